"""Many deliveries at once where they are too tangled to be followed one by one: a few draws of all phases.

Each draw is swept for all deliveries and all days to start together. The starts of one draw are not independent of
each other, and the interval of an estimate takes that into account.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.analysis.clock.journeys import Journeys, Passage
from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.graph.arrivals import Days, Schedule, shorten

DRAWS = 25
"""How often all phases are drawn; odd, so that one of the days is the median."""
TANGLED_CHANNELS = 60_000
"""From how many channels, over all the deliveries of a message, they are followed together."""


class Together:
    """Draws of all the unknown phases of a timetable."""

    def __init__(self, timetable: Timetable, seed: int) -> None:
        self._timetable = timetable
        self._drawn = timetable.sample(DRAWS, seed)
        self._heard: dict[Journeys, list[Days]] = {}

    def sample_heard(self, journeys: Journeys) -> list[Days]:
        """Find for each delivery when it is heard: for each draw, for each day to start."""
        if journeys not in self._heard:
            starts, last = journeys.starts, self._find_last(journeys.passages)
            width = len(starts) if journeys.fan.downwards else last + 2
            drawn = [journeys.find_heard(starts, self._choose(draw, last, width)) for draw in range(DRAWS)]
            self._heard[journeys] = [self._join(each, last) for each in zip(*drawn, strict=True)]
        return self._heard[journeys]

    def sample_answered(
        self, back: Journeys, ready: Days, heard: list[Days], passages: Iterable[Passage]
    ) -> list[Days]:
        """Find for each answer when it is heard, in the same draws.

        Parameters
        ----------
        back
            The answers.
        ready
            For each day on which a question was heard, the day on which its answer is ready.
        heard
            For each answer when its question was heard, as `sample_heard` tells it.
        passages
            Bounds on when each answer is heard.
        """
        answered: list[list[Days]] = [[] for _ in heard]
        last = self._find_last(passages)
        never = last + 1
        known = [np.minimum(each, never).reshape(DRAWS, START_COUNT) for each in heard]
        soon = np.append(np.minimum(ready[:never], never), np.int32(never))
        for draw in range(DRAWS):
            found = back.find_heard(soon, self._choose(draw, last, len(soon)))
            for days, passage, asked in zip(answered, found, known, strict=True):
                days.append(passage[asked[draw]])
        return [self._join(each, last) for each in answered]

    def _find_last(self, passages: Iterable[Passage]) -> int:
        """Find a day after which nothing is heard that is heard at all."""
        last = max(int(each.latest.max()) for each in passages)
        return min(last, self._timetable.stretch.never - 1)

    def _choose(self, draw: int, last: int, width: int) -> Schedule:
        """Return one draw, its phases the same in every column of a sweep, and nothing after the last day."""
        phases: NDArray[np.int32] = self._drawn.phases[:, draw : draw + 1]
        phases = np.broadcast_to(phases, (len(phases), width))
        return shorten(self._drawn, last + 1)._replace(phases=phases)

    def _join(self, drawn: Sequence[Days], last: int) -> Days:
        """Put the draws of one delivery behind each other; what is after the last day is never."""
        days = np.concatenate(drawn)
        return np.where(days > last, np.int32(self._timetable.stretch.never), days)
