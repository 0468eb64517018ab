"""Who joins groups, and how far groups look outwards."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

BrokerCounts = tuple[int, int, int, int, int]
"""How often as coordinator, itinerant, gatekeeper, representative and liaison."""


def count_broker_roles(
    vertex_count: int, pairs: Iterable[tuple[int, int]], group_of: Sequence[int]
) -> list[BrokerCounts]:
    """Count for everyone how often they alone stand between two others, by the groups the three belong to.

    A vertex *b* brokers whenever *a* tells *b* and *b* tells *c* but *a* does not tell *c* itself.

    Parameters
    ----------
    pairs
        Who tells whom; repeats and pairs of a vertex with itself do not count.
    group_of
        The group of each vertex; −1 for none, and who has none takes no part.

    Returns
    -------
    For each vertex five counts: coordinator (all three in one group), itinerant (*a* and *c* in one group,
    the broker in another), gatekeeper (only *a* outside the broker's group), representative (only *c* outside
    it), liaison (three groups).

    References
    ----------
    Gould & Fernandez 1989, Sociological Methodology 19:89-126.

    >>> count_broker_roles(3, [(0, 1), (1, 2)], [0, 1, 1])[1]
    (0, 0, 1, 0, 0)
    """
    tells: list[set[int]] = [set() for _ in range(vertex_count)]
    hears: list[set[int]] = [set() for _ in range(vertex_count)]
    for sender, receiver in pairs:
        if sender != receiver and group_of[sender] >= 0 and group_of[receiver] >= 0:
            tells[sender].add(receiver)
            hears[receiver].add(sender)
    counts = []
    for broker in range(vertex_count):
        roles = [0, 0, 0, 0, 0]
        own = group_of[broker]
        for sender in hears[broker]:
            origin = group_of[sender]
            for receiver in tells[broker] - tells[sender]:
                if receiver != sender:
                    roles[_find_role(origin, own, group_of[receiver])] += 1
        counts.append((roles[0], roles[1], roles[2], roles[3], roles[4]))
    return counts


def _find_role(origin: int, own: int, goal: int) -> int:
    """Return the place of a broker's role in ``BrokerCounts``."""
    if origin == own:
        return 0 if goal == own else 3
    if goal == own:
        return 2
    return 1 if origin == goal else 4


def measure_ei_index(pairs: Iterable[tuple[int, int]], inside: AbstractSet[int]) -> float | None:
    """Measure whether one group's channels lead outwards (+1: all of them) or stay inside (−1: all of them).

    Parameters
    ----------
    pairs
        Who tells whom; repeats and pairs of a vertex with itself do not count.
    inside
        The members.

    Returns
    -------
    (pairs with one end inside − pairs with both inside) / their sum; None if there is no such pair.

    References
    ----------
    Krackhardt & Stern 1988, Social Psychology Quarterly 51(2):123-140.

    >>> measure_ei_index([(0, 1), (1, 2), (2, 3)], {0, 1})
    0.0
    """
    external = internal = 0
    for sender, receiver in set(pairs):
        if sender == receiver:
            continue
        ends_inside = (sender in inside) + (receiver in inside)
        external += ends_inside == 1
        internal += ends_inside == 2
    return _compare(external, internal)


def measure_expected_ei_index(member_count: int, vertex_count: int) -> float | None:
    """Measure what a group's E-I index would be if chance alone placed the channels.

    Returns
    -------
    (2(n−k) − (k−1)) / (2(n−k) + (k−1)) for k members among n; None if no channel could touch the group. An
    empty group has none either.

    >>> measure_expected_ei_index(2, 4)
    0.6
    """
    if member_count < 1:
        return None
    return _compare(2 * (vertex_count - member_count), member_count - 1)


def measure_network_ei_index(pairs: Iterable[tuple[int, int]], group_of: Sequence[int]) -> float | None:
    """Measure whether the channels of a whole place lead between its groups (+1) or stay within them (−1).

    Returns
    -------
    (pairs between groups − pairs within) / their sum, over distinct pairs whose ends both have a group (not
    −1); None if there is no such pair.

    >>> measure_network_ei_index([(0, 1), (1, 2)], [0, 0, 1])
    0.0
    """
    external = internal = 0
    for sender, receiver in set(pairs):
        if sender != receiver and group_of[sender] >= 0 and group_of[receiver] >= 0:
            if group_of[sender] == group_of[receiver]:
                internal += 1
            else:
                external += 1
    return _compare(external, internal)


def _compare(external: int, internal: int) -> float | None:
    total = external + internal
    return (external - internal) / total if total else None
