"""How surely does it arrive? What is stated is told as a chance; what is only assumed, as what it would take."""

import math
from collections.abc import Iterator, Sequence

from stakeholder_graph.results.chances import Chance
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.views.words import join_words, say_number, say_share, start_sentence

MORE_OFTEN_THAN_NOT = 0.5
ONLY_IF = (
    "If all on the way whose reliability nobody vouches for were equally reliable, each would have to work"
)


def describe_chance(chance: Chance | None) -> str:
    """Say how surely one delivery arrives, and on what that rests; "" where it was not computed.

    A chance that is certain only because nobody stated a reliability is not told as one.
    """
    if chance is None:
        return ""
    if chance.basis == "assumed" and chance.value == 1:
        return "How surely it arrives is not known: no reliability is stated."
    estimate = "" if chance.exact else ", by estimate"
    inner = "reliabilities partly assumed" if chance.basis == "partly" else ""
    if chance.low is not None and chance.high is not None:
        between = f"between {say_share(chance.low)} and {say_share(chance.high)}"
        inner = "; ".join(filter(None, (between, inner)))
    sentence = f"by one route or another it arrives {say_share(chance.value)} of the time"
    sentence += f"{estimate}{f' ({inner})' if inner else ''}."
    if chance.basis == "assumed":
        return f"If the assumed reliabilities are right, and whatever states none never fails, {sentence}"
    return start_sentence(sentence)


def describe_chances(message: MessageAnswer) -> str:
    """Say how surely a message arrives where sources state a reliability on the way; "" where none does."""
    reached = [each.chance for each in message.deliveries or () if each.reached]
    told = [each for each in reached if each is not None and each.basis != "assumed"]
    if not told:
        return ""
    values = sorted(each.value for each in told)
    low, high = say_share(values[0]), say_share(values[-1])
    share = low if low == high else f"between {low} and {high}"
    estimate = "" if all(each.exact for each in told) else ", by estimate"
    partly = " (reliabilities partly assumed)" if any(each.basis == "partly" for each in told) else ""
    some = len(told) < message.reached_count
    where = f", for the {say_number(len(told))} with a reliability stated on the way" if some else ""
    return f"It arrives {share} of the time{estimate}{partly}{where} [{message.message}]."


def describe_chance_briefly(message: MessageAnswer, subject: str) -> str:
    """Say in few words how often it arrives, else how good each unmeasured step must be; "" where neither is known.

    ``subject`` is what arrives. With a space before.
    """
    told = describe_chances(message)
    if told:
        return f" {subject}{told.removeprefix('It').removesuffix(f' [{message.message}].')}."
    tipping = message.tipping
    if tipping is None:
        return ""
    wanted = _say_wanted(tipping.chance)
    if tipping.reliability is None:
        return f" Even if no unmeasured step ever failed, {subject.lower()} would not arrive {wanted}."
    times = math.ceil(tipping.reliability * 100)
    if times == 0:
        return f" However unsure the unmeasured steps are, {subject.lower()} arrives {wanted}."
    return f" {subject} arrives {wanted} only if each unmeasured step works {_say_times(times)}."


def describe_tippings(messages: Sequence[MessageAnswer]) -> tuple[str, ...]:
    """Say how reliable what nobody has measured would have to be for messages to arrive as surely as wanted.

    One sentence for all the messages of which the same chance is wanted. Messages with a chance that can be told
    are left out.
    """
    wanted: dict[float, list[MessageAnswer]] = {}
    for each in messages:
        if each.tipping is not None and not describe_chances(each):
            wanted.setdefault(each.tipping.chance, []).append(each)
    return tuple(
        sentence for chance, those in sorted(wanted.items()) for sentence in _tell_tippings(chance, those)
    )


def _tell_tippings(chance: float, messages: Sequence[MessageAnswer]) -> Iterator[str]:
    """Say it of all the messages of which this chance is wanted: always, only if, and not even if."""
    needed: dict[int, list[str]] = {}
    never: list[str] = []
    for each in messages:
        reliability = each.tipping.reliability if each.tipping is not None else None
        those = never if reliability is None else needed.setdefault(math.ceil(reliability * 100), [])
        those.append(each.message)
    wanted = _say_wanted(chance)
    always = needed.pop(0, [])
    if always:
        yield f"However unsure all that nobody has measured is, it arrives {wanted} [{join_words(always)}]."
    if len(needed) == 1:
        [(times, those)] = needed.items()
        yield f"{ONLY_IF} {_say_times(times)} for it to arrive {wanted} [{join_words(those)}]."
    elif needed:
        told = [f"{_say_times(each)} [{join_words(needed[each])}]" for each in sorted(needed)]
        yield f"{ONLY_IF} {join_words(told, 'or')} for a message to arrive {wanted}."
    if never:
        unmeasured = "Even if all that nobody has measured never failed"
        yield f"{unmeasured}, it would not arrive {wanted} [{join_words(never)}]."


def _say_times(times: int) -> str:
    return "every time" if times >= 100 else f"at least {times} times in 100"


def _say_wanted(chance: float) -> str:
    if chance == MORE_OFTEN_THAN_NOT:
        return "more often than not"
    return f"at least {say_share(chance)} of the time"
