"""Why do we say so? The evidence of a check as sentences, each with whether it is only assumed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.units import LADDER
from stakeholder_graph.views.audit.evidence_groups import (
    CHANNEL,
    HOLDS,
    Group,
    find_hold,
    group_evidence,
    is_closing,
    is_one_way,
)
from stakeholder_graph.views.audit.evidence_words import Telling, list_ends, name_key, say_spared
from stakeholder_graph.views.audit.lack_sentences import describe_lack, describe_silent
from stakeholder_graph.views.audit.marks import mark_evidence
from stakeholder_graph.views.relation_words import find_words, is_relation, say_relation
from stakeholder_graph.views.words import join_words, say_cadence, say_date, say_number

HALF = re.compile(r"\b(over|at least|at most|under) 0?\.5\b")
SHARE = re.compile(r"(\d+) of (\d+)(?:, (\d+) unknown)?")
ONE_OTHER = "the middle one of 1 others"
NONE_WANTED = ("none", "at most 0")
NONE_SO = re.compile(r"(none|few) (?:at most )?(.+)")
SEAT_HOLDS = {"chosen": "fills", "paid": "pays"}
SEATS_HELD = {"chosen_by": "chosen by", "held_by": "held by", "paid_by": "paid by"}
"""How seats are joined to somebody, by the key that says so."""


MANNERS = {
    ("trusted", "true"): "by a way that is trusted",
    ("trusted", "false"): "by a way that is not trusted",
    ("standing", "true"): "by a standing way",
    ("standing", "false"): "by a way that is open at times only, or ends",
}
SAYS_HOW = {
    "by": "by {}",
    "both_ways": "by {}",
    "until": "until {}",
    "open": "from {} only",
    "meets": "at a meeting held {}",
}
"""How somebody hears, by what the model says of the channel."""


def describe_evidence(evidence: Sequence[Evidence], telling: Telling) -> tuple[str, ...]:
    """Say each group of evidence in a sentence without its full stop, marked where it is assumed or unsure.

    Where none may be so, those that are come before how many they are.
    """
    groups = sorted(group_evidence(evidence), key=lambda each: _is_count_of_breaches(each[0]))
    told = dict.fromkeys(_describe_group(each, telling) for each in groups)
    return tuple(each for each in told if each and not any(more.startswith(f"{each} by ") for more in told))


def _is_count_of_breaches(evidence: Evidence) -> bool:
    return evidence.aspect == "share" and evidence.supports == "not-met" and evidence.wanted in NONE_WANTED


def _describe_group(group: Group, telling: Telling) -> str:
    first = group[0]
    if is_closing(first):
        return f"and so on, {first.found} in all"
    said = _describe_hold(group, telling) if find_hold(first) else WORDS[first.kind](group, telling)
    return f"{said}{mark_evidence(group)}"


def _describe_hold(group: Group, telling: Telling) -> str:
    """Say in whose hands somebody is, and by which ties, seats or belonging."""
    held = find_hold(group[0]) or ()
    holder, voice = telling.names.call_all(held)
    is_ = "is" if telling.are_single(held[1:]) else "are"
    holds = [hold for hold in HOLDS if hold in {each.found for each in group}]
    says = [_say_hold(each, telling) for each in group]
    return f"{voice} {is_} {join_words(holds)} by {holder}, which {join_words(list(dict.fromkeys(says)))}"


def _say_hold(evidence: Evidence, telling: Telling) -> str:
    if evidence.kind == "tie":
        return f"{find_words(evidence.aspect or '').says} it"
    if evidence.kind == "seats":
        board = f" on {telling.names.call(evidence.ids[0])}" if len(evidence.ids) > 2 else ""
        return (
            f"{SEAT_HOLDS.get(evidence.found or '', 'has')} {'its seat' if board else 'seats of it'}{board}"
        )
    return "has it as a part"


def _describe_stakeholder(group: Group, telling: Telling) -> str:
    first = group[0]
    played = f" as {telling.name_part(first.role)}" if first.role in telling.parts else ""
    who = telling.tell(each for piece in group for each in piece.ids) or "nobody"
    return f"{who} {'is' if telling.are_single(first.ids) else 'are'} there{played}{_say_values(first)}"


def _describe_channel(group: Group, telling: Telling) -> str:
    first = group[0]
    if len(first.ids) != 2:
        return _describe_share(first)
    if is_one_way(first):
        return _describe_one_way(group, telling)
    senders, receivers = list_ends(group)
    hear = "hears" if telling.are_single(receivers) else "hear"
    said = f"{telling.tell(receivers)} {hear} from {telling.tell(senders)}"
    if first.aspect in CHANNEL:
        return f"{said}{_say_values(first)}"
    return _say_manner(said, first)


def _describe_one_way(group: Group, telling: Telling) -> str:
    """Say that somebody hears others and does not answer them, or that nobody says whether they do."""
    first = group[0]
    sender, receiver = telling.names.call_all(first.ids)
    one, by = telling.are_single(first.ids[1:]), f" by {first.found}" if first.found else ""
    said = f"{receiver} {'hears' if one else 'hear'} from {sender}{by}"
    if group[-1].kind == "silent":
        return f"{said}; whether {'it answers' if one else 'they answer'} is not recorded"
    return f"{said} and {'does' if one else 'do'} not answer"


def _say_manner(said: str, evidence: Evidence) -> str:
    """Say in which way somebody hears, and what was asked of it."""
    aspect, found = evidence.aspect or "", evidence.found or ""
    none_may = _say_none_may(evidence.wanted)
    if none_may and evidence.supports == "not-met":
        return f"{none_may}; this one is: {said}"
    if aspect == "level" and found:
        return f"{said} at the level “{found}”{f' ({none_may})' if none_may else _say_wanted(evidence)}"
    if aspect == "every" and found:
        return f"{said} {say_cadence(found)}"
    manner = MANNERS.get((aspect, found)) or (SAYS_HOW.get(aspect, "").format(found) if found else "")
    return f"{said} {manner}" if manner else f"{said}; {name_key(aspect)}{_say_values(evidence)}"


def _say_none_may(wanted: str | None) -> str:
    """Say that nothing or little may be so, where that is asked: "none may be tokenistic"; "" where it is not."""
    asked = NONE_SO.fullmatch(wanted or "")
    if asked is None:
        return ""
    count, what = asked.groups()
    return f"{count} may be at “{what}” or below" if what in LADDER[1:] else f"{count} may be {what}"


def _describe_share(evidence: Evidence) -> str:
    """Say of how many channels what is asked is so, and for how many nobody says."""
    counted = SHARE.fullmatch(evidence.found or "")
    if counted is None:
        return f"{evidence.found or 'some'} channels are so{_say_wanted(evidence)}"
    met, total, unknown = (int(each or 0) for each in counted.groups())
    if met:
        so = f"{say_number(met)} {'is' if met == 1 else 'are'} so"
    else:
        so = "none is known to be" if unknown else "none is so"
    silent = f"; for {say_number(unknown)} nobody says" if unknown else ""
    asked = "" if evidence.wanted in NONE_WANTED else _say_wanted(evidence)
    channels = "1 channel" if total == 1 else f"{say_number(total)} channels"
    return f"of {channels} {so}{silent}{asked}"


def _describe_tie(group: Group, telling: Telling) -> str:
    if len(group[0].ids) != 2:
        return f"of the ties{_say_values(group[0])}"
    givers, takers = list_ends(group)
    one = telling.are_single(givers)
    if len({each.ids for each in group}) > 1:
        return say_relation(group[0].aspect or "", telling.tell(givers), telling.tell(takers), one=one)
    words = [find_words(each.aspect or "") for each in group]
    verbs = join_words(list(dict.fromkeys(each.says if one else each.say for each in words)))
    return f"{telling.tell(givers)} {verbs} {telling.tell(takers)}"


def _describe_seats(group: Group, telling: Telling) -> str:
    """Say how many seats there are, for whom, and who chose, pays or holds them."""
    first = group[0]
    who = telling.names.call_all(first.ids)
    one = first.found == "1"
    count = {None: "seats", "unknown": "an unknown number of seats"}.get(
        first.found, f"{first.found} {'seat' if one else 'seats'}"
    )
    said = f"{count} of {who[0]}" if who else count
    if first.role:
        said += f" for “{first.role}”"
    how = SEATS_HELD.get(first.aspect or "")
    if how and len(who) > 1:
        said += f" {'is' if one else 'are'} {how} {join_words(who[1:])}"
    return f"{said}{_say_wanted(first)}"


def _describe_route(group: Group, telling: Telling) -> str:
    first = group[0]
    ids = first.ids
    if len(ids) < 2:
        return f"of those asked{_say_values(first)}"
    who = telling.names.call_all(ids)
    if first.supports == "cannot-tell" and first.aspect == "heard_within" and first.found:
        return _describe_slow(first, telling)
    between = f" by way of {', then '.join(who[1:-1])}" if len(who) > 2 else " directly"
    said = f"what {who[0]} {'says' if telling.are_single(ids[:1]) else 'say'} reaches {who[-1]}{between}"
    if first.supports == "met":
        said += say_spared(first, telling)
    elif first.role is not None and first.aspect == "not_via":
        said += f", and {telling.name_part(first.role)} is on the way"
    if first.aspect == "routes" and first.found is not None:
        return f"{said} (ways that share nobody: {first.found}{_say_wanted(first).replace(' (', '; ') or ')'}"
    return f"{said}{_say_values(first)}"


def _describe_slow(evidence: Evidence, telling: Telling) -> str:
    """Say how long the recorded way takes, where a quicker one may be unrecorded."""
    ids = evidence.ids
    who = telling.names.call_all(ids)
    between = f" by way of {', then '.join(who[1:-1])}" if len(who) > 2 else ""
    says = "says" if telling.are_single(ids[:1]) else "say"
    takes = f"takes up to {evidence.found} to reach {who[-1]}{between}{_say_wanted(evidence)}"
    return f"by the way on record what {who[0]} {says} {takes}"


def _describe_value(group: Group, telling: Telling) -> str:
    first = group[0]
    if is_relation(first.aspect) and len(first.ids) == 2:
        return say_relation(first.aspect or "", *telling.names.call_all(first.ids))
    if not first.ids and first.aspect in ("since", "until"):
        asked = "from {} on" if first.aspect == "since" else "until {}"
        today = say_date(first.found)
        return f"it is asked {asked.format(say_date(first.wanted))}, and the day of this answer is {today}"
    who = " to ".join(telling.names.call_all(first.ids)) or "the place"
    value, others, of = (first.wanted or "").partition(", as ")
    if others:
        of = "the one other" if of == ONE_OTHER else of
        return f"{who}: {name_key(first.aspect)}: {first.found or 'not known'}; {of}: {value}"
    return f"{who}: {name_key(first.aspect)}{_say_values(first)}"


def _say_values(evidence: Evidence) -> str:
    """Say what was found and what was asked for, in brackets."""
    known = {"found": evidence.found, "asked for": evidence.wanted}
    told = [f"{what}: {_say_value(value)}" for what, value in known.items() if value is not None]
    return f" ({'; '.join(told)})" if told else ""


def _say_wanted(evidence: Evidence) -> str:
    return f" (asked for: {_say_value(evidence.wanted)})" if evidence.wanted is not None else ""


def _say_value(value: str) -> str:
    plain = {"true": "yes", "false": "no"}.get(value, value)
    return HALF.sub(r"\1 half", plain)


def _describe_beyond(group: Group, telling: Telling) -> str:
    found = group[0].found
    return f"what no structure can show: {found}" if found else "no structure can show it"


WORDS: Mapping[str, Callable[[Group, Telling], str]] = {
    "stakeholder": _describe_stakeholder,
    "channel": _describe_channel,
    "tie": _describe_tie,
    "seats": _describe_seats,
    "route": _describe_route,
    "value": _describe_value,
    "known-absent": describe_lack,
    "complete": describe_lack,
    "silent": describe_silent,
    "beyond-structure": _describe_beyond,
}


def list_sources(evidence: Iterable[Evidence]) -> Iterator[str]:
    """List each source that vouches for some evidence once, with where it can be read."""
    for source, address in dict.fromkeys((each.source, each.address) for each in evidence):
        if source is not None:
            yield f"{source} ({address})" if address else source
