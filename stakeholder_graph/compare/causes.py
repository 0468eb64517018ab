"""Which structure is behind a figure? The only way through, no channel, where it stops, the longest wait."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.model.records import Message
from stakeholder_graph.model.vocabulary import TIERS
from stakeholder_graph.results.comparisons import Cause
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.journeys import Leg
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.units import Basis, stands_on

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


def find_slowest(structure: Structure, deliveries: Sequence[Delivery]) -> tuple[Cause, ...]:
    """Find the longest wait of the journeys that were told date by date; empty where none was.

    Where it is for a channel to open, the channel is named and not whoever stands before it.
    """
    told = [each for each in deliveries if each.waits]
    if not told:
        return ()
    slowest = max(told, key=lambda each: (each.waits[0].mean_days, each.waits[0].id))
    longest = slowest.waits[0]
    if longest.cause == "departure":
        for leg in _list_legs(slowest):
            if leg.sender == longest.id and _is_shut(structure, leg):
                return (Cause(kind="window", ids=(leg.channel,), days=longest.mean_days),)
    return (Cause(kind="slow", ids=(longest.id,), days=longest.mean_days),)


def _list_legs(delivery: Delivery) -> Iterator[Leg]:
    home = delivery.answer.itinerary if delivery.answer is not None else None
    for itinerary in (delivery.itinerary, home):
        yield from itinerary.legs if itinerary is not None else ()


def _is_shut(structure: Structure, leg: Leg) -> bool:
    """Say whether the channel of a leg is open in windows only, and in none on the day its sender is ready."""
    number = structure.channel_number_of.get(leg.channel)
    windows = structure.channels[number].terms.open if number is not None else ()
    ready = date.fromisoformat(leg.ready)
    return bool(windows) and not any(stands_on(ready, each.since, each.until) for each in windows)


def find_what_ends(structure: Structure, deliveries: Sequence[Delivery]) -> tuple[Cause, ...]:
    """Find what on the routes is there no longer after some day, the earliest first of which starts are too late for.

    Empty where nothing on them has an end.
    """
    place = structure.place
    ends: dict[str, date] = {}
    for each in deliveries:
        answer = each.answer
        for id_ in (*each.route, *(answer.route if answer is not None else ())):
            known = place.stakeholders.get(id_)
            if known is not None and known.until is not None:
                ends[id_] = known.until
        for id_ in (*each.channels, *(answer.channels if answer is not None else ())):
            number = structure.channel_number_of.get(id_)
            until = structure.channels[number].terms.until if number is not None else None
            if until is not None:
                ends[id_] = until
    if not ends:
        return ()
    first = min(ends.values())
    ids = tuple(sorted(each for each, until in ends.items() if until == first))
    return (Cause(kind="ends", ids=ids, count=len(ids), until=first.isoformat()),)
