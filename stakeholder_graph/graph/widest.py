"""How strong the best route is, judged by its weakest step."""

from collections.abc import Sequence
from typing import Final

from stakeholder_graph.graph.arrays import (
    Digraph,
    build_arc_mask,
    build_closed,
    build_passing,
    build_starts,
)

TOP_RUNG: Final = 2**31 - 1
"""What a root has before the first step: above every rung."""


def find_best_bottleneck(
    graph: Digraph,
    roots: Sequence[int],
    rung_of_arc: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> list[int]:
    """Find for everyone the highest rung that can be kept up along a whole route from a root.

    Parameters
    ----------
    rung_of_arc
        The rung of each arc, 0 and up; arcs below 0 are not used.

    Returns
    -------
    For each vertex the best over routes of the lowest rung along the route; ``TOP_RUNG`` at the roots, which
    no step has lowered yet; −1 where no usable route leads.

    Notes
    -----
    In graph terms: widest paths in the (max, min) algebra. Rungs are few, so the sweep goes down rung by rung
    and uses every arc once: linear.

    References
    ----------
    Pollack 1960, Operations Research 8(5):733-736.

    >>> find_best_bottleneck(Digraph.build(3, [0, 1, 0], [1, 2, 2]), [0], [5, 3, 2])[1:]
    [5, 3]
    """
    found = build_starts(roots, blocked_vertices)
    passing = build_passing(graph, found, relays)
    shut = build_arc_mask(graph, blocked_arcs)
    closed = build_closed(graph, blocked_vertices)
    heads, outgoing = graph.heads, graph.outgoing
    best = [-1] * graph.vertex_count
    for root in found:
        closed[root] = 1
        best[root] = TOP_RUNG
    waiting: dict[int, list[int]] = {rung: [] for rung in sorted(set(rung_of_arc), reverse=True) if rung >= 0}
    for rung, entrances in ((TOP_RUNG, found), *waiting.items()):
        for vertex in entrances:  # grows while it is read
            if rung < TOP_RUNG:
                if closed[vertex]:
                    continue
                closed[vertex] = 1
                best[vertex] = rung
            if passing[vertex]:
                for arc in outgoing[vertex]:
                    if rung_of_arc[arc] >= 0 and not closed[heads[arc]] and not shut[arc]:
                        waiting[min(rung_of_arc[arc], rung)].append(heads[arc])
    return best
