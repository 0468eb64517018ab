"""Slow, readable twins of the kernels: they delete things and ask again, with bits for vertices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class World:
    """A multigraph with everything that is left out of it already left out."""

    vertex_count: int
    arcs: tuple[tuple[int, int, int], ...]  # tail, head, arc number
    absent: int = 0  # bits of vertices
    relays: int = -1  # bits of vertices

    def without(self, *vertices: int) -> "World":
        absent = self.absent
        for vertex in vertices:
            absent |= 1 << vertex
        return World(self.vertex_count, self.arcs, absent, self.relays)

    def without_arc(self, arc: int) -> "World":
        return World(self.vertex_count, tuple(a for a in self.arcs if a[2] != arc), self.absent, self.relays)


def reach(world: World, roots: Iterable[int]) -> int:
    start = sum(1 << root for root in set(roots)) & ~world.absent
    seen = start
    while True:
        grown = seen
        for tail, head, _ in world.arcs:
            if grown >> tail & 1 and (world.relays | start) >> tail & 1 and not world.absent >> head & 1:
                grown |= 1 << head
        if grown == seen:
            return seen
        seen = grown


def simple_routes(
    world: World, root: int, goals: set[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every route from a root to a goal that visits nobody twice; vertices and arcs."""
    if world.absent >> root & 1:
        return
    waiting: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((root,), ())]
    while waiting:
        vertices, arcs = waiting.pop()
        if vertices[-1] in goals:
            yield vertices, arcs
        if len(vertices) > 1 and not world.relays >> vertices[-1] & 1:
            continue
        for tail, head, arc in world.arcs:
            if tail == vertices[-1] and head not in vertices and not world.absent >> head & 1:
                waiting.append(((*vertices, head), (*arcs, arc)))


def best_route(world: World, roots: Iterable[int], goals: set[int]):
    found = [route for root in set(roots) for route in simple_routes(world, root, goals)]
    return min(found, key=lambda route: (len(route[0]), route)) if found else None


def dominators(world: World, roots: list[int]) -> list[set[int]]:
    """For each target everyone, ends left out, whose absence cuts it off although it is reached."""
    present = reach(world, roots)
    found: list[set[int]] = [set() for _ in range(world.vertex_count)]
    for vertex in range(world.vertex_count):
        if len(roots) == 1 and vertex in roots:
            continue
        left = reach(world.without(vertex), roots)
        for target in range(world.vertex_count):
            if target != vertex and (present & ~left) >> target & 1:
                found[target].add(vertex)
    return found


def arc_dominators(world: World, roots: list[int]) -> list[set[int]]:
    """For each target every arc whose absence cuts it off although it is reached."""
    present = reach(world, roots)
    found: list[set[int]] = [set() for _ in range(world.vertex_count)]
    for _, _, arc in world.arcs:
        left = reach(world.without_arc(arc), roots)
        for target in range(world.vertex_count):
            if (present & ~left) >> target & 1:
                found[target].add(arc)
    return found


def independent_routes(world: World, sources: list[int], sinks: list[int]) -> int:
    """The most routes that share nobody in between, by trying every selection of routes."""
    shared = (set(sources) if len(sources) == 1 else set()) | (set(sinks) if len(sinks) == 1 else set())
    used: set[int] = set()
    direct = 0
    for source in set(sources) - set(sinks):
        for vertices, _ in simple_routes(world, source, set(sinks)):
            mask = sum(1 << vertex for vertex in vertices if vertex not in shared)
            used.add(mask)
            direct |= mask == 0
    used.discard(0)
    smallest = [mask for mask in used if not any(other != mask and other & mask == other for other in used)]
    return direct + _most_disjoint(sorted(smallest), 0)


def _most_disjoint(masks: list[int], taken: int) -> int:
    best = 0
    for place, mask in enumerate(masks):
        if not mask & taken:
            best = max(best, 1 + _most_disjoint(masks[place + 1 :], taken | mask))
    return best


def cut_pairs(world: World, roots: list[int], targets: list[int]) -> dict[tuple[int, int], list[int]]:
    pairs: dict[tuple[int, int], list[int]] = {}
    present = reach(world, roots)
    alone = dominators(world, roots)
    for target in sorted(set(targets)):
        if not present >> target & 1 or target in roots or alone[target]:
            continue
        ends = {target} | (set(roots) if len(roots) == 1 else set())
        others = [vertex for vertex in range(world.vertex_count) if vertex not in ends]
        for first, second in combinations(others, 2):
            if not reach(world.without(first, second), roots) >> target & 1:
                pairs.setdefault((first, second), []).append(target)
    return pairs


def best_rung(world: World, roots: list[int], rungs: list[int], target: int) -> int:
    for rung in sorted(set(rungs), reverse=True):
        kept = tuple(arc for arc in world.arcs if rungs[arc[2]] >= rung >= 0)
        part = World(world.vertex_count, kept, world.absent, world.relays)
        if rung >= 0 and reach(part, roots) >> target & 1:
            return rung
    return -1
