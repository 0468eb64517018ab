"""Which are the weakest places of a structure? The few that a board should hear of first."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import WeakPlace
from stakeholder_graph.units import Basis
from stakeholder_graph.views.messages.losses import (
    DIRECTIONS,
    Loss,
    find_losses,
    find_weak_points,
    rank_weak_point,
)


def find_weakest(messages: Sequence[MessageAnswer], *, complete: bool, shown: int) -> tuple[WeakPlace, ...]:
    """Find the weakest places, in the order in which an analysis tells them.

    What fails the same members, or would cut off none but members told of already, is not told again. Empty if
    nothing weak was found. ``complete`` says whether what the model leaves out is known to be absent.
    """
    found: list[WeakPlace] = []
    for loss in _list_losses(messages):
        if len(found) == shown:
            break
        if not any(_covers(each, loss) for each in found):
            found.append(_build_weak_place(loss, complete=complete))
    return tuple(found)


def _list_losses(messages: Sequence[MessageAnswer]) -> Iterator[Loss]:
    """List what is lost and the worst that would be, then every other weak point, most people first."""
    yield from find_losses(messages)
    rest = [each for counted in DIRECTIONS for each in find_weak_points(messages, counted)]
    for each in sorted(rest, key=rank_weak_point):
        yield Loss(
            kind="weak-point",
            message=each.message,
            members=each.point.cuts_off,
            count=len(each.point.cuts_off),
            people=each.point.people,
            point=each.point,
        )


def _covers(told: WeakPlace, loss: Loss) -> bool:
    """Say whether what has been told says it already."""
    if told.type is None and loss.point is None:
        same = told.kind == loss.kind or {told.kind, loss.kind} <= {"nobody", "missing"}
        return same and told.members == loss.members and bool(loss.members)
    if told.type is None or loss.point is None:
        return False
    if (told.type, told.id) == (loss.point.type, loss.point.id):
        return True
    return told.message == loss.message.message and set(told.members).issuperset(loss.members)


def _build_weak_place(loss: Loss, *, complete: bool) -> WeakPlace:
    point = loss.point
    alike = [
        each.id
        for each in loss.message.weak_points or ()
        if point is not None
        and each.id != point.id
        and each.type != "channel"
        and each.cuts_off == point.cuts_off
    ]
    basis: Basis = "stated" if complete else "assumed"
    return WeakPlace(
        kind=loss.kind,
        message=loss.message.message,
        members=loss.members,
        count=loss.count,
        people=loss.people,
        type=point.type if point is not None else None,
        id=point.id if point is not None else None,
        alike=tuple(alike),
        basis=point.basis if point is not None else basis,
    )
