"""Random draws that depend on nothing but a seed, a name and a world: many worlds at once.

Two models that share a channel share its luck, whatever else they hold, so that what is compared differs in the
structure alone. World *w* of a name is the same however many worlds are drawn.
"""

import math
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.compiled import kernel

Words = NDArray[np.uint64]
"""64 worlds to a word: world *w* is bit ``w % 64`` of word ``w // 64``."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_BITS = 32


def build_key(seed: int, name: str) -> int:
    """Return the key of the draws of one name."""
    said = blake2b(name.encode(), digest_size=8, key=str(seed).encode()[:64])
    return int.from_bytes(said.digest(), "little")


def draw_words(key: int, count: int) -> Words:
    """Draw ``count`` words of 64 random bits.

    References
    ----------
    Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators (SplitMix64), OOPSLA '14.
    """
    words: Words = _mix(np.uint64(key) + np.arange(1, count + 1, dtype=np.uint64) * _STEP)
    return words


def draw_below(key: int, bound: int, worlds: int) -> NDArray[np.int64]:
    """Draw for each world a whole number from 0 to ``bound`` - 1, at most 2**31 - 1, all equally likely."""
    high = draw_words(key, worlds) >> np.uint64(32)
    return ((high * np.uint64(bound)) >> np.uint64(32)).astype(np.int64)


def draw_working(key: int, probability: float, worlds: int) -> Words:
    """Draw in which worlds something works: one bit for each world, set with this probability (to 2**-32).

    Notes
    -----
    64 worlds at a time: a world works if a random binary fraction is below the probability.
    """
    words: Words = draw_all_working([key], [probability], worlds)[0]
    return words


def draw_all_working(keys: Sequence[int], probabilities: Sequence[float], worlds: int) -> Words:
    """Draw in which worlds each of several things works: a row of words for each, as from `draw_working`."""
    works = np.zeros((len(keys), math.ceil(worlds / 64)), dtype=np.uint64)
    thresholds = [round(each * 2**_BITS) for each in probabilities]
    _draw.run(works.size, np.array(keys, dtype=np.uint64), np.array(thresholds, dtype=np.uint64), works)
    return works


def _mix(numbers: Any) -> Any:
    """Mix 64 bits, so that what follows one another has nothing in common."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _FIRST
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _SECOND
    return numbers ^ (numbers >> np.uint64(31))


def _draw_together(keys: Words, thresholds: Words, works: Words) -> None:
    """Draw rows of words, all places of all fractions of a row together.

    Read from the last place to the first: where the probability has a 1, a 0 decides that a fraction is below it;
    where it has a 0, a 1 that it is not; else the places behind it do.
    """
    for row, (key, threshold) in enumerate(zip(keys.tolist(), thresholds.tolist(), strict=True)):
        if threshold >= 2**_BITS:
            works[row] = ~works[row]
            continue
        random = draw_words(key, works.shape[1] * _BITS).reshape(works.shape[1], _BITS)
        noughts = np.ascontiguousarray(~random.T)
        for place in range(_BITS - 1, -1, -1):
            if threshold >> (_BITS - 1 - place) & 1:
                works[row] |= noughts[place]
            else:
                works[row] &= noughts[place]


@kernel(_mix, plain=_draw_together)
def _draw(keys: Words, thresholds: Words, works: Words) -> None:
    """Draw rows of words, word by word from the first place on, until nothing of the word is open: the same bits."""
    one = np.uint64(1)
    for row in range(len(keys)):
        for word in range(works.shape[1]):
            below, undecided = np.uint64(0), ~np.uint64(0)
            if thresholds[row] >> np.uint64(_BITS):
                below, undecided = undecided, below
            counter = keys[row] + np.uint64(word * _BITS) * _STEP
            mask = one << np.uint64(_BITS - 1)
            while undecided and mask:
                counter += _STEP
                random = _mix(counter)
                if thresholds[row] & mask:
                    below |= undecided & ~random
                    undecided &= random
                else:
                    undecided &= ~random
                mask >>= one
            works[row, word] = below


def read_worlds(rows: Words, count: int) -> NDArray[np.bool_]:
    """Read rows of words: for each row and world whether its bit is set."""
    eights = np.ascontiguousarray(rows).astype("<u8").view(np.uint8)
    return np.unpackbits(eights, axis=1, bitorder="little", count=count).astype(np.bool_)
