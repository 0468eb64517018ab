"""What becomes of one message on one side, measure by measure, each with the structure behind it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median_high

from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.compare.causes import (
    find_only_ways,
    find_slowest,
    find_weakest,
    find_what_ends,
    find_what_stops,
)
from stakeholder_graph.compare.measures import SideReading
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.comparisons import Bar, Cause, Reading
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.units import Basis

Deliveries = Sequence[tuple[Asked, Delivery]]


def weigh_bases(bases: Iterable[Basis]) -> Basis:
    """Weigh several figures together: all stated, all assumed, or partly."""
    found = set(bases)
    return found.pop() if len(found) == 1 else "partly" if found else "assumed"


def bar_by(basis: Basis) -> Bar | None:
    """Return the bar of a figure that rests on assumptions alone."""
    return "assumed" if basis == "assumed" else None


def bar_share(basis: Basis, *, anybody: bool, complete: bool) -> Bar | None:
    """Return the bar of a share: that nobody is known to succeed rests on silence, unless the model is complete."""
    if not anybody and not complete:
        return "silent"
    return bar_by(basis)


def measure_message(
    structure: Structure, message: Message, asked: Sequence[Asked], answer: MessageAnswer
) -> Iterator[SideReading]:
    """Measure what becomes of one message on one side.

    What silence leaves open is in the bounds of each reading: unless the model is complete, whoever is not reached
    may be reached after all, and whoever cuts others off may not be the only way.
    """
    deliveries = list(zip(asked, answer.deliveries or (), strict=True))
    counted = find_kind(structure, [each.member for each in asked if each.member is not None])
    made = _Readings(structure, message.id, counted, deliveries)
    yield made.share(
        "reached",
        lambda each: each.reached,
        lambda each: each.basis,
        lambda: find_what_stops(structure, message, [one for one, each in deliveries if not each.reached]),
    )
    if message.answered:
        yield made.share("answered", _is_answered, _weigh_loop, lambda: _find_one_way(structure, deliveries))
        yield made.share("one-way", lambda each: each.loop == "one-way", _weigh_loop, tuple, good=False)
    yield made.share(
        "second-route",
        lambda each: each.independent_routes > 1,
        lambda each: each.basis,
        lambda: find_only_ways([each for _, each in deliveries]),
    )
    yield from _measure_weakest(made, answer)
    yield from _measure_days(structure, made, answer)
    yield made.keep("chance", _measure_chance(structure, deliveries))
    yield made.keep("people-left-out", _measure_left_out(made, answer))
    yield made.keep("steps", _measure_steps(made))


def find_kind(structure: Structure, members: Iterable[str]) -> str | None:
    """Return the plural of the kind that all counted members are of, None if they are of several."""
    place = structure.place
    kinds = {
        known.kind
        for each in members
        if (known := place.stakeholders.get(each) or place.removed.get(each)) is not None
    }
    return place.kinds[kinds.pop()].plural if len(kinds) == 1 else None


class _Readings:
    """Makes the readings of one message."""

    def __init__(
        self, structure: Structure, message: str, counted: str | None, deliveries: Deliveries
    ) -> None:
        self.complete = structure.place.complete
        self.message = message
        self.counted = counted
        self.deliveries = deliveries
        self.reached = [each for _, each in deliveries if each.reached]

    def keep(
        self,
        measure: str,
        reading: Reading,
        succeeding: Iterable[str] = (),
        used: Iterable[str] = (),
    ) -> SideReading:
        return SideReading(
            measure=measure,
            message=self.message,
            reading=reading,
            succeeding=frozenset(succeeding),
            used=frozenset(used),
        )

    def share(
        self,
        measure: str,
        is_so: Callable[[Delivery], bool],
        weigh_one: Callable[[Delivery], Basis],
        find_causes: Callable[[], tuple[Cause, ...]],
        *,
        good: bool = True,
    ) -> SideReading:
        """Measure the share of deliveries of which something is true.

        It is sure of those whose routes are more than assumed; where the model is not complete, the others may be
        so as well (or, of what is no good, may not).
        """
        so = [(one, each) for one, each in self.deliveries if is_so(each)]
        total = len(self.deliveries)
        if not total:
            return self.keep(measure, Reading(value=None, bar="nobody"))
        basis = weigh_bases(weigh_one(each) for _, each in self.deliveries)
        value = len(so) / total
        sure = sum(weigh_one(each) != "assumed" for _, each in so) / total
        low, high = (sure, value if self.complete else 1.0) if good else (0.0, 1.0)
        is_open = not (self.complete and sure == value)
        reading = Reading(
            value=value,
            low=low if is_open else None,
            high=high if is_open else None,
            of=total,
            counted=self.counted,
            basis=basis,
            bar=bar_share(basis, anybody=bool(so) or not good, complete=self.complete),
            causes=find_causes(),
        )
        used = (id_ for _, each in so for id_ in _list_used(each))
        return self.keep(measure, reading, (one.name for one, _ in so), used)

    def read(
        self,
        value: float,
        basis: Basis,
        *,
        least: float = 0.0,
        of: int | None = None,
        counted: str | None = None,
        causes: tuple[Cause, ...] = (),
    ) -> Reading:
        """Make the reading of a figure that a channel nobody recorded would make smaller, down to the least."""
        return Reading(
            value=value,
            low=None if self.complete else min(least, value),
            high=None if self.complete else value,
            of=of,
            counted=counted,
            basis=basis,
            bar=bar_by(basis),
            causes=causes,
        )


def _list_used(delivery: Delivery) -> Iterator[str]:
    yield from delivery.route
    yield from delivery.channels
    yield from delivery.only_ways
    if delivery.answer is not None:
        yield from delivery.answer.route
        yield from delivery.answer.channels


def _is_answered(delivery: Delivery) -> bool:
    return delivery.loop == "two-way"


def _weigh_loop(delivery: Delivery) -> Basis:
    """Weigh the way up and, where there is one, the way back."""
    if delivery.answer is None:
        return delivery.basis
    return weigh_bases((delivery.basis, delivery.answer.basis))


def _find_one_way(structure: Structure, deliveries: Deliveries) -> tuple[Cause, ...]:
    """Say of how many who are heard no answer finds its way back."""
    heard = [each for _, each in deliveries if each.loop == "one-way"]
    if not heard:
        return ()
    last = Counter(each.receiver for each in heard if each.receiver is not None).most_common(1)
    basis: Basis = "stated" if structure.place.complete else "assumed"
    return (Cause(kind="stops", ids=tuple(id_ for id_, _ in last), count=len(heard), basis=basis),)


def _measure_weakest(made: _Readings, answer: MessageAnswer) -> Iterator[SideReading]:
    """Measure how many, and how many people, the absence of one stakeholder cuts off at worst."""
    points = [each for each in answer.weak_points or () if each.type == "stakeholder"]
    if not made.reached:
        for measure in ("cut-off", "people-cut-off"):
            yield made.keep(measure, Reading(value=None, bar="nobody"))
        return
    calm = weigh_bases(each.basis for each in made.reached)
    worst = max(points, key=lambda each: (len(each.cuts_off), each.people or 0), default=None)
    value = len(worst.cuts_off) / answer.delivery_count if worst is not None else 0.0
    basis = worst.basis if worst is not None else calm
    reached = len(made.reached)
    causes = (find_weakest(worst, reached),)
    share = made.read(value, basis, of=answer.delivery_count, counted=made.counted, causes=causes)
    yield made.keep("cut-off", share)
    if not answer.people:
        yield made.keep("people-cut-off", Reading(value=None, bar="silent"))
        return
    most = max(points, key=lambda each: (each.people or 0, len(each.cuts_off)), default=None)
    value = (most.people or 0) / answer.people if most is not None else 0.0
    basis = most.basis if most is not None else calm
    causes = (find_weakest(most, reached),)
    yield made.keep("people-cut-off", made.read(value, basis, of=answer.people, causes=causes))


def _measure_days(structure: Structure, made: _Readings, answer: MessageAnswer) -> Iterator[SideReading]:
    """Measure typical and worst days, out and there and back, where anything is said to take time."""
    back = answer.loops.round_trip if answer.loops is not None else None
    slowest = find_slowest(structure, [each for _, each in made.deliveries])
    ending = find_what_ends(structure, [each for each in made.reached if each.worst_days is None])
    typical = _read_days(made, answer.days, "typical_days", slowest, ending)
    yield made.keep("typical-days", _bound_estimate(made, [each for _, each in made.deliveries], typical))
    yield made.keep("worst-days", _read_days(made, answer.days, "worst_days", slowest, ending))
    if answer.asks_answer:
        trips = [each.round_trip for _, each in made.deliveries if each.round_trip is not None]
        typical = _read_days(made, back, "typical_days", (), ending)
        yield made.keep("typical-days-back", _bound_estimate(made, trips, typical))


def _read_days(
    made: _Readings,
    span: RoundTrip | None,
    field: str,
    causes: tuple[Cause, ...],
    ending: tuple[Cause, ...],
) -> Reading:
    """Read some days of a message, with what causes them; where a start is never heard, with what ends."""
    if span is None:
        return Reading(value=None, bar="untimed" if made.reached else "nobody")
    basis: Basis = span.days_basis or "assumed"
    if span.best_days == span.typical_days == span.worst_days == 0 and basis == "assumed":
        return Reading(value=None, bar="untimed")
    days: int | None = getattr(span, field)
    if days is None:
        return Reading(value=None, basis=basis, bar="never", causes=ending)
    return made.read(days, basis, causes=causes)


def _bound_estimate(made: _Readings, spans: Sequence[Delivery | RoundTrip], reading: Reading) -> Reading:
    """Widen the bounds of typical days to the middle of the intervals they were estimated with."""
    timed = [each for each in spans if each.typical_days is not None]
    if reading.value is None or all(each.days_exact for each in timed):
        return reading
    ends = [(each.typical_low_days, each.typical_high_days, each.typical_days or 0) for each in timed]
    low = median_high(typical if low is None else low for low, _, typical in ends)
    high = median_high(typical if high is None else high for _, high, typical in ends)
    return replace(
        reading,
        low=min(low, reading.value) if made.complete else 0.0,
        high=max(high, reading.value),
    )


def _measure_chance(structure: Structure, deliveries: Deliveries) -> Reading:
    """Measure which share is expected to arrive, where the model says how reliable things are.

    Unstated is not certain: where some delivery has a way on which nothing is said to fail, nothing is told.
    """
    records = [structure.place.stakeholders[each] for each in structure.ids]
    said = [each.reliability for each in records]
    said += [each.terms.reliability for each in structure.channels]
    said += [each.reliability for each in structure.place.shared.values()]
    if not deliveries or all(each is None for each in said):
        return Reading(value=None, bar="silent" if deliveries else "nobody")
    chances = [each.chance for _, each in deliveries if each.chance is not None]
    if any(each.value >= 1 for each in chances):
        return Reading(value=None, bar="silent")
    basis, total = weigh_bases(each.basis for each in chances), len(deliveries)
    low = sum(each.value if each.low is None else each.low for each in chances) / total
    high = sum(each.value if each.high is None else each.high for each in chances) / total
    is_open = low < high or not structure.place.complete
    return Reading(
        value=sum(each.value for each in chances) / total,
        low=low if is_open else None,
        high=(high if structure.place.complete else 1.0) if is_open else None,
        of=total,
        basis=basis,
        bar=bar_by(basis),
    )


def _measure_left_out(made: _Readings, answer: MessageAnswer) -> Reading:
    """Measure the share of the known people behind those that the message does not reach."""
    if not answer.people:
        return Reading(value=None, bar="silent" if answer.delivery_count else "nobody")
    value = (answer.people - (answer.people_of_reached or 0)) / answer.people
    basis = weigh_bases(each.basis for _, each in made.deliveries)
    return made.read(value, basis, of=answer.people)


def _measure_steps(made: _Readings) -> Reading:
    steps = [each.hops for each in made.reached if each.hops is not None]
    if not steps:
        return Reading(value=None, bar="nobody")
    basis = weigh_bases(each.basis for each in made.reached)
    return made.read(median_high(steps), basis, least=1.0)
