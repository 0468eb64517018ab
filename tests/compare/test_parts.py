"""Who plays which part, and how well a place was looked at."""

from msgspec.structs import replace

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.compare.parts import PARTS, find_parts
from stakeholder_graph.model.records import AbsentStakeholder
from tests.compare.measured import make_place


def find(place):
    return {each.part: each for each in find_parts(Structure(place))}


def with_roles(place, **roles):
    changed = {id_: replace(place.stakeholders[id_], roles=(role,)) for id_, role in roles.items()}
    return replace(place, stakeholders={**place.stakeholders, **changed})


def test_a_role_comes_before_a_kind():
    place = make_place("ccg -> board; board -> forum")
    assert find(place)["board"].members == ("board",)
    assert find(with_roles(place, forum="board"))["board"].members == ("forum",)


def test_some_parts_are_played_by_whoever_is_any_of_them():
    place = with_roles(make_place("c1; c2; c3"), c1="not-on-a-list", c2="non-user")
    assert find(place)["off-list"].members == ("c1", "c2")


def test_what_is_not_in_a_complete_model_is_known_to_be_absent():
    assert find(make_place("board"))["committee"].sought == "absent"
    assert find(make_place("board", complete=False))["committee"].sought == "silent"


def test_an_absence_counts_where_it_rules_out_a_player():
    place = make_place("board", complete=False)

    def sought(**said):
        return find(replace(place, absent_stakeholders=(AbsentStakeholder(**said),)))["voice-body"].sought

    assert sought(kind="voice-body") == "absent"
    assert sought(role="voice-body") == "absent"
    assert sought(kind="forum") == "silent"
    assert sought(kind="voice-body", sector="vcs") == "silent", "there may be one in another sector"


def test_every_part_is_named_once():
    assert len({each.id for each in PARTS}) == len({each.name for each in PARTS}) == len(PARTS)
