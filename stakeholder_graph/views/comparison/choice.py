"""Which differences are worth a sentence? Those that no other sentence about the same sides already implies."""

from collections.abc import Sequence

from stakeholder_graph.results.comparisons import Comparison, Difference
from stakeholder_graph.views.comparison.sentences import find_measure, name_same

IMPLIES: tuple[tuple[str, str], ...] = (
    ("typical-days-back", "typical-days"),
    ("typical-days-back", "worst-days"),
    ("typical-days", "worst-days"),
    ("cut-off", "people-cut-off"),
    ("cut-off", "second-route"),
    ("reached", "people-left-out"),
    ("reached", "chance"),
    ("answered", "one-way"),
)
"""What a sentence about the first leaves no need to say of the second, of the same message and sides."""
SAME_FAMILY = {
    "communities-heard": "reached",
    "communities-answered": "answered",
    "patient-groups-heard": "reached",
    "patient-groups-answered": "answered",
    "answered": "reached",
    "seldom-heard-answered": "seldom-heard-heard",
    "people-cut-off": "cut-off",
}
"""Measures that say nothing new where they have the same values as another."""
TABLE_ONLY = frozenset(
    ("channels", "standing-channels", "channels-per-thousand", "standing-per-thousand", "closed-groups")
)
"""Measures of which more is neither better nor worse to anybody: the full table has them, and no sentence."""
CHANGES_TOLD = 2
"""So many sentences tell what a scenario changes most."""
CHANGES_LITTLE = 0.05
"""A smaller change is worth no second sentence."""


def find_told(comparison: Comparison, differences: Sequence[Difference]) -> list[Difference]:
    """Leave out what another sentence about the same sides already implies; the table still has it."""
    values = {
        (each.measure, each.message): tuple(reading.value for reading in each.readings)
        for each in comparison.measures
    }
    known = {(each.measure, each.message, each.sides) for each in differences}
    kept = []
    for each in differences:
        if each.measure in TABLE_ONLY:
            continue
        implied = any(
            each.measure == second and (first, each.message, each.sides) in known for first, second in IMPLIES
        )
        implied = implied and not _cuts_off_others(comparison, each)
        implied = implied or _stops_short(values, known, each) or _repeats(comparison, values, known, each)
        if not implied:
            kept.append(each)
    return kept


def find_worth_showing(comparison: Comparison) -> set[tuple[str, str | None]]:
    """Find the measures that differ and are about the same members, without those that others imply."""
    told = find_told(comparison, (*comparison.differences, *comparison.barred))
    return {(each.measure, each.message) for each in told if each.bar != "other-members"}


def find_largest_changes(
    comparison: Comparison, side: int, differences: Sequence[Difference]
) -> list[Difference]:
    """Find what one scenario changes most: the largest first, not twice what one sentence says for both."""
    own = [each for each in find_told(comparison, differences) if each.sides == (0, side)]
    own.sort(key=lambda each: -_spread(comparison, each))
    kept: list[Difference] = []
    for each in own:
        if any(_is_alike(comparison, each, other) for other in kept):
            continue
        if not kept or _spread(comparison, each) >= CHANGES_LITTLE:
            kept.append(each)
    return kept[:CHANGES_TOLD]


def find_most_different(comparison: Comparison, count: int) -> set[tuple[str, str | None]]:
    """Find the measures worth showing that differ most on some side."""
    shown = find_worth_showing(comparison)
    told = [
        each
        for each in (*comparison.differences, *comparison.barred)
        if (each.measure, each.message) in shown and each.bar != "other-members"
    ]
    told.sort(key=lambda each: -_spread(comparison, each))
    return set(list(dict.fromkeys((each.measure, each.message) for each in told))[:count])


def _is_alike(comparison: Comparison, one: Difference, other: Difference) -> bool:
    """Say whether two changes are of one sort: of one message, or the same figures of two."""
    family, others = (SAME_FAMILY.get(each.measure, each.measure) for each in (one, other))
    if family != others:
        return False
    if one.message == other.message:
        return True
    found = [find_measure(comparison, each) for each in (one, other)]
    first, second = ([each.readings[side].value for side in one.sides] for each in found)
    return first == second


def _spread(comparison: Comparison, difference: Difference) -> float:
    """Return how far a measure differs: of shares as they are, of other figures as a share of the largest."""
    measure = find_measure(comparison, difference)
    values = [measure.readings[side].value or 0.0 for side in difference.sides]
    whole = 1.0 if measure.unit in ("share", "people-share", "chance") else max(values)
    return round((max(values) - min(values)) / whole, 9) if whole else 0.0


Values = dict[tuple[str, str | None], tuple[float | None, ...]]
Known = set[tuple[str, str | None, tuple[int, ...]]]


def _cuts_off_others(comparison: Comparison, difference: Difference) -> bool:
    """Say whether most people are cut off by another absence than most members are."""
    if difference.measure != "people-cut-off":
        return False
    by_people = find_measure(comparison, difference)
    by_members = next(
        each
        for each in comparison.measures
        if (each.measure, each.message) == ("cut-off", difference.message)
    )
    return not all(
        name_same(by_people.readings[side], by_members.readings[side]) for side in difference.sides
    )


def _stops_short(values: Values, known: Known, difference: Difference) -> bool:
    """Say whether a second route is lacking only because nothing arrives at all."""
    reached = values.get(("reached", difference.message))
    return (
        difference.measure in ("second-route", "cut-off", "steps")
        and reached is not None
        and ("reached", difference.message, difference.sides) in known
        and any(reached[side] == 0 for side in difference.sides)
    )


def _repeats(comparison: Comparison, values: Values, known: Known, difference: Difference) -> bool:
    """Say whether another measure that is told has the same values."""
    family = SAME_FAMILY.get(difference.measure)
    if family is None:
        return False
    own = values[(difference.measure, difference.message)]
    return any(
        measure == family
        and sides == difference.sides
        and (difference.message is None or message == difference.message)
        and all(values[(measure, message)][side] == own[side] for side in sides)
        for measure, message, sides in known
    )
