"""How are stakeholders and channels outlined in a figure? Pure geometry, as in the page's map_shapes.js."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from stakeholder_graph.results.scene import SceneStakeholder, Shape

if TYPE_CHECKING:
    from matplotlib.path import Path

Point = tuple[float, float]

SIDES: Mapping[Shape, tuple[int, float, float]] = {
    "square": (4, math.pi / 4, 1.25),
    "diamond": (4, 0.0, 1.3),
    "hexagon": (6, 0.0, 1.15),
    "triangle": (3, -math.pi / 2, 1.3),
}


def find_outline(shape: Shape, x: float, y: float, r: float) -> "Path":
    """Return the outline of a shape; those with corners reach further out, so that all look equally large."""
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    if shape in SIDES:
        count, turn, reach = SIDES[shape]
        corners = [_on_circle(x, y, turn + 2 * math.pi * side / count, reach * r) for side in range(count)]
    elif shape == "star":
        reaches = [(1.4 if side % 2 == 0 else 0.58) * r for side in range(10)]
        corners = [_on_circle(x, y, -math.pi / 2 + math.pi * i / 5, each) for i, each in enumerate(reaches)]
    else:
        wide, tall = (1.25 * r, 0.78 * r) if shape == "ellipse" else (r, r)
        return Affine2D().scale(wide, tall).translate(x, y).transform_path(Path.unit_circle())
    return Path([*corners, corners[0]], closed=True)


def _on_circle(x: float, y: float, angle: float, r: float) -> Point:
    return (x + r * math.cos(angle), y + r * math.sin(angle))


def find_curve(
    sender: SceneStakeholder, receiver: SceneStakeholder, bend: float
) -> tuple[Point, Point, Point]:
    """Return start, control point and end of a curve that stops short of both shapes."""
    dx, dy = receiver.x - sender.x, receiver.y - sender.y
    middle = ((sender.x + receiver.x) / 2 + dy * bend, (sender.y + receiver.y) / 2 - dx * bend)
    length = math.hypot(dx, dy)
    start, finish = (_step_towards(each, middle, length) for each in (sender, receiver))
    control = (2 * middle[0] - (start[0] + finish[0]) / 2, 2 * middle[1] - (start[1] + finish[1]) / 2)
    return start, control if bend else middle, finish


def _step_towards(each: SceneStakeholder, aim: Point, length: float) -> Point:
    far = math.hypot(aim[0] - each.x, aim[1] - each.y) or 1.0
    gap = min(1.35 * each.size / 2 + 2.0, 0.4 * length)
    return (each.x + (aim[0] - each.x) / far * gap, each.y + (aim[1] - each.y) / far * gap)


def find_arrowhead(tip: Point, back: Point, size: float) -> Sequence[Point]:
    """Return the corners of an arrowhead at ``tip`` that comes from ``back``."""
    length = math.hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
    ux, uy = (tip[0] - back[0]) / length, (tip[1] - back[1]) / length
    half = 0.45 * size
    end = (tip[0] - ux * size, tip[1] - uy * size)
    return [tip, (end[0] - uy * half, end[1] + ux * half), (end[0] + uy * half, end[1] - ux * half)]
