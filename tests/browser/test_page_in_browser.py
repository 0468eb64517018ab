"""The page in a real browser: asks for nothing, runs nothing of a model's, and nothing lies over anything else.

Every test also checks at its end that there were no requests, no console errors and no breach of the page's own
policy. Tests share a page and start it afresh (see conftest.py).
"""

import re

import pytest


def test_the_page_opens_from_a_file_and_asks_for_nothing(somerset_file, open_window):
    with open_window(somerset_file, fresh=True) as window:
        assert window.requests == [f"file://{somerset_file}"]
        assert len(window.drawn()["stakeholders"]) == 258
        assert window.names_shown() > 100
        text = window.page.evaluate("document.body.innerText")
        assert not re.search(r"\b(?:nodes?|edges?|spof|centrality)\b", text, re.IGNORECASE)


@pytest.mark.parametrize("view", ["map", "table"])
@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_lies_over_the_map_or_the_table(small_file, open_window, view, width):
    with open_window(small_file, f"#view={view}&q=", viewport={"width": width, "height": 844}) as window:
        bar, content = (window.page.locator(each).bounding_box() for each in (".bar", f"main > #{view}-view"))
        assert bar["y"] + bar["height"] <= content["y"] + 1
        assert window.page.locator("#map-tools").is_visible() == (view == "map")


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
        islands = page.locator("script[type='application/json']").count()
        assert page.evaluate("document.querySelectorAll('script').length") == islands + 1
        links = page.locator("a:not(.skip)").all()
        assert {each.get_attribute("href").partition("=")[0] for each in links} <= {"#at", "#foot"}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
