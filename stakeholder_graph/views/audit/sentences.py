"""What does an audit say? Which rules are met and which are not, and what would have to be found out to tell."""

from collections.abc import Iterable, Mapping, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.audits import Audit, CastMember, Check, Evidence, Outcome, StaleWaiver
from stakeholder_graph.views.audit.evidence_sentences import describe_evidence, list_sources
from stakeholder_graph.views.audit.evidence_words import Telling
from stakeholder_graph.views.audit.groups import HeldRule, find_deciding, group_checks, keep_result
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

    Those of the worst result are told first.
    """
    if len(held.checks) < 2:
        return ""
    order = dict.fromkeys((held.result, *OF_SEVERAL))
    told = []
    for result in order:
        subjects = held.find_subjects(result)
        if subjects:
            who = _count_subjects(subjects, len(held.checks), names)
            few = list_some(names.call_all(subjects), shown) if result == held.result else ""
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
    if len(told) > shown:
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
    return said if said.startswith(name) else f"{name}: {said}"


def describe_remedy(check: Check) -> str:
    """Say what to do."""
    return f"What to do: {check.remedy}"


def describe_origin(check: Check) -> str:
    """Say who asks for a rule, and what it is called in a waiver."""
    where = f" ({check.address})" if check.address else ""
    return f"Asked by: {check.reference.rstrip('.')}{where}. Rule {check.rule} of {check.standard}."


PROVING_AT_MOST = 2


def describe_met(held: HeldRule, telling: Telling, proving: int) -> str:
    """Say that a rule is met, by what (``proving`` pieces of evidence at most), and whether on assumptions only."""
    check = held.check
    tag = f" [{ON_ASSUMPTIONS}]" if held.basis == "assumed" else ""
    several = describe_several(held, telling.names, telling.shown)
    chain = "; ".join(_cut_chain(find_deciding(check), telling, proving))
    if several and check.subject is not None:
        chain = _give_example(check.subject, chain, telling.names) if chain else ""
    told = " ".join(filter(None, (several, start_sentence(chain))))
    return f"{check.question} {told.rstrip('.') or 'Met'}{tag}."


def _cut_chain(evidence: Sequence[Evidence], telling: Telling, shown: int) -> tuple[str, ...]:
    """Say the first pieces of evidence, without a hint where all of it is only assumed."""
    told = describe_evidence(evidence, telling)
    if all(each.basis == "assumed" for each in evidence):
        told = tuple(each.removesuffix(" [assumed]") for each in told)
    if len(told) <= shown + 1:
        return told
    return (*told[:shown], f"and {say_number(len(told) - shown)} more like it")


def describe_waived(held: HeldRule) -> str:
    """Say which breach is accepted, by whom, until when and why."""
    waiver = held.check.waiver
    if waiver is None:
        return held.check.question
    return (
        f"{held.check.question} Not met, and accepted until {say_date(waiver.until)} by the "
        f"{waiver.owner}: {waiver.reason.rstrip('.')}."
    )


def describe_stale(stale: StaleWaiver) -> str:
    """Say why a waiver waives nothing any more."""
    return (
        f"The waiver of {stale.rule} (by the {stale.owner}, until {say_date(stale.until)}) waives nothing: "
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


def describe_cast(cast: Iterable[CastMember], names: Names, shown: int) -> tuple[str, ...]:
    """Say who was taken to play which part, of those that somebody plays; what several standards say alike once.

    Up to ``shown`` are named, more are counted.
    """
    told = [
        f"{start_sentence(each.name)}: "
        + (
            ", ".join(names.call_all(each.members))
            if len(each.members) <= shown
            else names.count(each.members)
        )
        + (f" (found by {each.by})" if each.by else "")
        + "."
        for each in cast
        if each.members
    ]
    return tuple(dict.fromkeys(told))


def is_guessed(member: CastMember) -> bool:
    """Say whether those who play a part were found without a role that the model gives them: the first to check."""
    return bool(member.members) and "role " not in (member.by or "")


def describe_sure_parts(count: int) -> str:
    """Say how many parts were found by roles, which the model itself gives."""
    parts = "1 part was" if count == 1 else f"{say_number(count)} parts were"
    return f"{parts} found by the roles that the model gives: --format markdown names them all."


def describe_unplayed(cast: Iterable[CastMember]) -> tuple[str, ...]:
    """Say which parts nobody plays: those that are known to be absent, and those of whom nothing is said."""
    nobody = [each for each in cast if not each.members]
    told = []
    for known, says in ((True, "Known to be absent"), (False, "Nobody is recorded as")):
        names = dict.fromkeys(each.name for each in nobody if each.known_absent == known)
        if names:
            told.append(f"{says}: {'; '.join(names)}.")
    return tuple(told)


def describe_sources(held: HeldRule) -> str:
    """List the sources that vouch for the evidence that decides, with where they can be read, "" if none does."""
    deciding = [each for check in held.of_result(held.result) for each in find_deciding(check)]
    sources = tuple(list_sources(each for each in deciding if each.basis != "assumed"))
    return f"Vouched for by: {'; '.join(sources)}." if sources else ""
