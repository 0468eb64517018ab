"""How many routes there are that share nobody in between, and which."""

from collections.abc import Iterable, Sequence

from stakeholder_graph.graph.arrays import (
    Digraph,
    build_arc_mask,
    build_closed,
    build_passing,
    build_starts,
)
from stakeholder_graph.graph.reach import find_shortest_route


def count_independent_routes(
    graph: Digraph,
    sources: Sequence[int],
    sinks: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
    at_most: int | None = None,
) -> int:
    """Count how many routes there can be at once that share nobody in between.

    Parameters
    ----------
    sources, sinks
        One source is shared by all routes, and so is one sink. Several sources stand for 'any of these': each
        of them may then be used by one route only; the same for several sinks. Whoever is both has nothing to
        travel and is left out of the sources.
    at_most
        Stop counting here; None counts them all.

    Returns
    -------
    The largest number of such routes; 0 if there is none. A direct arc is one route, parallel direct arcs are
    one.

    Notes
    -----
    In graph terms: Menger's theorem; unit-capacity augmenting paths over vertices that are split only in
    thought, O(m) for each route found. The search starts at the end with fewer neighbours.

    References
    ----------
    Menger 1927, Fundamenta Mathematicae 10:96-115.

    >>> graph = Digraph.build(4, [0, 0, 1, 2, 0], [1, 2, 3, 3, 3])
    >>> count_independent_routes(graph, [0], [3])
    3
    """
    packing, _ = _pack(
        graph, sources, sinks, blocked_vertices=blocked_vertices, blocked_arcs=blocked_arcs, relays=relays
    )
    return packing.fill(at_most)


def find_independent_routes(
    graph: Digraph,
    sources: Sequence[int],
    sinks: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
    at_most: int | None = None,
) -> list[list[int]]:
    """Find as many routes as there can be at once that share nobody in between.

    The sources, sinks and masks are those of ``count_independent_routes``. The routes are lists of vertices,
    the shortest first and then the smallest; none of them could be made shorter without touching another.
    Empty if there is no route.

    >>> find_independent_routes(Digraph.build(4, [0, 0, 1, 2], [1, 2, 3, 3]), [0], [3])
    [[0, 1, 3], [0, 2, 3]]
    """
    packing, turned = _pack(
        graph, sources, sinks, blocked_vertices=blocked_vertices, blocked_arcs=blocked_arcs, relays=relays
    )
    packing.fill(at_most)
    routes = packing.list_routes()
    if turned:
        routes = [route[::-1] for route in routes]
    routes.sort(key=_shortest_first)
    for place, route in enumerate(routes):
        if len(route) > 2 or len(sources) != 1 or len(sinks) != 1:
            closed = build_closed(graph, blocked_vertices)
            for other in routes[:place] + routes[place + 1 :]:
                for vertex in other[len(sources) == 1 : len(other) - (len(sinks) == 1)]:
                    closed[vertex] = 1
            shut = _shut_direct(graph, sources, sinks, build_arc_mask(graph, blocked_arcs))
            best = find_shortest_route(
                graph,
                [source for source in sources if source not in sinks],
                sinks,
                blocked_vertices=closed,
                blocked_arcs=shut,
                relays=relays,
            )
            if best is not None:
                routes[place] = list(best.vertices)
    return sorted(routes, key=_shortest_first)


def _shortest_first(route: list[int]) -> tuple[int, list[int]]:
    return len(route), route


def _shut_direct(graph: Digraph, sources: Sequence[int], sinks: Sequence[int], shut: bytearray) -> bytearray:
    """Block the direct arcs between one source and one sink too: they are a route of their own."""
    if len(sources) != 1 or len(sinks) != 1:
        return shut
    mask = bytearray(shut)
    for arc in graph.outgoing[sources[0]]:
        if graph.heads[arc] == sinks[0]:
            mask[arc] = 1
    return mask


def _pack(
    graph: Digraph,
    sources: Sequence[int],
    sinks: Sequence[int],
    *,
    blocked_vertices: bytearray | None,
    blocked_arcs: bytearray | None,
    relays: bytearray | None,
) -> tuple["_Packing", bool]:
    """Set up the search from the end with fewer ways on; say whether that meant turning the graph round."""
    ends = build_starts(sinks, blocked_vertices)
    starts = [source for source in build_starts(sources, blocked_vertices) if source not in sinks]
    ways_out = len(graph.outgoing[starts[0]]) if len(sources) == 1 and starts else len(starts)
    ways_in = len(graph.incoming[ends[0]]) if len(sinks) == 1 and ends else len(ends)
    turned = ways_in < ways_out
    if turned:
        graph, starts, ends, sources, sinks = graph.reversed(), ends, starts, sinks, sources
    closed = build_closed(graph, blocked_vertices)
    for start in starts:
        closed[start] = 1
    packing = _Packing(
        graph,
        starts,
        ends,
        shares_start=len(sources) == 1,
        shares_end=len(sinks) == 1,
        closed=closed,
        shut=build_arc_mask(graph, blocked_arcs),
        passing=build_passing(graph, (*starts, *ends), relays),
        limit=min(ways_in, ways_out),
    )
    return packing, turned


class _Packing:
    """Hold the routes found so far, and find room for one more.

    ``before`` and ``after`` name the neighbours on its route of every vertex that one route uses up. Two
    numbers past the vertices stand for where all routes begin and end. In the search, *v* says that we may
    leave vertex *v* and ~*v* that we have come to *v*, which a route uses already, and must go back along
    that route.
    """

    def __init__(
        self,
        graph: Digraph,
        starts: list[int],
        ends: list[int],
        *,
        shares_start: bool,
        shares_end: bool,
        closed: bytearray,
        shut: bytearray,
        passing: bytearray,
        limit: int,
    ) -> None:
        self.graph = graph
        self.starts = starts
        self.start = graph.vertex_count
        self.end = graph.vertex_count + 1
        self.shared_start = starts[0] if shares_start and starts else -1
        self.shared_end = ends[0] if shares_end and ends else -1
        self.last_stops = frozenset(() if shares_end else ends)
        self.closed = closed
        self.shut = shut
        self.passing = passing
        self.limit = limit if starts and ends else 0
        self.before: dict[int, int] = {}
        self.after: dict[int, int] = {}
        self.is_direct_used = False
        self.entrances = self._list_entrances()

    def fill(self, at_most: int | None) -> int:
        """Add routes until there is no room, or there are ``at_most``; return how many there are."""
        limit = self.limit if at_most is None else min(at_most, self.limit)
        ways_out = set(self._list_next(self.start))
        limit = min(limit, len(ways_out), len(self.entrances))
        if limit and self.end in ways_out:
            self.is_direct_used = True
        count = int(self.is_direct_used)
        while count < limit and self._add():
            count += 1
        return count

    def _list_entrances(self) -> frozenset[int]:
        """Return the vertices from which one step ends a route."""
        if self.shared_end < 0:
            return self.last_stops
        starts = set(self.starts)
        tails, shut, closed, passing = self.graph.tails, self.shut, self.closed, self.passing
        return frozenset(
            tail
            for arc in self.graph.incoming[self.shared_end]
            if not shut[arc] and passing[tail := tails[arc]] and (not closed[tail] or tail in starts)
        )

    def list_routes(self) -> list[list[int]]:
        """Return the routes as lists of vertices, ends included."""
        first = [self.shared_start] if self.shared_start >= 0 else []
        last = [self.shared_end] if self.shared_end >= 0 else []
        routes = [first + last] if self.is_direct_used else []
        for vertex, above in self.before.items():
            if above == self.start:
                route = [vertex]
                while (following := self.after[route[-1]]) != self.end:
                    route.append(following)
                routes.append(first + route + last)
        return routes

    def _list_next(self, vertex: int) -> Iterable[int]:
        """Return where a route may go from a vertex, leaving aside what the routes so far use."""
        if vertex == self.start:
            if self.shared_start < 0:
                return self.starts
            vertex = self.shared_start
        elif vertex in self.last_stops:
            return (self.end,)
        heads, shut, closed, passing, sink = (
            self.graph.heads,
            self.shut,
            self.closed,
            self.passing,
            self.shared_end,
        )
        return [
            self.end if head == sink else head
            for arc in self.graph.outgoing[vertex]
            if not shut[arc] and not closed[head := heads[arc]] and passing[head]
        ]

    def _add(self) -> bool:
        """Make room for one more route by rerouting the others; say whether that worked."""
        before, after, end = self.before, self.after, self.end
        came = {self.start: self.start}
        queue = [self.start]
        for vertex in queue:  # grows while it is read
            if vertex < 0:
                self._reach(before[~vertex], vertex, came, queue)
                continue
            for head in self._list_next(vertex):
                if head == end:
                    if vertex != self.start and after.get(vertex) != end:
                        self._reroute(vertex, came)
                        return True
                elif head not in before:
                    self._reach(head, vertex, came, queue)
                    if head in self.entrances:
                        self._reroute(head, came)
                        return True
                elif before[head] != vertex:
                    self._reach(~head, vertex, came, queue)
            if vertex in before:
                self._reach(~vertex, vertex, came, queue)
        return False

    @staticmethod
    def _reach(state: int, origin: int, came: dict[int, int], queue: list[int]) -> None:
        if state not in came:
            came[state] = origin
            queue.append(state)

    def _reroute(self, last: int, came: dict[int, int]) -> None:
        """Take up the way just found: first drop what it goes back along, then add what it uses."""
        steps = []
        state, following = last, self.end
        while following != self.start:
            steps.append((state, following))
            state, following = came[state], state
        for state, following in steps:
            if state < 0:
                del self.after[following]
                del self.before[~state]
        for state, following in steps:
            if state < 0 or following == ~state:
                continue
            head = ~following if following < 0 else following
            if state != self.start:
                self.after[state] = head
            if head != self.end:
                self.before[head] = state
