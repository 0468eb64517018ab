"""How far someone's contacts talk to each other, and so leave nothing to bridge."""

from collections.abc import Iterable

Tie = tuple[int, int, float]
"""From, to, and how strong (above 0)."""


def measure_constraint(vertex_count: int, ties: Iterable[Tie]) -> list[float | None]:
    """Measure how far everyone's contacts lead back to one another; high means little room to broker.

    Parameters
    ----------
    ties
        Directed and weighted; parallel ties add up. An undirected tie may be given once or both ways, as long
        as all are given alike.

    Returns
    -------
    Burt's constraint of each vertex; None for a vertex without ties.

    Notes
    -----
    c(i) = Σ_j (p_ij + Σ_q p_iq p_qj)², where p_ij is the share of i's mutual ties (both ways added) that j
    has.

    References
    ----------
    Burt 1992, Structural Holes, Harvard University Press.

    >>> measure_constraint(3, [(0, 1, 1.0), (1, 2, 1.0)])
    [1.0, 0.5, 1.0]
    """
    mutual = _add_both_ways(vertex_count, ties)
    share = [
        {other: weight / total for other, weight in row.items()} if (total := sum(row.values())) else {}
        for row in mutual
    ]
    return [
        sum(
            (own + sum(part * share[third].get(other, 0.0) for third, part in row.items())) ** 2
            for other, own in row.items()
        )
        if row
        else None
        for row in share
    ]


def measure_effective_size(vertex_count: int, ties: Iterable[Tie]) -> list[float | None]:
    """Measure how many of everyone's contacts are not doubled by another contact.

    The ties are those of ``measure_constraint``.

    Returns
    -------
    Burt's effective size of each vertex; None for a vertex without ties.

    Notes
    -----
    e(i) = Σ_j (1 − Σ_q p_iq m_jq), where m_jq is j's mutual tie with q as a share of j's strongest.

    References
    ----------
    Burt 1992; Borgatti 1997, Connections 20(1):35-38.

    >>> measure_effective_size(3, [(0, 1, 1.0), (1, 2, 1.0)])
    [1.0, 2.0, 1.0]
    """
    mutual = _add_both_ways(vertex_count, ties)
    sizes: list[float | None] = []
    for row in mutual:
        total = sum(row.values())
        doubled = sum(
            weight / total * mutual[other].get(third, 0.0) / max(mutual[other].values())
            for other in row
            for third, weight in row.items()
        )
        sizes.append(len(row) - doubled if row else None)
    return sizes


def _add_both_ways(vertex_count: int, ties: Iterable[Tie]) -> list[dict[int, float]]:
    """Return for each vertex its contacts and the sum of the ties to and from them."""
    mutual: list[dict[int, float]] = [{} for _ in range(vertex_count)]
    for sender, receiver, weight in ties:
        if sender != receiver:
            mutual[sender][receiver] = mutual[sender].get(receiver, 0.0) + weight
            mutual[receiver][sender] = mutual[receiver].get(sender, 0.0) + weight
    return mutual
