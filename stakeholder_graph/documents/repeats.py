"""A line that repeats over a table: which of its values change from row to row, and what each row makes of them."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.records import Entries, RecordReader
from stakeholder_graph.documents.tables import Row, Table
from stakeholder_graph.documents.texts import Cell
from stakeholder_graph.model.quoting import list_some, quote
from stakeholder_graph.model.records import NOTHING_VOUCHES, Vouching
from stakeholder_graph.model.selectors import suggest

OpenTable = Callable[[str, Node], Table | None]
"""Returns the table a line names, or None after noting why there is none."""

_COLUMN = re.compile(r"\{([^{}]*)\}")


class Repeat(Struct, frozen=True):
    """A record and the table it repeats over: which of its values change from row to row."""

    table: Table
    changing: tuple[tuple[Scalar, Node], ...]


def find_repeat(reader: RecordReader, entries: Entries, open_table: OpenTable) -> Repeat | None:
    """Find the table a line repeats over, and check that its columns exist.

    Returns
    -------
    Repeat or None
        None if the table cannot be used; its problems have been noted.
    """
    reference = next(value for key, value in entries if key.text == "for_each")
    if not isinstance(reference, Scalar):
        reader.report("expected-text", "'for_each' takes the name of one table", node=reference)
        return None
    table = open_table(reference.text, reference)
    if table is None:
        return None
    changing = tuple((key, value) for key, value in entries if key.text != "for_each" and _has_braces(value))
    sound = True
    for _, value in changing:
        for scalar in _scalars_of(value):
            sound = _check_columns(reader, scalar, table) and sound
    return Repeat(table, changing) if sound else None


def _check_columns(reader: RecordReader, scalar: Scalar, table: Table) -> bool:
    remainder = _COLUMN.sub("", scalar.text)
    if "{" in remainder or "}" in remainder:
        reader.report("bad-column", f"{quote(scalar.text)} has a lone brace", "write {column}", node=scalar)
        return False
    for column in _COLUMN.findall(scalar.text):
        if column not in table.columns:
            hint = suggest(column, table.columns) or f"its columns: {list_some(table.columns)}"
            reader.report("unknown-column", f"the table has no column {quote(column)}", hint, node=scalar)
            return False
    return True


def fill_row(repeat: Repeat, row: Row) -> Entries:
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
