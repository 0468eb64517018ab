"""The curve of a simulation as a figure: who has heard by which day, with what is lost and without.

Colours help and are never needed: what is heard is a solid line, answers are dotted, a loss is dashed.
"""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.simulations import CurvePoint, SimulatedLoss, Simulation
from stakeholder_graph.views.figures.figure import (
    INK,
    QUIET,
    Figure,
    FileFormat,
    clean_text,
    open_sheet,
    save_figure,
)
from stakeholder_graph.views.frame import describe_assumed, describe_title
from stakeholder_graph.views.messages.sentences import describe_message
from stakeholder_graph.views.simulation import sentences as simulation_sentences
from stakeholder_graph.views.words import Names, start_sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEARD, BAND, LOST, ANSWERED = "#0b3c5d", "#c3d5e4", "#b3400e", "#4c5966"
"""Dark blue, its pale band, vermilion and grey: apart from each other for every sort of colour blindness."""
WIDTH, PLOT, AROUND, ENTRY, TITLE_ROOM, LINE_ROOM = 7.4, 2.7, 1.1, 0.17, 0.5, 0.16
"""In inches: the width of the figure; the height of a plot, of what stands around it, of an entry of its legend, of
the title, and of a line of a note."""
LINES = "The lines show the middle world, the band 90 of 100 worlds."
LETTERS = 124
"""How many letters of a note stand on a line."""
LONGEST_NAME = 60


def render_curves(answer: Answer, file_format: FileFormat) -> Figure:
    """Draw the curves of a simulation, a plot for each message, as SVG, PNG or PDF.

    Returns
    -------
    The figure; the same bytes for the same answer and the same version of matplotlib.
    """
    names = Names(answer.stakeholders)
    shown = [(each, each.simulation) for each in answer.messages or () if each.simulation is not None]
    notes = _describe_notes(answer)
    rooms = [PLOT + AROUND + ENTRY * _count_entries(each) for _, each in shown]
    height = TITLE_ROOM + sum(rooms) + LINE_ROOM * len(notes) + 0.2
    title = clean_text(describe_title(answer))
    with open_sheet(72 * WIDTH, 72 * height) as figure:
        figure.text(0.03, 1 - 0.3 / height, title, fontsize=12.5, weight="bold", color=INK, va="center")
        for number, (message, simulation) in enumerate(shown):
            bottom = height - TITLE_ROOM - sum(rooms[:number]) - 0.35 - PLOT
            axes = figure.add_axes((0.1, bottom / height, 0.86, PLOT / height))
            _draw_message(axes, message, simulation, names)
        for number, line in enumerate(notes):
            y = (0.12 + LINE_ROOM * (len(notes) - number - 0.5)) / height
            figure.text(0.03, y, line, fontsize=7.5, color=QUIET, va="center")
        return save_figure(figure, file_format, title, _describe(shown, names))


def _find_lost(simulation: Simulation) -> SimulatedLoss | None:
    """Find the loss that was asked for."""
    return next((each for each in simulation.losses if each.curve), None)


def _count_entries(simulation: Simulation) -> int:
    """Count the entries of the legend: the line, the band, the answers and the loss."""
    return 2 + (simulation.answered is not None) + (_find_lost(simulation) is not None)


def _describe_notes(answer: Answer) -> list[str]:
    several = any(each.simulation is not None and each.delivery_count > 1 for each in answer.messages or ())
    lines = LINES if several else ""
    said = f"{lines} {simulation_sentences.describe_worlds(answer)} {describe_assumed(answer.assumed_share)}"
    return textwrap.wrap(clean_text(said.strip(), 2_000), LETTERS)


def _describe(shown: Sequence[tuple[MessageAnswer, Simulation]], names: Names) -> str:
    """Say what the curves show."""
    sentences = []
    for message, simulation in shown:
        sentences += [
            f"{describe_message(message)}.",
            simulation_sentences.describe_spread(message, simulation, names),
            simulation_sentences.describe_answers(message, simulation, names),
        ]
        lost = _find_lost(simulation)
        if lost is not None:
            sentences.append(simulation_sentences.describe_losses([lost], message, simulation, names))
    return clean_text(" ".join(filter(None, sentences)), 10_000)


def _draw_message(axes: "Axes", message: MessageAnswer, simulation: Simulation, names: Names) -> None:
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    lost, answers = _find_lost(simulation), simulation.answered
    curves = [simulation.curve, lost.curve if lost else (), answers.curve if answers else ()]
    last = max([1, *(curve[-1].day for curve in curves if curve)])
    _draw_curves(axes, message, simulation, names, last)
    one = message.delivery_count == 1
    who = simulation_sentences.say_members(message, simulation, names)
    what = "Share of worlds" if one else f"Share of {who}"
    axes.set_ylabel(textwrap.fill(clean_text(what), 34), fontsize=8.5, color=INK)
    says = textwrap.shorten(clean_text(describe_message(message)), 88, placeholder=" …")
    axes.set_title(says, loc="left", fontsize=9.5, color=INK, pad=8)
    axes.set_xlim(0, last * 1.02)
    axes.set_ylim(0, 1.03)
    _mark_half(axes, simulation)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=10, integer=True))
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1])
    axes.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    axes.set_xlabel("Days since the start", fontsize=8.5, color=INK)
    axes.tick_params(labelsize=8, colors=QUIET)
    axes.grid(visible=True, color="#e2e6ea", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(
            loc="upper left",
            bbox_to_anchor=(-0.01, -0.19),
            frameon=False,
            fontsize=8,
            handlelength=3.2,
            labelcolor=INK,
        )


def _draw_curves(
    axes: "Axes", message: MessageAnswer, simulation: Simulation, names: Names, last: int
) -> None:
    """Draw the middle world in its band, the answers and the loss; of one delivery, the share of worlds."""
    one = message.delivery_count == 1
    field = "mean" if one else "median"
    done = simulation_sentences.OUT[message.counted][0]
    if one:
        done = done.replace("have", "has", 1)
    lost, answers = _find_lost(simulation), simulation.answered
    if simulation.curve:
        days, high = _extend(simulation.curve, last, "high")
        if not one:
            low = _extend(simulation.curve, last, "low")[1]
            how: dict[str, Any] = {"facecolor": BAND, "edgecolor": "none", "label": "In 90 of 100 worlds"}
            axes.fill_between(days, low, high, step="post", **how)
        _draw(
            axes, _extend(simulation.curve, last, field), done, color=HEARD, linestyle="solid", linewidth=2.0
        )
    if answers is not None and answers.curve:
        have = "has an answer" if one else simulation_sentences.BACK[0]
        dotted = {"linestyle": (0, (1, 1.4)), "linewidth": 1.9}
        _draw(axes, _extend(answers.curve, last, field), have, color=ANSWERED, **dotted)
    if lost is not None:
        called = textwrap.shorten(names.call(lost.id.replace(":", "->")), LONGEST_NAME, placeholder=" …")
        dashed = {"linestyle": (0, (6, 2.5)), "linewidth": 1.7}
        _draw(axes, _extend(lost.curve, last, field), f"{done}, without {called}", color=LOST, **dashed)


def _extend(curve: Sequence[CurvePoint], last: int, field: str) -> tuple[list[int], list[float]]:
    """Return the days and values of a curve, kept level to the end of the plot."""
    days, values = [each.day for each in curve], [getattr(each, field) for each in curve]
    return [*days, round(last * 1.02) + 1], [*values, values[-1]]


def _draw(axes: "Axes", points: tuple[list[int], list[float]], label: str, **how: Any) -> None:
    said = start_sentence(clean_text(label))
    axes.plot(*points, drawstyle="steps-post", label=said, solid_joinstyle="round", **how)


def _mark_half(axes: "Axes", simulation: Simulation) -> None:
    """Mark the day by which half have heard."""
    half = next((each.days for each in simulation.milestones if each.share == 0.5), None)
    if half is None or len(simulation.members) < 2 or not simulation.curve[-1].day:
        return
    is_late = half > axes.get_xlim()[1] / 4  # there is room to its left, where no curve runs
    axes.plot([half], [0.5], marker="o", markersize=5, color=HEARD, markeredgecolor="white", zorder=5)
    ground = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "boxstyle": "square,pad=0.15"}
    axes.annotate(
        f"half by day {half}",
        (half, 0.5),
        xytext=(-8, 4) if is_late else (9, -3),
        textcoords="offset points",
        fontsize=8,
        color=INK,
        ha="right" if is_late else "left",
        va="bottom" if is_late else "top",
        bbox=ground,
        zorder=6,
    )
