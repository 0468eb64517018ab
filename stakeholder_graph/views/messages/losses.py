"""Who is left out, and who would be by one absence? Both ranked together, most people first."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.messages.sentences import find_loops, find_members, find_rest
from stakeholder_graph.views.words import find_ends

DIRECTIONS = ("receivers", "senders", "pairs")


class FoundWeakPoint(Struct, frozen=True, kw_only=True):
    """A weak point, with the message for which its absence cuts off most people."""

    message: MessageAnswer
    point: WeakPoint


class Loss(Struct, frozen=True, kw_only=True):
    """Members of a message that it fails, or that would be cut off without ``point``.

    ``kind`` is ``nobody`` where it reaches none of them. ``people`` is the known sum, None if unknown. ``count``
    is how many members it is; ``members`` may be empty where deliveries were not asked for. ``also`` names
    further messages of which the same is true.
    """

    kind: Literal["nobody", "missing", "one-way", "weak-point"]
    message: MessageAnswer
    members: tuple[str, ...]
    count: int
    people: int | None
    point: WeakPoint | None = None
    also: tuple[str, ...] = ()


def find_losses(messages: Sequence[MessageAnswer]) -> tuple[Loss, ...]:
    """Return what is lost or would be: known people first, then members, then what is before what would be.

    Of each direction only the weak point that cuts off most people is among them.
    """
    found = [*_find_failing(messages), *_find_worst_points(messages)]
    return tuple(sorted(found, key=_rank_loss))


def find_weak_points(messages: Sequence[MessageAnswer], counted: str) -> tuple[FoundWeakPoint, ...]:
    """Return the weak points of the messages that go one way, each once, most people cut off first.

    A channel is left out where a stakeholder at one of its ends already cuts off all that it does.
    """
    best: dict[tuple[str, str], FoundWeakPoint] = {}
    for message in messages:
        if message.counted != counted:
            continue
        cut_by = {
            each.id: set(each.cuts_off) for each in message.weak_points or () if each.type == "stakeholder"
        }
        for point in message.weak_points or ():
            ends = find_ends(point.id) if point.type == "channel" else ()
            if any(cut_by.get(end, set()).issuperset(point.cuts_off) for end in ends):
                continue
            key = (point.type, point.id)
            found = FoundWeakPoint(message=message, point=point)
            if key not in best or rank_weak_point(found) < rank_weak_point(best[key]):
                best[key] = found
    return tuple(sorted(best.values(), key=rank_weak_point))


def rank_weak_point(found: FoundWeakPoint) -> tuple[int, int, str]:
    """Return a key that sorts most known people first, then most members, then by id."""
    return (-(found.point.people or 0), -len(found.point.cuts_off), found.point.id)


def _rank_loss(loss: Loss) -> tuple[int, int, bool]:
    return (-(loss.people or 0), -loss.count, loss.point is not None)


def _find_failing(messages: Sequence[MessageAnswer]) -> Iterator[Loss]:
    for each in messages:
        lost = each.delivery_count - each.reached_count
        if lost:
            nobody = each.reached_count == 0
            yield Loss(
                kind="nobody" if nobody else "missing",
                message=each,
                members=find_members(each, reached=False),
                count=lost,
                people=each.people if nobody else find_rest(each) or None,
            )
        one_way = find_loops(each, "one-way")
        if one_way:
            people = each.people_of_reached if len(one_way) == each.reached_count else None
            yield Loss(kind="one-way", message=each, members=one_way, count=len(one_way), people=people)


def _find_worst_points(messages: Sequence[MessageAnswer]) -> tuple[Loss, ...]:
    """Return the worst weak point of each direction; what is the same in two directions is told once."""
    told: dict[tuple[str, str, tuple[str, ...]], Loss] = {}
    for counted in DIRECTIONS:
        for found in find_weak_points(messages, counted)[:1]:
            message, point = found.message, found.point
            key = (point.type, point.id, point.cuts_off)
            first = told.get(key)
            told[key] = Loss(
                kind="weak-point",
                message=first.message if first else message,
                members=point.cuts_off,
                count=len(point.cuts_off),
                people=point.people,
                point=first.point if first else point,
                also=(*first.also, message.message) if first else (),
            )
    return tuple(told.values())
