"""How do the practices of a large place stand? In blocks under their neighbourhood, each with its groups beside it.

A practice, its patient group and its people are one unit, side by side in one row. The units of a neighbourhood stand
in columns, and beside each column runs a lane for the lines that come from above, so that they cross no names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from stakeholder_graph.layout.columns import Column, Neighbours, Unit
from stakeholder_graph.layout.labels import break_into_lines
from stakeholder_graph.layout.looks import LOOKS, choose_look
from stakeholder_graph.layout.spots import NAME_WIDTH, SIZES, Spot, set_spot
from stakeholder_graph.layout.upper_tiers import spread_evenly
from stakeholder_graph.model.place import Place

LANE = 8.0
BLOCK_NAME_WIDTH = 84.0
BLOCK_NAME_LINES = 2
FIRST_BESIDE = 15.5
STEP_BESIDE = 11.5
FEWEST_ROWS, MOST_ROWS = 4, 40
ROW_HEIGHT = 53.0
ABOVE = 440.0
BESIDE = 220.0
SCREEN = 1.75
PEOPLE_STEP = NAME_WIDTH + 10.0


@dataclass(frozen=True, slots=True)
class Cells:
    """How units stand in their block: over how many rows, and how far one reaches to either side of its practice."""

    row_count: int
    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide a column of units is with its lane."""
        return LANE + self.left + self.right


def choose_cells(columns: Sequence[Column]) -> Cells:
    """Choose rows for a drawing about the shape of a screen, and sides that hold the fullest unit."""
    units = [unit for column in columns for unit in column.units if unit.practice is not None]
    most = max((len(list_members(unit)) for unit in units), default=0)
    on_left = most // 2 if most > 3 else 0
    counts = [sum(unit.practice is not None for unit in column.units) for column in columns]
    half = BLOCK_NAME_WIDTH / 2 + 4.0
    left, right = max(half, _reach(on_left)), max(half, _reach(most - on_left))

    def measure(rows: int) -> float:
        width = BESIDE + sum(-(-count // rows) for count in counts) * (LANE + left + right)
        return max(width, SCREEN * (ABOVE + ROW_HEIGHT * rows))

    return Cells(min(range(FEWEST_ROWS, MOST_ROWS + 1), key=measure), left, right)


def find_screen_width(columns: Sequence[Column]) -> float:
    """Return how wide the columns may be spread for the drawing to fill a screen."""
    return SCREEN * (ABOVE + ROW_HEIGHT * choose_cells(columns).row_count) - BESIDE / 2


def break_block_name(name: str) -> tuple[str, ...]:
    """Break the name of a practice in a block."""
    return break_into_lines(name, BLOCK_NAME_WIDTH, BLOCK_NAME_LINES)


def set_block(column: Column, spots: Mapping[str, Spot], cells: Cells) -> tuple[list[str], float]:
    """Set the units of a column from x = 0 on; return who was set and how wide the block is."""
    units = [unit for unit in column.units if unit.practice is not None]
    column_count = max(1, -(-len(units) // cells.row_count))
    row_count = max(1, -(-len(units) // column_count))
    members: list[str] = []
    for number, unit in enumerate(units):
        middle = number // row_count * cells.width + LANE + cells.left
        members += _set_unit(unit, spots, cells, middle, number % row_count)
    return members, column_count * cells.width


def set_loose_people(
    place: Place, columns: Sequence[Column], spots: Mapping[str, Spot], neighbours: Neighbours, width: float
) -> None:
    """Set those who belong to no practice in rows of their own, each below the middle of what it is joined to."""
    units = [unit for column in columns for unit in column.units if unit.practice is None]
    loose = [each for unit in units for kind in unit.people.values() for each in kind]
    loose_ids = set(loose)

    def wish(stakeholder_id: str) -> float:
        joined = [spots[each].x for each in sorted(neighbours[stakeholder_id]) if each not in loose_ids]
        return fmean(joined) if joined else width

    ordered = sorted(loose, key=lambda each: (wish(each), place.stakeholders[each].name, each))
    per_row = max(1, int(width // PEOPLE_STEP))
    row_count = -(-len(ordered) // per_row)
    for row in range(row_count):
        chunk = ordered[row::row_count]
        for each, x in zip(
            chunk, spread_evenly([wish(one) for one in chunk], width, PEOPLE_STEP), strict=True
        ):
            set_spot(spots[each], x, row)


def _reach(count: int) -> float:
    return FIRST_BESIDE + STEP_BESIDE * (count - 1) + 6.0 if count else 0.0


def list_members(unit: Unit) -> list[str]:
    """List groups and people of a unit, those of one look together."""
    kinds = [
        (kind, each) for by_kind in (unit.groups, unit.people) for kind in by_kind for each in by_kind[kind]
    ]
    return [each for _, each in sorted(kinds, key=lambda one: LOOKS.index(choose_look(one[0], "people")))]


def _set_unit(unit: Unit, spots: Mapping[str, Spot], cells: Cells, middle: float, row: int) -> list[str]:
    practice = unit.practice or ""
    members = list_members(unit)
    on_left = len(members) // 2 if len(members) > 3 else 0
    offsets = [-FIRST_BESIDE - STEP_BESIDE * number for number in reversed(range(on_left))]
    offsets += [FIRST_BESIDE + STEP_BESIDE * number for number in range(len(members) - on_left)]
    lane = middle - cells.left - LANE / 2
    for each, offset in zip((practice, *members), (0.0, *offsets), strict=True):
        spot = spots[each]
        set_spot(spot, middle + offset, row)
        spot.stands_on = "practice"
        spot.lane = lane - spot.x
        spot.size = float(SIZES["practice" if each == practice else "people"])
        spot.is_named = each == practice
    return [practice, *members]
