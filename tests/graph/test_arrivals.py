"""Arrivals over random graphs, whose arcs and vertices make one wait: every simple route tried, day by day.

What is heard first is heard on some route that passes nobody twice, so the fastest of them all is the truth.
"""

import random
from collections.abc import Iterator
from fractions import Fraction
from math import floor

import numpy as np
import pytest

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.arrivals import (
    Part,
    Schedule,
    build_part,
    cross,
    find_arrivals,
    find_profiles,
    wait,
)
from stakeholder_graph.graph.first_routes import FirstRoute, World, find_first_routes

NEVER = 80
WORLDS = 6


def draw_table(dice: random.Random) -> list[int]:
    """A table of days that never goes back: every day its own, or days of departure, or so many days later."""
    if dice.random() < 0.5:
        days = sorted([*dice.sample(range(NEVER), dice.choice((2, 4, 30))), NEVER - 2])
        return [next((each for each in days if each >= day), NEVER) for day in range(NEVER)] + [NEVER]
    later = dice.choice((0, 1, 3, 8, 20))
    return [min(day + later, NEVER) for day in range(NEVER)] + [NEVER]


def draw_graph(dice: random.Random) -> Digraph:
    count = dice.choice((2, 3, 4, 6, 6))
    arcs = dice.randint(count, 4 * count)
    return Digraph.build(count, *([dice.randrange(count) for _ in range(arcs)] for _ in range(2)))


def draw_schedule(dice: random.Random, graph: Digraph, *, worlds: int, lucky: bool) -> Schedule:
    """Draw when everything happens; in one world only, and with all luck, where only that is understood."""
    tables = np.array([[*range(NEVER + 1)], *(draw_table(dice) for _ in range(5))], dtype=np.int32)
    periods = np.array([(5, 1), (7, 2), (3, 4), (29, 1)], dtype=np.int32)
    phases = [[dice.randrange(length) for _ in range(worlds)] for length, _ in periods.tolist()]

    def draw(count: int, lowest: int, highest: int) -> np.ndarray:
        return np.array([dice.randint(lowest, highest) for _ in range(count)], dtype=np.int32)

    arcs, vertices = graph.arc_count, graph.vertex_count
    return Schedule(
        tables=tables,
        arc_departs=draw(arcs, -3, 5).clip(0),
        arc_period=draw(arcs, -5, 3).clip(-1),
        arc_takes=draw(arcs, -3, 5).clip(0),
        vertex_due=draw(vertices, -5, 5).clip(-1),
        vertex_meets=draw(vertices, -3, 5).clip(0),
        vertex_period=draw(vertices, -5, 3).clip(-1),
        periods=periods,
        phases=np.array(phases, dtype=np.int32),
        arc_luck=draw(arcs, -6, -1 if lucky else 2).clip(-1),
        vertex_luck=draw(vertices, -8, -1 if lucky else 2).clip(-1),
        works=np.array([[dice.random() < 0.7 for _ in range(worlds)] for _ in range(3)]),
    )


# --- the slow way ---


def falls_on(schedule: Schedule, period: int, world: int, day: int) -> bool:
    """Whether one of floor((phase + i p) / q) is a day, for some whole i near it."""
    if period < 0:
        return True
    p, q = schedule.periods[period].tolist()
    phase = int(schedule.phases[period][world])
    near = day * q // p
    return any(floor(Fraction(phase + i * p, q)) == day for i in range(near - 2, near + 3))


def wait_slowly(schedule: Schedule, table: int, period: int, world: int, day: int) -> int:
    """The first day, on or after one, that the table leaves as it is and the period falls on.

    Where there is no period a table may also just move days on.
    """
    row = schedule.tables[table].tolist()
    if period < 0:
        return row[day]
    while day < NEVER and not (row[day] == day and falls_on(schedule, period, world, day)):
        day += 1
    return day


def cross_slowly(schedule: Schedule, arc: int, vertex: int, world: int, day: int) -> int:
    day = wait_slowly(schedule, schedule.arc_departs[arc], schedule.arc_period[arc], world, day)
    day = int(schedule.tables[schedule.arc_takes[arc]][day])
    if schedule.vertex_due[vertex] >= 0:
        day = int(schedule.tables[schedule.vertex_due[vertex]][day])
        day = wait_slowly(schedule, schedule.vertex_meets[vertex], schedule.vertex_period[vertex], world, day)
    for luck in (schedule.arc_luck[arc], schedule.vertex_luck[vertex]):
        if luck >= 0 and not schedule.works[luck][world]:
            return NEVER
    return day


def walk(graph: Digraph, arcs: set[int], route: tuple[int, ...], used: tuple[int, ...] = ()) -> Iterator:
    """Every route that goes on from one and passes nobody twice: its vertices and its arcs."""
    yield route, used
    for arc in graph.outgoing[route[-1]]:
        if arc in arcs and graph.heads[arc] not in route:
            yield from walk(graph, arcs, (*route, graph.heads[arc]), (*used, arc))


def time_routes(graph, schedule, arcs, roots, ready: int, world: int) -> Iterator[tuple]:
    """Every route from the roots: the day, the number of arcs, the vertices and the arcs."""
    for root in roots:
        for route, used in walk(graph, arcs, (root,)):
            day = ready
            for arc in used:
                day = cross_slowly(schedule, arc, graph.heads[arc], world, day)
            if day < NEVER:
                yield day, len(used), route, used


def draw_part(seed: int, *, worlds: int = WORLDS, lucky: bool = False):
    """A graph with its schedule, some of its arcs, and one or two roots."""
    dice = random.Random(seed)
    graph = draw_graph(dice)
    schedule = make_departures(draw_schedule(dice, graph, worlds=worlds, lucky=lucky))
    arcs = {arc for arc in range(graph.arc_count) if dice.random() < 0.9}
    roots = dice.sample(range(graph.vertex_count), dice.choice((1, 1, 2)))
    return dice, graph, schedule, arcs, roots


def make_departures(schedule: Schedule) -> Schedule:
    """Let the tables that are waited for together with a period be days of departure, as calendars are."""
    tables = schedule.tables.copy()
    for row in {*schedule.arc_departs.tolist(), *schedule.vertex_meets.tolist()} - {0}:
        fixed = [day for day in range(NEVER) if tables[row][day] == day] or [NEVER - 3]
        tables[row] = [next((each for each in fixed if each >= day), NEVER) for day in range(NEVER)] + [NEVER]
    return schedule._replace(tables=tables)


# --- the sweeps ---


@pytest.mark.parametrize("chunk", range(4))
def test_the_earliest_arrivals_are_those_of_the_fastest_route_in_every_world(chunk):
    for seed in range(chunk * 100, chunk * 100 + 100):
        dice, graph, schedule, arcs, roots = draw_part(seed)
        part, number_of = build_part(graph, roots, sorted(arcs), range(graph.vertex_count))
        ready = [dice.randrange(NEVER + 1) for _ in range(WORLDS)]
        found = find_arrivals(part, len(roots), np.array(ready, dtype=np.int32), schedule)
        for world in range(WORLDS):
            first = dict.fromkeys(range(graph.vertex_count), NEVER)
            for day, _, route, _ in time_routes(graph, schedule, arcs, roots, ready[world], world):
                first[route[-1]] = min(first[route[-1]], day)
            assert {each: int(found[number_of[each]][world]) for each in first} == first, (seed, world)


@pytest.mark.parametrize("chunk", range(4))
def test_the_route_that_is_told_is_the_first_the_shortest_and_then_the_one_with_the_smallest_numbers(chunk):
    for seed in range(1000 + chunk * 100, 1100 + chunk * 100):
        dice, graph, schedule, arcs, roots = draw_part(seed, worlds=1)
        part, number_of = build_part(graph, roots, sorted(arcs), range(graph.vertex_count))
        ready = dice.randrange(NEVER // 2)
        found = find_first_routes(part, len(roots), ready, schedule)
        best: dict[int, tuple] = {}
        for told in time_routes(graph, schedule, arcs, roots, ready, 0):
            best[told[2][-1]] = min(told, best.get(told[2][-1], told))
        for vertex, number in number_of.items():
            wanted = best.get(vertex)
            route = wanted and FirstRoute(wanted[0], wanted[2], wanted[3])
            assert found[number] == route, (seed, vertex)


@pytest.mark.parametrize("chunk", range(4))
def test_profiles_looked_at_from_the_target_are_the_arrivals_of_every_single_day(chunk):
    """Over the graph turned round; in one world without periods, where some do not pass on what they hear."""
    for seed in range(2000 + chunk * 50, 2050 + chunk * 50):
        dice, graph, schedule, arcs, targets = draw_part(seed, worlds=1, lucky=True)
        closed = np.full(graph.arc_count, -1, dtype=np.int32), np.full(graph.vertex_count, -1, dtype=np.int32)
        schedule = schedule._replace(arc_period=closed[0], vertex_period=closed[1])
        relays = [dice.random() < 0.8 for _ in range(graph.vertex_count)]
        part, number_of = build_part(graph.reversed(), targets, sorted(arcs), range(graph.vertex_count))
        passing = np.array([relays[each] for each in part.vertices.tolist()])
        found = find_profiles(part, len(targets), passing, schedule)
        for sender in range(graph.vertex_count):
            open_arcs = {
                arc for arc in arcs if relays[graph.tails[arc]] or graph.tails[arc] == sender
            }  # who does not relay may still begin, and end
            for ready in range(0, NEVER, 19):
                days = [
                    day
                    for day, _, route, _ in time_routes(graph, schedule, open_arcs, [sender], ready, 0)
                    if route[-1] in targets
                ]
                assert found[number_of[sender]][ready] == min(days, default=NEVER), (seed, sender, ready)


def test_the_graphs_drawn_hold_what_changes_an_arrival():
    """Were the dice to leave something out, the comparisons above would prove less than they say."""
    heard = late = unlucky = ties = 0
    for seed in range(100):
        _, graph, schedule, arcs, roots = draw_part(seed)
        part, _ = build_part(graph, roots, sorted(arcs))
        ready = np.zeros(WORLDS, dtype=np.int32)
        found = find_arrivals(part, len(roots), ready, schedule)
        heard += int((found < NEVER).sum())
        late += int(((found > 0) & (found < NEVER)).sum())
        lucky = schedule._replace(
            arc_luck=schedule.arc_luck * 0 - 1, vertex_luck=schedule.vertex_luck * 0 - 1
        )
        unlucky += int((find_arrivals(part, len(roots), ready, lucky) < found).sum())
        days = [(day, route[-1]) for day, _, route, _ in time_routes(graph, schedule, arcs, roots, 0, 0)]
        ties += len(days) - len(set(days))
    assert min(heard, late, unlucky, ties) > 20


def test_a_single_day_crosses_an_arc_as_a_vector_of_days_does():
    for seed in range(200):
        _, graph, schedule, arcs, _ = draw_part(seed, worlds=1)
        world, days = World(schedule), np.arange(NEVER + 1, dtype=np.int32)
        for arc in arcs:
            found = [world.cross(day, arc, graph.heads[arc]) for day in days.tolist()]
            assert found == cross(days, arc, graph.heads[arc], schedule).tolist(), (seed, arc)
            left = wait(days, schedule.arc_departs[arc], schedule.arc_period[arc], schedule)
            assert [world.leave(day, arc) for day in days.tolist()] == left.tolist(), (seed, arc)


# --- one wait ---


def build_schedule(tables: list[list[int]], periods, phases) -> Schedule:
    none = np.zeros(1, dtype=np.int32)
    return Schedule(
        tables=np.array(tables, dtype=np.int32),
        arc_departs=none,
        arc_period=none - 1,
        arc_takes=none,
        vertex_due=none - 1,
        vertex_meets=none,
        vertex_period=none - 1,
        periods=np.array(periods, dtype=np.int32),
        phases=np.array(phases, dtype=np.int32),
        arc_luck=none - 1,
        vertex_luck=none - 1,
        works=np.ones((1, 1), dtype=np.bool_),
    )


def test_a_week_of_each_of_seven_phases():
    schedule = build_schedule([[*range(31)]], [(7, 1)], [range(7)])
    assert wait(np.full(7, 3, dtype=np.int32), 0, 0, schedule).tolist() == [7, 8, 9, 3, 4, 5, 6]


def test_a_month_happens_where_whole_numbers_of_365_twelfths_are_rounded_down():
    """Phase 0: 0, 30, 60, 91, …; phase 7, in twelfths of a day: 0, 31, 61."""
    schedule = build_schedule([[*range(101)]], [(365, 12)], [[0, 0, 0, 7, 7]])
    days = np.array([1, 31, 61, 1, 32], dtype=np.int32)
    assert wait(days, 0, 0, schedule).tolist() == [30, 60, 91, 31, 61]


def test_a_period_shorter_than_a_day_falls_on_every_day():
    schedule = build_schedule([[*range(31)]], [(365, 366)], [[0, 100, 364]])
    for day in range(30):
        assert wait(np.full(3, day, dtype=np.int32), 0, 0, schedule).tolist() == [day] * 3


def test_a_period_waits_until_one_of_its_days_is_allowed():
    """Every third day from the first, on days 4, 9 and 16 to 18 only: day 9 and then day 18."""
    allowed = [4, 9, 16, 17, 18]
    table = [next((each for each in allowed if each >= day), 30) for day in range(31)]
    schedule = build_schedule([[*range(31)], table], [(3, 1)], [[0, 0, 0]])
    assert wait(np.array([1, 10, 19], dtype=np.int32), 1, 0, schedule).tolist() == [9, 18, 30]


def test_never_stays_never():
    schedule = build_schedule([[*range(31)], [*range(3, 31), 30, 30, 30]], [(7, 1)], [[2]])
    never = np.array([30], dtype=np.int32)
    assert wait(never, 0, 0, schedule).tolist() == wait(never, 1, -1, schedule).tolist() == [30]
    assert cross(never, 0, 0, schedule).tolist() == [30]


# --- parts ---


def test_a_part_begins_with_its_roots_and_holds_its_ends_though_no_arc_leads_there():
    graph = Digraph.build(5, tails=[3, 1, 0, 3], heads=[1, 4, 3, 4])
    part, number_of = build_part(graph, [3], [3, 1, 0], [0])
    assert part.vertices.tolist() == [3, 0, 4, 1]
    assert number_of == {3: 0, 0: 1, 4: 2, 1: 3}
    assert part.first.tolist() == [0, 2, 2, 2, 3]
    assert part.arcs.tolist() == [3, 0, 1]
    assert part.heads.tolist() == [2, 3, 2]


def test_a_part_without_arcs_is_its_roots():
    part, number_of = build_part(Digraph.build(2, [0], [1]), [1], [])
    assert isinstance(part, Part)
    assert (part.vertices.tolist(), part.first.tolist(), number_of) == ([1], [0, 0], {1: 0})
    found = find_arrivals(
        part, 1, np.array([4], dtype=np.int32), build_schedule([[*range(9)]], [(1, 1)], [[0]])
    )
    assert found.tolist() == [[4]]
