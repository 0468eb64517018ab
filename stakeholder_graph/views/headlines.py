"""What should a board look at first? The most important sentences, each with the command that proves it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from stakeholder_graph.results.answers import Answer, MessageAnswer, WeakPoint
from stakeholder_graph.views import sentences
from stakeholder_graph.views.frame import give_command
from stakeholder_graph.views.words import Names, find_ends, join_words, say_number

NAMED_AT_MOST = 3


class Headline(Struct, frozen=True, kw_only=True):
    """One sentence a board should hear, and the command that opens it to its proof."""

    sentence: str
    command: str


class FoundWeakPoint(Struct, frozen=True, kw_only=True):
    """A weak point, with the message for which its absence cuts off most people."""

    message: MessageAnswer
    point: WeakPoint


def find_headlines(answer: Answer) -> tuple[Headline, ...]:
    """Return what deserves a look, most important first. Empty if nothing weak was found.

    First what reaches nobody, then the weak point that cuts off most people, who does not hear or is not
    heard, who cannot be answered, who has one route only, the weak points of other directions, and who stands
    alone.
    """
    names = Names(answer.stakeholders)
    messages = answer.messages or ()
    weak = sorted(_tell_weak_points(answer, names), key=lambda ranked: ranked[0])
    told = chain(
        (_tell_nobody(answer, each) for each in messages if each.reached_count == 0 < each.delivery_count),
        (headline for _, headline in weak[:1]),
        chain.from_iterable(_tell_missing(answer, each, names) for each in messages),
        chain.from_iterable(_tell_one_route(answer, each, names) for each in messages),
        (headline for _, headline in weak[1:]),
        _tell_isolated(answer, names),
    )
    return tuple(told)


def find_weak_points(messages: Sequence[MessageAnswer], counted: str) -> tuple[FoundWeakPoint, ...]:
    """Return the weak points of the messages that go one way, each once, most people cut off first.

    A channel is left out where a stakeholder at one of its ends already cuts off all that it does.
    """
    best: dict[tuple[str, str], FoundWeakPoint] = {}
    for message in messages:
        if message.counted != counted:
            continue
        cut_by = {
            each.id: set(each.cuts_off) for each in message.weak_points or () if each.type == "stakeholder"
        }
        for point in message.weak_points or ():
            ends = find_ends(point.id) if point.type == "channel" else ()
            if any(cut_by.get(end, set()).issuperset(point.cuts_off) for end in ends):
                continue
            key = (point.type, point.id)
            found = FoundWeakPoint(message=message, point=point)
            if key not in best or _rank(found) < _rank(best[key]):
                best[key] = found
    return tuple(sorted(best.values(), key=_rank))


def _rank(found: FoundWeakPoint) -> tuple[int, int, str]:
    return (-(found.point.people or 0), -len(found.point.cuts_off), found.point.id)


def _tell_weak_points(answer: Answer, names: Names) -> Iterator[tuple[tuple[int, int, str], Headline]]:
    for counted in ("receivers", "senders", "pairs"):
        for found in find_weak_points(answer.messages or (), counted)[:1]:
            sentence = describe_only_way(found.point, found.message, names)
            command = give_command(answer, "weak-points", "--message", found.message.message)
            yield _rank(found), Headline(sentence=sentence, command=command)


def _tell_nobody(answer: Answer, message: MessageAnswer) -> Headline:
    return Headline(
        sentence=describe_nobody(message),
        command=give_command(answer, "trace", message.message),
    )


def _tell_missing(answer: Answer, message: MessageAnswer, names: Names) -> Iterator[Headline]:
    missing = sentences.find_members(message, reached=False)
    if missing and message.reached_count:
        yield _tell_some(answer, message, missing, describe_missing(message, missing, names))
    one_way = sentences.find_loops(message, "one-way")
    if one_way:
        yield _tell_some(answer, message, one_way, describe_one_way(message, one_way, names))


def _tell_one_route(answer: Answer, message: MessageAnswer, names: Names) -> Iterator[Headline]:
    members = [
        member
        for each in message.deliveries or ()
        if each.reached and each.independent_routes == 1
        if (member := sentences.find_counted(message, each)) is not None
    ]
    if members:
        yield _tell_some(answer, message, members, describe_one_route(message, members, names))


def _tell_some(answer: Answer, message: MessageAnswer, members: Sequence[str], sentence: str) -> Headline:
    """Open a sentence about some members with the trace of the first of them."""
    sender, receiver = find_ends(members[0])
    ends: tuple[str, ...] = {"receivers": ("--to", sender), "senders": ("--from", sender)}.get(
        message.counted, ("--from", sender, "--to", receiver)
    )
    command = give_command(answer, "trace", message.message, *ends)
    return Headline(sentence=sentence, command=command)


def _tell_isolated(answer: Answer, names: Names) -> Iterator[Headline]:
    if answer.silos is not None and answer.silos.isolated:
        sentence = sentences.describe_isolated(answer.silos.isolated, names, NAMED_AT_MOST)
        yield Headline(sentence=sentence, command=give_command(answer, "silos"))


def describe_only_way(point: WeakPoint, message: MessageAnswer, names: Names) -> str:
    """Say for whom one weak point is the only way through."""
    what = f"the channel from {names.call(point.id)}" if point.type == "channel" else names.call(point.id)
    who = names.tell(point.cuts_off)
    there = (
        " registered there" if point.people is not None and names.has_only_practices(point.cuts_off) else ""
    )
    people = f"{sentences.count_people(point.people)}{there}"
    if point.type == "shared":
        return f"Every route for {who} ({people}) depends on {what} [{message.message}]."
    return f"The only way through for {who} ({people}) is {what} [{message.message}]."


def describe_nobody(message: MessageAnswer) -> str:
    """Say that a message reaches nobody at all."""
    nobody = {"receivers": "Nobody hears", "senders": "Nobody is heard", "pairs": "Nothing arrives"}
    people = f" ({sentences.count_people(message.people)})" if message.counted != "pairs" else ""
    return f"{nobody[message.counted]}{people}: {sentences.NO_ROUTE} [{message.message}]."


def describe_missing(message: MessageAnswer, missing: Sequence[str], names: Names) -> str:
    """Say who is not heard or does not hear."""
    verb = sentences.say_verb(message, one=names.are_single(missing), no=True)
    few = len(missing) <= NAMED_AT_MOST
    who = join_words(names.call_all(missing)) if few else names.tell(missing)
    people = sentences.find_rest(message)
    behind = f" ({sentences.count_people(people)})" if people else ""
    return f"{who}{verb}{behind}: {sentences.NO_ROUTE} [{message.message}]."


def describe_one_way(message: MessageAnswer, members: Sequence[str], names: Names) -> str:
    """Say who can get no answer, or give none."""
    who = names.tell(members)
    if message.counted == "senders":
        verb = "is" if names.are_single(members) else "are"
        return f"{who} {verb} heard, but no way back is recorded for an answer [{message.message}]."
    return f"No way back is recorded for the answer from {who} [{message.message}]."


def describe_one_route(message: MessageAnswer, members: Sequence[str], names: Names) -> str:
    """Say who would be cut off by a single absence, as only one route is recorded."""
    who = names.tell(members)
    if 1 < len(members) < message.delivery_count:
        kind = names.say_kind(members, len(members))
        who = f"{say_number(len(members))} of {say_number(message.delivery_count)} {kind}"
    return f"For {who} one route only is recorded, and no second route [{message.message}]."
