"""Is there a direct channel, and is it as it should be?"""

from collections.abc import Callable
from functools import partial

from stakeholder_graph.model.records import Channel, Terms
from stakeholder_graph.standards.evidence import Scribe
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import ChannelWanted, Wishes
from stakeholder_graph.standards.verdicts import Result, Verdict, judge_all, judge_any
from stakeholder_graph.units import RUNG


def judge_channel(inquiry: Inquiry, wanted: ChannelWanted) -> Verdict:
    """Judge whether there is a channel between two sides that fulfils some wishes."""
    judge = partial(_judge_pair, inquiry, wanted)
    if not wanted.both_ways:
        return inquiry.judge_pairs(wanted.sender, wanted.receiver, judge)
    return inquiry.judge_pairs(
        wanted.sender, wanted.receiver, lambda s, r: judge_all((judge(s, r), judge(r, s)))
    )


def _judge_pair(inquiry: Inquiry, wishes: Wishes, sender: str, receiver: str) -> Verdict:
    """Judge one pair: a channel that is there and breaks a wish is a fact, one that nobody wrote down is not."""
    channels = inquiry.records.channels.get((sender, receiver), ())
    if channels:
        return judge_any(judge_wishes(inquiry.scribe, wishes, each) for each in channels)
    ends = (sender, receiver)
    absence = inquiry.records.find_absent_channel(sender, receiver)
    if absence is not None or inquiry.is_complete:
        return Verdict("not-met", (inquiry.scribe.show_absence(absence, ids=ends, aspect="channel"),))
    return Verdict("cannot-tell", (inquiry.scribe.say_silent(ends, aspect="channel"),))


def judge_wishes(scribe: Scribe, wishes: Wishes, channel: Channel) -> Verdict:
    """Judge whether one channel fulfils all wishes; what it leaves unsaid nobody can tell."""
    judged = [_WISHES[name](scribe, wishes, channel) for name in _WISHES if getattr(wishes, name)]
    if not judged:
        return Verdict("met", (scribe.show_channel("met", channel),))
    return judge_all(judged)


def _judge_standing(scribe: Scribe, wishes: Wishes, channel: Channel) -> Verdict:
    """Judge whether a channel is there all the time: it has no windows, no end and no list of dates."""
    terms = channel.terms
    broken = _find_end(terms)
    if broken is None:
        return Verdict("met", (scribe.show_channel("met", channel),))
    key, found = broken
    return _show("not-met", scribe, channel, key, found, None)


def _find_end(terms: Terms) -> tuple[str, str] | None:
    """Find what keeps a channel from being there all the time, as a key and its value."""
    if terms.open:
        return "open", ", ".join(f"{each.since} to {each.until}" for each in terms.open)
    if terms.until is not None:
        return "until", terms.until.isoformat()
    if terms.every is not None and terms.every.dates:
        return "every", str(terms.every)
    return None


def _judge_trusted(scribe: Scribe, wishes: Wishes, channel: Channel) -> Verdict:
    trusted = channel.terms.trusted
    if trusted is None:
        return _say_unknown(scribe, channel, "trusted", "true")
    return _show("met" if trusted else "not-met", scribe, channel, "trusted", str(trusted).lower(), "true")


def _judge_purpose(scribe: Scribe, wishes: Wishes, channel: Channel) -> Verdict:
    """Judge whether a channel says what it is for; in a complete place one that does not say has no purpose."""
    purpose = channel.terms.purpose
    if purpose is not None:
        return _show("met", scribe, channel, "purpose", purpose, None)
    if scribe.place.complete:
        ends = (channel.sender, channel.receiver)
        return Verdict("not-met", (scribe.show_absence(None, ids=ends, aspect="purpose"),))
    return _say_unknown(scribe, channel, "purpose", None)


def _judge_level(scribe: Scribe, wishes: Wishes, channel: Channel) -> Verdict:
    level, wanted = channel.terms.level, wishes.level or ""
    if level is None:
        return _say_unknown(scribe, channel, "level", wanted)
    return _show("met" if RUNG[level] >= RUNG[wanted] else "not-met", scribe, channel, "level", level, wanted)


def _judge_level_at_most(scribe: Scribe, wishes: Wishes, channel: Channel) -> Verdict:
    level, wanted = channel.terms.level, wishes.level_at_most or ""
    if level is None:
        return _say_unknown(scribe, channel, "level", f"at most {wanted}")
    result: Result = "met" if RUNG[level] <= RUNG[wanted] else "not-met"
    return _show(result, scribe, channel, "level", level, f"at most {wanted}")


def _judge_carries(scribe: Scribe, wishes: Wishes, channel: Channel) -> Verdict:
    carries = channel.terms.carries
    found = ", ".join(carries) if carries is not None else None
    result: Result = "met" if channel.terms.can_carry(wishes.carries) else "not-met"
    return _show(result, scribe, channel, "carries", found, wishes.carries)


def _show(result: Result, scribe: Scribe, channel: Channel, key: str, *said: str | None) -> Verdict:
    """Show what a channel states under a key, and what was asked for."""
    found, wanted = said
    return Verdict(result, (scribe.show_channel(result, channel, aspect=key, found=found, wanted=wanted),))


def _say_unknown(scribe: Scribe, channel: Channel, key: str, wanted: str | None) -> Verdict:
    ends = (channel.sender, channel.receiver)
    return Verdict("cannot-tell", (scribe.say_silent(ends, aspect=key, wanted=wanted),))


_WISHES: dict[str, Callable[[Scribe, Wishes, Channel], Verdict]] = {
    "standing": _judge_standing,
    "trusted": _judge_trusted,
    "purpose": _judge_purpose,
    "level": _judge_level,
    "level_at_most": _judge_level_at_most,
    "carries": _judge_carries,
}
"""How each wish is judged, by its name."""
