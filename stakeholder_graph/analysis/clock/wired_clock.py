"""The calendars of a place as tables that a page can follow messages by: the same as journeys are told by."""

from collections.abc import Iterable

from msgspec.structs import replace

from stakeholder_graph.analysis.clock.timetable import Timetable
from stakeholder_graph.analysis.clock.timing import find_first_day, is_timed
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
    )
