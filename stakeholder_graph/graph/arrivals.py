"""When does something that spreads along arcs arrive, where arcs and vertices make it wait? All worlds at once.

Days are whole numbers from 0; the greatest stands for never. A vector holds one day for each world: a start, a
phase, a stroke of luck. One sweep carries the vectors over the arcs until none gets better.

What is marked as a kernel, and what it calls, is also compiled, world by world: see `compiled`.
"""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.compiled import EVERY, Lane, is_any, kernel, lanes, least

Days = NDArray[np.int32]


class Schedule(NamedTuple):
    """When arcs can be passed and vertices act, in every world.

    ``tables`` hold for each day another day, never sooner and never falling; table 0 leaves each day as it is.
    An arc is left on the day that its table ``arc_departs`` gives and, if ``arc_period`` is not negative, on a
    day of that period; table ``arc_takes`` gives the arrival. Where ``vertex_due`` is not negative a vertex acts
    on what arrived only after the wait that ``vertex_due``, ``vertex_meets`` and ``vertex_period`` give in the
    same way.

    Period *k* falls on the days floor((phase + i p) / q) for every whole i, where p, q is row *k* of ``periods``
    and the phase of each world is row *k* of ``phases``. ``works`` says in which worlds something works; row
    ``arc_luck`` or ``vertex_luck``, negative where it always does.
    """

    tables: Days
    arc_departs: Days
    arc_period: Days
    arc_takes: Days
    vertex_due: Days
    vertex_meets: Days
    vertex_period: Days
    periods: Days
    phases: Days
    arc_luck: Days
    vertex_luck: Days
    works: NDArray[np.bool_]


class Part(NamedTuple):
    """A part of a graph: some of its arcs, with the vertices they join, numbered anew.

    ``arcs`` stand in the order of their tails: those of vertex *v* from ``first[v]`` to ``first[v + 1]``;
    ``heads`` are the new numbers of where they lead, ``vertices`` and ``arcs`` the old ones.
    """

    first: Days
    arcs: Days
    heads: Days
    vertices: Days


def shorten(schedule: Schedule, day_count: int) -> Schedule:
    """Build the schedule that knows only the first days; the number of them is its never."""
    tables = np.minimum(schedule.tables[:, : day_count + 1], np.int32(day_count))
    tables[:, day_count:] = day_count
    return schedule._replace(tables=tables)


def build_part(
    graph: Digraph, roots: Sequence[int], arcs: Iterable[int], ends: Sequence[int] = ()
) -> tuple[Part, dict[int, int]]:
    """Build the part of a graph that some arcs make, and the new number of each vertex.

    The roots come first; the ends are in it even where no arc leads to them.
    """
    number_of = {vertex: number for number, vertex in enumerate(dict.fromkeys([*roots, *ends]))}
    leaving: list[list[int]] = [[] for _ in number_of]
    for arc in arcs:
        for vertex in (graph.tails[arc], graph.heads[arc]):
            if vertex not in number_of:
                number_of[vertex] = len(number_of)
                leaving.append([])
        leaving[number_of[graph.tails[arc]]].append(arc)
    ordered = [arc for each in leaving for arc in each]
    part = Part(
        first=np.cumsum([0, *map(len, leaving)], dtype=np.int32),
        arcs=np.array(ordered, dtype=np.int32),
        heads=np.array([number_of[graph.heads[arc]] for arc in ordered], dtype=np.int32),
        vertices=np.array(list(number_of), dtype=np.int32),
    )
    return part, number_of


def find_arrivals(part: Part, root_count: int, ready: Days, schedule: Schedule) -> Days:
    """Find the earliest day on which something arrives at each vertex, in every world.

    Parameters
    ----------
    part
        Where it spreads. Every vertex passes it on along its arcs; the first ``root_count`` are where it begins.
    ready
        The day it is ready at the roots, one for each world.

    Returns
    -------
    array of int, [vertex, world]
        The day on which the vertex has taken it in and can pass it on; the greatest number is never.

    Notes
    -----
    In graph terms: earliest-arrival (foremost) journeys by label correction over vectors; whoever has news that
    came soonest after it was ready, in whichever world, passes them on first. Waiting never makes a later arrival
    overtake an earlier one, so the best arrival at a vertex is all that matters.

    References
    ----------
    Bui-Xuan, Ferreira and Jarry 2003, Computing shortest, fastest, and foremost journeys in dynamic networks.
    """
    return _spread.run(len(part.arcs) * len(ready), part, root_count, ready, schedule)


def find_profiles(part: Part, target_count: int, relays: NDArray[np.bool_], schedule: Schedule) -> Days:
    """Find when something arrives at the targets, from every vertex and for every day it may be ready there.

    Parameters
    ----------
    part
        Where it spreads, turned round: its arcs lead from where they arrive to where they depart. The first
        ``target_count`` vertices are where it should arrive.
    relays
        Whether each vertex passes on what it hears; one that does not may still be where it begins.
    schedule
        Without periods and luck: one world.

    Returns
    -------
    array of int, [vertex, day]
        The day on which it has arrived, if it is ready at the vertex on the day.
    """
    steps = len(part.arcs) * schedule.tables.shape[1]
    return _spread_back.run(steps, part, target_count, relays, schedule)


def cross(days: Days, arc: int, vertex: int, schedule: Schedule, worlds: Lane = EVERY) -> Days:
    """Return the days on which a vertex has what was ready at the other end of an arc on some days."""
    tables, due = schedule.tables, schedule.vertex_due[vertex]
    days = wait(days, schedule.arc_departs[arc], schedule.arc_period[arc], schedule, worlds)
    if schedule.arc_takes[arc] > 0:
        days = tables[schedule.arc_takes[arc], days]
    if due >= 0:
        if due > 0:
            days = tables[due, days]
        days = wait(days, schedule.vertex_meets[vertex], schedule.vertex_period[vertex], schedule, worlds)
    for luck in (schedule.arc_luck[arc], schedule.vertex_luck[vertex]):
        if luck >= 0:
            days = np.maximum(days, np.int32(tables.shape[1] - 1) * (1 - schedule.works[luck, worlds]))
    return days


def wait(days: Days, table: int, period: int, schedule: Schedule, worlds: Lane = EVERY) -> Days:
    """Return the first days, on or after some days, that a table and a period both allow."""
    tables = schedule.tables
    if table > 0:
        days = tables[table, days]
    if period < 0:
        return days
    length, parts = schedule.periods[period, 0], schedule.periods[period, 1]
    phase, never = schedule.phases[period, worlds], np.int32(tables.shape[1] - 1)
    while True:
        late = phase - days * parts
        late = late - late // length * length
        if parts > 1:
            late = late // parts
        found: Days = np.minimum(days + late, never)
        if table <= 0:
            break
        days = tables[table, found]
        if not is_any(days != found):
            break
    return found


def _improve(best: Days, worlds: Lane, arrived: Days, ready: Days, never: np.int64) -> np.int64:
    """Take over the days that are better than the best so far; return how soon after it was ready the soonest is.

    Never if there is none.
    """
    if not is_any(arrived < best[worlds]):
        return never
    soonest = least(arrived - ready + np.int32(never) * (arrived >= best[worlds]))
    best[worlds] = np.minimum(best[worlds], arrived)
    return np.int64(soonest)


@kernel(cross, wait, _improve)
def _spread(part: Part, root_count: int, ready: Days, schedule: Schedule) -> Days:
    """Let news pass from vertex to vertex; ``news`` are how soon those came that are not yet passed on."""
    count, never = len(part.vertices), np.int64(schedule.tables.shape[1] - 1)
    arrivals = np.full((count, len(ready)), never, dtype=np.int32)
    arrivals[:root_count] = ready
    news = np.full(count, never, dtype=np.int64)
    news[:root_count] = -1
    queue = [(np.int64(-1), np.int64(root)) for root in range(root_count)]
    while len(queue) > 0:
        told, vertex = heappop(queue)
        if told != news[vertex]:
            continue
        news[vertex] = never
        days = arrivals[vertex]
        for index in range(part.first[vertex], part.first[vertex + 1]):
            head = np.int64(part.heads[index])
            arc, end = part.arcs[index], part.vertices[head]
            best, soonest = arrivals[head], never
            for worlds in lanes(len(days)):
                if is_any(days[worlds] < best[worlds]):
                    arrived = cross(days[worlds], arc, end, schedule, worlds)
                    soonest = min(soonest, _improve(best, worlds, arrived, ready[worlds], never))
            if soonest < news[head]:
                news[head] = soonest
                heappush(queue, (soonest, head))
    return arrivals


@kernel(cross, wait, _improve)
def _spread_back(part: Part, target_count: int, relays: NDArray[np.bool_], schedule: Schedule) -> Days:
    """Let news pass from vertex to vertex, from where it should arrive; a lane is a day on which it is ready."""
    ready = schedule.tables[0]
    count, never = len(part.vertices), np.int64(len(ready) - 1)
    profiles = np.full((count, len(ready)), never, dtype=np.int32)
    profiles[:target_count] = ready
    news = np.full(count, never, dtype=np.int64)
    news[:target_count] = -1
    queue = [(np.int64(-1), np.int64(target)) for target in range(target_count)]
    while len(queue) > 0:
        told, vertex = heappop(queue)
        if told != news[vertex] or (vertex >= target_count and not relays[vertex]):
            continue
        news[vertex] = never
        onwards = profiles[vertex]
        for index in range(part.first[vertex], part.first[vertex + 1]):
            tail = np.int64(part.heads[index])
            arc, end = part.arcs[index], part.vertices[vertex]
            best, soonest = profiles[tail], never
            for days in lanes(len(ready)):
                if is_any(onwards[days] < best[days]):
                    arrived = onwards[cross(ready[days], arc, end, schedule, days)]
                    soonest = min(soonest, _improve(best, days, arrived, ready[days], never))
            if soonest < news[tail]:
                news[tail] = soonest
                heappush(queue, (soonest, tail))
    return profiles
