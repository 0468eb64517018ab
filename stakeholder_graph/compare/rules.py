"""Which rules of standards come out otherwise on some sides?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from stakeholder_graph.results.audits import Check, Outcome
from stakeholder_graph.results.comparisons import RuleAcross, Tally

WORST_FIRST: tuple[Outcome, ...] = ("not-met", "waived", "cannot-tell", "met", "not-applicable")
DECIDED = ("met", "not-met")

Rule = tuple[str, str]


class Audited(Struct, frozen=True, kw_only=True):
    """What the standards say of one side: its checks, and what kind each stakeholder is of, in the plural."""

    checks: tuple[Check, ...]
    kinds: Mapping[str, str]


def align_rules(audited: Sequence[Audited], *, same_place: bool = False) -> tuple[RuleAcross, ...]:
    """Align the checks of several sides by rule; one that is asked of several subjects is counted over them.

    A difference may be said as a finding where evidence proves it, whatever nobody can tell of the others: the
    largest share of subjects of whom a rule may be met on one side is less than the share of whom it is met on
    another.

    Returns
    -------
    tuple of RuleAcross
        Those that do not come out alike: first those that may be said, then the others; within each, in the order of
        the standards.
    """
    sides = [_gather(each.checks) for each in audited]
    rules = {rule: checks[0] for each in sides for rule, checks in each.items()}
    found = list(_find_unlike(rules, sides, audited, same_place=same_place))
    return tuple(sorted(found, key=lambda each: not each.sides))


def _gather(checks: Iterable[Check]) -> dict[Rule, list[Check]]:
    gathered: dict[Rule, list[Check]] = {}
    for each in checks:
        gathered.setdefault((each.standard, each.rule), []).append(each)
    return gathered


def _find_unlike(
    rules: Mapping[Rule, Check],
    sides: Sequence[Mapping[Rule, Sequence[Check]]],
    audited: Sequence[Audited],
    *,
    same_place: bool,
) -> Iterator[RuleAcross]:
    for rule, first in rules.items():
        checks = [each.get(rule, ()) for each in sides]
        worst = [min(each, key=lambda one: WORST_FIRST.index(one.result), default=None) for each in checks]
        tallies = [_count(each) for each in checks]
        results = tuple(None if each is None else each.result for each in worst)
        if len(set(results)) == 1 and not _are_any_apart(tallies):
            continue
        kinds = {
            one.kinds.get(each.subject, "")
            for one, asked in zip(audited, checks, strict=True)
            for each in asked
            if each.subject is not None
        }
        yield RuleAcross(
            rule=first.rule,
            standard=first.standard,
            question=first.question,
            results=results,
            bases=tuple(None if each is None else each.basis for each in worst),
            tallies=tuple(tallies),
            counted=(kinds.pop() or None) if len(kinds) == 1 else None,
            sides=_find_sides(tallies, same_place=same_place),
        )


def _count(checks: Sequence[Check]) -> Tally:
    results = [each.result for each in checks]
    return Tally(
        met_count=results.count("met"),
        not_met_count=results.count("not-met") + results.count("waived"),
        unknown_count=results.count("cannot-tell"),
        assumed_count=sum(each.result in DECIDED and each.basis == "assumed" for each in checks),
    )


def _find_sides(tallies: Sequence[Tally], *, same_place: bool) -> tuple[int, ...]:
    """Find the sides between which a difference may be said: those that evidence puts apart from another."""
    if same_place:
        first, *others = tallies
        apart = [number for number, each in enumerate(others, start=1) if _are_apart(first, each)]
        return (0, *apart) if apart else ()
    told = [number for number, each in enumerate(tallies) if _bound(each) is not None]
    return tuple(
        number for number in told if any(_are_apart(tallies[number], tallies[other]) for other in told)
    )


def _are_any_apart(tallies: Sequence[Tally]) -> bool:
    return any(_are_apart(one, other) for one, other in combinations(tallies, 2))


def _are_apart(one: Tally, other: Tally) -> bool:
    """Say whether the shares of whom a rule is met differ, whatever nobody can tell or is only assumed."""
    here, there = _bound(one), _bound(other)
    return here is not None and there is not None and (here[1] < there[0] or there[1] < here[0])


def _bound(tally: Tally) -> tuple[float, float] | None:
    """Return the least and the largest share of whom a rule is met; None where it applies to nobody.

    What assumptions alone decide could come out either way.
    """
    total = tally.met_count + tally.not_met_count + tally.unknown_count
    if not total:
        return None
    return (
        max(0, tally.met_count - tally.assumed_count) / total,
        min(total, total - tally.not_met_count + tally.assumed_count) / total,
    )
