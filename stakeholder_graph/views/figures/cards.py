"""How is a large place set on paper? A card for each neighbourhood body: its practices, each with what is its own.

A practice, its groups and its people stand side by side in a cell above the practice's name. What a body passes to
many of them runs down a side of its card as one line with a tick for each.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from stakeholder_graph.results.scene import Scene, SceneStakeholder
from stakeholder_graph.views.figures.arrangement import (
    A4_LANDSCAPE,
    BAND_PAD,
    Arrangement,
    Band,
    Spot,
    Trunk,
    find_tiers,
    set_below,
    set_rows,
)
from stakeholder_graph.views.figures.lettering import break_lines, measure_lines

CELL_WIDTH, CELL_HEIGHT = 58.0, 25.2
CARD_GAP = 5.0
CELL_NAME, CELL_LINES, CELL_RADIUS, SMALL_RADIUS = 6.5, 2, 3.3, 2.8
CELL_LEFT = 15.0
BODY_HEIGHT, BODY_RADIUS, BODY_NAME = 26.0, 5.0, 6.5
HEADING = 8.0
"""The room for the name of a band above its cards."""
SIDE = 5.0
MOST_ROWS = 40
PAGE = (757.0, 468.0)
"""The room for a figure on a page of A4 on its side, in points, where a heading and a caption stand beside it."""
AROUND = 318.0
"""About how much height everything but the cells takes."""
UPPER = ("national", "system", "place")


class Card(Struct, frozen=True, kw_only=True):
    """A neighbourhood body with those beside it, and its cells, each a practice with what is its own."""

    bodies: tuple[SceneStakeholder, ...]
    cells: tuple[tuple[SceneStakeholder, ...], ...]

    def count_columns(self, row_count: int) -> int:
        """Count the columns its cells take."""
        return max(1, -(-len(self.cells) // row_count))


def arrange_cards(scene: Scene) -> Arrangement:
    """Set a large scene: upper tiers in rows, everything else in cards."""
    cards = _find_cards(scene)
    upper: dict[str, Spot] = {}
    bands: list[Band] = []
    y = 0.0
    row_count = _choose_row_count(cards)
    cell_width = max(CELL_WIDTH, _fit(cards, row_count))
    columns = sum(each.count_columns(row_count) for each in cards)
    width = max(A4_LANDSCAPE, columns * cell_width + (len(cards) + 1) * CARD_GAP)
    for tier, members in find_tiers(scene).items():
        if tier not in UPPER:
            continue
        bottom = set_rows(scene, members, upper, y, width, joined=True)
        bands.append(Band(name=tier.capitalize(), top=y, bottom=bottom))
        y = bottom
    setter = _Setter(upper, cell_width, row_count)
    bottoms = setter.set_all(cards, y)
    bands.append(Band(name="Neighbourhood", top=y, bottom=setter.cells_top - 6.0 - HEADING))
    bands.append(Band(name="Practice and people", top=setter.cells_top - 6.0 - HEADING, bottom=bottoms))
    return Arrangement(
        width=width,
        height=bottoms,
        spots=setter.spots,
        bands=tuple(bands),
        trunks=_find_trunks(scene, cards, setter),
    )


def _fit(cards: Sequence[Card], row_count: int) -> float:
    """Return how wide a cell may be for the cards to fill the sheet."""
    columns = sum(each.count_columns(row_count) for each in cards)
    return (A4_LANDSCAPE - (len(cards) + 1) * CARD_GAP) / columns


def _choose_row_count(cards: Sequence[Card]) -> int:
    """Choose how many cells stand above one another, so that the letters are largest on a page on its side."""

    def measure_scale(row_count: int) -> float:
        columns = sum(each.count_columns(row_count) for each in cards)
        width = columns * CELL_WIDTH + (len(cards) + 1) * CARD_GAP
        return min(PAGE[0] / max(width, A4_LANDSCAPE), PAGE[1] / (AROUND + row_count * CELL_HEIGHT))

    return max(range(4, MOST_ROWS), key=measure_scale)


def _find_cards(scene: Scene) -> list[Card]:
    """Find the cards from left to right; what belongs to no neighbourhood body stands last."""
    by_id = {each.id: each for each in scene.stakeholders}
    owner_of = _find_owners(scene, by_id)
    unit_of = _find_units(scene, by_id)
    turn = {each.id: number for number, each in enumerate(scene.groups)}
    owners = sorted(
        {each for each in owner_of.values() if each}, key=lambda one: (turn.get(one, 0), by_id[one].x, one)
    )
    cards = []
    for owner in [*owners, ""]:
        members = [each for each in scene.stakeholders if owner_of.get(each.id) == owner]
        bodies = sorted(
            (each for each in members if each.tier == "neighbourhood"), key=lambda one: one.id != owner
        )
        cells: dict[str, list[SceneStakeholder]] = {}
        for each in sorted(
            (m for m in members if m.tier != "neighbourhood"), key=lambda m: m.id != unit_of[m.id]
        ):
            cells.setdefault(unit_of[each.id], []).append(each)
        ordered = sorted(
            cells, key=lambda one: (by_id[one].tier == "people", by_id[one].name.casefold(), one)
        )
        if members:
            cards.append(Card(bodies=tuple(bodies), cells=tuple(tuple(cells[each]) for each in ordered)))
    return cards


def _climb(each: SceneStakeholder, by_id: Mapping[str, SceneStakeholder]) -> Iterable[SceneStakeholder]:
    """Yield a stakeholder and all it is part of, nearest first; a circle is left at its second turn."""
    seen: set[str] = set()
    at: SceneStakeholder | None = each
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = by_id.get(at.part_of) if at.part_of is not None else None


def _find_owners(scene: Scene, by_id: Mapping[str, SceneStakeholder]) -> dict[str, str]:
    """Find the neighbourhood body of each: what it is part of, else the only one that its channels lead to."""
    lower = [each for each in scene.stakeholders if each.tier not in UPPER]
    owner_of = {}
    for each in lower:
        above = [one.id for one in _climb(each, by_id) if one.tier == "neighbourhood"]
        if above and (each.tier != "neighbourhood" or above[-1] != each.id):
            owner_of[each.id] = above[-1]
    for owner in set(owner_of.values()):
        owner_of[owner] = owner
    beside = _find_neighbours(scene)
    for _ in range(3):
        for each in lower:
            if each.id not in owner_of:
                owners = {owner_of[one] for one in beside.get(each.id, ()) if one in owner_of}
                if len(owners) == 1:
                    owner_of[each.id] = owners.pop()
    return {each.id: owner_of.get(each.id, "") for each in lower}


def _find_units(scene: Scene, by_id: Mapping[str, SceneStakeholder]) -> dict[str, str]:
    """Find the practice in whose cell each stands: what it is part of, or all its channels lead to; else itself."""
    unit_of = {}
    for each in scene.stakeholders:
        above = [one.id for one in _climb(each, by_id) if one.tier == "practice"]
        unit_of[each.id] = above[-1] if above else each.id
    beside = _find_neighbours(scene)
    for each in scene.stakeholders:
        if each.tier == "people" and unit_of[each.id] == each.id:
            practices = {unit_of[one] for one in beside.get(each.id, ()) if by_id[one].tier == "practice"}
            if len(practices) == 1:
                unit_of[each.id] = practices.pop()
    return unit_of


def _find_neighbours(scene: Scene) -> dict[str, list[str]]:
    beside: dict[str, list[str]] = {}
    for channel in scene.channels:
        beside.setdefault(channel.sender, []).append(channel.receiver)
        beside.setdefault(channel.receiver, []).append(channel.sender)
    return beside


class _Setter:
    """Sets cards one beside the other, and remembers where each has its columns."""

    def __init__(self, spots: dict[str, Spot], cell_width: float, row_count: int) -> None:
        self.spots = spots
        self.cell_width = cell_width
        self.row_count = row_count
        self.cells_top = 0.0
        self.lefts: dict[int, list[float]] = {}
        self.column_of: dict[str, float] = {}

    def set_all(self, cards: Sequence[Card], top: float) -> float:
        """Set all cards below ``top``, and return how far down they reach."""
        deepest = max([1, *(len(each.bodies) for each in cards)])
        self.cells_top = top + HEADING + BAND_PAD + deepest * BODY_HEIGHT + 10.0 + HEADING
        x, bottom = CARD_GAP, self.cells_top
        for number, card in enumerate(cards):
            columns = card.count_columns(self.row_count)
            wide = columns * self.cell_width
            self._set_bodies(card, x, wide, top + HEADING + BAND_PAD + 8.0)
            self.lefts[number] = [x + column * self.cell_width for column in range(columns)]
            tallest = -(-len(card.cells) // columns) if card.cells else 0
            for place, cell in enumerate(card.cells):
                left = x + place // tallest * self.cell_width
                y = self.cells_top + place % tallest * CELL_HEIGHT + CELL_RADIUS + 2.0
                self._set_cell(cell, left, y)
            bottom = max(bottom, self.cells_top + tallest * CELL_HEIGHT)
            x += wide + CARD_GAP
        return bottom + 6.0

    def _set_bodies(self, card: Card, left: float, wide: float, y: float) -> None:
        """Set the bodies one below the other, by turns at the left and the right, each with its name inwards."""
        for number, each in enumerate(card.bodies):
            at_right = number % 2 == 1
            x = left + wide - SIDE if at_right else left + SIDE
            lines = break_lines(each.name, wide - SIDE - BODY_RADIUS - 8.0, 3, BODY_NAME)
            width, tall = measure_lines(lines, BODY_NAME), len(lines) * BODY_NAME * 1.17
            from_x = x - BODY_RADIUS - 5.0 - width if at_right else x + BODY_RADIUS + 6.5
            middle = y + number * BODY_HEIGHT
            box = (from_x, middle - tall / 2, from_x + width, middle + tall / 2)
            self.spots[each.id] = Spot(x=x, y=middle, r=BODY_RADIUS, lines=lines, size=BODY_NAME, box=box)

    def _set_cell(self, cell: Sequence[SceneStakeholder], left: float, y: float) -> None:
        """Set a practice at the left, what is its own to its right, and its name below them."""
        head, *others = cell
        name = break_lines(head.name, self.cell_width - 2 * SIDE - 1.0, CELL_LINES, CELL_NAME)
        middle = left + self.cell_width / 2
        for each in cell:
            self.column_of[each.id] = left
        alone = set_below(middle, y, CELL_RADIUS, name, CELL_NAME)
        x = left + CELL_LEFT if others else middle
        self.spots[head.id] = Spot(x=x, y=y, r=CELL_RADIUS, lines=name, size=CELL_NAME, box=alone.box)
        step = (self.cell_width - 2 * CELL_LEFT) / max(1, len(others))
        people_last = sorted(others, key=lambda one: (one.tier != "people", one.kind, one.id))
        radius = min(SMALL_RADIUS, 0.42 * step)
        for number, each in enumerate(people_last, start=1):
            self.spots[each.id] = Spot(x=left + CELL_LEFT + number * step, y=y, r=radius)


def _find_trunks(scene: Scene, cards: Sequence[Card], setter: _Setter) -> tuple[Trunk, ...]:
    """Find the lines that many channels of one body share."""
    trunks = []
    joined = _find_neighbours(scene)
    for number, card in enumerate(cards):
        mine = {each.id for cell in card.cells for each in cell}
        for order, body in enumerate(card.bodies):
            members = sorted(mine & set(joined.get(body.id, ())))
            if len(members) < 2 or order > 1:
                continue
            trunks += _build_trunks(setter, body.id, members, setter.lefts[number], at_right=order == 1)
    return tuple(trunks)


def _build_trunks(
    setter: _Setter, body: str, members: Sequence[str], lefts: Sequence[float], *, at_right: bool
) -> list[Trunk]:
    """Build one line for each column: from the body across to the side of the column and down to its last member."""
    start = setter.spots[body]
    y = setter.cells_top - (1.0 if at_right else 4.0)
    trunks = []
    for left in lefts:
        here = [each for each in members if setter.column_of[each] == left]
        if not here:
            continue
        x = left + setter.cell_width - SIDE if at_right else left + SIDE
        last = max(setter.spots[each].y for each in here)
        corners = [(start.x, start.y + 1.3 * start.r), (start.x, y), (x, y), (x, last)]
        trunks.append(Trunk(body=body, corners=tuple(corners), ticks=dict.fromkeys(here, x)))
    return trunks
