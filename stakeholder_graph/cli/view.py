"""view: the interactive page."""

from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from stakeholder_graph.cli.options import PUBLIC, WRITTEN, Call, asks_a_place
from stakeholder_graph.cli.output import open_sound, tell, write
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.selectors import suggest

if TYPE_CHECKING:
    from stakeholder_graph.assess.besides import Other
    from stakeholder_graph.assess.setting import Choice

    Publish = Callable[[Document, Choice], tuple[Document, Choice]]


@click.command("view")
@asks_a_place
@PUBLIC
@click.option(
    "--beside",
    "besides",
    multiple=True,
    metavar="OTHER",
    help="What can be looked at side by side with it: a scenario of the model, or another model file. "
    "Repeatable; every scenario of the model if not given.",
)
@click.option(
    "-o",
    "--output",
    type=WRITTEN,
    metavar="FILE",
    help="The page; the model's name and .html if not given, and -public.html for a public copy.",
)
def command(call: Call, *, besides: tuple[str, ...], public: bool) -> None:
    """Write the interactive page: one file that opens in any browser and asks the network for nothing."""
    from stakeholder_graph.assess.drawing import build_page
    from stakeholder_graph.assess.publishing import PublicCopy, make_public
    from stakeholder_graph.cli.public_copy import tell_author

    document = open_sound(call.model)
    read = [document]
    target = call.output or Path(Path(call.model).stem + ("-public.html" if public else ".html"))
    copies: list[PublicCopy] = []

    def publish(document: Document, choice: "Choice") -> "tuple[Document, Choice]":
        if not public:
            return document, choice
        copies.append(make_public(document, choice))
        return copies[-1].document, copies[-1].choice

    others = tuple(_find_others(read, call, besides, publish)) if besides else None
    page = build_page(*publish(document, call.choice), others=others)
    for copy in copies:
        copy.check(page, "the page")
    for copy in {each.document.file: each for each in copies}.values():
        tell_author(copy)
    never = replace(document, files=tuple(file for each in read for file in each.files))
    write(page, target, never)
    tell(f"wrote {target}")


def _find_others(
    read: list[Document],
    call: Call,
    besides: tuple[str, ...],
    publish: "Publish",
) -> "Iterator[Other]":
    """Find what was named to be looked at side by side, published as the page itself is.

    Each model that is read for it is added to those that were ``read`` before, the page's own first.
    """
    from stakeholder_graph.assess.besides import Other
    from stakeholder_graph.assess.setting import Choice

    document, keys = read[0], set[str]()
    scenarios = document.place.scenarios if document.place is not None else {}
    for name in besides:
        if name in scenarios:
            opened, choice = document, replace(call.choice, scenario=name)
        elif Path(name).exists():
            opened, choice = open_sound(name), Choice(on=call.choice.on)
            read.append(opened)
        else:
            hint = suggest(name, scenarios) or "name a scenario of the model, or another model file"
            raise UsageError(f"{quote(name)} is no scenario of the model, and no file", hint)
        published, choice = publish(opened, choice)
        stem = choice.scenario or Path(name).stem
        key = next(
            each for each in chain([stem], (f"{stem}-{number}" for number in count(2))) if each not in keys
        )
        keys.add(key)
        yield Other(key=key, document=published, choice=choice)
