"""Compare a message that spreads by chance, in many worlds, with networkx and cynetdiff.

python bench/time_worlds.py [STAKEHOLDERS CHANNELS]

Every channel works with a chance of its own, between a half and nearly always. Ours draws and sweeps 10,240 worlds
together, plainly and compiled by numba (the extra `fast`); the peers spread one world after the other, networkx in a
plain Python loop over its adjacency. Each holds its graph ready, takes one thread, and takes turns with the others;
it tells worlds in a second of processor time, the median of the turns. The mean numbers of those who hear must agree
within the error of sampling, or the run fails.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import fmean, median

import networkx
import numpy as np
from cynetdiff.models import IndependentCascadeModel
from generate_place import generate_place

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.graph import cascade, draws
from stakeholder_graph.graph.arrays import Digraph

TURNS = 5
WORLDS = 10_240
SIZES = ((1_000, 3_000), (10_000, 30_000))
STANDARD_ERRORS = 4.5

Spread = Callable[[int], tuple[float, list[int]]]
"""From a number of its own for each turn to the seconds it took, and how many heard in each world."""


def build_graph(stakeholder_count: int, channel_count: int) -> tuple[Digraph, int]:
    """Return the graph of a generated place, and the number of its board."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "place.yaml"
        path.write_text(generate_place(stakeholder_count, channel_count, seed=1), encoding="utf-8")
        document = open_model(str(path))
    if document.place is None:
        sys.exit(f"the generated place has problems: {document.problems[:3]}")
    structure = Structure(document.place)
    return structure.graph, structure.number_of["governing-body"]


def spread_ours(graph: Digraph, root: int, chances: list[float], *, fast: bool) -> Spread:
    kernels = (draws._draw, cascade._sweep)
    runners = [each.compile() if fast else each.plain for each in kernels]
    always = np.full((graph.vertex_count, WORLDS // 64), ~np.uint64(0))

    def spread(turn: int) -> tuple[float, list[int]]:
        for each, runner in zip(kernels, runners, strict=True):
            each._compiled = runner  # whatever it would choose by itself
        keys = [draws.build_key(turn, f"channel {number}") for number in range(graph.arc_count)]
        start = time.process_time()
        works = draws.draw_all_working(keys, chances, WORLDS)
        reached = cascade.find_worlds_reached(graph, [root], always, works)
        seconds = time.process_time() - start
        heard = np.zeros(WORLDS, dtype=np.int64)
        for row in reached:
            heard += np.unpackbits(row.view(np.uint8), bitorder="little")
        return seconds, heard.tolist()

    spread(0)  # compiles what is not yet compiled
    return spread


def spread_networkx(graph: Digraph, root: int, chances: list[float], worlds: int) -> Spread:
    place = networkx.MultiDiGraph()
    place.add_nodes_from(range(graph.vertex_count))
    for tail, head, chance in zip(graph.tails, graph.heads, chances, strict=True):
        place.add_edge(tail, head, chance=chance)

    def spread(turn: int) -> tuple[float, list[int]]:
        dice = random.Random(turn)
        heard = []
        start = time.process_time()
        for _ in range(worlds):
            reached, waiting = {root}, [root]
            while waiting:
                for head, channels in place.adj[waiting.pop()].items():
                    if head not in reached and any(
                        dice.random() < each["chance"] for each in channels.values()
                    ):
                        reached.add(head)
                        waiting.append(head)
            heard.append(len(reached))
        return time.process_time() - start, heard

    return spread


def spread_cynetdiff(graph: Digraph, root: int, chances: list[float], worlds: int) -> Spread:
    order = [arc for arcs in graph.outgoing for arc in arcs]
    starts = np.cumsum([0, *map(len, graph.outgoing)], dtype=np.uint32)[:-1]
    model = IndependentCascadeModel(
        starts,
        np.array([graph.heads[arc] for arc in order], dtype=np.uint32),
        activation_probs=np.array([chances[arc] for arc in order], dtype=np.float32),
    )
    model.set_seeds([root])

    def spread(turn: int) -> tuple[float, list[int]]:
        model.set_rng(np.random.default_rng(turn))
        heard = []
        start = time.process_time()
        for _ in range(worlds):
            model.reset_model()
            model.advance_until_completion()
            heard.append(model.get_num_activated_nodes())
        return time.process_time() - start, heard

    return spread


def compare(stakeholder_count: int, channel_count: int) -> None:
    graph, root = build_graph(stakeholder_count, channel_count)
    dice = random.Random(1)
    chances = [dice.uniform(0.5, 0.99) for _ in range(graph.arc_count)]
    few = 400_000 // stakeholder_count
    runners = {
        "ours, fast": spread_ours(graph, root, chances, fast=True),
        "ours, plain": spread_ours(graph, root, chances, fast=False),
        "cynetdiff": spread_cynetdiff(graph, root, chances, 4 * few),
        "networkx": spread_networkx(graph, root, chances, few),
    }
    speeds: dict[str, list[float]] = {name: [] for name in runners}
    heard: dict[str, list[int]] = {name: [] for name in runners}
    for turn in range(1, TURNS + 1):
        for name, spread in runners.items():
            seconds, counts = spread(turn)
            speeds[name].append(len(counts) / seconds)
            heard[name] += counts
    print(f"\n{graph.vertex_count:,} stakeholders, {graph.arc_count:,} channels, {WORLDS:,} worlds at a time")
    print(f"{'':12} {'worlds/s':>10} {'to networkx':>12} {'to cynetdiff':>13} {'mean heard':>12}")
    expected = heard["ours, fast"]
    for name in runners:
        nx, cy = (
            median(a / b for a, b in zip(speeds[name], speeds[peer], strict=True))
            for peer in ("networkx", "cynetdiff")
        )
        print(f"{name:12} {median(speeds[name]):10,.0f} {nx:12,.1f} {cy:13,.2f} {fmean(heard[name]):12,.1f}")
        error = float(
            np.hypot(np.std(heard[name]) / len(heard[name]) ** 0.5, np.std(expected) / len(expected) ** 0.5)
        )
        if abs(fmean(heard[name]) - fmean(expected)) > STANDARD_ERRORS * error + 1e-9:
            sys.exit(f"{name} spreads to {fmean(heard[name])} in the mean, ours to {fmean(expected)}")


def main() -> None:
    given = [int(each) for each in sys.argv[1:3]]
    for size in [given] if given else SIZES:
        compare(*size)


if __name__ == "__main__":
    main()
