import random

import networkx as nx
import pytest

from stakeholder_graph.graph.structural_holes import measure_constraint, measure_effective_size
from tests.graph.published import BORGATTI

WEIGHTS = [2, 3, 5, 2, 8, 3, 4, 1, 3, 10]
UNWEIGHTED = [("ABCDEFG".index(a), "ABCDEFG".index(b), 1.0) for a, b in BORGATTI]
WEIGHTED = [(a, b, float(weight)) for (a, b, _), weight in zip(UNWEIGHTED, WEIGHTS, strict=True)]
DIRECTED = [(0, 1, 1.0), (0, 2, 1.0), (1, 0, 1.0), (2, 1, 1.0)]
A, C, G = 0, 2, 6


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (UNWEIGHTED, {G: 0.400, A: 0.595, C: 1.0}),
        (WEIGHTED, {G: 0.299, A: 0.795, C: 1.0}),
        (DIRECTED, {0: 1.003, 1: 1.003, 2: 1.389}),
    ],
    ids=["Borgatti 1997", "weighted", "directed"],
)
def test_published_constraints_come_out(ties, expected):
    # NetworkX, algorithms/tests/test_structuralholes.py; checked there with UCINET and igraph.
    constraint = measure_constraint(7, ties)
    assert {v: constraint[v] for v in expected} == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (UNWEIGHTED, {G: 4.67, A: 2.50, C: 1.0}),
        (WEIGHTED, {G: 5.47, A: 2.47, C: 1.0}),
        (DIRECTED, {0: 1.167, 1: 1.167, 2: 1.0}),
    ],
    ids=["Borgatti 1997", "weighted", "directed"],
)
def test_published_effective_sizes_come_out(ties, expected):
    # The same source.
    size = measure_effective_size(7, ties)
    assert {v: size[v] for v in expected} == pytest.approx(expected, abs=5e-3)


def test_random_networks_agree_with_networkx():
    dice = random.Random(18)
    for _ in range(40):
        arcs = {(dice.randrange(8), dice.randrange(8)) for _ in range(14)}
        ties = [(a, b, float(dice.randint(1, 9))) for a, b in arcs if a != b]
        plain = nx.DiGraph()
        plain.add_weighted_edges_from(ties)
        constraint, size = measure_constraint(8, ties), measure_effective_size(8, ties)
        # Vertices named one by one: networkx 3.6.1 is wrong for weighted graphs otherwise (domain.md 3.1).
        nodes = [v for v in plain if plain.out_degree(v)]  # networkx has no value for who never sends
        theirs = nx.constraint(plain, nodes=nodes, weight="weight")
        assert {v: constraint[v] for v in nodes} == pytest.approx(theirs)
        theirs = nx.effective_size(plain, nodes=nodes, weight="weight")
        assert {v: size[v] for v in nodes} == pytest.approx(theirs)


def test_giving_an_undirected_tie_both_ways_changes_nothing():
    both = [*WEIGHTED, *((b, a, weight) for a, b, weight in WEIGHTED)]
    assert measure_constraint(7, both) == pytest.approx(measure_constraint(7, WEIGHTED))


def test_who_has_no_tie_has_no_value():
    assert measure_constraint(2, [(0, 0, 1.0)]) == [None, None]
    assert measure_effective_size(1, []) == [None]
