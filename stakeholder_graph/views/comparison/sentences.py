"""How does one place differ from another? Said with the structure that causes it, and never as a verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from stakeholder_graph.results.comparisons import (
    Bar,
    Cause,
    Comparison,
    Difference,
    Measure,
    Reading,
    Side,
)
from stakeholder_graph.views.comparison.phrases import (
    LACKS,
    MEASURE_WORDS,
    PHRASES,
    Told,
    say_lack_before,
    say_plainly,
    write_value,
)
from stakeholder_graph.views.words import (
    Names,
    find_ends,
    join_words,
    list_some,
    say_date,
    start_sentence,
)

NAMED_AT_MOST = 3
CUTS = ("cut-off", "people-cut-off")
SIDES_IN_A_SENTENCE = 4
"""Of more places only the span is told."""


BARS: Mapping[Bar, str] = {
    "silent": "not said on at least one side",
    "assumed": "rests on what is only assumed",
    "untimed": "no times recorded on at least one side",
    "not-asked": "not asked on at least one side",
    "nobody": "nothing arrives, or there is nobody to ask, on at least one side",
    "never": "never heard for some days to start, on at least one side",
    "gone": "not asked where the body it goes from, or to, is gone",
    "other-ends": "the message is about others on some sides",
    "other-members": "not the same ones are reached, so what is true of them is not compared",
}
"""Why a figure makes no headline."""
ON_PAPER: Mapping[Bar, str] = {
    "assumed": "Differs on paper, but rests on what is only assumed",
    "silent": "Differs on paper, but what a model leaves out is not known to be absent",
    "other-ends": "Differs on paper, but the message is about others on some sides",
}
"""How a difference is introduced that may not be said as a finding. What is not here is left to the table."""


def describe_differences(
    comparison: Comparison, differences: Iterable[Difference], *, full: bool
) -> Iterator[str]:
    """Say how some sides differ, each with what causes it; what is true of several messages is said once.

    Of more than a few places only the span is told: the table has them all, in the order given.
    """
    messages: dict[str, list[str]] = {}
    for each in differences:
        of = messages.setdefault(_describe_difference(comparison, each, full=full), [])
        of += [each.message] if each.message is not None else []
    for said, of in messages.items():
        yield f"{said} [{', '.join(of)}]." if of else f"{said}."


def _describe_difference(comparison: Comparison, difference: Difference, *, full: bool) -> str:
    measure = find_measure(comparison, difference)
    if comparison.same_place:
        label = comparison.sides[difference.sides[1]].label
        edits = describe_edits(difference.edits, find_names(comparison, difference), full=full)
        return f"{label}: {_describe_scenario(comparison, difference, measure, full=full)}{edits}"
    if len(difference.sides) > SIDES_IN_A_SENTENCE:
        return _describe_span(comparison, difference, measure)
    parts = []
    for number in difference.sides:
        side, reading = comparison.sides[number], measure.readings[number]
        told = _say(comparison, number, measure, reading)
        because = describe_causes(reading.causes, Names(side.stakeholders), measure, full=full)
        parts.append(f"{side.label}: {told}{because}")
    return "; ".join(parts)


def _describe_scenario(
    comparison: Comparison, difference: Difference, measure: Measure, *, full: bool
) -> str:
    """Say what a scenario makes of a figure, and what it was."""
    before, after = difference.sides
    reading, names = measure.readings[after], find_names(comparison, difference)
    told = _say(comparison, after, measure, reading, before=measure.readings[before])
    because = was_because = ""
    if measure.measure in CUTS:
        because = describe_causes(reading.causes, names, measure, full=full)
        was_because = describe_causes(measure.readings[before].causes, names, measure, full=full)
    lacks = _lacks(comparison, after, measure, reading, before=measure.readings[before])
    was = (say_lack_before if lacks else partial(write_value, measure))(measure.readings[before])
    return f"{told}{because}; {comparison.sides[before].label}, {was}{was_because}"


def _describe_span(comparison: Comparison, difference: Difference, measure: Measure) -> str:
    """Say in how many places it is true of all and of none, or between which figures it lies; no place is named."""
    readings = [measure.readings[each] for each in difference.sides]
    name, total = MEASURE_WORDS[measure.measure].name, len(readings)
    told = "" if total == len(comparison.sides) else " where it can be told"
    if measure.unit == "share":
        everywhere = sum(each.value == 1 for each in readings)
        nowhere = sum(each.value == 0 for each in readings)
        between = total - everywhere - nowhere
        counts = ((everywhere, "all"), (between, "some"), (nowhere, "none"))
        parts = [f"{what} in {count}" for count, what in counts if count]
        return f"{name}: {join_words(parts)} of the {total} places{told}"
    low, high = (choose(readings, key=lambda each: each.value or 0.0) for choose in (min, max))
    return f"{name}: from {write_value(measure, low)} to {write_value(measure, high)} in the {total} places{told}"


def _say(
    comparison: Comparison, number: int, measure: Measure, reading: Reading, *, before: Reading | None = None
) -> str:
    """Say one figure as what happens there, or as what is not recorded."""
    lacks = _lacks(comparison, number, measure, reading, before=before)
    told = Told(people=_find_people(comparison, number, measure, lacks=lacks), lacks=lacks)
    return PHRASES.get(measure.measure, say_plainly)(measure, reading, told)


def _lacks(
    comparison: Comparison, number: int, measure: Measure, reading: Reading, *, before: Reading | None
) -> bool:
    """Say whether a figure is about what is not recorded: not so in a complete model, nor where there is more."""
    gains = before is not None and (before.value or 0.0) < (reading.value or 0.0)
    return (
        measure.measure in LACKS
        and not comparison.sides[number].complete
        and (reading.value or 0.0) < 1
        and not gains
    )


def _find_people(comparison: Comparison, number: int, measure: Measure, *, lacks: bool) -> str:
    """Say in brackets how many people a count of members stands for, where that is known."""
    partner = {"cut-off": "people-cut-off", "reached": "people-left-out"}.get(measure.measure)
    for each in comparison.measures:
        reading = each.readings[number]
        if (each.measure, each.message) != (partner, measure.message) or not reading.value or not reading.of:
            continue
        if partner == "people-left-out" or name_same(reading, measure.readings[number]):
            left = " left out" if partner == "people-left-out" and not lacks else ""
            return f" ({round(reading.value * reading.of):,} people{left})"
    return ""


def name_same(one: Reading, other: Reading) -> bool:
    """Say whether the same structure is behind two readings."""
    return [each.ids for each in one.causes] == [each.ids for each in other.causes]


def describe_causes(causes: Sequence[Cause], names: Names, measure: Measure, *, full: bool) -> str:
    """Say which structure is behind a figure; "" where there is nothing to say."""
    told = [text for each in causes if (text := _describe_cause(each, names, measure, full=full))]
    if not told:
        return ""
    return f", {told[0]}" if measure.measure in CUTS else f" ({'; '.join(told)})"


def _describe_cause(cause: Cause, names: Names, measure: Measure, *, full: bool) -> str:
    who = list_some(names.call_all(cause.ids), len(cause.ids) if full else NAMED_AT_MOST)
    if cause.kind == "only-way":
        return f"that of {who}" if measure.measure in CUTS else f"only through {who}"
    if cause.kind in ("no-channel", "stops"):
        return _describe_stop(cause, who, measure)
    if cause.kind == "window":
        return f"longest wait: until the channel from {names.call(cause.ids[0])} opens"
    return f"longest wait at {who}" if cause.kind == "slow" else ""


def _describe_stop(cause: Cause, who: str, measure: Measure) -> str:
    """Say where a message stops, or that nothing could carry it."""
    up = measure.goes in ("senders", None)
    if cause.kind == "no-channel":
        if measure.measure == "isolated":
            return who
        return f"no channel that could carry it leads {'out from' if up else 'to'} {who}"
    if measure.measure == "answered":
        return f"no way leads back from {who}"
    return f"it gets no further than {who}" if up else f"it never gets to {who}"


def describe_edits(edits: Sequence[Cause], names: Names, *, full: bool) -> str:
    """Say what a scenario changes and what therefore causes a difference, as a sentence of its own."""
    leads = {"removed": "gone", "added": "added", "changed": "changed"}
    told = [f"{leads[each.kind]}: {_tell_edited(each.ids, names, full=full)}" for each in edits]
    return f". {start_sentence('; '.join(told))}" if told else ""


def _tell_edited(ids: Sequence[str], names: Names, *, full: bool) -> str:
    bodies = [each for each in ids if "->" not in each]
    channels = [each for each in ids if "->" in each]
    parts = []
    if bodies:
        parts.append(
            join_words(names.call_all(bodies))
            if full or len(bodies) <= NAMED_AT_MOST
            else _tell_all(bodies, names)
        )
    if channels:
        parts.append(_tell_channels(channels, names))
    return join_words(parts)


def _tell_channels(channels: Sequence[str], names: Names) -> str:
    """Tell of channels by who is at their ends."""
    if len(channels) == 1:
        return f"the channel from {names.call(channels[0])}"
    senders, receivers = ({ends[side] for ends in map(find_ends, channels)} for side in (0, 1))
    if senders & receivers:
        return f"{len(channels):,} channels between {_tell_all(senders | receivers, names)}"
    return f"{len(channels):,} channels from {_tell_all(senders, names)} to {_tell_all(receivers, names)}"


def _tell_all(ids: Iterable[str], names: Names) -> str:
    """Name the only one of its kind, and count the others by kind."""
    by_kind: dict[str, list[str]] = {}
    for each in sorted(ids):
        by_kind.setdefault(names.say_kind([each], 2), []).append(each)
    if len(by_kind) > NAMED_AT_MOST + 1:
        return names.count([each for same in by_kind.values() for each in same])
    return join_words([names.tell(same) for same in by_kind.values()])


def describe_change(comparison: Comparison, difference: Difference, *, full: bool) -> str:
    """Say what a scenario makes of a figure and what it was, with its message and without its name and edits."""
    measure = find_measure(comparison, difference)
    message = f" [{difference.message}]" if difference.message is not None else ""
    return f"{_describe_scenario(comparison, difference, measure, full=full)}{message}"


def find_names(comparison: Comparison, difference: Difference) -> Names:
    """Find what the ids that a scenario and the place as it is speak of stand for."""
    sides = [comparison.sides[each] for each in difference.sides]
    return Names({named.id: named for side in sides for named in side.stakeholders}.values())


def describe_end(cause: Cause, names: Names) -> str:
    """Say what is there no longer after which day, so that a start after it is not heard that way."""
    who = join_words(names.call_all(cause.ids))
    ends = "ends" if len(cause.ids) == 1 else "end"
    return f"{who} {ends} on {say_date(cause.until)}: what starts after that day is not heard this way"


def find_measure(comparison: Comparison, difference: Difference) -> Measure:
    """Return the measure that a difference is about."""
    key = (difference.measure, difference.message)
    return next(each for each in comparison.measures if (each.measure, each.message) == key)


def describe_looked(side: Side) -> str:
    """Say how well a place was looked at: parts found, known to be absent, and left unsaid."""
    parts = [f"{side.found_count} found"]
    if side.absent_count:
        parts.append(f"{side.absent_count} known to be absent")
    if side.silent_count:
        parts.append(f"{side.silent_count} left unsaid")
    return ", ".join(parts)
