"""Sides that were measured alone, aligned: the same part, the same measure, the same message beside each other."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from stakeholder_graph.compare.measures import MEASURES, MeasureKind
from stakeholder_graph.compare.parts import PartFound
from stakeholder_graph.compare.sides import MeasuredSide, MessageAsked
from stakeholder_graph.results.comparisons import Bar, Measure, PartAligned, Reading
from stakeholder_graph.units import Basis

NEARLY = 1e-9
"""Figures that differ by less are the same."""
NOT_ASKED = Reading(value=None, bar="not-asked")
OF_THOSE = {
    **dict.fromkeys(("cut-off", "people-cut-off", "steps", "typical-days", "worst-days"), "reached"),
    "typical-days-back": "answered",
}
"""Measures of those only whom a message reaches, or answers: where they are fewer, they are measures of others."""


def align_parts(sides: Iterable[Sequence[PartFound]]) -> Iterator[PartAligned]:
    """Say who plays each part on every side, from the parts that were found on each."""
    for found in zip(*sides, strict=True):
        sought = tuple(each.sought for each in found)
        yield PartAligned(
            part=found[0].part,
            name=found[0].name,
            sought=sought,
            members=tuple(each.members for each in found),
            comparable="silent" not in sought,
        )


def align_measures(
    sides: Sequence[MeasuredSide], *, same_place: bool, same_size: bool
) -> tuple[Measure, ...]:
    """Align the readings of the sides, in the order of the measures, those of one measure by its messages.

    Where a message reaches others on a side, what is true of those it reaches is barred there.
    """
    aligned = tuple(_align(sides, same_place=same_place, same_size=same_size))
    return tuple(_bar_other_members(each, aligned, same_place=same_place) for each in aligned)


def _bar_other_members(measure: Measure, aligned: Sequence[Measure], *, same_place: bool) -> Measure:
    """Bar the figures that are about others: on the scenarios that reach fewer or more; between places, on all."""
    those = (OF_THOSE.get(measure.measure), measure.message)
    of = next((each for each in aligned if (each.measure, each.message) == those), None)
    told = [number for number, each in enumerate(measure.readings) if each.value is not None]
    if of is None or not told or not vary([of.readings[number] for number in told]):
        return measure
    first = of.readings[0]
    readings = [
        _set_bar(each, "other-members") if not same_place or vary([first, of.readings[number]]) else each
        for number, each in enumerate(measure.readings)
    ]
    return replace(measure, readings=tuple(readings), comparable=False)


def _align(sides: Sequence[MeasuredSide], *, same_place: bool, same_size: bool) -> Iterator[Measure]:
    known = [{(each.measure, each.message): each.reading for each in side.readings} for side in sides]
    messages = {each.id: each for side in reversed(sides) for each in side.messages}
    order = [each.id for each in sides[0].messages]
    order += [each for each in messages if each not in order]
    other_ends = {} if same_place else {each: _have_other_ends(sides, each) for each in order}
    for kind in MEASURES.values():
        if kind.for_size not in ("any", "same" if same_size else "other"):
            continue
        if kind.for_ends == "other" and not any(other_ends.values()):
            continue
        for message in (None, *order):
            if any((kind.code, message) in readings for readings in known):
                found = [readings.get((kind.code, message), NOT_ASKED) for readings in known]
                if same_place:
                    found = list(_suppose(found))
                elif message is not None and other_ends[message]:
                    found = [_set_bar(each, "other-ends") for each in found]
                asked = messages[message] if message is not None else None
                yield _build_measure(kind, asked, found)


def _build_measure(kind: MeasureKind, asked: MessageAsked | None, readings: Sequence[Reading]) -> Measure:
    return Measure(
        measure=kind.code,
        criterion=kind.criterion,
        message=asked.id if asked is not None else None,
        says=asked.says if asked is not None else None,
        goes=asked.counted if asked is not None else None,
        unit=kind.unit,
        more_is=kind.more_is,
        readings=tuple(readings),
        comparable=all(each.value is not None and each.bar is None for each in readings),
    )


def _have_other_ends(sides: Sequence[MeasuredSide], message: str) -> bool:
    """Say whether a message is about others on some sides: patient groups here, practices there."""
    kinds = {each.kinds for side in sides for each in side.messages if each.id == message and each.kinds}
    return len(kinds) > 1


def _set_bar(reading: Reading, bar: Bar) -> Reading:
    return replace(reading, bar=bar) if reading.value is not None else reading


def _suppose(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Read scenarios beside the place as it is: silent about the same, and no more assumed than that.

    What an edit adds or takes away is supposed by whoever asks; only what the place as it is assumes bars a
    headline.
    """
    first = readings[0]
    for each in readings:
        if each.value is None:
            yield each
            continue
        basis: Basis = "partly" if each.basis == "assumed" != first.basis else each.basis
        bar: Bar | None = None
        if basis == "assumed":
            bar = "silent" if "silent" in (first.bar, each.bar) else "assumed"
        elif first.bar == "assumed":
            bar = "assumed"
        yield replace(each, low=None, high=None, basis=basis, bar=bar)


def vary(readings: Sequence[Reading]) -> bool:
    """Say whether figures differ by more than the last bits of a machine's arithmetic."""
    values = [each.value or 0.0 for each in readings]
    return max(values) - min(values) > NEARLY
