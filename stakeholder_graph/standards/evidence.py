"""What a model records, or leaves unsaid, put as evidence: with its source, its certainty and its basis."""

from collections.abc import Iterable

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import (
    is_channel_assumed,
    is_record_assumed,
    is_value_assumed,
    weigh,
)
from stakeholder_graph.documents.values import is_link
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import (
    AbsentStakeholder,
    Channel,
    KnownAbsence,
    Record,
    Seats,
    Stakeholder,
    Tie,
)
from stakeholder_graph.results.audits import Evidence, EvidenceKind
from stakeholder_graph.standards.verdicts import Result
from stakeholder_graph.units import Basis

Shown = str | None


class Scribe:
    """Writes evidence about one place."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def show_channel(
        self,
        supports: Result,
        channel: Channel,
        *,
        aspect: str | None = None,
        found: Shown = None,
        wanted: Shown = None,
    ) -> Evidence:
        """Show a channel; with an aspect, what it states of it."""
        doubts = [is_channel_assumed(self.place, channel)]
        doubts += (
            [is_value_assumed(self.place, channel.terms, aspect)] if found is not None and aspect else []
        )
        return self._vouch(
            Evidence(
                supports=supports,
                kind="channel",
                ids=(channel.sender, channel.receiver),
                aspect=aspect,
                found=found,
                wanted=wanted,
                basis=weigh(doubts),
            ),
            channel.terms,
            value=aspect if found is not None else None,
        )

    def show_tie(self, supports: Result, tie: Tie, *, found: Shown = None, wanted: Shown = None) -> Evidence:
        """Show a tie."""
        piece = Evidence(
            supports=supports,
            kind="tie",
            ids=(tie.sender, tie.receiver),
            aspect=tie.relation,
            found=found,
            wanted=wanted,
            basis=self._weigh_record(tie),
        )
        return self._vouch(piece, tie)

    def show_stakeholder(self, supports: Result, stakeholder: str, *, role: str) -> Evidence:
        """Show that somebody is there."""
        known = self.place.stakeholders[stakeholder]
        piece = Evidence(
            supports=supports,
            kind="stakeholder",
            ids=(stakeholder,),
            role=role,
            basis=self._weigh_record(known),
        )
        return self._vouch(piece, known)

    def show_value(
        self,
        supports: Result,
        stakeholder: Stakeholder,
        aspect: str,
        *,
        ids: tuple[str, ...] = (),
        found: Shown = None,
    ) -> Evidence:
        """Show what is stated of a stakeholder."""
        piece = Evidence(
            supports=supports,
            kind="value",
            ids=ids or (stakeholder.id,),
            aspect=aspect,
            found=found,
            basis=weigh([self._is_key_assumed(stakeholder, aspect)]),
        )
        return self._vouch(piece, stakeholder, value=aspect)

    def show_seats(
        self,
        supports: Result,
        holder: str,
        seats: Seats | None,
        *,
        who: Iterable[str] = (),
        aspect: str | None = None,
        found: Shown = None,
        wanted: Shown = None,
    ) -> Evidence:
        """Show seats of one sort on a board, or all of them, and those who chose or hold them."""
        known = self.place.stakeholders[holder]
        rests_on_all = seats is None and supports == "not-met" and known.all_seats
        keys = ("seats", "all_seats") if rests_on_all else ("seats",)
        piece = Evidence(
            supports=supports,
            kind="seats",
            ids=(holder, *who),
            role=seats.role if seats is not None else None,
            aspect=aspect,
            found=found,
            wanted=wanted,
            basis=weigh(self._is_key_assumed(known, key) for key in keys),
        )
        return self._vouch(piece, known, value="seats")

    def show_absence(
        self,
        absence: KnownAbsence | AbsentStakeholder | None,
        *,
        ids: tuple[str, ...] = (),
        role: str | None = None,
        aspect: str | None = None,
        wanted: Shown = None,
        supports: Result = "not-met",
    ) -> Evidence:
        """Show that something was looked for and is not there; without a record, that the model is complete."""
        kind: EvidenceKind = "complete" if absence is None else "known-absent"
        piece = Evidence(
            supports=supports, kind=kind, ids=ids, role=role, aspect=aspect, wanted=wanted, basis="stated"
        )
        if absence is None:
            return piece
        return replace(self._vouch(piece, absence), basis=self._weigh_record(absence))

    def say_silent(
        self,
        ids: tuple[str, ...] = (),
        *,
        role: str | None = None,
        aspect: str | None = None,
        found: Shown = None,
        wanted: Shown = None,
    ) -> Evidence:
        """Say what the model leaves unsaid."""
        return Evidence(
            supports="cannot-tell",
            kind="silent",
            ids=ids,
            role=role,
            aspect=aspect,
            found=found,
            wanted=wanted,
        )

    def vouch_for_route(self, piece: Evidence, channels: Iterable[Channel]) -> Evidence:
        """Add to a route what vouches for the least certain channel of it, or for whoever passes it on."""
        passing = [self.place.stakeholders[each] for each in piece.ids[1:-1]]
        records: list[Record] = [*(each.terms for each in channels), *passing]
        weakest = min(records, key=self.place.find_certainty, default=None)
        return self._vouch(piece, weakest) if weakest is not None else piece

    def _weigh_record(self, record: Record) -> Basis:
        return weigh([is_record_assumed(self.place, record)])

    def _is_key_assumed(self, stakeholder: Stakeholder, key: str) -> bool:
        """Say whether a key of a stakeholder is only assumed; its line vouches for its name, kind and whole."""
        if key in stakeholder.vouching.values or key not in ("part_of", "kind", "name"):
            return is_value_assumed(self.place, stakeholder, key)
        return is_record_assumed(self.place, stakeholder)

    def _vouch(self, piece: Evidence, record: Record, *, value: str | None = None) -> Evidence:
        """Add which source vouches for a record, or for one value of it, and how certain the record is."""
        source = record.vouching.existence
        if value is not None and value not in ("part_of", "kind", "name"):
            source = record.vouching.find_source(value)
        known = self.place.sources.get(source) if source is not None else None
        address = known.url if known is not None and known.url is not None and is_link(known.url) else None
        return replace(
            piece,
            source=source,
            address=address,
            certainty=self.place.find_certainty(record),
        )
