"""What does `analyse` say, and in which order? The whole place on one screen."""

from collections.abc import Iterator, Sequence
from itertools import chain

from stakeholder_graph.results.answers import MessageAnswer, Silos
from stakeholder_graph.views import frame, sentences, silo_sentences
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.headlines import find_headlines, find_weak_points
from stakeholder_graph.views.words import list_some, say_number, start_sentence

NOTHING_WEAK = "Every message arrives by two routes or more, and nobody is left out of the channels recorded."
DIRECTIONS = {
    "receivers": "When messages go out",
    "senders": "When voices come in",
    "pairs": "When each speaks to the others",
}


def outline_analysis(reading: Reading) -> Iterator[Section]:
    """Say everything on one screen: reach, voices, weak points, silos, and where to look first."""
    messages = reading.answer.messages or ()
    out = [each for each in messages if each.counted != "senders"]
    voices = [each for each in messages if each.counted == "senders"]
    if reading.full and messages:
        yield Section(title="In numbers", blocks=(_tabulate_messages(messages),))
    yield Section(
        title="What reaches whom", blocks=tuple(chain.from_iterable(_reach(reading, m) for m in out))
    )
    yield Section(
        title="Who is heard, and who can be answered",
        blocks=tuple(chain.from_iterable(_reach(reading, each) for each in voices)),
    )
    yield Section(
        title="Whose absence cuts people off (in brackets: people registered with or represented by them)",
        blocks=tuple(_absences(reading)),
    )
    if reading.answer.silos is not None:
        yield Section(title="Silos", blocks=tuple(_silos_in_short(reading, reading.answer.silos)))
    yield _look_first(reading)


def _tabulate_messages(messages: Sequence[MessageAnswer]) -> Table:
    rows = tuple(
        (
            sentences.describe_message(each),
            say_number(each.delivery_count),
            say_number(each.reached_count),
            say_number(len(sentences.find_loops(each, "two-way"))) if each.asks_answer else "not asked",
            "not known" if each.people is None else say_number(each.people),
            "not known" if each.people_of_reached is None else say_number(each.people_of_reached),
            say_number(each.people_unknown_count),
        )
        for each in messages
    )
    columns = (
        "Message",
        "Should arrive",
        "Arrive",
        "Can be answered",
        "People",
        "Of those that arrive",
        "Unknown",
    )
    return Table(columns=columns, rows=rows)


def _reach(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    names = reading.names
    on_paper = sentences.is_mostly_assumed(reading.answer.assumed_share)
    yield Say(text=sentences.describe_message(message))
    yield Say(text=sentences.describe_verdict(message, names, on_paper=on_paper), indent=1)
    missing = sentences.find_members(message, reached=False)
    one_way = sentences.find_loops(message, "one-way")
    if message.delivery_count > 1:
        lists = [("no route recorded", missing), ("no way back", one_way)]
        told = [f"{lead}: {_list_briefly(reading, ids)}" for lead, ids in lists if ids]
        if told:
            yield Say(text=f"{start_sentence('; '.join(told))}.", indent=1)


def _list_briefly(reading: Reading, ids: Sequence[str]) -> str:
    """Name them all in a document, and the first two on a screen."""
    return list_some(reading.names.call_all(ids), len(ids) if reading.full else 2)


def _absences(reading: Reading) -> Iterator[Block]:
    messages = reading.answer.messages or ()
    for counted, direction in DIRECTIONS.items():
        found = find_weak_points(messages, counted)
        going = [each for each in messages if each.counted == counted and each.weak_points is not None]
        if found:
            items = [
                sentences.describe_weak_point(each.point, each.message, reading.names)
                + (f" [{each.message.message}]" if len(going) > 1 else "")
                for each in found
            ]
            kept = items[: reading.limit(3)]
            first = f" (the first {len(kept)} of {len(items)})" if len(kept) < len(items) else ""
            yield Say(text=f"{direction}{first}:")
            yield Bullets(items=tuple(kept))
        elif any(each.reached_count for each in going):
            yield Say(text=f"{direction}: {sentences.NO_ONLY_WAY}.")
        elif going:
            yield Say(text=f"{direction}: {sentences.NOTHING_REACHED}.")


def _silos_in_short(reading: Reading, silos: Silos) -> Iterator[Block]:
    items: list[str] = []
    if silos.isolated:
        items.append(sentences.describe_isolated(silos.isolated, reading.names, reading.limit(4)))
    items += _tell_siblings(reading, silos)
    closed = silo_sentences.find_closed_groups(silos.groups)
    heads = [each for each in closed if each.only_way_in == each.only_way_out == each.group]
    items += [silo_sentences.describe_ways(each, reading.names) for each in closed if each not in heads]
    items += [silo_sentences.describe_heads(heads, reading.names, reading.limit(1))] if heads else []
    more = frame.give_command(reading.answer, "silos")
    nothing = "Nobody stands alone, and no group of two or more has one only way in or out."
    yield Bullets(items=reading.cut(items, 5, more)) if items else Say(text=nothing)


def _tell_siblings(reading: Reading, silos: Silos) -> list[str]:
    kinds = dict.fromkeys(each.kind for each in silos.siblings)
    return [
        silo_sentences.describe_siblings(
            [each for each in silos.siblings if each.kind == kind], reading.names, reading.limit(1)
        )
        for kind in kinds
    ]


def _look_first(reading: Reading) -> Section:
    headlines = find_headlines(reading.answer)
    if not headlines:
        asked = any(each.delivery_count for each in reading.answer.messages or ())
        nothing = NOTHING_WEAK if asked else "Nothing could be checked: no message has someone at both ends."
        return Section(title="Where to look first", blocks=(Say(text=nothing),))
    kept = headlines[: reading.limit(3)]
    block = Bullets(
        items=tuple(each.sentence for each in kept),
        commands=tuple(each.command for each in kept),
        numbered=True,
    )
    return Section(title="Where to look first, and how to check it", blocks=(block,))
