"""What a place records between any two of its stakeholders on the day: channels, ties, and what is known absent."""

from collections.abc import Iterable

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import Channel, KnownAbsence, Tie
from stakeholder_graph.units import stands_on

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
        self._absent: dict[tuple[str, str, str | None], KnownAbsence] = {}
        for absence in self.place.known_absent:
            if stands_on(day, absence.since, absence.until):
                key = (absence.sender, absence.receiver, absence.relation)
                self._absent.setdefault(key, absence)

    def find_ties(self, sender: str, receiver: str, relations: Iterable[str]) -> list[Tie]:
        """Find the ties of some relations from one to another."""
        wanted = set(relations)
        found = [each for each in self.ties.get((sender, receiver), ()) if each.relation in wanted]
        return found + [
            each for each in self.ties.get((receiver, sender), ()) if each.relation in wanted & EITHER_WAY
        ]

    def find_absent_channel(self, sender: str, receiver: str) -> KnownAbsence | None:
        """Find the record that says that there is no channel from one to another."""
        return self._absent.get((sender, receiver, None))

    def find_absent_tie(self, sender: str, receiver: str, relation: str) -> KnownAbsence | None:
        """Find the record that says that there is no tie of a relation from one to another."""
        found = self._absent.get((sender, receiver, relation))
        if found is None and relation in EITHER_WAY:
            return self._absent.get((receiver, sender, relation))
        return found
