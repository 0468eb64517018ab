"""weak-points: whose absence cuts whom off."""

from datetime import date
from pathlib import Path

import click

from stakeholder_graph.cli.options import build_choice, choice_options, model_argument, output_options
from stakeholder_graph.cli.output import answer_with


@click.command("weak-points")
@model_argument
@click.option("--message", metavar="ID", help="Only for this message.")
@click.option("--pairs", is_flag=True, help="Look also for two whose joint absence cuts somebody off.")
@choice_options
@output_options
def command(
    model: str,
    message: str | None,
    pairs: bool,
    scenario: str | None,
    without: tuple[str, ...],
    on: date | None,
    output_format: str,
    output: Path | None,
) -> None:
    """Find every stakeholder, channel and shared dependency that is the only way through for somebody."""
    from stakeholder_graph.assess.questions import find_only_ways

    choice = build_choice(scenario, without, on)
    answer_with(
        model,
        lambda document: find_only_ways(document, choice, message=message, pairs=pairs),
        output_format,
        output,
    )
