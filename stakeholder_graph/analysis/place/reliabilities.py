"""How surely does everything in a place work, and how much of that is only assumed?"""

from collections.abc import Collection, Sequence
from typing import TypeVar

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, SharedDependency, Stakeholder, Terms

Item = TypeVar("Item")
Reliable = Stakeholder | Terms | SharedDependency


class Reliabilities:
    """How surely the stakeholders, channels and shared dependencies that stand on the day work by themselves.

    All three stand in one row: the stakeholders and the channels of the structure, then the shared dependencies that
    any of them needs.

    Attributes
    ----------
    structure
        The place on its day.
    values
        The reliability of each, 1 where none is stated.
    assumed
        Whether it is only assumed: not stated, or stated and vouched for by nothing but an assumption.
    needs
        For each stakeholder and channel the shared dependencies it needs as well, as a bit mask.
    names
        What the luck of each is drawn by. The two directions of a channel that goes both ways have one luck.
    """

    def __init__(self, structure: Structure) -> None:
        place = structure.place
        stakeholders = [place.stakeholders[each] for each in structure.ids]
        shared = [place.shared[each] for each in structure.fallen_with]
        records: list[Reliable] = [*stakeholders, *(each.terms for each in structure.channels), *shared]
        self.structure = structure
        self.values = [1.0 if each.reliability is None else each.reliability for each in records]
        self.assumed = [is_reliability_assumed(place, each) for each in records]
        self.needs = [0] * (len(stakeholders) + len(structure.channels))
        for bit, fallen in enumerate(structure.fallen_with.values()):
            for number, falls in enumerate(fallen[0] + fallen[1]):
                self.needs[number] |= falls << bit
        self.names = [f"stakeholder {place.find_drawn(each)}" for each in structure.ids]
        self.names += [f"channel {_name_luck(place, each)}" for each in structure.channels]
        self.names += [f"shared {place.find_drawn(each)}" for each in structure.fallen_with]

    def split(self, row: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item], Sequence[Item]]:
        """Part a row into what belongs to stakeholders, to channels and to shared dependencies."""
        stakeholders, both = len(self.structure.ids), len(self.needs)
        return row[:stakeholders], row[stakeholders:both], row[both:]


def _name_luck(place: Place, channel: Channel) -> str:
    """Return one name for a channel and its way back."""
    return min(place.find_drawn(each) for each in (channel.id, channel.twin) if each is not None)


def is_reliability_assumed(place: Place, record: Reliable) -> bool:
    """Say whether the reliability of a record is only assumed; where none is stated, that it never fails is."""
    return record.reliability is None or place.is_assumed(record.vouching.find_source("reliability"))


def find_reliability_doubts(
    structure: Structure, stakeholders: Collection[int], channels: Collection[int]
) -> list[bool]:
    """Say of every reliability that some stakeholders and channels rest on whether it is only assumed.

    Parameters
    ----------
    structure
        The place on its day.
    stakeholders, channels
        The numbers of those in use. What they depend on counts as well, once each.
    """
    reliabilities = Reliabilities(structure)
    both = len(structure.ids)
    used = {*stakeholders, *(both + each for each in channels)}
    needs = 0
    for number in used:
        needs |= reliabilities.needs[number]
    shared = (len(reliabilities.needs) + bit for bit in range(needs.bit_length()) if needs >> bit & 1)
    return [reliabilities.assumed[number] for number in sorted({*used, *shared})]
