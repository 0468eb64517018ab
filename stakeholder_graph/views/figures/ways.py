"""Which way does each message go, and what of a drawing does it use? For the figures of what goes down and up.

A message goes down where its senders stand on higher tiers than its receivers (national, system, place,
neighbourhood, practice, people), on average over both ends; up where they stand on lower ones. One between equals
goes neither way.
"""

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.views.messages.sentences import find_members

Direction = Literal["down", "up"]
Shown = Literal["map", "down", "up"]

TIERS = ("national", "system", "place", "neighbourhood", "practice", "people")


class Ways(Struct, frozen=True, kw_only=True):
    """What some messages use of a drawing: of each delivery the route that arrives first.

    ``reached`` are the counted stakeholders that hear, or are heard; ``left_out`` those that are not, by one message
    at least. ``sources`` are those at the other end. ``only_ways`` are stakeholders and channels without which
    somebody is cut off.
    """

    messages: tuple[MessageAnswer, ...]
    reached: frozenset[str]
    left_out: frozenset[str]
    sources: frozenset[str]
    passing: frozenset[str]
    channels: frozenset[str]
    only_ways: frozenset[str]


def find_direction(scene: Scene, message: MessageAnswer) -> Direction | None:
    """Say which way a message goes; None between equals, or where nobody is at one of its ends."""
    depth = {each.id: TIERS.index(each.tier) for each in scene.stakeholders if each.tier in TIERS}
    deliveries = message.deliveries or ()
    senders = _average(depth, {each.sender for each in deliveries})
    receivers = _average(depth, {each.receiver for each in deliveries})
    if senders is None or receivers is None or senders == receivers:
        return None
    return "down" if senders < receivers else "up"


def _average(depth: dict[str, int], ends: Iterable[str | None]) -> float | None:
    known = [depth[each] for each in ends if each in depth]
    return fmean(known) if known else None


def find_going(
    scene: Scene, answer: Answer, direction: Direction, message: str | None = None
) -> tuple[MessageAnswer, ...]:
    """Find the messages that go one way, all of them or one by its id; empty where there is none."""
    return tuple(
        each
        for each in answer.messages or ()
        if message in (None, each.message) and find_direction(scene, each) == direction
    )


def find_ways(scene: Scene, messages: Sequence[MessageAnswer]) -> Ways:
    """Find what these messages use."""
    reached: set[str] = set()
    left_out: set[str] = set()
    sources: set[str] = set()
    passing: set[str] = set()
    channels: set[str] = set()
    only_ways: set[str] = set()
    for message in messages:
        for delivery in message.deliveries or ():
            passing.update(delivery.route)
            channels.update(delivery.channels)
            other = delivery.receiver if message.counted == "senders" else delivery.sender
            if other is not None:
                sources.add(other)
        reached.update(_find_ends(message, reached=True))
        left_out.update(_find_ends(message, reached=False))
        only_ways.update(
            each.id for each in message.weak_points or () if len(each.cuts_off) >= scene.marked_from
        )
    return Ways(
        messages=tuple(messages),
        reached=frozenset(reached - left_out),
        left_out=frozenset(left_out),
        sources=frozenset(sources),
        passing=frozenset(passing),
        channels=frozenset(channels),
        only_ways=frozenset(only_ways),
    )


def _find_ends(message: MessageAnswer, *, reached: bool) -> list[str]:
    """Find the counted stakeholders; of a pair, its receiver."""
    return [each.rpartition("->")[2] for each in find_members(message, reached=reached)]
