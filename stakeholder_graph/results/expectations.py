"""What does a message ask, and is it met?"""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.units import Basis

Expectation = Literal["heard_within", "answered_within", "routes", "level", "chance"]
Result = Literal["met", "not-met", "cannot-tell"]


class Expected(Struct, frozen=True, kw_only=True):
    """One thing a message asks of a delivery, and whether it is met.

    ``wanted`` is as written, ``found`` what there is (of days the most it may take), None where it is unknown.
    ``share`` is, for days, the share of start days and phases for which it is met. ``because`` names what stands in
    the way: the only ways through where a second route is wanted; else empty. Where days rest on a step with no time
    recorded it is ``untimed``: it is not known to be met, and its share is at most that.
    """

    expectation: Expectation
    wanted: str
    result: Result
    found: str | None = None
    share: float | None = None
    because: tuple[str, ...] = ()
    untimed: bool = False


class ExpectationCount(Struct, frozen=True, kw_only=True):
    """One thing a message asks of all its deliveries, and of how many it is met.

    ``share`` is, for days, the mean share of starts for which it is met, None if that is not known; ``basis`` says
    whether a source vouches for what is asked. ``untimed_count`` says for how many a step has no time recorded: the
    share is at most that then.
    """

    expectation: Expectation
    wanted: str
    met_count: int
    not_met_count: int
    cannot_tell_count: int
    share: float | None = None
    untimed_count: int = 0
    basis: Basis = "assumed"
