"""Is there a direct channel, and is it as it should be?"""

from collections.abc import Callable, Iterable
from functools import partial

from msgspec.structs import replace

from stakeholder_graph.model.records import Channel, Terms
from stakeholder_graph.standards.evidence import Scribe
from stakeholder_graph.standards.families.routes import judge_onward
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import ChannelWanted, Wishes
from stakeholder_graph.standards.verdicts import Result, Verdict, judge_all, judge_any
from stakeholder_graph.units import RUNG

ALWAYS_OPEN = frozenset({"noticeboard", "phone", "portal", "website"})
"""Media that are there at any hour."""

ASKED_ONCE = ("consultation", "survey")
"""Words for media that are used once unless somebody says how often, whoever meets meanwhile."""

USED_ONCE = (*ASKED_ONCE, "event", "focus group", "workshop")
"""Words for media that are used once, unless somebody says how often or those who hold them meet in a rhythm."""


def judge_channel(inquiry: Inquiry, wanted: ChannelWanted) -> Verdict:
    """Judge whether there is a channel between two sides that fulfils some wishes."""
    if not wanted.both_ways:
        return inquiry.judge_pairs(wanted.sender, wanted.receiver, partial(_judge_link, inquiry, wanted))
    return inquiry.judge_pairs(wanted.sender, wanted.receiver, partial(_judge_both_ways, inquiry, wanted))


def _judge_both_ways(inquiry: Inquiry, wanted: ChannelWanted, sender: str, receiver: str) -> Verdict:
    """Judge a pair both ways; where only one of the two is there, it is shown first, with its medium."""
    ways = _judge_link(inquiry, wanted, sender, receiver), _judge_pair(inquiry, wanted, receiver, sender)
    verdict = judge_all(ways)
    half = [each for each in ways if each.result == "met"]
    if len(half) != 1:
        return verdict
    there = next(each for each in half[0].evidence if each.kind == "channel")
    channels = inquiry.records.channels[there.ids[0], there.ids[1]]
    nearest = replace(
        there, supports=verdict.result, aspect="both_ways", found=channels[0].terms.by, wanted=None
    )
    return Verdict(verdict.result, (nearest, *verdict.evidence))


def _judge_link(inquiry: Inquiry, wanted: ChannelWanted, sender: str, receiver: str) -> Verdict:
    """Judge one pair and, where that is asked, whether who hears can pass it on."""
    linked = _judge_pair(inquiry, wanted, sender, receiver)
    if not wanted.onward_to or linked.result == "not-met":
        return linked
    return judge_all((linked, judge_onward(inquiry, receiver, wanted.onward_to, wanted.carries)))


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
    """Judge whether a channel is there all the time: it has no windows, no end and no list of dates, and lasts.

    That it lasts is told by a cadence that repeats, of the channel or of an end that meets, or by a medium that is
    open at any hour. Where nothing tells it, nobody can; in a complete place it lasts then, unless its medium is one
    that is used once.
    """
    terms = channel.terms
    if terms.passing is not None:
        return _show("not-met", scribe, channel, terms.passing, _tell_end(terms), None)
    lasting = _find_sign(scribe, channel)
    if lasting is not None:
        return _show("met", scribe, channel, *lasting, None)
    if not scribe.place.complete:
        return _say_unknown(scribe, channel, "every", None)
    return _show(
        "not-met" if _is_one_of(terms.by, USED_ONCE) else "met", scribe, channel, "by", terms.by, None
    )


def _find_sign(scribe: Scribe, channel: Channel) -> tuple[str, str] | None:
    """Find what tells that a channel lasts, as a key and its value."""
    terms = channel.terms
    if terms.every is not None:
        return "every", str(terms.every)
    for end in () if _is_one_of(terms.by, ASKED_ONCE) else (channel.receiver, channel.sender):
        meets = scribe.place.stakeholders[end].meets
        if meets is not None and not meets.dates:
            return "meets", str(meets)
    return ("by", terms.by) if terms.by.casefold() in ALWAYS_OPEN else None


def _is_one_of(medium: str, words: Iterable[str]) -> bool:
    return any(word in medium.casefold() for word in words)


def _tell_end(terms: Terms) -> str:
    """Tell what keeps a channel from being there all the time, as it is written."""
    if terms.open:
        return ", ".join(f"{each.since} to {each.until}" for each in terms.open)
    return terms.until.isoformat() if terms.until is not None else str(terms.every)


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
    if carries is None and wishes.stated:
        return _say_unknown(scribe, channel, "carries", wishes.carries)
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
