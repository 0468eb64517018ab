"""Where does everything of a drawing stand on paper? The rows of the scene, set at the size they are read at.

A screen can be zoomed and paper cannot: names are broken and set so that they can be read where they are printed.
The order of the scene is kept, so that page and figure look alike. Of a large place, practices, their groups and
their people stand in cards below their neighbourhood body.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stakeholder_graph.results.scene import Scene, SceneStakeholder
from stakeholder_graph.views.figures.figure import TWO_COLUMNS
from stakeholder_graph.views.figures.lettering import break_lines, measure_lines

A4_LANDSCAPE = 786.0
"""The width of a sheet of A4 on its side, less 10 mm on either side, in points."""
SMALL_PLACE = 24
CROWD = 40
"""From how many practices, groups and people on they stand in cards."""
LEFT, RIGHT = 64.0, 12.0
NAME_SIZE, LINE_HEIGHT = 7.0, 8.2
NAME_WIDTH, WIDEST_NAME = 78.0, 104.0
NAME_LINES = 4
GAP = 7.0
BAND_PAD = 8.0
RADII = {"national": 7.0, "system": 7.0, "place": 7.0, "neighbourhood": 6.5, "practice": 6.0, "people": 6.0}
"""How large a shape is on each tier, from the top down."""

Box = tuple[float, float, float, float]


class Spot(Struct, frozen=True, kw_only=True):
    """Where one stakeholder stands on paper, in points: its middle, how far it reaches, and its name.

    ``text_x``, ``text_y`` are the middle of the top of the name; ``box`` is the room the name takes as left, top,
    right and bottom. ``lines`` is empty, and ``box`` None, where the name is not written.
    """

    x: float
    y: float
    r: float
    lines: tuple[str, ...] = ()
    size: float = NAME_SIZE
    box: Box | None = None


class Band(Struct, frozen=True, kw_only=True):
    """One band across the sheet, with its name."""

    name: str
    top: float
    bottom: float


class Trunk(Struct, frozen=True, kw_only=True):
    """A line that many channels share, from a body down one side of its card: its corners, and the side."""

    body: str
    corners: tuple[tuple[float, float], ...]
    ticks: Mapping[str, float]


class Arrangement(Struct, frozen=True, kw_only=True):
    """All that stands on the sheet, how wide it is and how far down it reaches."""

    width: float
    height: float
    spots: Mapping[str, Spot]
    bands: tuple[Band, ...]
    trunks: tuple[Trunk, ...] = ()


def set_below(x: float, y: float, r: float, lines: tuple[str, ...], size: float = NAME_SIZE) -> Spot:
    """Set a stakeholder with its name below it."""
    top = y + 1.3 * r + 1.5
    half = measure_lines(lines, size) / 2
    box = (x - half, top, x + half, top + len(lines) * size * LINE_HEIGHT / NAME_SIZE)
    return Spot(x=x, y=y, r=r, lines=lines, size=size, box=box if lines else None)


def arrange(scene: Scene) -> Arrangement:
    """Set a scene for paper: two columns of a journal where they suffice, else a sheet of A4 on its side."""
    lower = sum(each.tier in ("practice", "people") for each in scene.stakeholders)
    if lower > CROWD:
        from stakeholder_graph.views.figures.cards import arrange_cards

        return arrange_cards(scene)
    width = TWO_COLUMNS if len(scene.stakeholders) <= SMALL_PLACE else A4_LANDSCAPE
    spots: dict[str, Spot] = {}
    bands = []
    y = 0.0
    for tier, members in find_tiers(scene).items():
        bottom = set_rows(scene, members, spots, y, width)
        bands.append(Band(name=tier.capitalize(), top=y, bottom=bottom))
        y = bottom
    return Arrangement(width=width, height=y, spots=spots, bands=tuple(bands))


def find_tiers(scene: Scene) -> dict[str, list[SceneStakeholder]]:
    """Find who stands on which tier, from the top down; a scene drawn in groups has no bands that would tell."""
    tiers: dict[str, list[SceneStakeholder]] = {tier: [] for tier in RADII}
    for each in scene.stakeholders:
        tiers[each.tier].append(each)
    return {tier: members for tier, members in tiers.items() if members}


def set_rows(
    scene: Scene,
    members: Sequence[SceneStakeholder],
    spots: dict[str, Spot],
    top: float,
    width: float,
    *,
    joined: bool = False,
) -> float:
    """Set one tier in rows from ``top`` on, ``joined`` in one where it fits, and return where it ends."""
    rows: dict[float, list[SceneStakeholder]] = {}
    fits = len(members) * (NAME_WIDTH + GAP) <= width - LEFT - RIGHT
    for each in sorted(members, key=lambda one: one.x) if joined and fits else members:
        rows.setdefault(0.0 if joined and fits else each.y, []).append(each)
    y = top + BAND_PAD + 2.0
    xs = [each.x for each in scene.stakeholders]
    first, wide = min(xs), max(xs) - min(xs) or 1.0
    for row in (part for at in sorted(rows) for part in _split(rows[at], width)):
        broad = min(WIDEST_NAME, max(NAME_WIDTH, (width - LEFT - RIGHT) / len(row) - GAP))
        names = [break_lines(each.name, broad, NAME_LINES, NAME_SIZE) for each in row]
        room = [max(measure_lines(lines, NAME_SIZE), 24.0) + GAP for lines in names]
        inner = width - LEFT - RIGHT - NAME_WIDTH
        wished = [LEFT + NAME_WIDTH / 2 + (each.x - first) / wide * inner for each in row]
        middle = y + max(RADII[each.tier] for each in row)
        for each, lines, x in zip(row, names, spread(wished, room, LEFT, width - RIGHT), strict=True):
            spots[each.id] = set_below(x, middle, RADII[each.tier], lines)
        y = max(box[3] for each in row if (box := spots[each.id].box)) + BAND_PAD
    return y


def _split(row: Sequence[SceneStakeholder], width: float) -> list[list[SceneStakeholder]]:
    """Split a row that is too long for the sheet, neighbours apart, so that the order from left to right stays."""
    fits = max(1, int((width - LEFT - RIGHT) // (NAME_WIDTH + GAP)))
    count = -(-len(row) // fits)
    return [list(row[number::count]) for number in range(count)]


def spread(wished: Sequence[float], room: Sequence[float], left: float, right: float) -> list[float]:
    """Return positions in order, each with its room, near the wished ones and inside the sheet."""
    blocks: list[tuple[float, list[int]]] = []
    for number, each in enumerate(wished):
        middle, inside = _hold(each, room[number], left, right), [number]
        while blocks:
            before, others = blocks[-1]
            width, other_width = sum(room[i] for i in inside), sum(room[i] for i in others)
            if before + other_width / 2 <= middle - width / 2:
                break
            blocks.pop()
            middle = (before * len(others) + middle * len(inside)) / (len(others) + len(inside))
            inside = others + inside
            middle = _hold(middle, width + other_width, left, right)
        blocks.append((middle, inside))
    positions = [0.0] * len(wished)
    for middle, inside in blocks:
        x = middle - sum(room[i] for i in inside) / 2
        for i in inside:
            positions[i] = x + room[i] / 2
            x += room[i]
    return positions


def _hold(middle: float, width: float, left: float, right: float) -> float:
    return min(max(middle, left + width / 2), max(right - width / 2, left + width / 2))
