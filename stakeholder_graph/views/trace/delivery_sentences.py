"""One delivery said in sentences: its routes, level and chance, and which way it goes."""

from collections.abc import Sequence

from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.units import Basis
from stakeholder_graph.views.messages.chance_sentences import describe_chance
from stakeholder_graph.views.messages.time_sentences import NO_TIMES, say_briefly
from stakeholder_graph.views.words import Names, join_words, say_steps

BASIS: dict[Basis, str] = {
    "stated": "Stated by sources or from memory.",
    "partly": "Partly stated by sources or from memory, partly assumed.",
    "assumed": "Assumed: no source vouches for it.",
}


def describe_routes(delivery: Delivery | AnswerBack, names: Names) -> str:
    """Say how many routes there are that share nobody in between, and whom all of them go through."""
    count = delivery.independent_routes
    if count <= 1 and delivery.only_ways:
        routes = f"Every route recorded goes through {join_words(names.call_all(delivery.only_ways))}"
    elif count <= 1:
        routes = "One route only, no second route recorded"
    else:
        routes = f"{count} routes that share nobody in between"
    if isinstance(delivery, Delivery) and delivery.independent_routes_by_shared < count:
        least = "" if delivery.independent_routes_by_shared_exact else "at least "
        fewer = delivery.independent_routes_by_shared
        routes += f" ({least}{fewer} if {'they' if count > 1 else 'it'} may share no dependency either)"
    return routes + "."


def describe_level(level: str | None) -> str:
    """Say which rung of the ladder is kept all the way."""
    return f"Level kept all the way: {level}." if level else "Level not known."


def describe_figures(delivery: Delivery | AnswerBack, names: Names) -> str:
    """Say what is known of one way of a delivery besides its days: level, routes, what they rest on, and chance."""
    parts = (
        describe_level(delivery.level),
        describe_routes(delivery, names),
        BASIS[delivery.basis],
        describe_chance(delivery.chance),
    )
    return " ".join(filter(None, parts))


def describe_way(who: str, steps: int, shared: Sequence[str], names: Names, *, only: bool) -> str:
    """Say who goes which way: "8 practices in 2 steps, all through West Somerset federation".

    ``only`` says whether every route of theirs goes through all these; else this is told of the first route alone.
    """
    if shared:
        through = f"through {', then '.join(names.call_all(shared))}"
        every = f", all {through}" if only else f" {through}, though not by every route"
        return f"{who} in {say_steps(steps)}{every}"
    return f"{who} directly" if steps == 1 else f"{who} in {say_steps(steps)}, each by a way of its own"


def describe_in_short(delivery: Delivery) -> str:
    """Say in one line in how many steps and days it arrives, and in how many days the answer is back.

    Only for a delivery that is reached. Whether times are assumed is said once where it is the same for both.
    """
    back = say_briefly(delivery.round_trip, way=" there and back")
    same = delivery.round_trip is not None and delivery.round_trip.days_basis == delivery.days_basis
    there = say_briefly(delivery, tells_basis=not (same and back))
    steps = f"In {say_steps(len(delivery.route) - 1)}"
    told = ", ".join(filter(None, (steps, there)))
    return f"{told}; {back}." if back not in ("", NO_TIMES) else f"{told}."
