"""What does a model believe about somebody's channels, put as questions their own people can answer?"""

from collections.abc import Iterable, Iterator, Mapping

from stakeholder_graph.analysis.place.basis import is_channel_assumed, is_value_assumed
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.agreements import CheckSheet, SheetQuestion

NOBODY_TO_ASK = frozenset({"artefact", "community"})
"""Kinds that have no desk a sheet could be sent to; one is written for them only if they are named."""


def build_sheet(structure: Structure, bodies: Iterable[str]) -> CheckSheet:
    """Build the questions for some bodies about every channel that stands at them, each pair both ways once.

    Returns
    -------
    CheckSheet
        In order of the body's id, of the one at the other end, and of the channel. A body without channels has no
        question, and is in it all the same.
    """
    asked = tuple(sorted(set(bodies)))
    questions = [question for body in asked for question in _ask(structure, body)]
    return CheckSheet(
        bodies=asked,
        questions=tuple(sorted(questions, key=lambda each: (each.body, each.partner, each.channel))),
    )


def find_all_bodies(structure: Structure) -> tuple[str, ...]:
    """Find everybody who stands, has a channel and can be asked, in order of their ids."""
    joined = {end for channel in structure.channels for end in (channel.sender, channel.receiver)}
    known = structure.place.stakeholders
    return tuple(each for each in structure.ids if each in joined and known[each].kind not in NOBODY_TO_ASK)


def find_first_ways(place: Place) -> Mapping[str, str]:
    """Return for every channel the id it is asked about by: that of the one there, where it runs both ways."""
    first: dict[str, str] = {}
    for channel in place.channels:
        first[channel.id] = first.get(channel.twin, channel.id) if channel.twin is not None else channel.id
    return first


def _ask(structure: Structure, body: str) -> Iterator[SheetQuestion]:
    first_ways = find_first_ways(structure.place)
    standing = {channel.id for channel in structure.channels}
    for channel in structure.channels:
        if body not in (channel.sender, channel.receiver) or first_ways[channel.id] != channel.id:
            continue
        both_ways = channel.twin in standing
        yield _ask_about(structure.place, body, channel, both_ways=both_ways)


def _ask_about(place: Place, body: str, channel: Channel, *, both_ways: bool) -> SheetQuestion:
    terms = channel.terms
    tells = channel.sender == body
    source = place.sources.get(terms.vouching.existence or "")
    return SheetQuestion(
        body=body,
        channel=channel.id,
        partner=channel.receiver if tells else channel.sender,
        by=terms.by,
        hears=both_ways or not tells,
        tells=both_ways or tells,
        every=str(terms.every) if terms.every is not None else None,
        every_assumed=is_value_assumed(place, terms, "every"),
        level=terms.level,
        claimed_level=terms.claimed_level,
        source=terms.vouching.existence,
        source_title=source.title if source is not None else None,
        certainty=place.find_certainty(terms),
        assumed=is_channel_assumed(place, channel),
    )
