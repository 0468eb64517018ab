"""trace: how a message travels and comes back."""

from datetime import date
from pathlib import Path

import click

from stakeholder_graph.cli.options import build_choice, choice_options, model_argument, output_options
from stakeholder_graph.cli.output import answer_with


@click.command("trace")
@model_argument
@click.argument("message", required=False)
@click.option("--from", "sender", metavar="WHO", help="Only from here: an id, name, alias or town.")
@click.option("--to", "receiver", metavar="WHO", help="Only to here: an id, name, alias or town.")
@choice_options
@output_options
def command(
    model: str,
    message: str | None,
    sender: str | None,
    receiver: str | None,
    scenario: str | None,
    without: tuple[str, ...],
    on: date | None,
    output_format: str,
    output: Path | None,
) -> None:
    """Trace how messages travel and come back, step by step.

    MESSAGE is the id of one message of the model. Without it, all messages between the ends are traced; between
    two that no message joins, a message of no kind.
    """
    from stakeholder_graph.assess.questions import trace

    choice = build_choice(scenario, without, on)
    answer_with(
        model,
        lambda document: trace(document, choice, message=message, sender=sender, receiver=receiver),
        output_format,
        output,
    )
