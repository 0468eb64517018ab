"""What a message asks of its deliveries: met, not met, or nobody can tell, and what stands in the way."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.expectations import check_expectations, count_expectations
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.model.cadence import read_cadence, read_duration
from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.records import Vouching
from stakeholder_graph.results.chances import Chance
from stakeholder_graph.results.expectations import ExpectationCount, Expected
from tests.analysis.places import PlaceDraft, any_of, every, message
from tests.analysis.test_day_by_day import place_with


def follow(place, senders, receivers, **said):
    """The deliveries of a message with all that it asks of them checked; times are written as in a model."""
    times = {
        name: read_duration(said.pop(name))
        for name in ("heard_within", "answered_within", "answer_takes")
        if name in said
    }
    asking, structure = message(senders, receivers, **times, **said), Structure(place)
    return Follower(structure).follow(asking, find_asked(structure, asking))


def check(place, senders, receivers, **said) -> Expected:
    """The only thing that is asked of the only delivery."""
    (found,) = follow(place, senders, receivers, **said)
    (expected,) = found.expectations
    return expected


# --- heard within ---


def test_it_is_heard_in_time_if_it_is_from_every_start():
    found = check(place_with("a -> b, every: week from 2012-10-03"), "a", "b", heard_within="6 days")
    assert found == Expected(expectation="heard_within", wanted="6 days", result="met", found="6", share=1.0)


def test_it_is_not_if_one_start_takes_longer():
    """Of 365 starts from Monday 52 are a Thursday, which waits 6 days."""
    found = check(place_with("a -> b, every: week from 2012-10-03"), "a", "b", heard_within="5 days")
    assert (found.result, found.found) == ("not-met", "6")
    assert found.share == pytest.approx((365 - 52) / 365)


def test_it_is_met_in_unknown_phases_if_the_bound_is_in_time():
    found = check(place_with("a -> b, every: month"), "a", "b", heard_within="30 days")
    assert (found.result, found.found, found.share) == ("met", "30", 1.0)


def test_it_is_not_met_in_unknown_phases_if_a_drawn_one_is_too_late():
    """A week of unknown phase takes 6 days in a seventh of all cases: of 1,095, 156 give or take 35."""
    found = check(place_with("a -> b, every: week"), "a", "b", heard_within="5 days")
    assert (found.result, found.found) == ("not-met", "6")
    assert abs(found.share - 6 / 7) < 35 / 1095


def test_nobody_can_tell_where_only_the_bound_is_too_late_and_no_phase_that_was_drawn():
    """Three calendars: 364 + 364 + 364 days at worst, once in 48 million cases."""
    place = place_with("a -> b, every: year", "b -> c, every: year", "c -> d, every: year")
    found = check(place, "a", "d", heard_within="1090 days")
    assert (found.result, found.found, found.share) == ("cannot-tell", "1092", 1.0)
    assert check(place, "a", "d", heard_within="1092 days").result == "met"


def test_what_some_starts_never_hear_is_not_met_and_has_no_bound():
    found = check(place_with("a -> b, until: 2013-03-31"), "a", "b", heard_within="10 days")
    assert (found.result, found.found, found.share) == ("not-met", None, 182 / 365)


def test_an_end_stands_in_the_way_only_of_starts_that_may_wait_until_after_it():
    """The last start is on 30 September 2013; every 2 days one waits until 1 October at the latest."""
    within = {"heard_within": "1 day"}
    assert check(place_with("a -> b, every: 2 days, until: 2013-10-01"), "a", "b", **within).result == "met"
    found = check(place_with("a -> b, every: 2 days, until: 2013-09-30"), "a", "b", **within)
    assert (found.result, found.found) == ("not-met", None)
    assert 0.99 < found.share < 1


def test_working_days_are_those_after_each_start():
    """Five working days over Christmas are 12 days, and within 5 working days all the same."""
    place = place_with("a -> b, takes: 5 working days")
    assert check(place, "a", "b", heard_within="5 working days").result == "met"
    assert check(place, "a", "b", heard_within="4 working days").share == 0
    within = check(place, "a", "b", heard_within="1 week")
    assert (within.result, within.found) == ("not-met", "12")


def test_what_is_not_reached_is_not_heard_in_time():
    found = check(example_place("b -> a"), "a", "b", heard_within="3 days")
    assert found == Expected(expectation="heard_within", wanted="3 days", result="not-met")
    found = check(place_with("b -> a, takes: 1 day"), "a", "b", heard_within="3 days")
    assert found == Expected(expectation="heard_within", wanted="3 days", result="not-met")


def test_where_no_time_is_stated_nobody_can_tell_whether_it_is_heard_in_time():
    found = check(example_place("a -> b"), "a", "b", heard_within="0 days")
    assert found == Expected(expectation="heard_within", wanted="0 days", result="cannot-tell", untimed=True)
    (found,) = follow(example_place("a <-> b"), "a", "b", answered=True, answered_within="0 days")
    assert found.expectations == (
        Expected(expectation="answered_within", wanted="0 days", result="cannot-tell", untimed=True),
    )


def test_a_step_with_no_time_recorded_is_not_taken_to_be_in_time():
    """b hears within 6 days; how long it then takes to c, nobody says."""
    place = place_with("a -> b, every: week", "b -> c")
    found = check(place, "a", "c", heard_within="6 days")
    assert (found.result, found.found, found.untimed) == ("cannot-tell", None, True)
    (delivery,) = follow(place, "a", "c", heard_within="6 days")
    assert delivery.untimed


@pytest.mark.parametrize("timed", ["b -> c, takes: 0 days", "b -> c, every: day"])
def test_a_step_with_a_time_recorded_is(timed):
    place = place_with("a -> b, every: week", timed)
    found = check(place, "a", "c", heard_within="6 days")
    assert (found.result, found.found, found.untimed) == ("met", "6", False)
    (delivery,) = follow(place, "a", "c", heard_within="6 days")
    assert not delivery.untimed


def test_a_step_is_timed_by_the_meeting_of_who_hears_it_and_in_a_complete_place():
    place = place_with("a -> b, every: week", "b -> c")
    meeting = replace(place.stakeholders["c"], meets=read_cadence("month"))
    meets = replace(place, stakeholders={**place.stakeholders, "c": meeting})
    assert check(meets, "a", "c", heard_within="36 days").result == "met"
    assert check(replace(place, complete=True), "a", "c", heard_within="6 days").result == "met"


def test_what_is_too_late_without_the_missing_time_is_too_late_with_it():
    found = check(place_with("a -> b, every: week", "b -> c"), "a", "c", heard_within="5 days")
    assert (found.result, found.found, found.untimed) == ("not-met", "6", True)


@pytest.mark.parametrize(
    ("within", "result", "found", "untimed"),
    [("31 days", "met", "31", False), ("30 days", "cannot-tell", None, True)],
)
@pytest.mark.parametrize("ends", [("a", "c"), (every("a"), "c"), (any_of("a"), "c")])
def test_another_way_whose_times_are_all_recorded_settles_it(ends, within, result, found, untimed):
    """By b it is 6 days and a step with no time; by d at most 30 and 1."""
    place = place_with("a -> b, every: week", "b -> c", "a -> d, every: month", "d -> c, takes: 1 day")
    told = check(place, *ends, heard_within=within)
    assert (told.result, told.found, told.untimed) == (result, found, untimed)


def test_how_many_rest_on_a_missing_time_is_counted():
    place = place_with("a -> b, every: week", "b -> c", "a -> d, every: week")
    asking = message("a", every("c", "d"), heard_within=read_duration("6 days"))
    (count,) = count_expectations(place, asking, follow(place, "a", every("c", "d"), heard_within="6 days"))
    assert (count.met_count, count.cannot_tell_count, count.untimed_count) == (1, 1, 1)


# --- answered within ---


@pytest.mark.parametrize(
    ("lines", "result"),
    [
        (("a -> b, takes: 4 days", "b -> a, takes: 2 days"), "met"),
        (("a -> b, takes: 4 days", "b -> a"), "cannot-tell"),
        (("a -> b", "b -> a, takes: 2 days"), "cannot-tell"),
        (("a -> b", "a -> b, takes: 4 days", "b -> a", "b -> a, takes: 2 days"), "met"),
        (("a -> b", "a -> b, takes: 5 days", "b -> a", "b -> a, takes: 2 days"), "cannot-tell"),
        (("a -> b", "b -> a, takes: 9 days"), "not-met"),
    ],
)
def test_an_answer_is_in_time_only_if_every_step_there_and_back_has_a_time(lines, result):
    found = check(place_with(*lines), "a", "b", answered=True, answered_within="6 days")
    assert found.result == result
    assert found.untimed == (result != "met")


def test_answered_within_is_about_the_round_trip():
    """4 days there, 10 to answer and 2 back."""
    place = place_with("a -> b, takes: 4 days", "b -> a, takes: 2 days")
    said = {"answered": True, "answer_takes": "10 days"}
    assert check(place, "a", "b", answered_within="16 days", **said).result == "met"
    found = check(place, "a", "b", answered_within="15 days", **said)
    assert found == Expected(
        expectation="answered_within", wanted="15 days", result="not-met", found="16", share=0.0
    )


def test_what_is_not_answered_is_not_answered_in_time():
    for place in (
        place_with("a -> b, takes: 4 days"),
        place_with("b -> a, takes: 4 days"),
        example_place("a -> b"),
    ):
        found = check(place, "a", "b", answered=True, answered_within="10 days")
        assert found == Expected(expectation="answered_within", wanted="10 days", result="not-met")


def test_hearing_in_time_and_answering_in_time_are_two_things():
    (found,) = follow(
        place_with("a -> b, takes: 4 days", "b -> a, takes: 9 days"),
        "a",
        "b",
        answered=True,
        heard_within="5 days",
        answered_within="5 days",
    )
    assert [(each.expectation, each.result) for each in found.expectations] == [
        ("heard_within", "met"),
        ("answered_within", "not-met"),
    ]


# --- routes ---


def test_two_routes_are_met_where_nobody_alone_stands_between():
    found = check(example_place("a -> b, c -> d"), "a", "d", routes=2)
    assert found == Expected(expectation="routes", wanted="2", result="met", found="2")


@pytest.mark.parametrize(
    ("senders", "receivers"), [("a", every("y", "z")), (every("y", "z"), "a")], ids=["down", "up"]
)
def test_one_route_names_the_only_ways_through_from_sender_to_receiver(senders, receivers):
    """Between y and z and the rest stand m and n one behind the other; in between there are two ways."""
    place = example_place("a <-> m; m <-> p, q; p <-> n; q <-> n; n <-> y, z; a <-> a2; z <-> y2; y2 <-> n")
    found = follow(place, senders, receivers, routes=2)
    ways = [each.expectations[0].because for each in found]
    assert [each.expectations[0].result for each in found] == ["not-met", "not-met"]
    assert set(ways) == ({("m", "n")} if senders == "a" else {("n", "m")})


def test_a_direct_channel_that_is_the_only_one_is_itself_the_only_way():
    found = check(example_place("a -> b"), "a", "b", routes=2)
    assert (found.result, found.found, found.because) == ("not-met", "1", ("a->b",))


def test_two_routes_where_three_are_wanted_are_not_met_and_nobody_is_the_only_way():
    found = check(example_place("a -> b, c -> d"), "a", "d", routes=3)
    assert (found.result, found.found, found.because) == ("not-met", "2", ())


def test_a_beside_way_that_does_not_go_through_is_no_second_route():
    found = check(example_place("a -> b -> c -> d; a -> x -> b; c -> y"), "a", "d", routes=2)
    assert found.because == ("b", "c")


def test_no_route_has_nobody_in_the_way():
    found = check(example_place("a; b -> a"), "a", "b", routes=1)
    assert found == Expected(expectation="routes", wanted="1", result="not-met", found="0")


def test_of_any_senders_one_may_be_the_only_way_itself():
    found = check(example_place("a -> m; m -> z; b"), any_of("a", "b"), "z", routes=2)
    assert (found.found, found.because) == ("1", ("a", "m"))


def test_of_any_receivers_one_may_be_the_only_way_itself():
    found = check(example_place("a -> m; m -> z; y"), "a", any_of("y", "z"), routes=2)
    assert found.because == ("m", "z")


def test_of_any_senders_who_is_on_all_of_two_routes_is_the_only_way_and_no_channel_of_them_is():
    found = check(example_place("a -> m, n; m, n -> z; b"), any_of("a", "b"), "z", routes=2)
    assert (found.found, found.because) == ("1", ("a",))


# --- level ---


def rungs(*levels: str | None):
    """A chain of channels with these levels."""
    draft = PlaceDraft()
    for number in range(len(levels) + 1):
        draft.add(f"s{number}")
    for number, level in enumerate(levels):
        draft.join(f"s{number}", f"s{number + 1}", level=level)
    return draft.build(), "s0", f"s{len(levels)}"


@pytest.mark.parametrize(
    ("levels", "result", "found"),
    [
        (["consult", "involve"], "met", "consult"),
        (["consult"], "met", "consult"),
        (["involve", "inform"], "not-met", "inform"),
        (["involve", None], "cannot-tell", None),
        ([None], "cannot-tell", None),
    ],
)
def test_a_level_is_met_if_the_weakest_rung_of_the_route_is_and_untold_where_it_is_unknown(
    levels, result, found
):
    assert check(*rungs(*levels), level="consult") == Expected(
        expectation="level", wanted="consult", result=result, found=found
    )


def test_what_is_not_reached_has_no_level():
    place, last, first = rungs("empower")
    found = check(place, first, last, level="inform")
    assert found == Expected(expectation="level", wanted="inform", result="not-met")


# --- chance ---


def check_chance(chance: Chance | None, wanted: float, *, structure: str = "a -> b") -> Expected:
    """Check a made-up chance of the only delivery."""
    place = Structure(example_place(structure))
    asking = message("a", "b", chance=wanted)
    asked = find_asked(place, asking)
    deliveries = [replace(each, chance=chance) for each in find_deliveries(place, asking, asked)]
    (found,) = check_expectations(asking, deliveries)
    (expected,) = found.expectations
    return expected


@pytest.mark.parametrize(
    ("chance", "result"),
    [
        (Chance(value=0.8), "met"),
        (Chance(value=0.80001), "met"),
        (Chance(value=0.79999), "not-met"),
        (Chance(value=0.85, low=0.81, high=0.89, exact=False), "met"),
        (Chance(value=0.81, low=0.77, high=0.85, exact=False), "cannot-tell"),
        (Chance(value=0.79, low=0.75, high=0.8, exact=False), "cannot-tell"),
        (Chance(value=0.7, low=0.66, high=0.74, exact=False), "not-met"),
    ],
)
def test_a_chance_decides_with_its_whole_interval(chance, result):
    found = check_chance(chance, 0.8)
    assert (found.expectation, found.wanted, found.result) == ("chance", "0.8", result)
    assert float(found.found) == pytest.approx(chance.value, abs=0.001)


def test_a_chance_that_is_not_known_cannot_be_told_and_of_no_route_is_missed():
    assert check_chance(None, 0.5) == Expected(expectation="chance", wanted="0.5", result="cannot-tell")
    assert check_chance(None, 0.5, structure="b -> a").result == "not-met"


# --- all together ---


def test_everything_that_is_asked_is_told_in_one_order():
    (found,) = follow(
        place_with("a <-> b, every: week from 2012-10-03, level: inform"),
        "a",
        "b",
        answered=True,
        chance=0.5,
        level="inform",
        routes=1,
        answered_within="6 days",
        heard_within="6 days",
    )
    told = [each.expectation for each in found.expectations]
    assert told == ["heard_within", "answered_within", "routes", "level", "chance"]
    assert [each.result for each in found.expectations[:4]] == ["met"] * 4


def test_nothing_asked_nothing_told():
    (found,) = follow(place_with("a <-> b, every: week"), "a", "b", answered=True)
    assert found.expectations == ()
    assert count_expectations(example_place("a"), message("a", "b"), [found]) == ()


def test_of_how_many_deliveries_it_is_met():
    """b in a day; c in 9; d is not reached; e, by three years of unknown phases, nobody can tell."""
    place = place_with(
        "a -> b, takes: 1 day",
        "a -> c, takes: 1100 days",
        "a -> x, every: year",
        "x -> y, every: year",
        "y -> e, every: year",
        d="people: 1",
    )
    found = follow(place, "a", every("b", "c", "d", "e"), heard_within="1090 days", routes=1)
    assert [each.expectations[0].result for each in found] == ["met", "not-met", "not-met", "cannot-tell"]
    times, routes = count_expectations(place, message("a", "b"), found)
    assert replace(times, share=None) == ExpectationCount(
        expectation="heard_within", wanted="1090 days", met_count=1, not_met_count=2, cannot_tell_count=1
    )
    assert routes == ExpectationCount(
        expectation="routes", wanted="1", met_count=3, not_met_count=1, cannot_tell_count=0
    )


def test_the_starts_in_time_are_a_mean_over_all_that_is_reached():
    """From every start to b, of 5 days; of 182 of 365 to c, which ends on 31 March; of none to d, of 9 days."""
    place = place_with("a -> b, takes: 5 days", "a -> c, until: 2013-03-31", "a -> d, takes: 9 days")
    found = follow(place, "a", every("b", "c", "d"), heard_within="5 days", routes=1)
    times, routes = count_expectations(place, message("a", "b"), found)
    assert times.share == pytest.approx((1 + 182 / 365 + 0) / 3)
    assert routes.share is None


def test_a_target_is_stated_where_a_source_vouches_for_its_number():
    place = place_with("a -> b, takes: 5 days")
    found = follow(place, "a", "b", heard_within="5 days", routes=1)
    for vouching, bases in (
        (Vouching(), ["assumed", "assumed"]),
        (Vouching(existence="memory"), ["assumed", "assumed"]),
        (Vouching(rest="memory"), ["stated", "stated"]),
        (Vouching(rest="assumption"), ["assumed", "assumed"]),
        (Vouching(values={"heard_within": "memory"}), ["stated", "assumed"]),
        (Vouching(rest="memory", values={"routes": "assumption"}), ["stated", "assumed"]),
    ):
        asking = message("a", "b", vouching=vouching)
        assert [each.basis for each in count_expectations(place, asking, found)] == bases
