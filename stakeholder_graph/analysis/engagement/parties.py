"""Who is reviewed, who speaks for people, and to which organisation does each belong?"""

from stakeholder_graph.analysis.engagement.holds import HOLD_OF
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import Stakeholder

BODY_KINDS = frozenset({"commissioner", "provider"})
BODY_ROLES = frozenset({"place-lead", "commissioning", "delivery", "big-provider", "provider-practice"})
VOICE_KINDS = frozenset({"voice-body", "patient-group", "forum"})
VOICE_ROLES = frozenset({"voice-body", "lay-member"})
SPEAKING_ROLE = "representative"
TEAM_ROLE = "engagement-team"
OFFICER_ROLES = frozenset({"ppi-lead", TEAM_ROLE, "director"})
"""Who has one of these works for a body; a lay member may have one as well."""
EMPLOYING = frozenset(relation for relation, hold in HOLD_OF.items() if hold != "chosen")
PEOPLE_KINDS = frozenset({"community", "membership", "volunteers"})
PARTNER_ROLES = frozenset(
    {"dialogue", "voice-support", "entry-point", "seldom-heard", "disadvantaged", "not-on-a-list", "non-user"}
)
PARTNER_SECTORS = frozenset({"voice", "vcs", "community"})
OWN_KINDS = frozenset(
    {"commissioner", "provider", "council", "practice", "federation", "network", "regulator"}
)
"""The kinds of those that act for themselves, whatever they are part of."""


class Parties:
    """Sorts those who stand in a place on its day.

    Attributes
    ----------
    bodies
        Every commissioner and provider that is not itself part of one, by id: by kind, or by the role of leading the
        place, commissioning or delivering services. Practices are left out unless they have such a role.
    voices
        Everybody who speaks for people, by kind or role, by id. Officers of a body do not, whoever they listen to.
    ties
        The ties that stand, with both ends standing.
    """

    def __init__(self, structure: Structure) -> None:
        self.place = structure.place
        self.standing = frozenset(structure.ids)
        known = [self.place.stakeholders[each] for each in structure.ids]
        self.voices = tuple(each.id for each in known if self.is_voice(each.id))
        candidates = [each.id for each in known if _is_body(each) and not self.is_voice(each.id)]
        self.bodies = tuple(each for each in candidates if not self._is_inside(each, set(candidates)))
        self._bodies = frozenset(self.bodies)
        self.ties = tuple(
            each
            for each in self.place.ties
            if structure.is_standing(each) and {each.sender, each.receiver} <= self.standing
        )
        self._employers = self._find_employers()

    def find_wholes(self, stakeholder: str) -> tuple[str, ...]:
        """Return what a stakeholder is part of, nearest first; a circle ends the climb."""
        wholes: dict[str, None] = {}
        whole = self.place.stakeholders[stakeholder].part_of
        while whole is not None and whole in self.place.stakeholders and whole not in wholes:
            wholes[whole] = None
            whole = self.place.stakeholders[whole].part_of
        return tuple(wholes)

    def is_voice(self, stakeholder: str) -> bool:
        """Say whether somebody speaks for people."""
        known = self.place.stakeholders[stakeholder]
        if known.kind in VOICE_KINDS or not VOICE_ROLES.isdisjoint(known.roles):
            return True
        return SPEAKING_ROLE in known.roles and OFFICER_ROLES.isdisjoint(known.roles)

    def is_partner(self, stakeholder: str) -> bool:
        """Say whether somebody is, speaks for, or is close to people: whoever is involved and does not involve."""
        known = self.place.stakeholders[stakeholder]
        if known.kind in PEOPLE_KINDS or self.is_voice(stakeholder):
            return True
        if known.kind in OWN_KINDS or _is_body(known):
            return False
        return known.sector in PARTNER_SECTORS or not PARTNER_ROLES.isdisjoint(known.roles)

    def find_bodies(self, stakeholder: str) -> tuple[str, ...]:
        """Return the commissioners or providers for which somebody acts: itself, or the one it is part of.

        An engagement team that is part of none acts for all that run or pay it. Empty for whoever is involved rather
        than involves, and for what acts for itself.
        """
        if self.is_partner(stakeholder):
            return ()
        for each in (stakeholder, *self.find_wholes(stakeholder)):
            if each in self._bodies:
                return (each,)
            if self.place.stakeholders[each].kind in OWN_KINDS:
                return ()
        return self._employers.get(stakeholder, ())

    def find_organisation(self, stakeholder: str) -> str:
        """Return the organisation somebody belongs to: the nearest whole that acts for itself, else the topmost."""
        wholes = (stakeholder, *self.find_wholes(stakeholder))
        own = (each for each in wholes if self.place.stakeholders[each].kind in OWN_KINDS)
        return next(own, wholes[-1])

    def _find_employers(self) -> dict[str, tuple[str, ...]]:
        """Find the bodies that run or pay each engagement team."""
        found: dict[str, set[str]] = {}
        for tie in self.ties:
            team = self.place.stakeholders[tie.receiver]
            if tie.relation in EMPLOYING and tie.sender in self._bodies and TEAM_ROLE in team.roles:
                found.setdefault(team.id, set()).add(tie.sender)
        return {team: tuple(sorted(bodies)) for team, bodies in found.items()}

    def _is_inside(self, stakeholder: str, candidates: set[str]) -> bool:
        """Say whether a body is part of another and does not act for itself."""
        if self.place.stakeholders[stakeholder].kind in OWN_KINDS:
            return False
        return not candidates.isdisjoint(self.find_wholes(stakeholder))


def _is_body(stakeholder: Stakeholder) -> bool:
    return stakeholder.kind in BODY_KINDS or (
        not BODY_ROLES.isdisjoint(stakeholder.roles) and stakeholder.kind not in PEOPLE_KINDS
    )
