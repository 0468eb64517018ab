"""Who plays the parts that rules speak of in one place, and is it known where nobody does?"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import AbsentStakeholder, Stakeholder
from stakeholder_graph.model.selectors import Directory, SelectionError
from stakeholder_graph.results.audits import CastMember
from stakeholder_graph.standards.rules import Narrowing, Part, Standard
from stakeholder_graph.units import stands_on


class Played(Struct, frozen=True, kw_only=True):
    """Who plays one part, in the order of the model.

    ``by`` is how they were found, or how they would be found first if nobody plays it. ``absence`` is the record
    that says that nobody does; in a place that is complete nobody needs to say so.
    """

    part: Part
    members: tuple[str, ...]
    by: Narrowing
    is_known_absent: bool = False
    absence: AbsentStakeholder | None = None


class Cast:
    """The parts of a standard, as they are played in one place on its day."""

    def __init__(self, standard: Standard, structure: Structure) -> None:
        self.standard = standard
        self.structure = structure
        self.place = structure.place
        self._directory = Directory(self.place.stakeholders, self.place.kinds)
        self._below: dict[str, tuple[str, ...]] = {}
        self._played: dict[str, Played] = {}

    def find(self, part: str) -> Played:
        """Find who plays a part."""
        if part not in self._played:
            self._played[part] = self._find(self.standard.cast[part])
        return self._played[part]

    def find_family(self, parts: Iterable[str]) -> frozenset[str]:
        """Find who plays any of some parts, with all that is part of them."""
        members = [member for part in parts for member in self.find(part).members]
        return frozenset(each for member in members for each in (member, *self.find_below(member)))

    def find_below(self, whole: str) -> tuple[str, ...]:
        """Find all that stands and is part of somebody, at any depth."""
        if whole not in self._below:
            found: dict[str, None] = {}
            waiting = list(self.place.parts.get(whole, ()))
            while waiting:
                each = waiting.pop(0)
                if each not in found and each != whole:
                    found[each] = None
                    waiting += self.place.parts.get(each, ())
            self._below[whole] = tuple(each for each in found if each in self.structure.number_of)
        return self._below[whole]

    def is_below(self, part: str, wholes: frozenset[str]) -> bool:
        """Say whether somebody is part of any of some others, at any depth."""
        seen = {part}
        above = self.place.stakeholders[part].part_of
        while above is not None and above in self.place.stakeholders and above not in seen:
            if above in wholes:
                return True
            seen.add(above)
            above = self.place.stakeholders[above].part_of
        return False

    def find_tier(self, stakeholder: str) -> str:
        """Find the row on which somebody stands: their own, or that of their kind."""
        known = self.place.stakeholders[stakeholder]
        return known.tier or self.place.kinds[known.kind].tier

    def tell(self) -> tuple[CastMember, ...]:
        """Tell who was taken to play each part, in the order of the cast."""
        return tuple(
            CastMember(
                part=part,
                name=played.part.name,
                standard=self.standard.id,
                members=played.members,
                by=str(played.by),
                known_absent=played.is_known_absent,
            )
            for part in self.standard.cast
            for played in (self.find(part),)
        )

    def _find(self, part: Part) -> Played:
        for narrowing in part.who:
            members = self._find_members(narrowing)
            if members:
                return Played(part=part, members=members, by=narrowing)
        if self.place.complete:
            return Played(part=part, members=(), by=part.who[0], is_known_absent=True)
        absences = [self._find_absence(narrowing) for narrowing in part.who]
        return Played(
            part=part,
            members=(),
            by=part.who[0],
            is_known_absent=None not in absences,
            absence=next((each for each in absences if each is not None), None),
        )

    def _find_members(self, narrowing: Narrowing) -> tuple[str, ...]:
        wholes = self.find(narrowing.part_of).members if narrowing.part_of is not None else None
        below = {each for whole in wholes for each in self.find_below(whole)} if wholes is not None else None
        kind = self._find_kind(narrowing.kind)
        return tuple(
            each.id
            for each in self.place.stakeholders.values()
            if each.id in self.structure.number_of
            and (below is None or each.id in below)
            and self._fits(each, narrowing, kind)
        )

    def _find_kind(self, word: str | None) -> str | None:
        """Return the kind a word stands for; the word itself where no kind is called so."""
        try:
            return self._directory.find_kind(word) if word is not None else None
        except SelectionError:
            return word

    def _fits(self, stakeholder: Stakeholder, narrowing: Narrowing, kind: str | None) -> bool:
        tier = self.find_tier(stakeholder.id)
        return (
            kind in (None, stakeholder.kind)
            and narrowing.sector in (None, stakeholder.sector)
            and narrowing.tier in (None, tier)
            and (narrowing.role is None or narrowing.role in stakeholder.roles)
            and (narrowing.tag is None or narrowing.tag in stakeholder.tags)
            and (narrowing.service is None or narrowing.service in stakeholder.services)
        )

    def _find_absence(self, narrowing: Narrowing) -> AbsentStakeholder | None:
        """Find the record that says that nobody fits a narrowing: all that it says is said there too."""
        day = self.structure.day
        for absence in self.place.absent_stakeholders:
            if stands_on(day, absence.since, absence.until) and self._covers(absence, narrowing):
                return absence
        if narrowing.part_of is not None:
            whole = self.find(narrowing.part_of)
            return whole.absence if whole.is_known_absent else None
        return None

    def _covers(self, absence: AbsentStakeholder, narrowing: Narrowing) -> bool:
        said: Mapping[str, str | None] = {
            "kind": self._find_kind(narrowing.kind),
            "role": narrowing.role,
            "sector": narrowing.sector,
            "tag": narrowing.tag,
            "service": narrowing.service,
            "tier": narrowing.tier,
        }
        if any(getattr(absence, key) not in (None, value) for key, value in said.items()):
            return False
        return absence.part_of is None or self._lies_below(narrowing.part_of, absence.part_of)

    def _lies_below(self, part: str | None, whole: str) -> bool:
        """Say whether all who play a part, and so all that is part of them, are within one stakeholder."""
        members = self.find(part).members if part is not None else ()
        within = {whole, *self.find_below(whole)}
        return bool(members) and all(each in within for each in members)
