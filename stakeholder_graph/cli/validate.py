"""validate: is this file right?"""

import sys
from pathlib import Path

import click

from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.assess.validation import validate
from stakeholder_graph.cli.options import model_argument, output_options
from stakeholder_graph.cli.output import find_lines, write
from stakeholder_graph.results.json_form import render_json


@click.command("validate")
@model_argument
@click.option("--expanded", is_flag=True, help="Show also what each line and its selectors became.")
@output_options
def command(model: str, expanded: bool, output_format: str, output: Path | None) -> None:
    """Tell everything that is wrong in a model, each with its place and what to do.

    The exit status is 2 if there is an error; warnings alone leave it 0.
    """
    document = open_model(model)
    if output_format == "json":
        content = render_json(validate(document, expanded=expanded))
    else:
        from stakeholder_graph.views import problems

        if output_format == "csv":
            content = problems.render_problems_csv(document.problems)
        elif output_format == "markdown":
            content = problems.render_problems_markdown(document.problems, file=document.file)
        else:
            content = problems.render_problems_text(document.problems, find_lines(document), file=document.file)
        if expanded:
            content += problems.render_expanded(validate(document, expanded=True), output_format)
    write(content, output, document)
    sys.exit(0 if document.is_sound else 2)
