"""How surely does something get through? Estimated: who is reached in each of many drawn worlds, all at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.compiled import is_any, kernel, lanes
from stakeholder_graph.graph.draws import Words

Numbers = NDArray[np.int32]

_WIDTH = 16
"""How many words a compiled sweep takes at a time."""


def find_worlds_reached(
    graph: Digraph,
    roots: Sequence[int],
    vertex_works: Words,
    arc_works: Words,
    *,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> Words:
    """Find in which worlds everyone is reached from any of the roots.

    Parameters
    ----------
    graph
        Who can pass something on to whom; turned round, the answer is in which worlds they reach one of the roots.
    vertex_works, arc_works
        In which worlds each vertex and each arc works: one row of words for each, 64 worlds to a word.

    Returns
    -------
    One row of words for each vertex. The vertex itself works in those worlds, a root included.

    Notes
    -----
    In graph terms: descendants in many random subgraphs, swept together in the algebra (or, and) over bits.
    """
    rows = build_rows(graph, roots, blocked_arcs=blocked_arcs, relays=relays)
    starts = np.array(sorted(set(roots)), dtype=np.int32)
    reached = np.zeros_like(vertex_works)
    reached[starts] = vertex_works[starts]
    _sweep.run(reached.size, rows, np.ascontiguousarray(arc_works), starts, reached, vertex_works)
    return reached


class Rows(NamedTuple):
    """Arcs in one row: ``arcs[first[v]:first[v + 1]]`` leave vertex *v* and lead to the ``heads`` of these places."""

    first: Numbers
    arcs: Numbers
    heads: Numbers


def build_rows(
    graph: Digraph, roots: Sequence[int], *, blocked_arcs: bytearray | None, relays: bytearray | None
) -> Rows:
    """Lay the arcs that can be used in one row, those that leave a vertex side by side."""
    starts = set(roots)
    first, arcs = [0], []
    for vertex, leaving in enumerate(graph.outgoing):
        if relays is None or relays[vertex] or vertex in starts:
            arcs += [arc for arc in leaving if not (blocked_arcs and blocked_arcs[arc])]
        first.append(len(arcs))
    heads = [graph.heads[arc] for arc in arcs]
    return Rows(np.array(first, np.int32), np.array(arcs, np.int32), np.array(heads, np.int32))


@kernel()
def _sweep(rows: Rows, arc_works: Words, roots: Numbers, reached: Words, vertex_works: Words) -> None:
    """Spread from the roots until nobody is reached in any further world; ``reached`` is changed in place.

    Notes
    -----
    In graph terms: label correcting. A vertex waits in a ring, once at most, while it is reached in worlds it has not
    yet passed on. Compiled, a few words are swept at a time, so that all they need stays near at hand.
    """
    size, words = reached.shape[0] + 1, reached.shape[1]
    width = _WIDTH if len(lanes(2)) > 1 else max(words, 1)
    ring = np.empty(size, np.int32)
    waits = np.zeros(size, np.bool_)
    for begin in range(0, words, width):
        end = min(begin + width, words)
        ring[: len(roots)] = roots
        waits[roots] = True
        front, back = 0, len(roots)
        while front != back:
            vertex = ring[front]
            front = (front + 1) % size
            waits[vertex] = False
            for place in range(rows.first[vertex], rows.first[vertex + 1]):
                arc, head = rows.arcs[place], rows.heads[place]
                spreads = False
                for lane in lanes(end, begin):
                    passed = reached[vertex, lane] & arc_works[arc, lane] & vertex_works[head, lane]
                    fresh = passed & ~reached[head, lane]
                    reached[head, lane] |= fresh
                    spreads |= is_any(fresh)
                if spreads and not waits[head]:
                    waits[head] = True
                    ring[back] = head
                    back = (back + 1) % size


def count_worlds(words: Words, worlds: int) -> int:
    """Count the worlds that are set among the first so many.

    >>> count_worlds(np.array([0b1011, 0b1], dtype=np.uint64), 64)
    3
    """
    bits = np.unpackbits(np.ascontiguousarray(words, dtype="<u8").view(np.uint8), bitorder="little")
    return int(bits[:worlds].sum())
