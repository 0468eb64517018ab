"""Who hears on which day, found by living through the days one after the other: the slow twin of the clock.

Written from what DESIGN says of dates, durations, cadences and time, and from the values of the model only.
Nothing here is clever, and nothing is shared with the code it checks. ``test_day_by_day.py`` holds it to cases
worked by hand.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TypeAlias

import holidays
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr

from stakeholder_graph.model.cadence import Cadence, Duration
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Record, Stakeholder, Terms

ONE_DAY = timedelta(days=1)
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")
Phases: TypeAlias = Mapping[str, int]


@dataclass(frozen=True)
class Hearing:
    """The day a stakeholder has heard, and the first on which it could pass the message on.

    ``heard`` is None if it does not hear in the days simulated; a sender has heard on the day it starts.
    ``passes_on`` is None for those who do not hear, do not relay, or no longer stand.
    """

    heard: date | None = None
    passes_on: date | None = None


@dataclass(frozen=True)
class RoundTrip:
    """The day a question was heard, and the day the one who asked heard the answer to it."""

    heard: date | None = None
    answered: date | None = None


def simulate(
    place: Place,
    message_kind: str | None,
    senders: Iterable[str],
    start: date,
    phases: Phases,
    last_day: date,
) -> dict[str, Hearing]:
    """Live through every day from ``start`` to ``last_day``, both included, and note who hears when."""
    known = [each for each in senders if each in place.stakeholders]
    life = Life(place, message_kind, frozenset(known), phases, heard=dict.fromkeys(known, start))
    day = start
    while day <= last_day:
        life.live_through(day)
        day += ONE_DAY
    return {each: Hearing(life.heard.get(each), life.passes_on.get(each)) for each in place.stakeholders}


def simulate_round_trip(
    place: Place,
    message_kind: str | None,
    asker: str,
    answerer: str,
    start: date,
    phases: Phases,
    last_day: date,
    answer_takes: Duration | None = None,
) -> RoundTrip:
    """Ask on ``start``, and let the one who heard answer, in the same phases."""
    heard = simulate(place, message_kind, [asker], start, phases, last_day)[answerer].heard
    if heard is None:
        return RoundTrip()
    ready = go_forward(heard, answer_takes)
    back = simulate(place, message_kind, [answerer], ready, phases, last_day)
    return RoundTrip(heard, back[asker].heard)


@dataclass
class Life:
    """What has happened to one message so far. ``arrivals`` are the days it reaches somebody's letter box."""

    place: Place
    message_kind: str | None
    senders: frozenset[str]
    phases: Phases
    heard: dict[str, date]
    passes_on: dict[str, date] = field(default_factory=dict)
    arrivals: dict[str, set[date]] = field(default_factory=dict)

    def live_through(self, day: date) -> None:
        """Let everything that happens on one day happen, until nothing more does."""
        changed = True
        while changed:
            changed = False
            for each in self.place.stakeholders.values():
                changed |= self.take_in(each, day)
            for channel in self.place.channels:
                changed |= self.depart(channel, day)
        for each in self.place.stakeholders.values():
            if each.id in self.heard and self.relays(each) and is_in_force(each, day):
                self.passes_on.setdefault(each.id, day)

    def take_in(self, one: Stakeholder, day: date) -> bool:
        """Let a stakeholder hear what has arrived, if this is its day; say whether something changed."""
        if one.id in self.heard or not self.hears(one, day):
            return False
        self.heard[one.id] = day
        return True

    def hears(self, one: Stakeholder, day: date) -> bool:
        arrivals = self.arrivals.get(one.id, set())
        if one.meets is None:
            return day in arrivals
        if not arrivals or not is_in_force(one, day):
            return False
        if not self.happens(one.meets, f"meets:{one.id}", day):
            return False
        in_time_for_the_papers = go_back(day, one.papers_due)
        return any(arrival <= in_time_for_the_papers for arrival in arrivals)

    def relays(self, one: Stakeholder) -> bool:
        return one.relays or one.id in self.senders

    def depart(self, channel: Channel, day: date) -> bool:
        """Send the message off along one channel, if it goes on this day; say whether something changed."""
        if channel.receiver in self.heard or not self.departs(channel, day):
            return False
        arrival = go_forward(day, channel.terms.takes)
        if not is_in_force(self.place.stakeholders[channel.receiver], arrival):
            return False
        arrivals = self.arrivals.setdefault(channel.receiver, set())
        new = arrival not in arrivals
        arrivals.add(arrival)
        return new

    def departs(self, channel: Channel, day: date) -> bool:
        terms, sender = channel.terms, self.place.stakeholders[channel.sender]
        return (
            sender.id in self.heard
            and self.relays(sender)
            and is_in_force(sender, day)
            and terms.can_carry(self.message_kind)
            and is_in_force(terms, day)
            and is_open(terms, day)
            and (terms.every is None or self.happens(terms.every, name_calendar(channel), day))
        )

    def happens(self, cadence: Cadence, calendar: str, day: date) -> bool:
        if is_anchored(cadence):
            return happens_on(cadence, day, self.place.as_of)
        return falls_on(cadence, self.phases[calendar], day, self.place.as_of)


# --- when something acts ---


def is_in_force(record: Record, day: date) -> bool:
    return (record.since is None or record.since <= day) and (record.until is None or day <= record.until)


def is_open(terms: Terms, day: date) -> bool:
    return not terms.open or any(window.since <= day <= window.until for window in terms.open)


# --- how long something takes ---


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def go_forward(day: date, duration: Duration | None) -> date:
    """Find the day that comes so much later; the same day for 0 of anything, and for nothing stated."""
    return _go(day, duration, 1)


def go_back(day: date, duration: Duration | None) -> date:
    """Find the latest day that is so long before another."""
    return _go(day, duration, -1)


@cache
def _go(day: date, duration: Duration | None, direction: int) -> date:
    if duration is None:
        return day
    if duration.unit == "day":
        return day + direction * timedelta(days=duration.count)
    if duration.unit == "week":
        return day + direction * timedelta(weeks=duration.count)
    if duration.unit == "month":
        return day + direction * relativedelta(months=duration.count)
    left = duration.count
    while left:
        day += direction * ONE_DAY
        left -= is_working_day(day)
    return day


# --- on which days something happens ---


def is_anchored(cadence: Cadence) -> bool:
    """Whether the days are known; if not, only how far they lie apart is."""
    return cadence.times_a_year is None and (cadence.interval is None or cadence.start is not None)


@cache
def happens_on(cadence: Cadence, day: date, as_of: date | None) -> bool:
    """Say whether this is one of the days of a cadence that tells them."""
    if cadence.dates:
        return day in cadence.dates
    if cadence.weekday is not None:
        month = [date(day.year, day.month, number) for number in range(1, _count_days(day) + 1)]
        alike = [each for each in month if each.weekday() == cadence.weekday]
        return day == (alike[-1] if cadence.nth == -1 else alike[cadence.nth - 1])
    if cadence.rule is not None:
        midnight = datetime.combine(day, time())
        return bool(_read_rule(cadence.rule, cadence.start or as_of).between(midnight, midnight, inc=True))
    number, happening = 0, cadence.start
    while happening < day:
        number += 1
        happening = go_forward(
            cadence.start, Duration(number * cadence.interval.count, cadence.interval.unit)
        )
    return happening == day


def _count_days(day: date) -> int:
    """The number of days in the month of this day."""
    return (day.replace(day=1) + relativedelta(months=1) - ONE_DAY).day


@cache
def _read_rule(rule: str, start: date) -> rrule:
    return rrulestr(rule, dtstart=datetime.combine(start, time()), cache=True)


def measure_period(cadence: Cadence) -> Fraction:
    """How many days lie between two happenings, on average, where the days themselves are unknown."""
    if cadence.times_a_year is not None:
        return Fraction(365, cadence.times_a_year)
    in_days = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(365, 12)}
    return cadence.interval.count * in_days[cadence.interval.unit]


@cache
def falls_on(cadence: Cadence, phase: int, day: date, as_of: date) -> bool:
    """Say whether one of the happenings floor((a + k p) / q) is this day, counted from ``as_of``.

    It is if a + k p is one of the q numbers from n q to n q + q - 1, for n the number of the day.
    """
    period = measure_period(cadence)
    p, q = period.numerator, period.denominator
    n = (day - as_of).days
    return any((number - phase) % p == 0 for number in range(n * q, n * q + q))


# --- what is unknown about the calendars of a place ---


def name_calendar(channel: Channel) -> str:
    """Name the calendar of a channel; the two ways of one line have the same."""
    return f"channel:{channel.id if channel.twin is None else min(channel.id, channel.twin)}"


def find_periods(place: Place) -> dict[str, Fraction]:
    """Find every calendar of unknown phase, and its period; there are as many phases as the numerator says."""
    calendars = {f"meets:{each.id}": each.meets for each in place.stakeholders.values()}
    calendars |= {name_calendar(each): each.terms.every for each in place.channels}
    return {
        name: measure_period(cadence)
        for name, cadence in calendars.items()
        if cadence is not None and not is_anchored(cadence)
    }


def list_phases(place: Place) -> Iterator[dict[str, int]]:
    """Every combination of phases, each as likely as any other; one that is empty if none is unknown."""
    periods = find_periods(place)
    for chosen in product(*(range(period.numerator) for period in periods.values())):
        yield dict(zip(periods, chosen, strict=True))
