"""Could there be a route, if every channel were there that is not known to be absent?"""

from collections.abc import Iterable

from stakeholder_graph.model.records import KnownAbsence
from stakeholder_graph.standards.records import Records


def find_possibly_reached(
    records: Records, sender: str, kind: str | None, *, back: bool = False
) -> frozenset[str]:
    """Find everybody whom a message of a kind might reach from one stakeholder.

    Between two where channels are recorded, these are all there is; between any other two there may be one, unless
    it is known to be absent or the place is complete.

    Parameters
    ----------
    records
        What the place says.
    sender
        Where it starts.
    kind
        The kind of message; None for one of no kind.
    back
        Whether to look the other way: for everybody from whom it might come.
    """
    structure = records.structure
    reached, waiting = {sender}, [sender]
    left = set(structure.ids) - reached
    while waiting and left:
        here = waiting.pop()
        if here != sender and not records.place.stakeholders[here].relays:
            continue
        new = {each for each in left if _may_pass(records, (each, here) if back else (here, each), kind)}
        left -= new
        reached |= new
        waiting += sorted(new)
    return frozenset(reached)


def find_cut(records: Records, reached: Iterable[str], *, back: bool = False) -> list[KnownAbsence]:
    """Find the known absences that keep a message from going on from those it might reach, sorted by ends."""
    within = set(reached)
    found = [
        absence
        for (sender, receiver, relation), absence in records.absent.items()
        if relation is None and ((sender in within) != (receiver in within)) and ((sender in within) != back)
    ]
    return sorted(found, key=lambda each: (each.sender, each.receiver))


def _may_pass(records: Records, ends: tuple[str, str], kind: str | None) -> bool:
    channels = records.channels.get(ends)
    if channels:
        return any(each.terms.can_carry(kind) for each in channels)
    return not records.place.complete and records.find_absent_channel(*ends) is None
