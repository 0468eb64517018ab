"""Which part of a place could a message use, there and back? All else can be changed without changing its days."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.model.records import Channel, Message, Source, Stakeholder


class Usable(Struct, frozen=True):
    """The stakeholders and channels that some route between the ends of a message could use, in order of id.

    With them stands what their values are read by: the days of the place, its sources, and whether it is complete.
    """

    stakeholders: tuple[Stakeholder, ...]
    channels: tuple[Channel, ...]
    day: date | None
    as_of: date | None
    sources: Mapping[str, Source]
    complete: bool


def find_usable(structure: Structure, message: Message, asked: Sequence[Asked]) -> Usable:
    """Find what lies between the senders and the receivers of a message, and back where it is answered.

    In graph terms: whatever can be reached from a sender and reaches a receiver, which holds all routes and more.
    """
    senders = structure.find_numbers(dict.fromkeys(each for one in asked for each in one.senders))
    receivers = structure.find_numbers(dict.fromkeys(each for one in asked for each in one.receivers))
    closed = structure.find_closed_channels(message)
    between = _find_between(structure, senders, receivers, closed)
    if message.answered:
        back = _find_between(structure, receivers, senders, closed)
        between = [there or here for there, here in zip(between, back, strict=True)]
    place, known = structure.place, structure.number_of
    return Usable(
        stakeholders=tuple(
            place.stakeholders[each] for each, used in zip(structure.ids, between, strict=True) if used
        ),
        channels=tuple(
            channel
            for number, channel in enumerate(structure.channels)
            if not (closed and closed[number])
            and between[known[channel.sender]]
            and between[known[channel.receiver]]
        ),
        day=structure.day,
        as_of=place.as_of,
        sources=place.sources,
        complete=place.complete,
    )


def _find_between(
    structure: Structure, senders: Sequence[int], receivers: Sequence[int], closed: bytearray | None
) -> list[bool]:
    """Mark whoever can hear from a sender and be heard by a receiver; the ends themselves are always marked."""
    relays = structure.relays
    there = find_reached(structure.graph, senders, blocked_arcs=closed, relays=relays)
    back = find_reached(structure.reversed_graph, receivers, blocked_arcs=closed, relays=relays)
    ends = {*senders, *receivers}
    return [
        bool(one and other) or number in ends
        for number, (one, other) in enumerate(zip(there, back, strict=True))
    ]
