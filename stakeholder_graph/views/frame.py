"""What opens and closes every answer: the place, the verdict, how to go on, and how much is only assumed."""

import shlex

from stakeholder_graph.results.answers import Answer, AssumedShare, OptionValue
from stakeholder_graph.views.sentences import gets_through, is_mostly_assumed
from stakeholder_graph.views.words import Names, join_words, say_all, say_date, say_share, start_sentence

NOTES = {
    "messages-supplied": "The model names no messages, so two were supplied: one down, one up.",
    "absence-not-recorded": 'Where it says "no route recorded", there may still be one in practice.',
    "no-day": "The model has no date: all that it describes is taken to stand.",
}
CAUTION = "This describes channels recorded in the model, not how well people use them."


def describe_opening(answer: Answer) -> str:
    """Say in one sentence how many of the messages reach everyone, there and back."""
    messages = answer.messages or ()
    if not messages:
        return "The model names no message, so nothing can be said of what reaches whom."
    good, total = sum(map(gets_through, messages)), len(messages)
    on_paper = is_mostly_assumed(answer.assumed_share)
    back = ", with a way back wherever an answer is asked for"
    if total == 1:
        who = "the one message reaches" if good else "the one message does not reach"
        back = back if good else ", or leaves somebody without a way back for an answer"
    elif good == total:
        who = f"{say_all(total)} messages reach"
    else:
        none = "neither" if total == 2 else "none"
        who = f"{good or none} of the {total} messages {'reach' if good > 1 else 'reaches'}"
    back = back if any(each.asks_answer for each in messages) else ""
    sentence = f"{who} everyone {'they' if good > 1 else 'it'} should{back}."
    return f"On paper, {sentence}" if on_paper else start_sentence(sentence)


def describe_title(answer: Answer) -> str:
    """Name the place, the date of the model and what was changed for this answer."""
    day = say_date(answer.as_of)
    title = f"{answer.place}, as it stands on {day}" if answer.as_of else f"{answer.place} ({day})"
    names = Names(answer.stakeholders)
    scenario, without = _list_option(answer, "scenario"), _list_option(answer, "without")
    if scenario:
        title += f", in the scenario {join_words(scenario)}"
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
    """Say how much of what an answer used is only assumed. It ends every output."""
    parts = {
        "stakeholders and channels": share.existence,
        "people counts": share.people,
        "levels": share.level,
        "timing": share.timing,
        "reliability": share.reliability,
    }
    used = [_say_assumed(what, value) for what, value in parts.items() if value is not None]
    unused = [what for what, value in parts.items() if value is None]
    sentence = f"Assumed: {', '.join(used)}" if used else ""
    if unused:
        nothing = f"nothing about {join_words(unused, 'or')} was used"
        sentence = f"{sentence}; {nothing}" if sentence else f"Assumed: {nothing}"
    return sentence + "."


def _say_assumed(what: str, share: float) -> str:
    the, used = ("the ", " used") if what.startswith("stakeholders") else ("", "")
    return f"all {the}{what}{used}" if share == 1 else f"{say_share(share)} of {the}{what}{used}"


def describe_note(code: str) -> str:
    """Say a limit of the answer in words; a code without words is shown as it is."""
    return NOTES.get(code, f"Note: {code}.")
