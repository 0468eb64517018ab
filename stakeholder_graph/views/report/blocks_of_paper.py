"""How do sentences and rows become blocks of a paper? Numbered paragraphs, links to proofs, tables with widths."""

from collections.abc import Iterable, Iterator, Sequence

from stakeholder_graph.views.blocks import Block as Laid
from stakeholder_graph.views.blocks import Bullets, Say, Section, Table
from stakeholder_graph.views.report.paper import Block, Grid, Listed, Paragraph, Run, Words

LETTERS = 100
"""About how many letters of a table fit on a line of a page."""
WIDEST = 70
"""How many letters of a cell count for the width of its column, at most."""
LONGEST_WORD = 14
"""A word longer than this may be broken."""


class Numbering:
    """Counts the paragraphs of one part of a paper: "2.1", "2.2"."""

    def __init__(self, part: str) -> None:
        self.part = part
        self._count = 0

    def number(self, words: Words, *, anchor: str = "") -> Paragraph:
        """Return a numbered paragraph."""
        self._count += 1
        return Paragraph(words=words, number=f"{self.part}.{self._count}", anchor=anchor)


def plain(text: str) -> Words:
    """Return words that lead nowhere."""
    return (Run(text=text),) if text else ()


def prove(text: str, anchor: str, where: str) -> Words:
    """Return a sentence that states a finding, with the place of its proof behind it."""
    return (Run(text=f"{text} "), Run(text=f"({where})", to=anchor))


def tabulate(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str | Words]],
    *,
    anchor: str = "",
    anchors: Sequence[str] = (),
    landscape: bool = False,
) -> Grid:
    """Make a table whose columns are as wide as what stands in them asks for."""
    cells = [tuple(plain(each) if isinstance(each, str) else each for each in row) for row in rows]
    return Grid(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(cells),
        widths=_share_widths([tuple(map(plain, columns)), *cells]),
        anchor=anchor,
        anchors=tuple(anchors),
        landscape=landscape,
    )


def _share_widths(rows: Sequence[Sequence[Words]]) -> tuple[float, ...]:
    """Share the width by what stands in each column, so that no number and no usual word has to be broken."""
    texts = [["".join(run.text for run in cell) for cell in column] for column in zip(*rows, strict=True)]
    wanted = [min(max(map(len, column)), WIDEST) for column in texts]
    least = [min(max(_measure_word(cell) for cell in column), LONGEST_WORD) + 2 for column in texts]
    spare = max(LETTERS - sum(least), 0)
    wish = [max(want - need, 0) for want, need in zip(wanted, least, strict=True)]
    widths = [need + spare * more / (sum(wish) or 1) for need, more in zip(least, wish, strict=True)]
    return tuple(round(each / sum(widths), 4) for each in widths)


def _measure_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def convert_sections(sections: Iterable[Section]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Turn what another command lays out into titles, each with its blocks."""
    for section in sections:
        yield section.title, tuple(convert_blocks(section.blocks, section.title))


def convert_blocks(blocks: Iterable[Laid], caption: str) -> Iterator[Block]:
    """Turn laid out blocks into those of a paper; a table is told under ``caption``."""
    for block in blocks:
        if isinstance(block, Say):
            yield Paragraph(words=(Run(text=block.text, strong=block.strong),))
        elif isinstance(block, Bullets):
            if block.items:
                yield Listed(items=tuple(map(plain, block.items)), numbered=block.numbered)
        elif isinstance(block, Table):
            yield tabulate(caption, block.columns, block.rows)
