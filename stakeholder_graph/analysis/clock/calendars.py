"""On which days does something happen, and how long does it take? Cadences and durations as tables of days.

A table holds, for every day of a stretch, another day of it; days are counted from the first. Beyond the stretch
lies *never*, which every table keeps.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.analysis.clock.bank_holidays import find_bank_holidays
from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.model.cadence import Cadence, Duration

Table = NDArray[np.int32]
Dates = NDArray[np.datetime64]
Marks = NDArray[np.bool_]

HORIZON_DAYS = 3660
"""How long after its start a message that has not been heard counts as never heard: the longest duration there is."""

_MONTHS_A_YEAR = 12
_DAYS_OF = {"day": 1, "week": 7}


def find_period(cadence: Cadence) -> Fraction | None:
    """Return the days between two times of a cadence whose phase is unknown; None where its days are known."""
    if cadence.times_a_year is not None:
        return Fraction(365, cadence.times_a_year)
    if cadence.interval is None or cadence.start is not None:
        return None
    if cadence.interval.unit == "month":
        return Fraction(365 * cadence.interval.count, _MONTHS_A_YEAR)
    return Fraction(cadence.interval.count * _DAYS_OF[cadence.interval.unit])


class Stretch:
    """A stretch of days, long enough for every journey that starts on one of its first days.

    Attributes
    ----------
    first
        The first day, number 0.
    never
        How many days it has, and the number that stands for never.
    """

    def __init__(self, first: date, start_count: int = START_COUNT) -> None:
        self.first = first
        self.start_count = start_count
        self.never = min(start_count + HORIZON_DAYS, (date.max - first).days + 1)
        self.days: Table = np.arange(self.never + 1, dtype=np.int32)

    def number(self, day: date) -> int:
        """Return the number of a day, below 0 if it is before the first."""
        return (day - self.first).days

    def day(self, number: int) -> date:
        """Return the day with a number."""
        return self.first + timedelta(days=int(number))

    def mark_between(self, since: date | None, until: date | None) -> Marks:
        """Mark the days from ``since`` to ``until``, both included; None is no limit."""
        marks = np.ones(self.never, dtype=np.bool_)
        if since is not None:
            marks[: max(0, self.number(since))] = False
        if until is not None:
            marks[max(0, self.number(until) + 1) :] = False
        return marks

    def mark_days(self, cadence: Cadence, default_start: date) -> Marks:
        """Mark the days of a cadence whose days are known; an RFC 5545 rule without a start begins by default."""
        marks = np.zeros(self.never, dtype=np.bool_)
        days = (self.number(day) for day in self._list_days(cadence, default_start))
        marks[[each for each in days if 0 <= each < self.never]] = True
        return marks

    def _list_days(self, cadence: Cadence, default_start: date) -> Iterable[date]:
        if cadence.dates:
            return cadence.dates
        last = self.day(self.never - 1)
        if cadence.rule is not None:
            return _list_by_rule(cadence.rule, cadence.start or default_start, self.first, last)
        if cadence.weekday is not None:
            rule = f"FREQ=MONTHLY;BYDAY={cadence.nth}{['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][cadence.weekday]}"
            return _list_by_rule(rule, self.first.replace(day=1), self.first, last)
        if cadence.interval is None or cadence.start is None:
            raise ValueError(f"the days of {cadence} are not known")
        return self._list_from(cadence.interval, cadence.start)

    def _list_from(self, interval: Duration, start: date) -> Iterable[date]:
        """List the days of a regular cadence from its start on, within the stretch."""
        if interval.unit == "month":
            from dateutil.relativedelta import relativedelta

            last = self.day(self.never - 1)
            months = (last.year - start.year) * _MONTHS_A_YEAR + last.month - start.month
            return [start + relativedelta(months=step) for step in range(0, months + 1, interval.count)]
        width = interval.count * _DAYS_OF[interval.unit]
        begins = self.number(start)
        begins += max(0, -(begins // width)) * width
        return [self.day(number) for number in range(begins, self.never, width)]

    def find_next(self, marks: Marks) -> Table:
        """Return for each day the first marked day on it or after; never where there is none."""
        found = np.append(np.where(marks, self.days[:-1], self.never), self.never).astype(np.int32)
        return np.minimum.accumulate(found[::-1])[::-1].copy()

    def find_settled(self, marks: Marks, wait: int) -> Table:
        """Return for each day the day ``wait`` days on, all of them marked, or the first such day after it.

        It is the day by which something has surely happened that happens once in every ``wait`` + 1 marked days
        running, wherever its phase may lie; never where the days that are left are too few.
        """
        table = np.full(self.never + 1, self.never, dtype=np.int32)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], marks, [False]))))
        later = self.never
        for begins, ends in zip(edges[-2::-2].tolist(), edges[-1::-2].tolist(), strict=True):
            table[begins:ends] = later
            if ends - begins > wait:
                table[begins : ends - wait] = self.days[begins : ends - wait] + wait
                later = begins + wait
            table[:begins] = later
        return table

    def add(self, duration: Duration) -> Table:
        """Return for each day the day this long after it."""
        return self._clip(self._shift(duration, forwards=True))

    def find_first_due(self, duration: Duration) -> Table:
        """Return for each day the first day that lies at least this long after it, counted back from the later one.

        What must arrive a duration before a meeting, and arrives on a day, is in time for this day and for all
        later ones.
        """
        cutoffs = self.find_cutoffs(duration)
        return np.append(np.searchsorted(cutoffs, self.days[:-1]), self.never).astype(np.int32)

    def find_cutoffs(self, duration: Duration) -> NDArray[np.int64]:
        """Return for each day the latest day this long before it, below 0 if that is before the first."""
        return self._shift(duration, forwards=False)

    def _clip(self, days: NDArray[np.int64]) -> Table:
        return np.append(np.minimum(days, self.never), self.never).astype(np.int32)

    def _shift(self, duration: Duration, *, forwards: bool) -> NDArray[np.int64]:
        """Return for each day the day this long after or before it, which may lie outside the stretch."""
        count = duration.count if forwards else -duration.count
        days = self._dates
        if duration.unit == "month":
            months = days.astype("M8[M]")
            target = months + count
            last = (target + 1).astype("M8[D]") - 1
            shifted = np.minimum(target.astype("M8[D]") + (days - months.astype("M8[D]")), last)
        elif duration.unit == "working day":
            shifted = self._shift_working_days(count)
        else:
            shifted = days + count * _DAYS_OF[duration.unit]
        numbers: NDArray[np.int64] = (shifted - days[0]).astype(np.int64)
        return numbers

    def _shift_working_days(self, count: int) -> Dates:
        if count == 0:
            return self._dates
        roll: Literal["backward", "forward"] = "backward" if count > 0 else "forward"
        return np.busday_offset(self._dates, count, roll=roll, holidays=self._bank_holidays)

    @cached_property
    def _bank_holidays(self) -> Dates:
        known = find_bank_holidays(self.first.year - 1, self.day(self.never - 1).year + 1)
        return np.array(known, dtype="M8[D]")

    @cached_property
    def _dates(self) -> Dates:
        return np.datetime64(self.first, "D") + np.arange(self.never)


def _list_by_rule(rule: str, start: date, first: date, last: date) -> list[date]:
    """List the days of an RFC 5545 rule that starts on a day, from ``first`` to ``last``."""
    from dateutil import rrule as rules

    midnight = datetime.min.time()
    begins, ends = datetime.combine(first, midnight), datetime.combine(last, midnight)
    written = rules.rrulestr(rule, dtstart=datetime.combine(start, midnight))
    if isinstance(written, rules.rrule) and "UNTIL=" not in rule and "COUNT=" not in rule:
        written = written.replace(
            until=ends
        )  # a rule that never happens would be tried to the end of all days
    return [each.date() for each in written.between(begins, ends, inc=True)]
