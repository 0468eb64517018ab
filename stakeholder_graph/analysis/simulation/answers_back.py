"""On which day does the one who asked have the answer, in many worlds?"""

from collections.abc import Iterator

import numpy as np

from stakeholder_graph.analysis.clock.journeys import Journeys
from stakeholder_graph.analysis.clock.worlds import Course
from stakeholder_graph.analysis.routes.ways import gather_ways_back
from stakeholder_graph.analysis.simulation.trials import Lost, Marks, Trials, close_channels, narrow
from stakeholder_graph.graph.arrivals import Days, Schedule, find_arrivals
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import AnswerBack, Delivery

_Pair = tuple[int, int]
"""Who asked and who heard, by their numbers."""


class AnswersBack:
    """The ways back of one message, found once for everyone who asks and everyone who hears.

    Parameters
    ----------
    trials
        The worlds.
    message
        The message that is answered.
    """

    def __init__(self, trials: Trials, message: Message) -> None:
        self._trials = trials
        self._message = message
        timetable = trials.timetable
        self._ready = timetable.table(timetable.add(message.answer_takes))
        self._courses: dict[_Pair, Course | None] = {}

    def find_answered(
        self,
        heard: Days,
        askers: Days,
        hearers: Days,
        schedule: Schedule,
        lost: Lost | None = None,
    ) -> Days:
        """Find on which day each question has its answer, [question, world].

        Parameters
        ----------
        heard, askers, hearers
            The day on which each is heard, the number of the one who asked, and of the one who heard.
        schedule, lost
            When everything happens, and what never does in it.
        """
        never = self._trials.timetable.stretch.never
        answered = np.full_like(heard, never)
        cases = [list(_find_pairs(*rows, never)) for rows in zip(heard, askers, hearers, strict=True)]
        self._prepare({pair for each in cases for pair, _ in each})
        open_ways = self._find_open({pair for each in cases for pair, _ in each}, lost)
        for place, each in enumerate(cases):
            for pair, worlds in each:
                course = self._courses[pair]
                if course is not None and pair in open_ways:
                    found = find_arrivals(
                        course.part,
                        course.root_count,
                        self._ready[heard[place][worlds]],
                        narrow(schedule, worlds),
                    )
                    answered[place][worlds] = found[list(course.goals)].min(axis=0)
        return answered

    def _prepare(self, pairs: set[_Pair]) -> None:
        """Find what the answers of new pairs may travel on."""
        new = sorted(pairs - self._courses.keys())
        structure = self._trials.structure
        ends = [
            Delivery(
                sender=structure.ids[asker],
                receiver=structure.ids[hearer],
                reached=True,
                answer=AnswerBack(reached=True),
            )
            for asker, hearer in new
        ]
        for fan, places in gather_ways_back(structure, self._message, ends):
            journeys = Journeys(fan, self._trials.timetable)
            for index, place in enumerate(places):
                is_reached = fan.reached[index]
                self._courses[new[place]] = journeys.build_course(index) if is_reached else None

    def _find_open(self, pairs: set[_Pair], lost: Lost | None) -> set[_Pair]:
        """Find the pairs that have a way back in the place as it stands on its day."""
        today, later = self._trials.today, self._trials.structure
        closed = close_channels(today, today.find_closed_channels(self._message), lost)
        number_of = {number: today.number_of.get(each) for number, each in enumerate(later.ids)}
        reached: dict[int, bytearray] = {}
        found = set()
        for pair in pairs:
            asker, hearer = (number_of[each] for each in pair)
            if asker is None or hearer is None:
                continue
            if hearer not in reached:
                reached[hearer] = find_reached(
                    today.graph, [hearer], blocked_arcs=closed, relays=today.relays
                )
            if reached[hearer][asker]:
                found.add(pair)
        return found


def _find_pairs(heard: Days, askers: Days, hearers: Days, never: int) -> Iterator[tuple[_Pair, Marks]]:
    """Part the worlds in which one question is heard by who asked and who heard."""
    arrives = heard < never
    ends = np.stack((askers[arrives], hearers[arrives]))
    for asker, hearer in np.unique(ends, axis=1).T.tolist():
        yield (asker, hearer), arrives & (askers == asker) & (hearers == hearer)
