"""The page as a notebook shows it: whole, working, without an origin, and unable to reach what is around it."""

from pathlib import Path

import pytest

from stakeholder_graph import show

HOLDER = """<!doctype html><html class="ready"><title>A notebook</title>
<script>window.secret = "the notebook's own"; window.reached = [];
addEventListener("message", (event) => window.reached.push(event.data));</script>
<div class="output">{frame}</div>"""
REACH = """
() => {
  const tried = {};
  for (const [name, way] of Object.entries({
    parent: () => parent.secret,
    storage: () => localStorage.length,
    cookie: () => document.cookie,
    top: () => { top.location = "about:blank"; },
  }))
    try { tried[name] = way() ?? "nothing"; } catch { tried[name] = "refused"; }
  return { ...tried, origin: self.origin };
}
"""


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    path = tmp_path_factory.mktemp("notebook") / "notebook.html"
    page = show(Path(__file__).parent / "every_state.yaml")
    path.write_text(HOLDER.format(frame=page._repr_html_()), encoding="utf-8")
    return path


def test_a_cell_shows_the_page_and_it_works(notebook, open_window):
    with open_window(notebook) as window:
        frame = window.page.frames[1]
        frame.wait_for_selector("html.ready")
        assert frame.locator("h1").inner_text() == "Wells: how messages travel"
        frame.click("#show-table")
        assert frame.locator("tbody tr").count() == 11
        frame.fill("#table-filter", "mendip")
        assert "Mendip Hospital" in frame.locator("tbody tr").inner_text()
        window.requests = [url for url in window.requests if url != "about:srcdoc"]


def test_the_page_can_reach_nothing_of_the_notebook(notebook, open_window):
    with open_window(notebook) as window:
        frame = window.page.frames[1]
        frame.wait_for_selector("html.ready")
        reached = frame.evaluate(REACH)
        assert reached == {
            "parent": "refused",
            "storage": "refused",
            "cookie": "refused",
            "top": "refused",
            "origin": "null",
        }
        assert window.page.title() == "A notebook"
        window.faults.clear()  # Chromium says on the console that it has refused the last
        window.requests = [url for url in window.requests if url != "about:srcdoc"]
