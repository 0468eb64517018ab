"""The texts of one written value, and what is known when it is read."""

from stakeholder_graph.documents.fields import Field
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.tables import Row, Table
from stakeholder_graph.model.problem import Span
from stakeholder_graph.model.selectors import Directory


class FaultError(Exception):
    """A value that is not what its field takes: becomes a Problem at ``node``."""

    def __init__(self, code: str, message: str, hint: str = "", *, node: Node | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.node = node


class Cell(Scalar):
    """A value made from a row of a table: it stands in the cell it came from, which is looked up when asked."""

    __slots__ = ("cell_column", "row", "table")

    def __init__(self, text: str, table: Table, row: Row, cell_column: str) -> None:
        super().__init__(text, row.line, 1, 1, False)
        self.table = table
        self.row = row
        self.cell_column = cell_column

    def span(self, file: str) -> Span:
        """Tell in which cell this text stands."""
        return self.table.column_span(self.row, self.cell_column)


class Vocabulary:
    """The words a value may use in one model: kinds, sectors, roles and sources, built-in and its own.

    ``selector_nodes`` remembers where each selector was written, by its identity, for what is found out later.
    """

    def __init__(self, directory: Directory, sectors: set[str], roles: set[str], sources: set[str]) -> None:
        self.directory = directory
        self.sectors = sectors
        self.roles = roles
        self.sources = sources
        self.selector_nodes: dict[int, Node] = {}


def read_text(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the text of a scalar; a list or a mapping is not one."""
    if isinstance(node, Scalar):
        return node.text
    what = "a mapping" if isinstance(node, Mapping) else "a list"
    raise FaultError("expected-text", f"'{field.name}' takes one value, not {what}", node=node)


def read_texts(node: Node, field: Field, words: Vocabulary) -> tuple[str, ...]:
    """Return the texts of a list; one text alone is a list of one."""
    return tuple(scalar.text for scalar in read_scalars(node, field))


def read_scalars(node: Node, field: Field) -> list[Scalar]:
    """Return the texts of a list with their places; one text alone is a list of one."""
    if isinstance(node, Cell):  # a table has no lists: several texts in one cell are parted by bars
        texts = (text.strip() for text in node.text.split("|"))
        return [Cell(text, node.table, node.row, node.cell_column) for text in texts if text]
    items = node.items if isinstance(node, Sequence) else [node]
    for item in items:
        if not isinstance(item, Scalar):
            raise FaultError("expected-text", f"'{field.name}' takes a list of plain values", node=item)
    return [item for item in items if isinstance(item, Scalar)]
