"""Is every voice heard, and does it hear back? Counted in voices and people, with the days of the round trip."""

import subprocess
import sys
from pathlib import Path

import pytest

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.loops import count_loops, summarise_days
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.model.cadence import read_duration
from stakeholder_graph.model.example import example_place
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.messages import Voices
from tests.analysis.places import every, message
from tests.analysis.test_day_by_day import place_with

ROOT = Path(__file__).parents[3]


def summarise(place, senders, receivers, **said):
    """A message as `analyse` sums it up."""
    asking, structure = message(senders, receivers, **said), Structure(place)
    asked = find_asked(structure, asking)
    return summarise_message(structure, asking, asked, deliveries=Follower(structure).follow(asking, asked))


# v is answered, w is heard, x and y are not; how many people y speaks for is not known.
PLACE = place_with(
    "v -> f, takes: 2 days",
    "f -> v, takes: 1 day",
    "w -> f",
    "f <-> board, takes: 10 days",
    v="people: 100",
    w="people: 40",
    x="people: 3000",
    y="volunteers: 3",
)
VOICES = every("v", "w", "x", "y")


def test_voices_and_people_by_what_becomes_of_them():
    loops = summarise(PLACE, VOICES, "board", answered=True).loops
    assert loops.two_way == Voices(count=1, people=100, people_unknown_count=0)
    assert loops.one_way == Voices(count=1, people=40, people_unknown_count=0)
    assert loops.no_route == Voices(count=2, people=3000, people_unknown_count=1)


def test_where_there_is_no_such_voice_it_speaks_for_nobody():
    loops = summarise(PLACE, every("v"), "board", answered=True).loops
    assert loops.one_way == loops.no_route == Voices(count=0, people=0, people_unknown_count=0)


def test_where_all_such_voices_speak_for_unknown_numbers_so_does_the_sum():
    loops = summarise(PLACE, every("y"), "board", answered=True).loops
    assert loops.no_route == Voices(count=1, people=None, people_unknown_count=1)


def test_no_loop_is_counted_where_no_answer_is_asked_for():
    answer = summarise(PLACE, VOICES, "board")
    assert answer.loops is None
    assert {each.loop for each in answer.deliveries} == {None}


def test_the_round_trip_is_that_of_the_voices_that_are_answered():
    """v: 2 and 10 days up, 5 to answer, 10 and 1 back."""
    loops = summarise(PLACE, VOICES, "board", answered=True, answer_takes=read_duration("5 days")).loops
    assert loops.round_trip == RoundTrip(
        best_days=28, typical_days=28, worst_days=28, days_exact=True, days_basis="assumed", heard_share=1.0
    )


def test_where_nobody_is_answered_there_is_no_round_trip():
    assert summarise(PLACE, every("w", "x"), "board", answered=True).loops.round_trip is None


def test_the_best_of_the_best_the_middle_and_the_worst_of_the_worst():
    """Up and down: 2 x 1, 2 x 3, 2 x 8 and 2 x 20 days; of four the greater of the two in the middle."""
    ways = [f"v{days} <-> board, takes: {days} days" for days in (8, 1, 20, 3)]
    answer = summarise(place_with(*ways), every("v1", "v3", "v8", "v20"), "board", answered=True)
    trip = answer.loops.round_trip
    assert (trip.best_days, trip.typical_days, trip.worst_days) == (2, 16, 40)
    assert (answer.days.best_days, answer.days.typical_days, answer.days.worst_days) == (1, 8, 20)
    assert (trip.typical_low_days, trip.typical_high_days, trip.worst_start) == (None, None, None)


def test_what_is_never_heard_ranks_last_and_the_least_share_is_told():
    """One of three ends on 31 March, 182 of 365 days: the middle of three is the slower of the other two."""
    place = place_with("a <-> z, until: 2013-03-31", "b <-> z", "c <-> z, takes: 4 days")
    trip = summarise(place, every("a", "b", "c"), "z", answered=True).loops.round_trip
    assert (trip.best_days, trip.typical_days, trip.worst_days) == (0, 8, None)
    assert trip.heard_share == 182 / 365


def test_what_is_stated_for_some_and_assumed_for_others_is_partly():
    stated = "takes: 4 days, every: day, source: {takes: memory, every: memory}"
    place = place_with(f"a <-> z, {stated}", "b <-> z, takes: 4 days")
    assert summarise(place, every("a"), "z", answered=True).loops.round_trip.days_basis == "stated"
    assert summarise(place, every("b"), "z", answered=True).loops.round_trip.days_basis == "assumed"
    assert summarise(place, every("a", "b"), "z", answered=True).loops.round_trip.days_basis == "partly"


def test_one_estimate_makes_the_sum_an_estimate():
    place = place_with("a -> z, every: week from 2012-10-03", "b -> z, every: week")
    assert summarise(place, every("a"), "z").days.days_exact is True
    assert summarise(place, every("a", "b"), "z").days.days_exact is False


@pytest.mark.parametrize("journeys", [[], [Delivery(sender="a", receiver="b", reached=False)]])
def test_where_nothing_has_days_there_is_no_sum(journeys):
    assert summarise_days(journeys) is None


def test_nothing_is_counted_of_nobody():
    assert count_loops(example_place("a -> b"), [], []) is None


# --- a place that says nothing of time ---


def test_where_nothing_takes_time_everything_happens_at_once_and_that_is_assumed():
    answer = summarise(example_place("v <-> f; f <-> board; w -> f"), every("v", "w"), "board", answered=True)
    at_once = RoundTrip(
        best_days=0,
        typical_days=0,
        worst_days=0,
        days_exact=True,
        days_basis="assumed",
        heard_share=1.0,
        untimed=True,
    )
    assert answer.days == answer.loops.round_trip == at_once
    first, second = answer.deliveries
    for each in (first, second, first.answer, first.round_trip):
        assert RoundTrip(**{name: getattr(each, name) for name in RoundTrip.__struct_fields__}) == at_once
    assert (second.loop, second.answer.best_days, second.round_trip) == ("one-way", None, None)


def test_where_nothing_takes_time_whoever_is_not_reached_has_no_days():
    (found,) = summarise(example_place("a -> b; c"), "a", "c", answered=True).deliveries
    assert (found.best_days, found.heard_share, found.round_trip, found.loop) == (
        None,
        None,
        None,
        "no-route",
    )


def test_a_place_that_says_nothing_of_time_needs_no_calendars():
    """Nor numpy, which takes longer to load than such a place to analyse."""
    code = (
        "import sys\n"
        "from stakeholder_graph.assess.questions import analyse, trace\n"
        "from stakeholder_graph.readers.place_file import Tables, build_document\n"
        "from pathlib import Path\n"
        "text = '''format: stakeholder-graph/1\n"
        "place: Untimed\n"
        "stakeholders: {a: {name: A, kind: group}, b: {name: B, kind: board}}\n"
        "channels: [{from: a, to: b, both_ways: true, by: post%s}]\n"
        "messages: {m: {from: a, to: b, answered: true, heard_within: 3 days}}\n"
        "'''\n"
        "document = build_document(Path('x.yaml'), text.encode(), Tables(Path(), 'x.yaml'))\n"
        "assert document.place is not None, document.problems\n"
        "answer = analyse(document)\n"
        "trace(document)\n"
        "print(answer.messages[0].days.worst_days, 'numpy' in sys.modules)\n"
    )
    for said, told in (("", "0 False"), (", takes: 2 days", "2 True")):
        ran = subprocess.run(
            [sys.executable, "-c", code % said], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == told
