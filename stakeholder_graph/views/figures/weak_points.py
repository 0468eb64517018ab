"""The only ways through as a chart: whose absence cuts off how many of all, and how many people that is.

How many is drawn, in every panel on one scale; people are told in figures alone.

Colours help and are never needed: a bar is full where sources vouch for all of it, striped where some of it is
assumed and empty where all of it is; every bar has its number beside it.
"""

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.units import Basis
from stakeholder_graph.views.figures.figure import (
    INK,
    PALE,
    QUIET,
    TWO_COLUMNS,
    Figure,
    FileFormat,
    clean_text,
    save_figure,
)
from stakeholder_graph.views.figures.lettering import break_lines
from stakeholder_graph.views.figures.marks import write
from stakeholder_graph.views.figures.sheet import (
    MARGIN,
    NOTE_STEP,
    break_notes,
    break_title,
    open_chart,
    write_notes,
    write_title,
)
from stakeholder_graph.views.figures.weak_point_words import (
    ALL,
    HEADINGS,
    describe_chart,
    describe_chart_notes,
    name_people,
    title_chart,
)
from stakeholder_graph.views.messages.losses import FoundWeakPoint, find_weak_points
from stakeholder_graph.views.words import Names, say_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BARS = 20
NAMES_WIDTH, MEMBERS_WIDTH = 176.0, 196.0
ROW, LINE_STEP, HEADING, AXIS = 17.0, 8.0, 15.0, 26.0
BAR = 7.0
SIZE, SMALL = 6.8, 6.4
FILL = "#5b87ad"
GROUND = "#e6eaee"
"""The colour of the bar that stands for all who should hear, or be heard."""
MOST_STEPS = 6
KEY: tuple[tuple[Basis, str], ...] = (
    ("stated", "sources vouch for it"),
    ("partly", "partly assumed"),
    ("assumed", "only assumed"),
)


class Panel(Struct, frozen=True, kw_only=True):
    """The only ways through of the messages that are counted alike, and how many more there are."""

    counted: str
    shown: tuple[FoundWeakPoint, ...]
    left_out: int


def render_weak_points(answer: Answer, file_format: FileFormat) -> Figure:
    """Draw whose absence cuts off whom, most people first, as SVG, PNG or PDF.

    Parameters
    ----------
    answer
        What ``analyse`` or ``weak-points`` said; of one message if only that was asked.
    file_format
        ``svg``, ``png`` or ``pdf``.

    Returns
    -------
    The figure; the same bytes for the same answer and the same version of matplotlib. Where nobody is the only way
    through, it says so.
    """
    panels = _find_panels(answer)
    names = Names(answer.stakeholders)
    title = title_chart(answer)
    lines = break_title(title, TWO_COLUMNS)
    notes = break_notes(describe_chart_notes(answer, has_any=bool(panels)), TWO_COLUMNS)
    room = sum(HEADING + AXIS + ROW * len(each.shown) for each in panels)
    height = 2 * MARGIN + 13.0 * len(lines) + room + 18.0 * bool(panels) + NOTE_STEP * len(notes)
    with open_chart(TWO_COLUMNS, height) as (sheet, axes):
        y = write_title(axes, lines) + 2.0
        scale = MEMBERS_WIDTH / max(
            [1, *(each.message.delivery_count for one in panels for each in one.shown)]
        )
        for panel in panels:
            y = _draw_panel(axes, panel, names, y, scale)
        if panels:
            _draw_key(axes, y + 8.0)
            y += 18.0
        write_notes(axes, notes, y)
        left_out = sum(each.left_out for each in panels)
        said = describe_chart(answer, [each.shown for each in panels], left_out)
        return save_figure(sheet, file_format, title, said)


def _find_panels(answer: Answer) -> tuple[Panel, ...]:
    """Find what to show, at most twenty bars shared out over the panels."""
    messages = answer.messages or ()
    found = {each: find_weak_points(messages, each) for each in HEADINGS}
    found = {each: points for each, points in found.items() if points}
    room = MOST_BARS
    panels = []
    for number, (counted, points) in enumerate(sorted(found.items(), key=lambda one: len(one[1]))):
        share = room // (len(found) - number)
        shown = points if len(points) <= share else points[: share - 1]
        room -= min(len(points), share)
        panels.append(Panel(counted=counted, shown=tuple(shown), left_out=len(points) - len(shown)))
    return tuple(sorted(panels, key=lambda each: list(HEADINGS).index(each.counted)))


def _draw_panel(axes: "Axes", panel: Panel, names: Names, top: float, scale: float) -> float:
    """Draw one panel, in which one stakeholder is ``scale`` points long, and return how far down it reaches."""
    left, right = MARGIN + NAMES_WIDTH, TWO_COLUMNS - MARGIN
    bold: dict[str, Any] = {"size": SIZE + 0.6, "weight": "bold", "va": "center"}
    quiet: dict[str, Any] = {"size": SMALL, "color": QUIET, "va": "center"}
    heading, members, people = HEADINGS[panel.counted]
    write(axes, MARGIN, top + HEADING / 2, heading, **bold)
    write(axes, left, top + HEADING / 2, members, **quiet)
    write(axes, right, top + HEADING / 2, people, ha="right", **quiet)
    y = top + HEADING + ROW / 2
    _draw_scale(axes, y - ROW / 2, y + ROW * (len(panel.shown) - 0.5), scale)
    for found in panel.shown:
        _write_name(axes, names, found, y)
        count, of = len(found.point.cuts_off), found.message.delivery_count
        _draw_ground(axes, left, y, of * scale)
        _draw_bar(axes, left, y, count * scale, found.point.basis)
        write(axes, left + MEMBERS_WIDTH + 4.0, y, f"{say_number(count)} of {say_number(of)}", **quiet)
        write(axes, right, y, name_people(found.point.people), ha="right", **quiet)
        y += ROW
    if panel.left_out:
        how: dict[str, Any] = {**quiet, "ha": "right", "style": "italic"}
        write(axes, left - 6.0, y, f"and {say_number(panel.left_out)} more, for as many or fewer", **how)
        y += ROW
    return y - ROW / 2 + AXIS - ROW * bool(panel.left_out)


def _write_name(axes: "Axes", names: Names, found: FoundWeakPoint, y: float) -> None:
    point = found.point
    said = names.call_point(point) if point.type != "shared" else f"{names.call(point.id)} (shared)"
    lines = break_lines(said, NAMES_WIDTH - 8.0, 2, SIZE)
    for number, line in enumerate(lines):
        at = y + (number - (len(lines) - 1) / 2) * LINE_STEP
        write(axes, MARGIN + NAMES_WIDTH - 6.0, at, line, size=SIZE, ha="right", va="center")


def _draw_scale(axes: "Axes", top: float, bottom: float, scale: float) -> None:
    """Draw a line at each round number, with the number below it."""
    left = MARGIN + NAMES_WIDTH
    for number in _find_steps(round(MEMBERS_WIDTH / scale)):
        x = left + number * scale
        axes.plot([x, x], [top, bottom + 2.0], color=PALE, linewidth=0.6, zorder=1)
        how: dict[str, Any] = {"size": SMALL, "color": QUIET, "ha": "center", "va": "center"}
        write(axes, x, bottom + 7.0, say_number(number), **how)


def _find_steps(most: int) -> range:
    """Find the round numbers from 0 to ``most``, at most six apart from 0."""
    step = next(
        each * 10**power for power in range(10) for each in (1, 2, 5) if most <= MOST_STEPS * each * 10**power
    )
    return range(0, most + 1, step)


def _draw_ground(axes: "Axes", left: float, y: float, wide: float) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((left, y - BAR / 2), wide, BAR, facecolor=GROUND, edgecolor="none", zorder=2))


def _draw_bar(axes: "Axes", left: float, y: float, wide: float, basis: Basis) -> None:
    """Draw one bar: full, striped or empty, by what it rests on."""
    from matplotlib.patches import Rectangle

    if wide <= 0:
        return
    how: dict[str, Any] = {"edgecolor": INK, "linewidth": 0.7, "zorder": 3}
    fill, hatch = FILL if basis == "stated" else "white", "//////" if basis == "partly" else None
    axes.add_patch(Rectangle((left, y - BAR / 2), max(wide, 1.2), BAR, facecolor=fill, hatch=hatch, **how))


def _draw_key(axes: "Axes", y: float) -> None:
    x = MARGIN
    for basis, words in KEY:
        _draw_bar(axes, x, y, 16.0, basis)
        write(axes, x + 20.0, y, clean_text(words), size=SMALL, va="center", color=QUIET)
        x += 96.0
    _draw_ground(axes, x, y, 16.0)
    write(axes, x + 20.0, y, ALL, size=SMALL, va="center", color=QUIET)
