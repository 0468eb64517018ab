import random

import networkx as nx

from stakeholder_graph.graph.cut_pairs import find_cut_pairs
from stakeholder_graph.graph.disjoint import count_independent_routes
from tests.graph import oracle
from tests.graph.cases import build, every_digraph, random_cases, root_choices


def test_every_digraph_of_up_to_four_agrees_with_deleting_each_pair():
    for n in (2, 3, 4):
        for case in every_digraph(n):
            everyone = list(range(n))
            assert find_cut_pairs(case.graph, [0], everyone) == oracle.cut_pairs(case.world, [0], everyone)
            group = [0, n - 1]
            assert find_cut_pairs(case.graph, group, everyone) == oracle.cut_pairs(
                case.world, group, everyone
            )


def test_random_multigraphs_with_masks_and_groups_agree_with_deleting_each_pair():
    dice = random.Random(10)
    for case in random_cases(1200, seed=11, most_arcs=24):
        for roots in root_choices(case, dice):
            targets = [dice.randrange(case.graph.vertex_count) for _ in range(4)]
            assert find_cut_pairs(case.graph, roots, targets, **case.masks) == oracle.cut_pairs(
                case.world, roots, targets
            )


def test_two_ends_have_a_pair_exactly_if_two_routes_are_all_there_is():
    for seed in range(30):
        plain = nx.gnp_random_graph(12, 0.2, seed=seed, directed=True)
        graph = build(12, list(plain.edges))
        cut = {target for targets in find_cut_pairs(graph, [0], range(12)).values() for target in targets}
        for target in range(1, 12):
            has_two = count_independent_routes(graph, [0], [target]) == 2
            assert (target in cut) == (has_two and not plain.has_edge(0, target))


def test_turning_every_arc_keeps_the_pairs_of_a_delivery():
    for case in random_cases(200, seed=12):
        for receiver in range(1, case.graph.vertex_count):
            there = find_cut_pairs(case.graph, [0], [receiver], **case.masks)
            back = find_cut_pairs(case.graph.reversed(), [receiver], [0], **case.masks)
            assert list(there) == list(back)


def test_two_senders_without_help_are_a_pair_themselves():
    assert find_cut_pairs(build(3, [(0, 2), (1, 2)]), [0, 1], [2]) == {(0, 1): [2]}
    assert find_cut_pairs(build(3, [(0, 2), (1, 2)]), [0], [2]) == {}
