"""What is not so, and what is left unsaid? The one denied, the other asked."""

import re
from collections.abc import Iterable, Sequence

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.views.audit.evidence_groups import CHANNEL, ROUTES, Group
from stakeholder_graph.views.audit.evidence_words import Telling, list_ends, name_key, say_spared
from stakeholder_graph.views.certainty import grade_certainty
from stakeholder_graph.views.relation_words import ask_relation, deny_relation, is_relation
from stakeholder_graph.views.words import join_words, start_sentence

NOBODY = {
    "chosen": "nobody chose {}",
    "paid": "nobody pays for {}",
    "run": "nobody runs {}",
    "seats": "{} has no seats",
    "channels": "{} has no such channels",
}
ASKED_OF_ONE = {
    "seats": "Which seats does {} have, and who chose those who sit on them?",
    "chosen": "Who chose {}?",
    "paid": "Who pays for {}?",
    "run": "Who runs {}?",
}


def describe_lack(group: Group, telling: Telling) -> str:
    """Say what is not so: that nobody plays a part, or that nothing joins somebody with somebody."""
    first = group[0]
    if not first.ids:
        return f"{telling.name_part(first.role)}: there is none"
    if len(first.ids) == 1:
        return _describe_lack_of_one(first, telling)
    givers, takers = list_ends(group)
    giver, taker, one = telling.tell(givers), telling.tell(takers), telling.are_single(givers)
    if is_relation(first.aspect):
        return deny_relation(first.aspect or "", giver, taker, one=one)
    if first.aspect in CHANNEL:
        return f"{taker} {'does' if telling.are_single(takers) else 'do'} not hear from {giver}"
    if first.aspect in ROUTES:
        lost = say_spared(first, telling)
        back = ", and back" if first.aspect == "both_ways" else ""
        return f"what {giver} {'says' if one else 'say'} does not reach {taker}{back}{lost}"
    hears = "hears" if telling.are_single(takers) else "hear"
    return f"what {taker} {hears} from {giver}: nothing of {name_key(first.aspect)}"


def _describe_lack_of_one(lack: Evidence, telling: Telling) -> str:
    who = telling.names.call(lack.ids[0])
    if lack.role is not None and lack.aspect is None:
        return f"{who} has none of: {telling.name_part(lack.role)}"
    return NOBODY.get(lack.aspect or "", "{}: nothing of " + name_key(lack.aspect)).format(who)


def describe_silent(group: Group, telling: Telling) -> str:
    """Ask what is left unsaid: a silence is never a denial."""
    return f"not recorded: {ask_about(group, telling)}"


def ask_about(silences: Sequence[Evidence], telling: Telling) -> str:
    """Ask what the model leaves unsaid, or doubts: one question for all silences of one sort."""
    first = silences[0]
    ids = [each.ids for each in silences if each.ids]
    if not ids:
        return _ask_for_players(first, telling)
    if grade_certainty(first.certainty) == "doubtful":
        return _ask_whether_so(silences, telling)
    if first.kind == "route" or (first.aspect == "heard_within" and first.found is not None):
        return _ask_for_quicker(silences, telling)
    givers, takers = [each[0] for each in ids], [each[-1] for each in ids]
    if any(len(each) == 1 for each in ids):
        return _ask_of_one(first, _name_few(givers, telling), telling)
    if is_relation(first.aspect):
        one = telling.are_single(givers)
        giver, taker = _name_few(givers, telling), _name_few(takers, telling)
        return ask_relation(first.aspect or "", giver, taker, one=one)
    return _ask_how_heard(first, givers, takers, telling)


def _ask_of_one(silence: Evidence, who: str, telling: Telling) -> str:
    """Ask what is not said of somebody: their seats, who chose them, or who plays a part for them."""
    if silence.kind == "seats":
        return f"How many seats are there on {who}, and who chose whom?"
    if silence.role is not None and silence.aspect is None:
        return f"{start_sentence(telling.name_part(silence.role))}, for {who}: who or what, if anything?"
    return ASKED_OF_ONE.get(silence.aspect or "", f"{{}}: {name_key(silence.aspect)}?").format(who)


def _ask_for_players(silence: Evidence, telling: Telling) -> str:
    part = telling.name_part(silence.role)
    if silence.aspect == "others":
        return f"Are there more than {silence.found} who are {part}?"
    return f"{start_sentence(part)}: who or what, if anything?"


def _ask_how_heard(silence: Evidence, givers: Sequence[str], takers: Sequence[str], telling: Telling) -> str:
    """Ask whether, by which route or in which way some hear from others."""
    giver, taker = _name_few(givers, telling), _name_few(takers, telling)
    if silence.aspect in CHANNEL:
        return f"{start_sentence(_ask_hearing(givers, takers, telling))}?"
    if silence.aspect in ROUTES:
        says = "says" if telling.are_single(givers) else "say"
        if silence.aspect == "heard_within":
            return f"How long does what {giver} {says} take to reach {taker}, and by which way?"
        return f"By which route does what {giver} {says} reach {taker}{say_spared(silence, telling)}?"
    if silence.aspect == "every":
        return f"How often {_ask_hearing(givers, takers, telling)}?"
    what = f"what {taker} {'hears' if telling.are_single(takers) else 'hear'} from {giver}"
    if silence.aspect == "carries" and silence.wanted:
        return f"Is {silence.wanted} among {what}?"
    return f"Of {what}: {name_key(silence.aspect)}?"


def _ask_hearing(givers: Sequence[str], takers: Sequence[str], telling: Telling) -> str:
    """Ask whether some hear from others: "does the board hear from the forum", "do they hear from each other"."""
    taker = _name_few(takers, telling)
    if set(givers) == set(takers):
        return f"do {taker} hear from each other"
    return f"{'does' if telling.are_single(takers) else 'do'} {taker} hear from {_name_few(givers, telling)}"


def _ask_whether_so(doubtful: Sequence[Evidence], telling: Telling) -> str:
    """Ask whether what the model has, and doubts more than it believes, is so."""
    first = doubtful[0]
    givers, takers = [each.ids[0] for each in doubtful], [each.ids[-1] for each in doubtful]
    giver, taker, one = _name_few(givers, telling), _name_few(takers, telling), telling.are_single(givers)
    if first.kind == "tie":
        asked = ask_relation(first.aspect or "", giver, taker, one=one)
    elif first.kind == "route":
        asked = f"Does what {giver} {'says' if one else 'say'} reach {taker} in the way that the model has?"
    elif len(first.ids) > 1:
        asked = f"{start_sentence(_ask_hearing(givers, takers, telling))}?"
    else:
        asked = f"{'Is' if one else 'Are'} {giver} there?"
    return f"{asked} The model doubts it."


def _ask_for_quicker(slow: Sequence[Evidence], telling: Telling) -> str:
    """Ask whether there is a quicker way than the ones on record, with the longest that they take."""
    givers, takers = [each.ids[0] for each in slow], [each.ids[-1] for each in slow]
    longest = max((each.found or "" for each in slow), key=_count_days)
    says = "says" if telling.are_single(givers) else "say"
    return (
        f"By the way on record what {_name_few(givers, telling)} {says} takes up to {longest} to reach "
        f"{_name_few(takers, telling)} (asked for: {slow[0].wanted}): is there a quicker one?"
    )


def _count_days(found: str) -> int:
    """Read how many days a figure names; what names none is the longest."""
    number = re.match(r"[\d,]+", found)
    return int(number[0].replace(",", "")) if number else 10**9


def _name_few(ids: Iterable[str], telling: Telling) -> str:
    """Name up to two, else count them: a question must stay short."""
    known = list(dict.fromkeys(ids))
    return join_words(telling.names.call_all(known)) if len(known) <= 2 else telling.names.count(known)
