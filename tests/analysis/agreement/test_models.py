"""Two models side by side: full agreement with itself, a mirror when swapped, and small cases worked by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.matching import match_stakeholders
from stakeholder_graph.analysis.agreement.models import compare_models
from stakeholder_graph.model.cadence import read_cadence
from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import AbsentStakeholder, KnownAbsence, Seats, Tie, Window
from stakeholder_graph.results.agreements import OnlyInOne, SaidByOne, ToldOtherwise
from tests.analysis.places import PlaceDraft, random_places

FILES = ("one.yaml", "two.yaml")


def compare(first: Place, second: Place):
    return compare_models(first, second, FILES)


def only(first: Place, second: Place):
    return [(each.section, each.id, each.side, each.denied) for each in compare(first, second).only_in_one]


def test_a_model_agrees_with_itself_in_all_it_has():
    for place, _ in random_places(60, seed=11):
        found = compare(place, place)
        assert (found.only_in_one, found.told_otherwise, found.matched_names) == ((), (), ())
        assert found.said_by_one == ()
        assert found.both_stakeholder_count == len(place.stakeholders)
        assert found.stakeholder_share == 1.0
        assert found.channel_share == (1.0 if place.channels else None)


def test_swapping_the_two_mirrors_the_answer():
    places = [place for place, _ in random_places(80, seed=12)]
    for first, second in zip(places[::2], places[1::2], strict=True):
        there, back = compare(first, second), compare(second, first)
        assert there.both_channel_count == back.both_channel_count
        assert (there.stakeholder_share, there.channel_share) == (back.stakeholder_share, back.channel_share)
        mirrored = {replace(each, side=1 - each.side) for each in back.only_in_one}
        assert set(there.only_in_one) == mirrored
        swapped = {(each.key, each.second, each.first) for each in back.told_otherwise}
        assert {(each.key, each.first, each.second) for each in there.told_otherwise} == swapped
        alone = {(each.key, each.value, 1 - each.side) for each in back.said_by_one}
        assert {(each.key, each.value, each.side) for each in there.said_by_one} == alone


def test_what_only_one_has_is_counted_and_named():
    first, second = example_place("a -> b; b -> c"), example_place("a -> b; d -> b")
    first, second = (replace(each, complete=False) for each in (first, second))
    assert only(first, second) == [
        ("stakeholder", "c", 0, False),
        ("channel", "b->c", 0, False),
        ("stakeholder", "d", 1, False),
        ("channel", "d->b", 1, False),
    ]
    found = compare(first, second)
    assert (found.both_stakeholder_count, found.stakeholder_share) == (2, 0.5)
    assert (found.both_channel_count, found.channel_share) == (1, 1 / 3)


def test_what_the_other_calls_absent_is_denied():
    first = replace(PlaceDraft("a -> b").add("x", kind="committee", part_of="a").build())
    second = replace(
        PlaceDraft().add("a").add("b").build(),
        known_absent=(KnownAbsence(sender="a", receiver="b"),),
        absent_stakeholders=(AbsentStakeholder(kind="committee", part_of="a"),),
    )
    assert only(first, second) == [("stakeholder", "x", 0, True), ("channel", "a->b", 0, True)]
    unsure = replace(second, known_absent=(), absent_stakeholders=(AbsentStakeholder(kind="board"),))
    assert only(first, unsure) == [("stakeholder", "x", 0, False), ("channel", "a->b", 0, False)]
    whole = replace(second, known_absent=(), absent_stakeholders=(), complete=True)
    assert {each[3] for each in only(first, whole)} == {True}


def test_an_absent_tie_denies_the_tie_and_not_the_channel():
    first = replace(PlaceDraft("a -> b").build(), ties=(Tie(sender="a", receiver="b", relation="funds"),))
    second = replace(
        PlaceDraft().add("a").add("b").build(),
        known_absent=(KnownAbsence(sender="a", receiver="b", relation="funds"),),
    )
    assert only(first, second) == [("channel", "a->b", 0, False), ("tie", "a->b: funds", 0, True)]


def test_a_value_that_both_state_is_told_otherwise_and_one_that_one_states_is_said_by_one():
    first = PlaceDraft().add("a", people=10, sector="voice").add("b")
    first.join("a", "b", every=read_cadence("month"), level="inform", reliability=0.9)
    second = PlaceDraft().add("a", people=12, services=("x",)).add("b")
    second.join("a", "b", every=read_cadence("week"), level="inform", by="meeting")
    found = compare(first.build(), second.build())
    assert found.told_otherwise == (
        ToldOtherwise(section="stakeholder", id="a", key="people", first="10", second="12"),
        ToldOtherwise(section="channel", id="a->b", key="every", first="month", second="week"),
    )
    assert found.said_by_one == (
        SaidByOne(section="stakeholder", id="a", key="sector", side=0, value="voice"),
        SaidByOne(section="stakeholder", id="a", key="services", side=1, value="x"),
        SaidByOne(section="channel", id="a->b", key="reliability", side=0, value="0.9"),
    )


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [(0.9, 0.6, True), (0.2, 0.5, True), (0.9, 0.65, False), (None, 0.8, True), (None, None, False)],
)
def test_certainties_are_told_otherwise_where_they_are_far_apart(first, second, told):
    """What states none and has no source is as likely as not: 0.5."""
    places = [PlaceDraft("a <-> b").build(), PlaceDraft("a <-> b").build()]
    for number, certainty in enumerate((first, second)):
        channels = tuple(
            replace(each, terms=replace(each.terms, certainty=certainty)) for each in places[number].channels
        )
        places[number] = replace(places[number], channels=channels)
    found = [(each.id, each.key) for each in compare(*places).told_otherwise]
    assert found == ([("a->b", "certainty"), ("b->a", "certainty")] if told else [])


def test_seats_windows_and_ties_are_laid_beside_each_other_too():
    def build(seats, window, certainty):
        draft = PlaceDraft().add("a", seats=seats).add("b").join("a", "b", open=window)
        tie = Tie(sender="a", receiver="b", relation="funds", certainty=certainty)
        return replace(draft.build(), ties=(tie,))

    window = Window(since=date(2012, 3, 1), until=date(2012, 3, 31))
    seats = Seats(role="lay-member", count=2, chosen_by="b")
    first = build((seats,), (window,), None)
    second = build((replace(seats, count=3),), (), 1.0)
    found = compare(first, second)
    assert found.told_otherwise == (
        ToldOtherwise(
            section="stakeholder",
            id="a",
            key="seats",
            first="lay-member (count: 2, chosen_by: b)",
            second="lay-member (count: 3, chosen_by: b)",
        ),
        ToldOtherwise(section="tie", id="a->b: funds", key="certainty", first="0.5", second="1"),
    )
    assert found.said_by_one == (
        SaidByOne(section="channel", id="a->b", key="open", side=0, value="2012-03-01 to 2012-03-31"),
    )


def test_the_same_cadence_in_other_words_and_the_same_list_in_another_order_are_alike():
    first = (
        PlaceDraft()
        .add("a", roles=("board", "sponsor"))
        .add("b")
        .join("a", "b", every=read_cadence("quarter"))
    )
    second = (
        PlaceDraft()
        .add("a", roles=("sponsor", "board"))
        .add("b")
        .join("a", "b", every=read_cadence("3 months"))
    )
    assert compare(first.build(), second.build()).told_otherwise == ()


def test_channels_by_the_same_medium_are_paired_before_others():
    first = PlaceDraft("a -> b").join("a", "b", by="email").build()
    second = PlaceDraft().add("a").add("b").join("a", "b", by="email").build()
    assert [(each.id, each.side) for each in compare(first, second).only_in_one] == [("a->b", 0)]
    other = PlaceDraft().add("a").add("b").join("a", "b", by="letter").build()
    assert compare(first, other).told_otherwise == (
        ToldOtherwise(section="channel", id="a->b", key="by", first="meeting", second="letter"),
    )


NAMES = {
    "another id, the same name": ({"x": "Hill Surgery"}, {"y": "hill surgery"}, {"y": "x"}),
    "capitals, points and an article": ({"x": "The St. Mary's Group"}, {"y": "St Mary s group"}, {"y": "x"}),
    "an id that both have, whatever the name": ({"x": "Hill"}, {"x": "Vale"}, {"x": "x"}),
    "a name that two have in one model": ({"x": "Hill", "z": "Hill"}, {"y": "Hill"}, {}),
    "a name that two have in the other": ({"x": "Hill"}, {"y": "Hill", "z": "Hill"}, {}),
    "a name whose owner has an id in common already": ({"x": "Hill"}, {"x": "Vale", "y": "Hill"}, {"x": "x"}),
    "another name": ({"x": "Hill"}, {"y": "Vale"}, {}),
}


@pytest.mark.parametrize(("first", "second", "expected"), NAMES.values(), ids=NAMES)
def test_stakeholders_are_matched_by_id_else_by_a_name_nobody_shares(first, second, expected):
    places = []
    for named in (first, second):
        draft = PlaceDraft()
        for each, name in named.items():
            draft.add(each, name=name)
        places.append(draft.build())
    assert match_stakeholders(*places) == expected


def test_an_alias_matches_and_what_hangs_on_the_match_follows_it():
    first = (
        PlaceDraft().add("ccg", name="Somerset CCG", aliases=("the commissioner",)).add("b", part_of="ccg")
    )
    second = PlaceDraft().add("com", name="The Commissioner").add("b", part_of="com")
    found = compare(first.join("ccg", "b").build(), second.join("com", "b").build())
    assert found.matched_names == (("ccg", "com"),)
    assert (found.channel_share, found.only_in_one) == (1.0, ())
    assert [each.key for each in found.told_otherwise] == ["name"]


def test_names_that_lead_to_two_match_nobody():
    first = PlaceDraft().add("x", name="Hill").add("z", name="Vale").build()
    second = PlaceDraft().add("y", name="Hill", aliases=("Vale",)).build()
    assert match_stakeholders(first, second) == {}


def test_shared_dependencies_are_matched_and_compared():
    first = PlaceDraft("a -> b").share("pot", reliability=0.5).share("hall").build()
    second = PlaceDraft("a -> b").share("pot", reliability=0.6).build()
    found = compare(first, second)
    assert found.only_in_one == (OnlyInOne(section="shared", id="hall", side=0),)
    assert [(each.key, each.first, each.second) for each in found.told_otherwise] == [
        ("reliability", "0.5", "0.6")
    ]


def test_two_empty_models_have_no_share():
    empty = Place(name="Nowhere")
    assert compare(empty, empty).stakeholder_share is None
