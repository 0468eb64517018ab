"""plot: a place as a figure for a paper, in one of six views."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from click.core import ParameterSource
from msgspec.structs import asdict

from stakeholder_graph.cli.options import WRITTEN, Call, add_options, asks_a_place
from stakeholder_graph.cli.output import open_sound, tell, write
from stakeholder_graph.cli.progress import Progress
from stakeholder_graph.cli.simulation_options import Drawn, choose_worlds
from stakeholder_graph.errors import UsageError

if TYPE_CHECKING:
    from stakeholder_graph.assess.figures import Grouping
    from stakeholder_graph.documents.document import Document
    from stakeholder_graph.views.figures.figure import Figure, FileFormat
    from stakeholder_graph.views.figures.ways import Shown

FORMATS = ("svg", "png", "pdf")
OWN: Mapping[str, tuple[str, ...]] = {
    "map": (),
    "down": ("message",),
    "up": ("message",),
    "curve": ("message", "worlds", "seed", "lose"),
    "weak-points": ("message",),
    "mixing": ("by",),
}
"""What can be drawn, and which of the options each has."""
GROUPINGS = ("sector", "kind", "service", "organisation", "part_of")


@click.command("plot")
@asks_a_place
@choose_worlds
@add_options(
    click.option(
        "-o",
        "--output",
        type=WRITTEN,
        required=True,
        metavar="FILE",
        help="The figure: .svg, .png or .pdf.",
    ),
    click.option(
        "--alt", "tells", is_flag=True, help="Say in words what the figure shows, as its file does."
    ),
    click.option(
        "--by",
        type=click.Choice(GROUPINGS),
        default="sector",
        show_default=True,
        help="Which groups the mixing figure sets beside each other.",
    ),
    click.option(
        "--figure",
        "chosen",
        type=click.Choice(list(OWN)),
        default="map",
        show_default=True,
        help="What to draw.",
    ),
)
def command(call: Call, drawn: Drawn, *, chosen: str, by: str, tells: bool) -> None:
    """Draw a place as SVG, PNG or PDF; the same place gives the same bytes.

    The map shows who passes messages to whom; down and up only what goes that way, and who is not reached. The curve
    shows what `simulate` finds: who has heard by which day, and with `--lose` what a loss does to it. The weak
    points are whose absence cuts off most; the mixing figure is which sectors tell which.
    """
    output = call.output or Path()
    file_format = output.suffix.lower().removeprefix(".")
    if file_format not in FORMATS:
        raise UsageError(
            f"'{output.name}' is no figure", f"end its name in {', '.join('.' + each for each in FORMATS)}"
        )
    _refuse_what_it_lacks(chosen)
    document = open_sound(call.model)
    figure = _draw(document, call, drawn, cast("FileFormat", file_format), chosen=chosen, by=by)
    write(figure.content, output, document)
    tell(f"wrote {output}")
    if tells:
        tell(figure.alternative)


def _refuse_what_it_lacks(chosen: str) -> None:
    """Refuse options that the figure does not have."""
    context = click.get_current_context()
    for each in (*Drawn.__struct_fields__, "by"):
        is_given = context.get_parameter_source(each) not in (None, ParameterSource.DEFAULT)
        if is_given and each not in OWN[chosen]:
            having = next(figure for figure, options in OWN.items() if each in options)
            what = {"weak-points": "figure of weak points", "mixing": "mixing figure"}.get(chosen, chosen)
            raise UsageError(f"the {what} has no '--{each}'", f"add '--figure {having}'")


def _draw(
    document: "Document", call: Call, drawn: Drawn, file_format: "FileFormat", *, chosen: str, by: str
) -> "Figure":
    from stakeholder_graph.assess import figures

    if chosen == "curve":
        from stakeholder_graph.assess.simulating import simulate

        with Progress("simulating") as advance:
            answer = simulate(document, call.choice, advance=advance, **asdict(drawn))
        return figures.draw_curve(answer, file_format)
    if chosen == "weak-points":
        return figures.draw_weak_points(document, file_format, call.choice, message=drawn.message)
    if chosen == "mixing":
        return figures.draw_mixing(document, file_format, call.choice, by=cast("Grouping", by))
    shows = cast("Shown", chosen)
    return figures.draw_figure(document, file_format, call.choice, shows=shows, message=drawn.message)
