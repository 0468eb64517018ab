"""Side by side: the same counts as the tool's for every scenario, one layout, all that differs marked and told."""

import re
from pathlib import Path

import pytest

from bench.generate_place import generate_place
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.assess.besides import Other, build_besides, find_own_scenarios
from stakeholder_graph.assess.questions import find_only_ways
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting, open_model
from stakeholder_graph.assess.wires import wire
from stakeholder_graph.layout import build_scene
from stakeholder_graph.views.page.page import Content, render_page
from tests.opened_models import open_document

MODELS = Path(__file__).parents[2] / "models"
PAIRS = {
    "gamsu-as-recommended": "gamsu-unclear-leadership",
    "federated-shared-team": "federated-four-teams",
    "today-independent-healthwatch": "today-healthwatch-absorbed",
    "north-east-lincolnshire-2010": "north-east-lincolnshire-2014",
}
MESSAGE_AND_SCENARIO = """
messages:
  decision: {says: A decision reaches every practice, from: governing-body, to: every practice}
scenarios:
  without:
    says: One forum is closed
    edits:
      - remove: federation-2-forum
"""
DRAWN = "[...document.querySelectorAll('.pane-map canvas')].map((each) => each.describe())"
COUNTS = """
() => Object.fromEntries([...document.querySelectorAll(".meaning tbody tr")].map((row) =>
  [row.cells[0].textContent, [1, 2].map((side) =>
    [...row.cells[side].querySelectorAll("span")].map((each) => each.textContent))]))
"""


def write_page(folder, document, others):
    answer = find_only_ways(document)
    content = Content(
        scene=build_scene(document.place, answer),
        answer=answer,
        wiring=wire(Setting(document, AS_IT_STANDS)),
        besides=build_besides(document, AS_IT_STANDS, answer, others),
    )
    path = folder / "beside.html"
    path.write_text(render_page(content), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def scenarios_file(tmp_path_factory):
    document = open_document("somerset")
    return write_page(tmp_path_factory.mktemp("page"), document, find_own_scenarios(document, AS_IT_STANDS))


@pytest.fixture(scope="module")
def pair_files(tmp_path_factory):
    found = {}
    for one, other in PAIRS.items():
        others = [Other(key="other", document=open_document(other), choice=AS_IT_STANDS)]
        found[one] = write_page(tmp_path_factory.mktemp("page"), open_document(one), others)
    return found


def count_with_the_tool(document, choice):
    """How many each message reaches, of how many, by what it says of itself."""
    setting = Setting(document, choice)
    counts = {}
    for message in setting.find_messages():
        deliveries = find_deliveries(setting.structure, message, find_asked(setting.structure, message))
        reached = [each for each in deliveries if each.reached]
        answered = [each for each in reached if each.answer is not None and each.answer.reached]
        counts[message.says or message.id] = (len(reached), len(deliveries), len(answered))
    return counts


def read_counts(page, side):
    counts = {}
    for says, sides in page.evaluate(COUNTS).items():
        heard = re.match(r"(\d+) of (\d+) ", sides[side][0])
        if heard:
            answered = [re.match(r"(\d+) can be answered", each) for each in sides[side]]
            found = [int(each.group(1)) for each in answered if each]
            counts[says] = (int(heard.group(1)), int(heard.group(2)), found[0] if found else 0)
    return counts


def test_every_scenario_counts_as_the_tool_does(scenarios_file, open_window):
    document = open_document("somerset")
    own = count_with_the_tool(document, AS_IT_STANDS)
    for name in document.place.scenarios:
        with open_window(scenarios_file, f"#view=beside&beside={name}") as window:
            assert read_counts(window.page, 0) == own, name
            assert read_counts(window.page, 1) == count_with_the_tool(document, Choice(scenario=name)), name


@pytest.mark.parametrize("one", PAIRS)
def test_two_models_that_belong_together_count_as_the_tool_does(one, pair_files, open_window):
    with open_window(pair_files[one], "#view=beside") as window:
        for side, model in enumerate((one, PAIRS[one])):
            expected = count_with_the_tool(open_document(model), AS_IT_STANDS)
            found = read_counts(window.page, side)
            assert {says: expected[says] for says in found} == found
            assert found


def test_a_large_place_stands_in_groups_on_both_sides_and_one_opens_on_both(tmp_path, open_window):
    model = tmp_path / "large.yaml"
    model.write_text(generate_place(1600, 2400, seed=1) + MESSAGE_AND_SCENARIO, encoding="utf-8")
    document = open_model(str(model))
    others = [Other(key="without", document=document, choice=Choice(scenario="without"))]
    with open_window(write_page(tmp_path, document, others), "#view=beside", fresh=True) as window:
        here, there = window.page.evaluate(DRAWN)
        assert len(here["groups"]) == len(there["groups"]) == 40
        counts = [
            sum(each["count"] for each in side["groups"]) + len(side["stakeholders"])
            for side in (here, there)
        ]
        assert counts == [1600, 1599]
        pane = window.page.locator(".pane-map canvas").first
        pane.scroll_into_view_if_needed()
        box, group = pane.bounding_box(), here["groups"][20]
        window.page.mouse.move(box["x"] + group["x"], box["y"] + group["y"])
        assert (
            f"{group['count']} stakeholders. Click to open."
            in window.page.locator(".pane-map .tip").first.text_content()
        )
        window.page.mouse.click(box["x"] + group["x"], box["y"] + group["y"])
        assert [side["opened"] for side in window.page.evaluate(DRAWN)] == [group["id"], group["id"]]


def test_what_is_gone_is_marked_and_whoever_is_lost_by_it_crossed_out(scenarios_file, open_window):
    with open_window(scenarios_file, "#view=beside&beside=posts-end") as window:
        here, there = window.page.evaluate(DRAWN)
        assert here["marks"]["engagement-managers"] == "removed"
        assert "engagement-managers" not in there["marks"]
        assert here["lost"] == []
        assert len(there["lost"]) == 76
        assert "L85003-patients" in there["lost"]
        words = window.page.locator(".meaning tbody tr").nth(2).inner_text()
        assert "76 communities are no longer heard." in words


def test_days_are_told_only_of_the_same_members_and_as_one_run(scenarios_file, open_window):
    """With the posts gone three are still heard, who are quick: "131 → 82 days" would read as a gain."""
    with open_window(scenarios_file, "#view=beside&beside=posts-end") as window:
        row = window.page.locator(".meaning tbody tr", has_text="A person's concern")
        assert "days in one run" not in row.inner_text()
        assert "the days would be of others" in row.inner_text()
        other = window.page.locator(".meaning tbody tr", has_text="reaches every practice")
        sides = [other.locator("td").nth(side).inner_text() for side in (0, 1)]
        assert all("days in one run that starts on the day of the model" in each for each in sides)
        assert "would be of others" not in other.inner_text()
        assert "typical ones over all days" in window.page.locator(".meaning caption").inner_text()


def test_what_is_new_is_marked_on_the_other_side_and_named(scenarios_file, open_window):
    with open_window(scenarios_file, "#view=beside&beside=link-bypass") as window:
        here, there = window.page.evaluate(DRAWN)
        assert set(there["marks"].values()) == {"added"}
        assert len(there["marks"]) == 20
        assert here["marks"] == {}
        words = window.page.locator(".beside-words").inner_text()
        assert "9 channels from forums to voice bodies: meeting" in words
        assert "Somerset LINk to Somerset CCG Governing Body: report" in words
        assert "No longer the only way through: Patient Engagement Managers" in words


def test_both_maps_move_together(scenarios_file, open_window):
    with open_window(scenarios_file, "#view=beside&beside=posts-end") as window:
        before = window.page.evaluate(DRAWN)
        box = window.page.locator(".pane-map").nth(1).bounding_box()
        window.page.mouse.move(box["x"] + 200, box["y"] + 150)
        window.page.mouse.wheel(0, -400)
        window.page.wait_for_timeout(300)
        after = window.page.evaluate(DRAWN)
        assert after[0]["transform"] == after[1]["transform"] != before[0]["transform"]


def test_whom_one_picks_is_picked_on_both_sides_and_kept_in_the_address(scenarios_file, open_window):
    with open_window(scenarios_file, "#view=beside&beside=posts-end") as window:
        page = window.page
        page.locator(".beside-words").get_by_role("button", name="Patient Engagement Managers").first.click()
        here, there = page.evaluate(DRAWN)
        assert (here["chosen"], there["chosen"]) == ("engagement-managers", None)
        assert "Only here: not in posts-end." in page.locator(".picked").inner_text()
        assert "pick=stakeholder%3Aengagement-managers" in page.url
        page.locator(".picked button", has_text="Clear").click()
        assert page.locator(".picked").is_hidden()


def test_the_side_is_chosen_by_keyboard_and_stands_in_the_address(scenarios_file, open_window):
    with open_window(scenarios_file, "#view=beside&beside=posts-end") as window:
        page = window.page
        page.locator("#beside-choice").focus()
        page.keyboard.press("ArrowDown")
        assert "beside=commissioner-abolished" in page.url
        assert page.locator(".pane h3").nth(1).inner_text().startswith("commissioner-abolished")


def test_two_different_places_are_held_against_each_other_by_parts(pair_files, open_window):
    with open_window(pair_files["north-east-lincolnshire-2010"], "#view=beside") as window:
        page = window.page
        here, there = page.evaluate(DRAWN)
        assert here["marks"] == there["marks"] == {}
        parts = page.get_by_role("region", name="Who plays which part").inner_text()
        assert "Voice body" in parts
        assert "Healthwatch North East Lincolnshire" in parts
        assert "Neither is ranked." in page.locator(".beside-top").inner_text()


def test_a_page_with_nothing_beside_it_offers_no_such_view(small_file, open_window):
    with open_window(small_file) as window:
        assert window.page.locator("#show-beside").is_hidden()


def test_a_phone_sees_one_side_above_the_other_and_scrolls_no_way_but_down(pair_files, open_window):
    file = pair_files["gamsu-as-recommended"]
    with open_window(file, "#view=beside", viewport={"width": 390, "height": 844}) as window:
        wide = window.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0
        upper, lower = (window.page.locator(".pane").nth(each).bounding_box() for each in (0, 1))
        assert upper["y"] + upper["height"] <= lower["y"]
