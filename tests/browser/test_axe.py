"""No barrier that axe-core can find, in any state of the page, however it is looked at."""

from pathlib import Path

import pytest

from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.publishing import make_public
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import open_model
from tests.axe import AXE, AXE_RUN
from tests.browser.states import list_states

LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "zoomed to 400%": {"viewport": {"width": 350, "height": 225}, "device_scale_factor": 4},
    "less motion": {"reduced_motion": "reduce"},
    "on paper": {},
}
COLOURS_ONLY = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "rules": {}}
ON_PAPER = {"rules": {each: {"enabled": False} for each in ("target-size", "link-in-text-block")}}
ONLY = {"dark": COLOURS_ONLY, "forced colours": COLOURS_ONLY, "on paper": ON_PAPER}
"""Looks in which nothing but the colours differs from the light one, and one in which nobody clicks."""
MOVING = ("a message followed", "an absence", "a day", "side by side")
"""What has something in it that may move."""


@pytest.fixture(scope="module")
def place():
    """A public copy, so that what it leaves out is told as well; and what is found in it."""
    copy = make_public(open_model(str(Path(__file__).parent / "every_state.yaml")))
    return copy.document, analyse(copy.document)


@pytest.fixture(scope="module")
def page_file(place, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "every-state.html"
    path.write_text(build_page(place[0]), encoding="utf-8")
    return path


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_barrier_in_any_state(place, page_file, open_window, look):
    with open_window(page_file, "#view=beside", **LOOKS[look]) as window:
        page = window.page
        page.evaluate(AXE)
        side = page.locator("#beside-choice option").first.get_attribute("value")
        barriers = {}
        for name, state in list_states(place[1], side=side).items():
            if look == "less motion" and name not in MOVING:
                continue
            page.emulate_media(media="screen")
            state.open(page)
            if look == "on paper":
                page.emulate_media(media="print")
            found = page.evaluate(AXE_RUN, ONLY.get(look, {}))
            if found:
                barriers[name] = found
        page.emulate_media(media="screen")
        assert barriers == {}
