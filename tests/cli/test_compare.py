"""`compare` as it is called: formats, files, what it refuses."""

import json

import pytest

from tests.cli.calling import call

VALE = """
format: stakeholder-graph/1
place: Vale
complete: true
stakeholders:
  board: {name: Board, kind: board, source: memory}
  p1: {name: Mill Surgery, kind: practice, source: memory}
channels:
  - {from: board, to: p1, by: letter, source: memory}
messages:
  decision: {from: board, to: every practice}
scenarios:
  no-letters: {says: Nobody writes any more, edits: [{remove: "board:p1"}]}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "vale.yaml").write_text(VALE, encoding="utf-8")
    (tmp_path / "hill.yaml").write_text(
        VALE.replace("Vale", "Hill")
        .replace("channels:\n  - {from: board, to: p1, by: letter, source: memory}\n", "")
        .partition("scenarios:")[0],
        encoding="utf-8",
    )
    return tmp_path


def test_two_places_side_by_side(folder):
    said = call("compare", "vale.yaml", "hill.yaml", folder=folder)
    assert (said.status, said.error) == (0, "")
    assert said.text.startswith("Vale beside Hill\n")
    assert (
        "Hill: the one practice does not hear (no channel that could carry it leads to Mill Surgery"
        in " ".join(said.text.split())
    )


def test_one_place_and_its_scenarios(folder):
    said = call("compare", "vale.yaml", folder=folder)
    assert "as it is and under 1 scenario" in said.text
    assert "Nobody writes any more" in said.text


@pytest.mark.parametrize("output_format", ["text", "json", "markdown", "csv"])
def test_the_same_call_gives_the_same_bytes(folder, output_format):
    words = ("compare", "vale.yaml", "hill.yaml", "--format", output_format)
    first = call(*words, folder=folder)
    assert first.status == 0
    assert first.data == call(*words, folder=folder).data


def test_json_names_the_sides_in_the_order_given(folder):
    answer = json.loads(call("compare", "hill.yaml", "vale.yaml", "--format", "json", folder=folder).data)
    assert (answer["command"], answer["place"]) == ("compare", "Hill; Vale")
    assert [each["label"] for each in answer["comparison"]["sides"]] == ["Hill", "Vale"]
    assert "messages" not in answer


@pytest.mark.parametrize(("name", "start"), [("x.svg", b"<?xml"), ("x.png", b"\x89PNG"), ("x.pdf", b"%PDF")])
def test_the_figure_is_written_beside_the_answer(folder, name, start):
    said = call("compare", "vale.yaml", "hill.yaml", "--figure", name, "-o", "x.txt", folder=folder)
    assert (said.status, said.text, said.error) == (0, "", f"wrote {name}\n")
    assert (folder / name).read_bytes().startswith(start)
    assert (folder / "x.txt").read_text(encoding="utf-8").startswith("Vale beside Hill")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("hill.yaml",), "nothing to set beside it"),
        (("vale.yaml", "--scenario", "no-leters"), "no model has a scenario 'no-leters'"),
        (("vale.yaml", "--figure", "x.gif"), "'x.gif' is no figure"),
        (("vale.yaml", "--figure", "x.svg", "-o", "x.svg"), "cannot be one file"),
        (("vale.yaml", "nowhere.yaml"), "nowhere.yaml"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_status_2(folder, words, complaint):
    said = call("compare", *words, folder=folder)
    assert (said.status, said.text) == (2, "")
    assert complaint in said.error
    assert sorted(each.name for each in folder.iterdir()) == ["hill.yaml", "vale.yaml"]


@pytest.mark.parametrize("target", ["vale.yaml", "hill.yaml"])
def test_no_model_that_was_read_is_written_over(folder, target):
    before = (folder / target).read_bytes()
    assert call("compare", "vale.yaml", "hill.yaml", "-o", target, folder=folder).status == 2
    assert (folder / target).read_bytes() == before
