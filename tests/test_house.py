"""The house itself: the locks are complete and name no address, and the two doors open."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<marker>[^\\\n]*)\\$", re.MULTILINE)


def read_lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins_of(lock: str) -> dict[str, list[Version]]:
    """All versions a lock pins, by package: some differ by Python version."""
    pins: dict[str, list[Version]] = {}
    for pin in PINS.finditer(lock):
        pins.setdefault(pin["name"], []).append(Version(pin["version"]))
    return pins


def is_met(requirement: Requirement, pins: dict[str, list[Version]]) -> bool:
    versions = pins.get(canonicalize_name(requirement.name), [])
    return bool(versions) and all(requirement.specifier.contains(version) for version in versions)


def group(name: str) -> list[str]:
    """The requirements of a dependency group, groups within it included."""
    entries = PROJECT["dependency-groups"][name]
    return [
        requirement
        for entry in entries
        for requirement in ([entry] if isinstance(entry, str) else group(entry["include-group"]))
    ]


RUNTIME = [*PROJECT["project"]["dependencies"], *group("build")]
EVERYTHING = [*PROJECT["project"]["dependencies"], *group("dev")]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_address(name):
    assert "://" not in read_lock(name)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_is_checked_by_hash(name):
    entries = re.split(r"^(?=[a-z0-9-]+==)", read_lock(name), flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    ("name", "requirements"), [("requirements.lock", RUNTIME), ("requirements-dev.lock", EVERYTHING)]
)
def test_a_lock_pins_every_declared_dependency_within_its_bounds(name, requirements):
    pins = pins_of(read_lock(name))
    unmet = [requirement for requirement in requirements if not is_met(Requirement(requirement), pins)]
    assert unmet == [], "run `python3 dev.py lock`"


def test_both_locks_agree_so_that_one_environment_serves_demo_and_tests():
    runtime, everything = pins_of(read_lock("requirements.lock")), pins_of(read_lock("requirements-dev.lock"))
    assert {name: versions for name, versions in runtime.items() if everything.get(name) != versions} == {}


def test_the_door_needs_nothing_but_the_standard_library():
    # -S leaves out site-packages, -I the environment: what a bare machine has.
    door = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "dev.py", "--help"], capture_output=True, text=True, check=False
    )
    assert (door.returncode, door.stderr) == (0, "")
    assert all(command in door.stdout for command in ("demo", "test", "lint", "lock"))


def test_looking_for_a_browser_needs_nothing_but_the_standard_library():
    finder = [sys.executable, "-I", "-S", ROOT / "tests" / "browser_path.py"]
    environment = {"BROWSER_PATH": sys.executable}
    look = subprocess.run(finder, capture_output=True, text=True, check=False, env=environment)
    assert (look.returncode, look.stdout, look.stderr) == (0, f"{sys.executable}\n", "")


def test_a_browser_path_that_leads_nowhere_is_not_overruled(monkeypatch, tmp_path):
    from tests.browser_path import find_browser

    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "gone"))
    assert find_browser() is None


@pytest.mark.skipif(os.name == "nt", reason="no executable bit there")
def test_ci_can_be_run_as_it_stands():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_line_of_the_changelog_says_what_kind_of_change_it_is():
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line.startswith("-")]
    assert entries
    assert [line for line in entries if not re.match(r"- (new|changed|fixed|removed): ", line)] == []


def test_the_version_is_the_same_wherever_it_is_written():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    version = PROJECT["project"]["version"]
    assert f"\nversion: {version}\n" in citation
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_browser_opens_a_page(page):
    page.set_content("<title>Somerset</title>")
    assert page.title() == "Somerset"
