import random

from stakeholder_graph.graph.reach import (
    build_distance_field,
    build_shortest_tree,
    find_reached,
    find_shortest_route,
    walk_down,
)
from tests.graph import oracle
from tests.graph.cases import build, every_digraph, random_cases, root_choices


def check(case, roots):
    graph, world, masks = case.graph, case.world, case.masks
    reached = find_reached(graph, roots, **masks)
    tree = build_shortest_tree(graph, roots, **masks)
    assert sum(1 << v for v in range(len(reached)) if reached[v]) == oracle.reach(world, roots)
    for target in range(graph.vertex_count):
        expected = oracle.best_route(world, roots, {target})
        assert (tree.hops[target] >= 0) == bool(reached[target])
        assert tree.route_to(target) == (expected or ((), ()))
        field = build_distance_field(graph, [target], **masks)
        for sender in range(graph.vertex_count):
            assert walk_down(field, sender) == (oracle.best_route(world, [sender], {target}) or ((), ()))


def test_every_small_digraph_agrees_with_trying_every_route():
    for n in (1, 2, 3):
        for case in every_digraph(n):
            for root in range(n):
                check(case, [root])
                check(case.reversed(), [root])


def test_every_digraph_of_four_agrees_on_who_is_reached():
    for case in every_digraph(4):
        for side in (case, case.reversed()):
            reached = find_reached(side.graph, [0])
            assert sum(1 << v for v in range(4) if reached[v]) == oracle.reach(side.world, [0])


def test_random_multigraphs_with_masks_agree_with_trying_every_route():
    dice = random.Random(1)
    for case in random_cases(150, seed=2, most_vertices=6, most_arcs=12):
        for roots in root_choices(case, dice):
            check(case, roots)
            check(case.reversed(), roots)


def test_random_groups_find_the_same_route_as_trying_them_all():
    dice = random.Random(3)
    for case in random_cases(400, seed=4, most_vertices=6, most_arcs=14):
        for roots in root_choices(case, dice):
            for goals in root_choices(case, dice):
                expected = oracle.best_route(case.world, roots, set(goals))
                assert find_shortest_route(case.graph, roots, goals, **case.masks) == expected


def test_equally_short_routes_are_chosen_by_the_sender_side():
    # 0-1-5-6 and 0-2-3-6: the first step decides, although 3 comes before 5.
    graph = build(7, [(0, 2), (2, 3), (3, 6), (0, 1), (1, 5), (5, 6), (1, 5)])
    assert build_shortest_tree(graph, [0]).route_to(6) == ((0, 1, 5, 6), (3, 4, 5))
    assert find_shortest_route(graph, [0], [6]) == ((0, 1, 5, 6), (3, 4, 5))


def test_who_does_not_relay_may_send_and_hear_but_not_pass_on():
    graph = build(3, [(0, 1), (1, 2)])
    relays = bytearray([0, 0, 0])
    assert list(find_reached(graph, [0], relays=relays)) == [1, 1, 0]
    assert list(find_reached(graph, [1], relays=relays)) == [0, 1, 1]
    assert list(find_reached(graph.reversed(), [2], relays=relays)) == [0, 1, 1]
    assert walk_down(build_distance_field(graph, [2], relays=relays), 0).vertices == ()


def test_a_blocked_root_reaches_nobody():
    assert not any(find_reached(build(2, [(0, 1)]), [0], blocked_vertices=bytearray([1, 0])))


def test_a_root_that_is_a_goal_needs_no_step():
    assert find_shortest_route(build(2, [(0, 1)]), [0, 1], [1]) == ((1,), ())


def test_a_chain_of_fifty_thousand_is_walked():
    n = 50_000
    graph = build(n, [(v, v + 1) for v in range(n - 1)])
    assert sum(find_reached(graph, [0])) == n
    assert build_shortest_tree(graph, [0]).route_to(n - 1).vertices == tuple(range(n))
    assert len(walk_down(build_distance_field(graph, [n - 1]), 0).arcs) == n - 1
