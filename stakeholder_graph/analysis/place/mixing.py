"""Which groups of a place tell which, and how much of what would be possible is there?"""

from stakeholder_graph.analysis.place.groups import Groups, find_groups
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.brokerage import measure_ei_index, measure_expected_ei_index
from stakeholder_graph.results.mixing import Mixing, MixingGroup


def count_mixing(structure: Structure, by: str) -> Mixing:
    """Count how often each group tells each.

    Parameters
    ----------
    structure
        The place on its day.
    by
        The grouping: ``kind``, ``sector``, ``service``, ``organisation`` or ``part_of``.

    Returns
    -------
    Mixing
        Groups in order of name; those of an organisation that stands alone are no group. Without any group where
        the model does not have the grouping.

    Notes
    -----
    In graph terms the mixing matrix of the simple directed graph, not normalised: parallel channels count once.

    References
    ----------
    Newman 2003, Physical Review E 67:026126.
    """
    groups = find_groups(structure, by)
    pairs = {
        (tail, head)
        for tail, head in zip(structure.graph.tails, structure.graph.heads, strict=True)
        if tail != head
    }
    sets = {name: frozenset(members) for name, members in groups.items()}
    grouped = frozenset[int]().union(*sets.values())
    return Mixing(
        by=by,
        groups=tuple(_measure_group(structure, by, name, groups, pairs) for name in groups),
        joined=_count_joined(sets, pairs),
        possible=tuple(
            tuple(len(tells) * len(hears) - len(tells & hears) for hears in sets.values())
            for tells in sets.values()
        ),
        ungrouped_count=len(structure.ids) - len(grouped),
    )


def _count_joined(
    sets: dict[str, frozenset[int]], pairs: set[tuple[int, int]]
) -> tuple[tuple[int, ...], ...]:
    """Count the pairs from each group to each."""
    groups_of: dict[int, list[int]] = {}
    for number, members in enumerate(sets.values()):
        for each in members:
            groups_of.setdefault(each, []).append(number)
    counts = [[0] * len(sets) for _ in sets]
    for tail, head in pairs:
        for tells in groups_of.get(tail, ()):
            for hears in groups_of.get(head, ()):
                counts[tells][hears] += 1
    return tuple(map(tuple, counts))


def _measure_group(
    structure: Structure, by: str, name: str, groups: Groups, pairs: set[tuple[int, int]]
) -> MixingGroup:
    members = groups[name]
    return MixingGroup(
        group=name,
        name=_call_group(structure, by, name),
        member_count=len(members),
        ei_index=measure_ei_index(pairs, set(members)),
        expected_ei_index=measure_expected_ei_index(len(members), len(structure.ids)),
    )


def _call_group(structure: Structure, by: str, name: str) -> str:
    """Call a group as the model does."""
    place = structure.place
    if by == "kind" and name in place.kinds:
        return place.kinds[name].plural
    if by == "sector" and name in place.sectors:
        return place.sectors[name].name
    if by in ("organisation", "part_of") and name in place.stakeholders:
        return place.stakeholders[name].name
    return name.replace("-", " ")
