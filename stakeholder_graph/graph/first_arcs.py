"""By which arcs does something arrive first, in every world at once?"""

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.arrivals import Days, Part, Schedule, cross, wait


def find_first_arcs(part: Part, root_count: int, arrivals: Days, schedule: Schedule) -> Days:
    """Find by which arc something arrives first at each vertex, in every world.

    Of routes that arrive on the same day the one of fewest arcs is taken, then the arc that comes first in the part.

    Parameters
    ----------
    part, root_count, schedule
        As for `find_arrivals`.
    arrivals
        What it found.

    Returns
    -------
    array of int, [vertex, world]
        The place of the arc in the part; -1 at the roots, and where it never arrives.

    Notes
    -----
    In graph terms: a breadth-first search in each world over the arcs that are tight.
    """
    never = schedule.tables.shape[1] - 1
    tails = find_tails(part)
    tight: dict[int, NDArray[np.bool_]] = {}
    first = np.full(arrivals.shape, -1, dtype=np.int32)
    found = arrivals >= never
    found[:root_count] = True
    layer = np.zeros_like(found)
    layer[:root_count] = True
    while layer.any():
        reached = np.zeros_like(found)
        going, waiting = layer.any(axis=1)[tails], ~found.all(axis=1)[part.heads]
        for index in np.flatnonzero(going & waiting).tolist():
            tail, head = tails[index], part.heads[index]
            new = layer[tail] & ~found[head] & ~reached[head]
            if new.any():
                if index not in tight:
                    crossed = cross(arrivals[tail], part.arcs[index], part.vertices[head], schedule)
                    tight[index] = crossed == arrivals[head]
                new &= tight[index]
                first[head][new] = index
                reached[head] |= new
        found |= reached
        layer = reached
    return first


def find_tails(part: Part) -> Days:
    """Return the new number of the vertex that each arc of a part leaves."""
    return np.repeat(np.arange(len(part.vertices), dtype=np.int32), np.diff(part.first))


def count_uses(part: Part, first: Days, ends: Days, heard: NDArray[np.bool_]) -> tuple[Days, Days]:
    """Count how often each arc lies on the first routes to some ends, and where these routes begin.

    Parameters
    ----------
    part, first
        A part of a graph, and its first arcs from `find_first_arcs`.
    ends
        Where each route ends, [route, world].
    heard
        Whether anything arrives there, [route, world].

    Returns
    -------
    uses, [arc, world]; the vertex at which each route begins, [route, world], that of its end where nothing arrives.
    """
    worlds = np.arange(first.shape[1])
    tails = find_tails(part)
    uses = np.zeros((len(part.arcs), first.shape[1]), dtype=np.int32)
    begins = ends.copy()
    for vertex, arrives in zip(begins, heard, strict=True):
        arcs = np.where(arrives, first[vertex, worlds], -1)
        while (going := arcs >= 0).any():
            passed, where = arcs[going], worlds[going]
            uses[passed, where] += 1
            vertex[going] = tails[passed]
            arcs[going] = first[vertex[going], where]
    return uses, begins


def find_departures(part: Part, index: int, ready: Days, schedule: Schedule) -> tuple[Days, Days]:
    """Find on which day what is ready leaves by an arc of a part, and on which it arrives, before any wait there."""
    arc = part.arcs[index]
    departs = wait(ready, schedule.arc_departs[arc], schedule.arc_period[arc], schedule)
    return departs, schedule.tables[schedule.arc_takes[arc]][departs]
