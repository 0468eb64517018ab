"""The options that several commands share, and what they mean."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from stakeholder_graph.assess.setting import Choice
from stakeholder_graph.model.cadence import NotUnderstoodError, read_date

F = TypeVar("F", bound=Callable[..., object])


def _read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Read a day written as 2012-10-31."""
    if value is None:
        return None
    try:
        return read_date(value)
    except NotUnderstoodError as fault:
        raise click.BadParameter(f"{fault.message}: {fault.hint}", ctx, param) from None


def model_argument(function: F) -> F:
    """Take the model as the first argument."""
    return click.argument("model", type=click.Path(), metavar="MODEL")(function)


def choice_options(function: F) -> F:
    """Take a scenario, absences and a day."""
    for option in (
        click.option(
            "--on", callback=_read_day, metavar="DATE", help="The day to look at, instead of the model's."
        ),
        click.option(
            "--without",
            multiple=True,
            metavar="ID",
            help="Ask again without this stakeholder, shared dependency or channel 'a:b'. May be given again.",
        ),
        click.option("--scenario", metavar="NAME", help="Ask what a scenario of the model would change."),
    ):
        function = option(function)
    return function


def output_options(function: F) -> F:
    """Take the format and the file of an answer."""
    for option in (
        click.option(
            "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file instead."
        ),
        click.option(
            "--format",
            "output_format",
            type=click.Choice(["text", "json", "markdown", "csv"]),
            default="text",
            show_default=True,
            help="How to write the answer.",
        ),
    ):
        function = option(function)
    return function


def build_choice(scenario: str | None, without: tuple[str, ...], on: date | None) -> Choice:
    """Gather what a question is asked about."""
    return Choice(scenario=scenario, without=without, on=on)
