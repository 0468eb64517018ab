"""What one message asks for: its deliveries, gathered into fans that share one end and so one sweep."""

from collections.abc import Collection, Iterator
from functools import cached_property

from msgspec import Struct

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.arrays import Digraph
from stakeholder_graph.graph.dominators import build_dominator_tree, find_branches
from stakeholder_graph.graph.reach import Route, build_distance_field, build_shortest_tree, walk_down
from stakeholder_graph.model.records import End, Message


class Asked(Struct, frozen=True):
    """One delivery a message asks for.

    ``senders`` and ``receivers`` hold one id each, or several where any of them will do. ``member`` is the id
    it is counted under: the sender or the receiver, whichever is one and the same whatever the route; None where
    any of several may tell any of several.
    """

    senders: tuple[str, ...]
    receivers: tuple[str, ...]
    member: str | None

    @property
    def name(self) -> str:
        """What it is counted as: its member, or all who may send where there is none."""
        return self.member or "/".join(self.senders)


def find_asked(structure: Structure, message: Message) -> list[Asked]:
    """List the deliveries a message asks for, in the order of the model.

    Members of a group that do not stand on the day are not asked for; a sender or receiver named alone always
    is, and so is whoever an edit removed: their deliveries fail. Nobody is asked to tell only themselves; of
    any to any, whoever is on both sides only hears.
    """
    senders = _find_present(structure, message.senders)
    receivers = _find_present(structure, message.receivers)
    if message.partners is not None:
        return _find_partnered(structure, message)
    if message.counted == "pairs":
        return [Asked((s,), (r,), f"{s}->{r}") for s in senders for r in receivers if s != r]
    if message.counted == "receivers":
        sides = ((_leave_out(senders, (r,)), r) for r in receivers)
        return [Asked(others, (r,), r) for others, r in sides if others or not senders]
    if message.senders.quantity == "any":
        others = _leave_out(senders, receivers)
        member = receivers[0] if len(receivers) == 1 else None
        return [Asked(others, tuple(receivers), member)] if others else []
    sides = ((_leave_out(receivers, (s,)), s) for s in senders)
    return [Asked((s,), others, s) for others, s in sides if others or not receivers]


def _leave_out(members: list[str], ends: Collection[str]) -> tuple[str, ...]:
    """Leave out whoever stands at the other end: nobody tells themselves."""
    return tuple(each for each in members if each not in ends)


def _find_present(structure: Structure, end: End) -> list[str]:
    """Return the members of one side that count: of a group, those that stand or were removed by an edit."""
    if not end.is_group:
        return list(end.members)
    known = structure.place.stakeholders
    return [each for each in end.members if each in structure.number_of or each not in known]


def _find_partnered(structure: Structure, message: Message) -> list[Asked]:
    from_senders = message.senders.is_group
    counted = _find_present(structure, message.senders if from_senders else message.receivers)
    asked: list[Asked] = []
    for member in counted:
        for partner in (message.partners or {}).get(member, ()):
            sender, receiver = (member, partner) if from_senders else (partner, member)
            if sender != receiver:
                name = f"{sender}->{receiver}" if message.counted == "pairs" else member
                asked.append(Asked((sender,), (receiver,), name))
    return asked


class Fan:
    """Deliveries that share their senders (looking down) or their receivers (looking up).

    The shared side are the roots; the graph is turned round when looking up, so that every sweep runs from
    the roots outwards whichever way the message travels. Where any of the roots will do (``any_root``) they hang
    under one virtual root, and each may itself be the only way through.
    """

    def __init__(
        self,
        structure: Structure,
        closed: bytearray | None,
        roots: tuple[str, ...],
        *,
        downwards: bool,
        any_root: bool,
    ) -> None:
        self.structure = structure
        self.closed = closed
        self.downwards = downwards
        self.roots = structure.find_numbers(roots)
        if any_root and len(self.roots) == 1:
            self.roots *= 2  # named twice, a single root hangs under the virtual one as well
        self.graph: Digraph = structure.graph if downwards else structure.reversed_graph
        self.asked: list[Asked] = []
        self.targets: list[int | None] = []

    def add(self, asked: Asked) -> None:
        """Take in one delivery that starts, or ends, at the shared side."""
        far = asked.receivers if self.downwards else asked.senders
        self.asked.append(asked)
        self.targets.append(self.structure.number_of.get(far[0]))

    @property
    def top(self) -> int:
        """The top of the dominator tree: the one root, or a virtual one above several."""
        return self.roots[0] if len(self.roots) == 1 else self.graph.vertex_count

    @cached_property
    def dominators(self) -> list[int]:
        """For every stakeholder, the nearest one that lies on every route between it and the roots."""
        return build_dominator_tree(
            self.graph, self.roots, blocked_arcs=self.closed, relays=self.structure.relays
        )

    @cached_property
    def branches(self) -> list[int]:
        """For every stakeholder, the first one after the roots that every route between them goes through."""
        return find_branches(self.dominators)

    @cached_property
    def reached(self) -> list[bool]:
        """Whether each delivery succeeds."""
        return [target is not None and self.dominators[target] >= 0 for target in self.targets]

    def find_routes(self) -> Iterator[Route]:
        """Find for each delivery its shortest route, read from sender to receiver; without vertices if none."""
        relays = self.structure.relays
        if self.downwards:
            tree = build_shortest_tree(self.graph, self.roots, blocked_arcs=self.closed, relays=relays)
            for target in self.targets:
                yield tree.route_to(target) if target is not None else Route((), ())
        else:
            field = build_distance_field(
                self.structure.graph, self.roots, blocked_arcs=self.closed, relays=relays
            )
            for target in self.targets:
                yield walk_down(field, target) if target is not None else Route((), ())


def gather_fans(structure: Structure, message: Message, asked: list[Asked]) -> list[Fan]:
    """Gather deliveries into fans, in an order that does not depend on chance.

    Deliveries share the side on which any will do, else the one that is not counted; of pairs, the one on which fewer
    different ends stand. So a delivery is followed from the same side whether it is asked about alone or with all
    the others. One from any to any belongs to no fan and is left out: see `find_loose`.
    """
    if message.is_loose:
        return []
    closed = structure.find_closed_channels(message)
    any_root = "any" in {message.senders.quantity, message.receivers.quantity}
    if any_root:
        downwards = message.senders.quantity == "any"
    elif message.counted == "pairs":
        downwards = len({each.senders for each in asked}) <= len({each.receivers for each in asked})
    else:
        downwards = message.counted == "receivers"
    fans: dict[tuple[str, ...], Fan] = {}
    for each in asked:
        side = each.senders if downwards else each.receivers
        if side not in fans:
            fans[side] = Fan(structure, closed, side, downwards=downwards, any_root=any_root)
        fans[side].add(each)
    return list(fans.values())


def find_loose(message: Message, asked: list[Asked]) -> list[Asked]:
    """Return the deliveries from any to any, which share no sweep."""
    return asked if message.is_loose else []
