"""Deliveries that are followed together, held to those that are followed one by one."""

from datetime import date, timedelta

import numpy as np
import pytest

from stakeholder_graph.analysis.clock import clock as clock_module
from stakeholder_graph.analysis.clock.answer_days import add_days
from stakeholder_graph.analysis.clock.clock import Clock
from stakeholder_graph.analysis.clock.days import estimate_median
from stakeholder_graph.analysis.clock.journeys import Journeys
from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.analysis.clock.together import DRAWS, Together
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.ways import gather_ways_out
from tests.analysis.day_by_day import simulate_round_trip
from tests.analysis.timed_places import read_text

PLACE = """
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
stakeholders:
  board: {name: Board, kind: board, meets: month, papers_due: 3 working days}
  forum: {name: Forum, kind: forum, meets: every quarter}
  office: {name: Office, kind: group, until: 2013-06-30}
  hill: {name: Hill, kind: patient-group, meets: every 50 days}
  mill: {name: Mill, kind: patient-group}
  ford: {name: Ford, kind: patient-group, relays: false}
channels:
  - {from: every patient-group, to: forum, both_ways: true, by: meeting, every: 2 weeks}
  - {from: forum, to: board, both_ways: true, by: report, takes: 5 working days}
  - {from: [mill, ford], to: office, both_ways: true, by: phone}
  - {from: office, to: board, both_ways: true, by: meeting, every: 5 times a year}
  - {from: hill, to: mill, by: letter, every: week}
messages:
  concern: {from: every patient-group, to: board, answered: true, answer_takes: 10 days, answered_within: 90 days}
"""


@pytest.fixture(scope="module")
def structure():
    return Structure(read_text(PLACE))


def follow(structure, *, seed=1):
    message = structure.place.messages[0]
    asked = find_asked(structure, message)
    return add_days(Clock(structure, seed), message, asked, find_deliveries(structure, message, asked))


def test_together_and_one_by_one_agree(structure, monkeypatch):
    """Bounds and routes exactly, the share in time closely; the medians of two estimates overlap."""
    alone = follow(structure)
    monkeypatch.setattr(clock_module, "TANGLED_CHANNELS", -1)
    for one, other in zip(alone, follow(structure), strict=True):
        for here, there in ((one, other), (one.answer, other.answer), (one.round_trip, other.round_trip)):
            assert (here.best_days, here.worst_days) == (there.best_days, there.worst_days)
            assert here.typical_low_days <= there.typical_high_days
            assert there.typical_low_days <= here.typical_high_days
            assert here.heard_share == pytest.approx(there.heard_share, abs=0.06)
        assert one.route == other.route
        assert [each.result for each in one.expectations] == [each.result for each in other.expectations]
        assert one.expectations[0].share == pytest.approx(other.expectations[0].share, abs=0.1)


def test_every_draw_is_what_the_days_bring_one_by_one(structure):
    """Each draw of phases, lived through by the slow twin: the question heard, and the answer."""
    clock = Clock(structure)
    message = structure.place.messages[0]
    asked = find_asked(structure, message)
    ((fan, _),) = gather_ways_out(clock.structure, message, asked, find_deliveries(structure, message, asked))
    never = clock.timetable.stretch.never
    drawn = Together(clock.timetable, 1).sample_heard(Journeys(fan, clock.timetable))
    few = clock.timetable.sample(DRAWS, 1).phases
    names = list(clock.timetable._period_of)
    for draw in (0, 7, 24):
        phases = {name: int(few[number, draw]) for number, name in enumerate(names)}
        for start in (0, 100, 364):
            day = date(2012, 10, 1) + timedelta(days=start)
            for one, heard in zip(fan.asked, drawn, strict=True):
                truth = simulate_round_trip(
                    structure.place, None, one.senders[0], "board", day, phases, day + timedelta(days=400)
                )
                found = int(heard[draw * START_COUNT + start])
                assert truth.heard == (None if found == never else clock.timetable.stretch.day(found))


def test_interval_of_rounds_covers_the_median():
    """Rounds of values that share a shift: 95 of 100 intervals hold the true median, and are wider than if not."""
    random = np.random.default_rng(7)
    held = wider = 0
    for _ in range(400):
        shifts = random.integers(0, 60, size=(DRAWS, 1))
        rounds = (shifts + random.integers(0, 41, size=(DRAWS, 365))).astype(np.int32)
        low, _, high = estimate_median(rounds.ravel(), DRAWS)
        held += low <= 50 <= high  # the sum of two even distributions about 29.5 and 20: median 49 or 50
        simple = estimate_median(rounds.ravel())
        wider += high - low > simple[2] - simple[0]
    assert held >= 0.92 * 400
    assert wider > 0.95 * 400


def test_one_sender_and_many_answers_agree_too(monkeypatch):
    """Down the place, where a sweep has a column for each start and not for each day."""
    text = PLACE.replace("from: every patient-group, to: board,", "from: board, to: every patient-group,")
    structure = Structure(read_text(text))
    alone = follow(structure)
    monkeypatch.setattr(clock_module, "TANGLED_CHANNELS", -1)
    for one, other in zip(alone, follow(structure), strict=True):
        for here, there in ((one, other), (one.answer, other.answer), (one.round_trip, other.round_trip)):
            assert (here.best_days, here.worst_days) == (there.best_days, there.worst_days)
            assert here.typical_low_days <= there.typical_high_days
            assert there.typical_low_days <= here.typical_high_days


def test_draws_are_made_once_for_all_that_ask(structure):
    """Whichever answers come first, the questions are heard in the same draws and to the same last day."""
    clock = Clock(structure)
    message = structure.place.messages[0]
    asked = find_asked(structure, message)
    ((fan, _),) = gather_ways_out(clock.structure, message, asked, find_deliveries(structure, message, asked))
    journeys = Journeys(fan, clock.timetable)
    first = clock.together.sample_heard(journeys)
    assert clock.together.sample_heard(journeys) is first
    longest = max(int(days[days < clock.timetable.stretch.never].max()) for days in first)
    assert longest <= max(int(each.latest.max()) for each in journeys.passages)


def test_answers_of_any_are_told_only_if_it_is_the_same_two_whatever_the_day():
    """Forum f ends on 31 October; afterwards it is g who asks, so no one pair stands for all starts."""
    text = """
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
stakeholders:
  board: {name: Board, kind: board}
  f: {name: F, kind: forum, until: 2012-10-31}
  g: {name: G, kind: forum}
channels:
  - {from: f, to: board, both_ways: true, by: phone, takes: 0 days}
  - {from: g, to: board, both_ways: true, by: report, takes: 1 day}
messages:
  concern: {from: any forum, to: board, answered: true, answered_within: 10 days}
"""
    (found,) = follow(Structure(read_text(text)))
    assert found.sender == "f"
    assert found.worst_days == 1
    assert found.answer.reached
    assert (found.answer.worst_days, found.round_trip) == (None, None)
    ends = text.replace(", until: 2012-10-31", "")
    (kept,) = follow(Structure(read_text(ends)))
    assert (kept.sender, kept.round_trip.worst_days, kept.expectations[0].result) == ("f", 0, "met")
