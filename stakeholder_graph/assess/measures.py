"""Measures of structure for researchers: structural holes, and how near a place is to a pure hierarchy."""

from msgspec import Struct

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.krackhardt import KrackhardtDimensions, measure_krackhardt
from stakeholder_graph.graph.structural_holes import measure_constraint, measure_effective_size
from stakeholder_graph.model.place import Place


class StructuralHoles(Struct, frozen=True, kw_only=True):
    """How much room one stakeholder has to broker between those it is joined to.

    ``constraint`` is high, and ``effective_size`` low, where they are joined to each other as well. Both are None
    for a stakeholder without channels.
    """

    id: str
    constraint: float | None
    effective_size: float | None


def measure_structural_holes(place: Place) -> tuple[StructuralHoles, ...]:
    """Measure how much room each stakeholder has to broker between those it exchanges messages with.

    Whoever is joined by a channel counts once in each direction, however many channels there are; what travels on
    them does not matter. The place is taken as it stands on its day, and is not changed.

    Returns
    -------
    tuple of StructuralHoles
        One for each stakeholder that stands, in order of id.

    References
    ----------
    Burt 1992, Structural Holes, Harvard University Press; Borgatti 1997, Connections 20(1):35-38.

    Examples
    --------
    >>> from stakeholder_graph import example_place
    >>> holes = measure_structural_holes(example_place("hub <-> north; hub <-> south"))
    >>> [(each.id, each.constraint, each.effective_size) for each in holes]
    [('hub', 0.5, 2.0), ('north', 1.0, 1.0), ('south', 1.0, 1.0)]
    """
    structure = Structure(place)
    ties = [(tail, head, 1.0) for tail, head in _find_pairs(structure)]
    constraints = measure_constraint(len(structure.ids), ties)
    sizes = measure_effective_size(len(structure.ids), ties)
    return tuple(
        StructuralHoles(id=each, constraint=constraint, effective_size=size)
        for each, constraint, size in zip(structure.ids, constraints, sizes, strict=True)
    )


def measure_hierarchy(place: Place) -> KrackhardtDimensions:
    """Measure how near the channels of a place are to a pure hierarchy, read in the direction messages travel.

    A structure can be perfect downwards and poor upwards: turn its channels round and measure again.

    Returns
    -------
    KrackhardtDimensions
        Connectedness, hierarchy, efficiency (undirected form) and least upper bound, each from 0 to 1; None where
        there is nothing to compare. All are 1 for a tree that leads down from one head.

    References
    ----------
    Krackhardt 1994, in Carley and Prietula (eds), Computational Organization Theory, 89-111.

    Examples
    --------
    >>> from stakeholder_graph import example_place
    >>> measure_hierarchy(example_place("board -> forum -> north, south")).least_upper_bound
    1.0
    >>> measure_hierarchy(example_place("north -> forum; south -> forum; forum -> board")).least_upper_bound
    0.6666666666666667
    """
    structure = Structure(place)
    return measure_krackhardt(len(structure.ids), _find_pairs(structure))


def _find_pairs(structure: Structure) -> list[tuple[int, int]]:
    """Find the distinct ordered pairs of stakeholders that a channel joins."""
    return sorted(set(zip(structure.graph.tails, structure.graph.heads, strict=True)))
