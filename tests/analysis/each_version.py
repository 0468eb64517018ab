"""Versions of a place one by one: each is built as a place of its own and asked with the ordinary analyses."""

import random
from collections.abc import Iterable

from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import Asked, find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.analysis.stability.versions import Versions
from stakeholder_graph.graph.draws import Words
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Message, Terms, Vouching
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.weak_points import WeakPoint
from tests.analysis.places import one


def has(row: Words, version: int) -> bool:
    return bool(int(row[version // 64]) >> (version % 64) & 1)


def build_version(structure: Structure, versions: Versions, version: int) -> Place:
    """The place with everything left out that this version does not have, and what nobody listed put in."""
    place, graph = structure.place, versions.graph
    gone = {each for n, each in enumerate(structure.ids) if not has(graph.there[n], version)}
    closed = {each.id for n, each in enumerate(structure.channels) if not has(graph.works[n], version)}
    unlisted = [
        Channel(
            id=f"{structure.ids[tail]}->{structure.ids[head]}#{100 + n}",
            sender=structure.ids[tail],
            receiver=structure.ids[head],
            terms=Terms(by="chance", carries=structure.channels[like].terms.carries),
        )
        for n, (tail, head, own, like) in enumerate(zip(*map(list, graph.further), strict=True))
        if own == version
    ]
    return without(replace(place, channels=(*place.channels, *unlisted)), versions, version, gone, closed)


def without(place: Place, versions: Versions, version: int, gone: set[str], closed: set[str]) -> Place:
    known = {each: found for each, found in place.stakeholders.items() if each not in gone}
    return replace(
        place,
        stakeholders=known,
        channels=tuple(
            each
            for each in place.channels
            if each.id not in closed and each.sender in known and each.receiver in known
        ),
        shared={
            each: found
            for each, found in place.shared.items()
            if each not in versions.shared or has(versions.shared[each], version)
        },
    )


def is_half(count: int, whole: Iterable[object]) -> bool:
    return 2 * count >= len(list(whole))


class OneVersion:
    """What was found in a place, looked for in one version of it."""

    def __init__(self, before: Structure, place: Place, message: Message) -> None:
        self.before = before
        self.place = place
        self.structure = Structure(place, before.day)
        self.message = replace(message, answered=False)
        self.asked = find_asked(before, message)
        found = find_deliveries(self.structure, self.message, self.asked)
        self.reached = [each.reached for each in found]
        self.routes = [each.independent_routes for each in found]
        self.points = {
            (each.type, each.id): set(each.cuts_off)
            for each in find_weak_points(self.structure, self.message)
        }

    def is_there(self, asked: Asked) -> bool:
        """Whether both ends are there, as far as they were before."""
        for end in (asked.senders, asked.receivers):
            stood = [each for each in end if each in self.before.number_of]
            if stood and not any(each in self.structure.number_of for each in stood):
                return False
        return True

    def holds_reach(self, before: list[Delivery]) -> bool:
        there = [self.is_there(each) for each in self.asked]
        if all(each.reached for each in before):
            return any(there) and all(r for r, t in zip(self.reached, there, strict=True) if t)
        missed = [row for row, each in enumerate(before) if not each.reached]
        return is_half(sum(there[row] and not self.reached[row] for row in missed), missed)

    def holds_heard(self, before: list[Delivery]) -> bool:
        rows = [row for row, each in enumerate(before) if each.reached]
        return is_half(sum(self.reached[row] for row in rows), rows)

    def holds_point(self, point: WeakPoint) -> tuple[bool, bool]:
        """Whether it cuts off half of those it did, and whether half of them are not reached at all."""
        rows = [
            row for row, each in enumerate(self.asked) if each.member is None or each.member in point.cuts_off
        ]
        cut = self.points.get((point.type, point.id), set())
        still = len(rows) if cut and rows and self.asked[rows[0]].member is None else 0
        still = still or len(cut & set(point.cuts_off))
        return is_half(still, rows), is_half(sum(not self.reached[row] for row in rows), rows)

    def holds_one_way(self, one_way: list[Delivery]) -> tuple[bool, bool]:
        heard = unanswered = 0
        for each in one_way:
            between = replace(
                self.message,
                senders=one(each.sender),
                receivers=one(each.receiver),
                partners=None,
                answered=True,
            )
            (found,) = find_deliveries(
                self.structure, between, [Asked((each.sender,), (each.receiver,), each.sender)]
            )
            heard += found.reached
            unanswered += found.loop == "one-way"
        return is_half(unanswered, one_way), is_half(len(one_way) - heard, one_way)

    def holds_one_route(self, before: list[Delivery], points: Iterable[WeakPoint]) -> tuple[bool, bool]:
        rows = [row for row, each in enumerate(before) if each.independent_routes == 1]
        still = 0
        for row in rows:
            if self.has_no_way_round(row, before[row], points):
                assert self.routes[row] == 1
                still += 1
        return is_half(still, rows), is_half(sum(not self.reached[row] for row in rows), rows)

    def has_no_way_round(self, row: int, before: Delivery, points: Iterable[WeakPoint]) -> bool:
        member = self.asked[row].member
        for point in points:
            if point.type != "shared" and (member is None or member in point.cuts_off):
                cut = self.points.get((point.type, point.id), set())
                return bool(cut) if member is None else member in cut
        ends = (before.sender, before.receiver)
        listed = {each.id for each in self.before.channels if (each.sender, each.receiver) == ends}
        left = tuple(each for each in self.place.channels if each.id not in listed)
        asked_without = find_deliveries(
            Structure(replace(self.place, channels=left), self.before.day), self.message, [self.asked[row]]
        )
        return self.reached[row] and not asked_without[0].reached

    def holds_isolated(self, isolated: Iterable[str]) -> bool:
        there = [each for each in isolated if each in self.structure.number_of]
        touched = {end for each in self.structure.channels for end in (each.sender, each.receiver)}
        return bool(there) and is_half(sum(each not in touched for each in there), there)


SOURCES = (None, "memory", "assumption")


def add_doubts(place: Place, dice: random.Random) -> Place:
    """Doubt some lines of a place; some of them hold several stakeholders or channels."""

    def doubt(record, section):
        said = {"certainty": dice.choice((None, 1.0, 0.9, 0.7, 0.5, 0.2))}
        said["vouching"] = Vouching(existence=dice.choice(SOURCES))
        if dice.random() < 0.5:
            said["line"] = f"{section}.{dice.randrange(3)}"
        return replace(record, **said)

    return replace(
        place,
        stakeholders={each: doubt(one, "stakeholders") for each, one in place.stakeholders.items()},
        channels=tuple(replace(each, terms=doubt(each.terms, "channels")) for each in place.channels),
        shared={each: doubt(one, "shared") for each, one in place.shared.items()},
    )
