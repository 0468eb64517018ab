"""Pages for the browser tests, written once and opened once, and a window that watches what they do."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.layout import build_scene
from stakeholder_graph.views.analysis.headlines import Headline
from stakeholder_graph.views.page.page import Content, render_page
from stakeholder_graph.views.words import Names
from tests.layout.hostile import RUN, build_hostile_answer, build_hostile_place
from tests.layout.somerset_like import SENTENCES, build_answer, build_place

SOMERSET = Path(__file__).parents[2] / "models" / "somerset.yaml"
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""
START_AFRESH = """
(address) => {
  document.activeElement.blur();
  scrollTo(0, 0);
  document.getElementById("zoom-fit").click();
  document.getElementById("status").textContent = "";
  history.replaceState(null, "", `#${address}`);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  document.getElementById("zoom-fit").click();
  document.activeElement.blur();
}
"""
DRAWN = """
() => new Promise((done) => {
  const look = () => {
    const drawn = document.querySelector("#map canvas").describe();
    if (drawn.resting) done(drawn);
    else setTimeout(look, 20);
  };
  look();
})
"""


@dataclass
class Window:
    """A page with what it asked of the network and what went wrong in it."""

    page: object
    path: object
    requests: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    @property
    def focused(self):
        return self.page.evaluate("document.activeElement.id || document.activeElement.textContent")

    def drawn(self):
        """What the map draws, at rest: a canvas cannot be asked."""
        return self.page.evaluate(DRAWN)

    def names_shown(self):
        return len(self.drawn()["names"])

    def check(self):
        """Nothing went wrong, nothing was asked of anybody, and nothing broke the page's own policy."""
        assert self.faults == []
        assert self.page.evaluate("window.violations") == []
        assert [url for url in self.requests if not url.startswith(f"file://{self.path}")] == []


def write_page(folder, place):
    answer = build_answer(place)
    path = folder / "place.html"
    concern = next(each for each in answer.messages if each.message == "concern")
    proved = {"message": concern.message, "point": concern.weak_points[0]}
    headlines = [
        Headline(sentence=each, command="", **(proved if concern.message in each else {}))
        for each in SENTENCES
    ]
    content = Content(
        scene=build_scene(place, answer),
        answer=answer,
        headlines=tuple(headlines),
        caution="Most timings are assumed.",
    )
    path.write_text(render_page(content), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def somerset_file(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page"), build_place())


@pytest.fixture(scope="session")
def small_file(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page"), build_place({"East Mendip": 3, "Central Mendip": 2}))


@pytest.fixture(scope="session")
def dulverton(tmp_path_factory):
    """The page of our example, and of its answer the concern of the patients of Dulverton."""
    document = open_model(str(SOMERSET))
    answer = analyse(document, dated=True)
    path = tmp_path_factory.mktemp("page") / "somerset.html"
    page = render_page(Content(scene=build_scene(document.place, answer), answer=answer))
    path.write_text(page, encoding="utf-8")
    message = next(each for each in answer.messages if each.message == "concern")
    delivery = next(each for each in message.deliveries if each.sender == "L85003-patients")
    return path, message, delivery, Names(answer.stakeholders)


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory):
    place = build_hostile_place()
    answer = build_hostile_answer(place)
    path = tmp_path_factory.mktemp("page") / "hostile.html"
    content = Content(
        scene=build_scene(place, answer),
        answer=answer,
        headlines=(Headline(sentence="<script>" + RUN + "</script>", command=RUN),),
        caution=f"<img onerror={RUN}>",
    )
    path.write_text(render_page(content), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def windows(browser):
    """Return one window for each file and each way of looking at it, opened when it is first asked for."""
    opened = {}

    def find(path, **options):
        key = (path, repr(sorted(options.items())))
        if key not in opened:
            context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
            page = context.new_page()
            window = opened[key] = Window(page, path)
            page.add_init_script(WATCH)
            page.on("request", lambda request: window.requests.append(request.url))
            page.on("pageerror", lambda error: window.faults.append(str(error)))
            page.on(
                "console",
                lambda said: window.faults.append(said.text) if said.type in ("error", "warning") else None,
            )
            page.on("dialog", lambda dialog: window.faults.append(dialog.message))
            page.goto(f"file://{path}")
            page.wait_for_selector("html.ready")
        return opened[key]

    yield find
    for window in opened.values():
        window.page.context.close()


@pytest.fixture
def open_window(windows):
    """Look at a file as if it were newly opened at an address; pages are shared, what is looked at is not.

    ``fresh`` opens the file anew, for what happens only then.
    """

    @contextmanager
    def opened(path, hash_="", *, fresh=False, **options):
        window = windows(path, **options)
        if fresh:
            window.page.goto("about:blank")
            window.requests.clear()
            window.page.goto(f"file://{path}{hash_}")
            window.page.wait_for_selector("html.ready")
        elif window.page.locator("#zoom-fit").count():
            window.page.evaluate(START_AFRESH, hash_.removeprefix("#"))
        try:
            yield window
            window.check()
        finally:
            window.faults.clear()
            window.requests.clear()

    return opened
