"""When are the deliveries of a fan heard, for every day to start and every phase that is not known?"""

from collections.abc import Hashable, Iterable
from functools import cached_property

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.analysis.clock.worlds import Course
from stakeholder_graph.analysis.place.deliveries import Fan
from stakeholder_graph.analysis.routes.corridors import find_corridor, find_shared_corridor
from stakeholder_graph.graph.arrivals import (
    Days,
    Part,
    Schedule,
    build_part,
    find_arrivals,
    find_profiles,
    shorten,
)
from stakeholder_graph.graph.first_routes import FirstRoute, find_first_routes, find_route_along

FEW_DAYS = 4 * 365
"""Within how many days most messages are heard, whatever the day to start."""


class Passage(Struct, frozen=True, kw_only=True):
    """The days on which one delivery is heard, one for each day on which it was ready at its sender.

    ``soonest`` and ``latest`` bound them whatever the unknown phases; the greatest number is never.
    """

    soonest: Days
    latest: Days

    @property
    def key(self) -> Hashable:
        """The same for all that are heard on the same days."""
        return self.soonest.tobytes(), self.latest.tobytes()

    @property
    def is_exact(self) -> bool:
        """Whether no unknown phase makes a difference."""
        return np.array_equal(self.soonest, self.latest)


class Journeys:
    """The deliveries of one fan under a timetable. Those that are not reached may not be asked about.

    Parameters
    ----------
    fan
        Deliveries that share one side, gathered over the structure of the timetable.
    timetable
        When channels can be used and stakeholders meet.
    """

    def __init__(self, fan: Fan, timetable: Timetable) -> None:
        self.fan = fan
        self._timetable = timetable
        self._graph = timetable.structure.graph
        self._roots = list(dict.fromkeys(fan.roots))
        self._targets = [each if each is not None else -1 for each in fan.targets]
        self._corridors: dict[int, tuple[Part, dict[int, int]]] = {}

    @property
    def starts(self) -> Days:
        """The days on which a journey may start."""
        return self._timetable.stretch.days[:START_COUNT]

    @cached_property
    def passages(self) -> list[Passage]:
        """When each delivery is heard, for each day to start."""
        return self.find_passages(self.starts)

    def find_passages(self, ready: Days) -> list[Passage]:
        """Find when each delivery is heard, for each of some days on which it is ready."""
        soonest = self.find_heard(ready, self._timetable.soonest)
        if not self._timetable.has_unknown_phases:
            return [Passage(soonest=each, latest=each) for each in soonest]
        latest = self.find_heard(ready, self._timetable.latest)
        return [Passage(soonest=early, latest=late) for early, late in zip(soonest, latest, strict=True)]

    @cached_property
    def has_untimed(self) -> bool:
        """Whether a channel that the deliveries may travel on has no time recorded."""
        part, _ = self._shared_part
        return bool(self._timetable.untimed[part.arcs].any())

    @cached_property
    def timed(self) -> list[Days]:
        """When each delivery is heard at the latest by ways whose times are all recorded."""
        return self.find_heard(self.starts, self._timetable.timed)

    def find_heard(self, ready: Days, schedule: Schedule) -> list[Days]:
        """Find when each delivery is heard, for each of some days on which it is ready, from one sweep."""
        if self.fan.downwards:
            return self.sweep_down(ready, schedule)
        _, profiles = self._find_profiles(ready, schedule)
        return list(profiles[self._rows][:, ready])

    def sweep_down(self, ready: Days, schedule: Schedule) -> list[Days]:
        """Find when each delivery of a fan of receivers is heard in each world, from one sweep."""
        part, _ = self._shared_part
        arrivals = find_arrivals(part, len(self._roots), ready, schedule)
        return [arrivals[row] for row in self._rows]

    def estimate_corridors(self) -> int:
        """Estimate from three of them on how many channels the deliveries may travel; each counts each time."""
        count = len(self._targets)
        tried = sorted({0, count // 2, count - 1})
        arcs = [len(self._find_part(index)[0].arcs) for index in tried]
        return sum(arcs) * count // len(tried)

    def build_course(self, index: int) -> Course:
        """Return what one delivery may travel on."""
        part, number_of = self._find_part(index)
        senders, receivers = self._find_ends(index)
        return Course(
            part=part,
            root_count=len(senders),
            goals=tuple(number_of[each] for each in receivers),
        )

    def build_shared_course(self) -> Course:
        """Return what a delivery may travel on to whichever of the receivers it reaches first."""
        part, _ = self._shared_part
        return Course(part=part, root_count=len(self._roots), goals=tuple(self._rows))

    def find_first_routes(self, day: int, schedule: Schedule) -> list[FirstRoute | None]:
        """Find the route by which each delivery is heard first, if ready on a day; None for those never heard."""
        if self.fan.downwards:
            part, _ = self._shared_part
            routes = find_first_routes(part, len(self._roots), day, schedule)
            return [routes[row] for row in self._rows]
        back, number_of = self._shared_part
        ahead, place_of = build_part(self._graph, self._targets, back.arcs.tolist(), self._roots)
        schedule, found = self._find_profiles(np.array([day]), schedule)
        profiles = found[[number_of[each] for each in ahead.vertices.tolist()]]
        relays = self._relays[ahead.vertices]
        goals = frozenset(place_of[each] for each in self._roots)
        return [
            find_route_along(
                ahead, (place_of[target], goals), relays, profiles=profiles, day=day, schedule=schedule
            )
            for target in self._targets
        ]

    def find_first_route(self, index: int, day: int, schedule: Schedule) -> FirstRoute | None:
        """Find the route by which one delivery is heard first, if it is ready on a day; None if it never is."""
        part, number_of = self._find_part(index)
        senders, receivers = self._find_ends(index)
        found = find_first_routes(part, len(senders), day, schedule)
        return find_first(found[number_of[end]] for end in receivers)

    def _find_profiles(self, ready: Days, schedule: Schedule) -> tuple[Schedule, Days]:
        """Find when something is heard at the shared side, from everywhere and for every day it may be ready.

        Such a sweep asks for every day there is: of a few years first, and of all only if no more is known then of
        some delivery that is ready on these days. Told with the schedule that knows as many days.
        """
        part, _ = self._shared_part
        few = min(FEW_DAYS, schedule.tables.shape[1] - 1)
        if ready.max() < few and schedule.phases.shape[1] == 1:
            short = shorten(schedule, few)
            profiles = find_profiles(part, len(self._roots), self._relays[part.vertices], short)
            if (profiles[self._rows][:, ready] < few).all():
                return short, profiles
        return schedule, find_profiles(part, len(self._roots), self._relays[part.vertices], schedule)

    @property
    def _rows(self) -> list[int]:
        """Where the far side of each delivery stands among all that the deliveries may travel on."""
        _, number_of = self._shared_part
        return [number_of[target] for target in self._targets]

    @cached_property
    def _relays(self) -> NDArray[np.bool_]:
        return np.frombuffer(self.fan.structure.relays, dtype=np.bool_)

    @cached_property
    def _shared_part(self) -> tuple[Part, dict[int, int]]:
        """All that the deliveries may travel on, from the shared side outwards."""
        return build_part(self.fan.graph, self._roots, find_shared_corridor(self.fan), self._targets)

    def _find_part(self, index: int) -> tuple[Part, dict[int, int]]:
        """Return the corridor of one delivery, in the direction it travels."""
        if index not in self._corridors:
            senders, receivers = self._find_ends(index)
            arcs = find_corridor(self.fan, self._targets[index])
            self._corridors[index] = build_part(self._graph, senders, arcs, receivers)
        return self._corridors[index]

    def _find_ends(self, index: int) -> tuple[list[int], list[int]]:
        """Return the senders and the receivers of one delivery."""
        single = [self._targets[index]]
        return (self._roots, single) if self.fan.downwards else (single, self._roots)


def find_first(routes: Iterable[FirstRoute | None]) -> FirstRoute | None:
    """Return the route that arrives first, then the shortest, then the first by ids; None if there is none."""
    known = [each for each in routes if each is not None]
    return min(known, key=lambda each: (each.day, len(each.arcs), each.vertices), default=None)
