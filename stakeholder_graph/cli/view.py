"""view: the interactive page."""

from pathlib import Path

import click

from stakeholder_graph.cli.options import WRITTEN, Call, asks_a_place
from stakeholder_graph.cli.output import open_sound, tell, write


@click.command("view")
@asks_a_place
@click.option(
    "-o",
    "--output",
    type=WRITTEN,
    metavar="FILE",
    help="The page; the model's name and .html if not given.",
)
def command(call: Call) -> None:
    """Write the interactive page: one file that opens in any browser and asks the network for nothing."""
    from stakeholder_graph.assess.drawing import build_page

    document = open_sound(call.model)
    target = call.output or Path(Path(call.model).stem + ".html")
    write(build_page(document, call.choice), target, document)
    tell(f"wrote {target}")
