"""A comparison as a figure: one small plot for each measure, one dot for each side, in the order given.

Colours help and are never needed: a full dot may be said as a finding, an open one rests on assumptions or on
silence, and a thin line shows how far silence leaves a figure open.
"""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.comparisons import Comparison, Measure, Reading
from stakeholder_graph.views.comparison.choice import find_most_different, find_worth_showing
from stakeholder_graph.views.comparison.outline import describe_title
from stakeholder_graph.views.comparison.phrases import (
    CRITERIA,
    MEASURE_WORDS,
    describe_measure,
    describe_value,
)
from stakeholder_graph.views.figures.figure import (
    INK,
    QUIET,
    Figure,
    FileFormat,
    clean_text,
    open_sheet,
    save_figure,
)
from stakeholder_graph.views.frame import CAUTION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

SAID, OPEN = "#0b3c5d", "#7a8794"
"""Dark blue and grey: apart from each other for every sort of colour blindness, and in print."""
COLUMNS = 3
LABELS, PLOT, GAP = 2.5, 1.95, 0.42
ROW, AROUND, HEAD, TITLE_ROOM, LINE_ROOM = 0.21, 0.8, 0.26, 0.55, 0.17
"""In inches: the room for the names of the sides, the width of a plot and of the gap before the next; the height of a
side, of what stands around a plot, of the heading of a criterion, of the title, and of a line of a note."""
PLOTS_AT_MOST = 36
SCENARIO_PLOTS = 12
LABEL_LETTERS = 32
TITLE_LETTERS = 36
LETTERS = 150
KEY = (
    "Full dot: may be said. Open dot: rests on assumptions or on silence, or is about others. Thin line: what "
    "silence, or an estimate, leaves open. No dot: not known. The sides stand in the order given; there is no "
    "ranking and no score."
)


def render_comparison(answer: Answer, comparison: Comparison, file_format: FileFormat) -> Figure:
    """Draw every measure that differs, as SVG, PNG or PDF.

    Returns
    -------
    The figure; the same bytes for the same answer and the same version of matplotlib.
    """
    shown = _choose(comparison)
    rows = [
        (title, [of_criterion[start : start + COLUMNS] for start in range(0, len(of_criterion), COLUMNS)])
        for criterion, title in CRITERIA
        if (of_criterion := [each for each in shown if each.criterion == criterion])
    ]
    notes = textwrap.wrap(_describe_notes(comparison, len(shown)), LETTERS)
    tall = AROUND + ROW * len(comparison.sides)
    height = TITLE_ROOM + sum(HEAD + tall * len(lines) for _, lines in rows) + LINE_ROOM * len(notes) + 0.25
    width = LABELS + COLUMNS * (PLOT + GAP)
    title = clean_text(describe_title(answer, comparison))
    with open_sheet(72 * width, 72 * height) as figure:
        _write(figure, 0.2 / width, 1 - 0.3 / height, title, size=12.5, weight="bold")
        top = height - TITLE_ROOM
        for heading, lines in rows:
            _write(figure, 0.2 / width, (top - 0.14) / height, heading, size=10.5, weight="bold")
            top -= HEAD
            for line in lines:
                _draw_line(figure, comparison, line, top)
                top -= tall
        for number, note in enumerate(notes):
            y = (0.14 + LINE_ROOM * (len(notes) - number - 0.5)) / height
            _write(figure, 0.2 / width, y, note, size=7.5, colour=QUIET)
        return save_figure(figure, file_format, title, _describe(comparison, shown))


def _write(
    figure: "Sheet", x: float, y: float, text: str, *, size: float, weight: str = "normal", colour: str = INK
) -> None:
    written = figure.text(x, y, text, fontsize=size, weight=weight, color=colour, va="center")
    written.set_parse_math(False)


def _choose(comparison: Comparison) -> list[Measure]:
    """Choose the measures that differ, of those that imply each other only one; of scenarios a dozen."""
    kept = find_worth_showing(comparison)
    if comparison.same_place:
        kept = find_most_different(comparison, SCENARIO_PLOTS)
    return [each for each in comparison.measures if (each.measure, each.message) in kept][:PLOTS_AT_MOST]


def _describe_notes(comparison: Comparison, shown: int) -> str:
    left_out = len(comparison.measures) - shown
    more = (
        f" {left_out} measures that differ less or not at all, or say the same, are left out."
        if left_out
        else ""
    )
    return f"{KEY}{more} {CAUTION}"


def _draw_line(figure: "Sheet", comparison: Comparison, measures: Sequence[Measure], top: float) -> None:
    width, height = figure.get_size_inches()
    tall = ROW * len(comparison.sides)
    for column, measure in enumerate(measures):
        left = LABELS + column * (PLOT + GAP)
        bottom = top - 0.4 - tall
        axes = figure.add_axes((left / width, bottom / height, PLOT / width, tall / height))
        _draw_measure(axes, comparison, measure, named=column == 0)


def _draw_measure(axes: "Axes", comparison: Comparison, measure: Measure, *, named: bool) -> None:
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    count = len(comparison.sides)
    for place, reading in enumerate(measure.readings):
        _draw_reading(axes, reading, count - 1 - place)
    axes.set_ylim(-0.6, count - 0.4)
    is_share = measure.unit in ("share", "people-share", "chance")
    most = max(
        (end for each in measure.readings for end in (each.value, each.high) if end is not None), default=1.0
    )
    axes.set_xlim(*((-0.04, 1.04) if is_share else (-0.04 * most, 1.08 * most)))
    if is_share:
        axes.set_xticks([0, 0.5, 1])
        axes.xaxis.set_major_formatter(PercentFormatter(xmax=1))
    else:
        axes.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=most >= 4))
    axes.set_yticks(range(count))
    labels = [_shorten(each.label, LABEL_LETTERS) for each in reversed(comparison.sides)]
    axes.set_yticklabels(labels if named else [""] * count, parse_math=False)
    axes.tick_params(axis="x", labelsize=7.5, colors=QUIET, length=2)
    axes.tick_params(axis="y", labelsize=8, colors=INK, length=0)
    axes.grid(visible=True, color="#e2e6ea", linewidth=0.6)
    axes.set_axisbelow(True)
    name = _shorten(MEASURE_WORDS[measure.measure].name, TITLE_LETTERS)
    about = f"\n[{_shorten(measure.message, TITLE_LETTERS)}]" if measure.message is not None else ""
    axes.set_title(f"{name}{about}", loc="left", fontsize=8, color=INK, pad=4, parse_math=False)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _draw_reading(axes: "Axes", reading: Reading, y: int) -> None:
    if reading.value is None:
        return
    is_open = reading.bar is not None or reading.low != reading.high
    if reading.low is not None and reading.high is not None and reading.high > reading.low:
        axes.plot([reading.low, reading.high], [y, y], color=OPEN, linewidth=1.0, solid_capstyle="butt")
    axes.plot(
        [reading.value],
        [y],
        marker="o",
        markersize=5.5,
        color=SAID,
        markerfacecolor="white" if is_open else SAID,
        markeredgecolor=OPEN if is_open else SAID,
        markeredgewidth=1.3,
        linestyle="none",
        clip_on=False,
        zorder=4,
    )


def _shorten(text: str, letters: int) -> str:
    shown = clean_text(text)
    return shown if len(shown) <= letters else f"{shown[: letters - 1].rstrip()}…"


def _describe(comparison: Comparison, shown: Sequence[Measure]) -> str:
    """Say what the plots show, for those who do not see them."""
    sentences = [
        f"{describe_measure(each)}: "
        + "; ".join(
            f"{side.label}, {describe_value(each, reading)}"
            for side, reading in zip(comparison.sides, each.readings, strict=True)
        )
        for each in shown
    ]
    return clean_text(f"{'. '.join(sentences)}. {KEY}", 20_000)
