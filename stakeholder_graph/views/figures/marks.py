"""How are stakeholders, names and arrows drawn on a sheet? The same in every figure that shows a structure.

Colours help and are never needed: kinds differ in shape, an assumed outline is dashed, the only way through has a
double outline, who is reached a tick, and who is not a cross.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stakeholder_graph.results.scene import Shape
from stakeholder_graph.views.figures.arrangement import Box, Spot
from stakeholder_graph.views.figures.figure import ALARM, INK
from stakeholder_graph.views.figures.pen import Pen
from stakeholder_graph.views.figures.shapes import Point, find_arrowhead, find_outline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ASSUMED_LINE = (0, (4.0, 2.2))
ASSUMED_OUTLINE = (0, (2.2, 1.6))
WORDS, MARK, SHAPE, ARROW, GROUND = 7, 6, 4, 3.4, 3.2
"""What lies above what, from the names at the top to the lines."""
TICKED, LEAST_TICK = (1.35, 0.95), 2.6
"""How far from the middle of a shape its tick stands, in its sizes, and how large it is at least, in points."""
MOST_LEFT_OUT = 0.85
"""How much of the way from a stakeholder to the middle of a line may be left out for the sake of its name."""


def write(axes: "Axes", x: float, y: float, text: str, *, size: float, **how: Any) -> None:
    """Write one line."""
    written = axes.text(x, y, text, fontsize=size, **{"color": INK, **how})
    written.set_parse_math(False)


def write_name(pen: Pen, spot: Spot, ground: str, color: str = INK) -> None:
    """Write the name of a stakeholder where it was given room; lines that pass behind it stop at its edge."""
    from matplotlib.path import Path

    if spot.box is None:
        return
    left, top, right, bottom = spot.box
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    pen.trace(Path(corners, closed=True), facecolor=ground, edgecolor="none", zorder=GROUND)
    step = (bottom - top) / len(spot.lines)
    for number, line in enumerate(spot.lines):
        y = top + (number + 0.5) * step
        how: dict[str, Any] = {"ha": "center", "va": "center", "zorder": WORDS, "color": color}
        write(pen.axes, (left + right) / 2, y, line, size=spot.size, **how)


def draw_shape(pen: Pen, shape: Shape, centre: Point, r: float, **look: Any) -> None:
    """Draw one outline."""
    pen.trace(find_outline(shape, *centre, r), **look)


def draw_line(pen: Pen, corners: Sequence[Point], *, color: str, width: float, assumed: bool = False) -> None:
    """Draw a line through corners."""
    from matplotlib.path import Path

    pen.trace(Path(corners), **_look_like_a_line(color, width, assumed=assumed))


def draw_curve(
    pen: Pen, points: tuple[Point, Point, Point], *, color: str, width: float, assumed: bool
) -> None:
    """Draw a line from start by a control point to its end."""
    from matplotlib.path import Path

    path = Path(points, [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    pen.trace(path, **_look_like_a_line(color, width, assumed=assumed))


def _look_like_a_line(color: str, width: float, *, assumed: bool) -> dict[str, Any]:
    style = ASSUMED_LINE if assumed else "solid"
    return {"fill": False, "edgecolor": color, "linewidth": width, "linestyle": style, "zorder": 2}


def draw_arrowhead(pen: Pen, tip: Point, back: Point, size: float, color: str) -> None:
    """Draw the head of an arrow that comes from ``back``."""
    from matplotlib.path import Path

    corners = find_arrowhead(tip, back, size)
    pen.trace(Path([*corners, corners[0]], closed=True), facecolor=color, edgecolor="none", zorder=ARROW)


def draw_shaft(pen: Pen, tip: Point, back: Point, size: float, *, color: str, width: float) -> None:
    """Draw the last of a line before its arrowhead, so that neither dashes nor a name beside it part the two."""
    from matplotlib.path import Path

    length = math.hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
    reach = min(2.4 * size, length) / length
    end = (tip[0] + (back[0] - tip[0]) * reach, tip[1] + (back[1] - tip[1]) * reach)
    look = {**_look_like_a_line(color, width, assumed=False), "zorder": ARROW}
    pen.trace(Path([end, tip]), **look)


def draw_alarm(pen: Pen, spot: Spot) -> None:
    """Mark the only way through with an exclamation mark, beside its double outline."""
    x, y, size = spot.x + 1.1 * spot.r + 1.5, spot.y - 1.1 * spot.r - 0.5, max(2.6, 0.55 * spot.r)
    draw_shape(pen, "circle", (x, y), size, facecolor=ALARM, edgecolor="white", linewidth=0.5, zorder=MARK)
    how: dict[str, Any] = {"color": "white", "weight": "bold", "ha": "center", "va": "center_baseline"}
    write(pen.axes, x, y, "!", size=size * 1.45, zorder=MARK + 0.5, **how)


def draw_cross(pen: Pen, x: float, y: float, r: float) -> None:
    """Cross out who is not reached."""
    for slope in (1.0, -1.0):
        _draw_stroke(pen, [(x - r, y - slope * r), (x + r, y + slope * r)], ("white", 3.4), (ALARM, 1.7))


def draw_tick(pen: Pen, x: float, y: float, r: float) -> None:
    """Tick who is reached, at the upper left of the shape, which stays in sight."""
    x, y, r = x - TICKED[0] * r, y - TICKED[1] * r, max(LEAST_TICK, 0.8 * r)
    corners = [(x - 0.55 * r, y + 0.05 * r), (x - 0.1 * r, y + 0.5 * r), (x + 0.7 * r, y - 0.55 * r)]
    _draw_stroke(pen, corners, ("white", 2.4), (INK, 1.1))


def _draw_stroke(pen: Pen, corners: Sequence[Point], *layers: tuple[str, float]) -> None:
    """Draw a line in layers, the broadest at the bottom, each by colour and width."""
    from matplotlib.path import Path

    for number, (color, width) in enumerate(layers):
        look = {"edgecolor": color, "linewidth": width, "capstyle": "round", "joinstyle": "round"}
        pen.trace(Path(corners), fill=False, zorder=MARK + 0.2 * number, **look)


def find_edge(spot: Spot, aim: Point, extra: float = 1.6) -> Point:
    """Return where a line leaves a stakeholder on its way to its own middle, clear of the shape and its name."""
    dx, dy = aim[0] - spot.x, aim[1] - spot.y
    length = math.hypot(dx, dy) or 1.0
    gap = 1.35 * spot.r + extra
    if spot.box is not None:
        gap = max(gap, _leave_box(spot, (dx / length, dy / length), spot.box) + extra)
    gap = min(gap, MOST_LEFT_OUT * length)
    return (spot.x + dx / length * gap, spot.y + dy / length * gap)


def _leave_box(spot: Spot, way: Point, box: Box) -> float:
    """Return how far along its way from the middle of a shape a line last touches a box; 0 if it never does."""
    enter, leave = 0.0, math.inf
    for at, step, low, high in ((spot.x, way[0], box[0], box[2]), (spot.y, way[1], box[1], box[3])):
        if abs(step) < 1e-9:
            if not low <= at <= high:
                return 0.0
            continue
        first, last = sorted(((low - at) / step, (high - at) / step))
        enter, leave = max(enter, first), min(leave, last)
    return leave if leave > enter and math.isfinite(leave) else 0.0
