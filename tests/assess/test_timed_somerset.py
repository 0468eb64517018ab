"""Somerset in days: how long a concern takes and its answer, and what ends on 31 March 2013.

The dates are those of the calendars of the model, worked out beside each; where a number is only what was found when
this was written, it says so.
"""

import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from stakeholder_graph.assess.questions import analyse, trace
from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.results.json_form import build_json

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "somerset.yaml"
LAST_OF_LINK = date(2013, 3, 31)


@pytest.fixture(scope="module")
def document():
    return open_model(str(MODEL))


@pytest.fixture(scope="module")
def answer(document):
    return analyse(document)


def follow(document, sender, receiver=None, *, message="concern", start=None, **choice):
    """The only delivery from somebody, date by date."""
    traced = trace(
        document,
        Choice(**choice),
        message=message,
        sender=sender,
        receiver=receiver,
        start=date.fromisoformat(start) if start else None,
    )
    build_json(traced)  # which checks it against the schema
    (only,) = traced.messages
    (delivery,) = only.deliveries
    return delivery


def read_dates(itinerary) -> list[str]:
    return [
        itinerary.start,
        *(each for leg in itinerary.legs for each in (leg.departs, leg.arrives, leg.heard)),
    ]


UP = ("L85003-patients", "L85003-ppg", "west-somerset-forum", "engagement-managers", "governing-body")


@pytest.mark.parametrize("start", [None, "2012-11-05"])
def test_a_concern_from_dulverton_takes_four_steps_up_and_four_back(document, start):
    found = follow(document, "Dulverton", start=start)
    up, back = found.itinerary, found.answer.itinerary
    assert up.start == (start or "2012-10-01")
    assert (up.legs[0].sender, *(leg.receiver for leg in up.legs)) == UP == found.route
    assert (back.legs[0].sender, *(leg.receiver for leg in back.legs)) == UP[::-1] == found.answer.route
    for each in (up, back):
        dates = read_dates(each)
        assert dates == sorted(dates)
        assert each.dated is False
        assert [leg.ready for leg in each.legs] == [each.start, *(leg.heard for leg in each.legs[:-1])]
        assert each.days == (date.fromisoformat(each.heard) - date.fromisoformat(each.start)).days
    assert back.start > up.heard
    assert any(before != after for before, after in pairwise(read_dates(up)))
    assert found.loop == "two-way"


def test_the_answer_is_ready_ten_working_days_after_the_question_was_heard(document):
    """As the model asks: two weeks, where no bank holiday lies between."""
    found = follow(document, "Dulverton")
    heard, ready = (
        date.fromisoformat(each) for each in (found.itinerary.heard, found.answer.itinerary.start)
    )
    working = [day for n in range(1, (ready - heard).days + 1) if (day := heard + timedelta(n)).weekday() < 5]
    assert len(working) == 10
    assert (heard.year, heard.month) == (2013, 2)  # no bank holiday is near


def test_the_papers_of_the_governing_body_are_due_a_week_before_and_its_days_are_not_known(document):
    leg = follow(document, "Dulverton").itinerary.legs[-1]
    assert (leg.receiver, leg.meets, leg.meets_dated, leg.papers_due) == (
        "governing-body",
        "2 months",
        False,
        "7 days",
    )
    assert (leg.missed, leg.late_by_days) == (None, None)
    assert (date.fromisoformat(leg.heard) - date.fromisoformat(leg.arrives)).days == 7 + 30


def test_what_is_heard_by_way_of_the_link_goes_by_way_of_healthwatch_from_april_on(document):
    """The LINk ends on 31 March 2013; Healthwatch begins on the next day.

    Between 28 March and 1 April lies Easter: a report of either day takes until Monday 8 April, so what starts on one
    of the last days of the LINk may as well wait for Healthwatch.
    """
    before, after = (follow(document, "isolated-homes", start=each) for each in ("2013-03-27", "2013-04-02"))
    for found, through, other in ((before, "link", "healthwatch"), (after, "healthwatch", "link")):
        passed = {leg.receiver for leg in found.itinerary.legs}
        assert through in passed
        assert other not in passed
    assert all(
        leg.departs >= "2013-04-01"
        for leg in after.itinerary.legs
        if "healthwatch" in (leg.sender, leg.receiver)
    )
    assert before.heard_share == after.heard_share == 1


def test_a_concern_that_starts_before_april_may_be_answered_by_way_of_healthwatch(document):
    found = follow(document, "isolated-homes", start="2013-03-25")
    assert "link" in {leg.receiver for leg in found.itinerary.legs}
    assert "healthwatch" in {leg.receiver for leg in found.answer.itinerary.legs}
    assert found.answer.itinerary.heard > "2013-04-01"


def test_without_healthwatch_only_182_of_365_starts_are_heard(document):
    """From 1 October to 31 March there are 182 days; of the following nobody carries a concern up."""
    found = follow(document, "isolated-homes", without=("healthwatch",))
    assert found.heard_share == 182 / 365
    assert (found.typical_days, found.worst_days) == (None, None)
    assert found.worst_start == str(LAST_OF_LINK + timedelta(days=1))
    late = follow(document, "isolated-homes", start="2013-04-02", without=("healthwatch",))
    assert (late.itinerary.heard, late.itinerary.legs) == (None, ())
    (expected,) = (each for each in found.expectations if each.expectation == "heard_within")
    assert (expected.result, expected.found) == ("not-met", None)
    assert expected.share < 182 / 365


@pytest.mark.parametrize("sender", ["link", "pct"])
def test_the_pct_and_the_link_say_nothing_after_31_march(document, sender):
    last, gone = (
        follow(document, sender, "governing-body", message=None, start=each)
        for each in ("2013-03-31", "2013-04-01")
    )
    assert last.itinerary.heard is not None
    assert gone.itinerary.heard is None
    assert last.heard_share == 182 / 365


def test_nobody_hears_of_the_link_after_31_march(document):
    found = follow(document, "isolated-homes", "link", message=None)
    assert (found.best_days, found.heard_share) == (0, 182 / 365)


def test_on_a_day_after_april_the_link_is_no_sender_and_healthwatch_carries_everything(document):
    found = follow(document, "isolated-homes", on=date(2013, 4, 2))
    assert "healthwatch" in found.route
    assert found.itinerary.start == "2013-04-02"
    assert found.heard_share == 1


def test_where_the_engagement_posts_end_a_concern_has_no_days(document):
    found = follow(document, "Dulverton", scenario="posts-end")
    assert (found.reached, found.best_days, found.typical_days, found.worst_days) == (False, None, None, None)
    assert (found.heard_share, found.itinerary, found.round_trip, found.loop) == (
        None,
        None,
        None,
        "no-route",
    )
    assert {each.result for each in found.expectations} == {"not-met"}
    answer = analyse(document, Choice(scenario="posts-end"))
    concern = next(each for each in answer.messages if each.message == "concern")
    assert (concern.loops.no_route.count, concern.loops.two_way.count) == (78, 3)  # three by way of the LINk
    heard = [each for each in concern.deliveries if each.best_days is not None]
    assert {each.sender for each in heard} == {"isolated-homes", "seasonal-workers", "travelling-families"}


def test_how_many_voices_there_are_of_each_sort(answer):
    """Who has no GP, and who uses no service, has no channel at all; the practices' patients and 3 others have."""
    loops = {each.message: each.loops for each in answer.messages if each.loops is not None}
    assert set(loops) == {"concern", "practice-view"}
    told = {
        name: (each.two_way.count, each.one_way.count, each.no_route.count) for name, each in loops.items()
    }
    assert told == {"concern": (79, 0, 2), "practice-view": (76, 0, 0)}
    assert loops["concern"].no_route.people is None


def test_the_days_of_every_delivery_are_in_order_and_every_figure_is_there(answer):
    for message in answer.messages:
        for each in message.deliveries:
            if not each.reached:
                assert each.best_days is each.worst_days is each.heard_share is None
                continue
            assert each.heard_share == 1
            assert each.best_days <= each.typical_days <= each.worst_days
            if not each.days_exact:
                assert each.typical_low_days <= each.typical_days <= each.typical_high_days
            if each.round_trip is not None:
                assert each.round_trip.worst_days >= each.worst_days
                assert each.round_trip.best_days >= each.best_days + each.answer.best_days


def test_a_decision_takes_two_months_of_meetings_at_worst(answer):
    """Governing body to federation to practice: twice 30 days of waiting for a month, nothing else."""
    decision = next(each for each in answer.messages if each.message == "decision")
    assert (decision.days.best_days, decision.days.worst_days, decision.days.days_exact) == (0, 60, False)
    assert abs(decision.days.typical_days - 30) <= 2
    (within,) = (each for each in decision.expectations if each.expectation == "heard_within")
    assert (within.wanted, within.met_count, within.not_met_count) == ("10 working days", 0, 76)


def test_patient_groups_that_meet_alike_in_one_forum_have_equal_days(answer):
    """73 of 76 groups have the same calendar, and all stand alike."""
    concern = next(each for each in answer.messages if each.message == "concern")
    patients = [each for each in concern.deliveries if each.sender.endswith("-patients")]
    figures = [(each.best_days, each.typical_days, each.worst_days, each.round_trip) for each in patients]
    assert len(figures) == 76
    assert len(set(figures)) <= 4


def test_most_of_the_timing_is_assumed(answer):
    assert answer.assumed_share.timing > 0.9
    assert {
        each.days_basis for message in answer.messages for each in message.deliveries if each.reached
    } <= {
        "assumed",
        "partly",
    }


def test_the_same_days_whatever_the_hash_seed():
    ask = (
        "from stakeholder_graph.assess.questions import trace\n"
        "from stakeholder_graph.assess.setting import Choice, open_model\n"
        "from stakeholder_graph.results.json_form import render_json\n"
        "document = open_model('models/somerset.yaml')\n"
        "print(render_json(trace(document, message='concern', sender='Dulverton')))\n"
        "print(render_json(trace(document, Choice(without=('healthwatch',)), message='practice-view')))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", ask],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (0, 5)
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
