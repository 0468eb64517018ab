"""The map of a place as a figure for a paper or a slide: all of it, or only what goes down, or up.

It draws the scene that the interactive page draws, set at the size of paper. Colours help and are never needed: kinds
differ in shape, what is assumed is dashed, the only way through has a double outline.
"""

from typing import TYPE_CHECKING

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.views.figures.arrangement import Arrangement, arrange
from stakeholder_graph.views.figures.figure import QUIET, Figure, FileFormat, open_sheet, save_figure
from stakeholder_graph.views.figures.lettering import cut
from stakeholder_graph.views.figures.map_drawing import BANDS, Drawer
from stakeholder_graph.views.figures.map_legend import LEGEND_STEP, build_legend, draw_entry, place_legend
from stakeholder_graph.views.figures.map_sentences import (
    describe_map,
    describe_notes,
    describe_ways,
    title_map,
)
from stakeholder_graph.views.figures.marks import write
from stakeholder_graph.views.figures.pen import Pen
from stakeholder_graph.views.figures.sheet import (
    MARGIN,
    NOTE_STEP,
    TITLE_SIZE,
    break_notes,
    write_notes,
)
from stakeholder_graph.views.figures.ways import Shown, find_going, find_ways

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TOP = 26.0


def render_map(
    scene: Scene,
    answer: Answer | None,
    file_format: FileFormat,
    shows: Shown = "map",
    message: str | None = None,
    *,
    captioned: bool = False,
) -> Figure:
    """Draw a scene as one file.

    Parameters
    ----------
    scene
        The drawing.
    answer
        What ``analyse`` said of it. Without one nothing is said of who hears, and there is only the map.
    file_format
        ``svg``, ``png`` or ``pdf``.
    shows
        The whole map, or only what the messages that go down, or up, use of it: of each delivery the route that
        arrives first.
    message
        The id of one message to show; all that go this way if None.
    captioned
        Whether it stands above a caption of its own, and needs neither title nor notes.

    Returns
    -------
    The figure; the same bytes for the same scene and the same version of matplotlib. Where no message goes this way
    it shows the stakeholders alone.
    """
    ways = None
    if answer is not None and shows != "map":
        ways = find_ways(scene, find_going(scene, answer, shows, message))
    arrangement = arrange(scene)
    title = title_map(scene, shows)
    legend = build_legend(scene, ways)
    places = place_legend(legend, arrangement.width)
    notes = [] if captioned else break_notes(describe_notes(scene, answer, ways), arrangement.width)
    top = 0.0 if captioned else TOP
    legend_top = arrangement.height + 12.0
    notes_top = legend_top + LEGEND_STEP * (places[-1][1] + 1) + 1.0
    height = top + notes_top + NOTE_STEP * len(notes) + 4.0
    with open_sheet(arrangement.width, height) as sheet:
        axes = sheet.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_xlim(0.0, arrangement.width)
        axes.set_ylim(height - top, -top)
        axes.set_axis_off()
        _draw_bands(axes, arrangement)
        pen = Pen(axes)
        Drawer(pen, scene, arrangement, ways).draw()
        if not captioned:
            fitting = _fit_title(title, arrangement.width)
            write(axes, MARGIN, -TOP / 2, fitting, size=TITLE_SIZE, weight="bold", va="center")
        for entry, (x, row) in zip(legend, places, strict=True):
            draw_entry(pen, entry, (x, legend_top + row * LEGEND_STEP))
        pen.finish()
        write_notes(axes, notes, notes_top - 4.0)
        said = describe_map(scene, answer) if ways is None else describe_ways(scene, answer, ways, shows)
        return save_figure(sheet, file_format, title, said)


def _fit_title(title: str, width: float) -> str:
    return cut(title, (width - 2 * MARGIN) / 1.14, TITLE_SIZE)


def _draw_bands(axes: "Axes", arrangement: Arrangement) -> None:
    from matplotlib.patches import Rectangle

    for number, band in enumerate(arrangement.bands):
        at, tall = (0.0, band.top), band.bottom - band.top
        axes.add_artist(Rectangle(at, arrangement.width, tall, facecolor=BANDS[number % 2], zorder=0))
        write(
            axes, 8.0, band.top + 7.0, band.name, size=6.6, weight="bold", color=QUIET, va="center", zorder=1
        )
