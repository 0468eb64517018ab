"""How does a paper read without any setting? The blocks that text and Markdown are laid out from."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.views.blocks import Block, Bullets, Outline, Say, Section, Table
from stakeholder_graph.views.report.paper import Block as PaperBlock
from stakeholder_graph.views.report.paper import Grid, Listed, Paper, Paragraph, Part, Words

TO_FILL_IN = "to be filled in"


def outline_paper(paper: Paper, *, has_tables: bool) -> Outline:
    """Lay a paper out in plain words: the same sentences, with pictures as their words.

    Without tables each row is told as an item of a list, with the headings of its cells.
    """
    cover = tuple(f"{each.label}: {each.text or TO_FILL_IN}" for each in paper.cover)
    first = (Section(title="Cover sheet", blocks=(Bullets(items=cover),)),) if cover else ()
    return Outline(
        title=paper.title,
        opening=paper.subtitle,
        sections=(*first, *(_lay_out(each, has_tables=has_tables) for each in paper.parts)),
        closing=(),
    )


def _lay_out(part: Part, *, has_tables: bool) -> Section:
    blocks = tuple(block for each in part.blocks for block in _convert(each, has_tables=has_tables))
    return Section(title=" ".join(filter(None, (part.number, part.title))), blocks=blocks)


def _convert(block: PaperBlock, *, has_tables: bool) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        text = _join(block.words)
        yield Say(text=f"{block.number} {text}" if block.number else text)
    elif isinstance(block, Listed):
        yield Bullets(items=tuple(map(_join, block.items)), numbered=block.numbered)
    elif isinstance(block, Grid):
        yield Say(text=block.caption)
        rows = tuple(tuple(map(_join, row)) for row in block.rows)
        yield (
            Table(columns=block.columns, rows=rows)
            if has_tables
            else Bullets(items=tuple(_tell_row(block.columns, row) for row in rows))
        )
    else:
        yield Say(text=f"{block.caption} {block.alternative}")


def _tell_row(columns: Sequence[str], row: Sequence[str]) -> str:
    rest = "; ".join(f"{column}: {cell}" for column, cell in zip(columns[1:], row[1:], strict=True))
    return f"{row[0]} | {rest}" if rest else row[0]


def _join(words: Words) -> str:
    return "".join(run.text for run in words)
