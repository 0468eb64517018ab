"""The deliveries that arrive, and the answers that come back, gathered into fans that share one sweep."""

from collections.abc import Sequence

from stakeholder_graph.analysis.place.deliveries import Asked, Fan, find_loose, gather_fans
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery

FanOf = tuple[Fan, list[int]]
"""A fan, and for each of its deliveries the place of the one it stands for."""


def gather_ways_out(
    structure: Structure, message: Message, asked: Sequence[Asked], deliveries: Sequence[Delivery]
) -> list[FanOf]:
    """Gather the deliveries that are reached, over a structure of one's own.

    One from any to any becomes several, one for each receiver it can reach.
    """
    place_of = {id(one): place for place, one in enumerate(asked)}
    reached = [one for one, delivery in zip(asked, deliveries, strict=True) if delivery.reached]
    fans = [
        (fan, [place_of[id(one)] for one in fan.asked]) for fan in gather_fans(structure, message, reached)
    ]
    closed = structure.find_closed_channels(message)
    for one in find_loose(message, reached):
        tried = Fan(structure, closed, one.senders, downwards=True, any_root=True)
        for receiver in one.receivers:
            tried.add(Asked(one.senders, (receiver,), None))
        fan = Fan(structure, closed, one.senders, downwards=True, any_root=True)
        for each, arrives in zip(tried.asked, tried.reached, strict=True):
            if arrives:
                fan.add(each)
        fans.append((fan, [place_of[id(one)]] * len(fan.asked)))
    return fans


def gather_ways_back(structure: Structure, message: Message, deliveries: Sequence[Delivery]) -> list[FanOf]:
    """Gather the answers that come back, over a structure of one's own; none where none is asked for.

    They share the side that their questions share (see `gather_fans`).
    """
    closed = structure.find_closed_channels(message)
    answered = [
        place for place, each in enumerate(deliveries) if each.answer is not None and each.answer.reached
    ]
    heard = {place: deliveries[place].receiver or "" for place in answered}
    askers = {place: deliveries[place].sender or "" for place in answered}
    downwards = message.counted != "receivers"
    if message.counted == "pairs":
        downwards = len(set(heard.values())) <= len(set(askers.values()))
    fans: dict[str, FanOf] = {}
    for place in answered:
        shared = heard[place] if downwards else askers[place]
        if shared not in fans:
            fans[shared] = (Fan(structure, closed, (shared,), downwards=downwards, any_root=False), [])
        fan, places = fans[shared]
        fan.add(Asked((heard[place],), (askers[place],), None))
        places.append(place)
    return list(fans.values())
