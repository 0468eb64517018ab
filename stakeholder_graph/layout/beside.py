"""How are two sides drawn so that one can be held against the other? In one layout, or at least on the same tiers.

Two versions of one place share most of what they are made of: everybody stands at one spot, worked out for all of
them together, so that what differs is only who is there. Two different places keep their own columns, but each tier
stands at the same height and both drawings have the same size.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from stakeholder_graph.layout.columns import TIERS
from stakeholder_graph.layout.positions import place_stakeholders
from stakeholder_graph.layout.spots import Layout
from stakeholder_graph.model.place import Place

SHARED_ENOUGH = 0.5
"""From this share of the smaller place on, two places are taken to be versions of one."""


def is_version(one: Place, other: Place) -> bool:
    """Say whether two places share at least half of the ids of the smaller one."""
    smaller = min(len(one.stakeholders), len(other.stakeholders))
    shared = len(one.stakeholders.keys() & other.stakeholders.keys())
    return shared > 0 and shared >= SHARED_ENOUGH * smaller


def lay_out_beside(one: Place, other: Place, priority: Mapping[str, float]) -> tuple[Layout, Layout]:
    """Lay two places out so that they can be looked at side by side.

    Parameters
    ----------
    one, other
        The places as they stand on their days.
    priority
        Whose names matter most where there is not room for all, as in `place_stakeholders`.
    """
    if is_version(one, other):
        layout = place_stakeholders(_join(one, other), priority)
        return layout, layout
    layouts = (place_stakeholders(one, priority), place_stakeholders(other, priority))
    _level(*layouts)
    return layouts


def _join(one: Place, other: Place) -> Place:
    """Join two versions of a place; where they differ in who somebody is, the first is believed."""
    known = {each.id for each in one.channels}
    return replace(
        one,
        kinds={**other.kinds, **one.kinds},
        stakeholders={**other.stakeholders, **one.stakeholders},
        channels=(*one.channels, *(each for each in other.channels if each.id not in known)),
    )


def _level(one: Layout, other: Layout) -> None:
    """Move the tiers of both down to where the lower of the two has them, and give both the same size.

    A place so large that it is drawn in groups has no tiers to level: then each keeps its own, from the top.
    """
    if one.groups or other.groups:
        _frame(one, other)
        return
    bands = [{tier: (top, bottom) for tier, top, bottom in layout.bands} for layout in (one, other)]
    y = min(top for band in bands for top, _ in band.values()) if all(bands) else 0.0
    levelled: dict[str, tuple[float, float]] = {}
    for tier in TIERS:
        tall = [bottom - top for band in bands if tier in band for top, bottom in [band[tier]]]
        if tall:
            levelled[tier] = (y, y + max(tall))
            y += max(tall)
    height = y + max(
        layout.height - max((b for *_, b in layout.bands), default=0.0) for layout in (one, other)
    )
    for layout, band in zip((one, other), bands, strict=True):
        for spot in layout.spots.values():
            spot.y += levelled[spot.stands_on][0] - band[spot.stands_on][0]
        layout.bands = [(tier, *levelled[tier]) for tier in levelled]
        layout.height = height
    _frame(one, other)


def _frame(one: Layout, other: Layout) -> None:
    """Give both the same size, each in the middle of its width."""
    width, height = max(one.width, other.width), max(one.height, other.height)
    for layout in (one, other):
        aside = (width - layout.width) / 2
        for spot in layout.spots.values():
            spot.x += aside
        for group in layout.groups:
            group.x += aside
        layout.width, layout.height = width, height
