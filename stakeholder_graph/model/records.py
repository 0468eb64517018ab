"""What is written of a place, line by line: stakeholders, channels, ties, messages and their sources.

Every value is frozen and holds ids only; ``origin`` says where a record was written.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

from stakeholder_graph.model.cadence import Cadence, Duration
from stakeholder_graph.model.problem import Origin

SourceKind = Literal["seed", "public", "memory", "assumption"]
Quantity = Literal["every", "any"]


class Vouching(Struct, frozen=True, kw_only=True):
    """Which source vouches for what in one record.

    ``existence`` is the source for the record itself, with its ends, name and kind. ``rest`` is the source for
    every other value, ``values`` the source of single fields and stronger than ``rest``. None means that nothing
    vouches: the value is assumed.
    """

    existence: str | None = None
    rest: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def find_source(self, field_name: str) -> str | None:
        """Return the id of the source that vouches for one field, None if it is assumed."""
        return self.values.get(field_name, self.rest)


NOTHING_VOUCHES = Vouching()


class Record(Struct, frozen=True, kw_only=True):
    """What every line of a model may say about itself.

    ``certainty`` is None where the line does not state one: it then follows from the source. ``line`` names the
    line of the model a record came from, so that a group written in one line is one doubt.
    """

    note: str | None = None
    private: bool = False
    since: date | None = None
    until: date | None = None
    certainty: float | None = None
    vouching: Vouching = NOTHING_VOUCHES
    line: str = ""
    origin: Origin | None = None


class Source(Record, frozen=True, kw_only=True):
    """Where something was learnt."""

    id: str
    title: str
    kind: SourceKind
    url: str | None = None
    author: str | None = None
    published: str | None = None
    accessed: str | None = None
    where: str | None = None
    evidence: str | None = None


class CheckedWith(Struct, frozen=True, kw_only=True):
    """One time at which a model was checked with those it maps: the day, with whom, and who led it, as a role."""

    on: date
    members: tuple[str, ...]
    by: str | None = None
    note: str | None = None
    origin: Origin | None = None


class KindOfStakeholder(Struct, frozen=True, kw_only=True):
    """A kind, how it is named in sentences, and the tier its stakeholders usually stand on."""

    id: str
    name: str
    plural: str
    tier: str


class Term(Struct, frozen=True, kw_only=True):
    """A word of a vocabulary that a model may extend: a sector or a role."""

    id: str
    name: str


class Seats(Struct, frozen=True, kw_only=True):
    """Seats of one sort on a board or committee. ``count`` and ``voting`` are None where unknown."""

    role: str
    count: int | None = None
    voting: bool | None = None
    chosen_by: str | None = None
    held_by: str | None = None
    paid_by: str | None = None


class Stakeholder(Record, frozen=True, kw_only=True):
    """An organisation, board, forum, federation, practice, group, post or community.

    ``people`` is None where it is unknown, never 0. ``reliability`` is None where unstated (it then counts as 1).
    """

    id: str
    name: str
    kind: str
    part_of: str | None = None
    sector: str | None = None
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    tier: str | None = None
    town: str | None = None
    services: tuple[str, ...] = ()
    people: int | None = None
    meets: Cadence | None = None
    papers_due: Duration | None = None
    seats: tuple[Seats, ...] = ()
    all_seats: bool = False
    speaks_for: tuple[str, ...] = ()
    volunteers: int | None = None
    cost_hours: float | None = None
    relays: bool = True
    reliability: float | None = None
    depends_on: tuple[str, ...] = ()


class Window(Struct, frozen=True, kw_only=True):
    """A stretch of days, both ends included, on which a channel is open."""

    since: date
    until: date


class Terms(Record, frozen=True, kw_only=True):
    """What one channel line says, shared by all the channels it stands for.

    ``carries`` is None where unstated: the channel then carries every kind of message. ``by_membership`` says
    that the ends were found by what is part of what, so that the channels are no surer than that.
    """

    by: str
    every: Cadence | None = None
    open: tuple[Window, ...] = ()
    takes: Duration | None = None
    reliability: float | None = None
    level: str | None = None
    claimed_level: str | None = None
    carries: tuple[str, ...] | None = None
    purpose: str | None = None
    formal: bool | None = None
    trusted: bool | None = None
    cost_hours: float | None = None
    depends_on: tuple[str, ...] = ()
    by_membership: bool = False

    def can_carry(self, kind: str | None) -> bool:
        """Say whether a message of this kind may travel here; one without a kind always may."""
        return kind is None or self.carries is None or kind in self.carries

    @property
    def passing(self) -> Literal["open", "until", "every"] | None:
        """The key by which it is not there all the time: it has windows, an end, or a last date; None if it is."""
        if self.open:
            return "open"
        if self.until is not None:
            return "until"
        return "every" if self.every is not None and self.every.ends else None


class Channel(Struct, frozen=True, kw_only=True):
    """A directed way to pass a message, from ``sender`` to ``receiver``.

    ``id`` is ``sender->receiver``, with ``#2``, ``#3`` for further ones between the same two. ``twin`` is the
    channel back where a line was written both ways: the two share one calendar and fail together.
    """

    id: str
    sender: str
    receiver: str
    terms: Terms
    twin: str | None = None


class Tie(Record, frozen=True, kw_only=True):
    """A formal relationship on which no message travels."""

    sender: str
    receiver: str
    relation: str


class SharedDependency(Record, frozen=True, kw_only=True):
    """A post, funder or venue that several stakeholders or channels depend on: if it fails, they all do."""

    id: str
    name: str
    kind: str | None = None
    reliability: float | None = None


class End(Struct, frozen=True, kw_only=True):
    """One side of a message: its members, and whether every one of them counts or any one will do."""

    members: tuple[str, ...]
    quantity: Quantity
    is_group: bool = True


class Message(Record, frozen=True, kw_only=True):
    """Something that should travel, with its senders, its receivers and what is expected of it.

    ``partners`` is None unless one side was written as ``its KIND``: it then gives, for each member of the
    counted side, the members of the other side that are its own.
    """

    id: str
    says: str | None = None
    kind: str | None = None
    senders: End
    receivers: End
    partners: Mapping[str, tuple[str, ...]] | None = None
    heard_within: Duration | None = None
    answered: bool = False
    answer_takes: Duration | None = None
    answered_within: Duration | None = None
    routes: int | None = None
    level: str | None = None
    chance: float | None = None
    supplied: bool = False

    @property
    def is_loose(self) -> bool:
        """Whether any of several may tell any of several."""
        return self.senders.quantity == self.receivers.quantity == "any"

    @property
    def counted(self) -> Literal["receivers", "senders", "pairs"]:
        """Over what its deliveries are counted."""
        every_receiver = self.receivers.is_group and self.receivers.quantity == "every"
        every_sender = self.senders.is_group and self.senders.quantity == "every"
        if self.partners is not None:
            if any(len(own) > 1 for own in self.partners.values()):
                return "pairs"
        elif every_receiver and every_sender:
            return "pairs"
        return "receivers" if every_receiver else "senders"


class KnownAbsence(Record, frozen=True, kw_only=True):
    """A channel (or a tie, where ``relation`` is given) that was looked for and is not there."""

    sender: str
    receiver: str
    relation: str | None = None


class AbsentStakeholder(Record, frozen=True, kw_only=True):
    """Somebody who was looked for and is not there, said as what they would be: all that is said must hold."""

    kind: str | None = None
    part_of: str | None = None
    sector: str | None = None
    role: str | None = None
    tag: str | None = None
    service: str | None = None
    tier: str | None = None
