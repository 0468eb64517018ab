"""Read back what a report was set from, so that it can be set again without the model."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from math import isinf
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from stakeholder_graph.documents.sources import read_bytes
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote, show
from stakeholder_graph.results.answers import FORMAT, Answer
from stakeholder_graph.results.json_form import build_json
from stakeholder_graph.results.scene import Scene

HINT = "store it again: stakeholder-graph report MODEL --format json -o stored.json"
DAYS = frozenset(
    (
        "arrives",
        "as_of",
        "date",
        "departs",
        "heard",
        "missed",
        "on",
        "ready",
        "start",
        "until",
        "worst_start",
    )
)
"""The keys of a stored report whose texts are days."""


class StoredReport(Struct, frozen=True, kw_only=True):
    """A stored report as it was read: the answer, or None and what is wrong with the file."""

    file: str
    answer: Answer | None
    problems: tuple[Problem, ...] = ()


def read_stored_report(path: Path | str) -> StoredReport:
    """Read a stored report; nothing about its content is raised."""
    file = str(path)
    data = read_bytes(Path(path), file)
    if isinstance(data, Problem):
        return StoredReport(file=file, answer=None, problems=(data,))
    try:
        return StoredReport(file=file, answer=restore_report(data))
    except _DamagedError as fault:
        problem = Problem(
            code="damaged-report",
            message=fault.message,
            hint=HINT,
            span=Span(file, fault.line, fault.column, fault.column),
        )
        return StoredReport(file=file, answer=None, problems=(problem,))


def restore_report(data: bytes) -> Answer:
    """Build the answer that the bytes of a stored report hold."""
    try:
        text = data.decode("utf-8")
        written: Any = json.loads(text, parse_constant=_refuse_constant, parse_float=_read_number)
    except UnicodeDecodeError as fault:
        raise _DamagedError("this is not UTF-8 text", *_find_place(data, fault.start)) from None
    except json.JSONDecodeError as fault:
        raise _DamagedError(f"this is not JSON: {fault.msg.lower()}", fault.lineno, fault.colno) from None
    except (RecursionError, ValueError):
        raise _DamagedError("this is not JSON that could be read") from None
    if not isinstance(written, dict) or written.get("format") != FORMAT or written.get("command") != "report":
        raise _DamagedError("this is no stored report")
    try:
        answer = msgspec.convert(written, Answer)
    except msgspec.ValidationError as fault:
        said, _, at = str(fault).partition(" - at ")
        raise _DamagedError(f"{_lower(said)}{f' (at {at})' if at else ''}") from None
    strange = _find_difference(written, {"format": FORMAT, **_as_mapping(build_json(answer))}, "$")
    if strange:
        raise _DamagedError(f"there is something at {strange} that no report says")
    undated = next(_find_strange_days(written, "$"), None)
    if undated is not None:
        raise _DamagedError(f"there is no day at {undated} (write it as 2012-10-31)")
    _check_whole(answer)
    return answer


class _DamagedError(UsageError):
    """What is wrong with a stored report, and where it stands in the file."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message, HINT)
        self.line = line
        self.column = column


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _read_number(written: str) -> float:
    number = float(written)
    if isinf(number):
        raise ValueError(written)
    return number


def _find_strange_days(written: Any, at: str) -> Iterator[str]:
    """Find every place where a day should stand and something else does."""
    if isinstance(written, dict):
        for key, value in written.items():
            if key in DAYS and isinstance(value, str) and not _is_day(value):
                yield f"{at}.{key}"
            yield from _find_strange_days(value, f"{at}.{key}")
    elif isinstance(written, list):
        for number, value in enumerate(written):
            yield from _find_strange_days(value, f"{at}[{number}]")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _find_place(data: bytes, at: int) -> tuple[int, int]:
    before = data[:at]
    return before.count(b"\n") + 1, at - (before.rfind(b"\n") + 1) + 1


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _as_mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _find_difference(written: Any, known: Any, at: str) -> str:
    """Find the first place where what was written is more, or other, than what was understood; "" for none."""
    if isinstance(written, dict) and isinstance(known, dict):
        for key in written:
            if key in known:
                found = _find_difference(written[key], known[key], f"{at}.{key}")
            else:
                found = f"{at}.{show(key)}" if written[key] is not None else ""
            if found:
                return found
        return ""
    if isinstance(written, list) and isinstance(known, list) and len(written) == len(known):
        pairs = zip(written, known, strict=True)
        told = (_find_difference(one, other, f"{at}[{n}]") for n, (one, other) in enumerate(pairs))
        return next((each for each in told if each), "")
    return "" if written == known else at


def _check_whole(answer: Answer) -> None:
    """Check that the parts a paper is set from are there, and fit each other."""
    for name in ("messages", "silos", "checks", "audit", "review", "report"):
        if getattr(answer, name) is None:
            raise _DamagedError(f"a stored report needs '{name}'")
    messages = {each.message for each in answer.messages or ()}
    report = answer.report
    if report is None:
        return
    named = [
        *(each.message for each in report.weakest),
        *(each.message for each in report.traces),
        *(effect.message for each in (*report.changes, *report.idle_changes) for effect in each.effects),
    ]
    unknown = next((each for each in named if each not in messages), None)
    if unknown is not None:
        raise _DamagedError(f"it speaks of a message {quote(unknown)} that it does not hold")
    if any(each.deliveries is None or each.weak_points is None for each in answer.messages or ()):
        raise _DamagedError("a message lacks its deliveries or its weak points")
    if any(not each.effects or not each.effects[0].better for each in report.changes):
        raise _DamagedError("a change that helps does not say whom")
    if any(not 0 <= number < len(report.weakest) for each in report.changes for number in each.mends):
        raise _DamagedError("a change mends a weak place that it does not hold")
    _check_scene(report.scene)


def _check_scene(scene: Scene) -> None:
    """Check that everything is drawn once and in a row that is there, and that every line has its two ends."""
    ids = [each.id for each in scene.stakeholders]
    channels = [each.id for each in scene.channels]
    if len({*ids}) < len(ids) or len({*channels}) < len(channels):
        raise _DamagedError("its map draws somebody, or a channel, twice")
    _check_known("its map has a line with an end", _find_ends(scene), ids)
    _check_known(
        "its map pairs a channel with", (each.twin for each in scene.channels if each.twin), channels
    )
    if scene.tiers:
        tiers = [each.tier for each in scene.tiers]
        _check_known("its map puts somebody in a row", (each.tier for each in scene.stakeholders), tiers)


def _find_ends(scene: Scene) -> Iterator[str]:
    for channel in scene.channels:
        yield from (channel.sender, channel.receiver)
    for tie in scene.ties:
        yield from (tie.sender, tie.receiver)


def _check_known(said: str, named: Iterable[str], known: Iterable[str]) -> None:
    known = frozenset(known)
    unknown = next((each for each in named if each not in known), None)
    if unknown is not None:
        raise _DamagedError(f"{said} {quote(unknown)}, which it does not draw")
