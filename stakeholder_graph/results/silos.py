"""Who does not hear whom?"""

from msgspec import Struct

from stakeholder_graph.results.stability import Stability


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
