"""Which groups tell which: by hand, and against networkx on a real place."""

import networkx as nx
import pytest

from stakeholder_graph.analysis.place.mixing import count_mixing
from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.places import to_networkx
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.model.example import example_place
from tests.analysis.places import PlaceDraft


def build(structure, **sectors):
    draft = PlaceDraft(structure)
    for sector, members in sectors.items():
        for each in members:
            draft.add(each, sector=sector)
    return Structure(draft.build())


def test_pairs_are_counted_from_group_to_group_once_however_many_channels_join_them():
    """A and B are voluntary, C is not: inside 1 of 2, out 2 of 2, back none of 2."""
    found = count_mixing(build("A -> B, C; B -> C; A -> C", vcs="AB", voice="C"), "sector")
    assert [each.group for each in found.groups] == ["vcs", "voice"]
    assert found.groups[0].name == "Voluntary and community sector"
    assert found.joined == ((1, 2), (0, 0))
    assert found.possible == ((2, 2), (2, 0))


def test_who_has_no_group_is_counted_and_takes_no_part():
    found = count_mixing(build("A -> B -> C", vcs="AB"), "sector")
    assert found.ungrouped_count == 1
    assert found.joined == ((1,),)


def test_a_place_without_the_grouping_has_an_empty_table():
    found = count_mixing(Structure(example_place("a -> b")), "service")
    assert (found.groups, found.joined, found.possible) == ((), (), ())
    assert found.ungrouped_count == 2


@pytest.mark.parametrize("model", ["models/gamsu-as-recommended.yaml", "models/somerset.yaml"])
def test_the_table_by_kind_is_the_mixing_matrix_of_networkx(model):
    place = open_model(model).place
    found = count_mixing(Structure(place), "kind")
    simple = nx.DiGraph(to_networkx(place))
    mapping = {each.group: number for number, each in enumerate(found.groups)}
    kinds = {each: stakeholder.kind for each, stakeholder in place.stakeholders.items()}
    nx.set_node_attributes(simple, kinds, "of_kind")
    expected = nx.attribute_mixing_matrix(simple, "of_kind", mapping=mapping, normalized=False)
    assert [list(row) for row in found.joined] == expected.tolist()


def test_the_index_of_a_group_is_that_of_the_silos():
    structure = Structure(open_model("models/gamsu-as-recommended.yaml").place)
    of_silos = {each.group: each for each in find_silos(structure, ()).groups if each.by == "sector"}
    for each in count_mixing(structure, "sector").groups:
        silo = of_silos[each.group]
        assert (each.ei_index, each.expected_ei_index) == (silo.ei_index, silo.expected_ei_index)
        assert each.member_count == len(silo.members)
