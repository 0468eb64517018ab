"""Which parts are played in a place, and how well was it looked at? Places are aligned by these, not by names."""

from collections.abc import Sequence

from msgspec import Struct

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import AbsentStakeholder, Stakeholder
from stakeholder_graph.results.comparisons import Sought
from stakeholder_graph.units import stands_on


class Player(Struct, frozen=True, kw_only=True):
    """What somebody is who plays a part: all that is said must hold."""

    role: str | None = None
    kind: str | None = None

    def fits(self, stakeholder: Stakeholder) -> bool:
        """Say whether a stakeholder is that."""
        return self.kind in (None, stakeholder.kind) and (self.role is None or self.role in stakeholder.roles)

    def is_ruled_out(self, absence: AbsentStakeholder) -> bool:
        """Say whether nobody can be that where such a stakeholder is known to be absent."""
        said = {"role": absence.role, "kind": absence.kind}
        narrower = (absence.part_of, absence.sector, absence.tag, absence.service, absence.tier)
        return not any(narrower) and all(value in (None, getattr(self, name)) for name, value in said.items())


class Part(Struct, frozen=True, kw_only=True):
    """One part and who plays it: the first of some descriptions that finds anybody, or whoever is any of them."""

    id: str
    name: str
    players: tuple[Player, ...]
    takes_all: bool = False


class PartFound(Struct, frozen=True, kw_only=True):
    """Who plays one part in a place, and whether it was looked for at all."""

    part: str
    name: str
    sought: Sought
    members: tuple[str, ...]


def _part(id_: str, name: str, *players: tuple[str | None, str | None], takes_all: bool = False) -> Part:
    known = tuple(Player(role=role, kind=kind) for role, kind in players)
    return Part(id=id_, name=name, players=known, takes_all=takes_all)


PARTS = (
    _part("commissioner", "NHS commissioner", ("place-lead", "commissioner"), (None, "commissioner")),
    _part("council", "council", (None, "council")),
    _part("board", "board that decides", ("board", None), (None, "board")),
    _part("wellbeing-board", "Health and Wellbeing Board", ("wellbeing-board", None)),
    _part("committee", "committee for involvement", ("ppi-committee", None)),
    _part("engagement", "commissioner's engagement team", ("engagement-team", None)),
    _part(
        *("lay-members", "lay members and representatives"),
        *(("lay-member", None), ("representative", None)),
        takes_all=True,
    ),
    _part("voice-body", "voice body", ("voice-body", None), (None, "voice-body")),
    _part("forums", "forums", (None, "forum")),
    _part("federations", "federations or networks", (None, "federation"), (None, "network")),
    _part("practices", "practices", (None, "practice")),
    _part("patient-groups", "patient groups", (None, "patient-group")),
    _part("providers", "providers", (None, "provider")),
    _part("infrastructure", "voluntary sector infrastructure", (None, "infrastructure-body")),
    _part("neighbourhood", "neighbourhood bodies", (None, "neighbourhood-body")),
    _part("scrutiny", "scrutiny", (None, "scrutiny")),
    _part("communities", "communities", (None, "community")),
    _part(
        *("seldom-heard", "seldom-heard or disadvantaged communities"),
        *(("seldom-heard", None), ("disadvantaged", None)),
        takes_all=True,
    ),
    _part(
        *("off-list", "people on no list or using no service"),
        *(("not-on-a-list", None), ("non-user", None)),
        takes_all=True,
    ),
)
"""The parts that are looked for in every place, from the top down."""


def find_parts(structure: Structure, parts: Sequence[Part] = PARTS) -> tuple[PartFound, ...]:
    """Find who plays each part in a place on its day; of a part that nobody plays, whether that is known."""
    return tuple(_find_part(structure, part) for part in parts)


def _find_part(structure: Structure, part: Part) -> PartFound:
    place = structure.place
    fitting = [
        tuple(each for each in structure.ids if player.fits(place.stakeholders[each]))
        for player in part.players
    ]
    members = next(filter(None, fitting), ())
    if part.takes_all:
        members = tuple(sorted({each for one in fitting for each in one}))
    absences = [
        each for each in place.absent_stakeholders if stands_on(structure.day, each.since, each.until)
    ]
    known = place.complete or any(
        player.is_ruled_out(absence) for player in part.players for absence in absences
    )
    sought: Sought = "found" if members else "absent" if known else "silent"
    return PartFound(part=part.id, name=part.name, sought=sought, members=members)
