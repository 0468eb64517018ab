"""What the engine of the page is given: the wiring of a place, its columns packed."""

from collections.abc import Sequence

from stakeholder_graph.results.json_form import Json
from stakeholder_graph.results.wiring import WiredClock, WiredEnd, Wiring
from stakeholder_graph.views.page.packing import pack_runs, pack_steps, pack_table


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
        "off": pack_steps(wiring.off),
        "gone": pack_steps(wiring.gone),
        "silent": pack_steps(wiring.silent),
        "registers": pack_steps(wiring.registers),
        "people": pack_steps(wiring.people),
        "from": pack_steps(wiring.senders),
        "to": pack_steps(wiring.receivers),
        "ordinals": pack_runs(wiring.ordinals),
        "rungs": pack_runs(wiring.rungs),
        "carries": pack_runs(wiring.carries),
        "kinds": [None if each is None else list(each) for each in wiring.kinds_carried],
        "off_channels": pack_steps(wiring.off_channels),
        "shared": [
            [each.id, pack_steps(each.stakeholders), pack_steps(each.channels)] for each in wiring.shared
        ],
        "messages": messages,
        "groups": [pack_steps(each) for each in groups],
        "clock": None if wiring.clock is None else _build_clock(wiring.clock),
    }


def _pack_partners(partners: Sequence[tuple[int, tuple[int, ...]]]) -> Json:
    """Pack for each of the counted side itself, how many are its own, and who they are."""
    return pack_steps([each for member, own in partners for each in (member, len(own), *own)])


def _build_clock(clock: WiredClock) -> Json:
    meetings = clock.meetings
    return {
        "tables": [pack_table(each) for each in clock.tables],
        "departs": pack_runs(clock.departs),
        "departs_soonest": pack_runs(clock.departs_soonest),
        "takes": pack_runs(clock.takes),
        "calendars": pack_steps(clock.calendars),
        "lengths": pack_runs(length for length, _ in clock.periods),
        "parts": pack_runs(parts for _, parts in clock.periods),
        "meeting": pack_steps([each.stakeholder for each in meetings]),
        "due": pack_runs(each.due for each in meetings),
        "meets": pack_runs(each.meets for each in meetings),
        "meets_soonest": pack_runs(each.meets_soonest for each in meetings),
        "meeting_calendars": pack_steps([each.calendar for each in meetings]),
        "answer_takes": pack_runs(clock.answer_takes),
    }
