"""What `simulate` and the figure of its curve share."""

import click

from stakeholder_graph.cli.options import Function, add_options

MOST_WORLDS = 100_000
LARGEST_SEED = 2**63 - 1


def choose_worlds(function: Function) -> Function:
    """Give a command the message, the worlds, the seed and what is lost."""
    return add_options(
        click.option(
            "--seed",
            type=click.IntRange(0, LARGEST_SEED),
            default=1,
            show_default=True,
            metavar="NUMBER",
            help="What the worlds are drawn from; the same seed gives the same answer.",
        ),
        click.option(
            "--worlds",
            type=click.IntRange(1, MOST_WORLDS),
            default=1000,
            show_default=True,
            metavar="N",
            help="How many worlds to draw.",
        ),
        click.option(
            "--lose",
            metavar="ID",
            help="Show what losing this stakeholder, shared dependency or channel 'a:b' does, in the same worlds.",
        ),
        click.option("--message", metavar="ID", help="Only this message."),
    )(function)
