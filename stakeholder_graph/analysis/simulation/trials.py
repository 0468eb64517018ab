"""Many worlds of one place: each has a day to start, phases for its calendars, and things that fail.

All draws depend on a seed and on names alone, so that two versions of a place differ only in what is different.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from stakeholder_graph.analysis.chance.chance import Luck
from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.timing import START_COUNT, find_first_day
from stakeholder_graph.analysis.place.deliveries import Asked, find_loose, gather_fans
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.arrivals import Days, Schedule
from stakeholder_graph.graph.draws import build_key, draw_below, read_worlds
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.simulations import LostType

_PARTS = 2**20
"""Into how many parts a day is cut when days to start are drawn."""


Marks = NDArray[np.bool_]


class Lost(Struct, frozen=True, kw_only=True):
    """One thing that is lost, and the stakeholders and channels that fail with it."""

    type: LostType
    id: str
    stakeholders: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()


class Trials:
    """Drawn worlds of a place.

    Parameters
    ----------
    structure
        The place on its day, the first of the 365 days to start.
    worlds, seed
        How many worlds to draw, and from what.
    """

    def __init__(self, structure: Structure, worlds: int, seed: int) -> None:
        self.today = structure
        self.worlds = worlds
        self.seed = seed
        self.structure = Structure(structure.place, structure.day, later=True)
        self.timetable = Timetable(self.structure, find_first_day(structure))
        self.starts = draw_starts(seed, worlds)

    @cached_property
    def schedule(self) -> Schedule:
        """When everything happens, and what works, in every world."""
        return self._add_luck(self.timetable.sample(self.worlds, self.seed))

    def _add_luck(self, schedule: Schedule) -> Schedule:
        """Add in which worlds each channel can be used: it works, its two ends do, and all they depend on.

        A sender that fails cannot send, so that failures of stakeholders lie on their channels. Row 0 never works.
        """
        luck = Luck(self.structure, seed=self.seed, worlds=self.worlds)
        known, graph = luck.reliabilities, self.structure.graph
        failing = [number for number, each in enumerate(known.values) if each < 1]
        works = [*read_worlds(luck.drawn[failing], self.worlds)] if failing else []
        row_of = {number: row for row, number in enumerate(failing)}
        rows: dict[frozenset[int], int] = {}
        arc_luck = np.full(graph.arc_count, -1, dtype=np.int32)
        for arc, ends in enumerate(zip(graph.tails, graph.heads, strict=True)):
            needed = {*ends, len(self.structure.ids) + arc}
            shared = 0
            for each in needed:
                shared |= known.needs[each]
            needed |= {len(known.needs) + bit for bit in range(shared.bit_length()) if shared >> bit & 1}
            rests_on = frozenset(row_of[each] for each in needed if each in row_of)
            if rests_on:
                arc_luck[arc] = rows.setdefault(rests_on, len(rows) + 1)
        together = [np.zeros(self.worlds, dtype=np.bool_), *(_meet(works, each) for each in rows)]
        return schedule._replace(arc_luck=arc_luck, works=np.stack(together))

    def find_touched(self, lost: Lost) -> Marks:
        """Say of each channel whether it is lost, or one of its ends is."""
        return np.array(
            [
                each.id in lost.channels or not lost.stakeholders.isdisjoint((each.sender, each.receiver))
                for each in self.structure.channels
            ],
            dtype=np.bool_,
        )

    def lose(self, lost: Lost) -> Schedule:
        """Return the schedule of the same worlds, in which one thing never works."""
        return self.schedule._replace(
            arc_luck=np.where(self.find_touched(lost), np.int32(0), self.schedule.arc_luck)
        )

    def find_reached(self, message: Message, asked: list[Asked], lost: Lost | None = None) -> list[bool]:
        """Say of each delivery whether the place, as it stands on its day, has a route for it."""
        structure = self.today
        closed = close_channels(structure, structure.find_closed_channels(message), lost)
        found: dict[int, bool] = {}
        for fan in gather_fans(structure, message, asked):
            heard = find_reached(fan.graph, fan.roots, blocked_arcs=closed, relays=structure.relays)
            for one, target in zip(fan.asked, fan.targets, strict=True):
                found[id(one)] = target is not None and bool(heard[target])
        for one in find_loose(message, asked):
            senders = structure.find_numbers(one.senders)
            heard = find_reached(structure.graph, senders, blocked_arcs=closed, relays=structure.relays)
            found[id(one)] = any(heard[each] for each in structure.find_numbers(one.receivers))
        return [found[id(one)] for one in asked]


def _meet(works: list[Marks], needed: Iterable[int]) -> Marks:
    """Mark the worlds in which all that is needed works."""
    marks: Marks = np.logical_and.reduce([works[each] for each in needed])
    return marks


def draw_starts(seed: int, worlds: int) -> Days:
    """Draw a day to start for each world, spread evenly over the 365."""
    within = draw_below(build_key(seed, "start"), _PARTS, worlds)
    spread = (np.arange(worlds, dtype=np.int64) * _PARTS + within) * START_COUNT // (worlds * _PARTS)
    return spread.astype(np.int32)


def narrow(schedule: Schedule, chosen: Marks) -> Schedule:
    """Keep some of the worlds of a schedule."""
    if chosen.all():
        return schedule
    phases = schedule.phases[:, chosen] if schedule.phases.shape[1] == len(chosen) else schedule.phases
    return schedule._replace(phases=phases, works=schedule.works[:, chosen])


def close_channels(structure: Structure, closed: bytearray | None, lost: Lost | None) -> bytearray | None:
    """Close also the channels that are lost."""
    if lost is None:
        return closed
    shut = bytearray(len(structure.channels)) if closed is None else bytearray(closed)
    for number, each in enumerate(structure.channels):
        if each.id in lost.channels or not lost.stakeholders.isdisjoint((each.sender, each.receiver)):
            shut[number] = 1
    return shut


def find_lost(structure: Structure, given: str, channels: Iterable[str] = ()) -> Lost:
    """Tell what fails if one thing is lost.

    Parameters
    ----------
    structure
        The place.
    given
        The id of a stakeholder or of a shared dependency; if it is neither, what the channels are called.
    channels
        The channels that are lost, where that is what is lost.
    """
    place = structure.place
    if given in place.stakeholders:
        return Lost(type="stakeholder", id=given, stakeholders=frozenset({given}))
    if given in place.shared:
        return Lost(
            type="shared",
            id=given,
            stakeholders=frozenset(
                each.id for each in place.stakeholders.values() if given in each.depends_on
            ),
            channels=frozenset(each.id for each in place.channels if given in each.terms.depends_on),
        )
    return Lost(type="channel", id=given, channels=frozenset(channels))
