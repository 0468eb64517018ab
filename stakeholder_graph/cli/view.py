"""view: the interactive page."""

from datetime import date
from pathlib import Path

import click

from stakeholder_graph.cli.options import build_choice, choice_options, model_argument
from stakeholder_graph.cli.output import open_sound, write


@click.command("view")
@model_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The page; the model's name and .html if not given.",
)
@choice_options
def command(
    model: str,
    output: Path | None,
    scenario: str | None,
    without: tuple[str, ...],
    on: date | None,
) -> None:
    """Write the interactive page: one file that opens in any browser and asks the network for nothing."""
    from stakeholder_graph.assess.drawing import build_page

    document = open_sound(model)
    target = output if output is not None else Path(Path(model).stem + ".html")
    write(build_page(document, build_choice(scenario, without, on)), target, document)
    click.echo(f"wrote {target}")
