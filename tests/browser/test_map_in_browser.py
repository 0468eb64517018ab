"""The map: what it draws, that names never overlap, that it moves, can be kept and printed, and large places."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.generate_place import generate_place
from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.setting import open_model

MODELS = Path(__file__).parents[2] / "models"
SHIPPED = (
    "somerset",
    "somerset-five-audiences",
    "gamsu-as-recommended",
    "federated-four-teams",
    "gallery/hounslow",
)
MESSAGES = """
messages:
  decision: {says: A decision reaches every practice, from: governing-body, to: every practice}
"""
WAIT_UNTIL_MOVED = """
(before) => new Promise((done) => {
  const look = (frames) => {
    const now = document.querySelector("#map canvas").describe().transform;
    if (now !== before || frames === 0) done(now);
    else requestAnimationFrame(() => look(frames - 1));
  };
  look(60);
})
"""
STATES = {
    "a stakeholder": "#at=stakeholder:engagement-managers",
    "a weak point": "#at=stakeholder:engagement-managers&weak=concern",
    "a route": "#message=concern&member=L85002-ppg",
}


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def find_at(window, id_):
    box = window.page.locator("#map canvas").bounding_box()
    each = next(one for one in window.drawn()["stakeholders"] if one["id"] == id_)
    return box["x"] + each["x"], box["y"] + each["y"]


@pytest.fixture(scope="session")
def model_file(tmp_path_factory):
    """Return the page of a shipped model, built when it is first asked for."""
    folder, built = tmp_path_factory.mktemp("models"), {}

    def build(name):
        if name not in built:
            built[name] = folder / f"{Path(name).name}.html"
            model = name.removesuffix("-with-scenarios")
            page = build_page(open_model(str(MODELS / f"{model}.yaml")), others=() if model == name else None)
            built[name].write_text(page, encoding="utf-8")
        return built[name]

    return build


@pytest.fixture(scope="session")
def large_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    model = folder / "large.yaml"
    model.write_text(generate_place(1600, 4800, seed=1) + MESSAGES, encoding="utf-8")
    path = folder / "large.html"
    path.write_text(build_page(open_model(str(model))), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("viewport", [(1400, 900), (390, 844)], ids=["desktop", "phone"])
def test_no_name_lies_over_another_or_over_a_shape(model_file, open_window, name, viewport):
    width, height = viewport
    with open_window(model_file(name), "#view=map", viewport={"width": width, "height": height}) as window:
        drawn = window.drawn()
        assert drawn["names"]
        for one, other in combinations(drawn["names"], 2):
            assert not overlap(one["box"], other["box"]), (one["text"], other["text"])
        for name_drawn in drawn["names"]:
            for each in drawn["stakeholders"]:
                x, y, r = each["x"], each["y"], 0.9 * each["r"]
                assert not overlap(name_drawn["box"], (x - r, y - r, x + r, y + r)), (name_drawn, each["id"])


def test_almost_every_practice_of_somerset_is_named_at_first_sight(model_file, open_window):
    with open_window(model_file("somerset")) as window:
        named = {each["id"] for each in window.drawn()["names"]}
        assert sum(bool(re.fullmatch(r"L85\d+[A-Z]?|Y\d+", each)) for each in named) >= 60


def test_the_legend_fades_a_kind(somerset_file, open_window):
    with open_window(somerset_file, "#fade=practice") as window:
        assert len(window.drawn()["faded"]) == 76
    with open_window(somerset_file) as window:
        assert window.drawn()["faded"] == []


@pytest.mark.parametrize("asked", STATES)
def test_what_is_asked_stands_out_and_the_rest_fades(small_file, open_window, asked):
    with open_window(small_file, STATES[asked]) as window:
        drawn = window.drawn()
        assert 0 < len(drawn["faded"]) < len(drawn["stakeholders"])
        if asked == "a route":
            assert [(each["look"], len(each["channels"])) for each in drawn["routes"]] == [
                ("back", 3),
                ("there", 3),
            ]
        else:
            assert drawn["chosen"] == "engagement-managers"
            assert bool(drawn["lost"]) == (asked == "a weak point")


@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"]
)
def test_the_map_is_drawn_in_the_readers_colours(small_file, open_window, options):
    with open_window(small_file) as window:
        light = window.drawn()["colours"]
    with open_window(small_file, **options) as window:
        own = window.drawn()["colours"]
    assert all(one != other for one, other in zip(light, own, strict=True))


def test_the_map_is_walked_by_keyboard(small_file, open_window):
    with open_window(small_file) as window:
        page = window.page
        page.locator("#map").focus()
        said = []
        for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
            page.keyboard.press(key)
            said.append(page.locator("#status").inner_text())
        assert said[0].startswith("NHS Commissioning Board, national body.")
        assert said[1].startswith("On to Somerset CCG, commissioner.")
        assert said[2].startswith("On to Somerset CCG Governing Body")
        assert "1 of 5" in said[3]
        assert "2 of 5" in said[4]
        assert said[5].startswith("Back to ")
        assert window.drawn()["cursor"] is not None
        page.keyboard.press("Enter")
        assert window.focused == "details-title"
        page.keyboard.press("Escape")
        assert window.focused == "map"


def test_the_map_moves_by_buttons_keys_wheel_and_drag(small_file, open_window):
    with open_window(small_file) as window:
        page = window.page
        box = page.locator("#map canvas").bounding_box()
        x, y = box["x"] + box["width"] - 40, box["y"] + 60
        seen = [window.drawn()["transform"]]

        def moved():
            seen.append(page.evaluate(WAIT_UNTIL_MOVED, seen[-1]))
            return seen[-1] != seen[-2]

        page.click("#zoom-in")
        assert moved()
        page.locator("#map").focus()
        page.keyboard.press("Shift+ArrowRight")
        assert moved()
        page.mouse.move(x, y)
        page.mouse.wheel(0, -100)
        assert moved()
        page.mouse.down()
        page.mouse.move(x - 60, y + 60, steps=3)
        page.mouse.up()
        assert moved()
        assert page.locator("#details").is_hidden()  # a drag is no click
        page.click("#zoom-fit")
        assert window.drawn()["transform"] == seen[0]


def test_a_click_on_the_map_opens_the_stakeholder_under_it(small_file, open_window):
    with open_window(small_file) as window:
        assert "engagement-managers" in window.drawn()["alarms"]
        window.page.mouse.click(*find_at(window, "engagement-managers"))
        assert window.page.locator("#details h2").inner_text() == "Patient Engagement Managers"


def test_the_map_is_kept_as_vectors_with_title_date_legend_and_what_is_assumed(
    small_file, open_window, tmp_path
):
    with open_window(small_file, STATES["a route"]) as window:
        with window.page.expect_download() as saved:
            window.page.evaluate("document.getElementById('save-svg').click()")
        saved.value.save_as(tmp_path / "map.svg")
        drawn = window.drawn()
    root = ElementTree.parse(tmp_path / "map.svg").getroot()
    tag = "{http://www.w3.org/2000/svg}"
    texts = ["".join(each.itertext()) for each in root.iter(f"{tag}text")]
    assert root.find(f"{tag}title").text == "Somerset: how messages travel"
    assert any("2012" in each for each in texts)
    assert any("assumed" in each for each in texts)
    assert any(re.match(r"practices \(\d+\)", each) for each in texts)
    assert {each["text"].split()[0] for each in drawn["names"]} <= {each.split()[0] for each in texts}
    assert {"1", "2", "3"} <= set(texts)
    assert not list(root.iter(f"{tag}image"))
    assert not [each for each in root.iter() if "style" in each.attrib]


def test_the_map_is_kept_as_a_sharp_picture(small_file, open_window, tmp_path):
    with open_window(small_file) as window:
        with window.page.expect_download() as saved:
            window.page.evaluate("document.getElementById('save-png').click()")
        saved.value.save_as(tmp_path / "map.png")
        box = window.page.locator("#map canvas").bounding_box()
    content = (tmp_path / "map.png").read_bytes()
    assert content[:4] == b"\x89PNG"
    assert int.from_bytes(content[16:20], "big") == pytest.approx(2 * box["width"], abs=2)


def test_paper_gets_vectors_and_the_screen_its_canvas_back(small_file, open_window):
    with open_window(small_file) as window:
        page = window.page
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#map svg text").count() > 20
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert page.locator("#map svg").count() == 0


def test_hostile_names_are_kept_as_text(hostile_file, open_window, tmp_path):
    with open_window(hostile_file) as window:
        with window.page.expect_download() as saved:
            window.page.evaluate("document.getElementById('save-svg').click()")
        saved.value.save_as(tmp_path / "map.svg")
    root = ElementTree.parse(tmp_path / "map.svg").getroot()  # well formed, whatever the model says
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert names <= {"svg", "g", "path", "text", "title", "desc", "clipPath", "rect"}


def test_a_large_place_opens_as_groups_and_one_opens_on_a_click(large_file, open_window):
    with open_window(large_file, fresh=True) as window:
        drawn = window.drawn()
        assert len(drawn["groups"]) == 40
        assert sum(each["count"] for each in drawn["groups"]) + len(drawn["stakeholders"]) == 1600
        box = window.page.locator("#map canvas").bounding_box()
        group = drawn["groups"][20]
        window.page.mouse.click(box["x"] + group["x"], box["y"] + group["y"])
        opened = window.drawn()
        assert opened["opened"] == group["id"]
        assert len(opened["stakeholders"]) - len(drawn["stakeholders"]) == group["count"]
        assert len(opened["names"]) >= group["count"]
        assert f"open={group['id']}" in window.page.url
        window.page.click("#zoom-fit")
        assert window.drawn()["opened"] is None


def test_in_a_large_place_whoever_is_found_is_shown_in_their_group(large_file, open_window):
    with open_window(large_file) as window:
        window.page.fill("#find", "practice 777")
        window.page.keyboard.press("ArrowDown")
        window.page.keyboard.press("Enter")
        drawn = window.drawn()
        assert drawn["chosen"] == "practice-777"
        assert drawn["opened"] == "federation-18"
        assert window.page.locator("#details h2").inner_text() == "Practice 777"
        assert "steps" in window.page.locator("#details .messages").first.inner_text()


def test_groups_are_lit_where_somebody_inside_is(large_file, open_window):
    with open_window(large_file, "#message=decision&member=practice-777") as window:
        drawn = window.drawn()
        assert 0 < sum(not each["faded"] for each in drawn["groups"]) < 10
        assert window.page.locator("#trace-result li").count() > 0


LOW_SCREENS = [(1366, 768), (1280, 720)]


@pytest.mark.parametrize("screen", LOW_SCREENS, ids=["1366x768", "1280x720"])
def test_on_a_low_screen_names_are_whole_clear_of_each_other_and_almost_all_there(
    model_file, open_window, screen
):
    width, height = screen
    with open_window(model_file("somerset"), viewport={"width": width, "height": height}) as window:
        drawn, box = window.drawn(), window.page.locator("#map canvas").bounding_box()
    for name in drawn["names"]:
        left, top, right, bottom = name["box"]
        assert left >= 0, name
        assert top >= 0, name
        assert right <= box["width"], name
        assert bottom <= box["height"], name
    for one, other in combinations(drawn["names"], 2):
        (left, top, right, bottom), wider = one["box"], other["box"]
        assert not overlap((left - 4, top, right + 4, bottom), wider), (one["text"], other["text"])
    assert sum(bool(re.fullmatch(r"L85\d+[A-Z]?|Y\d+", each["id"])) for each in drawn["names"]) >= 70


@pytest.mark.parametrize("side", ["", "#view=beside"], ids=["one map", "side by side"])
def test_a_map_is_drawn_anew_when_its_box_gets_lower_or_higher(model_file, open_window, side):
    file = model_file("gamsu-as-recommended") if not side else model_file("somerset-with-scenarios")
    with open_window(file, side or "#view=map", viewport={"width": 1366, "height": 900}) as window:
        page = window.page
        canvases = page.locator(".pane-map canvas" if side else "#map canvas")
        for height in (700, 900):
            page.set_viewport_size({"width": 1366, "height": height})
            page.wait_for_timeout(300)
            for canvas in canvases.all():
                drawn = canvas.evaluate(
                    "(each) => [each.width, each.height, each.clientWidth, each.clientHeight]"
                )
                assert drawn[:2] == drawn[2:]


def test_what_a_weak_point_cuts_off_is_beside_the_details_never_under_them(model_file, open_window):
    with open_window(
        model_file("somerset"),
        "#at=stakeholder:engagement-managers&weak=concern",
        viewport={"width": 1366, "height": 768},
    ) as window:
        drawn = window.drawn()
        box = window.page.locator("#map canvas").bounding_box()
        details = window.page.locator("#details").bounding_box()
        at = {each["id"]: box["x"] + each["x"] for each in drawn["stakeholders"]}
        assert len(drawn["lost"]) == 76
        assert all(box["x"] < at[each] < details["x"] - 5 for each in drawn["lost"])
        assert drawn["chosen"] in {each["id"] for each in drawn["names"]}


@pytest.mark.parametrize("screen", [(1366, 768), (1400, 900)], ids=["low", "usual"])
def test_the_numbers_of_steps_cover_neither_names_nor_shapes_nor_each_other(model_file, open_window, screen):
    width, height = screen
    with open_window(
        model_file("somerset"),
        "#message=concern&member=L85002-patients",
        viewport={"width": width, "height": height},
    ) as window:
        drawn = window.drawn()
    assert [each["number"] for each in drawn["steps"]] == [1, 2, 3, 4] * 2
    boxes = [(each["x"] - 8, each["y"] - 8, each["x"] + 8, each["y"] + 8) for each in drawn["steps"]]
    faded = set(drawn["faded"])
    for one, other in combinations(boxes, 2):
        assert not overlap(one, other)
    for name in drawn["names"]:
        assert name["id"] in faded or not any(overlap(name["box"], each) for each in boxes), name
    for each in drawn["stakeholders"]:
        x, y, r = each["x"], each["y"], 0.9 * each["r"]
        assert each["id"] in faded or not any(overlap((x - r, y - r, x + r, y + r), one) for one in boxes), (
            each
        )


def test_a_saved_drawing_carries_how_much_is_assumed(model_file, open_window, tmp_path):
    with open_window(model_file("somerset")) as window:
        assumed = window.page.locator(".how-sure").inner_text()
        with window.page.expect_download() as saved:
            window.page.evaluate("document.getElementById('save-svg').click()")
        saved.value.save_as(tmp_path / "map.svg")
    texts = [
        "".join(each.itertext())
        for each in ElementTree.parse(tmp_path / "map.svg").getroot().iter("{http://www.w3.org/2000/svg}text")
    ]
    assert "75%" in assumed
    assert assumed in " ".join(texts)


def test_side_by_side_prints_whole_and_in_proportion(model_file, open_window):
    with open_window(model_file("somerset-with-scenarios"), "#view=beside") as window:
        page = window.page
        page.emulate_media(media="print")
        try:
            panes = page.locator(".pane-map").all()
            assert len(panes) == 2
            for pane in panes:
                pane.locator("svg").wait_for()  # the browser tells of the paper a moment later
                assert pane.locator("canvas").is_hidden()
                drawing, box = pane.locator("svg").bounding_box(), pane.bounding_box()
                _, _, wide, tall = map(float, pane.locator("svg").get_attribute("viewBox").split())
                assert drawing["width"] / drawing["height"] == pytest.approx(wide / tall, rel=0.01)
                assert drawing["x"] + drawing["width"] <= box["x"] + box["width"] + 1
                assert drawing["height"] <= box["height"] + 1
        finally:
            page.emulate_media(media="screen")
