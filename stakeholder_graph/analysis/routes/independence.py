"""How many second ways round are there, and do they fall with the same post or funder?"""

from collections.abc import Sequence
from itertools import pairwise

from stakeholder_graph.analysis.place.structure import Labels, Structure
from stakeholder_graph.graph.disjoint import count_independent_routes, find_independent_routes
from stakeholder_graph.graph.reach import find_reached, find_shortest_route

ROUTE_LIMIT = 400
"""Up to so many routes between two stakeholders are gone through one by one, for an exact answer."""

STEP_LIMIT = 20_000


def count_routes(
    structure: Structure,
    senders: Sequence[int],
    receivers: Sequence[int],
    *,
    closed: bytearray | None,
    at_most: int | None = None,
) -> int:
    """Count the routes there can be at once that share nobody in between.

    A direct channel is one route, and parallel direct channels are one. 0 if there is no route.
    """
    return count_independent_routes(
        structure.graph,
        senders,
        receivers,
        blocked_arcs=closed,
        relays=structure.relays,
        at_most=at_most,
    )


def count_routes_by_shared(
    structure: Structure,
    senders: Sequence[int],
    receivers: Sequence[int],
    *,
    closed: bytearray | None,
    independent: int,
) -> tuple[int, bool]:
    """Count the routes there can be at once that share neither anybody in between nor a dependency.

    Parameters
    ----------
    independent
        How many routes share nobody in between: there cannot be more.

    Returns
    -------
    count, exact
        Exact where the routes are few enough to go through them all (400), else a lower bound: as many as
        are found by taking the shortest route again and again. What the two ends themselves depend on, all
        routes share anyway: it does not count.

    Notes
    -----
    In graph terms: a largest set of routes with disjoint vertices and labels, which is NP-hard in general.
    """
    labels = structure.labels
    if independent <= 1 or not labels.any:
        return independent, True
    if _are_apart(structure, senders, receivers, closed, labels):
        return independent, True
    routes = _list_routes(structure, senders, receivers, closed, labels)
    if routes is not None:
        return _pack(routes, independent)
    count = _pack_greedily(structure, senders, receivers, closed, labels)
    return count, count == independent


def _find_own_ends(senders: Sequence[int], receivers: Sequence[int]) -> set[int]:
    """Find the ends all routes share: a side of one. Of a side of several, each is used up by one route."""
    return {each for side in (senders, receivers) if len(side) == 1 for each in side}


def _are_apart(
    structure: Structure,
    senders: Sequence[int],
    receivers: Sequence[int],
    closed: bytearray | None,
    labels: Labels,
) -> bool:
    """Say whether one largest set of independent routes happens to share no dependency either."""
    routes = find_independent_routes(
        structure.graph, senders, receivers, blocked_arcs=closed, relays=structure.relays
    )
    ends = _find_own_ends(senders, receivers)
    taken = 0
    for route in routes:
        needs = 0
        for vertex in route:
            needs |= 0 if vertex in ends else labels.stakeholders[vertex]
        for tail, head in pairwise(route):
            needs |= _find_lightest(structure, tail, head, closed, labels)
        if needs & taken:
            return False
        taken |= needs
    return True


def _find_lightest(
    structure: Structure, tail: int, head: int, closed: bytearray | None, labels: Labels
) -> int:
    """Return what one step depends on; of parallel channels the one that depends on least."""
    needs = [
        labels.channels[arc]
        for arc in structure.graph.outgoing[tail]
        if structure.graph.heads[arc] == head and not (closed and closed[arc])
    ]
    return min(needs, key=lambda need: (need.bit_count(), need))


def _list_routes(
    structure: Structure,
    senders: Sequence[int],
    receivers: Sequence[int],
    closed: bytearray | None,
    labels: Labels,
) -> list[tuple[int, int]] | None:
    """List every route as what lies in between and what it depends on, as bit masks; None if there are many.

    Only stakeholders that lead on to a receiver are entered, so a dead end costs nothing. Direct channels between
    two single ends have nobody in between: a bit past the stakeholders makes them one route.
    """
    graph, relays = structure.graph, structure.relays
    goals, ends = set(receivers), _find_own_ends(senders, receivers)
    bits = [0 if each in ends else 1 << each for each in range(graph.vertex_count)]
    masks = [0 if each in ends else mask for each, mask in enumerate(labels.stakeholders)]
    useful = find_reached(structure.reversed_graph, receivers, blocked_arcs=closed, relays=relays)
    routes: set[tuple[int, int]] = set()
    waiting = [(start, bits[start], 1 << start, masks[start]) for start in sorted(set(senders))]
    steps = 0
    while waiting:
        vertex, between, visited, needs = waiting.pop()
        for arc in graph.outgoing[vertex]:
            steps += 1
            head = graph.heads[arc]
            if (closed and closed[arc]) or visited >> head & 1 or not useful[head]:
                continue
            needed = needs | labels.channels[arc] | masks[head]
            if head in goals:
                routes.add(((between | bits[head]) or 1 << graph.vertex_count, needed))
            elif relays[head]:
                waiting.append((head, between | bits[head], visited | 1 << head, needed))
        if len(routes) > ROUTE_LIMIT or steps > STEP_LIMIT:
            return None
    return sorted(routes)


def _pack(routes: list[tuple[int, int]], at_most: int) -> tuple[int, bool]:
    """Find the largest number of routes that share nothing, by trying each or leaving it out.

    Returns
    -------
    count, exact
        Exact unless there was too much to try.
    """
    best = 0
    waiting = [(0, 0, 0, 0)]
    tried = 0
    while waiting and best < at_most:
        number, count, between, needs = waiting.pop()
        best = max(best, count)
        tried += 1
        if tried > STEP_LIMIT * 10:
            return best, False
        if number == len(routes) or count + len(routes) - number <= best:
            continue
        members, needed = routes[number]
        waiting.append((number + 1, count, between, needs))
        if not members & between and not needed & needs:
            waiting.append((number + 1, count + 1, between | members, needs | needed))
    return best, True


def _pack_greedily(
    structure: Structure,
    senders: Sequence[int],
    receivers: Sequence[int],
    closed: bytearray | None,
    labels: Labels,
) -> int:
    """Take the shortest route, then the shortest that shares nothing with it, and so on."""
    without = bytearray(len(structure.ids))
    shut = bytearray(closed or len(structure.channels))
    ends = _find_own_ends(senders, receivers)
    count = 0
    while True:
        route = find_shortest_route(
            structure.graph,
            senders,
            receivers,
            blocked_vertices=without,
            blocked_arcs=shut,
            relays=structure.relays,
        )
        if route is None:
            return count
        count += 1
        between = [each for each in route.vertices if each not in ends]
        needs = 0
        for vertex in between:
            without[vertex] = 1
            needs |= labels.stakeholders[vertex]
        for arc in route.arcs:
            shut[arc] = 1
            needs |= labels.channels[arc]
            if not between:  # parallel direct channels are one route
                _shut_parallel(structure, arc, shut)
        for vertex, label in enumerate(labels.stakeholders):
            if label & needs and vertex not in ends:
                without[vertex] = 1
        for arc, label in enumerate(labels.channels):
            if label & needs:
                shut[arc] = 1


def _shut_parallel(structure: Structure, arc: int, shut: bytearray) -> None:
    """Close every channel parallel to one."""
    graph = structure.graph
    for other in graph.outgoing[graph.tails[arc]]:
        if graph.heads[other] == graph.heads[arc]:
            shut[other] = 1
