"""view: the interactive page."""

from pathlib import Path

import click

from stakeholder_graph.cli.options import PUBLIC, WRITTEN, Call, asks_a_place
from stakeholder_graph.cli.output import open_sound, tell, write


@click.command("view")
@asks_a_place
@PUBLIC
@click.option(
    "-o",
    "--output",
    type=WRITTEN,
    metavar="FILE",
    help="The page; the model's name and .html if not given, and -public.html for a public copy.",
)
def command(call: Call, *, public: bool) -> None:
    """Write the interactive page: one file that opens in any browser and asks the network for nothing."""
    from stakeholder_graph.assess.drawing import build_page

    document = open_sound(call.model)
    target = call.output or Path(Path(call.model).stem + ("-public.html" if public else ".html"))
    if public:
        from stakeholder_graph.assess.publishing import make_public
        from stakeholder_graph.cli.public_copy import tell_author

        copy = make_public(document, call.choice)
        page = build_page(copy.document, copy.choice)
        copy.check(page, "the page")
        tell_author(copy)
    else:
        page = build_page(document, call.choice)
    write(page, target, document)
    tell(f"wrote {target}")
