"""In which versions a finding holds, and what share of them that is, with its interval."""

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.draws import Words
from stakeholder_graph.results.answers import Stability

Flags = NDArray[np.bool_]

_Z_90 = 1.6448536269514722


class Survival(NamedTuple):
    """For each version whether a finding holds, and whether those it is about are not reached at all.

    ``lost`` is None where that does not apply.
    """

    holds: Flags
    lost: Flags | None = None


def read_versions(rows: Words, count: int) -> Flags:
    """Read rows of words: for each row and version whether its bit is set."""
    eights = np.ascontiguousarray(rows).astype("<u8").view(np.uint8)
    found: Flags = np.unpackbits(eights, axis=1, bitorder="little", count=count).astype(bool)
    return found


def find_half(rows: Words, count: int) -> Flags:
    """Find the versions that at least half of the rows have."""
    found: Flags = 2 * read_versions(rows, count).sum(axis=0) >= len(rows)
    return found


def build_stability(survival: Survival | None) -> Stability | None:
    """Build the share of versions in which a finding survives; None if there is nothing to survive."""
    if survival is None:
        return None
    holds, lost = survival
    low, high = measure_interval(int(holds.sum()), holds.size)
    return Stability(
        share=float(holds.mean()),
        low=low,
        high=high,
        lost_share=float((lost & ~holds).mean()) if lost is not None else None,
    )


def measure_interval(successes: int, trials: int) -> tuple[float, float]:
    """Measure between what a share may truly lie, with 90% confidence, when so many of some trials succeed.

    References
    ----------
    Wilson 1927, Journal of the American Statistical Association 22:209-212.

    >>> [round(end, 3) for end in measure_interval(800, 1000)]
    [0.778, 0.82]
    """
    share, weight = successes / trials, _Z_90**2 / trials
    centre = share + weight / 2
    spread = sqrt(weight * (share * (1 - share) + weight / 4))
    low, high = ((centre + each) / (1 + weight) for each in (-spread, spread))
    return (low if successes else 0.0, high if successes < trials else 1.0)
