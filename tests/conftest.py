"""What all tests share: a real browser for those that ask for one, and chance that repeats itself.

Only a test that asks for ``browser`` or ``page`` starts a browser; it is marked ``browser`` by itself, so
``-m "not browser"`` leaves all of them out.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest

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
