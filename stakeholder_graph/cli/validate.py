"""validate: is this file right?"""

import sys
from pathlib import Path

import click

from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.assess.validation import validate
from stakeholder_graph.cli.options import MODEL, writes_an_answer
from stakeholder_graph.cli.output import find_lines, write
from stakeholder_graph.documents.document import Document
from stakeholder_graph.results.json_form import render_json


@click.command("validate")
@MODEL
@click.option("--expanded", is_flag=True, help="Show also what each line and its selectors became.")
@writes_an_answer
def command(model: str, expanded: bool, output_format: str, output: Path | None) -> None:
    """Tell everything that is wrong in a model, each with its place and what to do.

    The exit status is 2 if there is an error; warnings alone leave it 0.
    """
    document = open_model(model)
    write(_render(document, output_format, expanded=expanded), output, document)
    sys.exit(0 if document.is_sound else 2)


def _render(document: Document, output_format: str, *, expanded: bool) -> str:
    answer = validate(document, expanded=expanded)
    if output_format == "json":
        return render_json(answer)
    from stakeholder_graph.views import expanded as lines
    from stakeholder_graph.views import problems

    became = answer.expanded or ()
    if output_format == "csv":
        told = problems.render_problems_csv(document.problems)
        return lines.render_expanded_csv(became) if expanded and document.is_sound else told
    if output_format == "markdown":
        told = problems.render_problems_markdown(document.problems, file=document.file)
        return told + (lines.render_expanded_markdown(became) if became else "")
    told = problems.render_problems_text(document.problems, find_lines(document), file=document.file)
    return told + (lines.render_expanded_text(became) if became else "")
