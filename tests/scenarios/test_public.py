"""A public copy names nothing that is withheld, and its routes are those of the whole place."""

from datetime import date

import pytest
from hypothesis import given
from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.analysis.stability.versions import Sampling, draw_versions
from stakeholder_graph.model.cadence import read_cadence, read_cadence_dates
from stakeholder_graph.model.checks import check_place
from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Seats, Stakeholder
from stakeholder_graph.scenarios.apply import apply_scenario
from stakeholder_graph.scenarios.public import make_public_place
from stakeholder_graph.scenarios.rhythms import forget_dates
from stakeholder_graph.scenarios.said import find_texts
from tests.scenarios.private_places import private_places


def make_public(place):
    return make_public_place(place, is_ordinary=lambda folded: folded in {"forum", "board"})


def hide(place, *ids):
    stakeholders = {
        each.id: replace(each, private=True) if each.id in ids else each
        for each in place.stakeholders.values()
    }
    return replace(place, stakeholders=stakeholders)


@given(private_places())
def test_nothing_withheld_stands_anywhere_in_the_copy_and_all_else_does(drawn):
    place, canaries = drawn
    public = make_public(place)
    said = " ".join(find_texts(public.place)).casefold()
    assert [each for each in canaries.hidden if each.casefold() in said] == []
    if "more" in public.scenarios:
        told = [each for each in canaries.told if each.casefold() not in said]
        assert told == []


@given(private_places())
def test_whatever_the_copy_lost_is_searched_for(drawn):
    place, canaries = drawn
    secrets = {each.casefold() for each in make_public(place).secrets}
    assert [each for each in canaries.hidden if not any(each.casefold() in one for one in secrets)] == []


@given(private_places())
def test_the_copy_makes_sense_and_reaches_whom_the_place_reaches(drawn):
    place, _ = drawn
    public = make_public(place)
    assert [each.code for each in check_place(public.place) if each.is_error] == []
    before, after = Structure(place), Structure(public.place)
    message, told = place.messages[0], public.place.messages[0]
    reached = {
        (
            public.rename(each.sender),
            public.rename(each.receiver),
            each.reached,
            each.hops,
            each.independent_routes,
        )
        for each in find_deliveries(before, message, find_asked(before, message))
    }
    assert reached == {
        (each.sender, each.receiver, each.reached, each.hops, each.independent_routes)
        for each in find_deliveries(after, told, find_asked(after, told))
    }
    points = {
        (each.type, public.rename(each.id), len(each.cuts_off)) for each in find_weak_points(before, message)
    }
    assert points == {(each.type, each.id, len(each.cuts_off)) for each in find_weak_points(after, told)}


@given(private_places())
def test_every_scenario_of_the_copy_can_be_made(drawn):
    place, _ = drawn
    public = make_public(place).place
    assert "tied" not in public.scenarios
    for scenario in public.scenarios.values():
        assert apply_scenario(public, scenario)[1] == ()


@given(private_places())
def test_what_is_withheld_is_counted_by_sort_and_kind_as_it_is_listed(drawn):
    public = make_public(drawn[0])
    counted = {(each.what, each.treatment, each.kind): each.count for each in public.withheld}
    for sort in ("stakeholder", "post", "channel", "note", "message"):
        listed = [each for each in public.left_out if each.what == sort]
        assert sum(count for (what, _, _), count in counted.items() if what == sort) == len(listed)


def test_a_private_stakeholder_keeps_its_place_under_its_kind():
    place = hide(example_place("board -> forum -> practice-1"), "forum")
    public = make_public(place)
    assert public.place.stakeholders["not-named-1"].name == "a group that is not named here"
    assert [each.id for each in public.place.channels] == ["board->not-named-1", "not-named-1->practice-1"]
    assert [(each.what, each.called, each.became) for each in public.left_out] == [
        ("stakeholder", "forum", "a group that is not named here (not-named-1)")
    ]


def test_a_private_stakeholder_that_nothing_rests_on_is_left_out():
    place = example_place("board -> practice-1")
    alone = Stakeholder(id="lodge", name="The Lodge", kind="group", private=True)
    public = make_public(replace(place, stakeholders={**place.stakeholders, "lodge": alone}))
    assert list(public.place.stakeholders) == ["board", "practice-1"]
    assert [(each.what, each.treatment, each.count) for each in public.withheld] == [
        ("stakeholder", "left-out", 1)
    ]


def with_post(**said):
    place = example_place("board -> manager -> practice-1")
    post = Stakeholder(id="manager", name="Manager of the Frome Office", kind="post", part_of="board", **said)
    return replace(place, stakeholders={**place.stakeholders, "manager": post})


def test_a_post_becomes_a_post_of_whom_it_is_part_of():
    public = make_public(with_post()).place
    board = public.stakeholders["board"].name
    assert public.stakeholders["post-1"].name == f"a post of {board}"


def test_a_post_that_several_hold_keeps_its_name():
    place = with_post(seats=(Seats(role="Manager", count=2),))
    assert make_public(place).place.stakeholders["manager"].name == "Manager of the Frome Office"


def test_a_withheld_name_is_taken_out_of_other_texts_with_its_article():
    place = hide(example_place("board -> cedar-lodge -> practice-1"), "cedar-lodge")
    named = replace(place.stakeholders["cedar-lodge"], name="Cedar Lodge", kind="forum")
    place = replace(
        place,
        about="The Cedar\nLodge meets; so do friends of the cedar lodge.",
        stakeholders={**place.stakeholders, "cedar-lodge": named},
    )
    assert make_public(place).place.about == (
        "A forum that is not named here meets; so do friends of a forum that is not named here."
    )


def test_an_id_that_holds_a_withheld_name_is_renamed():
    place = hide(
        example_place("cedar-lodge <-> cedar-lodge-group; cedar-lodge-group -> board"), "cedar-lodge"
    )
    public = make_public(place)
    assert list(public.place.stakeholders) == ["not-named-1", "renamed-1", "board"]
    assert public.rename("cedar-lodge-group:board") == "renamed-1:board"


def test_a_complete_place_that_withholds_somebody_is_no_longer_complete():
    place = replace(example_place("board -> forum -> practice-1"), complete=True)
    assert make_public(place).place.complete
    assert not make_public(hide(place, "forum")).place.complete


def test_an_ordinary_word_is_neither_replaced_nor_searched_for_and_the_author_is_told():
    place = hide(replace(example_place("board -> forum"), about="A forum for all."), "forum")
    public = make_public(place)
    assert public.place.about == "A forum for all."
    assert "forum" in public.unsearched


@pytest.mark.parametrize(
    ("cadence", "told"),
    [
        (read_cadence("2 weeks"), "2 weeks"),
        (read_cadence("2 weeks from 2012-10-03"), "2 weeks"),
        (read_cadence("4 times a year"), "4 times a year"),
        (read_cadence("monthly on the last thursday"), "month"),
        (read_cadence("RRULE:FREQ=MONTHLY;BYDAY=1MO,3MO"), "24 times a year"),
        (read_cadence_dates(["2012-10-01", "2013-01-01", "2013-04-01"]), "4 times a year"),
        (read_cadence_dates(["2012-10-01"]), "1 times a year"),
    ],
)
def test_a_calendar_is_told_without_its_dates(cadence, told):
    assert forget_dates(cadence).text == told
    assert read_cadence(told).times_a_year == forget_dates(cadence).times_a_year


def test_whoever_adds_a_field_to_a_place_decides_what_becomes_of_it_in_public():
    assert set(Place.__struct_fields__) == {
        *("name", "as_of", "about", "complete", "kinds", "sectors", "roles", "sources", "stakeholders"),
        *("channels", "ties", "shared", "messages", "known_absent", "absent_stakeholders", "checked"),
        *("corrections", "correction_origins", "scenarios", "removed", "spoke_for", "drawn_as"),
    }


def test_luck_is_drawn_as_in_the_whole_place_and_no_text_of_the_copy_tells_so():
    place = hide(example_place("board <-> forum; forum <-> p, q; q <-> r"), "forum")
    public = make_public(place).place
    assert "board->forum" in public.drawn_as.values()
    assert "board->forum" not in set(find_texts(public))
    assert public.find_drawn("not-named-1") == "forum"
    versions = [draw_versions(Structure(each), Sampling()) for each in (place, public)]
    ids = [[each.find_drawn(id_) for id_ in Structure(each).ids] for each in (place, public)]
    order = [ids[1].index(each) for each in ids[0]]
    assert (versions[0].graph.there == versions[1].graph.there[order]).all()
    channels = [[each.find_drawn(one.id) for one in Structure(each).channels] for each in (place, public)]
    order = [channels[1].index(each) for each in channels[0]]
    assert (versions[0].graph.works == versions[1].graph.works[order]).all()


def test_dates_that_are_past_are_not_told_of_whom_is_not_named():
    place = hide(example_place("board -> forum"), "forum")
    dated = replace(place.stakeholders["forum"], since=date(2011, 1, 7), until=date(2013, 3, 31))
    place = replace(place, as_of=date(2012, 10, 1), stakeholders={**place.stakeholders, "forum": dated})
    told = make_public(place).place.stakeholders["not-named-1"]
    assert (told.since, told.until) == (None, date(2013, 3, 31))
