"""What has a scenario more, less or otherwise than the place as it is?"""

from msgspec import Struct

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import Record


class Changes(Struct, frozen=True, kw_only=True):
    """The ids of what is added, removed and changed: stakeholders first, then channels between those that stay."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def find_changes(before: Structure, after: Structure) -> Changes:
    """Find what stands after and not before, before and not after, and in both but not alike.

    A channel is told of by itself only where neither of its ends is told of.
    """
    known, left = set(before.ids), set(after.ids)
    channels = {each.id: each for each in before.channels}
    kept = {each.id: each for each in after.channels}
    changed = [
        each
        for each in before.ids
        if each in left and _differ(before.place.stakeholders[each], after.place.stakeholders[each])
    ]
    changed += [each for each in channels if each in kept and _differ(channels[each].terms, kept[each].terms)]
    return Changes(
        added=(
            *(each for each in after.ids if each not in known),
            *(
                each
                for each, channel in kept.items()
                if each not in channels and {channel.sender, channel.receiver} <= known
            ),
        ),
        removed=(
            *(each for each in before.ids if each not in left),
            *(
                each
                for each, channel in channels.items()
                if each not in kept and {channel.sender, channel.receiver} <= left
            ),
        ),
        changed=tuple(changed),
    )


def _differ(one: Record, other: Record) -> bool:
    """Say whether two records say different things, wherever they were written."""
    apart = {"origin", "line", "part_of", "vouching"}
    return any(
        getattr(one, name) != getattr(other, name) for name in one.__struct_fields__ if name not in apart
    )
