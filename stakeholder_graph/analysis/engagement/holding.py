"""In whose hands is each voice: who chose, pays and runs it, and is that the commissioner it speaks to?"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from stakeholder_graph.analysis.engagement.hands import Hands, find_flag, is_in_hands
from stakeholder_graph.analysis.engagement.holds import HOLD_OF, SITTING
from stakeholder_graph.analysis.engagement.involving import find_address
from stakeholder_graph.analysis.engagement.parties import Parties
from stakeholder_graph.analysis.place.basis import is_record_assumed, is_value_assumed, weigh
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Record, Seats, Stakeholder, Tie
from stakeholder_graph.results.reviews import Hold, Holder, VoiceReviewed

HEARING_KINDS = frozenset(
    {"commissioner", "provider", "board", "committee", "council", "partnership", "practice"}
)
"""Those who decide or deliver; a voice that reaches a post or a team of theirs speaks to the body behind it."""


def review_voices(structure: Structure, parties: Parties) -> tuple[VoiceReviewed, ...]:
    """Say of everybody who speaks for people in whose hands they are, in order of id.

    Ties, seats and what a voice is part of say it; what none of them says is not recorded, and no finding.
    """
    ties_of: dict[str, list[Tie]] = {}
    for tie in parties.ties:
        for end in {tie.sender, tie.receiver}:
            ties_of.setdefault(end, []).append(tie)
    hands = Hands(parties)
    return tuple(_review(structure, parties, hands, each, ties_of.get(each, ())) for each in parties.voices)


def _review(
    structure: Structure, parties: Parties, hands: Hands, voice: str, ties: Iterable[Tie]
) -> VoiceReviewed:
    ties = tuple(ties)
    answers_to = tuple(sorted(_find_spoken_to(structure, parties, voice, ties)))
    found = [*_find_by_ties(structure.place, voice, ties), *_find_by_seats(structure, parties, voice)]
    found += _find_wholes(structure.place, parties, voice)
    told = [replace(each, hand=hands.tell_hand(each, answers_to)) for each in dict.fromkeys(found)]
    holders = tuple(sorted(told, key=lambda each: (each.hold, each.holder, each.relation)))
    chosen, paid, run = (find_flag(holders, hold) for hold in ("chosen", "paid", "run"))
    kind = structure.place.stakeholders[voice].kind
    in_hands, basis = is_in_hands(kind, holders)
    return VoiceReviewed(
        voice=voice,
        answers_to=answers_to,
        holders=holders,
        chosen_by_those=chosen,
        paid_by_those=paid,
        run_by_those=run,
        in_hands=in_hands,
        in_hands_basis=basis,
    )


def _find_spoken_to(structure: Structure, parties: Parties, voice: str, ties: Iterable[Tie]) -> set[str]:
    """Find whom a voice is for: those it scrutinises, who answer to it, whose table it sits at, and who hear it."""
    found = {
        tie.receiver
        for tie in ties
        if tie.sender == voice and (tie.relation == "scrutinises" or tie.relation in SITTING)
    }
    found |= {tie.sender for tie in ties if tie.receiver == voice and tie.relation == "accountable_to"}
    found |= {
        each
        for each in structure.ids
        if any(seats.held_by == voice for seats in structure.place.stakeholders[each].seats)
    }
    number = structure.number_of[voice]
    for arc in structure.graph.outgoing[number]:
        receiver = structure.channels[arc].receiver
        hears = structure.place.stakeholders[receiver].kind in HEARING_KINDS
        found.update((receiver,) if hears else parties.find_bodies(receiver))
    return {each for each in found if _is_spoken_to(structure.place, parties, voice, each)}


def _is_spoken_to(place: Place, parties: Parties, voice: str, other: str) -> bool:
    """Say whether somebody decides or delivers, and is no voice itself nor part of this one."""
    if other == voice or parties.is_partner(other) or voice in parties.find_wholes(other):
        return False
    return place.stakeholders[other].kind in HEARING_KINDS


def _find_by_ties(place: Place, voice: str, ties: Iterable[Tie]) -> Iterator[Holder]:
    for tie in ties:
        if tie.receiver == voice and tie.relation in HOLD_OF:
            hold = HOLD_OF[tie.relation]
            assumed = is_record_assumed(place, tie)
            yield _build_holder(place, tie, tie.sender, hold, tie.relation, assumed=assumed)


def _find_by_seats(structure: Structure, parties: Parties, voice: str) -> Iterator[Holder]:
    """Find who chose and pays those who sit for a voice: on its own seats, and on the seats it holds elsewhere."""
    place = structure.place
    for each in structure.ids:
        table = place.stakeholders[each]
        own = each == voice
        for seats in table.seats:
            if own or seats.held_by == voice:
                share = _find_share(table, seats) if own else None
                for holder, relation in ((seats.chosen_by, "chosen_by"), (seats.paid_by, "paid_by")):
                    if holder is not None and holder in parties.standing and holder != voice:
                        yield _build_seat_holder(place, table, holder, relation, share)


def _build_seat_holder(
    place: Place, table: Stakeholder, holder: str, relation: str, share: float | None
) -> Holder:
    hold: Hold = "chosen" if relation == "chosen_by" else "paid"
    return _build_holder(
        place,
        table,
        holder,
        hold,
        relation,
        assumed=is_value_assumed(place, table, "seats"),
        field="seats",
        share=share,
    )


def _find_share(table: Stakeholder, seats: Seats) -> float | None:
    """Return which share of the seats of a table these are; None where some are not counted."""
    counts = [each.count for each in table.seats]
    if seats.count is None or None in counts:
        return None
    total = sum(count for count in counts if count is not None)
    return seats.count / total if total else None


def _find_wholes(place: Place, parties: Parties, voice: str) -> Iterator[Holder]:
    """Find the organisation a voice is part of; what it belongs to runs it, but for a post.

    A lay member who was elected has a post in the body that is to be watched; who chose and pays it tells more.
    """
    known = place.stakeholders[voice]
    if known.part_of in parties.standing and known.kind != "post":
        assumed = is_record_assumed(place, known)
        if "part_of" in known.vouching.values:
            assumed = is_value_assumed(place, known, "part_of")
        yield _build_holder(place, known, known.part_of or "", "run", "part_of", assumed=assumed)


def _build_holder(
    place: Place,
    record: Record,
    holder: str,
    hold: Hold,
    relation: str,
    *,
    assumed: bool,
    field: str | None = None,
    share: float | None = None,
) -> Holder:
    source = record.vouching.existence if field is None else record.vouching.find_source(field)
    return Holder(
        holder=holder,
        hold=hold,
        relation=relation,
        share=share,
        source=source,
        address=find_address(place, source),
        certainty=place.find_certainty(record),
        basis=weigh([assumed]),
    )
