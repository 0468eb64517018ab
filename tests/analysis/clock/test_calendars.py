"""Durations and cadences as tables of days: each entry as counted on the fingers, and the ends of time."""

import random
from datetime import date, timedelta

import numpy as np
import pytest

from stakeholder_graph.analysis.clock.calendars import (
    HORIZON_DAYS,
    START_COUNT,
    Stretch,
    find_bank_holidays,
    find_period,
)
from stakeholder_graph.model.cadence import read_cadence, read_cadence_dates, read_duration
from tests.analysis.day_by_day import (
    BANK_HOLIDAYS,
    go_back,
    go_forward,
    happens_on,
    is_anchored,
    is_working_day,
    measure_period,
)
from tests.analysis.timed_places import (
    DURATIONS,
    RULES,
    UNANCHORED,
    draw_interval,
    draw_rule,
    draw_weekday,
)

FIRST = date(2012, 10, 1)
STRETCH = Stretch(FIRST)
SEEN = 800
"""How many days of the stretch are looked at: they hold two Christmases and two Easters."""


def marked(stretch: Stretch, cadence, default_start=FIRST) -> list[date]:
    return [stretch.day(number) for number in np.flatnonzero(stretch.mark_days(cadence, default_start))]


# --- the stretch ---


def test_a_stretch_is_long_enough_for_ten_years_after_the_last_start():
    assert START_COUNT == 365
    assert STRETCH.never == 365 + HORIZON_DAYS == 4025
    assert STRETCH.day(0) == FIRST
    assert STRETCH.number(date(2012, 9, 30)) == -1
    assert STRETCH.day(STRETCH.number(date(2014, 2, 28))) == date(2014, 2, 28)


def test_the_last_of_all_days_ends_a_stretch():
    """31 December 9999 is the last day there is; nothing is added beyond it."""
    stretch = Stretch(date(9999, 12, 30))
    assert stretch.never == 2
    assert stretch.add(read_duration("1 day")).tolist() == [1, 2, 2]
    assert stretch.add(read_duration("2 months")).tolist() == [2, 2, 2]
    assert marked(stretch, read_cadence("week from 9999-12-24")) == [date(9999, 12, 31)]


def test_days_between_two_both_included():
    marks = STRETCH.mark_between(date(2012, 10, 3), date(2012, 10, 5))
    assert np.flatnonzero(marks).tolist() == [2, 3, 4]
    assert STRETCH.mark_between(None, None).all()
    assert not STRETCH.mark_between(None, date(2012, 9, 30)).any()
    assert STRETCH.mark_between(date(2012, 9, 1), date(2012, 10, 1)).sum() == 1
    assert not STRETCH.mark_between(date(2030, 1, 1), None).any()


# --- durations ---


@pytest.mark.parametrize("written", [*DURATIONS, "31 days", "12 months", "60 working days"])
def test_what_a_duration_adds_and_when_papers_are_due_as_counted_day_by_day(written):
    duration = read_duration(written)
    later, first_due, cutoffs = (
        STRETCH.add(duration),
        STRETCH.find_first_due(duration),
        STRETCH.find_cutoffs(duration),
    )
    due = 0
    for number in range(SEEN):
        day = STRETCH.day(number)
        assert STRETCH.day(later[number]) == go_forward(day, duration), day
        assert STRETCH.day(cutoffs[number]) == go_back(day, duration), day
        while go_back(STRETCH.day(due), duration) < day:
            due += 1
        assert first_due[number] == due, day


@pytest.mark.parametrize("written", DURATIONS)
def test_tables_never_fall_never_go_back_and_keep_never(written):
    duration = read_duration(written)
    for table in (STRETCH.add(duration), STRETCH.find_first_due(duration)):
        assert len(table) == STRETCH.never + 1
        assert table[-1] == STRETCH.never
        assert (np.diff(table) >= 0).all()
        assert (table >= STRETCH.days).all()


def test_what_takes_longer_than_the_stretch_never_arrives():
    table = STRETCH.add(read_duration("3660 days"))
    assert table[364] == 364 + 3660 == STRETCH.never - 1
    assert table[365] == STRETCH.never
    assert (STRETCH.add(read_duration("3660 months")) == STRETCH.never).all()


def test_papers_due_before_the_first_day_of_the_stretch_are_known_too():
    """For Thursday 4 October papers were due on Thursday 27 September, four days before the stretch begins."""
    assert STRETCH.find_cutoffs(read_duration("1 week"))[3] == -4
    assert STRETCH.find_first_due(read_duration("1 week"))[0] == 7


def test_the_bank_holidays_around_christmas_and_the_jubilee():
    found = {str(each) for each in find_bank_holidays(2012, 2013)}
    assert {
        "2012-06-04",
        "2012-06-05",
        "2012-12-25",
        "2012-12-26",
        "2013-01-01",
        "2013-03-29",
        "2013-04-01",
    } <= found
    assert "2012-05-28" not in found  # moved to the Jubilee
    assert found == {
        str(day)
        for number in range(731)
        if (day := date(2012, 1, 1) + timedelta(days=number)) in BANK_HOLIDAYS
    }


def test_a_working_day_is_no_weekend_and_no_bank_holiday():
    assert not is_working_day(date(2012, 12, 25))
    table = STRETCH.add(read_duration("1 working day"))
    assert all(is_working_day(STRETCH.day(number)) for number in table[:SEEN])


# --- cadences whose days are known ---


def draw_anchored(count: int):
    dice = random.Random("anchored")
    for _ in range(count):
        text = dice.choice((draw_weekday, draw_interval, draw_rule))(dice, FIRST).strip('"')
        yield read_cadence(text)


@pytest.mark.parametrize("cadence", list(draw_anchored(40)), ids=str)
def test_the_days_of_a_cadence_as_found_day_by_day(cadence):
    assert find_period(cadence) is None
    found = [day for day in marked(STRETCH, cadence) if STRETCH.number(day) < SEEN]
    seen = [STRETCH.day(number) for number in range(SEEN)]
    assert found == [day for day in seen if happens_on(cadence, day, FIRST)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_without_a_start_begins_with_the_place_and_not_with_the_stretch(rule):
    """The place is of 1 August; a stretch that begins later still counts every fifth day, or 30 weeks, from then."""
    cadence, begins = read_cadence(f"RRULE:{rule}"), date(2012, 8, 1)
    found = [day for day in marked(STRETCH, cadence, begins) if STRETCH.number(day) < SEEN]
    seen = [STRETCH.day(number) for number in range(SEEN)]
    assert found == [day for day in seen if happens_on(cadence, day, begins)]


def test_a_list_of_dates_is_those_dates_and_never_again():
    cadence = read_cadence_dates(["2012-11-05", "2012-09-01", "2012-10-01"])
    assert marked(STRETCH, cadence) == [date(2012, 10, 1), date(2012, 11, 5)]
    later = STRETCH.find_next(STRETCH.mark_days(cadence, FIRST))
    assert [later[0], later[1], later[35], later[36]] == [0, 35, 35, STRETCH.never]


def test_a_cadence_that_began_long_ago_goes_on_and_one_that_begins_later_waits():
    assert marked(STRETCH, read_cadence("2 weeks from 1999-01-06"))[0] == date(
        2012, 10, 10
    )  # 359 fortnights on
    assert marked(STRETCH, read_cadence("month from 1999-01-31"))[:2] == [
        date(2012, 10, 31),
        date(2012, 11, 30),
    ]
    assert marked(STRETCH, read_cadence("week from 2013-01-30"))[0] == date(2013, 1, 30)
    assert marked(STRETCH, read_cadence("month from 2013-01-30"))[:2] == [
        date(2013, 1, 30),
        date(2013, 2, 28),
    ]


def test_the_first_week_of_a_month_that_began_before_the_stretch():
    stretch = Stretch(date(2012, 10, 3))
    assert marked(stretch, read_cadence("monthly on the first monday"))[0] == date(2012, 11, 5)
    assert marked(stretch, read_cadence("monthly on the first wednesday"))[0] == date(2012, 10, 3)


# --- cadences whose phase is not known ---


@pytest.mark.parametrize("written", UNANCHORED)
def test_periods_are_as_long_as_the_twin_says(written):
    cadence = read_cadence(written)
    assert find_period(cadence) == measure_period(cadence)
    assert not is_anchored(cadence)
    with pytest.raises(ValueError, match="are not known"):
        STRETCH.mark_days(cadence, FIRST)


# --- waiting ---


def draw_marks(dice: random.Random, stretch: Stretch) -> np.ndarray:
    share = dice.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    return np.array([dice.random() < share for _ in range(stretch.never)], dtype=np.bool_)


def make_short(length: int) -> Stretch:
    """A stretch that ends with the calendar, so that all of its days can be looked at."""
    return Stretch(date.max - timedelta(days=length - 1))


@pytest.mark.parametrize("seed", range(30))
def test_the_next_marked_day_is_the_day_itself_or_the_first_one_after_it(seed):
    dice, stretch = random.Random(seed), make_short(40)
    marks = draw_marks(dice, stretch)
    wanted = [next((n for n in range(day, 40) if marks[n]), 40) for day in range(40)]
    assert stretch.find_next(marks).tolist() == [*wanted, 40]


@pytest.mark.parametrize("seed", range(60))
def test_the_day_by_which_something_has_surely_happened_as_found_by_trying_every_run(seed):
    """It is the end of the first ``wait`` + 1 marked days running, none of them before the day."""
    dice, stretch = random.Random(seed), make_short(40)
    marks, wait = draw_marks(dice, stretch), dice.choice((0, 1, 2, 5, 30, 60))
    wanted = [
        next((n + wait for n in range(day, 40 - wait) if marks[n : n + wait + 1].all()), 40)
        for day in range(40)
    ]
    assert stretch.find_settled(marks, wait).tolist() == [*wanted, 40]
