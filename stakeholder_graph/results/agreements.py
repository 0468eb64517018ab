"""What is answered when two models of one place are laid side by side, or a check sheet is written or returned."""

from typing import Literal

from msgspec import Struct

Section = Literal["stakeholder", "channel", "tie", "shared"]


class OnlyInOne(Struct, frozen=True, kw_only=True):
    """Something one model has and the other has not. ``side`` is 0 or 1; ``denied`` if the other calls it absent."""

    section: Section
    id: str
    side: int
    denied: bool = False


class ToldOtherwise(Struct, frozen=True, kw_only=True):
    """One value that both models state, and not alike; or how certain each is, where that is far apart."""

    section: Section
    id: str
    key: str
    first: str
    second: str


class SaidByOne(Struct, frozen=True, kw_only=True):
    """One value of what both models have that only one of them states. ``side`` is 0 or 1."""

    section: Section
    id: str
    key: str
    side: int
    value: str


class Agreement(Struct, frozen=True, kw_only=True):
    """Where two models of one place agree: how much both have, what only one has or says, what they tell otherwise.

    ``models`` are the two files. The shares are of what either has: None where neither has any. ``matched_names``
    are pairs of ids that were taken for the same stakeholder by their names, where the ids differ.
    """

    models: tuple[str, str]
    both_stakeholder_count: int
    stakeholder_share: float | None
    both_channel_count: int
    channel_share: float | None
    both_tie_count: int
    tie_share: float | None
    matched_names: tuple[tuple[str, str], ...]
    only_in_one: tuple[OnlyInOne, ...]
    told_otherwise: tuple[ToldOtherwise, ...]
    said_by_one: tuple[SaidByOne, ...] = ()


class SheetQuestion(Struct, frozen=True, kw_only=True):
    """One thing the model believes, for the people of ``body`` to confirm or to correct.

    ``channel`` is the id of the channel (or of the one there, where it runs both ways); ``hears`` and ``tells`` say
    which way it runs, seen from ``body``. The rest is what the model says of it, None where it says nothing.
    """

    body: str
    channel: str
    partner: str
    by: str
    hears: bool
    tells: bool
    every: str | None = None
    every_assumed: bool = True
    level: str | None = None
    claimed_level: str | None = None
    source: str | None = None
    source_title: str | None = None
    certainty: float = 0.5
    assumed: bool = True


class CheckSheet(Struct, frozen=True, kw_only=True):
    """The questions for each body, in order of its id and of the one at the other end."""

    bodies: tuple[str, ...]
    questions: tuple[SheetQuestion, ...]


class SheetEdit(Struct, frozen=True, kw_only=True):
    """One change that a returned sheet makes, shown before it is applied.

    ``said`` is what was ticked. ``key`` is the key of the channel that changes (``source`` for what vouches that it
    is there), or ``channel`` where the channel itself is taken away, or ``left out`` for what was written beside the
    questions, whose ``body`` is empty where nobody can tell. ``was`` and ``becomes`` are the values before and after:
    ``becomes`` is None for what is taken away or has to be put in by hand, and both are for a channel that was taken
    away before. ``note`` is what was written beside it, ``both_ways`` whether the channel has a way
    back that goes the same way.
    """

    body: str
    channel: str
    said: Literal["true", "not so", "don't know", "instead", "only we hear", "only we tell", "left out"]
    key: str
    was: str | None
    becomes: str | None
    note: str | None = None
    both_ways: bool = False
