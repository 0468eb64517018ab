"""By which media do messages travel here, and what is commonly known of them?"""

from collections import Counter
from collections.abc import Iterable

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.media import MEDIA
from stakeholder_graph.results.reviews import EngagementRow, MediumUsed


def count_media(structure: Structure, ways: Iterable[EngagementRow]) -> tuple[MediumUsed, ...]:
    """Count the channels, and the ways of involving people, that use each medium, in order of its name.

    The common media that the place does not use are there too, with nothing counted; of words of a model's own
    nothing is known.
    """
    channels = Counter(_read(channel.terms.by) for channel in structure.channels)
    involving = Counter(_read(way.by) for way in ways)
    return tuple(_build(each, channels[each], involving[each]) for each in sorted({*channels, *MEDIA}))


def _read(by: str) -> str:
    """Return the known word for a medium that is written a little otherwise, else what is written."""
    plain = " ".join(by.casefold().replace("-", " ").replace("_", " ").split())
    return plain if plain in MEDIA else by


def _build(medium: str, channel_count: int, way_count: int) -> MediumUsed:
    known = MEDIA.get(medium)
    return MediumUsed(
        medium=medium,
        channel_count=channel_count,
        way_count=way_count,
        advantages=known.advantages if known is not None else None,
        drawbacks=known.drawbacks if known is not None else None,
        use_when=known.use_when if known is not None else None,
    )
