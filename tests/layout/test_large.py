"""A large place is drawn in groups: everybody has a place within theirs, and no two groups overlap."""

from itertools import combinations

import pytest

from stakeholder_graph.layout import LARGE_PLACE, build_scene
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Stakeholder

WARDS = 50


def build_large():
    stakeholders = {"board": Stakeholder(id="board", name="Board", kind="board", tier="place")}
    for ward in range(1, WARDS + 1):
        body = f"ward-{ward}"
        stakeholders[body] = Stakeholder(id=body, name=f"Ward {ward}", kind="network", tier="neighbourhood")
        for number in range(LARGE_PLACE // WARDS):
            practice = f"{body}-{number}"
            stakeholders[practice] = Stakeholder(
                id=practice, name=practice, kind="practice", tier="practice", part_of=body
            )
    stakeholders["alone"] = Stakeholder(id="alone", name="Alone", kind="community", tier="people")
    return Place(name="Large", stakeholders=stakeholders)


@pytest.fixture(scope="module")
def large():
    return build_scene(build_large())


def box(group):
    return (
        group.x - group.width / 2,
        group.y - group.height / 2,
        group.x + group.width / 2,
        group.y + group.height / 2,
    )


def test_each_neighbourhood_is_a_group_in_the_order_people_count(large):
    assert [each.name for each in large.groups[:WARDS]] == [
        f"Ward {number}" for number in range(1, WARDS + 1)
    ]
    assert [each.id for each in large.groups[WARDS:]] == ["kind:community"]
    grouped = [one for each in large.groups for one in each.members]
    assert len(grouped) == len(set(grouped)) == len(large.stakeholders) - 1


def test_everybody_stands_within_their_group_and_nowhere_else(large):
    by_id = {each.id: each for each in large.stakeholders}
    for group in large.groups:
        left, top, right, bottom = box(group)
        for each in (by_id[one] for one in group.members):
            assert left <= each.x <= right
            assert top <= each.y <= bottom
    assert len({(each.x, each.y) for each in large.stakeholders}) == len(large.stakeholders)


def test_no_two_groups_overlap(large):
    for one, other in combinations(map(box, large.groups), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_small_place_has_no_groups():
    assert build_scene(Place(name="x", stakeholders={})).groups == ()
