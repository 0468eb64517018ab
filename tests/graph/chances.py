"""The slow twin of reliability: every state of everything that may fail, one after the other, as Fractions."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.failing import Parts
from tests.graph.cases import build

ONE = Fraction(1)


@dataclass
class Draft:
    """A graph, how surely its parts work, and which arcs fail together because they are one channel."""

    vertex_count: int
    arcs: list[tuple[int, int]]
    vertices: list[Fraction]
    works: list[Fraction]
    shared: list[Fraction]
    vertex_needs: list[int]
    arc_needs: list[int]
    channel: list[int]
    relays: bytearray | None = None
    blocked: bytearray | None = None

    @property
    def graph(self) -> Digraph:
        return build(self.vertex_count, self.arcs)

    @property
    def masks(self) -> dict:
        return {"relays": self.relays, "blocked_arcs": self.blocked}

    @property
    def parts(self) -> Parts:
        return self.mark([1] * self.vertex_count, [1] * len(self.arcs), [1] * len(self.shared))

    def mark(self, vertices: list[int], arcs: list[int], shared: list[int]) -> Parts:
        return Parts(
            self.vertices,
            self.works,
            self.shared,
            self.vertex_needs,
            self.arc_needs,
            vertices,
            arcs,
            shared,
        )

    def add_arc(self, tail: int, head: int, works: Fraction, needs: int = 0) -> None:
        self.channel.append(max(self.channel, default=-1) + 1)
        self.arcs.append((tail, head))
        self.works.append(works)
        self.arc_needs.append(needs)
        if self.blocked is not None:
            self.blocked.append(0)


def draft(vertex_count: int, arcs: list[tuple[int, int]], works: Fraction, own: Fraction = ONE) -> Draft:
    """A graph whose arcs all work equally surely, and its vertices too."""
    count = len(arcs)
    return Draft(
        vertex_count,
        list(arcs),
        [own] * vertex_count,
        [works] * count,
        [],
        [0] * vertex_count,
        [0] * count,
        list(range(count)),
    )


def enumerate_reliability(draft: Draft, sources: tuple[int, ...], targets: tuple[int, ...]) -> Fraction:
    """Add up the probability of every state in which a target is reached."""
    own = {("vertex", each): works for each, works in enumerate(draft.vertices)}
    own |= {("channel", draft.channel[each]): works for each, works in enumerate(draft.works)}
    own |= {("shared", each): works for each, works in enumerate(draft.shared)}
    unsure = [each for each, works in own.items() if works != 1]
    goal = sum(1 << each for each in targets)
    total = Fraction(0)
    waiting = [(0, ONE, frozenset())]
    while waiting:
        place, weight, failed = waiting.pop()
        if place < len(unsure):
            each = unsure[place]
            waiting.append((place + 1, weight * own[each], failed))
            waiting.append((place + 1, weight * (1 - own[each]), failed | {each}))
        elif weight and reach(draft, sources, failed) & goal:
            total += weight
    return total


def reach(draft: Draft, sources: tuple[int, ...], failed: frozenset) -> int:
    broken = sum(1 << number for kind, number in failed if kind == "shared")
    up = [
        ("vertex", each) not in failed and not needs & broken for each, needs in enumerate(draft.vertex_needs)
    ]
    start = seen = sum(1 << each for each in set(sources) if up[each])
    open_arcs = [
        (tail, head)
        for arc, (tail, head) in enumerate(draft.arcs)
        if ("channel", draft.channel[arc]) not in failed
        and not draft.arc_needs[arc] & broken
        and up[head]
        and not (draft.blocked and draft.blocked[arc])
        and (draft.relays is None or draft.relays[tail] or start >> tail & 1)
    ]
    while True:
        grown = seen
        for tail, head in open_arcs:
            if grown >> tail & 1:
                grown |= 1 << head
        if grown == seen:
            return seen
        seen = grown


def random_drafts(
    count: int, seed: int, *, most_unsure: int = 9
) -> Iterator[tuple[Draft, list[tuple[tuple[int, ...], tuple[int, ...]]]]]:
    """Multigraphs in which vertices, channels (some both ways) and shared dependencies fail, and ends to ask for."""
    dice = random.Random(seed)
    for _ in range(count):
        yield _draw(dice, most_unsure)


def _draw(
    dice: random.Random, most_unsure: int
) -> tuple[Draft, list[tuple[tuple[int, ...], tuple[int, ...]]]]:
    n = dice.randint(2, 7)
    made = draft(n, [], ONE)
    made.shared = [_draw_part(dice) for _ in range(dice.choice((0, 0, 1, 2)))]
    left = most_unsure - len(made.shared)
    both_ways = dice.random() < 0.5
    for _ in range(dice.randint(1, 11)):
        tail, head = dice.randrange(n), dice.randrange(n)
        unsure = left > 0 and dice.random() < 0.85
        left -= unsure
        works = _draw_part(dice) if unsure else ONE
        needs = _draw_needs(dice, len(made.shared))
        made.add_arc(tail, head, works, needs)
        if both_ways and dice.random() < 0.5:
            made.add_arc(head, tail, works, needs)
            made.channel[-1] = made.channel[-2]
    for vertex in range(n):
        made.vertex_needs[vertex] = _draw_needs(dice, len(made.shared))
        if left > 0 and dice.random() < 0.3:
            made.vertices[vertex] = _draw_part(dice)
            left -= 1
    if dice.random() < 0.4:
        made.relays = bytearray(dice.random() < 0.8 for _ in range(n))
    if dice.random() < 0.2:
        made.blocked = bytearray(dice.random() < 0.15 for _ in made.arcs)
    asked = []
    for _ in range(2):
        sources = dice.sample(range(n), dice.randint(1, min(2, n - 1)))
        others = [each for each in range(n) if each not in sources]
        asked.append((tuple(sources), tuple(dice.sample(others, dice.randint(1, min(2, len(others)))))))
    return made, asked


def _draw_part(dice: random.Random) -> Fraction:
    return Fraction(dice.randint(0, 9), 10)


def _draw_needs(dice: random.Random, count: int) -> int:
    return sum((dice.random() < 0.25) << bit for bit in range(count))
