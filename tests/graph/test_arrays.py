import pytest

from stakeholder_graph.graph.arrays import Digraph
from tests.graph.cases import build


def test_arcs_keep_their_numbers_and_come_by_neighbour_then_number():
    graph = build(4, [(0, 3), (0, 1), (0, 3), (2, 3), (1, 3), (0, 1)])
    assert graph.out_arcs(0) == (1, 5, 0, 2)
    assert graph.in_arcs(3) == (0, 2, 4, 3)
    assert (graph.vertex_count, graph.arc_count) == (4, 6)


def test_reversing_turns_every_arc_and_twice_is_no_change():
    graph = build(3, [(0, 1), (2, 1), (0, 1)])
    back = graph.reversed()
    assert (back.tails, back.heads) == (graph.heads, graph.tails)
    assert back.out_arcs(1) == graph.in_arcs(1) == (0, 2, 1)
    assert back.reversed().outgoing == graph.outgoing


def test_a_graph_without_arcs_or_vertices_is_fine():
    assert Digraph.build(0, [], []).outgoing == []
    assert Digraph.build(2, [], []).out_arcs(1) == ()


def test_arcs_that_lack_an_end_are_refused():
    with pytest.raises(ValueError, match="2 tails but 1 heads"):
        Digraph.build(3, [0, 1], [2])


@pytest.mark.parametrize("vertex", [-1, 3])
def test_arcs_to_vertices_that_do_not_exist_are_refused(vertex):
    with pytest.raises(ValueError, match="outside"):
        Digraph.build(3, [0], [vertex])
