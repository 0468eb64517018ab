"""What the commands that ask a place share: the options, and the two ends of a call."""

import functools
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from stakeholder_graph.assess.demands import DEMANDS, find_shortfalls
from stakeholder_graph.assess.setting import Choice
from stakeholder_graph.cli.output import open_sound, render_answer, tell, write
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.cadence import NotUnderstoodError, read_date
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.results.answers import Answer

Function = Callable[..., None]


class Call(Struct, frozen=True, kw_only=True):
    """What the shared options said. ``output`` is None for standard output."""

    model: str
    choice: Choice
    output_format: str = "text"
    output: Path | None = None
    fail_on: tuple[str, ...] = ()

    def answer(self, ask: Callable[[Document, Choice], Answer]) -> None:
        """Read the model, ask it, and write the answer; stop with status 1 if it falls short of a demand."""
        document = open_sound(self.model)
        answer = ask(document, self.choice)
        write(render_answer(answer, self.output_format), self.output, document)
        shortfalls = find_shortfalls(answer, self.fail_on)
        if shortfalls:
            tell(f"fell short: {', '.join(shortfalls)}", err=True)
            sys.exit(1)


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Read a day written as 2012-10-31."""
    if value is None:
        return None
    try:
        return read_date(value)
    except NotUnderstoodError as fault:
        raise click.BadParameter(f"{fault.message}: {fault.hint}", ctx, param) from None


class _WrittenPath(click.Path):
    """What to write to. A name that ends in a slash is a folder's, which has to be there."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Take a path as it was typed, before its last slash is forgotten."""
        typed = os.fspath(value)
        if typed.endswith((os.sep, "/")) and not Path(typed).is_dir():
            raise UsageError(f"there is no folder {quote(typed)}", "make it first, or name a file")
        return super().convert(value, param, ctx)


WRITTEN = _WrittenPath(path_type=Path)
"""What an option takes that names where to write."""

MODEL = click.argument("model", type=click.Path(), metavar="MODEL")

CHOICE = (
    click.option("--on", callback=read_day, metavar="DATE", help="The day to look at, not the model's own."),
    click.option(
        "--without",
        multiple=True,
        metavar="ID",
        help="Ask again without this stakeholder, shared dependency or channel 'a:b'. Repeatable.",
    ),
    click.option("--scenario", metavar="NAME", help="Ask what a scenario of the model would change."),
)

FAIL_ON = click.option(
    "--fail-on",
    "fail_on",
    multiple=True,
    type=click.Choice(list(DEMANDS)),
    help="Stop with status 1 if a message falls short in this way. Repeatable.",
)

PUBLIC = click.option(
    "--public",
    is_flag=True,
    help="Make a copy for anybody: nothing private, no notes, no post that one person holds.",
)

OUTPUT = (
    click.option("-o", "--output", type=WRITTEN, metavar="FILE", help="Write to a file instead."),
    click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json", "markdown", "csv"]),
        default="text",
        show_default=True,
        help="How to write the answer.",
    ),
)


def add_options(*options: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Add options to a command, the first given last in its help."""

    def add(function: Function) -> Function:
        for option in options:
            function = option(function)
        return function

    return add


def asks_a_place(function: Function) -> Function:
    """Give a command the model and what to ask about it, as one `Call`; its own options come beside it."""

    @functools.wraps(function)
    def gather(
        *,
        model: str,
        scenario: str | None,
        without: tuple[str, ...],
        on: date | None,
        **own: Any,
    ) -> None:
        shared = {name: own.pop(name) for name in ("output_format", "output", "fail_on") if name in own}
        choice = Choice(scenario=scenario, without=without, on=on)
        function(Call(model=model, choice=choice, **shared), **own)

    return MODEL(add_options(*CHOICE)(gather))


def may_fail(function: Function) -> Function:
    """Give a command the demands that decide about its exit status."""
    return FAIL_ON(function)


def writes_an_answer(function: Function) -> Function:
    """Give a command the format and the file of its answer."""
    return add_options(*OUTPUT)(function)
