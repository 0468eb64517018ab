"""Which structure is behind a figure? The only way through, no channel, where it stops, the longest wait."""

from collections import Counter
from collections.abc import Sequence

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.model.records import Message
from stakeholder_graph.model.vocabulary import TIERS
from stakeholder_graph.results.comparisons import Cause
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.units import Basis

NAMED_AT_MOST = 3


def find_what_stops(structure: Structure, message: Message, missing: Sequence[Asked]) -> tuple[Cause, ...]:
    """Find why some deliveries fail: the counted members have no channel, or what would reach them goes no further.

    Looking down, a message stops before those who could pass it to a member that does not hear; looking up, with
    the last whom the voice of a member reaches. The few that most of the failing members share are named.
    """
    if not missing:
        return ()
    closed = structure.find_closed_channels(message)
    downwards = message.counted != "senders"
    silent: list[str] = []
    last: Counter[str] = Counter()
    for each in missing:
        far = each.receivers if downwards else each.senders
        ends = structure.find_numbers(far)
        stops = (
            _find_where_it_stops(structure, ends[0], closed, downwards=downwards) if len(ends) == 1 else []
        )
        if stops:
            last.update(structure.ids[other] for other in stops)
        else:
            silent.append(each.name)
    basis: Basis = "stated" if structure.place.complete else "assumed"
    causes = []
    if silent:
        causes.append(Cause(kind="no-channel", ids=tuple(silent), count=len(silent), basis=basis))
    if last:
        named = sorted(last, key=lambda id_: (-last[id_], id_))[:NAMED_AT_MOST]
        count = len(missing) - len(silent)
        causes.append(Cause(kind="stops", ids=tuple(named), count=count, basis=basis))
    return tuple(causes)


def _find_where_it_stops(
    structure: Structure, member: int, closed: bytearray | None, *, downwards: bool
) -> list[int]:
    """Find the highest of those whom a voice gets to, or who would pass on a message; empty if it has no channel.

    Those who pass nothing on are left out, unless there is nobody else.
    """
    towards, away = structure.graph, structure.reversed_graph
    if downwards:
        towards, away = away, towards
    near = {away.tails[arc] for arc in away.incoming[member] if not (closed and closed[arc])} - {member}
    if not near:
        return []
    joined = find_reached(towards, [member], blocked_arcs=closed, relays=structure.relays)
    others = [other for other, is_joined in enumerate(joined) if is_joined and other != member]
    passing = [other for other in others if structure.relays[other]] or others
    rank = {other: TIERS.index(_find_tier(structure, other)) for other in passing}
    return [other for other in passing if rank[other] == min(rank.values())]


def _find_tier(structure: Structure, number: int) -> str:
    known = structure.place.stakeholders[structure.ids[number]]
    return known.tier or structure.place.kinds[known.kind].tier


def find_only_ways(deliveries: Sequence[Delivery]) -> tuple[Cause, ...]:
    """Find who is the only way through for most of the deliveries that have one route only."""
    single = [each for each in deliveries if each.reached and each.independent_routes == 1]
    if not single:
        return (Cause(kind="second-route"),) if any(each.reached for each in deliveries) else ()
    shared = Counter(way for each in single for way in each.only_ways)
    if not shared:
        return ()
    way, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
    return (Cause(kind="only-way", ids=(way,), count=count),)


def find_weakest(point: WeakPoint | None, reached_count: int) -> Cause:
    """Name the stakeholder whose absence cuts most off; where there is none, everyone has a second route."""
    if point is None:
        return Cause(kind="second-route", count=reached_count)
    return Cause(kind="only-way", ids=(point.id,), count=len(point.cuts_off), basis=point.basis)


def find_slowest(deliveries: Sequence[Delivery]) -> tuple[Cause, ...]:
    """Find the longest wait of the journeys that were told date by date; empty where none was."""
    waits = [wait for each in deliveries for wait in each.waits[:1]]
    if not waits:
        return ()
    longest = max(waits, key=lambda each: (each.mean_days, each.id))
    return (Cause(kind="slow", ids=(longest.id,), days=longest.mean_days),)
