"""How surely does something get through when whoever passes it on may fail? Told exactly, where that is feasible."""

from collections.abc import Sequence
from typing import NamedTuple

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.failing import Drawing, Ends, Failing, Number, Parts, find_lowest
from stakeholder_graph.graph.reductions import (
    measure_steps,
    merge_certain,
    reduce_between,
    trim_between,
)

WORK_LIMIT = 60_000
"""How many vertices may be gone through in all, case by case: about a second."""

WORK_PER_PAIR = 40
"""How many more there may be for each pair of ends."""

FAILURES_THAT_COUNT = 6
"""Each pair left open halves what the next may take, up to so many times: what is tangled is so for many pairs."""

CIRCLE_LIMIT = 40
"""What is left with more circles than this when it is cut down is not even tried."""

SHARED_LIMIT = 30
"""Nor is what rests on more dependencies than this that several parts share."""


class Reliability(NamedTuple):
    """How surely one end is reached from the other.

    ``value`` is None where there are too many cases to go through. ``marks`` are those of everything on the routes,
    0 where there is none; where the value is None they may include what lies beside the routes.
    """

    value: Number | None
    marks: int


def measure_reliabilities(
    graph: Digraph,
    parts: Parts,
    asked: Sequence[Ends],
    *,
    blocked_arcs: bytearray | None = None,
    relays: bytearray | None = None,
    work_limit: int = WORK_LIMIT,
) -> list[Reliability]:
    """Measure how surely something sent from each source reaches its target, ends included.

    Parameters
    ----------
    graph
        Who can pass something on to whom.
    parts
        How surely everything works. With Fractions the answers are exact to the last digit, with floats to rounding.
    asked
        The pairs of ends; asking for many at once is far quicker than one by one.
    work_limit
        How many vertices to go through at most, besides 40 for each pair; one pair may take two fifths of it.

    Returns
    -------
    For each pair its reliability; 0 where no route leads.

    Notes
    -----
    In graph terms: directed two-terminal reliability, which is #P-complete (Valiant 1979). The ends are asked for
    in ever smaller groups; for each group all that routes never need, or only pass straight through, is left out
    once. Each dependency that several parts share is taken to work and to fail in turn. What cannot be left out is
    resolved by factoring: a neighbour of the source is reached, and becomes one with it, or is not; cases that come
    to the same graph are gone through once.

    References
    ----------
    Moore & Shannon 1956, Journal of the Franklin Institute 262:191-208. Satyanarayana & Chang 1983, Networks
    13:107-120 (factoring with reductions).

    >>> parts = Parts([1] * 3, [0.5, 0.5, 0.5], [], [0] * 3, [0] * 3, [1] * 3, [1] * 3, [])
    >>> measure_reliabilities(Digraph.build(3, [0, 1, 0], [1, 2, 2]), parts, [([0], [2])])
    [Reliability(value=0.625, marks=1)]
    """
    if not asked:
        return []
    drawing = Drawing(graph, parts, asked, blocked_arcs=blocked_arcs, relays=relays)
    measuring = _Measuring(parts.shared, work_limit + WORK_PER_PAIR * len(asked))
    found = [Reliability(0, 0)] * len(asked)
    measuring.spread(drawing.failing, list(enumerate(drawing.pairs)), found)
    return found


class _TooMuchWorkError(Exception):
    """Ends a search that would take too long; nothing is wrong."""


class _Measuring:
    """Goes through the cases, and counts the work."""

    def __init__(self, shared: Sequence[Number], work_limit: int) -> None:
        self.shared = shared
        self.work_left = work_limit
        self.work_for_pair = work_limit * 2 // 5
        self.work_left_for_pair = 0
        self.failures = 0
        self.known: dict[object, Number] = {}

    def spread(
        self, failing: Failing, pairs: list[tuple[int, tuple[int, int]]], found: list[Reliability]
    ) -> None:
        """Measure the pairs of a group, half by half; ``failing`` is used up."""
        ends = {end for _, pair in pairs for end in pair}
        self.work_left -= len(failing.parts)
        if self.work_left < 0:
            marks = failing.gather_marks()
            for number, _ in pairs:
                found[number] = Reliability(None, marks)
        elif len(pairs) == 1:
            number, (start, end) = pairs[0]
            found[number] = self.measure_one(failing, start, end)
        else:
            reduce_between(failing, ends)
            counts = self.settle_single(failing)
            common = _find_most_used(counts) if len(counts) <= SHARED_LIMIT else None
            if common is not None and counts[common] > len(failing.parts) // 10 + 4:
                self.spread_both(failing, common, pairs, found)
            else:
                half = len(pairs) // 2
                self.spread(failing.copy(), pairs[:half], found)
                self.spread(failing, pairs[half:], found)

    def spread_both(
        self,
        failing: Failing,
        dependency: int,
        pairs: list[tuple[int, tuple[int, int]]],
        found: list[Reliability],
    ) -> None:
        """Measure the pairs of a group both with a dependency that much of it needs, and without."""
        without = failing.copy()
        users = failing.find_users(dependency)
        for vertex in users:
            failing.release(vertex, dependency)
            without.remove(vertex)
        self.spread(failing, pairs, found)
        works = self.shared[dependency]
        left = [each for each in pairs if not set(each[1]) & set(users)]
        failed = [Reliability(0, 0)] * len(found)
        if left:
            self.spread(without, left, failed)
        for number, _ in pairs:
            found[number] = Reliability(
                _mix(works, found[number].value, failed[number].value), found[number].marks
            )

    def settle_single(self, failing: Failing) -> dict[int, int]:
        """Let a vertex that alone needs a dependency fail in its place; return how many need each other one."""
        users: dict[int, list[int]] = {}
        for vertex, needs in failing.needs.items():
            left = needs
            while left:
                users.setdefault(find_lowest(left), []).append(vertex)
                left &= left - 1
        for dependency, members in users.items():
            if len(members) == 1:
                own, marks = failing.parts[members[0]]
                failing.parts[members[0]] = (own * self.shared[dependency], marks)
                failing.release(members[0], dependency)
        return {dependency: len(members) for dependency, members in users.items() if len(members) > 1}

    def measure_one(self, failing: Failing, start: int, end: int) -> Reliability:
        """Measure one pair; ``failing`` is used up."""
        if not trim_between(failing, start, end):
            return Reliability(0, 0)
        marks = failing.gather_marks()
        allowed = min(self.work_left, self.work_for_pair >> min(self.failures, FAILURES_THAT_COUNT))
        self.work_left_for_pair = allowed
        try:
            value: Number | None = self.measure_trimmed(failing, start, end)
        except _TooMuchWorkError:
            value = None
            self.failures += 1
        self.work_left -= allowed - self.work_left_for_pair
        return Reliability(value, marks)

    def measure_cases(self, failing: Failing, start: int, end: int) -> Number:
        """Measure one pair in both cases of each dependency that several share."""
        return self.measure_trimmed(failing, start, end) if trim_between(failing, start, end) else 0

    def measure_trimmed(self, failing: Failing, start: int, end: int) -> Number:
        """Measure one pair of which nothing more can be left out."""
        counts = self.settle_single(failing)
        if len(counts) > SHARED_LIMIT:
            raise _TooMuchWorkError
        common = _find_most_used(counts)
        if common is None:
            ends = failing.parts[start][0] * failing.parts[end][0]
            failing.parts[start] = failing.parts[end] = (1, 0)
            return ends * self.measure_rest(failing, start, end) if ends else 0
        self.spend(2 * len(failing.parts))
        without = failing.copy()
        users = failing.find_users(common)
        for vertex in users:
            failing.release(vertex, common)
            without.remove(vertex)
        works = self.shared[common]
        value = works * self.measure_cases(failing, start, end)
        if start in users or end in users:
            return value
        return value + (1 - works) * self.measure_cases(without, start, end)

    def measure_rest(self, failing: Failing, start: int, end: int) -> Number:
        """Measure a pair whose ends work and where nobody needs anything shared."""
        factor: Number = 1
        while True:
            if not trim_between(failing, start, end):
                return 0
            if merge_certain(failing, start, end):
                continue
            if len(failing.after[start]) == 1:
                ((head, part),) = failing.after[start].items()
                factor *= part[0] * _take_over(failing, head)
                failing.remove(start)
                start = head
            elif len(failing.before[end]) == 1:
                ((tail, part),) = failing.before[end].items()
                factor *= part[0] * _take_over(failing, tail)
                failing.remove(end)
                end = tail
            else:
                break
            if start == end:
                return factor
        if failing.count_circles() > CIRCLE_LIMIT:
            raise _TooMuchWorkError
        key = _build_key(failing, start, end)
        if key not in self.known:
            self.spend(len(failing.parts))
            self.known[key] = self.factor_out(failing, start, end)
        return factor * self.known[key]

    def factor_out(self, failing: Failing, start: int, end: int) -> Number:
        """Resolve one neighbour of the start, the one nearest to the end: not reached, failed, or one with it."""
        hops = measure_steps(failing.before, end)
        near = min(failing.after[start], key=lambda each: (hops[each], each))
        arc, own = failing.after[start][near][0], failing.parts[near][0]
        without = failing.copy()
        without.disjoin(start, near)
        value = (1 - arc) * self.measure_rest(without, start, end)
        if own != 1:
            without = failing.copy()
            without.remove(near)
            value += arc * (1 - own) * self.measure_rest(without, start, end)
        if near == end:
            return value + arc
        for head, part in failing.after[near].items():
            failing.join(start, head, part)
        failing.remove(near)
        return value + arc * own * self.measure_rest(failing, start, end)

    def spend(self, work: int) -> None:
        """Count the work of one more case."""
        self.work_left_for_pair -= work
        if self.work_left_for_pair < 0:
            raise _TooMuchWorkError


def _take_over(failing: Failing, vertex: int) -> Number:
    """Make a vertex that everything goes through an end, which works; return how surely it did."""
    own = failing.parts[vertex][0]
    failing.parts[vertex] = (1, 0)
    return own


def _build_key(failing: Failing, start: int, end: int) -> object:
    """Tell apart graphs that differ in anything that matters."""
    return (
        start,
        end,
        frozenset(
            (tail, head, part[0]) for tail, arcs in failing.after.items() for head, part in arcs.items()
        ),
        frozenset((vertex, part[0]) for vertex, part in failing.parts.items() if part[0] != 1),
    )


def _find_most_used(counts: dict[int, int]) -> int | None:
    """Find the dependency that most need, None if there is none."""
    return min(counts, key=lambda each: (-counts[each], each), default=None)


def _mix(works: Number, there: Number | None, failed: Number | None) -> Number | None:
    """Weigh what happens where a dependency works with what happens where it fails; None if either is unknown."""
    return None if there is None or failed is None else works * there + (1 - works) * failed
