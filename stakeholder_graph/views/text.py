"""An answer as text for a terminal: most important first, one screen where one screen can hold it."""

import textwrap
from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.blocks import Block, Bullets, Outline, Say, Table
from stakeholder_graph.views.escapes import cut_to_width, make_printable, measure_width
from stakeholder_graph.views.outlines import build_outline

INDENT = "  "


def render_text(answer: Answer, *, width: int = 100) -> str:
    """Write the answer of any command but validate in plain words, ending in a newline.

    Parameters
    ----------
    answer
        What was found. Names in it may hold anything: whatever could steer a terminal is shown as an escape.
    width
        The largest number of columns of a line. Commands, which are there to be copied, are never broken.
    """
    on_one_screen = answer.command in ("analyse", "compare")
    return _lay_out(build_outline(answer, full=False), width, on_one_screen=on_one_screen)


def render_outline_text(outline: Outline, *, width: int = 100) -> str:
    """Write what is laid out already in plain words; see `render_text`."""
    return _lay_out(outline, width, on_one_screen=False)


def _lay_out(outline: Outline, width: int, *, on_one_screen: bool) -> str:
    lines = [*_wrap(outline.title, width), *(_wrap(outline.opening, width) if outline.opening else ())]
    for section in outline.sections:
        if on_one_screen:
            title, bracket, rest = section.title.partition(" (")
            lines += _wrap(f"{title.upper()}{bracket}{rest}", width)
        else:
            lines += ["", *_wrap(section.title, width)]
        for block in section.blocks:
            lines += _render_block(block, width)
    if not on_one_screen:
        lines.append("")
    for sentence in (" ".join(outline.closing),) if on_one_screen else outline.closing:
        lines += _wrap(sentence, width)
    return "\n".join(lines) + "\n"


def _render_block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Say):
        yield from _wrap(block.text, width, INDENT * (block.indent + 1))
    elif isinstance(block, Bullets):
        yield from _render_bullets(block, width)
    else:
        yield from _render_table(block, width)


def _render_bullets(block: Bullets, width: int) -> Iterator[str]:
    commands = block.commands or ("",) * len(block.items)
    for number, (item, command) in enumerate(zip(block.items, commands, strict=True), start=1):
        mark = f"{number}. " if block.numbered else "- "
        yield from _wrap(item, width, INDENT * (block.indent + 1), mark)
        if command:
            yield INDENT * (block.indent + 1) + " " * len(mark) + make_printable(command)


def _wrap(text: str, width: int, indent: str = "", mark: str = "") -> list[str]:
    return textwrap.wrap(
        make_printable(text),
        max(width, 40),
        initial_indent=indent + mark,
        subsequent_indent=indent + " " * (len(mark) or 2),
        break_on_hyphens=False,
    ) or [""]


def _render_table(table: Table, width: int) -> Iterator[str]:
    """Align the columns. Where a line is too long the spare column goes, then the first and last are cut."""
    rows = [tuple(map(make_printable, row)) for row in (table.columns, *table.rows)]
    widths = _measure_columns(rows)
    if table.spare is not None and sum(widths) + 2 * len(widths) > width:
        rows = [(*row[: table.spare], *row[table.spare + 1 :]) for row in rows]
        widths = _measure_columns(rows)
    widths[0] = min(widths[0], max(width // 2, 20))
    widths[-1] = min(widths[-1], max(width - sum(widths[:-1]) - 2 * len(widths), 10))
    for row in rows:
        yield (INDENT + INDENT.join(_fit(row, widths))).rstrip()


def _measure_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(measure_width, column)) for column in zip(*rows, strict=True)]


def _fit(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for cell, width in zip(row, widths, strict=True):
        shown = cut_to_width(cell, width)
        space = " " * (width - measure_width(shown))
        yield space + shown if cell.isdigit() else shown + space
