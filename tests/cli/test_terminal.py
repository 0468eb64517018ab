"""The command as a process: closed pipes, poor terminals, and the same bytes everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import ROOT, call

COMMAND = [sys.executable, "-m", "stakeholder_graph"]
SOMERSET = "models/somerset.yaml"


def run(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


@pytest.mark.skipif(os.name == "nt", reason="no such shell there")
@pytest.mark.parametrize(
    ("shell", "status"),
    [
        ("trace models/somerset.yaml --format csv | true", 0),
        ("--help | true", 0),
        ("analyse models/somerset.yaml >&-", 3),
        ("analyse no-such.yaml 2>&- >&-", 2),
    ],
)
def test_a_closed_end_makes_no_noise(shell, status):
    script = f"set -o pipefail; '{sys.executable}' -m stakeholder_graph {shell}"
    said = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert said.returncode == status
    assert "Traceback" not in said.stderr
    assert "Exception" not in said.stderr


def test_a_poor_terminal_changes_no_byte(tmp_path):
    path = tmp_path / "place.yaml"
    text = (ROOT / "examples/second-way-round/place.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("Hill and Vale", "Zoé 健康"), encoding="utf-8")
    said = run("analyse", str(path), PYTHONIOENCODING="latin-1")
    assert (said.returncode, said.stderr) == (0, b"")
    assert said.stdout == call("analyse", path).data
    broken = run("trace", str(path), "--from", "健康", PYTHONIOENCODING="ascii")
    assert broken.returncode == 2
    assert b"nobody in" in broken.stderr


def test_same_bytes_on_every_hash_seed_locale_and_folder():
    seen = {
        run("analyse", "./models/somerset.yaml", "--format", "json", **environment).stdout
        for environment in (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
            {"PYTHONHASHSEED": "77", "PYTHONOPTIMIZE": "2"},
        )
    }
    seen.add(call("analyse", SOMERSET, "--format", "json").data)
    assert len(seen) == 1


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_same_bytes_from_another_folder_by_the_same_name(form, tmp_path):
    (tmp_path / "models").symlink_to(ROOT / "models")
    assert (
        call("silos", SOMERSET, "--format", form, folder=tmp_path).data
        == call("silos", SOMERSET, "--format", form).data
    )


def test_an_interruption_is_status_130(monkeypatch):
    def interrupt(model):
        raise KeyboardInterrupt

    monkeypatch.setattr("stakeholder_graph.cli.options.open_sound", interrupt)
    said = call("analyse", SOMERSET)
    assert (said.status, said.data) == (130, b"")
    assert said.error.split() == ["interrupted"]
