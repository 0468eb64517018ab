"""By which route does something arrive first, where it is known when it arrives from everywhere?"""

from collections.abc import Collection
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.arrivals import Days, FirstRoute, Part, Schedule, cross

_Label = tuple[int, tuple[int, ...], tuple[int, ...], int, int]
"""A number of arcs, the vertices and arcs passed, the new number of the last vertex, and the day there."""


def find_route_along(
    part: Part,
    ends: tuple[int, Collection[int]],
    relays: NDArray[np.bool_],
    *,
    profiles: Days,
    day: int,
    schedule: Schedule,
) -> FirstRoute | None:
    """Find the route by which something arrives first, in a schedule of one world.

    Parameters
    ----------
    part
        Where it spreads.
    ends
        Where it is ready, and where it should arrive: at any of these.
    relays
        Whether each vertex passes on what it hears.
    profiles
        When it arrives if it is ready at a vertex on a day (see `find_profiles`), numbered as the part is.
    day
        The day it is ready.

    Returns
    -------
    FirstRoute or None
        Of routes that arrive on the same day the shortest, then the one whose vertices and arcs have the smallest
        numbers; None where it never arrives.

    Notes
    -----
    No step is taken from which it would arrive later than it can.
    """
    root, targets = ends
    never = schedule.tables.shape[1] - 1
    best = int(profiles[root, day])
    if best >= never:
        return None
    known: dict[int, int] = {}
    heap: list[_Label] = [(0, (int(part.vertices[root]),), (), root, day)]
    while heap:
        hops, vertices, arcs, vertex, arrived = heappop(heap)
        if vertex in targets and arrived == best:
            return FirstRoute(arrived, vertices, arcs)
        if known.get(vertex, never) <= arrived or not (relays[vertex] or vertex == root):
            continue
        known[vertex] = arrived
        ready = np.array(arrived, dtype=np.int32)
        for index in range(part.first[vertex], part.first[vertex + 1]):
            head, arc = int(part.heads[index]), int(part.arcs[index])
            then = int(cross(ready, arc, part.vertices[head], schedule).item())
            if then < known.get(head, never) and profiles[head, then] == best:
                onwards = (*vertices, int(part.vertices[head]))
                heappush(heap, (hops + 1, onwards, (*arcs, arc), head, then))
    return None
