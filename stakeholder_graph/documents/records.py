"""One written record -> its typed values: known keys only, required keys present, every fault with its place."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from stakeholder_graph.documents.fields import SEAT, WINDOW, Field, RecordType
from stakeholder_graph.documents.known_words import read_source_name
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.sources import PROBLEM_LIMIT
from stakeholder_graph.documents.tables import Row, Table
from stakeholder_graph.documents.texts import Cell, FaultError, Vocabulary, read_text
from stakeholder_graph.documents.values import is_link, read_value
from stakeholder_graph.model.cadence import NotUnderstoodError, read_date
from stakeholder_graph.model.problem import Problem, Severity, Span
from stakeholder_graph.model.quoting import list_some, quote
from stakeholder_graph.model.records import NOTHING_VOUCHES, Seats, Vouching, Window
from stakeholder_graph.model.selectors import suggest

Values = dict[str, Any]
"""The values of one record by attribute name; the table of fields gives each its type."""

_COLUMN = re.compile(r"\{([^{}]*)\}")
_WINDOW = re.compile(r"(\S+) to (\S+)")


class Repeat(Struct, frozen=True):
    """A record and the table it repeats over: which of its values change from row to row."""

    table: Table
    changing: tuple[tuple[Scalar, Node], ...]


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
        self.report(fault.code, fault.message, fault.hint, node=fault.node or node, severity=fault.severity)

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

    def find_entries(self, node: Node, what: str) -> list[tuple[Scalar, Node]] | None:
        """Return the entries of a mapping; anything else is a problem."""
        if isinstance(node, Mapping):
            return node.entries
        self.report(
            "expected-mapping", f"{what} takes a mapping of keys to values", "write {key: value}", node=node
        )
        return None

    def read_entries(
        self,
        entries: list[tuple[Scalar, Node]],
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
                    sound = sound and (fault.severity == "warning" or not field.required)
        sound = self.check_required(entries, node, record, what or f"a {record.name}", values) and sound
        return values if sound else None

    def check_required(
        self,
        entries: list[tuple[Scalar, Node]],
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

    def repeat(
        self, entries: list[tuple[Scalar, Node]], open_table: Callable[[str, Node], Table | None]
    ) -> Repeat | None:
        """Find the table a line repeats over, and check that its columns exist.

        Returns
        -------
        Repeat or None
            None if the table cannot be used; its problems have been noted.
        """
        reference = next(value for key, value in entries if key.text == "for_each")
        if not isinstance(reference, Scalar):
            self.report("expected-text", "'for_each' takes the name of one table", node=reference)
            return None
        table = open_table(reference.text, reference)
        if table is None:
            return None
        changing = tuple(
            (key, value) for key, value in entries if key.text != "for_each" and _has_braces(value)
        )
        sound = True
        for _, value in changing:
            for scalar in _scalars_of(value):
                sound = self._check_columns(scalar, table) and sound
        return Repeat(table, changing) if sound else None

    def _check_columns(self, scalar: Scalar, table: Table) -> bool:
        remainder = _COLUMN.sub("", scalar.text)
        if "{" in remainder or "}" in remainder:
            self.report("bad-column", f"{quote(scalar.text)} has a lone brace", "write {column}", node=scalar)
            return False
        for column in _COLUMN.findall(scalar.text):
            if column not in table.columns:
                hint = suggest(column, table.columns) or f"its columns: {list_some(table.columns)}"
                self.report("unknown-column", f"the table has no column {quote(column)}", hint, node=scalar)
                return False
        return True

    def fill_row(self, repeat: Repeat, row: Row) -> list[tuple[Scalar, Node]]:
        """Return the changing entries of a line as one row of its table fills them in."""
        return [(key, _fill(value, repeat.table, row)) for key, value in repeat.changing]


def vouch_for_columns(vouching: object, changing: list[str]) -> Vouching:
    """Let the source of a line vouch also for the values it takes from the table's row."""
    if not isinstance(vouching, Vouching) or vouching.existence is None or vouching.rest is not None:
        return vouching if isinstance(vouching, Vouching) else NOTHING_VOUCHES
    return Vouching(
        existence=vouching.existence,
        values=dict.fromkeys(changing, vouching.existence) | dict(vouching.values),
    )


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _scalars_of(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars_of(item)
    else:
        for _, value in node.entries:
            yield from _scalars_of(value)


def _has_braces(node: Node) -> bool:
    return any("{" in scalar.text or "}" in scalar.text for scalar in _scalars_of(node))


def _fill(node: Node, table: Table, row: Row) -> Node:
    if isinstance(node, Scalar):
        columns = _COLUMN.findall(node.text)
        if not columns:
            return node
        cells = row.values
        text = _COLUMN.sub(lambda found: cells[table.columns.index(found[1])], node.text)
        return Cell(text, table, row, columns[0])
    if isinstance(node, Sequence):
        filled = Sequence(node.line, node.column)
        filled.items = [_fill(item, table, row) for item in node.items]
        return filled
    mapping = Mapping(node.line, node.column)
    mapping.entries = [(key, _fill(value, table, row)) for key, value in node.entries]
    return mapping
