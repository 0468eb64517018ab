"""The values every command answers with; their field names are the keys of the JSON form.

Each class says in its docstring what an empty value means. Orders are total and deterministic, so two equal
answers are equal byte for byte.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from stakeholder_graph import units
from stakeholder_graph.results import names
from stakeholder_graph.results.agreements import Agreement, CheckSheet, SheetEdit
from stakeholder_graph.results.audits import Audit, Check
from stakeholder_graph.results.comparisons import Comparison
from stakeholder_graph.results.reviews import Review
from stakeholder_graph.results.simulations import Simulation, Wait

Basis: TypeAlias = units.Basis
Named: TypeAlias = names.Named
Loop = Literal["two-way", "one-way", "no-route"]
WeakPointType = Literal["stakeholder", "channel", "shared"]
Expectation = Literal["heard_within", "answered_within", "routes", "level", "chance"]
Result = Literal["met", "not-met", "cannot-tell"]
OptionValue = str | int | bool | tuple[str, ...] | None

FORMAT = "stakeholder-graph/results/1"

LEFT_OUT = frozenset(
    {
        *("deliveries", "weak_points", "pairs", "simulation", "messages", "silos", "problems", "expanded"),
        *("checks", "audit", "review", "comparison", "agreement", "sheet", "sheet_edits"),
    }
)
"""The fields that are left out of the JSON form where they are None: the question was not asked."""


class AssumedShare(Struct, frozen=True, kw_only=True):
    """The share, 0 to 1, of the values an answer used that the model only assumes; None where it used none."""

    existence: float | None = None
    people: float | None = None
    level: float | None = None
    timing: float | None = None
    reliability: float | None = None


class Chance(Struct, frozen=True, kw_only=True):
    """The probability that at least one route works.

    Where it is estimated, ``low`` and ``high`` are the 95% interval, ``worlds`` and ``seed`` what it was drawn
    from; all four are None where it is exact. ``basis`` weighs the reliabilities it rests on.
    """

    value: float
    low: float | None = None
    high: float | None = None
    exact: bool = True
    worlds: int | None = None
    seed: int | None = None
    basis: Basis = "assumed"


class Leg(Struct, frozen=True, kw_only=True):
    """One step of an itinerary: from the day its sender is ready to the day its receiver has heard.

    Days are ISO dates. ``every`` is how often the channel departs, ``meets`` how often the receiver meets, as
    written, None where there is no such cadence; ``every_dated`` and ``meets_dated`` say whether its days are
    known: where they are not, the first wait is half the interval. ``missed`` is a meeting that came too soon for
    what had arrived, ``late_by_days`` by how many days its papers were missed; None where none was missed.
    ``basis`` weighs the timings.
    """

    sender: str
    receiver: str
    channel: str
    by: str
    ready: str
    departs: str
    arrives: str
    heard: str
    every: str | None = None
    every_dated: bool | None = None
    takes: str | None = None
    meets: str | None = None
    meets_dated: bool | None = None
    papers_due: str | None = None
    missed: str | None = None
    late_by_days: int | None = None
    basis: Basis = "assumed"


class Itinerary(Struct, frozen=True, kw_only=True):
    """One journey, date by date. ``dated`` says whether every calendar on it is known.

    ``start`` is the day the message, or the answer, is ready at its sender; ``heard`` is None, and ``legs`` are
    empty, where a start on that day is never heard.
    """

    start: str
    heard: str | None
    days: int | None
    dated: bool
    legs: tuple[Leg, ...] = ()


class RoundTrip(Struct, frozen=True, kw_only=True):
    """From asking to having the answer, in days; read like the days of a `Delivery`."""

    best_days: int | None = None
    typical_days: int | None = None
    typical_low_days: int | None = None
    typical_high_days: int | None = None
    worst_days: int | None = None
    days_exact: bool | None = None
    days_basis: Basis | None = None
    heard_share: float | None = None
    worst_start: str | None = None


class AnswerBack(Struct, frozen=True, kw_only=True):
    """The way back of a delivery: whether the answer reaches the one who asked, and by which route.

    ``route`` and ``channels`` are empty, and ``hops``, ``level`` and days None, if it does not. Days count from
    the day the question was heard, and are read like those of a `Delivery`.
    """

    reached: bool
    hops: int | None = None
    route: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    only_ways: tuple[str, ...] = ()
    independent_routes: int = 0
    best_days: int | None = None
    typical_days: int | None = None
    typical_low_days: int | None = None
    typical_high_days: int | None = None
    worst_days: int | None = None
    days_exact: bool | None = None
    days_basis: Basis | None = None
    heard_share: float | None = None
    worst_start: str | None = None
    itinerary: Itinerary | None = None
    chance: Chance | None = None
    level: str | None = None
    basis: Basis = "assumed"


class Expected(Struct, frozen=True, kw_only=True):
    """One thing a message asks of a delivery, and whether it is met.

    ``wanted`` is as written, ``found`` what there is (of days the most it may take), None where it is unknown.
    ``share`` is, for days, the share of start days and phases for which it is met. ``because`` names what stands in
    the way: the only ways through where a second route is wanted; else empty.
    """

    expectation: Expectation
    wanted: str
    result: Result
    found: str | None = None
    share: float | None = None
    because: tuple[str, ...] = ()


class Delivery(Struct, frozen=True, kw_only=True):
    """One sender and one receiver of a message: whether it arrives, and what carries it there.

    ``sender`` or ``receiver`` is None where any of several would do and none of them succeeds. ``route`` lists
    stakeholders from sender to receiver, ``channels`` the channels between them, ``only_ways`` those in between
    whom every route goes through, in their order: all empty, ``hops`` and ``level`` None and ``independent_routes``
    0 if it is not reached. ``answer`` is None where none is asked for or the question is not heard; ``loop`` is
    None where no answer is asked for, ``round_trip`` unless it is two-way.

    Days are counted over 365 start days and over unknown phases. A start that is never heard ranks as infinite,
    which is None; ``heard_share`` is the share that is heard. Where ``days_exact`` is false, ``best_days`` and
    ``worst_days`` are bounds and ``typical_days`` (the median) is estimated, with its 95% interval;
    ``worst_start`` is a start day that takes longest. ``itinerary`` is None unless it was asked for.
    """

    sender: str | None
    receiver: str | None
    reached: bool
    hops: int | None = None
    route: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    only_ways: tuple[str, ...] = ()
    independent_routes: int = 0
    independent_routes_by_shared: int = 0
    independent_routes_by_shared_exact: bool = True
    best_days: int | None = None
    typical_days: int | None = None
    typical_low_days: int | None = None
    typical_high_days: int | None = None
    worst_days: int | None = None
    days_exact: bool | None = None
    days_basis: Basis | None = None
    heard_share: float | None = None
    worst_start: str | None = None
    itinerary: Itinerary | None = None
    chance: Chance | None = None
    level: str | None = None
    basis: Basis = "assumed"
    answer: AnswerBack | None = None
    round_trip: RoundTrip | None = None
    loop: Loop | None = None
    expectations: tuple[Expected, ...] = ()
    waits: tuple[Wait, ...] = ()


class Stability(Struct, frozen=True, kw_only=True):
    """The share of sampled plausible versions of the model in which a finding still holds.

    ``low`` and ``high`` are its 90% interval. ``lost_share`` is the share of versions in which it fails because
    those it names are not reached at all, None where that does not apply.
    """

    share: float
    low: float
    high: float
    lost_share: float | None = None


class WeakPoint(Struct, frozen=True, kw_only=True):
    """The only way through for some deliveries of a message: what it is, and whom its absence cuts off.

    ``cuts_off`` names the counted members (``sender->receiver`` where pairs are counted), sorted; ``people`` is
    the known sum of those they speak for, None if it is unknown for all of them. ``basis`` weighs that it exists
    and that there is no other way; the second is assumed unless the model is complete.
    """

    type: WeakPointType
    id: str
    cuts_off: tuple[str, ...]
    people: int | None
    basis: Basis = "assumed"
    stability: Stability | None = None


class CutPair(Struct, frozen=True, kw_only=True):
    """Two stakeholders, neither the only way through, whose absence together cuts members off."""

    ids: tuple[str, str]
    cuts_off: tuple[str, ...]
    people: int | None
    basis: Basis = "assumed"


class Voices(Struct, frozen=True, kw_only=True):
    """How many voices there are of one sort, and how many people they speak for, as in a `MessageAnswer`."""

    count: int
    people: int | None
    people_unknown_count: int


class Loops(Struct, frozen=True, kw_only=True):
    """The voices of a message: answered on paper, heard with no way back, and not heard.

    ``round_trip`` holds the days over all the two-way voices: the best of the best, the median of the typical
    and the worst of the worst; None if there is none.
    """

    two_way: Voices
    one_way: Voices
    no_route: Voices
    round_trip: RoundTrip | None = None


class ExpectationCount(Struct, frozen=True, kw_only=True):
    """One thing a message asks of all its deliveries, and of how many it is met.

    ``share`` is, for days, the mean share of starts for which it is met, None if that is not known; ``basis`` says
    whether a source vouches for what is asked.
    """

    expectation: Expectation
    wanted: str
    met_count: int
    not_met_count: int
    cannot_tell_count: int
    share: float | None = None
    basis: Basis = "assumed"


class TippingPoint(Struct, frozen=True, kw_only=True):
    """How reliable all that is only assumed would have to be for a message to arrive with a wanted chance.

    It is told of ``member``, whose chance is the middle one. ``reliability`` is None where the chance is missed
    even if nothing that is assumed ever failed.
    """

    member: str
    chance: float
    reliability: float | None
    assumed_count: int


class MessageAnswer(Struct, frozen=True, kw_only=True):
    """What becomes of one message.

    ``counted`` says over what deliveries are counted. ``people`` is the known sum over all counted members, None if
    it is unknown for every one of them; ``people_unknown_count`` says for how many it is unknown. ``deliveries``,
    ``weak_points``, ``pairs`` and ``simulation`` are None where the question was not asked, and are then left out
    of the JSON form; an empty list is a finding. ``loops`` is None where no answer is asked for. ``days`` sums up
    the outward journeys as `Loops` does the round trips; ``tipping`` is None where no reliability is only assumed.
    ``reach_stability`` is about who is reached: that everyone still is, or that half of those left out still are;
    ``heard_stability`` is that half of those reached still are; ``loop_stability`` is about voices that get no
    answer, ``one_route_stability`` about those with one route only. They are None where there are no such members,
    or where they were not asked.
    """

    message: str
    says: str | None
    kind: str | None
    counted: Literal["receivers", "senders", "pairs"]
    asks_answer: bool
    delivery_count: int
    reached_count: int
    people: int | None
    people_of_reached: int | None
    people_unknown_count: int
    loops: Loops | None = None
    days: RoundTrip | None = None
    expectations: tuple[ExpectationCount, ...] = ()
    tipping: TippingPoint | None = None
    reach_stability: Stability | None = None
    loop_stability: Stability | None = None
    heard_stability: Stability | None = None
    one_route_stability: Stability | None = None
    deliveries: tuple[Delivery, ...] | None = None
    weak_points: tuple[WeakPoint, ...] | None = None
    pairs: tuple[CutPair, ...] | None = None
    simulation: Simulation | None = None


class SiloGroup(Struct, frozen=True, kw_only=True):
    """One group of stakeholders, how far its channels stay inside, and whether one body is its only way in or out.

    ``ei_index`` runs from -1 (all inside) to +1 (all to others) and is None if the group has no channel;
    ``expected_ei_index`` is what chance alone gives for a group of this size, None where it is undefined.
    """

    by: str
    group: str
    members: tuple[str, ...]
    ei_index: float | None
    expected_ei_index: float | None
    only_way_out: str | None
    only_way_in: str | None


class Broker(Struct, frozen=True, kw_only=True):
    """How often a stakeholder joins groups, by Gould-Fernandez role. Those who never do are left out."""

    by: str
    id: str
    coordinator: int
    itinerant: int
    gatekeeper: int
    representative: int
    liaison: int


class Siblings(Struct, frozen=True, kw_only=True):
    """Stakeholders of one kind and one parent that hear each other only through ``hub``.

    ``members`` are those that hear another of them, or are heard by one; at least two. ``parent`` is None for
    those that are part of nothing.
    """

    kind: str
    parent: str | None
    hub: str
    members: tuple[str, ...]


class Silos(Struct, frozen=True, kw_only=True):
    """Who does not hear whom. Every list of ids is sorted; empty means there is none.

    ``isolated``: no channel in and none out. ``not_reached``: receivers that some message does not reach.
    ``no_way_up``: senders whose message does not arrive. ``one_way``: voices that are heard and have no way back.
    ``isolated_stability`` is None where nobody is isolated, or where it was not asked.
    """

    isolated: tuple[str, ...]
    not_reached: tuple[str, ...]
    no_way_up: tuple[str, ...]
    one_way: tuple[str, ...]
    siblings: tuple[Siblings, ...]
    groups: tuple[SiloGroup, ...]
    brokers: tuple[Broker, ...]
    isolated_stability: Stability | None = None


class ProblemEntry(Struct, frozen=True, kw_only=True):
    """Something wrong in the file. ``file``, ``line`` and ``column`` are None where it has no place in it."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    hint: str
    file: str | None
    line: int | None
    column: int | None
    end_column: int | None


class ExpandedLine(Struct, frozen=True, kw_only=True):
    """What one line of a model became: ``ids`` of its stakeholders, channels or members, in the order made."""

    section: str
    line: str
    file: str | None
    line_number: int | None
    ids: tuple[str, ...]


class Answer(Struct, frozen=True, kw_only=True):
    """One answer of one command, with all that is needed to trace a figure back to the model.

    The last ones, from ``messages`` on, are None, and left out of the JSON form, where the command does not ask
    for them. ``place`` is None only where a model cannot be read. ``model`` is the model's file, as the call named
    it. ``notes`` are limits a reader must know, as codes (see docs/results.md), not sentences.
    """

    command: str
    place: str | None
    as_of: str | None
    tool_version: str
    model_sha256: str
    tables_sha256: Mapping[str, str]
    options: Mapping[str, OptionValue]
    assumed_share: AssumedShare
    stakeholders: tuple[Named, ...]
    model: str = "MODEL"
    scenario_says: str | None = None
    notes: tuple[str, ...] = ()
    messages: tuple[MessageAnswer, ...] | None = None
    silos: Silos | None = None
    problems: tuple[ProblemEntry, ...] | None = None
    expanded: tuple[ExpandedLine, ...] | None = None
    checks: tuple[Check, ...] | None = None
    audit: Audit | None = None
    review: Review | None = None
    comparison: Comparison | None = None
    agreement: Agreement | None = None
    sheet: CheckSheet | None = None
    sheet_edits: tuple[SheetEdit, ...] | None = None
