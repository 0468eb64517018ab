"""Which two together would cut someone off, though neither alone does."""

from collections.abc import Sequence

from stakeholder_graph.graph.arrays import Digraph, build_closed
from stakeholder_graph.graph.dominators import build_dominator_tree, walk_dominators
from stakeholder_graph.graph.reach import find_reached


def find_cut_pairs(
    graph: Digraph,
    roots: Sequence[int],
    targets: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> dict[tuple[int, int], list[int]]:
    """Find every two vertices whose joint absence cuts off a target that neither cuts off alone.

    Parameters
    ----------
    roots
        The senders. With several, each of them may be one of the pair (see ``build_dominator_tree``).
    targets
        Whom to ask about. Only targets that are reached, that nobody alone cuts off and that no root serves
        directly can have a pair; a root among several is served directly, and so is the single root.

    Returns
    -------
    For each pair (smaller number first) the targets it cuts off, all in ascending order. Empty if there is
    none.

    Notes
    -----
    In graph terms: vertex cuts of size two, by one dominator tree for each vertex left out in turn: exact,
    O(n m log n) at worst.

    >>> find_cut_pairs(Digraph.build(4, [0, 0, 1, 2], [1, 2, 3, 3]), [0], [3])
    {(1, 2): [3]}
    """
    closed = build_closed(graph, blocked_vertices)
    top = roots[0] if len(roots) == 1 else graph.vertex_count
    idom = build_dominator_tree(
        graph, roots, blocked_vertices=closed, blocked_arcs=blocked_arcs, relays=relays
    )
    served = _list_served(graph, roots, closed, blocked_arcs)
    open_targets = sorted(target for target in set(targets) - served if idom[target] == top)
    leads_on = find_reached(
        graph.reversed(), open_targets, blocked_vertices=closed, blocked_arcs=blocked_arcs, relays=relays
    )
    removable = set(roots) if len(roots) != 1 else set()
    pairs: dict[tuple[int, int], list[int]] = {}
    for first in range(graph.vertex_count):
        may_relay = relays is None or relays[first] or first in removable
        if idom[first] < 0 or first == top or not leads_on[first] or not may_relay:
            continue
        closed[first] = 1
        without = build_dominator_tree(
            graph, roots, blocked_vertices=closed, blocked_arcs=blocked_arcs, relays=relays
        )
        closed[first] = 0
        for target in open_targets:
            for second in walk_dominators(without, target, top):
                if second > first:
                    pairs.setdefault((first, second), []).append(target)
    return dict(sorted(pairs.items()))


def _list_served(
    graph: Digraph, roots: Sequence[int], closed: bytearray, blocked_arcs: bytearray | None
) -> set[int]:
    """List the roots themselves and, under a single root, whomever it reaches by a direct arc."""
    served = set(roots)
    if len(roots) == 1 and not closed[roots[0]]:
        served.update(
            graph.heads[arc]
            for arc in graph.outgoing[roots[0]]
            if blocked_arcs is None or not blocked_arcs[arc]
        )
    return served
