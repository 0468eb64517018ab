"""Whom does one absence cut off? The only ways through, said in sentences."""

from collections.abc import Sequence

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.weak_points import CutPair, WeakPoint
from stakeholder_graph.units import Basis
from stakeholder_graph.views.messages.sentences import HINTS, count_people, say_verb
from stakeholder_graph.views.words import Names, join_words, start_sentence

NO_ONLY_WAY = "no single stakeholder, channel or shared dependency is the only way through"
NO_ROUTE_LEFT = "No route is left then, however long one waits."
NOTHING_REACHED = "nobody is reached to begin with, so nobody can be cut off"


def describe_weak_point(point: WeakPoint, message: MessageAnswer, names: Names) -> str:
    """Say whom the absence of one weak point cuts off, their people, and whether that is only assumed."""
    return describe_absences([point], message, names, tag=describe_tag("", point.basis))


def describe_loss(point: WeakPoint, message: MessageAnswer, names: Names) -> str:
    """Say whom the absence of one weak point cuts off, and that no days are left to tell of them."""
    return f"{describe_weak_point(point, message, names)}. {NO_ROUTE_LEFT}"


def describe_absences(points: Sequence[WeakPoint], message: MessageAnswer, names: Names, *, tag: str) -> str:
    """Say the same of weak points that each cut off the same members, in one sentence that ends in ``tag``."""
    called = [names.call_point(each) for each in points]
    who = f"any one of {join_words(called)}" if len(called) > 2 else ", or without ".join(called)
    cut = describe_cut(points[0].cuts_off, points[0].people, message, names)
    return f"Without {who}, {cut}{tag}"


def describe_pair(pair: CutPair, message: MessageAnswer, names: Names) -> str:
    """Say whom the absence of two together cuts off, and whether that is only assumed."""
    both = " and ".join(names.call_all(pair.ids))
    cut = describe_cut(pair.cuts_off, pair.people, message, names)
    return f"Without both {both}, {cut}{describe_tag('', pair.basis)}"


def describe_tag(message: str, basis: Basis) -> str:
    """Say in brackets which message it is about and whether it is only assumed; "" where there is nothing to say.

    With a space before.
    """
    parts = "; ".join(filter(None, (message, HINTS[basis])))
    return f" [{parts}]" if parts else ""


def describe_cut(cuts_off: Sequence[str], people: int | None, message: MessageAnswer, names: Names) -> str:
    """Say who no longer hears or is heard: by name if it is one, else how many, with people in brackets."""
    who = names.tell(cuts_off)
    if message.counted == "pairs" and len(cuts_off) == 1:
        who = f"what goes from {who}"
    return f"{who}{say_verb(message, one=names.are_single(cuts_off), no=True)} ({count_people(people)})"


def describe_no_weak_point(message: MessageAnswer) -> str:
    """Say why a message has no weak point: every delivery has a second way, or nothing is reached at all."""
    if message.reached_count == 0:
        return f"{start_sentence(NOTHING_REACHED)}."
    return f"{start_sentence(NO_ONLY_WAY)}."
