"""What a place is like whatever the message: its communities, who stands alone, its channels and what they cost."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import (
    is_channel_assumed,
    is_record_assumed,
    is_value_assumed,
    weigh,
)
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.compare.causes import find_what_stops
from stakeholder_graph.compare.gone import find_gone_ends
from stakeholder_graph.compare.measures import SideReading
from stakeholder_graph.compare.of_messages import bar_by, bar_share, find_kind, weigh_bases
from stakeholder_graph.compare.parts import PartFound
from stakeholder_graph.model.records import Channel, End, Message, Record
from stakeholder_graph.results.comparisons import Bar, Cause, Reading
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.units import Basis

VOICES = ("patient-groups", "communities", "seldom-heard", "off-list")
"""The parts whose voices are measured; what is measured of them begins with their names."""


def measure_structure(
    structure: Structure, messages: Sequence[Message], silos: Silos, parts: Sequence[PartFound]
) -> Iterator[SideReading]:
    """Measure what does not belong to one message.

    What a model leaves out is not known to be absent unless it is complete: counts of what is recorded are barred as
    silent otherwise.
    """
    up = [each for each in messages if each.counted == "senders" and each.partners is None]
    up = [each for each in up if each.answered] or up
    heard = [each for each in up if not find_gone_ends(structure, each)]
    by_part = {each.part: each for each in parts}
    for part in VOICES:
        if part in by_part:
            yield from _measure_voices(structure, heard, by_part[part], gone=bool(up) and not heard)
    silence: Bar | None = None if structure.place.complete else "silent"
    yield _read("isolated", _measure_isolated(structure, silos, silence))
    yield _read("closed-groups", _measure_groups(structure, silos, silence))
    yield from _measure_cost(structure, silence)
    yield from _measure_channels(structure, silence)


def _read(
    measure: str, reading: Reading, succeeding: Sequence[str] = (), used: Sequence[str] = ()
) -> SideReading:
    return SideReading(
        measure=measure,
        message=None,
        reading=reading,
        succeeding=frozenset(succeeding),
        used=frozenset(used),
    )


def _measure_voices(
    structure: Structure, up: Sequence[Message], part: PartFound, *, gone: bool
) -> Iterator[SideReading]:
    """Measure which share of some voices has a way up, by any message that goes up, and a way back."""
    measures = [f"{part.part}-heard"]
    if part.part != "off-list":
        measures.append(f"{part.part}-answered")
    if not part.members or not up:
        lacking: Bar = "gone" if gone else "not-asked"
        bar: Bar = lacking if part.members else "silent" if part.sought == "silent" else "nobody"
        for measure in measures:
            yield _read(measure, Reading(value=None, bar=bar))
        return
    asked = [replace(each, senders=End(members=part.members, quantity="every"), answered=True) for each in up]
    found = [
        {
            one.senders[0]: delivery
            for one, delivery in zip(wanted, find_deliveries(structure, each, wanted), strict=True)
        }
        for each in asked
        for wanted in [find_asked(structure, each)]
    ]
    for measure in measures:
        loops = ("two-way",) if measure.endswith("answered") else ("two-way", "one-way")
        best = {
            member: next(
                (each[member] for each in found if member in each and each[member].loop in loops), None
            )
            for member in part.members
        }
        failing = [member for member, delivery in best.items() if delivery is None]
        missing = [one for one in find_asked(structure, asked[0]) if one.member in failing]
        causes = find_what_stops(structure, asked[0], missing) if measure.endswith("heard") else ()
        yield _share_voices(structure, measure, best, causes)


def _share_voices(
    structure: Structure, measure: str, best: dict[str, Delivery | None], causes: tuple[Cause, ...]
) -> SideReading:
    complete = structure.place.complete
    so = {member: delivery for member, delivery in best.items() if delivery is not None}
    bases: list[Basis] = [delivery.basis for delivery in so.values()]
    sure = sum(each != "assumed" for each in bases) / len(best)
    if len(so) < len(best):
        bases.append("stated" if complete else "assumed")
    value, basis = len(so) / len(best), weigh_bases(bases)
    is_open = not (complete and sure == value)
    reading = Reading(
        value=value,
        low=sure if is_open else None,
        high=(value if complete else 1.0) if is_open else None,
        of=len(best),
        counted=find_kind(structure, best),
        basis=basis,
        bar=bar_share(basis, anybody=bool(so), complete=complete),
        causes=causes,
    )
    used = [each for delivery in so.values() for each in (*delivery.route, *delivery.channels)]
    return _read(measure, reading, tuple(so), used)


def _measure_isolated(structure: Structure, silos: Silos, silence: Bar | None) -> Reading:
    total = len(structure.ids)
    if not total:
        return Reading(value=None, bar="nobody")
    doubts = (
        is_record_assumed(structure.place, structure.place.stakeholders[each]) for each in silos.isolated
    )
    basis = weigh(doubts) if silos.isolated else _weigh_whole(structure)
    alone = (Cause(kind="no-channel", ids=silos.isolated, count=len(silos.isolated), basis=basis),)
    return Reading(
        value=len(silos.isolated) / total,
        of=total,
        basis=basis,
        bar=silence or bar_by(basis),
        causes=alone if silos.isolated else (),
    )


def _measure_groups(structure: Structure, silos: Silos, silence: Bar | None) -> Reading:
    """Measure the share of the groups of two or more that one stakeholder is the only way in or out of."""
    groups = [each for each in silos.groups if len(each.members) > 1]
    closed = [each for each in groups if each.only_way_in is not None or each.only_way_out is not None]
    if not groups:
        return Reading(value=None, bar="nobody")
    basis = _weigh_whole(structure)
    return Reading(value=len(closed) / len(groups), of=len(groups), basis=basis, bar=silence or bar_by(basis))


def _weigh_whole(structure: Structure) -> Basis:
    """Weigh that everything that stands exists."""
    place = structure.place
    doubts = [is_record_assumed(place, place.stakeholders[each]) for each in structure.ids]
    return weigh([*doubts, *(is_channel_assumed(place, each) for each in structure.channels)])


def _measure_cost(structure: Structure, silence: Bar | None) -> Iterator[SideReading]:
    """Measure the hours of work a year that the model states; both directions of a channel cost once."""
    place = structure.place
    records: list[Record] = [place.stakeholders[each] for each in structure.ids]
    hours = [each.cost_hours for each in (place.stakeholders[id_] for id_ in structure.ids)]
    for channel in _take_each_pair_once(structure.channels):
        records.append(channel.terms)
        hours.append(channel.terms.cost_hours)
    stated = [(record, value) for record, value in zip(records, hours, strict=True) if value is not None]
    if not stated:
        nothing = Reading(value=None, bar="silent")
        yield _read("cost-hours", nothing)
        yield _read("cost-per-thousand", nothing)
        return
    basis = weigh(is_value_assumed(place, record, "cost_hours") for record, _ in stated)
    bar = bar_by(basis) or silence
    total = sum(value for _, value in stated)
    yield _read("cost-hours", Reading(value=total, of=len(stated), basis=basis, bar=bar))
    yield _read("cost-per-thousand", _per_thousand(structure, total, basis, bar))


def _take_each_pair_once(channels: Sequence[Channel]) -> Iterator[Channel]:
    """Leave out the channel back where one line was written both ways."""
    told: set[str] = set()
    for each in channels:
        if each.twin not in told:
            told.add(each.id)
            yield each


def _measure_channels(structure: Structure, silence: Bar | None) -> Iterator[SideReading]:
    place = structure.place
    standing = [each for each in structure.channels if each.terms.passing is None]
    for lead, channels in (("channels", structure.channels), ("standing-channels", standing)):
        basis = weigh(is_channel_assumed(place, each) for each in channels)
        bar = silence or (bar_by(basis) if channels else None)
        yield _read(lead, Reading(value=len(channels), basis=basis, bar=bar))
        per = "channels-per-thousand" if lead == "channels" else "standing-per-thousand"
        yield _read(per, _per_thousand(structure, len(channels), basis, bar))


def _per_thousand(structure: Structure, value: float, basis: Basis, bar: Bar | None) -> Reading:
    """Read a figure per thousand of the people on practices' lists; it cannot be told where one list is unknown."""
    place = structure.place
    coverage = Coverage(place)
    listed = [each for each in structure.ids if place.stakeholders[each].kind == "practice"]
    people = coverage.count_people(listed) if listed else None
    if not people or coverage.count_unknown(listed):
        return Reading(value=None, bar="silent")
    doubts = {is_value_assumed(place, place.stakeholders[each], "people") for each in listed}
    lists: Basis = weigh(doubts)
    weighed = weigh_bases((basis, lists))
    return Reading(value=1000 * value / people, of=people, basis=weighed, bar=bar or bar_by(weighed))
