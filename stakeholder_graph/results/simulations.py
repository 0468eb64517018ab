"""What a simulation says of one message: who has heard by which day, what they wait for, what a loss would do."""

from typing import Literal

from msgspec import Struct

WaitCause = Literal["departure", "on-the-way", "meeting"]
LostType = Literal["stakeholder", "channel", "shared"]


class CurvePoint(Struct, frozen=True, kw_only=True):
    """Who has heard by the end of one day, over all simulated worlds.

    ``low``, ``median``, ``high`` and ``mean`` are shares, 0 to 1, of all counted members: in 95%, 50% and 5% of
    worlds at least as many have heard. ``people`` is the known sum of the people they speak for, in the middle
    world; None if it is unknown for every member.
    """

    day: int
    low: float
    median: float
    high: float
    mean: float
    people: int | None = None


class Milestone(Struct, frozen=True, kw_only=True):
    """The day by which a share of all counted members has heard.

    ``days`` is the middle of the simulated worlds; 90 of 100 worlds lie between ``low_days`` and ``high_days``. Each
    is None where so many never hear.
    """

    share: float
    days: int | None
    low_days: int | None
    high_days: int | None


class SimulatedMember(Struct, frozen=True, kw_only=True):
    """How often and when one counted member hears.

    Worlds in which it never does rank as infinite, which is None: ``typical_days`` is the median over all worlds, by
    ``late_days`` it has heard in nine of ten.
    """

    member: str
    heard_share: float
    typical_days: int | None
    late_days: int | None


class Spread(Struct, frozen=True, kw_only=True):
    """How something spreads over the counted members, in days from the start.

    ``mean_days`` is over all journeys that arrive, None if none does. ``members`` stand latest first. ``curve`` and
    ``members`` are empty only where nobody is asked for.
    """

    heard_share: float
    mean_days: float | None
    milestones: tuple[Milestone, ...]
    curve: tuple[CurvePoint, ...]
    members: tuple[SimulatedMember, ...]


class Wait(Struct, frozen=True, kw_only=True):
    """What journeys wait for, and with whom the message lies meanwhile.

    ``cause`` is ``departure`` (until the channel can be used next: its meeting, its report), ``on-the-way`` (until it
    arrives) or ``meeting`` (until the receiver itself meets). ``by`` names the medium of the channel, None for a
    meeting. ``every`` is how often that is, or how long it takes, as written; None where the wait is for an opening.
    ``mean_days`` is over all journeys that arrive, so that the waits add up to the average journey; ``journey_share``
    is the share of journeys that come by here.
    """

    id: str
    cause: WaitCause
    by: str | None
    every: str | None
    mean_days: float
    journey_share: float


class SimulatedLoss(Struct, frozen=True, kw_only=True):
    """What the loss of one thing does, in the same worlds.

    Shares are of all counted members over all worlds, ``half_days`` the day by which half of them have heard in the
    middle world (None: never); ``delay_days`` is how much later it gets, on average, to those who still hear, None
    if nobody does. ``answered_share`` is None where no answer is asked for. ``curve`` is empty unless this loss was
    asked for.
    """

    type: LostType
    id: str
    heard_share_before: float
    heard_share: float
    half_days_before: int | None
    half_days: int | None
    delay_days: float | None
    answered_share_before: float | None = None
    answered_share: float | None = None
    curve: tuple[CurvePoint, ...] = ()


class Simulation(Struct, frozen=True, kw_only=True):
    """One message in many worlds: each starts on some day of a year, with calendars and failures of its own.

    ``lateness`` says what the journeys that arrive wait for, most first. ``losses`` are the loss that was asked for,
    or those of the few that most journeys pass through. ``answered`` counts from the start of the question to when
    the one who asked has the answer; None where none is asked for.
    """

    worlds: int
    seed: int
    heard_share: float
    mean_days: float | None
    milestones: tuple[Milestone, ...]
    curve: tuple[CurvePoint, ...]
    members: tuple[SimulatedMember, ...]
    lateness: tuple[Wait, ...]
    losses: tuple[SimulatedLoss, ...]
    answered: Spread | None = None
