import pytest
from msgspec.structs import replace

from stakeholder_graph.views.analysis.three_headlines import find_three_headlines
from tests.opened_models import ALL, ask
from tests.views.answers import DOWN, make_answer


def test_the_three_answers_are_reach_time_and_the_only_way_through():
    reach, time, only_way = find_three_headlines(ask("somerset", None))
    assert reach.sentence.startswith(
        "On paper, 79 of 81 communities (548,997 people) can be heard by Somerset CCG Governing Body and answered. "
        "2 have no way up."
    )
    assert (reach.message, reach.member) == ("concern", "unregistered")
    assert (
        time.sentence
        == "An answer comes back typically in about 233 days, at most 487. These times are assumed."
    )
    assert time.message == "concern"
    assert only_way.sentence == (
        "Without Patient Engagement Managers, 76 communities (548,997 people) would not be heard. "
        "This is partly assumed."
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
