"""Where was it learnt? The sources that vouch for something that is drawn, with their dates and their evidence."""

from collections.abc import Iterator

from stakeholder_graph.layout.facts import SAFE_LINK
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Record, Source
from stakeholder_graph.results.scene import SceneSource


def build_sources(place: Place) -> tuple[SceneSource, ...]:
    """Build the sources that vouch for a stakeholder, channel, tie or shared dependency, or for a value of one."""
    named = {
        source
        for record in _list_records(place)
        for source in (record.vouching.existence, record.vouching.rest, *record.vouching.values.values())
    }
    return tuple(_build_source(each) for each in place.sources.values() if each.id in named)


def _list_records(place: Place) -> Iterator[Record]:
    yield from place.stakeholders.values()
    yield from (each.terms for each in place.channels)
    yield from place.ties
    yield from place.shared.values()


def _build_source(source: Source) -> SceneSource:
    return SceneSource(
        id=source.id,
        title=source.title,
        kind=source.kind,
        link=source.url if source.url is not None and SAFE_LINK.match(source.url) else None,
        author=source.author,
        published=source.published,
        accessed=source.accessed,
        where=source.where,
        evidence=source.evidence,
    )
