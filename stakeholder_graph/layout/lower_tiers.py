"""Where do neighbourhood bodies, practices and people stand? Column by column, in staggered rows.

Each neighbourhood body stands above its practices, which are staggered so that every name has room and every
line down to the people below passes between them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stakeholder_graph.layout.columns import LOOSE, LOWER_TIERS, Column
from stakeholder_graph.layout.looks import LOOKS, choose_look
from stakeholder_graph.layout.spots import MOST_ROWS, NAME_WIDTH, SIZES, UPPER_STEP, Spot, set_spot

LEAST_STEP = 10.5
DEPTH = 5
COLUMN_GAP = 14.0


def set_columns(columns: Sequence[Column], spots: Mapping[str, Spot]) -> float:
    """Set x and row of all that stands in columns, and return how wide they are together."""
    row_count = _choose_row_count(sum(each.count_slots(1) for each in columns))
    roomy = row_count <= 2
    if not roomy:
        row_count = _choose_row_count(sum(each.count_slots(DEPTH) for each in columns))
    owned = [each for each in columns if each.owner != LOOSE]
    rows = Rows(
        practices=row_count,
        people=row_count if roomy else 1,
        depth=1 if roomy else DEPTH,
        of_group=_number(kind for column in owned for unit in column.units for kind in unit.groups),
        of_body=_number(kind for column in owned for kind in column.bodies),
        of_people=_number(kind for column in owned for unit in column.units for kind in unit.people),
    )
    edges: dict[tuple[str, int], float] = {}
    right = 0.0
    for column in columns:
        members = _set_column(column, spots, rows)
        for each in members:
            if spots[each].is_small:
                spots[each].size = float(SIZES["practice" if roomy else "people"])
        needs = [_find_need(spots[each], edges, named=roomy or not spots[each].is_small) for each in members]
        shift = max([right + (COLUMN_GAP if right else 0.0), *needs])
        for each in members:
            spot = spots[each]
            spot.x += shift
            edge = spot.x + spot.half_width
            edges[spot.tier, spot.row] = max(edge, edges.get((spot.tier, spot.row), 0.0))
        right = max([right, *(spots[each].x + spots[each].size / 2 for each in members)])
    return max([right, *edges.values()])


def _choose_row_count(slot_count: int) -> int:
    """Return over how many rows to stagger the practices, for a drawing about the shape of a screen."""
    if slot_count * NAME_WIDTH <= 1200.0:
        return 1
    if slot_count * NAME_WIDTH <= 2400.0:
        return 2
    for rows in range(3, MOST_ROWS):
        width, height = slot_count * NAME_WIDTH / rows + 300.0, 450.0 + 48.0 * rows
        if width <= 1.35 * height:
            return rows
    return MOST_ROWS


@dataclass(frozen=True, slots=True)
class Rows:
    """How the rows of columns are laid.

    Practices are staggered over ``practices`` rows, groups and people over ``people``, and up to ``depth`` of
    one kind stand above another. The others number the kinds from the top.
    """

    practices: int
    people: int
    depth: int
    of_group: Mapping[str, int]
    of_body: Mapping[str, int]
    of_people: Mapping[str, int]


def _find_need(spot: Spot, edges: Mapping[tuple[str, int], float], *, named: bool) -> float:
    """Return how far right a column must start for this shape, and name, to clear what stands before it."""
    half = spot.half_width if named else spot.size / 2
    return edges.get((spot.tier, spot.row), 0.0) + (6.0 if named else 0.0) - (spot.x - half)


def spread_columns(spots: Mapping[str, Spot], columns_width: float, width: float) -> None:
    """Spread the columns, up to twice, and centre them under upper tiers that are wider."""
    stretch = min(2.0, width / columns_width) if columns_width else 1.0
    for spot in spots.values():
        if spot.tier in LOWER_TIERS:
            spot.x = spot.x * stretch + (width - columns_width * stretch) / 2


def _number(kinds: Iterable[str]) -> dict[str, int]:
    """Number kinds from 0: those whose looks come first, then by name."""
    ordered = sorted(set(kinds), key=lambda kind: (LOOKS.index(choose_look(kind, "people")), kind))
    return {kind: number for number, kind in enumerate(ordered)}


def _set_column(column: Column, spots: Mapping[str, Spot], rows: "Rows") -> list[str]:
    """Set a column from x = 0 on, and return its members."""
    step = max(NAME_WIDTH / rows.practices, LEAST_STEP)
    slot_count = max(1, column.count_slots(rows.depth))
    if slot_count < rows.practices:
        step = max(step, min(NAME_WIDTH, 42.0 / slot_count))
    members: list[str] = []
    slot = 0
    for unit in column.units:
        if unit.practice is not None:
            middle = slot + (unit.count_slots(rows.depth) - 1) / 2
            set_spot(spots[unit.practice], middle * step, slot % rows.practices)
            members.append(unit.practice)
        below = [(unit.groups[kind], MOST_ROWS + 20 * rows.of_group.get(kind, 0)) for kind in unit.groups]
        below += [(unit.people[kind], 20 * rows.of_people.get(kind, 0)) for kind in unit.people]
        for each_kind, first_row in below:
            for number, each in enumerate(each_kind):
                at = slot + number // rows.depth
                row = first_row + 2 * (number % rows.depth) + at % rows.people
                set_spot(spots[each], at * step, row)
                members.append(each)
        slot += unit.count_slots(rows.depth)
    middle = (slot_count - 1) * step / 2
    if column.owner == LOOSE:
        return members + _set_loose_bodies(column, spots, slot_count * step, middle)
    for kind, bodies in column.bodies.items():
        aside = min(26.0, slot_count * step / 6) if rows.of_body[kind] % 2 else 0.0
        per_row = max(1, round(max(slot_count * step, UPPER_STEP * min(3, len(bodies))) / UPPER_STEP))
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
