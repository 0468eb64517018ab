"""Which three answers does a place open on? Who is heard and answered, how long it takes, whose absence matters."""

from collections.abc import Sequence
from math import inf

from msgspec.structs import replace

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.units import Basis
from stakeholder_graph.views.analysis.headlines import Headline
from stakeholder_graph.views.analysis.weak_point_sentences import NO_ONLY_WAY, NOTHING_REACHED
from stakeholder_graph.views.frame import describe_absence
from stakeholder_graph.views.messages.chance_sentences import describe_chance_briefly
from stakeholder_graph.views.messages.doubt_sentences import describe_heard_stability, describe_stability
from stakeholder_graph.views.messages.loop_sentences import find_leading_loop, list_loops
from stakeholder_graph.views.messages.losses import find_losses
from stakeholder_graph.views.messages.sentences import describe_reach as describe_reach_of
from stakeholder_graph.views.messages.sentences import find_counted, find_loops, find_members
from stakeholder_graph.views.messages.time_sentences import has_days, is_untimed, say_briefly
from stakeholder_graph.views.words import Names, start_sentence

NO_MESSAGE = "The model names no message, so nothing can be said of what reaches whom."
NO_TIME = "The model records no times, so nobody can tell how long a message takes."
NOT_LOOKED_AT = "How long a message takes was not looked at."
NOTHING_ARRIVES = "Nothing arrives, so there is no time to tell of."
NEARLY_ALL, MOST = 0.9, 0.5
"""From which share of all times on "nearly all" of them, or "most", are said to be assumed."""
DOUBTS: dict[Basis, str] = {
    "stated": "",
    "partly": " This is partly assumed.",
    "assumed": " This is assumed.",
}


def find_three_headlines(answer: Answer, names: Names | None = None) -> tuple[Headline, Headline, Headline]:
    """Return three sentences: reach and loop, then time, then the only way through that most people rest on.

    All three are there whatever was found: that nobody is cut off by one absence is an answer too. ``names`` says
    what everybody is called, where that is to be said otherwise than elsewhere.
    """
    called = names if names is not None else Names(answer.stakeholders)
    messages = answer.messages or ()
    return (_tell_reach(messages, called), _tell_time(answer, messages), _tell_only_way(messages, called))


def _tell_reach(messages: Sequence[MessageAnswer], names: Names) -> Headline:
    """Say who can be heard and answered; where no answer is asked for, who hears or is heard in the worst message."""
    leading = find_leading_loop(messages)
    if leading is not None and leading.loops is not None:
        clauses = list_loops(leading, leading.loops, names, tells_unknown=False)
    elif messages:
        leading = max(messages, key=lambda each: each.delivery_count - each.reached_count)
        clauses = [describe_reach_of(replace(leading, days=None), names)]
    else:
        return Headline(sentence=NO_MESSAGE, command="")
    doubt = describe_heard_stability(leading.heard_stability, leading.counted, leading.reached_count)
    first, *rest = clauses
    told = (f"On paper, {first}", *map(start_sentence, rest), *([f"But {doubt}"] if doubt else []))
    left_out = (*find_members(leading, reached=False), *find_loops(leading, "one-way"))
    concerned = left_out or find_members(leading)
    return Headline(
        sentence=" ".join(f"{each}." for each in told),
        command="",
        message=leading.message,
        member=concerned[0] if concerned else None,
    )


def _tell_time(answer: Answer, messages: Sequence[MessageAnswer]) -> Headline:
    """Say how long an answer takes to come back; where none can, how long the slowest message takes to arrive."""
    if messages and answer.assumed_share.timing is None and not any(has_days(each.days) for each in messages):
        return Headline(sentence=NOT_LOOKED_AT, command="")
    leading = find_leading_loop(messages)
    back = leading.loops.round_trip if leading is not None and leading.loops is not None else None
    if leading is not None and back is not None and _is_timed(back):
        return _say_how_long("An answer comes back", back, leading, answer.assumed_share.timing)
    timed = [(each.days, each) for each in messages if each.days is not None and _is_timed(each.days)]
    if timed:
        days, slowest = max(timed, key=lambda each: _rank_slowness(each[0]))
        subject = "A message arrives" if len(timed) == 1 else "The slowest message arrives"
        return _say_how_long(subject, days, slowest, answer.assumed_share.timing)
    arriving = next((each for each in messages if each.reached_count), None)
    if arriving is None:
        return Headline(sentence=NOTHING_ARRIVES if messages else NO_TIME, command="")
    return _say_no_time(leading if leading is not None and leading.reached_count else arriving)


def _say_no_time(message: MessageAnswer) -> Headline:
    """Say that no time is recorded, and lead to a delivery on which none is."""
    (member, *_) = (*find_members(message, reached=True), None)
    return Headline(sentence=NO_TIME, command="", message=message.message, member=member)


def _is_timed(span: RoundTrip) -> bool:
    return has_days(span) and not is_untimed(span)


def _rank_slowness(span: RoundTrip) -> tuple[float, float]:
    """Return a key that sorts the slowest last: what typically never arrives is slower than any number of days."""
    if span.typical_days is not None:
        return (span.typical_days, 0)
    return (0, 0) if span.heard_share is None else (inf, -span.heard_share)


def _say_times(span: RoundTrip, share: float | None) -> str:
    """Say how many of the times are assumed, ``share`` being that of all in the model, and that some are missing."""
    basis = span.days_basis or "assumed"
    missing = ", and some are not recorded" if span.untimed else ""
    if basis == "stated":
        return ""
    if basis == "assumed":
        return f" These times are assumed{missing}."
    if share is None or share < MOST:
        return f" Some of these times are assumed{missing}."
    return f" {'Nearly all' if share >= NEARLY_ALL else 'Most'} times in the model are assumed{missing}."


def _say_how_long(subject: str, span: RoundTrip, message: MessageAnswer, assumed: float | None) -> Headline:
    """Say it, and lead to a delivery that takes about as long."""
    typical = _find_typical(span, message)
    return Headline(
        sentence=(
            f"{subject} {say_briefly(span, tells_basis=False)}.{_say_times(span, assumed)}"
            f"{describe_chance_briefly(message, 'It' if span is message.days else 'The question')}"
        ),
        command="",
        message=message.message,
        member=find_counted(message, typical) if typical is not None else None,
    )


def _find_typical(span: RoundTrip, message: MessageAnswer) -> Delivery | None:
    """Find the delivery whose typical days are nearest to those of all; of several the middle one in steps."""
    back = message.loops is not None and message.loops.round_trip is span
    told: list[tuple[float, Delivery]] = []
    for each in message.deliveries or ():
        days = each.round_trip if back else each
        if each.reached and days is not None:
            told.append((inf if days.typical_days is None else days.typical_days, each))
    told.sort(key=lambda each: (each[0], each[1].hops or 0))
    wanted = inf if span.typical_days is None else span.typical_days

    def is_far(place: int) -> tuple[float, int]:
        days = told[place][0]
        return (0 if days == wanted else abs(days - wanted), abs(place - len(told) // 2))

    return told[min(range(len(told)), key=is_far)][1] if told else None


def _tell_only_way(messages: Sequence[MessageAnswer], names: Names) -> Headline:
    """Say whose absence cuts off most people; else that nobody's does."""
    worst = next((each for each in find_losses(messages) if each.point is not None), None)
    if worst is None or worst.point is None:
        reached = any(each.reached_count for each in messages)
        return Headline(
            sentence=f"{start_sentence(NO_ONLY_WAY if reached else NOTHING_REACHED)}.", command=""
        )
    stability = describe_stability(worst.point.stability, worst.message.counted, tells_interval=False)
    sentence = (
        f"{start_sentence(describe_absence(worst, names, tells_unknown=False))}{_say_whom(worst.message, names)}."
        f"{DOUBTS[worst.point.basis]}{stability.replace(' Holds', ' It holds')}"
    )
    return Headline(
        sentence=sentence,
        command="",
        message=worst.message.message,
        point=worst.point,
        member=worst.members[0] if worst.members else None,
    )


def _say_whom(message: MessageAnswer, names: Names) -> str:
    """Say by whom they are heard, or from whom they hear; else which message it is, in the words of the model."""
    ends = {
        each.receiver if message.counted == "senders" else each.sender
        for each in message.deliveries or ()
        if each.reached
    }
    (end, *others) = (*ends, None)
    if end is not None and others == [None] and message.counted != "pairs":
        return f" {'by' if message.counted == 'senders' else 'from'} {names.call(end)}"
    return f" ({message.says.rstrip('.')})" if message.says else ""
