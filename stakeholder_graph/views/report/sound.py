"""What makes a paper safe to set in any format? Nothing invisible in it, no link astray, no heading out of step."""

import re
from collections.abc import Callable, Iterator

import msgspec

from stakeholder_graph.views.escapes import make_printable
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
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
NOT_IN_AN_ANCHOR = re.compile(r"[^a-z0-9]+")
ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+")


def build_sound_paper(paper: Paper) -> Paper:
    """Return the same paper with nothing left in it that a format could trip over.

    Control, bidi and other invisible characters are written out, as everywhere in this program. Anchors become
    plain names, each held by the first thing that asks for it; what leads to an anchor that nobody holds, or to an
    address that is none of the web, leads nowhere. A heading is at most one level below the one before it.
    """
    names = _name_anchors(paper)
    free = dict(names)

    def hold(anchor: str) -> str:
        return free.pop(anchor, "")

    parts, level = [], 0
    for part in paper.parts:
        level = min(part.level, level + 1)
        parts.append(
            Part(
                title=clean(part.title).strip() or ("" if part.number.strip() else UNTITLED),
                number=clean(part.number).strip(),
                anchor=hold(part.anchor),
                level=level,  # type: ignore[arg-type]
                blocks=tuple(_sound_block(each, names, hold) for each in part.blocks),
                new_page=part.new_page,
                boxed=part.boxed,
            )
        )
    return Paper(
        title=clean(paper.title).strip() or UNTITLED,
        subtitle=clean(paper.subtitle).strip(),
        cover=tuple(
            CoverLine(label=clean(each.label), text=clean(each.text).strip()) for each in paper.cover
        ),
        parts=tuple(parts),
        running=clean(paper.running).strip(),
        about=clean(paper.about).strip(),
        date=paper.date,
        author=clean(paper.author).strip(),
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


def share_width(grid: Grid) -> tuple[float, ...]:
    """Return the share of the width for each column, together 1; even shares where the table has none of its own."""
    widths = grid.widths if len(grid.widths) == len(grid.columns) else ()
    if not widths or min(widths) <= 0:
        widths = (1.0,) * len(grid.columns)
    return tuple(each / sum(widths) for each in widths)


def _sound_block(block: Block, names: dict[str, str], hold: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        return msgspec.structs.replace(
            block,
            anchor=hold(block.anchor),
            number=clean(block.number).strip(),
            words=_sound_words(block.words, names),
        )
    if isinstance(block, Listed):
        anchors = tuple(hold(each) for each in block.anchors)
        return msgspec.structs.replace(
            block,
            items=tuple(_sound_words(each, names) for each in block.items),
            anchors=_fit(anchors, len(block.items)),
        )
    if isinstance(block, Grid):
        anchor, anchors = hold(block.anchor), tuple(hold(each) for each in block.anchors)
        return msgspec.structs.replace(
            block,
            caption=clean(block.caption).strip(),
            columns=tuple(clean(each).strip() for each in block.columns),
            rows=tuple(tuple(_sound_words(cell, names) for cell in row) for row in block.rows),
            anchor=anchor,
            anchors=_fit(anchors, len(block.rows)),
        )
    caption = clean(block.caption).strip()
    alternative = clean(block.alternative).strip() or caption or UNTITLED
    return msgspec.structs.replace(block, anchor=hold(block.anchor), caption=caption, alternative=alternative)


def _fit(anchors: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return one anchor for each of so many things, empty for none."""
    return (*anchors, *("" for _ in range(count)))[:count]


def _sound_words(words: Words, names: dict[str, str]) -> Words:
    return tuple(
        msgspec.structs.replace(
            each,
            text=clean(each.text),
            to=names.get(each.to, ""),
            address=each.address if ADDRESS.fullmatch(each.address) else "",
        )
        for each in words
        if each.text
    )


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
                yield from block.anchors
