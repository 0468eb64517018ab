"""Does each drawn world say what it would say alone, and do the intervals of the estimates keep their promise?"""

import random
from fractions import Fraction
from functools import cache

import numpy as np
import pytest

from stakeholder_graph.graph.cascade import count_worlds, find_worlds_reached
from stakeholder_graph.graph.draws import build_key, draw_words, draw_working
from stakeholder_graph.graph.intervals import measure_interval
from tests.graph import oracle
from tests.graph.cases import build, random_cases, root_choices
from tests.graph.chances import draft, enumerate_reliability
from tests.graph.test_reliability import BRIDGE

RUNS = 5000
WORLDS = 640  # in each run: ten words


def draw_rows(name: str, count: int, words: int) -> np.ndarray:
    rows = [draw_words(build_key(1, f"{name} {each}"), words) for each in range(count)]
    return np.array(rows, dtype=np.uint64).reshape(count, words)


def test_every_world_is_what_a_sweep_of_that_world_alone_finds():
    dice = random.Random(31)
    for case in random_cases(40, seed=32):
        for roots in root_choices(case, dice):
            check_each_world(case.graph, case.world, roots, case.masks)
            back = case.reversed()
            check_each_world(back.graph, back.world, roots, back.masks)


def check_each_world(graph, world, roots, masks):
    masks = {name: mask for name, mask in masks.items() if name != "blocked_vertices"}
    vertices, arcs = draw_rows("v", graph.vertex_count, 1), draw_rows("a", graph.arc_count, 1)
    vertices |= draw_rows("v2", graph.vertex_count, 1)
    found = find_worlds_reached(graph, roots, vertices, arcs, **masks)
    for bit in range(0, 64, 3):
        down = sum(1 << v for v in range(graph.vertex_count) if not int(vertices[v, 0]) >> bit & 1)
        kept = tuple(arc for arc in world.arcs if int(arcs[arc[2], 0]) >> bit & 1)
        alone = oracle.World(world.vertex_count, kept, down, world.relays)
        seen = sum((int(found[v, 0]) >> bit & 1) << v for v in range(graph.vertex_count))
        assert seen == oracle.reach(alone, roots)


def test_an_estimate_comes_near_the_sum_over_all_states():
    made = draft(4, BRIDGE, Fraction(9, 10), Fraction(8, 10))
    worlds = 64 * 2000
    rows = [
        np.array([draw_working(build_key(1, f"{kind}{each}"), chance, worlds) for each in range(count)])
        for kind, count, chance in (("v", 4, 0.8), ("a", 5, 0.9))
    ]
    reached = find_worlds_reached(made.graph, [0], *rows)
    low, high = measure_interval(count_worlds(reached[3], worlds), worlds)
    exact = float(enumerate_reliability(made, (0,), (3,)))
    assert low < exact < high
    back = find_worlds_reached(made.graph.reversed(), [3], *rows)
    assert (back[0] == reached[3]).all()


def test_without_roots_nobody_is_reached():
    graph = build(2, [(0, 1)])
    assert not find_worlds_reached(graph, [], draw_rows("v", 2, 3), draw_rows("a", 1, 3)).any()


def test_only_the_first_worlds_are_counted():
    words = np.array([2**64 - 1, 2**64 - 1], dtype=np.uint64)
    assert [count_worlds(words, worlds) for worlds in (1, 63, 64, 65, 128)] == [1, 63, 64, 65, 128]


# Newcombe 1998, Statistics in Medicine 17:857-872, Table I, method 3 (Wilson's score without continuity correction).
@pytest.mark.parametrize(
    ("hits", "worlds", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_published(hits, worlds, low, high):
    assert [round(each, 4) for each in measure_interval(hits, worlds)] == [low, high]


def test_intervals_hold_the_share_and_are_the_same_turned_round():
    for worlds in (1, 2, 10, 333, 10_240):
        for hits in {0, 1, worlds // 3, worlds - 1, worlds}:
            low, high = measure_interval(hits, worlds)
            assert 0 <= low <= hits / worlds <= high <= 1
            assert measure_interval(worlds - hits, worlds) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@cache
def covers(hits: int, exact: float) -> bool:
    low, high = measure_interval(hits, WORLDS)
    return low <= exact <= high


def measure_coverage(words: np.ndarray, exact: float) -> float:
    """The share of runs, each of ten words of worlds of its own, whose interval holds the truth."""
    bits = np.unpackbits(words.astype("<u8").view(np.uint8)).reshape(RUNS, WORLDS)
    return sum(covers(int(hits), exact) for hits in bits.sum(axis=1, dtype=np.int64)) / RUNS


def test_95_in_100_intervals_hold_the_truth_whatever_it_is():
    found = {}
    for percent in range(5, 100, 5):
        drawn = draw_working(build_key(1, f"coverage {percent}"), percent / 100, RUNS * WORLDS)
        found[percent] = measure_coverage(drawn, percent / 100)
    assert abs(sum(found.values()) / len(found) - 0.95) < 0.01, found
    assert min(found.values()) > 0.93, found


def test_95_in_100_intervals_hold_the_truth_of_a_network_too():
    found = []
    for works in (Fraction(3, 10), Fraction(6, 10), Fraction(85, 100)):
        made = draft(4, BRIDGE, works)
        rows = [draw_working(build_key(2, f"{works} {arc}"), float(works), RUNS * WORLDS) for arc in range(5)]
        everyone = np.full((4, RUNS * WORLDS // 64), 2**64 - 1, dtype=np.uint64)
        reached = find_worlds_reached(made.graph, [0], everyone, np.array(rows))[3]
        found.append(measure_coverage(reached, float(enumerate_reliability(made, (0,), (3,)))))
    assert all(0.94 < each < 0.96 for each in found), found
