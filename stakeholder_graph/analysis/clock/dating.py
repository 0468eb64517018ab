"""How long do deliveries take? Found with the calendars of a place, or taken over from one that is alike there."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.timing import add_no_time, is_timed
from stakeholder_graph.analysis.place.deliveries import Asked, find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.place.usable import Usable, find_usable
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.units import SEED

if TYPE_CHECKING:
    from stakeholder_graph.analysis.clock.clock import Clock


Ends = tuple[tuple[str, ...], tuple[str, ...]]


class _Question(Struct, frozen=True, kw_only=True):
    """All that the days of some deliveries depend on."""

    message: Message
    asked: tuple[Asked, ...]
    deliveries: tuple[Delivery, ...]
    usable: Usable
    first: date
    seed: int


class KnownDays:
    """The days that were found in other versions of a place: a question that is the same has the same answer."""

    def __init__(self) -> None:
        self._found: list[tuple[_Question, tuple[Delivery, ...]]] = []

    def find(self, question: _Question) -> tuple[Delivery, ...] | None:
        """Return what was found for the same question, None if it was not asked yet."""
        return next((found for known, found in self._found if known == question), None)

    def keep(self, question: _Question, found: tuple[Delivery, ...]) -> None:
        """Keep what was found."""
        self._found.append((question, found))


class Dating:
    """Adds days to the deliveries of a place, its calendars compiled once and only if it has any.

    Parameters
    ----------
    structure
        The place on its day.
    seed
        What is drawn where something cannot be computed.
    known
        The days of other versions of the place. Where what the deliveries of a message could use, there and back,
        is the same in one of them, they are taken over.
    """

    def __init__(self, structure: Structure, seed: int = SEED, known: KnownDays | None = None) -> None:
        self.structure = structure
        self.seed = seed
        self._known = known
        self._outward: dict[tuple[str | None, Ends], Delivery] = {}

    def add_days(
        self,
        message: Message,
        asked: Sequence[Asked],
        deliveries: Sequence[Delivery],
        *,
        is_own: bool = True,
    ) -> tuple[Delivery, ...]:
        """Add to every delivery that is reached how many days it takes, and its answer, and both.

        A question that is no message of the model's own takes over what its own messages were found to take.
        """
        if self.clock is None:
            return add_no_time(message, deliveries)
        told = None if is_own else self._find_told(message, asked)
        found = told if told is not None else self._find_days(self.clock, message, asked, deliveries)
        if is_own:
            for one, delivery in zip(asked, found, strict=True):
                self._outward[message.kind, (one.senders, one.receivers)] = delivery
        return found

    def _find_told(self, message: Message, asked: Sequence[Asked]) -> tuple[Delivery, ...] | None:
        """Take over the way there of questions whose answers were followed as well; None if some was not.

        So one and the same journey has the same days in everything that is said of a place.
        """
        if message.answered or message.heard_within is not None:
            return None
        found = [self._outward.get((message.kind, (one.senders, one.receivers))) for one in asked]
        told = [each for each in found if each is not None]
        if len(told) < len(found) or any(len(one.senders) + len(one.receivers) > 2 for one in asked):
            return None
        return tuple(replace(each, answer=None, loop=None, round_trip=None, expectations=()) for each in told)

    def _find_days(
        self, clock: "Clock", message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery]
    ) -> tuple[Delivery, ...]:
        if self._known is None:
            return _find_days(clock, message, asked, deliveries)
        question = _Question(
            message=message,
            asked=tuple(asked),
            deliveries=tuple(deliveries),
            usable=find_usable(clock.structure, message, find_asked(self.structure, message)),
            first=clock.timetable.stretch.first,
            seed=self.seed,
        )
        found = self._known.find(question)
        if found is None:
            found = _find_days(clock, message, asked, deliveries)
            self._known.keep(question, found)
        return found

    def share(self, structure: Structure) -> "Dating":
        """Return what adds days in another version of the place, and takes over what is known of this one."""
        return Dating(structure, self.seed, self._known)

    @cached_property
    def is_timed(self) -> bool:
        """Whether anything in the place takes time."""
        return is_timed(self.structure.place)

    @cached_property
    def clock(self) -> "Clock | None":
        """The calendars, None where nothing takes time: most of their cost is saved then."""
        if not self.is_timed:
            return None
        from stakeholder_graph.analysis.clock.clock import Clock

        return Clock(self.structure, self.seed)


def _find_days(
    clock: "Clock", message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery]
) -> tuple[Delivery, ...]:
    from stakeholder_graph.analysis.clock.answer_days import add_days

    return add_days(clock, message, asked, deliveries)
