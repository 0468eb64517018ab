"""How do the rules of standards come out on each side? Said of those who were asked, and put together by how."""

from collections.abc import Mapping

from stakeholder_graph.results.audits import Outcome
from stakeholder_graph.results.comparisons import Comparison, RuleAcross, Tally
from stakeholder_graph.views.comparison.phrases import call_one
from stakeholder_graph.views.words import say_all, start_sentence

OUTCOMES: Mapping[Outcome | None, str] = {
    "met": "met",
    "not-met": "not met",
    "cannot-tell": "nobody can tell",
    "not-applicable": "does not apply",
    "waived": "waived",
    None: "not asked",
}
"""How a rule comes out, in words."""


def describe_results(comparison: Comparison, rule: RuleAcross) -> str:
    """Say on which sides a rule comes out how: "Met: north; not met: south".

    Of scenarios only those are named that differ from the place as it is, where that may be said.
    """
    numbers = range(len(comparison.sides))
    told = rule.sides if comparison.same_place and rule.sides else numbers
    sides: dict[str, list[str]] = {}
    for number in told:
        sides.setdefault(_say_result(rule, number), []).append(comparison.sides[number].label)
    return start_sentence("; ".join(f"{result}: {', '.join(labels)}" for result, labels in sides.items()))


def _say_result(rule: RuleAcross, number: int) -> str:
    """Say how a rule comes out on one side; of several who are asked, for how many."""
    result, tally = rule.results[number], rule.tallies[number] if rule.tallies else Tally()
    counts = (tally.met_count, tally.not_met_count, tally.unknown_count)
    total = sum(counts)
    if total <= 1:
        whom = f" for the one {call_one(rule.counted)}" if total and rule.counted is not None else ""
        return f"{OUTCOMES[result]}{whom}"
    whom = f"{total} {rule.counted or 'who are asked'}"
    outcomes = zip(("met", "not met", "nobody can tell"), counts, strict=True)
    said = [f"{outcome} for {count}" for outcome, count in outcomes if count]
    if len(said) == 1:
        return f"{said[0].rpartition(' ')[0]} {say_all(total)} {rule.counted or 'who are asked'}"
    return f"{said[0]} of {whom}{''.join(f', {each}' for each in said[1:])}"


def describe_rule_basis(rule: RuleAcross) -> str:
    """Say where what decides a rule is only assumed on some side."""
    decided = zip(rule.results, rule.bases, strict=True)
    assumed = any(basis == "assumed" for result, basis in decided if result in ("met", "not-met"))
    assumed = assumed or any(each.assumed_count for each in rule.tallies)
    return " (on assumptions only, on at least one side)" if assumed else ""


def differs_on_paper(rule: RuleAcross) -> bool:
    """Say whether a rule is met for some here and for none there, but only if what is assumed is so."""
    met = any(each.met_count and not each.not_met_count for each in rule.tallies)
    not_met = any(each.not_met_count and not each.met_count for each in rule.tallies)
    return not rule.sides and met and not_met and any(each.assumed_count for each in rule.tallies)


def describe_rule_count(comparison: Comparison) -> str:
    """Say how many rules of standards evidence shows to come out otherwise; "" where none does."""
    found = sum(bool(each.sides) for each in comparison.rules)
    if not found:
        return ""
    rules = "1 rule of the standards comes" if found == 1 else f"{found} rules of the standards come"
    where = "under some scenario" if comparison.same_place else "met on one side and not on another"
    return f"{rules} out otherwise, {where}"
