"""How surely does a message arrive, and how reliable would what is only assumed have to be?"""

from msgspec import Struct

from stakeholder_graph.units import Basis


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


class TippingPoint(Struct, frozen=True, kw_only=True):
    """How reliable all that is only assumed would have to be for a message to arrive with a wanted chance.

    It is told of ``member``, whose chance is the middle one. ``reliability`` is None where the chance is missed
    even if nothing that is assumed ever failed.
    """

    member: str
    chance: float
    reliability: float | None
    assumed_count: int
