"""weak-points: whose absence cuts whom off."""

from functools import partial

import click

from stakeholder_graph.cli.options import Call, asks_a_place, may_fail, writes_an_answer


@click.command("weak-points")
@writes_an_answer
@may_fail
@asks_a_place
@click.option("--pairs", is_flag=True, help="Look also for two whose joint absence cuts somebody off.")
@click.option("--message", metavar="ID", help="Only for this message.")
def command(call: Call, message: str | None, pairs: bool) -> None:
    """Find every stakeholder, channel and shared dependency that is the only way through for somebody."""
    from stakeholder_graph.assess.questions import find_only_ways

    call.answer(partial(find_only_ways, message=message, pairs=pairs))
