"""How is a simulation said? By which day who has heard, what they wait for, and what a loss does to it."""

from collections.abc import Iterable, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.simulations import (
    CurvePoint,
    Milestone,
    SimulatedLoss,
    SimulatedMember,
    Simulation,
    Spread,
    Wait,
)
from stakeholder_graph.views.messages.sentences import BETWEEN, NO_ROUTE, count_people, say_counted, say_verb
from stakeholder_graph.views.words import (
    Names,
    join_words,
    list_some,
    say_cadence,
    say_days,
    say_number,
    say_share,
    start_sentence,
)

SHARES = {0.5: "half", 0.9: "nine in ten", 1.0: "all"}
OUT = {
    "receivers": ("have heard", "hear", "ever hear"),
    "senders": ("have been heard", "are heard", "are ever heard"),
    "pairs": ("have arrived", "arrive", "ever arrive"),
}
"""For each way of counting: what members have done by a day, what they do, and what they ever do."""
LATER = {
    "receivers": "those that still hear do so",
    "senders": "those still heard are heard",
    "pairs": "those that still arrive do so",
}
BACK = ("have an answer", "get an answer", "ever get an answer")


def describe_worlds(answer: Answer) -> str:
    """Say what was simulated, and how often; "" where there is no message."""
    found = next((each.simulation for each in answer.messages or () if each.simulation is not None), None)
    if found is None:
        return ""
    worlds = "1 world" if found.worlds == 1 else f"{say_number(found.worlds)} worlds"
    return (
        f"{worlds} were drawn (seed {found.seed}): each starts on a day of its own in the year, with calendars and "
        "failures as the model allows. By day N means N days after the start."
    )


def list_members(simulation: Simulation) -> tuple[str, ...]:
    """List the counted members."""
    return tuple(each.member for each in simulation.members)


def say_members(message: MessageAnswer, simulation: Simulation, names: Names) -> str:
    """Say who is counted: "the 76 practices"."""
    return f"the {say_number(message.delivery_count)} {say_counted(message, list_members(simulation), names)}"


def describe_spread(message: MessageAnswer, simulation: Simulation, names: Names) -> str:
    """Say by which day half, nine in ten and all have heard, or when the one that should hears."""
    if not message.delivery_count:
        return "Nobody is named at one end of it, so nothing can be said."
    if not simulation.heard_share:
        who = say_members(message, simulation, names)
        one = message.delivery_count == 1
        lead = _call_one(message, simulation, names) if one else f"None of {who}"
        reason = f"{NO_ROUTE}." if not message.reached_count else "never in any world."
        return f"{start_sentence(lead)}{say_verb(message, one=True, no=one)}: {reason}"
    if message.delivery_count == 1:
        return _describe_one(_call_one(message, simulation, names), message, simulation.members[0])
    who, (done, _, ever) = say_members(message, simulation, names), OUT[message.counted]
    return start_sentence(_describe_many(simulation, who, done, ever))


def describe_answers(message: MessageAnswer, simulation: Simulation, names: Names) -> str:
    """Say by which day they have an answer; "" where none is asked for, or nobody is heard."""
    answered = simulation.answered
    if answered is None or not simulation.heard_share:
        return ""
    if not answered.heard_share:
        return "No answer comes back in any world."
    if message.delivery_count > 1:
        who, (done, _, ever) = say_members(message, simulation, names), BACK
        return start_sentence(_describe_many(answered, who, done, ever))
    one = answered.members[0]
    return f"An answer comes back in {_say_of_worlds(one)}{_say_when(one)}."


def _describe_many(spread: Simulation | Spread, who: str, done: str, ever: str) -> str:
    known = [each for each in spread.milestones if each.days is not None]
    last = spread.curve[-1]
    sentences = []
    if known and last.day == 0:
        sentences.append(f"{SHARES[known[-1].share]} of {who} {done} on the same day: no times recorded.")
    elif known:
        of = f" of {who}"
        parts = [
            f"{SHARES[each.share]}{of if not place else ''} {done + ' ' if not place else ''}by day {each.days}"
            for place, each in enumerate(_drop_repeated(known))
        ]
        sentences.append(f"{join_words(parts)}.")
        sentences.append(start_sentence(f"{_say_band(_drop_repeated(known))}."))
    if spread.heard_share < 1:
        share = f"on average {say_share(spread.heard_share)} of {'them' if known else who} {ever}"
        sentences.append(start_sentence(f"{share}{_say_share_band(last)}."))
    return " ".join(sentences)


def _drop_repeated(known: Sequence[Milestone]) -> list[Milestone]:
    """Keep of several milestones on one day the one that says most."""
    return [
        each
        for each, then in zip(known, (*known[1:], None), strict=True)
        if then is None
        or (each.days, each.low_days, each.high_days) != (then.days, then.low_days, then.high_days)
    ]


def _say_band(known: Sequence[Milestone]) -> str:
    parts = []
    for each in known:
        name = SHARES[each.share]
        if each.high_days is None:
            parts.append(f"{name} not before day {each.low_days}, and in some never")
        elif each.low_days == each.high_days:
            parts.append(f"{name} on day {each.low_days}")
        else:
            parts.append(f"{name} between day {each.low_days} and day {each.high_days}")
    return f"in 90 of 100 worlds: {'; '.join(parts)}"


def _say_share_band(last: CurvePoint) -> str:
    if last.low == last.high:
        return ", in nearly every world"
    return f" (in 90 of 100 worlds between {say_share(last.low)} and {say_share(last.high)})"


def _call_one(message: MessageAnswer, simulation: Simulation, names: Names) -> str:
    member = simulation.members[0].member
    return "it" if message.message == BETWEEN or "/" in member else names.call(member)


def _describe_one(who: str, message: MessageAnswer, member: SimulatedMember) -> str:
    verb = say_verb(message, one=True)
    return start_sentence(f"{who}{verb} in {_say_of_worlds(member)}{_say_when(member)}.")


def _say_of_worlds(member: SimulatedMember) -> str:
    return "every world" if member.heard_share == 1 else f"{say_share(member.heard_share)} of worlds"


def _say_when(member: SimulatedMember) -> str:
    if member.typical_days is None:
        return ""
    typical = f", in half of all worlds by day {member.typical_days}"
    if member.late_days is None or member.late_days == member.typical_days:
        return typical
    return f"{typical}, in nine of ten by day {member.late_days}"


def describe_late_member(member: SimulatedMember, names: Names) -> str:
    """Say when one of those who hear last does."""
    who = names.call(member.member)
    if member.late_days is not None:
        return f"{who}: in half of all worlds by day {member.typical_days}, in nine of ten by day {member.late_days}."
    if member.typical_days is not None:
        never = say_share(1 - member.heard_share)
        return f"{who}: in half of all worlds by day {member.typical_days}, but never in {never} of them."
    return f"{who}: only in {say_share(member.heard_share)} of worlds."


def describe_never(members: Sequence[str], names: Names, shown: int) -> str:
    """Say who never hears in any world."""
    called = names.call_all(members)
    if len(called) == 1:
        return f"{called[0]}: never in any world."
    return f"{names.count(members)}: never in any world ({list_some(called, shown)})."


def describe_waits(waits: Sequence[Wait], mean_days: float, names: Names) -> str:
    """Say how many days of the average journey waits of one sort take, and with whom the message lies."""
    first = waits[0]
    days = sum(each.mean_days for each in waits)
    ids = [each.id for each in waits]
    many = len(set(ids)) > 1
    who = names.count(ids) if many else names.call(first.id)
    taken = f"{_say_rounded(days)} of {say_number(round(mean_days))} days"
    if first.cause == "meeting":
        return f"{taken}: until {who} next {'meet' if many else 'meets'}{_bracket(_say_every(first))}."
    if first.cause == "on-the-way":
        return f"{taken}: on the way from {who}, by {first.by}{_bracket(first.every or '')}."
    return f"{taken}: with {who}, until the next {first.by}{_bracket(_say_every(first))}."


def _say_every(wait: Wait) -> str:
    return say_cadence(wait.every) if wait.every is not None else "when it is open"


def _say_rounded(days: float) -> str:
    return say_number(round(days)) if days >= 0.5 else "under 1"


def _bracket(text: str) -> str:
    return f" ({text})" if text else ""


def describe_losses(
    losses: Sequence[SimulatedLoss], message: MessageAnswer, simulation: Simulation, names: Names
) -> str:
    """Say what the loss of one thing does; of several, that each alone does it."""
    first = losses[0]
    lost = join_words([_call_lost(each, names) for each in losses], "or")
    lead = f"Without {lost}"
    many = message.delivery_count > 1
    ever = OUT[message.counted][1] if many else say_verb(message, one=True).strip()
    who = say_members(message, simulation, names) if many else _call_one(message, simulation, names)
    parts = []
    if _differ(first.heard_share, first.heard_share_before):
        parts.append(_say_change(who, first.heard_share, first.heard_share_before, ever, many=many))
    answered, before = first.answered_share, first.answered_share_before
    if answered is not None and before is not None and _differ(answered, before):
        got = BACK[1] if many else "gets an answer"
        parts.append(_say_change("" if parts and many else who, answered, before, got, many=many))
    parts += _say_later(first, message)
    if not parts:
        return f"{lead}: no difference."
    return f"{lead}: {'; '.join(parts)}."


def _say_change(who: str, after: float, before: float, verb: str, *, many: bool) -> str:
    was = "all" if before == 1 and many else "always" if before == 1 else say_share(before)
    if many:
        of = f" of {who}" if who else ""
        now = f"none{of}" if after == 0 else f"{say_share(after)}{of}"
        return f"{now} {verb} instead of {was}"
    now = "never" if after == 0 else f"in {say_share(after)} of worlds"
    return f"{who} {verb} {now} instead of {was if was == 'always' else f'in {was}'}"


def _say_later(loss: SimulatedLoss, message: MessageAnswer) -> Iterable[str]:
    many = message.delivery_count > 1
    if many and loss.half_days is not None and loss.half_days != loss.half_days_before:
        yield f"half by day {loss.half_days} instead of {loss.half_days_before}"
    if many and loss.half_days is None and loss.half_days_before is not None and loss.heard_share:
        yield f"half never, instead of by day {loss.half_days_before}"
    if loss.delay_days is not None and round(loss.delay_days) >= 1:
        lead = LATER[message.counted] if many else "it comes"
        yield f"{lead} {say_days(round(loss.delay_days))} later on average"


def _differ(share: float, other: float) -> bool:
    return say_share(share) != say_share(other)


def _call_lost(loss: SimulatedLoss, names: Names) -> str:
    called = names.call(loss.id.replace(":", "->")) if loss.type == "channel" else names.call(loss.id)
    return f"the channel from {called}" if loss.type == "channel" else called


def describe_people(message: MessageAnswer, simulation: Simulation) -> str:
    """Say how many people stand behind those that hear in the end; "" where that is unknown, or says nothing."""
    if not simulation.curve or simulation.curve[-1].people is None or message.people is None:
        return ""
    people = simulation.curve[-1].people
    if message.counted == "pairs" or people == message.people:
        return ""
    who = "those heard" if message.counted == "senders" else "those that hear"
    return (
        f"In the middle world {count_people(people)}, of {say_number(message.people)}, are registered with or "
        f"represented by {who} in the end."
    )


def group_waits(waits: Iterable[Wait], names: Names) -> list[list[Wait]]:
    """Put together what is waited for alike with stakeholders of one kind; the longest first."""
    alike: dict[tuple[str, ...], list[Wait]] = {}
    for each in waits:
        kind = names.say_kind([each.id], 2)
        alike.setdefault((kind, each.cause, each.by or "", each.every or ""), []).append(each)
    ordered = sorted(alike.items(), key=lambda group: (-sum(each.mean_days for each in group[1]), group[0]))
    return [group for _, group in ordered]


def group_losses(losses: Iterable[SimulatedLoss]) -> list[list[SimulatedLoss]]:
    """Put together losses that do the same."""
    alike: dict[tuple[float | None, ...], list[SimulatedLoss]] = {}
    for each in losses:
        key = (each.heard_share, each.half_days, each.delay_days, each.answered_share)
        alike.setdefault(key, []).append(each)
    return list(alike.values())
