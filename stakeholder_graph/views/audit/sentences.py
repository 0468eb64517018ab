"""What does an audit say? Which rules are met and which are not, and what would have to be found out to tell."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.audits import Audit, Check, Evidence, Outcome, StaleWaiver
from stakeholder_graph.views.audit.evidence_sentences import describe_evidence, list_sources
from stakeholder_graph.views.audit.evidence_words import Telling
from stakeholder_graph.views.audit.groups import HeldRule, find_deciding, group_checks, keep_result
from stakeholder_graph.views.audit.marks import UNMARKED, drop_assumed
from stakeholder_graph.views.words import (
    Names,
    end_sentence,
    join_words,
    list_some,
    say_all,
    say_date,
    say_number,
    start_sentence,
)

ON_ASSUMPTIONS = "on assumptions only"
NO_RULE = "No rule was asked, so nothing can be said."
COUNTED: Mapping[Outcome, tuple[str, str]] = {
    "met": ("is met", "are met"),
    "not-met": ("is not met", "are not met"),
    "cannot-tell": ("cannot be told from the model", "cannot be told from the model"),
    "waived": ("is not met and waived for now", "are not met and waived for now"),
    "not-applicable": ("does not apply here", "do not apply here"),
}
OF_SEVERAL: Mapping[Outcome, str] = {
    "met": "met for",
    "not-met": "not met for",
    "cannot-tell": "cannot be told for",
    "waived": "waived for",
    "not-applicable": "does not apply to",
}
TITLED = re.compile(r"(?i)(?:the|dr|mr|mrs|ms|miss|prof|professor|cllr|councillor|rev|sir|dame|lord|lady)\b")
INAPPLICABLE_SHOWN = 2
STALE = {
    "ended": "its day has passed",
    "met": "its rule is met now",
    "not-applicable": "its rule does not apply here",
    "unknown-rule": "no standard that was asked has such a rule",
    "unknown-subject": "its rule is not asked of whom it names",
}


def describe_counts(answer: Answer) -> str:
    """Say how many rules were asked, and how many came out in which way; how far they rest on assumptions.

    Plain counts: they cannot be added up to a score, as no rule weighs as much as another.
    """
    held = group_checks(answer.checks or ())
    if not held:
        return NO_RULE
    standards = answer.audit.standards if answer.audit is not None else ()
    title = join_words([f"“{each.title}”" for each in standards])
    rules = "1 rule" if len(held) == 1 else f"{say_number(len(held))} rules"
    asked = f"{rules}{f' of {title}' if title else ''} {'was' if len(held) == 1 else 'were'} asked"
    counts = [_count(held, each) for each in ("not-met", "met", "cannot-tell", "waived", "not-applicable")]
    said = join_words([each for each in counts if each])
    return f"{asked}: {said}.{_say_worse(answer)}"


def _count(held: Sequence[HeldRule], result: Outcome) -> str:
    """Count the rules that came out so; "" where there is none, but for those met and not met."""
    kept = keep_result(held, result)
    one, several = COUNTED[result]
    if not kept:
        return f"none {one}" if result in ("met", "not-met") else ""
    assumed = sum(each.basis == "assumed" for each in kept)
    count = f"{say_number(len(kept))} {one if len(kept) == 1 else several}"
    if result not in ("met", "not-met") or not assumed:
        return count
    of = "" if assumed == len(kept) == 1 else f"{'all' if assumed == len(kept) else say_number(assumed)} "
    return f"{count} ({of}{ON_ASSUMPTIONS})"


def _say_worse(answer: Answer) -> str:
    """Say how many rules came out worse than in the baseline, if there is one."""
    if answer.audit is None or not answer.audit.has_baseline:
        return ""
    worse = {(each.standard, each.rule) for each in answer.checks or () if each.worse}
    if not worse:
        return " Nothing is worse than in the baseline."
    return f" {say_number(len(worse))} {'is' if len(worse) == 1 else 'are'} worse than in the baseline."


def make_telling(audit: Audit | None, standard: str, names: Names, shown: int) -> Telling:
    """Gather what sentences about the evidence of a standard are made with; up to ``shown`` alike are named."""
    members = audit.cast if audit is not None else ()
    parts = {each.part: each.name for each in members if each.standard == standard}
    return Telling(names=names, parts=parts, shown=shown)


def describe_question(held: HeldRule, names: Names) -> str:
    """Ask the question of a rule, with of whom it was asked and how much it matters."""
    check = held.check
    subjects = [each.subject for each in held.checks if each.subject is not None]
    of = f"asked of {names.tell(subjects)}" if subjects else ""
    told = "; ".join(filter(None, (of, f"severity {check.severity}")))
    return f"{check.question} ({told})"


def describe_several(held: HeldRule, names: Names, shown: int) -> str:
    """Say for how many of several a rule came out in which way, with the first few names; "" if it was asked once.

    Those of the worst result are told first, by name unless ``shown`` is 0.
    """
    if len(held.checks) < 2:
        return ""
    order = dict.fromkeys((held.result, *OF_SEVERAL))
    told = []
    for result in order:
        subjects = held.find_subjects(result)
        if subjects:
            who = _count_subjects(subjects, len(held.checks), names)
            few = list_some(names.call_all(subjects), shown) if shown and result == held.result else ""
            told.append(f"{OF_SEVERAL[result]} {who}{f' ({few})' if few else ''}")
    return f"{start_sentence('; '.join(told))}."


def _count_subjects(subjects: Sequence[str], total: int, names: Names) -> str:
    if len(subjects) == total:
        return f"{say_all(total)} {names.say_kind(subjects, total)}"
    return f"{say_number(len(subjects))} of {say_number(total)}"


def describe_meaning(held: HeldRule) -> str:
    """Say what it means that a rule is not met."""
    tag = f" [{ON_ASSUMPTIONS}]" if held.basis == "assumed" else ""
    return f"{start_sentence(held.check.says)}{tag}"


def describe_reasons(held: HeldRule, telling: Telling, shown: int) -> tuple[str, ...]:
    """Say why a rule came out so: the evidence that decides, the first few; of several, that of the first."""
    check = held.check
    told = describe_evidence(find_deciding(check), telling)
    if check.subject is not None and len(held.checks) > 1 and told:
        told = (_give_example(check.subject, told[0], telling.names), *told[1:])
    kept = [end_sentence(start_sentence(each)) for each in told[:shown]]
    if len(told) > shown > 1:
        kept.append(f"And {say_number(len(told) - shown)} more: --format markdown or csv lists them all.")
    return tuple(kept)


def describe_each_reason(held: HeldRule, telling: Telling) -> tuple[str, ...]:
    """Say for each of whom a rule was asked, and for whom it came out so, all the evidence that decides."""
    told = []
    for check in held.of_result(held.result):
        reasons = describe_evidence(find_deciding(check), telling)
        if check.subject is not None and len(held.checks) > 1:
            told.append(end_sentence(_name_subject(check.subject, "; ".join(reasons), telling.names)))
        else:
            told += [end_sentence(start_sentence(each)) for each in reasons]
    return tuple(told)


def describe_beyond(check: Check) -> str:
    """Say what of a rule no structure can show, "" if the standard does not say."""
    beyond = [each.found for each in check.evidence if each.kind == "beyond-structure" and each.found]
    return f"What no structure can show: {beyond[0]}" if beyond else ""


def _give_example(subject: str, said: str, names: Names) -> str:
    return f"for example {_name_subject(subject, said, names)}"


def _name_subject(subject: str, said: str, names: Names) -> str:
    """Begin with of whom it is told, unless it begins so itself."""
    name = names.call(subject)
    return said if said.startswith((name, f"what {name} ")) else f"{name}: {said}"


def describe_remedy(check: Check) -> str:
    """Say what to do."""
    return f"What to do: {check.remedy}"


def describe_origin(check: Check) -> str:
    """Say who asks for a rule, and what it is called in a waiver."""
    where = f" ({check.address})" if check.address else ""
    return f"Asked by: {check.reference.rstrip('.')}{where}. Rule {check.rule} of {check.standard}."


def describe_met(held: HeldRule, telling: Telling, proving: int) -> str:
    """Say that a rule is met, by what (``proving`` pieces of evidence at most), and whether on assumptions only."""
    check = held.check
    several = describe_several(held, telling.names, telling.shown if proving > 1 else 0)
    deciding = find_deciding(check)
    if proving == 1:
        deciding = _leave_out_presence(deciding)
    chain = "; ".join(_cut_chain(deciding, telling, proving))
    if several and check.subject is not None:
        chain = _give_example(check.subject, chain, telling.names) if chain else ""
    told = " ".join(filter(None, (several, start_sentence(chain)))).rstrip(".") or "Met"
    if held.basis == "assumed":
        told = f"{told[:-1]}; {ON_ASSUMPTIONS}]" if told.endswith("]") else f"{told} [{ON_ASSUMPTIONS}]"
    return f"{check.question} {told}."


def _leave_out_presence(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out that those are there who play a part, where more is known of them."""
    return tuple(each for each in evidence if each.kind != "stakeholder") or tuple(evidence)


def _cut_chain(evidence: Sequence[Evidence], telling: Telling, shown: int) -> tuple[str, ...]:
    """Say the first pieces of evidence, without a hint where all of it is only assumed."""
    told = describe_evidence(evidence, telling)
    if all(each.basis == "assumed" for each in evidence):
        told = tuple(map(drop_assumed, told))
    if len(told) <= shown + 1:
        return told
    return (*told[:shown], f"and {say_number(len(told) - shown)} more")


def describe_breach(held: HeldRule, telling: Telling) -> str:
    """Say in a line that a rule is not met, of whom it was asked, and one reason."""
    reason = next(iter(describe_reasons(held, telling, 1)), "")
    return " ".join(filter(None, (describe_question(held, telling.names), reason)))


def describe_inapplicable(held: HeldRule, telling: Telling) -> str:
    """Say why a rule does not apply: its days, or who is not there of whom it could be asked."""
    told = dict.fromkeys(
        start_sentence(each)
        for check in held.checks
        for each in (
            *_say_unplayed(check.evidence, telling),
            *describe_evidence([one for one in check.evidence if one.kind not in UNMARKED], telling),
        )
    )
    return " ".join((held.check.question, *(end_sentence(each) for each in list(told)[:INAPPLICABLE_SHOWN])))


def _say_unplayed(evidence: Iterable[Evidence], telling: Telling) -> Iterator[str]:
    """Say that nobody is recorded for a part, where a rule asks of it."""
    for each in evidence:
        if each.kind == "silent" and each.role is not None and len(each.ids) < 2:
            of = f" for {telling.tell(each.ids)}" if each.ids else ""
            yield f"nobody is recorded as {telling.name_part(each.role)}{of}"


def describe_waived(held: HeldRule) -> str:
    """Say which breach is accepted, by whom, until when and why."""
    waiver = held.check.waiver
    if waiver is None:
        return held.check.question
    return (
        f"{held.check.question} Not met, and accepted until {say_date(waiver.until)} by "
        f"{_name_owner(waiver.owner)}: {waiver.reason.rstrip('.')}."
    )


def _name_owner(owner: str) -> str:
    """Name who holds a post with an article; a body or a person that has a name of its own without one."""
    return owner if TITLED.match(owner) else f"the {owner}"


def describe_stale(stale: StaleWaiver) -> str:
    """Say why a waiver waives nothing any more."""
    return (
        f"The waiver of {stale.rule} (by {_name_owner(stale.owner)}, until {say_date(stale.until)}) waives nothing: "
        f"{STALE[stale.because]}."
    )


def describe_worse(check: Check, names: Names) -> str:
    """Say what a rule was in the baseline, and what it is now."""
    of = f" for {names.call(check.subject)}" if check.subject is not None else ""
    before = _say_result(check.baseline) if check.baseline is not None else "not asked"
    return f"{check.question} It was {before}, and is {_say_result(check.result)}{of}."


def _say_result(result: Outcome) -> str:
    return {"cannot-tell": "not to be told", "not-applicable": "not applicable"}.get(
        result, result.replace("-", " ")
    )


def describe_sources(held: HeldRule) -> str:
    """List the sources that vouch for the evidence that decides, with where they can be read, "" if none does."""
    deciding = [each for check in held.of_result(held.result) for each in find_deciding(check)]
    sources = tuple(list_sources(each for each in deciding if each.basis != "assumed"))
    return f"Vouched for by: {'; '.join(sources)}." if sources else ""
