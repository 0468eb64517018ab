"""What a comparison answers: places side by side, aligned by the parts that are played in them."""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.audits import Outcome
from stakeholder_graph.results.names import Named
from stakeholder_graph.units import Basis

Criterion = Literal["effective", "inclusive", "efficient"]
Sought = Literal["found", "absent", "silent"]
Bar = Literal[
    "silent", "assumed", "untimed", "not-asked", "nobody", "never", "gone", "other-ends", "other-members"
]
Unit = Literal["share", "people-share", "chance", "days", "steps", "count", "hours", "per-thousand"]
Why = Literal[
    "only-way", "no-channel", "stops", "second-route", "slow", "window", "ends", "added", "removed", "changed"
]


class Side(Struct, frozen=True, kw_only=True):
    """One place, or one place under a scenario, as one column of a comparison.

    ``label`` is what columns are headed with. ``assumed_existence`` and the others are shares as in an answer.
    ``found_count``, ``absent_count`` and ``silent_count`` say how well the place was looked at: of the parts that
    are looked for, how many are played by somebody, known to be absent, and left unsaid. ``people`` are those on
    the lists of its practices, None where unknown. ``published_only`` is true where every source is a public page
    and nothing was checked. ``stakeholders`` name every id that the comparison gives of this side.
    """

    label: str
    place: str
    scenario: str | None
    scenario_says: str | None
    as_of: str | None
    model: str
    model_sha256: str
    complete: bool
    stakeholder_count: int
    channel_count: int
    people: int | None
    people_unknown_count: int
    assumed_existence: float | None
    assumed_people: float | None
    assumed_level: float | None
    assumed_timing: float | None
    assumed_reliability: float | None
    found_count: int
    absent_count: int
    silent_count: int
    published_only: bool = False
    stakeholders: tuple[Named, ...] = ()


class PartAligned(Struct, frozen=True, kw_only=True):
    """One part (place lead, board, forum, voice body …) and who plays it on each side, in the order of the sides.

    ``sought`` says for each side whether somebody was found, is known to be absent, or whether the model is silent;
    ``members`` are ids. ``comparable`` is true where every side was looked at.
    """

    part: str
    name: str
    sought: tuple[Sought, ...]
    members: tuple[tuple[str, ...], ...]
    comparable: bool


class Cause(Struct, frozen=True, kw_only=True):
    """The structure behind a figure, on one side.

    ``kind`` says what ``ids`` are: who is the only way through (``only-way``); who has no channel that could carry
    it (``no-channel``); where it stops, being passed on no further (``stops``); what the longest wait is for
    (``slow``: who sends, or who meets; ``window``: the channel that is closed till then); who or what is there no
    longer after ``until``, an ISO date (``ends``); what a scenario has more, less or otherwise (``added``,
    ``removed``, ``changed``). ``second-route`` has no ids: nobody is the only way. ``count`` is how many members it
    is about.
    """

    kind: Why
    ids: tuple[str, ...] = ()
    count: int | None = None
    days: float | None = None
    until: str | None = None
    basis: Basis = "assumed"


class Reading(Struct, frozen=True, kw_only=True):
    """One measure on one side, with the structure that causes it.

    ``value`` is None where it cannot be told; ``bar`` then says why, or why the value may be shown but makes no
    headline. ``low`` and ``high`` bound what silence and assumptions leave open, both None where they leave nothing
    open. ``of`` is what a share is a share of. ``counted`` is what is counted, in the plural of its kind; None where
    it is of several kinds.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    of: int | None = None
    counted: str | None = None
    basis: Basis = "assumed"
    bar: Bar | None = None
    causes: tuple[Cause, ...] = ()


class Measure(Struct, frozen=True, kw_only=True):
    """One measure on every side, in the order of the sides.

    ``measure`` is its code, ``message`` the message it is about (None for measures of structure). ``goes`` says
    which way that message goes: to those who hear it, from those who speak, or from each to each. ``more_is`` says
    whether more of it is better, worse, or neither for the criterion. ``comparable`` is true where every side has a
    value and none is barred.
    """

    measure: str
    criterion: Criterion
    message: str | None
    says: str | None
    goes: Literal["receivers", "senders", "pairs"] | None
    unit: Unit
    more_is: Literal["better", "worse", "neither"]
    readings: tuple[Reading, ...]
    comparable: bool


class Difference(Struct, frozen=True, kw_only=True):
    """A measure that differs between some sides.

    ``sides`` are their numbers: all of them, or, among scenarios of one place, the place as it is and one scenario.
    ``edits`` are what that scenario changes and what therefore causes it. ``bar`` says why it may not be said as a
    finding, None where it may. ``basis`` is the worst of the values.
    """

    criterion: Criterion
    measure: str
    message: str | None
    sides: tuple[int, ...]
    edits: tuple[Cause, ...] = ()
    basis: Basis = "assumed"
    bar: Bar | None = None


class Tally(Struct, frozen=True, kw_only=True):
    """How one rule came out on one side, subject by subject; of one asked of the place as a whole, the one result.

    ``unknown_count`` are those of whom nobody can tell; ``assumed_count`` of those met and not met are decided by
    assumptions alone. Whom it does not apply to is not counted.
    """

    met_count: int = 0
    not_met_count: int = 0
    unknown_count: int = 0
    assumed_count: int = 0


class RuleAcross(Struct, frozen=True, kw_only=True):
    """One rule that does not come out alike on all sides.

    ``results`` are the worst of each side, None where it did not stand or was not asked; ``tallies`` count subject by
    subject, and ``counted`` is what the subjects are, in the plural of their kind: None where they are of several
    kinds, or where it is asked of the place as a whole. ``sides`` are the numbers of those between which the
    difference may be said as a finding: evidence proves it met here and not met there. Among scenarios the first is
    the place as it is. It is empty where it may not be said.
    """

    rule: str
    standard: str
    question: str
    results: tuple[Outcome | None, ...]
    bases: tuple[Basis | None, ...]
    tallies: tuple[Tally, ...] = ()
    counted: str | None = None
    sides: tuple[int, ...] = ()


class Comparison(Struct, frozen=True, kw_only=True):
    """Places or scenarios side by side, never ranked.

    ``same_place`` is true where all sides are one model, as it is and under scenarios: differences then have edits
    as their causes, and what the model is silent about is the same on every side. ``same_size`` is true where every
    side has the same people and the same deliveries, so that plain counts can be compared. ``supplied`` is true
    where the sides share no message of their own, so that every one was asked the same two. ``differences`` may be
    said as headlines, the largest first within each criterion; ``barred`` differ too, but rest on assumptions or on
    silence, and may not.
    """

    same_place: bool
    same_size: bool
    supplied: bool
    sides: tuple[Side, ...]
    parts: tuple[PartAligned, ...]
    measures: tuple[Measure, ...]
    differences: tuple[Difference, ...]
    barred: tuple[Difference, ...]
    rules: tuple[RuleAcross, ...]
