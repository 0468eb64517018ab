"""What an audit answers: which rules of which standards a place meets, with the evidence for each.

Results hold ids, codes and what the pack itself says; every other word is made by the views.
"""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.units import Basis

Outcome = Literal["met", "not-met", "cannot-tell", "not-applicable", "waived"]
Severity = Literal["high", "medium", "low"]
EvidenceKind = Literal[
    "stakeholder",
    "channel",
    "tie",
    "seats",
    "route",
    "value",
    "known-absent",
    "silent",
    "complete",
    "beyond-structure",
]


class Evidence(Struct, frozen=True, kw_only=True):
    """One piece of why a check came out as it did.

    ``supports`` is what it speaks for. ``kind`` says what ``ids`` are: one stakeholder; the sender and the receiver
    of a channel, a tie, or of what is absent or left unsaid; the stakeholders of a route in their order; those who
    sit and those who chose them. ``aspect`` says what was looked at, as a code: a relation of ties, a key of the
    model, or what a route was asked for. ``found`` and ``wanted`` are values as text, None where there is none.
    ``source`` is the id of the source that vouches for it, ``address`` where that can be read; both None where
    nothing vouches. ``certainty`` is None for what cannot be doubted, such as what is left out.
    """

    supports: Outcome
    kind: EvidenceKind
    ids: tuple[str, ...] = ()
    role: str | None = None
    aspect: str | None = None
    found: str | None = None
    wanted: str | None = None
    source: str | None = None
    address: str | None = None
    certainty: float | None = None
    basis: Basis = "assumed"


class AppliedWaiver(Struct, frozen=True, kw_only=True):
    """A breach that is accepted for now: why, by the holder of which post, and until when (an ISO date)."""

    reason: str
    owner: str
    until: str


class Check(Struct, frozen=True, kw_only=True):
    """One rule held against a place.

    ``question``, ``why``, ``says`` (what it means if it is not met) and ``remedy`` are what the pack says, in which
    ``subject`` is the stakeholder it was asked of, None where it is asked of the place as a whole. ``result`` is
    never better than the worst that is known. ``evidence`` proves it or breaks it; those that decide come first.
    ``basis`` weighs the evidence that decides: a rule may be met on nothing but assumptions. ``reference`` says
    which work asks for it, ``address`` where it can be read. ``waiver`` is None unless it is waived; ``worse`` is
    true where a baseline had a better result, None where there is no baseline.
    """

    rule: str
    standard: str
    result: Outcome
    severity: Severity
    question: str
    why: str
    says: str
    remedy: str
    reference: str
    address: str | None = None
    subject: str | None = None
    evidence: tuple[Evidence, ...] = ()
    basis: Basis = "assumed"
    waiver: AppliedWaiver | None = None
    baseline: Outcome | None = None
    worse: bool | None = None


class CastMember(Struct, frozen=True, kw_only=True):
    """Who was taken to play a part that rules speak of; nobody plays it where ``members`` is empty.

    ``by`` says how they were found: a role or a kind the model gives them. ``known_absent`` says whether the model
    says that there is none.
    """

    part: str
    name: str
    standard: str
    members: tuple[str, ...]
    by: str | None = None
    known_absent: bool = False


class StaleWaiver(Struct, frozen=True, kw_only=True):
    """A waiver that no longer waives anything.

    Its day has passed, its rule is met, does not apply or is not asked of its subject, or there is no such rule.
    """

    rule: str
    owner: str
    until: str
    because: Literal["ended", "met", "not-applicable", "unknown-rule", "unknown-subject"]


class StandardHeld(Struct, frozen=True, kw_only=True):
    """A standard the place was held against: its title, who it is by, and how many of its rules stood on the day."""

    standard: str
    title: str
    about: str
    rule_count: int
    standing_rule_count: int
    sha256: str


class Audit(Struct, frozen=True, kw_only=True):
    """What frames the checks of an audit: the standards, who plays which part, and the waivers that went stale."""

    standards: tuple[StandardHeld, ...]
    cast: tuple[CastMember, ...]
    stale_waivers: tuple[StaleWaiver, ...] = ()
    has_baseline: bool = False
