"""What do journeys wait for, and whom do they pass through? Counted over the first routes of many worlds."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from msgspec import Struct

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.arrivals import Days, Part, Schedule
from stakeholder_graph.graph.first_arcs import find_departures, find_tails
from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.simulations import Wait, WaitCause

_Key = tuple[str, WaitCause, str | None, str | None]


class Travelled(Struct, frozen=True, kw_only=True):
    """The first routes over one part of a place.

    ``arrivals`` are the days at each vertex, ``uses`` how many routes take each arc; both for every world.
    """

    part: Part
    arrivals: Days
    uses: Days


def find_lateness(
    structure: Structure, schedule: Schedule, travelled: Iterable[Travelled], journey_count: int
) -> tuple[Wait, ...]:
    """Find what the journeys that arrive wait for, the longest first; together it is the average journey.

    Parameters
    ----------
    structure, schedule
        The place, and when everything happens in it.
    travelled
        The first routes of all the journeys.
    journey_count
        How many journeys arrive.
    """
    days: Counter[_Key] = Counter()
    journeys: Counter[_Key] = Counter()
    for each in travelled:
        tails = find_tails(each.part)
        for index in np.flatnonzero(each.uses.any(axis=1)).tolist():
            uses = each.uses[index].astype(np.int64)
            channel = structure.channels[each.part.arcs[index]]
            ready, heard = each.arrivals[tails[index]], each.arrivals[each.part.heads[index]]
            departs, arrives = find_departures(each.part, index, ready, schedule)
            spent = (departs - ready, arrives - departs, heard - arrives)
            for key, taken in zip(_name_waits(structure, channel), spent, strict=True):
                days[key] += int((uses * taken).sum())
                journeys[key] += int(uses.sum())
    waits = [
        Wait(
            id=key[0],
            cause=key[1],
            by=key[2],
            every=key[3],
            mean_days=total / journey_count,
            journey_share=journeys[key] / journey_count,
        )
        for key, total in days.items()
        if total
    ]
    return tuple(
        sorted(waits, key=lambda each: (-each.mean_days, each.id, each.cause, str((each.by, each.every))))
    )


def _name_waits(structure: Structure, channel: Channel) -> tuple[_Key, _Key, _Key]:
    """Name what may be waited for on one channel: its departure, its way, and the meeting of its receiver."""
    terms, receiver = channel.terms, structure.place.stakeholders[channel.receiver]
    return (
        (channel.sender, "departure", terms.by, _say(terms.every)),
        (channel.sender, "on-the-way", terms.by, _say(terms.takes)),
        (channel.receiver, "meeting", None, _say(receiver.meets)),
    )


def count_passing(structure: Structure, travelled: Iterable[Travelled], starts: Counter[int]) -> Counter[str]:
    """Count the journeys that pass through each stakeholder, its own not included.

    ``starts`` says how many journeys begin at each stakeholder, by its number.
    """
    passing: Counter[str] = Counter()
    for each in travelled:
        tails = each.part.vertices[find_tails(each.part)]
        for tail, uses in zip(tails.tolist(), each.uses.sum(axis=1).tolist(), strict=True):
            passing[structure.ids[tail]] += uses
    for number, count in starts.items():
        passing[structure.ids[number]] -= count
    return +passing


def _say(value: object) -> str | None:
    return None if value is None else str(value)
