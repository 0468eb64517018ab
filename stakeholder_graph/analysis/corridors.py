"""Which channels can a delivery use? The corridor between its two ends, and nothing beside it."""

from stakeholder_graph.analysis.deliveries import Fan


def find_corridor(fan: Fan, target: int) -> list[int]:
    """Find the channels that a delivery of a fan may travel on, from one only way through to the next.

    No route leaves the corridor, unless it comes back to where it has been; the corridor may hold channels that
    are on no route.

    Parameters
    ----------
    fan
        Deliveries that share one side.
    target
        The other side of one of them, which is reached.

    Returns
    -------
    list of int
        The numbers of the channels, each once.

    Notes
    -----
    In graph terms: what lies between two neighbours in the chain of dominators has its own chain join there.
    """
    graph, relays, roots = fan.graph, fan.structure.relays, set(fan.roots)
    chain = find_chain(fan, target)
    spots = {vertex: place for place, vertex in enumerate(chain)}
    aims = {vertex: place + 1 for vertex, place in spots.items()}
    waiting, found = [target], []
    entered = {target}
    while waiting:
        vertex = waiting.pop()
        for arc in graph.incoming[vertex]:
            nearer = graph.tails[arc]
            passing = nearer if fan.downwards else vertex
            if (
                (fan.closed and fan.closed[arc])
                or fan.dominators[nearer] < 0
                or _find_spot(fan, nearer, spots) != aims.get(vertex, spots[vertex])
                or not (relays[passing] or passing == target or passing in roots)
            ):
                continue
            found.append(arc)
            if nearer not in entered:
                entered.add(nearer)
                if nearer not in roots:
                    waiting.append(nearer)
    return found


def find_shared_corridor(fan: Fan) -> list[int]:
    """Find the channels that the deliveries of a fan may travel on, whichever of them it is.

    A channel that leads back to somebody on every route to it carries nothing new, and is left out.
    """
    graph, relays, roots = fan.graph, fan.structure.relays, set(fan.roots)
    ends = {each for each in fan.targets if each is not None and fan.dominators[each] >= 0}
    waiting, found = sorted(ends), []
    entered = set(ends)
    while waiting:
        vertex = waiting.pop()
        for arc in graph.incoming[vertex]:
            nearer = graph.tails[arc]
            passing = nearer if fan.downwards else vertex
            if (
                (fan.closed and fan.closed[arc])
                or fan.dominators[nearer] < 0
                or not (relays[passing] or passing in roots or (passing in ends and not fan.downwards))
                or vertex in find_chain(fan, nearer)
            ):
                continue
            found.append(arc)
            if nearer not in entered:
                entered.add(nearer)
                waiting.append(nearer)
    return found


def find_chain(fan: Fan, vertex: int) -> list[int]:
    """Return a stakeholder and, one after the other, the only ways through between it and the roots."""
    chain = [vertex]
    while chain[-1] != fan.top:
        chain.append(fan.dominators[chain[-1]])
    return chain


def _find_spot(fan: Fan, vertex: int, spots: dict[int, int]) -> int:
    """Return where the chain of a stakeholder joins a chain whose spots are known, and remember it."""
    passed = []
    while vertex not in spots:
        passed.append(vertex)
        vertex = fan.dominators[vertex]
    for each in passed:
        spots[each] = spots[vertex]
    return spots[vertex]
