"""check-sheet: what the model believes, as questions its people can answer; and their answers, as corrections."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.cli.options import MODEL, WRITTEN, add_options, read_day
from stakeholder_graph.cli.output import find_lines, open_sound, render_answer, tell, write
from stakeholder_graph.errors import UsageError

if TYPE_CHECKING:
    from stakeholder_graph.documents.document import Document
    from stakeholder_graph.results.answers import Answer

FORMATS = ("text", "json", "markdown", "csv", "html")
_FORMAT_OF_ENDING = {".csv": "csv", ".html": "html", ".json": "json", ".md": "markdown", ".txt": "text"}


class _Call(Struct, frozen=True, kw_only=True):
    """What the options said. ``output_format`` is None where none was given."""

    model: str
    whom: tuple[str, ...]
    on: date | None
    returned: tuple[Path, ...]
    by: str | None
    day: date | None
    apply: bool
    keep_remarks: bool
    output: Path | None
    output_format: str | None

    def find_format(self) -> str:
        """Return the format that was given, else the one that the file's name asks for."""
        ending = self.output.suffix.lower() if self.output is not None else ""
        return self.output_format or _FORMAT_OF_ENDING.get(ending, "text")

    def check(self) -> None:
        """Check that the options go together.

        Raises
        ------
        UsageError
            If they do not.
        """
        if bool(self.whom) == bool(self.returned):
            hint = "add '--for WHOM' or '--returned SHEET'"
            raise UsageError("say either whose sheet to write, or which came back", hint)
        if self.whom and (self.by is not None or self.day is not None or self.apply):
            hint = "add '--returned SHEET'"
            raise UsageError("'--by', '--date' and '--apply' are for sheets that came back", hint)
        if self.returned and self.on is not None:
            raise UsageError("sheets that came back are read as the model stands", "leave '--on' out")
        if self.returned and self.find_format() == "html":
            raise UsageError("what came back is not written as a page", "choose another '--format'")
        if self.apply and (self.by is None or self.day is None):
            hint = "add '--by POST' and '--date DATE'"
            raise UsageError("'--apply' needs to know who answered, and when", hint)
        if self.keep_remarks and not self.apply:
            raise UsageError("'--keep-remarks' is for what is written into the model", "add '--apply'")


@click.command("check-sheet")
@MODEL
@add_options(
    click.option(
        "--format",
        "output_format",
        type=click.Choice(FORMATS),
        help="How to write it; by the file's name if not given, else text.",
    ),
    click.option(
        "-o",
        "--output",
        type=WRITTEN,
        metavar="FILE",
        help="Write to a file instead; into a folder that is there, a sheet for each.",
    ),
    click.option("--apply", "apply", is_flag=True, help="Write what the returned sheets say into the model."),
    click.option(
        "--keep-remarks",
        is_flag=True,
        help="With '--apply': write what people wrote beside their answers into the model too, as comments.",
    ),
    click.option("--date", "day", callback=read_day, metavar="DATE", help="The day on which they came back."),
    click.option(
        "--by", metavar="POST", help="The post that answered, such as 'practice manager'; never a name."
    ),
    click.option(
        "--returned",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="SHEET",
        help="A sheet that came back, as CSV: show what it changes. Repeatable.",
    ),
    click.option("--on", callback=read_day, metavar="DATE", help="The day to look at, not the model's own."),
    click.option(
        "--for",
        "whom",
        multiple=True,
        metavar="WHOM",
        help="Whose sheet to write: an id, name, alias or town, 'every KIND', or 'all'. Repeatable.",
    ),
)
def command(**said: Any) -> None:
    """Write check sheets, or read those that came back.

    A sheet says what the model believes of somebody's channels, for their own people to call true, not so, unknown,
    or otherwise. What comes back is shown first, and with `--apply` added to the model as corrections from a source
    of its own; nothing that stood in the file is changed.
    """
    call = _Call(**said)
    call.check()
    document = open_sound(call.model)
    if call.returned:
        _take_up(document, call)
        return
    from stakeholder_graph.assess.check_sheets import build_check_sheet

    answer = build_check_sheet(document, call.whom, on=call.on)
    if call.output is not None and call.output.is_dir():
        _write_each(document, answer, call.output, call.output_format or "csv")
    else:
        write(_render(answer, call.find_format()), call.output, document)


def _render(answer: "Answer", output_format: str) -> str:
    if answer.sheet is not None and output_format == "csv":
        from stakeholder_graph.views.sheets.rows import render_sheet_table
        from stakeholder_graph.views.words import Names

        return render_sheet_table(answer.sheet, Names(answer.stakeholders))
    if answer.sheet is not None and output_format == "html":
        from stakeholder_graph.views.sheets.page import render_sheet_page

        return render_sheet_page(answer, answer.sheet)
    return render_answer(answer, output_format)


def _write_each(document: "Document", answer: "Answer", folder: Path, output_format: str) -> None:
    """Write a sheet for each body, named by its id."""
    sheet = answer.sheet
    if sheet is None:
        return
    ending = next(end for end, each in _FORMAT_OF_ENDING.items() if each == output_format)
    for body in sheet.bodies:
        questions = tuple(each for each in sheet.questions if each.body == body)
        own = replace(sheet, bodies=(body,), questions=questions)
        target = folder / f"check-sheet-{body}{ending}"
        write(_render(replace(answer, sheet=own), output_format), target, document)
    tell(f"wrote {len(sheet.bodies)} sheets into {folder}")


def _take_up(document: "Document", call: _Call) -> None:
    """Show what returned sheets change and, if that is wanted, write it into the model."""
    from stakeholder_graph.assess.returned_sheets import read_returned, write_corrections

    found = read_returned(document, call.returned)
    if found.problems:
        from stakeholder_graph.views.problems import render_problems_text

        lines = find_lines(replace(document, texts=found.texts))
        click.echo(render_problems_text(found.problems, lines), err=True, nl=False)
        if any(each.is_error for each in found.problems):
            sys.exit(2)
    answer = found.answer
    if call.apply and call.by is not None and call.day is not None:
        answer = write_corrections(document, found, by=call.by, day=call.day, keep_remarks=call.keep_remarks)
    read = replace(document, files=(*document.files, *call.returned))
    write(_render(answer, call.find_format()), call.output, read)
