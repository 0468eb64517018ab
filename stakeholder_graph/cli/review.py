"""review: who involves people how, and in whose hands is each voice?"""

import click

from stakeholder_graph.cli.options import Call, asks_a_place, writes_an_answer


@click.command("review")
@writes_an_answer
@asks_a_place
def command(call: Call) -> None:
    """Review how every commissioner and provider involves people, as claimed and as practised, and how that is known.

    Also who chose, pays and runs each voice, and whether that is the body it speaks to; and what is commonly said
    of the ways of involving people that the place uses.
    """
    from stakeholder_graph.assess.reviewing import review

    call.answer(review)
