"""The calendars of a place, compiled to the schedules that sweeps run on.

A cadence without dates has an unknown phase. Four schedules say what to make of it: the *soonest* takes it to fall
on the very day it is waited for, the *latest* as late as it can, the *middle* half-way between; a *sampled* one draws
a phase for each world, the same for the whole journey and for both directions of a channel.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from stakeholder_graph.analysis.clock.calendars import Marks, Stretch, Table, find_period
from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.arrivals import Days, Schedule
from stakeholder_graph.graph.draws import build_key, draw_below
from stakeholder_graph.graph.first_routes import World
from stakeholder_graph.model.cadence import Cadence, Duration
from stakeholder_graph.model.records import Channel, Stakeholder, Window
from stakeholder_graph.units import stands_on

Life = tuple[date | None, date | None]


class Wait(Struct, frozen=True):
    """What has to be waited for: days that are marked (None: any day) and, where unknown, days of a period.

    ``name`` is the calendar's: two waits of one name fall on the same days.
    """

    marks: Marks | None
    period: Fraction | None
    name: str

    @property
    def longest(self) -> int:
        """The most days that a period lets one wait, beside those that are not marked."""
        return ceil(self.period) - 1 if self.period is not None else 0


class Timetable:
    """When every channel of a structure can be used, and when every stakeholder meets.

    Parameters
    ----------
    structure
        The place, with all that stands on the day or later.
    first
        The first day to start.
    start_count
        On how many days running a journey may start.

    Attributes
    ----------
    arc_calendars, vertex_calendars
        The number of the calendar, of those whose phase is unknown, that each channel and each stakeholder has; -1
        if it has none.
    periods
        The period of each such calendar, in days as numerator and denominator.

    Notes
    -----
    Day 0 of unknown phases, and of rules without a start, is ``as_of``, whatever the first day.
    """

    def __init__(self, structure: Structure, first: date, start_count: int = START_COUNT) -> None:
        self.structure = structure
        self.stretch = Stretch(first, start_count)
        self.as_of = structure.place.as_of or first
        self._tables: list[Table] = [self.stretch.days]
        self._rows: dict[object, int] = {}
        self._marks: dict[object, Marks] = {}
        known = structure.place.stakeholders
        self._stakeholders = [known[each] for each in structure.ids]
        self.departures = [self._find_departure(channel) for channel in structure.channels]
        self.meetings = [self._find_meeting(each) for each in self._stakeholders]
        self._takes = [self.add(channel.terms.takes) for channel in structure.channels]
        self._due = [self._find_due(each) for each in self._stakeholders]
        names = {
            wait.name: wait.period for wait in (*self.departures, *self.meetings) if wait and wait.period
        }
        self._period_of = {name: number for number, name in enumerate(names)}
        self.arc_calendars = _pack(map(self._find_calendar, self.departures))
        self.vertex_calendars = _pack(map(self._find_calendar, self.meetings))
        self.periods = np.array(
            [(each.numerator, each.denominator) for each in names.values()] or [(1, 1)], dtype=np.int32
        )

    @cached_property
    def has_unknown_phases(self) -> bool:
        """Whether some calendar's days are not known."""
        return bool(self._period_of)

    @cached_property
    def soonest(self) -> Schedule:
        """Every unknown phase as lucky as it can be: no journey is quicker."""
        return self._build(lambda wait: (self._row_next(wait), -1))

    @cached_property
    def latest(self) -> Schedule:
        """Every unknown phase as unlucky as it can be: no journey is slower."""
        return self._build(lambda wait: (self._row_settled(wait, wait.longest), -1))

    @cached_property
    def middle(self) -> Schedule:
        """Every unknown phase half-way between, rounded down to whole days."""
        return self._build(lambda wait: (self._row_settled(wait, wait.longest // 2), -1))

    @cached_property
    def standing(self) -> Schedule:
        """The middle schedule, without the channels that do not stand yet on the day of the structure."""
        day, place = self.structure.day, self.structure.place
        known = place.stakeholders
        stand = {each for each, record in known.items() if stands_on(day, record.since, record.until)}
        closed = [
            not stands_on(day, channel.terms.since, None) or not {channel.sender, channel.receiver} <= stand
            for channel in self.structure.channels
        ]
        return self._close(self.middle, np.array(closed, dtype=np.bool_))

    @cached_property
    def untimed(self) -> NDArray[np.bool_]:
        """Which channels have no time recorded: not how often, not how long, and no meeting takes it in.

        They are followed as if they took none. In a complete place that is so.
        """
        known = self.structure.place.stakeholders
        return np.array(
            [
                each.terms.every is None and each.terms.takes is None and known[each.receiver].meets is None
                for each in self.structure.channels
            ],
            dtype=np.bool_,
        ) & (not self.structure.place.complete)

    @cached_property
    def timed(self) -> Schedule:
        """The latest schedule, without the channels that have no time recorded."""
        return self._close(self.latest, self.untimed)

    def sample(self, worlds: int, seed: int) -> Schedule:
        """Draw the unknown phases of many worlds, each from the calendar's name."""
        lengths = {name: int(self.periods[number, 0]) for name, number in self._period_of.items()}
        return self.build_worlds(
            {name: draw_below(build_key(seed, name), length, worlds) for name, length in lengths.items()}
        )

    @property
    def told(self) -> Schedule:
        """The schedule of the journeys that are told from the first day.

        On the day of the structure it is the one that routes are found by; from another day on it holds what begins
        later as well.
        """
        return self.standing if self.stretch.first == self.structure.day else self.middle

    def build_worlds(self, phases: Mapping[str, NDArray[np.int64]]) -> Schedule:
        """Build the schedule of worlds whose phases are known, one for each world.

        A period of p/q days falls on the days floor((phase + i p) / q) for every whole i, day 0 being ``as_of``.
        """
        turned = np.zeros((len(self.periods), len(next(iter(phases.values()), [0]))), dtype=np.int32)
        for name, number in self._period_of.items():
            length, parts = self.periods[number].tolist()
            turned[number] = (phases[name] + self.stretch.number(self.as_of) * parts) % length
        return self._build(lambda wait: (self._row_next(wait), self._find_calendar(wait)), turned)

    def find_phases(self, schedule: Schedule, arcs: Iterable[int], ready: int) -> dict[int, int]:
        """Find the phases that a journey along some channels, ready on a day, gives to the calendars it waits for."""
        phases: dict[int, int] = {}
        day, world = ready, World(schedule)
        for arc in arcs:
            head = self.structure.graph.heads[arc]
            departs, day = world.leave(day, arc), world.cross(day, arc, head)
            for calendar, event in ((self.arc_calendars[arc], departs), (self.vertex_calendars[head], day)):
                if calendar >= 0:
                    length, parts = self.periods[calendar].tolist()
                    phases[int(calendar)] = event * parts % length
        return phases

    def fix(self, schedule: Schedule, phases: Mapping[int, int]) -> Schedule:
        """Give some calendars the phases they are known to have, in a schedule of one world."""
        known = np.zeros(len(self.periods) + 1, dtype=np.bool_)  # the last one stands for no calendar, -1
        known[list(phases)] = True
        arcs, vertices = known[self.arc_calendars], known[self.vertex_calendars]
        fixed = np.zeros((len(self.periods), 1), dtype=np.int32)
        for calendar, phase in phases.items():
            fixed[calendar] = phase
        return schedule._replace(
            arc_departs=np.where(arcs, self.soonest.arc_departs, schedule.arc_departs),
            arc_period=np.where(arcs, self.arc_calendars, np.int32(-1)),
            vertex_meets=np.where(vertices, self.soonest.vertex_meets, schedule.vertex_meets),
            vertex_period=np.where(vertices, self.vertex_calendars, np.int32(-1)),
            phases=fixed,
            tables=max(schedule.tables, self.soonest.tables, key=len),  # tables are only ever added
        )

    def add(self, duration: Duration | None) -> int:
        """Return the number of the table that adds a duration; 0 where there is none."""
        if duration is None or duration.count == 0:
            return 0
        return self._row(("add", duration), lambda: self.stretch.add(duration))

    def table(self, number: int) -> Table:
        """Return a table by its number."""
        return self._tables[number]

    def _close(self, schedule: Schedule, closed: NDArray[np.bool_]) -> Schedule:
        """Close some channels for good."""
        row = self._row("closed", lambda: np.full(self.stretch.never + 1, self.stretch.never, dtype=np.int32))
        departs = np.where(closed, np.int32(row), schedule.arc_departs)
        return schedule._replace(arc_departs=departs, tables=np.stack(self._tables))

    def _build(self, choose: Callable[[Wait], tuple[int, int]], phases: Days | None = None) -> Schedule:
        departs = [choose(wait) for wait in self.departures]
        meets = [choose(wait) if wait is not None else (0, -1) for wait in self.meetings]
        return Schedule(
            arc_departs=_pack(row for row, _ in departs),
            arc_period=_pack(period for _, period in departs),
            arc_takes=_pack(self._takes),
            vertex_due=_pack(self._due),
            vertex_meets=_pack(row for row, _ in meets),
            vertex_period=_pack(period for _, period in meets),
            periods=self.periods,
            phases=np.zeros((1, 1), dtype=np.int32) if phases is None else phases,
            arc_luck=np.full(len(departs), -1, dtype=np.int32),
            vertex_luck=np.full(len(meets), -1, dtype=np.int32),
            works=np.ones((1, 1), dtype=np.bool_),
            tables=np.stack(self._tables),
        )

    def _find_departure(self, channel: Channel) -> Wait:
        """Find the days on which a channel can be used: it is open, its sender stands, its receiver will."""
        terms, known = channel.terms, self.structure.place.stakeholders
        sender, receiver = known[channel.sender], known[channel.receiver]
        lives = ((terms.since, terms.until), (sender.since, sender.until))
        there = (receiver.since, receiver.until)
        dated = terms.every if terms.every is not None and find_period(terms.every) is None else None
        drawn = [
            self.structure.place.find_drawn(each) for each in (channel.id, channel.twin) if each is not None
        ]
        return Wait(
            marks=self._mark(lives, terms.open, dated, there, terms.takes),
            period=find_period(terms.every) if terms.every is not None else None,
            name=f"channel:{min(drawn)}",
        )

    def _find_meeting(self, stakeholder: Stakeholder) -> Wait | None:
        """Find the days on which a stakeholder meets; None if it does not."""
        if stakeholder.meets is None:
            return None
        period = find_period(stakeholder.meets)
        dated = stakeholder.meets if period is None else None
        lives = ((stakeholder.since, stakeholder.until),)
        return Wait(
            marks=self._mark(lives, (), dated, (None, None), None),
            period=period,
            name=f"meets:{self.structure.place.find_drawn(stakeholder.id)}",
        )

    def _find_calendar(self, wait: Wait | None) -> int:
        """Return the number of a calendar with an unknown phase, -1 for any other."""
        return self._period_of[wait.name] if wait is not None and wait.period is not None else -1

    def _find_due(self, stakeholder: Stakeholder) -> int:
        """Return the number of the table of papers due, -1 if the stakeholder does not meet."""
        if stakeholder.meets is None:
            return -1
        due = stakeholder.papers_due
        if due is None or due.count == 0:
            return 0
        return self._row(("due", due), lambda: self.stretch.find_first_due(due))

    def _mark(
        self,
        lives: tuple[Life, ...],
        windows: tuple[Window, ...],
        dated: Cadence | None,
        there: Life,
        takes: Duration | None,
    ) -> Marks | None:
        """Mark the days that are allowed, None if all are: the same days are the same array."""
        if not windows and dated is None and there == (None, None) and set(lives) == {(None, None)}:
            return None
        key = (lives, windows, dated, there, takes if there != (None, None) else None)
        if key not in self._marks:
            marks = np.ones(self.stretch.never, dtype=np.bool_)
            for since, until in lives:
                marks &= self.stretch.mark_between(since, until)
            if windows:
                marks &= np.any(
                    [self.stretch.mark_between(each.since, each.until) for each in windows], axis=0
                )
            if dated is not None:
                marks &= self.stretch.mark_days(dated, self.as_of)
            if there != (None, None):
                stands = np.append(self.stretch.mark_between(*there), False)
                marks &= stands[self._tables[self.add(takes)][:-1]]
            self._marks[key] = marks
        return self._marks[key]

    def _row_next(self, wait: Wait) -> int:
        marks = wait.marks
        if marks is None:
            return 0
        return self._row(("next", id(marks)), lambda: self.stretch.find_next(marks))

    def _row_settled(self, wait: Wait, days: int) -> int:
        if days == 0:
            return self._row_next(wait)
        marks = wait.marks if wait.marks is not None else self._all_marked
        return self._row(("settled", id(marks), days), lambda: self.stretch.find_settled(marks, days))

    @cached_property
    def _all_marked(self) -> Marks:
        return self.stretch.mark_between(None, None)

    def _row(self, key: object, build: Callable[[], Table]) -> int:
        if key not in self._rows:
            self._rows[key] = len(self._tables)
            self._tables.append(build())
        return self._rows[key]


def _pack(numbers: Iterable[int]) -> Days:
    return np.array(list(numbers), dtype=np.int32)
