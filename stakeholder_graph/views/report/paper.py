"""What is a board paper made of? Numbered parts and annexes of plain blocks, the same for every format.

Nothing here knows of HTML, Word or PDF, and nothing here finds anything out. A sentence that states a finding has
runs that lead to its proof: an anchor elsewhere in the same paper, so that it can be followed on screen and on paper.
"""

from typing import Literal

from msgspec import Struct


class Run(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence.

    ``to`` is the anchor, in this paper, of what proves it; ``address`` is a web address that is safe to follow.
    Both are empty where it leads nowhere. ``assumed`` marks words that say something is only assumed.
    """

    text: str
    strong: bool = False
    assumed: bool = False
    to: str = ""
    address: str = ""


Words = tuple[Run, ...]


class Paragraph(Struct, frozen=True, kw_only=True):
    """One paragraph. ``number`` is as printed ("2.1"), empty for none; ``anchor`` is what a proof leads to."""

    words: Words
    number: str = ""
    anchor: str = ""
    look: Literal["plain", "lead", "caution", "small", "command"] = "plain"


class Listed(Struct, frozen=True, kw_only=True):
    """A list; ``numbered`` for steps. Each item may be led to by an anchor of its own, empty for none."""

    items: tuple[Words, ...]
    numbered: bool = False
    anchors: tuple[str, ...] = ()


class Grid(Struct, frozen=True, kw_only=True):
    """A table under a caption, its first row the headings and its first column what each row is about.

    ``widths`` are shares of the width of the page, one for each column. ``anchors`` are as long as the rows, or
    empty. ``landscape`` asks for a page turned on its side, where the format has pages.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]
    anchor: str = ""
    anchors: tuple[str, ...] = ()
    landscape: bool = False


class Picture(Struct, frozen=True, kw_only=True):
    """A figure: as SVG and as PNG, so that every format has the one it can show, with its words for who cannot see.

    ``width`` and ``height`` are in points on paper; a figure too large for the page is made smaller.
    """

    svg: bytes
    png: bytes
    width: float
    height: float
    alternative: str
    caption: str
    anchor: str = ""
    landscape: bool = False


Block = Paragraph | Listed | Grid | Picture


class Part(Struct, frozen=True, kw_only=True):
    """A heading with its blocks. ``number`` is as printed ("2", "Annex B"); ``new_page`` starts it on a page.

    ``boxed`` sets it apart in a frame: the recommendation.
    """

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    anchor: str = ""
    level: Literal[1, 2, 3] = 1
    new_page: bool = False
    boxed: bool = False


class CoverLine(Struct, frozen=True, kw_only=True):
    """One field of the cover sheet. An empty text is to be filled in by whoever brings the paper."""

    label: str
    text: str


class Paper(Struct, frozen=True, kw_only=True):
    """A whole paper. ``running`` stands at the foot of every page; ``about`` is the document's description.

    ``date`` is the day of the meeting, else of the model, as ISO date, None where neither is known: a file carries
    no other date, so that the same paper is always the same bytes. ``author`` is whoever the cover sheet names, empty
    for none.
    """

    title: str
    subtitle: str
    cover: tuple[CoverLine, ...]
    parts: tuple[Part, ...]
    running: str
    about: str
    date: str | None = None
    author: str = ""
    language: str = "en-GB"
