"""What is not so, and what is left unsaid? The one denied, the other asked."""

import re
from collections.abc import Iterable, Sequence

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.views.audit.evidence_groups import CHANNEL, ROUTES, Group
from stakeholder_graph.views.audit.evidence_words import Telling, list_ends, name_key, say_spared
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
        who = telling.names.call(first.ids[0])
        return NOBODY.get(first.aspect or "", "{}: nothing of " + name_key(first.aspect)).format(who)
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


def describe_silent(group: Group, telling: Telling) -> str:
    """Ask what is left unsaid: a silence is never a denial."""
    return f"not recorded: {ask_about(group, telling)}"


def ask_about(silences: Sequence[Evidence], telling: Telling) -> str:
    """Ask what the model leaves unsaid: one question for all silences of one sort."""
    first = silences[0]
    ids = [each.ids for each in silences if each.ids]
    if not ids:
        return _ask_for_players(first, telling)
    if first.kind == "route":
        return _ask_for_quicker(silences, telling)
    if first.kind == "seats":
        return f"How many seats are there on {_name_few([each[0] for each in ids], telling)}, and who chose whom?"
    givers, takers = [each[0] for each in ids], [each[-1] for each in ids]
    giver = _name_few(givers, telling)
    if any(len(each) == 1 for each in ids):
        return ASKED_OF_ONE.get(first.aspect or "", f"{{}}: {name_key(first.aspect)}?").format(giver)
    if is_relation(first.aspect):
        one = telling.are_single(givers)
        return ask_relation(first.aspect or "", giver, _name_few(takers, telling), one=one)
    return _ask_how_heard(first, givers, takers, telling)


def _ask_for_players(silence: Evidence, telling: Telling) -> str:
    part = telling.name_part(silence.role)
    if silence.aspect == "others":
        return f"Are there more than {silence.found} who are {part}?"
    return f"{start_sentence(part)}: who or what, if anything?"


def _ask_how_heard(silence: Evidence, givers: Sequence[str], takers: Sequence[str], telling: Telling) -> str:
    """Ask whether, by which route or in which way some hear from others."""
    giver, taker = _name_few(givers, telling), _name_few(takers, telling)
    if silence.aspect in CHANNEL:
        return f"{'Does' if telling.are_single(takers) else 'Do'} {taker} hear from {giver}?"
    if silence.aspect in ROUTES:
        says = "says" if telling.are_single(givers) else "say"
        return f"By which route does what {giver} {says} reach {taker}{say_spared(silence, telling)}?"
    hears = "hears" if telling.are_single(takers) else "hear"
    return f"Of what {taker} {hears} from {giver}: {name_key(silence.aspect)}?"


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
