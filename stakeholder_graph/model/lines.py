"""Lines of a model before their selectors are resolved, and how each becomes channels, ties and messages."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.model.problem import Origin
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import (
    Channel,
    End,
    KnownAbsence,
    Message,
    SharedDependency,
    Stakeholder,
    Terms,
    Tie,
)
from stakeholder_graph.model.selectors import Directory, SelectionError, Selector


class ChannelLine(Struct, frozen=True, kw_only=True):
    """One channel line: it stands for a channel from every sender to every receiver, never to itself."""

    sender: Selector
    receiver: Selector
    both_ways: bool
    terms: Terms


class TieLine(Struct, frozen=True, kw_only=True):
    """One tie line; ``tie`` has everything but its ends, which are empty."""

    sender: Selector
    receiver: Selector
    tie: Tie


class AbsenceLine(Struct, frozen=True, kw_only=True):
    """One line under ``known_absent``; ``absence`` has everything but its ends, which are empty."""

    sender: Selector
    receiver: Selector
    absence: KnownAbsence


class MessageLine(Struct, frozen=True, kw_only=True):
    """One message; ``message`` has everything but its ends, which are empty."""

    sender: Selector
    receiver: Selector
    message: Message


NOBODY = End(members=(), quantity="every")

NAMED_CHANNELS = re.compile(r"([^:>\s]+?)(?::|->)([^:>\s#]+)(#\d{1,6})?")
"""How channels are named: ``sender:receiver``, or ``sender->receiver#2`` for one of several."""

PAIR_LIMIT = 500_000
TOO_MANY_HINT = "name fewer at one end: a few lines of 'every' could fill the memory"


class Remove(Struct, frozen=True, kw_only=True):
    """Take away a stakeholder, a shared dependency, or the channels ``sender:receiver``."""

    target: str


class AddStakeholder(Struct, frozen=True, kw_only=True):
    """Add one stakeholder; ``speaks_for`` is looked up when it is there."""

    stakeholder: Stakeholder
    speaks_for: Selector | None = None


class AddShared(Struct, frozen=True, kw_only=True):
    """Add one shared dependency."""

    shared: SharedDependency


class Change(Struct, frozen=True, kw_only=True):
    """Set values of stakeholders, of the channels ``sender:receiver``, or of a shared dependency.

    Exactly one of ``stakeholder``, ``channel`` and ``shared`` says of what. ``values`` are pairs of a field of
    the record and its new value; what vouched for the old value does not vouch for the new one. Where the change
    ``confirms``, its source also vouches that the record exists, which is then a doubt of its own, of this
    ``line``, and no longer one with the line it was first written in. Where it is ``one_way``, the way back of a
    channel that was written both ways stays as it was, and the two are told apart from then on.
    """

    stakeholder: Selector | None = None
    channel: str | None = None
    shared: str | None = None
    values: tuple[tuple[str, object], ...] = ()
    source: str | None = None
    confirms: bool = False
    one_way: bool = False
    line: str = ""
    origin: Origin | None = None


class Merge(Struct, frozen=True, kw_only=True):
    """Make one stakeholder of several: it takes over their channels, ties and parts."""

    stakeholders: tuple[str, ...]
    into: Stakeholder


Edit = Remove | AddStakeholder | AddShared | ChannelLine | TieLine | Change | Merge


def find_pairs(sender: Selector, receiver: Selector, directory: Directory) -> list[tuple[str, str]]:
    """Find every ordered pair of stakeholders two selectors stand for, leaving out pairs with oneself.

    Raises
    ------
    SelectionError
        If a selector cannot be resolved, stands for too many, or leaves only a stakeholder and itself.
    """
    if sender.way == receiver.way == "id":
        directory.find_members(sender)
        directory.find_members(receiver)
        if sender.id == receiver.id:
            raise SelectionError(
                "self-channel",
                f"{quote(sender.id)} is at both ends",
                "name two different stakeholders",
                selector=receiver,
            )
        return [(sender.id, receiver.id)]
    _refuse_any(sender, receiver)
    if sender.is_own and not receiver.is_own:
        pairs = [
            (s, r) for r in directory.find_members(receiver) for s in directory.find_members(sender, of=r)
        ]
    else:
        senders = directory.find_members(sender)
        if receiver.is_own:
            pairs = [(s, r) for s in senders for r in directory.find_members(receiver, of=s)]
        else:
            receivers = directory.find_members(receiver)
            if len(senders) * len(receivers) > PAIR_LIMIT:
                raise SelectionError(
                    "too-many",
                    f"{len(senders):,} at one end and {len(receivers):,} at the other make more than "
                    f"{PAIR_LIMIT:,} pairs",
                    TOO_MANY_HINT,
                    selector=receiver,
                )
            pairs = [(s, r) for s in senders for r in receivers]
    pairs = [(s, r) for s, r in pairs if s != r]
    if not pairs:
        raise SelectionError(
            "self-channel",
            "only a stakeholder and itself are left",
            "name others at one end",
            selector=receiver,
        )
    return pairs


def _refuse_any(*selectors: Selector) -> None:
    for selector in selectors:
        if selector.way == "any":
            raise SelectionError(
                "any-not-allowed",
                f"{quote(str(selector))} does not say which",
                "write 'every …', or name one; 'any' belongs to messages",
                selector=selector,
            )


class Numbering:
    """Gives channels their ids: ``a->b``, then ``a->b#2`` for a further one between the same two."""

    def __init__(self) -> None:
        self._count: Counter[tuple[str, str]] = Counter()

    def take_id(self, sender: str, receiver: str) -> str:
        """Return the next free channel id from sender to receiver."""
        self._count[sender, receiver] += 1
        number = self._count[sender, receiver]
        return f"{sender}->{receiver}" if number == 1 else f"{sender}->{receiver}#{number}"

    def note(self, channel: Channel) -> None:
        """Remember the id of a channel there is, so that none after it is given the same."""
        number = int(channel.id.rpartition("#")[2]) if "#" in channel.id else 1
        pair = channel.sender, channel.receiver
        self._count[pair] = max(self._count[pair], number)


def build_channels(line: ChannelLine, directory: Directory, numbering: Numbering) -> Iterator[Channel]:
    """Build the channels one line stands for; a line both ways gives the channel there, then the one back.

    Raises
    ------
    SelectionError
        If a selector cannot be resolved.
    """
    pairs = find_pairs(line.sender, line.receiver, directory)
    if line.both_ways and len(pairs) > 1:
        pairs = _drop_mirrored(pairs)
    for sender, receiver in pairs:
        yield from build_channels_between(sender, receiver, line.terms, numbering, both_ways=line.both_ways)


def build_channels_between(
    sender: str, receiver: str, terms: Terms, numbering: Numbering, *, both_ways: bool
) -> Iterator[Channel]:
    """Build the channel from one stakeholder to another and, if it leads both ways, the one back."""
    there = numbering.take_id(sender, receiver)
    back = numbering.take_id(receiver, sender) if both_ways else None
    yield Channel(id=there, sender=sender, receiver=receiver, terms=terms, twin=back)
    if back is not None:
        yield Channel(id=back, sender=receiver, receiver=sender, terms=terms, twin=there)


def _drop_mirrored(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keep the first of two pairs that are each other's way back: a line both ways says both already."""
    kept: dict[tuple[str, str], None] = {}
    for sender, receiver in pairs:
        if (receiver, sender) not in kept:
            kept[sender, receiver] = None
    return list(kept)


def build_ties(line: TieLine, directory: Directory) -> Iterator[Tie]:
    """Build the ties one line stands for, one per pair.

    Raises
    ------
    SelectionError
        If a selector cannot be resolved.
    """
    for sender, receiver in find_pairs(line.sender, line.receiver, directory):
        yield replace(line.tie, sender=sender, receiver=receiver)


def build_absences(line: AbsenceLine, directory: Directory) -> Iterator[KnownAbsence]:
    """Build the known absences one line stands for, one per pair.

    Raises
    ------
    SelectionError
        If a selector cannot be resolved.
    """
    for sender, receiver in find_pairs(line.sender, line.receiver, directory):
        yield replace(line.absence, sender=sender, receiver=receiver)


def build_message(line: MessageLine, directory: Directory) -> Iterator[Message]:
    """Build the one message a line stands for, with its members.

    Raises
    ------
    SelectionError
        If a selector cannot be resolved.
    """
    partners = None
    if line.receiver.is_own:
        senders = directory.read_end(line.sender)
        receivers, partners = _find_partners(senders, line.sender, line.receiver, directory)
    elif line.sender.is_own:
        receivers = directory.read_end(line.receiver)
        senders, partners = _find_partners(receivers, line.receiver, line.sender, directory)
    else:
        senders, receivers = directory.read_end(line.sender), directory.read_end(line.receiver)
    yield replace(line.message, senders=senders, receivers=receivers, partners=partners)


def _find_partners(
    end: End, named: Selector, own: Selector, directory: Directory
) -> tuple[End, dict[str, tuple[str, ...]] | None]:
    """Find the side written as ``its KIND``, and who belongs to whom.

    Where a group is at the other end, each of it has its own, so this side is not counted itself. What belongs
    to one stakeholder is simply meant: there are no partners.
    """
    if end.quantity == "any":
        raise SelectionError(
            "any-not-allowed",
            f"{quote(str(named))} does not say whose {quote(str(own))} is meant",
            "write 'every …', or name one",
            selector=named,
        )
    partners = {each: directory.find_members(own, of=each) for each in end.members}
    members = tuple(dict.fromkeys(member for theirs in partners.values() for member in theirs))
    if not end.is_group:
        return End(members=members, quantity="every", is_group=own.way != "its"), None
    return End(members=members, quantity="every", is_group=False), partners
