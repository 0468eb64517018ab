"""analyse: the main job, everything on one screen."""

import click

from stakeholder_graph.cli.options import Call, asks_a_place, may_fail, writes_an_answer


@click.command("analyse")
@writes_an_answer
@may_fail
@asks_a_place
def command(call: Call) -> None:
    """Tell what reaches whom, who has no way up, whose absence cuts people off, and where the silos are."""
    from stakeholder_graph.assess.questions import analyse

    call.answer(analyse)
