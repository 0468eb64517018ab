"""What a caller demands of an answer, so that a script can stop where a place falls short."""

from collections.abc import Callable, Iterable

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer

Demand = Callable[[MessageAnswer], bool]

DEMANDS: dict[str, Demand] = {
    "not-reached": lambda message: message.reached_count < message.delivery_count,
    "one-way": lambda message: message.loops is not None and message.loops.one_way.count > 0,
    "weak-point": lambda message: bool(message.weak_points),
    "not-met": lambda message: any(each.not_met_count for each in message.expectations),
    "cannot-tell": lambda message: any(each.cannot_tell_count for each in message.expectations),
}
"""By its name, whether a message falls short: what ``--fail-on`` takes."""


def find_shortfalls(answer: Answer, demands: Iterable[str]) -> tuple[str, ...]:
    """Return those of some demands that a message of the answer falls short of, in the order given.

    A demand about what the answer did not look at is kept: nothing was found.
    """
    messages = answer.messages or ()
    return tuple(
        name for name in dict.fromkeys(demands) if any(DEMANDS[name](message) for message in messages)
    )
