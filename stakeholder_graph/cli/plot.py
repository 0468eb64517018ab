"""plot: the map of a place as a figure."""

from datetime import date
from pathlib import Path
from typing import cast

import click

from stakeholder_graph.cli.options import build_choice, choice_options, model_argument
from stakeholder_graph.cli.output import open_sound, write
from stakeholder_graph.errors import UsageError

FORMATS = ("svg", "png", "pdf")


@click.command("plot")
@model_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The figure: .svg, .png or .pdf.",
)
@choice_options
def command(
    model: str,
    output: Path,
    scenario: str | None,
    without: tuple[str, ...],
    on: date | None,
) -> None:
    """Draw the map of a place as SVG, PNG or PDF; the same place gives the same bytes."""
    file_format = output.suffix.lower().removeprefix(".")
    if file_format not in FORMATS:
        raise UsageError(
            f"'{output.name}' is no figure", f"end its name in {', '.join('.' + each for each in FORMATS)}"
        )
    document = open_sound(model)
    from stakeholder_graph.assess.drawing import FigureFormat, draw_figure

    figure = draw_figure(document, cast("FigureFormat", file_format), build_choice(scenario, without, on))
    write(figure, output, document)
    click.echo(f"wrote {output}")
