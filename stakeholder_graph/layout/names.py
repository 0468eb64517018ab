"""Which names are written when the whole drawing is looked at, and how much height do they need?"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from stakeholder_graph.layout.columns import TIERS
from stakeholder_graph.layout.spots import LABEL_GAP, NAME_WIDTH, SHELF, Spot

Box = tuple[float, float, float, float]


def find_label_room(spots: Sequence[Spot]) -> float:
    """Return the height to leave for the names of a row: little where the shapes stand too close."""
    named = [spot for spot in spots if spot.is_named]
    if not named or (named[0].is_small and _is_crowded(named)):
        return 8.0
    shelf = SHELF if any(spot.lane is not None for spot in named) else 0.0
    return LABEL_GAP + max(spot.label_height for spot in named) + 9.0 + shelf


def _is_crowded(spots: Sequence[Spot]) -> bool:
    """Say whether the shapes of a row stand too close for their names."""
    xs = sorted(spot.x for spot in spots)
    return any(after - before < NAME_WIDTH / 2 for before, after in pairwise(xs))


def choose_labels(spots: Mapping[str, Spot], priority: Mapping[str, float]) -> None:
    """Mark the names there is room for when the whole is looked at, the most telling first."""
    boxes: dict[tuple[int, int], list[Box]] = {}
    small: dict[tuple[str, int], list[Spot]] = {}
    for spot in spots.values():
        if spot.is_small and spot.is_named:
            small.setdefault((spot.tier, spot.row), []).append(spot)
    crowded = {row for row, members in small.items() if _is_crowded(members)}
    for spot in spots.values():
        half = spot.size / 2
        _take(boxes, (spot.x - half, spot.y - half, spot.x + half, spot.y + half))
    for each in sorted(
        spots, key=lambda one: (TIERS.index(spots[one].tier), -priority.get(one, 0.0), spots[one].x, one)
    ):
        box = find_label_box(spots[each])
        if (spots[each].tier, spots[each].row) in crowded or not spots[each].is_named:
            continue
        if not any(_overlap(box, other) for cell in _cells(box) for other in boxes.get(cell, ())):
            spots[each].label_shown = True
            _take(boxes, box)


def find_label_box(spot: Spot) -> Box:
    """Return left, top, right and bottom of the name below a shape."""
    top = spot.y + spot.size / 2 + LABEL_GAP
    return (spot.x - spot.label_width / 2, top, spot.x + spot.label_width / 2, top + spot.label_height)


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, right, bottom = (int(side // 64) for side in box)
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]


def _take(boxes: dict[tuple[int, int], list[Box]], box: Box) -> None:
    for cell in _cells(box):
        boxes.setdefault(cell, []).append(box)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
