"""What is handed over to be set as PDF: the paper as plain data, its lines broken where a word is too long for them.

The setting program takes data and takes text for text: nothing in here is ever read as its language.
"""

import re
from functools import partial
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from stakeholder_graph.views.report import furniture
from stakeholder_graph.views.report.paper import (
    Block,
    CoverLine,
    Grid,
    Listed,
    Paper,
    Paragraph,
    Part,
    Words,
)
from stakeholder_graph.views.report.sound import find_turned, rewrite_words, share_width

PORTRAIT, LANDSCAPE = (470.0, 690.0), (728.0, 462.0)
"""In points: what a page upright, and one on its side, gives a picture in width and in height."""
HEADED = 47.0
"""In points: what a heading and a line take away from that height, so that they need not stand on a page alone."""
LETTER, BETWEEN = 5.2, 7.0
"""In points: a letter of a table, and what lies between two of its columns."""
LONGEST_WORD, HYPHENATED = 40, 24
"""Letters: a word in a paragraph longer than the first may be broken anywhere. One of letters only, in a table, is
left to hyphenation up to the second."""
LONG_ROW, LONG_HEADINGS = 1200, 400
"""Letters: a row of a table with more may go on overleaf; headings with more are not repeated there."""
HERE_A_LINE_MAY_END = "\u200b"


class Drawing(Struct, frozen=True, kw_only=True):
    """A picture: which of the drawings it is, and how wide it is set, in points."""

    drawing: int
    width: float
    alternative: str
    caption: str
    anchor: str


class Table(Struct, frozen=True, kw_only=True):
    """A table: the shares of its columns, which of them hyphenate their words, and which rows may go on overleaf.

    ``repeats`` its headings on every page, unless they would fill it.
    """

    caption: str
    anchor: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    anchors: tuple[str, ...]
    shares: tuple[float, ...]
    hyphenated: tuple[bool, ...]
    breakable: tuple[bool, ...]
    repeats: bool


class Section(Struct, frozen=True, kw_only=True):
    """A heading with its blocks."""

    title: str
    number: str
    anchor: str
    level: int
    new_page: bool
    boxed: bool
    blocks: tuple[Paragraph | Listed | Table | Drawing, ...]


class Pages(Struct, frozen=True, kw_only=True):
    """Sections that follow each other upright, or on their side."""

    turned: bool
    sections: tuple[Section, ...]


class Handed(Struct, frozen=True, kw_only=True):
    """All that is handed over. ``day`` is year, month and day."""

    title: str
    subtitle: str
    cover: tuple[CoverLine, ...]
    pages: tuple[Pages, ...]
    running: str
    about: str
    author: str
    language: str
    day: tuple[int, int, int] | None
    drawings: tuple[str, ...]
    words: dict[str, str]


def build_handed(paper: Paper) -> Handed:
    """Build what is handed over of a paper that is sound."""
    drawings: list[str] = []
    parts = groupby(zip(find_turned(paper), paper.parts, strict=True), key=itemgetter(0))
    return Handed(
        title=let_break(paper.title, HYPHENATED),
        subtitle=let_break(paper.subtitle),
        cover=tuple(
            CoverLine(label=let_break(each.label, 18), text=let_break(each.text)) for each in paper.cover
        ),
        pages=tuple(
            Pages(
                turned=turned, sections=tuple(_hand_part(each, drawings, turned=turned) for _, each in group)
            )
            for turned, group in parts
        ),
        running=let_break(paper.running),
        about=paper.about,
        author=paper.author,
        language=paper.language,
        day=_split_day(paper.date) if paper.date else None,
        drawings=tuple(drawings),
        words={"page": furniture.PAGE, "of": furniture.OF, "to_fill_in": furniture.TO_FILL_IN},
    )


def let_break(text: str, longest: int = LONGEST_WORD) -> str:
    """Let a line end inside words longer than that, which would otherwise run off the page."""
    if len(text) <= longest:
        return text
    piece = max(longest // 3, 2)

    def cut(found: re.Match[str]) -> str:
        word = found[0]
        if word.isalpha() and len(word) <= HYPHENATED:
            return word
        return HERE_A_LINE_MAY_END.join(word[each : each + piece] for each in range(0, len(word), piece))

    return re.sub(rf"\S{{{longest + 1},}}", cut, text)


def _hand_part(part: Part, drawings: list[str], *, turned: bool) -> Section:
    return Section(
        title=let_break(part.title),
        number=part.number,
        anchor=part.anchor,
        level=part.level,
        new_page=part.new_page,
        boxed=part.boxed,
        blocks=tuple(
            _hand(each, drawings, turned=turned, headed=index < 2) for index, each in enumerate(part.blocks)
        ),
    )


def _hand(
    block: Block, drawings: list[str], *, turned: bool, headed: bool
) -> Paragraph | Listed | Table | Drawing:
    if isinstance(block, Paragraph):
        return Paragraph(
            words=rewrite_words(block.words, let_break),
            number=block.number,
            anchor=block.anchor,
            look=block.look,
        )
    if isinstance(block, Listed):
        items = tuple(rewrite_words(each, let_break) for each in block.items)
        return Listed(items=items, numbered=block.numbered, anchors=block.anchors)
    if isinstance(block, Grid):
        return _hand_table(block, turned=turned)
    drawings.append(block.svg.decode("utf-8"))
    width, height = LANDSCAPE if turned else PORTRAIT
    height -= HEADED if headed else 0
    return Drawing(
        drawing=len(drawings) - 1,
        width=block.width * min(width / block.width, height / block.height, 1.0),
        alternative=block.alternative,
        caption=let_break(block.caption),
        anchor=block.anchor,
    )


def _hand_table(grid: Grid, *, turned: bool) -> Table:
    width, _ = LANDSCAPE if turned else PORTRAIT
    shares = share_width(grid, int(width / LETTER))
    rooms = tuple(max(int((share * width - BETWEEN) / LETTER), 2) for share in shares)
    cuts = tuple(partial(let_break, longest=room) for room in rooms)
    columns = zip(rooms, zip(*grid.rows, strict=True), strict=True) if grid.rows else ()
    return Table(
        caption=let_break(grid.caption),
        anchor=grid.anchor,
        columns=tuple(cut(each) for cut, each in zip(cuts, grid.columns, strict=True)),
        rows=tuple(
            tuple(rewrite_words(cell, cut) for cut, cell in zip(cuts, row, strict=True)) for row in grid.rows
        ),
        anchors=grid.anchors,
        shares=shares,
        hyphenated=tuple(any(_has_word_beyond(room, each) for each in cells) for room, cells in columns),
        breakable=tuple(sum(len(run.text) for cell in row for run in cell) > LONG_ROW for row in grid.rows),
        repeats=sum(map(len, grid.columns)) <= LONG_HEADINGS,
    )


def _has_word_beyond(room: int, cell: Words) -> bool:
    return any(len(word) > room for run in cell for word in run.text.split())


def _split_day(date: str) -> tuple[int, int, int]:
    year, month, day = date.split("-")
    return int(year), int(month), int(day)
