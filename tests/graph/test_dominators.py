import random

import networkx as nx
import pytest
import rustworkx as rx

from stakeholder_graph.graph.dominators import (
    build_dominator_order,
    build_dominator_tree,
    find_arc_dominators,
    walk_dominators,
)
from stakeholder_graph.graph.reach import find_reached
from tests.graph import oracle
from tests.graph.cases import build, every_digraph, random_cases, root_choices, two_way


def check(case, roots):
    graph, world, masks = case.graph, case.world, case.masks
    idom = build_dominator_tree(graph, roots, **masks)
    arc_masks = {name: mask for name, mask in masks.items() if name != "blocked_vertices"}
    bridges = find_arc_dominators(graph, idom, roots, **arc_masks)
    order, first, last = build_dominator_order(idom)
    top = roots[0] if len(roots) == 1 else graph.vertex_count
    reached = oracle.reach(world, roots)
    vertices, arcs = oracle.dominators(world, roots), oracle.arc_dominators(world, roots)
    for target in range(graph.vertex_count):
        if not reached >> target & 1:
            assert (idom[target], bridges[target], first[target]) == (-1, -1, -1)
            continue
        between = walk_dominators(idom, target, top)
        assert set(between) == vertices[target]
        assert all(target in order[first[v] : last[v]] for v in between)
        on_every_route = {bridges[v] for v in (*between, target)} - {-1}
        assert on_every_route == arcs[target]
        for vertex in set(range(graph.vertex_count)) - {*between, target, top}:
            assert target not in order[first[vertex] : last[vertex]]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_every_digraph_of_up_to_four_agrees_with_deleting_each_vertex_and_arc(n):
    for case in every_digraph(n):
        for root in range(n):
            check(case, [root])
        check(case.reversed(), [0])


def test_random_multigraphs_with_masks_and_groups_agree_with_deletion():
    dice = random.Random(5)
    for case in random_cases(1500, seed=6):
        for roots in root_choices(case, dice):
            check(case, roots)
        check(case.reversed(), [dice.randrange(case.graph.vertex_count)])


@pytest.mark.parametrize("seed", range(6))
def test_larger_random_graphs_agree_with_two_other_libraries(seed):
    dice = random.Random(seed)
    n = 120
    arcs = [(dice.randrange(n), dice.randrange(n)) for _ in range(n * (1 + seed % 3))]
    idom = build_dominator_tree(build(n, arcs), [0])
    ours = {v: idom[v] for v in range(1, n) if idom[v] >= 0}
    theirs = dict(nx.immediate_dominators(nx.DiGraph([*arcs, (0, 0)]), 0))
    theirs.pop(0, None)
    assert ours == theirs
    other = rx.PyDiGraph()
    other.add_nodes_from(range(n))
    other.add_edges_from_no_data(arcs)
    second = dict(rx.immediate_dominators(other, 0))
    second.pop(0, None)
    assert ours == second


PUBLISHED = {
    # NetworkX 3.6.1, algorithms/tests/test_dominance.py, which takes them from the places named.
    "Wikipedia, Dominator (graph theory), Domrel": (
        1,
        [(1, 2), (2, 3), (2, 4), (2, 6), (3, 5), (4, 5), (5, 2)],
        {2: 1, 3: 2, 4: 2, 5: 2, 6: 2},
    ),
    "Boost Graph Library, Lengauer-Tarjan figure": (
        0,
        [(0, 1), (1, 2), (1, 3), (2, 7), (3, 4), (4, 5), (4, 6), (5, 7), (6, 4)],
        {1: 0, 2: 1, 3: 1, 4: 3, 5: 4, 6: 4, 7: 1},
    ),
    "Cooper, Harvey & Kennedy 2006, figure 2, irreducible": (
        5,
        [(1, 2), (2, 1), (3, 2), (4, 1), (5, 3), (5, 4)],
        {1: 5, 2: 5, 3: 5, 4: 5},
    ),
}


@pytest.mark.parametrize("source", PUBLISHED)
def test_published_dominator_trees_come_out(source):
    root, arcs, expected = PUBLISHED[source]
    idom = build_dominator_tree(build(8, arcs), [root])
    assert {v: d for v, d in enumerate(idom) if d >= 0 and v != root} == expected


def test_one_way_structures_have_weak_points_that_an_undirected_view_misses():
    # By hand: 0 commissioner, 1 and 2 localities, 3 and 4 practices. Undirected, nobody cuts anybody off.
    arcs = [(0, 1), (0, 2), (1, 3), (2, 4), (3, 0), (4, 1)]
    assert not set(nx.articulation_points(nx.Graph(arcs)))
    down = build_dominator_tree(build(5, arcs), [0])
    assert [walk_dominators(down, practice, 0) for practice in (3, 4)] == [[1], [2]]
    up = build_dominator_tree(build(5, arcs).reversed(), [0])
    assert walk_dominators(up, 4, 0) == [1, 3]


def test_turning_every_arc_swaps_sender_and_receiver():
    for case in random_cases(200, seed=7):
        forward, back = case.graph, case.graph.reversed()
        for sender in range(forward.vertex_count):
            there = build_dominator_tree(forward, [sender], **case.masks)
            for receiver in range(forward.vertex_count):
                home = build_dominator_tree(back, [receiver], **case.masks)
                assert (
                    walk_dominators(there, receiver, sender) == walk_dominators(home, sender, receiver)[::-1]
                )


def test_in_a_two_way_kite_the_known_weak_points_and_bridges_come_out():
    # domain.md 3.6: articulation points 7 and 8, bridges 7-8 and 8-9 (Krackhardt's kite, networkx numbering).
    kite = two_way(list(nx.krackhardt_kite_graph().edges))
    graph = build(10, kite)
    idom = build_dominator_tree(graph, [0])
    assert walk_dominators(idom, 9, 0) == [8, 7]
    bridges = find_arc_dominators(graph, idom, [0])
    assert {kite[arc] for arc in bridges if arc >= 0} == {(7, 8), (8, 9)}


@pytest.mark.parametrize(
    ("edges", "cut_vertices", "cut_lines"),
    [
        (nx.karate_club_graph().edges, {0}, {(0, 11)}),
        (
            nx.convert_node_labels_to_integers(
                nx.florentine_families_graph(), label_attribute="family"
            ).edges,
            None,
            None,
        ),
    ],
    ids=["Zachary", "Florentine"],
)
def test_two_way_networks_have_their_articulation_points_and_bridges(edges, cut_vertices, cut_lines):
    # Tarjan 1972; Zachary's values from domain.md 3.6, both checked against networkx.
    plain = nx.Graph(edges)
    arcs = two_way(list(edges))
    n = max(plain) + 1
    graph = build(n, arcs)
    vertices, lines = set(), set()
    for root in range(n):
        idom = build_dominator_tree(graph, [root])
        vertices |= {d for v, d in enumerate(idom) if d not in (-1, root) and v != root}
        bridges = find_arc_dominators(graph, idom, [root])
        lines |= {tuple(sorted(arcs[arc])) for arc in bridges if arc >= 0}
    assert vertices == (cut_vertices or set(nx.articulation_points(plain)))
    assert lines == (cut_lines or {tuple(sorted(line)) for line in nx.bridges(plain)})
    assert cut_vertices or len(lines) == 5


def test_parallel_channels_are_no_bridge():
    graph = build(2, [(0, 1), (0, 1)])
    assert find_arc_dominators(graph, build_dominator_tree(graph, [0]), [0]) == [-1, -1]


def test_any_sender_may_itself_be_the_only_way_through():
    graph = build(4, [(0, 2), (1, 0), (2, 3)])
    idom = build_dominator_tree(graph, [0, 1])
    assert idom == [4, 4, 0, 2, 4]
    assert walk_dominators(idom, 3, 4) == [2, 0]
    assert find_arc_dominators(graph, idom, [0, 1]) == [-1, -1, 0, 2]


def test_no_root_reaches_nobody():
    assert build_dominator_tree(build(2, [(0, 1)]), []) == [-1, -1, -1]
    assert build_dominator_tree(build(2, [(0, 1)]), [0], blocked_vertices=bytearray([1, 0])) == [-1, -1]


def test_a_chain_of_fifty_thousand_with_ways_back_is_walked():
    n = 50_000
    arcs = [(v, v + 1) for v in range(n - 1)] + [(v, v // 2) for v in range(1, n)]
    graph = build(n, arcs)
    idom = build_dominator_tree(graph, [0])
    assert idom[1:] == list(range(n - 1))
    assert walk_dominators(idom, n - 1, 0) == list(range(n - 2, 0, -1))
    assert find_arc_dominators(graph, idom, [0])[1:] == list(range(n - 1))
    assert sum(find_reached(graph.reversed(), [0])) == n
