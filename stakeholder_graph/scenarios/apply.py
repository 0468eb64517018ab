"""Apply edits to a place: the place that was is left as it is."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from stakeholder_graph.model.lines import (
    AddShared,
    AddStakeholder,
    Change,
    ChannelLine,
    Edit,
    Merge,
    Numbering,
    Remove,
    TieLine,
    build_channels,
    build_ties,
)
from stakeholder_graph.model.place import (
    Channel,
    End,
    Message,
    Place,
    Scenario,
    SharedDependency,
    Stakeholder,
    Terms,
    Vouching,
)
from stakeholder_graph.model.problem import Origin, Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.selectors import Directory, SelectionError, suggest

_CHANNELS = re.compile(r"([^:>\s]+?)(?::|->)([^:>\s#]+)(#\d+)?")


def apply_scenario(place: Place, scenario: Scenario) -> tuple[Place, tuple[Problem, ...]]:
    """Apply a scenario's edits in their order; an edit that cannot be made is a problem and changes nothing."""
    return apply_edits(place, scenario.edits, scenario.edit_origins)


def apply_edits(
    place: Place, edits: Iterable[Edit], origins: Iterable[Origin | None] = ()
) -> tuple[Place, tuple[Problem, ...]]:
    """Apply edits in their order.

    Parameters
    ----------
    place
        The place as it is; it is not changed.
    edits
        What to change. Whom an edit names is looked up in the place as the edits before it left it; the
        selectors of the model itself have been resolved before.
    origins
        Where each edit was written, for its problems; none if they were not read from a file.

    Returns
    -------
    place, problems
        The place after all edits that could be made, and one problem for each that could not.
    """
    edits = tuple(edits)
    where = (*origins, *(None,) * len(edits))
    problems: list[Problem] = []
    for edit, origin in zip(edits, where, strict=False):
        try:
            place = _APPLIERS[type(edit)](place, edit)
        except SelectionError as fault:
            problems.append(Problem(code=fault.code, message=fault.message, hint=fault.hint, origin=origin))
    return place, tuple(problems)


def remove(place: Place, target: str) -> Place:
    """Take away a stakeholder, a shared dependency with all that depends on it, or channels ``a:b``.

    A stakeholder's channels and ties go with it and its parts are lifted to what it was part of; nothing is
    joined up again. Its own deliveries stay counted, as not reached.

    Raises
    ------
    SelectionError
        If nothing is called that.
    """
    if target in place.stakeholders:
        return _remove_stakeholders(place, {target})
    if target in place.shared:
        fallen = {each.id for each in place.stakeholders.values() if target in each.depends_on}
        kept = tuple(each for each in place.channels if target not in each.terms.depends_on)
        return _remove_stakeholders(replace(place, channels=kept), fallen)
    gone = set(find_channels(place, target)) if _CHANNELS.fullmatch(target) else None
    if gone is None:
        known = [*place.stakeholders, *place.shared]
        raise SelectionError(
            "unknown-stakeholder",
            f"there is no stakeholder or shared dependency {quote(target)}",
            suggest(target, known) or "a channel is named 'sender:receiver'",
        )
    return replace(place, channels=tuple(each for each in place.channels if each.id not in gone))


def find_channels(place: Place, named: str) -> list[str]:
    """Find the channels ``sender:receiver`` stands for; ``sender->receiver#2`` stands for that one.

    Raises
    ------
    SelectionError
        If there is none.
    """
    found = _CHANNELS.fullmatch(named)
    if found:
        sender, receiver, number = found.groups()
        pair = [each.id for each in place.channels if each.sender == sender and each.receiver == receiver]
        if number:
            pair = [each for each in pair if each == f"{sender}->{receiver}{number}"]
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


def _remove_stakeholders(place: Place, gone: set[str]) -> Place:
    if not gone:
        return place
    kept: dict[str, Stakeholder] = {}
    for each in place.stakeholders.values():
        if each.id not in gone:
            kept[each.id] = _lift(place, each, gone) if each.part_of in gone else each
    return replace(
        place,
        stakeholders=kept,
        channels=tuple(each for each in place.channels if not {each.sender, each.receiver} & gone),
        ties=tuple(each for each in place.ties if not {each.sender, each.receiver} & gone),
        known_absent=tuple(each for each in place.known_absent if not {each.sender, each.receiver} & gone),
        removed={**place.removed, **{each: place.stakeholders[each] for each in gone}},
    )


def _lift(place: Place, part: Stakeholder, gone: set[str]) -> Stakeholder:
    """Lift a part to the nearest whole that stays; a patient group keeps the people of its practice."""
    whole = place.stakeholders[part.part_of or ""]
    people, vouching = part.people, part.vouching
    if people is None and part.kind == "patient-group" and whole.kind == "practice":
        people = whole.people
        source = whole.vouching.find_source("people")
        vouching = replace(vouching, values={**vouching.values, **({"people": source} if source else {})})
    above = whole.part_of
    while above in gone:
        above = place.stakeholders[above].part_of
    return replace(part, part_of=above, people=people, vouching=vouching)


def _apply_remove(place: Place, edit: Remove) -> Place:
    return remove(place, edit.target)


def _check_free(place: Place, given: str) -> None:
    if given in place.stakeholders or given in place.shared:
        raise SelectionError("duplicate-id", f"the id {quote(given)} is used already", "choose another id")


def _apply_add_stakeholder(place: Place, edit: AddStakeholder) -> Place:
    added = edit.stakeholder
    _check_free(place, added.id)
    if added.part_of is not None and added.part_of not in place.stakeholders:
        hint = suggest(added.part_of, place.stakeholders)
        raise SelectionError("unknown-stakeholder", f"there is no stakeholder {quote(added.part_of)}", hint)
    _check_shared(place, added.depends_on)
    return replace(place, stakeholders={**place.stakeholders, added.id: added})


def _check_shared(place: Place, named: Iterable[str]) -> None:
    for each in named:
        if each not in place.shared:
            hint = suggest(each, place.shared)
            raise SelectionError("unknown-shared", f"there is no shared dependency {quote(each)}", hint)


def _apply_add_shared(place: Place, edit: AddShared) -> Place:
    _check_free(place, edit.shared.id)
    return replace(place, shared={**place.shared, edit.shared.id: edit.shared})


def _apply_add_channels(place: Place, edit: ChannelLine) -> Place:
    _check_shared(place, edit.terms.depends_on)
    numbering = Numbering()
    for channel in place.channels:
        numbering.take_id(channel.sender, channel.receiver)
    added = tuple(build_channels(edit, Directory(place.stakeholders, place.kinds), numbering))
    return replace(place, channels=place.channels + added)


def _apply_add_ties(place: Place, edit: TieLine) -> Place:
    return replace(
        place, ties=place.ties + tuple(build_ties(edit, Directory(place.stakeholders, place.kinds)))
    )


def _apply_change(place: Place, edit: Change) -> Place:
    values = dict(edit.values)
    if edit.channel is not None:
        changed = set(find_channels(place, edit.channel))
        new_terms: dict[int, Terms] = {}
        channels = []
        for channel in place.channels:
            if channel.id not in changed and channel.twin not in changed:
                channels.append(channel)
                continue
            terms = channel.terms
            if id(terms) not in new_terms:
                new_terms[id(terms)] = _set(terms, values, edit.source)
            channels.append(replace(channel, terms=new_terms[id(terms)]))
        return replace(place, channels=tuple(channels))
    if edit.shared is not None:
        _check_shared(place, (edit.shared,))
        shared = {**place.shared, edit.shared: _set(place.shared[edit.shared], values, edit.source)}
        return replace(place, shared=shared)
    stakeholders = dict(place.stakeholders)
    for each in Directory(place.stakeholders, place.kinds).find_members(edit.stakeholder):  # type: ignore[arg-type]
        stakeholders[each] = _set(stakeholders[each], values, edit.source)
    return replace(place, stakeholders=stakeholders)


R = TypeVar("R", Stakeholder, Terms, SharedDependency)


def _set(record: R, values: Mapping[str, object], source: str | None) -> R:
    """Set values of a record; only the edit's own source vouches for them."""
    old: Vouching = record.vouching
    vouched = {name: found for name, found in old.values.items() if name not in values}
    vouched |= dict.fromkeys(values, source or "assumption")
    return replace(record, **values, vouching=replace(old, values=vouched))


def _apply_merge(place: Place, edit: Merge) -> Place:
    directory = Directory(place.stakeholders, place.kinds)
    merged = {directory.check_id(each) for each in edit.stakeholders}
    into = edit.into
    if into.id not in merged:
        _check_free(place, into.id)

    def rename(given: str) -> str:
        return into.id if given in merged else given

    def rename_if(given: str | None) -> str | None:
        return None if given is None else rename(given)

    stakeholders = {into.id: into}
    for each in place.stakeholders.values():
        if each.id not in merged:
            seats = tuple(
                replace(
                    s,
                    chosen_by=rename_if(s.chosen_by),
                    held_by=rename_if(s.held_by),
                    paid_by=rename_if(s.paid_by),
                )
                for s in each.seats
            )
            voices = tuple(dict.fromkeys(map(rename, each.speaks_for)))
            stakeholders[each.id] = replace(
                each, part_of=rename_if(each.part_of), seats=seats, speaks_for=voices
            )
    return replace(
        place,
        stakeholders=stakeholders,
        channels=_rename_channels(place.channels, rename),
        ties=tuple(
            replace(each, sender=rename(each.sender), receiver=rename(each.receiver))
            for each in place.ties
            if rename(each.sender) != rename(each.receiver)
        ),
        messages=tuple(_rename_message(each, rename) for each in place.messages),
    )


def _rename_channels(channels: Iterable[Channel], rename: Callable[[str], str]) -> tuple[Channel, ...]:
    """Give channels their new ends; what ran between those that became one is gone, the rest is numbered anew."""
    numbering = Numbering()
    kept: list[Channel] = []
    new_ids: dict[str, str] = {}
    for channel in channels:
        sender, receiver = rename(channel.sender), rename(channel.receiver)
        if sender != receiver:
            new_ids[channel.id] = numbering.take_id(sender, receiver)
            kept.append(replace(channel, id=new_ids[channel.id], sender=sender, receiver=receiver))
    return tuple(replace(each, twin=new_ids.get(each.twin or "")) for each in kept)


def _rename_message(message: Message, rename: Callable[[str], str]) -> Message:
    def rename_end(end: End) -> End:
        return replace(end, members=tuple(dict.fromkeys(map(rename, end.members))))

    partners = message.partners
    if partners is not None:
        partners = {rename(each): tuple(dict.fromkeys(map(rename, own))) for each, own in partners.items()}
    return replace(
        message,
        senders=rename_end(message.senders),
        receivers=rename_end(message.receivers),
        partners=partners,
    )


_APPLIERS: dict[type, Callable[..., Place]] = {
    Remove: _apply_remove,
    AddStakeholder: _apply_add_stakeholder,
    AddShared: _apply_add_shared,
    ChannelLine: _apply_add_channels,
    TieLine: _apply_add_ties,
    Change: _apply_change,
    Merge: _apply_merge,
}
