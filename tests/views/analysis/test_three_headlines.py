import pytest
from msgspec.structs import replace

from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.views.analysis.headlines import find_headlines
from stakeholder_graph.views.analysis.three_headlines import find_three_headlines
from stakeholder_graph.views.words import say_share
from tests.opened_models import ALL, ask
from tests.views.answers import DOWN, make_answer


def test_the_three_answers_are_reach_time_and_the_only_way_through():
    reach, time, only_way = find_three_headlines(ask("somerset", None))
    assert reach.sentence.startswith(
        "On paper, 79 of 81 communities (548,997 people; not known for 3) can be heard by Somerset CCG Governing "
        "Body and answered. 2 have no way up."
    )
    assert (reach.message, reach.member) == ("concern", "unregistered")
    assert time.sentence == (
        "An answer comes back typically in about 233 days, at most 487. These times are assumed, and some are not "
        "recorded. The question arrives more often than not only if each unmeasured step works at least 93 times in "
        "100."
    )
    assert time.message == "concern"
    assert only_way.sentence == (
        "Without Patient Engagement Managers, 76 communities (548,997 people) would not be heard by Somerset CCG "
        "Governing Body. This is partly assumed. It holds in 14% of plausible versions; in 86% they are not heard at "
        "all."
    )
    assert only_way.point is not None
    assert only_way.point.id == "engagement-managers"


def test_the_time_leads_to_a_journey_that_takes_about_as_long():
    answer = ask("somerset", None)
    time = find_three_headlines(answer)[1]
    concern = next(each for each in answer.messages if each.message == time.message)
    told = next(each for each in concern.deliveries if each.sender == time.member)
    assert told.round_trip.typical_days == concern.loops.round_trip.typical_days == 233


@pytest.mark.parametrize("name", ALL)
def test_every_place_has_three_answers_each_short(name):
    told = find_three_headlines(ask(name, None))
    assert all(len(sentence.split()) <= 30 for each in told for sentence in each.sentence.split(". "))
    assert all(each.sentence.endswith(".") and each.command == "" for each in told)


def test_a_place_where_no_absence_cuts_anyone_off_says_so():
    assert find_three_headlines(ask("public-centred", None))[2].sentence == (
        "No single stakeholder, channel or shared dependency is the only way through."
    )


def test_a_place_without_times_says_that_nobody_can_tell():
    time = find_three_headlines(ask("gallery/swale", None))[1]
    assert time.sentence == "The model records no times, so nobody can tell how long a message takes."
    assert time.member is not None


def test_a_place_without_messages_still_has_three_true_sentences():
    told = find_three_headlines(make_answer(messages=()))
    assert [each.message for each in told] == [None, None, None]
    assert told[0].sentence == "The model names no message, so nothing can be said of what reaches whom."


def test_where_no_answer_is_asked_for_the_worst_reach_is_told():
    missing = replace(DOWN, message="other", reached_count=0, deliveries=(), people_of_reached=0)
    told = find_three_headlines(make_answer(messages=(DOWN, missing)))
    assert told[0].message == "other"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.2, "Some of these times are assumed."),
        (0.6, "Most times in the model are assumed."),
        (0.99, "Nearly all times in the model are assumed."),
        (None, "Some of these times are assumed."),
    ],
)
def test_it_says_how_many_of_the_times_are_assumed(share, said):
    span = RoundTrip(
        best_days=1, typical_days=2, worst_days=3, days_exact=True, days_basis="partly", heard_share=1.0
    )
    answer = make_answer(messages=(replace(DOWN, days=span),))
    time = find_three_headlines(replace(answer, assumed_share=replace(answer.assumed_share, timing=share)))[1]
    assert time.sentence == f"A message arrives typically in 2 days, at worst 3. {said}"


def test_what_typically_never_arrives_is_slower_than_any_number_of_days():
    quick = RoundTrip(best_days=1, typical_days=1, worst_days=1, days_exact=True, heard_share=1.0)
    rare = RoundTrip(best_days=0, days_exact=True, heard_share=0.2)
    rarer = replace(rare, heard_share=0.1)
    messages = tuple(
        replace(DOWN, message=name, days=days)
        for name, days in (("quick", quick), ("rarer", rarer), ("rare", rare))
    )
    time = find_three_headlines(make_answer(messages=messages))[1]
    assert time.message == "rarer"
    assert "never" in time.sentence


def test_who_would_not_be_heard_is_told_with_by_whom_though_the_first_answer_is_of_another_message():
    reach, _, only_way = find_three_headlines(ask("today-independent-healthwatch", None))
    assert "heard by Board of the ICB" in reach.sentence
    assert "would not be heard by Department of Health and Social Care." in only_way.sentence


def test_one_weak_point_has_one_number_in_the_headline_the_findings_and_the_page():
    answer = ask("somerset", None)
    point = find_three_headlines(answer)[2].point
    assert point is not None
    assert point.stability is not None
    assert say_share(point.stability.share) == "14%"
    held = "olds in 14% of plausible versions; in 86% they are not heard at all."
    assert held in find_three_headlines(answer)[2].sentence
    told = next(each.sentence for each in find_headlines(answer) if each.point == point)
    assert held in told.replace(" (12% to 15%)", "")
