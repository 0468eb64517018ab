"""One journey, date by date: the legs that are told are days that the slow twin lives through as well."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.itineraries import add_itineraries, build_timetable
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.model.cadence import read_cadence, read_duration
from stakeholder_graph.model.place import Place
from tests.analysis.clocked import ask, tell
from tests.analysis.day_by_day import (
    falls_on,
    find_periods,
    go_back,
    go_forward,
    happens_on,
    measure_period,
    name_calendar,
    simulate,
    simulate_round_trip,
)
from tests.analysis.places import any_of
from tests.analysis.test_day_by_day import AS_OF, day, place_with
from tests.analysis.timed_places import build_timed_place, read_text


def dates(itinerary) -> list[tuple[str, ...]]:
    return [
        (leg.sender, leg.receiver, leg.ready, leg.departs, leg.arrives, leg.heard) for leg in itinerary.legs
    ]


# --- worked by hand ---

# The papers of Thursday 6 December 2012 were due a week before, on 29 November; the next meeting is 56 days later.
BOARD = "meets: [2012-12-06, 2013-01-31], papers_due: 7 days"


def test_what_comes_three_days_too_late_for_the_papers_waits_56_days_longer():
    """Sent on 30 November, it arrives on 2 December: the papers were due on 29 November."""
    place = place_with("forum -> board, takes: 2 days", board=BOARD)
    (leg,) = tell(place, "forum", "board", day("2012-11-30")).itinerary.legs
    assert (leg.departs, leg.arrives, leg.heard) == ("2012-11-30", "2012-12-02", "2013-01-31")
    assert (leg.missed, leg.late_by_days) == ("2012-12-06", 3)
    assert (day(leg.heard) - day(leg.missed)).days == 56
    assert (leg.meets_dated, leg.papers_due) == (True, "7 days")


@pytest.mark.parametrize(
    ("start", "heard", "missed", "late"),
    [
        ("2012-11-29", "2012-12-06", None, None),
        ("2012-11-30", "2013-01-31", "2012-12-06", 1),
        ("2012-12-02", "2013-01-31", "2012-12-06", 3),  # the day it starts: the papers were due before that
        ("2012-12-06", "2013-01-31", "2012-12-06", 7),  # on the very day of the meeting
        ("2012-12-07", "2013-01-31", None, None),  # that meeting was over
        ("2013-01-24", "2013-01-31", None, None),
        ("2013-01-25", None, None, None),
    ],
)
def test_a_meeting_is_missed_where_it_is_still_to_come_but_its_papers_were_due(start, heard, missed, late):
    found = tell(place_with("forum -> board", board=BOARD), "forum", "board", day(start)).itinerary
    assert (found.start, found.heard) == (start, heard)
    if heard is None:
        assert (found.days, found.legs) == (None, ())
    else:
        (leg,) = found.legs
        assert (leg.missed, leg.late_by_days) == (missed, late)
        assert found.days == (day(heard) - day(start)).days


def test_of_several_missed_meetings_the_first_is_told():
    """Papers are due a month before, and it meets every week: those of 1, 8, 15 and 22 October are over."""
    place = place_with("a -> b", b="meets: week from 2012-10-01, papers_due: 1 month")
    (leg,) = tell(place, "a", "b", AS_OF).itinerary.legs
    assert leg.heard == "2012-11-05"  # a month before is 5 October
    assert (leg.missed, leg.late_by_days) == ("2012-10-01", 30)  # due on 1 September


def test_working_days_too_late_are_counted_in_days():
    """For Thursday 3 January five working days before are 2 January, 31, 28, 27 and 24 December."""
    place = place_with("a -> b", b="meets: [2013-01-03, 2013-02-07], papers_due: 5 working days")
    (leg,) = tell(place, "a", "b", day("2012-12-27")).itinerary.legs
    assert (leg.missed, leg.late_by_days) == ("2013-01-03", 3)


def test_where_the_meetings_are_not_known_none_is_missed():
    (leg,) = tell(place_with("a -> b", b="meets: week, papers_due: 3 days"), "a", "b", AS_OF).itinerary.legs
    assert (leg.missed, leg.late_by_days, leg.meets_dated) == (None, None, False)
    assert leg.heard == "2012-10-07"  # 3 days for the papers, and 3 of at most 6 to wait


def test_each_leg_says_what_it_waits_for():
    """1 October 2012 is a Monday: Wednesday's post, two working days, and the meeting of the last Thursday."""
    place = place_with(
        "a -> b, every: week from 2012-10-03, takes: 2 working days", b="meets: monthly on the last thursday"
    )
    found = tell(place, "a", "b", AS_OF).itinerary
    (leg,) = found.legs
    assert dates(found) == [("a", "b", "2012-10-01", "2012-10-03", "2012-10-05", "2012-10-25")]
    assert (leg.channel, leg.by, leg.takes) == ("a->b", "post", "2 working days")
    assert (leg.every, leg.every_dated) == ("week from 2012-10-03", True)
    assert (leg.meets, leg.meets_dated, leg.papers_due) == ("monthly on the last thursday", True, None)
    assert (found.days, found.dated) == (24, True)


def test_where_nothing_is_waited_for_nothing_is_said():
    found = tell(place_with("a -> b", a="meets: week", b="papers_due: 2 days"), "a", "b", AS_OF).itinerary
    (leg,) = found.legs
    assert (leg.every, leg.every_dated, leg.takes, leg.meets, leg.meets_dated, leg.papers_due) == (None,) * 6
    assert (found.days, found.dated) == (0, True)


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        ("day", 0),
        ("2 days", 0),
        ("week", 3),
        ("10 days", 4),
        ("month", 15),
        ("year", 182),
        ("250 times a year", 0),
    ],
)
def test_a_calendar_whose_days_are_not_known_makes_it_wait_half_as_long_as_it_can(cadence, days):
    """At most one day less than the interval, rounded up; half of that, rounded down."""
    found = tell(place_with(f"a -> b, every: {cadence}"), "a", "b", AS_OF).itinerary
    assert (found.days, found.dated) == (days, False)
    assert found.legs[0].every_dated is False


def test_an_answer_by_the_same_line_leaves_on_a_day_of_the_same_calendar():
    """It is waited 3 days for, until Thursday; an answer that is ready at once leaves then, a later one in a week."""
    place = place_with("a <-> b, every: week")
    found = tell(place, "a", "b", AS_OF, answered=True)
    assert (found.itinerary.heard, found.answer.itinerary.heard) == ("2012-10-04", "2012-10-04")
    found = tell(place, "a", "b", AS_OF, answered=True, answer_takes=read_duration("1 day"))
    assert (found.answer.itinerary.start, found.answer.itinerary.heard) == ("2012-10-05", "2012-10-11")


def test_an_answer_begins_when_it_is_ready_and_goes_back_leg_by_leg():
    place = place_with(
        "a <-> b, takes: 1 day", "b <-> c, every: week from 2012-10-03", a="meets: [2012-10-25, 2012-10-26]"
    )
    found = tell(place, "a", "c", AS_OF, answered=True, answer_takes=read_duration("10 working days"))
    assert dates(found.itinerary) == [
        ("a", "b", "2012-10-01", "2012-10-01", "2012-10-02", "2012-10-02"),
        ("b", "c", "2012-10-02", "2012-10-03", "2012-10-03", "2012-10-03"),
    ]
    assert found.answer.itinerary.start == "2012-10-17"
    assert dates(found.answer.itinerary) == [
        ("c", "b", "2012-10-17", "2012-10-17", "2012-10-17", "2012-10-17"),
        ("b", "a", "2012-10-17", "2012-10-17", "2012-10-18", "2012-10-25"),
    ]


def test_a_journey_takes_another_route_on_another_day():
    place = place_with(
        "a -> b, until: 2013-03-31", "b -> z", "a -> c, since: 2013-04-01", "c -> z, takes: 2 days"
    )
    found = [tell(place, "a", "z", day(start)).itinerary for start in ("2013-03-31", "2013-04-01")]
    assert [[leg.receiver for leg in each.legs] for each in found] == [["b", "z"], ["c", "z"]]
    assert [each.days for each in found] == [0, 2]


def test_a_journey_may_wait_for_what_does_not_stand_yet():
    place = place_with("a -> z, until: 2012-12-31", "a -> b", "b -> z", b="since: 2013-04-01")
    found = tell(place, "a", "z", day("2013-02-01")).itinerary
    assert dates(found)[0] == ("a", "b", "2013-02-01", "2013-04-01", "2013-04-01", "2013-04-01")


def test_a_journey_may_start_before_the_day_of_the_place():
    """Whoever had ended by then stood on that day."""
    place = place_with("a -> b, takes: 2 days", "a -> b, until: 2012-09-15")
    found = tell(place, "a", "b", day("2012-09-14")).itinerary
    assert (found.start, found.heard) == ("2012-09-14", "2012-09-14")


def test_what_is_not_reached_has_no_itinerary():
    assert tell(place_with("b -> a"), "a", "b", AS_OF).itinerary is None
    found = tell(place_with("a -> b"), "a", "b", AS_OF, answered=True)
    assert found.itinerary is not None
    assert found.answer.itinerary is None


def test_of_any_receivers_the_one_answers_who_hears_first_on_the_day():
    """On Monday b is first, by Wednesday's post; on Thursday c, by Friday's."""
    place = place_with(
        "a <-> b, every: week from 2012-10-03", "a <-> c, every: week from 2012-10-05, takes: 1 day"
    )
    for start, receiver in (("2012-10-01", "b"), ("2012-10-04", "c")):
        found = tell(place, "a", any_of("b", "c"), day(start), answered=True)
        assert [leg.receiver for leg in found.itinerary.legs] == [receiver]
        assert [leg.sender for leg in found.answer.itinerary.legs] == [receiver]


def test_where_the_first_to_hear_on_a_day_cannot_answer_no_answer_is_told():
    """Today b hears and answers; from 1 April it is c that hears first, which has no way back."""
    place = place_with("a -> b, every: [2012-10-01, 2013-05-01]", "b -> a", "a -> c, every: [2013-04-02]")
    today = tell(place, "a", any_of("b", "c"), AS_OF, answered=True)
    assert today.answer.itinerary.heard == "2012-10-01"
    later = tell(place, "a", any_of("b", "c"), day("2013-04-01"), answered=True)
    assert later.itinerary.legs[-1].receiver == "c"
    assert (later.answer.itinerary.heard, later.answer.itinerary.legs) == (None, ())


def test_the_first_journey_takes_as_long_as_the_days_say_where_all_is_known():
    place = place_with("a -> b, every: week from 2012-10-05")
    found = ask(place, "a", "b")
    assert tell(place, "a", "b", day(found.worst_start)).itinerary.days == found.worst_days == 6
    assert tell(place, "a", "b", day("2012-10-05")).itinerary.days == found.best_days == 0


def test_a_leg_is_stated_only_where_its_source_vouches_for_its_times():
    place = place_with(
        "a -> b, every: week from 2012-10-03, takes: 1 day, source: {every: memory, takes: memory}", "b -> c"
    )
    assert [leg.basis for leg in tell(place, "a", "c", AS_OF).itinerary.legs] == ["stated", "assumed"]


# --- drawn by chance ---


def anchor(place: Place, seed: int) -> Place:
    """The place with a first day for every calendar whose days are not known."""
    dice = random.Random(f"anchor {seed}")
    starts = {
        name: f"{max(1, round(period))} days from {place.as_of + timedelta(days=dice.randrange(1 + int(period)))}"
        for name, period in find_periods(place).items()
    }

    def date_it(cadence, name):
        return read_cadence(starts[name]) if name in starts else cadence

    stakeholders = {
        each.id: replace(each, meets=date_it(each.meets, f"meets:{each.id}"))
        for each in place.stakeholders.values()
    }
    channels = tuple(
        replace(each, terms=replace(each.terms, every=date_it(each.terms.every, name_calendar(each))))
        for each in place.channels
    )
    return replace(place, stakeholders=stakeholders, channels=channels)


def draw_journey(seed: int, *, dated: bool):
    """A place, who asks whom of it on which day, how long the answer takes, and what is told of it."""
    dice = random.Random(f"journey {seed}")
    place = build_timed_place(seed)
    place = anchor(place, seed) if dated else place
    standing = Structure(place).ids
    if len(standing) < 2:
        return None
    joined = [(each.sender, each.receiver) for each in Structure(place).channels if each.twin is not None]
    ends = dice.choice(joined) if joined and not dated else dice.sample(standing, 2)
    start = place.as_of + timedelta(days=dice.randrange(300))
    takes = read_duration(dice.choice(("0 days", "10 working days", "1 month")))
    return place, ends, start, takes, tell(place, *ends, start, answered=True, answer_takes=takes)


def check_legs(place: Place, itinerary) -> None:
    """What must hold of every itinerary, whatever the phases."""
    days = [itinerary.start]
    ready = [itinerary.start, *(leg.heard for leg in itinerary.legs)]
    assert [leg.ready for leg in itinerary.legs] == ready[: len(itinerary.legs)]
    assert all(before.receiver == after.sender for before, after in pairwise(itinerary.legs))
    known = {each.id: each for each in place.channels}
    for leg in itinerary.legs:
        days += [leg.ready, leg.departs, leg.arrives, leg.heard]
        terms, receiver = known[leg.channel].terms, place.stakeholders[leg.receiver]
        assert day(leg.arrives) == go_forward(day(leg.departs), terms.takes)
        if leg.every_dated:
            assert happens_on(terms.every, day(leg.departs), place.as_of)
        if leg.meets_dated:
            assert happens_on(receiver.meets, day(leg.heard), place.as_of)
            assert day(leg.arrives) <= go_back(day(leg.heard), receiver.papers_due)
        if leg.missed is not None:
            due = go_back(day(leg.missed), receiver.papers_due)
            assert leg.arrives <= leg.missed < leg.heard
            assert happens_on(receiver.meets, day(leg.missed), place.as_of)
            assert leg.late_by_days == (day(leg.arrives) - due).days > 0
    assert days == sorted(days)
    dated = [mark for leg in itinerary.legs for mark in (leg.every_dated, leg.meets_dated)]
    assert itinerary.dated == (False not in dated)
    if itinerary.heard is not None:
        assert itinerary.heard == days[-1]
        assert itinerary.days == (day(itinerary.heard) - day(itinerary.start)).days


def live_along(place: Place, itinerary, last_day: date) -> None:
    """Let the twin travel leg by leg."""
    for leg in itinerary.legs:
        alone = replace(place, channels=tuple(each for each in place.channels if each.id == leg.channel))
        lived = simulate(alone, None, [leg.sender], day(leg.ready), {}, last_day)
        assert lived[leg.receiver].heard == day(leg.heard), (place.name, leg)


@pytest.mark.parametrize("chunk", range(5))
def test_where_all_is_known_journeys_go_as_the_twin_lives_them(chunk):
    """There and back, leg by leg, on 100 places."""
    for seed in range(6000 + chunk * 20, 6020 + chunk * 20):
        drawn = draw_journey(seed, dated=True)
        if drawn is None or not drawn[-1].reached:
            continue
        place, (asker, answerer), start, takes, found = drawn
        last_day = start + timedelta(days=500)
        lived = simulate_round_trip(place, None, asker, answerer, start, {}, last_day, takes)
        wanted = [(found.itinerary, lived.heard)]
        if found.answer.itinerary is not None:
            wanted.append((found.answer.itinerary, lived.answered))
        for itinerary, heard in wanted:
            assert itinerary.dated
            check_legs(place, itinerary)
            told = itinerary.heard
            if told is not None and day(told) <= last_day:
                live_along(place, itinerary, last_day)
            else:
                told = None
            assert told == (heard and str(heard)), (place.name, itinerary)


def find_happenings(place: Place, itinerary) -> dict[str, list[date]]:
    """The days on which a journey waits for each calendar whose days are not known."""
    names = {each.id: name_calendar(each) for each in place.channels}
    found: dict[str, list[date]] = {}
    for leg in itinerary.legs if itinerary is not None else ():
        if leg.every_dated is False:
            found.setdefault(names[leg.channel], []).append(day(leg.departs))
        if leg.meets_dated is False:
            found.setdefault(f"meets:{leg.receiver}", []).append(day(leg.heard))
    return found


def has_phase(place: Place, cadence, days: list[date]) -> bool:
    """Whether a calendar may fall on all of some days."""
    phases = range(measure_period(cadence).numerator)
    return any(all(falls_on(cadence, phase, each, place.as_of) for each in days) for phase in phases)


def test_where_phases_are_not_known_journeys_hold_together():
    """On 60 places. A calendar that is waited for on both ways falls on both days in one and the same phase."""
    undated = both_ways = 0
    for seed in range(7000, 7060):
        drawn = draw_journey(seed, dated=False)
        if drawn is None or not drawn[-1].reached:
            continue
        place, *_, found = drawn
        cadences = {f"meets:{each.id}": each.meets for each in place.stakeholders.values()}
        cadences |= {name_calendar(each): each.terms.every for each in place.channels}
        out, back = found.itinerary, found.answer.itinerary
        for each in (out, back):
            if each is not None:
                check_legs(place, each)
        undated += not out.dated
        there, again = find_happenings(place, out), find_happenings(place, back)
        for name in there.keys() & again.keys():
            assert has_phase(place, cadences[name], there[name] + again[name]), (place.name, name)
            both_ways += 1
    assert undated > 10
    assert both_ways > 3


def test_the_waits_of_a_journey_are_its_days_longest_first():
    """Up on the monthly meeting (24 days' wait), through the forum's own (45), and back on the very same days."""
    text = """
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
stakeholders:
  board: {name: Board, kind: board, meets: [2012-11-08], papers_due: 7 days}
  forum: {name: Forum, kind: forum}
  hill: {name: Hill, kind: patient-group}
channels:
  - {from: hill, to: forum, both_ways: true, by: meeting, every: [2012-10-11, 2012-11-30]}
  - {from: forum, to: board, both_ways: true, by: report, takes: 5 days}
messages:
  concern: {from: hill, to: board, answered: true}
"""
    structure = Structure(read_text(text))
    message = structure.place.messages[0]
    asked = find_asked(structure, message)
    timetable = build_timetable(structure, date(2012, 10, 1))
    (found,) = add_itineraries(timetable, message, asked, find_deliveries(structure, message, asked))
    # There: 10 days to the meeting, 5 on the way (16 October), 23 to the board's meeting of 8 November.
    # Back: 5 days on the way (13 November), 17 to the meeting of 30 November.
    told = [(each.id, each.cause, each.mean_days) for each in found.waits]
    assert told == [
        ("board", "meeting", 23),
        ("forum", "departure", 17),
        ("hill", "departure", 10),
        ("board", "on-the-way", 5),
        ("forum", "on-the-way", 5),
    ]
    assert found.answer.itinerary.heard == "2012-11-30"
    assert sum(days for *_, days in told) == 60
