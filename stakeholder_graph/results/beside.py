"""Another side that a page sets beside its own: a scenario of the same place, or another place."""

from msgspec import Struct

from stakeholder_graph.results.comparisons import PartAligned
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.results.wiring import Wiring


class Beside(Struct, frozen=True, kw_only=True):
    """One side to look at beside the page's own.

    ``key`` is what it is called in the address of the page, ``label`` what it is headed with, and ``says`` what a
    scenario says of itself, None for another place. ``same_place`` tells that an id means the same on both sides.
    ``here`` is the page's own scene and ``there`` the other one, both in the layout they have in common; ``here`` is
    None where that is the layout the page has anyway. ``messages`` are those of the other side with their weak
    points, without deliveries. ``parts`` align two different places by who plays which part in each, this one first;
    empty for scenarios of one place. ``wiring`` is the other side as messages see it, None if they are not to be
    followed there.
    """

    key: str
    label: str
    says: str | None
    same_place: bool
    here: Scene | None
    there: Scene
    messages: tuple[MessageAnswer, ...] = ()
    parts: tuple[PartAligned, ...] = ()
    wiring: Wiring | None = None
