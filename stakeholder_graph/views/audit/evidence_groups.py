"""Which evidence is told in one sentence? What joins the same two, and what is alike but for one end."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.views.certainty import grade_certainty

HOLDS = ("chosen", "paid", "run")
CHANNEL = (None, "channel")
"""The aspects of a channel of which nothing is asked but that it is there."""
ROUTES = ("route", "without", "run_by", "not_via", "both_ways", "routes", "heard_within")
"""What is asked of routes, of which several channels may have to be known."""

LACKING = ("complete", "known-absent", "silent")
Bond = tuple[object, ...]
Group = tuple[Evidence, ...]


def group_evidence(evidence: Sequence[Evidence]) -> tuple[Group, ...]:
    """Gather evidence that one sentence can tell, in the order in which each group first comes.

    Hands that one body has in another are one group, and so are a way that goes one way only with the lack of a way
    back, and ties between the same two; of the rest, what joins one with several, or does not join them.
    """
    place = {id(each): number for number, each in enumerate(evidence)}
    groups: list[Group] = list(_pair_with_way_back(evidence))
    paired = {id(each) for group in groups for each in group}
    rest: list[Evidence] = [each for each in evidence if id(each) not in paired]
    for bond in (_bind_hold, _bind_pair, _bind_first_end, _bind_other_end):
        found = _gather(rest, bond)
        groups += [each for each in found if len(each) > 1]
        rest = [each[0] for each in found if len(each) == 1]
    groups += [(each,) for each in rest]
    return tuple(sorted(groups, key=lambda each: place[id(each[0])]))


def _pair_with_way_back(evidence: Sequence[Evidence]) -> Iterator[Group]:
    """Put each way of which a way back was asked beside what is said of the way back, where something is."""
    lacks = {each.ids: each for each in evidence if each.kind in LACKING and each.aspect in CHANNEL}
    for each in evidence:
        if is_one_way(each):
            back = lacks.get((each.ids[1], each.ids[0]))
            yield (each,) if back is None else (each, back)


def is_one_way(evidence: Evidence) -> bool:
    """Say whether evidence is a channel that is there where one both ways was asked for, with no way back."""
    asked = evidence.kind == "channel" and evidence.aspect == "both_ways" and len(evidence.ids) == 2
    return asked and evidence.supports != "met"


def _gather(evidence: Iterable[Evidence], bond: Callable[[Evidence], Bond | None]) -> list[Group]:
    """Gather what has the same bond; what has none stays alone."""
    found: dict[Bond, list[Evidence]] = {}
    for each in evidence:
        found.setdefault(bond(each) or ("alone", id(each)), []).append(each)
    return [tuple(each) for each in found.values()]


def find_hold(evidence: Evidence) -> tuple[str, str] | None:
    """Return who has a hold on whom, where evidence says that somebody chose, pays or runs somebody."""
    if evidence.found not in HOLDS or len(evidence.ids) < 2:
        return None
    if evidence.kind == "tie":
        return evidence.ids[0], evidence.ids[1]
    if evidence.kind == "seats":
        return evidence.ids[1], evidence.ids[2] if len(evidence.ids) > 2 else evidence.ids[0]
    return evidence.ids[1], evidence.ids[0]


def is_closing(evidence: Evidence) -> bool:
    """Say whether a piece of evidence only says how many there were of a list that was cut."""
    return (
        not evidence.ids
        and evidence.role is None
        and evidence.kind != "value"
        and evidence.found is not None
        and evidence.found.isdigit()
    )


def _bind_hold(evidence: Evidence) -> Bond | None:
    hold = find_hold(evidence)
    return (*hold, evidence.supports) if hold is not None else None


def _bind_pair(evidence: Evidence) -> Bond | None:
    """Bind the ties between the same two."""
    if evidence.kind != "tie" or len(evidence.ids) != 2 or find_hold(evidence) is not None:
        return None
    return (evidence.supports, evidence.ids, evidence.basis, grade_certainty(evidence.certainty))


def _bind_first_end(evidence: Evidence) -> Bond | None:
    """Bind what has one giver with several takers for ties, and one who hears with several who tell for the rest."""
    return _bind_end(evidence, 0 if evidence.kind == "tie" else -1)


def _bind_other_end(evidence: Evidence) -> Bond | None:
    return _bind_end(evidence, -1 if evidence.kind == "tie" else 0)


def _bind_end(evidence: Evidence, end: int) -> Bond | None:
    """Bind evidence of one sort with this end in common; that which has values of its own stands alone."""
    if len(evidence.ids) != 2 or find_hold(evidence) is not None or evidence.kind not in BOUND:
        return None
    if evidence.kind == "channel" and evidence.aspect not in CHANNEL:
        return None
    sort = (evidence.kind, evidence.supports, evidence.aspect, evidence.role, evidence.basis)
    return (*sort, grade_certainty(evidence.certainty), evidence.found, evidence.wanted, evidence.ids[end])


BOUND = ("tie", "channel", "known-absent", "complete")
