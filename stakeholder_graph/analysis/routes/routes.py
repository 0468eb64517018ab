"""Does a message arrive, by which route and by how many, and does an answer come back?"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import weigh_absence, weigh_route
from stakeholder_graph.analysis.place.deliveries import Asked, Fan, find_asked, find_loose, gather_fans
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.corridors import find_chain
from stakeholder_graph.analysis.routes.independence import count_routes, count_routes_by_shared
from stakeholder_graph.analysis.routes.levels import find_best_level, find_levels
from stakeholder_graph.analysis.routes.weak_points import find_loose_route, find_ways_through
from stakeholder_graph.graph.reach import Route
from stakeholder_graph.model.records import End, Message
from stakeholder_graph.results.deliveries import AnswerBack, Delivery, Loop


def find_deliveries(
    structure: Structure, message: Message, asked: list[Asked] | None = None
) -> tuple[Delivery, ...]:
    """Find what becomes of every delivery of a message, and of the answers it asks for.

    Parameters
    ----------
    structure
        The place on its day.
    message
        The message that should travel.
    asked
        The deliveries to look at; all that the message asks for if None.

    Returns
    -------
    tuple of Delivery
        In the order of the model. The route is a shortest one; ties are broken by ids in code-point order,
        read from the sender. An answer travels on channels that carry the kind of its question, from the one
        who heard to the one who asked. Empty if the message has no members that stand.
    """
    asked = find_asked(structure, message) if asked is None else asked
    found: dict[int, Delivery] = {}
    for fan in gather_fans(structure, message, asked):
        for one, delivery in zip(fan.asked, _follow(fan), strict=True):
            found[id(one)] = delivery
    closed = structure.find_closed_channels(message)
    for loose in find_loose(message, asked):
        found[id(loose)] = _follow_loose(structure, closed, loose)
    deliveries = [found[id(one)] for one in asked]
    return tuple(add_answers(structure, message, deliveries) if message.answered else deliveries)


def _follow(fan: Fan) -> Iterator[Delivery]:
    """Follow every delivery of a fan."""
    structure = fan.structure
    levels = find_levels(fan.graph, fan.roots, structure.rungs, closed=fan.closed, relays=structure.relays)
    for asked, target, route in zip(fan.asked, fan.targets, fan.find_routes(), strict=True):
        if target is None or not route.vertices:
            yield _fail(structure, asked)
            continue
        ends = ([target], fan.roots)
        receivers, senders = ends if fan.downwards else ends[::-1]
        routes = _bound_routes(fan, target)
        if routes > 2:
            routes = count_routes(structure, senders, receivers, closed=fan.closed, at_most=routes)
        by_shared = count_routes_by_shared(
            structure, senders, receivers, closed=fan.closed, independent=routes
        )
        delivery = _arrive(structure, route, routes=routes, by_shared=by_shared, level=levels[target])
        chain = [each for each in find_chain(fan, target) if each < len(structure.ids)] if routes == 1 else []
        only_ways = _name_only_ways(structure, asked, chain[::-1] if fan.downwards else chain)
        yield replace(delivery, only_ways=only_ways)


def _name_only_ways(structure: Structure, asked: Asked, numbers: Iterable[int]) -> tuple[str, ...]:
    """Name whom every route of a delivery goes through; an end is one only where any of several would do."""
    fixed = {each for end in (asked.senders, asked.receivers) if len(end) == 1 for each in end}
    return tuple(name for each in numbers if (name := structure.ids[each]) not in fixed)


def _bound_routes(fan: Fan, target: int) -> int:
    """Bound the number of independent routes to one who is reached; up to two, the bound is the number itself.

    Each route comes in through a branch of its own: all that is heard through one branch shares whoever it
    begins with. Where nobody is the only way through, there are two at least.
    """
    if fan.dominators[target] != fan.top:
        return 1
    relays, roots = fan.structure.relays, set(fan.roots)
    entries = {
        tail if tail == fan.top else fan.branches[tail]
        for arc in fan.graph.incoming[target]
        if not (fan.closed and fan.closed[arc])
        and fan.dominators[tail := fan.graph.tails[arc]] >= 0
        and (relays[tail] or tail in roots)
    }
    return len(entries - {target})


def _fail(structure: Structure, asked: Asked) -> Delivery:
    """Return a delivery for which no route is recorded."""
    return Delivery(
        sender=asked.senders[0] if len(asked.senders) == 1 else None,
        receiver=asked.receivers[0] if len(asked.receivers) == 1 else None,
        reached=False,
        basis=weigh_absence(structure.place),
    )


def _arrive(
    structure: Structure, route: Route, *, routes: int, by_shared: tuple[int, bool], level: str | None
) -> Delivery:
    """Return a delivery that arrives by a route; ``by_shared`` is a count, and whether it is exact."""
    ids = tuple(structure.ids[each] for each in route.vertices)
    return Delivery(
        sender=ids[0],
        receiver=ids[-1],
        reached=True,
        hops=len(route.arcs),
        route=ids,
        channels=tuple(structure.channels[each].id for each in route.arcs),
        independent_routes=routes,
        independent_routes_by_shared=by_shared[0],
        independent_routes_by_shared_exact=by_shared[1],
        level=level,
        basis=weigh_route(structure, route.vertices, route.arcs, level=level is not None),
    )


def _follow_loose(structure: Structure, closed: bytearray | None, asked: Asked) -> Delivery:
    """Follow a delivery from any to any: also a single one on such a side is used up by one route."""
    route = find_loose_route(structure, closed, asked)
    if route is None:
        return _fail(structure, asked)
    senders, receivers = structure.find_numbers(asked.senders), structure.find_numbers(asked.receivers)
    ways = find_ways_through(structure, closed, asked, route)
    routes = 1 if ways else count_routes(structure, senders, receivers, closed=closed)
    by_shared = count_routes_by_shared(structure, senders, receivers, closed=closed, independent=routes)
    level = find_best_level(
        structure.graph, senders, receivers, structure.rungs, closed=closed, relays=structure.relays
    )
    delivery = _arrive(structure, route, routes=routes, by_shared=by_shared, level=level)
    return replace(delivery, only_ways=_name_only_ways(structure, asked, ways))


def add_answers(structure: Structure, message: Message, deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Add to each delivery the way back, in place of the one it has.

    The answers of one receiver to all who asked share a sweep.
    """
    deliveries = list(deliveries)
    by_end: dict[str | None, list[int]] = {}
    share_receiver = len({each.receiver for each in deliveries}) <= len({each.sender for each in deliveries})
    for number, delivery in enumerate(deliveries):
        if delivery.reached:
            end = delivery.receiver if share_receiver else delivery.sender
            by_end.setdefault(end, []).append(number)
    for end, numbers in by_end.items():
        single = End(members=(end or "",), quantity="every", is_group=False)
        others = tuple(
            (deliveries[number].sender if share_receiver else deliveries[number].receiver) or ""
            for number in numbers
        )
        group = End(members=others, quantity="every")
        back = replace(
            message,
            senders=single if share_receiver else group,
            receivers=group if share_receiver else single,
            partners=None,
            answered=False,
        )
        asked = [
            Asked((deliveries[number].receiver or "",), (deliveries[number].sender or "",), None)
            for number in numbers
        ]
        for number, answer in zip(numbers, find_deliveries(structure, back, asked), strict=True):
            deliveries[number] = _close(deliveries[number], answer)
    return [each if each.reached else replace(each, loop="no-route") for each in deliveries]


def _close(delivery: Delivery, back: Delivery) -> Delivery:
    """Join a delivery that arrived with what becomes of its answer."""
    loop: Loop = "two-way" if back.reached else "one-way"
    answer = AnswerBack(
        reached=back.reached,
        hops=back.hops,
        route=back.route,
        channels=back.channels,
        only_ways=back.only_ways,
        independent_routes=back.independent_routes,
        level=back.level,
        basis=back.basis,
    )
    return replace(delivery, answer=answer, loop=loop)
