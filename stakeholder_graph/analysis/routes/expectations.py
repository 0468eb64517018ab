"""What a message asks of its deliveries: is it met, and what stands in the way?

Days are checked by the clock, which knows every start; everything else here.
"""

from collections.abc import Callable, Sequence
from math import fsum

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import is_value_assumed
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.expectations import Expectation, ExpectationCount, Expected, Result
from stakeholder_graph.units import RUNG


def check_expectations(message: Message, deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Check each delivery against what its message asks for, beside the days that were checked before.

    Parameters
    ----------
    message
        What asks.
    deliveries
        What was found; their days may have been checked.

    Returns
    -------
    tuple of Delivery
        With one entry for each thing the message asks for, in a fixed order. Nothing is met by a delivery that is
        not reached.
    """
    wanted: list[Callable[[Delivery], Expected]] = []
    if message.routes is not None:
        wanted.append(lambda delivery: _check_routes(delivery, message.routes or 0))
    if message.level is not None:
        wanted.append(lambda delivery: _check_level(delivery, message.level or ""))
    if message.chance is not None:
        wanted.append(lambda delivery: _check_chance(delivery, message.chance or 0.0))
    return tuple(
        replace(
            each,
            expectations=(*_find_checked_days(message, each), *(check(each) for check in wanted)),
        )
        for each in deliveries
    )


def count_expectations(
    place: Place, message: Message, deliveries: Sequence[Delivery]
) -> tuple[ExpectationCount, ...]:
    """Count of how many deliveries each thing is met that their message asks of them, in a fixed order."""
    told: dict[tuple[Expectation, str], list[Expected]] = {}
    shares: dict[Expectation, list[float]] = {}
    for delivery in deliveries:
        for each in delivery.expectations:
            told.setdefault((each.expectation, each.wanted), []).append(each)
            of_days = each.expectation in ("heard_within", "answered_within")
            if each.share is not None or (of_days and not delivery.reached):
                shares.setdefault(each.expectation, []).append(each.share or 0.0)
    return tuple(
        ExpectationCount(
            expectation=expectation,
            wanted=wanted,
            met_count=_count_result(those, "met"),
            not_met_count=_count_result(those, "not-met"),
            cannot_tell_count=_count_result(those, "cannot-tell"),
            share=fsum(known) / len(known) if (known := shares.get(expectation)) else None,
            untimed_count=sum(each.untimed for each in those),
            basis="assumed" if is_value_assumed(place, message, expectation) else "stated",
        )
        for (expectation, wanted), those in told.items()
    )


def _count_result(those: Sequence[Expected], result: Result) -> int:
    return sum(each.result == result for each in those)


def _find_checked_days(message: Message, delivery: Delivery) -> list[Expected]:
    """Return what the clock has checked; where a delivery does not get that far, it is not met."""
    known = {each.expectation: each for each in delivery.expectations}
    if message.heard_within is not None and "heard_within" not in known:
        missed = Expected(expectation="heard_within", wanted=str(message.heard_within), result="not-met")
        known["heard_within"] = missed
    if message.answered_within is not None and "answered_within" not in known:
        comes_back = delivery.answer is not None and delivery.answer.reached
        missed = Expected(
            expectation="answered_within",
            wanted=str(message.answered_within),
            result="cannot-tell" if comes_back else "not-met",
        )
        known["answered_within"] = missed
    return [known[each] for each in ("heard_within", "answered_within") if each in known]


def _check_routes(delivery: Delivery, wanted: int) -> Expected:
    """Check the number of independent routes; what the only one goes through, or else is, stands in the way."""
    alone = (delivery.only_ways or delivery.channels) if delivery.independent_routes == 1 else ()
    met = delivery.reached and delivery.independent_routes >= wanted
    return Expected(
        expectation="routes",
        wanted=str(wanted),
        result="met" if met else "not-met",
        found=str(delivery.independent_routes),
        because=() if met else alone,
    )


def _check_level(delivery: Delivery, wanted: str) -> Expected:
    result: Result = "not-met"
    if delivery.reached and delivery.level is None:
        result = "cannot-tell"
    elif delivery.level is not None and RUNG[delivery.level] >= RUNG[wanted]:
        result = "met"
    return Expected(expectation="level", wanted=wanted, result=result, found=delivery.level)


def _check_chance(delivery: Delivery, wanted: float) -> Expected:
    """Check a floor of the chance of arrival; an estimate decides only if its whole interval does."""
    chance = delivery.chance
    result: Result = "cannot-tell" if delivery.reached else "not-met"
    if chance is not None:
        low = chance.value if chance.low is None else chance.low
        high = chance.value if chance.high is None else chance.high
        result = "met" if low >= wanted else "not-met" if high < wanted else "cannot-tell"
    return Expected(
        expectation="chance",
        wanted=f"{wanted:g}",
        result=result,
        found=f"{chance.value:.3g}" if chance is not None else None,
    )
