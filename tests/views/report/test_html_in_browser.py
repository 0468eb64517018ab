"""The page of a paper in a real browser: quiet, readable on a telephone and by a screen reader, printed on A4."""

import io

import pytest
from pypdf import PdfReader

from stakeholder_graph.views.report.html import render_html
from tests.axe import AXE, AXE_RUN
from tests.views.report.hostile import HOSTILE, build_hostile_paper
from tests.views.report.papers import PAPER

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for name, paper in (("paper", PAPER), ("hostile", build_hostile_paper(*HOSTILE[:60]))):
        (folder / f"{name}.html").write_text(render_html(paper), encoding="utf-8")
    return folder


@pytest.fixture
def opened(browser, files):
    """Open a file in a window of its own, and say at the end that it asked for nothing and broke no rule."""
    contexts, heard = [], []

    def open_(name="paper", **options):
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: heard.append(request.url[:60]))
        page.on("console", lambda said: heard.append(said.text))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.goto(f"file://{files / name}.html")
        return page

    yield open_
    for each in contexts:
        each.close()
    assert [each for each in heard if not each.startswith(("file://", "data:image/svg+xml"))] == []
    assert sum(each.startswith("file://") for each in heard) == len(contexts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(opened, scheme):
    page = opened(color_scheme=scheme)
    page.evaluate(AXE)
    assert page.evaluate(AXE_RUN) == []


@pytest.mark.parametrize("name", ["paper", "hostile"])
@pytest.mark.parametrize("width", [320, 390, 1400])
def test_only_tables_and_pictures_are_scrolled_sideways(opened, name, width):
    page = opened(name, viewport={"width": width, "height": 844})
    assert page.evaluate(SIDEWAYS) == 0


def test_nothing_is_lost_in_forced_colours(opened):
    page = opened(forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('.boxed')).borderTopStyle") == "solid"


def test_a_proof_is_found_by_keyboard(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the paper"
    page.locator("a", has_text="Annex A, line 1").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').textContent").startswith("Practice 1")


def test_it_prints_on_a4_with_the_register_on_its_side_and_numbered_pages(opened):
    printed = PdfReader(io.BytesIO(opened().pdf(prefer_css_page_size=True)))
    sizes = [(round(each.mediabox.width), round(each.mediabox.height)) for each in printed.pages]
    assert set(sizes) == {(595, 842), (842, 595)}
    assert sizes[0] == (595, 842)
    assert sizes[-1] == (842, 595)
    text = [each.extract_text() for each in printed.pages]
    assert all(f"Page {number} of {len(text)}" in each for number, each in enumerate(text, start=1))
    assert "Summary on one page" in text[1]
    assert all("Practice Way Days" in " ".join(each.split()) for each in text[3:6])
