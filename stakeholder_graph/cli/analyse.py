"""analyse: the main job, everything on one screen."""

from datetime import date
from pathlib import Path

import click

from stakeholder_graph.cli.options import build_choice, choice_options, model_argument, output_options
from stakeholder_graph.cli.output import answer_with


@click.command("analyse")
@model_argument
@choice_options
@output_options
def command(
    model: str,
    scenario: str | None,
    without: tuple[str, ...],
    on: date | None,
    output_format: str,
    output: Path | None,
) -> None:
    """Tell what reaches whom, who has no way up, whose absence cuts people off, and where the silos are."""
    from stakeholder_graph.assess.questions import analyse

    choice = build_choice(scenario, without, on)
    answer_with(model, lambda document: analyse(document, choice), output_format, output)
