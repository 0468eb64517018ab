"""In which versions a finding holds, and what share of them that is, with its interval."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stakeholder_graph.graph.draws import Words, read_worlds
from stakeholder_graph.graph.intervals import NORMAL_90, measure_interval
from stakeholder_graph.results.stability import Stability

Flags = NDArray[np.bool_]


class Survival(NamedTuple):
    """For each version whether a finding holds, and whether those it is about are not reached at all.

    ``lost`` is None where that does not apply.
    """

    holds: Flags
    lost: Flags | None = None


def find_half(rows: Words, count: int) -> Flags:
    """Find the versions that at least half of the rows have."""
    found: Flags = 2 * read_worlds(rows, count).sum(axis=0) >= len(rows)
    return found


def build_stability(survival: Survival | None) -> Stability | None:
    """Build the share of versions in which a finding survives; None if there is nothing to survive."""
    if survival is None:
        return None
    holds, lost = survival
    low, high = measure_interval(int(holds.sum()), holds.size, NORMAL_90)
    return Stability(
        share=float(holds.mean()),
        low=low,
        high=high,
        lost_share=float((lost & ~holds).mean()) if lost is not None else None,
    )
