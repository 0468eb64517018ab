"""What an intelligence review answers: who involves people how, and who holds each voice in their hands."""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.units import Basis

Hold = Literal["chosen", "paid", "run"]
Hand = Literal["commissioner", "council", "practice", "provider", "other", "unclear"]


class EngagementRow(Struct, frozen=True, kw_only=True):
    """One way in which a commissioner or provider involves people.

    ``body`` is whose way it is, ``through`` the part of it that keeps it, None where that is the body itself;
    ``partner`` is the community, patient group, forum, voice body or other voice at the other end. ``hears`` and
    ``tells`` say in which directions it runs. ``claimed_level`` and ``level`` are rungs of the ladder, None where
    the model does not say. ``gap`` is how many rungs the claim stands above the practice, negative if it is modest,
    None where either is unknown. ``evidence`` is the evidence grade of the source (paper, one end, both ends,
    observed), None if it states none; ``source`` its id, None where nothing vouches. ``level_basis`` weighs the
    practised level, ``assumed`` where none is stated. ``standing`` is false for a way that is open only at times or
    ends.
    """

    body: str
    through: str | None = None
    partner: str
    by: str
    hears: bool
    tells: bool
    standing: bool
    claimed_level: str | None = None
    level: str | None = None
    gap: int | None = None
    level_basis: Basis = "assumed"
    purpose: str | None = None
    evidence: str | None = None
    source: str | None = None
    address: str | None = None
    certainty: float = 0.5
    basis: Basis = "assumed"


class BodyReviewed(Struct, frozen=True, kw_only=True):
    """One commissioner or provider: how it involves people at best, and how well that is known.

    ``claimed_level`` and ``level`` are the best rung over its ways, None if none is known; ``way_count`` counts the
    ways, ``unknown_level_count`` those whose practised level is not stated. ``level_basis`` weighs the best level
    practised: stated if a source vouches for it by one of the ways. ``services`` are those it says.
    """

    body: str
    kind: str
    services: tuple[str, ...]
    way_count: int
    unknown_level_count: int
    claimed_level: str | None = None
    level: str | None = None
    level_basis: Basis = "assumed"
    basis: Basis = "assumed"


class Holder(Struct, frozen=True, kw_only=True):
    """Who chose, pays or runs a voice, and what says so; ``share`` is the share of seats where it is about seats.

    ``hand`` says whose hand it is: that of an NHS commissioner, its boards and parts included, or of a board the
    voice speaks to that is part of nobody (``commissioner``); of a ``council``, a ``practice``, a ``provider`` or
    somebody ``other``, each with its parts; ``unclear`` where it is nobody's: who hosts or commissions, who is more
    doubted than believed, and a part of the commissioner in which outsiders sit.
    """

    holder: str
    hold: Hold
    relation: str
    hand: Hand = "other"
    share: float | None = None
    source: str | None = None
    address: str | None = None
    certainty: float = 0.5
    basis: Basis = "assumed"


class VoiceReviewed(Struct, frozen=True, kw_only=True):
    """One body, post or forum that speaks for people: in whose hands it is.

    ``answers_to`` are those it speaks to and holds to account: bodies that it scrutinises, boards it sits on, and
    commissioners, providers, boards and practices that hear it. For each hold ``chosen_by_those``,
    ``paid_by_those`` and ``run_by_those`` say whether the NHS commissioner, or a board it speaks to, has it: true,
    false (only somebody else is known to have it), or None where that cannot be told. ``in_hands`` says so of the
    voice: of a forum by who chose and runs it, since several may pay for it together; of the others by all three.
    ``in_hands_basis`` weighs what puts it there: assumed if no source vouches for any of it.
    """

    voice: str
    answers_to: tuple[str, ...]
    holders: tuple[Holder, ...]
    chosen_by_those: bool | None = None
    paid_by_those: bool | None = None
    run_by_those: bool | None = None
    in_hands: bool | None = None
    in_hands_basis: Basis = "assumed"


class MediumUsed(Struct, frozen=True, kw_only=True):
    """A way of passing messages, with what is commonly known of it.

    ``advantages``, ``drawbacks`` and ``use_when`` are common practice, from memory; None for words of the model's
    own. ``channel_count`` counts the channels that use it, ``way_count`` the ways of involving people among them;
    both are 0 for a common medium that the place does not use.
    """

    medium: str
    channel_count: int
    way_count: int = 0
    advantages: str | None = None
    drawbacks: str | None = None
    use_when: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """The intelligence review of a place: bodies, their ways, the voices and the media. Sorted by id throughout."""

    bodies: tuple[BodyReviewed, ...]
    ways: tuple[EngagementRow, ...]
    voices: tuple[VoiceReviewed, ...]
    media: tuple[MediumUsed, ...]
