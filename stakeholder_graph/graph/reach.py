"""Who is reached, in how few steps, and by which route."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stakeholder_graph.graph.arrays import (
    Digraph,
    build_arc_mask,
    build_closed,
    build_passing,
    build_starts,
)


class Route(NamedTuple):
    """One way through: the vertices in order, and the arcs between them (one fewer).

    A route of one vertex and no arc starts where it ends; a route without vertices says that there is none.
    """

    vertices: tuple[int, ...]
    arcs: tuple[int, ...]


NO_ROUTE = Route((), ())


class Tree:
    """Hold the best shortest route from the roots to every vertex.

    Attributes
    ----------
    hops
        Fewest arcs from a root; 0 at the roots, −1 where no route leads.
    parent_arc
        The last arc of the chosen route; −1 at the roots and where no route leads.
    """

    __slots__ = ("_tails", "hops", "parent_arc")

    def __init__(self, hops: list[int], parent_arc: list[int], tails: tuple[int, ...]) -> None:
        self.hops = hops
        self.parent_arc = parent_arc
        self._tails = tails

    def route_to(self, vertex: int) -> Route:
        """Return the chosen route, read from its root; without vertices if none leads there."""
        if self.hops[vertex] < 0:
            return NO_ROUTE
        return walk_back(self._tails, self.parent_arc, vertex)


def walk_back(tails: Sequence[int], came_by: Sequence[int] | Mapping[int, int], vertex: int) -> Route:
    """Walk back from a vertex by the arc each was come to by, −1 at the root, and return the route that came."""
    vertices, arcs = [vertex], []
    while (arc := came_by[vertices[-1]]) >= 0:
        arcs.append(arc)
        vertices.append(tails[arc])
    return Route(tuple(reversed(vertices)), tuple(reversed(arcs)))


class DistanceField:
    """Hold, for every vertex, the fewest steps from it to the nearest goal, and walk there.

    Attributes
    ----------
    graph
        Where to walk.
    hops
        Fewest arcs to a goal; 0 at the goals, −1 where no route leads to one.
    """

    __slots__ = ("_passing", "_shut", "graph", "hops")

    def __init__(self, graph: Digraph, hops: list[int], passing: bytearray, shut: bytearray) -> None:
        self.graph = graph
        self._passing = passing
        self._shut = shut
        self.hops = hops

    def step_from(self, vertex: int) -> int:
        """Return the arc to the smallest vertex one step nearer to a goal; there must be one."""
        nearer = self.hops[vertex] - 1
        heads, hops, passing, shut = self.graph.heads, self.hops, self._passing, self._shut
        return next(
            arc
            for arc in self.graph.outgoing[vertex]
            if hops[heads[arc]] == nearer and passing[heads[arc]] and not shut[arc]
        )


def find_reached(
    graph: Digraph,
    roots: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> bytearray:
    """Find everyone a message reaches from the roots, the roots that are present included.

    Returns
    -------
    A mask: 1 for each vertex reached.

    Notes
    -----
    In graph terms: the descendants of a set of vertices; linear.

    >>> list(find_reached(Digraph.build(3, [0, 2], [1, 1]), [0]))
    [1, 1, 0]
    """
    found = build_starts(roots, blocked_vertices)
    passing = build_passing(graph, found, relays)
    shut = build_arc_mask(graph, blocked_arcs)
    closed = build_closed(graph, blocked_vertices)
    heads, outgoing = graph.heads, graph.outgoing
    for vertex in found:
        closed[vertex] = 1
    for vertex in found:  # grows while it is read
        if passing[vertex]:
            for arc in outgoing[vertex]:
                head = heads[arc]
                if not closed[head] and not shut[arc]:
                    closed[head] = 1
                    found.append(head)
    reached = bytearray(graph.vertex_count)
    for vertex in found:
        reached[vertex] = 1
    return reached


def build_shortest_tree(
    graph: Digraph,
    roots: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> Tree:
    """Build the shortest route from the roots to everyone they reach.

    Among equally short routes the one whose vertex numbers, read from its root, come first is chosen; among
    parallel arcs the one with the smallest number.

    Notes
    -----
    In graph terms: breadth-first search. Each layer is met in the order of its routes, so the first to
    discover a vertex lies on the smallest route to it; linear.

    >>> tree = build_shortest_tree(Digraph.build(4, [0, 0, 1, 2], [2, 1, 3, 3]), [0])
    >>> tree.hops, tree.route_to(3)
    ([0, 1, 1, 2], Route(vertices=(0, 1, 3), arcs=(1, 2)))
    """
    queue = build_starts(roots, blocked_vertices)
    passing = build_passing(graph, queue, relays)
    shut = build_arc_mask(graph, blocked_arcs)
    closed = build_closed(graph, blocked_vertices)
    hops = [-1] * graph.vertex_count
    parent_arc = [-1] * graph.vertex_count
    heads, outgoing = graph.heads, graph.outgoing
    for vertex in queue:
        closed[vertex] = 1
        hops[vertex] = 0
    for vertex in queue:  # grows while it is read
        if passing[vertex]:
            step = hops[vertex] + 1
            for arc in outgoing[vertex]:
                head = heads[arc]
                if not closed[head] and not shut[arc]:
                    closed[head] = 1
                    hops[head] = step
                    parent_arc[head] = arc
                    queue.append(head)
    return Tree(hops, parent_arc, graph.tails)


def build_distance_field(
    graph: Digraph,
    goals: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> DistanceField:
    """Measure from everyone the fewest steps to a goal, so that many senders share one sweep.

    >>> build_distance_field(Digraph.build(3, [0, 1], [1, 2]), [2]).hops
    [2, 1, 0]
    """
    tree = build_shortest_tree(
        graph.reversed(),
        goals,
        blocked_vertices=blocked_vertices,
        blocked_arcs=blocked_arcs,
        relays=relays,
    )
    passing = build_passing(graph, build_starts(goals, blocked_vertices), relays)
    return DistanceField(graph, tree.hops, passing, build_arc_mask(graph, blocked_arcs))


def walk_down(field: DistanceField, sender: int) -> Route:
    """Walk from a sender to its nearest goal by the shortest and then smallest route.

    Smallest by vertex numbers read from the sender, then by arc numbers. Without vertices if there is no
    route.
    """
    if field.hops[sender] < 0:
        return NO_ROUTE
    vertices, arcs = [sender], []
    for _ in range(field.hops[sender]):
        arc = field.step_from(vertices[-1])
        arcs.append(arc)
        vertices.append(field.graph.heads[arc])
    return Route(tuple(vertices), tuple(arcs))


def find_shortest_route(
    graph: Digraph,
    roots: Sequence[int],
    goals: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> Route | None:
    """Find the shortest route from any root to any goal, the smallest if read from the sender.

    Returns
    -------
    The route, of one vertex if a root is a goal; None if no route leads from a root to a goal.

    >>> find_shortest_route(Digraph.build(3, [0, 1], [1, 2]), [0], [2])
    Route(vertices=(0, 1, 2), arcs=(0, 1))
    """
    field = build_distance_field(
        graph, goals, blocked_vertices=blocked_vertices, blocked_arcs=blocked_arcs, relays=relays
    )
    starts = [(field.hops[root], root) for root in roots if field.hops[root] >= 0]
    return walk_down(field, min(starts)[1]) if starts else None
