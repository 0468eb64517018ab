"""report: the board paper, from a model or from a stored report."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from msgspec.structs import replace

from stakeholder_graph.assess.setting import AS_IT_STANDS
from stakeholder_graph.cli.options import PUBLIC, WRITTEN, Call, asks_a_place
from stakeholder_graph.cli.output import open_sound, tell, write
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stakeholder_graph.assess.papers import PaperFormat
    from stakeholder_graph.model.problem import Problem
    from stakeholder_graph.results.answers import Answer
    from stakeholder_graph.results.reports import Cover

STORED = ".json"
ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".md": "markdown",
    ".txt": "text",
    STORED: "json",
}
"""What the name of the file says of its format."""


@click.command("report")
@asks_a_place
@PUBLIC
@click.option(
    "--methods",
    is_flag=True,
    help="Only the note on methods: definitions, versions, options, sources, what was assumed, how to cite.",
)
@click.option("--cover", metavar="FILE", help="What stands on the cover sheet, as YAML.")
@click.option(
    "-o", "--output", type=WRITTEN, metavar="FILE", help="The paper: .html, .docx, .pdf, .md or .txt."
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["html", "docx", "pdf", "markdown", "text", "json"]),
    help="How to write it, if the name of the file does not say; json stores it, to be set again.",
)
def command(call: Call, *, public: bool, methods: bool, cover: str | None) -> None:
    """Write the board paper: recommendation first, a summary on one page, and annexes that prove each finding.

    MODEL is a model, or a report that was stored with '--format json': that is set again without the model, and gives
    the same bytes.
    """
    from stakeholder_graph.assess.papers import set_stored

    paper_format = _choose_format(call)
    if methods and paper_format == "json":
        raise UsageError("the note on methods is no stored report", "choose another format for '--methods'")
    stored = Path(call.model).suffix.lower() == STORED
    sheet, read = _read_cover(cover)
    if stored:
        if public or call.choice != AS_IT_STANDS:
            raise UsageError(
                "a stored report is set as it was found",
                "name the model for '--public', '--scenario', '--without' or '--on'",
            )
        answer, document = _open_stored(call.model)
        written = set_stored(answer, paper_format, cover=sheet, methods=methods)
    else:
        document = open_sound(call.model)
        written = _report(document, call, paper_format, sheet, public=public, methods=methods)
    never = replace(document, files=(*document.files, *read))
    write(written, call.output, never)
    if call.output is not None:
        tell(f"wrote {call.output}")


def _choose_format(call: Call) -> "PaperFormat":
    """Choose what to write: as was asked, else as the name of the file says, else text."""
    ending = call.output.suffix.lower() if call.output is not None else ""
    chosen = call.output_format or ENDINGS.get(ending)
    if chosen is None and call.output is not None:
        raise UsageError(f"'{call.output.name}' is no paper", f"end its name in {', '.join(ENDINGS)}")
    if ending in ENDINGS and chosen != ENDINGS[ending]:
        raise UsageError(
            f"a file named '{ending}' is no {chosen}",
            f"end its name otherwise, or leave out '--format {chosen}'",
        )
    if chosen in ("docx", "pdf") and call.output is None:
        raise UsageError(f"{chosen} is no text", f"name a file: -o paper.{chosen}")
    return cast("PaperFormat", chosen or "text")


def _report(
    document: Document,
    call: Call,
    paper_format: "PaperFormat",
    cover: "Cover | None",
    *,
    public: bool,
    methods: bool,
) -> str | bytes:
    """Ask the model, or its public copy, which is searched for what it must not say before it is set."""
    from stakeholder_graph.assess.papers import set_paper
    from stakeholder_graph.assess.reporting import report

    if not public:
        return set_paper(report(document, call.choice, cover=cover), paper_format, methods=methods)
    from stakeholder_graph.assess.publishing import make_public
    from stakeholder_graph.cli.public_copy import tell_author
    from stakeholder_graph.results.json_form import render_json

    copy = make_public(document, call.choice)
    answer = report(copy.document, copy.choice, cover=cover)
    copy.check(render_json(answer), "the report")
    tell_author(copy)
    return set_paper(answer, paper_format, methods=methods)


def _read_cover(cover: str | None) -> "tuple[Cover | None, tuple[Path, ...]]":
    """Read the cover sheet; write its problems on standard error, and stop with status 2 if one is an error."""
    if cover is None:
        return None, ()
    from stakeholder_graph.readers.cover_file import read_cover

    found = read_cover(cover)
    _tell_problems(found.problems, found.texts, found.file)
    return found.cover, (Path(cover),)


def _open_stored(model: str) -> "tuple[Answer, Document]":
    """Read a stored report; stop with status 2 if it is damaged."""
    from stakeholder_graph.readers.stored_report import read_stored_report

    found = read_stored_report(model)
    _tell_problems(found.problems, {}, found.file)
    if found.answer is None:
        sys.exit(2)
    path = Path(model)
    return found.answer, Document(path=path, file=model, place=None, problems=(), sha256="", files=(path,))


def _tell_problems(problems: "tuple[Problem, ...]", texts: "Mapping[str, bytes]", file: str) -> None:
    if not problems:
        return
    from stakeholder_graph.views.problems import render_problems_text

    lines = {
        name: data.decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
        for name, data in texts.items()
    }
    click.echo(render_problems_text(problems, lines, file=file), err=True, nl=False)
    if any(each.is_error for each in problems):
        sys.exit(2)
