"""Which rung of the ladder of engagement does a message keep all the way?"""

from collections.abc import Sequence

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.widest import find_best_bottleneck
from stakeholder_graph.units import LADDER

_UNKNOWN_AS_TOP = len(LADDER)


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
    if all(rung is None for rung in rungs):
        return [None] * graph.vertex_count
    hopeful = [_UNKNOWN_AS_TOP if rung is None else rung for rung in rungs]
    certain = [-1 if rung is None else rung for rung in rungs]
    best = find_best_bottleneck(graph, roots, hopeful, blocked_arcs=closed, relays=relays)
    sure = find_best_bottleneck(graph, roots, certain, blocked_arcs=closed, relays=relays)
    return [
        LADDER[low] if low == high and 0 <= low < _UNKNOWN_AS_TOP else None
        for low, high in zip(sure, best, strict=True)
    ]
