"""What would a change ask of people? The channels it adds, those alike told as one."""

from collections.abc import Iterable, Sequence

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.reports import AddedWay
from stakeholder_graph.units import CERTAINTY_WORDS

_Alike = tuple[bool, str, str | None, str, str]


def find_added_ways(before: Place, after: Place) -> tuple[AddedWay, ...]:
    """Gather the channels that are new: between the same two kinds, by the same means, and as often.

    A channel and its way back are one way, told from whom it was written first. Those that stand for most channels
    come first. Empty if a change adds none.
    """
    known = {each.id for each in before.channels}
    new = [each for each in after.channels if each.id not in known]
    pairs = {(each.sender, each.receiver) for each in new}
    groups: dict[_Alike, list[Channel]] = {}
    written: set[tuple[str, str]] = set()
    for each in new:
        ends = (each.sender, each.receiver)
        has_back = ends[::-1] in pairs
        if has_back and ends[::-1] in written:
            ends = ends[::-1]
        written.add(ends)
        kinds = [after.stakeholders[end].kind for end in ends]
        every = each.terms.every.text if each.terms.every is not None else None
        groups.setdefault((has_back, each.terms.by, every, kinds[0], kinds[1]), []).append(each)
    found = [_build_way(key, group, written) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda each: -each.channel_count))


def _build_way(key: _Alike, channels: Sequence[Channel], written: Iterable[tuple[str, str]]) -> AddedWay:
    both_ways, by, every, _, _ = key
    first = set(written)
    ends = [
        (each.sender, each.receiver)
        if (each.sender, each.receiver) in first
        else (each.receiver, each.sender)
        for each in channels
    ]
    hours = [each.terms.cost_hours for each in channels]
    known = [each for each in hours if each is not None]
    return AddedWay(
        senders=tuple(dict.fromkeys(sender for sender, _ in ends)),
        receivers=tuple(dict.fromkeys(receiver for _, receiver in ends)),
        by=by,
        every=every,
        both_ways=both_ways,
        channel_count=len(channels),
        hours=sum(known) if len(known) == len(hours) else None,
    )


def find_unsure(place: Place, ways: Iterable[AddedWay]) -> tuple[str, ...]:
    """Find those at an end of what is new of whom the model says that it is unsure whether they are there."""
    ends = dict.fromkeys(end for way in ways for end in (*way.senders, *way.receivers))
    return tuple(each for each in ends if each in place.stakeholders and _is_unsure(place, each))


def _is_unsure(place: Place, id_: str) -> bool:
    certainty = place.stakeholders[id_].certainty
    return certainty is not None and certainty <= CERTAINTY_WORDS["unsure"]


def name_added(before: Place, after: Place) -> tuple[Named, ...]:
    """Name the stakeholders that a change would set up, in order of id."""
    return tuple(
        Named(id=each.id, name=each.name, kind=each.kind, kind_plural=after.kinds[each.kind].plural)
        for _, each in sorted(after.stakeholders.items())
        if each.id not in before.stakeholders
    )
