"""A graph whose parts may fail, drawn so that it can be cut down step by step."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from stakeholder_graph.graph.arrays import Digraph

Number = float | Fraction
"""A probability. Fractions give answers without rounding."""

Part = tuple[Number, int]
"""How surely something works on its own account, and the marks of all that it stands for."""


class Failing:
    """A graph without parallel arcs whose vertices and arcs fail independently, to be cut down step by step.

    Only what is asked of two ends stays the same: how surely a route leads from one to the other. The arcs there
    and back between the same two vertices may fail together or not: wherever one of them would complete a route,
    the other could not, so that it only matters how surely each works.

    Attributes
    ----------
    after, before
        For each vertex the arcs that leave it, by head, and the arcs that enter it, by tail.
    parts
        How surely each vertex works.
    needs
        Which shared dependencies a vertex needs, as a bit mask; those that need none are left out.
    """

    __slots__ = ("after", "before", "needs", "parts")

    def __init__(self) -> None:
        self.after: dict[int, dict[int, Part]] = {}
        self.before: dict[int, dict[int, Part]] = {}
        self.parts: dict[int, Part] = {}
        self.needs: dict[int, int] = {}

    def copy(self) -> "Failing":
        """Return a copy that can be cut down by itself."""
        twin = Failing()
        twin.after = {vertex: arcs.copy() for vertex, arcs in self.after.items()}
        twin.before = {vertex: arcs.copy() for vertex, arcs in self.before.items()}
        twin.parts = self.parts.copy()
        twin.needs = self.needs.copy()
        return twin

    def add(self, vertex: int, part: Part, needs: int = 0) -> None:
        """Add a vertex without arcs."""
        self.after[vertex] = {}
        self.before[vertex] = {}
        self.parts[vertex] = part
        if needs:
            self.needs[vertex] = needs

    def join(self, tail: int, head: int, part: Part) -> None:
        """Add an arc; beside one that is there already, either will do."""
        known = self.after[tail].get(head)
        if known is not None:
            part = (1 - (1 - known[0]) * (1 - part[0]), known[1] | part[1])
        self.after[tail][head] = self.before[head][tail] = part

    def disjoin(self, tail: int, head: int) -> None:
        """Remove an arc."""
        del self.after[tail][head]
        del self.before[head][tail]

    def remove(self, vertex: int) -> None:
        """Remove a vertex and its arcs."""
        for head in self.after.pop(vertex):
            del self.before[head][vertex]
        for tail in self.before.pop(vertex):
            del self.after[tail][vertex]
        del self.parts[vertex]
        self.needs.pop(vertex, None)

    def release(self, vertex: int, dependency: int) -> None:
        """Let a vertex no longer need a dependency, because that is known to work."""
        left = self.needs.pop(vertex) & ~(1 << dependency)
        if left:
            self.needs[vertex] = left

    def find_neighbours(self, vertex: int) -> set[int]:
        """Find whoever an arc joins with a vertex, either way."""
        return self.after[vertex].keys() | self.before[vertex].keys()

    def find_users(self, dependency: int) -> list[int]:
        """Find the vertices that need a dependency."""
        return [vertex for vertex, needs in self.needs.items() if needs >> dependency & 1]

    def gather_marks(self) -> int:
        """Gather the marks of everything that is left."""
        marks = 0
        for _, own in self.parts.values():
            marks |= own
        for arcs in self.after.values():
            for _, own in arcs.values():
                marks |= own
        return marks

    def count_circles(self) -> int:
        """Count by how many channels, either way or both, what is left exceeds its vertices."""
        return sum(len(self.find_neighbours(vertex)) for vertex in self.parts) // 2 - len(self.parts)


class Parts(NamedTuple):
    """How surely each part of a graph works on its own account, and what it shares with others.

    Attributes
    ----------
    vertices, arcs, shared
        How surely each vertex, arc and shared dependency works.
    vertex_needs, arc_needs
        The shared dependencies that each vertex and arc needs to work as well, as bit masks.
    vertex_marks, arc_marks, shared_marks
        What each contributes to the ``marks`` of a result, as bit masks.
    """

    vertices: Sequence[Number]
    arcs: Sequence[Number]
    shared: Sequence[Number]
    vertex_needs: Sequence[int]
    arc_needs: Sequence[int]
    vertex_marks: Sequence[int]
    arc_marks: Sequence[int]
    shared_marks: Sequence[int]


Ends = tuple[Sequence[int], Sequence[int]]
"""The sources, any of which may send, and the targets, any of which may hear. Nobody stands on both sides."""


class Drawing:
    """Draws the graph to be cut down: one start and one end for each pair, and no parallel arcs.

    A source that does not relay is drawn twice: once to hear, once to send. An arc that needs shared dependencies
    gets a vertex in its middle that needs them in its place.
    """

    def __init__(
        self,
        graph: Digraph,
        parts: Parts,
        asked: Sequence[Ends],
        *,
        blocked_arcs: bytearray | None,
        relays: bytearray | None,
    ) -> None:
        self.failing = Failing()
        self.parts = parts
        self.settled = sum(1 << each for each, own in enumerate(parts.shared) if own == 1)
        for own, marks, needs in zip(parts.vertices, parts.vertex_marks, parts.vertex_needs, strict=True):
            self._add(own, marks, needs)
        self.sending = self._draw_senders(asked, relays)
        self._draw_arcs(graph, blocked_arcs, relays)
        self.groups: dict[tuple[bool, tuple[int, ...]], int] = {}
        self.pairs = [
            (
                self._draw_group(
                    tuple(sorted({self.sending.get(each, each) for each in sources})), sending=True
                ),
                self._draw_group(tuple(sorted(set(targets))), sending=False),
            )
            for sources, targets in asked
        ]

    def _add(self, own: Number, marks: int, needs: int) -> int:
        """Add a vertex and return its number; dependencies that never fail are not needed, but marked."""
        number = len(self.failing.parts)
        self.failing.add(number, (own, marks | self._mark_shared(needs)), needs & ~self.settled)
        return number

    def _mark_shared(self, needs: int) -> int:
        """Gather the marks of some dependencies."""
        marks = 0
        while needs:
            marks |= self.parts.shared_marks[find_lowest(needs)]
            needs &= needs - 1
        return marks

    def _draw_senders(self, asked: Sequence[Ends], relays: bytearray | None) -> dict[int, int]:
        """Draw the sources that do not relay a second time, to send; return the number of each."""
        sources = {each for side, _ in asked for each in side}
        parts = self.parts
        return {
            each: self._add(parts.vertices[each], parts.vertex_marks[each], parts.vertex_needs[each])
            for each in sorted(sources)
            if relays is not None and not relays[each]
        }

    def _draw_arcs(self, graph: Digraph, blocked_arcs: bytearray | None, relays: bytearray | None) -> None:
        """Draw the arcs that can be used; those between the same two that need the same share a middle."""
        parts, join = self.parts, self.failing.join
        middles: dict[tuple[int, int, int], int] = {}
        for arc, (end, head) in enumerate(zip(graph.tails, graph.heads, strict=True)):
            silent = relays is not None and not relays[end] and end not in self.sending
            if silent or end == head or (blocked_arcs and blocked_arcs[arc]):
                continue
            tail = self.sending.get(end, end)
            own, needs = parts.arcs[arc], parts.arc_needs[arc]
            part = (own, parts.arc_marks[arc] | self._mark_shared(needs))
            if not needs & ~self.settled:
                join(tail, head, part)
                continue
            key = (min(tail, head), max(tail, head), needs)
            if key not in middles:
                middles[key] = self._add(1, 0, needs)
            join(tail, middles[key], part)
            if head not in self.failing.after[middles[key]]:
                join(middles[key], head, (1, 0))

    def _draw_group(self, members: tuple[int, ...], *, sending: bool) -> int:
        """Return the one vertex that stands for any of several."""
        if len(members) == 1:
            return members[0]
        if (sending, members) not in self.groups:
            number = self.groups[sending, members] = self._add(1, 0, 0)
            for each in members:
                self.failing.join(*((number, each) if sending else (each, number)), (1, 0))
        return self.groups[sending, members]


def find_lowest(mask: int) -> int:
    """Find the lowest bit that is set."""
    return (mask & -mask).bit_length() - 1
