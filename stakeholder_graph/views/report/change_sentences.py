"""What is one change, what does it do on paper, and what does it add? Short sentences for a board."""

from collections.abc import Sequence, Set

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import AddedWay, ChangeEffect, TriedChange
from stakeholder_graph.views.messages.sentences import count_people, find_members, say_counted
from stakeholder_graph.views.words import (
    Names,
    end_sentence,
    join_words,
    say_cadence,
    say_date,
    say_number,
    start_sentence,
)

OWN_TRIAL = "this program's own trial"
OF_MODEL = "from the model"
ON_PAPER = "What would help, on paper. Each change would have to be agreed in the place."
TO_FIND_OUT = "What may be so already. The model does not have it, and on paper it would help."
IF_NOT_SO = "If it is not so: "
ANOTHER = "To set up another, and keep it going."
NAMED_AT_MOST = 2
WAYS_TOLD = 2
NOTHING_HELPS = "No change that was tried helps anybody, on paper."


def describe_change(change: TriedChange, names: Names) -> str:
    """Say what would be done; of what may be so already, what is to be found out."""
    if change.kind == "scenario":
        says = end_sentence(change.says or f"The scenario {change.scenario}")
        return f"Find out whether this is so already: “{says.rstrip('.')}”." if change.may_be_so else says
    beside = names.call(change.beside[0]) if change.beside else ""
    if change.kind == "direct-channel":
        few = len(change.beside) <= NAMED_AT_MOST
        who = join_words(names.call_all(change.beside)) if few else names.count(change.beside)
        other = names.call(change.to or "")
        if change.may_be_so:
            has = "has" if names.are_single(change.beside) else "have"
            return f"Find out whether {who} {has} a direct channel with {other}."
        return f"Open a direct channel between {other} and {who}."
    return {
        "second-body": f"Put a second one beside {beside}, with the same channels.",
        "second-source": f"Find a second source beside {beside}.",
        "second-channel": f"Open a second channel beside the one from {beside}.",
    }[change.kind]


def name_change(change: TriedChange) -> str:
    """Name a change where a line is short: in the words of the model, else what is put there."""
    if change.kind == "scenario":
        return f"“{(change.says or change.scenario or '').rstrip('.')}”"
    return {
        "second-body": "A second one beside it",
        "second-source": "A second source beside it",
        "second-channel": "A second channel beside it",
    }.get(change.kind, "A direct channel past it")


def describe_asked_briefly(change: TriedChange, names: Names) -> str:
    """Say it in a cell of the page that is read first; the annex has the rest."""
    if change.may_be_so:
        return "First, only to ask."
    return ANOTHER if change.kind == "second-body" else describe_asked(change, names, WAYS_TOLD)


def describe_asked(change: TriedChange, names: Names, shown: int | None = None) -> str:
    """Say who would have to do what with whom, how often, and how many hours a year, where that is known."""
    is_second = change.kind == "second-body"
    called = [names.find_name(each.id) for each in change.adds]
    told = [f"Set up {join_words(called)}."] if called and not is_second else []
    second = {each.id for each in change.adds} if is_second else set()
    kept = change.ways if shown is None or len(change.ways) <= shown + 1 else change.ways[:shown]
    told += [_describe_way(each, names, second) for each in kept]
    more = len(change.ways) - len(kept)
    if not told:
        return "Nothing new is opened."
    rest = [f"And {say_number(more)} more."] if more else []
    return f"{IF_NOT_SO if change.may_be_so else ''}{' '.join((*told, *rest))}"


def _describe_way(way: AddedWay, names: Names, second: Set[str]) -> str:
    def tell(ids: Sequence[str]) -> str:
        return "the second one" if second and set(ids) <= second else names.tell(ids)

    if way.both_ways and not set(way.senders).isdisjoint(way.receivers):
        who = f"{names.tell(tuple(dict.fromkeys((*way.senders, *way.receivers))))} with each other"
    else:
        who = f"{tell(way.senders)} {'with' if way.both_ways else 'to'} {tell(way.receivers)}"
    often = f" {say_cadence(way.every)}" if way.every else ""
    hours = f", {say_number(way.hours)} hours a year" if way.hours is not None else ""
    return f"{start_sentence(who)}: {way.by}{often}{hours}."


def describe_limits(change: TriedChange, names: Names) -> str:
    """Say until when it lasts, and what is to be found out first; "" where it lasts and rests on nothing unsure."""
    told = []
    if change.until is not None:
        ending = f", when {_say_end(change.ending, names)}" if change.ending else ""
        told.append(f" It holds only until {say_date(change.until)}{ending}.")
    if change.unsure:
        told.append(f" First find out about {names.tell(change.unsure)}: the model is unsure of them.")
    return "".join(told)


def _say_end(ids: Sequence[str], names: Names) -> str:
    return f"{names.tell(ids)} {'ends' if names.are_single(ids) else 'end'}"


def describe_maker(change: TriedChange) -> str:
    """Say whose idea it is."""
    return OF_MODEL if change.kind == "scenario" else OWN_TRIAL


def describe_now(effect: ChangeEffect, message: MessageAnswer, names: Names) -> str:
    """Say how one figure stands without the change."""
    who = _count(message, names, effect.before_count, message.delivery_count)
    return _describe(effect, message, names, who, (effect.before_count, effect.before_people))


def describe_then(effect: ChangeEffect, message: MessageAnswer, names: Names) -> str:
    """Say how the same figure stands with the change."""
    who = _count(message, names, effect.after_count, effect.after_total)
    return _describe(effect, message, names, who, (effect.after_count, effect.after_people))


def _describe(
    effect: ChangeEffect, message: MessageAnswer, names: Names, who: str, figure: tuple[int, int | None]
) -> str:
    count, people = figure
    told = people and count and effect.before_people != effect.after_people
    behind = f" ({count_people(people)})" if told else ""
    one = count in (0, 1)
    if effect.kind == "reached":
        does = {"receivers": "hears" if one else "hear", "senders": "is heard" if one else "are heard"}
        return f"{start_sentence(who)}{behind} {does.get(message.counted, 'arrives' if one else 'arrive')}."
    if effect.kind == "answered":
        can = {"receivers": "can answer", "senders": "can be answered"}.get(
            message.counted, "can be answered"
        )
        return f"{start_sentence(who)}{behind} {can}."
    point = names.call(effect.id or "")
    without = f"Without {'the channel from ' if effect.type == 'channel' else ''}{point}"
    return f"{without}, {who}{behind} {'is' if one else 'are'} cut off."


def _count(message: MessageAnswer, names: Names, count: int, total: int) -> str:
    """Count members of a message, of so many in all: "76 of 81 communities", "nobody"."""
    if not count:
        return "nobody" if message.counted != "pairs" else "nothing"
    members = find_members(message)
    if message.counted == "pairs":
        return f"{say_number(count)} {'delivery' if count == 1 else 'deliveries'}"
    if message.delivery_count == total == 1:
        return names.call(members[0]) if members else "1"
    if count == 1:
        return f"1 of {say_number(total)}"
    return f"{say_number(count)} of {say_number(total)} {say_counted(message, members, names)}"


def describe_harm(count: int) -> str:
    """Say how many figures get worse."""
    return "1 figure gets worse." if count == 1 else f"{say_number(count)} figures get worse."
