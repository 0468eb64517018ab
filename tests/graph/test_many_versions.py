"""Many versions at once against each version asked by itself, the slow way."""

import random

import numpy as np
import pytest

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.draws import Words
from stakeholder_graph.graph.many_versions import FurtherArcs, ManyVersions
from tests.graph import oracle
from tests.graph.cases import random_cases, root_choices

COUNT = 70  # more than a word


def draw_rows(dice: random.Random, rows: int, share: float) -> Words:
    drawn = [sum(1 << v for v in range(COUNT) if dice.random() < share) for _ in range(rows)]
    words = [[each % 2**64, each >> 64] for each in drawn]
    return np.array(words, dtype=np.uint64).reshape(rows, 2)


def has(words: Words, row: int, version: int) -> bool:
    return bool(int(words[row, version // 64]) >> (version % 64) & 1)


def draw_further(dice: random.Random, graph: Digraph) -> FurtherArcs:
    count = dice.randrange(40) if graph.arc_count else 0
    ends = [[dice.randrange(graph.vertex_count) for _ in range(count)] for _ in range(2)]
    versions = [dice.randrange(COUNT) for _ in range(count)]
    likes = [dice.randrange(graph.arc_count) for _ in range(count)]
    return FurtherArcs(*(np.array(each, dtype=np.int64) for each in (*ends, versions, likes)))


@pytest.mark.parametrize("downwards", [True, False], ids=["down", "up"])
def test_every_version_is_reached_as_if_it_were_the_only_one(downwards):
    dice = random.Random(11)
    for case in random_cases(60, seed=12, most_vertices=6, most_arcs=12):
        graph, masks = case.graph, dict(case.masks)
        there, works = draw_rows(dice, graph.vertex_count, 0.8), draw_rows(dice, graph.arc_count, 0.7)
        further = draw_further(dice, graph)
        closed = (
            bytearray(dice.random() < 0.2 for _ in range(graph.arc_count)) if dice.random() < 0.5 else None
        )
        versions = ManyVersions(graph, there=there, works=works, further=further)
        for roots in root_choices(case, dice):
            reached = versions.find_reached(roots, downwards=downwards, closed=closed, **masks)
            for version in range(COUNT):
                arcs = [
                    (tail, head, arc)
                    for tail, head, arc in case.world.arcs
                    if has(works, arc, version) and not (closed and closed[arc])
                ]
                arcs += [
                    (tail, head, -1)
                    for tail, head, own, like in zip(*(each.tolist() for each in further), strict=True)
                    if own == version and not (closed and closed[like])
                ]
                if not downwards:
                    arcs = [(head, tail, arc) for tail, head, arc in arcs]
                gone = sum(1 << v for v in range(graph.vertex_count) if not has(there, v, version))
                world = oracle.World(
                    graph.vertex_count, tuple(arcs), case.world.absent | gone, case.world.relays
                )
                found = sum(1 << v for v in range(graph.vertex_count) if has(reached, v, version))
                assert found == oracle.reach(world, roots)


def test_a_vertex_is_touched_where_an_arc_and_both_its_ends_are_there():
    """Worked by hand: arc 0 -> 1 works in versions 0 and 1, vertex 1 is there in 0 and 3; 2 -> 1 is in 3 alone."""
    graph = Digraph.build(3, [0], [1])
    there = np.array([[0b1111], [0b1001], [0b1111]], dtype=np.uint64)
    further = FurtherArcs(*(np.array([each], dtype=np.int64) for each in (2, 1, 3, 0)))
    versions = ManyVersions(graph, there=there, works=np.array([[0b0011]], dtype=np.uint64), further=further)
    assert versions.find_touched().tolist() == [[0b0001], [0b1001], [0b1000]]


def test_a_graph_without_arcs_reaches_its_roots():
    versions = ManyVersions(
        Digraph.build(2, [], []),
        there=np.array([[0b101], [0b111]], dtype=np.uint64),
        works=np.zeros((0, 1), dtype=np.uint64),
    )
    assert versions.find_reached([0], downwards=True).tolist() == [[0b101], [0]]
    assert versions.find_reached([], downwards=False).tolist() == [[0], [0]]
