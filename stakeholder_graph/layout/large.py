"""How is a place drawn that is too large to be looked at all at once? As groups side by side, each opened on demand.

A group is a neighbourhood with all that belongs to it, or all of one kind that belong to none. Within its group
everybody has a place, so that opening one moves nobody; bodies of the place and above stand over the groups, drawn
larger.
"""

import re
from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from stakeholder_graph.layout.blocks import FIRST_BESIDE, LANE, STEP_BESIDE, list_members
from stakeholder_graph.layout.columns import LOOSE, LOWER_TIERS, TIERS, Column
from stakeholder_graph.layout.spots import SIZES, UPPER_STEP, Group, Layout, Spot
from stakeholder_graph.model.place import Place

LARGE_PLACE = 1500
"""More stakeholders than this are drawn in groups."""

MOST_ABOVE = 40
CELL = 104.0
ROW = 58.0
BODY_ROW = 74.0
PAD = 16.0
GAP = 90.0
SCREEN = 1.75
USUAL_WIDTH = 1500.0

Members = dict[str, list[str]]


def place_in_groups(place: Place, columns: Sequence[Column], spots: Mapping[str, Spot]) -> Layout:
    """Give every stakeholder of a large place its position within its group, and every group its own."""
    layout = Layout(dict(spots))
    above = [each for each in spots if spots[each].tier not in LOWER_TIERS]
    loose: Members = {}
    if len(above) > MOST_ABOVE:
        for each in above:
            loose.setdefault(place.stakeholders[each].kind, []).append(each)
        above = []
    for column in sorted(columns, key=lambda each: _count_on(place, each.owner)):
        if column.owner == LOOSE:
            for each in _list_all(column):
                loose.setdefault(place.stakeholders[each].kind, []).append(each)
        else:
            layout.groups.append(_set_group(place, column, spots))
    for kind in sorted(loose):
        known = place.kinds.get(kind)
        layout.groups.append(_set_grid(f"kind:{kind}", known.plural if known else kind, loose[kind], spots))
    _set_side_by_side(layout)
    _set_above(layout, sorted(above, key=lambda each: (TIERS.index(spots[each].tier), each)))
    return layout


def _count_on(place: Place, owner: str) -> list[tuple[int, str]]:
    """Return what sorts names as people count: Ward 2 before Ward 10."""
    known = place.stakeholders.get(owner)
    parts = re.split(r"(\d{1,12})", known.name.casefold() if known else "")
    return [(int(part), "") if number % 2 else (0, part) for number, part in enumerate(parts)]


def _list_all(column: Column) -> list[str]:
    bodies = [each for members in column.bodies.values() for each in members]
    return [
        *bodies,
        *(
            each
            for unit in column.units
            for each in ([unit.practice] if unit.practice else []) + list_members(unit)
        ),
    ]


def _set_group(place: Place, column: Column, spots: Mapping[str, Spot]) -> Group:
    """Set bodies in rows on top, and each practice with its groups and people in a cell below."""
    bodies = [each for members in column.bodies.values() for each in members]
    units = [unit for unit in column.units if unit.practice is not None]
    people = [each for unit in column.units if unit.practice is None for each in list_members(unit)]
    most = max((len(list_members(unit)) for unit in units), default=0)
    cell = max(CELL, LANE + 2 * (FIRST_BESIDE + STEP_BESIDE * most))
    across = max(2, ceil(sqrt((len(units) + len(people)) * ROW / cell)))
    y = PAD + SIZES["neighbourhood"]
    for number, each in enumerate(bodies):
        spots[each].x, spots[each].y = PAD + cell * (number % across + 0.5), y + number // across * BODY_ROW
    y += ceil(len(bodies) / across) * BODY_ROW
    for number, unit in enumerate(units):
        x, at = PAD + cell * (number % across) + LANE + (cell - LANE) / 2, y + number // across * ROW
        members = list_members(unit)
        for each, offset in zip((unit.practice or "", *members), range(len(members) + 1), strict=True):
            spot = spots[each]
            spot.x = x + (FIRST_BESIDE + STEP_BESIDE * (offset - 1) if offset else 0.0)
            spot.y, spot.stands_on = at, "practice"
            spot.size = float(SIZES["people" if offset else "practice"])
            spot.lane = PAD + cell * (number % across) + LANE / 2 - spot.x
    y += ceil(len(units) / across) * ROW
    for number, each in enumerate(people):
        spots[each].x, spots[each].y = PAD + cell * (number % across + 0.5), y + number // across * ROW
    y += ceil(len(people) / across) * ROW
    owner = column.owner
    members = _list_all(column)
    return Group(owner, place.stakeholders[owner].name, tuple(members), 2 * PAD + across * cell, y)


def _set_grid(id_: str, name: str, members: Sequence[str], spots: Mapping[str, Spot]) -> Group:
    across = max(2, ceil(sqrt(len(members) * ROW / CELL)))
    for number, each in enumerate(members):
        spots[each].x, spots[each].y = (
            PAD + CELL * (number % across + 0.5),
            PAD + 12.0 + ROW * (number // across),
        )
    return Group(
        id_, name, tuple(members), 2 * PAD + across * CELL, 2 * PAD + ceil(len(members) / across) * ROW
    )


def _set_side_by_side(layout: Layout) -> None:
    """Set the groups in rows, for a whole about the shape of a screen, and everybody where their group is."""
    area = sum((each.width + GAP) * (each.height + GAP) for each in layout.groups)
    layout.width = max([sqrt(SCREEN * area), *(each.width + 2 * GAP for each in layout.groups)])
    x, y, tallest = GAP, GAP, 0.0
    for group in layout.groups:
        if x > GAP and x + group.width + GAP > layout.width:
            x, y, tallest = GAP, y + tallest + GAP, 0.0
        group.x, group.y = x + group.width / 2, y + group.height / 2
        for each in group.members:
            layout.spots[each].x += x
            layout.spots[each].y += y
        x, tallest = x + group.width + GAP, max(tallest, group.height)
    layout.height = y + tallest + GAP


def _set_above(layout: Layout, above: Sequence[str]) -> None:
    """Set those who belong to no group over the groups, as large as they would be in a small place."""
    scale = max(1.0, layout.width / USUAL_WIDTH)
    per_row = max(1, int(layout.width // (UPPER_STEP * scale)))
    rows = [above[start : start + per_row] for start in range(0, len(above), per_row)]
    down = len(rows) * BODY_ROW * scale
    for spot in layout.spots.values():
        spot.y += down
    for group in layout.groups:
        group.y += down
    for number, row in enumerate(rows):
        for place_in_row, each in enumerate(row):
            spot = layout.spots[each]
            spot.size *= scale
            spot.label_shown = True
            spot.x = layout.width * (place_in_row + 0.5) / len(row)
            spot.y = (number + 0.3) * BODY_ROW * scale
    layout.height += down
