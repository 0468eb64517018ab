"""Is every voice heard, and does it hear back? Two-way, one-way or no route, in voices, people and days."""

from collections.abc import Sequence

from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.model.place import Place
from stakeholder_graph.results.deliveries import Delivery, Loop
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.messages import Loops, Voices

FOREVER = float("inf")


def count_loops(place: Place, asked: Sequence[Asked], deliveries: Sequence[Delivery]) -> Loops | None:
    """Count the voices of a message by what becomes of them; None where no answer is asked for.

    Parameters
    ----------
    place
        Where they speak.
    asked, deliveries
        What was asked, and what was found of it, in the same order.
    """
    if not any(each.loop is not None for each in deliveries):
        return None
    trips = [each.round_trip for each in deliveries if each.round_trip is not None]
    return Loops(
        two_way=_count_voices(place, asked, deliveries, "two-way"),
        one_way=_count_voices(place, asked, deliveries, "one-way"),
        no_route=_count_voices(place, asked, deliveries, "no-route"),
        round_trip=summarise_days(trips),
    )


def _count_voices(place: Place, asked: Sequence[Asked], deliveries: Sequence[Delivery], loop: Loop) -> Voices:
    members = [one.name for one, delivery in zip(asked, deliveries, strict=True) if delivery.loop == loop]
    coverage = Coverage(place)
    return Voices(
        count=len(members),
        people=coverage.count_people(members) if members else 0,
        people_unknown_count=coverage.count_unknown(members),
    )


def summarise_days(journeys: Sequence[Delivery | RoundTrip]) -> RoundTrip | None:
    """Sum up several journeys: the best of the best, the median of the typical and the worst of the worst.

    None where none has days. Of an even number the median is the greater of the two in the middle; what is never
    heard ranks last.
    """
    timed = [each for each in journeys if each.days_exact is not None]
    if not timed:
        return None
    days = sorted(FOREVER if each.typical_days is None else each.typical_days for each in timed)
    typical = days[len(days) // 2]
    worst = max(FOREVER if each.worst_days is None else each.worst_days for each in timed)
    bases = {each.days_basis for each in timed}
    return RoundTrip(
        best_days=min((each.best_days for each in timed if each.best_days is not None), default=None),
        typical_days=None if typical == FOREVER else int(typical),
        worst_days=None if worst == FOREVER else int(worst),
        days_exact=all(each.days_exact for each in timed),
        days_basis=bases.pop() if len(bases) == 1 else "partly",
        heard_share=min(each.heard_share or 0.0 for each in timed),
        untimed=any(each.untimed for each in timed),
    )
