"""What a board paper is set from, beside what an analysis, an audit and a review of the place answer."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.names import Named
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.results.weak_points import WeakPointType
from stakeholder_graph.units import Basis

WeakKind = Literal["nobody", "missing", "one-way", "weak-point"]
ChangeKind = Literal["scenario", "second-body", "second-source", "second-channel", "direct-channel"]
EffectKind = Literal["reached", "answered", "cut-off"]


class Cover(Struct, frozen=True, kw_only=True):
    """What stands on the cover sheet, as whoever brings the paper wrote it; None is to be filled in by hand."""

    meeting: str | None = None
    date: str | None = None
    item: str | None = None
    enclosure: str | None = None
    author: str | None = None
    department: str | None = None
    version: str | None = None
    executive_lead: str | None = None
    clinical_lead: str | None = None
    purpose: str | None = None
    involvement: str | None = None
    freedom_of_information: str | None = None
    objectives: str | None = None
    conflicts: str | None = None
    equality: str | None = None
    next_steps: str | None = None


class NotedLine(Struct, frozen=True, kw_only=True):
    """What the model notes of one it names, and from when it is gone; ``certainty`` is None where it states none."""

    id: str
    note: str | None = None
    certainty: float | None = None
    until: str | None = None


class WeakPlace(Struct, frozen=True, kw_only=True):
    """One of the weakest places: whom a message fails, or whom one absence would cut off.

    ``kind`` is as in a headline: ``nobody`` hears, some are ``missing``, some can be given no answer (``one-way``),
    or all rest on one ``weak-point``, which ``type`` and ``id`` then name. ``alike`` are further weak points whose
    absence cuts off the same members. ``people`` is the known sum, None if it is unknown for all of them.
    ``noted`` tells what the model notes of the members it names, and whom of all it names it doubts or ends.
    """

    kind: WeakKind
    message: str
    members: tuple[str, ...]
    count: int
    people: int | None
    type: WeakPointType | None = None
    id: str | None = None
    alike: tuple[str, ...] = ()
    noted: tuple[NotedLine, ...] = ()
    basis: Basis = "assumed"


class ChangeEffect(Struct, frozen=True, kw_only=True):
    """What one change does to one figure, on paper: before it and after it.

    ``reached`` counts who hears or is heard, ``answered`` who can also be answered, ``cut-off`` whom the absence of
    ``id`` cuts off; ``after_total`` counts all whom the message asks for with the change. People are known sums, None
    where they are unknown for all of those counted. ``better`` says whether more gain by it than lose: of whom one
    absence no longer cuts off, only those count who are reached before and after. Whoever is merged into another
    gains or loses what that other has.
    ``until`` is the last day on which all who gain by it do, None if they do for a year from the day.
    """

    kind: EffectKind
    message: str
    before_count: int
    after_count: int
    after_total: int
    before_people: int | None
    after_people: int | None
    better: bool
    type: WeakPointType | None = None
    id: str | None = None
    until: str | None = None


class AddedWay(Struct, frozen=True, kw_only=True):
    """Channels that a change adds and that are alike: who would have to do what with whom.

    ``hours`` are the hours a year that they take together, None if the change does not say for each.
    """

    senders: tuple[str, ...]
    receivers: tuple[str, ...]
    by: str
    every: str | None
    both_ways: bool
    channel_count: int
    hours: float | None


class TriedChange(Struct, frozen=True, kw_only=True):
    """One change that was tried on the model: a scenario of its own, or one that the program made up.

    ``scenario`` and ``says`` are the model's, None for the program's own. ``beside`` names what it would stand
    beside, or who would get a direct channel; ``to`` whom that would join them to. ``channel_count`` counts the
    channels it adds, which ``ways`` tells as who would have to do what; ``adds`` are those it would set up.
    ``mends`` says which of the weakest places it mends, wholly or in part, counted from 0.
    It is nothing to propose where it ``may_be_so`` already, or rests on somebody of whom the model is ``unsure``;
    nor where what it mends lasts only ``until`` a day within the year, on which those ``ending`` end.
    ``effects`` are sorted, those on these places before others, else the largest gain first, and are cut:
    ``better_count`` and ``worse_count`` say how many there are. A change that does nothing has none.
    """

    kind: ChangeKind
    scenario: str | None = None
    says: str | None = None
    beside: tuple[str, ...] = ()
    to: str | None = None
    may_be_so: bool = False
    unsure: tuple[str, ...] = ()
    channel_count: int = 0
    ways: tuple[AddedWay, ...] = ()
    adds: tuple[Named, ...] = ()
    until: str | None = None
    ending: tuple[str, ...] = ()
    mends: tuple[int, ...] = ()
    effects: tuple[ChangeEffect, ...] = ()
    better_count: int = 0
    worse_count: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether it helps somebody, harms nobody, lasts the year, and rests on nothing that is to be found out."""
        settled = not self.may_be_so and not self.unsure and self.until is None
        return bool(self.better_count) and not self.worse_count and settled


class TracedWay(Struct, frozen=True, kw_only=True):
    """A delivery that is told step by step, by its counted member; its journey is dated among the deliveries."""

    message: str
    member: str


class SourceUsed(Struct, frozen=True, kw_only=True):
    """One source of the model, and of how many stakeholders and channels that stand it vouches that they exist."""

    source: str
    title: str
    kind: str
    evidence: str | None
    author: str | None
    published: str | None
    address: str | None
    stakeholder_count: int
    channel_count: int


class EvidenceGrade(Struct, frozen=True, kw_only=True):
    """How many stakeholders and channels are known so well; ``grade`` is None where their source states none."""

    grade: str | None
    stakeholder_count: int
    channel_count: int


class CheckedWith(Struct, frozen=True, kw_only=True):
    """One time at which the model was checked with those mapped: the day, with whom, and by whom, as a role."""

    on: str
    members: tuple[str, ...]
    by: str | None = None
    note: str | None = None


class Report(Struct, frozen=True, kw_only=True):
    """All that a paper needs beside the answers themselves.

    ``about`` is what the model says of itself. ``weakest`` are at most three places. ``changes`` are those that
    help, first the ``told_change_count`` to put before a board; ``idle_changes`` were tried and help nobody.
    ``traces`` are empty where no message arrives. ``libraries`` are versions by name.
    """

    cover: Cover
    about: str | None
    complete: bool
    scene: Scene
    weakest: tuple[WeakPlace, ...]
    changes: tuple[TriedChange, ...]
    told_change_count: int
    idle_changes: tuple[TriedChange, ...]
    traces: tuple[TracedWay, ...]
    sources: tuple[SourceUsed, ...]
    evidence: tuple[EvidenceGrade, ...]
    checked: tuple[CheckedWith, ...]
    seed: int
    libraries: Mapping[str, str]
