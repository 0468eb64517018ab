"""What a YAML file says before anybody decides what it means: texts, lists and mappings with their places."""

from stakeholder_graph.model.problem import Span
from stakeholder_graph.model.quoting import quote

# These are plain slotted classes and not dataclasses because a large place has 400,000 of them.


class Scalar:
    """Hold one text of a file exactly as it was meant, never interpreted.

    ``line`` and ``column`` count from 1 in characters and point at the first character written, which is the
    quote of a quoted text. ``end_column`` is the first column after the text, on its first line. ``plain``
    tells whether it was written without quotes: an empty plain text is a value left out.
    """

    __slots__ = ("column", "end_column", "line", "plain", "text")

    def __init__(self, text: str, line: int, column: int, end_column: int, plain: object) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.end_column = end_column
        self.plain = bool(plain)

    def __repr__(self) -> str:
        return f"Scalar({quote(self.text)} at {self.line}:{self.column})"

    def span(self, file: str) -> Span:
        """Tell where this text stands."""
        return Span(file, self.line, self.column, self.end_column)


class Sequence:
    """Hold a list; ``line`` and ``column`` point at its first dash or its bracket."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column

    def __repr__(self) -> str:
        return f"Sequence({self.items!r} at {self.line}:{self.column})"

    def span(self, file: str) -> Span:
        """Tell where this list begins."""
        return Span(file, self.line, self.column, self.column + 1)


class Mapping:
    """Hold keys and their values in the order of the file.

    ``line`` and ``column`` point at the first key or the brace. No text occurs twice among the keys.
    """

    __slots__ = ("column", "entries", "line")

    def __init__(self, line: int, column: int) -> None:
        self.entries: list[tuple[Scalar, Node]] = []
        self.line = line
        self.column = column

    def __repr__(self) -> str:
        return f"Mapping({self.entries!r} at {self.line}:{self.column})"

    def span(self, file: str) -> Span:
        """Tell where this mapping begins."""
        return Span(file, self.line, self.column, self.column + 1)


Node = Scalar | Sequence | Mapping
