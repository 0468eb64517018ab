"""Where do neighbourhood bodies, practices and people stand? Column by column, in staggered rows.

Each neighbourhood body stands above its practices. Where there is room, practices, groups and people have rows of
their own, staggered so that every name has room; where there is not, practices stand in blocks (blocks.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stakeholder_graph.layout.blocks import choose_cells, set_block
from stakeholder_graph.layout.columns import LOOSE, LOWER_TIERS, Column
from stakeholder_graph.layout.looks import LOOKS, choose_look
from stakeholder_graph.layout.spots import MOST_ROWS, NAME_WIDTH, SIZES, UPPER_STEP, Spot, set_spot

ROOMY_WIDTH = 2400.0
LEAST_STEP = 10.5
COLUMN_GAP = 14.0


def is_roomy(columns: Sequence[Column]) -> bool:
    """Say whether all that stands in columns has room, each name included, on rows of its own tier."""
    return sum(each.count_slots() for each in columns) * NAME_WIDTH <= ROOMY_WIDTH


def set_columns(columns: Sequence[Column], spots: Mapping[str, Spot]) -> float:
    """Set x and row of all that stands in columns, and return how wide they are together.

    Where there is no room for that, practices stand in blocks, and whoever belongs to no practice is not set yet.
    """
    owned = [each for each in columns if each.owner != LOOSE]
    roomy = is_roomy(columns)
    rows = Rows(
        practices=2 if sum(each.count_slots() for each in columns) * NAME_WIDTH > ROOMY_WIDTH / 2 else 1,
        of_group=_number(kind for column in owned for unit in column.units for kind in unit.groups),
        of_body=_number(kind for column in owned for kind in column.bodies),
        of_people=_number(kind for column in owned for unit in column.units for kind in unit.people),
    )
    cells = None if roomy else choose_cells(columns)
    edges: dict[tuple[str, int], float] = {}
    right = 0.0
    for column in columns:
        members, width = _set_units(column, spots, rows) if cells is None else set_block(column, spots, cells)
        members = members + _set_bodies(column, spots, rows, width)
        if not members:
            continue
        needs = [_find_need(spots[each], edges) for each in members]
        shift = max([right + (COLUMN_GAP if right else 0.0), *needs])
        for each in members:
            spot = spots[each]
            spot.x += shift
            edge = spot.x + spot.half_width
            edges[spot.stands_on, spot.row] = max(edge, edges.get((spot.stands_on, spot.row), 0.0))
        right = max([right, *([] if roomy else [shift + width])])
        right = max([right, *(spots[each].x + spots[each].size / 2 for each in members)])
    return max([right, *edges.values()])


@dataclass(frozen=True, slots=True)
class Rows:
    """How the rows of columns are laid: over how many rows practices are staggered, and which row each kind has."""

    practices: int
    of_group: Mapping[str, int]
    of_body: Mapping[str, int]
    of_people: Mapping[str, int]


def _find_need(spot: Spot, edges: Mapping[tuple[str, int], float]) -> float:
    """Return how far right a column must start for this shape and its name to clear what stands before it."""
    if not spot.is_named:
        return 0.0
    return edges.get((spot.stands_on, spot.row), 0.0) + 6.0 - (spot.x - spot.half_width)


def spread_columns(spots: Mapping[str, Spot], columns_width: float, width: float) -> None:
    """Spread the columns, up to twice, and centre them under upper tiers that are wider."""
    stretch = min(2.0, width / columns_width) if columns_width else 1.0
    for spot in spots.values():
        if spot.tier in LOWER_TIERS:
            spot.x = spot.x * stretch + (width - columns_width * stretch) / 2
            spot.lane = None if spot.lane is None else spot.lane * stretch


def _number(kinds: Iterable[str]) -> dict[str, int]:
    """Number kinds from 0: those whose looks come first, then by name."""
    ordered = sorted(set(kinds), key=lambda kind: (LOOKS.index(choose_look(kind, "people")), kind))
    return {kind: number for number, kind in enumerate(ordered)}


def _set_units(column: Column, spots: Mapping[str, Spot], rows: Rows) -> tuple[list[str], float]:
    """Set the units of a column from x = 0 on; return who was set and how wide they stand together."""
    step = max(NAME_WIDTH / rows.practices, LEAST_STEP)
    slot_count = max(1, column.count_slots())
    if slot_count < rows.practices:
        step = max(step, min(NAME_WIDTH, 42.0 / slot_count))
    members: list[str] = []
    slot = 0
    for unit in column.units:
        if unit.practice is not None:
            middle = slot + (unit.count_slots() - 1) / 2
            set_spot(spots[unit.practice], middle * step, slot % rows.practices)
            members.append(unit.practice)
        below = [(unit.groups[kind], MOST_ROWS + 20 * rows.of_group.get(kind, 0)) for kind in unit.groups]
        below += [(unit.people[kind], 20 * rows.of_people.get(kind, 0)) for kind in unit.people]
        for each_kind, first_row in below:
            for number, each in enumerate(each_kind):
                at = slot + number
                set_spot(spots[each], at * step, first_row + at % rows.practices)
                members.append(each)
        slot += unit.count_slots()
    for each in members:
        if spots[each].is_small:
            spots[each].size = float(SIZES["practice"])
    return members, slot_count * step


def _set_bodies(column: Column, spots: Mapping[str, Spot], rows: Rows, width: float) -> list[str]:
    """Set the bodies of a column over the middle of its units, and return them."""
    middle = width / 2
    if column.owner == LOOSE:
        return _set_loose_bodies(column, spots, width, middle)
    members: list[str] = []
    for kind, bodies in column.bodies.items():
        aside = min(26.0, width / 6) if rows.of_body[kind] % 2 else 0.0
        per_row = max(1, round(max(width, UPPER_STEP * min(3, len(bodies))) / UPPER_STEP))
        owner_first = sorted(bodies, key=lambda one: one != column.owner)
        for number, each in enumerate(owner_first):
            in_row = min(per_row, len(bodies) - number // per_row * per_row)
            offset = (number % per_row - (in_row - 1) / 2) * UPPER_STEP
            set_spot(spots[each], middle + aside + offset, rows.of_body[kind] + 10 * (number // per_row))
            members.append(each)
    return members


def _set_loose_bodies(column: Column, spots: Mapping[str, Spot], width: float, middle: float) -> list[str]:
    """Set the bodies to which nothing belongs, side by side where there are many, and return them."""
    bodies = [each for members in column.bodies.values() for each in members]
    per_row = max(1, round(width / UPPER_STEP), -(-len(bodies) // 3))
    for number, each in enumerate(bodies):
        in_row = min(per_row, len(bodies) - number // per_row * per_row)
        set_spot(spots[each], middle + (number % per_row - (in_row - 1) / 2) * UPPER_STEP, number // per_row)
    return bodies
