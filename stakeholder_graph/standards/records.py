"""What a place records between any two of its stakeholders on the day: channels, ties, and what is known absent."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.dating import Dating
from stakeholder_graph.analysis.place.basis import weigh_route
from stakeholder_graph.analysis.place.deliveries import Asked, find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.independence import count_routes
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.graph.reach import DistanceField, Route, build_distance_field, walk_down
from stakeholder_graph.model.records import Channel, End, KnownAbsence, Message, Tie
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.scenarios.apply import remove
from stakeholder_graph.units import RUNG, Basis, stands_on

EITHER_WAY = frozenset({"co_leads"})
"""Relations that are the same whichever end they are written from."""


_Change: TypeAlias = tuple[frozenset[str], frozenset[str], frozenset[tuple[str, str]]]


class Level(Struct, frozen=True):
    """A rung that a channel should keep; ``sure`` says whether one whose rung is not known will not do."""

    rung: int
    sure: bool

    def is_kept_by(self, channel: Channel) -> bool:
        """Say whether a channel keeps it, or may keep it."""
        level = channel.terms.level
        return not self.sure if level is None else RUNG[level] >= self.rung


class Way(Struct, frozen=True):
    """A route: those on it in their order, the channels between them, and what it rests on."""

    stakeholders: tuple[str, ...]
    channels: tuple[Channel, ...]
    basis: Basis


class Records:
    """The channels and ties of a place by their ends, and where it is known that there are none.

    Between the pairs that are ``severed`` nothing passes, whatever the place says. ``dating`` adds the days, where
    somebody has its calendars already.
    """

    def __init__(
        self,
        structure: Structure,
        severed: frozenset[tuple[str, str]] = frozenset(),
        *,
        dating: Dating | None = None,
    ) -> None:
        self.structure = structure
        self._dating = dating if dating is not None else Dating(structure)
        self.severed = severed
        self.place = structure.place
        day, known = structure.day, structure.number_of
        self.channels: dict[tuple[str, str], list[Channel]] = {}
        for channel in structure.channels:
            self.channels.setdefault((channel.sender, channel.receiver), []).append(channel)
        self.ties: dict[tuple[str, str], list[Tie]] = {}
        self.ties_to: dict[str, list[Tie]] = {}
        for tie in self.place.ties:
            if tie.sender in known and tie.receiver in known and stands_on(day, tie.since, tie.until):
                self.ties.setdefault((tie.sender, tie.receiver), []).append(tie)
                self.ties_to.setdefault(tie.receiver, []).append(tie)
        self.absent: dict[tuple[str, str, str | None], KnownAbsence] = {}
        for absence in self.place.known_absent:
            if stands_on(day, absence.since, absence.until):
                self.absent.setdefault((absence.sender, absence.receiver, absence.relation), absence)
        self._fields: dict[tuple[tuple[str, ...], str | None, Level | None], DistanceField] = {}
        self._masks: dict[tuple[str | None, Level | None], bytearray] = {}
        self._followed: dict[
            tuple[frozenset[str], tuple[str, ...], str | None, bool], Mapping[str, Delivery]
        ] = {}
        self._changed: dict[_Change, Records] = {}

    def find_ties(self, sender: str, receiver: str, relations: Iterable[str]) -> list[Tie]:
        """Find the ties of some relations from one to another."""
        wanted = set(relations)
        found = [each for each in self.ties.get((sender, receiver), ()) if each.relation in wanted]
        back = self.ties.get((receiver, sender), ())
        return found + [each for each in back if each.relation in wanted & EITHER_WAY]

    def find_absent_channel(self, sender: str, receiver: str) -> KnownAbsence | None:
        """Find the record that says that there is no channel from one to another."""
        return self.absent.get((sender, receiver, None))

    def find_absent_tie(self, sender: str, receiver: str, relation: str) -> KnownAbsence | None:
        """Find the record that says that there is no tie of a relation from one to another."""
        found = self.absent.get((sender, receiver, relation))
        if found is None and relation in EITHER_WAY:
            return self.absent.get((receiver, sender, relation))
        return found

    def change(
        self,
        *,
        gone: Iterable[str] = (),
        silent: Iterable[str] = (),
        severed: Iterable[tuple[str, str]] = (),
    ) -> "Records":
        """Return the records of the same place with some gone, others who pass nothing on, and some pairs severed."""
        key = frozenset(gone), frozenset(silent), frozenset(severed)
        if not any(key):
            return self
        if key not in self._changed:
            place = self.place
            for each in sorted(key[0]):
                place = remove(place, each)
            quiet = {
                each.id: replace(each, relays=False) if each.id in key[1] else each
                for each in place.stakeholders.values()
            }
            left = tuple(each for each in place.channels if (each.sender, each.receiver) not in key[2])
            place = replace(place, stakeholders=quiet, channels=left)
            self._changed[key] = Records(Structure(place, self.structure.day), key[2])
        return self._changed[key]

    def find_way(
        self,
        senders: Sequence[str],
        receivers: Sequence[str],
        kind: str | None,
        *,
        level: Level | None = None,
    ) -> Way | None:
        """Find a shortest route from any of some to any of others, along channels that carry a kind of message.

        With a level, along channels only that keep it for sure, or that may keep it. None if there is no route.
        """
        key = tuple(receivers), kind, level
        if key not in self._fields:
            self._fields[key] = build_distance_field(
                self.structure.graph,
                self.structure.find_numbers(receivers),
                blocked_arcs=self._shut(kind, level),
                relays=self.structure.relays,
            )
        field = self._fields[key]
        starts = [
            (field.hops[each], each) for each in self.structure.find_numbers(senders) if field.hops[each] >= 0
        ]
        if not starts:
            return None
        return self._name(walk_down(field, min(starts)[1]))

    def count_routes(self, senders: Sequence[str], receivers: Sequence[str], kind: str | None) -> int:
        """Count the routes there can be at once that share nobody in between."""
        find_numbers = self.structure.find_numbers
        return count_routes(
            self.structure, find_numbers(senders), find_numbers(receivers), closed=self._shut(kind, None)
        )

    def follow(
        self, message: Message, asked: list[Asked] | None = None, *, timed: bool = False
    ) -> list[tuple[Asked, Delivery]]:
        """Follow a message to all its ends, or some of them; with its days if asked."""
        asked = find_asked(self.structure, message) if asked is None else asked
        deliveries = find_deliveries(self.structure, message, asked)
        if timed:
            deliveries = self._dating.add_days(message, asked, deliveries)
        return list(zip(asked, deliveries, strict=True))

    def follow_each(
        self, senders: Iterable[str], receivers: Sequence[str], kind: str | None, *, timed: bool
    ) -> Mapping[str, Delivery]:
        """Follow what each of some says to any of others, by who says it; followed once however often it is asked."""
        key = frozenset(senders), tuple(receivers), kind, timed
        if key not in self._followed:
            message = Message(
                id="asked",
                kind=kind,
                senders=End(members=tuple(sorted(key[0])), quantity="every"),
                receivers=End(members=key[1], quantity="any" if len(key[1]) > 1 else "every"),
            )
            found = self.follow(message, timed=timed)
            self._followed[key] = {asked.senders[0]: delivery for asked, delivery in found}
        return self._followed[key]

    def show_way(self, delivery: Delivery) -> Way:
        """Return the route of a delivery that arrives."""
        known = self.structure.channel_number_of
        channels = tuple(self.structure.channels[known[each]] for each in delivery.channels)
        return Way(delivery.route, channels, delivery.basis)

    def _name(self, route: Route) -> Way:
        structure = self.structure
        return Way(
            tuple(structure.ids[each] for each in route.vertices),
            tuple(structure.channels[each] for each in route.arcs),
            weigh_route(structure, route.vertices, route.arcs, level=False),
        )

    def _shut(self, kind: str | None, level: Level | None) -> bytearray:
        """Mark the channels that do not carry a kind of message, or do not keep a level."""
        if (kind, level) not in self._masks:
            self._masks[kind, level] = bytearray(
                not (each.terms.can_carry(kind) and (level is None or level.is_kept_by(each)))
                for each in self.structure.channels
            )
        return self._masks[kind, level]
