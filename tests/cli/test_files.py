"""Files are written whole or not at all, and never over what was read."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.calling import ROOT, call

HILL = ROOT / "examples/second-way-round/place.yaml"
WRITING = ("validate", "analyse", "trace", "weak-points", "silos", "view", "plot", "schema")


@pytest.fixture
def place(tmp_path) -> Path:
    """Copy a model with a table into a folder of its own."""
    shutil.copy(ROOT / "tests/readers/gallery/healthy.yaml", tmp_path / "place.yaml")
    shutil.copy(ROOT / "tests/readers/gallery/practices.csv", tmp_path / "practices.csv")
    return tmp_path / "place.yaml"


def write(command: str, model: Path, target: Path | str):
    if command == "schema":
        return call("schema", "-o", target)
    return call(command, model, "-o", target)


def contents_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("command", WRITING)
def test_an_answer_is_written_whole_and_nothing_beside_it(command, place, tmp_path):
    target = tmp_path / "out.svg"
    target.write_bytes(b"old" * 1_000_000)
    target.chmod(0o640)
    before = contents_of(tmp_path)
    assert write(command, place, target).status == 0
    after = contents_of(tmp_path)
    assert after.pop(str(target)) != before.pop(str(target))
    assert after == before
    assert target.stat().st_mode & 0o777 == 0o640
    assert not any(path.name.endswith(".tmp") for path in tmp_path.iterdir())


@pytest.mark.parametrize("command", (*WRITING, "check-sheet"))
def test_a_folder_that_is_not_there_is_not_written_as_a_file(command, place, tmp_path):
    words = (command,) if command == "schema" else (command, place)
    words += ("--for", "all") if command == "check-sheet" else ()
    before = contents_of(tmp_path)
    said = call(*words, "-o", f"{tmp_path / 'sheets'}{os.sep}")
    assert (said.status, contents_of(tmp_path)) == (2, before)
    assert "there is no folder" in said.error
    assert "make it first, or name a file" in said.error


@pytest.mark.parametrize("form", ["text", "json", "markdown", "csv"])
def test_a_file_holds_what_standard_output_would(form, place, tmp_path):
    shown = call("analyse", place, "--format", form)
    said = call("analyse", place, "--format", form, "-o", tmp_path / "answer")
    assert (said.status, said.data) == (0, b"")
    assert (tmp_path / "answer").read_bytes() == shown.data


@pytest.mark.parametrize("command", ["validate", "analyse", "view"])
@pytest.mark.parametrize(
    "way", ["itself", "its table", "a link to it", "another name of it", "by way of the folder"]
)
def test_what_was_read_is_never_written_over(command, way, place, tmp_path):
    target = {
        "itself": place,
        "its table": tmp_path / "practices.csv",
        "a link to it": tmp_path / "link.yaml",
        "another name of it": tmp_path / "hard.csv",
        "by way of the folder": tmp_path / "." / ".." / tmp_path.name / "place.yaml",
    }[way]
    (tmp_path / "link.yaml").symlink_to(place)
    (tmp_path / "hard.csv").hardlink_to(tmp_path / "practices.csv")
    before = contents_of(tmp_path)
    said = write(command, place, target)
    assert said.status == 2
    assert "is the file that was read" in said.error
    assert contents_of(tmp_path) == before


def test_what_could_not_be_read_is_not_written_over_either(place, tmp_path):
    table = tmp_path / "practices.csv"
    table.write_bytes(b"x" * (16 * 1024 * 1024 + 1))
    assert write("validate", place, table).status == 2
    assert table.stat().st_size == 16 * 1024 * 1024 + 1
    assert write("validate", tmp_path / "gone.yaml", tmp_path / "gone.yaml").status == 2
    assert not (tmp_path / "gone.yaml").exists()


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_is_refused_with_2_and_a_missing_folder_with_3(command, place, tmp_path):
    folder = tmp_path / "out.svg"
    folder.mkdir()
    assert write(command, place, folder).status == 2
    missing = write(command, place, tmp_path / "no" / "out.svg")
    assert missing.status == 3
    assert "its folder does not exist" in missing.error
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no such devices there")
def test_a_device_is_not_replaced(place):
    assert write("analyse", place, "/dev/null").status == 2
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to be had")
def test_a_full_disk_is_status_3(place):
    import subprocess
    import sys

    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            [sys.executable, "-m", "stakeholder_graph", "analyse", place],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=ROOT,
        )
    assert (said.returncode, said.stderr) == (3, "error: no space left on device\n")


def test_a_refused_question_leaves_an_old_answer_alone(place, tmp_path):
    target = tmp_path / "answer.txt"
    target.write_text("old")
    assert call("analyse", place, "--scenario", "nix", "-o", target).status == 2
    place.write_text("broken: [")
    assert call("analyse", place, "-o", target).status == 2
    assert target.read_text() == "old"


def test_the_page_is_named_after_the_model_and_lies_here(place, tmp_path):
    (tmp_path / "here").mkdir()
    said = call("view", place, folder=tmp_path / "here")
    assert (said.status, said.text) == (0, "wrote place.html\n")
    assert (tmp_path / "here" / "place.html").read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    "name", ["-odd.yaml", "two words.yaml", "zoé's.yaml", "a\nb.yaml", "\x1b]0;x\x07.yaml", "%s{}.yaml"]
)
def test_odd_file_names_work_and_reach_no_terminal_raw(name, place, tmp_path):
    shutil.copy(place, tmp_path / name)
    for command in ("validate", "analyse", "silos"):
        for form in ("text", "json"):
            said = call(command, f"./{name}", "--format", form, folder=tmp_path)
            assert said.status == 0, said.error
            assert not {"\x1b", "\x07"} & set(said.text + said.error)
    (tmp_path / name).write_text("a: [")
    said = call("analyse", tmp_path / name)
    assert said.status == 2
    assert not {"\x1b", "\x07"} & set(said.error)


def test_a_name_that_is_no_text_works_too(place, tmp_path):
    import json

    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    shutil.copy(place, odd)
    said = call("validate", odd, "--format", "json")
    assert said.status == 0
    assert json.loads(said.text)["command"] == "validate"
    for form in ("text", "csv", "markdown"):
        assert call("analyse", odd, "--format", form).status == 0
    Path(odd).write_text("a: [")
    said = call("validate", odd, "--format", "json")
    assert os.fsencode(json.loads(said.text)["problems"][0]["file"]) == os.fsencode(odd)
