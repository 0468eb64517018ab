"""Where does every stakeholder stand? Tiers are rows, neighbourhoods are columns.

The lower tiers are set first, column by column, and the upper tiers above them in rows. Nothing is drawn by
chance or by iteration to a balance, so the same place gives the same drawing and a small edit moves little.
"""

from collections.abc import Mapping

from stakeholder_graph.layout.blocks import break_block_name, find_screen_width, set_loose_people
from stakeholder_graph.layout.columns import TIERS, find_columns, find_neighbours, find_tier
from stakeholder_graph.layout.labels import break_into_lines
from stakeholder_graph.layout.large import LARGE_PLACE, place_in_groups
from stakeholder_graph.layout.lower_tiers import is_roomy, set_columns, spread_columns
from stakeholder_graph.layout.names import choose_labels, find_label_room
from stakeholder_graph.layout.spots import NAME_WIDTH, SIZES, UPPER_NAME_WIDTH, Layout, Spot
from stakeholder_graph.layout.upper_tiers import find_upper_width, set_upper_tier
from stakeholder_graph.model.place import Place

LEFT_MARGIN = 96.0
MARGIN = 18.0
BODY_NAME_WIDTH = 86.0
BAND_PAD = 14.0


def place_stakeholders(place: Place, priority: Mapping[str, float]) -> Layout:
    """Give every stakeholder of a place its position.

    ``priority`` says whose names matter most where there is not room for all: larger is sooner.
    """
    tiers = {each: find_tier(place, each) for each in place.stakeholders}
    neighbours = find_neighbours(place)
    spots = {each: _build_spot(place, each, tier) for each, tier in tiers.items()}
    layout = Layout(spots)
    columns = find_columns(place, tiers, neighbours)
    if len(spots) > LARGE_PLACE:
        return place_in_groups(place, columns, spots)
    roomy = is_roomy(columns)
    if not roomy:
        for practice in (one for one, tier in tiers.items() if tier == "practice"):
            spots[practice].lines = break_block_name(place.stakeholders[practice].name)
    columns_width = set_columns(columns, spots)
    width = max(columns_width, find_upper_width(tiers), 0.0 if roomy else find_screen_width(columns))
    spread_columns(spots, columns_width, width)
    if not roomy:
        set_loose_people(place, columns, spots, neighbours, width)
    for tier in ("place", "system", "national"):
        set_upper_tier(place, [each for each in tiers if tiers[each] == tier], spots, neighbours, width)
    _set_heights(layout)
    layout.width = LEFT_MARGIN + width + MARGIN
    for each in spots.values():
        each.x += LEFT_MARGIN
    choose_labels(spots, priority)
    return layout


def _build_spot(place: Place, stakeholder_id: str, tier: str) -> Spot:
    widths = {"neighbourhood": BODY_NAME_WIDTH, "practice": NAME_WIDTH - 8.0, "people": NAME_WIDTH - 8.0}
    lines = break_into_lines(place.stakeholders[stakeholder_id].name, widths.get(tier, UPPER_NAME_WIDTH), 3)
    return Spot(tier, float(SIZES[tier]), lines)


def _set_heights(layout: Layout) -> None:
    """Set y of every spot: tiers from the top, each row as tall as its tallest name."""
    y = MARGIN
    for tier in TIERS:
        rows: dict[int, list[Spot]] = {}
        for spot in layout.spots.values():
            if spot.stands_on == tier:
                rows.setdefault(spot.row, []).append(spot)
        if not rows:
            continue
        top = y
        y += BAND_PAD
        for row in sorted(rows):
            size = max(spot.size for spot in rows[row])
            for spot in rows[row]:
                spot.y = y + size / 2
            y += size + find_label_room(rows[row])
        layout.bands.append((tier, top, y + BAND_PAD / 2))
        y += BAND_PAD / 2
    layout.height = y + MARGIN
