"""What a place records between any two of its stakeholders on the day: channels, ties, and what is known absent."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
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
from stakeholder_graph.standards.verdicts import SURE, UNSURE
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


class Sort(Struct, frozen=True):
    """Which channels a route may use: those that carry a kind of message, and keep a level.

    With ``stated`` a channel that does not say what it carries will not do.
    """

    kind: str | None = None
    level: Level | None = None
    stated: bool = False

    def allows(self, channel: Channel) -> bool:
        """Say whether a route of this sort may use a channel."""
        terms = channel.terms
        told = terms.carries is not None or not self.stated
        return told and terms.can_carry(self.kind) and (self.level is None or self.level.is_kept_by(channel))


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
        self._fields: dict[tuple[tuple[str, ...], Sort, float], DistanceField] = {}
        self._masks: dict[tuple[Sort, float], bytearray] = {}
        self._relays: dict[float, bytearray] = {}
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
        stated: bool = False,
    ) -> Way | None:
        """Find the surest route from any of some to any of others, along channels that carry a kind of message.

        Of those that are as sure (sure, unsure, doubtful) a shortest. With a level, along channels only that keep it
        for sure, or that may keep it; with ``stated`` only along those that say what they carry. None if there is no
        route.
        """
        sort = Sort(kind, level, stated)
        ways = (self._find_way(senders, tuple(receivers), sort, least) for least in self._thresholds)
        return next((each for each in ways if each is not None), None)

    def _find_way(
        self, senders: Sequence[str], receivers: tuple[str, ...], sort: Sort, least: float
    ) -> Way | None:
        """Find a shortest route along what is at least so certain."""
        key = receivers, sort, least
        if key not in self._fields:
            self._fields[key] = build_distance_field(
                self.structure.graph,
                self.structure.find_numbers(receivers),
                blocked_arcs=self._shut(sort, least),
                relays=self._find_relays(least),
            )
        field = self._fields[key]
        starts = [
            (field.hops[each], each) for each in self.structure.find_numbers(senders) if field.hops[each] >= 0
        ]
        return self._name(walk_down(field, min(starts)[1])) if starts else None

    def count_routes(self, senders: Sequence[str], receivers: Sequence[str], kind: str | None) -> int:
        """Count the routes there can be at once that share nobody in between."""
        find_numbers = self.structure.find_numbers
        return count_routes(
            self.structure, find_numbers(senders), find_numbers(receivers), closed=self._shut(Sort(kind), 0.0)
        )

    def follow(
        self, message: Message, asked: list[Asked] | None = None, *, timed: bool = False
    ) -> list[tuple[Asked, Delivery]]:
        """Follow a message to all its ends, or some of them; with its days if asked."""
        asked = find_asked(self.structure, message) if asked is None else asked
        deliveries = find_deliveries(self.structure, message, asked)
        if timed:
            deliveries = self._dating.add_days(message, asked, deliveries, is_own=False)
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

    def _find_relays(self, least: float) -> bytearray:
        """Mark who passes on what they hear, and is at least so certain."""
        if least not in self._relays:
            certainties = zip(self.structure.relays, self._certainties[0], strict=True)
            self._relays[least] = bytearray(
                passes and certainty >= least for passes, certainty in certainties
            )
        return self._relays[least]

    def _shut(self, sort: Sort, least: float) -> bytearray:
        """Mark the channels that a route of a sort may not use, or that are less certain."""
        if (sort, least) not in self._masks:
            self._masks[sort, least] = bytearray(
                not (certainty >= least and sort.allows(each))
                for each, certainty in zip(self.structure.channels, self._certainties[1], strict=True)
            )
        return self._masks[sort, least]

    @cached_property
    def _certainties(self) -> tuple[list[float], list[float]]:
        """How certain it is that each stakeholder, and each channel, is there."""
        place, structure = self.place, self.structure
        return (
            [place.find_certainty(place.stakeholders[each]) for each in structure.ids],
            [place.find_certainty(each.terms) for each in structure.channels],
        )

    @cached_property
    def _thresholds(self) -> tuple[float, ...]:
        """How certain a route is asked to be, one after the other; the last takes any."""
        lowest = min((certainty for found in self._certainties for certainty in found), default=1.0)
        return (*(each for each in (SURE, UNSURE) if lowest < each), 0.0)
