"""How a place is drawn: the same every time, much the same after a small edit, and readable."""

from datetime import date
from itertools import pairwise

import pytest

from stakeholder_graph.layout import build_scene
from stakeholder_graph.layout.labels import break_into_lines, measure_width
from stakeholder_graph.layout.looks import LOOKS
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, KindOfStakeholder, Source, Stakeholder, Terms, Vouching
from tests.layout.somerset_like import build_answer, build_place


@pytest.fixture(scope="module")
def somerset():
    place = build_place()
    return build_scene(place, build_answer(place))


def build_small(*ids, kind="board", **more):
    stakeholders = {each: Stakeholder(id=each, name=each, kind=kind, **more) for each in ids}
    return Place(name="Small", stakeholders=stakeholders)


def box_of(each):
    top = each.y + each.size / 2 + 3.0
    return (each.x - each.label_width / 2, top, each.x + each.label_width / 2, top + each.label_height)


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_the_same_place_gives_the_same_scene(somerset):
    place = build_place()
    assert build_scene(place, build_answer(place)) == somerset


def test_the_order_in_which_practices_are_written_moves_nobody(somerset):
    place = build_place()
    turned = Place(
        name=place.name,
        as_of=place.as_of,
        about=place.about,
        kinds=place.kinds,
        sources=place.sources,
        shared=place.shared,
        stakeholders=dict(reversed(place.stakeholders.items())),
        channels=tuple(reversed(place.channels)),
        ties=place.ties,
    )
    positions = {each.id: (each.x, each.y) for each in build_scene(turned, build_answer(place)).stakeholders}
    assert positions == {each.id: (each.x, each.y) for each in somerset.stakeholders}


def test_no_two_names_overlap_and_no_name_lies_on_a_shape(somerset):
    shown = [each for each in somerset.stakeholders if each.label_shown]
    for index, one in enumerate(shown):
        for other in shown[index + 1 :]:
            assert not overlap(box_of(one), box_of(other)), (one.name, other.name)
        for other in somerset.stakeholders:
            r = other.size / 2
            shape = (other.x - r, other.y - r, other.x + r, other.y + r)
            assert not overlap(box_of(one), shape), (one.name, other.name)


def test_every_name_above_the_people_is_read_in_the_default_view(somerset):
    unnamed = [each.name for each in somerset.stakeholders if not each.label_shown and each.tier != "people"]
    assert unnamed == []


def test_the_drawing_has_about_the_shape_of_a_screen(somerset):
    assert 1.1 < somerset.width / somerset.height < 1.8


def test_no_two_shapes_touch(somerset):
    for index, one in enumerate(somerset.stakeholders):
        for other in somerset.stakeholders[index + 1 :]:
            assert abs(one.x - other.x) + abs(one.y - other.y) > 8.0, (one.id, other.id)


def test_one_more_practice_moves_little(somerset):
    more = build_scene(build_place(extra_practice_in="Taunton"))
    before = {each.id: each for each in somerset.stakeholders}
    after = {each.id: each for each in more.stakeholders}
    assert set(after) - set(before) == {"L85999", "L85999-ppg", "L85999-people"}
    for each in before.values():
        now = after[each.id]
        if each.lane is not None and now.lane != each.lane:  # the last of a column goes over to the next
            continue
        assert abs(now.x - each.x) < 60.0
        if each.lane is None:
            assert abs(now.y - each.y) < 13.0
    left = [
        each for each in before.values() if each.tier == "practice" and each.x < before["taunton"].x - 120
    ]
    assert left
    assert all(after[each.id].x == each.x for each in left)


def test_tiers_are_rows_from_the_top_and_everybody_stands_in_theirs(somerset):
    bands = {each.tier: each for each in somerset.tiers}
    assert [each.name for each in somerset.tiers] == [
        "National",
        "Place",
        "Neighbourhood",
        "Practice",
        "People",
    ]
    assert all(above.bottom <= below.top for above, below in pairwise(somerset.tiers))
    for each in somerset.stakeholders:
        band = bands["practice" if each.lane is not None else each.tier]
        assert band.top < each.y < band.bottom


def test_in_a_large_place_patient_group_and_people_stand_beside_their_practice(somerset):
    by_id = {each.id: each for each in somerset.stakeholders}
    for practice in (each for each in somerset.stakeholders if each.kind == "practice"):
        beside = [by_id[f"{practice.id}-{each}"] for each in ("ppg", "people")]
        assert {each.y for each in beside} == {practice.y}
        assert all(abs(each.x - practice.x) < 60.0 for each in beside)
        assert {each.lane for each in beside} == {practice.lane}


def test_lanes_run_between_the_names_of_a_block(somerset):
    practices = [each for each in somerset.stakeholders if each.kind == "practice"]
    for lane in {each.lane for each in practices}:
        assert not [each.name for each in practices if abs(each.x - lane) < each.label_width / 2]


def test_a_stakeholders_own_tier_is_stronger_than_its_kinds():
    place = build_small("a", tier="people")
    assert build_scene(place).stakeholders[0].tier == "people"


def test_at_most_seven_looks_and_no_two_share_a_shape_or_a_colour():
    assert len(LOOKS) <= 7
    assert len({each.shape for each in LOOKS}) == len(LOOKS) == len({each.fill for each in LOOKS})


def luminance(color):
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("look", LOOKS)
def test_every_colour_stands_out_three_to_one_from_white_and_from_the_dark_page(look):
    own = luminance(look.fill)
    assert 1.05 / (own + 0.05) >= 3.0
    assert (own + 0.05) / (luminance("#14191f") + 0.05) >= 2.5  # the outline, not the fill, carries it there


def test_weak_points_carry_their_widest_cut(somerset):
    by_id = {each.id: each for each in somerset.stakeholders}
    assert by_id["engagement-managers"].cuts_off_count == 76
    assert by_id["south-somerset"].cuts_off_count == 19
    assert by_id["council"].cuts_off_count == 0
    assert {each.id: each.cuts_off_count for each in somerset.channels}[
        "engagement-managers->governing-body"
    ] == 76
    assert somerset.shared[0].cuts_off_count == 76
    assert somerset.shared[0].stakeholders == ("engagement-managers",)


def test_what_does_not_stand_on_the_day_is_left_out_and_counted(somerset):
    assert "ended" not in {each.id for each in somerset.stakeholders}
    assert somerset.left_out_count == 1


def test_who_has_no_channel_is_marked(somerset):
    alone = {each.id for each in somerset.stakeholders if each.isolated}
    assert alone == {"unregistered", "musgrove", "yeovil", "scrutiny"}


def test_a_source_vouches_for_the_line_and_not_for_its_numbers(somerset):
    board = next(each for each in somerset.stakeholders if each.id == "governing-body")
    facts = {each.label: each for each in board.facts}
    assert not board.assumed
    assert (facts["Kind"].assumed, facts["Kind"].source[:10]) == (False, "A Clinical")
    assert facts["Kind"].link == "https://example.org/blog"
    assert (facts["Meets"].text, facts["Meets"].assumed, facts["Meets"].source) == (
        "every 2 months",
        True,
        "",
    )
    practice = next(each for each in somerset.stakeholders if each.id == "L85001")
    facts = {each.label: each for each in practice.facts}
    assert (facts["People"].text, facts["People"].assumed) == ("5,037", False)
    assert (facts["Part of"].assumed, facts["Part of"].source) == (True, "Assumption")


def test_a_record_says_what_sort_of_source_it_rests_on_and_its_name_where_that_differs():
    sources = {each: Source(id=each, title=each, kind=each) for each in ("seed", "public", "memory")}
    vouchings = {
        "a": Vouching(existence="seed", values={"name": "memory"}),
        "b": Vouching(existence="public", values={"name": "public"}),
        "c": Vouching(),
    }
    stakeholders = {
        each: Stakeholder(id=each, name=each, kind="board", vouching=vouching, note="A remark.")
        for each, vouching in vouchings.items()
    }
    drawn = build_scene(Place(name="x", sources=sources, stakeholders=stakeholders)).stakeholders
    assert {each.id: each.rests_on for each in drawn} == {
        "a": "seed; name: memory",
        "b": "public",
        "c": "assumed",
    }
    facts = [{fact.label: fact for fact in each.facts} for each in sorted(drawn, key=lambda one: one.id)]
    assert facts[0]["Name"].source == "memory"
    assert "Name" not in facts[2]
    assert not any(each["Note"].assumed for each in facts)  # a remark, not a value


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", " https://x", "https://a\nb", "file:///x", "//x", "HTTPS:x"],
)
def test_only_addresses_that_are_safe_to_follow_become_links(url):
    place = Place(
        name="x",
        sources={"s": Source(id="s", title="S", kind="public", url=url)},
        stakeholders={"a": Stakeholder(id="a", name="A", kind="board", vouching=Vouching(existence="s"))},
    )
    assert all(each.link is None for each in build_scene(place).stakeholders[0].facts)


def test_a_line_both_ways_is_straight_and_lines_of_their_own_are_set_apart():
    ends = {"a": "place", "b": "people"}
    stakeholders = {each: Stakeholder(id=each, name=each, kind="k", tier=tier) for each, tier in ends.items()}
    terms = Terms(by="letter")
    ids = [("a->b", "a", "b", None), ("b->a", "b", "a", None), ("a->b#2", "a", "b", None)]
    channels = tuple(Channel(id=i, sender=s, receiver=r, terms=terms, twin=t) for i, s, r, t in ids)
    place = Place(name="x", stakeholders=stakeholders, channels=channels)
    bends = {each.id: each.bend for each in build_scene(place).channels}
    assert len({bends["a->b"], bends["a->b#2"], -bends["b->a"]}) == 3
    twins = tuple(
        Channel(id=i, sender=s, receiver=r, terms=terms, twin=f"{r}->{s}") for i, s, r, _ in ids[:2]
    )
    place = Place(name="x", stakeholders=stakeholders, channels=twins)
    assert {each.bend for each in build_scene(place).channels} == {0.0}


@pytest.mark.parametrize(
    "place",
    [
        Place(name="Empty"),
        build_small("a"),
        build_small("a", "b", part_of="a"),
        Place(
            name="Circle",
            stakeholders={
                "a": Stakeholder(id="a", name="A", kind="practice", tier="practice", part_of="b"),
                "b": Stakeholder(id="b", name="B", kind="practice", tier="practice", part_of="a"),
                "c": Stakeholder(id="c", name="C", kind="forum", tier="neighbourhood", part_of="c"),
                "d": Stakeholder(id="d", name="D", kind="community", tier="people", part_of="nobody"),
            },
        ),
        build_small(*(f"p{number}" for number in range(200)), kind="practice", tier="practice"),
        build_small(*(f"n{number}" for number in range(40)), kind="forum", tier="neighbourhood"),
        build_small(*(f"b{number}" for number in range(40)), kind="board", tier="national"),
        build_small("w", tier="no such tier"),
    ],
    ids=lambda place: f"{place.name}-{len(place.stakeholders)}",
)
def test_odd_places_are_drawn_whole_and_inside_the_frame(place):
    scene = build_scene(place)
    assert {each.id for each in scene.stakeholders} == set(place.stakeholders)
    assert len({(each.x, each.y) for each in scene.stakeholders}) == len(place.stakeholders)
    for each in scene.stakeholders:
        assert 0 <= each.x <= scene.width
        assert 0 <= each.y <= scene.height


def test_a_kind_the_model_made_up_looks_like_its_tier():
    kinds = {"pod": KindOfStakeholder(id="pod", name="pod", plural="pods", tier="practice")}
    place = Place(name="x", kinds=kinds, stakeholders={"a": Stakeholder(id="a", name="A", kind="pod")})
    scene = build_scene(place)
    assert scene.stakeholders[0].shape == "triangle"
    assert [(each.plural, each.count) for each in scene.kinds] == [("pods", 1)]


def test_a_place_without_a_day_leaves_nothing_out():
    place = build_small("a", until=date(1990, 1, 1))
    assert len(build_scene(place).stakeholders) == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Crewkerne Health Centre", ("Crewkerne", "Health Centre")),
        ("", ("…",)),
        ("a\x00b\u2028c", ("a b c",)),
    ],
)
def test_names_break_at_spaces(name, lines):
    assert break_into_lines(name, 80.0, 3) == lines


def test_an_endless_name_is_cut_and_fits():
    for name in ("x" * 100_000, "word " * 20_000, "漢" * 5_000, "\u0301" * 5_000):
        lines = break_into_lines(name, 80.0, 3)
        assert len(lines) <= 3
        assert all(measure_width(line) <= 80.0 for line in lines)
        assert sum(map(len, lines)) < 1_000
