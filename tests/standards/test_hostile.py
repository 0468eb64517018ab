"""Whatever is in a standard, a file of waivers or a baseline, reading it ends in problems or in a value."""

import random
from importlib.resources import files

import pytest

from stakeholder_graph.standards.baseline import build_baseline, read_baseline
from stakeholder_graph.standards.reading import read_standard
from stakeholder_graph.standards.waivers import read_waivers
from tests.standards.test_baseline import CHECKS
from tests.standards.test_gallery import HEALTHY
from tests.standards.test_waivers import GOOD, TOP

PIECES = (
    *(
        "{}",
        "[]",
        "~",
        "null",
        "''",
        "- ",
        ": ",
        "{a: b}",
        "[a, [b]]",
        "it",
        "every",
        "any any",
        "\n",
        "\n    ",
    ),
    *(
        "0",
        "-1",
        "1e400",
        "2012-02-30",
        "true",
        "*a",
        "&a b",
        "!!map",
        "<<: {}",
        "\t",
        "\u202e",
        "\0",
        "x" * 300,
    ),
)
READERS = {
    "standard": (read_standard, HEALTHY),
    "waivers": (read_waivers, TOP + GOOD),
    "baseline": (read_baseline, build_baseline(CHECKS).decode()),
}


@pytest.mark.parametrize("name", READERS)
def test_a_file_in_which_pieces_were_swapped_is_read_or_refused(name, tmp_path):
    read, text = READERS[name]
    dice = random.Random(7)
    path = tmp_path / "file.yaml"
    refused = 0
    for _ in range(300):
        start = dice.randrange(len(text))
        end = min(len(text), start + dice.choice((0, 1, 3, 10, 40)))
        path.write_bytes((text[:start] + dice.choice(PIECES) + text[end:]).encode())
        found = read(path, "file.yaml")
        assert (found.value is None) == any(each.is_error for each in found.problems)
        assert all(each.span is not None and each.message.isprintable() for each in found.problems)
        refused += found.value is None
    assert refused > 100


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"{" * 200, b"- a\n", b"a", b"[1, 2]", b"a: &x 1\nb: *x\n"]
)
def test_what_is_no_such_file_is_refused(name, data, tmp_path):
    read, _ = READERS[name]
    path = tmp_path / "file.yaml"
    path.write_bytes(data)
    found = read(path, "file.yaml")
    assert found.value is None
    assert found.problems


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    assert [each.code for each in read_standard(tmp_path, "here").problems] == ["not-a-file"]
    assert [each.code for each in read_standard(tmp_path / "gone.yaml", "gone.yaml").problems] == [
        "not-found"
    ]


def test_the_shipped_standards_are_in_the_package():
    folder = files("stakeholder_graph.standards") / "packs"
    assert {each.name for each in folder.iterdir()} == {"ccg-era.yaml", "icb-era.yaml", "seeds.yaml"}
