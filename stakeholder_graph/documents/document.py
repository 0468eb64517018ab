"""A model as it was read: the place, everything that is wrong, and where each record stands in the text."""

from collections.abc import Mapping as AbstractMapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.tables import Table
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Origin, Problem, Span
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.results.withheld import Withheld


class Document(Struct, frozen=True, kw_only=True, dict=True):
    """What came of reading one model.

    ``place`` is None if any problem is an error. ``files`` are those it is made of, also those that could not
    be read: nothing may be written over them. ``texts`` holds the files that were read, by the names messages
    use; ``sha256`` and ``tables_sha256`` are their fingerprints, by which a figure can be traced to them.
    ``withheld`` is None unless the place is the public copy of another: it then counts what that leaves out.
    """

    path: Path
    file: str
    place: Place | None
    problems: tuple[Problem, ...]
    sha256: str
    files: tuple[Path, ...] = ()
    tables_sha256: AbstractMapping[str, str] = field(default_factory=dict)
    texts: AbstractMapping[str, bytes] = field(default_factory=dict)
    tree: Node | None = None
    tables: AbstractMapping[str, Table] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] | None = None

    @property
    def is_sound(self) -> bool:
        """Whether the place can be asked anything: no problem is an error."""
        return self.place is not None and not any(problem.is_error for problem in self.problems)

    def locate(self, problem: Problem) -> Problem:
        """Return a problem with the place in the file where it stands, found by its origin and field."""
        if problem.span is not None or problem.origin is None or self.tree is None:
            return problem
        return replace(
            problem,
            span=find_span(
                self.tree, self.file, self.tables, problem.origin, problem.field, said=problem.message
            ),
        )


def find_span(
    tree: Node,
    file: str,
    tables: AbstractMapping[str, Table],
    origin: Origin,
    field_name: str | None,
    *,
    said: str = "",
) -> Span:
    """Find where a record, or one of its values, stands.

    A value that a table gives is found in its cell; a value that is nowhere (a default) at its record. Of a
    list, and of an edit, it is the first text that ``said`` (what is wrong with it) quotes.
    """
    node, key = _walk(tree, origin)
    if field_name is None and ("edits" in origin.keys or origin.keys[:1] == ("corrections",)):
        return (_find_quoted(node, said) or key or node).span(file)
    if field_name is not None and isinstance(node, Mapping):
        for name, value in node.entries:
            if name.text == field_name:
                cell = _find_cell(value, tables, origin)
                return cell or (_find_quoted(value, said) or value).span(file)
    if origin.table is not None and origin.table in tables:
        table = tables[origin.table]
        for row in table.rows:
            if row.line == origin.row:
                return table.column_span(row, table.columns[0])
    return (key or node).span(file)


def _find_quoted(node: Node, said: str) -> Scalar | None:
    """Find the first text below a node that a message quotes."""
    if isinstance(node, Scalar):
        return node if quote(node.text) in said else None
    below = node.items if isinstance(node, Sequence) else [value for _, value in node.entries]
    found = (_find_quoted(each, said) for each in below)
    return next((each for each in found if each is not None), None)


def _walk(tree: Node, origin: Origin) -> tuple[Node, Scalar | None]:
    """Walk from the top along the keys of an origin, as far as they lead."""
    node, at = tree, None
    for key in origin.keys:
        if isinstance(node, Mapping) and isinstance(key, str):
            found = next(((name, value) for name, value in node.entries if name.text == key), None)
            if found is None:
                break
            at, node = found
        elif isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
            at, node = None, node.items[key]
        else:
            break
    return node, at


def _find_cell(value: Node, tables: AbstractMapping[str, Table], origin: Origin) -> Span | None:
    """Find the cell that fills a ``{column}`` of a value."""
    if origin.table is None or origin.table not in tables or not isinstance(value, Scalar):
        return None
    table = tables[origin.table]
    column = next((each for each in table.columns if f"{{{each}}}" in value.text), None)
    row = next((each for each in table.rows if each.line == origin.row), None)
    return table.column_span(row, column) if column is not None and row is not None else None
