"""Is there a formal relationship: a tie between two, or funding by each of several?"""

from collections.abc import Sequence
from functools import partial

from stakeholder_graph.analysis.engagement.holds import LENT_BY, TIES_OF
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import FundedBy, TieWanted
from stakeholder_graph.standards.verdicts import Verdict, judge_all, judge_any, keep_surest

FUNDING = (*TIES_OF["paid"], *LENT_BY["paid"])
"""The ties by which money comes to somebody."""


def judge_tie(inquiry: Inquiry, wanted: TieWanted) -> Verdict:
    """Judge whether there is a tie of one of some relations between two sides."""
    judge = partial(judge_relations, inquiry, wanted.relations)
    if not wanted.both_ways:
        return inquiry.judge_pairs(wanted.sender, wanted.receiver, judge)
    return inquiry.judge_pairs(
        wanted.sender, wanted.receiver, lambda s, r: judge_all((judge(s, r), judge(r, s)))
    )


def judge_relations(inquiry: Inquiry, relations: Sequence[str], sender: str, receiver: str) -> Verdict:
    """Judge one pair; where several relations will do, each of them must be known to be absent."""
    ties = inquiry.records.find_ties(sender, receiver, relations)
    if ties:
        return Verdict("met", keep_surest(inquiry.scribe.show_tie("met", each) for each in ties))
    ends, wanted = (sender, receiver), ", ".join(relations) if len(relations) > 1 else None
    absences = [inquiry.records.find_absent_tie(sender, receiver, each) for each in relations]
    if inquiry.is_complete or None not in absences:
        absence = next((each for each in absences if each is not None), None)
        aspect = absence.relation if absence is not None else relations[0]
        piece = inquiry.scribe.show_absence(absence, ids=ends, aspect=aspect, wanted=wanted)
        return Verdict("not-met", (piece,))
    unsaid = next(each for each, absence in zip(relations, absences, strict=True) if absence is None)
    return Verdict("cannot-tell", (inquiry.scribe.say_silent(ends, aspect=unsaid, wanted=wanted),))


def judge_funding(inquiry: Inquiry, wanted: FundedBy) -> Verdict:
    """Judge whether each of some parts funds somebody; anyone who plays the part, or is part of them, will do."""
    return inquiry.judge_each(
        wanted.who,
        lambda who: judge_all(_judge_funder(inquiry, part, who) for part in wanted.every),
    )


def _judge_funder(inquiry: Inquiry, part: str, who: str) -> Verdict:
    """Judge one part; where it is known that none of its players funds, nothing need be said of their parts."""
    members = inquiry.cast.find(part).members
    if not members:
        return inquiry.judge_lack(part)
    family = inquiry.cast.find_family((part,))
    ties = [each for each in inquiry.records.ties_to.get(who, ()) if each.relation in FUNDING]
    paying = [each for each in ties if each.sender in family]
    if paying:
        return Verdict("met", keep_surest(inquiry.scribe.show_tie("met", each) for each in paying))
    return judge_any(judge_relations(inquiry, FUNDING, each, who) for each in members if each != who)
