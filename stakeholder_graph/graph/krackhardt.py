"""How near a structure is to a pure chain of command."""

from collections.abc import Iterable
from typing import NamedTuple

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.reach import find_reached


class KrackhardtDimensions(NamedTuple):
    """The four dimensions, from 0 to 1 (all 1: a pure hierarchy); None where nothing can be compared."""

    connectedness: float | None
    hierarchy: float | None
    efficiency: float | None
    least_upper_bound: float | None


def measure_krackhardt(vertex_count: int, pairs: Iterable[tuple[int, int]]) -> KrackhardtDimensions:
    """Measure how near a structure is to a tree that leads down from one head.

    Parameters
    ----------
    pairs
        Who tells whom, read downwards; repeats and pairs of a vertex with itself do not count.

    Returns
    -------
    Connectedness: the share of pairs joined in any direction. Hierarchy: of the pairs joined by a route, the
    share joined one way only. Efficiency: 1 − the share of possible lines beyond those that hold each part
    together that exist; this is the undirected form, with (k−1)(k−2)/2 possible ones in a part of k. Least
    upper bound: 1 − the share of pairs within a part that no lowest common superior commands, out of
    (k−1)(k−2)/2.

    Notes
    -----
    Cost O(n m) for the routes and up to O(n³/64) for the superiors: for one place, not for a country.

    References
    ----------
    Krackhardt 1994, in Carley & Prietula (eds), Computational Organization Theory, 89-111. Other software
    divides efficiency by (k−1)²; those figures differ.

    >>> measure_krackhardt(3, [(0, 1), (0, 2)])
    KrackhardtDimensions(connectedness=1.0, hierarchy=1.0, efficiency=1.0, least_upper_bound=1.0)
    """
    arcs = sorted({(tail, head) for tail, head in pairs if tail != head})
    lines = {(min(arc), max(arc)) for arc in arcs}
    above = _list_superiors(vertex_count, arcs)
    both_ways = arcs + [(head, tail) for tail, head in arcs]
    parts = sorted(set(_list_superiors(vertex_count, both_ways)))
    sizes = [part.bit_count() for part in parts]
    pair_count = vertex_count * (vertex_count - 1) // 2
    joined = sum(size * (size - 1) // 2 for size in sizes)
    possible = sum((size - 1) * (size - 2) // 2 for size in sizes)
    spare = len(lines) - sum(size - 1 for size in sizes)
    without = sum(_count_pairs_without_bound(part, above) for part in parts)
    return KrackhardtDimensions(
        connectedness=joined / pair_count if pair_count else None,
        hierarchy=_measure_hierarchy(above),
        efficiency=1 - spare / possible if possible else None,
        least_upper_bound=1 - without / possible if possible else None,
    )


def _list_superiors(vertex_count: int, arcs: list[tuple[int, int]]) -> list[int]:
    """Return for each vertex, as bits, the vertices from which a route leads to it, itself included."""
    graph = Digraph.build(vertex_count, [head for _, head in arcs], [tail for tail, _ in arcs])
    return [
        sum(1 << above for above, is_reached in enumerate(find_reached(graph, [vertex])) if is_reached)
        for vertex in range(vertex_count)
    ]


def _measure_hierarchy(above: list[int]) -> float | None:
    """Measure the share of pairs joined by a route that are joined one way only."""
    ordered = sum(superiors.bit_count() - 1 for superiors in above)
    twice_mutual = sum(
        above[other] >> vertex & 1
        for vertex, superiors in enumerate(above)
        for other in range(len(above))
        if other != vertex and superiors >> other & 1
    )
    joined = ordered - twice_mutual // 2
    return 1 - (twice_mutual // 2) / joined if joined else None


def _count_pairs_without_bound(part: int, above: list[int]) -> int:
    """Count the pairs of one part that have no common superior whom all their common superiors command."""
    members = [vertex for vertex in range(part.bit_length()) if part >> vertex & 1]
    without = 0
    if len(members) < 3:
        return without
    for place, one in enumerate(members):
        for other in members[:place]:
            shared = above[one] & above[other]
            without += not any(shared >> low & 1 and shared & ~above[low] == 0 for low in members)
    return without
