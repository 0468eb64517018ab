"""Where on the interactive page can a headline be checked? The address, within the page, of its proof."""

import re
import shlex
from collections.abc import Mapping
from itertools import pairwise
from urllib.parse import urlencode

from stakeholder_graph.results.answers import Answer, MessageAnswer
from stakeholder_graph.views import sentences
from stakeholder_graph.views.headlines import Headline

IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]\.?\Z")


def find_proof(headline: Headline, answer: Answer) -> str:
    """Return the address of the view that proves a headline, empty where the page has none.

    The message is the one named in brackets at the end. What is shown of it is the weak point that the sentence
    names, else whoever the command of the headline traces, else the first who is left out.
    """
    message = _find_message(headline.sentence, answer)
    if message is None:
        return ""
    names = {each.id: each.name for each in answer.stakeholders}
    for point in message.weak_points or ():
        if _name(point.id, names) in headline.sentence:
            return urlencode({"at": f"{point.type}:{point.id}", "weak": message.message})
    missing = sentences.find_members(message, reached=False)
    traced = _find_traced(headline.command, message) or (missing[0] if missing else None)
    return urlencode({"message": message.message, "member": traced}) if traced is not None else ""


def _find_message(sentence: str, answer: Answer) -> MessageAnswer | None:
    found = IN_BRACKETS.search(sentence)
    named = re.split(r", | and |; ", found[1]) if found else []
    known = {each.message: each for each in answer.messages or ()}
    return next((known[each] for each in named if each in known), None)


def _name(point: str, names: Mapping[str, str]) -> str:
    """Return what a sentence calls a weak point, without the id that may stand behind a name."""
    sender, arrow, rest = point.partition("->")
    receiver = rest.partition("#")[0]
    named = names.get(sender, sender)
    return f"the channel from {named} to {names.get(receiver, receiver)}" if arrow else named


def _find_traced(command: str, message: MessageAnswer) -> str | None:
    words = shlex.split(command)
    options = {word: after for word, after in pairwise(words) if word in ("--from", "--to")}
    ends = (options.get("--from"), options.get("--to"))
    key = {"senders": ends[0], "receivers": ends[1], "pairs": f"{ends[0]}->{ends[1]}"}[message.counted]
    return key if key in sentences.find_members(message) else None
