import random
from itertools import combinations, pairwise, permutations

import networkx as nx
import pytest

from stakeholder_graph.graph.disjoint import count_independent_routes, find_independent_routes
from tests.graph import oracle
from tests.graph.cases import build, every_digraph, random_cases, root_choices, two_way


def check_routes(case, sources, sinks, routes):
    """Every route is a route, and no two share anyone in between."""
    world = case.world
    arcs = {(tail, head) for tail, head, _ in world.arcs}
    shared = {ends[0] for ends in (sources, sinks) if len(ends) == 1}
    for route in routes:
        assert route[0] in sources
        assert route[-1] in sinks
        assert set(pairwise(route)) <= arcs
        assert not any(world.absent >> v & 1 for v in route)
        assert all(world.relays >> v & 1 for v in route[1:-1])
    used = [v for route in routes for v in route if v not in shared]
    assert len(used) == len(set(used))
    assert sum(len(route) == 2 for route in routes) <= 1 or len(sources) + len(sinks) > 2
    assert routes == sorted(routes, key=lambda route: (len(route), route))


def check(case, sources, sinks):
    expected = oracle.independent_routes(case.world, sources, sinks)
    assert count_independent_routes(case.graph, sources, sinks, **case.masks) == expected
    routes = find_independent_routes(case.graph, sources, sinks, **case.masks)
    assert len(routes) == expected
    check_routes(case, sources, sinks, routes)
    assert count_independent_routes(case.graph, sources, sinks, **case.masks, at_most=1) == min(1, expected)


def test_every_digraph_of_up_to_four_agrees_with_trying_every_selection():
    for n in (2, 3, 4):
        for case in every_digraph(n):
            for source, sink in permutations(range(n), 2):
                expected = oracle.independent_routes(case.world, [source], [sink])
                assert count_independent_routes(case.graph, [source], [sink]) == expected
                assert count_independent_routes(case.graph.reversed(), [sink], [source]) == expected


def test_every_digraph_of_three_shows_its_routes():
    for case in every_digraph(3):
        for source, sink in permutations(range(3), 2):
            check(case, [source], [sink])
            check(case, [source, sink], [3 - source - sink])


def test_random_multigraphs_with_masks_and_groups_agree_with_trying_every_selection():
    dice = random.Random(8)
    for case in random_cases(700, seed=9, most_vertices=7, most_arcs=18):
        for sources in root_choices(case, dice):
            for sinks in root_choices(case, dice):
                check(case, sources, sinks)


@pytest.mark.parametrize("seed", range(5))
def test_larger_random_graphs_agree_with_networkx(seed):
    dice = random.Random(seed)
    n = 24
    plain = nx.gnp_random_graph(n, 0.08 + 0.06 * seed, seed=seed, directed=True)
    graph = build(n, list(plain.edges))
    for _ in range(30):
        source, sink = dice.sample(range(n), 2)
        if not plain.has_edge(source, sink):
            expected = nx.node_connectivity(plain, source, sink)
            assert count_independent_routes(graph, [source], [sink]) == expected


def test_known_networks_have_their_known_number_of_independent_routes():
    # domain.md 3.6: kite 0-9: 1; Zachary 0-33: 6; Florentine Medici-Strozzi: 3.
    kite, club = nx.krackhardt_kite_graph(), nx.karate_club_graph()
    families = nx.florentine_families_graph()
    numbers = {name: number for number, name in enumerate(sorted(families))}
    ties = [(numbers[a], numbers[b]) for a, b in families.edges]
    for n, edges, source, sink, expected in [
        (10, list(kite.edges), 0, 9, 1),
        (34, list(club.edges), 0, 33, 6),
        (15, ties, numbers["Medici"], numbers["Strozzi"], 3),
    ]:
        graph = build(n, two_way(edges))
        assert count_independent_routes(graph, [source], [sink]) == expected
        assert count_independent_routes(graph, [sink], [source]) == expected
        assert len(find_independent_routes(graph, [source], [sink])) == expected


def test_a_route_already_taken_is_rerouted_to_make_room():
    # The shortest route 0-1-2-5 takes both 1 and 2; only giving it up leaves room for two.
    graph = build(6, [(0, 1), (1, 2), (2, 5), (0, 3), (3, 2), (1, 4), (4, 5)])
    assert find_independent_routes(graph, [0], [5]) == [[0, 1, 4, 5], [0, 3, 2, 5]]


def test_routes_shown_take_no_needless_detour():
    for seed in range(20):
        plain = nx.gnp_random_graph(14, 0.25, seed=seed, directed=True)
        graph = build(14, list(plain.edges))
        for route in find_independent_routes(graph, [0], [13]):
            if len(route) > 2:
                assert not any(plain.has_edge(a, c) and (a, c) != (0, 13) for a, c in _skips(route))


def _skips(route):
    return [(route[i], route[j]) for i, j in combinations(range(len(route)), 2) if j > i + 1]


def test_parallel_direct_channels_are_one_route():
    assert find_independent_routes(build(2, [(0, 1), (0, 1)]), [0], [1]) == [[0, 1]]


def test_any_sender_is_used_by_one_route_only():
    graph = build(5, [(0, 2), (0, 3), (2, 4), (3, 4), (1, 2)])
    assert count_independent_routes(graph, [0], [4]) == 2
    assert find_independent_routes(graph, [0, 1], [4]) == [[0, 3, 4], [1, 2, 4]]


def test_whoever_sends_to_itself_needs_no_route():
    graph = build(2, [(0, 1), (1, 0)])
    assert count_independent_routes(graph, [0], [0]) == 0
    assert find_independent_routes(graph, [0, 1], [1]) == [[0, 1]]


def test_counting_stops_where_told():
    graph = build(5, [(0, v) for v in (1, 2, 3)] + [(v, 4) for v in (1, 2, 3)])
    assert count_independent_routes(graph, [0], [4], at_most=2) == 2
    assert find_independent_routes(graph, [0], [4], at_most=0) == []


def test_two_chains_of_twenty_five_thousand_are_walked():
    half = 25_000
    sink = 2 * half + 1
    arcs = [(0, 1), (half, sink), (0, half + 1), (2 * half, sink)]
    arcs += [(v, v + 1) for v in range(1, half)] + [(v, v + 1) for v in range(half + 1, 2 * half)]
    graph = build(sink + 1, arcs)
    assert count_independent_routes(graph, [0], [sink]) == 2
    assert [len(route) for route in find_independent_routes(graph, [0], [sink])] == [half + 2] * 2
