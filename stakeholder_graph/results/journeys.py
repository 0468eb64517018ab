"""How long does it take? A journey date by date, and days over all starts."""

from msgspec import Struct

from stakeholder_graph.units import Basis


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
    untimed: bool = False
