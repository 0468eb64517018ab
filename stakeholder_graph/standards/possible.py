"""What could there be, if every channel were there that is not known to be absent?"""

from collections.abc import Callable, Collection, Iterable, Sequence

from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.disjoint import count_independent_routes
from stakeholder_graph.model.records import Channel, KnownAbsence
from stakeholder_graph.standards.records import Level, Records

SIZE_LIMIT = 1000
"""In a larger place not every pair is gone through: then another route is taken to be possible."""

MayPass = Callable[[str, str], bool]
"""Whether a message may pass from one to another."""


def find_possibly_reached(
    records: Records,
    senders: Iterable[str],
    kind: str | None,
    *,
    goals: Collection[str] = (),
    stops: Collection[str] = (),
    level: Level | None = None,
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
    stops
        Who passes nothing on.
    level
        What every channel on the way should keep, or may keep.
    """
    structure = records.structure
    may_pass = _build_test(records, kind, level)
    starts = [each for each in senders if each in structure.number_of]
    near = next((goal for goal in goals for each in starts if each != goal and may_pass(each, goal)), None)
    if near is not None:
        return frozenset({*starts, near})
    reached, waiting = set(starts), list(starts)
    left = set(structure.ids) - reached
    while waiting and not reached.intersection(goals):
        here = waiting.pop()
        if here in starts or (records.place.stakeholders[here].relays and here not in stops):
            new = {each for each in left if may_pass(here, each)}
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


def find_absences_at(
    records: Records, senders: Collection[str], receivers: Collection[str]
) -> list[KnownAbsence]:
    """Find the known absences that begin at those who send or end at those who should hear, sorted by ends."""
    found = [
        absence
        for (sender, receiver, relation), absence in records.absent.items()
        if relation is None
        and (sender in senders or receiver in receivers)
        and (sender, receiver) not in records.channels
    ]
    return sorted(found, key=lambda each: (each.sender, each.receiver))


def could_have_routes(
    records: Records, senders: Sequence[str], receivers: Sequence[str], kind: str | None, wanted: int
) -> bool:
    """Say whether there could be so many routes that share nobody in between.

    Where nobody has looked for a channel of theirs in vain, there may be bodies that nobody wrote down either.
    """
    if not records.place.complete and not find_absences_at(records, senders, receivers):
        return True
    structure, may_pass = records.structure, _build_test(records, kind, None)
    if len(senders) == len(receivers) == 1:
        (sender,), (receiver,) = senders, receivers
        between = (
            each
            for each in structure.ids
            if each not in (sender, receiver)
            and records.place.stakeholders[each].relays
            and may_pass(sender, each)
            and may_pass(each, receiver)
        )
        short = int(may_pass(sender, receiver))
        for _ in between:
            short += 1
            if short >= wanted:
                break
        if short >= wanted:
            return True
    if len(structure.ids) > SIZE_LIMIT:
        return True
    arcs = [
        (tail, head)
        for tail, one in enumerate(structure.ids)
        for head, other in enumerate(structure.ids)
        if tail != head and may_pass(one, other)
    ]
    graph = Digraph.build(len(structure.ids), [tail for tail, _ in arcs], [head for _, head in arcs])
    froms, tos = structure.find_numbers(senders), structure.find_numbers(receivers)
    return count_independent_routes(graph, froms, tos, relays=structure.relays, at_most=wanted) >= wanted


def could_go_otherwise(
    records: Records, senders: Sequence[str], receivers: Sequence[str], kind: str | None
) -> bool:
    """Say whether there could be a route along a channel that nobody wrote down."""
    if records.place.complete:
        return False
    if len(records.structure.ids) > SIZE_LIMIT:
        return True
    ahead = find_possibly_reached(records, senders, kind, stops=receivers)
    stakeholders = records.place.stakeholders
    passing = [
        each
        for each in sorted(ahead)
        if each in senders or (stakeholders[each].relays and each not in receivers)
    ]
    # Backwards from those who should hear, through whoever passes on what might reach them.
    may_pass = _build_test(records, kind, None)
    waiting = [each for each in receivers if each in ahead]
    behind = set(waiting)
    while waiting:
        here = waiting.pop()
        before = [each for each in passing if each != here and may_pass(each, here)]
        if any((each, here) not in records.channels for each in before):
            return True
        new = [each for each in before if each not in behind]
        behind.update(new)
        waiting += [each for each in new if each not in senders]
    return False


def _build_test(records: Records, kind: str | None, level: Level | None) -> MayPass:
    """Build the test whether a message of a kind may pass from one to another, keeping a level."""

    def carries(channel: Channel) -> bool:
        return channel.terms.can_carry(kind) and (level is None or level.is_kept_by(channel))

    def may_pass(sender: str, receiver: str) -> bool:
        channels = records.channels.get((sender, receiver))
        if channels:
            return any(map(carries, channels))
        if records.place.complete or (sender, receiver) in records.severed:
            return False
        return records.find_absent_channel(sender, receiver) is None

    return may_pass
