"""Hold a place against standards: one check for each rule and each of those it is asked of."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from stakeholder_graph.analysis.clock.dating import Dating
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.documents.values import is_link
from stakeholder_graph.results.audits import Check, Evidence, StandardHeld
from stakeholder_graph.standards.casting import Cast
from stakeholder_graph.standards.doubts import leave_out_doubtful, weigh_doubts
from stakeholder_graph.standards.families import judge
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.records import Records
from stakeholder_graph.standards.rules import Rule, Standard
from stakeholder_graph.standards.verdicts import Verdict, cut, judge_all, weigh_pieces


def check_standards(
    structure: Structure, casts: Iterable[Cast], *, dating: Dating | None = None
) -> tuple[Check, ...]:
    """Hold a place against standards.

    Parameters
    ----------
    structure
        The place on its day.
    casts
        The standards, each with who plays its parts in this place.
    dating
        What adds days in this place, if somebody has compiled its calendars already.

    Returns
    -------
    tuple of Check
        In the order of the standards and their rules; of a rule that is asked of each who plays a part, in the order
        of the model. A rule that does not hold on the day, or is asked of nobody, has one check all the same.
    """
    records = Records(structure, dating=dating)
    left = leave_out_doubtful(structure)
    sharing = dating.share(left) if dating is not None and left is not None else None
    firm_records = Records(left, dating=sharing) if left is not None else None
    checks: list[Check] = []
    for cast in casts:
        inquiry = Inquiry(records, cast)
        firm = None
        if firm_records is not None:
            firm = Inquiry(firm_records, Cast(cast.standard, firm_records.structure))
        for rule in cast.standard.rules.values():
            checks += _check_rule(inquiry, firm, rule)
    return tuple(checks)


def describe_standard(standard: Standard, day: date | None) -> StandardHeld:
    """Describe a standard that a place was held against."""
    return StandardHeld(
        standard=standard.id,
        title=standard.title,
        about=standard.about,
        rule_count=len(standard.rules),
        standing_rule_count=sum(standard.stands_on(day, rule) for rule in standard.rules.values()),
        sha256=standard.sha256,
    )


def _check_rule(inquiry: Inquiry, firm: Inquiry | None, rule: Rule) -> Iterator[Check]:
    """Check one rule; ``firm`` asks the same of the place without all that is doubtful, None where nothing is.

    What nobody can tell is not asked again: doubt leaves it as it is.
    """
    standard, day = inquiry.cast.standard, inquiry.structure.day
    if not standard.stands_on(day, rule):
        yield _put(standard, rule, _judge_out_of_date(standard, rule, day))
        return
    for subject in _find_subjects(inquiry, rule):
        verdict = _judge_rule(inquiry, rule, subject)
        if firm is not None and verdict.result != "cannot-tell":
            is_left = subject is None or subject in firm.structure.number_of
            verdict = weigh_doubts(verdict, _judge_rule(firm, rule, subject) if is_left else None)
        yield replace(_put(standard, rule, verdict), subject=subject)


def _find_subjects(inquiry: Inquiry, rule: Rule) -> tuple[str | None, ...]:
    """Find of whom a rule is asked; once of nobody where it is asked of the place, or nobody plays the part."""
    members = inquiry.cast.find(rule.applies_to).members if rule.applies_to is not None else ()
    return members or (None,)


def _judge_rule(inquiry: Inquiry, rule: Rule, subject: str | None) -> Verdict:
    """Judge all that a rule expects; one that expects nothing can be told by no structure."""
    if rule.applies_to is not None:
        if subject is None:
            return inquiry.judge_lack(rule.applies_to, absent="not-applicable")
        inquiry = inquiry.ask_of(subject, frozenset(inquiry.cast.find(rule.applies_to).members))
    beyond: tuple[Evidence, ...] = ()
    if rule.beyond_structure is not None:
        beyond = (Evidence(supports="cannot-tell", kind="beyond-structure", found=rule.beyond_structure),)
    if not rule.expects:
        return Verdict("cannot-tell", beyond)
    judged = judge_all(judge(inquiry, each) for each in rule.expects)
    return Verdict(judged.result, (*cut(judged.evidence), *beyond))


def _judge_out_of_date(standard: Standard, rule: Rule, day: date | None) -> Verdict:
    """Judge a rule that does not hold on the day: it does not apply."""
    for since in (rule.since, standard.since):
        if day is not None and since is not None and day < since:
            return _show_date("since", since, day)
    ends = [until for until in (rule.until, standard.until) if until is not None]
    return _show_date("until", min(ends), day)


def _show_date(key: str, limit: date, day: date | None) -> Verdict:
    piece = Evidence(
        supports="not-applicable",
        kind="value",
        aspect=key,
        found=day.isoformat() if day is not None else None,
        wanted=limit.isoformat(),
        basis="stated",
    )
    return Verdict("not-applicable", (piece,))


def _put(standard: Standard, rule: Rule, verdict: Verdict) -> Check:
    source = standard.sources[rule.source]
    cited = ", ".join(each for each in (source.author, source.title, rule.where) if each)
    return Check(
        rule=rule.id,
        standard=standard.id,
        result=verdict.result,
        severity=rule.severity,
        question=rule.question,
        why=rule.why,
        says=rule.says,
        remedy=rule.remedy,
        reference=f"{cited} ({source.published})" if source.published else cited,
        address=source.url if source.url is not None and is_link(source.url) else None,
        evidence=verdict.evidence,
        basis=weigh_pieces(each for each in verdict.evidence if each.supports == verdict.result),
    )
