"""Loops, expectations, chances and stability are told for what they are, and never surer than they are."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.chances import Chance, TippingPoint
from stakeholder_graph.results.expectations import ExpectationCount, Expected
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.messages import Loops, Voices
from stakeholder_graph.results.stability import Stability
from stakeholder_graph.views import frame
from stakeholder_graph.views.analysis.headlines import find_headlines
from stakeholder_graph.views.messages.chance_sentences import (
    describe_chance,
    describe_chance_briefly,
    describe_chances,
    describe_tippings,
)
from stakeholder_graph.views.messages.doubt_sentences import (
    EXPLAINED,
    describe_heard,
    describe_heard_stability,
    describe_stability,
)
from stakeholder_graph.views.messages.expectation_sentences import (
    describe_expectation_count,
    describe_expected,
)
from stakeholder_graph.views.messages.loop_sentences import describe_loops, find_leading_loop
from stakeholder_graph.views.text import render_text
from stakeholder_graph.views.words import Names
from tests.views.answers import DOWN, NAMED, SILOS, UP, make_answer
from tests.views.timed_answers import TIMED_DOWN, TIMED_UP, make_timed_answer

NAMES = Names(NAMED)
EQUALLY = (
    "If all on the way whose reliability nobody vouches for were equally reliable, each would have to work"
)
NOBODY = Voices(count=0, people=None, people_unknown_count=0)


def count_voices(count: int, people: int | None = None) -> Voices:
    return Voices(count=count, people=people, people_unknown_count=0 if people else count)


@pytest.mark.parametrize(
    ("loops", "sentence"),
    [
        (Loops(two_way=count_voices(3, 900), one_way=NOBODY, no_route=NOBODY),
         "all 3 voices (900 people) can be heard by Vale Governing Body and answered"),
        (Loops(two_way=NOBODY, one_way=count_voices(1, 1), no_route=count_voices(2)),
         "1 of 3 voices (1 person) can be heard by Vale Governing Body, but no way back is recorded for an answer; "
         "2 have no way up"),
        (Loops(two_way=NOBODY, one_way=count_voices(3), no_route=NOBODY),
         "all 3 voices (people not known) can be heard by Vale Governing Body, but no way back is recorded for an "
         "answer"),
        (Loops(two_way=Voices(count=3, people=70, people_unknown_count=2), one_way=NOBODY, no_route=NOBODY),
         "all 3 voices (70 people; not known for 2) can be heard by Vale Governing Body and answered"),
        (Loops(two_way=count_voices(1), one_way=count_voices(2, 70), no_route=NOBODY,
               round_trip=RoundTrip(best_days=0, typical_days=0, worst_days=0, days_basis="assumed")),
         "1 of 3 voices (people not known) can be heard by Vale Governing Body and answered, no times recorded; "
         "2 (70 people) are heard but can be given no answer"),
        (Loops(two_way=count_voices(2), one_way=NOBODY, no_route=count_voices(1)),
         "2 of 3 voices (people not known) can be heard by Vale Governing Body and answered; 1 has no way up"),
    ],
)  # fmt: skip
def test_a_loop_is_counted_in_voices_and_people(loops, sentence):
    assert describe_loops(UP, loops, NAMES) == sentence


def test_a_loop_of_messages_that_go_out_is_told_from_the_receivers():
    loops = Loops(two_way=count_voices(1, 8200), one_way=count_voices(1), no_route=count_voices(1, 6000))
    assert describe_loops(DOWN, loops, NAMES) == (
        "1 of 3 practices (8,200 people) can hear and send an answer back; "
        "1 has no way back for an answer; 1 (6,000 people) does not hear"
    )


def test_the_opening_leads_with_the_loop_and_tells_nothing_twice():
    assert frame.describe_opening(make_timed_answer()) == (
        "On paper, 1 of 3 voices (8,200 people) can be heard by Vale Governing Body and answered, "
        "typically in about 95 days there and back (from 41 to 138; times assumed); "
        "2 (6,000 people) have no way up [concern]. "
        "But it is heard in only 12% of the plausible versions of this model. "
        "1 of the 2 messages reaches everyone it should."
    )


def test_the_loop_with_most_voices_unanswered_leads():
    assert TIMED_UP.loops is not None
    closed = replace(TIMED_UP.loops, two_way=count_voices(3), no_route=NOBODY)
    other = replace(TIMED_UP, message="view", loops=closed)
    assert find_leading_loop((DOWN, other, TIMED_UP)) is TIMED_UP
    assert find_leading_loop((DOWN, UP)) is None


@pytest.mark.parametrize(
    ("chance", "sentence"),
    [
        (None, ""),
        (Chance(value=0.66, basis="stated"), "By one route or another it arrives 66% of the time."),
        (Chance(value=0.66, basis="partly"),
         "By one route or another it arrives 66% of the time (reliabilities partly assumed)."),
        (Chance(value=0.66),
         "If the assumed reliabilities are right, and whatever states none never fails, by one route or another "
         "it arrives 66% of the time."),
        (Chance(value=1.0), "How surely it arrives is not known: no reliability is stated."),
        (Chance(value=1.0, basis="stated"), "By one route or another it arrives 100% of the time."),
        (Chance(value=0.5, low=0.4, high=0.6, exact=False, basis="stated"),
         "By one route or another it arrives 50% of the time, by estimate (between 40% and 60%)."),
    ],
)  # fmt: skip
def test_an_assumed_chance_is_never_a_finding(chance, sentence):
    assert describe_chance(chance) == sentence


def test_chances_are_told_only_where_one_is_stated():
    assert describe_chances(TIMED_DOWN) == (
        "It arrives between 64% and 72% of the time, by estimate (reliabilities partly assumed), "
        "for the 2 with a reliability stated on the way [decision]."
    )
    assert describe_chances(TIMED_UP) == describe_chances(DOWN) == ""


def tip(message: str, reliability: float | None, chance: float = 0.5):
    return replace(
        UP,
        message=message,
        tipping=TippingPoint(member="a", chance=chance, reliability=reliability, assumed_count=3),
    )


@pytest.mark.parametrize(
    ("messages", "sentences"),
    [
        ((UP,), ()),
        ((tip("a", 0.831),),
         (f"{EQUALLY} at least 84 times in 100 for it to arrive more often than not [a].",)),
        ((tip("a", 0.84), tip("b", 0.7), tip("c", 0.84), tip("d", None)),
         (f"{EQUALLY} at least 70 times in 100 [b] or at least 84 times in 100 [a and c] "
          "for a message to arrive more often than not.",
          "Even if all that nobody has measured never failed, it would not arrive more often than not [d].")),
        ((tip("a", 0.0),), ("However unsure all that nobody has measured is, it arrives more often than not [a].",)),
        ((tip("a", 0.999, chance=0.9),),
         (f"{EQUALLY} every time for it to arrive at least 90% of the time [a].",)),
    ],
)  # fmt: skip
def test_what_is_only_assumed_is_told_by_how_sure_it_would_have_to_be(messages, sentences):
    assert describe_tippings(messages) == sentences


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        (Expected(expectation="heard_within", wanted="10 working days", result="not-met", found="31",
                  share=0.12),
         "Heard within 10 working days: not met (it may take 31 days; 12% of starts are within that)."),
        (Expected(expectation="heard_within", wanted="10 days", result="not-met", found="31", share=0.0),
         "Heard within 10 days: not met (it may take 31 days; no start is within that)."),
        (Expected(expectation="answered_within", wanted="60 days", result="cannot-tell"),
         "Answered within 60 days: cannot tell, as the model does not say enough."),
        (Expected(expectation="answered_within", wanted="60 days", result="cannot-tell", share=1.0, untimed=True),
         "Answered within 60 days: cannot tell, as a step has no time recorded."),
        (Expected(expectation="heard_within", wanted="10 days", result="not-met", found="31", share=0.12,
                  untimed=True),
         "Heard within 10 days: not met (it may take 31 days or more; at most 12% of starts are within that; "
         "a step has no time recorded)."),
        (Expected(expectation="routes", wanted="2", result="not-met", found="1", because=("west", "L85001")),
         "2 routes that share nobody in between: not met (found: 1). "
         "The only ways through: West federation and Mill Surgery (L85001)."),
        (Expected(expectation="routes", wanted="1", result="met"), "A route: met."),
        (Expected(expectation="level", wanted="involve", result="not-met", found="inform", because=("west",)),
         "Level involve or better, all the way: not met (found: inform). In the way: West federation."),
        (Expected(expectation="chance", wanted="0.9", result="met", found="95%"),
         "Arrives at least 90% of the time: met (found: 95%)."),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_delivery_is_told_with_what_there_is(expected, sentence):
    assert describe_expected(expected, NAMES) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((1, 1, 1), "met for 1 of 3 practices, not met for 1, cannot tell for 1"),
        ((3, 0, 0), "met for all 3 practices"),
        ((0, 3, 0), "not met for any of the 3 practices"),
        ((0, 0, 3), "cannot tell for any of the 3 practices"),
        ((0, 2, 1), "met for none of 3 practices, not met for 2, cannot tell for 1"),
        ((0, 1, 0), "not met"),
    ],
)
def test_what_is_asked_is_counted(counts, sentence):
    met, unmet, unknown = counts
    count = ExpectationCount(
        expectation="heard_within",
        wanted="10 days",
        met_count=met,
        not_met_count=unmet,
        cannot_tell_count=unknown,
    )
    assert describe_expectation_count(count, DOWN, NAMES) == (
        f"Heard within 10 days [decision; an assumed target]: {sentence}."
    )


@pytest.mark.parametrize(
    ("share", "times"),
    [(None, ""), (1.0, ""), (0.06, "; 6% of starts are in time"), (0.0, "; no start is in time")],
)
def test_a_target_says_how_many_starts_are_in_time_and_whether_a_source_vouches_for_it(share, times):
    count = ExpectationCount(
        expectation="heard_within", wanted="10 days", met_count=0, not_met_count=3, cannot_tell_count=0,
        share=share, basis="stated",
    )  # fmt: skip
    told = "Heard within 10 days [decision; a stated target]: not met for any of the 3 practices"
    assert describe_expectation_count(count, DOWN, NAMES) == f"{told}{times}."


def test_a_target_says_for_how_many_a_step_has_no_time_recorded():
    count = ExpectationCount(
        expectation="heard_within", wanted="10 days", met_count=0, not_met_count=1, cannot_tell_count=2,
        share=0.6, untimed_count=2,
    )  # fmt: skip
    assert describe_expectation_count(count, DOWN, NAMES) == (
        "Heard within 10 days [decision; an assumed target]: met for none of 3 practices, not met for 1, "
        "cannot tell for 2; at most 60% of starts are in time; for 2 a step has no time recorded."
    )


@pytest.mark.parametrize(
    ("stability", "sentence"),
    [
        (None, ""),
        (Stability(share=0.93, low=0.91, high=0.95), " Holds in 93% (91% to 95%) of plausible versions."),
        (Stability(share=1.0, low=1.0, high=1.0), " Holds in 100% of plausible versions."),
        (Stability(share=0.93, low=0.91, high=0.95, lost_share=0.07),
         " Holds in 93% (91% to 95%) of plausible versions."),
        (Stability(share=0.09, low=0.07, high=0.11, lost_share=0.88),
         " Holds in 9% (7% to 11%) of plausible versions; in 88% they are not heard at all."),
        (Stability(share=0.0, low=0.0, high=0.01, lost_share=1.0),
         " Holds in 0% (0% to 1%) of plausible versions; in 100% they are not heard at all."),
    ],
)  # fmt: skip
def test_a_finding_says_in_how_many_versions_it_holds(stability, sentence):
    assert describe_stability(stability, "senders") == sentence


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ("receivers", "hear"),
        ("senders", "are heard"),
        ("pairs", "arrive"),
    ],
)
def test_few_versions_in_which_most_are_heard_are_a_doubt_and_many_are_none(counted, said):
    told = f"at least half of those 79 {said} in only 14% of the plausible versions of this model"
    assert describe_heard_stability(Stability(share=0.14, low=0.12, high=0.16), counted, 79) == told
    assert describe_heard_stability(Stability(share=0.5, low=0.48, high=0.52), counted, 79) == ""
    assert describe_heard_stability(None, counted, 79) == ""
    assert describe_heard(Stability(share=0.14, low=0.12, high=0.16), counted, 79) == f"A{told[1:]}."
    most = describe_heard(Stability(share=0.5, low=0.48, high=0.52), counted, 79)
    assert most == f"At least half of those 79 {said} in 50% of the plausible versions of this model."
    assert describe_heard(None, counted, 79) == ""


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (UP, ""),
        (tip("a", 0.831), " The question arrives more often than not only if each unmeasured step works at least 84 "
                          "times in 100."),
        (tip("a", None), " Even if no unmeasured step ever failed, the question would not arrive more often than "
                         "not."),
        (tip("a", 0.0), " However unsure the unmeasured steps are, the question arrives more often than not."),
        (TIMED_DOWN, " The question arrives between 64% and 72% of the time, by estimate (reliabilities partly "
                     "assumed), for the 2 with a reliability stated on the way."),
    ],
)  # fmt: skip
def test_days_are_told_with_how_surely_it_comes_at_all(message, sentence):
    assert describe_chance_briefly(message, "The question") == sentence


def test_every_headline_carries_its_stability_and_it_is_explained_once():
    half = Stability(share=0.5, low=0.5, high=0.5)
    one_way = tuple(replace(each, loop="one-way") for each in (UP.deliveries or ())[:1])
    messages = (
        replace(DOWN, weak_points=(), one_route_stability=half),
        replace(UP, weak_points=(), reach_stability=half, deliveries=one_way, loop_stability=half),
    )
    answer = make_answer(messages=messages, silos=replace(SILOS, isolated_stability=half))
    told = [each.sentence for each in find_headlines(answer)]
    assert len(told) > 3
    assert [each for each in told if "Holds in 50% of plausible versions." not in each] == [
        each for each in told if each.startswith("For Mill patient group")
    ]
    said = " ".join(render_text(answer).split())
    assert said.count(EXPLAINED) == 1
    assert EXPLAINED not in " ".join(render_text(make_answer()).split())
