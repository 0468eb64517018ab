"""plot: the map of a place as a figure."""

from pathlib import Path
from typing import cast

import click

from stakeholder_graph.cli.options import Call, asks_a_place
from stakeholder_graph.cli.output import open_sound, tell, write
from stakeholder_graph.errors import UsageError

FORMATS = ("svg", "png", "pdf")


@click.command("plot")
@asks_a_place
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The figure: .svg, .png or .pdf.",
)
def command(call: Call) -> None:
    """Draw the map of a place as SVG, PNG or PDF; the same place gives the same bytes."""
    output = call.output or Path()
    file_format = output.suffix.lower().removeprefix(".")
    if file_format not in FORMATS:
        raise UsageError(
            f"'{output.name}' is no figure", f"end its name in {', '.join('.' + each for each in FORMATS)}"
        )
    document = open_sound(call.model)
    from stakeholder_graph.assess.drawing import FigureFormat, draw_figure

    figure = draw_figure(document, cast("FigureFormat", file_format), call.choice)
    write(figure, output, document)
    tell(f"wrote {output}")
