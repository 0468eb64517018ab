"""Set values of what is there already, and let a source confirm it."""

from collections.abc import Iterable, Iterator, Set
from typing import TypeVar

from msgspec.structs import replace

from stakeholder_graph.model.lines import NAMED_CHANNELS, Change
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import Channel, SharedDependency, Stakeholder, Terms, Vouching
from stakeholder_graph.model.selectors import Directory, SelectionError, suggest

R = TypeVar("R", Stakeholder, Terms, SharedDependency)


def change(place: Place, edit: Change) -> Place:
    """Set values of what an edit names; the place that was is left as it is.

    Raises
    ------
    SelectionError
        If it names what is not there.
    """
    if edit.channel is not None:
        changed = set(find_channels(place, edit.channel))
        return replace(place, channels=tuple(_change_channels(place.channels, changed, edit)))
    if edit.shared is not None:
        if edit.shared not in place.shared:
            hint = suggest(edit.shared, place.shared)
            raise SelectionError(
                "unknown-shared", f"there is no shared dependency {quote(edit.shared)}", hint
            )
        shared = {**place.shared, edit.shared: _set(place.shared[edit.shared], edit)}
        return replace(place, shared=shared)
    stakeholders = dict(place.stakeholders)
    chosen = edit.stakeholder
    members = Directory(place.stakeholders, place.kinds).find_members(chosen) if chosen is not None else ()
    for each in members:
        stakeholders[each] = _set(stakeholders[each], edit)
    return replace(place, stakeholders=stakeholders)


def _change_channels(channels: Iterable[Channel], changed: Set[str], edit: Change) -> Iterator[Channel]:
    """Set values of some channels and of their ways back, or of one way only: it then is no pair any more."""
    new_terms: dict[int, Terms] = {}
    for channel in channels:
        if channel.id not in changed and channel.twin not in changed:
            yield channel
            continue
        twin = None if edit.one_way else channel.twin
        terms = channel.terms
        if channel.id in changed or not edit.one_way:
            if id(terms) not in new_terms:
                new_terms[id(terms)] = _set(terms, edit)
            terms = new_terms[id(terms)]
        yield replace(channel, terms=terms, twin=twin)


def _set(record: R, edit: Change) -> R:
    """Set values of a record; only the edit's own source vouches for them, and for the record if it confirms it."""
    values = dict(edit.values)
    old: Vouching = record.vouching
    vouched = {name: found for name, found in old.values.items() if name not in values}
    vouched |= dict.fromkeys(values, edit.source or "assumption")
    changed = replace(record, **values, vouching=replace(old, values=vouched))
    return _confirm(changed, edit) if edit.confirms else changed


def _confirm(record: R, edit: Change) -> R:
    """Let the source of a change vouch that a record exists, whatever it was concluded from before."""
    vouching = replace(record.vouching, existence=edit.source)
    if isinstance(record, Terms):
        record = replace(record, by_membership=False)
    return replace(
        record, vouching=vouching, line=edit.line or record.line, origin=edit.origin or record.origin
    )


def find_channels(place: Place, named: str) -> list[str]:
    """Find the channels ``sender:receiver`` stands for; ``sender->receiver#2`` is the second alone, ``#1`` the first.

    Raises
    ------
    SelectionError
        If there is none.
    """
    found = NAMED_CHANNELS.fullmatch(named)
    if found:
        sender, receiver, number = found.groups()
        pair = [each.id for each in place.channels if each.sender == sender and each.receiver == receiver]
        if number:
            one = f"{sender}->{receiver}{'' if number == '#1' else number}"
            pair = [each for each in pair if each == one]
        if pair:
            return pair
        for end in (sender, receiver):
            if end not in place.stakeholders:
                raise SelectionError(
                    "unknown-stakeholder",
                    f"there is no stakeholder {quote(end)}",
                    suggest(end, place.stakeholders),
                )
    raise SelectionError(
        "unknown-channel", f"there is no channel {quote(named)}", "name it as 'sender:receiver'"
    )
