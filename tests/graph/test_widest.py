import random

from stakeholder_graph.graph.widest import TOP_RUNG, find_best_bottleneck
from tests.graph import oracle
from tests.graph.cases import build, every_digraph, random_cases, root_choices


def check(case, roots, dice):
    rungs = [dice.randint(-1, 5) for _ in range(case.graph.arc_count)]
    best = find_best_bottleneck(case.graph, roots, rungs, **case.masks)
    for target in range(case.graph.vertex_count):
        if target in roots and not case.world.absent >> target & 1:
            assert best[target] == TOP_RUNG
        else:
            assert best[target] == oracle.best_rung(case.world, roots, rungs, target)


def test_every_digraph_of_up_to_four_agrees_with_raising_the_bar():
    dice = random.Random(13)
    for n in (1, 2, 3, 4):
        for case in every_digraph(n):
            check(case, [0], dice)
    for case in every_digraph(3):
        check(case.reversed(), [0], dice)


def test_random_multigraphs_with_masks_and_groups_agree_with_raising_the_bar():
    dice = random.Random(14)
    for case in random_cases(1000, seed=15):
        for roots in root_choices(case, dice):
            check(case, roots, dice)
            check(case.reversed(), roots, dice)


def test_the_weakest_step_decides_and_the_best_route_wins():
    # domain.md 3.2: route 5-3-4 has level 3; with a second route 2-5 the answer stays 3.
    graph = build(5, [(0, 1), (1, 2), (2, 4), (0, 3), (3, 4)])
    assert find_best_bottleneck(graph, [0], [5, 3, 4, 2, 5])[4] == 3


def test_an_unknown_rung_is_not_used():
    assert find_best_bottleneck(build(2, [(0, 1)]), [0], [-1]) == [TOP_RUNG, -1]


def test_a_chain_of_fifty_thousand_is_walked():
    n = 50_000
    graph = build(n, [(v, v + 1) for v in range(n - 1)])
    assert find_best_bottleneck(graph, [0], [5 - v % 2 for v in range(n - 1)])[-1] == 4
