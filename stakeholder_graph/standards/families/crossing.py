"""Do groups hear one another, across services, organisations or sectors?"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import Crosses, Grouping
from stakeholder_graph.standards.verdicts import Verdict, judge_all, weigh_pieces

Groups = Mapping[str, tuple[str, ...]]
UNSAID: Mapping[Grouping, str] = {"service": "services", "organisation": "part_of", "sector": "sector"}
"""What a model leaves unsaid where it does not tell the groups."""


def judge_crossing(inquiry: Inquiry, wanted: Crosses) -> Verdict:
    """Judge whether each group of those who play a part hears, and is heard by, another group.

    By a direct channel, or through one in between who plays ``through``. A group speaks through its members and all
    that is part of them. Nothing is asked where there is only one group, or the same few make up them all; nor of a
    group of which everybody who is in another is a member too.
    """
    members = inquiry.cast.find(wanted.who).members
    if not members:
        return inquiry.judge_lack(wanted.who, absent="not-applicable")
    groups = _find_groups(inquiry, members, wanted.by)
    others = {name: _find_others(groups, name) for name in groups}
    asked = [name for name in groups if others[name]]
    if not asked:
        return _judge_one_group(inquiry, wanted, members)
    return judge_all(
        _judge_group(inquiry, wanted, froms, tos)
        for name in asked
        for froms, tos in ((groups[name], others[name]), (others[name], groups[name]))
    )


def _judge_one_group(inquiry: Inquiry, wanted: Crosses, members: tuple[str, ...]) -> Verdict:
    scribe, aspect = inquiry.scribe, UNSAID[wanted.by]
    if inquiry.is_complete:
        piece = scribe.show_absence(None, ids=members[:1], aspect=aspect, supports="not-applicable")
        return Verdict("not-applicable", (piece,))
    silent = [
        each for each in members if wanted.by != "service" or not inquiry.place.stakeholders[each].services
    ]
    asking = (scribe.say_silent((each,), aspect=aspect) for each in silent or members)
    return Verdict("cannot-tell", tuple(asking))


def _find_groups(inquiry: Inquiry, members: tuple[str, ...], by: Grouping) -> Groups:
    """Find the groups, each with its members and all that is part of them, sorted by name."""
    found: dict[str, dict[str, None]] = {}
    for each in members:
        for name in _name_groups(inquiry, each, by):
            found.setdefault(name, {}).update(dict.fromkeys((each, *inquiry.cast.find_below(each))))
    return {name: tuple(found[name]) for name in sorted(found)}


def _name_groups(inquiry: Inquiry, stakeholder: str, by: Grouping) -> tuple[str, ...]:
    known = inquiry.place.stakeholders[stakeholder]
    if by == "service":
        return known.services
    if by == "sector":
        return (known.sector,) if known.sector is not None else ()
    while known.part_of is not None and known.part_of in inquiry.place.stakeholders:
        known = inquiry.place.stakeholders[known.part_of]
    return (known.id,)


def _find_others(groups: Groups, group: str) -> tuple[str, ...]:
    """Find all who are in other groups, and not in this one too."""
    own = groups[group]
    found = (each for name, members in groups.items() if name != group for each in members)
    return tuple(each for each in found if each not in own)


def _judge_group(inquiry: Inquiry, wanted: Crosses, froms: Sequence[str], tos: Sequence[str]) -> Verdict:
    shown = next(_find_crossings(inquiry, wanted, froms, tos), None)
    if shown is not None:
        return Verdict("met", (shown,))
    scribe, ends = inquiry.scribe, (froms[0], tos[0])
    if inquiry.is_complete:
        return Verdict("not-met", (scribe.show_absence(None, ids=ends, aspect="channel"),))
    absences = [inquiry.records.find_absent_channel(s, r) for s in froms for r in tos]
    known = [each for each in absences if each is not None]
    if len(known) == len(absences) and not inquiry.cast.find_family(wanted.through):
        pieces = (
            scribe.show_absence(each, ids=(each.sender, each.receiver), aspect="channel") for each in known
        )
        return Verdict("not-met", tuple(pieces))
    return Verdict("cannot-tell", (scribe.say_silent(ends, aspect="channel"),))


def _find_crossings(
    inquiry: Inquiry, wanted: Crosses, froms: Sequence[str], tos: Sequence[str]
) -> Iterator[Evidence]:
    """Find how one side is heard by the other: first directly, then through one in between."""
    channels, scribe = inquiry.records.channels, inquiry.scribe
    for sender in froms:
        for receiver in tos:
            if (sender, receiver) in channels:
                yield scribe.show_channel("met", channels[sender, receiver][0])
    between = [
        each
        for each in sorted(inquiry.cast.find_family(wanted.through))
        if inquiry.place.stakeholders[each].relays and each not in froms and each not in tos
    ]
    for each in between:
        for sender in froms:
            for receiver in tos:
                if (sender, each) in channels and (each, receiver) in channels:
                    used = (channels[sender, each][0], channels[each, receiver][0])
                    shown = [scribe.show_channel("met", channel) for channel in used]
                    weakest = min(shown, key=lambda piece: piece.certainty or 0)
                    yield _join(weakest, (sender, each, receiver), shown)


def _join(weakest: Evidence, ids: tuple[str, ...], shown: Sequence[Evidence]) -> Evidence:
    """Join the two channels of a route; what vouches for the less certain one vouches for it."""
    return replace(weakest, kind="route", ids=ids, basis=weigh_pieces(shown))
