"""Where is a browser that the tests can drive? Run as a program, this prints its path, or nothing.

Standard library only: dev.py asks before anything is installed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES_ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)

USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
    "%LocalAppData%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
    "%ProgramFiles%/Microsoft/Edge/Application/msedge.exe",
)

PLAYWRIGHT_FOLDERS = (
    "~/.cache/ms-playwright",
    "~/Library/Caches/ms-playwright",
    "%LocalAppData%/ms-playwright",
)
PLAYWRIGHT_PROGRAMS = (
    "headless_shell",
    "chrome-headless-shell",
    "headless_shell.exe",
    "chrome-headless-shell.exe",
)


def find_browser() -> Path | None:
    """Find a browser of the Chromium family: the one named by BROWSER_PATH, the system's, or Playwright's.

    None if there is none. A BROWSER_PATH that leads nowhere counts as none: the wish is not overruled.
    """
    named = os.environ.get("BROWSER_PATH")
    if named:
        return Path(named) if Path(named).is_file() else None
    return find_on_path() or find_in_usual_places() or find_playwrights()


def find_on_path() -> Path | None:
    found = (shutil.which(name) for name in NAMES_ON_PATH)
    return next((Path(path) for path in found if path), None)


def find_in_usual_places() -> Path | None:
    places = (Path(os.path.expandvars(place)) for place in USUAL_PLACES)
    return next((place for place in places if place.is_file()), None)


def find_playwrights() -> Path | None:
    """Find the newest headless browser that Playwright has downloaded."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = (chosen,) if chosen else PLAYWRIGHT_FOLDERS
    programs = [
        program
        for folder in folders
        for program in Path(os.path.expandvars(folder)).expanduser().glob("chromium_headless_shell-*/*/*")
        if program.stem in PLAYWRIGHT_PROGRAMS
    ]
    return max(programs, key=lambda program: program.stat().st_mtime, default=None)


def can_start(browser: Path) -> bool:
    """Say whether it runs at all: a download may lack system libraries, a package may be an empty shell."""
    if os.name == "nt":  # there, asking for the version opens a window
        return True
    try:
        answer = subprocess.run([browser, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


if __name__ == "__main__":
    browser = find_browser()
    if browser and can_start(browser):
        sys.stdout.write(f"{browser}\n")
