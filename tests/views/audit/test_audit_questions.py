"""What an audit asks to be found out: each thing once, plainly, and with what to write."""

import pytest

from tests.views.audit.answers import COMMITTEE, DIALOGUE, PROVIDERS, SEATS, make_audited_answer, say
from tests.views.audit.reading import read_on_one_line, tell


def test_a_list_of_silences_that_was_cut_is_one_question():
    silent = [say("cannot-tell", "silent", f"L8500{n}", "trust", aspect="channel") for n in (1, 2, 3)]
    closing = say("cannot-tell", "silent", aspect="channel", found="180")
    said = read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", *silent, closing),)))
    assert "Does Vale Hospital hear from 3 practices?" in said
    assert "Somebody" not in said


def test_seats_that_are_not_counted_are_asked_about():
    unknown = say("cannot-tell", "seats", "governing-body", found="2 of 3 or more", wanted="over 0.5")
    sort = say("met", "seats", "governing-body", "unregistered", aspect="chosen_by", found="2")
    said = read_on_one_line(make_audited_answer(checks=(SEATS.check("cannot-tell", unknown, sort),)))
    assert "How many seats are there on Vale Governing Body, and who chose whom? Write its seats" in said


def test_of_a_way_that_is_too_slow_is_asked_whether_there_is_a_quicker_one():
    days = {"aspect": "heard_within", "wanted": "60 days"}
    slow = [
        say("cannot-tell", "route", each, "west", "governing-body", found=found, **days)
        for each, found in (("L85001", "48 days"), ("L85002", "248 days"))
    ]
    silent = [
        say("cannot-tell", "silent", each.ids[0], "governing-body", aspect="heard_within") for each in slow
    ]
    said = read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", *slow, *silent),)))
    assert (
        "By the way on record what Mill Surgery (L85001) and Quay Practice (L85002) say takes up to 248 days to "
        "reach Vale Governing Body (asked for: 60 days): is there a quicker one? Write the channels of that way"
    ) in said
    assert "By which route" not in said
    assert tell(slow[1]) == [
        "by the way on record what Quay Practice (L85002) says takes up to 248 days to reach Vale Governing Body by "
        "way of West federation (asked for: 60 days) [assumed]"
    ]


def test_a_way_that_is_too_slow_is_asked_about_also_where_the_silence_has_its_days():
    silent = say(
        *("cannot-tell", "silent", "west", "governing-body"),
        aspect="heard_within",
        found="248 days",
        wanted="60 days",
    )
    said = read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", silent),)))
    assert (
        "takes up to 248 days to reach Vale Governing Body (asked for: 60 days): is there a quicker one?"
        in said
    )


@pytest.mark.parametrize(
    ("piece", "asked"),
    [
        (
            say("cannot-tell", "channel", "trust", "council", certainty=0.2),
            "Does Vale Council hear from Vale Hospital? The model doubts it.",
        ),
        (
            say("cannot-tell", "tie", "council", "trust", aspect="funds", certainty=0.2),
            "Does Vale Council fund Vale Hospital? The model doubts it.",
        ),
        (
            say("cannot-tell", "route", "unregistered", "trust", "governing-body", certainty=0.2),
            "Does what People with no GP say reach Vale Governing Body in the way that the model has? The model "
            "doubts it.",
        ),
        (
            say("cannot-tell", "stakeholder", "trust", role="voice", certainty=0.2),
            "Is Vale Hospital there? The model doubts it.",
        ),
    ],
)
def test_what_the_model_doubts_is_asked(piece, asked):
    said = read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", piece),)))
    assert f"{asked} Write on its line how certain it is once somebody who knows has said so." in said


@pytest.mark.parametrize(
    ("silences", "asked"),
    [
        ((("west", "east", "every", None),), "How often does East federation hear from West federation?"),
        (
            (("west", "east", "every", None), ("east", "west", "every", None)),
            "How often do East federation and West federation hear from each other?",
        ),
        (
            (("west", "east", "heard_within", None),),
            "How long does what West federation says take to reach East federation, and by which way? Write the",
        ),
        (
            (("west", "unregistered", "carries", "challenge"),),
            "Is challenge among what People with no GP hear from West federation?",
        ),
    ],
)
def test_what_a_channel_leaves_unsaid_is_asked_plainly(silences, asked):
    pieces = [
        say("cannot-tell", "silent", sender, receiver, aspect=aspect, wanted=wanted)
        for sender, receiver, aspect, wanted in silences
    ]
    assert asked in read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", *pieces),)))


def test_questions_about_seats_are_asked_once():
    seats = [
        say("cannot-tell", "seats", "governing-body", role=role, found="unknown") for role in (None, "GP")
    ]
    said = read_on_one_line(make_audited_answer(checks=(SEATS.check("cannot-tell", *seats),)))
    assert said.count("How many seats are there on Vale Governing Body") == 1


def test_the_same_question_of_two_rules_is_asked_once_and_first():
    silent = say("cannot-tell", "silent", role="dialogue")
    other = PROVIDERS.check("cannot-tell", say("cannot-tell", "silent", "trust", aspect="paid"))
    checks = (other, DIALOGUE.check("cannot-tell", silent), COMMITTEE.check("cannot-tell", silent))
    said = read_on_one_line(make_audited_answer(checks=checks))
    assert said.count("The ongoing programme of dialogue: who or what, if anything?") == 1
    assert "[needed for strategic-committee, dialogue]" in said
    assert said.index("who or what") < said.index("Who pays for Vale Hospital?")
