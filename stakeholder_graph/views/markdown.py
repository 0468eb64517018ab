"""An answer as a Markdown document: what the text says, with every row, and how to check its figures."""

import re
from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import Answer, OptionValue
from stakeholder_graph.views.blocks import Block, Bullets, Outline, Say, Table
from stakeholder_graph.views.escapes import BREAKS, escape_markdown, make_printable
from stakeholder_graph.views.outlines import build_outline
from stakeholder_graph.views.words import say_date


def render_markdown(answer: Answer) -> str:
    """Write the answer of any command but validate as a document, ending in a newline.

    Names from the model are text, never markup: whatever Markdown or HTML would act on is escaped.
    """
    outline = build_outline(answer, full=True)
    parts = [
        *_lay_out(outline),
        *map(escape_markdown, outline.closing[:-1]),
        "## How to check this figure",
        "\n".join(_tell_origin(answer, outline.closing[-1])),
    ]
    return "\n\n".join(parts) + "\n"


def render_outline_markdown(outline: Outline) -> str:
    """Write what is laid out already as a document; see `render_markdown`."""
    return "\n\n".join(_lay_out(outline)) + "\n"


def _lay_out(outline: Outline) -> list[str]:
    parts = [f"# {escape_markdown(outline.title)}"]
    if outline.opening:
        parts.append(escape_markdown(outline.opening))
    for section in outline.sections:
        parts.append(f"## {escape_markdown(section.title)}")
        parts += map(_render_block, section.blocks)
    return parts


def _render_block(block: Block) -> str:
    if isinstance(block, Say):
        said = escape_markdown(block.text)
        return f"**{said}**" if block.strong else said
    if isinstance(block, Bullets):
        return "\n".join(_render_bullets(block))
    return "\n".join(_render_table(block))


def _render_bullets(block: Bullets) -> Iterator[str]:
    commands = block.commands or ("",) * len(block.items)
    for number, (item, command) in enumerate(zip(block.items, commands, strict=True), start=1):
        mark = f"{number}." if block.numbered else "-"
        yield f"{mark} {escape_markdown(item)}" + (f" {_quote_code(command)}" if command else "")


def _quote_code(code: str) -> str:
    """Write a command as code, between more backticks than it holds in a row."""
    shown = make_printable(BREAKS.sub(" ", code))
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    space = " " if "`" in shown else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _render_table(table: Table) -> Iterator[str]:
    yield _render_row(table.columns)
    yield "|" + " --- |" * len(table.columns)
    yield from map(_render_row, table.rows)


def _render_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(escape_markdown, cells)) + " |"


def _tell_origin(answer: Answer, assumed: str) -> Iterator[str]:
    """List what is needed to compute the same figures again; the last line says how much is assumed."""
    yield f"- Tool: stakeholder-graph {escape_markdown(answer.tool_version)}, command {answer.command}"
    if answer.comparison is None:
        yield f"- Model, sha256: {_quote_code(answer.model_sha256)}"
    else:
        models = {each.model: each.model_sha256 for each in answer.comparison.sides}
        for name, digest in models.items():
            yield f"- Model {escape_markdown(name)}, sha256: {_quote_code(digest)}"
    for name, digest in sorted(answer.tables_sha256.items()):
        yield f"- Table {escape_markdown(name)}, sha256: {_quote_code(digest)}"
    told = [
        f"{key}={_say_option(value)}"
        for key, value in sorted(answer.options.items())
        if value is not None and value != ()
    ]
    yield f"- Options: {escape_markdown(', '.join(told)) if told else 'none'}"
    yield f"- Place as it stands on: {escape_markdown(say_date(answer.as_of))}"
    yield f"- {escape_markdown(assumed)}"


def _say_option(value: OptionValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, tuple) else str(value)
