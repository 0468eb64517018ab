"""What all tests share: a real browser for those that ask for one, chance that repeats itself, checked answers.

Only a test that asks for ``browser`` or ``page`` starts a browser; it is marked ``browser`` by itself, so
``-m "not browser"`` leaves all of them out.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import fastjsonschema
import hypothesis
import pytest

from stakeholder_graph.results import json_form
from stakeholder_graph.results.answers import FORMAT, Answer
from stakeholder_graph.results.schema import build_results_schema
from tests.browser_path import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}

BROWSER_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# The same examples on every run and machine: a red run can be run again. `search` looks further, when asked
# (HYPOTHESIS_PROFILE=search), with other examples each time. No deadline: a busy machine is no fault.
hypothesis.settings.register_profile("everyday", derandomize=True, deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.register_profile("search", deadline=None, max_examples=5_000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "everyday"))


@pytest.fixture(autouse=True, scope="session")
def _every_json_answer_is_checked() -> Iterator[None]:
    """Check every answer that any test writes as JSON against the published schema."""
    check = None
    write = json_form.build_json

    def build_and_check(value: object) -> json_form.Json:
        nonlocal check
        form = write(value)
        if isinstance(value, Answer) and isinstance(form, dict):
            check = check or fastjsonschema.compile(build_results_schema())
            check({"format": FORMAT, **form})
        return form

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_form, "build_json", build_and_check)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Start the one browser of this run, headless; where there is none, skip, but fail in CI."""
    path = find_browser()
    if path is None:
        no_browser = "no browser: run `python3 dev.py test`, which looks for one and fetches one"
        (pytest.fail if IN_CI else pytest.skip)(no_browser)

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """Open an empty page with no memory of other tests."""
    with browser.new_context() as context:
        yield context.new_page()
