"""How many people do stakeholders speak for?"""

from collections.abc import Iterable

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Stakeholder


class Coverage:
    """Counts the people registered with, or represented by, stakeholders: each practice's people once.

    A patient group that states no people speaks for those of the practice it is part of, or was part of until
    an edit removed the practice.
    """

    def __init__(self, place: Place) -> None:
        self.place = place

    def _find(self, stakeholder: str) -> Stakeholder | None:
        return self.place.stakeholders.get(stakeholder) or self.place.removed.get(stakeholder)

    def find_register(self, stakeholder: str) -> Stakeholder | None:
        """Return the stakeholder whose people this one speaks for: itself, or a patient group's practice."""
        known = self._find(stakeholder)
        if known is None or known.people is not None or known.kind != "patient-group":
            return known
        for whole in (known.part_of, self.place.spoke_for.get(stakeholder)):
            practice = self._find(whole) if whole is not None else None
            if practice is not None and practice.kind == "practice":
                return practice
        return known

    def find_people(self, stakeholder: str) -> int | None:
        """Return how many people one stakeholder speaks for, None if that is unknown."""
        register = self.find_register(stakeholder)
        return register.people if register is not None else None

    def count_people(self, members: Iterable[str]) -> int | None:
        """Count the people some counted members speak for.

        A member named ``sender->receiver`` counts the people of its receiver.

        Returns
        -------
        int or None
            The known sum; 0 for no members, None if it is unknown for every one of them.
        """
        registers: dict[str, int] = {}
        anyone = False
        for member in members:
            anyone = True
            register = self.find_register(member.rpartition("->")[2])
            if register is not None and register.people is not None:
                registers[register.id] = register.people
        return sum(registers.values()) if registers or not anyone else None

    def count_unknown(self, members: Iterable[str]) -> int:
        """Count the members whose people are unknown."""
        return sum(self.find_people(member.rpartition("->")[2]) is None for member in members)
