"""The page as a file: the same text every time, closed to the network, and what a model says stays text."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import stakeholder_graph.views.page
from stakeholder_graph.layout import build_scene
from stakeholder_graph.model.place import Place
from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.views.analysis.headlines import Headline
from stakeholder_graph.views.blocks import Say
from stakeholder_graph.views.messages.doubt_sentences import EXPLAINED
from stakeholder_graph.views.page.messages import Messages
from stakeholder_graph.views.page.page import Content, render_page
from stakeholder_graph.views.page.parts import SCRIPTS, STYLES
from stakeholder_graph.views.page.pyvis_door import build_network
from stakeholder_graph.views.trace.delivery_outline import is_dated, tell_delivery
from stakeholder_graph.views.trace.delivery_sentences import describe_in_short
from stakeholder_graph.views.words import Names
from tests.layout.hostile import RUN, build_hostile_answer, build_hostile_place
from tests.layout.somerset_like import SENTENCES, build_answer, build_place
from tests.views.answers import make_answer
from tests.views.page.columns import read_rows
from tests.views.timed_answers import make_timed_answer

TEMPLATES = Path(stakeholder_graph.views.page.__file__).parent / "templates"
HEADLINES = tuple(Headline(sentence=each, command="") for each in SENTENCES)
ISLAND = re.compile(r'<script type="application/json" id="data-([a-z]+)">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def somerset():
    place = build_place()
    answer = build_answer(place)
    return build_scene(place, answer), answer


def build_content(somerset):
    scene, answer = somerset
    return Content(scene=scene, answer=answer, headlines=HEADLINES, caution="Most timings are assumed.")


@pytest.fixture(scope="module")
def page(somerset):
    return render_page(build_content(somerset))


@pytest.fixture(scope="module")
def hostile_page():
    place = build_hostile_place()
    answer = build_hostile_answer(place)
    headlines = (Headline(sentence="<script>" + RUN + "</script>", command=""),)
    return render_page(Content(scene=build_scene(place, answer), answer=answer, headlines=headlines))


def islands(page):
    return {name: json.loads(text) for name, text in ISLAND.findall(page)}


def test_the_same_values_give_the_same_page(page, somerset):
    assert render_page(build_content(somerset)) == page


def test_the_page_for_somerset_is_no_heavier_than_a_photograph(page):
    assert len(page.encode("utf-8")) < 700_000


def test_the_page_has_what_a_reader_and_a_screen_reader_start_from(page):
    assert page.startswith("<!doctype html>")
    assert '<html lang="en-GB">' in page
    assert "<title>Somerset: how messages travel</title>" in page
    assert page.count("<h1") == 1
    for sentence in (*SENTENCES, "Most timings are assumed.", "1 October 2012", "ab" * 32):
        assert sentence in page


def test_the_policy_lets_in_one_script_and_one_style_and_nothing_else(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    script = page[page.rindex("<script>") + len("<script>") : page.rindex("</script>")]
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    for text in (script, style):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert page.count("<script>") == page.count("<style>") == 1
    assert not re.search(
        r"\sstyle=|\son[a-z]+=",
        page[: page.index("<style>")] + page[page.index("</style>") : page.index("data-stakeholders")],
    )


def test_the_page_asks_nobody_for_anything(page):
    outside = page[: page.index('id="data-stakeholders"')] + page[page.rindex("<script>") :]
    assert set(re.findall(r"https?://[^\s\"']+", outside)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b", outside)


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_write_text_and_never_markup(name):
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert source.startswith("// ")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|fetch\(|XMLHttp", source
    )
    assert "</script" not in source.lower()


@pytest.mark.parametrize(("ending", "named"), [("js", SCRIPTS), ("css", STYLES)])
def test_every_script_and_style_of_the_page_is_in_the_page(ending, named):
    assert {each.relative_to(TEMPLATES).as_posix() for each in TEMPLATES.rglob(f"*.{ending}")} == set(named)


def test_hostile_text_cannot_leave_its_island_or_become_markup(hostile_page):
    assert hostile_page.count("<script") == hostile_page.count("</script>") == len(islands(hostile_page)) + 1
    assert hostile_page.count("</title>") == 1
    assert "<img" not in hostile_page
    assert {"\u2028", "\u2029"}.isdisjoint(hostile_page)
    hostile_page.encode("utf-8")
    found = islands(hostile_page)
    assert {each["name"] for each in read_rows(found["stakeholders"])} >= {"__proto__", "constructor"}


def test_the_islands_hold_everything_the_scene_holds(page, somerset):
    scene, _ = somerset
    found = islands(page)
    stakeholders, channels = read_rows(found["stakeholders"]), read_rows(found["channels"])
    assert [each["id"] for each in stakeholders] == [each.id for each in scene.stakeholders]
    ends = [(stakeholders[int(each["from"])]["id"], stakeholders[int(each["to"])]["id"]) for each in channels]
    assert ends == [(each.sender, each.receiver) for each in scene.channels]
    facts, lists = read_rows(found["rest"]["facts"]), read_rows(found["rest"]["fact_lists"])
    for drawn, row in ((scene.stakeholders[0], stakeholders[0]), (scene.channels[7], channels[7])):
        told = [facts[int(number)] for number in lists[int(row["facts"])]["facts"]]
        assert [(each["label"], each["text"] or drawn.id, each.get("link")) for each in told] == [
            (each.label, each.text, each.link) for each in drawn.facts
        ]


def test_the_page_tells_a_delivery_in_the_words_of_a_trace():
    answer = make_timed_answer()
    names = Names(answer.stakeholders)
    found = Messages(answer, []).build()
    called = [each[-1] for each in Messages(answer, []).list_names()]
    said = [
        re.sub("\ue000(\\d+)\ue001", lambda mark: called[int(mark[1])], each) for each in found["sentences"]
    ]
    for message, told in zip(answer.messages, found["messages"], strict=True):
        for delivery, shown in zip(message.deliveries, told["deliveries"], strict=True):
            story = tell_delivery(message, delivery, names)
            assert read(shown["story"].get("asked", []), said) == write(story.asked)
            if is_dated(delivery.itinerary):
                assert read(shown["story"]["there"], said) == write(story.there)
            if delivery.answer is not None and is_dated(delivery.answer.itinerary):
                assert read(shown["story"]["back"], said) == write(story.back)
            assert (said[shown["story"]["short"]] if delivery.reached else "") == (
                describe_in_short(delivery) if delivery.reached else ""
            )


def read(blocks, said):
    return [(kind, *(said[number] for number in numbers)) for kind, *numbers in blocks]


def write(blocks):
    return [
        ("figure" if each.indent else "say", each.text)
        if isinstance(each, Say)
        else ("steps" if each.numbered else "list", *each.items)
        for each in blocks
    ]


def test_a_journey_by_another_way_than_the_fewest_steps_is_sent_besides():
    answer = make_timed_answer()
    (first, *_), (message, *_) = answer.messages[0].deliveries, Messages(answer, []).build()["messages"]
    shown = message["deliveries"][0]
    assert shown["channels"] == list(first.channels)
    assert ("journey" in shown) == (tuple(each.channel for each in first.itinerary.legs) != first.channels)
    other = replace(first, channels=("governing-body->west#2", "west->L85001"))
    changed = replace(answer.messages[0], deliveries=(other,))
    (message,) = Messages(replace(answer, messages=(changed,)), ["west->L85001"]).build()["messages"]
    assert message["deliveries"][0]["journey"] == ["governing-body->west", 0]


def test_days_of_the_page_are_those_of_the_answer_and_no_chance_is_told_that_nobody_stated():
    down, up = Messages(make_timed_answer(), []).build()["messages"]
    assert [each.get("days") for each in down["deliveries"]] == [
        [60, 87, ""],
        [58, None, "times partly assumed"],
        None,  # no time is recorded on its way
    ]
    assert up["deliveries"][0]["round_trip"] == [95, 138, "times assumed"]
    assert [each.get("chance") for each in down["deliveries"]] == [0.72, 0.64, None]
    assert "chance" not in up["deliveries"][0]


def test_a_weak_point_says_what_its_loss_does_and_how_surely():
    found = Messages(make_timed_answer(), []).build()
    point = next(each for each in found["messages"][0]["weak_points"] if each["id"] == "west")
    loss = found["sentences"][point["loss"]]
    assert loss.startswith("Without \ue000")
    assert "No route is left then, however long one waits. Holds in 93% (91% to 95%)" in loss
    assert point["holds"] == [0.93, "93%"]


@pytest.mark.parametrize(("weighed", "told"), [(True, 1), (False, 0)])
def test_plausible_versions_are_explained_once_where_they_are_told_of(weighed, told):
    answer = make_timed_answer() if weighed else make_answer("analyse")
    page = render_page(Content(scene=build_scene(Place(name="The Vale")), answer=answer, headlines=HEADLINES))
    assert page.count(EXPLAINED) == told


def test_a_page_of_a_scenario_says_of_which():
    answer = replace(
        make_answer("analyse"), options={"scenario": ("merged",)}, scenario_says="Two become one"
    )
    scene = build_scene(Place(name="The Vale"))
    page = render_page(Content(scene=scene, answer=answer))
    assert "in the scenario merged (Two become one)" in page
    assert "in the scenario" not in render_page(Content(scene=scene, answer=make_answer("analyse")))


def test_an_empty_place_has_a_page():
    answer = Answer(
        command="analyse",
        place="Nowhere",
        as_of=None,
        tool_version="0",
        model_sha256="",
        tables_sha256={},
        options={},
        assumed_share=AssumedShare(),
        stakeholders=(),
    )
    assert "<h1>Nowhere" in render_page(Content(scene=build_scene(Place(name="Nowhere")), answer=answer))


def test_the_pyvis_network_keeps_positions_colours_and_parallel_channels(somerset):
    scene, _ = somerset
    network = build_network(scene)
    assert network.directed
    assert network.options.physics.enabled is False
    assert len(network.nodes) == len(scene.stakeholders)
    assert len(network.edges) == len(scene.channels)
    first, drawn = scene.stakeholders[0], network.nodes[0]
    assert (drawn["x"], drawn["y"], drawn["color"], drawn["fixed"]) == (first.x, first.y, first.fill, True)
    assert not any("title" in each or "group" in each for each in network.nodes)
