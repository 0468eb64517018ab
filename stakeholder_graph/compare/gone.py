"""What can no longer be asked, because an edit takes away the very body that would say it, or hear it?"""

from collections.abc import Container, Sequence

from stakeholder_graph.analysis.place.deliveries import Asked, find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import Message


def find_still_asked(structure: Structure, message: Message) -> list[Asked]:
    """List the deliveries a message asks for, without those whose own sender or receiver an edit took away.

    That they do not arrive says nothing about who hears whom.
    """
    gone = structure.place.removed
    return [
        each
        for each in find_asked(structure, message)
        if not _are_gone(gone, each.senders) and not _are_gone(gone, each.receivers)
    ]


def find_gone_ends(structure: Structure, message: Message) -> tuple[str, ...]:
    """Find the bodies at the ends of a message without which it can be asked of nobody; empty while it can be."""
    asked, gone = find_asked(structure, message), structure.place.removed
    if not asked or find_still_asked(structure, message):
        return ()
    ends = (end for each in asked for end in (each.senders, each.receivers) if _are_gone(gone, end))
    return tuple(dict.fromkeys(member for end in ends for member in end))


def _are_gone(gone: Container[str], members: Sequence[str]) -> bool:
    return bool(members) and all(each in gone for each in members)
