#!/usr/bin/env python3
"""Make everything this project needs from a bare Python 3.11, and run it: the door for developers.

    python3 dev.py demo              analyse one place and make its page
    python3 dev.py test [...]        the whole test suite, or what pytest is told
    python3 dev.py lint              style, types and layers
    python3 dev.py lock [--upgrade]  write the lock files anew after a change of dependencies

The first run makes ``.venv`` from the lock files, which takes about half a minute; later runs find it ready.
This file may import nothing but the standard library. Progress goes to standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_PYTHON = (3, 11)

RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
LOCK_HEADER = "# Written by `python3 dev.py lock`. Hashes and no addresses: any index may serve it.\n"

DEMO_MODEL = Path("models/somerset.yaml")
DEMO_PAGE = Path("out/somerset.html")

# pip says these once per package on machines with local package folders; people take them for failures.
PIP_NOISE = ("is ignored: it is neither a file nor a directory", "is being ignored", "Looking in ")


Command = list[str | Path]


class DevError(Exception):
    """The machine cannot do what was asked; the message says what to do about it."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try: python3.11 dev.py")
        return 2
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["demo", "test", "lint", "lock"])
    command, rest = parser.parse_known_args(arguments[:1])[0].command, arguments[1:]
    if rest and command in {"demo", "lint"}:
        parser.error(f"{command} takes no arguments")
    try:
        if command == "demo":
            return demo()
        if command == "test":
            return test(rest)
        if command == "lint":
            return lint()
        return lock(rest)
    except DevError as error:
        say(str(error))
        return 3


def demo() -> int:
    """Do the main job on one place: what stands out on the screen, and the page to explore it."""
    set_up(RUNTIME_LOCK)
    (ROOT / DEMO_PAGE.parent).mkdir(exist_ok=True)
    analyse: Command = ["analyse", DEMO_MODEL]
    view: Command = ["view", DEMO_MODEL, "-o", DEMO_PAGE]
    return run_module("stakeholder_graph", *analyse) or run_module("stakeholder_graph", *view)


def test(pytest_arguments: list[str]) -> int:
    """Run the tests, those in a real browser included where one can be had."""
    set_up(DEV_LOCK)
    environment = dict(os.environ)
    browser = find_browser() or fetch_browser()
    if browser:
        environment["BROWSER_PATH"] = browser
    else:
        say("no browser found: the tests that need one cannot run (install Chromium, Chrome or Edge)")
    # Several workers pay only for the whole suite; a chosen test starts sooner without them.
    return run_module(
        "pytest", *(pytest_arguments or ["-n", "auto", "--maxprocesses", "8"]), environment=environment
    )


def lint() -> int:
    """Check style, format, types and layers, all of them even when one falls short."""
    set_up(DEV_LOCK)
    checks = (
        ["ruff", "check", "--quiet"],
        ["ruff", "format", "--check", "--quiet"],
        ["mypy"],
        ["lint-imports", "--no-logo"],
    )
    failed = []
    for name, *options in checks:
        say(" ".join([name, *options]))
        if run([program(name), *options]):
            failed.append(" ".join([name, *options]))
    if failed:
        say(f"fell short: {', '.join(failed)}")
    return 1 if failed else 0


def lock(options: list[str]) -> int:
    """Resolve the dependencies once for every system and Python, and pin each file by its hash."""
    set_up(DEV_LOCK)
    uv = shutil.which("uv")
    if uv is None:
        pip("install", "uv")
        uv = str(program("uv"))
    compile_lock = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    compile_lock += ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", *options]
    # Trust what the machine trusts, as pip does: many workplaces look into what is downloaded.
    environment = {**os.environ, "UV_SYSTEM_CERTS": "true"}
    for path, group, extra in (
        (RUNTIME_LOCK, "build", ()),
        (DEV_LOCK, "dev", ("--constraint", RUNTIME_LOCK.name)),
    ):
        command = [*compile_lock, "pyproject.toml", "--group", group, *extra, "-o", path.name]
        status = run(command, environment)
        if status:
            return status
        text = path.read_text(encoding="utf-8")
        if "://" in text:
            raise DevError(f"{path.name} holds an address; a lock must not say where files come from")
        path.write_text(LOCK_HEADER + text, encoding="utf-8", newline="\n")
    return 0


# Set-up


def program(name: str) -> Path:
    """Return where ``.venv`` keeps a command."""
    return PYTHON.with_name(f"{name}.exe" if os.name == "nt" else name)


def set_up(lock_file: Path) -> None:
    """Make ``.venv`` hold exactly the locked packages and this project, unless it does already."""
    if any(is_installed(candidate) for candidate in (lock_file, DEV_LOCK)):
        return
    if not is_usable_venv():
        make_venv()
    stamp_of(lock_file).unlink(missing_ok=True)
    say(f"installing {lock_file.name} (the first time takes about half a minute)")
    # Not all compiled beforehand: that takes a third of the time, and most modules are never imported.
    pip("install", "--no-compile", "--require-hashes", "-r", str(lock_file))
    # The lock holds the build backend too, so that nothing unpinned is fetched to install the project.
    pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    # What every command imports is compiled, so that the first one starts as quickly as the next.
    run_quietly([PYTHON, "-m", "compileall", "-q", str(ROOT / "stakeholder_graph")])
    stamp_of(lock_file).write_text(fingerprint(lock_file), encoding="utf-8")


def stamp_of(lock_file: Path) -> Path:
    """Return the file that remembers what was installed."""
    return VENV / f"{lock_file.stem}.stamp"


def is_installed(lock_file: Path) -> bool:
    """Say whether ``.venv`` was made from this very lock, project file and folder."""
    stamp = stamp_of(lock_file)
    return PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(lock_file)


def fingerprint(lock_file: Path) -> str:
    """Digest all that the installed state depends on."""
    parts = (lock_file.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_usable_venv() -> bool:
    """Say whether ``.venv`` has a Python that is new enough, and pip (environments made by uv have none)."""
    if not PYTHON.exists():
        return False
    probe = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    return subprocess.run([PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0


def make_venv() -> None:
    """Make an empty ``.venv`` with pip in it, also where the system keeps ensurepip apart."""
    say("making .venv")
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    options = ["--clear"] if has_ensurepip else ["--clear", "--without-pip"]
    if run([sys.executable, "-m", "venv", *options, VENV]):
        raise DevError("no virtual environment could be made here (see above)")
    if not has_ensurepip and run([sys.executable, "-m", "pip", "--python", PYTHON, "install", "-q", "pip"]):
        raise DevError("Python's venv has no pip here. On Debian or Ubuntu: apt-get install python3-venv")


def pip(*arguments: str) -> None:
    """Run pip in ``.venv``, quietly, and repeat only what matters of what it says."""
    command: Command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PIP_USER": "0"},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    for line in result.stdout.splitlines():
        if not any(noise in line for noise in PIP_NOISE):
            print(line, file=sys.stderr)
    if result.returncode:
        raise DevError(f"this did not work: pip {' '.join(arguments)}")


# The browser


def find_browser() -> str | None:
    """Ask tests/browser_path.py, the one place that knows where browsers live."""
    finder = [PYTHON, ROOT / "tests" / "browser_path.py"]
    return subprocess.run(finder, check=False, text=True, stdout=subprocess.PIPE).stdout.strip() or None


def fetch_browser() -> str | None:
    """Fetch a browser: Playwright's own, else the system's when we may install packages."""
    say("no browser here; asking Playwright for one")
    install: Command = [PYTHON, "-m", "playwright", "install", "chromium-headless-shell"]
    fetched = subprocess.run(install, cwd=ROOT, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    if fetched.returncode == 0:
        browser = find_browser()
        if browser:
            return browser
        say("Playwright's browser does not start here (`playwright install-deps` gets what it lacks)")
    else:
        say("Playwright could not fetch one")
    if shutil.which("apt-get") and is_root():
        say("installing the system's Chromium with apt-get")
        run_quietly(["apt-get", "update"])
        run_quietly(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
    return find_browser()


def is_root() -> bool:
    """Say whether packages may be installed for the whole system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


# Running


def run(command: Command, environment: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder, its output shown as it comes."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def run_module(module: str, *arguments: str | Path, environment: dict[str, str] | None = None) -> int:
    """Run a module with the Python of ``.venv``."""
    return run([PYTHON, "-m", module, *arguments], environment)


def run_quietly(command: Command) -> None:
    """Run a package command whose failure is no disaster; repeat its last words if it fails."""
    environment = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        # `su` may leave out the folders that package scripts need.
        "PATH": os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]),
    }
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if result.returncode:
        say(f"{command[0]} failed: {(result.stdout.strip().splitlines() or ['no reason given'])[-1]}")


def say(line: str) -> None:
    """Tell the person at the keyboard what goes on."""
    print(f"dev: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
