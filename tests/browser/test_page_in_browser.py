"""The page in a real browser: asks for nothing, runs nothing of a model's, and works by mouse, keyboard and table.

Every test also checks at its end that there were no requests, no console errors and no breach of the page's own
policy. Tests share a page and start it afresh (see conftest.py).
"""

import re
from pathlib import Path

import axe_core_python
import pytest

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_RUN = """
async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((one) => one.html.slice(0, 160)).join(" | ")}`)
"""


TRACED = "#message=concern&member=L85002-ppg"


def test_the_page_opens_from_a_file_and_asks_for_nothing(somerset_file, open_window):
    with open_window(somerset_file, fresh=True) as window:
        assert window.requests == [f"file://{somerset_file}"]
        assert len(window.drawn()["stakeholders"]) == 258
        assert window.names_shown() > 100
        text = window.page.evaluate("document.body.innerText")
        assert not re.search(r"\b(?:nodes?|edges?|spof|centrality)\b", text, re.IGNORECASE)


def test_a_stakeholder_is_found_by_code_and_its_details_say_who_vouches(somerset_file, open_window):
    with open_window(somerset_file) as window:
        page = window.page
        page.locator("#map").focus()
        page.keyboard.press("/")
        assert window.focused == "find"
        page.keyboard.type("l85004")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        details = page.locator("#details")
        assert details.locator("h2").inner_text() == "The Meadows Surgery"
        people = details.locator(".facts > div", has_text="People").first.inner_text()
        assert "5,148" in people
        assert "NHS ODS practice file 2013" in people
        part = details.locator(".facts > div", has_text="Part of").inner_text()
        assert "assumed" in part
        assert details.locator("a").count() == 0  # its source's address is a script
        assert "at=stakeholder%3AL85004" in page.url


def test_found_by_alias_and_by_town(somerset_file, open_window):
    with open_window(somerset_file) as window:
        page = window.page
        page.fill("#find", "pems")
        assert page.locator("[role=option]").all_inner_texts()[0].startswith("Patient Engagement Managers")
        page.fill("#find", "crewkerne")
        assert page.locator("[role=option]").count() == 40
        page.fill("#find", "nobody of that name")
        assert page.locator("#find-list").is_hidden()
        assert page.locator("#status").inner_text().strip() == "Nothing found."


def test_the_table_has_the_days_there_and_back_and_sorts_by_them(dulverton, open_window):
    path, _, delivery, _ = dulverton
    with open_window(path, "#view=table&q=exmoor") as window:
        page = window.page
        page.locator(".tabs button", has_text="Messages").click()
        headings = page.locator("thead th").all_inner_texts()
        page.locator("thead button", has_text="there and back").click()
        cells = page.locator("tbody tr").first.locator("th, td").all_inner_texts()
        row = dict(zip(headings, cells, strict=True))
        there, back = delivery, delivery.round_trip
        assert row["Typical days there"].split() == [
            *(str(there.typical_days), "at", "worst"),
            *(str(there.worst_days), "assumed"),
        ]
        assert row["Typical days there and back"].split()[0] == str(back.typical_days)
        assert row["Loop"] == "two-way"
        page.locator("tbody button").first.click()
        assert window.focused == "trace-title-of"


def test_a_weak_point_marks_whom_it_cuts_off(somerset_file, open_window):
    with open_window(somerset_file) as window:
        window.page.locator("#weak-list button", has_text="Patient Engagement Managers").first.click()
        assert len(window.drawn()["lost"]) == 76
        text = window.page.locator("#details").inner_text()
        assert "Without Patient Engagement Managers, 76 patient groups are not heard (" in text
        assert "No route is left then, however long one waits." in text
        window.page.keyboard.press("Escape")
        assert window.drawn()["lost"] == []
        assert window.page.locator("#details").is_hidden()


def test_the_table_says_what_the_map_draws(somerset_file, open_window):
    with open_window(somerset_file) as window:
        page = window.page
        page.click("#show-table")
        counts = page.locator(".tabs button").all_inner_texts()
        assert counts == [
            "Stakeholders 258",
            "Channels 656",
            "Formal ties 1",
            "Messages 153",
            "Only ways through 21",
        ]
        assert page.locator("tbody tr").count() == 100
        page.get_by_role("button", name="Later rows").click()
        assert "Rows 101 to 200 of 258" in page.locator(".pages").inner_text()
        page.locator("thead button", has_text="Only way through for").click()
        assert page.locator("tbody tr").first.inner_text().startswith("Patient Engagement Managers")
        assert page.locator("th[aria-sort=descending]").inner_text().startswith("Only way through for")
        page.fill("#table-filter", "south somerset")
        assert page.locator("tbody tr").count() == 2
        page.locator("tbody button", has_text="Health Forum").click()
        assert window.focused == "details-title"
        page.keyboard.press("Escape")
        assert window.focused == "South Somerset Health Forum"


@pytest.mark.parametrize(
    ("hash_", "options"),
    [
        ("", {}),
        ("#view=table&at=stakeholder:engagement-managers", {}),
        (TRACED, {"color_scheme": "dark"}),
        ("#at=channel:engagement-managers->governing-body&view=table", {"color_scheme": "dark"}),
        ("", {"viewport": {"width": 390, "height": 844}}),
    ],
    ids=["map", "table", "dark trace", "dark details", "phone"],
)
def test_axe_finds_no_barrier(small_file, open_window, hash_, options):
    with open_window(small_file, hash_, **options) as window:
        if not window.page.evaluate("'axe' in window"):
            window.page.evaluate(AXE)
        assert window.page.evaluate(AXE_RUN) == []


@pytest.mark.parametrize("hash_", ["#view=table", "#at=stakeholder:engagement-managers", TRACED])
def test_a_phone_never_scrolls_sideways(small_file, open_window, hash_):
    with open_window(small_file, hash_, viewport={"width": 390, "height": 844}) as window:
        assert window.page.evaluate("document.documentElement.scrollWidth") == 390
        small = window.page.evaluate(
            """[...document.querySelectorAll("button, select, input, summary")]
                .filter((each) => each.offsetParent && each.type !== "checkbox")
                .map((each) => [each.textContent, each.offsetHeight])
                .filter(([, height]) => height < 24)"""
        )
        assert small == []


def test_a_phone_opens_on_the_table(small_file, open_window):
    with open_window(small_file, fresh=True, viewport={"width": 390, "height": 844}) as window:
        assert window.page.locator("table").is_visible()


@pytest.mark.parametrize("width", [390, 1400])
def test_opened_details_are_in_sight_with_the_focus_and_esc_leads_back(small_file, open_window, width):
    with open_window(small_file, "#view=table", viewport={"width": width, "height": 844}) as window:
        page = window.page
        for opener in (page.locator("#weak-list button").last, page.locator("tbody button").last):
            opener.click()
            name = page.locator("#details-title").inner_text()
            assert window.focused == "details-title"
            top = page.evaluate("document.getElementById('details-title').getBoundingClientRect().top")
            assert 0 <= top < 400
            page.keyboard.press("Escape")
            assert name in window.focused


def test_a_headline_leads_to_the_view_that_proves_it(somerset_file, open_window):
    with open_window(somerset_file) as window:
        window.page.locator("a.proof").click()
        assert len(window.drawn()["lost"]) == 76
        assert window.page.locator("#details-title").inner_text() == "Patient Engagement Managers"


@pytest.mark.parametrize("view", ["map", "table"])
@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_lies_over_the_map_or_the_table(small_file, open_window, view, width):
    with open_window(small_file, f"#view={view}&q=", viewport={"width": width, "height": 844}) as window:
        bar, content = (window.page.locator(each).bounding_box() for each in (".bar", f"main > #{view}-view"))
        assert bar["y"] + bar["height"] <= content["y"] + 1
        assert window.page.locator("#map-tools").is_visible() == (view == "map")


def test_a_number_nobody_would_expect_is_not_called_unknown(somerset_file, open_window):
    with open_window(somerset_file, "#view=table&q=governing body") as window:
        cells = window.page.locator("tbody tr").first.locator("td").all_inner_texts()
        assert "unknown" not in cells
        assert cells[3].split() == ["–", "not", "stated"]


def test_an_address_with_names_that_do_not_exist_is_shrugged_off(small_file, open_window):
    with open_window(
        small_file, "#at=stakeholder:__proto__&message=constructor&member=x&weak=toString", fresh=True
    ) as window:
        assert window.page.locator("#details").is_hidden()
        assert window.names_shown() > 10


def test_the_page_works_inside_a_sandboxed_frame(small_file, open_window, tmp_path):
    holder = tmp_path / "notebook.html"
    text = small_file.read_text(encoding="utf-8").replace("&", "&amp;").replace('"', "&quot;")
    holder.write_text(
        '<!doctype html><html class="ready"><iframe sandbox="allow-scripts" width="1200" height="800" '
        f'srcdoc="{text}"></iframe>',
        encoding="utf-8",
    )
    with open_window(holder) as window:
        frame = window.page.frames[1]
        frame.wait_for_selector("html.ready")
        frame.click("#show-table")
        assert frame.locator("tbody tr").count() == 31
        frame.click("a.proof >> nth=0")
        assert frame.locator("#details h2").inner_text() == "Patient Engagement Managers"
        window.requests = [url for url in window.requests if url != "about:srcdoc"]


def test_nothing_a_model_says_runs_however_it_is_touched(hostile_file, open_window):
    with open_window(hostile_file) as window:
        page = window.page
        box = page.locator(".canvas").bounding_box()
        for x in range(20, int(box["width"]), 340):
            for y in range(20, int(box["height"]), 220):
                page.mouse.move(box["x"] + x, box["y"] + y)
        for shape in window.drawn()["stakeholders"][::40]:
            page.mouse.click(box["x"] + shape["x"], box["y"] + shape["y"])
        page.select_option("#trace-message", index=1)
        page.fill("#find", "script")
        page.fill("#find", "")
        page.evaluate(
            """for (const each of [...document.querySelectorAll("button, summary, input[type=checkbox], a.name")])
                 if (each.isConnected) each.click()"""
        )
        for view in ("#show-table", "#show-map"):
            page.click(view)
            for tab in page.locator(".tabs button").all():
                tab.evaluate("(each) => each.click()")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")
        assert page.evaluate("window.ran") is None
        tags = page.evaluate(
            "[...new Set([...document.querySelectorAll('*')].map((each) => each.localName))]"
        )
        assert {"img", "iframe", "video", "base", "link", "math", "animate", "object"}.isdisjoint(tags)
        assert page.evaluate("document.querySelectorAll('script').length") == 4
        links = page.locator("a:not(.skip)").all()
        assert {each.get_attribute("href").partition("=")[0] for each in links} <= {"#at"}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
