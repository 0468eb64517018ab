"""What does `trace` say, and in which order? Every delivery date by date, or many of them in groups and a table."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.messages import expectation_sentences, sentences, time_sentences
from stakeholder_graph.views.trace import delivery_sentences
from stakeholder_graph.views.trace.delivery_outline import tell_delivery
from stakeholder_graph.views.words import say_number

DELIVERIES_IN_FULL = 6
"""Up to so many deliveries are each told step by step; more are grouped."""
DELIVERIES_IN_TABLE = 200


def outline_trace(reading: Reading) -> Iterator[Section]:
    """Tell each message: whether it gets there, and then its deliveries."""
    for message in reading.answer.messages or ():
        deliveries = message.deliveries or ()
        verdict = sentences.describe_verdict(message, reading.names)
        blocks: list[Block] = [Say(text=verdict)]
        if len(deliveries) <= DELIVERIES_IN_FULL:
            for each in deliveries:
                story = tell_delivery(message, each, reading.names)
                blocks += (*story.there, *story.back, *story.asked)
        else:
            blocks += _tell_expectation_counts(reading, message)
            blocks += _tell_ways(reading, message)
            blocks.append(_tabulate_deliveries(reading, message))
            left_out = len(deliveries) - reading.limit(DELIVERIES_IN_TABLE)
            if left_out > 0:
                blocks.append(Say(text=f"and {left_out:,} more: --format csv lists them all."))
        yield Section(title=sentences.describe_message(message), blocks=tuple(blocks))


def _tell_expectation_counts(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    items = tuple(
        expectation_sentences.describe_expectation_count(each, message, reading.names)
        for each in message.expectations
    )
    if items:
        yield Bullets(items=items)


def _tell_ways(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    """Group the deliveries by their steps and by those in between whom several of them share."""
    reached = [each for each in message.deliveries or () if each.reached]
    passed = Counter(chain.from_iterable(each.route[1:-1] for each in reached))
    groups: dict[tuple[int, tuple[str, ...], bool], list[str]] = {}
    for each in reached:
        shared = tuple(one for one in each.route[1:-1] if passed[one] > 1)
        key = (len(each.route) - 1, shared, set(shared).issubset(each.only_ways))
        groups.setdefault(key, []).append(sentences.find_counted(message, each) or "")
    items = [
        delivery_sentences.describe_way(reading.names.count(members), steps, shared, reading.names, only=only)
        for (steps, shared, only), members in sorted(
            groups.items(), key=lambda each: (-len(each[1]), each[0])
        )
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
