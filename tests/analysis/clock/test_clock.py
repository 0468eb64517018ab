"""How many days: against the slow twin, which lives through them one by one, and on cases worked by hand.

1 October 2012 was a Monday, 31 March 2013 Easter Sunday; the places worked by hand begin on the one and are
counted over the 365 days from it.
"""

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.worlds import Worlds
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.cadence import read_duration
from stakeholder_graph.results.journeys import RoundTrip
from tests.analysis.clocked import (
    Watch,
    ask,
    ask_all,
    find_disagreements,
    find_last_day,
    find_wrong_round_trips,
    sweep,
)
from tests.analysis.day_by_day import find_periods, list_phases, simulate, simulate_round_trip
from tests.analysis.places import any_of, every
from tests.analysis.test_day_by_day import AS_OF, day, place_with
from tests.analysis.timed_places import build_timed_place, draw_phases, draw_question

ROOT = Path(__file__).parents[3]


def figures(days) -> tuple:
    """Best, typical and worst, and whether they are exact."""
    return days.best_days, days.typical_days, days.worst_days, days.days_exact


def read_days(days) -> RoundTrip:
    """The days of a delivery, of an answer or of a round trip, as one value."""
    return RoundTrip(**{name: getattr(days, name) for name in RoundTrip.__struct_fields__})


# --- places drawn by chance ---


@pytest.mark.parametrize("chunk", range(20))
def test_on_places_drawn_by_chance_everybody_hears_on_the_day_the_twin_says(chunk):
    """1,000 places, in phases drawn by chance: swept together and alone, from below and above, route by route."""
    wrong = []
    for seed in range(chunk * 50, chunk * 50 + 50):
        place = build_timed_place(seed)
        asked, phases = draw_question(place, seed), draw_phases(place, seed)
        watch, last_day = Watch(place, asked.message_kind), find_last_day(asked.start, seed)
        found = find_disagreements(watch, asked.senders, asked.start, phases, last_day)
        wrong += [f"place {seed}: {each}" for each in found]
    assert wrong == []


@pytest.mark.parametrize("chunk", range(6))
def test_on_places_drawn_by_chance_answers_come_back_on_the_day_the_twin_says(chunk):
    """In the very worlds that figures are estimated from."""
    found = [
        each for seed in range(2000 + chunk * 25, 2025 + chunk * 25) for each in find_wrong_round_trips(seed)
    ]
    assert found == []


def test_the_round_trips_drawn_are_mostly_answered_and_often_depend_on_a_phase_of_both_ways():
    """Were they not, the comparison above would prove less than it says."""
    told: list[str] = []
    for seed in range(2000, 2040):
        assert list(find_wrong_round_trips(seed, told)) == []
    count = Counter(told)
    assert count["answered"] > 15
    assert count["not answered"] > 2
    assert count["a phase of both ways"] > 5


def find_small_places(count: int, largest: int):
    """Places of which all phases can be tried, with what to ask of each."""
    for seed in range(3000, 9000):
        place = build_timed_place(seed)
        periods = [period.numerator for period in find_periods(place).values()]
        if 1 < np.prod(periods, dtype=np.int64) <= largest:
            yield place, draw_question(place, seed)
            count -= 1
        if count == 0:
            return


def test_no_phase_is_heard_before_the_soonest_or_after_the_latest_and_one_is_heard_on_the_soonest():
    """Every phase of 15 places. Only outward: a calendar that also lies on the way back is met with but once."""
    tight, seen = 0, 0
    for place, asked in find_small_places(15, 80):
        watch = Watch(place, asked.message_kind)
        last_day = asked.start + timedelta(days=250)
        last = watch.number(last_day)
        senders = tuple(each for each in asked.senders if each in watch.structure.number_of)
        receivers = [each for each in watch.structure.ids if each not in asked.senders]
        if not senders or not receivers:
            continue
        journeys, reached = watch.follow_down(senders, receivers)
        if not reached:
            continue
        passages = journeys.find_passages(np.array([watch.number(asked.start)], dtype=np.int32))
        lived = [
            simulate(place, asked.message_kind, senders, asked.start, phases, last_day)
            for phases in list_phases(place)
        ]
        for each, passage in zip(reached, passages, strict=True):
            heard = [watch.number(found[each].heard) for found in lived]
            soonest, latest = int(passage.soonest[0]), int(passage.latest[0])
            assert min(heard) == soonest or (soonest > last and min(heard) > last), (place.name, each)
            assert max(heard) <= latest or latest > last, (place.name, each)
            tight += max(heard) == latest
            seen += 1
    assert seen > 25
    assert tight > seen / 2


# --- all phases of places worked by hand ---


@pytest.mark.parametrize(
    ("channels", "meets"),
    [
        (["a -> z, every: week"], {}),
        (["a -> b, every: 5 days", "b -> z, every: 4 days, takes: 3 days"], {}),
        (
            ["a -> b, every: 3 days", "b -> z"],
            {"b": "meets: 5 days", "z": "meets: 4 days, papers_due: 2 days"},
        ),
        (["a -> z, every: 73 times a year"], {}),
        (["a -> z, every: 250 times a year"], {}),
        (["a -> z, every: month"], {}),
    ],
)
def test_on_a_single_route_of_different_calendars_best_and_worst_are_those_of_some_phase(channels, meets):
    """No start is like another only where days are known; so one start is enough here."""
    place = place_with(*channels, **meets)
    waits = [
        (simulate(place, None, ["a"], AS_OF, phases, AS_OF + timedelta(days=60))["z"].heard - AS_OF).days
        for phases in list_phases(place)
    ]
    found = ask(place, "a", "z")
    assert (found.best_days, found.worst_days) == (min(waits), max(waits))
    assert found.typical_low_days <= sorted(waits)[len(waits) // 2] <= found.typical_high_days


def test_of_two_routes_worst_is_a_bound_and_not_beyond_that_of_either():
    """Every 5 days or every 7: at worst both just missed, 4 days; the bound is the better of both."""
    place = place_with("a -> z, every: 5 days", "a -> b, every: week", "b -> z")
    waits = [
        (simulate(place, None, ["a"], AS_OF, phases, AS_OF + timedelta(days=20))["z"].heard - AS_OF).days
        for phases in list_phases(place)
    ]
    assert len(waits) == 35
    found = ask(place, "a", "z")
    assert (found.best_days, found.worst_days) == (min(waits), max(waits)) == (0, 4)


# --- one calendar ---


def test_a_week_of_unknown_phase_takes_nought_to_six_days_and_typically_three():
    found = ask(place_with("a -> b, every: week"), "a", "b")
    assert figures(found) == (0, 3, 6, False)
    assert found.typical_low_days <= 3 <= found.typical_high_days
    assert found.heard_share == 1
    assert found.days_basis == "assumed"


def test_a_week_from_a_known_day_takes_as_long_and_is_exact():
    """The day after a Wednesday waits longest; the first such day is Thursday 4 October."""
    found = ask(place_with("a -> b, every: week from 2012-10-03"), "a", "b")
    assert figures(found) == (0, 3, 6, True)
    assert (found.typical_low_days, found.typical_high_days) == (None, None)
    assert found.worst_start == "2012-10-04"


def sample_waits(place, sender, receiver, *, kind=None, seed=1):
    """The days that one delivery takes in the worlds that are drawn."""
    watch = Watch(place, kind)
    journeys, _ = watch.follow_up([sender], receiver)
    worlds = Worlds(watch.timetable, seed)
    return worlds.sample_heard(journeys.build_course(0)) - worlds.starts


def test_the_mean_wait_for_whole_days_is_half_of_a_day_less_than_the_interval():
    """(T - 1) / 2; of T = 50 days 24.5, drawn 1,095 times: give or take 3 x 14.4 / sqrt(1095) = 1.3."""
    waits = sample_waits(place_with("a -> b, every: 50 days"), "a", "b")
    assert set(waits.tolist()) == set(range(50))
    assert abs(waits.mean() - 24.5) < 1.3


def test_the_mean_wait_for_a_month_of_unknown_phase():
    """5370 / 365 = 14.71 days: seven gaps of 30 days and five of 31; give or take 3 x 8.8 / sqrt(1095) = 0.8."""
    waits = sample_waits(place_with("a -> b, every: month"), "a", "b")
    assert (waits.min(), waits.max()) == (0, 30)
    assert abs(waits.mean() - 5370 / 365) < 0.8
    found = ask(place_with("a -> b, every: month"), "a", "b")
    assert (found.best_days, found.worst_days) == (0, 30)
    assert found.typical_low_days <= 15 <= found.typical_high_days


def test_irregular_gaps_make_one_wait_longer_than_half_their_mean():
    """Crewkerne's gaps of 30, 61 and 58 days: (435 + 1830 + 1653) / 149 = 26.295, the published 26.795 less 0.5."""
    met = "[2011-10-25, 2011-11-24, 2012-01-24, 2012-03-22]"
    place = place_with(f"a -> b, every: {met}", as_of=day("2011-10-26"))
    watch = Watch(place)
    journeys, _ = watch.follow_up(["a"], "b")
    starts = watch.timetable.stretch.days[:149]
    (passage,) = journeys.find_passages(starts)
    assert (passage.soonest == passage.latest).all()
    assert float((passage.soonest - starts).mean()) == pytest.approx(26.795 - 0.5, abs=0.0005)


def test_after_the_last_of_its_days_nothing_is_heard_and_where_that_is_most_starts_nothing_is_typical():
    """149 of 365 starts come in time. The first that does not is 23 March 2012."""
    met = "[2011-10-25, 2011-11-24, 2012-01-24, 2012-03-22]"
    found = ask(place_with(f"a -> b, every: {met}", as_of=day("2011-10-26")), "a", "b")
    assert figures(found) == (0, None, None, True)
    assert found.heard_share == 149 / 365
    assert found.worst_start == "2012-03-23"


def test_where_most_starts_are_heard_something_is_typical_though_some_are_not():
    """Open from 1 October to 1 May, 213 days: the 183rd quickest start still has no wait."""
    found = ask(place_with("a -> b, until: 2013-05-01"), "a", "b")
    assert figures(found) == (0, 0, None, True)
    assert found.heard_share == 213 / 365
    assert found.worst_start == "2013-05-02"


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        ("a -> b, until: 2013-03-31", {}),
        ("a -> b", {"b": "until: 2013-03-31"}),
        ("a -> b", {"a": "until: 2013-03-31"}),
    ],
)
def test_who_ends_on_31_march_2013_is_heard_in_182_of_365_days(channel, said):
    """31 days of October, 30, 31, 31, 28 and 31 of March."""
    found = ask(place_with(channel, **said), "a", "b")
    assert found.heard_share == 182 / 365
    assert figures(found) == (0, None, None, True)
    assert found.worst_start == "2013-04-01"


def test_a_phase_that_is_not_known_may_miss_the_end():
    """Each start in the last 6 days is heard in some phases only, and bounded by none.

    Of the 1,095 starts about 301 of 365 are heard, a seventh of them after 0, 1, … 6 days: half of all are after 4.
    """
    found = ask(place_with("a -> b, every: week, until: 2013-07-31"), "a", "b")
    assert (found.best_days, found.typical_days, found.worst_days) == (0, 4, None)
    assert 298 / 365 < found.heard_share < 304 / 365  # 31 July is day 304 from 1 October
    assert found.worst_start == "2013-07-26"  # from 25 July on a week is left, in which it happens once


def test_who_begins_later_is_waited_for():
    """The way of today ends on 31 March; the next is open from 10 April: from 1 April one waits 9 days."""
    place = place_with("a -> b, until: 2013-03-31", "a -> b, since: 2013-04-10")
    found = ask(place, "a", "b")
    assert figures(found) == (0, 0, 9, True)
    assert (found.worst_start, found.heard_share) == ("2013-04-01", 1)
    assert found.route == ("a", "b")
    assert found.channels == ("a->b",)


def test_what_does_not_stand_yet_is_no_route_of_today():
    """Reached, routes and weak points are about the place as it stands; so are those that have days."""
    found = ask(place_with("a -> b, since: 2013-04-10"), "a", "b")
    assert (found.reached, read_days(found)) == (False, RoundTrip())


def test_a_later_day_begins_its_own_365_days():
    """From 1 March 2013 there are 31 days to 31 March."""
    place = place_with("a -> b, until: 2013-03-31")
    found = ask(place, "a", "b", day=day("2013-03-01"))
    assert found.heard_share == 31 / 365
    assert not ask(place, "a", "b", day=day("2013-04-01")).reached


def test_windows_in_which_a_channel_is_open_are_waited_for_where_they_are():
    """Open on the first 5 days, and from 1 January: from 6 October one waits 87 days."""
    place = place_with("a -> b, open: [2012-10-01 to 2012-10-05, 2013-01-01 to 2014-12-31]")
    found = ask(place, "a", "b")
    assert figures(found) == (0, 0, 87, True)
    assert found.worst_start == "2012-10-06"


# --- how long it takes ---


def test_working_days_over_christmas():
    """From Friday 21 December: 24, 27, 28, 31 December and 2 January. Of the rest of the year Easter is as long."""
    found = ask(place_with("a -> b, takes: 5 working days", as_of=day("2012-12-20")), "a", "b")
    assert figures(found) == (5, 7, 12, True)  # a Sunday and a week without holidays; an ordinary weekday
    assert found.worst_start == "2012-12-21"


def test_a_month_takes_as_long_as_the_month_is():
    found = ask(place_with("a -> b, takes: 1 month"), "a", "b")
    assert figures(found) == (28, 31, 31, True)


def test_who_hears_waits_for_its_meeting_and_a_sender_not_for_its_own():
    meets = "meets: week from 2012-10-03"
    assert figures(ask(place_with("a -> b", b=meets), "a", "b")) == (0, 3, 6, True)
    assert figures(ask(place_with("a -> b", a=meets), "a", "b")) == (0, 0, 0, True)
    assert figures(ask(place_with("a -> b", "b -> c", b=meets), "a", "c")) == (0, 3, 6, True)


def test_papers_that_are_due_make_everything_so_much_later():
    found = ask(place_with("a -> b", b="meets: week, papers_due: 3 days"), "a", "b")
    assert (found.best_days, found.typical_days, found.worst_days) == (3, 6, 9)
    found = ask(place_with("a -> b", b="meets: week from 2012-10-03, papers_due: 3 days"), "a", "b")
    assert figures(found) == (3, 6, 9, True)


def test_the_other_direction_has_other_days():
    """Down one waits for the meeting of whoever hears; up nobody meets."""
    place = place_with("board <-> practice, takes: 2 days", practice="meets: week from 2012-10-03")
    assert figures(ask(place, "board", "practice")) == (2, 5, 8, True)
    assert figures(ask(place, "practice", "board")) == (2, 2, 2, True)


def test_a_chain_of_cadences_waits_the_sum_of_both():
    """Every 8 and every 6 days: 7 + 5 at worst; 3.5 + 2.5 on average and in the middle."""
    found = ask(place_with("a -> b, every: 8 days", "b -> c, every: 6 days"), "a", "c")
    assert (found.best_days, found.typical_days, found.worst_days) == (0, 6, 12)
    assert found.typical_low_days <= 6 <= found.typical_high_days


def test_a_chain_of_four_cadences_waits_at_worst_a_day_less_at_each_than_its_interval():
    """Intervals 56, 91, 30, 61: 55 + 90 + 29 + 60 = 234; on average 27.5 + 45 + 14.5 + 30 = 117."""
    every_one = (
        "a -> b, every: 56 days",
        "b -> c, every: 91 days",
        "c -> d, every: 30 days",
        "d -> e, every: 61 days",
    )
    found = ask(
        place_with(*every_one), "a", "e", seed=2
    )  # the interval of seed 1 is one of the five in a hundred
    assert (found.best_days, found.worst_days) == (0, 234)
    assert found.typical_low_days <= 117 <= found.typical_high_days


def test_the_quicker_of_two_ways_is_taken_on_every_day():
    """By post in 4 days, or by the meeting of every second Wednesday from 3 October, 0 to 13 days away.

    In 14 days the waits are 0, 1, 2, 3 and ten times 4; the first start that takes 4 days is that of 4 October.
    """
    place = place_with("a -> b, takes: 4 days", "a -> b, every: 2 weeks from 2012-10-03")
    found = ask(place, "a", "b")
    assert figures(found) == (0, 4, 4, True)
    assert found.worst_start == "2012-10-04"


def test_a_message_of_a_kind_takes_what_its_channels_take():
    place = place_with("a -> b, carries: [concern]", "a -> b, takes: 9 days, carries: [decision]")
    assert figures(ask(place, "a", "b", kind="concern")) == (0, 0, 0, True)
    assert figures(ask(place, "a", "b", kind="decision")) == (9, 9, 9, True)
    assert not ask(place, "a", "b", kind="praise").reached


def test_who_does_not_relay_is_gone_round():
    place = place_with("a -> b", "b -> c", "a -> d, takes: 6 days", "d -> c", b="relays: false")
    found = ask(place, "a", "c")
    assert (found.route, figures(found)) == (("a", "d", "c"), (6, 6, 6, True))
    assert figures(ask(place, "b", "c")) == (0, 0, 0, True)


def test_the_route_that_is_told_arrives_first_on_the_first_day_and_is_not_the_shortest():
    place = place_with("a -> z, takes: 9 days", "a -> b, takes: 2 days", "b -> z, takes: 3 days")
    found = ask(place, "a", "z")
    assert (found.route, found.channels, found.hops) == (("a", "b", "z"), ("a->b", "b->z"), 2)
    assert figures(found) == (5, 5, 5, True)


def test_of_routes_that_arrive_on_the_same_day_the_shortest_is_told():
    """By b it is at v on the first day and directly three days later; both wait for the departure of 11 October."""
    place = place_with("a -> b", "b -> v", "a -> v, takes: 3 days", "v -> t, every: [2012-10-11]")
    assert ask(place, "a", "t").route == ("a", "v", "t")


def test_days_are_stated_only_where_their_source_vouches_for_them():
    text = "a -> b, every: week from 2012-10-03, takes: 0 days, source: {}"
    assert ask(place_with(text.format("{every: memory, takes: memory}")), "a", "b").days_basis == "stated"
    assert ask(place_with(text.format("{every: memory}")), "a", "b").days_basis == "partly"
    assert ask(place_with(text.format("memory")), "a", "b").days_basis == "assumed"


# --- any and every ---


def test_of_any_senders_the_one_that_tells_first_is_told_of():
    place = place_with("a -> z, takes: 5 days", "b -> z, takes: 2 days", "c -> z")
    found = ask(place, any_of("a", "b"), "z")
    assert (found.sender, found.route, figures(found)) == ("b", ("b", "z"), (2, 2, 2, True))


def test_of_any_receivers_the_one_that_hears_first_on_each_day_counts():
    """b hears on Wednesdays, c on Fridays: from Thursday 1 day, from Saturday 4."""
    place = place_with("a -> b, every: week from 2012-10-03", "a -> c, every: week from 2012-10-05")
    found = ask(place, "a", any_of("b", "c"))
    assert (found.receiver, found.route) == ("b", ("a", "b"))
    assert figures(found) == (0, 1, 4, True)
    assert found.worst_start == "2012-10-06"


def test_of_any_senders_and_any_receivers_the_first_to_hear_counts():
    place = place_with("a -> y, takes: 7 days", "a -> z, takes: 6 days", "b -> y, takes: 3 days")
    found = ask(place, any_of("a", "b"), any_of("y", "z"))
    assert (found.sender, found.receiver, figures(found)) == ("b", "y", (3, 3, 3, True))


def test_any_to_any_in_unknown_phases_is_estimated_from_whoever_hears_first():
    """The first of two weeks of unknown phases: of 49 pairs 13, 11, 9, 7, 5, 3 and 1 wait 0 to 6 days."""
    place = place_with("a -> y, every: week", "b -> z, every: week")
    found = ask(place, any_of("a", "b"), any_of("y", "z"))
    assert (found.best_days, found.worst_days, found.days_exact) == (0, 6, False)
    assert found.typical_low_days <= 2 <= found.typical_high_days  # the 25th of 49, the first with 2 days


def test_each_of_every_receiver_and_of_every_pair_has_its_own_days():
    place = place_with(
        "a -> y, takes: 1 day", "a -> z, takes: 2 days", "b -> y, takes: 3 days", "b -> z, takes: 4 days"
    )
    found = ask_all(place, every("a", "b"), every("y", "z"))
    assert [(each.sender, each.receiver, each.worst_days) for each in found] == [
        ("a", "y", 1),
        ("a", "z", 2),
        ("b", "y", 3),
        ("b", "z", 4),
    ]


def test_who_hears_first_by_the_calendars_is_who_answers():
    """b is nearest but hears after 9 days, when c has long heard; c has no way back."""
    place = place_with("a -> b, takes: 9 days", "b -> a", "a -> x", "x -> c")
    found = ask(place, "a", any_of("b", "c"), answered=True)
    assert (found.receiver, found.loop, found.answer.reached, found.round_trip) == (
        "c",
        "one-way",
        False,
        None,
    )


def test_who_hears_first_by_the_calendars_can_answer_though_the_nearest_cannot():
    place = place_with("a -> b, takes: 9 days", "a -> x", "x -> c", "c -> a, takes: 3 days")
    found = ask(place, "a", any_of("b", "c"), answered=True)
    assert (found.receiver, found.loop, found.answer.route) == ("c", "two-way", ("c", "a"))
    assert figures(found.answer) == figures(found.round_trip) == (3, 3, 3, True)


def test_who_tells_first_by_the_calendars_is_who_is_answered():
    place = place_with("a -> z, takes: 9 days", "z -> a", "b -> x", "x -> z", "z -> b, takes: 2 days")
    found = ask(place, any_of("a", "b"), "z", answered=True)
    assert (found.sender, found.answer.route, found.round_trip.worst_days) == ("b", ("z", "b"), 2)


# --- answers and round trips ---


def test_an_answer_counts_from_the_day_its_question_was_heard():
    place = place_with("a -> b, takes: 4 days", "b -> a, takes: 2 days")
    found = ask(place, "a", "b", answered=True, answer_takes=read_duration("10 days"))
    assert figures(found) == (4, 4, 4, True)
    assert figures(found.answer) == (12, 12, 12, True)
    assert figures(found.round_trip) == (16, 16, 16, True)
    assert found.answer.worst_start is None
    assert found.round_trip.worst_start == "2012-10-01"


def test_an_answer_waits_for_its_askers_meeting_and_not_for_its_answerers():
    meets = "meets: week from 2012-10-03"
    place = place_with("a <-> b", a=meets, b="meets: week from 2012-10-05")
    found = ask(place, "a", "b", answered=True)
    assert figures(found) == (0, 3, 6, True)
    assert figures(found.answer) == (5, 5, 5, True)  # from Friday to Wednesday
    assert figures(found.round_trip) == (5, 8, 11, True)


def test_a_round_trip_is_the_way_out_and_the_way_back_of_each_start_as_the_twin_lives_them():
    """All 365 starts: the worst way out need not be followed by the worst way back. The list of meetings ends."""
    place = place_with(
        "a -> b, every: month from 2012-10-31",
        "b -> a, takes: 3 working days",
        a="meets: [2012-12-06, 2013-01-10, 2013-02-14, 2013-05-16, 2013-08-01]",
    )
    last_day, waits = day("2013-12-01"), []
    for start in (AS_OF + timedelta(days=n) for n in range(365)):
        lived = simulate_round_trip(place, None, "a", "b", start, {}, last_day)
        never = float("inf")
        out = (lived.heard - start).days
        back = (lived.answered - lived.heard).days if lived.answered else never
        waits.append((out, back, out + back))
    found = ask(place, "a", "b", answered=True)
    for days, lived in zip((found, found.answer, found.round_trip), zip(*waits, strict=True), strict=True):
        ordered = sorted(lived)
        told = [None if each == float("inf") else each for each in (ordered[0], ordered[182], ordered[-1])]
        assert figures(days) == (*told, True)
        assert days.heard_share == mean(each < float("inf") for each in lived)
    assert found.worst_days + found.answer.best_days > found.round_trip.best_days
    assert 0.5 < found.answer.heard_share < 1


def test_both_ways_of_one_line_share_their_days_so_that_an_answer_leaves_at_once():
    found = ask(place_with("a <-> b, every: week from 2012-10-03"), "a", "b", answered=True)
    assert figures(found) == (0, 3, 6, True)
    assert figures(found.answer) == (0, 0, 0, True)
    assert figures(found.round_trip) == (0, 3, 6, True)


def test_both_ways_of_one_line_share_a_phase_that_is_not_known_so_that_an_answer_leaves_at_once():
    """In every world that is drawn. Worst is a bound, which does not know that the two phases are one."""
    found = ask(place_with("a <-> b, every: week"), "a", "b", answered=True)
    answer, round_trip = found.answer, found.round_trip
    assert (answer.best_days, answer.typical_low_days, answer.typical_days, answer.typical_high_days) == (
        0,
        0,
        0,
        0,
    )
    assert read_days(round_trip).typical_days == found.typical_days == 3
    assert (answer.worst_days, round_trip.worst_days) == (6, 12)


def test_two_lines_have_two_phases():
    """Both weekly: the answer waits 0 to 6 days, and the round trip takes twice 3."""
    found = ask(place_with("a -> b, every: week", "b -> a, every: week"), "a", "b", answered=True)
    assert (found.answer.best_days, found.answer.typical_days, found.answer.worst_days) == (0, 3, 6)
    round_trip = found.round_trip
    assert (round_trip.best_days, round_trip.worst_days) == (0, 12)
    assert round_trip.typical_low_days <= 6 <= round_trip.typical_high_days


def test_an_answer_by_a_week_after_a_week_leaves_on_the_day_that_its_line_departs_again():
    """Ready a day after it was heard, it waits for the next departure of the same line: 7 days in every phase."""
    place = place_with("a <-> b, every: week")
    found = ask(place, "a", "b", answered=True, answer_takes=read_duration("1 day"))
    answer = found.answer
    assert (answer.typical_low_days, answer.typical_days, answer.typical_high_days) == (7, 7, 7)
    assert found.round_trip.typical_days == 10


def test_an_answer_is_bounded_over_every_day_on_which_its_question_may_be_heard():
    """From 1 October 2012 until 6 October 2013, 6 days after the last start; on those two days an answer can leave.

    Heard on 4 October it waits longest, 367 days; a question of 1 October may be heard then, and takes 370.
    """
    place = place_with("a -> b, every: week", "b -> a, every: [2012-10-03, 2013-10-06]")
    found = ask(place, "a", "b", answered=True)
    assert (found.answer.best_days, found.answer.worst_days) == (0, 367)
    assert (found.round_trip.best_days, found.round_trip.worst_days) == (0, 370)
    assert found.round_trip.worst_start == "2012-10-01"
    assert found.answer.heard_share == 1


def test_a_way_back_that_ends_leaves_some_questions_without_an_answer():
    place = place_with("a -> b", "b -> a, until: 2013-03-31")
    found = ask(place, "a", "b", answered=True)
    assert figures(found) == (0, 0, 0, True)
    assert found.answer.heard_share == found.round_trip.heard_share == 182 / 365
    assert found.round_trip.worst_days is None
    assert found.loop == "two-way"


def test_who_is_not_answered_has_no_days_for_it():
    found = ask(place_with("a -> b, every: week"), "a", "b", answered=True)
    assert (found.loop, found.answer.reached, read_days(found.answer)) == ("one-way", False, RoundTrip())
    assert found.round_trip is None
    found = ask(place_with("a -> b, every: week"), "b", "a", answered=True)
    assert (found.loop, found.answer, found.round_trip) == ("no-route", None, None)


# --- what is estimated ---


def test_the_interval_holds_the_median_in_95_of_100_estimates():
    """Every 300 and every 200 days: the 30,000th and the 30,001st of 60,000 pairs wait 249 days."""
    place = place_with("a -> b, every: 300 days", "b -> c, every: 200 days")
    waits = sorted(sum(pair) for pair in product(range(300), range(200)))
    assert waits[29_999] == waits[30_000] == 249
    found = [ask(place, "a", "c", seed=seed) for seed in range(300)]
    assert all(each.typical_low_days <= each.typical_days <= each.typical_high_days for each in found)
    assert mean(each.typical_low_days <= 249 <= each.typical_high_days for each in found) >= 0.95
    assert len({each.typical_days for each in found}) > 10
    assert {(each.best_days, each.worst_days) for each in found} == {(0, 498)}


def test_the_interval_is_about_as_narrow_as_it_can_be():
    """Of a year of unknown phase, 365 days alike: 1.96 x 365 / (2 sqrt 1095) = 10.8 days to each side of 182."""
    found = ask(place_with("a -> b, every: year"), "a", "b")
    assert found.typical_low_days <= 182 <= found.typical_high_days
    assert found.typical_high_days - found.typical_low_days < 2 * 10.8 * 1.5


def test_the_same_seed_gives_the_same_figures_and_another_seed_others():
    place = place_with("a <-> b, every: year", "b <-> c, every: 200 days")
    first = ask(place, "a", "c", answered=True, seed=7)
    assert first == ask(place, "a", "c", answered=True, seed=7)
    assert first != ask(place, "a", "c", answered=True, seed=8)


def test_the_figures_of_a_voice_do_not_change_with_what_else_is_in_the_place():
    alone = ask(place_with("m -> n, every: year", "n -> z, every: quarter"), "m", "z")
    beside = place_with(
        "a -> z, every: 9 days", "b <-> m, every: week", "m -> n, every: year", "n -> z, every: quarter"
    )
    assert read_days(ask(beside, "m", "z")) == read_days(alone)


def test_voices_in_equal_positions_have_equal_figures():
    """Their calendars are different ones, drawn alike."""
    ways = [f"v{n} <-> f, every: month" for n in range(6)]
    place = place_with(*ways, "f <-> z, every: 50 days", f="meets: quarter")
    found = ask_all(place, every(*(f"v{n}" for n in range(6))), "z", answered=True)
    assert len({read_days(each) for each in found}) == 1
    assert len({read_days(each.answer) for each in found}) == 1
    assert len({each.round_trip for each in found}) == 1


def test_receivers_in_equal_positions_have_equal_bounds_and_typical_days_within_chance():
    """They are swept together, in worlds in which each has a phase of its own."""
    place = place_with("z -> f, every: 50 days", *(f"f -> p{n}, every: month" for n in range(6)))
    found = ask_all(place, "z", every(*(f"p{n}" for n in range(6))))
    assert {(each.best_days, each.worst_days) for each in found} == {(0, 79)}
    assert max(each.typical_low_days for each in found) <= min(each.typical_high_days for each in found)


def test_the_same_figures_whatever_the_hash_seed():
    code = (
        "from tests.analysis.clocked import ask_all\n"
        "from tests.analysis.places import any_of, every\n"
        "from tests.analysis.timed_places import build_timed_place\n"
        "for seed in range(6):\n"
        "    place = build_timed_place(seed)\n"
        "    ids = list(place.stakeholders)\n"
        "    print(ask_all(place, every(*ids), ids[0], answered=True))\n"
        "    print(ask_all(place, any_of(*ids), any_of(*ids[:2]), answered=True))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (0, 77)
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


# --- what never happens ---


def find_passages(place, asked) -> dict:
    """When everybody who is reached hears, at the soonest and at the latest, for four months of starts."""
    watch = Watch(place, asked.message_kind)
    senders = tuple(each for each in asked.senders if each in watch.structure.number_of)
    receivers = [each for each in watch.structure.ids if each not in asked.senders]
    if not senders or not receivers:
        return {}
    journeys, reached = watch.follow_down(senders, receivers)
    passages = journeys.find_passages(watch.timetable.stretch.days[:120])
    return dict(zip(reached, passages, strict=True))


@pytest.mark.parametrize("chunk", range(4))
def test_who_starts_later_is_never_heard_earlier(chunk):
    for seed in range(chunk * 15, chunk * 15 + 15):
        place = build_timed_place(seed)
        for passage in find_passages(place, draw_question(place, seed)).values():
            assert (np.diff(passage.soonest) >= 0).all()
            assert (np.diff(passage.latest) >= 0).all()
            assert (passage.soonest <= passage.latest).all()


@pytest.mark.parametrize("chunk", range(4))
def test_with_a_channel_less_nobody_hears_earlier_and_with_one_more_nobody_later(chunk):
    """Of each of 60 places one channel is taken away; the place that has it is the one with one more."""
    for seed in range(100 + chunk * 15, 115 + chunk * 15):
        place = build_timed_place(seed)
        asked = draw_question(place, seed)
        gone = place.channels[seed % len(place.channels)]
        without = replace(place, channels=tuple(each for each in place.channels if each != gone))
        more, fewer = find_passages(place, asked), find_passages(without, asked)
        assert fewer.keys() <= more.keys()
        for each, passage in fewer.items():
            assert (passage.soonest >= more[each].soonest).all()
            assert (passage.latest >= more[each].latest).all()


@pytest.mark.parametrize("seed", range(30))
def test_the_figures_of_places_drawn_by_chance_are_in_order(seed):
    place = build_timed_place(5000 + seed)
    ids = list(place.stakeholders)
    for found in ask_all(place, every(*ids[1:]), ids[0], answered=True):
        for days in (found, found.answer, found.round_trip):
            if days is None or days.days_exact is None:
                assert days is None or read_days(days) == RoundTrip()
                continue
            assert 0 <= days.heard_share <= 1
            told = (
                days.best_days,
                days.typical_low_days,
                days.typical_days,
                days.typical_high_days,
                days.worst_days,
            )
            known = [float("inf") if each is None else each for each in told]
            if days.days_exact:
                assert told[1] is told[3] is None
                known = [known[0], known[2], known[4]]
            assert known == sorted(known), (place.name, found)
            assert (days.heard_share == 1) or days.worst_days is None
            assert (days.typical_days is not None) == (days.heard_share > 0.5) or days.heard_share == 0.5
        if found.reached:
            assert found.route[0] == found.sender
            assert found.route[-1] == found.receiver
            assert len(found.channels) == found.hops


def test_a_known_phase_is_a_calendar_with_dates():
    """A week of phase 2 from Monday is a week from Wednesday: the sweeps agree for every day to start."""
    unknown, known = (
        Watch(place_with("a -> b, every: week")),
        Watch(place_with("a -> b, every: week from 2012-10-03")),
    )
    starts = known.timetable.stretch.days[:60]
    course = unknown.follow_up(["a"], "b")[0].build_course(0)
    world = unknown.set_phases({"channel:a->b": 2})
    (passage,) = known.follow_up(["a"], "b")[0].find_passages(starts)
    assert [sweep(course, starts[n : n + 1], world) for n in range(60)] == passage.soonest.tolist()


def test_a_phase_counts_from_the_day_of_the_place_whatever_the_first_day_to_start():
    """Phase 2 from Monday 1 October is Wednesday, also for those who start in the week of 8 October."""
    place = place_with("a -> b, every: week")
    timetable = Timetable(Structure(place, later=True), day("2012-10-09"))
    watch = Watch(place)
    watch.timetable = timetable
    course = watch.follow_up(["a"], "b")[0].build_course(0)
    heard = sweep(course, timetable.stretch.days[:1], watch.set_phases({"channel:a->b": 2}))
    assert timetable.stretch.day(heard) == date(2012, 10, 10)
