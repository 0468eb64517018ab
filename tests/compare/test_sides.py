"""One side measured alone: every figure worked by hand."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.compare.causes import find_slowest
from stakeholder_graph.compare.measures import MEASURES
from stakeholder_graph.compare.sides import MeasuredSide
from stakeholder_graph.model.cadence import Cadence, read_cadence
from stakeholder_graph.model.records import Source, Vouching, Window
from stakeholder_graph.results.comparisons import Cause
from stakeholder_graph.scenarios.apply import remove
from tests.compare.measured import STATED, make_down, make_place, make_up, measure, read

TREE = "board <-> forum; forum <-> p1, p2, p3; board <-> p4"
"""Three practices behind one forum, the fourth has the board's ear."""


def make_tree(**fields):
    practices = ("p1", "p2", "p3", "p4")
    messages = (make_down(*practices), make_up(*practices))
    return make_place(TREE, messages=messages, people={"p1": 100, "p2": 200, "p4": 700}, **fields)


def test_what_arrives_and_is_answered_is_counted_over_all_deliveries():
    side = measure(make_tree())
    assert (read(side, "reached", "down").value, read(side, "reached", "down").of) == (1.0, 4)
    assert read(side, "answered", "up").value == 1.0
    assert read(side, "one-way", "up").value == 0.0
    assert read(side, "reached", "down").counted == "practices"


def test_the_worst_single_absence_is_counted_in_members_and_in_known_people():
    # Without the forum p1, p2 and p3 hear nothing: 3 of 4, and 300 of the 1,000 people known.
    side = measure(make_tree())
    cut, people = read(side, "cut-off", "down"), read(side, "people-cut-off", "down")
    assert (cut.value, cut.of) == (0.75, 4)
    assert (people.value, people.of) == (0.3, 1000)
    assert cut.causes == (Cause(kind="only-way", ids=("forum",), count=3, basis="stated"),)


def test_a_second_route_is_counted_and_who_is_the_only_way_is_named():
    # A direct channel between board and p1 is a second route for p1 alone; p4 has one route, with nobody in between.
    side = measure(make_place(f"{TREE}; board -> p1", messages=[make_down("p1", "p2", "p3", "p4")]))
    reading = read(side, "second-route", "down")
    assert reading.value == 0.25
    assert reading.causes == (Cause(kind="only-way", ids=("forum",), count=2),)


def test_typical_steps_are_the_middle_ones():
    # p1, p2, p3 are two steps away, p4 one: 1, 2, 2, 2.
    assert read(measure(make_tree()), "steps", "down").value == 2


def test_who_has_no_channel_and_where_a_voice_stops_are_told_apart():
    place = make_place("p1 -> forum; p2 -> p1; board; p3", messages=[make_up("p1", "p2", "p3")])
    kinds = {each.kind: each for each in read(measure(place), "reached", "up").causes}
    assert kinds["no-channel"].ids == ("p3",)
    assert (kinds["stops"].ids, kinds["stops"].count) == (("forum",), 2)


def test_a_message_stops_before_those_who_would_pass_it_on():
    place = make_place("forum -> p1, p2; board -> link", messages=[make_down("p1", "p2")])
    assert read(measure(place), "reached", "down").causes == (
        Cause(kind="stops", ids=("forum",), count=2, basis="stated"),
    )


def test_communities_are_heard_by_any_message_that_goes_up():
    # c1 has a way up and back, c2 a way up only, c3 none; only g1 sends the message.
    place = make_place(
        "board <-> forum; forum <-> c1; c2 -> forum; c3; g1 -> forum", messages=[make_up("g1")]
    )
    side = measure(place)
    heard, answered = read(side, "communities-heard"), read(side, "communities-answered")
    assert (heard.value, heard.of, answered.value) == (pytest.approx(2 / 3), 3, pytest.approx(1 / 3))
    assert heard.causes == (Cause(kind="no-channel", ids=("c3",), count=1, basis="stated"),)


def test_seldom_heard_voices_are_found_by_role():
    place = make_place("board <-> c1; c2", messages=[make_up("c1", "c2")])
    stakeholders = dict(place.stakeholders)
    stakeholders["c2"] = replace(stakeholders["c2"], roles=("disadvantaged",))
    side = measure(replace(place, stakeholders=stakeholders))
    assert read(side, "communities-heard").value == 0.5
    assert (read(side, "seldom-heard-heard").value, read(side, "seldom-heard-heard").of) == (0.0, 1)
    assert read(side, "off-list-heard").bar == "nobody"


def test_people_with_no_route_are_those_known_to_be_behind_who_is_not_reached():
    place = make_place("board -> p1; p2", messages=[make_down("p1", "p2")], people={"p1": 300, "p2": 100})
    assert read(measure(place), "people-left-out", "down").value == 0.25


def test_what_costs_hours_is_added_up_and_both_directions_cost_once():
    # The forum costs 100 hours; its channel with the board 30, both ways together; that to p4 states none.
    place = make_tree()
    cost = {"forum->board": 30, "board->forum": 30}
    channels = tuple(
        replace(
            each,
            twin="forum->board" if each.id == "board->forum" else "board->forum",
            terms=replace(each.terms, cost_hours=cost[each.id]),
        )
        if each.id in cost
        else each
        for each in place.channels
    )
    stakeholders = {**place.stakeholders, "forum": replace(place.stakeholders["forum"], cost_hours=100)}
    side = measure(replace(place, channels=channels, stakeholders=stakeholders))
    assert (read(side, "cost-hours").value, read(side, "cost-hours").basis) == (130, "stated")


def test_figures_per_thousand_need_every_list():
    # Ten channels; the three known lists are no whole.
    assert read(measure(make_tree()), "channels").value == 10
    assert read(measure(make_tree()), "channels-per-thousand").value is None
    place = make_place("board <-> p1, p2", people={"p1": 1500, "p2": 500})
    assert read(measure(place), "channels-per-thousand").value == 2.0


def test_a_channel_is_there_to_stay_without_windows_end_or_listed_dates():
    place = make_place("board -> p1, p2, p3, p4, p5")
    day = date(2012, 1, 1)
    said = [
        {"open": (Window(since=day, until=day),)},
        {"until": date(2099, 1, 1)},
        {"every": Cadence(text="2012-01-01", dates=(day,))},
        {"every": Cadence(text="three times", rule="FREQ=MONTHLY;COUNT=3")},
        {"every": read_cadence("month")},
    ]
    channels = tuple(
        replace(each, terms=replace(each.terms, **fields))
        for each, fields in zip(place.channels, said, strict=True)
    )
    side = measure(replace(place, channels=channels))
    assert (read(side, "channels").value, read(side, "standing-channels").value) == (5, 1)


def test_what_is_silent_stays_open_unless_the_model_is_complete():
    place = make_place("board -> p1; p2", messages=[make_down("p1", "p2")])
    known = read(measure(place), "reached", "down")
    left_open = read(measure(replace(place, complete=False)), "reached", "down")
    assert (known.value, known.low, known.high) == (0.5, None, None)
    assert (left_open.value, left_open.low, left_open.high) == (0.5, 0.5, 1.0)
    assert read(measure(replace(place, complete=False)), "isolated").bar == "silent"


def test_a_channel_that_nobody_recorded_could_make_a_way_shorter_and_spare_those_who_would_be_cut_off():
    # Two steps by way of the forum: a channel of their own would make it one, and the forum no only way.
    place = make_place("board -> forum -> p1", messages=[make_down("p1")])
    for code, value, low in (("steps", 2, 1), ("cut-off", 1, 0)):
        known = read(measure(place), code, "down")
        left_open = read(measure(replace(place, complete=False)), code, "down")
        assert (known.value, known.low, known.high) == (value, None, None)
        assert (left_open.value, left_open.low, left_open.high) == (value, low, value)


def test_what_rests_on_assumptions_alone_is_barred_and_open_downwards():
    side = measure(make_place("board -> p1", stated=False, messages=[make_down("p1")]))
    reading = read(side, "reached", "down")
    assert (reading.value, reading.low, reading.basis, reading.bar) == (1.0, 0.0, "assumed", "assumed")


def test_where_nothing_arrives_nothing_can_be_cut_off_or_take_time():
    side = measure(make_place("board; p1", messages=[make_down("p1")]))
    for code in ("cut-off", "steps", "typical-days"):
        assert (read(side, code, "down").value, read(side, code, "down").bar) == (None, "nobody")


def test_days_are_untimed_where_nothing_says_how_long_it_takes():
    assert read(measure(make_tree()), "typical-days", "down").bar == "untimed"


def test_chance_is_told_only_where_some_reliability_is_stated():
    place = make_place("board -> p1, p2; p3", messages=[make_down("p1", "p2", "p3")])
    assert read(measure(place), "chance", "down").bar == "silent"
    channels = tuple(replace(each, terms=replace(each.terms, reliability=0.9)) for each in place.channels)
    # Two arrive nine times in ten, the third never: (0.9 + 0.9 + 0) / 3.
    assert read(measure(replace(place, channels=channels)), "chance", "down").value == pytest.approx(0.6)


def test_a_place_is_as_published_where_only_public_pages_vouch_and_nobody_checked():
    page = Source(id="page", title="A page", kind="public", evidence="paper")
    place = make_place("board -> p1")
    by_page = Vouching(existence="page")
    stakeholders = {each.id: replace(each, vouching=by_page) for each in place.stakeholders.values()}
    published = replace(place, stakeholders=stakeholders, sources={**place.sources, "page": page})
    channels = tuple(replace(each, terms=replace(each.terms, vouching=by_page)) for each in place.channels)
    assert measure(replace(published, channels=channels)).side.published_only
    assert not measure(published).side.published_only, "a channel is from memory"
    checked = {**place.sources, "page": replace(page, evidence="both ends")}
    assert not measure(replace(published, channels=channels, sources=checked)).side.published_only
    assert STATED.existence == "memory"


def test_every_reading_is_of_a_known_measure_and_every_measure_is_read():
    side = measure(make_tree())
    assert {each.measure for each in side.readings} == set(MEASURES)


def test_every_id_that_is_given_is_named():
    side = measure(make_tree())
    named = {each.id for each in side.side.stakeholders}
    given = {id_ for each in side.readings for cause in each.reading.causes for id_ in cause.ids}
    assert given | {member for part in side.parts for member in part.members} <= named


def test_a_side_can_be_measured_elsewhere_and_sent_home():
    # What a batch does: measure each place alone, anywhere, and join what comes back.
    side = measure(make_tree())
    assert msgspec.json.decode(msgspec.json.encode(side), type=MeasuredSide) == side


def test_a_message_whose_own_end_is_gone_is_not_asked():
    place = make_tree()
    side = measure(remove(place, "board"), before=place)
    for code in ("reached", "cut-off", "people-left-out"):
        reading = read(side, code, "down")
        assert (reading.value, reading.bar, reading.causes[0].ids) == (None, "gone", ("board",))
    assert read(measure(remove(place, "forum")), "reached", "down").value == 0.25


def test_members_that_are_gone_themselves_are_asked_nothing():
    # Three practices are left, and all hear.
    reading = read(measure(remove(make_tree(), "p1")), "reached", "down")
    assert (reading.value, reading.of) == (1.0, 3)


def test_voices_of_a_board_that_is_gone_are_not_asked():
    place = make_place("board <-> c1; c2", messages=[make_up("c1", "c2")])
    assert read(measure(remove(place, "board")), "communities-heard").bar == "gone"


def test_chance_is_left_out_where_some_way_says_nothing_of_failing():
    place = make_place("board -> p1; board -> p2", messages=[make_down("p1", "p2")])
    first, second = place.channels
    halved = replace(first, terms=replace(first.terms, reliability=0.5))
    side = measure(replace(place, channels=(halved, second)))
    assert (read(side, "chance", "down").value, read(side, "chance", "down").bar) == (None, "silent")


def test_what_ends_in_the_year_is_the_reason_that_some_start_is_never_heard():
    place = make_place("board -> link -> p1", messages=[make_down("p1")], as_of=date(2012, 10, 1))
    link = replace(place.stakeholders["link"], until=date(2013, 3, 31))
    side = measure(replace(place, stakeholders={**place.stakeholders, "link": link}))
    reading = read(side, "worst-days", "down")
    assert (reading.value, reading.bar) == (None, "never")
    assert reading.causes == (Cause(kind="ends", ids=("link",), count=1, until="2013-03-31"),)


def test_a_wait_for_a_window_is_told_of_the_channel():
    place = make_place("board -> p1", messages=[make_down("p1")], as_of=date(2012, 10, 1))
    (channel,) = place.channels
    opens = (
        Window(since=date(2013, 1, 1), until=date(2013, 1, 31)),
        Window(since=date(2014, 1, 1), until=date(2014, 1, 31)),
    )
    channel = replace(channel, terms=replace(channel.terms, open=opens))
    structure = Structure(replace(place, channels=(channel,)))
    message = structure.place.messages[0]
    follower = Follower(structure)
    asked = find_asked(structure, message)
    told = follower.add_itineraries(message, asked, follower.follow(message, asked), None)
    # From 1 October to 1 January are 92 days.
    assert find_slowest(structure, told) == (Cause(kind="window", ids=("board->p1",), days=92),)
