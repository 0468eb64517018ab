"""What of a place must be known to follow its messages anywhere else: who passes on to whom, and what is asked."""

from collections.abc import Iterable, Iterator

from stakeholder_graph.analysis.place.basis import is_channel_assumed, is_value_assumed
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, End, Message
from stakeholder_graph.results.wiring import WiredEnd, WiredMessage, WiredShared, Wiring


def build_wiring(structure: Structure, messages: Iterable[Message]) -> Wiring:
    """Build the wiring of a place on its day, with all that will stand later, and without its calendars.

    Members of a message who do not stand are in it too: a group leaves them out, but counts whoever is taken away.

    Parameters
    ----------
    structure
        The place on its day.
    messages
        The messages that may be followed.
    """
    messages = tuple(messages)
    place, later = structure.place, Structure(structure.place, structure.day, later=True)
    ids = tuple(sorted({*later.ids, *_find_members(messages)}))
    number_of = {each: number for number, each in enumerate(ids)}
    pool: dict[tuple[str, ...] | None, int] = {None: 0}
    carries = [pool.setdefault(each.terms.carries, len(pool)) for each in later.channels]
    registers, people = _count_people(Coverage(place), ids)
    standing = structure.channel_number_of
    return Wiring(
        first=structure.day.isoformat() if structure.day is not None else None,
        ids=ids,
        off=_mark(each in place.stakeholders and each not in structure.number_of for each in ids),
        gone=_mark(each not in place.stakeholders for each in ids),
        silent=_mark(each in later.number_of and not place.stakeholders[each].relays for each in ids),
        registers=registers,
        people=people,
        senders=tuple(number_of[each.sender] for each in later.channels),
        receivers=tuple(number_of[each.receiver] for each in later.channels),
        ordinals=tuple(map(_find_ordinal, later.channels)),
        rungs=tuple(-1 if rung is None else rung for rung in later.rungs),
        carries=tuple(carries),
        kinds_carried=tuple(pool),
        off_channels=_mark(each.id not in standing for each in later.channels),
        assumed_channels=_mark(
            each.id not in standing and _is_assumed(place, each) for each in later.channels
        ),
        shared=tuple(_wire_shared(later, ids)),
        messages=tuple(_wire_message(each, number_of) for each in messages),
    )


def _find_members(messages: Iterable[Message]) -> Iterator[str]:
    for message in messages:
        yield from message.senders.members
        yield from message.receivers.members
        for member, own in (message.partners or {}).items():
            yield from (member, *own)


def _mark(marks: Iterable[bool]) -> tuple[int, ...]:
    return tuple(number for number, mark in enumerate(marks) if mark)


def _is_assumed(place: Place, channel: Channel) -> bool:
    """Say whether it is only assumed that there is a channel, or how often it is used."""
    terms = channel.terms
    return is_channel_assumed(place, channel) or (
        terms.every is not None and is_value_assumed(place, terms, "every")
    )


def _find_ordinal(channel: Channel) -> int:
    """Return which of the channels between the same two it is, 1 for the first."""
    _, _, number = channel.id.partition("#")
    return int(number or 1)


def _count_people(coverage: Coverage, ids: Iterable[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Find whose people each speaks for, as a place in a list of how many they are; -1 where nobody knows."""
    places: dict[str, int] = {}
    people: list[int] = []
    registers: list[int] = []
    for each in ids:
        register = coverage.find_register(each)
        if register is None or register.people is None:
            registers.append(-1)
            continue
        if register.id not in places:
            places[register.id] = len(people)
            people.append(register.people)
        registers.append(places[register.id])
    return tuple(registers), tuple(people)


def _wire_shared(later: Structure, ids: Iterable[str]) -> Iterator[WiredShared]:
    """List what fails with each shared dependency, whatever its own dates: so does what is taken away by name."""
    known = later.place.stakeholders
    for shared in later.place.shared:
        yield WiredShared(
            id=shared,
            stakeholders=_mark(each in known and shared in known[each].depends_on for each in ids),
            channels=_mark(shared in each.terms.depends_on for each in later.channels),
        )


def _wire_message(message: Message, number_of: dict[str, int]) -> WiredMessage:
    def wire(end: End) -> WiredEnd:
        members = tuple(number_of[each] for each in end.members)
        return WiredEnd(members=members, any=end.quantity == "any", group=end.is_group)

    partners = None
    if message.partners is not None:
        partners = tuple(
            (number_of[member], tuple(number_of[each] for each in own))
            for member, own in message.partners.items()
        )
    return WiredMessage(
        id=message.id,
        kind=message.kind,
        counted=message.counted,
        answered=message.answered,
        senders=wire(message.senders),
        receivers=wire(message.receivers),
        partners=partners,
    )
