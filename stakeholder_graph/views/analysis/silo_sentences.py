"""Who does not hear whom, said in sentences."""

from collections.abc import Sequence

from stakeholder_graph.results.silos import Broker, Siblings, SiloGroup
from stakeholder_graph.views.words import Names, join_words, list_some, start_sentence

NAMED_AT_MOST = 3


def describe_siblings(siblings: Sequence[Siblings], names: Names, shown: int) -> str:
    """Say who do not hear each other but through a hub: one group by its hub, several of one kind together.

    Worded so that it is true of members that hear nobody at all.
    """
    if len(siblings) == 1:
        return _describe_one_hub(siblings[0], names)
    members = {member for each in siblings for member in each.members}
    hubs = list_some(names.call_all(each.hub for each in siblings), shown)
    return (
        f"{names.count(members)}, in {len(siblings)} groups: no two of a group hear each other except through "
        f"its hub ({hubs})."
    )


def _describe_one_hub(one: Siblings, names: Names) -> str:
    """Say it of one group; where the members are few, they are named behind."""
    count = len(one.members)
    of = f" of {names.call(one.parent)}" if one.parent else ""
    through = "it" if one.hub == one.parent else names.call(one.hub)
    who, do = f"{names.count(one.members)}{of}", "do not " if count == 2 else ""
    few = f": {', '.join(names.call_all(one.members))}" if count <= NAMED_AT_MOST else ""
    return f"{'The' if do else 'No two of the'} {who} {do}hear each other except through {through}{few}."


def is_body_with_members(group: SiloGroup, names: Names) -> bool:
    """Say whether a group is one body and its own people or only part, and the body is the way in and out.

    That is so by construction, and no finding.
    """
    if not group.only_way_in == group.only_way_out == group.group:
        return False
    parts = [each for each in group.members if each != group.group]
    return len(parts) < 2 or names.are_people(parts)


def describe_ways(group: SiloGroup, names: Names) -> str:
    """Say who is the only way in and out of a group."""
    who = say_group(group, names)
    if group.only_way_in == group.only_way_out and group.only_way_in:
        itself = " itself" if group.only_way_in == group.group else ""
        return f"{who}: nothing comes in or goes out except through {names.call(group.only_way_in)}{itself}."
    ways = [
        f"nothing {way} except through {names.call(id_)}"
        for way, id_ in (("comes in", group.only_way_in), ("goes out", group.only_way_out))
        if id_
    ]
    return f"{who}: {join_words(ways)}."


NO_SERVICE = "The model names no services, so nothing can be said of them."


def describe_services(groups: Sequence[SiloGroup], names: Names) -> tuple[str, ...]:
    """Say of each service whether those who have to do with it are joined by channels, and with others.

    A service that only one has to do with is told together with the others like it.
    """
    services = [each for each in groups if each.by == "service"]
    alone = [each.group for each in services if len(each.members) == 1]
    told = [_describe_service(each, names) for each in services if len(each.members) > 1]
    if alone:
        one = "it" if len(alone) == 1 else "each of them"
        told.append(f"{start_sentence(', '.join(alone))}: only one stakeholder has to do with {one}.")
    return tuple(told)


def _describe_service(group: SiloGroup, names: Names) -> str:
    who = names.count(group.members)
    few = f" ({', '.join(names.call_all(group.members))})" if len(group.members) <= NAMED_AT_MOST else ""
    service = start_sentence(group.group)
    if group.ei_index is None:
        return f"{service}: for the {who}{few} no channel in and none out is recorded."
    if group.ei_index == 1:
        return f"{service}: no channel between the {who}{few} is recorded, only with others."
    if group.ei_index == -1:
        return f"{service}: the {who}{few} keep to themselves; no channel with anybody else is recorded."
    return f"{service}: the {who}{few} have channels between them, and with others."


def say_group(group: SiloGroup, names: Names) -> str:
    """Name a group: "the 9 forums", "the vcs sector", "what is part of West Somerset federation"."""
    if group.by == "kind":
        if len(group.members) == 2:
            return f"Both {names.say_kind(group.members, 2)}"
        return names.count(group.members) if len(group.members) == 1 else f"All {names.count(group.members)}"
    if group.by in ("part_of", "organisation"):
        return f"{names.call(group.group)} and its parts"
    return f"The {group.group.replace('-', ' ')} {group.by}"


def describe_heads(groups: Sequence[SiloGroup], names: Names, shown: int) -> str:
    """Say which stakeholders are each the only way in and out for their own parts."""
    if len(groups) == 1:
        return describe_ways(groups[0], names)
    heads = names.call_all(each.group for each in groups)
    return f"{list_some(heads, shown)} are each the only way in and out for their own parts."


def describe_index(value: float | None) -> str:
    """Write an E-I index; a dash where there is none."""
    return "-" if value is None else f"{value:+.2f}"


def list_broker_roles(broker: Broker) -> tuple[int, int, int, int, int]:
    """Count the five Gould-Fernandez roles in their usual order."""
    return (broker.coordinator, broker.itinerant, broker.gatekeeper, broker.representative, broker.liaison)


def find_closed_groups(groups: Sequence[SiloGroup]) -> tuple[SiloGroup, ...]:
    """Return the groups with one only way in or out, the largest first; those with the same members once."""
    once: dict[tuple[str, ...], SiloGroup] = {}
    for each in groups:
        if (each.only_way_in or each.only_way_out) and len(each.members) > 1:
            once.setdefault(each.members, each)
    return tuple(sorted(once.values(), key=lambda each: (-len(each.members), each.by, each.group)))
