"""Whose hand is it that chose, pays or runs a voice, and does that put the voice into the commissioner's hands?"""

from collections.abc import Collection, Sequence

from stakeholder_graph.analysis.engagement.holds import LENDING, find_sitting
from stakeholder_graph.analysis.engagement.parties import Parties
from stakeholder_graph.results.reviews import Hand, Hold, Holder
from stakeholder_graph.units import Basis

HEAD_KINDS = frozenset({"board", "post"})
HANDS_OF_KINDS: dict[str, Hand] = {
    "commissioner": "commissioner",
    "council": "council",
    "practice": "practice",
    "provider": "provider",
}
BELIEVED_FROM = 0.5
FORUM_HOLDS: tuple[Hold, ...] = ("chosen", "run")
ALL_HOLDS: tuple[Hold, ...] = ("chosen", "paid", "run")


class Hands:
    """Tells whose hands those are that have a hold on the voices of a place."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._place = parties.place

    def tell_hand(self, holder: Holder, answers_to: Collection[str]) -> Hand:
        """Say whose hand a holder is, of a voice that speaks to some."""
        if holder.relation in LENDING or holder.certainty < BELIEVED_FROM:
            return "unclear"
        hand = self._find_owner(holder.holder, answers_to)
        return "unclear" if hand == "commissioner" and self._is_mixed(holder.holder) else hand

    def _find_owner(self, holder: str, answers_to: Collection[str]) -> Hand:
        """Find whose part a holder is; a shared team is the hand of all that run or pay it."""
        own = {self._place.stakeholders[each].kind for each in self._parties.find_bodies(holder)}
        organisation = self._place.stakeholders[self._parties.find_organisation(holder)]
        hand = HANDS_OF_KINDS.get(organisation.kind, "other")
        if "commissioner" in own or (organisation.kind == "board" and holder in answers_to):
            return "commissioner"
        return hand

    def _is_mixed(self, holder: str) -> bool:
        """Say whether a part of a commissioner is nobody's clear hand: a panel of people, or one outsiders sit in."""
        known = self._place.stakeholders[holder]
        if known.kind == "commissioner" or known.kind in HEAD_KINDS:
            return False
        own = self._parties.find_organisation(holder)
        sitting = find_sitting(known, self._parties.ties)
        known_here = (each for each in sitting if each in self._parties.standing)
        outsiders = any(self._parties.find_organisation(each) != own for each in known_here)
        return outsiders or self._parties.is_partner(holder)


def find_flag(holders: Sequence[Holder], hold: Hold) -> bool | None:
    """Say whether the commissioner, or a board a voice speaks to, has a hold on it.

    False where only others are known to have it; None where nobody is, or where a hand may be theirs.
    """
    known = [each for each in holders if each.hold == hold]
    hands = {each.hand for each in known}
    if "commissioner" in hands:
        return True
    if any(each.hand == "unclear" and each.relation not in LENDING for each in known):
        return None
    return False if hands - {"unclear"} else None


def is_in_hands(kind: str, holders: Sequence[Holder]) -> tuple[bool | None, Basis]:
    """Say whether a voice of some kind is in the commissioner's hands, and what that rests on.

    A forum is by who chose and runs it: several may pay for it together, and be asked to.
    """
    holds = FORUM_HOLDS if kind == "forum" else ALL_HOLDS
    flags = [find_flag(holders, hold) for hold in holds]
    theirs = [each for each in holders if each.hand == "commissioner" and each.hold in holds]
    basis: Basis = "stated" if "stated" in {each.basis for each in theirs} else "assumed"
    if theirs:
        return True, basis
    return False if False in flags else None, basis
