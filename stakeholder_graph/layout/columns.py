"""Which neighbourhood does each practice and each group of people belong to?

A column of the drawing is one neighbourhood body with all that belongs to it. Membership follows ``part_of``;
where that says nothing, a stakeholder joins the one column all its channels lead to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stakeholder_graph.model.place import Place

TIERS = ("national", "system", "place", "neighbourhood", "practice", "people")
LOWER_TIERS = frozenset(("neighbourhood", "practice", "people"))
LOOSE = ""

Neighbours = Mapping[str, frozenset[str]]


@dataclass(slots=True)
class Unit:
    """One practice with its own groups and its people, or people without one: what stands together.

    By kind: ``groups`` are parts of the practice on its own tier, ``people`` stand on the tier below.
    """

    practice: str | None
    groups: dict[str, list[str]] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)

    def count_slots(self) -> int:
        """Count the places side by side that it takes."""
        return max([1, *(len(each) for each in (*self.groups.values(), *self.people.values()))])


@dataclass(slots=True)
class Column:
    """A neighbourhood body, the bodies beside it by kind, and its units from left to right."""

    owner: str
    bodies: dict[str, list[str]] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)

    def count_slots(self) -> int:
        """Count the places side by side the units take."""
        return sum(each.count_slots() for each in self.units)


def find_tier(place: Place, stakeholder_id: str) -> str:
    """Return the tier a stakeholder stands on: its own, else its kind's, else the place itself."""
    stakeholder = place.stakeholders[stakeholder_id]
    kind = place.kinds.get(stakeholder.kind)
    tier = stakeholder.tier or (kind.tier if kind else "")
    return tier if tier in TIERS else "place"


def find_neighbours(place: Place) -> Neighbours:
    """Return who is joined to whom by a channel or by being part of it, in either direction."""
    neighbours: dict[str, set[str]] = {each: set() for each in place.stakeholders}
    pairs = [(channel.sender, channel.receiver) for channel in place.channels]
    pairs += [(each.id, each.part_of) for each in place.stakeholders.values() if each.part_of is not None]
    for one, other in pairs:
        if one in neighbours and other in neighbours and one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    return {each: frozenset(others) for each, others in neighbours.items()}


def find_columns(place: Place, tiers: Mapping[str, str], neighbours: Neighbours) -> list[Column]:
    """Return the columns from left to right, by the id of their owner; what belongs nowhere stands last."""
    owner_of = _find_owners(place, tiers, neighbours)
    columns = {owner: Column(owner) for owner in sorted(set(owner_of.values()) - {LOOSE})}
    columns[LOOSE] = Column(LOOSE)
    members: dict[str, list[str]] = {owner: [] for owner in columns}
    for each in sorted(owner_of, key=lambda one: (place.stakeholders[one].name.casefold(), one)):
        members[owner_of[each]].append(each)
    for owner, column in columns.items():
        for each in (one for one in members[owner] if tiers[one] == "neighbourhood"):
            column.bodies.setdefault(place.stakeholders[each].kind, []).append(each)
        practices = [one for one in members[owner] if tiers[one] == "practice"]
        people = [one for one in members[owner] if tiers[one] == "people"]
        column.units = _build_units(place, practices, people, neighbours)
    return [each for each in columns.values() if each.bodies or each.units]


def _climb(place: Place, stakeholder_id: str) -> list[str]:
    """Return a stakeholder and all it is part of, nearest first; a circle is left at its second turn."""
    seen: dict[str, None] = {}
    each: str | None = stakeholder_id
    while each is not None and each in place.stakeholders and each not in seen:
        seen[each] = None
        each = place.stakeholders[each].part_of
    return list(seen)


def _find_owners(place: Place, tiers: Mapping[str, str], neighbours: Neighbours) -> dict[str, str]:
    lower = [each for each in place.stakeholders if tiers[each] in LOWER_TIERS]
    owner_of: dict[str, str] = {}
    for each in lower:
        above = [one for one in _climb(place, each) if tiers[one] == "neighbourhood"]
        if above:
            owner_of[each] = above[-1]
    crowded = {owner for each, owner in owner_of.items() if each != owner}
    for each in lower:  # a body that nothing is part of may still be the forum of one federation
        if owner_of.get(each) == each and each not in crowded:
            del owner_of[each]
    for _ in range(4):
        joined = {each: _only_owner(each, owner_of, neighbours) for each in lower if each not in owner_of}
        owner_of.update({each: owner for each, owner in joined.items() if owner is not None})
    return {each: owner_of.get(each, LOOSE) for each in lower}


def _only_owner(stakeholder_id: str, owner_of: Mapping[str, str], neighbours: Neighbours) -> str | None:
    owners = {owner_of[each] for each in neighbours[stakeholder_id] if each in owner_of}
    return owners.pop() if len(owners) == 1 else None


def _build_units(
    place: Place, practices: Iterable[str], people: Iterable[str], neighbours: Neighbours
) -> list[Unit]:
    practices = list(practices)
    known = frozenset(practices)
    heads = {each: [one for one in _climb(place, each) if one in known][-1] for each in practices}
    units = {
        each: Unit(each) for each in practices if heads[each] == each or heads[heads[each]] != heads[each]
    }
    for each in practices:
        if each not in units:
            units[heads[each]].groups.setdefault(place.stakeholders[each].kind, []).append(each)
    loose: list[Unit] = []
    for each in people:
        above = [one for one in _climb(place, each) if one in units]
        spoken_for = [one for one in place.stakeholders[each].speaks_for if one in units]
        beside = sorted({heads[one] for one in neighbours[each] if one in known} & set(units))
        home = [*above[:1], *spoken_for[:1], *(beside if len(beside) == 1 else [])]
        unit = units[home[0]] if home else Unit(None)
        unit.people.setdefault(place.stakeholders[each].kind, []).append(each)
        if not home:
            loose.append(unit)
    return [*units.values(), *loose]
