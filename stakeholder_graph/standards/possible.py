"""Could there be a route, if every channel were there that is not known to be absent?"""

from collections.abc import Collection, Iterable

from stakeholder_graph.model.records import KnownAbsence
from stakeholder_graph.standards.records import Records


def find_possibly_reached(
    records: Records, senders: Iterable[str], kind: str | None, *, goals: Collection[str]
) -> frozenset[str]:
    """Find everybody whom a message of a kind might reach from some, until one of the goals is found.

    Between two where channels are recorded, these are all there is; between any other two there may be one, unless
    it is known to be absent or the place is complete.

    Parameters
    ----------
    records
        What the place says.
    senders
        Where it starts.
    kind
        The kind of message; None for one of no kind.
    goals
        Whom it should reach: once it might reach one of them, nothing further is looked for.
    """
    structure = records.structure
    starts = [each for each in senders if each in structure.number_of]
    reached, waiting = set(starts), list(starts)
    left = set(structure.ids) - reached
    while waiting and not reached.intersection(goals):
        here = waiting.pop()
        if here in starts or records.place.stakeholders[here].relays:
            new = {each for each in left if _may_pass(records, (here, each), kind)}
            left -= new
            reached |= new
            waiting += sorted(new)
    return frozenset(reached)


def find_cut(records: Records, reached: Collection[str]) -> list[KnownAbsence]:
    """Find the known absences that keep a message from going on from those it might reach, sorted by ends."""
    found = [
        absence
        for (sender, receiver, relation), absence in records.absent.items()
        if relation is None and sender in reached and receiver not in reached
    ]
    return sorted(found, key=lambda each: (each.sender, each.receiver))


def _may_pass(records: Records, ends: tuple[str, str], kind: str | None) -> bool:
    channels = records.channels.get(ends)
    if channels:
        return any(each.terms.can_carry(kind) for each in channels)
    return not records.place.complete and records.find_absent_channel(*ends) is None
