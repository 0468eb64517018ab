"""All that a page needs to follow messages by itself: who passes on to whom, what is asked, and the calendars.

Everything is by number. Stakeholders are numbered in the code-point order of their ids, and channels of theirs, so
that whoever follows a message over this breaks every tie as the tool itself does.
"""

from typing import Literal

from msgspec import Struct


class WiredEnd(Struct, frozen=True, kw_only=True):
    """One side of a message: its members, whether any one of them will do, and whether they are a group."""

    members: tuple[int, ...]
    any: bool
    group: bool


class WiredMessage(Struct, frozen=True, kw_only=True):
    """A message that should travel.

    ``partners`` is None unless each of the counted side has its own on the other side: then it lists both.
    """

    id: str
    kind: str | None
    counted: Literal["receivers", "senders", "pairs"]
    answered: bool
    senders: WiredEnd
    receivers: WiredEnd
    partners: tuple[tuple[int, tuple[int, ...]], ...] | None = None


class WiredShared(Struct, frozen=True, kw_only=True):
    """A shared dependency, with the stakeholders and channels that fail when it does."""

    id: str
    stakeholders: tuple[int, ...]
    channels: tuple[int, ...]


class WiredMeeting(Struct, frozen=True, kw_only=True):
    """A stakeholder that meets, and by which tables: papers due, meetings half-way, meetings as soon as can be.

    ``calendar`` is the number of its calendar where its days are not known, else -1.
    """

    stakeholder: int
    due: int
    meets: int
    meets_soonest: int
    calendar: int


class WiredClock(Struct, frozen=True, kw_only=True):
    """When channels can be used and stakeholders meet, in days from the first.

    A table holds for each day another day, never sooner; its last entry is never. Table 0 leaves each day as it
    is. ``departs``, ``departs_soonest``, ``takes`` and ``calendars`` have one number for each channel: tables by
    which it is left, if a calendar of unknown days falls half-way or on the very day; the table by which what was
    sent arrives; and the number of such a calendar, -1 where there is none. ``periods`` gives for each calendar of
    unknown days the days between two of its times, as numerator and denominator. ``answer_takes`` has one table
    for each message.

    ``untimed`` lists the channels that say neither how often they are used nor how long they take.
    ``timed_stakeholders`` and ``timed_channels`` list what says anything of time, ``always_timed`` whether something
    does that nobody can take away here: without any of it nothing is known of days.
    """

    tables: tuple[tuple[int, ...], ...]
    departs: tuple[int, ...]
    departs_soonest: tuple[int, ...]
    takes: tuple[int, ...]
    calendars: tuple[int, ...]
    meetings: tuple[WiredMeeting, ...]
    periods: tuple[tuple[int, int], ...]
    answer_takes: tuple[int, ...]
    untimed: tuple[int, ...]
    timed_stakeholders: tuple[int, ...]
    timed_channels: tuple[int, ...]
    always_timed: bool


class Wiring(Struct, frozen=True, kw_only=True):
    """A place as messages see it, on one day and after it.

    ``first`` is day 0, None where the model names no day. ``off`` lists the stakeholders that are in the model and
    do not stand on the day: a group leaves them out. ``gone`` lists those who were taken away before: they are
    counted, and not reached. ``silent`` lists those who do not pass on what they hear. Channels go from
    ``senders`` to ``receivers``; ``ordinals`` number those between the same two, ``rungs`` is -1 where the level
    is not known, ``carries`` points into ``kinds_carried`` (None: every kind). ``off_channels`` do not stand on
    the day, and will later; of ``assumed_channels`` among them it is only assumed that they will, or how often they
    are used. ``registers`` says for each stakeholder whose people it speaks for, as a place in
    ``people``; -1 where nobody knows how many they are. ``clock`` is None where nothing is said about time.
    """

    first: str | None
    ids: tuple[str, ...]
    off: tuple[int, ...]
    gone: tuple[int, ...]
    silent: tuple[int, ...]
    registers: tuple[int, ...]
    people: tuple[int, ...]
    senders: tuple[int, ...]
    receivers: tuple[int, ...]
    ordinals: tuple[int, ...]
    rungs: tuple[int, ...]
    carries: tuple[int, ...]
    kinds_carried: tuple[tuple[str, ...] | None, ...]
    off_channels: tuple[int, ...]
    assumed_channels: tuple[int, ...]
    shared: tuple[WiredShared, ...]
    messages: tuple[WiredMessage, ...]
    clock: WiredClock | None = None
