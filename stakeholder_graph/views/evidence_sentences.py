"""Why do we say so? The evidence of a check as sentences, each with whether it is only assumed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.views.relation_words import (
    ask_relation,
    deny_relation,
    find_words,
    is_relation,
    say_relation,
)
from stakeholder_graph.views.sentences import HINTS
from stakeholder_graph.views.words import Names, join_words

Parts = Mapping[str, str]
"""What the parts are called that the rules of one standard speak of, by their ids."""

HOLDS = ("chosen", "paid", "run")
KEYS = {
    "level": "the level practised",
    "claimed_level": "the level claimed",
    "trusted": "whether it is trusted",
    "purpose": "what it is for",
    "carries": "what it carries",
    "open": "when it is open",
    "standing": "whether it stands open all the time",
    "until": "when it ends",
    "people": "how many people there are",
    "services": "its services",
    "speaks_for": "for whom it speaks",
    "cost_hours": "what it costs in hours",
    "seats": "its seats",
    "every": "how often it is used",
    "chosen": "who chose it",
    "paid": "who pays for it",
    "run": "who runs it",
}
"""What is looked at, by its key in the model."""

HELD = {"chosen_by": "chosen by", "held_by": "held by", "paid_by": "paid by"}
"""How seats are joined to somebody, by the key that says so."""

ROUTES = ("route", "without", "not_via", "both_ways", "routes", "heard_within", "share")
"""What is asked of routes, of which several channels may have to be known."""

ASKED_OF_ONE = {
    "seats": "Which seats does {} have, and who chose those who sit on them?",
    "chosen": "Who chose {}?",
    "paid": "Who pays for {}?",
    "run": "Who runs {}?",
}


def describe_evidence(evidence: Sequence[Evidence], names: Names, parts: Parts) -> tuple[str, ...]:
    """Say each piece in a sentence without its full stop; ties between the same two in one."""
    told: list[str] = []
    for _, same in groupby(evidence, key=_find_bond):
        told.append(_describe_together(tuple(same), names, parts))
    return tuple(dict.fromkeys(filter(None, told)))


def _find_bond(evidence: Evidence) -> tuple[object, ...]:
    """Return what evidence has in common that is told in one sentence: two stakeholders joined by several ties."""
    if evidence.kind == "tie":
        return ("tie", evidence.supports, evidence.ids, evidence.basis)
    return (id(evidence),)


def _describe_together(same: Sequence[Evidence], names: Names, parts: Parts) -> str:
    first = same[0]
    if first.kind == "tie" and len(first.ids) == 2:
        said = _describe_ties(same, names)
    else:
        said = WORDS[first.kind](first, names, parts)
    doubted = first.kind not in ("silent", "complete", "beyond-structure")
    hint = HINTS[first.basis] if doubted else ""
    return f"{said} [{hint}]" if said and hint else said


def _describe_ties(ties: Sequence[Evidence], names: Names) -> str:
    """Say by which ties two are joined; in whose hands one is, where that is what was asked."""
    giver, taker = names.call_all(ties[0].ids)
    relations = [each.aspect or "" for each in ties]
    said = f"{giver} {join_words([find_words(each).says for each in relations])} {taker}"
    holds = [hold for hold in HOLDS if hold in {each.found for each in ties}]
    if not holds:
        return said
    return f"{taker} is {join_words(holds)} by {giver}: {said}"


def name_part(part: str | None, parts: Parts) -> str:
    """Name a part that a rule speaks of: "the strategic committee"."""
    return parts.get(part or "", (part or "somebody").replace("-", " "))


def _say_values(evidence: Evidence) -> str:
    """Say what was found and what was asked for, in brackets."""
    known = {"found": evidence.found, "asked for": evidence.wanted}
    told = [f"{what}: {_say_value(value)}" for what, value in known.items() if value is not None]
    return f" ({'; '.join(told)})" if told else ""


def _say_value(value: str) -> str:
    return {"true": "yes", "false": "no"}.get(value, value)


def _describe_stakeholder(evidence: Evidence, names: Names, parts: Parts) -> str:
    who = join_words(names.call_all(evidence.ids))
    if not who:
        return f"{evidence.found or 'nobody'} can be {name_part(evidence.role, parts)}"
    played = f" as {name_part(evidence.role, parts)}" if evidence.role in parts else ""
    are = "are" if len(evidence.ids) > 1 else "is"
    return f"{who} {are} there{played}{_say_values(evidence)}"


def _describe_channel(evidence: Evidence, names: Names, parts: Parts) -> str:
    if len(evidence.ids) != 2:
        return f"channels{_say_values(evidence)}"
    sender, receiver = names.call_all(evidence.ids)
    if evidence.aspect in (None, "channel", "both_ways"):
        return f"{receiver} hears from {sender}{_say_values(evidence)}"
    return f"what {receiver} hears from {sender}: {name_key(evidence.aspect)}{_say_values(evidence)}"


def name_key(aspect: str | None) -> str:
    """Say what was looked at."""
    return KEYS.get(aspect or "", (aspect or "what it is").replace("_", " "))


def _describe_tie(evidence: Evidence, names: Names, parts: Parts) -> str:
    return f"ties{_say_values(evidence)}" if evidence.ids else ""


def _describe_seats(evidence: Evidence, names: Names, parts: Parts) -> str:
    """Say how many seats there are, for whom, and who chose, pays or holds them."""
    who = names.call_all(evidence.ids)
    role = f" for the role {evidence.role}" if evidence.role else ""
    one = evidence.found == "1"
    seats = f"{evidence.found} {'seat' if one else 'seats'}" if evidence.found else "the seats"
    said = f"{seats} of {who[0]}{role}" if who else f"{seats}{role}"
    how = HELD.get(evidence.aspect or "")
    if how and len(who) > 1:
        said += f" {'is' if one else 'are'} {how} {join_words(who[1:])}"
    return f"{said} (asked for: {evidence.wanted})" if evidence.wanted is not None else said


def _describe_route(evidence: Evidence, names: Names, parts: Parts) -> str:
    who = names.call_all(evidence.ids)
    if len(who) < 2:
        return f"routes{_say_values(evidence)}"
    between = f" by way of {', then '.join(who[1:-1])}" if len(who) > 2 else " directly"
    said = f"what {who[0]} says reaches {who[-1]}{between}"
    part = name_part(evidence.role, parts)
    if evidence.aspect == "without":
        said += f", even without {part}" if evidence.role else ""
    if evidence.aspect == "not_via" and evidence.supports == "not-met":
        said += f", and {part} is on the way"
    return f"{said}{_say_values(evidence)}"


def _describe_value(evidence: Evidence, names: Names, parts: Parts) -> str:
    if is_relation(evidence.aspect) and len(evidence.ids) == 2:
        return say_relation(evidence.aspect or "", *names.call_all(evidence.ids))
    who = " to ".join(names.call_all(evidence.ids)) or "the place"
    return f"{who}: {name_key(evidence.aspect)}{_say_values(evidence)}"


def name_lack(evidence: Evidence, names: Names, parts: Parts) -> str:
    """Name what is absent, or is not said, as something that is not so."""
    who = names.call_all(evidence.ids)
    if not who:
        return f"nobody is {name_part(evidence.role, parts)}" if evidence.role else "nobody"
    if len(who) == 1:
        return f"{name_key(evidence.aspect)} of {who[0]}"
    if is_relation(evidence.aspect):
        return deny_relation(evidence.aspect or "", who[0], who[-1])
    if evidence.aspect in (None, "channel"):
        return f"{who[-1]} does not hear from {who[0]}"
    if evidence.aspect in ROUTES:
        lost = f" without {name_part(evidence.role, parts)}" if evidence.aspect == "without" else ""
        return f"what {who[0]} says does not reach {who[-1]}{lost}"
    return f"{name_key(evidence.aspect)}, from {who[0]} to {who[-1]}"


def ask_about(silences: Sequence[Evidence], names: Names, parts: Parts) -> str:
    """Ask what the model leaves unsaid: one question for all silences of one sort (see `group_silences`)."""
    first = silences[0]
    ids = [each.ids for each in silences if each.ids]
    if not ids:
        return f"Who, if anybody, is {name_part(first.role, parts)}?" if first.role else "Who is there?"
    givers = list(dict.fromkeys(each[0] for each in ids))
    giver = names.tell(givers)
    if any(len(each) == 1 for each in ids):
        return ASKED_OF_ONE.get(first.aspect or "", "{}: {}?").format(giver, name_key(first.aspect))
    takers = list(dict.fromkeys(each[-1] for each in ids))
    taker = names.tell(takers)
    if is_relation(first.aspect):
        return ask_relation(first.aspect or "", giver, taker, one=len(givers) == 1)
    if first.aspect in (None, "channel"):
        return f"{'Does' if names.are_single(takers) else 'Do'} {taker} hear from {giver}?"
    if first.aspect in ROUTES:
        lost = f" without {name_part(first.role, parts)}" if first.aspect == "without" else ""
        says = "says" if names.are_single(givers) else "say"
        return f"By which route does what {giver} {says} reach {taker}{lost}?"
    return f"Of what {taker} hears from {giver}: {name_key(first.aspect)}?"


def _describe_absent(evidence: Evidence, names: Names, parts: Parts) -> str:
    return f"{name_lack(evidence, names, parts)}: looked for, and not there"


def _describe_complete(evidence: Evidence, names: Names, parts: Parts) -> str:
    return f"{name_lack(evidence, names, parts)}: the model says that it leaves nothing out"


def _describe_silent(evidence: Evidence, names: Names, parts: Parts) -> str:
    return f"not recorded: {ask_about([evidence], names, parts)}"


def _describe_beyond(evidence: Evidence, names: Names, parts: Parts) -> str:
    return f"what no structure can show: {evidence.found}" if evidence.found else "no structure can show it"


WORDS: Mapping[str, Callable[[Evidence, Names, Parts], str]] = {
    "stakeholder": _describe_stakeholder,
    "channel": _describe_channel,
    "tie": _describe_tie,
    "seats": _describe_seats,
    "route": _describe_route,
    "value": _describe_value,
    "known-absent": _describe_absent,
    "silent": _describe_silent,
    "complete": _describe_complete,
    "beyond-structure": _describe_beyond,
}


def list_sources(evidence: Sequence[Evidence]) -> Iterator[str]:
    """List each source that vouches for some evidence once, with where it can be read."""
    for source, address in dict.fromkeys((each.source, each.address) for each in evidence):
        if source is not None:
            yield f"{source} ({address})" if address else source
