"""Columns of whole numbers as short texts, for a page that holds thousands of them.

Each number becomes a few of 64 letters: five bits to a letter, the sixth says that more follow, and the lowest bit
of a number is its sign. A column that goes up in small steps is best packed by its steps, one that repeats itself by
its runs.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WEEK = 7


def pack(numbers: Iterable[int]) -> str:
    """Pack numbers one by one.

    >>> pack([0, 1, -1, 16])
    'ACDgB'
    """
    letters: list[str] = []
    for number in numbers:
        left = -number << 1 | 1 if number < 0 else number << 1
        while left > 31:
            letters.append(LETTERS[left & 31 | 32])
            left >>= 5
        letters.append(LETTERS[left])
    return "".join(letters)


def pack_steps(numbers: Sequence[int]) -> str:
    """Pack the first number and, for each that follows, how much more it is than the one before it."""
    return pack(now - before for before, now in zip((0, *numbers), numbers, strict=False))


def pack_runs(numbers: Iterable[int]) -> str:
    """Pack each number together with how often it stands there running."""
    return pack(each for number, run in groupby(numbers) for each in (number, sum(1 for _ in run)))


def pack_column(numbers: Sequence[int]) -> str:
    """Pack a column in the shortest of the three ways, which its first letter names: plain, by steps or by runs."""
    return min("p" + pack(numbers), "s" + pack_steps(numbers), "r" + pack_runs(numbers), key=len)


def pack_table(table: Sequence[int]) -> str:
    """Pack a table of days by the runs of its steps, or of how these differ from a week before if that is shorter."""
    steps = [now - before for before, now in zip((0, *table), table, strict=False)]
    before = (*(0 for _ in range(WEEK)), *steps)
    weekly = [now - then for then, now in zip(before, steps, strict=False)]
    return min("A" + pack_runs(steps), "B" + pack_runs(weekly), key=len)
