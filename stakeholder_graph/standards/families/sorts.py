"""What are the channels between two sides like: their levels, their claims, what they state, and how many are so?"""

from collections.abc import Sequence

from msgspec.structs import replace

from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.families.channels import judge_wishes
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import ClaimsKept, Ends, LevelsWanted, ShareWanted, States, Wishes
from stakeholder_graph.standards.verdicts import SLACK, Result, Verdict, judge_all, weigh_pieces
from stakeholder_graph.units import RUNG


def judge_levels(inquiry: Inquiry, wanted: LevelsWanted) -> Verdict:
    """Judge whether every channel of theirs practises at least a rung."""
    wishes = Wishes(level=wanted.at_least)
    channels = _find_own(inquiry, wanted.of, wanted.partner)
    if not channels:
        return _judge_none(inquiry, (wanted.of, wanted.partner))
    return judge_all(judge_wishes(inquiry.scribe, wishes, each) for each in channels)


def judge_claims(inquiry: Inquiry, wanted: ClaimsKept) -> Verdict:
    """Judge whether no channel of theirs claims a higher rung than it practises.

    Where no channel states what it claims, nobody can tell; in a complete place nothing is claimed then.
    """
    channels = _find_own(inquiry, wanted.of, wanted.partner)
    if not channels:
        return _judge_none(inquiry, (wanted.of, wanted.partner))
    claiming = [each for each in channels if each.terms.claimed_level is not None]
    if claiming:
        return judge_all(_judge_claim(inquiry, each) for each in claiming)
    scribe, first = inquiry.scribe, channels[0]
    ends = (first.sender, first.receiver)
    if inquiry.is_complete:
        piece = scribe.show_absence(None, ids=ends, aspect="claimed_level", supports="not-applicable")
        return Verdict("not-applicable", (piece,))
    silent = (scribe.say_silent((each.sender, each.receiver), aspect="claimed_level") for each in channels)
    return Verdict("cannot-tell", tuple(silent))


def _judge_claim(inquiry: Inquiry, channel: Channel) -> Verdict:
    claimed, level = channel.terms.claimed_level or "", channel.terms.level
    scribe, wanted = inquiry.scribe, f"{claimed}, as claimed"
    if level is None:
        silent = scribe.say_silent((channel.sender, channel.receiver), aspect="level", wanted=wanted)
        return Verdict("cannot-tell", (silent,))
    result: Result = "met" if RUNG[level] >= RUNG[claimed] else "not-met"
    shown = scribe.show_channel(result, channel, aspect="level", found=level, wanted=wanted)
    return Verdict(result, (shown,))


def judge_states(inquiry: Inquiry, wanted: States) -> Verdict:
    """Judge whether a key is stated of every channel between two sides, or of every one of some stakeholders.

    What a model leaves unsaid is known to be absent only where it is complete.
    """
    if wanted.of:
        return inquiry.judge_each(
            wanted.of, lambda who: _judge_stated(inquiry, who, wanted.key), absent="not-applicable"
        )
    channels = find_between(inquiry, wanted.sender, wanted.receiver)
    if not channels:
        return _judge_none(inquiry, (wanted.sender, wanted.receiver))
    return judge_all(_judge_channel_states(inquiry, each, wanted.key) for each in channels)


def _judge_stated(inquiry: Inquiry, who: str, key: str) -> Verdict:
    known = inquiry.place.stakeholders[who]
    value = getattr(known, key)
    if value is not None and value != ():
        found = (
            str(value) if isinstance(value, int) else str(len(value)) if key == "seats" else ", ".join(value)
        )
        return Verdict("met", (inquiry.scribe.show_value("met", known, key, found=found),))
    return _judge_unstated(inquiry, (who,), key)


def _judge_channel_states(inquiry: Inquiry, channel: Channel, key: str) -> Verdict:
    value = getattr(channel.terms, key)
    if value is not None:
        found = ", ".join(value) if isinstance(value, tuple) else str(value)
        return Verdict("met", (inquiry.scribe.show_channel("met", channel, aspect=key, found=found),))
    return _judge_unstated(inquiry, (channel.sender, channel.receiver), key)


def _judge_unstated(inquiry: Inquiry, ids: tuple[str, ...], key: str) -> Verdict:
    if inquiry.is_complete:
        return Verdict("not-met", (inquiry.scribe.show_absence(None, ids=ids, aspect=key),))
    return Verdict("cannot-tell", (inquiry.scribe.say_silent(ids, aspect=key),))


def judge_share(inquiry: Inquiry, wanted: ShareWanted) -> Verdict:
    """Judge which share of the channels between two sides fulfils some wishes.

    Where it cannot be told of some, the share lies between two bounds, and these decide. There may be more channels
    than are on record, unless the place is complete: then a share is settled only by what none of them could mend.
    """
    channels = find_between(inquiry, wanted.sender, wanted.receiver)
    if not channels:
        return _judge_none(inquiry, (wanted.sender, wanted.receiver))
    judged = [judge_wishes(inquiry.scribe, wanted.that, each) for each in channels]
    count = len(judged)
    least = sum(each.result == "met" for each in judged) / count
    most = 1 - sum(each.result == "not-met" for each in judged) / count
    result = _compare_share(wanted, least, most)
    asking: tuple[Evidence, ...] = ()
    if not inquiry.is_complete and not _is_broken_for_good(wanted, result):
        who = inquiry.find_all(wanted.sender or wanted.receiver)
        asking = (inquiry.scribe.say_silent(who[:1], aspect="channels"),) if result != "cannot-tell" else ()
        result = "cannot-tell"
    said = _say_share(wanted, judged, result)
    return Verdict(result, (said, *asking, *_list_deciding(wanted, judged, result)))


def _is_broken_for_good(wanted: ShareWanted, result: Result) -> bool:
    """Say whether further channels could not mend it: one is so where none may be, or is not where all must be."""
    return result == "not-met" and (wanted.at_most == 0 or wanted.at_least == 1)


def _list_deciding(wanted: ShareWanted, judged: Sequence[Verdict], result: Result) -> list[Evidence]:
    """List what decides a share, that first: the open; or, of too many, those that are so; else those that are not.

    What a channel should not be is put as such: where none may be so, those that are so speak against it.
    """
    asks_for_few = wanted.at_most is not None
    if result == "cannot-tell":
        order: tuple[Result, ...] = ("cannot-tell", "not-met", "met")
    elif result == "not-met":
        too_many = asks_for_few and sum(each.result == "met" for each in judged) > 0
        order = ("met", "not-met") if too_many and wanted.at_least is None else ("not-met", "met")
    else:
        order = ("not-met", "met") if asks_for_few and wanted.at_least is None else ("met", "not-met")
    pieces = [piece for sort in order for each in judged if each.result == sort for piece in each.evidence]
    if not asks_for_few or wanted.at_least is not None:
        return pieces
    turned: dict[str, Result] = {"met": "not-met", "not-met": "met"}
    few = "none" if wanted.at_most == 0 else "few"
    return [
        replace(
            each,
            supports=turned.get(each.supports, each.supports),
            wanted=f"{few} {each.wanted}" if each.wanted is not None else few,
        )
        for each in pieces
    ]


def _compare_share(wanted: ShareWanted, least: float, most: float) -> Result:
    low = wanted.at_least if wanted.at_least is not None else 0.0
    high = wanted.at_most if wanted.at_most is not None else 1.0
    if most < low - SLACK or least > high + SLACK:
        return "not-met"
    return "met" if least >= low - SLACK and most <= high + SLACK else "cannot-tell"


def _say_share(wanted: ShareWanted, judged: Sequence[Verdict], result: Result) -> Evidence:
    met = sum(each.result == "met" for each in judged)
    unknown = sum(each.result == "cannot-tell" for each in judged)
    bounds = (("at least", wanted.at_least), ("at most", wanted.at_most))
    asked = ", ".join(f"{word} {share:g}" for word, share in bounds if share is not None)
    return Evidence(
        supports=result,
        kind="channel",
        aspect="share",
        found=f"{met} of {len(judged)}" + (f", {unknown} unknown" if unknown else ""),
        wanted="none" if wanted.at_most == 0 else asked,
        basis=weigh_pieces([piece for each in judged for piece in each.evidence]),
    )


def find_between(inquiry: Inquiry, senders: Ends, receivers: Ends) -> list[Channel]:
    """Find the channels between two sides, sorted by id; an empty side is anybody."""
    froms = set(inquiry.find_all(senders) if senders else inquiry.structure.ids)
    tos = set(inquiry.find_all(receivers) if receivers else inquiry.structure.ids)
    return [each for each in inquiry.structure.channels if each.sender in froms and each.receiver in tos]


def _find_own(inquiry: Inquiry, of: Ends, partner: Ends) -> list[Channel]:
    """Find the channels in and out of some, sorted by id; with a partner only those to and from it."""
    own = set(inquiry.find_all(of))
    others = set(inquiry.find_all(partner) if partner else inquiry.structure.ids)
    return [
        each
        for each in inquiry.structure.channels
        if (each.sender in own and each.receiver in others)
        or (each.receiver in own and each.sender in others)
    ]


def _judge_none(inquiry: Inquiry, sides: Sequence[Ends]) -> Verdict:
    """Judge that there is no such channel: nothing is asked where that is known, else nobody can tell."""
    lacks = [
        each
        for ends in sides
        if ends and not inquiry.find_all(ends)
        for each in inquiry.judge_lacks(ends, absent="not-applicable")
    ]
    if lacks:
        return judge_all(lacks)
    who = next((found for ends in sides if ends and (found := inquiry.find_all(ends))), ())
    if inquiry.is_complete:
        piece = inquiry.scribe.show_absence(None, ids=who[:1], aspect="channels", supports="not-applicable")
        return Verdict("not-applicable", (piece,))
    return Verdict("cannot-tell", (inquiry.scribe.say_silent(who[:1], aspect="channels"),))
