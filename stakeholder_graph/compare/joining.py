"""Sides that were measured alone, put beside each other: what differs, and what of it may be said."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from stakeholder_graph.compare.aligning import NEARLY, align_measures, align_parts, vary
from stakeholder_graph.compare.changes import Changes
from stakeholder_graph.compare.measures import SideReading
from stakeholder_graph.compare.sides import MeasuredSide, MessageAsked
from stakeholder_graph.results.comparisons import (
    Cause,
    Comparison,
    Difference,
    Measure,
    Reading,
    RuleAcross,
)
from stakeholder_graph.units import Basis

Key = tuple[str, str | None]
OF_ALL_ROUTES = frozenset(
    (
        *("second-route", "cut-off", "people-cut-off", "chance"),
        *("typical-days", "worst-days", "typical-days-back", "steps"),
    )
)
"""Measures that rest on every route there is, and not on one that was found."""


def join_sides(
    sides: Sequence[MeasuredSide],
    *,
    same_place: bool,
    supplied: bool = False,
    rules: Sequence[RuleAcross] = (),
) -> Comparison:
    """Put sides beside each other, in the order given.

    Parameters
    ----------
    sides
        Two or more. Of one place, the first is the place as it is and the others are its scenarios.
    same_place
        Whether they are one model: what it is silent about, and what it assumes, is then the same on every side,
        and a scenario's edits are supposed, not assumed.
    supplied
        Whether each was asked the supplied messages.
    rules
        Rules of standards that do not come out alike.
    """
    same_size = same_place or _have_same_size(sides)
    measures = align_measures(sides, same_place=same_place, same_size=same_size)
    found = sorted(
        (each for measure in measures for each in _find_differences(measure, sides, same_place=same_place)),
        key=lambda each: _rank(each, measures),
    )
    return Comparison(
        same_place=same_place,
        same_size=same_size,
        supplied=supplied,
        sides=tuple(each.side for each in sides),
        parts=tuple(align_parts(each.parts for each in sides)),
        measures=measures,
        differences=tuple(each for each in found if each.bar is None),
        barred=tuple(each for each in found if each.bar is not None),
        rules=tuple(rules),
    )


def find_common_messages(asked: Sequence[Iterable[MessageAsked]]) -> tuple[str, ...]:
    """Find the messages that every place has: of the same id and kind, going the same way, answered or not alike."""
    first, *others = [{each.id: each for each in one} for one in asked]
    return tuple(
        id_
        for id_, message in first.items()
        if all(id_ in other and _asks_alike(message, other[id_]) for other in others)
    )


def _asks_alike(one: MessageAsked, other: MessageAsked) -> bool:
    return (one.kind, one.counted, one.answered) == (other.kind, other.counted, other.answered)


def _have_same_size(sides: Sequence[MeasuredSide]) -> bool:
    """Say whether plain counts can be compared: the same people, and as many deliveries of every message."""
    sizes = {
        (
            each.side.people,
            tuple(
                sorted(
                    (reading.message or "", reading.reading.of or 0)
                    for reading in each.readings
                    if reading.measure == "reached"
                )
            ),
        )
        for each in sides
    }
    return len(sizes) == 1


def _find_differences(
    measure: Measure, sides: Sequence[MeasuredSide], *, same_place: bool
) -> Iterator[Difference]:
    """Find the sides between which a measure differs: all that have it, or the place as it is and one scenario.

    What some sides do not have is barred as silent.
    """
    whole: tuple[int, ...] = tuple(range(len(sides)))
    groups = [(0, number) for number in whole[1:]] if same_place else [whole]
    for asked in groups:
        group = tuple(each for each in asked if measure.readings[each].value is not None)
        readings = [measure.readings[each] for each in group]
        if len(group) < 2 or not vary(readings) or (same_place and _count_alike(measure, readings)):
            continue
        bars = [each.bar for each in readings if each.bar is not None]
        bar = "other-members" if "other-members" in bars else bars[0] if bars else None
        if bar is None and (group != asked or not _are_apart(readings)):
            bar = "silent"
        edits: tuple[Cause, ...] = ()
        if same_place:
            edits = tuple(_find_edits(measure, sides[0], sides[group[1]]))
        yield Difference(
            criterion=measure.criterion,
            measure=measure.measure,
            message=measure.message,
            sides=group,
            edits=edits,
            basis=max((each.basis for each in readings), key=("stated", "partly", "assumed").index),
            bar=bar,
        )


def _count_alike(measure: Measure, readings: Sequence[Reading]) -> bool:
    """Say whether shares differ only by how many there are in all: whom an edit removes is no loss of a channel."""
    counts = {round((each.value or 0.0) * each.of) for each in readings if each.of is not None}
    return measure.unit == "share" and measure.message is None and len(counts) == 1


def _are_apart(readings: Sequence[Reading]) -> bool:
    """Say whether two readings differ whatever silence leaves open: their bounds do not meet."""
    return any(
        _bottom(other) - _top(one) > NEARLY or _bottom(one) - _top(other) > NEARLY
        for one, other in combinations(readings, 2)
    )


def _bottom(reading: Reading) -> float:
    return (reading.value or 0.0) if reading.low is None else reading.low


def _top(reading: Reading) -> float:
    return (reading.value or 0.0) if reading.high is None else reading.high


def _find_edits(measure: Measure, before: MeasuredSide, after: MeasuredSide) -> Iterator[Cause]:
    """Find what of a scenario's edits is behind a difference: what the routes that changed went through.

    What rests on all the routes there are, such as whether there is a second one, has all edits as its cause that
    its message could use. Where none of it is on a route, everything that the scenario changes is told.
    """
    changes = after.changes
    if changes is None:
        return
    key = (measure.measure, measure.message)
    used_before, used_after = _find_used(before, key), _find_used(after, key)
    touched = Changes(
        added=tuple(each for each in changes.added if each in used_after),
        removed=tuple(each for each in changes.removed if each in used_before),
        changed=tuple(each for each in changes.changed if each in used_before | used_after),
    )
    told = touched if any((touched.added, touched.removed, touched.changed)) else changes
    basis: Basis = "assumed"
    if told.removed:
        yield Cause(kind="removed", ids=told.removed, count=len(told.removed), basis=basis)
    if told.added:
        yield Cause(kind="added", ids=told.added, count=len(told.added), basis=basis)
    if told.changed:
        yield Cause(kind="changed", ids=told.changed, count=len(told.changed), basis=basis)


def _find_used(side: MeasuredSide, key: Key) -> frozenset[str]:
    """Find what the routes behind a measure go through; of one without routes of its own, those of its message."""
    if key[0] in OF_ALL_ROUTES:
        return next((each.usable for each in side.messages if each.id == key[1]), frozenset())
    by_key: dict[Key, SideReading] = {(each.measure, each.message): each for each in side.readings}
    own = by_key.get(key)
    if own is not None and own.used:
        return own.used
    whole = by_key.get(("reached", key[1])) if key[1] is not None else None
    return whole.used if whole is not None else frozenset()


def _rank(difference: Difference, measures: Sequence[Measure]) -> tuple[int, float, int, tuple[int, ...]]:
    """Return a key that sorts by criterion, then the largest difference, then the order of measures.

    Shares are taken as they are, all other figures as a share of the largest.
    """
    place, measure = next(
        (place, each)
        for place, each in enumerate(measures)
        if (each.measure, each.message) == (difference.measure, difference.message)
    )
    values = [measure.readings[side].value or 0.0 for side in difference.sides]
    whole = 1.0 if measure.unit in ("share", "people-share", "chance") else max(values)
    spread = (max(values) - min(values)) / whole
    criterion = ("effective", "inclusive", "efficient").index(difference.criterion)
    return criterion, -round(spread, 9), place, difference.sides
