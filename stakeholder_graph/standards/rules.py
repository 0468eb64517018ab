"""What a standard is: parts that somebody plays, and rules that speak of these parts only.

Every value is frozen and holds ids; nothing here knows a place, so one standard can be asked of all.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct, field

from stakeholder_graph.model.cadence import Duration
from stakeholder_graph.model.records import Quantity, Source
from stakeholder_graph.results.audits import Severity
from stakeholder_graph.units import stands_on

Hand = Literal["chosen", "paid", "run"]
Measure = Literal["reach", "days", "routes", "level"]
Grouping = Literal["service", "organisation", "sector"]

HANDS: tuple[Hand, ...] = ("chosen", "paid", "run")
MEASURES: tuple[Measure, ...] = ("reach", "days", "routes", "level")
GROUPINGS: tuple[Grouping, ...] = ("service", "organisation", "sector")
ITSELF = "it"
"""How a rule names the one it is asked of."""


class Narrowing(Struct, frozen=True, kw_only=True):
    """One way to find who plays a part: all that is said must hold. ``part_of`` names another part."""

    kind: str | None = None
    role: str | None = None
    sector: str | None = None
    tag: str | None = None
    service: str | None = None
    tier: str | None = None
    part_of: str | None = None

    def __str__(self) -> str:
        said = {key: getattr(self, key) for key in ("role", *self.__struct_fields__)}
        return ", ".join(f"{key} {value}" for key, value in said.items() if value is not None)


class Part(Struct, frozen=True, kw_only=True):
    """Somebody that rules speak of. Of the ways in ``who``, the first that finds anybody counts."""

    id: str
    name: str
    who: tuple[Narrowing, ...]


class Group(Struct, frozen=True):
    """Those who play a part, or the one a rule is asked of (`ITSELF`): every one of them, or any one.

    With ``own`` only those that belong to the one the rule is asked of.
    """

    part: str
    quantity: Quantity = "every"
    own: bool = False


Ends: TypeAlias = tuple[Group, ...]
"""One side of an expectation; what is expected must hold for each of its groups."""


class Exists(Struct, frozen=True, kw_only=True):
    """Somebody plays a part: so many of them."""

    who: str
    at_least: int = 1
    at_most: int | None = None


class Wishes(Struct, frozen=True, kw_only=True):
    """What is asked of one channel beyond being there; what is None or false is not asked."""

    standing: bool = False
    trusted: bool = False
    purpose: bool = False
    level: str | None = None
    level_at_most: str | None = None
    carries: str | None = None
    stated: bool = False


class ChannelWanted(Wishes, frozen=True, kw_only=True):
    """There is a channel that fulfils some wishes."""

    sender: Ends
    receiver: Ends
    both_ways: bool = False
    onward_to: Ends = ()


class TieWanted(Struct, frozen=True, kw_only=True):
    """There is a tie, of one of some relations."""

    sender: Ends
    receiver: Ends
    relations: tuple[str, ...]
    both_ways: bool = False


class Gone(Struct, frozen=True, kw_only=True):
    """Who is taken away before a route is looked for: some parts, and what only ``run_by`` runs or pays."""

    parts: tuple[str, ...] = ()
    run_by: tuple[str, ...] = ()


class RouteWanted(Struct, frozen=True, kw_only=True):
    """There is a route, of a certain sort, for a share of those who send."""

    sender: Ends
    receiver: Ends
    both_ways: bool = False
    carries: str | None = None
    stated: bool = False
    heard_within: Duration | None = None
    level: str | None = None
    routes: int | None = None
    not_via: tuple[str, ...] = ()
    without: Gone | None = None
    share: float = 1.0


class SeatsWanted(Struct, frozen=True, kw_only=True):
    """Seats that are chosen, or held, in a certain way."""

    of: Ends
    chosen_by: tuple[str, ...] = ()
    not_chosen_by: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()
    at_least: int = 1
    more_than: float | None = None


class MembersWanted(Struct, frozen=True, kw_only=True):
    """Somebody has certain members."""

    of: Ends
    include: Ends


class FundedBy(Struct, frozen=True, kw_only=True):
    """Somebody is funded by each of some parts."""

    who: Ends
    every: tuple[str, ...]


class OtherHands(Struct, frozen=True, kw_only=True):
    """Somebody is not chosen, paid or run by a part."""

    who: Ends
    than: tuple[str, ...]
    hands: tuple[Hand, ...] = HANDS


class NoWorse(Struct, frozen=True, kw_only=True):
    """Some are heard at least as well as the others."""

    sender: Ends
    than: Ends
    receiver: Ends
    leaving_out: tuple[str, ...] = ()
    carries: str | None = None
    measures: tuple[Measure, ...] = ("reach",)


class LevelsWanted(Struct, frozen=True, kw_only=True):
    """Every channel of theirs practises at least a rung; with ``partner`` only those to and from it."""

    of: Ends
    at_least: str
    partner: Ends = ()


class ClaimsKept(Struct, frozen=True, kw_only=True):
    """No channel of theirs claims a higher rung than it practises; with ``partner`` only those to and from it."""

    of: Ends
    partner: Ends = ()


class States(Struct, frozen=True, kw_only=True):
    """A key is stated: of every channel between two sides (an empty side is anybody), or of stakeholders."""

    key: str
    sender: Ends = ()
    receiver: Ends = ()
    of: Ends = ()


class ShareWanted(Struct, frozen=True, kw_only=True):
    """A share of the channels between two sides (an empty side is anybody) fulfils some wishes."""

    that: Wishes
    sender: Ends = ()
    receiver: Ends = ()
    at_least: float | None = None
    at_most: float | None = None


class Crosses(Struct, frozen=True, kw_only=True):
    """Each group of those who play a part hears, and is heard by, another; ``through`` may pass it on."""

    who: str
    by: Grouping
    through: tuple[str, ...] = ()


class AnyOf(Struct, frozen=True):
    """One of several expectations is enough."""

    expectations: tuple["Expectation", ...]


Expectation: TypeAlias = (
    Exists
    | ChannelWanted
    | TieWanted
    | RouteWanted
    | SeatsWanted
    | MembersWanted
    | FundedBy
    | OtherHands
    | NoWorse
    | LevelsWanted
    | ClaimsKept
    | States
    | ShareWanted
    | Crosses
    | AnyOf
)


class Rule(Struct, frozen=True, kw_only=True):
    """One thing a standard asks of a place.

    ``applies_to`` is the part each player of which it is asked, None if it is asked once, of the place.
    ``expects`` is empty where structure can show nothing of it; ``beyond_structure`` says what it cannot show.
    """

    id: str
    question: str
    why: str
    says: str
    remedy: str
    source: str
    severity: Severity = "medium"
    where: str | None = None
    applies_to: str | None = None
    since: date | None = None
    until: date | None = None
    expects: tuple[Expectation, ...] = ()
    beyond_structure: str | None = None


class Standard(Struct, frozen=True, kw_only=True):
    """A set of rules with the parts they speak of and the works they come from, in the order written."""

    id: str
    title: str
    about: str = ""
    since: date | None = None
    until: date | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    cast: Mapping[str, Part] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    sha256: str = ""

    def stands_on(self, day: date | None, rule: Rule | None = None) -> bool:
        """Say whether the standard, and a rule of it if one is given, holds on a day."""
        stands = stands_on(day, self.since, self.until)
        return stands and (rule is None or stands_on(day, rule.since, rule.until))
