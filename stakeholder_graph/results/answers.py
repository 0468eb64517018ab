"""The values every command answers with; their field names are the keys of the JSON form.

Each class says in its docstring what an empty value means. Orders are total and deterministic, so two equal
answers are equal byte for byte.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Basis = Literal["stated", "partly", "assumed"]
Loop = Literal["two-way", "one-way", "no-route"]
WeakPointType = Literal["stakeholder", "channel", "shared"]
OptionValue = str | int | bool | tuple[str, ...] | None

FORMAT = "stakeholder-graph/results/1"

LEFT_OUT = frozenset({"deliveries", "weak_points", "pairs", "messages", "silos", "problems", "expanded"})
"""The fields that are left out of the JSON form where they are None: the question was not asked."""


class AssumedShare(Struct, frozen=True, kw_only=True):
    """The share, 0 to 1, of the values an answer used that the model only assumes; None where it used none."""

    existence: float | None = None
    people: float | None = None
    level: float | None = None
    timing: float | None = None
    reliability: float | None = None


class Chance(Struct, frozen=True, kw_only=True):
    """The probability that at least one route works. ``low`` and ``high`` are None where it is exact."""

    value: float
    low: float | None = None
    high: float | None = None
    exact: bool = True


class AnswerBack(Struct, frozen=True, kw_only=True):
    """The way back of a delivery: whether the answer reaches the one who asked, and by which route.

    ``route`` and ``channels`` are empty, and ``hops`` and ``level`` None, if it does not. Days and chance are
    None until the clock and the chance of arrival are computed.
    """

    reached: bool
    hops: int | None = None
    route: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    independent_routes: int = 0
    best_days: int | None = None
    typical_days: float | None = None
    worst_days: int | None = None
    chance: Chance | None = None
    level: str | None = None
    basis: Basis = "assumed"


class Delivery(Struct, frozen=True, kw_only=True):
    """One sender and one receiver of a message: whether it arrives, and what carries it there.

    ``sender`` or ``receiver`` is None where any of several would do and none of them succeeds. ``route`` lists
    stakeholders from sender to receiver, ``channels`` the channels between them: both empty, ``hops`` and
    ``level`` None and ``independent_routes`` 0 if it is not reached. ``answer`` is None where none is asked for
    or the question is not heard; ``loop`` is None where no answer is asked for.
    """

    sender: str | None
    receiver: str | None
    reached: bool
    hops: int | None = None
    route: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    independent_routes: int = 0
    independent_routes_by_shared: int = 0
    independent_routes_by_shared_exact: bool = True
    best_days: int | None = None
    typical_days: float | None = None
    worst_days: int | None = None
    chance: Chance | None = None
    level: str | None = None
    basis: Basis = "assumed"
    answer: AnswerBack | None = None
    loop: Loop | None = None


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


class CutPair(Struct, frozen=True, kw_only=True):
    """Two stakeholders, neither the only way through, whose absence together cuts members off."""

    ids: tuple[str, str]
    cuts_off: tuple[str, ...]
    people: int | None
    basis: Basis = "assumed"


class MessageAnswer(Struct, frozen=True, kw_only=True):
    """What becomes of one message.

    ``counted`` says over what deliveries are counted. ``people`` is the known sum over all counted members,
    None if it is unknown for every one of them; ``people_unknown_count`` says for how many it is unknown.
    ``deliveries``, ``weak_points`` and ``pairs`` are None where the question was not asked, and are then left
    out of the JSON form; an empty list is a finding.
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
    deliveries: tuple[Delivery, ...] | None = None
    weak_points: tuple[WeakPoint, ...] | None = None
    pairs: tuple[CutPair, ...] | None = None


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
    """

    isolated: tuple[str, ...]
    not_reached: tuple[str, ...]
    no_way_up: tuple[str, ...]
    one_way: tuple[str, ...]
    siblings: tuple[Siblings, ...]
    groups: tuple[SiloGroup, ...]
    brokers: tuple[Broker, ...]


class Named(Struct, frozen=True, kw_only=True):
    """What an id stands for, so that an answer can be read without the model.

    ``kind`` is ``shared`` for a shared dependency; ``people`` is None where unknown.
    """

    id: str
    name: str
    kind: str
    kind_plural: str
    part_of: str | None = None
    people: int | None = None


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

    The last four are None, and left out of the JSON form, where the command does not ask for them. ``place`` is
    None only where a model cannot be read. ``model`` is the model's file, as the call named it. ``notes`` are
    limits a reader must know, as codes (see docs/results.md), not sentences.
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
    notes: tuple[str, ...] = ()
    messages: tuple[MessageAnswer, ...] | None = None
    silos: Silos | None = None
    problems: tuple[ProblemEntry, ...] | None = None
    expanded: tuple[ExpandedLine, ...] | None = None
