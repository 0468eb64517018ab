"""A place compiled once to what the sweeps need: who stands in it on a day, and which channels join them."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Message, Record
from stakeholder_graph.units import RUNG, stands_on


class Labels:
    """Names, as bit masks, the dependencies that each stakeholder and channel shares with another.

    A dependency that only one of them has cannot join two routes that share nobody, and has no bit.
    """

    def __init__(self, fallen: Iterable[tuple[bytearray, bytearray]]) -> None:
        self.any = False
        self.stakeholders: list[int] = []
        self.channels: list[int] = []
        for bit, (stakeholders, channels) in enumerate(fallen):
            if not self.stakeholders:
                self.stakeholders = [0] * len(stakeholders)
                self.channels = [0] * len(channels)
            if sum(stakeholders) + sum(channels) > 1:
                self.any = True
                for masks, marked in ((self.stakeholders, stakeholders), (self.channels, channels)):
                    for number, mark in enumerate(marked):
                        masks[number] |= mark << bit


class Structure:
    """The stakeholders and channels of a place that stand on one day, numbered for the sweeps.

    With ``later`` it holds also those that will stand on a later day: what a journey may meet with that starts
    on the day.

    Stakeholders and channels are numbered in the code-point order of their ids, so that every tie is broken
    the same way on every machine.

    Attributes
    ----------
    place
        What was compiled.
    day
        The day it is compiled for; None where the model names none: everything then stands.
    ids, number_of
        The stakeholders that stand, and the number of each.
    channels
        The channels that stand and have both ends standing; channel *a* is arc *a* of ``graph``.
    relays
        1 for each stakeholder that passes on what it hears.
    """

    def __init__(self, place: Place, day: date | None = None, *, later: bool = False) -> None:
        self.place = place
        self.day = day if day is not None else place.as_of
        self._later = later
        standing = [each for each in place.stakeholders.values() if self.is_standing(each)]
        self.ids: list[str] = sorted(each.id for each in standing)
        self.number_of: dict[str, int] = {each: number for number, each in enumerate(self.ids)}
        self.channels: list[Channel] = sorted(
            (
                channel
                for channel in place.channels
                if channel.sender in self.number_of
                and channel.receiver in self.number_of
                and self.is_standing(channel.terms)
            ),
            key=lambda channel: channel.id,
        )
        self._closed: dict[str | None, bytearray | None] = {}
        self.relays = bytearray(place.stakeholders[each].relays for each in self.ids)
        self.graph = Digraph.build(
            len(self.ids),
            [self.number_of[channel.sender] for channel in self.channels],
            [self.number_of[channel.receiver] for channel in self.channels],
        )

    def is_standing(self, record: Record) -> bool:
        """Say whether a stakeholder or channel exists on the day, or later where later ones are held too."""
        return stands_on(self.day, None if self._later else record.since, record.until)

    @cached_property
    def reversed_graph(self) -> Digraph:
        """The same graph with every channel turned round."""
        return self.graph.reversed()

    @cached_property
    def channel_number_of(self) -> dict[str, int]:
        """The number of each channel that stands."""
        return {channel.id: number for number, channel in enumerate(self.channels)}

    @cached_property
    def rungs(self) -> list[int | None]:
        """The rung of the ladder each channel practises, None where it is unknown."""
        return [
            None if channel.terms.level is None else RUNG[channel.terms.level] for channel in self.channels
        ]

    def find_numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of those that stand."""
        return [self.number_of[each] for each in ids if each in self.number_of]

    def find_closed_channels(self, message: Message) -> bytearray | None:
        """Mark the channels that do not carry the kind of a message; None if all do. Not to be changed."""
        kind = message.kind
        if kind not in self._closed:
            marks = bytearray(not channel.terms.can_carry(kind) for channel in self.channels)
            says_what = any(channel.terms.carries is not None for channel in self.channels)
            self._closed[kind] = marks if kind is not None and says_what else None
        return self._closed[kind]

    @cached_property
    def fallen_with(self) -> dict[str, tuple[bytearray, bytearray]]:
        """Mark, for every shared dependency that stands, the stakeholders and channels that fall with it."""
        fallen: dict[str, tuple[bytearray, bytearray]] = {}
        for shared in self.place.shared.values():
            if not stands_on(self.day, shared.since, shared.until):
                continue
            stakeholders = bytearray(
                shared.id in self.place.stakeholders[each].depends_on for each in self.ids
            )
            channels = bytearray(shared.id in channel.terms.depends_on for channel in self.channels)
            if any(stakeholders) or any(channels):
                fallen[shared.id] = (stakeholders, channels)
        return fallen

    @cached_property
    def labels(self) -> Labels:
        """What each stakeholder and channel depends on together with another."""
        return Labels(self.fallen_with.values())
