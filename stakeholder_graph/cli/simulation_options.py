"""What `simulate` and the figure of its curve share."""

import functools
from typing import Any

import click
from msgspec import Struct

from stakeholder_graph.cli.options import Call, Function, add_options
from stakeholder_graph.units import SEED

MOST_WORLDS = 100_000
LARGEST_SEED = 2**63 - 1


class Drawn(Struct, frozen=True, kw_only=True):
    """What to simulate: one message or, if None, all; how many worlds, from which seed; what is lost, if anything."""

    message: str | None
    worlds: int
    seed: int
    lose: str | None


def choose_worlds(function: Function) -> Function:
    """Give a command what to simulate, as one `Drawn`."""

    @functools.wraps(function)
    def gather(
        call: Call, *, message: str | None, worlds: int, seed: int, lose: str | None, **own: Any
    ) -> None:
        function(call, Drawn(message=message, worlds=worlds, seed=seed, lose=lose), **own)

    return add_options(
        click.option(
            "--seed",
            type=click.IntRange(0, LARGEST_SEED),
            default=SEED,
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
    )(gather)
