"""A sheet that is drawn on in points, from the top down, as charts of rows and cells are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from stakeholder_graph.views.figures.figure import QUIET, open_sheet
from stakeholder_graph.views.figures.lettering import break_lines, wrap
from stakeholder_graph.views.figures.marks import write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

MARGIN = 12.0
TITLE_SIZE, TITLE_STEP = 10.0, 13.0
NOTE_SIZE, NOTE_STEP = 6.4, 8.6
TITLE_LINES = 3


@contextmanager
def open_chart(width: float, height: float) -> Iterator[tuple["Sheet", "Axes"]]:
    """Open a sheet with one frame all over it, counted in points from its upper left corner."""
    with open_sheet(width, height) as sheet:
        axes = sheet.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_xlim(0.0, width)
        axes.set_ylim(height, 0.0)
        axes.set_axis_off()
        yield sheet, axes


def break_title(title: str, width: float) -> tuple[str, ...]:
    """Break a title into the lines that fit a sheet."""
    return break_lines(title, (width - 2 * MARGIN) / 1.14, TITLE_LINES, TITLE_SIZE)


def write_title(axes: "Axes", lines: Sequence[str]) -> float:
    """Write the title at the top, and return how far down it reaches."""
    for number, line in enumerate(lines):
        how: dict[str, Any] = {"size": TITLE_SIZE, "weight": "bold", "va": "center"}
        write(axes, MARGIN, MARGIN + number * TITLE_STEP, line, **how)
    return MARGIN + len(lines) * TITLE_STEP


def break_notes(texts: Sequence[str], width: float) -> list[str]:
    """Break what stands below a chart into lines, each text on lines of its own."""
    return [line for text in texts for line in wrap(text, width - 2 * MARGIN, NOTE_SIZE)]


def write_notes(axes: "Axes", lines: Sequence[str], top: float) -> None:
    """Write what stands below a chart."""
    for number, line in enumerate(lines):
        y = top + (number + 0.5) * NOTE_STEP
        write(axes, MARGIN, y, line, size=NOTE_SIZE, va="center", color=QUIET)
