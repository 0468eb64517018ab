"""What can be left out of a graph whose parts may fail, without changing how surely its ends are joined?"""

from collections.abc import Collection, Iterable, Mapping

from stakeholder_graph.graph.failing import Failing, Part


def measure_steps(steps: Mapping[int, Mapping[int, Part]], start: int) -> dict[int, int]:
    """Measure the fewest steps from one vertex to everyone it leads to, itself included.

    ``steps`` are the arcs after each vertex, or before each to measure the steps towards it.
    """
    hops = {start: 0}
    queue = [start]
    for vertex in queue:  # grows while it is read
        for other in steps[vertex]:
            if other not in hops:
                hops[other] = hops[vertex] + 1
                queue.append(other)
    return hops


def reduce_between(failing: Failing, ends: Collection[int]) -> bool:
    """Leave out the vertices that routes never need or only pass straight through, one after the other.

    Parameters
    ----------
    failing
        Changed in place.
    ends
        Where routes may start or end; these stay.

    Returns
    -------
    Whether anything was left out.

    Notes
    -----
    In graph terms: series and parallel reductions of the underlying graph, which take all of treewidth two down to
    its ends. An arc back to the only vertex by which its tail is entered lies on no simple route, nor does one from
    the only vertex its head leads to.
    """
    waiting = dict.fromkeys(each for each in failing.parts if each not in ends)
    reduced = False
    while waiting:
        vertex, _ = waiting.popitem()
        for each in _simplify(failing, vertex):
            reduced = True
            if each not in ends and each in failing.parts:
                waiting[each] = None
    return reduced


def _simplify(failing: Failing, vertex: int) -> Collection[int]:
    """Leave out what can be left out at one vertex that is no end; return the vertices this touches."""
    after, before = failing.after[vertex], failing.before[vertex]
    if len(after) > 1 and len(before) > 1 and len(after) + len(before) > 4:
        return ()  # as for most who are looked at: whoever has many neighbours is so for each of them
    neighbours = failing.find_neighbours(vertex)
    if len(neighbours) < 2 or not after or not before:
        failing.remove(vertex)
        return neighbours or (vertex,)
    if len(neighbours) == 2 and vertex not in failing.needs:
        _pass_through(failing, vertex)
        return neighbours
    touched = []
    if len(before) == 1 and (entry := next(iter(before))) in after:
        failing.disjoin(vertex, entry)
        touched += [entry, vertex]
    if len(after) == 1 and (way_on := next(iter(after))) in before:
        failing.disjoin(way_on, vertex)
        touched += [way_on, vertex]
    return touched


def _pass_through(failing: Failing, vertex: int) -> None:
    """Replace a vertex between two others by arcs between these: a route uses the way there or the way back."""
    own, marks = failing.parts[vertex]
    ways = [
        (tail, head, (entry[0] * own * way_on[0], entry[1] | marks | way_on[1]))
        for tail, entry in failing.before[vertex].items()
        for head, way_on in failing.after[vertex].items()
        if tail != head
    ]
    failing.remove(vertex)
    for tail, head, part in ways:
        failing.join(tail, head, part)


def trim_between(failing: Failing, start: int, end: int) -> bool:
    """Leave out, in place, what the routes from one end to the other never need or only pass straight through.

    Returns
    -------
    Whether there is a route.
    """
    for tail in list(failing.before[start]):
        failing.disjoin(tail, start)
    for head in list(failing.after[end]):
        failing.disjoin(end, head)
    while True:
        forth = measure_steps(failing.after, start)
        if end not in forth:
            return False
        useful = forth.keys() & measure_steps(failing.before, end).keys()
        for vertex in failing.parts.keys() - useful:
            failing.remove(vertex)
        if not reduce_between(failing, (start, end)):
            return True


def merge_certain(failing: Failing, start: int, end: int) -> bool:
    """Merge vertices that are surely joined, in place: all else being equal they are reached, or lead on, together.

    Both ends must work. Marks are not kept up.

    Returns
    -------
    Whether anything was merged; there may then be more to leave out.
    """
    merged = False
    for vertex in [each for each in failing.parts if each not in {start, end}]:
        before, after = failing.before[vertex], failing.after[vertex]
        if not before or not after:
            continue  # a merger before this one has cut it off
        _hand_over(failing, vertex)
        if failing.parts[vertex][0] != 1:
            continue
        entry, way_on = _find_certain(before, start), _find_certain(after, end)
        if entry is not None:
            moved = [(entry, head, part) for head, part in after.items() if head != entry]
        elif way_on is not None:
            moved = [(tail, way_on, part) for tail, part in before.items() if tail != way_on]
        else:
            continue
        failing.remove(vertex)
        for tail, head, part in moved:
            failing.join(tail, head, part)
        merged = True
    return merged


def _hand_over(failing: Failing, vertex: int) -> None:
    """Let the only arc into a vertex, or out of it, fail in its place."""
    own = failing.parts[vertex][0]
    before, after = failing.before[vertex], failing.after[vertex]
    if own == 1 or (len(before) > 1 and len(after) > 1):
        return
    failing.parts[vertex] = (1, 0)
    if len(before) == 1:
        ((tail, part),) = before.items()
        before[tail] = failing.after[tail][vertex] = (part[0] * own, 0)
    else:
        ((head, part),) = after.items()
        after[head] = failing.before[head][vertex] = (part[0] * own, 0)


def _find_certain(arcs: Mapping[int, Part], end: int) -> int | None:
    """Find the neighbour that stands for a vertex: surely joined with it, and an end or the only one."""
    nearest: Iterable[int] = arcs if len(arcs) == 1 else (end,)
    return next((each for each in nearest if each in arcs and arcs[each][0] == 1), None)
