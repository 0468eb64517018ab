"""Does a finding survive the doubts recorded in the model? Its stability, said in one short sentence."""

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.stability import Stability
from stakeholder_graph.views.words import say_number, say_share, start_sentence

EXPLAINED = (
    "Plausible versions: the model drawn again many times, each line kept or left out as its certainty says. "
    "What holds in most of them survives the doubts recorded in this file."
)


def describe_stability(
    stability: Stability | None, counted: str = "receivers", *, tells_interval: bool = True
) -> str:
    """Say in how many plausible versions of the model a finding holds, with a space before; "" where not asked.

    Where it mostly fails because those it names are not reached at all, that is said: the finding is then no
    comfort. ``tells_interval`` says whether to say between what the share lies.
    """
    if stability is None:
        return ""
    share, ends = say_share(stability.share), (say_share(stability.low), say_share(stability.high))
    between = "" if ends == (share, share) or not tells_interval else f" ({ends[0]} to {ends[1]})"
    lost = stability.lost_share or 0.0
    gone = ""
    if lost > (1 - stability.share) / 2 and lost > 0.1:
        never = {
            "receivers": "they do not hear",
            "senders": "they are not heard",
            "pairs": "they do not arrive",
        }[counted]
        gone = f"; in {say_share(lost)} {never} at all"
    return f" Holds in {share}{between} of plausible versions{gone}."


def describe_heard_stability(stability: Stability | None, counted: str, count: int) -> str:
    """Say in how few plausible versions half of those that are reached are; "" where it is in most of them."""
    if stability is None or stability.share >= 0.5:
        return ""
    return _say_heard(stability, counted, count, "only ")


def describe_heard(stability: Stability | None, counted: str, count: int) -> str:
    """Say in how many plausible versions half of those that are reached are; "" where not asked."""
    if stability is None:
        return ""
    few = "only " if stability.share < 0.5 else ""
    return f"{start_sentence(_say_heard(stability, counted, count, few))}."


def _say_heard(stability: Stability, counted: str, count: int, few: str) -> str:
    who = f"at least half of those {say_number(count)}" if count > 1 else "it"
    many = {"receivers": "hear", "senders": "are heard", "pairs": "arrive"}
    one = {"receivers": "hears", "senders": "is heard", "pairs": "arrives"}
    does = (many if count > 1 else one)[counted]
    return f"{who} {does} in {few}{say_share(stability.share)} of the plausible versions of this model"


def tells_stability(answer: Answer) -> bool:
    """Say whether any finding carries the share of plausible versions in which it holds."""
    messages = answer.messages or ()
    found = [answer.silos.isolated_stability] if answer.silos is not None else []
    for each in messages:
        found += [each.reach_stability, each.loop_stability, each.one_route_stability]
        found += [point.stability for point in each.weak_points or ()]
    return any(each is not None for each in found)
