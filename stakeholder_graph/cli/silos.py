"""silos: who does not hear whom."""

import click

from stakeholder_graph.cli.options import Call, asks_a_place, writes_an_answer


@click.command("silos")
@writes_an_answer
@asks_a_place
def command(call: Call) -> None:
    """Find who is isolated, who is not reached or not heard, and which groups keep to themselves."""
    from stakeholder_graph.assess.questions import find_who_does_not_hear

    call.answer(find_who_does_not_hear)
