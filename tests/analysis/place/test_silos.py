"""Who does not hear whom, against published values and counts by hand."""

import pytest

from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.model.example import example_place
from tests.analysis.places import PlaceDraft, message


def silos(place, *questions):
    structure = Structure(place)
    answers = [summarise_message(structure, q, deliveries=find_deliveries(structure, q)) for q in questions]
    return find_silos(structure, answers)


def in_sectors(structure, **sectors):
    draft = PlaceDraft(structure)
    for sector, members in sectors.items():
        for each in members:
            draft.add(each, sector=sector)
    return draft.build()


def groups(found, by="sector"):
    return {each.group: each for each in found.groups if each.by == by}


def test_the_brokers_of_the_four_node_example():
    """R cograph's example, counted by hand in domain.md 3.3; six open two-paths in all."""
    found = silos(in_sectors("A -> B, C; B -> C, D; C -> D; D -> A", vcs="AB", voice="CD"))
    brokers = {
        each.id: (each.coordinator, each.itinerant, each.gatekeeper, each.representative, each.liaison)
        for each in found.brokers
        if each.by == "sector"
    }
    assert brokers == {
        "A": (0, 1, 1, 0, 0),
        "B": (0, 0, 0, 1, 0),
        "C": (0, 0, 1, 0, 0),
        "D": (0, 1, 0, 1, 0),
    }


def test_groups_that_only_look_outwards_have_an_index_of_one():
    found = groups(silos(in_sectors("a <-> x, y; b <-> x, y", vcs="ab", voice="xy")))
    assert {each.ei_index for each in found.values()} == {1.0}


def test_groups_that_only_look_inwards_have_an_index_of_minus_one():
    found = groups(silos(in_sectors("a <-> b; x <-> y", vcs="ab", voice="xy")))
    assert {each.ei_index for each in found.values()} == {-1.0}


def test_chance_alone_gives_two_of_four_an_index_of_three_fifths():
    """2 of 4: 8 ordered pairs cross, 2 lie inside: (8 - 2) / (8 + 2)."""
    found = groups(silos(in_sectors("a; b; x; y", vcs="ab", voice="xy")))
    assert {(each.ei_index, each.expected_ei_index) for each in found.values()} == {(None, 0.6)}


def test_the_index_counts_pairs_not_channels():
    place = in_sectors("a -> b; a -> x", vcs="ab", voice="x")
    assert groups(silos(place))["vcs"].ei_index == 0.0
    doubled = in_sectors("a -> b; a -> x; a -> x; a -> x", vcs="ab", voice="x")
    assert groups(silos(doubled))["vcs"].ei_index == 0.0


@pytest.mark.parametrize(
    ("structure", "way_out", "way_in"),
    [
        ("a -> hub; b -> hub; hub -> a", "hub", "hub"),  # one outsider
        ("a -> x; a -> y; x -> a; y -> a", "a", "a"),  # one member of several
        ("a -> x; b -> y; x -> a; y -> a", None, "a"),
        ("a -> b; x -> y", None, None),  # no way at all is no only way
    ],
)
def test_whether_one_is_the_only_way_in_or_out_of_a_group(structure, way_out, way_in):
    place = PlaceDraft(structure).add("a", sector="vcs").add("b", sector="vcs").build()
    found = groups(silos(place))["vcs"]
    assert (found.only_way_out, found.only_way_in) == (way_out, way_in)


def test_isolated_is_without_any_channel_in_or_out():
    assert silos(example_place("a -> b; c; d")).isolated == ("c", "d")


def test_who_is_not_reached_has_no_way_up_or_gets_no_answer():
    place = example_place("board -> p, q; p -> board; g -> p; h; q")
    down = message("board", "p, q, h")
    up = message("p, q, g, h", "board", answered=True)
    found = silos(place, down, up)
    assert found.not_reached == ("h",)
    assert found.no_way_up == ("h", "q")
    assert found.one_way == ("g",)
    structure = Structure(place)
    loops = {each.sender: each.loop for each in find_deliveries(structure, up)}
    assert loops == {"p": "two-way", "q": "no-route", "g": "one-way", "h": "no-route"}


@pytest.mark.parametrize(
    ("structure", "hub"),
    [
        ("x <-> hub <-> y", "hub"),
        ("x -> hub -> y", "hub"),  # one hears the other, only through the hub
        ("x <-> hub <-> y; x <-> y", None),  # they hear each other directly
        ("x <-> hub, other; y <-> hub, other", None),  # there is a second way round
        ("x -> hub; y -> hub", None),  # neither hears the other
        ("x -> m -> hub -> n -> y", "n"),  # the one nearest to who hears
    ],
)
def test_siblings_hear_each_other_only_through_the_hub(structure, hub):
    draft = PlaceDraft(structure).add("x", kind="forum").add("y", kind="forum")
    found = silos(draft.build()).siblings
    assert [(each.hub, each.members) for each in found] == ([] if hub is None else [(hub, ("x", "y"))])


def test_of_several_hubs_the_whole_that_siblings_are_part_of_is_named():
    draft = PlaceDraft("x -> m -> whole -> n -> y")
    place = draft.add("x", kind="forum", part_of="whole").add("y", kind="forum", part_of="whole").build()
    (found,) = silos(place).siblings
    assert (found.hub, found.parent) == ("whole", "whole")


def test_an_organisation_is_the_topmost_whole_with_all_that_is_in_it():
    draft = PlaceDraft("trust -> ward").add("trust", kind="provider").add("ward", part_of="trust")
    place = draft.add("team", part_of="ward").add("alone").build()
    found = groups(silos(place), by="organisation")
    assert {name: each.members for name, each in found.items()} == {"trust": ("team", "trust", "ward")}


def test_siblings_that_hear_nobody_are_not_counted_among_those_a_hub_joins() -> None:
    structure = Structure(
        example_place("a <-> hub; b <-> hub; alone; hub -> c; d -> hub", kinds={"hub": "forum"})
    )
    (siblings,) = [each for each in find_silos(structure, []).siblings if each.hub == "hub"]
    assert siblings.members == ("a", "b", "c", "d")
