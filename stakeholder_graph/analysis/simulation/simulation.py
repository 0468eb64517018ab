"""Who hears by which day in many worlds, what do they wait for, and what does the loss of somebody do?"""

from collections import Counter
from collections.abc import Callable

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.days import FOREVER, Waits, count_days
from stakeholder_graph.analysis.clock.journeys import Journeys
from stakeholder_graph.analysis.clock.worlds import Course
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.routes.ways import gather_ways_out
from stakeholder_graph.analysis.simulation.answers_back import AnswersBack
from stakeholder_graph.analysis.simulation.lateness import Travelled, count_passing, find_lateness
from stakeholder_graph.analysis.simulation.spreads import (
    build_curve,
    build_grid,
    count_members,
    find_half_days,
    measure_spread,
)
from stakeholder_graph.analysis.simulation.trials import Lost, Marks, Trials, find_lost, narrow
from stakeholder_graph.graph.arrivals import Days, Schedule, find_arrivals
from stakeholder_graph.graph.first_arcs import count_uses, find_first_arcs
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.simulations import SimulatedLoss, Simulation

LOSS_COUNT = 5
"""How many losses are tried where none is asked for."""

Advance = Callable[[float], None]
"""Is told from time to time which share of the work is done, 0 to 1."""


class _Way(Struct, frozen=True, kw_only=True):
    """Deliveries that one sweep serves: what they travel on, and for each its ends and its place."""

    course: Course
    goals: tuple[tuple[int, ...], ...]
    places: tuple[int, ...]


class _Outcome(Struct, frozen=True, kw_only=True):
    """On which day each delivery is heard and answered, [delivery, world]; who sent it and who heard it."""

    heard: Days
    answered: Days | None
    askers: Days
    hearers: Days


def simulate_message(
    trials: Trials,
    message: Message,
    asked: list[Asked],
    *,
    lost: Lost | None = None,
    advance: Advance = lambda share: None,
) -> Simulation:
    """Simulate how one message spreads, in every world at once.

    Parameters
    ----------
    trials
        The worlds.
    message, asked
        The message, and the deliveries it asks for.
    lost
        What is lost in the same worlds; if None, each of the few that most journeys pass through.
    advance
        Is told how much is done.

    Returns
    -------
    Simulation
        Estimated from the seed of the worlds. A delivery that has no route on the day of the place is never heard.

    Notes
    -----
    Worlds differ in the day to start, in the phases of calendars and in what works. What a loss takes away never
    works; all else in a world stays as it is, so that the difference is the loss alone.
    """
    return _Simulator(trials, message, asked, lost, advance).simulate()


class _Simulator:
    """One message in the worlds, and in the same worlds without something."""

    def __init__(
        self, trials: Trials, message: Message, asked: list[Asked], lost: Lost | None, advance: Advance
    ) -> None:
        self.trials = trials
        self.message = message
        self.asked = asked
        self.lost = lost
        self.never = trials.timetable.stretch.never
        self.ways = self._gather_ways()
        self.back = AnswersBack(trials, message) if message.answered else None
        self.travelled: list[Travelled] = []
        self._advance = advance
        self._done = 0
        self._total = max(1, len(self.ways) * (LOSS_COUNT + 1 if lost is None else 2))

    def simulate(self) -> Simulation:
        """Spread the message, then again after each loss."""
        structure = self.trials.structure
        members = [each.name for each in self.asked]
        counted = count_members(Coverage(structure.place), members)
        outcome = self._spread()
        arrived = outcome.heard < self.never
        losses = [self.lost] if self.lost is not None else self._choose_losses(outcome, arrived)
        after = [(each, self._spread_without(each, outcome)) for each in losses]
        days = self._count(outcome.heard)
        grid = build_grid(days, *(self._count(each.heard) for _, each in after if self.lost is not None))
        told = []
        for each, left in after:
            loss = self._compare(each, outcome, left)
            if self.lost is not None:
                loss = replace(loss, curve=build_curve(counted, self._count(left.heard), grid))
            told.append(loss)
        answered = None
        if outcome.answered is not None:
            there_and_back = self._count(outcome.answered)
            answered = measure_spread(counted, there_and_back, build_grid(there_and_back))
        spread = measure_spread(counted, days, grid)
        self._advance(1.0)
        return Simulation(
            worlds=self.trials.worlds,
            seed=self.trials.seed,
            heard_share=spread.heard_share,
            mean_days=spread.mean_days,
            milestones=spread.milestones,
            curve=spread.curve,
            members=spread.members,
            lateness=find_lateness(
                structure, self.trials.schedule, self.travelled, max(1, int(arrived.sum()))
            ),
            losses=tuple(sorted(told, key=_rank_loss)),
            answered=answered,
        )

    def _gather_ways(self) -> list[_Way]:
        """Gather what has a route into sweeps: one to many receivers, one from each of many senders."""
        reached = self.trials.find_reached(self.message, self.asked)
        stand_ins = [Delivery(sender=None, receiver=None, reached=each) for each in reached]
        ways: list[_Way] = []
        for fan, places in gather_ways_out(self.trials.structure, self.message, self.asked, stand_ins):
            journeys = Journeys(fan, self.trials.timetable)
            if self.message.is_loose:
                course = journeys.build_shared_course()
                ways.append(_Way(course=course, goals=(course.goals,), places=(places[0],)))
            elif fan.downwards:
                course = journeys.build_shared_course()
                goals = tuple((each,) for each in course.goals)
                ways.append(_Way(course=course, goals=goals, places=tuple(places)))
            else:
                for index, place in enumerate(places):
                    course = journeys.build_course(index)
                    ways.append(_Way(course=course, goals=(course.goals,), places=(place,)))
        return ways

    def _spread(self) -> _Outcome:
        """Find who hears when, and remember the routes by which they do."""
        schedule, starts = self.trials.schedule, self.trials.starts
        shape = (len(self.asked), self.trials.worlds)
        heard = np.full(shape, self.never, dtype=np.int32)
        askers, hearers = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32)
        for way in self.ways:
            places = list(way.places)
            arrivals, days, ends = _sweep(way, starts, schedule)
            uses, begins = self._find_uses(way, arrivals, days, ends, schedule)
            heard[places], askers[places] = days, way.course.part.vertices[begins]
            hearers[places] = way.course.part.vertices[ends]
            self.travelled.append(Travelled(part=way.course.part, arrivals=arrivals, uses=uses))
            self._step()
        answered = None
        if self.back is not None:
            answered = self.back.find_answered(heard, askers, hearers, schedule)
        return _Outcome(heard=heard, answered=answered, askers=askers, hearers=hearers)

    def _spread_without(self, lost: Lost, before: _Outcome) -> _Outcome:
        """Spread the message again in those worlds in which it came by what is lost; the rest stay as they are."""
        touched, schedule = self.trials.find_touched(lost), self.trials.lose(lost)
        heard, askers, hearers = before.heard.copy(), before.askers.copy(), before.hearers.copy()
        left_out = ~np.array(self.trials.find_reached(self.message, self.asked, lost), dtype=np.bool_)
        for way, known in zip(self.ways, self.travelled, strict=True):
            part = way.course.part
            worlds: Marks = np.logical_or.reduce(known.uses[touched[part.arcs]], axis=0)
            if worlds.any() and not left_out[list(way.places)].all():
                left = narrow(schedule, worlds)
                arrivals, days, ends = _sweep(way, self.trials.starts[worlds], left)
                where = np.ix_(np.array(way.places), worlds)
                heard[where], hearers[where] = days, part.vertices[ends]
                if self.back is not None and way.course.root_count > 1:
                    _, begins = self._find_uses(way, arrivals, days, ends, left)
                    askers[where] = part.vertices[begins]
            self._step()
        heard[left_out] = self.never
        answered = None
        if self.back is not None:
            answered = self.back.find_answered(heard, askers, hearers, schedule, lost)
        return _Outcome(heard=heard, answered=answered, askers=askers, hearers=hearers)

    def _find_uses(
        self, way: _Way, arrivals: Days, days: Days, ends: Days, schedule: Schedule
    ) -> tuple[Days, Days]:
        """Count how often each channel is used by the first routes, and find where these begin."""
        part = way.course.part
        first = find_first_arcs(part, way.course.root_count, arrivals, schedule)
        return count_uses(part, first, ends, days < self.never)

    def _choose_losses(self, outcome: _Outcome, arrived: Marks) -> list[Lost]:
        """Choose the few stakeholders and shared dependencies that most journeys pass through.

        Not those that send or should hear: that nothing comes of their own journeys then would be no news.
        """
        structure = self.trials.structure
        starts = Counter(outcome.askers[arrived].tolist())
        passing = count_passing(structure, self.travelled, starts)
        for shared, (stakeholders, channels) in structure.fallen_with.items():
            on_way = sum(passing[structure.ids[number]] for number, falls in enumerate(stakeholders) if falls)
            marked = np.frombuffer(channels, dtype=np.bool_)
            on_way += sum(int(each.uses[marked[each.part.arcs]].sum()) for each in self.travelled)
            if on_way:
                passing[shared] = min(on_way, int(arrived.sum()))
        ends = {each for one in self.asked for each in (*one.senders, *one.receivers)}
        chosen = sorted(passing.keys() - ends, key=lambda each: (-passing[each], each))[:LOSS_COUNT]
        return [find_lost(structure, each) for each in chosen]

    def _compare(self, lost: Lost, before: _Outcome, after: _Outcome) -> SimulatedLoss:
        """Compare who hears, and when, with and without something."""
        days, left = self._count(before.heard), self._count(after.heard)
        both = (days < FOREVER) & (left < FOREVER)
        return SimulatedLoss(
            type=lost.type,
            id=lost.id,
            heard_share_before=_measure_share(days),
            heard_share=_measure_share(left),
            half_days_before=find_half_days(days),
            half_days=find_half_days(left),
            delay_days=float((left[both] - days[both]).mean()) if both.any() else None,
            answered_share_before=self._measure_answered(before),
            answered_share=self._measure_answered(after),
        )

    def _measure_answered(self, outcome: _Outcome) -> float | None:
        return None if outcome.answered is None else _measure_share(self._count(outcome.answered))

    def _count(self, heard: Days) -> Waits:
        """Count the days from the start."""
        return count_days(self.trials.starts, heard, self.never)

    def _step(self) -> None:
        self._done += 1
        self._advance(min(1.0, self._done / self._total))


def _sweep(way: _Way, ready: Days, schedule: Schedule) -> tuple[Days, Days, Days]:
    """Sweep one way; return the arrivals at every vertex, then for each delivery the day and where it is heard."""
    arrivals = find_arrivals(way.course.part, way.course.root_count, ready, schedule)
    ends = np.stack([np.array(each)[arrivals[list(each)].argmin(axis=0)] for each in way.goals])
    return arrivals, np.take_along_axis(arrivals, ends, axis=0), ends.astype(np.int32)


def _measure_share(days: Waits) -> float:
    return float((days < FOREVER).mean()) if days.size else 0.0


def _rank_loss(loss: SimulatedLoss) -> tuple[float, float, float, str]:
    """The loss after which fewest hear comes first, then fewest are answered, then the greatest delay."""
    return (loss.heard_share, loss.answered_share or 0.0, -(loss.delay_days or 0.0), loss.id)
