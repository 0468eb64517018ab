"""Which rules of standards come out otherwise on some sides?"""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.audits import Check, Outcome
from stakeholder_graph.results.comparisons import RuleAcross

WORST_FIRST: tuple[Outcome, ...] = ("not-met", "waived", "cannot-tell", "met", "not-applicable")
DECIDED = {"met", "not-met"}

Rule = tuple[str, str]


def align_rules(audited: Sequence[Sequence[Check]]) -> tuple[RuleAcross, ...]:
    """Align the checks of several sides by rule; of one asked of several subjects, the worst counts.

    Returns
    -------
    tuple of RuleAcross
        Those that do not come out alike: first those met here and not met there, then those that nobody can tell on
        some side; within each, in the order of the standards.
    """
    worst = [_find_worst(each) for each in audited]
    rules = {rule: check for each in worst for rule, check in each.items()}
    found = list(_find_unlike(rules, worst))
    return tuple(sorted(found, key=lambda each: not set(each.results) >= DECIDED))


def _find_worst(checks: Sequence[Check]) -> dict[Rule, Check]:
    worst: dict[Rule, Check] = {}
    for check in checks:
        rule = (check.standard, check.rule)
        known = worst.get(rule)
        if known is None or WORST_FIRST.index(check.result) < WORST_FIRST.index(known.result):
            worst[rule] = check
    return worst


def _find_unlike(rules: dict[Rule, Check], worst: Sequence[dict[Rule, Check]]) -> Iterator[RuleAcross]:
    for rule, check in rules.items():
        checks = [each.get(rule) for each in worst]
        results = tuple(None if each is None else each.result for each in checks)
        if len(set(results)) > 1:
            yield RuleAcross(
                rule=check.rule,
                standard=check.standard,
                question=check.question,
                results=results,
                bases=tuple(None if each is None else each.basis for each in checks),
            )
