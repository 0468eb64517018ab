"""Which two together would cut someone off, though neither alone does."""

from collections.abc import Sequence

from stakeholder_graph.graph.arrays import Digraph, build_closed
from stakeholder_graph.graph.disjoint import find_independent_routes
from stakeholder_graph.graph.dominators import build_dominator_tree, walk_dominators


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
    In graph terms: vertex cuts of size two, exact. Two independent routes to a target bound the search; then
    one dominator tree for each vertex on the shorter ones, left out in turn: O(n m log n) at worst.

    >>> find_cut_pairs(Digraph.build(4, [0, 0, 1, 2], [1, 2, 3, 3]), [0], [3])
    {(1, 2): [3]}
    """
    closed = build_closed(graph, blocked_vertices)
    top = roots[0] if len(roots) == 1 else graph.vertex_count
    idom = build_dominator_tree(
        graph, roots, blocked_vertices=closed, blocked_arcs=blocked_arcs, relays=relays
    )
    served = _list_served(graph, roots, closed, blocked_arcs)
    targets_by_first: dict[int, list[int]] = {}
    for target in sorted(set(targets) - served):
        if idom[target] == top:
            # Two routes that share nobody: a pair must take one from each, so the shorter holds one of any
            # pair.
            routes = find_independent_routes(
                graph,
                roots,
                [target],
                blocked_vertices=closed,
                blocked_arcs=blocked_arcs,
                relays=relays,
                at_most=3,
            )
            if len(routes) == 2:
                for first in routes[0][len(roots) == 1 : -1]:
                    targets_by_first.setdefault(first, []).append(target)
    pairs: dict[tuple[int, int], list[int]] = {}
    for first, its_targets in targets_by_first.items():
        closed[first] = 1
        without = build_dominator_tree(
            graph, roots, blocked_vertices=closed, blocked_arcs=blocked_arcs, relays=relays
        )
        closed[first] = 0
        for target in its_targets:
            for second in walk_dominators(without, target, top):
                pairs.setdefault((min(first, second), max(first, second)), []).append(target)
    return {pair: sorted(pairs[pair]) for pair in sorted(pairs)}


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
