"""The slow twin of the clock on cases worked by hand, so that what it says can be held against the clock.

Calendars used below: 1 October 2012 was a Monday, 6 December 2012 a Thursday, 31 March 2013 Easter Sunday.
"""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from stakeholder_graph.model.cadence import Duration, read_cadence, read_duration
from stakeholder_graph.model.place import Place
from tests.analysis.day_by_day import (
    Hearing,
    RoundTrip,
    falls_on,
    find_periods,
    go_back,
    go_forward,
    happens_on,
    list_phases,
    measure_period,
    simulate,
    simulate_round_trip,
)
from tests.analysis.timed_places import (
    LAST_DAY,
    build_timed_place,
    draw_phases,
    draw_question,
    read_text,
    write_timed_place,
)

AS_OF = date(2012, 10, 1)


def place_with(*channels: str, as_of: date | None = AS_OF, **stakeholders: str) -> Place:
    """A place with channels such as "a -> b, every: week"; stakeholders need naming only to say more of them."""
    lines = []
    names = dict.fromkeys(stakeholders)
    for channel in channels:
        ends, _, said = channel.partition(",")
        sender, receiver = ends.replace("<->", "->").split(" -> ")
        names |= {sender: None, receiver: None}
        both_ways = ", both_ways: true" if "<->" in ends else ""
        said = f",{said}" if said else ""
        lines.append(f"  - {{from: {sender}, to: {receiver}, by: post{both_ways}{said}}}")
    known = [
        f"  {name}: {{name: {name}, kind: group{', ' if name in stakeholders else ''}{stakeholders.get(name, '')}}}"
        for name in names
    ]
    top = ["format: stakeholder-graph/1", "place: Worked"] + ([f"as_of: {as_of}"] if as_of else [])
    return read_text("\n".join([*top, "stakeholders:", *known, "channels:", *lines]))


def day(text: str) -> date:
    return date.fromisoformat(text)


def hear(
    place: Place, receiver: str, start: str | date, phases=None, *, sender="a", kind=None
) -> date | None:
    """The day on which one stakeholder hears what another says."""
    start = day(start) if isinstance(start, str) else start
    return simulate(place, kind, [sender], start, phases or {}, LAST_DAY)[receiver].heard


def wait_days(place: Place, receiver: str, start: date, phases=None) -> int:
    return (hear(place, receiver, start, phases) - start).days


# --- one day ---


def test_channels_open_every_day_pass_on_through_a_whole_chain_on_the_same_day_however_they_are_written():
    place = place_with("c -> d", "b -> c", "a -> b")
    found = simulate(place, None, ["a"], AS_OF, {}, LAST_DAY)
    assert found == dict.fromkeys("abcd", Hearing(AS_OF, AS_OF))


def test_who_hears_at_a_meeting_passes_it_on_at_another_meeting_on_the_same_day():
    place = place_with("b -> c", "a -> b", b="meets: [2012-10-04]", c="meets: [2012-10-04, 2012-10-05]")
    assert hear(place, "c", "2012-10-01") == day("2012-10-04")


def test_nobody_hears_who_is_not_told_within_the_days_simulated():
    place = place_with("a -> b, takes: 3 days", c="people: 10")
    found = simulate(place, None, ["a"], AS_OF, {}, AS_OF + timedelta(days=2))
    assert found["b"] == found["c"] == Hearing(None, None)
    assert simulate(place, None, ["a"], AS_OF, {}, AS_OF + timedelta(days=3))["b"].heard == day("2012-10-04")


def test_several_senders_all_start_on_the_day():
    place = place_with("a -> c, takes: 5 days", "b -> c, takes: 2 days")
    found = simulate(place, None, ["a", "b"], AS_OF, {}, LAST_DAY)
    assert [found[each].heard for each in "abc"] == [AS_OF, AS_OF, day("2012-10-03")]


# --- meetings and their papers ---

BOARD = place_with("a -> board", board="meets: [2012-12-06, 2013-01-10], papers_due: 7 days")


@pytest.mark.parametrize(
    ("start", "heard"),
    [
        ("2012-11-01", "2012-12-06"),
        ("2012-11-29", "2012-12-06"),  # papers for 6 December are due on 29 November
        ("2012-11-30", "2013-01-10"),  # a day late
        ("2012-12-02", "2013-01-10"),  # three days too late: it waits 39 days
        ("2013-01-03", "2013-01-10"),
        ("2013-01-04", None),  # the list has ended
    ],
)
def test_a_board_takes_in_what_arrived_before_its_papers_were_due(start, heard):
    assert hear(BOARD, "board", start) == (heard and day(heard))


def test_where_papers_are_not_due_what_arrives_on_the_day_of_the_meeting_counts():
    place = place_with("a -> board, takes: 2 days", board="meets: [2012-10-03, 2012-11-07]")
    assert hear(place, "board", "2012-10-01") == day("2012-10-03")
    assert hear(place, "board", "2012-10-02") == day("2012-11-07")


def test_papers_due_in_months_and_in_working_days():
    place = place_with("a -> board", board="meets: [2013-03-31], papers_due: 1 month")
    assert hear(place, "board", "2013-02-28") == day("2013-03-31")  # there is no 31 February
    assert hear(place, "board", "2013-03-01") is None
    place = place_with("a -> board", board="meets: [2013-01-03], papers_due: 5 working days")
    assert hear(place, "board", "2012-12-24") == day(
        "2013-01-03"
    )  # before it: 2 January, 31, 28, 27, 24 December
    assert hear(place, "board", "2012-12-25") is None


def test_a_sender_does_not_wait_for_its_own_meeting_but_whoever_passes_on_does():
    meets = "meets: [2012-10-20]"
    assert hear(place_with("a -> b", a=meets), "b", "2012-10-01") == day("2012-10-01")
    assert hear(place_with("a -> b", "b -> c", b=meets), "c", "2012-10-01") == day("2012-10-20")


def test_only_meetings_held_while_a_board_stands_count():
    place = place_with("a -> board", board="meets: [2012-12-06, 2013-01-10], until: 2012-12-31")
    assert hear(place, "board", "2012-12-06") == day("2012-12-06")
    assert hear(place, "board", "2012-12-07") is None


# --- cadences without a known day ---


def test_a_weekly_channel_makes_one_wait_nought_to_six_days_three_on_average():
    place = place_with("a -> b, every: week")
    for start in (AS_OF, day("2012-09-28"), day("2013-02-14")):
        waits = sorted(wait_days(place, "b", start, phases) for phases in list_phases(place))
        assert waits == [0, 1, 2, 3, 4, 5, 6]


def test_weekly_phase_is_counted_from_the_day_the_place_is_described():
    """Phase 2 of a week from Monday 1 October is Wednesday; from Thursday 4 October it is Saturday."""
    assert hear(place_with("a -> b, every: week"), "b", AS_OF, {"channel:a->b": 2}) == day("2012-10-03")
    later = place_with("a -> b, every: week", as_of=day("2012-10-04"))
    assert hear(later, "b", AS_OF, {"channel:a->b": 2}) == day("2012-10-06")


def test_a_month_of_unknown_phase_happens_every_30_or_31_days():
    """Phase 0: multiples of 365/12 = 30.41…, rounded down: 30.4, 60.8, 91.25, 121.7, 152.1, 182.5, 212.9, …"""
    month = read_cadence("month")
    numbers = [n for n in range(-31, 366) if falls_on(month, 0, AS_OF + timedelta(days=n), AS_OF)]
    assert numbers == [-31, 0, 30, 60, 91, 121, 152, 182, 212, 243, 273, 304, 334, 365]
    assert Counter(later - earlier for earlier, later in pairwise(numbers[1:])) == {30: 7, 31: 5}


def test_a_phase_moves_the_happenings_on_by_a_twelfth_of_a_day():
    """Phase 7: (7 + 365 k) / 12 rounded down: 7/12 = 0, 372/12 = 31 exactly, 737/12 = 61.4."""
    month = read_cadence("month")
    numbers = [n for n in range(70) if falls_on(month, 7, AS_OF + timedelta(days=n), AS_OF)]
    assert numbers == [0, 31, 61]


def test_mean_wait_for_a_month_over_its_365_phases():
    """A gap of T days makes one wait 0 … T-1, in all T(T-1)/2: (7 x 435 + 5 x 465) / 365 = 5370 / 365 = 14.712."""
    place = place_with("a -> b, every: month")
    waits = [wait_days(place, "b", AS_OF, phases) for phases in list_phases(place)]
    assert len(waits) == 365
    assert (min(waits), max(waits)) == (0, 30)
    assert Fraction(sum(waits), 365) == Fraction(5370, 365)
    mean_square, mean = Fraction(7 * 30**2 + 5 * 31**2, 12), Fraction(365, 12)
    assert Fraction(5370, 365) == mean_square / (2 * mean) - Fraction(1, 2)


def test_a_meeting_of_unknown_phase_with_papers_due_makes_one_wait_as_many_days_longer():
    """Weekly with papers due 3 days before: the first meeting on or after the third day, 3 to 9 days."""
    place = place_with("a -> b", b="meets: week, papers_due: 3 days")
    assert find_periods(place) == {"meets:b": 7}
    waits = [wait_days(place, "b", AS_OF, phases) for phases in list_phases(place)]
    assert sorted(waits) == [3, 4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("written", "p", "q"),
    [
        ("day", 1, 1),
        ("10 days", 10, 1),
        ("2 weeks", 14, 1),
        ("month", 365, 12),
        ("2 months", 365, 6),
        ("quarter", 365, 4),
        ("5 months", 1825, 12),
        ("year", 365, 1),
        ("twice a year", 365, 2),
        ("5 times a year", 73, 1),
        ("366 times a year", 365, 366),
    ],
)
def test_periods_in_lowest_terms(written, p, q):
    period = measure_period(read_cadence(written))
    assert (period.numerator, period.denominator) == (p, q)


def test_366_times_a_year_happens_every_day():
    often = read_cadence("366 times a year")
    for phase in (0, 1, 200, 364):
        assert all(falls_on(often, phase, AS_OF + timedelta(days=n), AS_OF) for n in range(-5, 370))


def test_a_chain_of_two_calendars_waits_the_sum_of_both_means_whatever_the_days():
    """Every 8 and every 6 days, in phases that know nothing of each other: 3.5 + 2.5 days, at worst 7 + 5."""
    place = place_with("a -> b, every: 8 days", "b -> c, every: 6 days")
    waits = [wait_days(place, "c", AS_OF, phases) for phases in list_phases(place)]
    assert (len(waits), min(waits), max(waits)) == (48, 0, 12)
    assert sum(waits) / 48 == 6


def test_a_chain_of_four_calendars_waits_at_worst_a_day_less_at_each_than_its_interval():
    """Intervals 56, 91, 30, 61: at worst 55 + 90 + 29 + 60 = 234 days, four less than the continuous 238.

    Phases: 55; (55 + 90) mod 91 = 54; (145 + 29) mod 30 = 24; (174 + 60) mod 61 = 51.
    """
    place = place_with(
        "a -> b, every: 56 days", "b -> c, every: 91 days", "c -> d, every: 30 days", "d -> e, every: 61 days"
    )
    names = ("channel:a->b", "channel:b->c", "channel:c->d", "channel:d->e")
    worst = dict(zip(names, (55, 54, 24, 51), strict=True))
    found = simulate(place, None, ["a"], AS_OF, worst, LAST_DAY)
    assert [(found[each].heard - AS_OF).days for each in "bcde"] == [55, 145, 174, 234]
    assert wait_days(place, "e", AS_OF, dict.fromkeys(names, 0)) == 0


# --- cadences on known days ---


def test_irregular_gaps_make_one_wait_longer_than_half_their_mean():
    """Crewkerne's gaps of 30, 61 and 58 days: (435 + 1830 + 1653) / 149 = 26.295; the published 26.795 less 0.5."""
    place = place_with("a -> b, every: [2011-10-25, 2011-11-24, 2012-01-24, 2012-03-22]")
    starts = [day("2011-10-26") + timedelta(days=n) for n in range(149)]
    assert starts[-1] == day("2012-03-22")
    mean = sum(wait_days(place, "b", start) for start in starts) / 149
    assert mean == pytest.approx(26.795 - 0.5, abs=0.0005)


def test_contacts_on_single_days_as_published():
    """Each takes a day. From a on day 0: b on 2, c on 3, d on 4; from d on day 0: c on 2, b on 3, a on 4."""
    contacts = ("a b 1", "b c 2", "c d 3", "d c 1", "c b 2", "b a 3", "b d 1")
    zero = day("2012-10-10")
    channels = []
    for sender, receiver, number in (contact.split() for contact in contacts):
        happening = zero + timedelta(days=int(number))
        channels.append(f"{sender} -> {receiver}, every: [{happening}], takes: 1 day")
    place = place_with(*channels)
    assert [wait_days(place, each, zero) for each in ("b", "c", "d")] == [2, 3, 4]
    found = simulate(place, None, ["d"], zero, {}, LAST_DAY)
    assert [(found[each].heard - zero).days for each in ("c", "b", "a")] == [2, 3, 4]


@pytest.mark.parametrize(
    ("cadence", "start", "departs"),
    [
        ("monthly on the last thursday", "2012-10-01", "2012-10-25"),
        ("monthly on the last thursday", "2012-10-26", "2012-11-29"),  # the fifth Thursday of November
        ("monthly on the first monday", "2012-10-01", "2012-10-01"),
        ("monthly on the first monday", "2012-10-02", "2012-11-05"),
        ("2 weeks from 2012-10-03", "2012-08-01", "2012-10-03"),  # nothing before
        ("2 weeks from 2012-10-03", "2012-10-04", "2012-10-17"),
        ("month from 2012-10-31", "2012-11-01", "2012-11-30"),
        ("month from 2012-10-31", "2012-12-01", "2012-12-31"),  # from the anchor, not from 30 November
        ("month from 2012-10-31", "2013-02-01", "2013-02-28"),
        ("2 months from 2011-12-31", "2012-02-01", "2012-02-29"),
        ('"RRULE:FREQ=WEEKLY"', "2012-09-01", "2012-10-01"),  # it starts with the place
        ('"RRULE:FREQ=WEEKLY"', "2012-10-02", "2012-10-08"),
        ('"DTSTART:20121031 RRULE:FREQ=MONTHLY"', "2012-11-01", "2012-12-31"),  # no 31 November
        ('"RRULE:FREQ=WEEKLY;COUNT=3"', "2012-10-16", None),  # 1, 8 and 15 October
        ('"RRULE:FREQ=MONTHLY;BYDAY=-1TH"', "2012-10-26", "2012-11-29"),
        ("[2012-11-05, 2012-10-08]", "2012-10-02", "2012-10-08"),
        ("[2012-11-05, 2012-10-08]", "2012-11-05", "2012-11-05"),
        ("[2012-11-05, 2012-10-08]", "2012-11-06", None),
    ],
)
def test_when_a_channel_of_known_days_departs(cadence, start, departs):
    place = place_with(f"a -> b, every: {cadence}")
    assert find_periods(place) == {}
    assert hear(place, "b", start) == (departs and day(departs))


def test_every_month_has_one_last_thursday():
    cadence = read_cadence("monthly on the last thursday")
    found = [d for n in range(365) if happens_on(cadence, d := day("2012-01-01") + timedelta(days=n), None)]
    assert [each.day for each in found] == [26, 23, 29, 26, 31, 28, 26, 30, 27, 25, 29, 27]


# --- how long it takes ---


@pytest.mark.parametrize(
    ("start", "takes", "arrives"),
    [
        ("2012-10-01", "0 days", "2012-10-01"),
        ("2012-10-01", "10 days", "2012-10-11"),
        ("2012-10-01", "2 weeks", "2012-10-15"),
        ("2013-01-31", "1 month", "2013-02-28"),
        ("2012-01-31", "1 month", "2012-02-29"),
        ("2013-02-28", "1 month", "2013-03-28"),
        ("2012-10-31", "2 months", "2012-12-31"),
        ("2012-12-24", "1 working day", "2012-12-27"),  # Monday; Christmas, Boxing Day; Thursday
        ("2012-12-22", "1 working day", "2012-12-24"),  # from a Saturday to Monday
        ("2012-12-24", "5 working days", "2013-01-03"),  # 27, 28, 31 December, 2, 3 January
        ("2012-06-01", "1 working day", "2012-06-06"),  # the Jubilee: Monday 4 and Tuesday 5 June
        ("2013-03-28", "1 working day", "2013-04-02"),  # Good Friday to Easter Monday
        ("2012-12-22", "0 working days", "2012-12-22"),  # none is no wait, on a Saturday too
    ],
)
def test_what_departs_on_a_day_arrives_so_much_later(start, takes, arrives):
    assert go_forward(day(start), read_duration(takes)) == day(arrives)
    assert hear(place_with(f"a -> b, takes: {takes}"), "b", start) == day(arrives)


@pytest.mark.parametrize(
    ("meeting", "due", "latest"),
    [
        ("2012-12-06", "1 week", "2012-11-29"),
        ("2013-03-31", "1 month", "2013-02-28"),
        ("2012-12-27", "1 working day", "2012-12-24"),
        ("2012-10-07", "1 working day", "2012-10-05"),  # a Sunday meeting
        ("2012-10-07", "0 working days", "2012-10-07"),
    ],
)
def test_the_latest_day_that_is_so_long_before_another(meeting, due, latest):
    assert go_back(day(meeting), read_duration(due)) == day(latest)


def test_a_fast_channel_that_departs_late_loses_to_a_slow_one_that_departs_now():
    place = place_with("a -> b, takes: 4 days", "a -> b, every: [2012-10-05, 2012-10-09], takes: 1 day")
    assert hear(place, "b", "2012-10-01") == day("2012-10-05")
    assert hear(place, "b", "2012-10-03") == day("2012-10-06")


# --- since, until, open ---


def test_nothing_departs_after_a_channel_has_ended():
    place = place_with("a -> b, every: month from 2012-12-01, until: 2013-03-31")
    assert hear(place, "b", "2013-02-02") == day("2013-03-01")
    assert hear(place, "b", "2013-03-02") is None  # 1 April never happens
    place = place_with("a -> b, takes: 5 days, until: 2013-03-31")
    assert hear(place, "b", "2013-03-31") == day("2013-04-05")  # it departed in time
    assert hear(place, "b", "2013-04-01") is None


def test_a_channel_that_begins_later_is_waited_for():
    place = place_with("a -> b, since: 2012-11-01, every: 2 weeks from 2012-10-03")
    assert hear(place, "b", "2012-10-01") == day("2012-11-14")  # 17 and 31 October are too early


def test_a_channel_with_two_windows_departs_within_them_ends_included():
    place = place_with("a -> b, open: [2012-12-20 to 2012-12-31, {since: 2012-10-01, until: 2012-10-05}]")
    assert hear(place, "b", "2012-09-20") == day("2012-10-01")
    assert hear(place, "b", "2012-10-05") == day("2012-10-05")
    assert hear(place, "b", "2012-10-06") == day("2012-12-20")
    assert hear(place, "b", "2012-12-31") == day("2012-12-31")
    assert hear(place, "b", "2013-01-01") is None


def test_a_departure_whose_receiver_does_not_yet_stand_does_nothing_and_the_next_one_does():
    place = place_with("a -> b, every: week from 2012-10-01, takes: 2 days", b="since: 2012-10-11")
    assert hear(place, "b", "2012-10-01") == day("2012-10-17")  # arrivals on 3 and 10 October are lost


def test_what_a_board_was_sent_before_it_stood_is_not_taken_in_at_its_meeting():
    board = "since: 2012-11-01, meets: [2012-10-25, 2012-11-29]"
    place = place_with("a -> board, every: [2012-10-10]", board=board)
    assert hear(place, "board", "2012-10-01") is None
    place = place_with("a -> board, every: [2012-10-10, 2012-11-01]", board=board)
    assert hear(place, "board", "2012-10-01") == day("2012-11-29")


def test_a_stakeholder_passes_on_only_while_it_stands():
    place = place_with("a -> b", "b -> c, every: [2012-10-10]", b="until: 2012-10-09")
    found = simulate(place, None, ["a"], AS_OF, {}, LAST_DAY)
    assert found["b"] == Hearing(AS_OF, AS_OF)
    assert found["c"].heard is None
    place = place_with("a -> b", a="since: 2012-12-01")
    assert simulate(place, None, ["a"], AS_OF, {}, LAST_DAY) == {
        "a": Hearing(AS_OF, day("2012-12-01")),
        "b": Hearing(day("2012-12-01"), day("2012-12-01")),
    }


# --- who passes on what ---


def test_who_does_not_relay_still_hears_sends_and_answers():
    place = place_with("a <-> b", "b <-> c", b="relays: false")
    found = simulate(place, None, ["a"], AS_OF, {}, LAST_DAY)
    assert found["b"] == Hearing(AS_OF, None)
    assert found["c"].heard is None
    assert hear(place, "c", AS_OF, sender="b") == AS_OF
    assert simulate_round_trip(place, None, "a", "b", AS_OF, {}, LAST_DAY) == RoundTrip(AS_OF, AS_OF)


def test_a_message_of_a_kind_travels_where_that_kind_is_carried_or_nothing_is_said():
    place = place_with("a -> b, carries: [concern]", "a -> b, takes: 9 days, carries: [decision]", "a -> c")
    assert hear(place, "b", AS_OF, kind="concern") == AS_OF
    assert hear(place, "b", AS_OF, kind="decision") == day("2012-10-10")
    assert hear(place, "b", AS_OF, kind="praise") is None
    assert hear(place, "b", AS_OF) == AS_OF
    assert hear(place, "c", AS_OF, kind="praise") == AS_OF


# --- answers ---


def test_an_answer_is_ready_so_long_after_its_question_was_heard_and_waits_for_the_askers_meeting():
    """Asked on 1 October, heard at the meeting of 11 October, ready 10 working days later on 25 October.

    The answerer's next meeting, 8 November, is not waited for. It takes 2 days, and is heard on 15 November.
    """
    place = place_with(
        "a -> b, takes: 3 days",
        "b -> a, takes: 2 days",
        a="meets: [2012-10-18, 2012-11-15]",
        b="meets: [2012-10-11, 2012-11-08]",
    )
    found = simulate_round_trip(place, None, "a", "b", AS_OF, {}, LAST_DAY, Duration(10, "working day"))
    assert found == RoundTrip(day("2012-10-11"), day("2012-11-15"))


def test_the_two_ways_of_one_line_share_one_phase_and_two_lines_do_not():
    """Both ways weekly: answered on the day it was heard. Two lines: the way back is up to 6 days later."""
    place = place_with("b <-> a, every: week")
    assert find_periods(place) == {"channel:a->b": 7}
    for phases in list_phases(place):
        found = simulate_round_trip(place, None, "a", "b", AS_OF, phases, LAST_DAY)
        assert found.heard == found.answered == AS_OF + timedelta(days=phases["channel:a->b"])
    place = place_with("a -> b, every: week", "b -> a, every: week")
    assert find_periods(place) == {"channel:a->b": 7, "channel:b->a": 7}
    gaps = Counter()
    for phases in list_phases(place):
        found = simulate_round_trip(place, None, "a", "b", AS_OF, phases, LAST_DAY)
        gaps[(found.answered - found.heard).days] += 1
    assert gaps == dict.fromkeys(range(7), 7)


def test_parallel_lines_have_calendars_of_their_own():
    place = place_with("a <-> b, every: week", "a <-> b, every: month", "a -> b, every: day")
    assert find_periods(place) == {
        "channel:a->b": 7,
        "channel:a->b#2": Fraction(365, 12),
        "channel:a->b#3": 1,
    }


def test_who_has_not_heard_does_not_answer():
    assert simulate_round_trip(place_with("b -> a"), None, "a", "b", AS_OF, {}, LAST_DAY) == RoundTrip()
    assert simulate_round_trip(place_with("a -> b"), None, "a", "b", AS_OF, {}, LAST_DAY) == RoundTrip(AS_OF)


# --- places drawn by chance ---


@pytest.mark.parametrize("seed", range(40))
def test_who_starts_later_is_never_heard_earlier(seed):
    place = build_timed_place(seed)
    phases, asked = draw_phases(place, seed), draw_question(place, seed)
    last = None
    for later in range(0, 60, 12):
        start = asked.start + timedelta(days=later)
        found = simulate(place, asked.message_kind, asked.senders, start, phases, LAST_DAY)
        days = {each: hearing.heard or date.max for each, hearing in found.items()}
        assert last is None or all(days[each] >= last[each] for each in days)
        last = days


def test_the_places_drawn_have_everything_in_them():
    text = "".join(write_timed_place(seed) for seed in range(120))
    keys = (
        "since",
        "until",
        "open",
        "takes",
        "every",
        "meets",
        "papers_due",
        "both_ways",
        "relays",
        "carries",
    )
    units = (" day,", " days,", " week", " month", " working day,", " working days,")
    cadences = (
        "a year",
        "monthly on the last",
        " from 20",
        "RRULE",
        "DTSTART",
        "every: [",
        "meets: [",
        "every: quarter",
    )
    for said in [*(f"{key}:" for key in keys), *units, *cadences]:
        assert text.count(said) >= 5, said


def test_the_same_seed_draws_the_same_place_phases_and_question():
    place = build_timed_place(5)
    assert place == build_timed_place(5) != build_timed_place(6)
    assert draw_phases(place, 1) == draw_phases(place, 1)
    assert draw_question(place, 1) == draw_question(place, 1)
    periods = find_periods(place)
    assert all(0 <= phase < periods[name].numerator for name, phase in draw_phases(place, 1).items())


def test_about_half_of_all_questions_are_heard_and_not_all_at_once():
    waits = []
    for seed in range(80):
        place = build_timed_place(seed)
        asked = draw_question(place, seed)
        found = simulate(
            place, asked.message_kind, asked.senders, asked.start, draw_phases(place, seed), LAST_DAY
        )
        heard = [hearing.heard for each, hearing in found.items() if each not in asked.senders]
        waits += [each and (each - asked.start).days for each in heard]
    told = [each for each in waits if each is not None]
    assert 0.4 < len(told) / len(waits) < 0.8
    assert len(set(told)) > 60
