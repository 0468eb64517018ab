"""What is told of one delivery, in which order? Date by date there and back, then what is asked of it.

A trace and the interactive page tell the same blocks, so that they agree word for word.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.journeys import Itinerary
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.views.blocks import Bullets, Say
from stakeholder_graph.views.messages import expectation_sentences, time_sentences
from stakeholder_graph.views.trace import delivery_sentences, itinerary_sentences
from stakeholder_graph.views.trace.itinerary_sentences import Diary
from stakeholder_graph.views.words import Names, say_steps

NO_WAY_BACK = "The way back: no route recorded."


class Story(Struct, frozen=True, kw_only=True):
    """One delivery in blocks: the way there, the way back where an answer is asked for, and what is asked of it."""

    there: tuple[Say | Bullets, ...]
    back: tuple[Say | Bullets, ...] = ()
    asked: tuple[Say | Bullets, ...] = ()


def is_dated(itinerary: Itinerary | None) -> bool:
    """Say whether a way is told date by date, and not only step by step."""
    return itinerary is not None and bool(itinerary.legs)


def tell_delivery(message: MessageAnswer, delivery: Delivery, names: Names) -> Story:
    """Tell one delivery: its steps, there and back, are the numbered ones."""
    asked = tuple(_tell_expectations(delivery, names))
    if not delivery.reached:
        return Story(there=(Say(text=f"{_say_ends(delivery, names)}: no route recorded."),), asked=asked)
    diary = Diary()
    there = tuple(_tell_way_there(message, delivery, diary, names))
    back: tuple[Say | Bullets, ...] = ()
    if delivery.answer is not None and delivery.answer.reached:
        back = tuple(_tell_way_back(delivery, delivery.answer, diary, names))
    elif message.asks_answer:
        back = (Say(text=NO_WAY_BACK),)
    return Story(there=there, back=back, asked=asked)


def _say_ends(delivery: Delivery, names: Names) -> str:
    sender = names.call(delivery.sender) if delivery.sender else "anyone"
    receiver = names.call(delivery.receiver) if delivery.receiver else "anyone"
    return f"From {sender} to {receiver}"


def _tell_way_there(
    message: MessageAnswer, delivery: Delivery, diary: Diary, names: Names
) -> Iterator[Say | Bullets]:
    itinerary = delivery.itinerary
    if itinerary is not None and is_dated(itinerary):
        yield Say(text=itinerary_sentences.describe_start(delivery, itinerary, message, names))
        yield Say(text=itinerary_sentences.describe_way_there(itinerary))
        yield _number(itinerary_sentences.list_legs(itinerary, diary, names))
        yield _figure(itinerary_sentences.describe_heard(delivery, itinerary, diary, names))
        if not _comes_back(delivery):
            yield from _tell_waits(delivery, itinerary.days, names)
    else:
        yield Say(text=f"{_say_ends(delivery, names)}, in {say_steps(len(delivery.route) - 1)}:")
        yield _number(_list_steps(delivery.route, names))
        if itinerary is not None:
            yield _figure(itinerary_sentences.describe_never(itinerary))
    yield from _tell_days(delivery, time_sentences.OUTWARD, told=_is_untimed(delivery))
    yield _figure(delivery_sentences.describe_figures(delivery, names))


def _tell_way_back(
    delivery: Delivery, back: AnswerBack, diary: Diary, names: Names
) -> Iterator[Say | Bullets]:
    asked, home = delivery.itinerary, back.itinerary
    if asked is not None and home is not None and is_dated(home):
        yield Say(text=itinerary_sentences.describe_answer_ready(asked, home, diary))
        yield _number(itinerary_sentences.list_legs(home, diary, names))
        yield _figure(itinerary_sentences.describe_answered(asked, back, diary))
        if home.heard is not None:
            yield from _tell_waits(delivery, itinerary_sentences.count_days(asked.start, home.heard), names)
    else:
        yield Say(text=f"The way back, in {say_steps(len(back.route) - 1)}:")
        yield _number(_list_steps(back.route, names))
        if asked is not None and home is not None:
            yield _figure(itinerary_sentences.describe_answered(asked, back, diary))
    yield from _tell_days(back, time_sentences.BACK, told=_is_untimed(back))
    if delivery.round_trip is not None:
        untimed = time_sentences.is_untimed(delivery.round_trip)
        yield from _tell_days(delivery.round_trip, time_sentences.THERE_AND_BACK, told=untimed)
    yield _figure(delivery_sentences.describe_figures(back, names))


def _comes_back(delivery: Delivery) -> bool:
    """Say whether an answer is told date by date."""
    home = delivery.answer.itinerary if delivery.answer is not None else None
    return home is not None and is_dated(home)


def _tell_waits(delivery: Delivery, days: int | None, names: Names) -> Iterator[Say]:
    """Say what the journey that was told waits for longest: what to change to be quicker."""
    told = itinerary_sentences.describe_waits(delivery.waits, days, names)
    if told:
        yield _figure(told)


def _is_untimed(way: Delivery | AnswerBack) -> bool:
    """Say whether the journey that was told has said already that no time is recorded."""
    return way.itinerary is not None and itinerary_sentences.is_untimed_journey(way.itinerary)


def _tell_days(span: time_sentences.Span, lead: str, *, told: bool) -> Iterator[Say]:
    days = "" if told else time_sentences.describe_days(span, lead)
    if days:
        yield _figure(days)


def _tell_expectations(delivery: Delivery, names: Names) -> Iterator[Say | Bullets]:
    items = tuple(expectation_sentences.describe_expected(each, names) for each in delivery.expectations)
    if items:
        yield Say(text="What the model asks of it:")
        yield Bullets(items=items, indent=1)


def _number(items: tuple[str, ...]) -> Bullets:
    return Bullets(items=items, numbered=True, indent=1)


def _figure(text: str) -> Say:
    return Say(text=text, indent=1)


def _list_steps(route: Sequence[str], names: Names) -> tuple[str, ...]:
    return tuple(f"{names.call(one)} → {names.call(other)}" for one, other in pairwise(route))
