"""In whose hands is somebody: who chose, pays and runs them?"""

from msgspec.structs import replace

from stakeholder_graph.analysis.engagement.holds import LENT_BY, TIES_OF, find_sitting
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import Hand, OtherHands
from stakeholder_graph.standards.verdicts import Result, Verdict, judge_all

SEAT_KEYS: dict[Hand, str] = {"chosen": "chosen_by", "paid": "paid_by"}


def judge_hands(inquiry: Inquiry, wanted: OtherHands) -> Verdict:
    """Judge whether somebody is chosen, paid and run by others than a part, or a part of it.

    If the part has a hand in it, that breaks it; if only others are known to, it is met; if nothing is known, nobody
    can tell, unless the place is complete or every such tie is known to be absent.
    """
    lacks = [
        inquiry.judge_lack(each, absent="not-applicable")
        for each in wanted.than
        if not inquiry.cast.find(each).members
    ]
    if len(lacks) == len(wanted.than):
        return judge_all(lacks)
    return inquiry.judge_each(
        wanted.who,
        lambda who: judge_all(_judge_hand(inquiry, wanted, who, hand) for hand in wanted.hands),
        absent="not-applicable",
    )


def _judge_hand(inquiry: Inquiry, wanted: OtherHands, who: str, hand: Hand) -> Verdict:
    family = inquiry.cast.find_family(wanted.than) - {who, *inquiry.cast.find_below(who)}
    held = _find_holders(inquiry, who, hand)
    breaking = [
        piece for holder, piece in held if holder in family and not _is_mixed(inquiry, wanted, holder)
    ]
    if breaking:
        return Verdict("not-met", tuple(_say(each, "not-met", hand) for each in breaking))
    mixed = [piece for holder, piece in held if holder in family]
    if mixed:
        silent = inquiry.scribe.say_silent((who,), aspect=hand)
        return Verdict("cannot-tell", (silent, *(_say(each, "cannot-tell", hand) for each in mixed)))
    if held:
        return Verdict("met", tuple(_say(piece, "met", hand) for _, piece in held))
    return _judge_unsaid(inquiry, wanted, who, hand)


def _is_mixed(inquiry: Inquiry, wanted: OtherHands, holder: str) -> bool:
    """Say whether outsiders sit in a part of somebody, so that it is nobody's clear hand; boards and posts are.

    An outsider holds a seat there, or has chosen who does, or is a member by a tie.
    """
    known = inquiry.place.stakeholders[holder]
    heads = {member for part in wanted.than for member in inquiry.cast.find(part).members}
    if holder in heads or known.kind in ("board", "post"):
        return False
    family = inquiry.cast.find_family(wanted.than)
    sitting = find_sitting(known, inquiry.records.ties_to.get(holder, ()))
    return any(each not in family for each in sitting)


def _say(piece: Evidence, supports: Result, hand: Hand) -> Evidence:
    return replace(piece, supports=supports, found=hand)


def _judge_unsaid(inquiry: Inquiry, wanted: OtherHands, who: str, hand: Hand) -> Verdict:
    """Judge that nobody is known to have a clear hand in it: is it known of the part that it has none?

    Who hosts somebody, or buys work from them, may have: then nobody can tell, also in a complete place.
    """
    scribe = inquiry.scribe
    lent = [each for each in inquiry.records.ties_to.get(who, ()) if each.relation in LENT_BY[hand]]
    shown = tuple(scribe.show_tie("cannot-tell", each, found=hand) for each in lent)
    family = inquiry.cast.find_family(wanted.than)
    if any(each.sender in family for each in lent):
        return Verdict("cannot-tell", (scribe.say_silent((who,), aspect=hand), *shown))
    if inquiry.is_complete:
        return Verdict("met", (scribe.show_absence(None, ids=(who,), aspect=hand, supports="met"),))
    members = [each for part in wanted.than for each in inquiry.cast.find(part).members if each != who]
    found = [
        inquiry.records.find_absent_tie(each, who, relation) for each in members for relation in TIES_OF[hand]
    ]
    known = [each for each in found if each is not None]
    if known and len(known) == len(found):
        pieces = (
            scribe.show_absence(each, ids=(each.sender, each.receiver), aspect=each.relation, supports="met")
            for each in known
        )
        return Verdict("met", tuple(pieces))
    return Verdict("cannot-tell", (scribe.say_silent((who,), aspect=hand), *shown))


def _find_holders(inquiry: Inquiry, who: str, hand: Hand) -> list[tuple[str, Evidence]]:
    """Find who has a hand in somebody, each with what says so."""
    scribe = inquiry.scribe
    found = [
        (each.sender, scribe.show_tie("met", each))
        for each in inquiry.records.ties_to.get(who, ())
        if each.relation in TIES_OF[hand]
    ]
    known = inquiry.place.stakeholders[who]
    if hand == "run" and known.part_of is not None and known.part_of in inquiry.structure.number_of:
        ids = (who, known.part_of)
        found.append((known.part_of, scribe.show_value("met", known, "part_of", ids=ids)))
    key = SEAT_KEYS.get(hand)
    if key is not None:
        found += _find_seat_holders(inquiry, who, key)
    return found


def _find_seat_holders(inquiry: Inquiry, who: str, key: str) -> list[tuple[str, Evidence]]:
    """Find who chose, or pays, those on the seats of somebody, and on the seats that somebody holds elsewhere."""
    found = []
    for holder in inquiry.structure.ids:
        for seats in inquiry.place.stakeholders[holder].seats:
            giver = getattr(seats, key)
            if giver in (None, who) or who not in (holder, seats.held_by):
                continue
            ids = (giver, who) if seats.held_by == who else (giver,)
            found.append((giver, inquiry.scribe.show_seats("met", holder, seats, who=ids, aspect=key)))
    return found
