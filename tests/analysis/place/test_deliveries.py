"""Which deliveries does a message ask for? The corners of who counts, on structures drawn in one line."""

from datetime import date

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_pairs, find_weak_points
from stakeholder_graph.model.example import example_place
from stakeholder_graph.scenarios.apply import remove
from tests.analysis.places import DAY, PlaceDraft, any_of, every, message, one, random_places

DIAMOND = example_place("a -> b, c -> d")


def ask(place, question, day=None):
    return find_asked(Structure(place, day), question)


def members(place, question, day=None):
    return [each.member for each in ask(place, question, day)]


def weak(place, question):
    return {w.id: w.cuts_off for w in find_weak_points(Structure(place), question)}


@pytest.mark.parametrize(
    ("senders", "receivers", "counted", "names"),
    [
        (one("a"), every("b", "c"), "receivers", ["b", "c"]),
        (every("b", "c"), one("d"), "senders", ["b", "c"]),
        (every("a", "b"), every("c", "d"), "pairs", ["a->c", "a->d", "b->c", "b->d"]),
        (any_of("a", "b"), every("c", "d"), "receivers", ["c", "d"]),
        (every("a", "b"), any_of("c", "d"), "senders", ["a", "b"]),
        (one("a"), one("d"), "senders", ["a"]),
        (one("a"), any_of("c", "d"), "senders", ["a"]),
        (any_of("a", "b"), one("d"), "senders", ["d"]),
        (any_of("a", "b"), any_of("c", "d"), "senders", [None]),
    ],
    ids=lambda value: None if isinstance(value, list) else str(value),
)
def test_deliveries_are_counted_over_receivers_where_every_else_over_senders(
    senders, receivers, counted, names
):
    question = message(senders, receivers)
    assert question.counted == counted
    assert members(DIAMOND, question) == names


def test_a_list_of_one_is_every():
    assert members(DIAMOND, message(every("a"), every("d"))) == ["a->d"]


def test_nobody_tells_themselves():
    assert members(DIAMOND, message("a", "a, b")) == ["b"]
    assert members(DIAMOND, message("a, b", "a, b")) == ["a->b", "b->a"]
    assert members(DIAMOND, message(any_of("a"), every("a", "b"))) == ["b"]
    assert members(DIAMOND, message(every("a", "d"), any_of("d"))) == ["a"]
    assert members(DIAMOND, message("a", "a")) == []
    assert [each.senders for each in ask(DIAMOND, message(any_of("a", "b"), every("a")))] == [("b",)]


def test_of_any_to_any_whoever_is_on_both_sides_only_hears():
    (asked,) = ask(DIAMOND, message(any_of("a", "b"), any_of("b", "d")))
    assert (asked.senders, asked.receivers) == (("a",), ("b", "d"))


def test_members_of_a_group_count_on_their_last_day_and_not_after():
    place = PlaceDraft("a -> b").add("c", until=date(2013, 3, 31)).build()
    assert members(place, message("a", "b, c"), date(2013, 3, 31)) == ["b", "c"]
    assert members(place, message("a", "b, c"), date(2013, 4, 1)) == ["b"]


def test_one_named_alone_counts_although_it_no_longer_stands():
    place = PlaceDraft("a -> b").add("c", until=date(2013, 3, 31)).build()
    (found,) = find_deliveries(Structure(place, date(2013, 4, 1)), message("a", "c"))
    assert (found.reached, found.route, found.hops, found.independent_routes) == (False, (), None, 0)


def test_a_channel_carries_on_its_first_and_last_day():
    place = (
        PlaceDraft().add("a").add("b").join("a", "b", since=date(2012, 1, 1), until=date(2012, 1, 31)).build()
    )
    days = [date(2011, 12, 31), date(2012, 1, 1), date(2012, 1, 31), date(2012, 2, 1)]
    found = [find_deliveries(Structure(place, day), message("a", "b"))[0].reached for day in days]
    assert found == [False, True, True, False]


def test_without_a_day_everything_stands():
    place = PlaceDraft().add("a").add("b").join("a", "b", until=date(2012, 1, 31)).build()
    assert find_deliveries(Structure(place), message("a", "b"))[0].reached


def test_the_deliveries_of_a_removed_sender_or_receiver_stay_counted_as_not_reached():
    for gone in ("a", "d"):
        (found,) = find_deliveries(Structure(remove(DIAMOND, gone)), message("a", "d"))
        assert (found.reached, found.sender, found.receiver) == (False, "a", "d")
    found = find_deliveries(Structure(remove(DIAMOND, "b")), message("a", "b, c, d"))
    assert [each.reached for each in found] == [False, True, True]


def test_any_of_one_sender_is_itself_a_weak_point_as_any_of_several_are():
    place = example_place("a -> b, c -> d; x")
    assert weak(place, message(any_of("a"), every("d"))) == {"a": ("d",)}
    assert weak(place, message(any_of("a", "x"), every("d"))) == {"a": ("d",)}
    assert weak(place, message("a", every("d"))) == {}


@pytest.mark.parametrize("senders", [one("a"), every("a"), every("a", "x"), any_of("a"), any_of("a", "x")])
@pytest.mark.parametrize("receivers", [any_of("d"), any_of("d", "y")])
def test_any_of_one_receiver_is_a_weak_point_whichever_side_the_sweep_begins(senders, receivers):
    place = example_place("a -> b, c -> d; x; y")
    found = weak(place, message(senders, receivers))
    assert "d" in found
    assert ("a" in found) == (senders.quantity == "any")


def test_from_any_to_one_the_one_is_named_and_its_people_count():
    place = PlaceDraft("a -> z -> r; b -> z").add("r", people=70).build()
    for receivers in (one("r"), any_of("r")):
        found = find_weak_points(Structure(place), message(any_of("a", "b"), receivers))
        assert {(w.id, w.cuts_off, w.people) for w in found if w.type == "stakeholder"} >= {("z", ("r",), 70)}


def test_two_that_fail_together_are_found_behind_one_that_fails_alone():
    place = example_place("a -> z -> x, y -> t")
    assert weak(place, message("a", "t")).keys() >= {"z"}
    assert [(pair.ids, pair.cuts_off) for pair in find_pairs(Structure(place), message("a", "t"))] == [
        (("x", "y"), ("a",))
    ]


def test_two_that_fail_together_may_be_the_receivers_any_of_whom_would_do():
    question = message("a", any_of("x", "y"))
    assert [pair.ids for pair in find_pairs(Structure(example_place("a -> x, y")), question)] == [("x", "y")]


TWO_WAYS_BEHIND_A_HUB = "a <-> hub; hub <-> p, q; p <-> fed; q <-> fed; fed <-> y, z"


@pytest.mark.parametrize(
    ("senders", "receivers", "ways"),
    [("a", "y, z", ("hub", "fed")), ("y, z", "a", ("fed", "hub")), ("a", "y", ("hub", "fed"))],
    ids=["down", "up", "one"],
)
def test_whom_every_route_goes_through_is_told_in_order_there_and_back(senders, receivers, ways):
    """Between hub and fed there are two ways, so neither p nor q is on every route."""
    structure = Structure(example_place(TWO_WAYS_BEHIND_A_HUB))
    for found in find_deliveries(structure, message(senders, receivers, answered=True)):
        assert (found.independent_routes, found.only_ways) == (1, ways)
        assert found.answer is not None
        assert (found.answer.independent_routes, found.answer.only_ways) == (1, ways[::-1])


def test_a_question_and_its_answer_may_have_to_go_through_others():
    (found,) = find_deliveries(
        Structure(example_place("a -> m -> z -> n -> a")), message("a", "z", answered=True)
    )
    assert found.answer is not None
    assert (found.only_ways, found.answer.only_ways) == (("m",), ("n",))


@pytest.mark.parametrize(
    "structure",
    ["a -> d", "a -> b, c -> d", "a -> d; a -> b -> d", "d -> a"],
    ids=["direct", "two ways", "direct and round", "none"],
)
def test_nobody_is_on_every_route_where_there_is_a_direct_one_or_a_second_or_none(structure):
    (found,) = find_deliveries(Structure(example_place(structure)), message("a", "d"))
    assert found.only_ways == ()


def test_whom_every_route_goes_through_is_whose_loss_leaves_none():
    """On many random places: exactly those in between, removed one at a time, after whose removal nothing arrives."""
    seen = 0
    for place, asked in random_places(1500, seed=31, largest=7):
        structure = Structure(place, DAY)
        for one_asked, found in zip(
            find_asked(structure, asked), find_deliveries(structure, asked), strict=True
        ):
            if not found.reached or len(one_asked.senders) > 1 or len(one_asked.receivers) > 1:
                continue
            between = [each for each in structure.ids if each not in (found.sender, found.receiver)]
            question = replace(asked, senders=one(found.sender), receivers=one(found.receiver), partners=None)
            needed = {
                each
                for each in between
                if not find_deliveries(Structure(remove_alone(place, each), DAY), question)[0].reached
            }
            assert set(found.only_ways) == needed
            assert list(found.only_ways) == [each for each in found.route if each in needed]
            seen += len(needed)
    assert seen > 100


def test_from_any_to_any_the_only_way_is_told_too():
    (found,) = find_deliveries(
        Structure(example_place("a -> m -> z; b; y")), message(any_of("a", "b"), any_of("y", "z"))
    )
    assert (found.independent_routes, found.only_ways) == (1, ("a", "m", "z"))


def remove_alone(place, gone):
    """The place without one stakeholder and its channels, and with all else as it is."""
    return replace(
        place,
        stakeholders={each: known for each, known in place.stakeholders.items() if each != gone},
        channels=tuple(each for each in place.channels if gone not in (each.sender, each.receiver)),
    )
