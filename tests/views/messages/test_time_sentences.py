"""Days and itineraries are told with their doubt: exact or about, assumed or stated, known or not."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.journeys import Itinerary, RoundTrip
from stakeholder_graph.views.messages import time_sentences
from stakeholder_graph.views.trace import itinerary_sentences
from stakeholder_graph.views.trace.itinerary_sentences import Diary
from stakeholder_graph.views.words import Names, say_cadence
from tests.views.answers import DOWN, NAMED, UP, make_delivery
from tests.views.timed_answers import DATED, UP_THERE, make_leg

NAMES = Names(NAMED)
STATED = {"days_exact": True, "days_basis": "stated", "heard_share": 1.0}


def make_span(best: int | None, typical: int | None, worst: int | None, **changes) -> RoundTrip:
    days = {"best_days": best, "typical_days": typical, "worst_days": worst}
    return RoundTrip(**{**STATED, **days, **changes})


ESTIMATED = make_span(40, 90, 150, days_exact=False, typical_low_days=83, typical_high_days=97)


@pytest.mark.parametrize(
    ("span", "sentence"),
    [
        (RoundTrip(), ""),
        (make_span(40, 90, 150), "Days: at best 40 days, typically 90, at worst 150."),
        (make_span(40, 90, 150, worst_start="2012-12-07"),
         "Days: at best 40 days, typically 90, at worst 150 (for a start on 7 December 2012)."),
        (make_span(0, 9, 30, days_basis="partly"),
         "Days: at best the same day, typically 9, at worst 30 (times partly assumed)."),
        (make_span(0, 9, 30, days_basis="partly", untimed=True),
         "Days: at best the same day, typically 9, at worst 30 (times partly assumed). "
         "Some steps have no time recorded, so it may take longer."),
        (make_span(12, 12, 12), "Days: always 12 days."),
        (make_span(1, 1, 1), "Days: always 1 day."),
        (make_span(0, 0, 0), "Days: always the same day."),
        (make_span(0, 0, 0, days_basis="assumed"), time_sentences.NO_TIMES_IN_FULL),
        (ESTIMATED, "Days: never sooner than 40 days, typically about 90 (83 to 97), at most 150."),
        (replace(ESTIMATED, typical_high_days=None, worst_days=None, heard_share=0.6, days_basis="assumed"),
         "Days: never sooner than 40 days, typically about 90 (83 or more) (times assumed). "
         "40% of starts are never answered."),
        (make_span(27, 58, None, heard_share=0.92, worst_start="2013-09-01"),
         "Days: at best 27 days, typically 58. 8% of starts are never answered, such as one on 1 September 2013."),
        (make_span(27, None, None, heard_share=0.4), "Days: at best 27 days. 60% of starts are never answered."),
        (make_span(None, None, None, heard_share=0.0), "Days: never heard, whatever the day."),
    ],
)  # fmt: skip
def test_days_of_one_delivery_are_said_in_full(span, sentence):
    assert time_sentences.describe_days(span, "Days") == sentence


def test_a_question_is_never_heard_and_an_answer_never_answered():
    days = {"best_days": 27, "typical_days": 58, "worst_days": None, **STATED, "heard_share": 0.92}
    heard = Delivery(sender="east", receiver="west", reached=True, **days)
    for span, said in (
        (heard, "heard"), (AnswerBack(reached=True, **days), "answered"), (RoundTrip(**days), "answered")
    ):  # fmt: skip
        told = time_sentences.describe_days(span, "Days")
        assert told == f"Days: at best 27 days, typically 58. 8% of starts are never {said}."


@pytest.mark.parametrize(
    ("span", "briefly", "both_ways"),
    [
        (None, "", ""),
        (RoundTrip(), "", ""),
        (make_span(30, 31, 61), "typically in 31 days, at worst 61",
         "typically in 31 days there and back (from 30 to 61)"),
        (replace(ESTIMATED, days_basis="assumed"),
         "typically in about 90 days, at most 150 (times assumed)",
         "typically in about 90 days there and back (from 40 to 150; times assumed)"),
        (make_span(0, 0, 0, days_basis="assumed"), "no times recorded", "no times recorded"),
        (make_span(12, 12, 12), "always in 12 days", "always in 12 days there and back"),
        (make_span(0, 0, 0), "always on the same day", "always on the same day there and back"),
        (make_span(27, 58, None, heard_share=0.9), "typically in 58 days, never on some days",
         "typically in 58 days there and back (from 27 days to never)"),
        (make_span(27, None, None, heard_share=0.4), "at best in 27 days, typically never",
         "at best in 27 days, typically never there and back"),
        (make_span(None, None, None, heard_share=0.0), "but too late ever to be heard",
         "but too late ever to be heard"),
    ],
)  # fmt: skip
def test_days_of_many_are_said_in_few_words(span, briefly, both_ways):
    assert time_sentences.say_briefly(span) == briefly
    assert time_sentences.say_range(span) == both_ways


def test_a_table_of_days_tells_never_from_unknown():
    assert time_sentences.tabulate_days(make_span(1, 1200, None)) == ("1,200", "never")
    assert time_sentences.tabulate_days(make_span(0, 0, 0, days_basis="assumed")) == ("-", "-")
    assert time_sentences.tabulate_days(None) == time_sentences.tabulate_days(RoundTrip()) == ("-", "-")


def tell(leg, *, about=False):
    return itinerary_sentences.list_legs(
        Itinerary(start=leg.ready, heard=leg.heard, days=0, dated=True, legs=(leg,)),
        Diary(about=about),
        NAMES,
    )[0]


@pytest.mark.parametrize(
    ("days", "known", "sentence"),
    [
        ("2012-11-05", {}, "The same day, by letter, it reaches West federation (no time recorded)."),
        ("2012-11-05", {"every": "week", "every_dated": True, "basis": "stated"},
         "The same day, by letter (every week), it reaches West federation."),
        ("2012-11-05 2012-11-06", {"every": "2 weeks from 2012-10-09", "every_dated": True},
         "On Tuesday 6 November 2012, after 1 day's wait for the next letter (every 2 weeks), "
         "it reaches West federation (assumed)."),
        ("2012-11-05 2012-11-20", {"every": "month", "every_dated": False, "basis": "partly"},
         "About 20 November 2012, after 15 days' wait for the next letter (every month), "
         "it reaches West federation (partly assumed)."),
        ("2012-11-05 2012-11-09 2012-11-12", {"takes": "1 working day", "basis": "stated"},
         "On Monday 12 November 2012, by letter (takes 1 working day), after 4 days' wait until this way is open, "
         "it reaches West federation."),
        ("2012-11-05 2012-11-09 2012-11-12", {"every": "4 times a year", "every_dated": True, "takes": "3 days"},
         "On Monday 12 November 2012, after 4 days' wait for the next letter (4 times a year, takes 3 days), "
         "it reaches West federation (assumed)."),
        ("2012-11-05", {"meets": "monthly on the first monday", "meets_dated": True, "basis": "stated"},
         "The same day, by letter, it reaches West federation, which meets that day (monthly on the first Monday)."),
        ("2012-11-05 2012-11-05 2012-11-05 2012-11-29",
         {"meets": "50 days", "meets_dated": False},
         "The same day, by letter, it reaches West federation, which next meets about 29 November 2012 "
         "(every 50 days): 24 days' wait (assumed)."),
        ("2012-11-05 2012-11-05 2012-11-05 2012-11-06", {},
         "The same day, by letter, it reaches West federation, where it is taken in on Tuesday 6 November 2012 "
         "(assumed)."),
    ],
)  # fmt: skip
def test_a_step_says_the_day_the_wait_and_what_is_assumed(days, known, sentence):
    assert tell(make_leg("east", "west", "letter", days, **known)) == sentence


def test_a_missed_meeting_is_told_with_how_late_it_came():
    assert itinerary_sentences.list_legs(DATED, Diary(), NAMES)[0] == (
        "On Sunday 2 December 2012, by report (takes 27 days), it reaches West federation. "
        "It comes 3 days too late for the papers of the 6 December meeting, so it waits for the one on "
        "Thursday 31 January 2013 (every 8 weeks, papers due 7 days before): 60 days' wait."
    )


@pytest.mark.parametrize(
    ("days", "known", "sentence"),
    [
        ("2012-11-05", {"basis": "stated"},
         "The same day, at its meeting (every quarter), West federation hears it."),
        ("2012-11-05 2012-11-05 2012-11-05 2012-12-20", {"meets_dated": False, "papers_due": "7 days"},
         "About 20 December 2012, at its next meeting (every quarter, papers due 7 days before), "
         "West federation hears it: 45 days' wait (assumed)."),
        ("2012-11-05 2012-11-05 2012-11-05 2012-12-20",
         {"meets_dated": True, "missed": "2012-11-07", "late_by_days": 5},
         "The same day, at a meeting, it reaches West federation. It comes 5 days too late for the papers of the "
         "7 November meeting, so it waits for the one on Thursday 20 December 2012 (every quarter): "
         "45 days' wait (assumed)."),
    ],
)  # fmt: skip
def test_what_is_told_at_a_meeting_is_told_at_the_receivers_own(days, known, sentence):
    assert tell(make_leg("east", "west", "meeting", days, meets="quarter", **known)) == sentence


def test_people_meet_in_the_plural():
    leg = make_leg("west", "unregistered", "event", "2012-11-05", meets="day", meets_dated=True)
    assert ", at an event, it reaches People with no GP, who meet that day (every day)" in tell(leg)


def test_every_day_after_an_average_wait_is_about_that_day():
    diary = Diary()
    first, second, third = itinerary_sentences.list_legs(UP_THERE, diary, NAMES)
    assert "about" not in first
    assert second.startswith("About 20 November 2012, ")
    assert third.startswith("About 27 November, ")
    assert "about 2 January 2013" in third
    assert diary.say("2013-01-16") == "about 16 January"


def test_the_start_says_who_says_what_to_whom():
    heard, out = (UP.deliveries or ())[0], (DOWN.deliveries or ())[0]
    assert itinerary_sentences.describe_start(heard, UP_THERE, UP, NAMES) == (
        "On Monday 5 November 2012, Mill patient group (L85001-ppg) raises its concern with Vale Governing Body."
    )
    assert itinerary_sentences.describe_start(out, DATED, DOWN, NAMES) == (
        "On Monday 5 November 2012, Vale Governing Body sends its decision to Mill Surgery (L85001)."
    )
    many = make_delivery("unregistered west governing-body")
    assert itinerary_sentences.describe_start(many, UP_THERE, UP, NAMES) == (
        "On Monday 5 November 2012, People with no GP raise their concern with Vale Governing Body."
    )
    assert itinerary_sentences.describe_start(many, UP_THERE, replace(UP, kind=None), NAMES) == (
        "On Monday 5 November 2012, People with no GP send it to Vale Governing Body."
    )


def test_average_waits_are_announced_only_where_they_stand_in():
    assert itinerary_sentences.describe_way_there(DATED) == "The way there, in 2 steps:"
    assert itinerary_sentences.describe_way_there(UP_THERE) == (
        "The way there, in 3 steps (one journey of many: where the days of a meeting are not known, the first is "
        "taken to come after half its interval):"
    )


def test_a_journey_without_times_is_not_told_as_quick():
    leg = make_leg("east", "west", "email", "2012-11-05")
    journey = Itinerary(start="2012-11-05", heard="2012-11-05", days=0, dated=True, legs=(leg,))
    delivery = Delivery(sender="east", receiver="west", reached=True)
    told = itinerary_sentences.describe_heard(delivery, journey, Diary(), NAMES)
    assert told == "No step has a time recorded, so how long it takes is not known."


def test_a_start_that_is_never_heard_is_said_so():
    never = Itinerary(start="2013-09-02", heard=None, days=None, dated=True)
    delivery = Delivery(sender="east", receiver="west", reached=True)
    assert itinerary_sentences.describe_heard(delivery, never, Diary(), NAMES).startswith(
        "What starts on Monday 2 September 2013 is never heard"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("month", "every month"),
        ("2 weeks from 2012-10-03", "every 2 weeks"),
        ("4 times a year", "4 times a year"),
        ("monthly on the last thursday", "monthly on the last Thursday"),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1TH", "on set days"),
        ("DTSTART:20121003 RRULE:FREQ=WEEKLY", "on set days"),
        ("2012-10-03, 2012-12-05", "on set days"),
    ],
)
def test_cadences_are_read_aloud(text, said):
    assert say_cadence(text) == said
