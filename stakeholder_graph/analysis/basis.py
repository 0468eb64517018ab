"""How much of what an answer rests on is only assumed?"""

from collections.abc import Iterable

from stakeholder_graph.analysis.coverage import Coverage
from stakeholder_graph.analysis.deliveries import Asked
from stakeholder_graph.analysis.structure import Structure
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.model.place import Message, Place, Record
from stakeholder_graph.results.answers import AssumedShare, Basis


def is_record_assumed(place: Place, record: Record) -> bool:
    """Say whether the existence of a record is only assumed."""
    return place.is_assumed(record.vouching.existence)


def is_value_assumed(place: Place, record: Record, field: str) -> bool:
    """Say whether one value of a record is only assumed: its line's source does not vouch for its numbers."""
    return place.is_assumed(record.vouching.find_source(field))


def weigh(assumed: Iterable[bool]) -> Basis:
    """Tell in one word what a figure rests on: all stated, all assumed, or partly."""
    found = set(assumed)
    if found == {False}:
        return "stated"
    return "partly" if False in found else "assumed"


def weigh_route(
    structure: Structure, stakeholders: Iterable[int], channels: Iterable[int], *, level: bool
) -> Basis:
    """Weigh one route: that its stakeholders and channels exist and, where a level is told, their rungs.

    A channel whose ends a line found by what is part of what is assumed where the model says that this is.
    """
    place = structure.place
    doubts = [is_record_assumed(place, place.stakeholders[structure.ids[each]]) for each in stakeholders]
    for each in channels:
        terms = structure.channels[each].terms
        doubts.append(is_record_assumed(place, terms))
        if terms.by_membership:
            ends = (structure.channels[each].sender, structure.channels[each].receiver)
            doubts += [True for end in ends if _is_membership_assumed(place, end)]
        if level and terms.level is not None:
            doubts.append(is_value_assumed(place, terms, "level"))
    return weigh(doubts)


def _is_membership_assumed(place: Place, stakeholder: str) -> bool:
    """Say whether the model itself calls it an assumption what this stakeholder is part of."""
    said = place.stakeholders[stakeholder].vouching.values.get("part_of")
    return said is not None and place.is_assumed(said)


def weigh_absence(place: Place) -> Basis:
    """Weigh that there is no route: a finding only where the model says that what it leaves out is absent."""
    return "stated" if place.complete else "assumed"


def measure_assumed_share(
    structure: Structure,
    asked: Iterable[tuple[Message | None, list[Asked]]],
    *,
    whole: bool = False,
) -> AssumedShare:
    """Measure the share of assumed values among those an answer used.

    Used are the stakeholders and channels that a delivery's sender can reach or that can reach its receiver,
    their levels where stated, and the people of the counted members. Timing and reliability are None: no
    answer uses them yet.

    Parameters
    ----------
    structure
        What was asked about.
    asked
        Each message with its deliveries.
    whole
        Whether the answer is about every stakeholder and channel that stands, whatever the messages.
    """
    place = structure.place
    in_use = bytearray(len(structure.ids))
    channels_in_use: set[int] = set()
    members: set[str] = set()
    if whole:
        in_use = bytearray(b"\1" * len(structure.ids))
        channels_in_use.update(range(len(structure.channels)))
    for message, deliveries in asked:
        closed = structure.find_closed_channels(message) if message is not None else None
        senders = structure.find_numbers({each for one in deliveries for each in one.senders})
        receivers = structure.find_numbers({each for one in deliveries for each in one.receivers})
        down = find_reached(structure.graph, senders, blocked_arcs=closed, relays=structure.relays)
        up = find_reached(structure.reversed_graph, receivers, blocked_arcs=closed, relays=structure.relays)
        for number in range(len(in_use)):
            in_use[number] |= down[number] | up[number]
        channels_in_use.update(
            number
            for number, (tail, head) in enumerate(
                zip(structure.graph.tails, structure.graph.heads, strict=True)
            )
            if not (closed and closed[number]) and (down[tail] or up[head])
        )
        members.update(each.member for each in deliveries if each.member is not None)
    terms = [structure.channels[number].terms for number in sorted(channels_in_use)]
    existence = [
        is_record_assumed(place, place.stakeholders[each])
        for each, used in zip(structure.ids, in_use, strict=True)
        if used
    ]
    existence += [is_record_assumed(place, each) for each in terms]
    coverage = Coverage(place)
    registers = {
        register.id: register
        for member in members
        if (register := coverage.find_register(member.rpartition("->")[2])) is not None
        and register.people is not None
    }
    return AssumedShare(
        existence=_share(existence),
        people=_share(is_value_assumed(place, each, "people") for each in registers.values()),
        level=_share(is_value_assumed(place, each, "level") for each in terms if each.level is not None),
    )


def _share(assumed: Iterable[bool]) -> float | None:
    """Return the share of what is assumed, None if nothing was used."""
    found = list(assumed)
    return sum(found) / len(found) if found else None
