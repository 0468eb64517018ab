"""plot: the map of a place, or the curve of a simulation, as a figure."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from click.core import ParameterSource
from msgspec.structs import asdict

from stakeholder_graph.cli.options import WRITTEN, Call, asks_a_place
from stakeholder_graph.cli.output import open_sound, tell, write
from stakeholder_graph.cli.progress import Progress
from stakeholder_graph.cli.simulation_options import Drawn, choose_worlds
from stakeholder_graph.errors import UsageError

if TYPE_CHECKING:
    from stakeholder_graph.documents.document import Document
    from stakeholder_graph.views.figures.figure import Figure, FileFormat

FORMATS = ("svg", "png", "pdf")


@click.command("plot")
@asks_a_place
@choose_worlds
@click.option(
    "--figure",
    "chosen",
    type=click.Choice(["map", "curve"]),
    default="map",
    show_default=True,
    help="The map, or the curve of who has heard by which day.",
)
@click.option(
    "-o",
    "--output",
    type=WRITTEN,
    required=True,
    metavar="FILE",
    help="The figure: .svg, .png or .pdf.",
)
def command(call: Call, drawn: Drawn, chosen: str) -> None:
    """Draw a place as SVG, PNG or PDF; the same place gives the same bytes.

    The map shows who passes messages to whom. The curve shows what `simulate` finds: who has heard by which day,
    in many worlds, and with `--lose` what a loss does to it.
    """
    output = call.output or Path()
    file_format = output.suffix.lower().removeprefix(".")
    if file_format not in FORMATS:
        raise UsageError(
            f"'{output.name}' is no figure", f"end its name in {', '.join('.' + each for each in FORMATS)}"
        )
    context = click.get_current_context()
    given = [
        each
        for each in Drawn.__struct_fields__
        if context.get_parameter_source(each) not in (None, ParameterSource.DEFAULT)
    ]
    if given and chosen != "curve":
        raise UsageError(f"the map has no '--{given[0]}'", "add '--figure curve'")
    document = open_sound(call.model)
    kind = cast("FileFormat", file_format)
    if chosen == "curve":
        figure = _draw_curve(document, call, drawn, kind)
    else:
        from stakeholder_graph.assess.drawing import draw_figure

        figure = draw_figure(document, kind, call.choice)
    write(figure.content, output, document)
    tell(f"wrote {output}")


def _draw_curve(document: "Document", call: Call, drawn: Drawn, file_format: "FileFormat") -> "Figure":
    from stakeholder_graph.assess.drawing import draw_curve
    from stakeholder_graph.assess.simulating import simulate

    with Progress("simulating") as advance:
        answer = simulate(document, call.choice, advance=advance, **asdict(drawn))
    return draw_curve(answer, file_format)
