"""What makes a paper safe to set in any format? Nothing invisible in it, no link astray, no heading out of step."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from stakeholder_graph.views.escapes import cut_to_width, make_printable
from stakeholder_graph.views.report.furniture import UNTITLED
from stakeholder_graph.views.report.paper import (
    Block,
    CoverLine,
    Grid,
    Listed,
    Paper,
    Paragraph,
    Part,
    Picture,
    Words,
)

ANCHOR_LENGTH = 32
"""Word takes no name of a place longer than 40 letters; the rest is kept for telling two alike apart."""
RUNNING_LENGTH = 120
"""What stands at the foot of a page takes no more than two lines of it."""
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
BREAKS_AFTER = re.compile(r"[ /-]")
ORDINARY_WORD, BETWEEN = 14, 2
"""Letters: no longer word has a right to room of its own; what lies between two columns of a table."""
SHORT, BETWEEN_LETTERS = 14, re.compile(r"(?<=\S) (?=\S)")
"""Letters of a reference that is held together; the spaces inside it."""
NOT_IN_AN_ANCHOR = re.compile(r"[^a-z0-9]+")
ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+")


def build_sound_paper(paper: Paper, write: Callable[[str], str] | None = None) -> Paper:
    """Return the same paper with nothing left in it that a format could trip over.

    Control, bidi and other invisible characters are written out, as everywhere in this program. Anchors become
    plain names, each held by the first thing that asks for it; what leads to an anchor that nobody holds, or to an
    address that is none of the web, leads nowhere. A heading is at most one level below the one before it.

    Parameters
    ----------
    paper
        The paper.
    write
        How every text is written, where ``clean`` is not enough.
    """
    sounding = _Sounding(write or clean, _name_anchors(paper))
    return Paper(
        title=sounding.line(paper.title) or UNTITLED,
        subtitle=sounding.line(paper.subtitle),
        cover=tuple(
            CoverLine(label=sounding.line(each.label), text=sounding.line(each.text)) for each in paper.cover
        ),
        parts=tuple(sounding.parts(paper.parts)),
        running=cut_to_width(sounding.line(paper.running), RUNNING_LENGTH),
        about=sounding.line(paper.about),
        date=paper.date,
        author=sounding.line(paper.author),
        language=paper.language,
    )


def clean(text: str) -> str:
    """Write text on one line, with every invisible character in it shown."""
    return make_printable(SPACES.sub(" ", text))


def find_turned(paper: Paper) -> tuple[bool, ...]:
    """Say of each part whether its pages are turned on their side: where any of its blocks asks for it.

    A heading that stands alone goes with the part after it, so that no page holds a heading and nothing else.
    """
    turned = [
        any(isinstance(each, Grid | Picture) and each.landscape for each in part.blocks)
        for part in paper.parts
    ]
    for index in range(len(turned) - 2, -1, -1):
        if not paper.parts[index].blocks:
            turned[index] = turned[index + 1]
    return tuple(turned)


def share_width(grid: Grid, letters: int) -> tuple[float, ...]:
    """Return the share of the width for each column, together 1.

    They are the shares that the table asks for, even ones where it asks for none; but no column is so narrow that it
    would break an ordinary word or a number of it in two, if the others can spare the room.

    Parameters
    ----------
    grid
        The table.
    letters
        How many letters go side by side into the whole width.
    """
    widths = grid.widths if len(grid.widths) == len(grid.columns) else ()
    if not widths or min(widths) <= 0:
        widths = (1.0,) * len(grid.columns)
    asked = [each / sum(widths) for each in widths]
    needed = [(_measure_words(grid, column) + BETWEEN) / letters for column in range(len(asked))]
    spare = [max(share - least, 0.0) for share, least in zip(asked, needed, strict=True)]
    lacking = sum(max(least - share, 0.0) for share, least in zip(asked, needed, strict=True))
    if not lacking or lacking > sum(spare):
        return tuple(asked)
    given = lacking / sum(spare)
    return tuple(
        max(share, least) - given * rest for share, least, rest in zip(asked, needed, spare, strict=True)
    )


def _measure_words(grid: Grid, column: int) -> int:
    """Return the letters of the longest ordinary word in a column, its heading included."""
    texts = [grid.columns[column], *("".join(run.text for run in row[column]) for row in grid.rows)]
    return min(max(len(word) for text in texts for word in BREAKS_AFTER.split(text)), ORDINARY_WORD)


def rewrite_words(words: Words, write: Callable[[str], str]) -> Words:
    """Write the text of every run anew."""
    return tuple(replace(each, text=write(each.text)) for each in words)


class _Sounding:
    """Goes through a paper once, from its beginning to its end."""

    def __init__(self, write: Callable[[str], str], names: dict[str, str]) -> None:
        self._write = write
        self._names = names
        self._free = dict(names)

    def parts(self, parts: Iterable[Part]) -> Iterator[Part]:
        depth = 0
        for part in parts:
            depth = min(part.level, depth + 1)
            number = self.line(part.number)
            yield replace(
                part,
                title=self.line(part.title) or ("" if number else UNTITLED),
                number=number,
                anchor=self._hold(part.anchor),
                level=depth,
                blocks=tuple(map(self._block, part.blocks)),
            )

    def line(self, text: str) -> str:
        return self._write(text).strip()

    def _block(self, block: Block) -> Block:
        if isinstance(block, Listed):
            return replace(block, items=tuple(map(self._words, block.items)), anchors=self._inner(block))
        anchor = self._hold(block.anchor)
        if isinstance(block, Paragraph):
            words = self._words(block.words)
            return replace(block, anchor=anchor, number=self.line(block.number), words=words)
        caption = self.line(block.caption)
        if isinstance(block, Grid):
            return replace(
                block,
                caption=caption,
                columns=tuple(map(self.line, block.columns)),
                rows=tuple(tuple(map(self._words, row)) for row in block.rows),
                anchor=anchor,
                anchors=self._inner(block),
            )
        alternative = self.line(block.alternative) or caption or UNTITLED
        return replace(block, anchor=anchor, caption=caption, alternative=alternative)

    def _words(self, words: Words) -> Words:
        return tuple(
            replace(
                each,
                text=_hold_together(self._write(each.text)) if each.to else self._write(each.text),
                to=self._names.get(each.to, ""),
                address=each.address if ADDRESS.fullmatch(each.address) else "",
            )
            for each in words
            if each.text
        )

    def _inner(self, block: Grid | Listed) -> tuple[str, ...]:
        return tuple(map(self._hold, _list_inner_anchors(block)))

    def _hold(self, anchor: str) -> str:
        """Return the name of an anchor the first time, and nothing from then on."""
        return self._free.pop(anchor, "")


def _hold_together(text: str) -> str:
    """Let no line end inside a short reference such as "(Annex B)"."""
    return BETWEEN_LETTERS.sub("\u00a0", text) if len(text) <= SHORT else text


def _name_anchors(paper: Paper) -> dict[str, str]:
    """Give every anchor a name of small letters, digits and underlines, no two the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in filter(None, _list_anchors(paper)):
        if anchor in names:
            continue
        plain = NOT_IN_AN_ANCHOR.sub("_", anchor.casefold())[:ANCHOR_LENGTH].strip("_")
        start = name = plain if plain[:1].isalpha() else f"at_{plain}".rstrip("_")
        number = 1
        while name in taken:
            number += 1
            name = f"{start}_{number}"
        taken.add(name)
        names[anchor] = name
    return names


def _list_anchors(paper: Paper) -> Iterator[str]:
    """List what anchors the paper has, in the order in which they stand."""
    for part in paper.parts:
        yield part.anchor
        for block in part.blocks:
            if not isinstance(block, Listed):
                yield block.anchor
            if isinstance(block, Grid | Listed):
                yield from _list_inner_anchors(block)


def _list_inner_anchors(block: Grid | Listed) -> tuple[str, ...]:
    """List an anchor for each row or item, empty for none."""
    count = len(block.rows if isinstance(block, Grid) else block.items)
    return (*block.anchors, *[""] * count)[:count]
