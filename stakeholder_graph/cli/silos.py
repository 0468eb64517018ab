"""silos: who does not hear whom."""

from datetime import date
from pathlib import Path

import click

from stakeholder_graph.cli.options import build_choice, choice_options, model_argument, output_options
from stakeholder_graph.cli.output import answer_with


@click.command("silos")
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
    """Find who is isolated, who is not reached or not heard, and which groups keep to themselves."""
    from stakeholder_graph.assess.questions import find_who_does_not_hear

    choice = build_choice(scenario, without, on)
    answer_with(model, lambda document: find_who_does_not_hear(document, choice), output_format, output)
