"""By which arcs things arrive first: on graphs small enough to see, and against the routes of single worlds."""

import random

import numpy as np
import pytest

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.arrivals import Schedule, build_part, find_arrivals
from stakeholder_graph.graph.first_arcs import count_uses, find_departures, find_first_arcs, find_tails
from stakeholder_graph.graph.first_routes import find_first_routes

DAYS = np.arange(41, dtype=np.int32)


def build_schedule(takes, works=None) -> Schedule:
    """A schedule in which each arc takes so many days, and works in the worlds marked."""
    tables = np.stack([np.minimum(DAYS + each, 40) for each in range(8)]).astype(np.int32)
    marks = np.ones((len(takes), 1), dtype=np.bool_) if works is None else np.array(works, dtype=np.bool_)
    none = np.full(20, -1, dtype=np.int32)
    return Schedule(
        tables=tables,
        arc_departs=np.zeros(len(takes), dtype=np.int32),
        arc_period=np.full(len(takes), -1, dtype=np.int32),
        arc_takes=np.array(takes, dtype=np.int32),
        vertex_due=none,
        vertex_meets=none,
        vertex_period=none,
        periods=np.array([[1, 1]], dtype=np.int32),
        phases=np.zeros((1, 1), dtype=np.int32),
        arc_luck=none[: len(takes)] if works is None else np.arange(len(takes), dtype=np.int32),
        vertex_luck=none,
        works=marks,
    )


def find_routes(tails, heads, takes, *, goal, works=None, worlds=1):
    """The arcs of the first route from vertex 0 to a goal, for each world."""
    graph = Digraph.build(max(*tails, *heads) + 1, tails, heads)
    schedule = build_schedule(takes, works)
    part, number_of = build_part(graph, [0], range(len(tails)), [goal])
    arrivals = find_arrivals(part, 1, np.zeros(worlds, dtype=np.int32), schedule)
    first = find_first_arcs(part, 1, arrivals, schedule)
    ends = np.full((1, worlds), number_of[goal], dtype=np.int32)
    uses, begins = count_uses(part, first, ends, arrivals[[number_of[goal]]] < 40)
    return [
        {int(part.arcs[index]) for index in np.flatnonzero(uses[:, world])} for world in range(worlds)
    ], begins


def test_of_routes_on_one_day_the_one_of_fewest_arcs_is_taken():
    """0 to 3 on day 4: by 1 and 2 in three arcs, or by 4 in two."""
    routes, begins = find_routes([0, 1, 2, 0, 4], [1, 2, 3, 4, 3], [1, 2, 1, 2, 2], goal=3)
    assert routes == [{3, 4}]
    assert begins.tolist() == [[0]]


def test_circles_that_take_no_time_lead_nobody_astray():
    routes, _ = find_routes([0, 1, 2, 1], [1, 2, 1, 3], [0, 0, 0, 0], goal=3)
    assert routes == [{0, 3}]


def test_each_world_has_a_route_of_its_own_and_none_where_nothing_arrives():
    works = [[True, True, False], [True, True, False], [False, True, False]]
    routes, _ = find_routes([0, 1, 0], [1, 2, 2], [1, 1, 1], goal=2, works=works, worlds=3)
    assert routes == [{0, 1}, {2}, set()]


@pytest.mark.parametrize("seed", range(30))
def test_routes_arrive_on_the_days_of_the_sweep_and_are_as_short_as_any(seed):
    """The arcs of a route take the days between; the label-setting search finds none with fewer arcs."""
    dice = random.Random(seed)
    tails = [dice.randrange(6) for _ in range(14)]
    heads = [dice.randrange(6) for _ in range(14)]
    takes = [dice.randrange(4) for _ in range(14)]
    graph, schedule = Digraph.build(6, tails, heads), build_schedule(takes)
    part, number_of = build_part(graph, [0], range(14), range(6))
    arrivals = find_arrivals(part, 1, np.zeros(1, dtype=np.int32), schedule)
    first = find_first_arcs(part, 1, arrivals, schedule)
    for vertex, known in enumerate(find_first_routes(part, 1, 0, schedule)):
        heard = arrivals[[vertex]] < 40
        uses, begins = count_uses(part, first, np.array([[vertex]], dtype=np.int32), heard)
        route = np.flatnonzero(uses[:, 0])
        assert sum(takes[each] for each in part.arcs[route]) == (arrivals[vertex, 0] if heard[0, 0] else 0)
        assert len(route) == (len(known.arcs) if known else 0)
        assert begins[0, 0] == (0 if heard[0, 0] else vertex)
    assert find_tails(part).tolist() == [number_of[tails[each]] for each in part.arcs]


def test_an_arc_is_left_when_it_departs_and_arrives_when_it_has_been_passed():
    graph, schedule = Digraph.build(2, [0], [1]), build_schedule([3])
    part, _ = build_part(graph, [0], [0])
    departs, arrives = find_departures(part, 0, np.array([5], dtype=np.int32), schedule)
    assert (departs.tolist(), arrives.tolist()) == ([5], [8])
