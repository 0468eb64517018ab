"""Does one sender's message reach one receiver, by which route, and does its answer come back?"""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.chances import Chance
from stakeholder_graph.results.expectations import Expected
from stakeholder_graph.results.journeys import Itinerary, RoundTrip
from stakeholder_graph.results.simulations import Wait
from stakeholder_graph.results.stability import Stability
from stakeholder_graph.units import Basis

Loop = Literal["two-way", "one-way", "no-route"]


class AnswerBack(Struct, frozen=True, kw_only=True):
    """The way back of a delivery: whether the answer reaches the one who asked, and by which route.

    ``route`` and ``channels`` are empty, and ``hops``, ``level`` and days None, if it does not. Days count from
    the day the question was heard, and are read like those of a `Delivery`.
    """

    reached: bool
    hops: int | None = None
    route: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    only_ways: tuple[str, ...] = ()
    independent_routes: int = 0
    best_days: int | None = None
    typical_days: int | None = None
    typical_low_days: int | None = None
    typical_high_days: int | None = None
    worst_days: int | None = None
    days_exact: bool | None = None
    days_basis: Basis | None = None
    heard_share: float | None = None
    worst_start: str | None = None
    untimed: bool = False
    itinerary: Itinerary | None = None
    chance: Chance | None = None
    level: str | None = None
    basis: Basis = "assumed"


class Delivery(Struct, frozen=True, kw_only=True):
    """One sender and one receiver of a message: whether it arrives, and what carries it there.

    ``sender`` or ``receiver`` is None where any of several would do and none of them succeeds. ``route`` lists
    stakeholders from sender to receiver, ``channels`` the channels between them, ``only_ways`` those in between
    whom every route goes through, in their order: all empty, ``hops`` and ``level`` None and ``independent_routes``
    0 if it is not reached. ``answer`` is None where none is asked for or the question is not heard; ``loop`` is
    None where no answer is asked for, ``round_trip`` unless it is two-way.

    Days are counted over 365 start days and over unknown phases. A start that is never heard ranks as infinite,
    which is None; ``heard_share`` is the share that is heard. Where ``days_exact`` is false, ``best_days`` and
    ``worst_days`` are bounds and ``typical_days`` (the median) is estimated, with its 95% interval;
    ``worst_start`` is a start day that takes longest. Where a step of the route has no time recorded, it is
    ``untimed``: that step counts as no days, and the days are the least it can take. ``itinerary`` is None unless it
    was asked for. ``stability`` is about whether it arrives; None where it was not asked, or it does not.
    """

    sender: str | None
    receiver: str | None
    reached: bool
    hops: int | None = None
    route: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    only_ways: tuple[str, ...] = ()
    independent_routes: int = 0
    independent_routes_by_shared: int = 0
    independent_routes_by_shared_exact: bool = True
    best_days: int | None = None
    typical_days: int | None = None
    typical_low_days: int | None = None
    typical_high_days: int | None = None
    worst_days: int | None = None
    days_exact: bool | None = None
    days_basis: Basis | None = None
    heard_share: float | None = None
    worst_start: str | None = None
    untimed: bool = False
    itinerary: Itinerary | None = None
    chance: Chance | None = None
    level: str | None = None
    basis: Basis = "assumed"
    answer: AnswerBack | None = None
    round_trip: RoundTrip | None = None
    loop: Loop | None = None
    expectations: tuple[Expected, ...] = ()
    stability: Stability | None = None
    waits: tuple[Wait, ...] = ()
