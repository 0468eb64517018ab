"""Two models of one place on the command line."""

import json

import pytest

from tests.cli.calling import ROOT, call

SOMERSET = ROOT / "models/somerset.yaml"
HILL = ROOT / "examples/second-way-round/place.yaml"
HATS = ROOT / "examples/many-hats/place.yaml"


def test_a_model_beside_itself_is_full_agreement():
    answer = json.loads(call("agree", SOMERSET, SOMERSET, "--format", "json").text)
    found = answer["agreement"]
    assert (found["stakeholder_share"], found["channel_share"], found["tie_share"]) == (1.0, 1.0, 1.0)
    assert (found["only_in_one"], found["told_otherwise"]) == ([], [])


@pytest.mark.parametrize("output_format", ["text", "json", "markdown", "csv"])
def test_every_format_names_both_models(output_format):
    said = call("agree", HILL, HATS, "--format", output_format)
    assert (said.status, said.error) == (0, "")
    assert said.text


def test_neither_model_is_written_over(tmp_path):
    for target in (HILL, HATS):
        before = target.read_bytes()
        assert call("agree", HILL, HATS, "-o", target).status == 2
        assert target.read_bytes() == before


def test_a_model_with_errors_is_not_compared(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: stakeholder-graph/1\nplcae: x\n", encoding="utf-8")
    for words in ((bad, HILL), (HILL, bad)):
        said = call("agree", *words)
        assert (said.status, said.data) == (2, b"")
        assert "unknown-key" in said.error
