"""The frame of the page: headlines, finding, legend, neighbours, tables, details, addresses, menus and paper.

On Somerset as it comes with the project, and by keyboard alone with the map taken away.
"""

import csv
import io
import re

import pytest
from pypdf import PdfReader

from stakeholder_graph.assess.auditing import audit
from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.layout import build_scene
from stakeholder_graph.views.analysis.three_headlines import find_three_headlines
from stakeholder_graph.views.audit.groups import group_checks
from stakeholder_graph.views.frame import describe_assumed
from tests.browser.conftest import SOMERSET

PHONE = {"viewport": {"width": 390, "height": 844}}
ZOOMED = {"viewport": {"width": 350, "height": 225}, "device_scale_factor": 4}
MANAGERS = "stakeholder:engagement-managers"
REMOVE_MAP = "document.getElementById('map').replaceChildren()"
CLIPBOARD = """
const writeText = async (text) => { window.copied = text; };
Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
"""
SUMS = """
format: stakeholder-graph/1
place: Sums
stakeholders:
  board: {name: "=1+1", kind: board}
  people: {name: '@SUM("a","b")', kind: community}
channels:
  - {from: people, to: board, by: letter}
messages:
  concern: {kind: concern, from: people, to: board}
"""
ROWS_IN_SIGHT = """
(() => {
  const box = document.querySelector("#tables .scroll").getBoundingClientRect();
  const bottom = Math.min(box.bottom, innerHeight) + 1;
  const rows = [...document.querySelectorAll("#tables tbody tr")];
  return rows.filter((row) => row.getBoundingClientRect().bottom <= bottom).length;
})()
"""
SMALL_TARGETS = """
[...document.querySelectorAll("button, select, input, summary")]
  .filter((each) => each.offsetParent && !["checkbox", "radio"].includes(each.type))
  .map((each) => [each.textContent, each.offsetHeight])
  .filter(([, height]) => height < 24)
"""


@pytest.fixture(scope="module")
def somerset():
    return open_model(str(SOMERSET))


@pytest.fixture(scope="module")
def answer(somerset):
    return analyse(somerset, dated=True)


@pytest.fixture(scope="module")
def scene(somerset, answer):
    return build_scene(somerset.place, answer)


@pytest.fixture(scope="module")
def whole_file(somerset, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "whole.html"
    path.write_text(build_page(somerset), encoding="utf-8")
    return path


def read_pages(path):
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def save_table(page, folder, name):
    page.locator("#save-menu summary").click()
    with page.expect_download() as saving:
        page.locator("#save-csv").click()
    assert saving.value.suggested_filename == name
    saving.value.save_as(folder / name)
    return list(csv.reader((folder / name).read_text("utf-8-sig").splitlines()))


def rows(page):
    return page.locator("#tables tbody tr")


def table_of(page):
    """Read the table in sight: its headings, and each row by its heading."""
    headings = page.locator("#tables thead th").all_inner_texts()
    cells = [each.locator("th, td").all_inner_texts() for each in rows(page).all()]
    return [dict(zip([each.strip(" ▾▴") for each in headings], row, strict=True)) for row in cells]


def test_the_page_opens_on_three_headlines_and_how_much_is_assumed_all_in_sight(
    whole_file, answer, open_window
):
    with open_window(whole_file) as window:
        told = window.page.locator("#headlines .says").all_inner_texts()
        assert told == [each.sentence for each in find_three_headlines(answer)]
        assert window.page.locator(".how-sure").inner_text() == describe_assumed(answer.assumed_share)
        bottom = window.page.evaluate("document.getElementById('headlines').getBoundingClientRect().bottom")
        assert bottom < 300  # the map has most of the screen


def test_each_headline_leads_to_what_proves_it(whole_file, answer, open_window):
    with open_window(whole_file) as window:
        page = window.page
        page.locator("a.proof").nth(0).click()
        concern = next(each for each in answer.messages if each.message == "concern")
        told = page.locator("caption").inner_text()
        assert told.startswith(f"Messages: {concern.delivery_count} of 314 rows, of “A person's concern")
        assert "no route recorded" in rows(page).first.inner_text()  # whoever is left out stands first
        page.locator("a.proof").nth(1).click()
        assert page.locator("#trace-result").inner_text().startswith("From ")
        page.locator("a.proof").nth(2).click()
        assert page.locator("#details-title").inner_text() == "Patient Engagement Managers"
        assert len(window.drawn()["lost"]) == 76


def test_a_stakeholder_is_found_by_name_alias_code_and_town_and_its_details_say_who_vouches(
    whole_file, open_window
):
    with open_window(whole_file) as window:
        page = window.page
        for words, name in (
            ("patient eng", "Patient Engagement Managers"),
            ("dulverton", "Exmoor Medical Centre"),
            ("l85003", "Exmoor Medical Centre"),
        ):
            page.fill("#find", words)
            assert any(name in each for each in page.locator("[role=option]").all_inner_texts()), words
        assert page.locator("[role=option]").first.inner_text().startswith("Exmoor Medical Centre\n")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        details = page.locator("#details")
        assert page.locator("#details-title").inner_text() == "Exmoor Medical Centre"
        people = details.locator(".facts > div", has_text="People").first.inner_text()
        assert "3,859" in people
        assert "Source: NHS Organisation Data Service" in people
        assert "assumed" in details.locator(".facts > div", has_text="Part of").inner_text()
        certainty = details.locator(".facts > div", has_text="How certain it is").inner_text()
        assert "not stated; counts as certain (1)" in certainty
        page.fill("#find", "nobody of that name")
        assert page.locator("#status").inner_text().strip() == "Nothing found."


def test_a_source_says_when_it_came_out_and_how_well_it_evidences(open_window, tmp_path):
    place = open_model(str(SOMERSET.parent / "north-east-lincolnshire-2014.yaml"))
    path = tmp_path / "lincolnshire.html"
    path.write_text(build_page(place), encoding="utf-8")
    with open_window(path, "#at=stakeholder:council-of-members") as window:
        assert "published 2014-05-08; evidence: paper" in window.page.locator("#details").inner_text()


def test_the_legend_fades_kinds_sectors_and_what_no_source_vouches_for(whole_file, open_window):
    with open_window(whole_file, "#ask=legend") as window:
        page = window.page
        every = len(window.drawn()["stakeholders"])
        page.get_by_label(re.compile("^practices")).uncheck()
        assert len(window.drawn()["faded"]) == 76
        page.get_by_role("button", name="Only forums", exact=True).click()
        assert len(window.drawn()["faded"]) == every - 9
        assert "fade=" in page.url
        page.get_by_role("button", name="Show all").click()
        assert window.drawn()["faded"] == []
        page.locator("#basis-assumed").check()
        assumed = len(window.drawn()["faded"])
        page.locator("#basis-sourced").check()
        assert len(window.drawn()["faded"]) == every - assumed
        page.locator("#basis-all").check()
        page.locator("legend", has_text="Sectors").locator("xpath=..").locator("input").first.uncheck()
        assert 0 < len(window.drawn()["faded"]) < every


def find_near(scene, start, steps, way):
    """Find who is within so many steps, the slow way."""
    ends = [(each.sender, each.receiver) for each in scene.channels]
    joined = (ends if way != "in" else []) + ([(b, a) for a, b in ends] if way != "out" else [])
    near = {start}
    for _ in range(steps):
        near = near | {there for here, there in joined if here in near}
    return near


@pytest.mark.parametrize("way", ["out", "in", "both"])
def test_who_is_within_so_many_steps_is_counted_and_the_others_fade(whole_file, scene, way, open_window):
    words = {"out": "onwards", "in": "back", "both": "either way"}[way]
    for steps in (1, 2, 3):
        with open_window(whole_file, f"#at={MANAGERS}&steps={steps}&way={way}") as window:
            near = find_near(scene, "engagement-managers", steps, way)
            told = window.page.locator(".near .hint").inner_text()
            assert told == f"{len(near) - 1} within {steps} step{'s' if steps > 1 else ''}, {words}."
            drawn = window.drawn()
            assert {each["id"] for each in drawn["stakeholders"]} - set(drawn["faded"]) == near


def test_keys_on_the_map_show_who_is_within_so_many_steps_and_open_the_table(whole_file, scene, open_window):
    with open_window(whole_file) as window:
        page = window.page
        page.locator("#map").focus()
        page.keyboard.press("Home")
        first = scene.stakeholders[0]
        page.keyboard.press("2")
        near = find_near(scene, first.id, 2, "both")
        assert f"{first.name}: {len(near) - 1} within 2 steps" in page.locator("#status").inner_text()
        drawn = window.drawn()
        assert {each["id"] for each in drawn["stakeholders"]} - set(drawn["faded"]) == near
        assert window.focused == "map"
        assert f"near={first.id}" in page.url
        page.keyboard.press("Escape")
        assert window.drawn()["faded"] == []
        page.keyboard.press("t")
        assert page.locator("#table-view").is_visible()


def test_the_number_of_steps_is_chosen_in_the_details(whole_file, open_window):
    with open_window(whole_file, f"#at={MANAGERS}") as window:
        page = window.page
        before = page.locator(".near .hint").inner_text()
        page.select_option("#steps", "3")
        page.select_option("#way", "out")
        assert page.locator(".near .hint").inner_text() != before
        assert "steps=3" in page.url
        assert "way=out" in page.url


def test_the_tables_hold_all_that_is_drawn_and_found(whole_file, somerset, answer, scene, open_window):
    with open_window(whole_file, "#view=table") as window:
        counts = dict(
            each.rsplit(" ", 1) for each in window.page.locator("#tables .tabs button").all_inner_texts()
        )
    rules = group_checks(audit(somerset).checks)
    told = {
        "Stakeholders": len(scene.stakeholders),
        "Messages": sum(len(each.deliveries) for each in answer.messages),
        "Only ways through": sum(len(each.weak_points) for each in answer.messages),
        "Standards": len(rules),
        "Channels": len(scene.channels),
        "Formal ties": len(scene.ties),
        "Depended on by several": len(scene.shared),
        "Sources": len(scene.sources),
    }
    assert {name: int(count) for name, count in counts.items() if name != "Silos"} == told


def test_a_table_is_sorted_and_turned_and_its_address_opens_it_again(whole_file, open_window):
    with open_window(whole_file, "#view=table") as window:
        page = window.page
        assert rows(page).first.inner_text().startswith("Patient Engagement Managers")  # most rest on them
        assert rows(page).count() == 50
        page.locator("#tables .tabs button", has_text="Channels").click()
        page.locator("thead button", has_text="To").click()
        page.get_by_role("button", name="Later rows").click()
        assert "Rows 51 to 100 of" in page.locator(".pages").inner_text()
        assert page.locator("th[aria-sort=ascending]").inner_text().startswith("To")
        seen, address = table_of(page), page.url
    with open_window(whole_file, "#" + address.split("#")[1], fresh=True) as window:
        assert table_of(window.page) == seen
        names = [each["To"].casefold() for each in seen]
        assert names == sorted(names)


def test_words_leave_only_the_rows_that_have_them_and_a_row_leads_to_its_stakeholder(whole_file, open_window):
    with open_window(whole_file, "#view=table") as window:
        page = window.page
        page.fill("#table-filter", "south somerset")
        assert 0 < rows(page).count() < 10
        page.locator("tbody button", has_text="South Somerset Health Forum").first.click()
        assert window.focused == "details-title"
        page.keyboard.press("Escape")
        assert window.focused == "South Somerset Health Forum"


def test_the_table_of_messages_has_the_days_of_the_answer(whole_file, answer, open_window):
    concern = next(each for each in answer.messages if each.message == "concern")
    delivery = next(each for each in concern.deliveries if each.sender == "L85003-patients")
    with open_window(whole_file, "#view=table&table=messages&of=concern&q=exmoor") as window:
        (row,) = table_of(window.page)
        assert row["Typical days there"].split()[0] == str(delivery.typical_days)
        assert row["Typical days there and back"].split()[0] == str(delivery.round_trip.typical_days)
        assert row["Loop"] == "two-way"
        rows(window.page).get_by_role("button", name="Follow").click()
        assert window.focused == "trace-title-of"


def test_standards_are_told_as_the_audit_tells_them(whole_file, somerset, open_window):
    held = group_checks(audit(somerset).checks)
    with open_window(whole_file, "#view=table&table=standards&q=not met") as window:
        page = window.page
        page.fill("#table-filter", "")
        pages = page.locator(".pages span").inner_text()
        assert f"of {len(held)}" in pages
        answers = [
            each["Answer"].removesuffix("partly assumed").removesuffix("assumed").strip()
            for each in table_of(page)
        ]
        assert set(answers) <= {"not met", "met", "cannot tell", "does not apply", "waived"}
        assert answers == sorted(answers, key=["not met", "waived", "cannot tell", "met"].index)


def test_a_source_leads_to_what_it_vouches_for(whole_file, somerset, open_window):
    with open_window(whole_file, "#view=table&table=sources") as window:
        page = window.page
        row = page.locator("tbody tr", has_text="NHS Organisation Data Service")
        button = row.get_by_role("button", name=re.compile("stakeholders for which"))
        count = int(button.inner_text())
        button.click()
        assert (
            f"Stakeholders: {count} of 272 rows, those for which “NHS Org"
            in page.locator("caption").inner_text()
        )
        page.get_by_role("button", name="Show all 272").click()
        assert f"Stakeholders: {count} rows" not in page.locator("caption").inner_text()


def test_what_an_absence_costs_is_a_table_while_it_lasts(whole_file, open_window):
    with open_window(whole_file, f"#view=table&without={MANAGERS}&table=lost") as window:
        page = window.page
        assert page.locator("caption").inner_text().startswith("What the absence costs: 76 rows")
        assert "is no longer heard" in rows(page).first.inner_text()
        page.get_by_role("button", name="Put back").click()
        assert page.locator("caption").inner_text().startswith("Stakeholders")


def test_an_unknown_number_of_people_is_called_so_only_where_people_are_meant(whole_file, open_window):
    with open_window(whole_file, "#view=table&q=governing body") as window:
        row = next(each for each in table_of(window.page) if "Governing Body" in each["Name"])
        assert "not stated" in row["People"]
    with open_window(whole_file, "#view=table&q=people with no gp") as window:
        assert table_of(window.page)[0]["People"] == "unknown"


def test_one_question_is_open_at_a_time_and_the_address_keeps_which(whole_file, open_window):
    with open_window(whole_file) as window:
        page = window.page
        for panel in ("weak", "legend", "trace"):
            page.locator(f"#{panel} > summary").click()
            assert page.locator("details.panel[open]").evaluate_all(
                "(all) => all.map((each) => each.id)"
            ) == [panel]
        page.locator("#trace > summary").click()
        assert page.locator("details.panel[open]").count() == 0
        assert "ask=none" in page.url


def test_back_takes_back_a_view_or_a_choice_and_not_every_letter(whole_file, open_window):
    with open_window(whole_file, fresh=True) as window:
        page = window.page
        page.click("#show-table")
        page.fill("#table-filter", "dulverton")
        page.locator("tbody").get_by_role("button", name="Exmoor Medical Centre", exact=True).first.click()
        page.go_back()
        assert page.locator("#details").is_hidden()
        assert page.locator("#table-filter").input_value() == "dulverton"
        page.go_back()
        assert page.locator("#map-view").is_visible()
        page.go_forward()
        page.go_forward()
        assert page.locator("#details-title").inner_text() == "Exmoor Medical Centre"


def test_a_link_is_copied_or_else_shown_to_be_copied(whole_file, open_window):
    with open_window(whole_file, f"#at={MANAGERS}") as window:
        page = window.page
        page.evaluate(CLIPBOARD)
        page.click("#copy-link")
        assert page.evaluate("window.copied") == page.url
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined})")
        page.click("#copy-link")
        assert page.locator("#link-text").input_value() == page.url
        assert window.focused == "link-text"
        page.keyboard.press("Escape")
        assert page.locator("#link-box").is_hidden()
        assert window.focused == "copy-link"
        assert page.locator("#details").is_visible()


def test_the_table_is_saved_whole_as_it_is_found_and_sorted(whole_file, open_window, tmp_path):
    with open_window(whole_file, "#view=table&table=channels") as window:
        page = window.page
        page.click("#save-menu summary")
        with page.expect_download() as download:
            page.click("#save-csv")
        assert download.value.suggested_filename == "somerset-channels.csv"
        kept = tmp_path / "kept.csv"
        download.value.save_as(kept)
        saved = list(csv.reader(io.StringIO(kept.read_text(encoding="utf-8-sig"))))
        assert len(saved) == 880
        assert saved[1][0] == table_of(page)[0]["From"]


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_stays_text(open_window, tmp_path):
    model = tmp_path / "sums.yaml"
    model.write_text(SUMS, encoding="utf-8")
    path = tmp_path / "sums.html"
    path.write_text(build_page(open_model(str(model))), encoding="utf-8")
    with open_window(path, "#view=table") as window:
        page = window.page
        page.click("#save-menu summary")
        with page.expect_download() as download:
            page.click("#save-csv")
        kept = tmp_path / "kept.csv"
        download.value.save_as(kept)
        names = {each[0] for each in csv.reader(io.StringIO(kept.read_text(encoding="utf-8-sig")))}
        assert {"'=1+1", '\'@SUM("a","b")'} <= names


def test_a_menu_closes_with_esc_and_by_going_elsewhere_and_leads_back(whole_file, open_window):
    with open_window(whole_file, f"#at={MANAGERS}") as window:
        page = window.page
        menu = page.locator("#save-menu")
        page.click("#save-menu summary")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert menu.get_attribute("open") is None
        assert page.evaluate("document.activeElement.parentElement.id") == "save-menu"
        assert page.locator("#details").is_visible()  # one thing closes at a time
        page.click("#save-menu summary")
        page.click("h1")
        assert menu.get_attribute("open") is None


@pytest.mark.parametrize("options", [PHONE, ZOOMED], ids=["phone", "400% zoom"])
@pytest.mark.parametrize(
    "hash_",
    [
        "",
        "#view=table&table=messages",
        "#view=table&table=standards",
        f"#at={MANAGERS}&ask=legend",
        f"#at={MANAGERS}&ask=weak",
    ],
)
def test_nothing_scrolls_sideways_and_every_target_is_large_enough(whole_file, open_window, hash_, options):
    with open_window(whole_file, hash_, **options) as window:
        assert window.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert window.page.evaluate(SMALL_TARGETS) == []


def test_a_phone_reads_headlines_then_find_then_questions_then_the_table(whole_file, open_window):
    with open_window(whole_file, fresh=True, **PHONE) as window:
        tops = [
            window.page.locator(each).bounding_box()["y"]
            for each in ("#headlines", "#find", "#trace", "#legend", "#tables table")
        ]
        assert tops == sorted(tops)
        assert tops[0] < 200
        assert window.page.locator("details.panel[open]").count() == 0


@pytest.mark.parametrize("width", [390, 1400])
def test_opened_details_are_in_sight_with_the_focus_and_esc_leads_back(whole_file, open_window, width):
    with open_window(whole_file, "#view=table&ask=weak", viewport={"width": width, "height": 844}) as window:
        page = window.page
        for opener in (page.locator("#weak-list button.row").last, page.locator("tbody th button").last):
            opener.click()
            name = page.locator("#details-title").inner_text()
            assert window.focused == "details-title"
            top = page.evaluate("document.getElementById('details-title').getBoundingClientRect().top")
            assert 0 <= top < 400
            page.keyboard.press("Escape")
            assert name in window.focused


def test_paper_has_headlines_map_and_sources_and_no_controls(whole_file, open_window):
    with open_window(whole_file, "#message=concern&member=L85003-patients") as window:
        page = window.page
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        try:
            for shown in (
                "#headlines",
                ".how-sure",
                "#map svg.printed",
                "#trace-result",
                "#paper-sources",
                "#foot",
            ):
                assert page.locator(shown).is_visible(), shown
            for hidden in (".tools", ".bar", "#find-box", "#weak", "#trace-form"):
                assert page.locator(hidden).is_hidden(), hidden
            assert "LMC Discussion Paper" in page.locator("#paper-sources").inner_text()
            links = page.locator("main button:visible").all_inner_texts()
            assert links == []
        finally:
            page.evaluate("window.dispatchEvent(new Event('afterprint'))")
            page.emulate_media(media="screen")


def test_paper_has_every_row_of_a_table(whole_file, open_window):
    with open_window(whole_file, "#view=table") as window:
        page = window.page
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert rows(page).count() == 272
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert rows(page).count() == 50


def test_paper_names_all_whom_a_weak_point_cuts_off_and_repeats_the_headings(
    whole_file, open_window, tmp_path
):
    with open_window(whole_file, "#view=table&table=weak-points&of=concern") as window:
        page = window.page
        assert "and 75 more" in rows(page).first.inner_text()
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        managers = next(
            each for each in table_of(page) if each["Only way through"] == "Patient Engagement Managers"
        )
        assert len(managers["Whom"].split("; ")) == 76
        assert "more" not in managers["Whom"]
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert "and 75 more" in rows(page).first.inner_text()
        page.emulate_media(media="print")
        page.pdf(path=tmp_path / "table.pdf", format="A4")
        page.emulate_media(media="screen")
    told = read_pages(tmp_path / "table.pdf")
    with_rows = [each for each in told if "Patients of" in each]
    assert len(with_rows) > 2
    assert all("What it is" in each for each in with_rows)


def test_finding_somebody_takes_nothing_out_of_the_table_or_the_file(whole_file, open_window, tmp_path):
    with open_window(whole_file, "#view=table") as window:
        page = window.page
        page.fill("#find", "LINk")
        page.keyboard.press("Escape")
        assert page.locator("caption").inner_text() == "Stakeholders: 272 rows, the most important first"
        assert len(save_table(page, tmp_path, "somerset-stakeholders.csv")) == 1 + 272
        assert page.locator("#status").inner_text().strip() == "Saved. Stakeholders: 272 rows."


def test_a_table_that_is_held_to_some_rows_says_how_many_of_how_many_and_so_does_its_file(
    whole_file, open_window, tmp_path
):
    with open_window(whole_file, "#view=table") as window:
        page = window.page
        page.fill("#table-filter", "LINk")
        assert page.locator("caption .mark").inner_text() == "Stakeholders: 1 of 272 rows, those with “LINk”"
        assert len(save_table(page, tmp_path, "somerset-stakeholders-1-of-272.csv")) == 2
        assert (
            page.locator("#status").inner_text().strip()
            == "Saved. Stakeholders: 1 of 272 rows, those with “LINk”."
        )
        page.get_by_role("button", name="Show all 272").click()
        assert window.focused == "table-filter"
        assert page.locator("caption").inner_text().startswith("Stakeholders: 272 rows")


@pytest.mark.parametrize("table", ["stakeholders", "weak-points"])
def test_on_a_low_screen_ten_rows_of_a_table_are_in_sight_and_headings_stay_when_it_is_moved(
    whole_file, open_window, table
):
    low = {"width": 1366, "height": 768}
    with open_window(whole_file, f"#view=table&table={table}", viewport=low) as window:
        page = window.page
        assert page.evaluate(ROWS_IN_SIGHT) >= 10
        page.locator("#tables tbody tr").nth(30).scroll_into_view_if_needed()
        top = page.locator("#tables .scroll").bounding_box()["y"]
        assert abs(page.locator("#tables thead th").first.bounding_box()["y"] - top) < 2
        headline = page.locator("#headlines a").first
        folded = headline.bounding_box()["height"]
        headline.focus()
        assert folded < 40 < headline.bounding_box()["height"]
        assert "plausible versions of this model." in headline.inner_text()


@pytest.mark.parametrize(
    "hash_",
    [
        "#at=stakeholder:__proto__&message=constructor&member=x&weak=toString",
        "#view=table&table=__proto__&sort=99&page=999&of=constructor&vouched=-1&q=",
        "#view=constructor&ask=__proto__&steps=abc&way=toString&near=x&fade=__proto__&sectors=999&basis=x",
    ],
)
def test_an_address_with_names_that_do_not_exist_is_shrugged_off(whole_file, open_window, hash_):
    with open_window(whole_file, hash_, fresh=True) as window:
        assert window.page.locator("#details").is_hidden()
        assert window.page.locator("#headlines").is_visible()


def press(page, *keys):
    for each in keys:
        page.keyboard.press(each)


def test_by_keyboard_without_a_map_where_silos_are(whole_file, open_window):
    with open_window(whole_file, "#view=table") as window:
        page = window.page
        page.evaluate(REMOVE_MAP)
        page.locator("#centre").focus()
        press(page, *["Tab"] * 4, "Enter")
        assert page.locator("caption").inner_text().startswith("Silos")
        told = [(each["Who"], each["What was found"]) for each in table_of(page)]
        assert ("People with no GP", "no way up: what they say does not arrive") in told
        assert any("except through Local voluntary and community groups" in what for _, what in told)


def test_by_keyboard_without_a_map_who_hears_and_who_does_not(whole_file, answer, open_window):
    with open_window(whole_file) as window:
        page = window.page
        page.evaluate(REMOVE_MAP)
        page.locator("#headlines a").first.focus()
        press(page, "Enter")
        found = table_of(page)
        concern = next(each for each in answer.messages if each.message == "concern")
        lost = concern.delivery_count - concern.reached_count
        assert [each["Route"] for each in found[:lost]] == ["no route recorded"] * lost
        assert found[lost]["Route"] != "no route recorded"
        page.locator("tbody td button").first.focus()
        press(page, "Enter")
        assert window.focused == "details-title"
        assert "No route recorded." in page.locator("#details").inner_text()


def test_by_keyboard_without_a_map_which_standards_are_met(whole_file, open_window):
    with open_window(whole_file, "#view=table") as window:
        page = window.page
        page.evaluate(REMOVE_MAP)
        page.locator("#centre").focus()
        press(page, *["Tab"] * 5, "Enter")
        assert "10 are met, 45 cannot be told" in page.locator("#tables .says").inner_text()
