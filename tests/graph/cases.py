"""Graphs to try the kernels on: every small one, and many random ones with masks."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

from stakeholder_graph.graph.arrays import Digraph
from tests.graph.oracle import World


@dataclass(frozen=True)
class Case:
    graph: Digraph
    world: World
    masks: dict[str, Any] = field(default_factory=dict)

    def reversed(self) -> "Case":
        arcs = tuple((head, tail, arc) for tail, head, arc in self.world.arcs)
        world = World(self.world.vertex_count, arcs, self.world.absent, self.world.relays)
        return Case(self.graph.reversed(), world, self.masks)


def build(vertex_count: int, arcs: list[tuple[int, int]]) -> Digraph:
    return Digraph.build(vertex_count, [tail for tail, _ in arcs], [head for _, head in arcs])


def two_way(arcs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return arcs + [(head, tail) for tail, head in arcs]


def every_digraph(vertex_count: int) -> Iterator[Case]:
    """Every labelled digraph without loops or parallel arcs."""
    possible = list(permutations(range(vertex_count), 2))
    for chosen in range(1 << len(possible)):
        arcs = [arc for place, arc in enumerate(possible) if chosen >> place & 1]
        numbered = tuple((tail, head, arc) for arc, (tail, head) in enumerate(arcs))
        yield Case(build(vertex_count, arcs), World(vertex_count, numbered))


def random_cases(count: int, seed: int, *, most_vertices: int = 8, most_arcs: int = 18) -> Iterator[Case]:
    """Multigraphs with loops, parallel arcs, and each kind of mask in about half of them."""
    dice = random.Random(seed)
    for _ in range(count):
        n = dice.randint(2, most_vertices)
        arcs = [(dice.randrange(n), dice.randrange(n)) for _ in range(dice.randint(0, most_arcs))]
        masks: dict[str, Any] = {}
        absent, relays, shut = 0, -1, bytearray(len(arcs))
        if dice.random() < 0.5:
            masks["blocked_vertices"] = bytearray(dice.random() < 0.15 for _ in range(n))
            absent = sum(1 << v for v in range(n) if masks["blocked_vertices"][v])
        if dice.random() < 0.5:
            shut = masks["blocked_arcs"] = bytearray(dice.random() < 0.15 for _ in arcs)
        if dice.random() < 0.5:
            masks["relays"] = bytearray(dice.random() < 0.8 for _ in range(n))
            relays = sum(1 << v for v in range(n) if masks["relays"][v])
        numbered = tuple((t, h, arc) for arc, (t, h) in enumerate(arcs) if not shut[arc])
        yield Case(build(n, arcs), World(n, numbered, absent, relays), masks)


def root_choices(case: Case, dice: random.Random) -> list[list[int]]:
    """One root, several, and none."""
    n = case.graph.vertex_count
    return [[dice.randrange(n)], dice.sample(range(n), dice.randint(2, min(n, 3))), []]
