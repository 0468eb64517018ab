"""What the shipped standards find in the shipped models: the stories that their sources tell, and no more.

Each list was read off the source first and compared with the audit afterwards.
"""

from functools import cache

import pytest

from stakeholder_graph.assess.auditing import audit
from stakeholder_graph.assess.setting import Choice
from stakeholder_graph.results.audits import Check
from tests.opened_models import ALL, PAIRS, open_document

GALLERY = [name for name in ALL if name.startswith("gallery/")]
ONLY_WORDS = {"adequacy-agreed", "as-is-first", "no-satisfaction-target"}


@cache
def hold(name: str, standard: str, scenario: str | None = None) -> tuple[Check, ...]:
    answer = audit(open_document(name), Choice(scenario=scenario), standards=(standard,))
    return answer.checks or ()


def list_rules(name: str, standard: str, result: str, scenario: str | None = None) -> set[str]:
    return {each.rule for each in hold(name, standard, scenario) if each.result == result}


def list_subjects(name: str, standard: str, rule: str, result: str) -> set[str | None]:
    return {each.subject for each in hold(name, standard) if (each.rule, each.result) == (rule, result)}


# ---------------------------------------------------------------------------------------------
# The two designs after two posts of 2013
# ---------------------------------------------------------------------------------------------

RECOMMENDED, UNCLEAR = PAIRS[0]


def test_the_place_as_recommended_breaks_no_rule_of_the_seeds():
    assert list_rules(RECOMMENDED, "seeds", "not-met") == set()
    # How many GPs sit on the board is in no source, so nobody can tell whether the public has a majority.
    assert list_rules(RECOMMENDED, "seeds", "cannot-tell") == {*ONLY_WORDS, "public-majority"}


def test_the_place_with_unclear_leadership_lacks_what_the_three_actions_ask_for():
    first = {"strategic-committee", "committee-links"}
    second = {"place-leads", "engagement-strategy", "joint-plan", "joint-funding"}
    third = {"dialogue-constituencies"}
    assert first | second | third <= list_rules(UNCLEAR, "seeds", "not-met")


def test_under_unclear_leadership_lay_members_and_the_peoples_board_are_in_the_hands_of_the_ccg():
    chosen = list_subjects(UNCLEAR, "seeds", "representatives-in-other-hands", "not-met")
    assert chosen == {"lay-member", "second-lay-member", "peoples-board"}
    assert list_subjects(UNCLEAR, "seeds", "forums-in-other-hands", "not-met") == {"peoples-board"}
    assert list_rules(UNCLEAR, "seeds", "met") >= {"voice-in-other-hands"}  # Healthwatch is the council's


def test_under_unclear_leadership_no_community_is_heard_once_the_ccg_stops_asking():
    everybody = {"residents", "disadvantaged", "unregistered", "non-users"}
    assert list_subjects(UNCLEAR, "seeds", "switch-off", "not-met") == everybody
    assert list_subjects(RECOMMENDED, "seeds", "switch-off", "met") == everybody


def test_without_its_committee_the_recommended_place_loses_the_committee_and_nobody_their_voice():
    lost = list_rules(RECOMMENDED, "seeds", "not-met", scenario="switched-off")
    assert lost == {"strategic-committee", "committee-links"}


# ---------------------------------------------------------------------------------------------
# The other pairs
# ---------------------------------------------------------------------------------------------


def test_what_lasts_holds_in_the_public_centred_place_and_not_in_the_cycle():
    cycle, centred = PAIRS[2]
    lasting = {"switch-off", "reorganisation", "entry-point", "standing-channels", "joint-funding"}
    assert lasting <= list_rules(centred, "seeds", "met")
    assert lasting - {"joint-funding"} <= list_rules(cycle, "seeds", "not-met")
    assert "joint-funding" in list_rules(cycle, "seeds", "not-applicable")  # nobody there to be funded


def test_the_public_centred_place_has_a_weaker_formal_claim_on_decisions():
    assert {"strategic-committee", "lasting-engagement"} <= list_rules(PAIRS[2][1], "seeds", "not-met")


def test_taking_healthwatch_in_breaks_rules_on_whose_hands_voice_is_in_and_no_others():
    before, after = PAIRS[3]
    assert list_rules(before, "icb-era", "not-met") | list_rules(before, "seeds", "not-met") == set()
    assert list_rules(after, "seeds", "not-met") == {"voice-in-other-hands"}
    assert list_rules(after, "icb-era", "not-met") == {
        "wellbeing-board-members",
        "voice-body-accountable",
        "voice-in-other-hands",
        "care-voice-in-other-hands",
    }


def test_the_elected_majority_of_2010_is_met_group_by_group_and_not_met_in_2014():
    groups = {"group-a", "group-b", "group-c", "group-d"}
    assert list_subjects("north-east-lincolnshire-2010", "seeds", "public-majority", "met") == groups
    assert "public-majority" in list_rules("north-east-lincolnshire-2014", "seeds", "not-met")


# ---------------------------------------------------------------------------------------------
# Published pages and plans, which leave most things unsaid
# ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*GALLERY, "somerset"])
def test_of_what_is_published_most_cannot_be_told(name):
    rules = {each.rule for each in hold(name, "seeds")}
    assert len(list_rules(name, "seeds", "cannot-tell")) > len(rules) / 2


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("standard", ["seeds", "ccg-era", "icb-era"])
def test_no_rule_is_broken_by_silence(name, standard):
    broken = [each for each in hold(name, standard) if each.result == "not-met"]
    assert [each.rule for each in broken if each.evidence[0].kind == "silent"] == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("standard", ["seeds", "ccg-era", "icb-era"])
def test_nothing_is_met_or_not_met_by_what_is_doubtful(name, standard):
    for each in hold(name, standard):
        if each.result in ("met", "not-met"):
            certainties = [piece.certainty for piece in each.evidence if piece.supports == each.result]
            assert [known for known in certainties if known is not None and known < 0.5] == [], each


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("standard", ["seeds", "ccg-era", "icb-era"])
def test_whatever_came_out_says_why(name, standard):
    for each in hold(name, standard):
        assert each.evidence, each
        assert each.evidence[0].supports == each.result, each


def test_the_forum_that_swale_is_read_to_have_is_told_as_unsure():
    (found,) = (each for each in hold("gallery/swale", "seeds") if each.rule == "forums-both-ways")
    proofs = [piece for piece in found.evidence if piece.kind == "route"]
    assert min(piece.certainty or 0 for piece in proofs) == 0.5


def test_what_points_of_entry_hear_goes_no_further_under_unclear_leadership():
    everybody = {"residents", "disadvantaged", "unregistered", "non-users"}
    assert list_subjects(UNCLEAR, "seeds", "entry-point", "not-met") == everybody
    assert list_subjects(RECOMMENDED, "seeds", "entry-point", "met") == everybody


def test_the_one_way_in_that_is_for_show_is_named_first():
    (found,) = (each for each in hold(UNCLEAR, "seeds") if each.rule == "no-tokenism")
    named = next(each for each in found.evidence if each.ids)
    assert (named.supports, named.ids) == ("not-met", ("residents", "peoples-board"))


def test_that_a_trust_surveys_people_is_shown_before_that_it_does_not_answer():
    checks = [each for each in hold(UNCLEAR, "seeds") if each.rule == "provider-standing-channel"]
    (found,) = (each for each in checks if each.subject == "acute-trust")
    assert found.evidence[0].ids == ("residents", "acute-trust")
    assert (found.evidence[0].aspect, found.evidence[0].found) == ("both_ways", "survey")


def test_a_panel_that_is_part_of_the_governing_body_goes_with_its_commissioner():
    assert (
        list_rules("gallery/mansfield-and-ashfield", "seeds", "met") & {"reorganisation", "wider-civic"}
        == set()
    )


def test_somerset_breaks_no_rule_as_nobody_has_looked():
    assert list_rules("somerset", "seeds", "not-met") == set()
