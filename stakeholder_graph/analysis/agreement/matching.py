"""Who in one model of a place is who in another?"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import SharedDependency, Stakeholder


def match_stakeholders(first: Place, second: Place) -> dict[str, str]:
    """Find for each stakeholder and shared dependency of the second model the one it is in the first.

    By id; else by a name or alias that nobody else in either model is left with. Capitals, punctuation and a leading
    "the" make no difference. Whom only one model has is not in the answer.
    """
    matched = {each: each for each in second.stakeholders if each in first.stakeholders}
    matched |= _match_names(first.stakeholders, second.stakeholders, matched)
    shared = {each: each for each in second.shared if each in first.shared}
    return matched | shared | _match_names(first.shared, second.shared, shared)


def _match_names(
    first: Mapping[str, Stakeholder] | Mapping[str, SharedDependency],
    second: Mapping[str, Stakeholder] | Mapping[str, SharedDependency],
    matched: Mapping[str, str],
) -> dict[str, str]:
    """Match by name those whom no id matches; whose names lead to two, or to whom two lead, stays unmatched."""
    taken = set(matched.values())
    owners = _find_owners((each, _fold_names(one)) for each, one in first.items() if each not in taken)
    others = _find_owners((each, _fold_names(one)) for each, one in second.items() if each not in matched)
    pairs = {(other, owners[name]) for name, other in others.items() if name in owners}
    counts = Counter(end for pair in pairs for end in (("second", pair[0]), ("first", pair[1])))
    return {other: one for other, one in pairs if counts["second", other] == counts["first", one] == 1}


def _find_owners(named: Iterable[tuple[str, set[str]]]) -> dict[str, str]:
    """Return who has a name, for each name that only one has."""
    owners: dict[str, list[str]] = {}
    for each, names in named:
        for name in names:
            owners.setdefault(name, []).append(each)
    return {name: found[0] for name, found in owners.items() if len(found) == 1}


def _fold_names(one: Stakeholder | SharedDependency) -> set[str]:
    names = (one.name, *one.aliases) if isinstance(one, Stakeholder) else (one.name,)
    return {folded for name in names if (folded := _fold(name))}


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = "".join(each if each.isalnum() else " " for each in plain).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
