"""What does `trace` say, and in which order? Every delivery date by date, or many of them in groups and a table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from stakeholder_graph.results.answers import AnswerBack, Delivery, MessageAnswer
from stakeholder_graph.views import (
    delivery_sentences,
    expectation_sentences,
    itinerary_sentences,
    sentences,
    time_sentences,
)
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.itinerary_sentences import Diary
from stakeholder_graph.views.words import Names, say_number, say_steps

DELIVERIES_IN_FULL = 6
"""Up to so many deliveries are each told step by step; more are grouped."""
DELIVERIES_IN_TABLE = 200
NO_WAY_BACK = "The way back: no route recorded."


def outline_trace(reading: Reading) -> Iterator[Section]:
    """Tell each message: whether it gets there, and then its deliveries."""
    for message in reading.answer.messages or ():
        deliveries = message.deliveries or ()
        verdict = sentences.describe_verdict(message, reading.names)
        blocks: list[Block] = [Say(text=verdict)]
        if len(deliveries) <= DELIVERIES_IN_FULL:
            for each in deliveries:
                blocks += _tell_delivery(reading, message, each)
        else:
            blocks += _tell_expectation_counts(reading, message)
            blocks += _tell_ways(reading, message)
            blocks.append(_tabulate_deliveries(reading, message))
            left_out = len(deliveries) - reading.limit(DELIVERIES_IN_TABLE)
            if left_out > 0:
                blocks.append(Say(text=f"and {left_out:,} more: --format csv lists them all."))
        yield Section(title=sentences.describe_message(message), blocks=tuple(blocks))


def _tell_delivery(reading: Reading, message: MessageAnswer, delivery: Delivery) -> Iterator[Block]:
    names = reading.names
    sender = names.call(delivery.sender) if delivery.sender else "anyone"
    receiver = names.call(delivery.receiver) if delivery.receiver else "anyone"
    if not delivery.reached:
        yield Say(text=f"From {sender} to {receiver}: no route recorded.")
        yield from _tell_expectations(delivery, names)
        return
    itinerary = delivery.itinerary
    diary = Diary()
    if itinerary is not None and itinerary.legs:
        yield Say(text=itinerary_sentences.describe_start(delivery, itinerary, message, names))
        yield Say(text=itinerary_sentences.describe_way_there(itinerary))
        yield _number(itinerary_sentences.list_legs(itinerary, diary, names))
        yield _figure(itinerary_sentences.describe_heard(delivery, itinerary, diary, names))
    else:
        yield Say(text=f"From {sender} to {receiver}, in {say_steps(len(delivery.route) - 1)}:")
        yield _number(_list_steps(delivery.route, names))
        if itinerary is not None:
            yield _figure(itinerary_sentences.describe_never(itinerary))
    yield from _tell_days(delivery, time_sentences.OUTWARD, told=_is_untimed(delivery))
    yield _figure(delivery_sentences.describe_figures(delivery))
    if delivery.answer is not None and delivery.answer.reached:
        yield from _tell_answer(delivery, delivery.answer, diary, names)
    elif message.asks_answer:
        yield Say(text=NO_WAY_BACK)
    yield from _tell_expectations(delivery, names)


def _tell_answer(delivery: Delivery, back: AnswerBack, diary: Diary, names: Names) -> Iterator[Block]:
    asked, home = delivery.itinerary, back.itinerary
    if asked is not None and home is not None and home.legs:
        yield Say(text=itinerary_sentences.describe_answer_ready(asked, home, diary))
        yield _number(itinerary_sentences.list_legs(home, diary, names))
        yield _figure(itinerary_sentences.describe_answered(asked, back, diary))
    else:
        yield Say(text=f"The way back, in {say_steps(len(back.route) - 1)}:")
        yield _number(_list_steps(back.route, names))
        if asked is not None and home is not None:
            yield _figure(itinerary_sentences.describe_answered(asked, back, diary))
    yield from _tell_days(back, time_sentences.BACK, told=_is_untimed(back))
    if delivery.round_trip is not None:
        untimed = time_sentences.is_untimed(delivery.round_trip)
        yield from _tell_days(delivery.round_trip, time_sentences.THERE_AND_BACK, told=untimed)
    yield _figure(delivery_sentences.describe_figures(back))


def _is_untimed(way: Delivery | AnswerBack) -> bool:
    """Say whether the journey that was told has said already that no time is recorded."""
    return way.itinerary is not None and itinerary_sentences.is_untimed_journey(way.itinerary)


def _tell_days(span: time_sentences.Span, lead: str, *, told: bool) -> Iterator[Block]:
    days = "" if told else time_sentences.describe_days(span, lead)
    if days:
        yield _figure(days)


def _tell_expectations(delivery: Delivery, names: Names) -> Iterator[Block]:
    items = tuple(expectation_sentences.describe_expected(each, names) for each in delivery.expectations)
    if items:
        yield Say(text="What the model asks of it:")
        yield Bullets(items=items, indent=1)


def _tell_expectation_counts(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    items = tuple(
        expectation_sentences.describe_expectation_count(each, message, reading.names)
        for each in message.expectations
    )
    if items:
        yield Bullets(items=items)


def _number(items: tuple[str, ...]) -> Bullets:
    return Bullets(items=items, numbered=True, indent=1)


def _figure(text: str) -> Say:
    return Say(text=text, indent=1)


def _list_steps(route: Sequence[str], names: Names) -> tuple[str, ...]:
    return tuple(f"{names.call(one)} → {names.call(other)}" for one, other in pairwise(route))


def _tell_ways(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    """Group the deliveries by their steps and by those in between whom several of them share."""
    reached = [each for each in message.deliveries or () if each.reached]
    passed = Counter(chain.from_iterable(each.route[1:-1] for each in reached))
    groups: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for each in reached:
        shared = tuple(one for one in each.route[1:-1] if passed[one] > 1)
        groups.setdefault((len(each.route) - 1, shared), []).append(
            sentences.find_counted(message, each) or ""
        )
    items = [
        delivery_sentences.describe_way(reading.names.count(members), steps, shared, reading.names)
        for (steps, shared), members in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    ]
    if items:
        yield Bullets(items=reading.cut(items, 12, "they are in the table below"))


def _tabulate_deliveries(reading: Reading, message: MessageAnswer) -> Table:
    who = {"receivers": "Who hears", "senders": "Who is heard"}.get(message.counted, "From and to")
    timed = any(map(time_sentences.has_days, message.deliveries or ()))
    looped = any(time_sentences.has_days(each.round_trip) for each in message.deliveries or ())
    deliveries = (message.deliveries or ())[: reading.limit(DELIVERIES_IN_TABLE)]
    columns = (
        *("Id", who, "Steps", "Routes"),
        *(("Way back",) if message.asks_answer else ()),
        *(("Days", "At worst") if timed else ()),
        *(("There and back", "At worst") if looped else ()),
        "Through",
    )
    rows = tuple(
        _tabulate_delivery(reading, message, each, timed=timed, looped=looped) for each in deliveries
    )
    return Table(columns=columns, rows=rows, spare=1)


def _tabulate_delivery(
    reading: Reading, message: MessageAnswer, delivery: Delivery, *, timed: bool, looped: bool
) -> tuple[str, ...]:
    """Make one row; who stands in between is named in a document and given by id on a screen."""
    counted = sentences.find_counted(message, delivery) or ""
    between = delivery.route[1:-1]
    through = ", ".join(reading.names.call_all(between) if reading.full else between) or "directly"
    back = {"two-way": "yes", "one-way": "no"}.get(delivery.loop or "", "-")
    return (
        counted,
        reading.names.find_name(counted),
        str(len(delivery.route) - 1) if delivery.reached else "-",
        say_number(delivery.independent_routes),
        *([back] if message.asks_answer else []),
        *(time_sentences.tabulate_days(delivery if delivery.reached else None) if timed else ()),
        *(time_sentences.tabulate_days(delivery.round_trip) if looped else ()),
        through if delivery.reached else sentences.NO_ROUTE,
    )
