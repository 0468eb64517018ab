"""What is wrong in a user's file, and where exactly it stands."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Span(Struct, frozen=True, order=True):
    """A stretch of one line of a file.

    ``line`` and ``column`` count from 1 and columns are characters, not bytes. ``end_column`` is the first
    column after the stretch, never smaller than ``column``.
    """

    file: str
    line: int
    column: int
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Origin(Struct, frozen=True):
    """Which record of a model a value was read from: its keys from the top, and the table row if it has one.

    ``row`` is the physical line of the table, so that a person finds it in any editor.
    """

    keys: tuple[str | int, ...]
    table: str | None = None
    row: int | None = None


class Problem(Struct, frozen=True, kw_only=True):
    """Something wrong in the user's file, in words its writer can act on.

    ``span`` is where it stands (None for a place built in Python). Checks of meaning know only ``origin`` and
    ``field``; the document that was read turns these into a span.
    """

    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    span: Span | None = None
    related: tuple[Span, ...] = ()
    origin: Origin | None = None
    field: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether nothing can be answered until this is mended."""
        return self.severity == "error"
