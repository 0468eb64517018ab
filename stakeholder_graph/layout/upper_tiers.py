"""Where do places, systems and national bodies stand? In rows, each above the middle of what it is joined to."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from stakeholder_graph.layout.columns import TIERS, Neighbours
from stakeholder_graph.layout.spots import UPPER_NAME_WIDTH, UPPER_STEP, Spot, set_spot
from stakeholder_graph.model.place import Place

NAME_GAP = UPPER_STEP - UPPER_NAME_WIDTH


def find_upper_width(tiers: Mapping[str, str]) -> float:
    """Return a width at which the fullest upper tier takes a few rows, not one endless one."""
    most = max([0, *(sum(1 for each in tiers.values() if each == tier) for tier in TIERS[:3])])
    return UPPER_STEP * min(10, max(4, round(0.7 * most)))


def set_upper_tier(
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
            for each, x in zip(
                chunk, spread_evenly([wished[one] for one in chunk], width, UPPER_STEP), strict=True
            ):
                set_spot(spots[each], x, row)
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


def spread_evenly(wished: Sequence[float], width: float, step: float) -> list[float]:
    """Return positions in order, at least one step apart, inside the width and near the wished ones."""
    blocks: list[tuple[float, int]] = []  # middle of a run of neighbours one step apart, and their number
    for each in wished:
        middle, count = _keep_inside(each, 1, width, step), 1
        while blocks and blocks[-1][0] + (blocks[-1][1] + count) * step / 2 > middle:
            before, before_count = blocks.pop()
            middle = (before * before_count + middle * count) / (before_count + count)
            count += before_count
            middle = _keep_inside(middle, count, width, step)
        blocks.append((middle, count))
    return [middle + (number - (count - 1) / 2) * step for middle, count in blocks for number in range(count)]


def _keep_inside(middle: float, count: int, width: float, step: float) -> float:
    half = ((count - 1) * step + step - NAME_GAP) / 2
    return min(max(middle, half), max(half, width - half))
