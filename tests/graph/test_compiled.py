"""Compiled or not, the sweeps give the same numbers; and without numba they are simply not compiled."""

import subprocess
import sys

import numpy as np
import pytest

from stakeholder_graph.graph import arrivals, cascade, compiled, draws
from stakeholder_graph.graph.arrivals import build_part
from stakeholder_graph.graph.compiled import Kernel, is_any, kernel, lanes, least
from tests.graph.cases import random_cases
from tests.graph.test_arrivals import NEVER, WORLDS, draw_part


def compile_or_skip(wanted: Kernel):
    pytest.importorskip("numba", reason="numba, of the extra `fast`, is not installed")
    return wanted.compile()


# --- the same numbers ---


def test_arrivals_are_the_same_compiled_and_not():
    spread = compile_or_skip(arrivals._spread)
    late = 0
    for seed in range(3000, 3200):
        dice, graph, schedule, arcs, roots = draw_part(seed)
        part, _ = build_part(graph, roots, sorted(arcs), range(graph.vertex_count))
        ready = np.array([dice.randrange(NEVER + 1) for _ in range(WORLDS)], dtype=np.int32)
        plain = arrivals._spread.plain(part, len(roots), ready, schedule)
        found = spread(part, len(roots), ready, schedule)
        assert found.dtype == plain.dtype
        assert np.array_equal(found, plain), seed
        late += int((plain < NEVER).sum())
    assert late > 1000


def test_profiles_are_the_same_compiled_and_not():
    spread_back = compile_or_skip(arrivals._spread_back)
    for seed in range(4000, 4100):
        dice, graph, schedule, arcs, targets = draw_part(seed, worlds=1, lucky=True)
        closed = np.full(graph.arc_count, -1, dtype=np.int32), np.full(graph.vertex_count, -1, dtype=np.int32)
        schedule = schedule._replace(arc_period=closed[0], vertex_period=closed[1])
        part, _ = build_part(graph.reversed(), targets, sorted(arcs), range(graph.vertex_count))
        relays = np.array([dice.random() < 0.8 for _ in part.vertices])
        plain = arrivals._spread_back.plain(part, len(targets), relays, schedule)
        assert np.array_equal(spread_back(part, len(targets), relays, schedule), plain), seed


def test_draws_are_the_same_compiled_and_not():
    draw = compile_or_skip(draws._draw)
    chances = [0.0, 2**-33, 2**-32, 0.3, 0.5, 0.75, 0.8, 1 - 2**-32, 1.0]
    keys = np.array([draws.build_key(1, str(each)) for each in chances], dtype=np.uint64)
    thresholds = np.array([round(each * 2**32) for each in chances], dtype=np.uint64)
    plain, found = np.zeros((2, len(chances), 20), dtype=np.uint64)
    draws._draw.plain(keys, thresholds, plain)
    draw(keys, thresholds, found)
    assert np.array_equal(found, plain)


@pytest.mark.parametrize("words", [1, 3, 40])  # 40: more than are swept at a time
def test_cascades_are_the_same_compiled_and_not(words, monkeypatch):
    sweep = compile_or_skip(cascade._sweep)
    for number, case in enumerate(random_cases(60, seed=words)):
        masks = {name: mask for name, mask in case.masks.items() if name != "blocked_vertices"}
        graph = case.graph
        keys = [draws.build_key(number, str(each)) for each in range(graph.vertex_count + graph.arc_count)]
        works = draws.draw_all_working(keys, [0.8] * len(keys), words * 64)
        given = graph, [0], works[: graph.vertex_count], works[graph.vertex_count :]
        plain = cascade.find_worlds_reached(*given, **masks)
        with monkeypatch.context() as patched:
            patched.setattr(cascade._sweep, "_compiled", sweep)
            assert np.array_equal(cascade.find_worlds_reached(*given, **masks), plain), number


# --- when to compile ---


@pytest.fixture
def counted(monkeypatch):
    """A kernel that says how it was run, without numba's help."""

    @kernel()
    def say() -> str:
        return "plain"

    monkeypatch.setattr(say, "compile", lambda: lambda: "compiled")
    return say


def test_little_work_is_not_worth_compiling(counted):
    assert [counted.run(compiled.WORTH_STEPS - 1) for _ in range(3)] == ["plain"] * 3


def test_much_work_in_one_go_is_compiled_and_all_that_follows_with_it(counted):
    assert [counted.run(steps) for steps in (1, compiled.WORTH_STEPS, 1)] == ["plain", "compiled", "compiled"]


def test_much_work_little_by_little_is_compiled_in_the_end(counted, monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr(compiled.time, "perf_counter", lambda: float(next(clock)))
    ran = [counted.run(1) for _ in range(6)]
    assert ran == ["plain"] * 3 + ["compiled"] * 3  # a second each, by this clock


def test_without_numba_everything_runs_plainly(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    assert arrivals._spread.compile() is arrivals._spread.plain
    dice, graph, schedule, arcs, roots = draw_part(5)
    part, _ = build_part(graph, roots, sorted(arcs))
    ready = np.array([dice.randrange(NEVER) for _ in range(WORLDS)], dtype=np.int32)
    fresh = Kernel(arrivals._spread.plain, ())
    found = fresh.run(compiled.WORTH_STEPS, part, len(roots), ready, schedule)
    assert np.array_equal(found, arrivals.find_arrivals(part, len(roots), ready, schedule))


def test_a_small_place_does_not_load_numba():
    """It takes longer to import than such a place takes to answer."""
    code = (
        "import sys; from stakeholder_graph.__main__ import main\n"
        "try: main()\nexcept SystemExit as end: assert not end.code\n"
        "assert 'numba' not in sys.modules"
    )
    command = [sys.executable, "-c", code, "analyse", "models/somerset.yaml"]
    subprocess.run(command, check=True, timeout=60, stdout=subprocess.DEVNULL)


# --- the words that stand for what differs ---


def test_one_lane_holds_all_worlds_where_nothing_is_compiled():
    days = np.array([3, 1, 2])
    assert [days[worlds].tolist() for worlds in lanes(3)] == [[3, 1, 2]]
    assert least(days) == 1
    assert (is_any(days > 2), is_any(days > 3)) == (True, False)


def test_each_world_is_a_lane_where_it_is_compiled():
    @kernel()
    def count(days: np.ndarray) -> tuple[int, int]:
        total, above = 0, 0
        for worlds in lanes(len(days)):
            total += least(days[worlds])
            if is_any(days[worlds] > 1):
                above += 1
        return total, above

    days = np.array([3, 1, 2])
    assert count.plain(days) == (1, 1)
    assert compile_or_skip(count)(days) == (6, 2)
