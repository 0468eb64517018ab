"""One journey, date by date: who passes it on to whom, when, and what it waits for."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.calendars import find_period
from stakeholder_graph.analysis.clock.journeys import Journeys, find_first
from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.place.basis import weigh_timing
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.ways import gather_ways_back, gather_ways_out
from stakeholder_graph.graph.arrivals import Schedule, wait
from stakeholder_graph.graph.first_routes import FirstRoute
from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.journeys import Itinerary, Leg
from stakeholder_graph.results.simulations import Wait, WaitCause


def add_itineraries(
    timetable: Timetable, message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery]
) -> tuple[Delivery, ...]:
    """Add to every delivery that is reached its journey, and its answer's, for a start on the first day.

    Where the days of a calendar are not known, it makes the journey wait half as long as it can when it is first
    met with; from then on its days are known, on the way back as well.

    Parameters
    ----------
    timetable
        The calendars, from the day to start on.
    message
        The message that travels.
    asked, deliveries
        What was asked, and what was found of it, in the same order.
    """
    told = timetable.told
    out: dict[int, FirstRoute | None] = {}
    for fan, places in gather_ways_out(timetable.structure, message, asked, deliveries):
        routes = Journeys(fan, timetable).find_first_routes(0, told)
        for place, route in zip(places, routes, strict=True):
            out[place] = find_first([out.get(place), route])
    found = list(deliveries)
    for place, route in out.items():
        found[place] = replace(found[place], itinerary=build_itinerary(timetable, told, route, 0))
    takes = timetable.table(timetable.add(message.answer_takes))
    ended = [_put_ends(timetable, each, out.get(place)) for place, each in enumerate(deliveries)]
    for fan, places in gather_ways_back(timetable.structure, message, ended):
        journeys = Journeys(fan, timetable)
        for index, place in enumerate(places):
            route, answer = out[place], deliveries[place].answer
            ready = int(takes[route.day]) if route is not None else timetable.stretch.never
            if route is not None and answer is not None and ready < timetable.stretch.never:
                schedule = timetable.fix(told, timetable.find_phases(told, route.arcs, 0))
                back = journeys.find_first_route(index, ready, schedule) if fan.reached[index] else None
                answer = replace(answer, itinerary=build_itinerary(timetable, schedule, back, ready))
                found[place] = replace(found[place], answer=answer)
    return tuple(replace(each, waits=_sum_waits(each)) for each in found)


def _sum_waits(delivery: Delivery) -> tuple[Wait, ...]:
    """Sum up what the journey of a delivery, and of its answer, waits for, longest first."""
    home = delivery.answer.itinerary if delivery.answer is not None else None
    days: dict[tuple[str, WaitCause, str | None, str | None], int] = {}
    for itinerary in (delivery.itinerary, home):
        for leg in itinerary.legs if itinerary is not None else ():
            for id_, cause, by, every, since, until in _find_waits(leg):
                taken = (date.fromisoformat(until) - date.fromisoformat(since)).days
                days[id_, cause, by, every] = days.get((id_, cause, by, every), 0) + taken
    waits = [
        Wait(id=id_, cause=cause, by=by, every=every, mean_days=taken, journey_share=1.0)
        for (id_, cause, by, every), taken in days.items()
        if taken
    ]
    return tuple(sorted(waits, key=lambda wait: (-wait.mean_days, wait.id, wait.cause)))


def _find_waits(leg: Leg) -> Iterator[tuple[str, WaitCause, str | None, str | None, str, str]]:
    """Find what a leg may wait for: with whom, why, by what and how often, from which day to which."""
    yield leg.sender, "departure", leg.by, leg.every, leg.ready, leg.departs
    yield leg.sender, "on-the-way", leg.by, leg.takes, leg.departs, leg.arrives
    yield leg.receiver, "meeting", None, leg.meets, leg.arrives, leg.heard


def _put_ends(timetable: Timetable, delivery: Delivery, route: FirstRoute | None) -> Delivery:
    """Put in who tells and who hears on a route: on another day it may be another of several."""
    if route is None:
        return delivery
    ids = timetable.structure.ids
    return replace(delivery, sender=ids[route.vertices[0]], receiver=ids[route.vertices[-1]])


def build_timetable(structure: Structure, start: date) -> Timetable:
    """Build the calendars for a start on one day, which may lie before or after the day of a structure."""
    day = min(start, structure.day) if structure.day is not None else start
    return Timetable(Structure(structure.place, day, later=True), start, 1)


def build_itinerary(
    timetable: Timetable, schedule: Schedule, route: FirstRoute | None, ready: int
) -> Itinerary:
    """Build the itinerary of a route that is ready at its first stakeholder on a day; None is never heard."""
    start = timetable.stretch.day(ready)
    if route is None:
        return Itinerary(start=start.isoformat(), heard=None, days=None, dated=True)
    legs = []
    day = ready
    for arc in route.arcs:
        leg, day = _build_leg(timetable, schedule, arc, day)
        legs.append(leg)
    return Itinerary(
        start=start.isoformat(),
        heard=timetable.stretch.day(day).isoformat(),
        days=day - ready,
        dated=all(leg.every_dated is not False and leg.meets_dated is not False for leg in legs),
        legs=tuple(legs),
    )


def _build_leg(timetable: Timetable, schedule: Schedule, arc: int, ready: int) -> tuple[Leg, int]:
    """Build one leg, and tell the day on which its receiver has heard."""
    structure, stretch = timetable.structure, timetable.stretch
    channel = structure.channels[arc]
    terms, receiver = channel.terms, structure.place.stakeholders[channel.receiver]
    number = structure.number_of[receiver.id]
    departs = _wait(schedule, ready, schedule.arc_departs[arc], schedule.arc_period[arc])
    arrives = int(schedule.tables[schedule.arc_takes[arc]][departs])
    heard, missed, late = arrives, None, None
    if receiver.meets is not None:
        in_time = int(schedule.tables[schedule.vertex_due[number]][arrives])
        meets, period = schedule.vertex_meets[number], schedule.vertex_period[number]
        heard = _wait(schedule, in_time, meets, period)
        if find_period(receiver.meets) is None:
            missed = _wait(schedule, arrives, meets, period)
    if missed is not None and missed < heard and receiver.papers_due is not None:
        late = arrives - int(stretch.find_cutoffs(receiver.papers_due)[missed])
    else:
        missed = None
    leg = Leg(
        sender=channel.sender,
        receiver=channel.receiver,
        channel=channel.id,
        by=terms.by,
        ready=stretch.day(ready).isoformat(),
        departs=stretch.day(departs).isoformat(),
        arrives=stretch.day(arrives).isoformat(),
        heard=stretch.day(heard).isoformat(),
        every=_say(terms.every),
        every_dated=_is_dated(terms.every),
        takes=_say(terms.takes),
        meets=_say(receiver.meets),
        meets_dated=_is_dated(receiver.meets),
        papers_due=_say(receiver.papers_due) if receiver.meets is not None else None,
        missed=stretch.day(missed).isoformat() if missed is not None else None,
        late_by_days=late,
        basis=weigh_timing(structure, [channel.id]),
    )
    return leg, heard


def _wait(schedule: Schedule, day: int, table: int, period: int) -> int:
    return int(wait(np.array([day], dtype=np.int32), table, period, schedule)[0])


def _say(value: object) -> str | None:
    return None if value is None else str(value)


def _is_dated(cadence: Cadence | None) -> bool | None:
    """Say whether the days of a cadence are known; None where there is none."""
    return None if cadence is None else find_period(cadence) is None
