"""Through whom alone do several vertices reach each other?"""

from collections import deque
from collections.abc import Sequence

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.reach import NO_ROUTE, Route, walk_back


def find_hub(
    graph: Digraph, members: Sequence[int], *, preferred: int | None = None, relays: bytearray | None = None
) -> int | None:
    """Find the one vertex that lies on every route between every two of several.

    Parameters
    ----------
    members
        The vertices that should reach each other; none of them is the answer.
    preferred
        Which one to name if there are several such vertices; else the one nearest to whom the first member reaches.
    relays
        Marks the vertices that pass on what they hear; all do if None.

    Returns
    -------
    The vertex; None if there is none, or if no member reaches another at all.

    Notes
    -----
    In graph terms: a vertex that separates a set pairwise. It lies on any one route between two of them, so only
    the vertices of one short route are tried, each with a sweep that stops at the first meeting.

    >>> find_hub(Digraph.build(4, [0, 3, 1, 3], [3, 1, 3, 0]), [0, 1])
    3
    """
    for first in members:
        route = _find_nearest(graph, first, [each for each in members if each != first], relays=relays)
        if route.vertices:
            between = sorted(route.vertices[-2:0:-1], key=lambda vertex: vertex != preferred)
            return next(
                (hub for hub in between if not can_reach_each_other(graph, members, hub, relays)), None
            )
    return None


def _find_nearest(
    graph: Digraph, root: int, goals: Sequence[int], *, relays: bytearray | None = None
) -> Route:
    """Find a shortest route from one vertex to the nearest of several; without vertices if there is none."""
    wanted = set(goals)
    came_by: dict[int, int] = {root: -1}
    queue = deque([root])
    while queue:
        vertex = queue.popleft()
        if vertex != root and relays is not None and not relays[vertex]:
            continue
        for arc in graph.outgoing[vertex]:
            head = graph.heads[arc]
            if head not in came_by:
                came_by[head] = arc
                if head in wanted:
                    return walk_back(graph.tails, came_by, head)
                queue.append(head)
    return NO_ROUTE


def can_reach_each_other(
    graph: Digraph, members: Sequence[int], without: int, relays: bytearray | None = None
) -> bool:
    """Say whether any of several vertices reaches another when one vertex is absent.

    Notes
    -----
    One sweep serves all: each vertex passes on the first two members that reach it. More are not needed, as one
    of any two is not the member that is met.

    >>> can_reach_each_other(Digraph.build(4, [0, 3], [3, 1]), [0, 1], without=3)
    False
    """
    inside = set(members)
    heard_from: dict[int, tuple[int, ...]] = {}
    queue = deque((member, member) for member in members)
    while queue:
        vertex, origin = queue.popleft()
        if vertex != origin and relays is not None and not relays[vertex]:
            continue
        for arc in graph.outgoing[vertex]:
            head = graph.heads[arc]
            if head in (without, origin):
                continue
            if head in inside:
                return True
            known = heard_from.get(head, ())
            if len(known) < 2 and origin not in known:
                heard_from[head] = (*known, origin)
                queue.append((head, origin))
    return False
