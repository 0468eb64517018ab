"""One written record -> its typed values: known keys only, required keys present, every fault with its place."""

import re
from typing import Any

from stakeholder_graph.documents.fields import SEAT, WINDOW, Field, RecordType
from stakeholder_graph.documents.known_words import read_source_name
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.sources import PROBLEM_LIMIT
from stakeholder_graph.documents.texts import Cell, FaultError, Vocabulary, read_text
from stakeholder_graph.documents.values import is_link, read_value
from stakeholder_graph.model.cadence import NotUnderstoodError, read_date
from stakeholder_graph.model.problem import Problem, Severity, Span
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import Seats, Vouching, Window
from stakeholder_graph.model.selectors import suggest

Values = dict[str, Any]
"""The values of one record by attribute name; the table of fields gives each its type."""

Entries = list[tuple[Scalar, Node]]
"""The keys of a mapping, each with what stands behind it."""

_WINDOW = re.compile(r"(\S+) to (\S+)")


class RecordReader:
    """Reads records of one file, collecting every problem it meets."""

    def __init__(self, file: str, words: Vocabulary) -> None:
        self.file = file
        self.words = words
        self.problems: list[Problem] = []
        self.error_count = 0
        self._vouching: dict[str, Vouching] = {}

    def report(
        self,
        code: str,
        message: str,
        hint: str = "",
        *,
        node: Node,
        severity: Severity = "error",
        related: tuple[Span, ...] = (),
    ) -> None:
        """Note a problem at a node of the file."""
        self.error_count += severity == "error"
        self.problems.append(
            Problem(
                code=code,
                message=message,
                hint=hint,
                severity=severity,
                span=node.span(self.file),
                related=related,
            )
        )

    @property
    def has_enough(self) -> bool:
        """Whether so much is wrong that nobody would read of more."""
        return self.error_count >= PROBLEM_LIMIT

    def report_fault(self, fault: FaultError, node: Node) -> None:
        """Note what was wrong with a value."""
        self.report(fault.code, fault.message, fault.hint, node=fault.node or node)

    def read_record(
        self, node: Node, record: RecordType, *, what: str = "", known: Values | None = None
    ) -> Values | None:
        """Read one record as values by attribute name.

        Parameters
        ----------
        node
            The mapping it was written as.
        record
            Its type.
        what
            How messages name it; the record type's name if empty.
        known
            Values that need not be in the mapping, such as an id written as its key.

        Returns
        -------
        dict or None
            None if it is no mapping, or lacks a required key or value that can be used: its problems have been
            noted. Anything else that is wrong has been noted and left out, so that the rest can be checked.
        """
        entries = self.find_entries(node, what or record.name)
        if entries is None:
            return None
        return self.read_entries(entries, node, record, what=what, known=known)

    def find_entries(self, node: Node, what: str) -> Entries | None:
        """Return the entries of a mapping; anything else is a problem."""
        if isinstance(node, Mapping):
            return node.entries
        self.report(
            "expected-mapping", f"{what} takes a mapping of keys to values", "write {key: value}", node=node
        )
        return None

    def read_entries(
        self,
        entries: Entries,
        node: Node,
        record: RecordType,
        *,
        what: str = "",
        known: Values | None = None,
    ) -> Values | None:
        """Read the entries of a record; see `read_record`."""
        values: Values = dict(known) if known else {}
        fields = record.by_name
        sound = True
        for key, value in entries:
            field = fields.get(key.text)
            if field is None:
                hint = suggest(key.text, fields) or f"known keys: {', '.join(fields)}"
                named = what or f"a {record.name}"
                self.report("unknown-key", f"{named} has no key {quote(key.text)}", hint, node=key)
            elif type(value) is Scalar and not value.text.strip() and (value.plain or field.required):
                continue  # nothing stands here: as if the key were left out
            elif type(value) is Cell and not value.text:
                continue
            else:
                try:
                    values[field.target] = self._read_field(value, field, record)
                except FaultError as fault:
                    self.report_fault(fault, value)
                    sound = sound and not field.required
        sound = self.check_required(entries, node, record, what or f"a {record.name}", values) and sound
        return values if sound else None

    def check_required(
        self,
        entries: Entries,
        node: Node,
        record: RecordType,
        what: str,
        known: Values | None = None,
    ) -> bool:
        """Check that no key is missing which the record needs and nobody knows otherwise."""
        missing = [field for field in record.required if field.target not in (known or ())]
        if missing:
            written = {key.text for key, value in entries if not _is_empty(value)}
            missing = [field for field in missing if field.name not in written]
        for field in missing:
            self.report("missing-key", f"{what} needs '{field.name}'", field.says, node=node)
        return not missing

    def read_field(self, node: Node, field: Field) -> object:
        """Read one simple value, as its field's type.

        Raises
        ------
        FaultError
            If the value is not what the field takes.
        """
        return read_value(node, field, self.words)

    def read_source(self, node: Node, field: Field) -> str:
        """Read the name of a source that exists.

        Raises
        ------
        FaultError
            If there is no such source.
        """
        return read_source_name(node, field, self.words)

    def _read_field(self, value: Node, field: Field, record: RecordType) -> object:
        if field.type == "vouching":
            return self._read_vouching(value, record)
        if field.type == "seats":
            return self._read_seats(value)
        if field.type == "windows":
            return self._read_windows(value)
        if field.type == "address":
            return self._read_address(value, field)
        return read_value(value, field, self.words)

    def _read_address(self, node: Node, field: Field) -> str:
        address = read_text(node, field, self.words)
        if not is_link(address):
            self.report(
                "unsafe-address",
                f"{quote(address)} is not shown as a link",
                "only http, https and mailto addresses become links",
                node=node,
                severity="warning",
            )
        return address

    def _read_vouching(self, node: Node, record: RecordType) -> Vouching:
        field = record.by_name["source"]
        if isinstance(node, Scalar):
            name = read_source_name(node, field, self.words)
            if name not in self._vouching:
                self._vouching[name] = Vouching(existence=name)
            return self._vouching[name]
        if not isinstance(node, Mapping):
            raise FaultError(
                "expected-text", "'source' takes a name, or a mapping of keys to names", node=node
            )
        names: dict[str, str] = {}
        fields = record.by_name
        for key, value in node.entries:
            if key.text != "all" and key.text not in fields:
                hint = suggest(key.text, ["all", *fields]) or "write 'all' or a key of this line"
                raise FaultError(
                    "unknown-key", f"{quote(key.text)} is no key a source could vouch for", hint, node=key
                )
            names[key.text] = read_source_name(value, field, self.words)
        rest = names.pop("all", None)
        values = {fields[name].target: source for name, source in names.items()}
        return Vouching(existence=rest, rest=rest, values=values)

    def _read_seats(self, node: Node) -> tuple[Seats, ...]:
        if not isinstance(node, Sequence):
            raise FaultError(
                "expected-list", "'seats' takes a list", "write [{role: GP, count: 7}]", node=node
            )
        found = (self.read_record(item, SEAT, what="a seat") for item in node.items)
        return tuple(Seats(**values) for values in found if values is not None)

    def _read_windows(self, node: Node) -> tuple[Window, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        return tuple(window for item in items if (window := self._read_window(item)) is not None)

    def _read_window(self, node: Node) -> Window | None:
        if isinstance(node, Scalar):
            written = _WINDOW.fullmatch(node.text)
            if not written:
                raise FaultError(
                    "bad-date",
                    f"{quote(node.text)} is no stretch of days",
                    "write 2012-11-01 to 2012-11-14",
                    node=node,
                )
            try:
                window = Window(since=read_date(written[1]), until=read_date(written[2]))
            except NotUnderstoodError as fault:
                raise FaultError("bad-date", fault.message, fault.hint, node=node) from None
        else:
            values = self.read_record(node, WINDOW, what="a window")
            if values is None:
                return None
            window = Window(**values)
        if window.until < window.since:
            raise FaultError("out-of-range", "the window ends before it begins", node=node)
        return window


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()
