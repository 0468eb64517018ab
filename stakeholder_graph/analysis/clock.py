"""How many days does a message take, how many its answer, and how many both together?"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.basis import weigh_route, weigh_timing
from stakeholder_graph.analysis.days import Span, Waits, Way, build_days, check_deadline, count_days, put_days
from stakeholder_graph.analysis.deliveries import Asked, Fan
from stakeholder_graph.analysis.journeys import Journeys, Passage, find_first
from stakeholder_graph.analysis.routes import add_answers
from stakeholder_graph.analysis.structure import Structure
from stakeholder_graph.analysis.timetable import Timetable
from stakeholder_graph.analysis.timing import START_COUNT, find_first_day
from stakeholder_graph.analysis.together import Together, are_tangled
from stakeholder_graph.analysis.ways import gather_ways_back, gather_ways_out
from stakeholder_graph.analysis.worlds import SEED, Course, Worlds
from stakeholder_graph.graph.arrivals import Days, FirstRoute
from stakeholder_graph.model.cadence import Duration
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.answers import Delivery, Expectation, Expected


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
        self.starts: Days = self.timetable.stretch.days[:START_COUNT]

    @cached_property
    def together(self) -> Together:
        """Draws for deliveries that are too tangled to be followed one by one."""
        return Together(self.timetable, self.worlds.seed)

    def find_last(self, passages: Iterable[Passage]) -> int:
        """Find a day after which nothing is heard, of some journeys, that is heard at all."""
        last = max(int(each.latest.max()) for each in passages)
        return min(last, self.timetable.stretch.never - 1)

    def measure(self, passage: Passage, sampled: Days | None, *, clustered: bool) -> Span:
        """Count the days from every start to when something is heard."""
        never = self.timetable.stretch.never
        starts = None if sampled is None else np.tile(self.starts, len(sampled) // len(self.starts))
        return Span(
            soonest=count_days(self.starts, passage.soonest, never),
            latest=count_days(self.starts, passage.latest, never),
            sampled=None if starts is None or sampled is None else count_days(starts, sampled, never),
            clustered=clustered,
        )

    def check(self, expectation: Expectation, wanted: Duration | None, span: Span) -> tuple[Expected, ...]:
        """Check a journey against the time it may take; empty if nothing is asked."""
        if wanted is None:
            return ()
        limits = self.timetable.table(self.timetable.add(wanted))[:START_COUNT] - self.starts
        return (check_deadline(expectation, wanted, span, limits),)


class Outward(Struct, frozen=True, kw_only=True):
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

    def build_course(self) -> Course:
        """Return what it may travel on."""
        if self.index is None:
            return self.journeys.build_shared_course()
        return self.journeys.build_course(self.index)


def add_days(
    clock: Clock, message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery]
) -> tuple[Delivery, ...]:
    """Add to every delivery that is reached how many days it takes, and its answer, and both.

    Parameters
    ----------
    clock
        The calendars.
    message
        The message that travels.
    asked, deliveries
        What was asked, and what was found of it, in the same order.

    Returns
    -------
    tuple of Delivery
        With days over the 365 days to start, whether they are what the message asks for, and the route by which a
        start on the first day is heard first.

    Notes
    -----
    Whatever the unknown phases, nothing is heard before the soonest schedule or after the latest. Where the two
    agree on every start the days are exact. Else they are bounds, and the median is estimated from drawn phases.
    """
    outward: dict[int, Outward] = {}
    loose = message.senders.quantity == message.receivers.quantity == "any"
    for fan, places in gather_ways_out(clock.structure, message, asked, deliveries):
        ways = [_follow_together(clock, fan)] if loose else _follow(clock, fan)
        outward.update(zip(places, ways, strict=False))
    found = [
        _put_outward(clock, message, delivery, outward[place]) if place in outward else delivery
        for place, delivery in enumerate(deliveries)
    ]
    _ask_others(clock, message, deliveries, found)
    for fan, places in gather_ways_back(clock.structure, message, found):
        back = _Back(clock, message, fan, [outward[place] for place in places])
        for index, place in enumerate(places):
            found[place] = back.put(index, found[place])
    return tuple(found)


def _follow(clock: Clock, fan: Fan) -> list[Outward]:
    """Follow every delivery of a fan on its way out: to many receivers in one sweep, from many senders one by one."""
    journeys = Journeys(fan, clock.timetable)
    passages = journeys.find_passages(clock.starts)
    routes = journeys.find_first_routes(0, clock.timetable.standing)
    sampled: list[Days | None] = [None] * len(passages)
    together = False
    if not all(each.is_exact for each in passages):
        together = not fan.downwards and are_tangled(journeys)
        if fan.downwards:
            sampled = list(journeys.sweep_down(clock.worlds.starts, clock.worlds.whole))
        elif together:
            sampled = list(clock.together.sample_heard(journeys, clock.find_last(passages)))
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
            clustered=together,
        )
        for index, (passage, drawn, route) in enumerate(zip(passages, sampled, routes, strict=True))
    ]


def _follow_together(clock: Clock, fan: Fan) -> Outward:
    """Follow a delivery from any to any: it is heard when the first of the receivers has heard it."""
    journeys = Journeys(fan, clock.timetable)
    passages = journeys.find_passages(clock.starts)
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


def _put_outward(clock: Clock, message: Message, delivery: Delivery, outward: Outward) -> Delivery:
    """Put what the clock found into a delivery."""
    if outward.route is not None:
        delivery = _put_route(clock, delivery, outward.route)
        delivery = replace(delivery, sender=delivery.route[0], receiver=delivery.route[-1])
    span = clock.measure(outward.passage, outward.sampled, clustered=outward.clustered)
    basis = weigh_timing(clock.structure, delivery.channels)
    days = build_days(span, basis=basis, starts=clock.timetable.stretch)
    return replace(
        put_days(delivery, days), expectations=clock.check("heard_within", message.heard_within, span)
    )


def _ask_others(
    clock: Clock, message: Message, deliveries: Sequence[Delivery], found: list[Delivery]
) -> None:
    """Find the answers anew where another of several tells first, or hears first, than by a shortest route."""
    changed = [
        place
        for place, (before, after) in enumerate(zip(deliveries, found, strict=True))
        if before.answer is not None and (before.sender, before.receiver) != (after.sender, after.receiver)
    ]
    answered = add_answers(clock.standing, message, [found[place] for place in changed])
    for place, delivery in zip(changed, answered, strict=True):
        found[place] = delivery


def _put_route(clock: Clock, way: Way, route: FirstRoute) -> Way:
    """Put the route that arrives first into a delivery or an answer."""
    structure = clock.structure
    return replace(
        way,
        hops=len(route.arcs),
        route=tuple(structure.ids[each] for each in route.vertices),
        channels=tuple(structure.channels[each].id for each in route.arcs),
        basis=weigh_route(structure, route.vertices, route.arcs, level=way.level is not None),
    )


class _Back:
    """The answers that share one end, from the day on which their question was heard.

    Parameters
    ----------
    clock, message
        The calendars, and what is answered.
    fan
        The answers.
    outward
        What the clock found of the question of each.
    """

    def __init__(self, clock: Clock, message: Message, fan: Fan, outward: Sequence[Outward]) -> None:
        timetable = clock.timetable
        self._clock = clock
        self._message = message
        self._outward = outward
        self._ready = timetable.table(timetable.add(message.answer_takes))
        self._journeys = Journeys(fan, timetable)
        self._passages = self._journeys.find_passages(self._ready)
        ways = {id(each.journeys): each.journeys for each in outward if each.index is not None}
        self._routes: dict[int, list[FirstRoute | None]] = {}
        self._together = len(ways) == 1 and are_tangled(self._journeys, *ways.values())

    def put(self, index: int, delivery: Delivery) -> Delivery:
        """Put the days of the answer and of the round trip into a delivery; days count from the question heard."""
        answer, clock = delivery.answer, self._clock
        outward, passage = self._outward[index], self._passages[index]
        if answer is None:
            raise ValueError("a delivery without an answer has no way back")
        route = self._find_route(index)
        if route is not None:
            answer = _put_route(clock, answer, route)
        both = Passage(
            soonest=passage.soonest[outward.passage.soonest], latest=passage.latest[outward.passage.latest]
        )
        answered = None
        if both.is_exact and outward.passage.is_exact:
            taken = count_days(outward.passage.soonest, both.soonest, clock.timetable.stretch.never)
            span = Span(soonest=taken, latest=taken, sampled=None)
        else:
            heard, answered = self._sample(index)
            span = self._bound(index, heard, answered)
        round_trip = clock.measure(both, None if both.is_exact else answered, clustered=self._together)
        channels = (*delivery.channels, *answer.channels)
        starts = clock.timetable.stretch
        basis = weigh_timing(clock.structure, answer.channels)
        return replace(
            delivery,
            answer=put_days(answer, build_days(span, basis=basis, starts=None)),
            round_trip=build_days(round_trip, basis=weigh_timing(clock.structure, channels), starts=starts),
            expectations=(
                *delivery.expectations,
                *clock.check("answered_within", self._message.answered_within, round_trip),
            ),
        )

    def _sample(self, index: int) -> tuple[Days, Days]:
        """Find in drawn worlds when a question was heard, and when its answer was."""
        outward, worlds = self._outward[index], self._clock.worlds
        if self._together:
            heard, answered = self._sampled_together
            return heard[index], answered[index]
        course = outward.build_course()
        back = self._journeys.build_course(index)
        return worlds.sample_heard(course), worlds.sample_answered(course, back, self._ready)

    @cached_property
    def _sampled_together(self) -> tuple[list[Days], list[Days]]:
        """When every question was heard, and every answer, in draws that all of them share."""
        together, outward = self._clock.together, self._outward
        known = together.sample_heard(
            outward[0].journeys, self._clock.find_last(each.passage for each in outward)
        )
        heard = [known[each.index or 0] for each in outward]
        both = [
            Passage(soonest=each.soonest, latest=each.latest[asked.passage.latest])
            for each, asked in zip(self._passages, outward, strict=True)
        ]
        return heard, together.sample_answered(
            self._journeys, self._ready, heard, self._clock.find_last(both)
        )

    def _find_route(self, index: int) -> FirstRoute | None:
        """Find the route by which an answer is heard first, if its question started on the first day.

        Where the answers are tangled, the meetings of the way there do not count for the way back.
        """
        route, standing = self._outward[index].route, self._clock.timetable.standing
        if route is None:
            return None
        ready = int(self._ready[route.day])
        if self._together:
            return self._find_routes_together(ready)[index]
        phases = self._clock.timetable.find_phases(standing, route.arcs, 0)
        return self._journeys.find_first_route(index, ready, self._clock.timetable.fix(standing, phases))

    def _find_routes_together(self, ready: int) -> list[FirstRoute | None]:
        """Find the first route of every answer that is ready on a day."""
        if ready not in self._routes:
            self._routes[ready] = self._journeys.find_first_routes(ready, self._clock.timetable.standing)
        return self._routes[ready]

    def _bound(self, index: int, heard: Waits, answered: Waits) -> Span:
        """Bound the days an answer takes, over every day on which its question may be heard."""
        passage, known = self._passages[index], self._outward[index].passage
        stretch = self._clock.timetable.stretch
        days = stretch.days[int(known.soonest.min()) : int(known.latest.max()) + 1]
        return Span(
            soonest=count_days(days, passage.soonest[days], stretch.never),
            latest=count_days(days, passage.latest[days], stretch.never),
            sampled=count_days(heard, answered, stretch.never),
            clustered=self._together,
        )
