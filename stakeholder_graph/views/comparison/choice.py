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
    ("channels", "standing-channels"),
    ("channels-per-thousand", "standing-per-thousand"),
)
"""What a sentence about the first leaves no need to say of the second, of the same message and sides."""
SAME_FAMILY = {
    "communities-heard": "reached",
    "communities-answered": "answered",
    "patient-groups-heard": "reached",
    "patient-groups-answered": "answered",
    "answered": "reached",
}
"""Measures that say nothing new where they have the same values as another."""


def find_told(comparison: Comparison, differences: Sequence[Difference]) -> list[Difference]:
    """Leave out what another sentence about the same sides already implies; the table still has it."""
    values = {
        (each.measure, each.message): tuple(reading.value for reading in each.readings)
        for each in comparison.measures
    }
    known = {(each.measure, each.message, each.sides) for each in differences}
    kept = []
    for each in differences:
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
