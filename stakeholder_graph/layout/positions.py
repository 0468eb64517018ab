"""Where does every stakeholder stand? Tiers are rows, neighbourhoods are columns.

The lower tiers are set column by column: each neighbourhood body with its practices in staggered rows (so
that every name has room, and every line down to the people below passes between them), and their people
underneath. The upper tiers are rows ordered by the middle of what each stakeholder is joined to. Nothing is
drawn by chance or by iteration to a balance, so the same place gives the same drawing and a small edit moves
little.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

from stakeholder_graph.layout.columns import (
    LOOSE,
    LOWER_TIERS,
    TIERS,
    Column,
    Neighbours,
    find_columns,
    find_neighbours,
    find_tier,
)
from stakeholder_graph.layout.labels import LINE_HEIGHT, break_into_lines, measure_width
from stakeholder_graph.layout.looks import LOOKS, choose_look
from stakeholder_graph.model.place import Place

LEFT_MARGIN = 96.0
MARGIN = 18.0
NAME_WIDTH = 84.0
BODY_NAME_WIDTH = 86.0
UPPER_NAME_WIDTH = 104.0
UPPER_STEP = 116.0
LEAST_STEP = 10.5
MOST_ROWS = 8
DEPTH = 5
COLUMN_GAP = 14.0
BAND_PAD = 14.0
LABEL_GAP = 3.0
SIZES = {"national": 20, "system": 20, "place": 20, "neighbourhood": 17, "practice": 12, "people": 9}

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Spot:
    """Where one stakeholder stands, how large, and its name in lines below it."""

    tier: str
    size: float
    lines: tuple[str, ...]
    x: float = 0.0
    row: int = 0
    y: float = 0.0
    label_shown: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it stands below the practices, where the shapes are close together."""
        return self.tier == "people" or (self.tier == "practice" and self.row >= MOST_ROWS)

    @property
    def label_width(self) -> float:
        """How wide the name is."""
        return max(measure_width(line) for line in self.lines)

    @property
    def label_height(self) -> float:
        """How tall the name is."""
        return LINE_HEIGHT * len(self.lines)

    @property
    def half_width(self) -> float:
        """How far the shape and its name reach to either side."""
        bold = 1.12 if self.tier == "neighbourhood" else 1.0  # the only way through is written in bold
        return max(self.size, self.label_width * bold) / 2

    @property
    def height(self) -> float:
        """How tall the shape and its name are together."""
        return self.size + LABEL_GAP + self.label_height


@dataclass(slots=True)
class Layout:
    """All spots, the bands of the tiers as (tier, top, bottom), and the size of the whole."""

    spots: dict[str, Spot]
    bands: list[tuple[str, float, float]] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0


def place_stakeholders(place: Place, priority: Mapping[str, float]) -> Layout:
    """Give every stakeholder of a place its position.

    ``priority`` says whose names matter most where there is not room for all: larger is sooner.
    """
    tiers = {each: find_tier(place, each) for each in place.stakeholders}
    neighbours = find_neighbours(place)
    spots = {each: _build_spot(place, each, tier) for each, tier in tiers.items()}
    layout = Layout(spots)
    columns_width = _set_columns(find_columns(place, tiers, neighbours), spots)
    width = max(columns_width, _find_upper_width(tiers))
    _spread_columns(spots, columns_width, width)
    for tier in ("place", "system", "national"):
        _set_upper_tier(place, [each for each in tiers if tiers[each] == tier], spots, neighbours, width)
    _set_heights(layout)
    layout.width = LEFT_MARGIN + width + MARGIN
    for each in spots.values():
        each.x += LEFT_MARGIN
    _choose_labels(spots, priority)
    return layout


def _build_spot(place: Place, stakeholder_id: str, tier: str) -> Spot:
    widths = {"neighbourhood": BODY_NAME_WIDTH, "practice": NAME_WIDTH - 8.0, "people": NAME_WIDTH - 8.0}
    lines = break_into_lines(place.stakeholders[stakeholder_id].name, widths.get(tier, UPPER_NAME_WIDTH), 3)
    return Spot(tier, float(SIZES[tier]), lines)


# --- the lower tiers: columns ------------------------------------------------------------------


def _set_columns(columns: Sequence[Column], spots: Mapping[str, Spot]) -> float:
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


def _spread_columns(spots: Mapping[str, Spot], columns_width: float, width: float) -> None:
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
            _set(spots[unit.practice], middle * step, slot % rows.practices)
            members.append(unit.practice)
        below = [(unit.groups[kind], MOST_ROWS + 20 * rows.of_group.get(kind, 0)) for kind in unit.groups]
        below += [(unit.people[kind], 20 * rows.of_people.get(kind, 0)) for kind in unit.people]
        for each_kind, first_row in below:
            for number, each in enumerate(each_kind):
                at = slot + number // rows.depth
                row = first_row + 2 * (number % rows.depth) + at % rows.people
                _set(spots[each], at * step, row)
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
            _set(spots[each], middle + aside + offset, rows.of_body[kind] + 10 * (number // per_row))
            members.append(each)
    return members


def _set_loose_bodies(column: Column, spots: Mapping[str, Spot], width: float, middle: float) -> list[str]:
    """Set the bodies to which nothing belongs, side by side where there are many, and return them."""
    bodies = [each for members in column.bodies.values() for each in members]
    per_row = max(1, round(width / UPPER_STEP), -(-len(bodies) // 3))
    for number, each in enumerate(bodies):
        in_row = min(per_row, len(bodies) - number // per_row * per_row)
        _set(spots[each], middle + (number % per_row - (in_row - 1) / 2) * UPPER_STEP, number // per_row)
    return bodies


def _set(spot: Spot, x: float, row: int) -> None:
    spot.x, spot.row = x, row


# --- the upper tiers: rows ---------------------------------------------------------------------


def _find_upper_width(tiers: Mapping[str, str]) -> float:
    """Return a width at which the fullest upper tier takes a few rows, not one endless one."""
    most = max([0, *(sum(1 for each in tiers.values() if each == tier) for tier in TIERS[:3])])
    return UPPER_STEP * min(10, max(4, round(0.7 * most)))


def _set_upper_tier(
    place: Place, members: Sequence[str], spots: Mapping[str, Spot], neighbours: Neighbours, width: float
) -> None:
    """Set x and row of one upper tier: above the middle of what each joins, parts below their whole."""
    done = {each for each in spots if TIERS.index(spots[each].tier) > TIERS.index(_tier_of(members, spots))}
    levels: dict[int, list[str]] = {}
    for each in members:
        levels.setdefault(_find_depth(place, each, set(members)), []).append(each)
    per_row = max(1, int(width // UPPER_STEP))
    row = sum(-(-len(level) // per_row) for level in levels.values())
    for depth in sorted(levels, reverse=True):
        wished = {each: _wish(each, spots, neighbours, done, width) for each in levels[depth]}
        ordered = sorted(wished, key=lambda one: (wished[one], one))
        chunk_count = -(-len(ordered) // per_row)
        for number in range(chunk_count):
            row -= 1
            chunk = ordered[number::chunk_count]
            for each, x in zip(chunk, _spread([wished[one] for one in chunk], width), strict=True):
                _set(spots[each], x, row)
            done.update(chunk)


def _tier_of(members: Sequence[str], spots: Mapping[str, Spot]) -> str:
    return spots[members[0]].tier if members else "national"


def _find_depth(place: Place, stakeholder_id: str, members: set[str]) -> int:
    depth, seen = 0, {stakeholder_id}
    each = place.stakeholders[stakeholder_id].part_of
    while each is not None and each in members and each not in seen:
        depth += 1
        seen.add(each)
        each = place.stakeholders[each].part_of
    return depth


def _wish(
    stakeholder_id: str, spots: Mapping[str, Spot], neighbours: Neighbours, done: set[str], width: float
) -> float:
    """Return where a stakeholder would stand if it were alone: above the middle of what it is joined to.

    Those joined to nothing that stands already are put at the right.
    """
    joined = [spots[each].x for each in sorted(neighbours[stakeholder_id]) if each in done]
    return fmean(joined) if joined else width * (0.5 if neighbours[stakeholder_id] else 0.94)


def _spread(wished: Sequence[float], width: float) -> list[float]:
    """Return positions in order, at least one step apart, inside the width and near the wished ones."""
    blocks: list[tuple[float, int]] = []  # middle of a run of neighbours one step apart, and their number
    for each in wished:
        middle, count = _keep_inside(each, 1, width), 1
        while blocks and blocks[-1][0] + (blocks[-1][1] + count) * UPPER_STEP / 2 > middle:
            before, before_count = blocks.pop()
            middle = (before * before_count + middle * count) / (before_count + count)
            count += before_count
            middle = _keep_inside(middle, count, width)
        blocks.append((middle, count))
    return [
        middle + (number - (count - 1) / 2) * UPPER_STEP
        for middle, count in blocks
        for number in range(count)
    ]


def _keep_inside(middle: float, count: int, width: float) -> float:
    half = ((count - 1) * UPPER_STEP + UPPER_NAME_WIDTH) / 2
    return min(max(middle, half), max(half, width - half))


# --- heights and names -------------------------------------------------------------------------


def _set_heights(layout: Layout) -> None:
    """Set y of every spot: tiers from the top, each row as tall as its tallest name."""
    y = MARGIN
    for tier in TIERS:
        rows: dict[int, list[Spot]] = {}
        for spot in layout.spots.values():
            if spot.tier == tier:
                rows.setdefault(spot.row, []).append(spot)
        if not rows:
            continue
        top = y
        y += BAND_PAD
        for row in sorted(rows):
            size = max(spot.size for spot in rows[row])
            for spot in rows[row]:
                spot.y = y + size / 2
            y += size + _find_label_room(rows[row])
        layout.bands.append((tier, top, y + BAND_PAD / 2))
        y += BAND_PAD / 2
    layout.height = y + MARGIN


def _find_label_room(spots: Sequence[Spot]) -> float:
    """Return the height to leave for the names of a row: little where the shapes stand too close."""
    if spots[0].is_small and _is_crowded(spots):
        return 8.0
    return LABEL_GAP + max(spot.label_height for spot in spots) + 9.0


def _is_crowded(spots: Sequence[Spot]) -> bool:
    """Say whether the shapes of a row stand too close for their names."""
    xs = sorted(spot.x for spot in spots)
    return any(after - before < NAME_WIDTH / 2 for before, after in pairwise(xs))


def _choose_labels(spots: Mapping[str, Spot], priority: Mapping[str, float]) -> None:
    """Mark the names there is room for when the whole is looked at, the most telling first."""
    boxes: dict[tuple[int, int], list[Box]] = {}
    small: dict[tuple[str, int], list[Spot]] = {}
    for spot in spots.values():
        if spot.is_small:
            small.setdefault((spot.tier, spot.row), []).append(spot)
    crowded = {row for row, members in small.items() if _is_crowded(members)}
    for spot in spots.values():
        half = spot.size / 2
        _take(boxes, (spot.x - half, spot.y - half, spot.x + half, spot.y + half))
    for each in sorted(
        spots, key=lambda one: (TIERS.index(spots[one].tier), -priority.get(one, 0.0), spots[one].x, one)
    ):
        box = find_label_box(spots[each])
        if (spots[each].tier, spots[each].row) in crowded:
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
