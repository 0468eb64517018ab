"""review, as a script or a person at a terminal meets it."""

import csv
import io
import json
import subprocess
import sys
import unicodedata

import pytest

from stakeholder_graph import open_model, review
from stakeholder_graph.results.json_form import render_json
from tests.cli.calling import ROOT, call

EVERYTHING = "tests/readers/everything.yaml"
SOMERSET = "models/somerset.yaml"
PLACES = [EVERYTHING, SOMERSET, "models/gamsu-unclear-leadership.yaml", "models/gallery/swale.yaml"]
HOSTILE = """
format: stakeholder-graph/1
place: {label}
as_of: 2012-10-01
stakeholders:
  ccg: {{name: {label}, kind: commissioner, services: [{label}]}}
  people: {{name: {label}, kind: community}}
  watch: {{name: {label}, kind: voice-body}}
channels:
  - {{from: people, to: ccg, by: {label}, purpose: {label}, level: inform, claimed_level: involve}}
  - {{from: watch, to: ccg, by: meeting}}
ties: [{{from: ccg, to: watch, is: pays, note: {label}}}]
"""


@pytest.mark.parametrize("model", PLACES)
def test_every_model_is_reviewed_in_every_format(model):
    answers = {form: call("review", model, "--format", form) for form in ("text", "markdown", "csv", "json")}
    assert {(said.status, said.error) for said in answers.values()} <= {(0, ""), (0, answers["text"].error)}
    rows = list(csv.reader(io.StringIO(answers["csv"].text)))
    assert len({len(row) for row in rows}) == 1
    answer = json.loads(answers["json"].text)
    assert answer["command"] == "review"
    assert answer["review"].keys() == {"bodies", "ways", "voices", "media"}
    assert "messages" not in answer
    assert answers["json"].text == render_json(review(open_model(model)))


def test_what_is_changed_for_the_question_is_heeded():
    def ask(*words):
        return json.loads(call("review", SOMERSET, *words, "--format", "json").text)["review"]

    ways = {each["body"]: each["way_count"] for each in ask()["bodies"]}
    assert ways["ccg"] == 11
    assert {each["body"]: each["way_count"] for each in ask("--scenario", "posts-end")["bodies"]}["ccg"] == 0
    assert {each["body"]: each["way_count"] for each in ask("--without", "link")["bodies"]}["ccg"] == 10
    after = ask("--on", "2013-06-01")
    assert "healthwatch" in {each["voice"] for each in after["voices"]}
    assert "link" not in {each["voice"] for each in after["voices"]}


def test_a_place_without_messages_is_reviewed(tmp_path):
    path = tmp_path / "place.yaml"
    path.write_text(
        "format: stakeholder-graph/1\nplace: Vale\nstakeholders:\n  ccg: {name: CCG, kind: commissioner}\n",
        encoding="utf-8",
    )
    said = call("review", path)
    assert said.status == 0
    assert "no way of involving people is recorded" in said.text


@pytest.mark.parametrize("label", ["=1+1", "\u202eabc", "<script>alert(1)</script>", "| a | b |"])
def test_no_word_of_a_model_steers_anything(label, tmp_path):
    path = tmp_path / "place.yaml"
    path.write_text(HOSTILE.format(label=json.dumps(label)), encoding="utf-8")
    for form in ("text", "markdown", "csv"):
        said = call("review", path, "--format", form)
        assert said.status == 0, said.error
        if form != "csv":
            hidden = {each for each in said.text if unicodedata.category(each) in {"Cc", "Cf"}} - {"\n"}
            assert hidden == set()
            assert form == "text" or "<script" not in said.text
        else:
            cells = [cell for row in csv.reader(io.StringIO(said.text)) for cell in row]
            assert not any(cell.startswith(("=", "@")) for cell in cells)


def test_a_review_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from stakeholder_graph.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    sys.stderr.write(str(sorted({'numpy', 'networkx', 'matplotlib'} & set(sys.modules))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "review", SOMERSET],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "[]")
