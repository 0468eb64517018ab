"""What a message asks of its deliveries, and whether it is met."""

from stakeholder_graph.results.expectations import Expectation, ExpectationCount, Expected
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.views.messages.sentences import find_members, say_counted
from stakeholder_graph.views.words import Names, join_words, say_all, say_number, say_share, start_sentence

UNTIMED = "a step has no time recorded"
RESULTS = {"met": "met", "not-met": "not met", "cannot-tell": "cannot tell, as the model does not say enough"}


def say_expectation(expectation: Expectation, wanted: str) -> str:
    """Say what is asked: "heard within 10 working days", "2 routes that share nobody in between"."""
    if expectation == "routes":
        return "a route" if wanted == "1" else f"{wanted} routes that share nobody in between"
    if expectation == "level":
        return f"level {wanted} or better, all the way"
    if expectation == "chance":
        return f"arrives at least {_say_wanted_share(wanted)} of the time"
    return f"{'heard' if expectation == 'heard_within' else 'answered'} within {wanted}"


def _say_wanted_share(wanted: str) -> str:
    try:
        return say_share(float(wanted))
    except ValueError:
        return wanted


def describe_expected(expected: Expected, names: Names) -> str:
    """Say of one delivery whether one thing is met, what there is instead, and what stands in the way."""
    told = [_say_found(expected)]
    if expected.share is not None:
        told.append(f"{_say_starts(expected.share, at_most=expected.untimed)} within that")
    if expected.untimed:
        told.append(UNTIMED)
    inner = "; ".join(filter(None, told))
    asked = start_sentence(say_expectation(expected.expectation, expected.wanted))
    if expected.untimed and expected.result == "cannot-tell":
        return f"{asked}: cannot tell, as {UNTIMED}."
    sentence = f"{asked}: {RESULTS[expected.result]}{f' ({inner})' if inner else ''}."
    if not expected.because:
        return sentence
    ways = "only way" if len(expected.because) == 1 else "only ways"
    lead = f"The {ways} through" if expected.expectation == "routes" else "In the way"
    return f"{sentence} {lead}: {join_words(names.call_all(expected.because))}."


def _say_found(expected: Expected) -> str:
    """Say what there is: the most days it may take, or what was found; "" where nothing is known."""
    if expected.expectation in ("heard_within", "answered_within"):
        if expected.share is None:
            return ""
        return (
            "some starts never are"
            if expected.found is None
            else f"it may take {expected.found} days{' or more' if expected.untimed else ''}"
        )
    return f"found: {expected.found}" if expected.found else ""


def describe_expectation_count(count: ExpectationCount, message: MessageAnswer, names: Names) -> str:
    """Say of how many deliveries of a message one thing is met: "met for 12 of 76 practices, not met for 64"."""
    asked = start_sentence(say_expectation(count.expectation, count.wanted))
    times = ""
    if count.share is not None and count.share < 1:
        times = f"; {_say_starts(count.share, at_most=count.untimed_count > 0)} in time"
    if count.untimed_count:
        times += f"; for {_say_untimed(count)} {UNTIMED}"
    target = f"{message.message}; {'an assumed target' if count.basis == 'assumed' else 'a stated target'}"
    return f"{asked} [{target}]: {_say_counts(count, message, names)}{times}."


def _say_untimed(count: ExpectationCount) -> str:
    """Say for how many of them a step has no time recorded: "all", "3"."""
    total = count.met_count + count.not_met_count + count.cannot_tell_count
    return (
        "all" if 1 < count.untimed_count == total else "it" if total == 1 else say_number(count.untimed_count)
    )


def _say_starts(share: float, *, at_most: bool) -> str:
    """Say how many starts there are: "3% of starts are", "at most 3% of starts are", "no start is"."""
    return f"{'at most ' if at_most else ''}{say_share(share)} of starts are" if share else "no start is"


def _say_counts(count: ExpectationCount, message: MessageAnswer, names: Names) -> str:
    met, unmet, unknown = count.met_count, count.not_met_count, count.cannot_tell_count
    total = met + unmet + unknown
    if total <= 1:
        return "met" if met else "not met" if unmet else "cannot tell"
    kind = say_counted(message, find_members(message), names)
    if met == total:
        return f"met for {say_all(total)} {kind}"
    if total in (unmet, unknown):
        result = "not met" if unmet else "cannot tell"
        return f"{result} for any of the {say_number(total)} {kind}"
    parts = [f"met for {say_number(met) if met else 'none'} of {say_number(total)} {kind}"]
    if unmet:
        parts.append(f"not met for {say_number(unmet)}")
    if unknown:
        parts.append(f"cannot tell for {say_number(unknown)}")
    return ", ".join(parts)
