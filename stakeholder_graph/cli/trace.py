"""trace: how a message travels and comes back."""

from datetime import date
from functools import partial

import click

from stakeholder_graph.cli.options import Call, asks_a_place, may_fail, read_day, writes_an_answer


@click.command("trace")
@writes_an_answer
@may_fail
@asks_a_place
@click.option(
    "--start", callback=read_day, metavar="DATE", help="The day the journey starts, not the model's own."
)
@click.option("--to", "receiver", metavar="WHO", help="Only to here: an id, name, alias or town.")
@click.option("--from", "sender", metavar="WHO", help="Only from here: an id, name, alias or town.")
@click.argument("message", required=False)
def command(
    call: Call, message: str | None, sender: str | None, receiver: str | None, start: date | None
) -> None:
    """Trace how messages travel and come back, step by step.

    MESSAGE is the id of one message of the model. Without it, all messages between the ends are traced;
    between two that no message joins, a message of no kind.
    """
    from stakeholder_graph.assess.questions import trace

    call.answer(partial(trace, message=message, sender=sender, receiver=receiver, start=start))
