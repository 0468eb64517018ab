"""What a place looks like to networkx; the only file that imports it, which is slow."""

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

NetworkxForm = nx.MultiDiGraph
"""What a place is in networkx: a directed graph that keeps parallel channels apart."""


def to_networkx(
    vertex_ids: Iterable[str],
    arcs: Iterable[tuple[str, str, str, Mapping[str, Any]]],
    vertex_attributes: Mapping[str, Mapping[str, Any]],
) -> "nx.MultiDiGraph[str]":
    """Turn stakeholders and channels into a networkx graph, for whoever wants its algorithms.

    Parameters
    ----------
    vertex_ids
        Every vertex, in the order wanted.
    arcs
        Sender, receiver, key and attributes of each arc; the key tells parallel arcs apart.
    vertex_attributes
        The attributes of each vertex; it may leave vertices out.

    Raises
    ------
    ValueError
        If an arc names a vertex that is not among ``vertex_ids``, which networkx would silently add.

    >>> to_networkx(["a", "b"], [("a", "b", "letter", {"delay_days": 2})], {}).edges["a", "b", "letter"]
    {'delay_days': 2}
    """
    form: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for vertex in vertex_ids:
        form.add_node(vertex, **vertex_attributes.get(vertex, {}))
    for sender, receiver, key, attributes in arcs:
        if sender not in form or receiver not in form:
            msg = f"the arc {key!r} joins {sender!r} and {receiver!r}, which are not both given"
            raise ValueError(msg)
        form.add_edge(sender, receiver, key=key, **attributes)
    return form
