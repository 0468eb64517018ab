"""The measures for researchers, at the level of a place, against published and hand-worked values."""

import pytest

from stakeholder_graph import example_place, measure_hierarchy, measure_structural_holes

# Fifteen stakeholders in a tree, each passing messages to two: 34 of the 105 pairs are above and below each other.
# Turned round, only those have a common superior, so 71 pairs lack one: 1 - 71/91 = 20/91.
DOWN = "; ".join(f"s{number} -> s{2 * number}, s{2 * number + 1}" for number in range(1, 8))
UP = "; ".join(f"s{2 * number} -> s{number}; s{2 * number + 1} -> s{number}" for number in range(1, 8))


def test_tree_is_a_perfect_hierarchy_downwards():
    assert tuple(measure_hierarchy(example_place(DOWN))) == (1, 1, 1, 1)


def test_the_same_tree_turned_round_lacks_least_upper_bounds():
    dimensions = measure_hierarchy(example_place(UP))
    assert dimensions.least_upper_bound == pytest.approx(20 / 91)
    assert dimensions[:3] == (1, 1, 1)


def test_structural_holes_of_borgattis_graph_are_as_published():
    """Borgatti 1997, Connections 20(1):35-38, as in the tests of networkx: every line both ways."""
    lines = "a <-> b, f, g, e; e <-> g; f <-> g; b <-> g, d; d <-> g; g <-> c"
    found = {each.id: each for each in measure_structural_holes(example_place(lines))}
    assert [round(found[each].constraint, 3) for each in "gac"] == [0.400, 0.595, 1.000]
    assert [round(found[each].effective_size, 2) for each in "gac"] == [4.67, 2.50, 1.00]


def test_stakeholder_without_channels_has_no_room_to_measure():
    (alone,) = measure_structural_holes(example_place("alone"))
    assert (alone.constraint, alone.effective_size) == (None, None)
