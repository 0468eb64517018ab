"""One journey told date by date: who passes it on, which day, and what was waited for.

A day that rests on a meeting whose days are not known is told as "about" that day, and so is every later day of the
same journey.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.journeys import Itinerary, Leg
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.simulations import Wait
from stakeholder_graph.views.messages.sentences import BETWEEN
from stakeholder_graph.views.messages.time_sentences import NO_TIMES_IN_FULL
from stakeholder_graph.views.words import (
    MONTHS,
    WEEKDAYS,
    Names,
    say_cadence,
    say_days,
    say_steps,
    start_sentence,
)

HALF_WAY = (
    "one journey of many: where the days of a meeting are not known, the first is taken to come after half its "
    "interval"
)
WAITS_TOLD = 4
MEETING = "meeting"
MEDIA = {
    MEETING: "at a meeting",
    "event": "at an event",
    "focus group": "in a focus group",
    "conversation": "in conversation",
    "website": "on a website",
    "social media": "on social media",
    "noticeboard": "on a noticeboard",
}
"""How a message goes by media for which "by" reads oddly."""


class Diary:
    """Writes the days of one journey in their order: the year where it changes, "about" where days are not known."""

    def __init__(self, *, about: bool = False) -> None:
        self.about = about
        self._year: int | None = None

    def say(self, day: str, *, in_full: bool = False) -> str:
        """Write a day with its preposition: "on Monday 5 November 2012", "about 29 November"."""
        known = date.fromisoformat(day)
        year = f" {known.year}" if in_full or known.year != self._year else ""
        self._year = known.year
        said = f"{known.day} {MONTHS[known.month - 1]}{year}"
        return f"about {said}" if self.about else f"on {WEEKDAYS[known.weekday()]} {said}"


def count_days(since: str, until: str) -> int:
    """Count the days from one day to another."""
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def is_untimed_journey(itinerary: Itinerary) -> bool:
    """Say whether no step of it has a time recorded, so that its dates are no finding."""
    return itinerary.heard is not None and all(_has_no_time(each) for each in itinerary.legs)


def describe_start(delivery: Delivery, itinerary: Itinerary, message: MessageAnswer, names: Names) -> str:
    """Say who says what to whom on which day: "On Monday 5 November 2012 X raises its concern with Y."."""
    sender, receiver = delivery.sender or itinerary.legs[0].sender, delivery.receiver
    one = names.are_single([sender])
    what = (
        f"{'its' if one else 'their'} {message.kind.replace('-', ' ')}"
        if message.kind and message.message != BETWEEN
        else "it"
    )
    verb, to = ("raise", "with") if message.counted == "senders" and what != "it" else ("send", "to")
    whom = f" {to} {names.call(receiver)}" if receiver else ""
    day = start_sentence(Diary().say(itinerary.start))
    return f"{day}, {names.call(sender)} {verb}{'s' if one else ''} {what}{whom}."


def describe_way_there(itinerary: Itinerary) -> str:
    """Lead to the steps of the way there, and say what stands in for days that are not known."""
    return f"The way there, in {say_steps(len(itinerary.legs))}{_say_half_way(itinerary)}:"


def _say_half_way(itinerary: Itinerary) -> str:
    return "" if itinerary.dated else f" ({HALF_WAY})"


def describe_never(itinerary: Itinerary) -> str:
    """Say that what starts on this day does not get there."""
    return (
        f"What starts {Diary().say(itinerary.start)} is never heard: a step on every way is closed for good, or "
        "has no more dates, before it gets there."
    )


def list_legs(itinerary: Itinerary, diary: Diary, names: Names) -> tuple[str, ...]:
    """Say every step of a journey in one or two sentences."""
    return tuple(_describe_leg(each, diary, names) for each in itinerary.legs)


def describe_heard(delivery: Delivery, itinerary: Itinerary, diary: Diary, names: Names) -> str:
    """Say when its receiver has heard, and how many days that is; that no time is recorded where none is."""
    if itinerary.heard is None or itinerary.days is None:
        return describe_never(itinerary)
    if is_untimed_journey(itinerary):
        return NO_TIMES_IN_FULL
    by = f" by {names.call(delivery.receiver)}" if delivery.receiver else ""
    return f"Heard{by} {_say_end(itinerary.heard, itinerary.days, diary)}."


def describe_answer_ready(asked: Itinerary, back: Itinerary, diary: Diary) -> str:
    """Say when the answer sets out, and lead to its steps."""
    wait = count_days(asked.heard or back.start, back.start)
    steps = f"comes back in {say_steps(len(back.legs))}{_say_half_way(back) if asked.dated else ''}:"
    if wait == 0:
        return f"The answer is taken to be ready the same day, and {steps}"
    return f"The answer is ready {diary.say(back.start, in_full=True)}, {say_days(wait)} later, and {steps}"


def describe_answered(asked: Itinerary, back: AnswerBack, diary: Diary) -> str:
    """Say when the one who asked has the answer, counted from the day of asking."""
    home = back.itinerary
    if home is None:
        return ""
    if home.heard is None:
        return (
            "No answer ready on that day ever comes back: a step on every way is closed or has no more dates."
        )
    if is_untimed_journey(home) and is_untimed_journey(asked):
        return NO_TIMES_IN_FULL
    return f"Answered {_say_end(home.heard, count_days(asked.start, home.heard), diary)}."


def describe_waits(waits: Sequence[Wait], days: int | None, names: Names) -> str:
    """Say what a journey waits for longest, there and back; "" where it waits for nothing."""
    if not waits or not days:
        return ""
    told = "; ".join(_say_what(each, names) for each in waits[:WAITS_TOLD])
    rest = "; the rest in shorter steps" if len(waits) > WAITS_TOLD else ""
    return f"Of these {say_days(days)}: {told}{rest}."


def _say_what(wait: Wait, names: Names) -> str:
    often = f" ({say_cadence(wait.every)})" if wait.every and wait.cause != "on-the-way" else ""
    who = names.call(wait.id)
    what = {
        "meeting": f"until {who} next meets{often}",
        "departure": f"with {who}, until the next {wait.by}{often}",
        "on-the-way": f"on the way from {who}, by {wait.by}",
    }[wait.cause]
    return f"{round(wait.mean_days)} {what}"


def _say_end(day: str, days: int, diary: Diary) -> str:
    return f"{diary.say(day, in_full=True)}: {'the same day' if days == 0 else f'{say_days(days)} after the start'}"


def _describe_leg(leg: Leg, diary: Diary, names: Names) -> str:
    return f"{''.join(_tell_leg(leg, diary, names))}{_mark(leg)}."


def _mark(leg: Leg) -> str:
    """Say once of a step that its times are assumed, or that it has none."""
    if _has_no_time(leg):
        return " (no time recorded)"
    return {"stated": "", "partly": " (partly assumed)", "assumed": " (assumed)"}[leg.basis]


def _has_no_time(leg: Leg) -> bool:
    return leg.every is None and leg.takes is None and leg.meets is None and leg.ready == leg.heard


def _tell_leg(leg: Leg, diary: Diary, names: Names) -> Iterator[str]:
    """Say on which day it reaches the receiver, how, and after what wait; then when the receiver takes it in."""
    if leg.by == MEETING and leg.meets is not None and leg.arrives == leg.ready and leg.missed is None:
        yield _tell_own_meeting(leg, leg.meets, diary, names)
        return
    if leg.departs != leg.ready:
        diary.about = diary.about or leg.every_dated is False
    day = "the same day" if leg.arrives == leg.ready else diary.say(leg.arrives)
    yield f"{start_sentence(day)}, {_say_how(leg)}, it reaches {names.call(leg.receiver)}"
    yield from _tell_meeting(leg, diary, names)


def _tell_own_meeting(leg: Leg, meets: str, diary: Diary, names: Names) -> str:
    """Say of what is told at a meeting that it is the receiver's own, and when that is."""
    one = names.are_single([leg.receiver])
    hears = f"{names.call(leg.receiver)} {'hears' if one else 'hear'} it"
    its, often = "its" if one else "their", _say_often(leg, meets)
    if leg.heard == leg.ready:
        return f"The same day, at {its} meeting {often}, {hears}"
    diary.about = diary.about or leg.meets_dated is False
    waited = _say_wait(leg.ready, leg.heard)
    return f"{start_sentence(diary.say(leg.heard))}, at {its} next meeting {often}, {hears}: {waited}"


def _say_often(leg: Leg, meets: str) -> str:
    papers = f", papers due {leg.papers_due} before" if leg.papers_due else ""
    return f"({say_cadence(meets)}{papers})"


def _say_how(leg: Leg) -> str:
    """Say by what it goes, how long that takes, and how long it waits for it: for its day, or until it is open."""
    every = say_cadence(leg.every) if leg.every else ""
    takes = f"takes {leg.takes}" if leg.takes and leg.arrives != leg.departs else ""
    inner = ", ".join(filter(None, (every, takes)))
    bracket = f" ({inner})" if inner else ""
    way = MEDIA.get(leg.by, f"by {leg.by}")
    if leg.departs == leg.ready:
        return f"{way}{bracket}"
    waited = _say_wait(leg.ready, leg.departs)
    if leg.every is None:
        return f"{way}{bracket}, after {waited} until this way is open"
    return f"after {waited} for the next {leg.by}{bracket}"


def _say_wait(since: str, until: str) -> str:
    """Say how long a wait is: "1 day's wait", "24 days' wait"."""
    days = count_days(since, until)
    return f"{say_days(days)}'s wait" if days == 1 else f"{say_days(days)}' wait"


def _tell_meeting(leg: Leg, diary: Diary, names: Names) -> Iterator[str]:
    """Say when the receiver takes it in, and which meeting was missed."""
    wait = count_days(leg.arrives, leg.heard)
    if leg.meets is None:
        if wait:
            yield f", where it is taken in {diary.say(leg.heard)}"
        return
    often = _say_often(leg, leg.meets)
    who = ", which meets" if names.are_single([leg.receiver]) else ", who meet"
    if wait == 0:
        yield f"{who} that day {often}"
        return
    diary.about = diary.about or leg.meets_dated is False
    waited = _say_wait(leg.arrives, leg.heard)
    if leg.missed is None:
        yield f"{who.replace('meet', 'next meet')} {diary.say(leg.heard)} {often}: {waited}"
        return
    missed = date.fromisoformat(leg.missed)
    late = f" {say_days(leg.late_by_days)}" if leg.late_by_days else ""
    yield (
        f". It comes{late} too late for the papers of the {missed.day} {MONTHS[missed.month - 1]} meeting, "
        f"so it waits for the one {diary.say(leg.heard)} {often}: {waited}"
    )
