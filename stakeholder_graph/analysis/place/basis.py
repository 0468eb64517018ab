"""How much of what an answer rests on is only assumed?"""

from collections.abc import Iterable

from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.reliabilities import find_reliability_doubts
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Message, Record
from stakeholder_graph.results.answers import AssumedShare
from stakeholder_graph.units import Basis


def is_record_assumed(place: Place, record: Record) -> bool:
    """Say whether the existence of a record is only assumed."""
    return place.is_assumed(record.vouching.existence)


def is_value_assumed(place: Place, record: Record, field: str) -> bool:
    """Say whether one value of a record is only assumed: its line's source does not vouch for its numbers."""
    return place.is_assumed(record.vouching.find_source(field))


def is_channel_assumed(place: Place, channel: Channel) -> bool:
    """Say whether it is only assumed that a channel exists.

    So is one whose ends a line found by what is part of what, where the model calls just that an assumption.
    """
    if is_record_assumed(place, channel.terms):
        return True
    return channel.terms.by_membership and any(
        _is_membership_assumed(place, end) for end in (channel.sender, channel.receiver)
    )


def _is_membership_assumed(place: Place, stakeholder: str) -> bool:
    """Say whether the model itself calls it an assumption what this stakeholder is part of."""
    said = place.stakeholders[stakeholder].vouching.values.get("part_of")
    return said is not None and place.is_assumed(said)


def weigh(assumed: Iterable[bool]) -> Basis:
    """Tell in one word what a figure rests on: all stated, all assumed, or partly."""
    found = set(assumed)
    if found == {False}:
        return "stated"
    return "partly" if False in found else "assumed"


def weigh_route(
    structure: Structure, stakeholders: Iterable[int], channels: Iterable[int], *, level: bool
) -> Basis:
    """Weigh one route: that its stakeholders and channels exist and, where a level is told, their rungs."""
    place = structure.place
    doubts = [is_record_assumed(place, place.stakeholders[structure.ids[each]]) for each in stakeholders]
    for each in channels:
        terms = structure.channels[each].terms
        doubts.append(is_channel_assumed(place, structure.channels[each]))
        if level and terms.level is not None:
            doubts.append(is_value_assumed(place, terms, "level"))
    return weigh(doubts)


def weigh_timing(structure: Structure, channels: Iterable[str]) -> Basis:
    """Weigh the cadences and durations of the channels of a route, and of the meetings it waits for."""
    numbers = [structure.channel_number_of[each] for each in channels]
    return weigh(_find_doubts_of_time(structure, {structure.graph.heads[each] for each in numbers}, numbers))


def find_timing_doubts(place: Place, record: Record, fields: Iterable[str]) -> list[bool]:
    """Say of each of these fields whether its value is only assumed, as it is where none is stated."""
    return [getattr(record, field) is None or is_value_assumed(place, record, field) for field in fields]


def _find_doubts_of_time(
    structure: Structure, stakeholders: Iterable[int], channels: Iterable[int]
) -> list[bool]:
    """Say of each timing that some stakeholders and channels have whether it is only assumed.

    A channel that does not say how often it can be used, or how long it takes, is assumed to be open every day and
    to take no time.
    """
    place = structure.place
    doubts: list[bool] = []
    for number in channels:
        doubts += find_timing_doubts(place, structure.channels[number].terms, ("every", "takes"))
    for number in stakeholders:
        stakeholder = place.stakeholders[structure.ids[number]]
        if stakeholder.meets is not None:
            doubts += find_timing_doubts(place, stakeholder, ("meets", "papers_due"))
    return doubts


def weigh_absence(place: Place) -> Basis:
    """Weigh that there is no route: a finding only where the model says that what it leaves out is absent."""
    return "stated" if place.complete else "assumed"


def weigh_only_way(place: Place, doubts: Iterable[bool]) -> Basis:
    """Weigh that something is the only way through: that it exists, and that there is no other way.

    The second is a finding only where the model says that what it leaves out is absent.
    """
    return weigh([*doubts, not place.complete])


def records_doubts(place: Place) -> bool:
    """Say whether any line of a model says how certain it is, or comes from more than an assumption.

    If none does, every line counts as likely as not, and no finding can be weighed against what is not there.
    """
    records = [*place.stakeholders.values(), *(channel.terms for channel in place.channels)]
    return any(
        each.certainty is not None or not place.is_assumed(each.vouching.existence) for each in records
    )


def measure_assumed_share(
    structure: Structure,
    asked: Iterable[tuple[Message, list[Asked]]],
    *,
    whole: bool = False,
    followed: bool = False,
) -> AssumedShare:
    """Measure the share of assumed values among those an answer used.

    Used are the stakeholders and channels that a delivery's sender can reach or that can reach its receiver,
    their levels where stated, and the people of the counted members.

    Parameters
    ----------
    structure
        What was asked about.
    asked
        Each message with its deliveries.
    whole
        Whether the answer is about every stakeholder and channel that stands, whatever the messages.
    followed
        Whether it uses their cadences and durations, and how reliable they are.
    """
    place = structure.place
    asked = list(asked)
    if whole:
        stakeholders, channels = set(range(len(structure.ids))), set(range(len(structure.channels)))
    else:
        stakeholders, channels = _find_in_use(structure, asked)
    used = [structure.channels[number] for number in sorted(channels)]
    existence = [
        is_record_assumed(place, place.stakeholders[structure.ids[each]]) for each in sorted(stakeholders)
    ]
    existence += [is_channel_assumed(place, each) for each in used]
    levels = [is_value_assumed(place, each.terms, "level") for each in used if each.terms.level is not None]
    return AssumedShare(
        existence=_share(existence),
        people=_measure_people(place, asked),
        level=_share(levels),
        timing=_share(_find_doubts_of_time(structure, stakeholders, channels)) if followed else None,
        reliability=_share(find_reliability_doubts(structure, stakeholders, channels)) if followed else None,
    )


def _find_in_use(
    structure: Structure, asked: Iterable[tuple[Message, list[Asked]]]
) -> tuple[set[int], set[int]]:
    """Find the stakeholders and channels that the deliveries of some messages could use."""
    stakeholders: set[int] = set()
    channels: set[int] = set()
    graph = structure.graph
    for message, deliveries in asked:
        closed = structure.find_closed_channels(message)
        senders = structure.find_numbers({each for one in deliveries for each in one.senders})
        receivers = structure.find_numbers({each for one in deliveries for each in one.receivers})
        down = find_reached(graph, senders, blocked_arcs=closed, relays=structure.relays)
        up = find_reached(structure.reversed_graph, receivers, blocked_arcs=closed, relays=structure.relays)
        stakeholders.update(number for number in range(len(down)) if down[number] or up[number])
        channels.update(
            number
            for number, (tail, head) in enumerate(zip(graph.tails, graph.heads, strict=True))
            if not (closed and closed[number]) and (down[tail] or up[head])
        )
    return stakeholders, channels


def _measure_people(place: Place, asked: Iterable[tuple[Message, list[Asked]]]) -> float | None:
    """Measure the share of assumed counts among the people counted, each register once."""
    coverage = Coverage(place)
    members = {each.member for _, deliveries in asked for each in deliveries if each.member is not None}
    registers = {
        register.id: register
        for member in members
        if (register := coverage.find_register(member.rpartition("->")[2])) is not None
        and register.people is not None
    }
    return _share(is_value_assumed(place, each, "people") for each in registers.values())


def _share(assumed: Iterable[bool]) -> float | None:
    """Return the share of what is assumed, None if nothing was used."""
    found = list(assumed)
    return sum(found) / len(found) if found else None
