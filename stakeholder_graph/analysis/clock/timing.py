"""What a place says about time, before any of it is counted: whether it says anything, and from when."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.cadence import Duration
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Message, Record, Stakeholder
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.expectations import Expectation, Expected
from stakeholder_graph.results.journeys import RoundTrip

NO_TIME = RoundTrip(
    best_days=0,
    typical_days=0,
    worst_days=0,
    days_exact=True,
    days_basis="assumed",
    heard_share=1.0,
    untimed=True,
)
"""What is told where a place states no time at all: everything happens at once, and that is assumed."""

START_COUNT = 365
"""Over how many days to start a figure is taken."""
LAST_DAY = date(9900, 12, 31)
"""No journey starts later: there would not be days enough before days end."""
SOME_MONDAY = date(2001, 1, 1)
"""Where days are counted from if the model names none, so that weekends are where they are."""


def is_timed(place: Place) -> bool:
    """Say whether anything in a place takes time, happens on days of its own, or begins or ends."""
    return (
        any(is_timed_stakeholder(each) for each in place.stakeholders.values())
        or any(is_timed_channel(each) for each in place.channels)
        or any(message.answer_takes is not None for message in place.messages)
    )


def is_timed_stakeholder(stakeholder: Stakeholder) -> bool:
    """Say whether it meets, begins or ends."""
    return stakeholder.meets is not None or _is_bounded(stakeholder)


def is_timed_channel(channel: Channel) -> bool:
    """Say whether it takes time, is used on days of its own, or begins or ends."""
    return not is_untimed_channel(channel) or bool(channel.terms.open) or _is_bounded(channel.terms)


def is_untimed_channel(channel: Channel) -> bool:
    """Say whether nothing is said of how often it is used and how long it takes."""
    return channel.terms.every is None and channel.terms.takes is None


def _is_bounded(record: Record) -> bool:
    return record.since is not None or record.until is not None


def run_out(structure: Structure) -> bool:
    """Say whether a calendar that lists its dates lists none for the end of the year to start in."""
    if structure.day is None:
        return False
    known = (structure.place.stakeholders[each].meets for each in structure.ids)
    cadences = [*known, *(channel.terms.every for channel in structure.channels)]
    last_start = structure.day.toordinal() + START_COUNT - 1
    return any(
        each is not None and each.dates and each.dates[-1].toordinal() < last_start for each in cadences
    )


def find_first_day(structure: Structure) -> date:
    """Return the first of the days to start: the day of the structure, else the first one that the model names."""
    if structure.day is not None:
        return structure.day
    return min(_find_days(structure.place), default=SOME_MONDAY)


def _find_days(place: Place) -> Iterator[date]:
    """Find every day that a place names."""
    for channel in place.channels:
        yield from (window.since for window in channel.terms.open)
    terms = [channel.terms for channel in place.channels]
    for record in (*place.stakeholders.values(), *terms):
        yield from (day for day in (record.since, record.until) if day is not None)
    cadences = [*(each.meets for each in place.stakeholders.values()), *(each.every for each in terms)]
    for cadence in cadences:
        if cadence is not None:
            yield from cadence.dates
            if cadence.start is not None:
                yield cadence.start


def add_no_time(message: Message, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
    """Add to every delivery that is reached, and its answer, that nothing on its way is said to take time.

    So nobody can tell whether it is within the time that is asked for.
    """
    return tuple(_add_no_time(message, each) if each.reached else each for each in deliveries)


def _add_no_time(message: Message, delivery: Delivery) -> Delivery:
    figures = {name: getattr(NO_TIME, name) for name in RoundTrip.__struct_fields__}
    answer, asked = delivery.answer, [_ask("heard_within", message.heard_within)]
    if answer is not None and answer.reached:
        delivery = replace(delivery, answer=replace(answer, **figures), round_trip=NO_TIME)
        asked.append(_ask("answered_within", message.answered_within))
    return replace(delivery, **figures, expectations=tuple(each for each in asked if each is not None))


def _ask(expectation: Expectation, wanted: Duration | None) -> Expected | None:
    if wanted is None:
        return None
    return Expected(expectation=expectation, wanted=str(wanted), result="cannot-tell", untimed=True)
