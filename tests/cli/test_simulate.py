"""simulate and the figure of its curve, as a script or a person at a terminal meets them."""

import csv
import io
import json
import sys

import pytest

from stakeholder_graph import open_model, simulate
from stakeholder_graph.assess.simulating import SEED, WORLDS
from stakeholder_graph.cli.progress import Progress
from stakeholder_graph.results.json_form import render_json
from tests.cli.calling import ROOT, call

EVERYTHING = "tests/readers/everything.yaml"
MANY_HATS = "examples/many-hats/place.yaml"
HILL = "examples/second-way-round/place.yaml"
SOMERSET = "models/somerset.yaml"
FEW = ("--worlds", "20")
SIMULATION = {
    *("worlds", "seed", "heard_share", "mean_days", "milestones", "curve", "members", "lateness", "losses"),
    "answered",
}


def ask(*words: object) -> dict:
    said = call("simulate", *words, "--format", "json")
    assert said.status == 0, said.error
    return json.loads(said.text)


@pytest.mark.parametrize("model", [HILL, MANY_HATS, EVERYTHING])
def test_every_model_is_answered_in_every_format(model):
    answers = {form: call("simulate", model, *FEW, "--format", form) for form in ("text", "markdown", "csv")}
    assert {said.status for said in answers.values()} == {0}
    rows = list(csv.reader(io.StringIO(answers["csv"].text)))
    assert len({len(row) for row in rows}) == 1
    answer = ask(model, *FEW)
    assert answer["command"] == "simulate"
    assert answer["assumed_share"]["timing"] is not None
    assert answer["assumed_share"]["reliability"] is not None
    for message in answer["messages"]:
        assert message["simulation"].keys() == SIMULATION
        assert (message["simulation"]["answered"] is not None) == message["asks_answer"]
        assert len(message["simulation"]["members"]) == message["delivery_count"]


def test_options_are_told_and_used():
    answer = ask(MANY_HATS, "--worlds", "30", "--seed", "7", "--lose", "officer", "--message", "concern")
    assert answer["options"]["worlds"] == 30
    (message,) = answer["messages"]
    assert (message["simulation"]["worlds"], message["simulation"]["seed"]) == (30, 7)
    (loss,) = message["simulation"]["losses"]
    assert (loss["id"], loss["type"], loss["heard_share"]) == ("officer", "shared", 0)
    assert loss["curve"]


def test_one_seed_gives_one_answer():
    first, again, other = (
        call("simulate", EVERYTHING, *FEW, "--format", "csv", "--seed", seed) for seed in (1, 1, 2)
    )
    assert first.data == again.data
    assert first.data != other.data


def test_somerset_depends_on_its_engagement_managers():
    """The concern of most people goes through them: without, hardly anybody is heard, and nobody sooner."""
    said = call(
        "simulate", SOMERSET, "--message", "concern", "--lose", "engagement-managers", "--worlds", "40"
    )
    assert (said.status, said.error) == (0, "")
    text = " ".join(said.text.split())
    assert "Without Patient Engagement Managers: 2% of the 81 communities are heard instead of" in text
    assert "2 communities: never in any world" in text
    assert "9 forums next meet (every quarter)" in text
    assert max(map(len, said.text.splitlines())) <= 100


def test_a_channel_can_be_lost():
    (loss,) = ask(HILL, "--message", "decision", "--lose", "board:forum", *FEW)["messages"][0]["simulation"][
        "losses"
    ]
    assert (loss["type"], loss["heard_share_before"], loss["heard_share"]) == ("channel", 1, 0)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--message", "decison"], "did you mean 'decision'?"),
        (["--lose", "forrum"], "did you mean 'forum'?"),
        (["--lose", "board:hill"], "there is no channel 'board:hill'"),
        (["--worlds", "0"], "0 is not in the range"),
        (["--worlds", "100001"], "is not in the range"),
        (["--seed", "-1"], "is not in the range"),
        (["--seed", "x"], "is not a valid integer"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(words, hint):
    for command in (["simulate", HILL], ["plot", HILL, "--figure", "curve", "-o", "x.svg"]):
        said = call(*command, *words)
        assert (said.status, said.data) == (2, b"")
        assert hint in said.error


def test_the_library_says_the_same():
    path = str(ROOT / HILL)
    assert (
        render_json(simulate(open_model(path), worlds=20))
        == call("simulate", path, *FEW, "--format", "json").text
    )
    assert (WORLDS, SEED) == (1000, 1)


# --- the figure ---


@pytest.mark.parametrize(("suffix", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_curve_is_drawn_and_always_alike(suffix, start, tmp_path):
    first, second = tmp_path / f"first.{suffix}", tmp_path / f"second.{suffix}"
    for path in (first, second):
        said = call("plot", HILL, "--figure", "curve", "--lose", "forum", *FEW, "-o", path)
        assert (said.status, said.error) == (0, "")
    assert first.read_bytes().startswith(start)
    assert first.read_bytes() == second.read_bytes()


def test_what_belongs_to_the_curve_is_refused_of_the_map(tmp_path):
    said = call("plot", HILL, "--lose", "forum", "-o", tmp_path / "map.svg")
    assert said.status == 2
    assert "add '--figure curve'" in said.error
    assert not (tmp_path / "map.svg").exists()
    assert call("plot", HILL, "-o", tmp_path / "map.svg").status == 0


# --- progress ---


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(progress: Progress) -> None:
    with progress as advance:
        for step in range(11):
            advance(step / 10)


def test_progress_is_shown_on_a_terminal_to_those_who_have_to_wait(monkeypatch):
    monkeypatch.setattr("stakeholder_graph.cli.progress.PATIENCE_SECONDS", 0)
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    work(Progress("simulating"))
    assert "simulating" in screen.getvalue()
    assert "90%" in screen.getvalue()
    assert screen.getvalue().endswith("\n")


def test_quick_work_and_other_streams_show_nothing(monkeypatch):
    screen, file = Screen(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    work(Progress("simulating"))
    monkeypatch.setattr("stakeholder_graph.cli.progress.PATIENCE_SECONDS", 0)
    monkeypatch.setattr(sys, "stderr", file)
    work(Progress("simulating"))
    monkeypatch.setattr(sys, "stderr", None)
    work(Progress("simulating"))
    assert (screen.getvalue(), file.getvalue()) == ("", "")
