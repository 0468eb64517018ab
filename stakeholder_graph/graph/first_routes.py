"""By which route does something arrive first, in one world? Asked for single days, over the parts of `arrivals`."""

from collections.abc import Collection
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.arrivals import Days, Part, Schedule

_Label = tuple[int, tuple[int, ...], tuple[int, ...], int, int]
"""A number of arcs, the vertices and arcs passed, the new number of the last vertex, and the day there."""


class FirstRoute(NamedTuple):
    """The route by which something arrives first: the day, and the old numbers of its vertices and arcs."""

    day: int
    vertices: tuple[int, ...]
    arcs: tuple[int, ...]


class World:
    """A schedule of one world, asked for one day after the other: for that, numbers are quicker than vectors."""

    def __init__(self, schedule: Schedule) -> None:
        self.never: int = schedule.tables.shape[1] - 1
        self._schedule = Schedule._make(each.data for each in schedule)

    def cross(self, day: int, arc: int, vertex: int) -> int:
        """Return the day on which a vertex has what was ready at the other end of an arc on a day."""
        schedule = self._schedule
        arrives: int = schedule.tables[schedule.arc_takes[arc], self.leave(day, arc)]
        due = schedule.vertex_due[vertex]
        if due >= 0:
            in_time = schedule.tables[due, arrives]
            arrives = self._wait(in_time, schedule.vertex_meets[vertex], schedule.vertex_period[vertex])
        for luck in (schedule.arc_luck[arc], schedule.vertex_luck[vertex]):
            if luck >= 0 and not schedule.works[luck, 0]:
                return self.never
        return arrives

    def leave(self, day: int, arc: int) -> int:
        """Return the day on which something leaves along an arc that was ready for it on a day."""
        return self._wait(day, self._schedule.arc_departs[arc], self._schedule.arc_period[arc])

    def _wait(self, day: int, table: int, period: int) -> int:
        """Return the first day, on or after a day, that a table and a period both allow."""
        schedule = self._schedule
        allowed: int = schedule.tables[table, day]
        if period < 0:
            return allowed
        length, parts = schedule.periods[period, 0], schedule.periods[period, 1]
        phase, found = schedule.phases[period, 0], -1
        while allowed != found:
            found = min(allowed + (phase - allowed * parts) % length // parts, self.never)
            allowed = schedule.tables[table, found]
        return allowed


def find_first_routes(part: Part, root_count: int, day: int, schedule: Schedule) -> list[FirstRoute | None]:
    """Find the route by which something arrives first at each vertex, in a schedule of one world.

    Of routes that arrive on the same day the shortest is taken, then the one whose vertices and arcs have the
    smallest numbers, read from the root; None where it never arrives.

    Notes
    -----
    Routes are followed from the one that would be taken to the last; one that comes to a vertex no sooner than
    another before it leads nowhere sooner. To follow only the first to each vertex would not do: a shorter route
    may come there later, and yet in time for the next departure.
    """
    world = World(schedule)
    first, arcs_on, heads, names = (each.tolist() for each in part)
    found: list[FirstRoute | None] = [None] * len(names)
    soonest = [world.never] * len(names)
    heap: list[_Label] = [(0, (names[root],), (), root, day) for root in range(root_count)]
    heapify(heap)
    while heap:
        hops, vertices, arcs, vertex, arrived = heappop(heap)
        if found[vertex] is not None and arrived >= soonest[vertex]:
            continue
        found[vertex], soonest[vertex] = FirstRoute(arrived, vertices, arcs), arrived
        for index in range(first[vertex], first[vertex + 1]):
            head, arc = heads[index], arcs_on[index]
            then = world.cross(arrived, arc, names[head])
            if then < soonest[head]:
                heappush(heap, (hops + 1, (*vertices, names[head]), (*arcs, arc), head, then))
    return found


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
    world = World(schedule)
    best = profiles[root, day]
    if best >= world.never:
        return None
    known: dict[int, int] = {}
    heap: list[_Label] = [(0, (int(part.vertices[root]),), (), root, day)]
    while heap:
        hops, vertices, arcs, vertex, arrived = heappop(heap)
        if vertex in targets and arrived == best:
            return FirstRoute(arrived, vertices, arcs)
        if known.get(vertex, world.never) <= arrived or not (relays[vertex] or vertex == root):
            continue
        known[vertex] = arrived
        for index in range(part.first[vertex], part.first[vertex + 1]):
            head, arc = int(part.heads[index]), int(part.arcs[index])
            then = world.cross(arrived, arc, int(part.vertices[head]))
            if then < known.get(head, world.never) and profiles[head, then] == best:
                onwards = (*vertices, int(part.vertices[head]))
                heappush(heap, (hops + 1, onwards, (*arcs, arc), head, then))
    return None
