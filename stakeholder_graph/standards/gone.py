"""Who and what is gone if somebody goes, or stops its own engagement?"""

from msgspec import Struct

from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import Gone

RUNNING = ("runs", "hosts")
PAYING = ("funds", "pays")
ON_THEIR_OWN = frozenset(
    {
        "board",
        "civic-body",
        "commissioner",
        "community",
        "council",
        "federation",
        "membership",
        "practice",
        "practice-role",
        "provider",
        "regulator",
        "scrutiny",
    }
)
"""Kinds that nobody is taken to run where the model does not say who does."""

STAYING = frozenset({"board", "practice", "community"})
"""Kinds that stay whoever stops engaging, with all that is part of a practice."""


class Loss(Struct, frozen=True, kw_only=True):
    """What is lost.

    ``gone`` are those who are gone for sure; ``doubtful`` may be gone as well, as nobody is known to run or to pay
    for them. ``severed`` are the pairs between which nothing passes any more.
    """

    gone: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    severed: frozenset[tuple[str, str]] = frozenset()


def find_loss(inquiry: Inquiry, gone: Gone) -> Loss:
    """Find what is lost with somebody.

    Gone are those who play some parts; and all that is part of ``run_by``, or whose only known runners, or only
    known payers, are ``run_by`` or part of it. Boards, practices with all that is part of them, communities, and
    those who play ``run_by`` themselves, stay; but where they and people meet directly, that is the engagement of
    ``run_by``, and it stops. In a complete place it is known of everybody who runs and pays them.
    """
    sure = {member for part in gone.parts for member in inquiry.cast.find(part).members}
    if not gone.run_by:
        return Loss(gone=frozenset(sure))
    doubtful: set[str] = set()
    family = inquiry.cast.find_family(gone.run_by)
    heads = {member for part in gone.run_by for member in inquiry.cast.find(part).members}
    for each in inquiry.structure.ids:
        if each not in heads and not _stays(inquiry, each):
            fate = _find_fate(inquiry, each, family)
            (sure if fate else doubtful if fate is None else set()).add(each)
    own = [each for each in family if each in heads or inquiry.place.stakeholders[each].kind == "board"]
    people = [each for each in inquiry.structure.ids if inquiry.cast.find_tier(each) == "people"]
    severed = {pair for one in own for other in people for pair in ((one, other), (other, one))}
    return Loss(gone=frozenset(sure), doubtful=frozenset(doubtful), severed=frozenset(severed))


def _stays(inquiry: Inquiry, stakeholder: str) -> bool:
    known = inquiry.place.stakeholders[stakeholder]
    if known.kind in STAYING:
        return True
    above = known.part_of
    while above is not None and above in inquiry.place.stakeholders:
        if inquiry.place.stakeholders[above].kind == "practice":
            return True
        above = inquiry.place.stakeholders[above].part_of
    return False


def _find_fate(inquiry: Inquiry, stakeholder: str, family: frozenset[str]) -> bool | None:
    """Say whether somebody goes with a family that runs and pays for things; None if nobody can tell."""
    if stakeholder in family:
        return True
    known = inquiry.place.stakeholders[stakeholder]
    ties = inquiry.records.ties_to.get(stakeholder, ())
    runners = {each.sender for each in ties if each.relation in RUNNING}
    payers = {each.sender for each in ties if each.relation in PAYING}
    if (runners and runners <= family) or (payers and payers <= family):
        return True
    told = runners or payers or known.part_of is not None or known.kind in ON_THEIR_OWN
    return False if told or inquiry.is_complete else None
