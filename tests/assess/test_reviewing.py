"""The review of whole places, against what was counted by hand in their models."""

from pathlib import Path

import pytest

from stakeholder_graph.assess.reviewing import review
from stakeholder_graph.assess.setting import Choice, open_model

MODELS = Path(__file__).parents[2] / "models"


def ask(name, **choice):
    found = review(open_model(str(MODELS / f"{name}.yaml")), Choice(**choice)).review
    assert found is not None
    return found


def find(found, **keys):
    (one,) = [each for each in found if all(getattr(each, key) == value for key, value in keys.items())]
    return one


def test_every_commissioner_and_provider_of_a_model_has_a_row():
    for path in [*sorted(MODELS.glob("*.yaml")), *sorted(MODELS.glob("gallery/*.yaml"))]:
        document = open_model(str(path))
        answer = review(document)
        day = document.place.as_of
        asked = {
            each.id
            for each in document.place.stakeholders.values()
            if each.kind in ("commissioner", "provider")
            and (each.since is None or each.since <= day)
            and (each.until is None or each.until >= day)
        }
        assert asked <= {each.body for each in answer.review.bodies}, path.name


def test_somerset_is_known_by_its_engagement_posts_and_its_members():
    """The two posts meet nine forums and the LINk and write to the carers' groups: eleven ways."""
    found = ask("somerset")
    ccg = find(found.bodies, body="ccg")
    assert (ccg.way_count, ccg.claimed_level, ccg.level) == (9 + 1 + 1, None, "collaborate")
    assert {each.through for each in found.ways if each.body == "ccg"} == {"engagement-managers"}
    assert find(found.bodies, body="pct").way_count == 0
    members = [each for each in found.ways if each.body == "taunton-ft"]
    assert [(each.partner, each.level, each.level_basis) for each in members] == [
        ("taunton-ft-members", "consult", "assumed")
    ]
    assert len(found.voices) == 76 + 9 + 1 + 1


def test_in_somerset_the_council_pays_the_link_that_speaks_to_it():
    link = find(ask("somerset").voices, voice="link")
    assert link.answers_to == ("ccg", "council", "hwb")
    assert [(each.holder, each.relation) for each in link.holders] == [("council", "funds")]
    assert (link.chosen_by_those, link.paid_by_those, link.run_by_those) == (None, True, None)


def test_without_the_posts_nothing_is_known_of_how_the_ccg_involves_people():
    assert find(ask("somerset", scenario="posts-end").bodies, body="ccg").way_count == 0


@pytest.mark.parametrize(
    ("model", "hands"),
    [("gamsu-unclear-leadership", (True, True, True)), ("gamsu-as-recommended", (False, False, True))],
)
def test_a_lay_member_is_in_the_hands_of_the_ccg_only_where_leadership_is_unclear(model, hands):
    lay = find(ask(model).voices, voice="lay-member")
    assert (lay.chosen_by_those, lay.paid_by_those, lay.run_by_those) == hands


def test_the_peoples_board_is_chosen_paid_and_run_by_those_it_speaks_to():
    board = find(ask("gamsu-unclear-leadership").voices, voice="peoples-board")
    assert board.answers_to == ("ccg",)
    assert (board.chosen_by_those, board.paid_by_those, board.run_by_those) == (True, True, True)


def test_a_place_with_unclear_leadership_claims_more_than_it_practises():
    unclear, recommended = ask("gamsu-unclear-leadership"), ask("gamsu-as-recommended")
    assert max(each.gap for each in unclear.ways if each.gap is not None) == 4
    assert {each.gap for each in recommended.ways if each.gap is not None} == {0}


def test_a_shared_team_works_for_all_four_that_pay_for_it():
    bodies = ask("federated-shared-team").bodies
    counts = {each.body: each.way_count for each in bodies if each.kind == "commissioner"}
    assert len(counts) == 4
    assert len(set(counts.values())) == 1
    assert set(counts.values()) != {0}


def test_functions_that_are_taken_in_are_in_the_hands_of_those_they_speak_to():
    absorbed = {each.voice: each for each in ask("today-healthwatch-absorbed").voices}
    assert absorbed["icb-voice"].paid_by_those
    assert absorbed["icb-voice"].run_by_those
    independent = find(ask("today-independent-healthwatch").voices, voice="healthwatch")
    assert independent.run_by_those is not True
