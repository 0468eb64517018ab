"""simulate: who has heard by which day, in many worlds."""

from functools import partial

import click
from msgspec.structs import asdict

from stakeholder_graph.cli.options import Call, asks_a_place, writes_an_answer
from stakeholder_graph.cli.progress import Progress
from stakeholder_graph.cli.simulation_options import Drawn, choose_worlds


@click.command("simulate")
@writes_an_answer
@asks_a_place
@choose_worlds
def command(call: Call, drawn: Drawn) -> None:
    """Tell who has heard by which day, who is last, what they wait for, and what the loss of somebody does.

    Many worlds are drawn: each starts on some day of the year, with the calendars and failures that the model
    allows. The same seed gives the same answer.
    """
    from stakeholder_graph.assess.simulating import simulate

    with Progress("simulating") as advance:
        call.answer(partial(simulate, advance=advance, **asdict(drawn)))
