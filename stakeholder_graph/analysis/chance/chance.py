"""How surely does a message arrive?"""

from collections.abc import Collection, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import weigh
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.reliabilities import Reliabilities
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.failing import Ends, Parts
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.graph.reliability import WORK_LIMIT, Reliability, measure_reliabilities
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.chances import Chance
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.units import SEED

if TYPE_CHECKING:
    from stakeholder_graph.graph.draws import Words

WORLDS = 10_240
"""How many worlds an estimate is drawn from by default: its interval is then at most 0.02 wide."""

_STATED, _ASSUMED = 1, 2
WORLDS_FOR_ONE_STEP = 2_560
"""How many of them are enough to ask what if, again and again."""

_DIGITS = 9
_WORK_FOR_ONE_STEP = 20_000


class Luck:
    """How surely everything in a place works, and in which of many drawn worlds it does.

    The worlds are drawn when the first estimate needs them. They depend on the seed and on names alone: the same
    channel has the same luck in every question and in every version of a place.

    Parameters
    ----------
    structure
        The place on its day.
    seed, worlds
        What estimates are drawn from.
    """

    def __init__(self, structure: Structure, *, seed: int = SEED, worlds: int = WORLDS) -> None:
        self.structure = structure
        self.seed = seed
        self.worlds = worlds
        self.reliabilities = Reliabilities(structure)

    @cached_property
    def drawn(self) -> "Words":
        """In which worlds everything works by itself: one row for each, in the order of the reliabilities."""
        return self.draw(range(len(self.reliabilities.values)), self.reliabilities.values, self.worlds)

    def draw(self, numbers: Sequence[int], values: Sequence[float], worlds: int) -> "Words":
        """Draw in which of the first so many worlds these would work by themselves, were they so reliable."""
        from stakeholder_graph.graph.draws import build_key, draw_all_working

        names = self.reliabilities.names
        keys = [build_key(self.seed, f"works: {names[number]}") for number in numbers]
        return draw_all_working(keys, values, worlds)


def measure_chances(luck: Luck, message: Message, asked: Sequence[Asked]) -> list[Chance | None]:
    """Measure how surely each delivery of a message arrives.

    Stakeholders (the two ends included), channels and shared dependencies fail independently of each other, and one
    that does not say how reliable it is never fails. Where any of several may send, or hear, one that does is
    enough.

    Parameters
    ----------
    luck
        The place on its day, and what estimates are drawn from.
    message
        The message that should travel.
    asked
        The deliveries to look at, from `find_asked`.

    Returns
    -------
    For each delivery its chance, exact where that is feasible in about a second, else estimated with an interval;
    None where no route is recorded.

    >>> from stakeholder_graph.model.example import example_place
    >>> from stakeholder_graph.model.records import End
    >>> ends = [End(members=(each,), quantity="every", is_group=False) for each in ("board", "practice")]
    >>> message = Message(id="news", senders=ends[0], receivers=ends[1])
    >>> luck = Luck(Structure(example_place("board -> forum -> practice")))
    >>> [chance] = measure_chances(luck, message, [Asked(("board",), ("practice",), "practice")])
    >>> chance.value, chance.exact, chance.basis
    (1.0, True, 'assumed')
    """
    return Question(luck, message).measure([number_ends(luck.structure, each) for each in asked])


def measure_answer_chances(
    luck: Luck, message: Message, deliveries: Sequence[Delivery]
) -> list[Chance | None]:
    """Measure how surely the answer to each delivery reaches the one who asked.

    It travels on channels that carry the kind of its question, from the one who heard; that the question was heard
    is taken for granted.

    Returns
    -------
    For each delivery the chance of its way back; None where none is asked for, the question is not heard, or there
    is no way back.
    """
    wanted = [
        number for number, each in enumerate(deliveries) if each.answer is not None and each.answer.reached
    ]
    number_of = luck.structure.number_of
    ends = [
        ([number_of[deliveries[each].receiver or ""]], [number_of[deliveries[each].sender or ""]])
        for each in wanted
    ]
    chances: list[Chance | None] = [None] * len(deliveries)
    for number, chance in zip(wanted, Question(luck, message).measure(ends), strict=True):
        chances[number] = chance
    return chances


def add_chances(
    luck: Luck, message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery]
) -> tuple[Delivery, ...]:
    """Add to every delivery how surely it arrives, and to its answer how surely that comes back."""
    chances = measure_chances(luck, message, asked)
    backs = measure_answer_chances(luck, message, deliveries)
    return tuple(
        replace(
            delivery,
            chance=chance if delivery.reached else None,
            answer=replace(delivery.answer, chance=back) if delivery.answer is not None else None,
        )
        for delivery, chance, back in zip(deliveries, chances, backs, strict=True)
    )


def number_ends(structure: Structure, asked: Asked) -> Ends:
    """Return the numbers of those who may send a delivery and of those who may hear it."""
    return structure.find_numbers(asked.senders), structure.find_numbers(asked.receivers)


class Question:
    """One message, on its way there or back: the channels that carry it, and how surely they work."""

    def __init__(self, luck: Luck, message: Message) -> None:
        self.luck = luck
        self.structure = luck.structure
        self.closed: bytearray | None = luck.structure.find_closed_channels(message)

    def measure(self, ends: Sequence[Ends]) -> list[Chance | None]:
        """Measure the chance between each pair of ends; None where there is no route."""
        reached = self._find_reached(ends)
        joined = [pair for pair, is_reached in zip(ends, reached, strict=True) if is_reached]
        marks = [_ASSUMED if each else _STATED for each in self.luck.reliabilities.assumed]
        exact = self._measure_exactly(joined, self.luck.reliabilities.values, marks)
        exact = self._find_certain(joined, exact)
        unknown = [pair for pair, found in zip(joined, exact, strict=True) if found.value is None]
        estimates = iter(self._estimate(unknown, self.luck.drawn, self.luck.worlds) if unknown else ())
        chances = iter([self._tell(found, estimates) for found in exact])
        return [next(chances) if is_reached else None for is_reached in reached]

    def measure_with(
        self, ends: Ends, assumed: Sequence[int], reliability: float, *, exactly: bool = True
    ) -> float | None:
        """Measure one chance as if all that is only assumed were equally reliable; None if that cannot be exact."""
        if not exactly:
            worlds = min(self.luck.worlds, WORLDS_FOR_ONE_STEP)
            again = self.luck.draw(assumed, [reliability] * len(assumed), worlds)
            drawn = self.luck.drawn[:, : again.shape[1]].copy()
            drawn[list(assumed)] = again
            return self._estimate([ends], drawn, worlds)[0] / worlds
        values = list(self.luck.reliabilities.values)
        for number in assumed:
            values[number] = reliability
        (found,) = self._measure_exactly([ends], values, [1] * len(values), work_limit=_WORK_FOR_ONE_STEP)
        return None if found.value is None else round(float(found.value), _DIGITS)

    def find_used(self, ends: Ends) -> list[int]:
        """Find whatever is on the routes between two ends."""
        values = self.luck.reliabilities.values
        (found,) = self._measure_exactly([ends], values, [1 << number for number in range(len(values))])
        return [number for number in range(len(values)) if found.marks >> number & 1]

    def narrow(self, used: Collection[int]) -> "Question":
        """Return the question without the channels that are not used."""
        narrowed, graph = copy(self), self.structure.graph
        narrowed.closed = bytearray(b"\1") * graph.arc_count
        for number in used:
            if 0 <= (channel := number - graph.vertex_count) < graph.arc_count:
                narrowed.closed[channel] = 0
        return narrowed

    def _measure_exactly(
        self,
        ends: Sequence[Ends],
        values: Sequence[float],
        marks: Sequence[int],
        *,
        work_limit: int = WORK_LIMIT,
    ) -> list[Reliability]:
        """Measure exactly how surely there is a route between each pair of ends, where that is feasible."""
        split = self.luck.reliabilities.split
        vertices, arcs, shared = split(values)
        vertex_marks, arc_marks, shared_marks = split(marks)
        vertex_needs, arc_needs, _ = split(self.luck.reliabilities.needs)
        parts = Parts(vertices, arcs, shared, vertex_needs, arc_needs, vertex_marks, arc_marks, shared_marks)
        return measure_reliabilities(
            self.structure.graph,
            parts,
            ends,
            blocked_arcs=self.closed,
            relays=self.structure.relays,
            work_limit=work_limit,
        )

    def _tell(self, found: Reliability, estimates: Iterator[int]) -> Chance:
        """Tell an exact chance, or the next estimate; to nine digits, so that the order of sums does not show."""
        basis = weigh(doubt == _ASSUMED for doubt in (_STATED, _ASSUMED) if found.marks & doubt)
        if found.value is not None:
            return Chance(value=min(1.0, round(float(found.value), _DIGITS)), basis=basis)
        from stakeholder_graph.graph.intervals import measure_interval

        hits, worlds = next(estimates), self.luck.worlds
        low, high = (round(each, _DIGITS) for each in measure_interval(hits, worlds))
        return Chance(
            value=round(hits / worlds, _DIGITS),
            low=low,
            high=high,
            exact=False,
            worlds=worlds,
            seed=self.luck.seed,
            basis=basis,
        )

    def _find_certain(self, ends: Sequence[Ends], exact: list[Reliability]) -> list[Reliability]:
        """Fill in what was left open wherever a route leads over nothing that ever fails."""
        left = [number for number, found in enumerate(exact) if found.value is None]
        if not left:
            return exact
        values, needs = self.luck.reliabilities.values, self.luck.reliabilities.needs
        shared = values[len(needs) :]
        unsure = sum(1 << bit for bit, value in enumerate(shared) if value < 1)
        fails = bytearray(
            value < 1 or bool(need & unsure) for value, need in zip(values, needs, strict=False)
        )
        certain = self._find_reached([ends[number] for number in left], fails)
        for number, is_certain in zip(left, certain, strict=True):
            if is_certain:
                exact[number] = Reliability(1, exact[number].marks)
        return exact

    def _find_reached(self, ends: Sequence[Ends], without: bytearray | None = None) -> list[bool]:
        """Say between which ends there is a route, without some stakeholders and channels."""
        graph = self.structure.graph
        closed = self.closed
        if without is not None:
            channels = without[graph.vertex_count :]
            closed = bytearray(map(max, closed, channels)) if closed else channels
            without = without[: graph.vertex_count]
        reached = [False] * len(ends)
        sweeps, downwards = _gather_sweeps(ends)
        for roots, members in sweeps.items():
            found = find_reached(
                graph if downwards else self.structure.reversed_graph,
                roots,
                blocked_vertices=without,
                blocked_arcs=closed,
                relays=self.structure.relays,
            )
            for number, far in members:
                reached[number] = any(found[each] for each in far)
        return reached

    def _estimate(self, ends: Sequence[Ends], drawn: "Words", worlds: int) -> list[int]:
        """Count the worlds in which there is a route between each pair of ends."""
        import numpy as np

        from stakeholder_graph.graph.cascade import count_worlds, find_worlds_reached

        needs = self.luck.reliabilities.needs
        works, shared = drawn[: len(needs)].copy(), drawn[len(needs) :]
        for number, needed in enumerate(needs):
            for bit in range(needed.bit_length()):
                if needed >> bit & 1:
                    works[number] &= shared[bit]
        stakeholder_count = self.structure.graph.vertex_count
        hits = [0] * len(ends)
        sweeps, downwards = _gather_sweeps(ends)
        for roots, members in sweeps.items():
            reached = find_worlds_reached(
                self.structure.graph if downwards else self.structure.reversed_graph,
                roots,
                works[:stakeholder_count],
                works[stakeholder_count:],
                blocked_arcs=self.closed,
                relays=self.structure.relays,
            )
            for number, far in members:
                hits[number] = count_worlds(np.bitwise_or.reduce(reached[list(far)]), worlds)
        return hits


def _gather_sweeps(
    ends: Sequence[Ends],
) -> tuple[dict[tuple[int, ...], list[tuple[int, Sequence[int]]]], bool]:
    """Gather pairs of ends that share a side, so that one sweep serves them all.

    Returns
    -------
    sweeps, downwards
        For each near side the pairs and their far sides; whether the near sides are the senders.
    """
    downwards = len({tuple(pair[0]) for pair in ends}) <= len({tuple(pair[1]) for pair in ends})
    sweeps: dict[tuple[int, ...], list[tuple[int, Sequence[int]]]] = {}
    for number, pair in enumerate(ends):
        near, far = pair if downwards else pair[::-1]
        sweeps.setdefault(tuple(near), []).append((number, far))
    return sweeps, downwards
