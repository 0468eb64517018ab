"""One side measured alone, so that many places can be measured one by one and joined later."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.place.usable import find_usable
from stakeholder_graph.compare.changes import Changes
from stakeholder_graph.compare.gone import find_gone_ends
from stakeholder_graph.compare.measures import SideReading
from stakeholder_graph.compare.of_messages import measure_message
from stakeholder_graph.compare.of_structure import measure_structure
from stakeholder_graph.compare.parts import PARTS, Part, PartFound, find_parts
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Message, Record
from stakeholder_graph.results.answers import AssumedShare
from stakeholder_graph.results.comparisons import Cause, Reading, Side
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.silos import Silos

CHECKED = ("one end", "both ends", "observed")
"""The evidence of a source that somebody of the place has looked at."""


class Labelled(Struct, frozen=True, kw_only=True):
    """How one side is called, and which model it comes from."""

    label: str
    scenario: str | None
    scenario_says: str | None
    model: str
    model_sha256: str


class MessageAsked(Struct, frozen=True, kw_only=True):
    """One message that a side was asked about: which way it goes, and the kinds of those it is counted over.

    ``usable`` are the stakeholders and channels that some route of it could use, there or back.
    """

    id: str
    says: str | None
    kind: str | None
    counted: Literal["receivers", "senders", "pairs"]
    answered: bool
    kinds: frozenset[str]
    usable: frozenset[str] = frozenset()


class MeasuredSide(Struct, frozen=True, kw_only=True):
    """Everything that is known of one side before it stands beside another."""

    side: Side
    messages: tuple[MessageAsked, ...]
    parts: tuple[PartFound, ...]
    readings: tuple[SideReading, ...]
    changes: Changes | None = None


def measure_side(
    structure: Structure,
    labelled: Labelled,
    followed: Sequence[tuple[Message, Sequence[Asked], MessageAnswer]],
    silos: Silos,
    assumed: AssumedShare,
    *,
    changes: Changes | None = None,
    parts: Sequence[Part] = PARTS,
) -> MeasuredSide:
    """Measure one side on all three criteria.

    Parameters
    ----------
    structure
        The place on its day.
    labelled
        How it is called, and where it comes from.
    followed
        Every message with the deliveries it asks for and what becomes of them.
    silos, assumed
        Who does not hear whom, and how much of the model is only assumed.
    changes
        What a scenario changes in the place as it is; None where it is no scenario.
    parts
        What is looked for in every place.
    """
    place = structure.place
    found = find_parts(structure, parts)
    readings = (
        *(
            reading
            for message, asked, answer in followed
            for reading in _measure(structure, message, asked, answer)
        ),
        *measure_structure(structure, [message for message, _, _ in followed], silos, found),
    )
    coverage = Coverage(place)
    listed = [each for each in structure.ids if place.stakeholders[each].kind == "practice"]
    soughts = [each.sought for each in found]
    side = Side(
        label=labelled.label,
        place=place.name,
        scenario=labelled.scenario,
        scenario_says=labelled.scenario_says,
        as_of=structure.day.isoformat() if structure.day else None,
        model=labelled.model,
        model_sha256=labelled.model_sha256,
        complete=place.complete,
        stakeholder_count=len(structure.ids),
        channel_count=len(structure.channels),
        people=coverage.count_people(listed) if listed else None,
        people_unknown_count=coverage.count_unknown(listed),
        assumed_existence=assumed.existence,
        assumed_people=assumed.people,
        assumed_level=assumed.level,
        assumed_timing=assumed.timing,
        assumed_reliability=assumed.reliability,
        found_count=soughts.count("found"),
        absent_count=soughts.count("absent"),
        silent_count=soughts.count("silent"),
        published_only=is_published_only(structure),
        stakeholders=tuple(_name(place, sorted({*_find_ids(found, readings), *_find_changed(changes)}))),
    )
    asked_about = tuple(describe_asked(structure, message, asked) for message, asked, _ in followed)
    return MeasuredSide(side=side, messages=asked_about, parts=found, readings=readings, changes=changes)


def _measure(
    structure: Structure, message: Message, asked: Sequence[Asked], answer: MessageAnswer
) -> Iterator[SideReading]:
    """Measure what becomes of a message; where the body at one of its ends is gone, nothing can be told."""
    gone = find_gone_ends(structure, message)
    lack = Reading(value=None, bar="gone", causes=(Cause(kind="removed", ids=gone, count=len(gone)),))
    for each in measure_message(structure, message, asked, answer):
        yield replace(each, reading=lack) if gone else each


def is_published_only(structure: Structure) -> bool:
    """Say whether all that vouches for a place is public pages that nobody of the place has checked."""
    place = structure.place
    records: list[Record] = [place.stakeholders[each] for each in structure.ids]
    records += [channel.terms for channel in structure.channels]
    named = {record.vouching.existence for record in records}
    sources = [each for each in place.sources.values() if each.id in named]
    kinds = {each.kind for each in sources} - {"assumption"}
    return kinds == {"public"} and not any(each.evidence in CHECKED for each in sources)


def describe_asked(structure: Structure, message: Message, asked: Sequence[Asked]) -> MessageAsked:
    """Describe what a message asks of a place, so that it can be told whether another is asked the same."""
    place = structure.place
    usable = find_usable(structure, message, asked)
    kinds = {
        known.kind
        for each in asked
        for member in each.name.replace("->", "/").split("/")
        if (known := place.stakeholders.get(member) or place.removed.get(member)) is not None
    }
    return MessageAsked(
        id=message.id,
        says=message.says,
        kind=message.kind,
        counted=message.counted,
        answered=message.answered,
        kinds=frozenset(kinds),
        usable=frozenset(each.id for each in usable.stakeholders) | {each.id for each in usable.channels},
    )


def _find_ids(parts: Iterable[PartFound], readings: Iterable[SideReading]) -> Iterator[str]:
    """Find every stakeholder that the parts and the causes name."""
    for part in parts:
        yield from part.members
    for each in readings:
        for cause in each.reading.causes:
            for given in cause.ids:
                yield from given.partition("#")[0].split("->")


def _find_changed(changes: Changes | None) -> Iterator[str]:
    if changes is not None:
        for given in (*changes.added, *changes.removed, *changes.changed):
            yield from given.partition("#")[0].split("->")


def _name(place: Place, ids: Iterable[str]) -> Iterator[Named]:
    for each in ids:
        known = place.stakeholders.get(each) or place.removed.get(each)
        if known is not None:
            yield Named(
                id=known.id,
                name=known.name,
                kind=known.kind,
                kind_plural=place.kinds[known.kind].plural,
                part_of=known.part_of,
                people=known.people,
            )
        elif each in place.shared:
            yield Named(
                id=each, name=place.shared[each].name, kind="shared", kind_plural="shared dependencies"
            )
