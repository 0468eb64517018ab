"""The review of whole places, against what was counted by hand in their models."""

from pathlib import Path

import pytest

from stakeholder_graph.assess.auditing import audit
from stakeholder_graph.assess.reviewing import review
from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.views.review.sentences import describe_review

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
    assert len(found.voices) == 76 + 9 + 1  # and not the PCT's Head of Patient Experience, who is an officer
    assert not any(each.in_hands for each in found.voices)


def test_in_somerset_the_council_pays_the_link_and_is_not_the_commissioner():
    link = find(ask("somerset").voices, voice="link")
    assert link.answers_to == ("ccg", "council", "hwb")
    assert [(each.holder, each.relation) for each in link.holders] == [("council", "funds")]
    assert [each.hand for each in link.holders] == ["council"]
    assert (link.chosen_by_those, link.paid_by_those, link.run_by_those) == (None, False, None)


def test_without_the_posts_nothing_is_known_of_how_the_ccg_involves_people():
    assert find(ask("somerset", scenario="posts-end").bodies, body="ccg").way_count == 0


@pytest.mark.parametrize(
    ("model", "hands"),
    [("gamsu-unclear-leadership", (True, True, None)), ("gamsu-as-recommended", (False, False, None))],
)
def test_a_lay_member_is_in_the_hands_of_the_ccg_only_where_leadership_is_unclear(model, hands):
    lay = find(ask(model).voices, voice="lay-member")
    assert (lay.chosen_by_those, lay.paid_by_those, lay.run_by_those) == hands


def test_the_peoples_board_is_chosen_paid_and_run_by_those_it_speaks_to():
    board = find(ask("gamsu-unclear-leadership").voices, voice="peoples-board")
    assert board.answers_to == ("ccg",)
    assert (board.chosen_by_those, board.paid_by_those, board.run_by_those) == (True, True, True)


@pytest.mark.parametrize(
    ("model", "theirs", "said"),
    [
        ("gamsu-as-recommended", (), "Of 8 voices, none is known to be in the hands of"),
        (
            "gamsu-unclear-leadership",
            ("lay-member", "peoples-board", "second-lay-member"),
            "Of 8 voices, 3 are in the hands of an NHS commissioner or a board they hold to account",
        ),
        ("today-independent-healthwatch", (), "Of 5 voices, none is known to be in the hands of"),
        ("today-healthwatch-absorbed", ("icb-voice",), "Of 6 voices, 1 is in the hands of"),
        ("somerset", (), "Of 86 voices, none is known to be in the hands of"),
    ],
)
def test_the_ideal_and_the_feared_read_as_differently_as_they_are_meant(model, theirs, said):
    answer = review(open_model(str(MODELS / f"{model}.yaml")))
    assert tuple(each.voice for each in answer.review.voices if each.in_hands) == theirs
    assert said in describe_review(answer)


@pytest.mark.parametrize("model", ["gamsu-as-recommended", "gamsu-unclear-leadership"])
def test_the_review_and_the_audit_say_the_same_of_independence(model):
    """The audit asks it of voice bodies, of those who speak for the public, and of forums: three rules."""
    document = open_model(str(MODELS / f"{model}.yaml"))
    rules = {"voice-in-other-hands", "representatives-in-other-hands", "forums-in-other-hands"}
    checks = [each for each in audit(document).checks if each.rule in rules and each.standard == "seeds"]
    broken = {each.subject for each in checks if each.result == "not-met"}
    voices = {each.voice: each.in_hands for each in review(document).review.voices}
    asked = {each.subject for each in checks if each.subject is not None}
    assert {each for each in asked if voices[each]} == broken


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
