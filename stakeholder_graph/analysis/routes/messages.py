"""One message in numbers: how many of its deliveries arrive, and how many people they speak for."""

from collections.abc import Sequence

from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import Asked, find_asked, find_loose, gather_fans
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.expectations import count_expectations
from stakeholder_graph.analysis.routes.loops import count_loops, summarise_days
from stakeholder_graph.analysis.routes.weak_points import find_loose_route
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.weak_points import CutPair, WeakPoint


def summarise_message(
    structure: Structure,
    message: Message,
    asked: list[Asked] | None = None,
    *,
    deliveries: tuple[Delivery, ...] | None = None,
    weak_points: tuple[WeakPoint, ...] | None = None,
    pairs: tuple[CutPair, ...] | None = None,
) -> MessageAnswer:
    """Count what becomes of a message, and put what was found about it in one value.

    Parameters
    ----------
    asked
        The deliveries to count; all that the message asks for if None.
    deliveries, weak_points, pairs
        What was found; None where it was not asked.
    """
    asked = find_asked(structure, message) if asked is None else asked
    reached = _find_reached_members(structure, message, asked, deliveries)
    members = [each.name for each in asked]
    coverage = Coverage(structure.place)
    return MessageAnswer(
        message=message.id,
        says=message.says,
        kind=message.kind,
        counted=message.counted,
        asks_answer=message.answered,
        delivery_count=len(asked),
        reached_count=sum(reached),
        people=coverage.count_people(members),
        people_of_reached=coverage.count_people(
            member for member, is_reached in zip(members, reached, strict=True) if is_reached
        ),
        people_unknown_count=coverage.count_unknown(members),
        loops=count_loops(structure.place, asked, deliveries) if deliveries is not None else None,
        days=summarise_days(deliveries) if deliveries is not None else None,
        expectations=count_expectations(structure.place, message, deliveries or ()),
        deliveries=deliveries,
        weak_points=weak_points,
        pairs=pairs,
    )


def _find_reached_members(
    structure: Structure, message: Message, asked: list[Asked], deliveries: Sequence[Delivery] | None
) -> list[bool]:
    """Say for each delivery whether it succeeds, from what is known or by one sweep for each fan."""
    if deliveries is not None:
        return [each.reached for each in deliveries]
    found: dict[int, bool] = {}
    for fan in gather_fans(structure, message, asked):
        for one, reached in zip(fan.asked, fan.reached, strict=True):
            found[id(one)] = reached
    closed = structure.find_closed_channels(message)
    for loose in find_loose(message, asked):
        found[id(loose)] = find_loose_route(structure, closed, loose) is not None
    return [found[id(one)] for one in asked]
