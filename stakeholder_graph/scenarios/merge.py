"""Make one stakeholder of several."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from stakeholder_graph.model.lines import Edit, Merge, Numbering
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, End, Message, Stakeholder


def merge(place: Place, merged: AbstractSet[str], into: Stakeholder) -> Place:
    """Let one stakeholder stand for several: it takes over their channels, ties, parts and messages.

    What ran between those that become one is gone. The place that was is left as it is.
    """

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
        known_absent=tuple(
            replace(each, sender=rename(each.sender), receiver=rename(each.receiver))
            for each in place.known_absent
            if rename(each.sender) != rename(each.receiver)
        ),
        absent_stakeholders=tuple(
            replace(each, part_of=rename_if(each.part_of)) for each in place.absent_stakeholders
        ),
    )


def find_heirs(edits: Iterable[Edit]) -> Mapping[str, str]:
    """Say of each stakeholder that is merged into another what it has become once all edits are made."""
    heirs: dict[str, str] = {}
    for edit in edits:
        if isinstance(edit, Merge):
            merged = {*edit.stakeholders}
            heirs = {old: edit.into.id if new in merged else new for old, new in heirs.items()}
            heirs |= dict.fromkeys(merged, edit.into.id)
    return heirs


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
        joined: dict[str, dict[str, None]] = {}
        for each, own in partners.items():
            joined.setdefault(rename(each), {}).update(dict.fromkeys(map(rename, own)))
        partners = {each: tuple(own) for each, own in joined.items()}
    return replace(
        message,
        senders=rename_end(message.senders),
        receivers=rename_end(message.receivers),
        partners=partners,
    )
