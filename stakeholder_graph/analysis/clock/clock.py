"""The calendars of a place, and the days that a message takes under them."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.days import Figures, Span, Way, count_days, doubt_deadline, put_days
from stakeholder_graph.analysis.clock.journeys import Journeys, Passage, find_first
from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.timing import START_COUNT, find_first_day
from stakeholder_graph.analysis.clock.together import TANGLED_CHANNELS, Together
from stakeholder_graph.analysis.clock.worlds import Course, Worlds
from stakeholder_graph.analysis.place.basis import weigh_route, weigh_timing
from stakeholder_graph.analysis.place.deliveries import Fan, find_asked, gather_fans
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.arrivals import Days
from stakeholder_graph.graph.first_routes import FirstRoute
from stakeholder_graph.model.cadence import Duration
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.expectations import Expectation, Expected
from stakeholder_graph.units import SEED


class Clock:
    """The calendars of a place, from its day on.

    Parameters
    ----------
    structure
        The place as it stands on its day, the first of the 365 days to start; if it has none, the first that the
        model names.
    seed
        What the phases that are not known are drawn from.
    """

    def __init__(self, structure: Structure, seed: int = SEED) -> None:
        self.standing = structure
        self.structure = Structure(structure.place, structure.day, later=True)
        self.timetable = Timetable(self.structure, find_first_day(structure))
        self.worlds = Worlds(self.timetable, seed)
        self.figures = Figures(self.timetable.stretch)
        self._spans: dict[Hashable, Span] = {}
        self._tangled: dict[Hashable, bool] = {}
        self.starts: Days = self.timetable.stretch.days[:START_COUNT]

    @cached_property
    def together(self) -> Together:
        """Draws for deliveries that are too tangled to be followed one by one."""
        return Together(self.timetable, self.worlds.seed)

    def is_tangled(self, message: Message) -> bool:
        """Say whether the deliveries of a message are followed together rather than one by one.

        That is asked of all its deliveries, however few of them are looked at, so that each has the same figures
        among many and alone.
        """
        key = (message.id, message.kind, message.senders, message.receivers, message.answered)
        if key not in self._tangled:
            asked = find_asked(self.standing, message)
            channels = 0
            fans = gather_fans(self.structure, message, asked)
            tried = [pair for fan in fans for pair in zip(fan.asked, fan.reached, strict=True)]
            reached = [one for one, is_reached in tried if is_reached]
            for fan in gather_fans(self.structure, message, reached):
                if message.answered or not fan.downwards:
                    channels += Journeys(fan, self.timetable).estimate_corridors()
            self._tangled[key] = channels * (2 if message.answered else 1) > TANGLED_CHANNELS
        return self._tangled[key]

    def measure(self, passage: Passage, sampled: Days | None, *, clustered: bool) -> Span:
        """Count the days from every start to when something is heard; in drawn worlds, over and over."""
        key = (passage.key, None if sampled is None else sampled.tobytes(), clustered)
        if key not in self._spans:
            self._spans[key] = Span(
                soonest=self._count(passage.soonest),
                latest=self._count(passage.latest),
                sampled=None if sampled is None else self._count(sampled),
                clustered=clustered,
            )
        return self._spans[key]

    def _count(self, heard: Days) -> Days:
        rounds = heard.reshape(-1, len(self.starts))
        return count_days(self.starts, rounds, self.timetable.stretch.never).reshape(-1)

    def check(
        self,
        expectation: Expectation,
        wanted: Duration | None,
        span: Span,
        find_timed: Callable[[], Days | None],
    ) -> tuple[Expected, ...]:
        """Check a journey against the time it may take; empty if nothing is asked.

        ``find_timed`` finds when it is heard at the latest by ways whose times are all recorded; None if all are.
        """
        if wanted is None:
            return ()
        limits = self.timetable.table(self.timetable.add(wanted))[:START_COUNT] - self.starts
        checked = self.figures.check(expectation, wanted, span, limits)
        timed = find_timed()
        return (checked if timed is None else doubt_deadline(checked, span, self._count(timed), limits),)

    def has_untimed(self, channels: Iterable[str]) -> bool:
        """Say whether one of these channels has no time recorded."""
        number_of = self.structure.channel_number_of
        return any(self.timetable.untimed[number_of[each]] for each in channels)


class Outward(Struct, frozen=True, kw_only=True, dict=True):
    """When one delivery is heard, for every start; ``sampled`` is None where that is exact.

    ``route`` is the one by which a start on the first day is heard first, None if it never is. ``index`` is its place
    among the journeys of its fan, None if it is all of them; ``clustered`` says that it was drawn together with them.
    """

    passage: Passage
    sampled: Days | None
    route: FirstRoute | None
    journeys: Journeys
    index: int | None
    clustered: bool = False

    @cached_property
    def timed(self) -> Days | None:
        """When it is heard at the latest by ways whose times are all recorded; None if all are."""
        if not self.journeys.has_untimed:
            return None
        found = self.journeys.timed
        return np.min(found, axis=0) if self.index is None else found[self.index]

    def build_course(self) -> Course:
        """Return what it may travel on."""
        if self.index is None:
            return self.journeys.build_shared_course()
        return self.journeys.build_course(self.index)


def find_outward(clock: Clock, message: Message, fan: Fan) -> list[Outward]:
    """Follow every delivery of a fan on its way out: to many receivers in one sweep, from many senders one by one."""
    journeys = Journeys(fan, clock.timetable)
    passages = journeys.passages
    routes = journeys.find_first_routes(0, clock.timetable.standing)
    sampled: list[Days | None] = [None] * len(passages)
    together = not fan.downwards and clock.is_tangled(message)
    if not all(each.is_exact for each in passages):
        if fan.downwards:
            sampled = list(journeys.sweep_down(clock.worlds.starts, clock.worlds.whole))
        elif together:
            sampled = list(clock.together.sample_heard(journeys))
        else:
            sampled = [
                None if each.is_exact else clock.worlds.sample_heard(journeys.build_course(index))
                for index, each in enumerate(passages)
            ]
    return [
        Outward(
            passage=passage,
            sampled=None if passage.is_exact else drawn,
            route=route,
            journeys=journeys,
            index=index,
            clustered=together and not passage.is_exact,
        )
        for index, (passage, drawn, route) in enumerate(zip(passages, sampled, routes, strict=True))
    ]


def find_outward_of_any(clock: Clock, fan: Fan) -> Outward:
    """Follow a delivery from any to any: it is heard when the first of the receivers has heard it."""
    journeys = Journeys(fan, clock.timetable)
    passages = journeys.passages
    passage = Passage(
        soonest=np.min([each.soonest for each in passages], axis=0),
        latest=np.min([each.latest for each in passages], axis=0),
    )
    course = journeys.build_shared_course()
    return Outward(
        passage=passage,
        sampled=None if passage.is_exact else clock.worlds.sample_heard(course),
        route=find_first(journeys.find_first_routes(0, clock.timetable.standing)),
        journeys=journeys,
        index=None,
    )


def put_outward(clock: Clock, message: Message, delivery: Delivery, outward: Outward) -> Delivery:
    """Put what the clock found into a delivery."""
    if outward.route is not None:
        delivery = put_route(clock, delivery, outward.route)
        delivery = replace(delivery, sender=delivery.route[0], receiver=delivery.route[-1])
    span = clock.measure(outward.passage, outward.sampled, clustered=outward.clustered)
    days = clock.figures.tell(
        span, weigh_timing(clock.structure, delivery.channels), untimed=clock.has_untimed(delivery.channels)
    )
    checked = clock.check("heard_within", message.heard_within, span, lambda: outward.timed)
    return replace(put_days(delivery, days), expectations=checked)


def put_route(clock: Clock, way: Way, route: FirstRoute) -> Way:
    """Put the route that arrives first into a delivery or an answer."""
    structure = clock.structure
    return replace(
        way,
        hops=len(route.arcs),
        route=tuple(structure.ids[each] for each in route.vertices),
        channels=tuple(structure.channels[each].id for each in route.arcs),
        basis=weigh_route(structure, route.vertices, route.arcs, level=way.level is not None),
    )
