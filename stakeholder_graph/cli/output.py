"""Models in, answers out: what every command does at its two ends."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import MachineError
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.json_form import render_json
from stakeholder_graph.views.escapes import make_printable


def open_sound(model: str) -> Document:
    """Read a model; if it has errors, write its problems on standard error and stop with status 2."""
    document = open_model(model)
    if not document.is_sound:
        from stakeholder_graph.views.problems import render_problems_text

        click.echo(
            render_problems_text(document.problems, find_lines(document), file=document.file),
            err=True,
            nl=False,
        )
        sys.exit(2)
    if document.problems:
        count = len(document.problems)
        warnings = f"{count} warning{'' if count == 1 else 's'}"
        tell(
            f"{warnings}; to see more: stakeholder-graph validate {shlex.quote(make_printable(model))}",
            err=True,
        )
    return document


def tell(message: str, *, err: bool = False) -> None:
    """Write a message, or several lines of it, so that nothing in it can steer a terminal."""
    click.echo("\n".join(map(make_printable, message.splitlines())), err=err)


def find_lines(document: Document) -> Mapping[str, Sequence[str]]:
    """Return the lines of the files that were read, for showing where a problem stands."""
    lines: dict[str, Sequence[str]] = {}
    for name, data in document.texts.items():
        text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
        lines[name] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines


def render_answer(answer: Answer, output_format: str) -> str:
    """Write an answer in the format that was asked for."""
    if output_format == "json":
        return render_json(answer)
    if output_format == "csv":
        from stakeholder_graph.views.tables import render_csv

        return render_csv(answer)
    if output_format == "markdown":
        from stakeholder_graph.views.markdown import render_markdown

        return render_markdown(answer)
    from stakeholder_graph.views.text import render_text

    return render_text(answer)


def write(content: str | bytes, output: Path | None, document: Document | None) -> None:
    """Write to a file, or on standard output; the files that were read are never written over."""
    # A file's name may hold bytes that are no text: they are shown as escapes, which JSON knows too.
    data = content.encode("utf-8", errors="backslashreplace") if isinstance(content, str) else content
    if output is None:
        if sys.stdout is None:
            raise MachineError("there is no standard output to write to")
        if isinstance(content, str) and sys.stdout.isatty():
            click.echo(content, nl=False)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        return
    from stakeholder_graph.documents.saving import save

    save(output, data, never=document.files if document is not None else ())
