"""The calendars of a place as tables that a page can follow messages by: the same as journeys are told by."""

from collections.abc import Iterable

from msgspec.structs import replace

from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.timing import (
    find_first_day,
    is_timed,
    is_timed_channel,
    is_timed_stakeholder,
    is_untimed_channel,
)
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.wiring import WiredClock, WiredMeeting, Wiring


def add_clock(wiring: Wiring, structure: Structure, messages: Iterable[Message]) -> Wiring:
    """Add the calendars to the wiring of a place; it stays as it is where nothing in the place takes time.

    Parameters
    ----------
    wiring
        What was wired of the same structure and the same messages.
    structure
        The place on its day.
    messages
        The messages, for how long their answers take.

    Notes
    -----
    Where the days of a calendar are not known, two tables are given: one that waits half as long as can be, for when
    it is first met with, and one that does not wait, to be used with its period once its days are known.
    """
    if not is_timed(structure.place):
        return wiring
    first = find_first_day(structure)
    timetable = Timetable(Structure(structure.place, structure.day, later=True), first)
    return replace(wiring, first=first.isoformat(), clock=_wire(wiring, timetable, messages))


def _wire(wiring: Wiring, timetable: Timetable, messages: Iterable[Message]) -> WiredClock:
    answer_takes = [timetable.add(each.answer_takes) for each in messages]
    middle, soonest = timetable.middle, timetable.soonest
    pool: dict[int, int] = {0: 0}

    def number(row: int) -> int:
        return pool.setdefault(row, len(pool))

    number_of = {each: place for place, each in enumerate(wiring.ids)}
    meetings = tuple(
        WiredMeeting(
            stakeholder=number_of[each],
            due=number(due),
            meets=number(meets),
            meets_soonest=number(at_once),
            calendar=calendar,
        )
        for each, due, meets, at_once, calendar in zip(
            timetable.structure.ids,
            middle.vertex_due.tolist(),
            middle.vertex_meets.tolist(),
            soonest.vertex_meets.tolist(),
            timetable.vertex_calendars.tolist(),
            strict=True,
        )
        if due >= 0
    )
    columns = [
        tuple(map(number, each.tolist()))
        for each in (middle.arc_departs, soonest.arc_departs, middle.arc_takes)
    ]
    answers = tuple(map(number, answer_takes))
    place, channels = timetable.structure.place, timetable.structure.channels
    timed_stakeholders = {id_ for id_, each in place.stakeholders.items() if is_timed_stakeholder(each)}
    timed_channels = {each.id for each in place.channels if is_timed_channel(each)}
    wired = set(wiring.ids), {each.id for each in channels}
    periods: list[tuple[int, int]] = [(length, parts) for length, parts in timetable.periods.tolist()]
    return WiredClock(
        tables=tuple(tuple(timetable.table(row).tolist()) for row in pool),
        departs=columns[0],
        departs_soonest=columns[1],
        takes=columns[2],
        calendars=tuple(timetable.arc_calendars.tolist()),
        meetings=meetings,
        periods=tuple(periods),
        answer_takes=answers,
        untimed=_mark(map(is_untimed_channel, channels)),
        timed_stakeholders=_mark(each in timed_stakeholders for each in wiring.ids),
        timed_channels=_mark(map(is_timed_channel, channels)),
        always_timed=any(each.answer_takes is not None for each in place.messages)
        or not (timed_stakeholders <= wired[0] and timed_channels <= wired[1]),
    )


def _mark(marks: Iterable[bool]) -> tuple[int, ...]:
    return tuple(number for number, mark in enumerate(marks) if mark)
