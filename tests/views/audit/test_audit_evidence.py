"""How evidence is told: who is joined to whom, how sure that is, and what was asked of it."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.names import Named
from stakeholder_graph.views.audit.evidence_sentences import describe_evidence
from stakeholder_graph.views.audit.groups import group_checks
from stakeholder_graph.views.words import Names
from tests.views.audit.answers import CHECKS, JOINT, PEOPLE, say
from tests.views.audit.reading import TELLING, tell


def test_one_body_in_anothers_hands_is_one_sentence():
    ties = [
        say("not-met", "tie", "ccg", "peoples-board", aspect=relation, found=hold, basis="stated")
        for relation, hold in (("appoints", "chosen"), ("funds", "paid"), ("hosts", "run"))
    ]
    assert tell(*ties) == [
        "People's Board is chosen, paid and run by Vale CCG, which appoints it, funds it and hosts it"
    ]
    assert tell(ties[1], ties[2]) == [
        "People's Board is paid and run by Vale CCG, which funds it and hosts it"
    ]


def test_a_hand_by_a_seat_or_by_belonging_is_told_with_the_ties():
    on_board = say("not-met", "seats", "governing-body", "ccg", "trust", aspect="chosen_by", found="chosen")
    inside = say("not-met", "value", "trust", "ccg", aspect="part_of", found="run")
    tie = say("not-met", "tie", "ccg", "trust", aspect="pays", found="paid", basis="stated")
    assert tell(on_board, inside, tie) == [
        "Vale Hospital is chosen, paid and run by Vale CCG, which fills its seat on Vale Governing Body, has it as "
        "a part and pays it [partly assumed]"
    ]


def test_what_joins_one_with_several_is_one_sentence():
    ids = ("west", "east", "L85001")
    hears = [say("met", "channel", each, "governing-body", basis="stated") for each in ids]
    assert tell(*hears) == [
        "Vale Governing Body hears from West federation, East federation and Mill Surgery (L85001)"
    ]
    told = [say("not-met", "complete", "governing-body", each, aspect="channel") for each in (*ids, "L85002")]
    assert tell(*told) == [
        "2 practices and 2 federations do not hear from Vale Governing Body [the model leaves nothing out]"
    ]
    ties = [say("met", "tie", each, "council", aspect="member_of", basis="stated") for each in ids[:2]]
    assert tell(*ties) == ["West federation and East federation are members of Vale Council"]


def test_a_list_that_was_cut_says_how_many_there_were():
    kept = say("not-met", "complete", "west", "east", aspect="channel")
    assert tell(kept, say("not-met", "complete", aspect="channel", found="76"))[-1] == "and so on, 76 in all"


def test_a_comparison_with_others_names_both_figures():
    piece = say(
        "met", "value", "unregistered", aspect="routes", found="1", wanted="2, as the middle one of 4 others"
    )
    assert tell(piece) == [
        "People with no GP: routes that share nobody in between: 1; the middle one of 4 others: 2 [assumed]"
    ]


def test_the_middle_one_of_one_other_is_that_one():
    piece = say(
        "met", "value", "unregistered", aspect="days", found="8", wanted="9, as the middle one of 1 others"
    )
    assert "; the one other: 9" in tell(piece)[0]


def test_a_half_is_called_one():
    piece = say("not-met", "seats", "governing-body", found="4 of 9", wanted="over 0.5", basis="stated")
    assert tell(piece) == ["4 of 9 seats of Vale Governing Body (asked for: over half)"]


def test_how_somebody_hears_is_said_once():
    plain = say("met", "channel", "ccg", "council", basis="stated")
    trusted = say("met", "channel", "ccg", "council", aspect="trusted", found="true", basis="stated")
    assert tell(plain, trusted) == ["Vale Council hears from Vale CCG by a way that is trusted"]
    level = say(
        "not-met", "channel", "ccg", "council", aspect="level", found="inform", wanted="involve, as claimed"
    )
    assert tell(level) == [
        "Vale Council hears from Vale CCG at the level “inform” (asked for: involve, as claimed) [assumed]"
    ]


def test_people_hear_in_the_plural():
    assert tell(say("met", "channel", "ccg", "unregistered", basis="stated")) == [
        "People with no GP hear from Vale CCG"
    ]
    assert tell(say("not-met", "complete", "unregistered", "governing-body", aspect="route"))[0].startswith(
        "what People with no GP say does not reach Vale Governing Body"
    )


def test_a_route_tested_without_somebody_says_without_whom():
    ids = ("unregistered", "healthwatch", "governing-body")
    assert tell(say("met", "route", *ids, aspect="run_by", role="ccg", basis="stated")) == [
        "what People with no GP say reaches Vale Governing Body by way of Healthwatch Vale without what the "
        "commissioner runs"
    ]
    lost = say("not-met", "complete", ids[0], ids[2], aspect="without", role="ccg")
    assert tell(lost) == [
        "what People with no GP say does not reach Vale Governing Body without the commissioner "
        "[the model leaves nothing out]"
    ]


def test_the_direction_of_a_tie_and_of_a_channel_is_kept():
    assert tell(say("met", "tie", "ccg", "council", aspect="accountable_to", basis="stated")) == [
        "Vale CCG is accountable to Vale Council"
    ]
    assert tell(say("met", "channel", "ccg", "council", basis="stated")) == [
        "Vale Council hears from Vale CCG"
    ]
    assert tell(say("not-met", "complete", "ccg", "council", aspect="channel")) == [
        "Vale Council does not hear from Vale CCG [the model leaves nothing out]"
    ]
    assert tell(say("not-met", "known-absent", "ccg", "council", aspect="member_of", basis="stated")) == [
        "Vale CCG is not a member of Vale Council [looked for, and not there]"
    ]


def test_a_silence_is_a_question_and_never_a_denial():
    for aspect in (None, "channel", "funds", "accountable_to", "route", "level"):
        said = tell(say("cannot-tell", "silent", "ccg", "council", aspect=aspect))[0]
        assert said.startswith("not recorded: ")
        assert said.endswith("?")
        assert " not " not in said.removeprefix("not recorded")


def test_assumed_evidence_is_marked_and_a_silence_needs_no_mark():
    assert tell(say("met", "channel", "ccg", "council")) == ["Vale Council hears from Vale CCG [assumed]"]
    assert "assumed" not in tell(say("cannot-tell", "silent", "ccg", "council"))[0]


@pytest.mark.parametrize(
    ("certainty", "more", "mark"),
    [
        (1.0, {"basis": "stated"}, ""),
        (0.8, {"basis": "stated"}, ""),
        (0.79, {"basis": "stated"}, " [unsure]"),
        (0.5, {"basis": "partly"}, " [partly assumed, unsure]"),
        (0.5, {"basis": "assumed", "source": "assumption"}, " [assumed, unsure: our reading]"),
        (0.49, {"basis": "stated"}, " [doubtful]"),
        (0.2, {"basis": "assumed"}, " [assumed, doubtful]"),
        (None, {"basis": "assumed"}, " [assumed]"),
    ],
)
def test_evidence_says_in_one_bracket_how_sure_it_is(certainty, more, mark):
    piece = say("met", "channel", "ccg", "council", certainty=certainty, **more)
    assert tell(piece) == [f"Vale Council hears from Vale CCG{mark}"]


def test_what_was_looked_for_says_how_sure_that_is():
    piece = say("not-met", "known-absent", "ccg", "council", aspect="channel", certainty=0.6, basis="stated")
    assert tell(piece)[0].endswith(" [looked for, and not there; unsure]")


def test_what_is_sure_is_not_told_in_one_breath_with_what_is_not():
    sure, unsure = (
        say("met", "channel", each, "council", certainty=certainty, basis="stated")
        for each, certainty in (("west", 1.0), ("east", 0.5))
    )
    assert tell(sure, unsure) == [
        "Vale Council hears from West federation",
        "Vale Council hears from East federation [unsure]",
    ]
    ties = [
        say(
            "not-met", "tie", "ccg", "peoples-board", aspect=aspect, found=found, certainty=at, basis="stated"
        )
        for aspect, found, at in (("appoints", "chosen", 1.0), ("runs", "run", 0.5))
    ]
    assert tell(*ties)[0].endswith("appoints it and runs it [partly unsure]")


def test_where_none_may_be_so_the_one_that_is_comes_first():
    share = say(
        "not-met", "channel", aspect="share", found="1 of 40, 8 unknown", wanted="none", basis="partly"
    )
    wanted = "none at most tokenistic"
    ids = ("unregistered", "peoples-board")
    offender = say(
        "not-met", "channel", *ids, aspect="level", found="tokenistic", wanted=wanted, basis="stated"
    )
    innocent = say(
        "met", "channel", "ccg", "council", aspect="level", found="involve", wanted=wanted, basis="stated"
    )
    assert tell(share, offender, innocent) == [
        "none may be tokenistic; this one is: People's Board hears from People with no GP",
        "Vale Council hears from Vale CCG at the level “involve” (none may be tokenistic)",
        "of 40 channels 1 is so; for 8 nobody says [partly assumed]",
    ]
    low = replace(offender, wanted="none at most consult")
    assert tell(low)[0].startswith("none may be at “consult” or below; this one is: ")


@pytest.mark.parametrize(
    ("found", "wanted", "said"),
    [
        ("0 of 19, 19 unknown", "none", "of 19 channels none is known to be; for 19 nobody says"),
        ("0 of 3", "none", "of 3 channels none is so"),
        ("1 of 3", "at least 0.5", "of 3 channels 1 is so (asked for: at least half)"),
        ("38 of 1,040 or so", None, "38 of 1,040 or so channels are so"),
    ],
)
def test_a_share_of_channels_is_counted_in_words(found, wanted, said):
    assert tell(
        say("cannot-tell", "channel", aspect="share", found=found, wanted=wanted, basis="stated")
    ) == [said]


@pytest.mark.parametrize(
    ("aspect", "found", "said"),
    [
        ("by", "survey", "by survey"),
        ("every", "month", "every month"),
        ("until", "2013-03-31", "until 2013-03-31"),
        ("trusted", "true", "by a way that is trusted"),
    ],
)
def test_the_way_in_which_somebody_hears_is_said_plainly(aspect, found, said):
    piece = say("not-met", "channel", "ccg", "council", aspect=aspect, found=found, basis="stated")
    assert tell(piece) == [f"Vale Council hears from Vale CCG {said}"]


def test_who_hears_people_and_does_not_answer_is_told_so():
    heard = say(
        "not-met", "channel", "unregistered", "trust", aspect="both_ways", found="survey", basis="stated"
    )
    back = say("not-met", "complete", "trust", "unregistered", aspect="channel")
    other = say("not-met", "complete", "council", "trust", aspect="channel")
    assert tell(heard, other, back) == [
        "Vale Hospital hears from People with no GP by survey and does not answer",
        "Vale Hospital does not hear from Vale Council [the model leaves nothing out]",
    ]
    silent = say("cannot-tell", "silent", "trust", "unregistered", aspect="channel")
    assert tell(replace(heard, supports="cannot-tell"), silent) == [
        "Vale Hospital hears from People with no GP by survey; whether it answers is not recorded"
    ]


def test_schools_hear_and_a_university_hears():
    named = (
        *PEOPLE,
        Named(id="schools", name="Schools of the Vale", kind="civic-body", kind_plural="civic bodies"),
        Named(id="unit", name="Lead for schools and carers", kind="post", kind_plural="posts"),
        Named(id="meadows", name="The Meadows", kind="practice", kind_plural="practices"),
    )
    telling = replace(TELLING, names=Names(named))
    said = [
        describe_evidence([say("met", "channel", "ccg", each, basis="stated")], telling)[0]
        for each in ("schools", "unit", "meadows")
    ]
    assert said == [
        "Schools of the Vale hear from Vale CCG",
        "Lead for schools and carers hears from Vale CCG",
        "The Meadows hears from Vale CCG",
    ]
    volunteers = Named(id="v", name="Helpers", kind="volunteers", kind_plural="volunteers")
    assert Names((volunteers,)).count(["v"]) == "1 group of volunteers"


def test_a_breach_beside_a_waived_one_is_still_not_met():
    waived = replace(CHECKS[9], subject="L85001")
    breach = JOINT.check("not-met", subject="L85002")
    assert [each.result for each in group_checks((waived, breach))] == ["not-met"]
