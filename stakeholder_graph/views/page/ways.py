"""What the engine of the page is given: the wiring of a place, its columns packed."""

from collections.abc import Sequence

from stakeholder_graph.results.json_form import Json
from stakeholder_graph.results.wiring import WiredClock, WiredEnd, Wiring
from stakeholder_graph.views.page.packing import pack_column, pack_table


def build_ways(wiring: Wiring) -> Json:
    """Build the JSON form of a wiring; whoever are the same members of several messages are listed once."""
    groups: dict[tuple[int, ...], int] = {}

    def end(of: WiredEnd) -> Json:
        return [groups.setdefault(of.members, len(groups)), int(of.any), int(of.group)]

    messages: list[Json] = [
        {
            "id": each.id,
            "kind": each.kind,
            "counted": each.counted,
            "answered": each.answered,
            "senders": end(each.senders),
            "receivers": end(each.receivers),
            "partners": None if each.partners is None else _pack_partners(each.partners),
        }
        for each in wiring.messages
    ]
    return {
        "first": wiring.first,
        "ids": list(wiring.ids),
        "off": pack_column(wiring.off),
        "gone": pack_column(wiring.gone),
        "silent": pack_column(wiring.silent),
        "registers": pack_column(wiring.registers),
        "people": pack_column(wiring.people),
        "from": pack_column(wiring.senders),
        "to": pack_column(wiring.receivers),
        "ordinals": pack_column(wiring.ordinals),
        "rungs": pack_column(wiring.rungs),
        "carries": pack_column(wiring.carries),
        "kinds": [None if each is None else list(each) for each in wiring.kinds_carried],
        "off_channels": pack_column(wiring.off_channels),
        "assumed_channels": pack_column(wiring.assumed_channels),
        "shared": [
            [each.id, pack_column(each.stakeholders), pack_column(each.channels)] for each in wiring.shared
        ],
        "messages": messages,
        "groups": [pack_column(each) for each in groups],
        "clock": None if wiring.clock is None else _build_clock(wiring.clock),
    }


def _pack_partners(partners: Sequence[tuple[int, tuple[int, ...]]]) -> Json:
    """Pack for each of the counted side itself, how many are its own, and who they are."""
    return pack_column([each for member, own in partners for each in (member, len(own), *own)])


def _build_clock(clock: WiredClock) -> Json:
    meetings = clock.meetings
    return {
        "tables": [pack_table(each) for each in clock.tables],
        "departs": pack_column(clock.departs),
        "departs_soonest": pack_column(clock.departs_soonest),
        "takes": pack_column(clock.takes),
        "calendars": pack_column(_name_by_first_use(clock.calendars)),
        "lengths": pack_column([length for length, _ in clock.periods]),
        "parts": pack_column([parts for _, parts in clock.periods]),
        "meeting": pack_column([each.stakeholder for each in meetings]),
        "due": pack_column([each.due for each in meetings]),
        "meets": pack_column([each.meets for each in meetings]),
        "meets_soonest": pack_column([each.meets_soonest for each in meetings]),
        "meeting_calendars": pack_column([each.calendar for each in meetings]),
        "answer_takes": pack_column(clock.answer_takes),
        "untimed": pack_column(clock.untimed),
        "timed_stakeholders": pack_column(clock.timed_stakeholders),
        "timed_channels": pack_column(clock.timed_channels),
        "always_timed": clock.always_timed,
    }


def _name_by_first_use(calendars: Sequence[int]) -> list[int]:
    """Write 0 for none, 1 for a calendar that is the next one not met yet, and 2 and more for one that was.

    Most channels have a calendar of their own, so that most of the column is ones.
    """
    met = 0
    written: list[int] = []
    for each in calendars:
        if each < 0:
            written.append(0)
        elif each == met:
            met += 1
            written.append(1)
        else:
            written.append(each + 2)
    return written
