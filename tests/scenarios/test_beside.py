import pytest

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.checks import check_place
from stakeholder_graph.model.example import example_place
from stakeholder_graph.scenarios.beside import (
    add_first_channels,
    add_second_body,
    add_second_channel,
    add_second_source,
)

PLACE = example_place("board -> forum -> north, south; north -> forum")


def list_ends(place):
    return [(each.sender, each.receiver) for each in place.channels]


def test_a_second_body_has_the_channels_of_the_first():
    ends = list_ends(add_second_body(PLACE, "forum"))
    added = ends[len(PLACE.channels) :]
    assert sorted(added) == [
        ("board", "forum-second"),
        ("forum-second", "north"),
        ("forum-second", "south"),
        ("north", "forum-second"),
    ]


def test_a_second_body_takes_an_id_that_is_free():
    twice = add_second_body(add_second_body(PLACE, "forum"), "forum")
    assert {"forum", "forum-second", "forum-second-2"} <= twice.stakeholders.keys()


def test_a_second_channel_has_an_id_of_its_own_and_shares_nothing():
    changed = add_second_channel(PLACE, "board->forum")
    assert changed.channels[-1].id == "board->forum#2"
    assert changed.channels[-1].terms.depends_on == ()


def test_first_channels_join_each_pair():
    assert list_ends(add_first_channels(PLACE, [("board", "south")]))[-1] == ("board", "south")


def test_a_second_source_keeps_all_that_rested_on_the_first():
    from tests.opened_models import open_place

    place = open_place("somerset")
    changed = add_second_source(place, "pilot-funding")
    assert any("pilot-funding" in each.depends_on for each in place.stakeholders.values())
    assert not any("pilot-funding" in each.depends_on for each in changed.stakeholders.values())
    assert not any("pilot-funding" in each.terms.depends_on for each in changed.channels)
    assert changed.shared == place.shared


@pytest.mark.parametrize(
    "change", [add_second_body, lambda place, _: add_second_channel(place, "board->forum")]
)
def test_what_was_is_left_as_it_was_and_what_is_makes_sense(change):
    before = (dict(PLACE.stakeholders), PLACE.channels)
    changed = change(PLACE, "forum")
    assert (dict(PLACE.stakeholders), PLACE.channels) == before
    assert not [each for each in check_place(changed) if each.is_error]
    Structure(changed)
