"""What a public copy leaves out or tells only in general, by sort and kind: how many, never what it says."""

from typing import Literal

from msgspec import Struct

WithheldSort = Literal[
    "stakeholder",
    "post",
    "shared",
    "channel",
    "tie",
    "source",
    "message",
    "absence",
    "scenario",
    "correction",
    "note",
    "text",
    "rhythm",
]
"""``text`` is a text in which a withheld name stood; ``rhythm`` a calendar whose dates became how often."""

Treatment = Literal["unnamed", "left-out"]


class Withheld(Struct, frozen=True, kw_only=True):
    """How many records of one sort a public copy withholds.

    What is ``unnamed`` still stands in its place, so that routes stay true; what is ``left-out`` is not there at
    all. ``kind`` is that of the stakeholders, None for all other sorts.
    """

    what: WithheldSort
    treatment: Treatment
    count: int
    kind: str | None = None
    kind_plural: str | None = None
