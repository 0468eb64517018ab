"""One delivery said in sentences: its routes, level, days and chance, and which way it goes."""

from collections.abc import Sequence

from stakeholder_graph.results.answers import AnswerBack, Basis, Chance, Delivery
from stakeholder_graph.views.sentences import say_days, say_steps
from stakeholder_graph.views.words import Names, say_number, say_share, start_sentence

BASIS: dict[Basis, str] = {
    "stated": "Stated by sources or from memory.",
    "partly": "Partly stated by sources or from memory, partly assumed.",
    "assumed": "Assumed: no source vouches for it.",
}


def describe_routes(delivery: Delivery | AnswerBack) -> str:
    """Say how many routes there are that share nobody in between."""
    count = delivery.independent_routes
    if count <= 1:
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


def describe_days(delivery: Delivery | AnswerBack) -> str:
    """Say how long it takes; "" where that was not computed."""
    parts = []
    if delivery.typical_days is not None:
        parts.append(f"typically {say_days(delivery.typical_days)}")
    if delivery.best_days is not None:
        parts.append(f"at best {say_number(delivery.best_days)}")
    if delivery.worst_days is not None:
        parts.append(f"at worst {say_number(delivery.worst_days)}")
    return ", ".join(parts)


def describe_chance(chance: Chance | None) -> str:
    """Say how surely it arrives; "" where that was not computed."""
    if chance is None:
        return ""
    sentence = (
        f"{'arrives' if chance.exact else 'arrives, by estimate,'} {say_share(chance.value)} of the time"
    )
    if chance.low is not None and chance.high is not None:
        sentence += f" (between {say_share(chance.low)} and {say_share(chance.high)})"
    return sentence


def describe_figures(delivery: Delivery | AnswerBack) -> str:
    """Say what is known of one way of a delivery: level, routes, days, chance, and what these rest on."""
    time_and_chance = "; ".join(filter(None, (describe_days(delivery), describe_chance(delivery.chance))))
    parts = (
        describe_level(delivery.level),
        describe_routes(delivery),
        f"{start_sentence(time_and_chance)}." if time_and_chance else "",
        BASIS[delivery.basis],
    )
    return " ".join(filter(None, parts))


def describe_way(who: str, steps: int, shared: Sequence[str], names: Names) -> str:
    """Say who goes which way: "8 practices in 2 steps, all through West Somerset federation"."""
    if shared:
        return f"{who} in {say_steps(steps)}, all through {', then '.join(names.call_all(shared))}"
    return f"{who} directly" if steps == 1 else f"{who} in {say_steps(steps)}, each by a way of its own"
