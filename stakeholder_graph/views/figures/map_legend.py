"""What do the shapes and marks of a map mean? One entry for each, in as few lines as they fit."""

import textwrap
from typing import Literal, cast

from stakeholder_graph.results.scene import Scene, Shape
from stakeholder_graph.views.figures.figure import INK, LINE, PALE, clean_text
from stakeholder_graph.views.figures.lettering import measure_text
from stakeholder_graph.views.figures.map_sentences import name_reached
from stakeholder_graph.views.figures.marks import (
    ASSUMED_OUTLINE,
    SHAPE,
    draw_arrowhead,
    draw_cross,
    draw_line,
    draw_shape,
    draw_tick,
    write,
)
from stakeholder_graph.views.figures.pen import Pen
from stakeholder_graph.views.figures.shapes import Point
from stakeholder_graph.views.figures.ways import Ways

LEGEND_STEP, LEGEND_SIZE = 11.5, 6.8
LONGEST_ENTRY = 84

Entry = tuple[Shape | Literal["weak", "assumed", "line", "tick", "cross", "pale"], str, str]


def build_legend(scene: Scene, ways: Ways | None) -> list[Entry]:
    """Return shape or mark, colour and words of each entry: kinds that look alike share one."""
    alike: dict[tuple[Shape, str], list[str]] = {}
    for each in scene.kinds:
        alike.setdefault((each.shape, each.fill), []).append(clean_text(each.plural))
    entries: list[Entry] = [
        (shape, fill, textwrap.shorten(", ".join(kinds), LONGEST_ENTRY, placeholder=" …"))
        for (shape, fill), kinds in alike.items()
    ]
    if ways is not None:
        hears, misses = name_reached(ways)
        entries += [("tick", "", hears), ("cross", "", misses), ("pale", "", "not on the way")]
    return [
        *entries,
        ("weak", "", "the only way through"),
        ("assumed", "", "assumed"),
        ("line", "", "channel"),
    ]


def place_legend(legend: list[Entry], width: float) -> list[tuple[float, int]]:
    """Return where each entry stands: how far right, and in which row."""
    x, row = 18.0, 0
    places: list[tuple[float, int]] = []
    for *_, words in legend:
        room = 32.0 + measure_text(words, LEGEND_SIZE)
        if places and x + room - 18.0 > width:
            x, row = 18.0, row + 1
        places.append((x, row))
        x += room
    return places


def draw_entry(pen: Pen, entry: Entry, at: Point) -> None:
    """Draw one shape or mark, with its words to the right."""
    mark, fill, text = entry
    x, y = at
    if mark == "line":
        draw_line(pen, [(x - 7.0, y), (x + 2.0, y)], color=LINE, width=0.8)
        draw_arrowhead(pen, (x + 6.0, y), (x, y), 4.6, LINE)
    elif mark == "pale":
        draw_shape(pen, "circle", at, 3.6, facecolor="white", edgecolor=PALE, linewidth=0.8)
    elif mark in ("weak", "assumed", "tick", "cross"):
        _draw_mark(pen, mark, at)
    else:
        draw_shape(pen, cast("Shape", mark), at, 3.8, facecolor=fill, edgecolor=INK, linewidth=0.6)
    write(pen.axes, x + 10.0, y, text, size=LEGEND_SIZE, va="center")


def _draw_mark(pen: Pen, mark: str, at: Point) -> None:
    if mark == "weak":
        draw_shape(pen, "circle", at, 5.4, facecolor="white", edgecolor=INK, linewidth=0.8)
    style = ASSUMED_OUTLINE if mark == "assumed" else "solid"
    fill = ("#5b6670", 0.5 if mark == "assumed" else 1.0)
    draw_shape(
        pen, "circle", at, 3.6, facecolor=fill, edgecolor=INK, linewidth=0.7, linestyle=style, zorder=SHAPE
    )
    if mark == "tick":
        draw_tick(pen, *at, 3.6)
    if mark == "cross":
        draw_cross(pen, *at, 4.0)
