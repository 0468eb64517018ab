"""Who is reached in many versions of a graph at once, 64 versions to a word."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.arrays import Digraph, build_passing, build_starts
from stakeholder_graph.graph.draws import Words

Numbers = NDArray[np.int64]


class FurtherArcs(NamedTuple):
    """Arcs that are there in one version each: further arc *i* only in ``versions[i]``.

    ``likes`` gives for each the arc of the graph that it is like: where that one is closed, so is this.
    """

    tails: Numbers
    heads: Numbers
    versions: Numbers
    likes: Numbers


_NO_VERSION = np.uint64(0)
_NO_NUMBERS = np.zeros(0, dtype=np.int64)
NO_FURTHER_ARCS = FurtherArcs(_NO_NUMBERS, _NO_NUMBERS, _NO_NUMBERS, _NO_NUMBERS)


class _Steps(NamedTuple):
    """Every arc, word by word of the versions it works in, in the order of the words its tails have.

    Word *w* of vertex *v* has the number ``v * word_count + w``; the steps from word *n* are ``first[n]`` to
    ``first[n + 1]``. ``arcs`` is the arc of the graph; a further one has ``arc_count`` more than the arc it is like.
    """

    first: Numbers
    targets: Numbers
    bits: Words
    arcs: NDArray[np.int32]


class ManyVersions:
    """Hold many versions of one graph: which vertices and arcs are there in each, and what arcs each has besides.

    Attributes
    ----------
    graph
        The graph with everything that may be there.
    there
        For each vertex the versions that have it, one row of words each.
    works
        The same for each arc; an arc is there only where both its ends are as well.
    further
        Arcs of single versions besides those of the graph.
    """

    def __init__(
        self, graph: Digraph, *, there: Words, works: Words, further: FurtherArcs = NO_FURTHER_ARCS
    ) -> None:
        self.graph = graph
        self.there = there
        self.works = works
        self.further = further
        self.word_count: int = there.shape[1]

    def find_reached(
        self,
        roots: Sequence[int],
        *,
        downwards: bool,
        blocked_vertices: bytearray | None = None,
        blocked_arcs: bytearray | None = None,
        closed: bytearray | None = None,
        relays: bytearray | None = None,
    ) -> Words:
        """Find in which versions each vertex is reached from the roots, the roots that are there included.

        Parameters
        ----------
        roots
            Where to start; each in the versions that have it.
        downwards
            Whether arcs are walked from tail to head; else from head to tail: who reaches the roots.
        blocked_vertices, blocked_arcs
            What to treat as absent in every version; no further arc is blocked with the arc it is like.
        closed
            Which arcs may not be used, nor further arcs like them.
        relays
            As for every sweep: 0 where routes may start or end but not go through.

        Returns
        -------
        For each vertex a row of words: bit ``v % 64`` of word ``v // 64`` is set if it is reached in version *v*.

        Notes
        -----
        In graph terms: the transitive closure of a set, by semi-naive label correction: each round hands on
        only the versions that a vertex was newly reached in, so that no arc carries a version twice.
        """
        steps = self._down if downwards else self._up
        bits = self._leave_out(steps, blocked_vertices, blocked_arcs, closed)
        starts = build_starts(roots, blocked_vertices)
        passing = _read_mask(build_passing(self.graph, starts, relays))
        reached = np.zeros_like(self.there)
        reached[starts] = self.there[starts]
        flat = reached.reshape(-1)
        came = np.zeros_like(flat)
        fresh = np.flatnonzero(flat)
        news = flat[fresh]
        while fresh.size:
            handed_on = passing[fresh // self.word_count]
            fresh, news = fresh[handed_on], news[handed_on]
            begin, counts = steps.first[fresh], steps.first[fresh + 1] - steps.first[fresh]
            taken = np.arange(counts.sum()) + np.repeat(begin - np.cumsum(counts) + counts, counts)
            targets = steps.targets[taken]
            arriving = np.repeat(news, counts) & bits[taken] & ~flat[targets]
            arrived = arriving != 0
            np.bitwise_or.at(came, targets[arrived], arriving[arrived])
            fresh = np.flatnonzero(came)
            news = came[fresh]
            flat[fresh] |= news
            came[fresh] = 0
        return reached

    def find_touched(self) -> Words:
        """Find in which versions each vertex has an arc to or from another that is there."""
        touched = np.zeros_like(self.there)
        for steps in (self._down, self._up):
            np.bitwise_or.at(touched.reshape(-1), steps.targets, steps.bits)
        return touched

    @cached_property
    def _down(self) -> _Steps:
        return self._build_steps(self.graph.tails, self.graph.heads, self.further.tails, self.further.heads)

    @cached_property
    def _up(self) -> _Steps:
        return self._build_steps(self.graph.heads, self.graph.tails, self.further.heads, self.further.tails)

    def _build_steps(
        self, tails: Iterable[int], heads: Iterable[int], further_tails: Numbers, further_heads: Numbers
    ) -> _Steps:
        """Lay out the steps, in the order of the words they start from; without those of no version."""
        starts, ends = (
            np.fromiter(each, dtype=np.int64, count=self.graph.arc_count) for each in (tails, heads)
        )
        both = self.works & self.there[starts] & self.there[ends]
        arcs, words = np.nonzero(both)
        own = self.further.versions // 64
        own_bits = np.uint64(1) << (self.further.versions % 64).astype(np.uint64)
        own_bits &= self.there[further_tails, own] & self.there[further_heads, own]
        sources = np.concatenate([starts[arcs], further_tails]) * self.word_count
        sources += np.concatenate([words, own])
        targets = np.concatenate([ends[arcs], further_heads]) * self.word_count
        targets += np.concatenate([words, own])
        order = np.argsort(sources, kind="stable")
        return _Steps(
            first=np.searchsorted(sources[order], np.arange(self.there.size + 1)),
            targets=targets[order],
            bits=np.concatenate([both[arcs, words], own_bits])[order],
            arcs=np.concatenate([arcs, self.further.likes + self.graph.arc_count]).astype(np.int32)[order],
        )

    def _leave_out(
        self,
        steps: _Steps,
        blocked_vertices: bytearray | None,
        blocked_arcs: bytearray | None,
        closed: bytearray | None,
    ) -> Words:
        """Return the versions of every step, none where it is closed or blocked."""
        bits = steps.bits
        if blocked_vertices is not None:
            bits = np.where(_read_mask(blocked_vertices)[steps.targets // self.word_count], _NO_VERSION, bits)
        if blocked_arcs is not None:
            bits = np.where(
                _read_mask(blocked_arcs + bytes(len(blocked_arcs)))[steps.arcs], _NO_VERSION, bits
            )
        if closed is not None:
            bits = np.where(_read_mask(closed * 2)[steps.arcs], _NO_VERSION, bits)
        return bits


def _read_mask(mask: bytearray) -> NDArray[np.bool_]:
    return np.frombuffer(mask, dtype=np.bool_)
