"""How many days does a message take, how many its answer, and how many both together?"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.clock import (
    Clock,
    Outward,
    find_outward,
    find_outward_of_any,
    put_outward,
    put_route,
)
from stakeholder_graph.analysis.clock.days import Span, Waits, count_days, put_days
from stakeholder_graph.analysis.clock.journeys import Journeys, Passage
from stakeholder_graph.analysis.place.basis import weigh_timing
from stakeholder_graph.analysis.place.deliveries import Asked, Fan
from stakeholder_graph.analysis.routes.routes import add_answers
from stakeholder_graph.analysis.routes.ways import gather_ways_back, gather_ways_out
from stakeholder_graph.graph.arrivals import Days
from stakeholder_graph.graph.first_routes import FirstRoute
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery


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
        start on the first day is heard first. Where any of several may ask, or answer, the days of the answer are
        told only if it is the same two whatever the day.

    Notes
    -----
    Whatever the unknown phases, nothing is heard before the soonest schedule or after the latest. Where the two
    agree on every start the days are exact. Else they are bounds, and the median is estimated from drawn phases.
    """
    outward: dict[int, Outward] = {}
    for fan, places in gather_ways_out(clock.structure, message, asked, deliveries):
        if message.is_loose:
            outward[places[0]] = find_outward_of_any(clock, fan)
        else:
            outward.update(zip(places, find_outward(clock, message, fan), strict=True))
    found = [
        put_outward(clock, message, delivery, outward[place]) if place in outward else delivery
        for place, delivery in enumerate(deliveries)
    ]
    _ask_others(clock, message, deliveries, found)
    asking = {
        place: _find_asking(clock, message, asked[place], found[place], outward[place]) for place in outward
    }
    sure = [
        each if asking.get(place) is not None else replace(each, answer=None)
        for place, each in enumerate(found)
    ]
    for fan, places in gather_ways_back(clock.structure, message, sure):
        back = _Back(clock, message, fan, [each for place in places if (each := asking[place]) is not None])
        for index, place in enumerate(places):
            found[place] = back.put(index, found[place])
    return tuple(found)


def _find_asking(
    clock: Clock, message: Message, asked: Asked, delivery: Delivery, outward: Outward
) -> Outward | None:
    """Find when the one who asks is heard by the one who answers; None if on another day it is others."""
    if len(asked.senders) == len(asked.receivers) == 1:
        return outward
    if delivery.answer is None or delivery.sender is None or delivery.receiver is None:
        return None
    fan = Fan(
        clock.structure,
        clock.structure.find_closed_channels(message),
        (delivery.sender,),
        downwards=True,
        any_root=False,
    )
    fan.add(Asked((delivery.sender,), (delivery.receiver,), None))
    (alone,) = find_outward(clock, message, fan)
    same = np.array_equal(alone.passage.soonest, outward.passage.soonest)
    return alone if same and np.array_equal(alone.passage.latest, outward.passage.latest) else None


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
        self._passages = self._find_passages()
        self._routes: dict[int, list[FirstRoute | None]] = {}
        self._together = clock.is_tangled(message)

    def _find_passages(self) -> list[Passage]:
        """Find when each answer is heard, for every day on which its question may be; never for all later days."""
        never = self._clock.timetable.stretch.never
        last = max(int(each.passage.latest.max()) for each in self._outward)
        found = self._journeys.find_passages(self._ready[: last + 1])
        later = np.full(never - last, never, dtype=np.int32)
        return [
            Passage(
                soonest=np.concatenate([each.soonest, later]), latest=np.concatenate([each.latest, later])
            )
            for each in found
        ]

    def put(self, index: int, delivery: Delivery) -> Delivery:
        """Put the days of the answer and of the round trip into a delivery; days count from the question heard."""
        answer, clock = delivery.answer, self._clock
        outward, passage = self._outward[index], self._passages[index]
        if answer is None:
            raise ValueError("a delivery without an answer has no way back")
        route = self._find_route(index)
        if route is not None:
            answer = put_route(clock, answer, route)
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
        round_trip = clock.measure(
            both, None if both.is_exact else answered, clustered=self._together and not both.is_exact
        )
        basis = weigh_timing(clock.structure, answer.channels)
        basis_of_both = weigh_timing(clock.structure, (*delivery.channels, *answer.channels))
        back_untimed = clock.has_untimed(answer.channels)
        both_untimed = back_untimed or clock.has_untimed(delivery.channels)
        checked = clock.check(
            "answered_within", self._message.answered_within, round_trip, lambda: self._find_timed(index)
        )
        return replace(
            delivery,
            answer=put_days(answer, clock.figures.tell(span, basis, untimed=back_untimed, from_starts=False)),
            round_trip=clock.figures.tell(round_trip, basis_of_both, untimed=both_untimed),
            expectations=(*delivery.expectations, *checked),
        )

    def _find_timed(self, index: int) -> Days | None:
        """Find when an answer is heard at the latest by ways whose times are all recorded; None if all are."""
        outward = self._outward[index]
        if outward.timed is None and not self._journeys.has_untimed:
            return None
        return self._timed[index][outward.passage.latest if outward.timed is None else outward.timed]

    @cached_property
    def _timed(self) -> list[Days]:
        """When each answer is heard at the latest by such ways, for every day on which its question may be."""
        never = self._clock.timetable.stretch.never
        asked = [each.passage.latest if each.timed is None else each.timed for each in self._outward]
        last = max((int(each[each < never].max(initial=0)) for each in asked), default=0)
        later = np.full(never - last, never, dtype=np.int32)
        found = self._journeys.find_heard(self._ready[: last + 1], self._clock.timetable.timed)
        return [np.concatenate([each, later]) for each in found]

    def _sample(self, index: int) -> tuple[Days, Days]:
        """Find in drawn worlds when a question was heard, and when its answer was."""
        outward, worlds = self._outward[index], self._clock.worlds
        if self._together:
            heard, answered = self._sampled_together
            return heard[index], answered[index]
        back = self._journeys.build_course(index)
        return worlds.sample_round_trip(outward.build_course(), back, self._ready)

    @cached_property
    def _sampled_together(self) -> tuple[list[Days], list[Days]]:
        """When every question was heard, and every answer, in draws that all of them share."""
        together, outward = self._clock.together, self._outward
        heard = [together.sample_heard(each.journeys)[each.index or 0] for each in outward]
        both = [
            Passage(soonest=each.soonest, latest=each.latest[asked.passage.latest])
            for each, asked in zip(self._passages, outward, strict=True)
        ]
        return heard, together.sample_answered(self._journeys, self._ready, heard, both)

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
