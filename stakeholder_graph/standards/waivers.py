"""Breaches that are accepted for now: reading them, applying them, and finding those that waive nothing any more."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.documents.nodes import Mapping, Node, Scalar
from stakeholder_graph.documents.nodes import Sequence as SequenceNode
from stakeholder_graph.documents.records import RecordReader
from stakeholder_graph.model.persons import HINT, find_person
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.selectors import suggest
from stakeholder_graph.results.audits import AppliedWaiver, Check, StaleWaiver
from stakeholder_graph.standards.fields import WAIVER
from stakeholder_graph.standards.written import Written, build_words, check_format, read_file

FORMAT = "stakeholder-graph/waivers/1"
_KEYS = ("format", "waivers")


class Waiver(Struct, frozen=True, kw_only=True):
    """A breach that is accepted until the end of a day, why, and which post answers for it."""

    rule: str
    reason: str
    owner: str
    until: date
    standard: str | None = None
    subject: str | None = None

    def concerns(self, check: Check) -> bool:
        """Say whether it is about a check."""
        return (
            self.rule == check.rule
            and self.standard in (None, check.standard)
            and self.subject in (None, check.subject)
        )

    def has_ended(self, day: date | None) -> bool:
        """Say whether its last day has passed; where there is no day to look at, it has not."""
        return day is not None and self.until < day


def read_waivers(path: Path, file: str, standards: Collection[str] = ()) -> Written[tuple[Waiver, ...]]:
    """Read a file of waivers, with everything that is wrong in it.

    One that names none of the ``standards`` there are is warned of: it would never waive anything. Where none are
    given, nobody is warned.
    """

    def build(tree: Node, data: bytes) -> tuple[tuple[Waiver, ...] | None, Sequence[Problem]]:
        reader = RecordReader(file, build_words(None))
        return _build_waivers(reader, tree, standards), reader.problems

    return read_file(path, file, build)


def _build_waivers(reader: RecordReader, tree: Node, standards: Collection[str]) -> tuple[Waiver, ...] | None:
    top = check_format(reader, tree, FORMAT, "waivers")
    if top is None:
        return None
    written = {key.text: value for key, value in top.entries}
    for key, _ in top.entries:
        if key.text not in _KEYS:
            hint = suggest(key.text, _KEYS) or f"known keys: {', '.join(_KEYS)}"
            reader.report("unknown-key", f"a file of waivers has no key {quote(key.text)}", hint, node=key)
    for name in _KEYS:
        if name not in written:
            hint = f"write 'format: {FORMAT}'" if name == "format" else "list them under 'waivers'"
            reader.report("missing-key", f"a file of waivers needs '{name}'", hint, node=tree)
    section = written.get("waivers")
    if section is None:
        return None
    if not isinstance(section, SequenceNode):
        reader.report("expected-list", "'waivers' takes a list", "begin every waiver with '- '", node=section)
        return None
    for each in section.items:
        _check_standard(reader, each, standards)
        _check_owner(reader, each)
    found = (reader.read_record(each, WAIVER, what="a waiver") for each in section.items)
    return tuple(
        Waiver(**{key: value for key, value in values.items() if key != "note"})
        for values in found
        if values is not None
    )


def _check_owner(reader: RecordReader, node: Node) -> None:
    """Warn of a waiver whose owner is a person and no post."""
    entries = node.entries if isinstance(node, Mapping) else []
    owner = next((value for key, value in entries if key.text == "owner"), None)
    person = find_person(owner.text) if isinstance(owner, Scalar) else None
    if owner is not None and person is not None:
        message = f"this names a person: {quote(person)}"
        reader.report("person-named", message, HINT, node=owner, severity="warning")


def _check_standard(reader: RecordReader, node: Node, standards: Collection[str]) -> None:
    """Warn of a waiver that names a standard nobody has."""
    entries = node.entries if isinstance(node, Mapping) else []
    named = next((value for key, value in entries if key.text == "standard"), None)
    if standards and isinstance(named, Scalar) and named.text not in standards:
        hint = suggest(named.text, standards) or f"known: {', '.join(sorted(standards))}"
        reader.report(
            "unknown-standard",
            f"no standard that comes with the program or was given is called {quote(named.text)}",
            hint,
            node=named,
            severity="warning",
        )


def apply_waivers(checks: Iterable[Check], waivers: Sequence[Waiver], day: date | None) -> tuple[Check, ...]:
    """Waive what is not met and accepted on the day; the first waiver that is about a check waives it."""
    standing = [each for each in waivers if not each.has_ended(day)]
    return tuple(_waive(check, standing) for check in checks)


def _waive(check: Check, waivers: Iterable[Waiver]) -> Check:
    waiver = next((each for each in waivers if each.concerns(check)), None)
    if waiver is None or check.result != "not-met":
        return check
    applied = AppliedWaiver(reason=waiver.reason, owner=waiver.owner, until=waiver.until.isoformat())
    return replace(check, result="waived", waiver=applied)


def find_stale(
    checks: Sequence[Check], waivers: Iterable[Waiver], day: date | None
) -> tuple[StaleWaiver, ...]:
    """Find the waivers that no longer waive anything, in their order.

    Their day has passed, or all they are about is met or does not apply, or no rule that was asked is what they are
    about, or it is not asked of their subject. A waiver of another standard than those that were asked is left alone.
    """
    asked = {each.standard for each in checks}
    found = []
    for waiver in waivers:
        if waiver.standard is not None and waiver.standard not in asked:
            continue
        about = [each for each in checks if waiver.concerns(each)]
        stale = StaleWaiver(
            rule=waiver.rule, owner=waiver.owner, until=waiver.until.isoformat(), because="unknown-rule"
        )
        anybody = replace(waiver, subject=None)
        if waiver.has_ended(day):
            found.append(replace(stale, because="ended"))
        elif not about and any(anybody.concerns(each) for each in checks):
            found.append(replace(stale, because="unknown-subject"))
        elif not about:
            found.append(stale)
        elif all(each.result == "not-applicable" for each in about):
            found.append(replace(stale, because="not-applicable"))
        elif all(each.result in ("met", "not-applicable") for each in about):
            found.append(replace(stale, because="met"))
    return tuple(found)
