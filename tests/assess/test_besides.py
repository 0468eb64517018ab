"""What can be set beside a place: its own scenarios without being asked for, and any other place."""

from pathlib import Path

import pytest

from stakeholder_graph.assess.besides import Other, build_besides, find_own_scenarios
from stakeholder_graph.assess.questions import find_only_ways
from stakeholder_graph.assess.setting import Choice, open_model

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="module")
def somerset():
    return open_model(str(MODELS / "somerset.yaml"))


def beside(document, others, choice=None):
    choice = choice or Choice()
    return build_besides(document, choice, find_only_ways(document, choice), others)


def test_a_place_is_offered_beside_all_its_scenarios(somerset):
    others = find_own_scenarios(somerset, Choice())
    assert [each.key for each in others] == list(somerset.place.scenarios)
    found = beside(somerset, others)
    assert [each.label for each in found] == list(somerset.place.scenarios)
    assert all(each.same_place and each.says and not each.parts for each in found)


def test_the_scenario_that_is_looked_at_is_not_offered_beside_itself(somerset):
    others = find_own_scenarios(somerset, Choice(scenario="posts-end"))
    assert "posts-end" not in {each.key for each in others}
    assert len(others) == len(somerset.place.scenarios) - 1


def test_posts_that_end_are_gone_on_the_other_side_and_so_are_the_ways_through_them(somerset):
    found = beside(
        somerset, [each for each in find_own_scenarios(somerset, Choice()) if each.key == "posts-end"]
    )[0]
    assert found.here is None  # nobody is added, so it is laid out as it is
    assert "engagement-managers" not in {each.id for each in found.there.stakeholders}
    concern = next(each for each in found.messages if each.message == "concern")
    assert concern.weak_points is not None
    assert "engagement-managers" not in {each.id for each in concern.weak_points}


def test_two_places_are_aligned_by_the_parts_that_are_played():
    document = open_model(str(MODELS / "north-east-lincolnshire-2010.yaml"))
    other = open_model(str(MODELS / "north-east-lincolnshire-2014.yaml"))
    found = beside(document, [Other(key="later", document=other, choice=Choice())])[0]
    assert not found.same_place
    assert found.label == other.place.name
    played = {each.part: each.members for each in found.parts}
    assert all(len(members) == 2 for members in played.values())
    here, there = played["commissioner"]
    assert set(here) <= set(document.place.stakeholders)
    assert set(there) <= set(other.place.stakeholders)
