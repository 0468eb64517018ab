"""Who does not hear whom: the isolated, the unheard, groups that keep to themselves, and who joins them."""

from collections.abc import Iterable, Iterator, Sequence

from stakeholder_graph.analysis.place.groups import GROUPINGS, find_group_of, find_groups
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.brokerage import count_broker_roles, measure_ei_index, measure_expected_ei_index
from stakeholder_graph.graph.hub import find_hub
from stakeholder_graph.graph.reach import find_reached
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.silos import Broker, Siblings, SiloGroup, Silos

BROKERED = ("kind", "sector", "organisation", "part_of")


def find_silos(structure: Structure, messages: Iterable[MessageAnswer]) -> Silos:
    """Find who does not hear whom.

    Parameters
    ----------
    structure
        The place on its day.
    messages
        What becomes of each message, with its deliveries: who is not reached, has no way up or no way back.

    Returns
    -------
    Silos
        Every list sorted; an empty one says that there is none.

    Notes
    -----
    Hub-and-spoke structures look closed to every method that looks for communities, because that is what
    they are built to be; so silos are told by role and place, and the E-I index stands beside what chance
    alone gives a group of that size.

    References
    ----------
    Krackhardt & Stern 1988, Social Psychology Quarterly 51:123-140; Gould & Fernandez 1989, Sociological
    Methodology 19:89-126.
    """
    messages = tuple(messages)
    pairs = _Pairs(structure)
    return Silos(
        isolated=tuple(
            each
            for number, each in enumerate(structure.ids)
            if not structure.graph.outgoing[number] and not structure.graph.incoming[number]
        ),
        not_reached=_list_unreached(messages, "receivers"),
        no_way_up=_list_unreached(messages, "senders"),
        one_way=tuple(
            sorted(
                {
                    delivery.sender or ""
                    for message in messages
                    for delivery in message.deliveries or ()
                    if delivery.loop == "one-way"
                }
            )
        ),
        siblings=tuple(_find_siblings(structure)),
        groups=tuple(group for by in GROUPINGS for group in _measure_groups(structure, pairs, by)),
        brokers=tuple(broker for by in BROKERED for broker in _find_brokers(structure, pairs, by)),
    )


def _list_unreached(messages: Sequence[MessageAnswer], counted: str) -> tuple[str, ...]:
    """List the counted members whose delivery fails; of a pair, the receiver does not hear."""
    unreached: set[str] = set()
    for message in messages:
        side = "senders" if message.counted == "senders" else "receivers"
        if side == counted:
            for delivery in message.deliveries or ():
                member = delivery.sender if side == "senders" else delivery.receiver
                if not delivery.reached and member is not None:
                    unreached.add(member)
    return tuple(sorted(unreached))


class _Pairs:
    """The distinct ordered pairs of stakeholders that a channel joins."""

    def __init__(self, structure: Structure) -> None:
        graph = structure.graph
        self.all = sorted({pair for pair in zip(graph.tails, graph.heads, strict=True) if pair[0] != pair[1]})
        self.touching: list[list[tuple[int, int]]] = [[] for _ in structure.ids]
        for pair in self.all:
            for end in pair:
                self.touching[end].append(pair)

    def find_touching(self, members: Iterable[int]) -> set[tuple[int, int]]:
        """Return the pairs with an end among the members."""
        return {pair for member in members for pair in self.touching[member]}


def _measure_groups(structure: Structure, pairs: _Pairs, by: str) -> Iterator[SiloGroup]:
    for name, members in find_groups(structure, by).items():
        inside = set(members)
        touching = pairs.find_touching(members)
        out = [(tail, head) for tail, head in touching if tail in inside and head not in inside]
        back = [(head, tail) for tail, head in touching if head in inside and tail not in inside]
        yield SiloGroup(
            by=by,
            group=name,
            members=tuple(structure.ids[each] for each in members),
            ei_index=measure_ei_index(touching, inside),
            expected_ei_index=measure_expected_ei_index(len(members), len(structure.ids)),
            only_way_out=_find_only_way(structure, out, len(members)),
            only_way_in=_find_only_way(structure, back, len(members)),
        )


def _find_only_way(structure: Structure, crossing: list[tuple[int, int]], member_count: int) -> str | None:
    """Find the one outsider, else the one member of several, that every channel across the border touches.

    Each crossing is (member, outsider). None if there is no such stakeholder, or no channel at all.
    """
    outsiders = {outsider for _, outsider in crossing}
    if len(outsiders) == 1:
        return structure.ids[outsiders.pop()]
    members = {member for member, _ in crossing}
    if len(members) == 1 and member_count > 1:
        return structure.ids[members.pop()]
    return None


def _find_brokers(structure: Structure, pairs: _Pairs, by: str) -> Iterator[Broker]:
    group_of = find_group_of(structure, by)
    if len(set(group_of) - {-1}) < 2:
        return
    for number, roles in enumerate(count_broker_roles(len(structure.ids), pairs.all, group_of)):
        if any(roles):
            coordinator, itinerant, gatekeeper, representative, liaison = roles
            yield Broker(
                by=by,
                id=structure.ids[number],
                coordinator=coordinator,
                itinerant=itinerant,
                gatekeeper=gatekeeper,
                representative=representative,
                liaison=liaison,
            )


def _find_siblings(structure: Structure) -> Iterator[Siblings]:
    """Find stakeholders of one kind and one parent that hear each other only through somebody else."""
    families: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(structure.ids):
        known = structure.place.stakeholders[each]
        families.setdefault((known.kind, known.part_of or ""), []).append(number)
    for (kind, parent), members in sorted(families.items()):
        if len(members) > 1:
            hub = find_hub(
                structure.graph, members, preferred=structure.number_of.get(parent), relays=structure.relays
            )
            if hub is not None:
                yield Siblings(
                    kind=kind,
                    parent=parent or None,
                    hub=structure.ids[hub],
                    members=tuple(structure.ids[each] for each in _find_joined(structure, members, hub)),
                )


def _find_joined(structure: Structure, members: list[int], hub: int) -> list[int]:
    """Keep the members that hear another of them, or are heard by one, through the hub."""
    hears = find_reached(structure.graph, [hub], relays=structure.relays)
    heard = find_reached(structure.reversed_graph, [hub], relays=structure.relays)
    hearing, telling = ({each for each in members if reached[each]} for reached in (hears, heard))
    return [
        each
        for each in members
        if (each in hearing and telling - {each}) or (each in telling and hearing - {each})
    ]
