"""From the day on which each member hears in each world to the figures that are told: curve, milestones, members."""

from collections.abc import Sequence
from math import ceil

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from stakeholder_graph.analysis.clock.days import FOREVER, Waits
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.results.simulations import CurvePoint, Milestone, SimulatedMember, Spread

LOW, MEDIAN, HIGH = 0.05, 0.5, 0.95
LATE = 0.9
MILESTONES = (0.5, 0.9, 1.0)
POINT_COUNT = 120
"""A curve has about as many points at most; the later the days, the further apart they lie."""


class Counted(Struct, frozen=True, kw_only=True):
    """The counted members of a message, and whose people they speak for: each register with its members' places."""

    members: tuple[str, ...]
    registers: tuple[tuple[int, tuple[int, ...]], ...]


def count_members(coverage: Coverage, members: Sequence[str]) -> Counted:
    """Find the people that each member speaks for, those of one practice once."""
    people: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    for place, member in enumerate(members):
        register = coverage.find_register(member.rpartition("->")[2])
        if register is not None and register.people is not None:
            people[register.id] = register.people
            places.setdefault(register.id, []).append(place)
    registers = tuple((people[each], tuple(places[each])) for each in people)
    return Counted(members=tuple(members), registers=registers)


def build_grid(*found: Waits) -> Waits:
    """Choose the days of a curve, from 0 until all that ever hear have heard in all that was found."""
    last = max((int(days[days < FOREVER].max(initial=0)) for days in found), default=0)
    if last < POINT_COUNT:
        return np.arange(last + 1, dtype=np.int32)
    steps = np.linspace(0, 1, POINT_COUNT) ** 1.5
    return np.unique(np.rint(last * steps).astype(np.int32))


def measure_spread(counted: Counted, days: Waits, grid: Waits) -> Spread:
    """Measure how something spreads.

    Parameters
    ----------
    counted
        Whom it should reach.
    days
        How many days after the start each has it, [member, world]; `FOREVER` where it never does.
    grid
        The days of the curve.
    """
    heard = days < FOREVER
    return Spread(
        heard_share=float(heard.mean()) if heard.size else 0.0,
        mean_days=float(days[heard].mean()) if heard.any() else None,
        milestones=_find_milestones(days),
        curve=build_curve(counted, days, grid),
        members=_describe_members(counted.members, days),
    )


def build_curve(counted: Counted, days: Waits, grid: Waits) -> tuple[CurvePoint, ...]:
    """Build the share of members that have heard by the end of each day of a grid; empty without members."""
    if not len(days):
        return ()
    counts = _accumulate(days, grid, np.ones(len(days)))
    shares = counts / len(days)
    # The quantiles of the days, seen from the other side: in so many worlds the share is as great, or greater.
    ends = -np.quantile(-shares, (HIGH, MEDIAN, LOW), axis=1, method="inverted_cdf")
    people = _count_people(counted, days, grid)
    return tuple(
        CurvePoint(
            day=int(day),
            low=float(ends[0, place]),
            median=float(ends[1, place]),
            high=float(ends[2, place]),
            mean=float(shares[place].mean()),
            people=None if people is None else int(people[place]),
        )
        for place, day in enumerate(grid)
    )


def find_half_days(days: Waits) -> int | None:
    """Find by which day half of the members have heard in the middle world; None if that is never."""
    return _find_milestones(days)[0].days if len(days) else None


def _count_people(counted: Counted, days: Waits, grid: Waits) -> NDArray[np.float64] | None:
    """Count the people behind those that have heard by each day, in the middle world."""
    if not counted.registers:
        return None
    first = np.stack([days[list(places)].min(axis=0) for _, places in counted.registers])
    weights = np.array([people for people, _ in counted.registers], dtype=np.float64)
    sums = _accumulate(first, grid, weights)
    found: NDArray[np.float64] = -np.quantile(-sums, MEDIAN, axis=1, method="inverted_cdf")
    return found


def _accumulate(days: Waits, grid: Waits, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum the weights of those that have heard by each day of a grid, [day, world]."""
    worlds = days.shape[1]
    places = np.searchsorted(grid, days).astype(np.int64)
    cells = places * worlds + np.arange(worlds)
    spread = np.broadcast_to(weights[:, None], days.shape)
    sums = np.bincount(cells.ravel(), weights=spread.ravel(), minlength=(len(grid) + 1) * worlds)
    return sums.reshape(-1, worlds).cumsum(axis=0)[: len(grid)]


def _find_milestones(days: Waits) -> tuple[Milestone, ...]:
    if not len(days):
        return ()
    ordered = np.sort(days, axis=0)
    found = []
    for share in MILESTONES:
        reached = ordered[ceil(share * len(days)) - 1]
        low, median, high = np.quantile(reached, (LOW, MEDIAN, HIGH), method="inverted_cdf")
        found.append(Milestone(share=share, days=_tell(median), low_days=_tell(low), high_days=_tell(high)))
    return tuple(found)


def _describe_members(members: Sequence[str], days: Waits) -> tuple[SimulatedMember, ...]:
    """Describe every member, latest first: those that never hear, then by the late days."""
    if not members:
        return ()
    typical, late = np.quantile(days, (MEDIAN, LATE), axis=1, method="inverted_cdf")
    shares = (days < FOREVER).mean(axis=1)
    order = sorted(
        range(len(members)),
        key=lambda place: (-late[place], -typical[place], shares[place], members[place], place),
    )
    return tuple(
        SimulatedMember(
            member=members[place],
            heard_share=float(shares[place]),
            typical_days=_tell(typical[place]),
            late_days=_tell(late[place]),
        )
        for place in order
    )


def _tell(days: float) -> int | None:
    return None if days >= FOREVER else int(days)
