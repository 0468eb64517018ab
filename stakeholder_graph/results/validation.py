"""What is wrong in a model's file, and what did each of its lines become?"""

from typing import Literal

from msgspec import Struct


class ProblemEntry(Struct, frozen=True, kw_only=True):
    """Something wrong in the file. ``file``, ``line`` and ``column`` are None where it has no place in it."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    hint: str
    file: str | None
    line: int | None
    column: int | None
    end_column: int | None


class ExpandedLine(Struct, frozen=True, kw_only=True):
    """What one line of a model became: ``ids`` of its stakeholders, channels or members, in the order made."""

    section: str
    line: str
    file: str | None
    line_number: int | None
    ids: tuple[str, ...]
