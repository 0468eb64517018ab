"""What lies on every route from the senders to each vertex."""

from collections.abc import Sequence
from typing import NamedTuple

from stakeholder_graph.graph.arrays import (
    Digraph,
    build_arc_mask,
    build_closed,
    build_passing,
    build_starts,
)


class DominatorOrder(NamedTuple):
    """The dominator tree laid out in one row, so that whoever depends on a vertex stands right behind it.

    ``order[first[v]:last[v]]`` is *v* followed by every vertex that *v* cuts off; both are −1 where no route
    leads.
    """

    order: list[int]
    first: list[int]
    last: list[int]


def build_dominator_tree(
    graph: Digraph,
    roots: Sequence[int],
    *,
    blocked_vertices: bytearray | None = None,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> list[int]:
    """Find for everyone reached the last stakeholder that every route to them goes through.

    Parameters
    ----------
    roots
        The senders. One sender is the top of the tree itself. Several (or none, or one named twice) stand for
        'any of these': they hang under a virtual top numbered ``vertex_count``, which makes the answer one
        longer, and each of them may itself lie on every route.

    Returns
    -------
    For each vertex the next one up; the top's is itself, −1 where no route leads. Following it upwards gives
    everyone who lies on every route.

    Notes
    -----
    In graph terms: immediate dominators, by the simple form of Lengauer and Tarjan's algorithm, O(m log n).
    Arcs into a root are left out: whatever a route through a root reaches, the route that begins there
    reaches with less, so no answer changes, and a root that does not relay can be treated like any other.

    References
    ----------
    Lengauer & Tarjan 1979, ACM Transactions on Programming Languages and Systems 1(1):121-141.

    >>> build_dominator_tree(Digraph.build(4, [0, 1, 1, 2], [1, 2, 3, 3]), [0])
    [0, 0, 1, 1]
    """
    starts = build_starts(roots, blocked_vertices)
    grouped = len(roots) != 1
    idom = [-1] * (graph.vertex_count + grouped)
    if not starts:
        return idom
    shut = build_arc_mask(graph, blocked_arcs)
    closed = build_closed(graph, blocked_vertices)
    passing = build_passing(graph, starts, relays)
    order = [graph.vertex_count] if grouped else []
    parents = _number_depth_first(graph, starts, order, closed=closed, shut=shut, passing=passing)
    ranks = _find_immediate(graph, order, parents, shut, passing)
    for vertex, rank in zip(order, ranks, strict=True):
        idom[vertex] = order[rank]
    return idom


def _number_depth_first(
    graph: Digraph,
    starts: list[int],
    order: list[int],
    *,
    closed: bytearray,
    shut: bytearray,
    passing: bytearray,
) -> list[int]:
    """Append to ``order`` every vertex as a depth-first walk meets it; return each one's parent, by rank."""
    heads, outgoing = graph.heads, graph.outgoing
    parents = [0] * len(order)
    for start in starts:
        closed[start] = 1
    for start in starts:
        rank = len(order)
        order.append(start)
        parents.append(0)
        waiting = [(heads[arc], rank) for arc in reversed(outgoing[start]) if not shut[arc]]
        while waiting:
            vertex, parent = waiting.pop()
            if closed[vertex]:
                continue
            closed[vertex] = 1
            rank = len(order)
            order.append(vertex)
            parents.append(parent)
            if passing[vertex]:
                for arc in reversed(outgoing[vertex]):
                    if not closed[heads[arc]] and not shut[arc]:
                        waiting.append((heads[arc], rank))
    return parents


def _find_immediate(
    graph: Digraph, order: list[int], parents: list[int], shut: bytearray, passing: bytearray
) -> list[int]:
    """Find immediate dominators, with every vertex named by its rank in the depth-first walk."""
    rank_of = [-1] * (graph.vertex_count + 1)
    for rank, vertex in enumerate(order):
        rank_of[vertex] = rank
    tails, incoming = graph.tails, graph.incoming
    semi = list(range(len(order)))
    label = list(range(len(order)))
    ancestor = [-1] * len(order)
    bucket: dict[int, list[int]] = {}
    idom = [0] * len(order)
    for rank in range(len(order) - 1, 0, -1):
        # Semidominator: the highest vertex from which a detour through later ranks leads here. Under a
        # virtual top a root's parent is rank 0, which no arc can better.
        parent = best = parents[rank]
        for arc in incoming[order[rank]] if parent else ():
            tail = tails[arc]
            other = rank_of[tail]
            if other < 0 or shut[arc] or not passing[tail]:
                continue
            if other > rank:
                if ancestor[ancestor[other]] >= 0:
                    _compress(other, ancestor, label, semi)
                other = semi[label[other]]
            best = min(best, other)
        semi[rank] = best
        if best == parent:  # no detour at all, the usual case in a hierarchy: nothing to wait for
            idom[rank] = parent
        else:
            bucket.setdefault(best, []).append(rank)
        ancestor[rank] = parent
        # Whoever has this parent as semidominator now learns its dominator, or one that shares it.
        for member in bucket.pop(parent, ()):
            if ancestor[ancestor[member]] >= 0:
                _compress(member, ancestor, label, semi)
            lowest = label[member]
            idom[member] = lowest if semi[lowest] < semi[member] else parent
    for rank in range(1, len(order)):
        if idom[rank] != semi[rank]:
            idom[rank] = idom[idom[rank]]
    return idom


def _compress(vertex: int, ancestor: list[int], label: list[int], semi: list[int]) -> None:
    """Shorten the way from a vertex to the top of its part of the forest, keeping the best label met."""
    path = []
    while ancestor[ancestor[vertex]] >= 0:
        path.append(vertex)
        vertex = ancestor[vertex]
    for below in reversed(path):
        above = ancestor[below]
        if semi[label[above]] < semi[label[below]]:
            label[below] = label[above]
        ancestor[below] = ancestor[above]


def walk_dominators(idom: Sequence[int], vertex: int, root: int) -> list[int]:
    """List who lies on every route from the top to a vertex, nearest first, both ends left out.

    ``root`` is the top of the tree: the single root, or ``vertex_count`` for a group. Empty if nobody does,
    or if no route leads there.

    >>> walk_dominators([0, 0, 1, 2], 3, 0)
    [2, 1]
    """
    between: list[int] = []
    if vertex == root or idom[vertex] < 0:
        return between
    while (vertex := idom[vertex]) != root:
        between.append(vertex)
    return between


def find_branches(idom: Sequence[int]) -> list[int]:
    """Find for everyone the first vertex after the top that every route to them goes through.

    Two routes from the top that share nobody lead through different branches.

    Returns
    -------
    For each vertex the one just below the top on its way up, itself if it stands there; -1 at the top and where
    no route leads.

    >>> find_branches([0, 0, 1, 2, 0])
    [-1, 1, 1, 1, 4]
    """
    branches = [-1] * len(idom)
    for vertex in build_dominator_order(idom).order:
        above = idom[vertex]
        if above != vertex:
            branches[vertex] = vertex if idom[above] == above else branches[above]
    return branches


def build_dominator_order(idom: Sequence[int]) -> DominatorOrder:
    """Lay the tree out so that everyone a vertex cuts off stands right behind it.

    Notes
    -----
    In graph terms: preorder of the dominator tree, smallest numbers first; linear.

    >>> build_dominator_order([0, 0, 1, 0]).order
    [0, 1, 2, 3]
    """
    children: list[list[int]] = [[] for _ in idom]
    waiting = []
    for vertex in range(len(idom) - 1, -1, -1):
        above = idom[vertex]
        if above == vertex:
            waiting.append(vertex)
        elif above >= 0:
            children[above].append(vertex)
    order: list[int] = []
    first, last = [-1] * len(idom), [-1] * len(idom)
    while waiting:
        vertex = waiting.pop()
        first[vertex] = len(order)
        order.append(vertex)
        waiting += children[vertex]
    for vertex in reversed(order):
        below = children[vertex]
        last[vertex] = last[below[0]] if below else first[vertex] + 1
    return DominatorOrder(order, first, last)


def find_arc_dominators(
    graph: Digraph,
    idom: Sequence[int],
    roots: Sequence[int],
    *,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
) -> list[int]:
    """Find the one channel, if there is just one, by which everything enters each vertex.

    Parameters
    ----------
    idom
        The dominator tree of the same graph, roots and masks (it knows the blocked vertices already).

    Returns
    -------
    For each vertex of the graph the arc that every route from outside enters it by; −1 if there are several
    (parallel arcs are several), at the roots, and where no route leads. The arcs on every route to a vertex
    are those of the vertex itself and of everyone on its way up the dominator tree.

    Notes
    -----
    In graph terms: the bridges of a flow graph: arc (u, v) such that every other arc into v comes from a
    vertex that v dominates; linear.

    References
    ----------
    Italiano, Laura & Santaroni 2012, Theoretical Computer Science 447:74-84.

    >>> graph = Digraph.build(3, [0, 1, 0], [1, 2, 2])
    >>> find_arc_dominators(graph, build_dominator_tree(graph, [0]), [0])
    [-1, 0, -1]
    """
    passing = build_passing(graph, roots, relays)
    shut = build_arc_mask(graph, blocked_arcs)
    _, first, last = build_dominator_order(idom)
    tails = graph.tails
    bridges = [-1] * graph.vertex_count
    at_top = bytearray(graph.vertex_count)
    for root in roots:
        at_top[root] = 1
    for vertex, arcs in enumerate(graph.incoming):
        begin, end = first[vertex], last[vertex]
        if begin < 0 or at_top[vertex]:
            continue
        entry = -1
        for arc in arcs:
            tail = tails[arc]
            place = first[tail]
            if place < 0 or begin <= place < end or shut[arc] or not passing[tail]:
                continue
            if entry >= 0:
                entry = -1
                break
            entry = arc
        bridges[vertex] = entry
    return bridges
