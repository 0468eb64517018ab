"""Who and what is gone if somebody goes, or stops its own engagement?"""

from collections.abc import Iterable

from stakeholder_graph.analysis.engagement.holds import LENT_BY, TIES_OF
from stakeholder_graph.standards.inquiry import Inquiry, Loss
from stakeholder_graph.standards.rules import Gone

RUNNING = (*TIES_OF["run"], *LENT_BY["run"])
"""Who hosts somebody is taken to keep them going; who only buys a piece of work from them is not."""

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


def find_loss(inquiry: Inquiry, gone: Gone) -> Loss:
    """Find what is lost with somebody, once for all of whom a rule is asked.

    Gone are those who play some parts, with all that is part of them but practices and people. So is all that is
    part of ``run_by``, or whose only known runners, or only known payers, are ``run_by`` or part of it; but boards,
    practices with all that is part of them, communities, and those who play ``run_by`` themselves, stay. Where these
    and people meet directly, that is the engagement of ``run_by``, and it stops. In a complete place it is known of
    everybody who runs and pays them.
    """
    if gone not in inquiry.losses:
        inquiry.losses[gone] = _find_loss(inquiry, gone)
    return inquiry.losses[gone]


def _find_loss(inquiry: Inquiry, gone: Gone) -> Loss:
    sure = set(find_whole(inquiry, gone.parts))
    if not gone.run_by:
        return Loss(gone=frozenset(sure))
    doubtful: set[str] = set()
    family = inquiry.cast.find_family(gone.run_by)
    heads = {member for part in gone.run_by for member in inquiry.cast.find(part).members}
    for each in inquiry.structure.ids:
        if each in heads or _stays(inquiry, each):
            continue
        goes = _goes_with(inquiry, each, family)
        if goes is None:
            doubtful.add(each)
        elif goes:
            sure.add(each)
    own = [each for each in family if each in heads or inquiry.place.stakeholders[each].kind == "board"]
    people = [each for each in inquiry.structure.ids if inquiry.cast.find_tier(each) == "people"]
    severed = {pair for one in own for other in people for pair in ((one, other), (other, one))}
    return Loss(gone=frozenset(sure), doubtful=frozenset(doubtful), severed=frozenset(severed))


def find_whole(inquiry: Inquiry, parts: tuple[str, ...]) -> frozenset[str]:
    """Find who plays some parts and all that is part of them; but practices, with all in them, and people are not."""
    if parts not in inquiry.wholes:
        inquiry.wholes[parts] = frozenset(_find_whole(inquiry, parts))
    return inquiry.wholes[parts]


def _find_whole(inquiry: Inquiry, parts: Iterable[str]) -> set[str]:
    players = {member for part in parts for member in inquiry.cast.find(part).members}
    below = {each for member in players for each in inquiry.cast.find_below(member)}
    return players | {
        each
        for each in below
        if inquiry.place.stakeholders[each].kind == "board"
        or not (_stays(inquiry, each) or inquiry.cast.find_tier(each) == "people")
    }


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


def _goes_with(inquiry: Inquiry, stakeholder: str, family: frozenset[str]) -> bool | None:
    """Say whether somebody goes with a family that runs and pays for things; None if nobody can tell."""
    if stakeholder in family:
        return True
    known = inquiry.place.stakeholders[stakeholder]
    ties = inquiry.records.ties_to.get(stakeholder, ())
    runners = {each.sender for each in ties if each.relation in RUNNING}
    payers = {each.sender for each in ties if each.relation in TIES_OF["paid"]}
    if (runners and runners <= family) or (payers and payers <= family):
        return True
    told = runners or payers or known.part_of is not None or known.kind in ON_THEIR_OWN
    return False if told or inquiry.is_complete else None
