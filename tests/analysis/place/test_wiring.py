"""What is wired of a place: in the order that breaks ties, with whoever stands later or is counted all the same."""

from datetime import date

from msgspec.structs import replace

from stakeholder_graph.analysis.clock.wired_clock import add_clock
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.place.wiring import build_wiring
from stakeholder_graph.model.cadence import read_cadence
from stakeholder_graph.model.records import Source, Vouching
from stakeholder_graph.scenarios.apply import remove
from tests.analysis.places import DAY, PlaceDraft, every, message

LATER = date(2013, 1, 1)


def draft():
    return (
        PlaceDraft()
        .add("b", kind="practice", people=100)
        .add("a")
        .add("b-group", kind="patient-group", part_of="b")
    )


def test_stakeholders_and_channels_stand_in_the_order_that_breaks_ties():
    place = draft().join("b", "a").join("a", "b").join("a", "b").build()
    wiring = build_wiring(Structure(place), [message("a", "b")])
    assert wiring.ids == ("a", "b", "b-group")
    ends = zip(wiring.senders, wiring.receivers, wiring.ordinals, strict=True)
    assert list(ends) == [(0, 1, 1), (0, 1, 2), (1, 0, 1)]


def test_whoever_will_stand_later_is_wired_and_off():
    place = draft().add("c", since=LATER).join("a", "c").join("a", "b", since=LATER).build(as_of=DAY)
    wiring = build_wiring(Structure(place), [message("a", every("b", "c"))])
    assert [wiring.ids[each] for each in wiring.off] == ["c"]
    assert wiring.off_channels == (0, 1)


def test_of_what_begins_later_it_is_told_what_is_only_assumed():
    said = {"since": LATER, "vouching": Vouching(existence="minutes")}
    monthly = read_cadence("month")
    place = (
        draft()
        .join("a", "b", since=LATER)
        .join("a", "b", **said)
        .join("a", "b", **said, every=monthly)
        .join("a", "b", since=LATER, vouching=Vouching(existence="minutes", rest="minutes"), every=monthly)
        .join("a", "b")
        .build(as_of=DAY)
    )
    place = replace(place, sources={"minutes": Source(id="minutes", title="Minutes", kind="public")})
    wiring = build_wiring(Structure(place), [message("a", "b")])
    assert wiring.off_channels == (0, 1, 2, 3)
    assert wiring.assumed_channels == (0, 2)


def test_whoever_was_taken_away_is_counted_and_gone():
    place = remove(draft().join("a", "b").build(), "b")
    wiring = build_wiring(Structure(place), [message("a", every("b", "b-group"))])
    assert [wiring.ids[each] for each in wiring.gone] == ["b"]
    assert wiring.senders == ()


def test_a_patient_group_speaks_for_its_practice_and_both_count_once():
    wiring = build_wiring(Structure(draft().build()), [message("a", every("b", "b-group"))])
    assert wiring.registers == (-1, 0, 0)
    assert wiring.people == (100,)


def test_where_nothing_takes_time_there_is_no_clock():
    structure, asked = Structure(draft().join("a", "b").build(as_of=DAY)), [message("a", "b")]
    wiring = build_wiring(structure, asked)
    assert add_clock(wiring, structure, asked) is wiring
    assert wiring.first == "2012-10-01"
