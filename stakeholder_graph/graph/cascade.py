"""How surely does something get through? Estimated: who is reached in each of many drawn worlds, all at once."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.draws import Words

Numbers = NDArray[np.int32]

_Z = 1.959963984540054  # 95% of a normal distribution lie within so many standard deviations


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
    first, arcs, heads = build_rows(graph, roots, blocked_arcs=blocked_arcs, relays=relays)
    starts = np.array(sorted(set(roots)), dtype=np.int32)
    reached = np.zeros_like(vertex_works)
    reached[starts] = vertex_works[starts]
    sweep_worlds(first, heads, arc_works[arcs] & vertex_works[heads], starts, reached)
    return reached


def build_rows(
    graph: Digraph, roots: Sequence[int], *, blocked_arcs: bytearray | None, relays: bytearray | None
) -> tuple[Numbers, Numbers, Numbers]:
    """Lay the arcs that can be used in one row, those that leave a vertex side by side.

    Returns
    -------
    first, arcs, heads
        The arcs that leave *v* are ``arcs[first[v]:first[v + 1]]`` and lead to the ``heads`` of the same places.
    """
    starts = set(roots)
    first, arcs = [0], []
    for vertex, leaving in enumerate(graph.outgoing):
        if relays is None or relays[vertex] or vertex in starts:
            arcs += [arc for arc in leaving if not (blocked_arcs and blocked_arcs[arc])]
        first.append(len(arcs))
    heads = [graph.heads[arc] for arc in arcs]
    return np.array(first, np.int32), np.array(arcs, np.int32), np.array(heads, np.int32)


def sweep_worlds(first: Numbers, heads: Numbers, passes: Words, roots: Numbers, reached: Words) -> None:
    """Spread from the roots until nobody is reached in any further world.

    Parameters
    ----------
    first, heads
        As from `build_rows`.
    passes
        For each place of ``heads`` the worlds in which that arc and its head work: one row of words.
    roots
        Where to begin, each once.
    reached
        For each vertex the worlds in which it is reached, one row of words: filled in place, and to begin with 0 but
        for the roots.

    Notes
    -----
    In graph terms: label correcting. A vertex waits in a ring, once at most, while it is reached in worlds it has not
    yet passed on. Only flat arrays, and only what numba compiles too.
    """
    size = reached.shape[0] + 1
    ring = np.empty(size, np.int32)
    waits = np.zeros(size, np.uint8)
    begin = end = 0
    for root in roots:
        waits[root] = 1
        ring[end] = root
        end += 1
    while begin != end:
        vertex = ring[begin]
        begin = (begin + 1) % size
        waits[vertex] = 0
        for place in range(first[vertex], first[vertex + 1]):
            head = heads[place]
            fresh = reached[vertex] & passes[place] & ~reached[head]
            if fresh.any():
                reached[head] |= fresh
                if not waits[head]:
                    waits[head] = 1
                    ring[end] = head
                    end = (end + 1) % size


def count_worlds(words: Words, worlds: int) -> int:
    """Count the worlds that are set among the first so many.

    >>> count_worlds(np.array([0b1011, 0b1], dtype=np.uint64), 64)
    3
    """
    bits = np.unpackbits(np.ascontiguousarray(words, dtype="<u8").view(np.uint8), bitorder="little")
    return int(bits[:worlds].sum())


def measure_interval(hits: int, worlds: int) -> tuple[float, float]:
    """Measure the 95% interval of a probability that was met so many times in so many worlds.

    Returns
    -------
    low, high
        Between 0 and 1; they hold ``hits / worlds``.

    Notes
    -----
    The score interval: the probabilities under which what was met would not be surprising. Unlike the usual
    plus-or-minus it keeps its promise near 0 and 1 too.

    References
    ----------
    Wilson 1927, Journal of the American Statistical Association 22:209-212. Brown, Cai & DasGupta 2001, Statistical
    Science 16:101-133.

    >>> [round(each, 3) for each in measure_interval(9, 10)]
    [0.596, 0.982]
    """
    share, weight = hits / worlds, _Z * _Z / worlds
    middle = (share + weight / 2) / (1 + weight)
    spread = _Z / (1 + weight) * math.sqrt(share * (1 - share) / worlds + weight / (4 * worlds))
    low = 0.0 if hits == 0 else max(0.0, middle - spread)
    high = 1.0 if hits == worlds else min(1.0, middle + spread)
    return low, high
