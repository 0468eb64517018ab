"""What should a board look at first? The most important sentences, each with the command that proves it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.analysis import weak_point_sentences
from stakeholder_graph.views.frame import describe_opening, find_opening_losses, give_command
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.messages.doubt_sentences import describe_stability
from stakeholder_graph.views.messages.losses import Loss, find_losses
from stakeholder_graph.views.words import Names, find_ends, join_words, say_number

NAMED_AT_MOST = 3


class Headline(Struct, frozen=True, kw_only=True):
    """One sentence a board should hear, and the command that opens it to its proof.

    ``message``, ``point`` and ``member`` say what it is about, for a view that can lead there: the message it
    is checked in, the weak point it names, and the first member that it concerns; None where there is none.
    """

    sentence: str
    command: str
    message: str | None = None
    point: WeakPoint | None = None
    member: str | None = None


def find_headlines(answer: Answer) -> tuple[Headline, ...]:
    """Return what deserves a look, most important first. Empty if nothing weak was found.

    First who is left out, who can be given no answer and who would be cut off by one absence, all ranked
    together: known people first, then members. Then who has one route only where no absence told of cuts them
    all off, and who stands alone.
    """
    names = Names(answer.stakeholders)
    messages = answer.messages or ()
    losses = find_losses(messages)
    told = chain(
        (_tell_loss(answer, each, names) for each in losses),
        chain.from_iterable(_tell_one_route(answer, each, losses, names) for each in messages),
        _tell_isolated(answer, names),
    )
    return tuple(told)


def find_opening(answer: Answer) -> Headline:
    """Return the sentence that opens the page; it leads to the absence that it tells of, else to who is left out."""
    lost, absent = find_opening_losses(answer.messages or ())
    about = absent or lost
    return Headline(
        sentence=describe_opening(answer),
        command="",
        message=about.message.message if about is not None else None,
        point=about.point if about is not None else None,
        member=about.members[0] if about is not None and about.members else None,
    )


def _tell_loss(answer: Answer, loss: Loss, names: Names) -> Headline:
    """Say one loss, and give the trace that proves it for the first of the members."""
    message, point = loss.message, loss.point
    member = loss.members[0] if loss.members else None
    without: tuple[str, ...] = ()
    stability = message.reach_stability
    if point is not None:
        sentence = describe_only_way(point, message, names, also=loss.also)
        stability = point.stability
        without = ("--without", ":".join(find_ends(point.id)) if point.type == "channel" else point.id)
    elif loss.kind == "nobody":
        sentence = describe_nobody(message)
    elif loss.kind == "one-way":
        sentence = describe_one_way(message, loss.members, names)
        stability = message.loop_stability
    else:
        sentence = describe_missing(message, loss.members, names)
    ends = _name_ends(message, member) if member is not None and loss.kind != "nobody" else ()
    return Headline(
        sentence=sentence + describe_stability(stability, message.counted),
        command=give_command(answer, "trace", message.message, *without, *ends),
        message=message.message,
        point=point,
        member=member,
    )


def _name_ends(message: MessageAnswer, member: str) -> tuple[str, ...]:
    """Return the options that narrow a trace to one counted member."""
    if message.counted == "pairs":
        sender, receiver = find_ends(member)
        return ("--from", sender, "--to", receiver)
    return ("--to" if message.counted == "receivers" else "--from", member)


def _tell_one_route(
    answer: Answer, message: MessageAnswer, losses: Sequence[Loss], names: Names
) -> Iterator[Headline]:
    members = [
        member
        for each in message.deliveries or ()
        if each.reached and each.independent_routes == 1
        if (member := sentences.find_counted(message, each)) is not None
    ]
    told = (
        set(loss.members)
        for loss in losses
        if loss.point and message.message in (loss.message.message, *loss.also)
    )
    if members and not any(cut.issuperset(members) for cut in told):
        sentence = describe_one_route(message, members, names)
        ends = _name_ends(message, members[0])
        yield Headline(
            sentence=sentence + describe_stability(message.one_route_stability, message.counted),
            command=give_command(answer, "trace", message.message, *ends),
            message=message.message,
            member=members[0],
        )


def _tell_isolated(answer: Answer, names: Names) -> Iterator[Headline]:
    if answer.silos is not None and answer.silos.isolated:
        sentence = sentences.describe_isolated(answer.silos.isolated, names, NAMED_AT_MOST)
        sentence += describe_stability(answer.silos.isolated_stability)
        yield Headline(sentence=sentence, command=give_command(answer, "silos"))


def describe_only_way(
    point: WeakPoint, message: MessageAnswer, names: Names, *, also: Sequence[str] = ()
) -> str:
    """Say for whom one weak point is the only way through, in which messages, and whether that is assumed."""
    what = names.call_point(point)
    who = names.tell(point.cuts_off)
    there = (
        " registered there" if point.people is not None and names.has_only_practices(point.cuts_off) else ""
    )
    people = f"{sentences.count_people(point.people)}{there}"
    tag = weak_point_sentences.describe_tag(join_words((message.message, *also)), point.basis)
    if point.type == "shared":
        return f"Every route for {who} ({people}) depends on {what}{tag}."
    return f"The only way through for {who} ({people}) is {what}{tag}."


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
