"""From the days of every start to the figures that are told: best, typical, worst, and whether it is in time."""

from collections.abc import Hashable
from functools import cached_property
from math import ceil, floor, sqrt
from typing import TypeVar

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from stakeholder_graph.analysis.clock.calendars import Stretch
from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.graph.intervals import NORMAL_95
from stakeholder_graph.model.cadence import Duration
from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.expectations import Expectation, Expected, Result
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.units import Basis

Way = TypeVar("Way", Delivery, AnswerBack)

Waits = NDArray[np.int32]
"""Days that something takes, one for each start or world; `FOREVER` where it never happens."""

FOREVER = np.iinfo(np.int32).max
STUDENT_95 = 2.063899  # with 24 degrees of freedom: one less than the rounds that `Together` draws


class Span(Struct, frozen=True, kw_only=True, dict=True):
    """The days that a journey takes.

    ``soonest`` and ``latest`` bound them for each start, whatever the unknown phases. ``sampled`` are those of drawn
    worlds, the starts in their order as often as need be; None where the bounds agree, and are exact. Where they are
    ``clustered``, all the starts of one round are in one world.
    """

    soonest: Waits
    latest: Waits
    sampled: Waits | None
    clustered: bool = False

    @property
    def drawn(self) -> Waits:
        """The days that it takes in all the worlds there are."""
        return self.soonest if self.sampled is None else self.sampled

    @cached_property
    def key(self) -> Hashable:
        """The same for all journeys that take the same days."""
        sampled = None if self.sampled is None else self.sampled.tobytes()
        return self.soonest.tobytes(), self.latest.tobytes(), sampled, self.clustered


def count_days(since: Waits, heard: Waits, never: int) -> Waits:
    """Count the days between two days, world by world; `FOREVER` where either is never."""
    return np.where((heard >= never) | (since >= never), np.int32(FOREVER), heard - since)


class Figures:
    """The figures of journeys from the first days of a stretch; those that take the same days are looked at once.

    In most places many do: wherever practices, or patient groups, have the same calendars before them.
    """

    def __init__(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._days: dict[Hashable, RoundTrip] = {}
        self._checked: dict[Hashable, Expected] = {}

    def tell(self, span: Span, basis: Basis, *, untimed: bool, from_starts: bool = True) -> RoundTrip:
        """Tell the days of a journey, what its timings rest on, and whether a step has none.

        The start of the worst is named only where the days of the span are those ``from_starts``.
        """
        key = (span.key, from_starts)
        if key not in self._days:
            self._days[key] = build_days(span, starts=self._stretch if from_starts else None)
        return replace(self._days[key], days_basis=basis, untimed=untimed)

    def check(self, expectation: Expectation, wanted: Duration, span: Span, limits: Waits) -> Expected:
        """Check whether a journey ends within a time, as `check_deadline` does; ``limits`` follow from ``wanted``."""
        key = (span.key, expectation, wanted)
        if key not in self._checked:
            self._checked[key] = check_deadline(expectation, wanted, span, limits)
        return self._checked[key]


def build_days(span: Span, *, starts: Stretch | None) -> RoundTrip:
    """Build the figures of one journey, but for what they rest on.

    Parameters
    ----------
    span
        The days it takes.
    starts
        The days to start, to name the worst one; None where they are not those of the span.
    """
    rounds = len(span.drawn) // len(span.drawn[:START_COUNT]) if span.clustered else 0
    low, typical, high = estimate_median(span.drawn, rounds)
    worst = int(np.argmax(span.latest))
    is_exact = span.sampled is None
    return RoundTrip(
        best_days=_tell(span.soonest.min()),
        typical_days=_tell(typical),
        typical_low_days=None if is_exact else _tell(low),
        typical_high_days=None if is_exact else _tell(high),
        worst_days=_tell(span.latest[worst]),
        days_exact=is_exact,
        heard_share=float(np.mean(span.drawn < FOREVER)),
        worst_start=starts.day(worst).isoformat() if starts is not None else None,
    )


def estimate_median(drawn: Waits, rounds: int = 0) -> tuple[int, int, int]:
    """Estimate the median, and between which drawn values it lies in 95 of 100 cases: lower end, median, upper end.

    Parameters
    ----------
    drawn
        The drawn values.
    rounds
        Of how many rounds they are, one behind the other, where those of one round depend on each other; 0 if all
        are independent.

    Notes
    -----
    The number of independent values below the median is binomial whatever their distribution, so that its interval
    is one between two of them in order. That as many worlds start on one day as on another makes it a little wide.
    Of rounds, the share of values at or below each value is a mean of independent shares, and the median lies where
    its interval, by Student's t, holds a half.

    References
    ----------
    Conover 1999, Practical Nonparametric Statistics, 3rd edition, section 3.2; Woodruff 1952, Confidence intervals
    for medians and other position measures, Journal of the American Statistical Association 47:635-646.
    """
    ordered = np.sort(drawn)
    count = len(ordered)
    if rounds:
        return (*_bound_median(drawn.reshape(rounds, -1), ordered),)
    spread = NORMAL_95 * sqrt(count) / 2
    low, high = max(0, floor(count / 2 - spread)), min(count - 1, ceil(count / 2 + spread))
    return int(ordered[low]), int(ordered[count // 2]), int(ordered[high])


def _bound_median(rounds: Waits, ordered: Waits) -> tuple[int, int, int]:
    """Return the median of rounds of values, between the ends of its interval."""
    values = np.unique(ordered)
    shares = np.array([np.searchsorted(np.sort(each), values, side="right") for each in rounds])
    shares = shares / rounds.shape[1]
    mean = shares.mean(axis=0)
    spread = STUDENT_95 * shares.std(axis=0, ddof=1) / sqrt(len(rounds))
    low = int(np.argmax(mean + spread >= 0.5))
    high = int(np.argmax(mean - spread >= 0.5)) if (mean - spread >= 0.5).any() else len(values) - 1
    return int(values[low]), int(ordered[len(ordered) // 2]), int(values[high])


def check_deadline(expectation: Expectation, wanted: Duration, span: Span, limits: Waits) -> Expected:
    """Check whether a journey ends within a time, whatever the day to start.

    Parameters
    ----------
    expectation, wanted
        What is asked.
    span
        The days it takes.
    limits
        The days it may take, for each start.

    Returns
    -------
    Expected
        Met if it is kept for every start and phase, not met if it is missed for one that is exact or was drawn; else
        nobody can tell. ``found`` is the most days it may take, None if they have no bound.
    """
    kept = span.drawn <= np.tile(limits, len(span.drawn) // len(limits))
    result: Result = "cannot-tell"
    if (span.latest <= limits).all():
        result = "met"
    elif not kept.all():
        result = "not-met"
    worst = _tell(span.latest.max())
    return Expected(
        expectation=expectation,
        wanted=str(wanted),
        result=result,
        found=None if worst is None else str(worst),
        share=float(np.mean(kept)),
    )


def doubt_deadline(checked: Expected, span: Span, timed: Waits, limits: Waits) -> Expected:
    """Doubt that a deadline is kept where that rests on a step with no time recorded.

    Parameters
    ----------
    checked
        What `check_deadline` found, such steps counted as taking no time.
    span
        The days so found: the least it can take.
    timed
        For each start the most days it may take by ways whose times are all recorded; `FOREVER` where there is none.
    limits
        The days it may take, for each start.

    Returns
    -------
    Expected
        Met if it is by such ways alone, and not met if it is not even so; else nobody can tell.
    """
    if np.array_equal(timed, span.latest):
        return checked
    if (timed <= limits).all():
        return replace(checked, found=str(_tell(timed.max())))
    if checked.result == "not-met":
        return replace(checked, untimed=True)
    return replace(checked, result="cannot-tell", found=None, untimed=True)


def put_days(way: Way, days: RoundTrip) -> Way:
    """Put the figures of a journey into a delivery or an answer."""
    return replace(way, **{name: getattr(days, name) for name in RoundTrip.__struct_fields__})


def _tell(days: int) -> int | None:
    return None if days >= FOREVER else int(days)
