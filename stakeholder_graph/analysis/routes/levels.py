"""Which rung of the ladder of engagement does a message keep all the way?"""

from collections.abc import Sequence

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.widest import find_best_bottleneck
from stakeholder_graph.units import LADDER

_HIGHEST = len(LADDER) - 1


def find_levels(
    graph: Digraph,
    roots: Sequence[int],
    rungs: Sequence[int | None],
    *,
    closed: bytearray | None,
    relays: bytearray,
) -> list[str | None]:
    """Find the best rung each stakeholder's routes to or from the roots keep all the way.

    A route is as good as its weakest rung, and the best route counts. Rungs are compared, never averaged.

    Parameters
    ----------
    graph
        The structure, or the structure turned round to look at the routes towards the roots.
    roots
        The shared senders, or receivers.
    rungs
        The rung of every channel, None where it is unknown.
    closed
        Marks the channels that do not carry the message; None if all do.
    relays
        Marks those who pass on what they hear.

    Returns
    -------
    list
        A level for every stakeholder, by number. None if no route leads there, or if every route that might
        be best has a channel of unknown level: whatever is stated then does not settle the answer.

    Notes
    -----
    In graph terms: a widest path, once with the unknown rungs as high as can be and once without those
    channels; the answer is known where the two agree.

    References
    ----------
    Pollack 1960, The maximum capacity through a network, Operations Research 8(5):733-736.
    """
    bounds = _find_bounds(graph, roots, rungs, closed, relays)
    return [_name_level(low, high) for low, high in bounds]


def find_best_level(
    graph: Digraph,
    roots: Sequence[int],
    goals: Sequence[int],
    rungs: Sequence[int | None],
    *,
    closed: bytearray | None,
    relays: bytearray,
) -> str | None:
    """Find the best rung that routes from any of the roots to any of the goals keep: see `find_levels`."""
    bounds = _find_bounds(graph, roots, rungs, closed, relays)
    lows, highs = zip(*(bounds[goal] for goal in goals), strict=True)
    return _name_level(max(lows), max(highs))


def _find_bounds(
    graph: Digraph,
    roots: Sequence[int],
    rungs: Sequence[int | None],
    closed: bytearray | None,
    relays: bytearray,
) -> list[tuple[int, int]]:
    """Find for every stakeholder the rung that is sure, and the one that is possible."""
    if all(rung is None for rung in rungs):
        return [(-1, _HIGHEST)] * graph.vertex_count
    hopeful = [_HIGHEST if rung is None else rung for rung in rungs]
    certain = [-1 if rung is None else rung for rung in rungs]
    best = find_best_bottleneck(graph, roots, hopeful, blocked_arcs=closed, relays=relays)
    sure = find_best_bottleneck(graph, roots, certain, blocked_arcs=closed, relays=relays)
    return list(zip(sure, best, strict=True))


def _name_level(low: int, high: int) -> str | None:
    return LADDER[low] if low == high and 0 <= low <= _HIGHEST else None
