"""Nothing that a model says runs, whatever state the page is in, and whether it is hovered, clicked or typed at."""

import pytest

from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import open_model
from tests.browser.states import list_states
from tests.layout.hostile_model import write_hostile_model

KEYS = ("Home", "ArrowRight", "ArrowDown", "ArrowLeft", "Enter", "2", "Escape", "+", "0", "t", "/", "Escape")
POKE = """
() => {
  window.print = () => {};
  const told = ["mouseover", "mouseenter", "pointerover", "focus", "toggle", "animationstart"];
  for (const each of [...document.body.querySelectorAll("*")].slice(0, 1000))
    for (const name of told) each.dispatchEvent(new Event(name, { bubbles: true }));
  const pressed = "main button, aside button, .side button, summary, a.name";
  for (const each of [...document.querySelectorAll(pressed)].slice(0, 25))
    if (each.isConnected && each.offsetParent) each.click();
}
"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"
STRANGERS = ["img", "iframe", "video", "base", "link", "math", "animate", "object", "embed", "form", "mglyph"]
STRANGE = """
() => {
  const all = [...document.querySelectorAll("*")];
  const attributes = all.flatMap((each) => [...each.attributes]);
  const addresses = attributes.filter((each) => ["href", "src", "formaction", "srcdoc"].includes(each.name));
  return {
    ran: window.ran ?? null,
    tags: [...new Set(all.map((each) => each.localName))].filter((each) => STRANGERS.includes(each)),
    twice: ["title", "style", "body"].filter((each) => document.querySelectorAll(each).length > 1),
    handlers: attributes.filter((each) => each.name.startsWith("on")).map((each) => each.name),
    addresses: addresses.map((each) => each.value).filter((each) => !/^(#|https?:|mailto:|blob:)/.test(each)),
    sideways: document.documentElement.scrollWidth > innerWidth,
  };
}
""".replace("STRANGERS", str(STRANGERS))
WALKED = ("map", "a weak point", "an absence", "a day")
NOTHING = {"ran": None, "tags": [], "twice": [], "handlers": [], "addresses": [], "sideways": False}


@pytest.fixture(scope="module")
def hostile_model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.yaml").write_text(write_hostile_model(), encoding="utf-8")
    document = open_model(str(folder / "hostile.yaml"))
    (folder / "hostile.html").write_text(build_page(document), encoding="utf-8")
    return folder / "hostile.html", analyse(document)


@pytest.mark.parametrize(
    "options", [{}, {"viewport": {"width": 390, "height": 844}}], ids=["desktop", "phone"]
)
def test_nothing_runs_in_any_state(hostile_model, open_window, options):
    path, answer = hostile_model
    with open_window(path, "#view=beside", **options) as window:
        page = window.page
        scripts = page.evaluate("document.querySelectorAll('script').length")
        side = page.locator("#beside-choice option").first.get_attribute("value")
        for name, state in list_states(answer, side=side).items():
            state.open(page)
            if not options and name in WALKED:
                touch(page)
            page.evaluate(POKE)
            page.evaluate(SETTLED)
            assert (name, page.evaluate(STRANGE)) == (name, NOTHING)
        assert page.evaluate("document.querySelectorAll('script').length") == scripts


def touch(page):
    """Hover over the map, click on it, and walk it by keyboard."""
    box = page.locator("#map").bounding_box()
    for x in (0.2, 0.5, 0.8):
        for y in (0.3, 0.6):
            page.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("#map").focus()
    for key in KEYS:
        page.keyboard.press(key)


def test_a_payload_of_an_address_is_no_link(hostile_model, open_window):
    path, _ = hostile_model
    with open_window(path, "#view=table&at=stakeholder:s1") as window:
        links = window.page.locator("a[target]").evaluate_all("(all) => all.map((each) => each.href)")
        assert [each for each in links if not each.startswith(("http://", "https://", "mailto:"))] == []
