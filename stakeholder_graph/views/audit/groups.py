"""Which checks are told together? All that one rule found, under the worst of it."""

from collections.abc import Iterable

from msgspec import Struct

from stakeholder_graph.results.audits import Check, Evidence, Outcome
from stakeholder_graph.units import Basis

WORST_FIRST: tuple[Outcome, ...] = ("not-met", "waived", "cannot-tell", "met", "not-applicable")
SEVERITIES = ("high", "medium", "low")


class HeldRule(Struct, frozen=True, kw_only=True):
    """One rule with its checks, which is one unless it was asked of several. ``result`` is the worst of them."""

    checks: tuple[Check, ...]
    result: Outcome

    @property
    def check(self) -> Check:
        """The first check that came out worst: the one whose evidence is told."""
        return self.of_result(self.result)[0]

    @property
    def basis(self) -> Basis:
        """What the result rests on: the same for all the checks it is the result of, else partly."""
        found = {each.basis for each in self.of_result(self.result)}
        return found.pop() if len(found) == 1 else "partly"

    def of_result(self, result: Outcome) -> tuple[Check, ...]:
        """Return the checks that came out so, in their order."""
        return tuple(each for each in self.checks if each.result == result)

    def find_subjects(self, result: Outcome) -> tuple[str, ...]:
        """Return of whom it was asked with this result; empty where it was asked of the place."""
        return tuple(each.subject for each in self.of_result(result) if each.subject is not None)


def group_checks(checks: Iterable[Check]) -> tuple[HeldRule, ...]:
    """Gather the checks of each rule of each standard, the most severe first, else in the order given."""
    found: dict[tuple[str, str], list[Check]] = {}
    for each in checks:
        found.setdefault((each.standard, each.rule), []).append(each)
    held = [HeldRule(checks=tuple(each), result=find_worst(each)) for each in found.values()]
    return tuple(sorted(held, key=lambda each: SEVERITIES.index(each.checks[0].severity)))


def find_worst(checks: Iterable[Check]) -> Outcome:
    """Return the worst that came out."""
    return min((each.result for each in checks), key=WORST_FIRST.index)


def keep_result(held: Iterable[HeldRule], *results: Outcome) -> tuple[HeldRule, ...]:
    """Keep the rules that came out so."""
    return tuple(each for each in held if each.result in results)


def find_deciding(check: Check) -> tuple[Evidence, ...]:
    """Return the evidence that speaks for the result; a waived check was not met. All of it where none does."""
    result = "not-met" if check.result == "waived" else check.result
    deciding = tuple(each for each in check.evidence if each.supports == result)
    return deciding or check.evidence
