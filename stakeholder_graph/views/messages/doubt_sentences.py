"""Does a finding survive the doubts recorded in the model? Its stability, said in one short sentence."""

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.stability import Stability
from stakeholder_graph.views.words import say_number, say_share

EXPLAINED = (
    "Plausible versions: the model drawn again many times, each line kept or left out as its certainty says. "
    "What holds in most of them survives the doubts recorded in this file."
)


def describe_stability(stability: Stability | None, counted: str = "receivers") -> str:
    """Say in how many plausible versions of the model a finding holds, with a space before; "" where not asked.

    Where it mostly fails because those it names are not reached at all, that is said: the finding is then no
    comfort.
    """
    if stability is None:
        return ""
    share, ends = say_share(stability.share), (say_share(stability.low), say_share(stability.high))
    between = "" if ends == (share, share) else f" ({ends[0]} to {ends[1]})"
    lost = stability.lost_share or 0.0
    if lost > (1 - stability.share) / 2 and lost > 0.1:
        there, gone = {
            "receivers": ("they hear", "they do not hear"),
            "senders": ("they are heard", "they are not heard"),
            "pairs": ("they arrive", "they do not arrive"),
        }[counted]
        among = say_share(min(1.0, stability.share / (1 - lost))) if lost < 1 else "none"
        return (
            f" Holds in {among} of the plausible versions in which {there} at all; in {say_share(lost)} of all "
            f"versions {gone}."
        )
    return f" Holds in {share}{between} of plausible versions."


def describe_heard_stability(stability: Stability | None, counted: str, count: int) -> str:
    """Say in how few plausible versions half of those that are reached are; "" where it is in most of them."""
    if stability is None or stability.share >= 0.5:
        return ""
    who = f"at least half of those {say_number(count)}" if count > 1 else "it"
    many = {"receivers": "hear", "senders": "are heard", "pairs": "arrive"}
    one = {"receivers": "hears", "senders": "is heard", "pairs": "arrives"}
    does = (many if count > 1 else one)[counted]
    return f"{who} {does} in only {say_share(stability.share)} of the plausible versions of this model"


def tells_stability(answer: Answer) -> bool:
    """Say whether any finding carries the share of plausible versions in which it holds."""
    messages = answer.messages or ()
    found = [answer.silos.isolated_stability] if answer.silos is not None else []
    for each in messages:
        found += [each.reach_stability, each.loop_stability, each.one_route_stability]
        found += [point.stability for point in each.weak_points or ()]
    return any(each is not None for each in found)
