"""Which groups of a place tell which? A table of groups by groups, with what would be possible."""

from msgspec import Struct


class MixingGroup(Struct, frozen=True, kw_only=True):
    """One group: its id in its grouping, what it is called, and how far its channels stay inside.

    The two indices are those of a `SiloGroup`.
    """

    group: str
    name: str
    member_count: int
    ei_index: float | None
    expected_ei_index: float | None


class Mixing(Struct, frozen=True, kw_only=True):
    """How often one group tells another, over distinct ordered pairs of a sender and a receiver joined by a channel.

    ``joined`` and ``possible`` have one row for each group that tells and one column for each that hears, in the
    order of ``groups``: the pairs that a channel joins, and all there are. Empty where the model does not have the
    grouping. ``ungrouped_count`` stakeholders are in no group; where one may be in several, as by service, a pair
    counts in each.
    """

    by: str
    groups: tuple[MixingGroup, ...]
    joined: tuple[tuple[int, ...], ...]
    possible: tuple[tuple[int, ...], ...]
    ungrouped_count: int = 0
