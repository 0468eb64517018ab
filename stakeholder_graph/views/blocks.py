"""What is an answer laid out from? Plain blocks, laid out alike as text and as Markdown."""

from collections.abc import Sequence

from msgspec import Struct

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.words import Names

EVERYTHING = 10**9


class Say(Struct, frozen=True, kw_only=True):
    """One sentence or a few. ``indent`` is how deep it stands below what it explains.

    ``strong`` is for one that heads what stands under it, where a section has several such parts.
    """

    text: str
    indent: int = 0
    strong: bool = False


class Bullets(Struct, frozen=True, kw_only=True):
    """Sentences in a list. ``commands`` opens each to its proof, "" for none; empty where there are none."""

    items: tuple[str, ...]
    commands: tuple[str, ...] = ()
    numbered: bool = False
    indent: int = 0


class Table(Struct, frozen=True, kw_only=True):
    """Rows of text under column headings. ``spare`` is the column a narrow screen can do without, if any."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spare: int | None = None


Block = Say | Bullets | Table


class Section(Struct, frozen=True, kw_only=True):
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


class Outline(Struct, frozen=True, kw_only=True):
    """The answer of one command, ready to be laid out. ``closing`` ends with how much is assumed."""

    title: str
    opening: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


class Reading(Struct, frozen=True, kw_only=True):
    """An answer, its names, and whether everything is wanted or only the first few of long lists."""

    answer: Answer
    names: Names
    full: bool

    def limit(self, shown: int) -> int:
        """Return how many of a list to show."""
        return EVERYTHING if self.full else shown

    def cut(self, items: Sequence[str], shown: int, more: str) -> tuple[str, ...]:
        """Keep the first few; the last item then says how many are left out, and ``more`` where they are."""
        if len(items) <= self.limit(shown) + 1:
            return tuple(items)
        return (*items[:shown], f"and {len(items) - shown:,} more: {more}")
