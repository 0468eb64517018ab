"""How many people stand behind members: each practice's once, unknown never nought."""

import pytest

from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.scenarios.apply import remove
from tests.analysis.places import PlaceDraft


@pytest.fixture
def place():
    draft = PlaceDraft().add("federation", kind="federation", people=9999)
    draft.add("p1", kind="practice", part_of="federation", people=100)
    draft.add("p2", kind="practice", part_of="federation", people=0)
    draft.add("p3", kind="practice", part_of="federation")
    draft.add("g1", kind="patient-group", part_of="p1").add("g3", kind="patient-group", part_of="p3")
    draft.add("g2", kind="patient-group", part_of="p2", people=7)
    draft.add("own", kind="patient-group", part_of="federation").add(
        "role", kind="practice-role", part_of="p1"
    )
    return draft.build()


@pytest.mark.parametrize(
    ("members", "people", "unknown"),
    [
        ((), 0, 0),
        (("p1",), 100, 0),
        (("g1",), 100, 0),  # a patient group speaks for its practice
        (("p1", "g1"), 100, 0),  # and its people count once
        (("g2",), 7, 0),  # unless it says how many it speaks for
        (("p2",), 0, 0),  # nobody is a number
        (("p3",), None, 1),  # unknown is not nought
        (("g3", "p3"), None, 2),
        (("p1", "p3"), 100, 1),
        (("own",), None, 1),  # only a practice has patients to speak for
        (("role",), None, 1),
        (("p3->p1", "p2->p1"), 100, 0),  # of a pair, those of the receiver, once
        (("nobody",), None, 1),
    ],
)
def test_people_are_known_sums_with_the_unknown_beside_them(place, members, people, unknown):
    coverage = Coverage(place)
    assert (coverage.count_people(members), coverage.count_unknown(members)) == (people, unknown)


def test_a_removed_practice_keeps_its_people_and_its_group_speaks_for_them_still(place):
    """Its own delivery is still counted, so its people are; together with its group they count once."""
    after = Coverage(remove(place, "p1"))
    assert after.place.stakeholders["g1"].part_of == "federation"
    assert [after.count_people(each) for each in (["p1"], ["g1"], ["p1", "g1"])] == [100, 100, 100]


def test_the_total_of_practices_and_groups_is_the_same_whoever_is_removed(place):
    members = ("p1", "p2", "p3", "g1", "g3")
    for gone in (*members, "federation"):
        assert (
            Coverage(remove(place, gone)).count_people(members)
            == Coverage(place).count_people(members)
            == 100
        )
