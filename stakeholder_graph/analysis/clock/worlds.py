"""Many journeys of one delivery at once: every day to start several times over, each with phases of its own."""

from functools import cached_property

import numpy as np
from msgspec import Struct

from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.graph.arrivals import Days, Part, Schedule, find_arrivals
from stakeholder_graph.graph.draws import build_key, draw_below
from stakeholder_graph.units import SEED

REPEATS = 3
"""How many worlds are drawn for each day to start; odd, so that one of them is the median."""


class Course(Struct, frozen=True, kw_only=True):
    """What one delivery may travel on: a part of the graph that begins with its senders.

    ``goals`` are the new numbers of its receivers: it is heard when the first of them has heard.
    """

    part: Part
    root_count: int
    goals: tuple[int, ...]


class Worlds:
    """Drawn worlds of a timetable.

    On a course of its own, a phase is drawn by its place on the course and not by the name of its calendar: two
    deliveries that travel alike have the same figures, in one place or in two, and are swept once.
    """

    def __init__(self, timetable: Timetable, seed: int = SEED, repeats: int = REPEATS) -> None:
        self._timetable = timetable
        self.seed = seed
        self._count = START_COUNT * repeats
        self.starts: Days = np.tile(timetable.stretch.days[:START_COUNT], repeats)
        self._phases: dict[tuple[int, int], Days] = {}
        self._heard: dict[object, Days] = {}

    @cached_property
    def whole(self) -> Schedule:
        """The schedule of all courses together, its phases drawn by the names of the calendars."""
        return self._timetable.sample(self._count, self.seed)

    def sample_heard(self, out: Course) -> Days:
        """Find in each world the day on which a delivery is heard."""
        return self._find_heard(out, *self._narrow(out, {}))

    def sample_round_trip(self, out: Course, back: Course, takes: Days) -> tuple[Days, Days]:
        """Find in each world the day on which a question is heard, and the day on which its answer is.

        ``takes`` gives for each day on which a question was heard the day on which its answer is ready. A calendar
        that lies on both ways has one phase.
        """
        calendars: dict[int, int] = {}
        schedule, key = self._narrow(out, calendars)
        heard = self._find_heard(out, schedule, key)
        schedule, key_back = self._narrow(back, calendars)
        both = (key, key_back, takes.tobytes())
        if both not in self._heard:
            self._heard[both] = _find_heard(back, takes[heard], self._draw(schedule))
        return heard, self._heard[both]

    def _find_heard(self, out: Course, schedule: Schedule, key: object) -> Days:
        if key not in self._heard:
            self._heard[key] = _find_heard(out, self.starts, self._draw(schedule))
        return self._heard[key]

    def _narrow(self, course: Course, calendars: dict[int, int]) -> tuple[Schedule, object]:
        """Narrow the schedule to one course, its phases yet to be drawn, and tell what makes it the same as another.

        ``calendars`` numbers the calendars with unknown phases in the order they are met with, and is added to.
        """
        timetable, part = self._timetable, course.part
        soonest = timetable.soonest
        arcs = _renumber(timetable.arc_calendars[part.arcs].tolist(), calendars)
        vertices = _renumber(timetable.vertex_calendars[part.vertices].tolist(), calendars)
        periods = [timetable.periods[calendar].tolist() for calendar in calendars] or [[1, 1]]
        schedule = soonest._replace(
            arc_departs=soonest.arc_departs[part.arcs],
            arc_takes=soonest.arc_takes[part.arcs],
            arc_period=arcs,
            vertex_due=soonest.vertex_due[part.vertices],
            vertex_meets=soonest.vertex_meets[part.vertices],
            vertex_period=vertices,
            periods=np.array(periods, dtype=np.int32),
        )
        told = (part.first, part.heads, *schedule[1:8])
        return schedule, (course.root_count, course.goals, *(each.tobytes() for each in told))

    def _draw(self, schedule: Schedule) -> Schedule:
        """Draw the phases of a schedule, each by its number; the same number and length give the same draws."""
        known, lengths = self._phases, schedule.periods[:, 0].tolist()
        for number, length in enumerate(lengths):
            if (number, length) not in known:
                key = build_key(self.seed, f"phase {number} of {length}")
                known[number, length] = draw_below(key, length, self._count).astype(np.int32)
        return schedule._replace(phases=np.stack([known[each] for each in enumerate(lengths)]))


def _renumber(calendars: list[int], known: dict[int, int]) -> Days:
    """Number calendars in the order in which they are met with; -1 stays what it is."""
    numbers = [-1 if each < 0 else known.setdefault(each, len(known)) for each in calendars]
    return np.array(numbers, dtype=np.int32)


def _find_heard(course: Course, ready: Days, schedule: Schedule) -> Days:
    """Sweep one course, whose channels and stakeholders a schedule numbers anew."""
    count, heads = len(course.part.vertices), len(course.part.arcs)
    part = course.part._replace(
        arcs=np.arange(heads, dtype=np.int32), vertices=np.arange(count, dtype=np.int32)
    )
    heard: Days = find_arrivals(part, course.root_count, ready, schedule)[list(course.goals)].min(axis=0)
    return heard
