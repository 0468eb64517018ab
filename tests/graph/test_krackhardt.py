from fractions import Fraction
from itertools import permutations

import pytest

from stakeholder_graph.graph.krackhardt import measure_krackhardt
from tests.graph.published import KNOKE, read_pairs

TREE = [((v - 1) // 2, v) for v in range(1, 15)]

TABLE = {
    # domain.md 3.4: connectedness, hierarchy, efficiency (undirected form), least upper bound.
    "binary tree of 15": (15, TREE, (1, 1, 1, 1)),
    "path of 4": (4, [(0, 1), (1, 2), (2, 3)], (1, 1, 1, 1)),
    "directed 5-cycle": (5, [(v, (v + 1) % 5) for v in range(5)], (1, 0, Fraction(5, 6), 1)),
    "complete digraph of 5": (5, list(permutations(range(5), 2)), (1, 0, 0, 1)),
    "the same tree reversed": (15, [(b, a) for a, b in TREE], (1, 1, 1, Fraction(20, 91))),
    "diamond": (4, [(0, 1), (0, 2), (1, 3), (2, 3)], (1, 1, Fraction(2, 3), 1)),
    "two bosses": (3, [(0, 2), (1, 2)], (1, 1, 1, 0)),
    "two separate arcs": (4, [(0, 1), (2, 3)], (Fraction(1, 3), 1, None, None)),
    "Knoke information": (10, KNOKE, (1, 0, Fraction(13, 36), 1)),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_known_structures_comes_out(name):
    vertex_count, pairs, expected = TABLE[name]
    for measured, known in zip(measure_krackhardt(vertex_count, pairs), expected, strict=True):
        assert measured == (None if known is None else pytest.approx(float(known)))


def test_repeats_and_own_channels_change_nothing():
    assert measure_krackhardt(15, [*TREE, *TREE, (3, 3)]) == measure_krackhardt(15, TREE)


def test_a_place_of_one_or_none_compares_nothing():
    assert measure_krackhardt(1, []) == measure_krackhardt(0, []) == (None, None, None, None)


@pytest.mark.parametrize(
    ("network", "as_stored", "turned"),
    [
        ("advice", (1, 0, 1), (1, 0, 1)),
        ("friends", (1, 2 / 11, 1), (1, 2 / 11, 0.9947368421)),
        ("reports", (1, 1, 0.0842105263), (1, 1, 1)),
    ],
)
def test_krackhardts_own_firm_comes_out_each_way_round(network, as_stored, turned):
    # The shared reference_statistics.json: as R sna defines them. Its efficiency has another denominator.
    rows = read_pairs(f"krackhardt_hightech_{network}.csv")
    pairs = [(int(a) - 1, int(b) - 1) for a, b in rows]
    for arcs, expected in ((pairs, as_stored), ([(b, a) for a, b in pairs], turned)):
        found = measure_krackhardt(21, arcs)
        assert (found.connectedness, found.hierarchy, found.least_upper_bound) == pytest.approx(expected)
