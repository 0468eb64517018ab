"""Which channels can a delivery use? The corridor between its two ends, and nothing beside it."""

from collections.abc import Iterator

from stakeholder_graph.analysis.place.deliveries import Fan


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
    roots = set(fan.roots)
    chain = find_chain(fan, target)
    spots = {vertex: place for place, vertex in enumerate(chain)}
    aims = {vertex: place + 1 for vertex, place in spots.items()}
    waiting, found = [target], []
    entered = {target}
    while waiting:
        vertex = waiting.pop()
        for arc, nearer in _list_steps(fan, vertex, {target}, roots):
            if _find_spot(fan, nearer, spots) != aims.get(vertex, spots[vertex]):
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
    roots = set(fan.roots)
    ends = {each for each in fan.targets if each is not None and fan.dominators[each] >= 0}
    waiting, found = sorted(ends), []
    entered = set(ends)
    while waiting:
        vertex = waiting.pop()
        for arc, nearer in _list_steps(fan, vertex, ends, roots):
            if vertex in find_chain(fan, nearer):
                continue
            found.append(arc)
            if nearer not in entered:
                entered.add(nearer)
                waiting.append(nearer)
    return found


def _list_steps(fan: Fan, vertex: int, ends: set[int], roots: set[int]) -> Iterator[tuple[int, int]]:
    """List the channels that join a stakeholder to those one step nearer to the roots, and who these are.

    Left out are those who cannot be reached, and channels whose sender does not pass on what it hears.
    """
    relays, closed, tails, dominators = fan.structure.relays, fan.closed, fan.graph.tails, fan.dominators
    is_silent = not fan.downwards and not relays[vertex] and vertex not in ends
    for arc in () if is_silent else fan.graph.incoming[vertex]:
        nearer = tails[arc]
        if dominators[nearer] < 0 or (closed and closed[arc]):
            continue
        if not fan.downwards or relays[nearer] or nearer in roots:
            yield arc, nearer


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
