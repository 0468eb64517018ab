"""Whose absence cuts whom off?"""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.stability import Stability
from stakeholder_graph.units import Basis

WeakPointType = Literal["stakeholder", "channel", "shared"]


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
