"""How do commissioners and providers involve people? Their ways in sentences, those that are alike in one."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from stakeholder_graph.results.reviews import EngagementRow
from stakeholder_graph.views.certainty import say_doubt
from stakeholder_graph.views.messages.sentences import HINTS
from stakeholder_graph.views.words import Names, join_words, list_some

NOT_RECORDED = "not recorded"


def say_level(level: str | None) -> str:
    """Name a level, or say that none is recorded."""
    return level or NOT_RECORDED


class AlikeWays(Struct, frozen=True, kw_only=True):
    """Ways that differ in nothing but whose they are, where several bodies have the like, and the partner."""

    way: EngagementRow
    bodies: tuple[str, ...]
    partners: tuple[str, ...]


def group_ways(ways: Iterable[EngagementRow]) -> tuple[AlikeWays, ...]:
    """Gather the ways of a body that differ in the partner only, then the bodies that do the same with the same.

    In the order in which they first come.
    """
    of_body: dict[tuple[object, ...], list[EngagementRow]] = {}
    for way in ways:
        of_body.setdefault((way.body, *_find_manner(way)), []).append(way)
    groups: dict[tuple[object, ...], list[tuple[EngagementRow, tuple[str, ...]]]] = {}
    for same in of_body.values():
        partners = tuple(dict.fromkeys(way.partner for way in same))
        groups.setdefault((partners, *_find_manner(same[0])), []).append((same[0], partners))
    return tuple(
        AlikeWays(way=each[0][0], bodies=tuple(way.body for way, _ in each), partners=each[0][1])
        for each in groups.values()
    )


def _find_manner(way: EngagementRow) -> tuple[object, ...]:
    """Return all that two ways must have in common to be told together."""
    how = (way.through, way.by, way.hears, way.tells, way.standing, way.claimed_level, way.level)
    known = (way.evidence, way.basis, way.level_basis, say_doubt([way.certainty], [way.source]))
    return (*how, way.purpose, *known)


def describe_ways(alike: AlikeWays, names: Names) -> str:
    """Say how a body involves somebody: in which direction, by what, at what level, for what, and how it is known."""
    way = alike.way
    partners, who = _tell(alike.partners, names), _say_who(alike, names)
    times = "" if way.standing else ", at times only"
    parts = (
        _say_levels(way),
        f"for: {way.purpose.rstrip('.')}" if way.purpose else "",
        f"evidence: {way.evidence or 'not stated'}",
    )
    doubts = ", ".join(filter(None, (HINTS[way.basis], say_doubt([way.certainty], [way.source]))))
    hint = f" [{doubts}]" if doubts else ""
    told = "; ".join(filter(None, parts))
    direction = _say_direction(way, one=len(alike.bodies) == 1)
    return f"{who} {direction} {partners} by {way.by}{times}: {told}{hint}."


def _say_who(alike: AlikeWays, names: Names) -> str:
    """Name a body with the part that acts for it; of several, the first few."""
    who = list_some(names.call_all(alike.bodies), 2) if len(alike.bodies) > 2 else ""
    who = who or join_words(names.call_all(alike.bodies))
    return f"{who}, through {names.call(alike.way.through)}," if alike.way.through else who


def _say_direction(way: EngagementRow, *, one: bool) -> str:
    s = "s" if one else ""
    if way.hears and way.tells:
        return f"hear{s} and tell{s}"
    return f"only hear{s}" if way.hears else f"only tell{s}"


def say_way(way: EngagementRow) -> str:
    """Say in a word in which direction a way runs, for a table."""
    if way.hears and way.tells:
        return "both"
    return "hears" if way.hears else "tells"


def _say_levels(way: EngagementRow) -> str:
    """Say the level claimed and the level practised, as far as they are recorded."""
    if way.level is None and way.claimed_level is None:
        return "level not recorded"
    if way.claimed_level is None:
        return f"practised “{way.level}”{mark_level(way)}, no claim recorded"
    practised = (
        f"practised “{way.level}”{mark_level(way)}" if way.level else "what is practised is not recorded"
    )
    return f"claimed “{way.claimed_level}”, {practised}"


def mark_level(way: EngagementRow) -> str:
    """Mark a practised level for which no source vouches."""
    return " [assumed]" if way.level_basis == "assumed" else ""


def _tell(ids: Sequence[str], names: Names) -> str:
    """Name up to three, else count them."""
    return join_words(names.call_all(ids)) if len(ids) <= 3 else names.count(ids)


def find_claims_above(ways: Iterable[EngagementRow]) -> tuple[EngagementRow, ...]:
    """Keep the ways that claim more than they practise, the widest gap first."""
    return tuple(sorted((each for each in ways if (each.gap or 0) > 0), key=lambda each: -(each.gap or 0)))


def describe_claim(alike: AlikeWays, names: Names) -> str:
    """Say what a body claims and what it practises."""
    way = alike.way
    rungs = "1 rung" if way.gap == 1 else f"{way.gap} rungs"
    who = f"{_say_who(alike, names).rstrip(',')}, with {_tell(alike.partners, names)}"
    return f"{who}, by {way.by}: {_say_levels(way)}, {rungs} lower."
