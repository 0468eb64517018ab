"""One message followed to all its ends: by which route, in how many days, and whether that is what was asked."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from stakeholder_graph.analysis.chance.chance import Luck, add_chances
from stakeholder_graph.analysis.chance.tipping import find_tipping_point
from stakeholder_graph.analysis.clock.dating import Dating, KnownDays
from stakeholder_graph.analysis.clock.timing import LAST_DAY
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.expectations import check_expectations
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.chances import TippingPoint
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.units import SEED


def check_day(day: date | None) -> None:
    """Refuse a day to start that is too near the last of all days.

    Raises
    ------
    UsageError
        If it is.
    """
    if day is not None and day > LAST_DAY:
        raise UsageError(f"no journey can be followed from {day}", f"take a day before {LAST_DAY}")


class Follower:
    """Follows the messages of a place, its calendars compiled once and only if it has any.

    Parameters
    ----------
    structure
        The place on its day.
    seed
        What is drawn where something cannot be computed.
    known
        The days of other versions of the place, to be taken over where nothing that matters differs.
    """

    def __init__(self, structure: Structure, seed: int = SEED, known: KnownDays | None = None) -> None:
        self.structure = structure
        self.seed = seed
        self._known = known

    def follow(self, message: Message, asked: list[Asked]) -> tuple[Delivery, ...]:
        """Follow every delivery of a message that is asked about."""
        deliveries = find_deliveries(self.structure, message, asked)
        deliveries = self.dating.add_days(message, asked, deliveries)
        deliveries = add_chances(self._luck, message, asked, deliveries)
        return check_expectations(message, deliveries)

    def add_itineraries(
        self, message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery], start: date | None
    ) -> tuple[Delivery, ...]:
        """Add the journeys of a start on one day, the clock's first if None; nothing where there are no times."""
        clock = self.dating.clock
        if clock is None:
            return tuple(deliveries)
        from stakeholder_graph.analysis.clock.itineraries import add_itineraries, build_timetable

        check_day(start)
        timetable = clock.timetable
        if start is not None and start != timetable.stretch.first:
            timetable = build_timetable(self.structure, start)
        return add_itineraries(timetable, message, asked, deliveries)

    def find_tipping_point(
        self, message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery]
    ) -> TippingPoint | None:
        """Find how reliable all that is only assumed would have to be; None where nothing is only assumed."""
        return find_tipping_point(self._luck, message, asked, [each.chance for each in deliveries])

    @cached_property
    def _luck(self) -> Luck:
        return Luck(self.structure, seed=self.seed)

    @cached_property
    def dating(self) -> Dating:
        """What adds days to deliveries.

        Raises
        ------
        UsageError
            If the day of the place is too near the last of all days, and anything takes time.
        """
        dating = Dating(self.structure, self.seed, self._known)
        if dating.is_timed:
            check_day(self.structure.day)
        return dating
