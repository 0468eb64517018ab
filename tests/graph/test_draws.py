"""Are the draws what they promise: uniform, one for each name, and the same in every question?"""

import math

import numpy as np
import pytest

from stakeholder_graph.graph.draws import build_key, draw_below, draw_words, draw_working

WORLDS = 64 * 4000


def bits(words) -> np.ndarray:
    return np.unpackbits(words.astype("<u8").view(np.uint8), bitorder="little")


def measure_distance(seen: float, probability: float, count: int) -> float:
    """In standard deviations of so many independent draws."""
    return (seen - probability) / math.sqrt(probability * (1 - probability) / count)


@pytest.mark.parametrize("probability", [0.001, 0.05, 0.1, 0.25, 1 / 3, 0.5, 0.7, 0.95, 0.999])
def test_as_many_worlds_work_as_should(probability):
    for seed in range(5):
        drawn = bits(draw_working(build_key(seed, "a->b"), probability, WORLDS))
        assert abs(measure_distance(drawn.mean(), probability, WORLDS)) < 4


def test_what_never_fails_works_in_every_world_and_what_always_fails_in_none():
    assert bits(draw_working(build_key(1, "a"), 1.0, WORLDS)).all()
    assert not bits(draw_working(build_key(1, "a"), 0.0, WORLDS)).any()


def test_neighbouring_worlds_know_nothing_of_each_other():
    drawn = bits(draw_working(build_key(1, "a->b"), 0.5, WORLDS)).astype(int)
    for lag in (1, 2, 32, 63, 64, 65, 128):
        both = (drawn[lag:] & drawn[:-lag]).mean()
        assert abs(measure_distance(both, 0.25, WORLDS - lag)) < 4.5


def test_two_names_have_luck_of_their_own_and_so_have_two_seeds():
    drawn = [
        bits(draw_working(build_key(seed, name), 0.5, WORLDS))
        for seed in (1, 2)
        for name in ("a->b", "b->a", "a->b#2", "channel a->b", "")
    ]
    for number, first in enumerate(drawn):
        for second in drawn[:number]:
            assert abs(measure_distance((first == second).mean(), 0.5, WORLDS)) < 4.5


def test_a_world_is_the_same_however_many_are_drawn():
    key = build_key(3, "board->forum")
    for few, many in ((64, 128), (100, 10_240), (1, 640)):
        count = math.ceil(few / 64)
        assert (draw_working(key, 0.3, many)[:count] == draw_working(key, 0.3, few)).all()
        assert (draw_below(key, 7, many)[:few] == draw_below(key, 7, few)).all()
        assert (draw_words(key, many)[:few] == draw_words(key, few)).all()


def test_the_luck_of_a_name_is_the_same_on_every_machine():
    assert build_key(1, "a->b") == 3705488235702518119
    assert draw_below(build_key(1, "a->b"), 365, 5).tolist() == [288, 64, 360, 285, 216]


def test_the_words_are_those_published_for_the_generator():
    # SplitMix64 seeded with 1234567, as given at Rosetta Code, "Pseudo-random numbers/Splitmix64".
    assert draw_words(1234567, 5).tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


def test_what_is_surer_works_wherever_the_less_sure_does():
    key = build_key(1, "a->b")
    less = draw_working(key, 0.2, WORLDS)
    for probability in (0.21, 0.5, 0.9, 1.0):
        more = draw_working(key, probability, WORLDS)
        assert not (less & ~more).any()
        less = more


@pytest.mark.parametrize("bound", [2, 7, 30, 365])
def test_whole_numbers_are_equally_likely(bound):
    counts = np.bincount(draw_below(build_key(1, "phase"), bound, WORLDS), minlength=bound)
    assert len(counts) == bound
    expected = WORLDS / bound
    surprise = ((counts - expected) ** 2 / expected).sum()
    assert abs(surprise - (bound - 1)) < 4.5 * math.sqrt(2 * (bound - 1))
