"""How a directed graph is held so that plain Python sweeps over it quickly."""

from collections.abc import Iterable, Sequence


class Digraph:
    """Hold who can pass something on to whom, by number.

    Vertices are 0 … ``vertex_count`` − 1 and arcs 0 … ``arc_count`` − 1 in the order given, so that callers
    can number stakeholders and channels and find them again. Parallel arcs are kept apart; an arc from a
    vertex to itself is harmless. Nothing changes a graph once built: every sweep takes masks instead of
    copies.

    Attributes
    ----------
    vertex_count, arc_count
        How many there are.
    tails, heads
        Where arc *a* starts, and where it ends.
    outgoing
        For each vertex the arcs that leave it, by head and then by arc number.
    incoming
        For each vertex the arcs that enter it, by tail and then by arc number.

    Notes
    -----
    In graph terms: the adjacency of a directed multigraph in both directions. The masks that the sweeps share
    are ``blocked_vertices`` and ``blocked_arcs`` (1: treat as absent) and ``relays`` (0: a route may start or
    end at this vertex but never goes through it). Wherever several answers are equally good, the smallest
    vertex number comes first, then the smallest arc number.

    >>> graph = Digraph.build(3, tails=[0, 1, 0], heads=[2, 2, 1])
    >>> graph.out_arcs(0), graph.in_arcs(2)
    ((2, 0), (0, 1))
    """

    __slots__ = ("arc_count", "heads", "incoming", "outgoing", "tails", "vertex_count")

    def __init__(
        self,
        *,
        tails: tuple[int, ...],
        heads: tuple[int, ...],
        outgoing: list[tuple[int, ...]],
        incoming: list[tuple[int, ...]],
    ) -> None:
        self.vertex_count = len(outgoing)
        self.arc_count = len(tails)
        self.tails = tails
        self.heads = heads
        self.outgoing = outgoing
        self.incoming = incoming

    @classmethod
    def build(cls, vertex_count: int, tails: Sequence[int], heads: Sequence[int]) -> "Digraph":
        """Build the graph whose arc *a* leads from ``tails[a]`` to ``heads[a]``.

        Raises
        ------
        ValueError
            If an arc lacks an end or names a vertex that does not exist.
        """
        if len(tails) != len(heads):
            msg = f"{len(tails)} tails but {len(heads)} heads"
            raise ValueError(msg)
        for ends in (tails, heads):
            if ends and not (min(ends) >= 0 and max(ends) < vertex_count):
                msg = f"an arc names a vertex outside 0..{vertex_count - 1}"
                raise ValueError(msg)
        outgoing: list[list[int]] = [[] for _ in range(vertex_count)]
        incoming: list[list[int]] = [[] for _ in range(vertex_count)]
        ranks = [tail * vertex_count + head for tail, head in zip(tails, heads, strict=True)]
        for arc in sorted(range(len(ranks)), key=ranks.__getitem__):
            outgoing[tails[arc]].append(arc)
            incoming[heads[arc]].append(arc)
        return cls(
            tails=tuple(tails),
            heads=tuple(heads),
            outgoing=list(map(tuple, outgoing)),
            incoming=list(map(tuple, incoming)),
        )

    def out_arcs(self, vertex: int) -> tuple[int, ...]:
        """Return the arcs that leave a vertex, by head and then by arc number."""
        return self.outgoing[vertex]

    def in_arcs(self, vertex: int) -> tuple[int, ...]:
        """Return the arcs that enter a vertex, by tail and then by arc number."""
        return self.incoming[vertex]

    def reversed(self) -> "Digraph":
        """Return the graph with every arc turned round, arc numbers kept; costs nothing."""
        return Digraph(tails=self.heads, heads=self.tails, outgoing=self.incoming, incoming=self.outgoing)


def build_starts(roots: Iterable[int], blocked_vertices: bytearray | None) -> list[int]:
    """Return the roots that are present, each once, smallest first."""
    if blocked_vertices is None:
        return sorted(set(roots))
    return sorted({root for root in roots if not blocked_vertices[root]})


def build_passing(graph: Digraph, starts: Iterable[int], relays: bytearray | None) -> bytearray:
    """Return 1 for each vertex whose outgoing arcs may be used: those that relay, and the starts.

    A start that does not relay is safe here although other routes could enter it: whatever such a route
    reaches, the route that begins at this start reaches with less.
    """
    passing = bytearray(b"\1" * graph.vertex_count) if relays is None else bytearray(relays)
    for start in starts:
        passing[start] = 1
    return passing


def build_arc_mask(graph: Digraph, blocked_arcs: bytearray | None) -> bytearray:
    """Return the mask of blocked arcs, all clear if there is none."""
    return bytearray(graph.arc_count) if blocked_arcs is None else blocked_arcs


def build_closed(graph: Digraph, blocked_vertices: bytearray | None) -> bytearray:
    """Return a fresh mask of the vertices that a sweep must not enter."""
    return bytearray(graph.vertex_count) if blocked_vertices is None else bytearray(blocked_vertices)
