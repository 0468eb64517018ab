"""What a place records between any two of its stakeholders on the day: channels, ties, and what is known absent."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from stakeholder_graph.analysis.clock.timing import add_no_time, is_timed
from stakeholder_graph.analysis.place.deliveries import Asked, find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.model.records import Channel, KnownAbsence, Message, Tie
from stakeholder_graph.results.answers import Delivery
from stakeholder_graph.scenarios.apply import remove
from stakeholder_graph.units import stands_on

if TYPE_CHECKING:
    from stakeholder_graph.analysis.clock.clock import Clock

EITHER_WAY = frozenset({"co_leads"})
"""Relations that are the same whichever end they are written from."""


class Records:
    """The channels and ties of a place by their ends, and where it is known that there are none."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.place = structure.place
        day, known = structure.day, structure.number_of
        self.channels: dict[tuple[str, str], list[Channel]] = {}
        for channel in structure.channels:
            self.channels.setdefault((channel.sender, channel.receiver), []).append(channel)
        self.ties: dict[tuple[str, str], list[Tie]] = {}
        self.ties_to: dict[str, list[Tie]] = {}
        for tie in self.place.ties:
            if tie.sender in known and tie.receiver in known and stands_on(day, tie.since, tie.until):
                self.ties.setdefault((tie.sender, tie.receiver), []).append(tie)
                self.ties_to.setdefault(tie.receiver, []).append(tie)
        self.absent: dict[tuple[str, str, str | None], KnownAbsence] = {}
        for absence in self.place.known_absent:
            if stands_on(day, absence.since, absence.until):
                self.absent.setdefault((absence.sender, absence.receiver, absence.relation), absence)
        self._changed: dict[tuple[frozenset[str], frozenset[str]], Records] = {}

    def find_ties(self, sender: str, receiver: str, relations: Iterable[str]) -> list[Tie]:
        """Find the ties of some relations from one to another."""
        wanted = set(relations)
        found = [each for each in self.ties.get((sender, receiver), ()) if each.relation in wanted]
        back = self.ties.get((receiver, sender), ())
        return found + [each for each in back if each.relation in wanted & EITHER_WAY]

    def find_absent_channel(self, sender: str, receiver: str) -> KnownAbsence | None:
        """Find the record that says that there is no channel from one to another."""
        return self.absent.get((sender, receiver, None))

    def find_absent_tie(self, sender: str, receiver: str, relation: str) -> KnownAbsence | None:
        """Find the record that says that there is no tie of a relation from one to another."""
        found = self.absent.get((sender, receiver, relation))
        if found is None and relation in EITHER_WAY:
            return self.absent.get((receiver, sender, relation))
        return found

    def change(self, *, gone: Iterable[str] = (), silent: Iterable[str] = ()) -> "Records":
        """Return the records of the same place with some gone, and others who pass nothing on."""
        key = frozenset(gone), frozenset(silent)
        if not any(key):
            return self
        if key not in self._changed:
            place = self.place
            for each in sorted(key[0]):
                place = remove(place, each)
            quiet = {
                each.id: replace(each, relays=False) if each.id in key[1] else each
                for each in place.stakeholders.values()
            }
            place = replace(place, stakeholders=quiet)
            self._changed[key] = Records(Structure(place, self.structure.day))
        return self._changed[key]

    def follow(self, message: Message, *, timed: bool = False) -> list[tuple[Asked, Delivery]]:
        """Follow a message to all its ends; in days only if asked, or where it says how soon it should be heard."""
        asked = find_asked(self.structure, message)
        deliveries = find_deliveries(self.structure, message, asked)
        if timed or message.heard_within is not None:
            deliveries = self._add_days(message, asked, deliveries)
        return list(zip(asked, deliveries, strict=True))

    @cached_property
    def clock(self) -> "Clock | None":
        """The calendars, None where nothing takes time."""
        if not is_timed(self.place):
            return None
        from stakeholder_graph.analysis.clock.clock import Clock

        return Clock(self.structure)

    def _add_days(
        self, message: Message, asked: list[Asked], deliveries: tuple[Delivery, ...]
    ) -> tuple[Delivery, ...]:
        if self.clock is None:
            return add_no_time(message, deliveries)
        from stakeholder_graph.analysis.clock.answer_days import add_days

        return add_days(self.clock, message, asked, deliveries)
