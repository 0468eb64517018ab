"""What a comparison answers: places side by side, aligned by the parts that are played in them."""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.audits import Outcome
from stakeholder_graph.units import Basis

Criterion = Literal["efficient", "effective", "inclusive"]
Sought = Literal["found", "absent", "silent"]
Bar = Literal["silent", "assumed", "not-asked"]


class Side(Struct, frozen=True, kw_only=True):
    """One place, or one place under a scenario, as one column of a comparison.

    ``label`` is what columns are headed with. ``assumed_existence`` and the others are shares as in an answer.
    ``found_count``, ``absent_count`` and ``silent_count`` say how well the place was looked at: of the parts that
    are looked for, how many are played by somebody, known to be absent, and left unsaid. ``people`` is None where
    unknown. ``published_only`` is true where every source is a public page and nothing was checked.
    """

    label: str
    place: str
    scenario: str | None
    scenario_says: str | None
    as_of: str | None
    model: str
    model_sha256: str
    stakeholder_count: int
    channel_count: int
    people: int | None
    people_unknown_count: int
    assumed_existence: float | None
    assumed_level: float | None
    assumed_timing: float | None
    assumed_reliability: float | None
    found_count: int
    absent_count: int
    silent_count: int
    published_only: bool = False


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


class Reading(Struct, frozen=True, kw_only=True):
    """One measure on one side.

    ``value`` is None where it cannot be told; ``bar`` then says why, or why the value may be shown but makes no
    headline. ``low`` and ``high`` are bounds or an interval where there are such. ``of`` is what a count is out of.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    of: int | None = None
    basis: Basis = "assumed"
    bar: Bar | None = None


class Measure(Struct, frozen=True, kw_only=True):
    """One measure on every side, in the order of the sides.

    ``measure`` is its code, ``message`` the message it is about (None for measures of structure), ``unit`` one of
    share, days, people, count, hours, per-thousand, chance. ``more_is`` says whether more of it is better, worse, or
    neither for the criterion. ``comparable`` is true where every side has a value and none is barred.
    """

    measure: str
    criterion: Criterion
    message: str | None
    unit: str
    more_is: Literal["better", "worse", "neither"]
    readings: tuple[Reading, ...]
    comparable: bool


class Cause(Struct, frozen=True, kw_only=True):
    """The structure behind a difference, on one side.

    ``kind`` says what: ``only-way`` (somebody is the only way through there), ``no-channel`` (nothing comes in, or
    nothing goes out), ``added`` and ``removed`` (what a scenario or other side has more or less), ``slow`` (the
    longest wait). ``ids`` are of that side; ``count`` is how many members it is about.
    """

    side: int
    kind: Literal["only-way", "no-channel", "added", "removed", "slow", "second-route"]
    ids: tuple[str, ...]
    count: int | None = None
    days: float | None = None
    basis: Basis = "assumed"


class Difference(Struct, frozen=True, kw_only=True):
    """One difference between two sides that may be said, with the structure that causes it.

    ``measure`` and ``message`` name the measure; ``low_side`` and ``high_side`` are the numbers of the sides with
    the lowest and the highest value. ``basis`` is the worse of the two.
    """

    criterion: Criterion
    measure: str
    message: str | None
    low_side: int
    high_side: int
    low: Reading
    high: Reading
    causes: tuple[Cause, ...] = ()
    basis: Basis = "assumed"


class RuleAcross(Struct, frozen=True, kw_only=True):
    """One rule that does not come out alike on all sides; None where it did not stand or was not asked."""

    rule: str
    standard: str
    question: str
    results: tuple[Outcome | None, ...]
    bases: tuple[Basis | None, ...]


class Comparison(Struct, frozen=True, kw_only=True):
    """Places or scenarios side by side.

    ``same_place`` is true where all sides are scenarios of one model: differences then have edits as their causes.
    ``differences`` may be said as headlines, the largest first within each criterion; ``barred`` are measures that
    differ but rest on assumptions or on silence, and may not.
    """

    same_place: bool
    sides: tuple[Side, ...]
    parts: tuple[PartAligned, ...]
    measures: tuple[Measure, ...]
    differences: tuple[Difference, ...]
    barred: tuple[str, ...]
    rules: tuple[RuleAcross, ...]
