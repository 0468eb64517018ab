"""Who is the only way through, message by message, laid out as text and Markdown."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.analysis import weak_point_sentences
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.words import list_some, say_number, start_sentence

WEAK_POINT_TYPES = {
    "stakeholder": "Stakeholders that are the only way through",
    "shared": "Shared dependencies that every route rests on",
    "channel": "Channels that are the only way through",
}


def outline_weak_points(reading: Reading) -> Iterator[Section]:
    """Lay out for each message whose absence cuts whom off."""
    for message in reading.answer.messages or ():
        reach = sentences.describe_reach(message, reading.names)
        blocks: list[Block] = [Say(text=f"{start_sentence(reach)}.")]
        if not message.weak_points:
            blocks.append(Say(text=weak_point_sentences.describe_no_weak_point(message)))
        elif reading.full:
            blocks.append(_tabulate_weak_points(reading, message.weak_points))
        for type_, title in () if reading.full else WEAK_POINT_TYPES.items():
            points = [each for each in message.weak_points or () if each.type == type_]
            items = [
                f"{weak_point_sentences.describe_weak_point(each, message, reading.names)}"
                f"{_name_cut(reading, each.cuts_off)}"
                for each in points
            ]
            if items:
                blocks.append(Say(text=f"{title}:"))
                blocks.append(
                    Bullets(items=reading.cut(items, 10, "--format markdown or csv lists them all"))
                )
        blocks += _tell_pairs(reading, message)
        yield Section(title=sentences.describe_message(message), blocks=tuple(blocks))


def _tabulate_weak_points(reading: Reading, points: Sequence[WeakPoint]) -> Table:
    names = reading.names
    rows = tuple(
        (
            names.call(each.id),
            "shared dependency" if each.type == "shared" else each.type,
            say_number(len(each.cuts_off)),
            "not known" if each.people is None else say_number(each.people),
            each.basis if each.basis != "partly" else "partly assumed",
            ", ".join(names.call_all(each.cuts_off)),
        )
        for each in points
    )
    columns = ("The only way through", "What it is", "Cuts off", "People", "Stated or assumed", "Who")
    return Table(columns=columns, rows=rows)


def _name_cut(reading: Reading, cuts_off: Sequence[str]) -> str:
    if len(cuts_off) == 1:
        return "."
    return f": {list_some(reading.names.call_all(cuts_off), reading.limit(5))}."


def _tell_pairs(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    if message.pairs is None:
        return
    if not message.pairs:
        yield Say(text="No two stakeholders together are the only way through for anyone.")
        return
    items = [
        weak_point_sentences.describe_pair(each, message, reading.names) + _name_cut(reading, each.cuts_off)
        for each in message.pairs
    ]
    yield Say(text="Pairs that are the only way through together:")
    yield Bullets(items=reading.cut(items, 10, "--format markdown or csv lists them all"))
