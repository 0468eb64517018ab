"""Read back what a report was set from, so that it can be set again without the model."""

import json
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from stakeholder_graph.documents.sources import read_bytes
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote, show
from stakeholder_graph.results.answers import FORMAT, Answer
from stakeholder_graph.results.json_form import build_json

HINT = "store it again: stakeholder-graph report MODEL --format json -o stored.json"


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
        written: Any = json.loads(text, parse_constant=_refuse_constant)
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
    _check_whole(answer)
    return answer


class _DamagedError(Exception):
    """What is wrong with a stored report, and where it stands in the file."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


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
