"""Who involves whom, at what level and in which way, as claimed and as practised?"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from stakeholder_graph.analysis.engagement.parties import Parties
from stakeholder_graph.analysis.place.basis import is_channel_assumed, is_value_assumed, weigh
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.documents.values import is_link
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.reviews import BodyReviewed, EngagementRow
from stakeholder_graph.units import RUNG, Basis


class _Involving(Struct, frozen=True, kw_only=True):
    """One channel, or a channel with its way back, by which a body, or a part of it (``own``), involves people."""

    body: str
    own: str
    partner: str
    channel: Channel
    hears: bool
    tells: bool


def find_ways(structure: Structure, parties: Parties) -> tuple[EngagementRow, ...]:
    """Find every way in which a commissioner or provider involves people, by body, partner, part and medium.

    A way is a channel between the body, or a part of it, and people or those who speak for them; with the channel
    back where one line of the model says both. Empty if there is none.
    """
    ways = [_build_way(structure.place, each) for each in _find_involving(structure, parties)]
    return tuple(sorted(ways, key=lambda each: (each.body, each.partner, each.through or "", each.by)))


def _find_involving(structure: Structure, parties: Parties) -> Iterator[_Involving]:
    """Find the channels between bodies and people; of two that were written as one line, the first."""
    standing = structure.channel_number_of
    for channel in structure.channels:
        both = channel.twin in standing
        if both and (channel.twin or "") < channel.id:
            continue
        for own, partner in ((channel.sender, channel.receiver), (channel.receiver, channel.sender)):
            for body in parties.find_bodies(own) if parties.is_partner(partner) else ():
                yield _Involving(
                    body=body,
                    own=own,
                    partner=partner,
                    channel=channel,
                    hears=both or own == channel.receiver,
                    tells=both or own == channel.sender,
                )


def _build_way(place: Place, involving: _Involving) -> EngagementRow:
    channel, body = involving.channel, involving.body
    terms = channel.terms
    source = terms.vouching.existence
    known = place.sources.get(source or "")
    return EngagementRow(
        body=body,
        through=involving.own if involving.own != body else None,
        partner=involving.partner,
        by=terms.by,
        hears=involving.hears,
        tells=involving.tells,
        standing=not terms.open and terms.until is None and not _is_list_of_dates(channel),
        claimed_level=terms.claimed_level,
        level=terms.level,
        gap=measure_gap(terms.claimed_level, terms.level),
        level_basis=_weigh_level(place, channel),
        purpose=terms.purpose,
        evidence=known.evidence if known is not None else None,
        source=source,
        address=find_address(place, source),
        certainty=place.find_certainty(terms),
        basis=weigh([is_channel_assumed(place, channel)]),
    )


def _is_list_of_dates(channel: Channel) -> bool:
    """Say whether a channel departs on listed days only, and never again after the last."""
    every = channel.terms.every
    return every is not None and bool(every.dates)


def _weigh_level(place: Place, channel: Channel) -> Basis:
    terms = channel.terms
    return weigh([terms.level is None or is_value_assumed(place, terms, "level")])


def measure_gap(claimed: str | None, practised: str | None) -> int | None:
    """Count how many rungs a claim stands above the practice; None where either is unknown.

    Rungs are ordinal: the number says which is higher and by how many steps, and is never added up.
    """
    return RUNG[claimed] - RUNG[practised] if claimed is not None and practised is not None else None


def find_address(place: Place, source: str | None) -> str | None:
    """Return where a source can be read, None if it says nowhere, or no safe address."""
    known = place.sources.get(source or "")
    return known.url if known is not None and known.url is not None and is_link(known.url) else None


def sum_up_bodies(
    structure: Structure, parties: Parties, ways: Iterable[EngagementRow]
) -> tuple[BodyReviewed, ...]:
    """Say of every commissioner and provider how it involves people at best, in order of id.

    A body of whom nothing is known has no way and no level: that nothing is recorded is no finding about it.
    """
    ways_of: dict[str, list[EngagementRow]] = {each: [] for each in parties.bodies}
    for way in ways:
        ways_of[way.body].append(way)
    return tuple(_sum_up(structure.place, body, own) for body, own in ways_of.items())


def _sum_up(place: Place, body: str, ways: list[EngagementRow]) -> BodyReviewed:
    known = place.stakeholders[body]
    level = _find_best(each.level for each in ways)
    vouched = any(each.level == level and each.level_basis == "stated" for each in ways)
    return BodyReviewed(
        body=body,
        kind=known.kind,
        services=known.services,
        way_count=len(ways),
        unknown_level_count=sum(each.level is None for each in ways),
        claimed_level=_find_best(each.claimed_level for each in ways),
        level=level,
        level_basis=weigh([not vouched]),
        basis=weigh(
            [
                *(each.basis == "assumed" for each in ways),
                *(each.level_basis == "assumed" for each in ways if each.level is not None),
            ]
        ),
    )


def _find_best(levels: Iterable[str | None]) -> str | None:
    return max((each for each in levels if each is not None), key=RUNG.__getitem__, default=None)
