"""What if there were a second one beside it? Small changes that can be tried on any place, each a new place.

They are trials of the program's own: what they add is vouched for by nothing, and stands only on paper.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import NOTHING_VOUCHES, Channel, Stakeholder, Terms

MEDIUM = "meeting"


def add_second_body(place: Place, beside: str) -> Place:
    """Put a second body or post beside one: with the same channels, and resting on nothing that others share."""
    first = place.stakeholders[beside]
    given = _find_free(f"{beside}-second", {*place.stakeholders, *place.shared})
    second = Stakeholder(
        id=given,
        name=f"A second one beside {first.name}",
        kind=first.kind,
        part_of=first.part_of,
        meets=first.meets,
        papers_due=first.papers_due,
        relays=first.relays,
    )
    ends = {beside: given}
    copied = [
        replace(
            each,
            sender=ends.get(each.sender, each.sender),
            receiver=ends.get(each.receiver, each.receiver),
            terms=_free(each.terms),
            twin=None,
        )
        for each in place.channels
        if beside in (each.sender, each.receiver)
    ]
    return replace(
        place,
        stakeholders={**place.stakeholders, given: second},
        channels=(*place.channels, *_number(place, copied)),
    )


def add_second_source(place: Place, beside: str) -> Place:
    """Put a second source beside a shared dependency: what depends on it no longer falls with it alone."""
    stakeholders = {
        name: replace(each, depends_on=_leave_out(each.depends_on, beside))
        if beside in each.depends_on
        else each
        for name, each in place.stakeholders.items()
    }
    channels = tuple(
        replace(each, terms=replace(each.terms, depends_on=_leave_out(each.terms.depends_on, beside)))
        if beside in each.terms.depends_on
        else each
        for each in place.channels
    )
    return replace(place, stakeholders=stakeholders, channels=channels)


def add_second_channel(place: Place, beside: str) -> Place:
    """Put a second channel beside one, that rests on nothing that others share."""
    first = next(each for each in place.channels if each.id == beside)
    return replace(
        place,
        channels=(*place.channels, *_number(place, [replace(first, terms=_free(first.terms), twin=None)])),
    )


def add_first_channels(place: Place, pairs: Iterable[tuple[str, str]]) -> Place:
    """Give each pair of sender and receiver a channel of their own."""
    terms = Terms(by=MEDIUM)
    added = [Channel(id="", sender=sender, receiver=receiver, terms=terms) for sender, receiver in pairs]
    return replace(place, channels=(*place.channels, *_number(place, added)))


def _free(terms: Terms) -> Terms:
    """Return the terms of a channel as nobody vouches for them, with nothing shared that it falls with."""
    return replace(terms, depends_on=(), vouching=NOTHING_VOUCHES, certainty=None, note=None, origin=None)


def _leave_out(shared: tuple[str, ...], left_out: str) -> tuple[str, ...]:
    return tuple(each for each in shared if each != left_out)


def _number(place: Place, added: Iterable[Channel]) -> Iterator[Channel]:
    """Give new channels ids that are free."""
    taken = {each.id for each in place.channels}
    for each in added:
        first = f"{each.sender}->{each.receiver}"
        number = 1
        given = first
        while given in taken:
            number += 1
            given = f"{first}#{number}"
        taken.add(given)
        yield replace(each, id=given)


def _find_free(wanted: str, taken: set[str]) -> str:
    number, given = 1, wanted
    while given in taken:
        number += 1
        given = f"{wanted}-{number}"
    return given
