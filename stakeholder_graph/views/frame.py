"""What opens and closes every answer: the place, the verdict, how to go on, and how much is only assumed."""

import shlex
from collections.abc import Sequence

from stakeholder_graph.results.answers import Answer, AssumedShare, OptionValue
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.views.messages import loop_sentences, sentences
from stakeholder_graph.views.messages.doubt_sentences import describe_heard_stability
from stakeholder_graph.views.messages.losses import Loss, find_losses
from stakeholder_graph.views.words import (
    Names,
    join_words,
    say_all,
    say_date,
    say_number,
    say_share,
    start_sentence,
)

NOTES = {
    "messages-supplied": "The model names no messages, so two were supplied: one down, one up.",
    "absence-not-recorded": "Where no route is recorded, there may still be one.",
    "doubts-not-recorded": (
        "Every line of the model is only assumed and none says how certain it is, so no finding can be weighed "
        "against doubts."
    ),
    "dates-run-out": (
        "Some calendars list no dates for part of the year after the start: what starts late in it may count as "
        "never heard only for that."
    ),
    "designed-place": (
        "The model says that it is complete, as a design is: what is met or not met is so in the design, and of no "
        "real body."
    ),
    "no-day": "The model has no date: all that it describes is taken to stand.",
    "surveyed": (
        "The place is so large that typical days, chances and how far findings withstand doubt were not looked at: "
        "the commands “trace” and “simulate” tell them."
    ),
}
CAUTION = "This describes channels recorded in the model, not how well people use them."


def describe_opening(answer: Answer) -> str:
    """Say who can be heard and answered, how many messages reach everyone, and the worst that is or would be lost.

    Always "on paper": every structure here is what somebody wrote down.
    """
    messages = answer.messages or ()
    if not messages:
        return "The model names no message, so nothing can be said of what reaches whom."
    names = Names(answer.stakeholders)
    leading = loop_sentences.find_leading_loop(messages)
    if leading is None or leading.loops is None:
        return f"On paper, {_say_reach(messages, names, said=None)}"
    loops = f"On paper, {loop_sentences.describe_loops(leading, leading.loops, names)} [{leading.message}]."
    doubt = describe_heard_stability(leading.heard_stability, leading.counted, leading.reached_count)
    if doubt:
        loops += f" But {doubt}."
    return f"{loops} {start_sentence(_say_reach(messages, names, said=leading))}"


def _say_reach(messages: Sequence[MessageAnswer], names: Names, *, said: MessageAnswer | None) -> str:
    """Say how many messages reach everyone, and the worst that is or would be lost.

    Who is left out of ``said`` has been told already.
    """
    lost, absent = find_opening_losses(messages)
    if lost is not None and lost.message is said:
        lost = None
    told = _say_lost(lost, names) if lost is not None else ""
    if lost is not None and absent is not None:
        more = f"{say_number(absent.count)} more ({sentences.count_people(absent.people)})"
        would = "would not be" if lost.message.counted == "senders" else "would not"
        told += f", and {_say_without(absent, names)} {more} {would}"
    elif absent is not None:
        told = describe_absence(absent, names)
    last = absent or lost
    return _say_good(messages) + (f"; {told} [{_name_messages(last)}]." if last else ".")


def find_opening_losses(messages: Sequence[MessageAnswer]) -> tuple[Loss | None, Loss | None]:
    """Find the worst that is lost, and the worst that one absence would take; None where it is not to be told.

    Beside a loss an absence is told only where it would cut off more people, and of the same message.
    """
    losses = find_losses(messages)
    failing = [each for each in losses if each.point is None]
    weakest = next((each for each in losses if each.point is not None), None)
    if not failing:
        return None, weakest
    ties = [each for each in failing if (each.people, each.count) == (failing[0].people, failing[0].count)]
    of_weakest = [each for each in ties if weakest and each.message is weakest.message]
    worst = (of_weakest or ties)[0]
    told_besides = (
        weakest is not None
        and of_weakest
        and worst.kind != "one-way"
        and (weakest.people or 0) > (worst.people or 0)
    )
    return worst, weakest if told_besides else None


def _say_good(messages: Sequence[MessageAnswer]) -> str:
    """Say how many of the messages do what is asked of them."""
    good, total = sum(map(sentences.gets_through, messages)), len(messages)
    if total == 1:
        arrives = messages[0].reached_count == messages[0].delivery_count
        who = "the one message reaches" if arrives else "the one message does not reach"
    elif good == total:
        who = f"{say_all(total)} messages reach"
    else:
        none = "neither" if total == 2 else "none"
        who = f"{good or none} of the {total} messages {'reach' if good > 1 else 'reaches'}"
    asked = good == total and any(each.asks_answer for each in messages)
    back = ", with a way back where an answer is asked for" if asked else ""
    return f"{who} everyone {'they' if good > 1 else 'it'} should{back}"


def _say_lost(lost: Loss, names: Names) -> str:
    """Say who is left out of a message, or can be given no answer."""
    message = lost.message
    if lost.kind == "one-way":
        return sentences.describe_no_answer(message, lost.members, lost.people, names)
    return sentences.describe_left_out(message, lost.members, lost.count, lost.people, names)


def describe_absence(loss: Loss, names: Names, *, tells_unknown: bool = True) -> str:
    """Say who would not hear or be heard without the weak point of a loss.

    ``tells_unknown`` says whether to say that their people are not known.
    """
    return f"{_say_without(loss, names)}, {_say_would(loss, names, tells_unknown=tells_unknown)}"


def _say_without(loss: Loss, names: Names) -> str:
    return f"without {names.call_point(loss.point)}" if loss.point is not None else ""


def _say_would(loss: Loss, names: Names, *, tells_unknown: bool) -> str:
    verb = {"receivers": "hear", "senders": "be heard", "pairs": "arrive"}[loss.message.counted]
    people = f" ({sentences.count_people(loss.people)})" if tells_unknown or loss.people is not None else ""
    return f"{names.tell(loss.members)}{people} would not {verb}"


def _name_messages(loss: Loss) -> str:
    return join_words((loss.message.message, *loss.also))


def describe_title(answer: Answer) -> str:
    """Name the place, the date of the model and what was changed for this answer."""
    day = say_date(answer.as_of)
    title = f"{answer.place}, as it stands on {day}" if answer.as_of else f"{answer.place} ({day})"
    names = Names(answer.stakeholders)
    scenario, without = _list_option(answer, "scenario"), _list_option(answer, "without")
    if scenario:
        says = f" ({answer.scenario_says})" if answer.scenario_says else ""
        title += f", in the scenario {join_words(scenario)}{says}"
    if without:
        title += f", without {join_words(names.call_all(each.replace(':', '->') for each in without))}"
    return title


def _list_option(answer: Answer, key: str) -> tuple[str, ...]:
    value: OptionValue = answer.options.get(key)
    if isinstance(value, tuple):
        return value
    return () if value is None or isinstance(value, bool) else (str(value),)


def give_command(answer: Answer, command: str, *words: str) -> str:
    """Write the command that opens a sentence to its proof, in the same scenario and for the same day."""
    options = [
        word
        for key in ("scenario", "without", "on")
        for value in _list_option(answer, key)
        for word in (f"--{key}", value)
    ]
    return " ".join(["stakeholder-graph", command, *map(shlex.quote, (answer.model, *words, *options))])


def describe_assumed(share: AssumedShare) -> str:
    """Say how much of what an answer used is only assumed, and what it did not use. It ends every output."""
    parts = {
        "stakeholders and channels used": share.existence,
        "people counts": share.people,
        "levels of involvement": share.level,
        "timings": share.timing,
        "reliabilities": share.reliability,
    }
    used = [_say_assumed(what, value) for what, value in parts.items() if value is not None]
    not_used = [
        f"no {what.removesuffix(' used')}" for what, value in list(parts.items())[:3] if value is None
    ]
    looked = {"timing": share.timing, "reliability": share.reliability}
    not_looked = [what for what, value in looked.items() if value is None]
    told = [
        f"Only assumed: {', '.join(used)}." if used else "",
        start_sentence(f"{join_words(not_used)} were used.") if not_used else "",
        start_sentence(f"{join_words(not_looked)} {'were' if len(not_looked) > 1 else 'was'} not looked at.")
        if not_looked
        else "",
    ]
    return " ".join(filter(None, told))


def _say_assumed(what: str, share: float) -> str:
    if share == 1:
        return f"all {what}"
    return f"{'none' if share == 0 else say_share(share)} of the {what}"


def describe_note(code: str) -> str:
    """Say a limit of the answer in words; a code without words is shown as it is."""
    return NOTES.get(code, f"Note: {code}.")
