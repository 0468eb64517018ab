"""Random draws that depend on nothing but a seed, a name and a world: many worlds at once.

Two models that share a channel share its luck, whatever else they hold, so that what is compared differs in the
structure alone. World *w* of a name is the same however many worlds are drawn.
"""

import math
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

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
    counter = np.arange(1, count + 1, dtype=np.uint64)
    mixed = np.uint64(key) + counter * _STEP
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return mixed ^ (mixed >> np.uint64(31))


def draw_below(key: int, bound: int, worlds: int) -> NDArray[np.int64]:
    """Draw for each world a whole number from 0 to ``bound`` - 1, at most 2**31 - 1, all equally likely."""
    high = draw_words(key, worlds) >> np.uint64(32)
    return ((high * np.uint64(bound)) >> np.uint64(32)).astype(np.int64)


def draw_working(key: int, probability: float, worlds: int) -> Words:
    """Draw in which worlds something works: one bit for each world, set with this probability (to 2**-32).

    Notes
    -----
    64 worlds at a time: a world works if a random binary fraction is below the probability. Read from the last place
    to the first: where the probability has a 1, a 0 decides that it is below; where it has a 0, a 1 that it is not;
    else the places behind it do.
    """
    count = math.ceil(worlds / 64)
    threshold = round(probability * 2**_BITS)
    works = np.zeros(count, dtype=np.uint64)
    if threshold >= 2**_BITS:
        return ~works
    noughts = np.ascontiguousarray(~draw_words(key, count * _BITS).reshape(count, _BITS).T)
    for place in range(_BITS - 1, -1, -1):
        if threshold >> (_BITS - 1 - place) & 1:
            works |= noughts[place]
        else:
            works &= noughts[place]
    return works
