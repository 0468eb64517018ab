"""Whose absence cuts whom off: the only ways through, for one message."""

from collections.abc import Collection, Iterator, Mapping

from stakeholder_graph.analysis.place.basis import is_channel_assumed, is_record_assumed, weigh_only_way
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import Asked, Fan, find_asked, find_loose, gather_fans
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.cut_pairs import find_cut_pairs
from stakeholder_graph.graph.dominators import find_arc_dominators, walk_dominators
from stakeholder_graph.graph.reach import Route, find_reached, find_shortest_route
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Message
from stakeholder_graph.results.weak_points import CutPair, WeakPoint, WeakPointType

Cuts = dict[tuple[WeakPointType, str], list[str]]


def find_weak_points(structure: Structure, message: Message) -> tuple[WeakPoint, ...]:
    """Find everything whose absence alone cuts off a delivery of a message.

    Parameters
    ----------
    structure
        The place on its day.
    message
        The message that should travel.

    Returns
    -------
    tuple of WeakPoint
        Stakeholders, channels and shared dependencies, exactly: each cuts off precisely the counted members
        whose delivery succeeds with it and fails without it. A delivery's own sender and receiver are left
        out (a shared dependency that takes one of them away is not). Most people first, then most members,
        then by id. Empty if nothing is the only way through, and also if nothing is delivered at all.

    Notes
    -----
    In graph terms: dominators and bridges of the flow graph from the senders (or, looking up, of the reversed
    graph from the receivers), one tree for all deliveries that share that side; shared dependencies by one
    sweep without all that falls with each.

    References
    ----------
    Lengauer & Tarjan 1979, ACM TOPLAS 1(1):121-141; Italiano, Laura & Santaroni 2012, Theoretical Computer
    Science 447:74-84.
    """
    asked = find_asked(structure, message)
    cuts: Cuts = {}
    for fan in gather_fans(structure, message, asked):
        _cut_by_ways_through(fan, cuts)
        _cut_by_shared(fan, cuts)
    for loose in find_loose(message, asked):
        _cut_loose(structure, structure.find_closed_channels(message), loose, cuts)
    coverage = Coverage(structure.place)
    channels = {channel.id: channel for channel in structure.channels}
    found = [
        WeakPoint(
            type=kind,
            id=each,
            cuts_off=tuple(sorted(members)),
            people=coverage.count_people(members),
            basis=weigh_only_way(structure.place, [_is_assumed(structure.place, kind, each, channels)]),
        )
        for (kind, each), members in cuts.items()
    ]
    found.sort(key=lambda point: (-(point.people or 0), -len(point.cuts_off), point.id, point.type))
    return tuple(found)


def _is_assumed(place: Place, kind: WeakPointType, given: str, channels: Mapping[str, Channel]) -> bool:
    """Say whether it is only assumed that a stakeholder, channel or shared dependency exists."""
    if kind == "channel":
        return is_channel_assumed(place, channels[given])
    known = place.stakeholders if kind == "stakeholder" else place.shared
    return is_record_assumed(place, known[given])


def _members(fan: Fan) -> Iterator[tuple[int, str]]:
    """Yield the number and the counted name of every delivery of a fan that succeeds."""
    for asked, target, reached in zip(fan.asked, fan.targets, fan.reached, strict=True):
        if reached and target is not None:
            yield target, asked.member or fan.structure.ids[target]


def _cut_by_ways_through(fan: Fan, cuts: Cuts) -> None:
    structure = fan.structure
    bridges = find_arc_dominators(
        fan.graph, fan.dominators, fan.roots, blocked_arcs=fan.closed, relays=structure.relays
    )
    for target, member in _members(fan):
        between = walk_dominators(fan.dominators, target, fan.top)
        for stakeholder in between:
            cuts.setdefault(("stakeholder", structure.ids[stakeholder]), []).append(member)
        for stakeholder in (target, *between):
            if bridges[stakeholder] >= 0:
                channel = structure.channels[bridges[stakeholder]]
                cuts.setdefault(("channel", channel.id), []).append(member)


def _cut_by_shared(fan: Fan, cuts: Cuts) -> None:
    for shared, (stakeholders, channels) in fan.structure.fallen_with.items():
        closed = channels if fan.closed is None else bytearray(map(max, channels, fan.closed))
        left = find_reached(
            fan.graph,
            fan.roots,
            blocked_vertices=stakeholders,
            blocked_arcs=closed,
            relays=fan.structure.relays,
        )
        for target, member in _members(fan):
            if not left[target]:
                cuts.setdefault(("shared", shared), []).append(member)


def find_loose_route(
    structure: Structure,
    closed: bytearray | None,
    asked: Asked,
    *,
    without: bytearray | None = None,
) -> Route | None:
    """Find the route of a delivery from any of several to any of several, which belongs to no fan."""
    return find_shortest_route(
        structure.graph,
        structure.find_numbers(asked.senders),
        structure.find_numbers(asked.receivers),
        blocked_vertices=without,
        blocked_arcs=closed,
        relays=structure.relays,
    )


def _cut_loose(structure: Structure, closed: bytearray | None, asked: Asked, cuts: Cuts) -> None:
    """Try every stakeholder and channel of one route: what is the only way through lies on all of them."""
    route = find_loose_route(structure, closed, asked)
    if route is None:
        return
    member = asked.member or structure.ids[route.vertices[0]]
    for stakeholder in find_ways_through(structure, closed, asked, route):
        cuts.setdefault(("stakeholder", structure.ids[stakeholder]), []).append(member)
    for channel in route.arcs:
        shut = bytearray(closed or len(structure.channels))
        shut[channel] = 1
        if find_loose_route(structure, shut, asked) is None:
            cuts.setdefault(("channel", structure.channels[channel].id), []).append(member)
    for shared, (stakeholders, channels) in structure.fallen_with.items():
        shut = channels if closed is None else bytearray(map(max, channels, closed))
        if find_loose_route(structure, shut, asked, without=stakeholders) is None:
            cuts.setdefault(("shared", shared), []).append(member)


def find_ways_through(
    structure: Structure,
    closed: bytearray | None,
    asked: Asked,
    route: Route,
    *,
    without: Collection[int] = (),
) -> list[int]:
    """Find who of a route is on every route of a delivery from any to any, its ends included."""
    found = []
    for stakeholder in route.vertices:
        absent = bytearray(len(structure.ids))
        for each in (stakeholder, *without):
            absent[each] = 1
        if find_loose_route(structure, closed, asked, without=absent) is None:
            found.append(stakeholder)
    return found


def find_pairs(structure: Structure, message: Message) -> tuple[CutPair, ...]:
    """Find every two stakeholders, neither the only way through, whose joint absence cuts off a delivery.

    Returns
    -------
    tuple of CutPair
        Most people first, then most members, then by ids. Empty if there is none.

    Notes
    -----
    In graph terms: vertex cuts of size two, exact. Whoever lies on every route parts them into stretches, and
    a pair cuts one stretch: so they are looked for from each dominator to the next.
    """
    asked = find_asked(structure, message)
    cuts: dict[tuple[int, int], list[str]] = {}
    for fan in gather_fans(structure, message, asked):
        _pair_by_stretches(fan, cuts)
    for loose in find_loose(message, asked):
        _pair_loose(structure, structure.find_closed_channels(message), loose, cuts)
    place = structure.place
    coverage = Coverage(place)
    pairs = [
        CutPair(
            ids=(structure.ids[one], structure.ids[other]),
            cuts_off=tuple(sorted(members)),
            people=coverage.count_people(members),
            basis=weigh_only_way(
                place,
                [is_record_assumed(place, place.stakeholders[structure.ids[each]]) for each in (one, other)],
            ),
        )
        for (one, other), members in cuts.items()
    ]
    pairs.sort(key=lambda pair: (-(pair.people or 0), -len(pair.cuts_off), pair.ids))
    return tuple(pairs)


def _pair_by_stretches(fan: Fan, cuts: dict[tuple[int, int], list[str]]) -> None:
    ends_of: dict[int, set[int]] = {}
    stretches = {
        target: (target, *walk_dominators(fan.dominators, target, fan.top)) for target, _ in _members(fan)
    }
    for ends in stretches.values():
        for end in ends:
            ends_of.setdefault(fan.dominators[end], set()).add(end)
    pairs_before: dict[int, list[tuple[int, int]]] = {}
    for start, stretch_ends in sorted(ends_of.items()):
        found = find_cut_pairs(
            fan.graph,
            fan.roots if start == fan.top else [start],
            sorted(stretch_ends),
            blocked_arcs=fan.closed,
            relays=fan.structure.relays,
        )
        for pair, cut_off in found.items():
            for end in cut_off:
                pairs_before.setdefault(end, []).append(pair)
    for target, member in _members(fan):
        for end in stretches[target]:
            for pair in pairs_before.get(end, ()):
                cuts.setdefault(pair, []).append(member)


def _pair_loose(
    structure: Structure,
    closed: bytearray | None,
    asked: Asked,
    cuts: dict[tuple[int, int], list[str]],
) -> None:
    """Take one of a route away and look again: the other of a pair is then the only way through."""
    route = find_loose_route(structure, closed, asked)
    if route is None:
        return
    alone = find_ways_through(structure, closed, asked, route)
    found: set[tuple[int, int]] = set()
    for one in route.vertices:
        if one not in alone:
            absent = bytearray(len(structure.ids))
            absent[one] = 1
            detour = find_loose_route(structure, closed, asked, without=absent)
            if detour is not None:
                others = find_ways_through(structure, closed, asked, detour, without=(one,))
                found.update((min(one, each), max(one, each)) for each in others if each not in alone)
    for pair in sorted(found):
        cuts.setdefault(pair, []).append(asked.member or structure.ids[route.vertices[0]])
