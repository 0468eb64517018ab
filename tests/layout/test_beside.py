"""Two sides in one layout: what they share stands where it stands, and tiers are level."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.layout import LARGE_PLACE, build_scene, build_scenes_beside
from stakeholder_graph.layout.beside import is_version
from stakeholder_graph.model.example import example_place


def spots(scene):
    return {each.id: (each.x, each.y) for each in scene.stakeholders}


def bands(scene):
    return {each.tier: (each.top, each.bottom) for each in scene.tiers}


BEFORE = example_place("ccg -> forum; forum -> practice-1, practice-2; practice-1 -> people-1")
AFTER = example_place("ccg -> voice; ccg -> forum; forum -> practice-1, practice-2, practice-3")
LARGE = example_place("forum -> " + ", ".join(f"practice-{number}" for number in range(LARGE_PLACE + 100)))
ELSEWHERE = example_place("icb -> board; board -> network; network -> surgery")


def test_who_is_on_both_sides_stands_at_the_same_spot():
    before, after = build_scenes_beside((BEFORE, None), (AFTER, None))
    shared = spots(before).keys() & spots(after).keys()
    assert shared == {"ccg", "forum", "practice-1", "practice-2"}
    assert {each: spots(before)[each] for each in shared} == {each: spots(after)[each] for each in shared}
    assert (before.width, before.height, before.tiers) == (after.width, after.height, after.tiers)


def test_each_side_holds_only_who_is_there():
    before, after = build_scenes_beside((BEFORE, None), (AFTER, None))
    assert set(spots(before)) == set(BEFORE.stakeholders)
    assert set(spots(after)) == set(AFTER.stakeholders)
    assert {each.id for each in after.channels} == {each.id for each in AFTER.channels}


def test_a_place_beside_itself_is_drawn_as_it_is_alone():
    before, again = build_scenes_beside((BEFORE, None), (BEFORE, None))
    assert before == again == build_scene(BEFORE)


def test_different_places_keep_their_own_columns_on_level_tiers():
    assert not is_version(BEFORE, ELSEWHERE)
    one, other = build_scenes_beside((BEFORE, None), (ELSEWHERE, None))
    assert bands(one) == bands(other)
    assert (one.width, one.height) == (other.width, other.height)
    for scene in (one, other):
        for each in scene.stakeholders:
            top, bottom = bands(scene)[each.tier]
            assert top <= each.y <= bottom
            assert 0 < each.x < scene.width


def test_an_empty_place_can_stand_beside_another():
    empty, one = build_scenes_beside((example_place(""), None), (BEFORE, None))
    assert empty.stakeholders == ()
    assert len(one.stakeholders) == len(BEFORE.stakeholders)


def test_a_place_drawn_in_groups_can_stand_beside_one_that_has_tiers():
    one, other = build_scenes_beside((LARGE, None), (ELSEWHERE, None))
    alone = build_scene(ELSEWHERE)
    assert one.groups
    assert bands(other) == bands(alone)
    assert (one.width, one.height) == (other.width, other.height)
    wide = (other.width - alone.width) / 2
    for each in alone.stakeholders:
        assert spots(other)[each.id] == pytest.approx((each.x + wide, each.y), abs=0.02)


def test_a_group_of_one_side_holds_only_who_is_there():
    gone = {id_: each for id_, each in LARGE.stakeholders.items() if id_ != "practice-7"}
    fewer = replace(LARGE, stakeholders=gone)
    before, after = build_scenes_beside((LARGE, None), (fewer, None))
    assert [(each.id, each.x, each.y) for each in before.groups] == [
        (each.id, each.x, each.y) for each in after.groups
    ]
    assert "practice-7" in {one for each in before.groups for one in each.members}
    assert "practice-7" not in {one for each in after.groups for one in each.members}
