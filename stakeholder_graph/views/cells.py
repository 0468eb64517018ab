"""What is a cell of a CSV table, and how is it written?"""

from collections.abc import Sequence

from msgspec import Struct

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

JOIN = " | "
"""What parts several values in one cell."""


def pick(value: Struct | None, fields: Sequence[str]) -> Row:
    """Return some fields of a value, None for each where there is no value."""
    return tuple(None if value is None else getattr(value, field) for field in fields)


def write_cell(cell: Cell) -> str | int | float:
    """Write a cell: empty for unknown, numbers without the noise of their last digits."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return float(f"{cell:.12g}") + 0.0 if isinstance(cell, float) else cell
