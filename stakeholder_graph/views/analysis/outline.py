"""What does `analyse` say, and in which order? The whole place on one screen."""

from collections.abc import Iterator, Sequence
from itertools import chain

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.views import frame
from stakeholder_graph.views.analysis import silo_sentences, weak_point_sentences
from stakeholder_graph.views.analysis.headlines import find_headlines
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.messages import chance_sentences, sentences
from stakeholder_graph.views.messages.doubt_sentences import EXPLAINED, describe_stability, tells_stability
from stakeholder_graph.views.messages.expectation_sentences import describe_expectation_count
from stakeholder_graph.views.messages.losses import FoundWeakPoint, find_weak_points, rank_weak_point
from stakeholder_graph.views.messages.time_sentences import has_days, tabulate_days
from stakeholder_graph.views.words import list_some, say_number, start_sentence

NOTHING_WEAK = "Every message arrives by two routes or more, and nobody is left out of the channels recorded."
IN_BRACKETS = "(people: registered with or represented by them)"
DIRECTIONS = {
    "receivers": "When messages go out",
    "senders": "When voices come in",
    "pairs": "When each speaks to the others",
}


def outline_analysis(reading: Reading) -> Iterator[Section]:
    """Say everything on one screen: where to look first, then reach, voices, weak points and silos."""
    messages = reading.answer.messages or ()
    out = [each for each in messages if each.counted != "senders"]
    voices = [each for each in messages if each.counted == "senders"]
    yield _look_first(reading)
    if reading.full and messages:
        yield Section(title="In numbers", blocks=(tabulate_messages(messages),))
    yield Section(
        title="What reaches whom, on paper",
        blocks=tuple(chain.from_iterable(_reach(reading, m) for m in out)),
    )
    yield Section(
        title="Who is heard, and who can be answered, on paper",
        blocks=tuple(chain.from_iterable(_reach(reading, each) for each in voices)),
    )
    yield Section(title="What the model asks for", blocks=tuple(_expectations(reading, messages)))
    yield Section(title="How surely it arrives", blocks=tuple(_chances(messages)))
    yield Section(
        title="Whose absence cuts people off",
        blocks=tuple(_absences(reading)),
    )
    if reading.answer.silos is not None:
        yield Section(title="Silos", blocks=tuple(_silos_in_short(reading, reading.answer.silos)))


def _expectations(reading: Reading, messages: Sequence[MessageAnswer]) -> Iterator[Block]:
    """Say of each thing that a message asks for, for how many it is met."""
    items = tuple(
        describe_expectation_count(count, each, reading.names)
        for each in messages
        for count in each.expectations
    )
    if items:
        yield Bullets(items=items)


def _chances(messages: Sequence[MessageAnswer]) -> Iterator[Block]:
    """Tell chances that rest on something stated; of the rest, how reliable it would have to be."""
    told = tuple(filter(None, map(chance_sentences.describe_chances, messages)))
    items = (*told, *chance_sentences.describe_tippings(messages))
    if items:
        yield Bullets(items=items)


def tabulate_messages(messages: Sequence[MessageAnswer]) -> Table:
    """Tell of each message in numbers who is reached, who can be answered, and when."""
    timed = any(has_days(each.days) for each in messages)
    looped = any(has_days(sentences.find_round_trip(each)) for each in messages)
    columns = (
        *("Message", "Should arrive", "Arrive", "Can be answered"),
        *("People", "Of those that arrive", "Unknown"),
        *(("Days, typically", "At worst") if timed else ()),
        *(("Days there and back, typically", "At worst") if looped else ()),
    )
    rows = tuple(
        (
            sentences.describe_message(each),
            say_number(each.delivery_count),
            say_number(each.reached_count),
            say_number(len(sentences.find_loops(each, "two-way"))) if each.asks_answer else "not asked",
            "not known" if each.people is None else say_number(each.people),
            "not known" if each.people_of_reached is None else say_number(each.people_of_reached),
            say_number(each.people_unknown_count),
            *(tabulate_days(each.days) if timed else ()),
            *(tabulate_days(sentences.find_round_trip(each)) if looped else ()),
        )
        for each in messages
    )
    return Table(columns=columns, rows=rows)


def _reach(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    names = reading.names
    yield Say(text=sentences.describe_message(message))
    sentence = sentences.describe_in_short(message, names)
    missing = sentences.find_members(message, reached=False)
    one_way = sentences.find_loops(message, "one-way")
    if message.delivery_count > 1:
        rest = sentences.find_rest(message) if message.reached_count else 0
        behind = f" ({sentences.count_people(rest)})" if rest else ""
        lists = [(f"{sentences.NO_ROUTE}{behind}", missing), ("no way back", one_way)]
        told = [f"{lead}: {_list_briefly(reading, ids)}" for lead, ids in lists if ids]
        if told:
            sentence += f" {start_sentence('; '.join(told))}."
    if message.delivery_count and not missing:
        sentence += describe_stability(message.reach_stability, message.counted)
    yield Say(text=sentence, indent=1)


def _list_briefly(reading: Reading, ids: Sequence[str]) -> str:
    """Name them all in a document, and the first two on a screen."""
    return list_some(reading.names.call_all(ids), len(ids) if reading.full else 2)


def _absences(reading: Reading) -> Iterator[Block]:
    """Tell the absences of each direction, first the one in which most people would be cut off."""
    messages = reading.answer.messages or ()
    found = {counted: find_weak_points(messages, counted) for counted in DIRECTIONS}
    some = sorted(
        (each for each in found if found[each]), key=lambda each: rank_weak_point(found[each][0])[:2]
    )
    for counted in (*some, *(each for each in found if not found[each])):
        going = [each for each in messages if each.counted == counted and each.weak_points is not None]
        yield from _tell_absences(reading, DIRECTIONS[counted], found[counted], going)


def _tell_absences(
    reading: Reading, direction: str, found: Sequence[FoundWeakPoint], going: Sequence[MessageAnswer]
) -> Iterator[Block]:
    if found:
        alike = _group_alike(found)
        kept = alike[: reading.limit(2)]
        ids = {each.message.message for each, *_ in kept} if len(going) > 1 else set()
        bases = {each.point.basis for each, *_ in kept}
        message, basis = ids.pop() if len(ids) == 1 else None, bases.pop() if len(bases) == 1 else None
        bracket = (
            f"the first {len(kept)} of {len(alike)}" if len(kept) < len(alike) else "",
            message or "",
            sentences.HINTS[basis] if basis else "",
        )
        lead = "; ".join(filter(None, bracket))
        yield Say(text=f"{direction} ({lead}):" if lead else f"{direction}:")
        items = []
        for same in kept:
            of, points = same[0].message, [each.point for each in same]
            tag = weak_point_sentences.describe_tag(
                of.message if ids else "", "stated" if basis else points[0].basis
            )
            items.append(weak_point_sentences.describe_absences(points, of, reading.names, tag=tag))
        yield Bullets(items=tuple(items))
    elif any(each.reached_count for each in going):
        yield Say(text=f"{direction}: {weak_point_sentences.NO_ONLY_WAY}.")
    elif going:
        yield Say(text=f"{direction}: {weak_point_sentences.NOTHING_REACHED}.")


def _group_alike(found: Sequence[FoundWeakPoint]) -> list[list[FoundWeakPoint]]:
    """Put together what cuts off the same members of the same message, and rests on as much."""
    alike: dict[tuple[str, tuple[str, ...], str], list[FoundWeakPoint]] = {}
    for each in found:
        alike.setdefault((each.message.message, each.point.cuts_off, each.point.basis), []).append(each)
    return list(alike.values())


def _silos_in_short(reading: Reading, silos: Silos) -> Iterator[Block]:
    items: list[str] = []
    if silos.isolated:
        items.append(sentences.describe_isolated(silos.isolated, reading.names, reading.limit(4)))
    items += _tell_siblings(reading, silos)
    closed = silo_sentences.find_closed_groups(silos.groups)
    closed = tuple(each for each in closed if not silo_sentences.is_body_with_members(each, reading.names))
    heads = [each for each in closed if each.only_way_in == each.only_way_out == each.group]
    items += [silo_sentences.describe_ways(each, reading.names) for each in closed if each not in heads]
    items += [silo_sentences.describe_heads(heads, reading.names, reading.limit(1))] if heads else []
    more = frame.give_command(reading.answer, "silos")
    nothing = "Nobody stands alone, and no group of two or more has one only way in or out."
    yield Bullets(items=reading.cut(items, 3, more)) if items else Say(text=nothing)


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
    blocks: tuple[Block, ...] = (block, Say(text=EXPLAINED)) if tells_stability(reading.answer) else (block,)
    return Section(title=f"Where to look first, and how to check it {IN_BRACKETS}", blocks=blocks)
