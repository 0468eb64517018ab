"""Pages for the browser tests, written once, and a window that watches what they do."""

from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from stakeholder_graph.layout import build_scene
from stakeholder_graph.views.page import render_page
from tests.layout.hostile import RUN, build_hostile_answer, build_hostile_place
from tests.layout.somerset_like import SENTENCES, build_answer, build_place

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@dataclass
class Window:
    """A page with what it asked of the network and what went wrong in it."""

    page: object
    requests: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    @property
    def focused(self):
        return self.page.evaluate("document.activeElement.id || document.activeElement.textContent")

    def names_shown(self):
        return self.page.locator(".label[visibility=visible]").count()


def write_page(folder, place):
    answer = build_answer(place)
    path = folder / "place.html"
    page = render_page(build_scene(place, answer), answer, SENTENCES, caution="Most timings are assumed.")
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def somerset_file(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page"), build_place())


@pytest.fixture(scope="session")
def small_file(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page"), build_place({"East Mendip": 3, "Central Mendip": 2}))


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory):
    place = build_hostile_place()
    answer = build_hostile_answer(place)
    path = tmp_path_factory.mktemp("page") / "hostile.html"
    page = render_page(
        build_scene(place, answer), answer, ["<script>" + RUN + "</script>"], caution=f"<img onerror={RUN}>"
    )
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture
def open_window(browser):
    @contextmanager
    def opened(path, hash_="", **options):
        with browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options}) as context:
            page = context.new_page()
            window = Window(page)
            page.add_init_script(WATCH)
            page.on("request", lambda request: window.requests.append(request.url))
            page.on("pageerror", lambda error: window.faults.append(str(error)))
            page.on(
                "console",
                lambda said: window.faults.append(said.text) if said.type in ("error", "warning") else None,
            )
            page.on("dialog", lambda dialog: window.faults.append(dialog.message))
            page.goto(f"file://{path}{hash_}")
            page.wait_for_selector("html.ready")
            yield window
            assert window.faults == []
            assert page.evaluate("window.violations") == []
            assert [url for url in window.requests if not url.startswith(f"file://{path}")] == []

    return opened
