"""The clock beside its slow twin: when everybody hears, by which route, and when an answer is back."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import numpy as np
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.answer_days import add_days
from stakeholder_graph.analysis.clock.clock import Clock
from stakeholder_graph.analysis.clock.itineraries import add_itineraries, build_timetable
from stakeholder_graph.analysis.clock.journeys import Journeys
from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.worlds import Course, Worlds
from stakeholder_graph.analysis.place.deliveries import Asked, Fan, find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.graph.arrivals import Schedule, find_arrivals
from stakeholder_graph.graph.first_routes import FirstRoute
from stakeholder_graph.model.cadence import read_duration
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import End, Message
from stakeholder_graph.results.deliveries import Delivery
from tests.analysis.day_by_day import simulate, simulate_round_trip
from tests.analysis.places import message
from tests.analysis.timed_places import DURATIONS, build_timed_place

NOBODY = End(members=(), quantity="every")


def ask_all(
    place: Place, senders: str | End, receivers: str | End, *, day: date | None = None, seed: int = 1, **said
) -> tuple[Delivery, ...]:
    """Ask for the days of every delivery of one message."""
    asking, structure = message(senders, receivers, **said), Structure(place, day)
    asked = find_asked(structure, asking)
    return add_days(Clock(structure, seed), asking, asked, find_deliveries(structure, asking, asked))


def ask(place: Place, senders: str | End, receivers: str | End, **said) -> Delivery:
    """Ask for the days of the only delivery of a message."""
    (found,) = ask_all(place, senders, receivers, **said)
    return found


def tell(place: Place, senders: str | End, receivers: str | End, start: date, **said) -> Delivery:
    """Ask for the only delivery of a message date by date, from one day to start."""
    asking, structure = message(senders, receivers, **said), Structure(place)
    asked = find_asked(structure, asking)
    deliveries = find_deliveries(structure, asking, asked)
    (found,) = add_itineraries(build_timetable(structure, start), asking, asked, deliveries)
    return found


class Watch:
    """The clock of a place, read for single days to start and in known phases."""

    def __init__(self, place: Place, kind: str | None = None) -> None:
        self.place = place
        self.kind = kind
        self.structure = Structure(place, later=True)
        self.timetable = Timetable(self.structure, place.as_of)
        self.closed = self.structure.find_closed_channels(
            Message(id="m", kind=kind, senders=NOBODY, receivers=NOBODY)
        )

    def set_phases(self, phases: Mapping[str, int]) -> Schedule:
        """One world, in which the phases are these."""
        return self.timetable.build_worlds({name: np.array([phase]) for name, phase in phases.items()})

    def follow_down(self, senders: tuple[str, ...], receivers: list[str]) -> tuple[Journeys, list[str]]:
        """The journeys from senders, any of which will do, to those receivers that they reach."""
        fan = self._gather([Asked(senders, (each,), each) for each in receivers], downwards=True)
        return Journeys(fan, self.timetable), [one.receivers[0] for one in fan.asked]

    def follow_up(self, senders: list[str], receiver: str) -> tuple[Journeys, list[str]]:
        """The journeys to one receiver from each of those senders that reach it."""
        fan = self._gather([Asked((each,), (receiver,), each) for each in senders], downwards=False)
        return Journeys(fan, self.timetable), [one.senders[0] for one in fan.asked]

    def _gather(self, asked: list[Asked], *, downwards: bool) -> Fan:
        tried, fan = (
            Fan(
                self.structure,
                self.closed,
                asked[0].senders if downwards else asked[0].receivers,
                downwards=downwards,
                any_root=downwards,
            )
            for _ in range(2)
        )
        for each in asked:
            tried.add(each)
        for each, reached in zip(tried.asked, tried.reached, strict=True):
            if reached:
                fan.add(each)
        return fan

    def number(self, day: date | None) -> int:
        return self.timetable.stretch.never if day is None else self.timetable.stretch.number(day)


def sweep(course: Course, ready: np.ndarray, schedule: Schedule) -> int:
    """When a delivery is heard that travels on a course, in the only world of a schedule."""
    arrivals = find_arrivals(course.part, course.root_count, ready, schedule)
    return int(arrivals[list(course.goals)].min())


def find_disagreements(watch: Watch, senders, start: date, phases, last_day: date) -> Iterator[str]:
    """Compare who hears when with the twin, by every way there is to find it, up to a last day."""
    truth = simulate(watch.place, watch.kind, senders, start, phases, last_day)
    world, stretch = watch.set_phases(phases), watch.timetable.stretch
    ready, last = np.array([stretch.number(start)], dtype=np.int32), stretch.number(last_day)
    receivers = [each for each in truth if each not in senders]
    known = tuple(each for each in senders if each in watch.structure.number_of)
    wanted = {each: watch.number(truth[each].heard) for each in receivers}
    if not known or not receivers:
        yield from (f"{each} is heard from nobody" for each in receivers if wanted[each] < stretch.never)
        return
    journeys, reached = watch.follow_down(known, receivers)
    yield from (
        f"{each} is not reached" for each in receivers if each not in reached and wanted[each] < stretch.never
    )
    if not reached:
        return

    def cut(day: int) -> int:
        return day if day <= last else stretch.never

    together, passages = journeys.sweep_down(ready, world), journeys.find_passages(ready)
    routes = journeys.find_first_routes(int(ready[0]), world)
    for index, each in enumerate(reached):
        truly, swept = wanted[each], int(together[index][0])
        found = {"swept": swept, "alone": sweep(journeys.build_course(index), ready, world)}
        found["route"] = routes[index].day if routes[index] else stretch.never
        single = journeys.find_first_route(index, int(ready[0]), world)
        if single != routes[index]:
            yield f"{each}: {single} alone, {routes[index]} together"
        found |= _find_upwards(watch, known, each, ready, world, swept)
        yield from (
            f"{each}: {name} {day}, truly {truly}" for name, day in found.items() if cut(day) != truly
        )
        soonest, latest = int(passages[index].soonest[0]), int(passages[index].latest[0])
        if not soonest <= swept <= latest:
            yield f"{each}: {swept} is not between {soonest} and {latest}"
        if not watch.timetable.has_unknown_phases and soonest != latest:
            yield f"{each}: {soonest} to {latest} though all is known"
        if routes[index] is not None and routes[index].day <= last:
            yield from _replay(watch, routes[index], start, phases)


def _find_upwards(watch: Watch, senders, receiver: str, ready, world: Schedule, swept: int) -> dict[str, int]:
    """When one hears the first of the senders, followed from the side of the receiver."""
    journeys, reached = watch.follow_up(list(senders), receiver)
    courses = [sweep(journeys.build_course(index), ready, world) for index in range(len(reached))]
    routes = [journeys.find_first_route(index, int(ready[0]), world) for index in range(len(reached))]
    never = watch.timetable.stretch.never
    found = {"up": min(courses), "route up": min(never if each is None else each.day for each in routes)}
    passages = journeys.find_passages(ready)
    for passage, day in zip(passages, courses, strict=True):
        if not int(passage.soonest[0]) <= day <= int(passage.latest[0]):
            found["bounds up"] = -1
    if not watch.timetable.has_unknown_phases:
        found["profile"] = min(int(each.soonest[0]) for each in passages)
    return found


def _replay(watch: Watch, route: FirstRoute, start: date, phases) -> Iterator[str]:
    """Let the twin live through a route, one channel after the other."""
    ids = [watch.structure.ids[each] for each in route.vertices]
    heard, arrives = start, watch.timetable.stretch.day(route.day)
    if len(set(ids)) < len(ids) or not all(watch.place.stakeholders[each].relays for each in ids[1:-1]):
        yield f"{ids} is no route"
    for arc, sender, receiver in zip(route.arcs, ids, ids[1:], strict=False):
        channel = watch.structure.channels[arc]
        if (channel.sender, channel.receiver) != (sender, receiver):
            yield f"{channel.id} is not on {ids}"
        alone = replace(watch.place, channels=(channel,))
        then = simulate(alone, watch.kind, [sender], heard, phases, arrives)[receiver].heard
        if then is None:
            yield f"{channel.id} does not arrive in time on {ids}"
            return
        heard = then
    if heard != arrives:
        yield f"{ids} arrives on {heard}, not on {arrives}"


def find_last_day(start: date, seed: int) -> date:
    """How far to look: mostly a few months, now and then two years."""
    return start + timedelta(days=700 if seed % 10 == 0 else 120)


def find_wrong_round_trips(seed: int, told: list[str] | None = None) -> Iterator[str]:
    """Compare round trips of a drawn place with the twin, in two of the worlds from which figures are estimated.

    ``told`` gathers what there was to compare.
    """
    dice, place = random.Random(f"round trip {seed}"), build_timed_place(seed)
    watch, takes = Watch(place), read_duration(dice.choice(DURATIONS))
    asker, answerer = dice.sample(list(place.stakeholders), 2)
    if not {asker, answerer} <= set(watch.structure.ids):
        return
    there, heard = watch.follow_up([asker], answerer)
    back, answered = watch.follow_up([answerer], asker)
    if not heard or not answered:
        return
    worlds, timetable = Worlds(watch.timetable, seed), watch.timetable
    out, home = there.build_course(0), back.build_course(0)
    table = timetable.table(timetable.add(takes))
    days_heard, days_answered = worlds.sample_round_trip(out, home, table)
    for world in dice.sample(range(len(worlds.starts)), 2):
        phases, shared = _read_phases(worlds, watch, out, home, world)
        start = timetable.stretch.day(int(worlds.starts[world]))
        last_day = start + timedelta(days=300)
        truth = simulate_round_trip(place, None, asker, answerer, start, phases, last_day, takes)
        found = (int(days_heard[world]), int(days_answered[world]))
        wanted = (watch.number(truth.heard), watch.number(truth.answered))
        last, never = watch.number(last_day), timetable.stretch.never
        if tuple(each if each <= last else never for each in found) != wanted:
            yield f"place {seed}, world {world}: {found}, truly {wanted}"
        if told is not None:
            told.append("answered" if wanted[1] < never else "not answered")
            told.extend(["a phase of both ways"] * (shared and wanted[1] < never))


def _read_phases(
    worlds: Worlds, watch: Watch, out: Course, home: Course, world: int
) -> tuple[dict[str, int], bool]:
    """The phases that one drawn world gives to the calendars of both ways, and whether the ways share one."""
    names = dict(enumerate(find_calendar_names(watch.timetable)))
    calendars: dict[int, int] = {}
    worlds._narrow(out, calendars)
    outward = len(calendars)
    schedule = worlds._draw(worlds._narrow(home, calendars)[0])
    phases = dict.fromkeys(names.values(), 0)
    phases |= {names[each]: int(schedule.phases[row][world]) for each, row in calendars.items()}
    homeward = {*schedule.arc_period.tolist(), *schedule.vertex_period.tolist()}
    return phases, any(0 <= each < outward for each in homeward)


def find_calendar_names(timetable: Timetable) -> list[str]:
    """The names of the calendars whose phase is unknown, in the order in which a timetable numbers them."""
    numbered = zip(timetable.departures, timetable.arc_calendars, strict=True)
    meeting = zip(timetable.meetings, timetable.vertex_calendars, strict=True)
    names = {int(number): wait.name for wait, number in (*numbered, *meeting) if number >= 0}
    return [names[number] for number in sorted(names)]
