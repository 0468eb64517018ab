"""In which versions of a place is what was found about a message still true?"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from stakeholder_graph.analysis.place.deliveries import Asked, find_loose, gather_fans
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.stability.survival import Flags, Survival, find_half
from stakeholder_graph.analysis.stability.versions import Versions
from stakeholder_graph.graph.draws import Words, read_worlds
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.weak_points import WeakPoint, WeakPointType

SWEEPS_AT_MOST = 200
"""How many sweeps one message may take to try what cuts off whom, but for the first weak point that is tried."""


class _Cut(NamedTuple):
    """What to take away, as masks by number, and the versions that have it."""

    stakeholders: bytearray | None
    channels: bytearray | None
    there: Words


class AskedAgain:
    """Ask one message again in every version of a place.

    Attributes
    ----------
    reached
        For each delivery, in the order asked, the versions in which it arrives: one row of words each.
    there
        For each delivery the versions that have both its ends, any of several where any will do. An end that the
        place itself does not have, on its day or after an edit, is in no doubt.
    """

    def __init__(
        self, structure: Structure, versions: Versions, message: Message, asked: list[Asked]
    ) -> None:
        self.structure = structure
        self.versions = versions
        self.closed = structure.find_closed_channels(message)
        self.asked = asked
        self._fans = gather_fans(structure, message, asked)
        self._loose = find_loose(message, asked)
        self._row_of = {id(each): row for row, each in enumerate(asked)}
        self._cut_off: dict[tuple[WeakPointType, str], Words] = {}
        self._sweeps_left = SWEEPS_AT_MOST
        self.reached = self._follow(range(len(asked)))
        self.there = self._find_there()

    def _find_there(self) -> Words:
        there = self.versions.graph.there
        found = np.full_like(self.reached, ~np.uint64(0))
        for row, each in enumerate(self.asked):
            for end in (each.senders, each.receivers):
                numbers = self.structure.find_numbers(end)
                if numbers:
                    found[row] &= np.bitwise_or.reduce(there[numbers], axis=0)
        return found

    def find_still_reached(self, reached: Sequence[bool]) -> Survival | None:
        """Find where everyone there is reached; if not all are reached as it is, where half of the others are not.

        None if there is no delivery.
        """
        if not reached:
            return None
        left_out = [row for row, arrives in enumerate(reached) if not arrives]
        if left_out:
            return Survival(self._find_half(self.there[left_out] & ~self.reached[left_out]))
        anybody = np.bitwise_or.reduce(self.there, axis=0)
        missed = np.bitwise_or.reduce(self.there & ~self.reached, axis=0)
        return Survival(read_worlds((anybody & ~missed)[np.newaxis], self.versions.count)[0])

    def find_still_heard(self, reached: Sequence[bool]) -> Survival | None:
        """Find where half of those that are reached as it is still are; None if nobody is."""
        rows = [row for row, arrives in enumerate(reached) if arrives]
        return Survival(self._find_half(self.reached[rows])) if rows else None

    def find_each_still_heard(self, reached: Sequence[bool]) -> list[Survival | None]:
        """Find for each delivery that is reached as it is where it still is; None for any other."""
        return [
            Survival(read_worlds(self.reached[[row]], self.versions.count)[0]) if arrives else None
            for row, arrives in enumerate(reached)
        ]

    def find_still_one_way(self, one_way: Sequence[Delivery]) -> Survival | None:
        """Find where half of those with no way back are heard, by the same as before, and have none.

        None if there is nobody.
        """
        if not one_way:
            return None
        number_of = self.structure.number_of
        pairs = [(number_of[each.sender or ""], number_of[each.receiver or ""]) for each in one_way]
        by_receiver = len({receiver for _, receiver in pairs}) <= len({sender for sender, _ in pairs})
        ways: dict[int, tuple[Words, Words]] = {}
        heard, unanswered = [], []
        for pair in pairs:
            other, shared = pair if by_receiver else pair[::-1]
            if shared not in ways:
                there = self._sweep([shared], downwards=not by_receiver)
                ways[shared] = (there, self._sweep([shared], downwards=by_receiver))
            there, back = ways[shared]
            heard.append(there[other])
            unanswered.append(there[other] & ~back[other])
        return Survival(self._find_half(np.array(unanswered)), self._find_half(~np.array(heard)))

    def find_still_cut_off(self, point: WeakPoint) -> Survival | None:
        """Find where a weak point still cuts off half of those it does; None if it would take too long."""
        rows = self._find_rows(point)
        if self._cut_off and self._count_sweeps(rows) > self._sweeps_left:
            return None
        cut_off = self._cut_off[point.type, point.id] = self._try(rows, self._cut(point))
        return Survival(self._find_half(cut_off[rows]), self._find_half(~self.reached[rows]))

    def find_still_one_route(
        self, deliveries: Sequence[Delivery], points: Iterable[WeakPoint]
    ) -> Survival | None:
        """Find where half of those with one route only still have no way round.

        That is round the first weak point that cuts them off, other than a shared dependency; or round all the
        channels straight from one end to the other, where there is nothing else. None if there is nobody, or if
        it would take too long to find out.
        """
        single = [row for row, each in enumerate(deliveries) if each.independent_routes == 1]
        left = set(single)
        chosen: list[tuple[WeakPoint, list[int]]] = []
        for point in points:
            if point.type != "shared" and left:
                mine = left.intersection(self._find_rows(point))
                if mine:
                    chosen.append((point, sorted(mine)))
                    left -= mine
        new = [rows for point, rows in chosen if (point.type, point.id) not in self._cut_off]
        sweep_count = sum(map(self._count_sweeps, (*new, *([row] for row in left))))
        if not single or sweep_count > self._sweeps_left:
            return None
        cut_off = np.zeros_like(self.reached)
        for point, rows in chosen:
            known = self._cut_off.get((point.type, point.id))
            cut_off[rows] = (self._try(rows, self._cut(point)) if known is None else known)[rows]
        for row in left:
            cut_off[row] = self._try([row], self._cut_straight(deliveries[row]))[row]
        return Survival(self._find_half(cut_off[single]), self._find_half(~self.reached[single]))

    def _find_rows(self, point: WeakPoint) -> list[int]:
        """Return the deliveries that a weak point cuts off; one from any to any is the only one there is."""
        cut_off = set(point.cuts_off)
        return [row for row, each in enumerate(self.asked) if each.member is None or each.member in cut_off]

    def _count_sweeps(self, rows: Iterable[int]) -> int:
        """Count the sweeps it takes to ask for some deliveries again."""
        wanted = {id(self.asked[row]) for row in rows}
        return len(self._loose) + sum(any(id(each) in wanted for each in fan.asked) for fan in self._fans)

    def _try(self, rows: Sequence[int], cut: _Cut) -> Words:
        """Find the versions in which some deliveries arrive with something, and not without it."""
        self._sweeps_left -= self._count_sweeps(rows)
        return self.reached & ~self._follow(rows, cut) & cut.there

    def _follow(self, rows: Iterable[int], cut: _Cut | None = None) -> Words:
        """Find the versions in which some deliveries arrive, without what a cut takes away; of others, none."""
        wanted = set(rows)
        found = np.zeros((len(self.asked), self.versions.graph.word_count), dtype=np.uint64)
        for fan in self._fans:
            fan_rows = (self._row_of[id(each)] for each in fan.asked)
            ends = [
                (row, target)
                for row, target in zip(fan_rows, fan.targets, strict=True)
                if row in wanted and target is not None
            ]
            if ends:
                reached = self._sweep(fan.roots, downwards=fan.downwards, cut=cut)
                for row, target in ends:
                    found[row] = reached[target]
        for each in self._loose:
            reached = self._sweep(self.structure.find_numbers(each.senders), downwards=True, cut=cut)
            receivers = self.structure.find_numbers(each.receivers)
            found[self._row_of[id(each)]] = np.bitwise_or.reduce(reached[receivers], axis=0)
        return found

    def _sweep(self, roots: Sequence[int], *, downwards: bool, cut: _Cut | None = None) -> Words:
        return self.versions.graph.find_reached(
            roots,
            downwards=downwards,
            blocked_vertices=cut.stakeholders if cut is not None else None,
            blocked_arcs=cut.channels if cut is not None else None,
            closed=self.closed,
            relays=self.structure.relays,
        )

    def _cut(self, point: WeakPoint) -> _Cut:
        """Return what to take away to try a weak point."""
        structure = self.structure
        if point.type == "shared":
            return _Cut(*structure.fallen_with[point.id], self.versions.shared[point.id])
        if point.type == "stakeholder":
            number = structure.number_of[point.id]
            return _Cut(_mark([number], len(structure.ids)), None, self.versions.graph.there[number])
        return self._cut_channels([n for n, each in enumerate(structure.channels) if each.id == point.id])

    def _cut_straight(self, delivery: Delivery) -> _Cut:
        """Return the channels straight from the sender of a delivery to its receiver."""
        ends = (delivery.sender, delivery.receiver)
        channels = enumerate(self.structure.channels)
        return self._cut_channels([n for n, each in channels if (each.sender, each.receiver) == ends])

    def _cut_channels(self, numbers: list[int]) -> _Cut:
        there = np.bitwise_or.reduce(self.versions.graph.works[numbers], axis=0)
        return _Cut(None, _mark(numbers, len(self.structure.channels)), there)

    def _find_half(self, rows: Words) -> Flags:
        return find_half(rows, self.versions.count)


def find_still_isolated(structure: Structure, versions: Versions, isolated: Iterable[str]) -> Survival | None:
    """Find where at least half of the isolated who are there are still isolated; None if nobody is.

    Nothing listed touches them: what could is a channel that nobody listed.
    """
    numbers = structure.find_numbers(isolated)
    if not numbers:
        return None
    there = versions.graph.there[numbers]
    alone = there & ~versions.graph.find_touched()[numbers]
    there_count, alone_count = (read_worlds(each, versions.count).sum(axis=0) for each in (there, alone))
    return Survival((there_count > 0) & (2 * alone_count >= there_count))


def _mark(numbers: Iterable[int], count: int) -> bytearray:
    mask = bytearray(count)
    for number in numbers:
        mask[number] = 1
    return mask
