"""Into which groups does a place fall: by kind, sector, service, organisation and what each is part of?"""

from collections.abc import Mapping

from stakeholder_graph.analysis.place.structure import Structure

Groups = Mapping[str, tuple[int, ...]]

GROUPINGS = ("kind", "sector", "service", "organisation", "part_of")


def find_groups(structure: Structure, by: str) -> Groups:
    """Find the groups of one grouping, each with the numbers of its members, both in order of name.

    ``organisation`` is the topmost stakeholder one is part of; a stakeholder that stands alone is no group.
    A stakeholder may be in several groups by ``service``. Empty where the model does not have the grouping.
    """
    groups: dict[str, list[int]] = {}
    for number, each in enumerate(structure.ids):
        for name in _name_groups(structure, each, by):
            groups.setdefault(name, []).append(number)
    found = {name: tuple(groups[name]) for name in sorted(groups)}
    if by == "organisation":
        return {name: members for name, members in found.items() if len(members) > 1}
    return found


def find_group_of(structure: Structure, by: str) -> list[int]:
    """Number the group of every stakeholder, -1 for those without one; a lone organisation is its own."""
    numbers: dict[str, int] = {}
    group_of: list[int] = []
    for each in structure.ids:
        names = _name_groups(structure, each, by)
        group_of.append(numbers.setdefault(names[0], len(numbers)) if names else -1)
    return group_of


def _name_groups(structure: Structure, stakeholder: str, by: str) -> tuple[str, ...]:
    known = structure.place.stakeholders[stakeholder]
    if by == "service":
        return tuple(sorted(set(known.services)))
    if by == "organisation":
        return (_find_topmost(structure, stakeholder),)
    name = {"kind": known.kind, "sector": known.sector, "part_of": known.part_of}[by]
    return () if name is None else (name,)


def _find_topmost(structure: Structure, stakeholder: str) -> str:
    """Climb to the topmost stakeholder this one is part of; itself if it is part of nothing."""
    stakeholders = structure.place.stakeholders
    while (above := stakeholders[stakeholder].part_of) is not None and above in stakeholders:
        stakeholder = above
    return stakeholder
