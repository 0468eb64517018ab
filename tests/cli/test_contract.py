"""What scripts rely on: the keys of JSON answers, exit statuses, and which stream says what."""

import csv
import io
import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from stakeholder_graph import __version__
from stakeholder_graph.cli import COMMANDS
from tests.cli.calling import ROOT, call

EXAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples").glob("*/place.yaml"))
EVERYTHING = "tests/readers/everything.yaml"
MODELS = [*EXAMPLES, "models/somerset.yaml", EVERYTHING]
MANY_HATS = "examples/many-hats/place.yaml"
HILL = "examples/second-way-round/place.yaml"
ASKING = ("validate", "analyse", "trace", "weak-points", "silos")
FORMATS = ("text", "json", "markdown", "csv")

EVERY_ANSWER = {
    "format",
    "command",
    "place",
    "as_of",
    "tool_version",
    "model_sha256",
    "options",
    "assumed_share",
}
DELIVERY = {
    "sender",
    "receiver",
    "reached",
    "hops",
    "route",
    "independent_routes",
    "best_days",
    "typical_days",
    "worst_days",
    "chance",
    "level",
    "basis",
    "answer",
    "loop",
}
MESSAGE = {
    "message",
    "deliveries",
    "delivery_count",
    "reached_count",
    "people",
    "people_of_reached",
    "people_unknown_count",
}
GROUP = {"by", "group", "members", "ei_index", "expected_ei_index", "only_way_out", "only_way_in"}
BROKER = {"by", "id", "coordinator", "itinerant", "gatekeeper", "representative", "liaison"}


def read_strictly(text: str):
    def refuse(name: str):
        raise ValueError(f"{name} is not JSON")

    def once(pairs):
        assert len(dict(pairs)) == len(pairs), "a key stands twice"
        return dict(pairs)

    return json.loads(text, parse_constant=refuse, object_pairs_hook=once)


def ask(*words: object) -> dict:
    said = call(*words, "--format", "json")
    assert (said.status, said.text[-1:]) == (0, "\n"), said.error
    return read_strictly(said.text)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("command", ASKING)
def test_every_command_answers_every_model_in_every_format(command, model):
    answers = {form: call(command, model, "--format", form) for form in FORMATS}
    assert {said.status for said in answers.values()} == {0}
    assert all(said.text.endswith("\n") for said in answers.values())
    assert all("Traceback" not in said.error for said in answers.values())
    answer = read_strictly(answers["json"].text)
    assert answer.keys() >= EVERY_ANSWER
    assert (answer["format"], answer["command"]) == ("stakeholder-graph/results/1", command)
    assert answer["tool_version"] == __version__
    assert answer["assumed_share"].keys() == {"existence", "people", "level", "timing", "reliability"}
    rows = list(csv.reader(io.StringIO(answers["csv"].text)))
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("model", MODELS)
def test_analyse_has_the_keys_of_all_the_rest(model):
    answer = ask("analyse", model)
    for message in answer["messages"]:
        assert message.keys() >= MESSAGE | {"weak_points"}
        for delivery in message["deliveries"]:
            assert delivery.keys() >= DELIVERY
            assert delivery["chance"] is None or delivery["chance"].keys() >= {
                "value",
                "low",
                "high",
                "exact",
            }
            assert delivery["loop"] in {"two-way", "one-way", "no-route", None}
            assert delivery["basis"] in {"stated", "partly", "assumed"}
            if not delivery["reached"]:
                assert (delivery["route"], delivery["hops"], delivery["level"]) == ([], None, None)
                assert delivery["independent_routes"] == 0
                assert delivery["answer"] is None
        for point in message["weak_points"]:
            assert point.keys() >= {"type", "id", "cuts_off", "people"}
            assert point["type"] in {"stakeholder", "channel", "shared"}
        reached = [each for each in message["deliveries"] if each["reached"]]
        assert message["reached_count"] == len(reached)
        assert message["delivery_count"] == len(message["deliveries"])
        order = [
            (-(point["people"] or 0), -len(point["cuts_off"]), point["id"])
            for point in message["weak_points"]
        ]
        assert order == sorted(order), "most people first, then most cut off, then id"
    silos = answer["silos"]
    assert silos.keys() >= {"isolated", "not_reached", "no_way_up", "one_way", "groups", "brokers"}
    assert all(group.keys() >= GROUP for group in silos["groups"])
    assert all(broker.keys() >= BROKER for broker in silos["brokers"])


def test_weak_points_and_silos_say_what_analyse_says():
    """But for the stability, which only analyse estimates."""
    whole = ask("analyse", HILL)
    for message, alone in zip(whole["messages"], ask("weak-points", HILL)["messages"], strict=True):
        points = [{**point, "stability": None} for point in message["weak_points"]]
        assert points == alone["weak_points"]
    assert {**whole["silos"], "isolated_stability": None} == ask("silos", HILL)["silos"]


def test_pairs_come_only_when_asked_for():
    newsletter = ("--scenario", "newsletter")
    assert "pairs" not in ask("weak-points", HILL, *newsletter)["messages"][0]
    (pair, *_) = ask("weak-points", HILL, "--pairs", "--scenario", "second-way")["messages"][1]["pairs"]
    assert pair.keys() >= {"ids", "cuts_off"}
    assert pair["ids"] == sorted(pair["ids"])


def test_an_answer_can_be_traced_to_its_files():
    from hashlib import sha256

    answer = ask("silos", "models/somerset.yaml")
    assert answer["model_sha256"] == sha256((ROOT / "models/somerset.yaml").read_bytes()).hexdigest()
    assert answer["tables_sha256"]["models/somerset/practices.csv"] == (
        sha256((ROOT / "models/somerset/practices.csv").read_bytes()).hexdigest()
    )


# ------------------------------------------------------------------------- problems and statuses


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "place.yaml"
    path.write_text((ROOT / HILL).read_text(encoding="utf-8").replace("kind: forum", "kind: forrum"))
    return path


def test_validate_tells_problems_on_standard_output(broken):
    said = call("validate", broken, "--format", "json")
    assert (said.status, said.error) == (2, "")
    (problem,) = read_strictly(said.text)["problems"]
    assert problem.keys() >= {"code", "severity", "message", "hint", "file", "line", "column"}
    assert (problem["code"], problem["severity"]) == ("unknown-kind", "error")
    assert (problem["file"], problem["line"], problem["column"]) == (str(broken), 9, 44)
    text = call("validate", broken)
    assert (text.status, text.error) == (2, "")
    assert f"{broken}:9:44: error: there is no kind 'forrum' [unknown-kind]\n" in text.text


@pytest.mark.parametrize("command", [*ASKING[1:], "simulate", "view", "plot"])
def test_other_commands_tell_problems_on_standard_error_and_write_nothing(command, broken, tmp_path):
    target = tmp_path / "out.svg"
    said = call(command, broken, "-o", target)
    assert (said.status, said.data) == (2, b"")
    assert "[unknown-kind]" in said.error
    assert not target.exists()


def test_warnings_alone_stop_nothing(tmp_path):
    path = tmp_path / "place.yaml"
    path.write_text((ROOT / HILL).read_text(encoding="utf-8").replace("as_of: 2012-10-01", "# no day").replace(
        "{name: Hill and Vale Forum, kind: forum}", "{name: F, kind: forum, since: 2012-01-01}"
    ))  # fmt: skip
    assert call("validate", path).status == 0
    said = call("analyse", path)
    assert said.status == 0
    assert said.error.startswith("1 warning; ")


def test_expanded_shows_what_each_line_became():
    answer = ask("validate", HILL, "--expanded")
    (line,) = (each for each in answer["expanded"] if each["line"] == "messages.decision")
    assert line["ids"] == ["board", "hill", "vale", "ford"]
    assert "messages.decision" in call("validate", HILL, "--expanded").text


def test_a_place_without_messages_can_still_be_looked_at(tmp_path):
    path = tmp_path / "place.yaml"
    path.write_text("format: stakeholder-graph/1\nplace: P\nstakeholders: {a: {name: A, kind: group}}\n")
    assert call("silos", path).status == 0
    for command in ("analyse", "trace", "weak-points"):
        said = call(command, path)
        assert (said.status, said.data) == (2, b"")
        assert "defines no messages" in said.error
        assert "say under 'messages'" in said.error


def test_a_place_of_nobody_divides_by_nothing(tmp_path):
    path = tmp_path / "place.yaml"
    path.write_text("format: stakeholder-graph/1\nplace: P\n")
    for form in FORMATS:
        assert call("silos", path, "--format", form).status == 0
    assert call("analyse", path).status == 2


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["analyse"], "Missing argument 'MODEL'"),
        (["analize", HILL], "No such command 'analize'"),
        (["analyse", HILL, "--fromat", "json"], "No such option"),
        (["analyse", HILL, "--format", "yaml"], "'yaml' is not one of"),
        (["analyse", HILL, "--scenario", "newsleter"], "did you mean 'newsletter'?"),
        (["analyse", MANY_HATS, "--scenario", "xyzzy"], "its scenarios: second-officer"),
        (["analyse", HILL, "--without", "forrum"], "did you mean 'forum'?"),
        (["analyse", HILL, "--without", "board:hill"], "there is no channel 'board:hill'"),
        (["analyse", HILL, "--without", "board:hil"], "did you mean 'hill'?"),
        (["analyse", MANY_HATS, "--without", "oficer"], "did you mean 'officer'?"),
        (["analyse", HILL, "--without", ""], "hint: "),
        (["analyse", HILL, "--on", "2012-02-30"], "there is no day 2012-02-30"),
        (["analyse", HILL, "--on", "tomorrow"], "write a date as 2012-10-31"),
        (["trace", HILL, "decison"], "did you mean 'decision'?"),
        (["trace", HILL, "xyzzy"], "its messages: decision, concern"),
        (["weak-points", HILL, "--message", "decison"], "did you mean 'decision'?"),
        (["trace", HILL, "--from", "the bord"], "nobody in Hill and Vale is called 'the bord'"),
        (["trace", HILL, "decision", "--from", "hill", "--to", "vale"], "no delivery between them"),
        (["analyse", "no-such-file.yaml"], "there is no file 'no-such-file.yaml'"),
        (["validate", "no-such-file.yaml"], ""),
        (["analyse", "examples"], "is not an ordinary file"),
        (["analyse", "/dev/zero"], "is not an ordinary file"),
        (["analyse", "README.md/x"], "there is no file"),
        (["plot", HILL, "-o", "map.jpeg"], "end its name in .svg, .png, .pdf"),
        (["schema", "-o", "place.yaml"], "is the name of a model"),
        (["schema", "standard", "-o", "own.yaml"], "is the name of a standard"),
        (["schema", "everything"], "is not one of"),
    ],
)  # fmt: skip
def test_a_wrong_call_ends_with_2_and_says_what_to_do(words, hint):
    said = call(*words)
    assert said.status == 2
    assert hint in said.error
    if words[0] != "validate":
        assert said.data == b""


def test_a_pipe_is_not_waited_for(tmp_path):
    import os

    os.mkfifo(tmp_path / "place.yaml")
    assert call("analyse", tmp_path / "place.yaml").status == 2


def test_help_names_every_command_and_version_the_version():
    said = call("--help")
    assert said.status == 0
    for command, says in COMMANDS.items():
        assert f"  {command} " in said.text
        assert says in " ".join(said.text.split())
        assert call(command, "--help").status == 0
    assert call("-h").data == said.data
    version = call("--version")
    assert (version.status, version.text) == (0, f"stakeholder-graph, version {__version__}\n")


# ------------------------------------------------------------------------- what can be chosen


def test_scenario_absence_and_day_are_told_in_the_options():
    answer = ask("analyse", HILL, "--scenario", "newsletter", "--without", "forum", "--on", "2013-01-31")
    assert answer["options"] == {"scenario": "newsletter", "without": ["forum"], "on": "2013-01-31"}
    assert answer["as_of"] == "2013-01-31"


def test_absent_only_way_through_stops_everything():
    (decision, concern) = ask("analyse", HILL, "--without", "forum")["messages"]
    assert (decision["reached_count"], concern["reached_count"]) == (0, 0)
    assert (decision["delivery_count"], concern["delivery_count"]) == (3, 3)


def test_an_absent_receiver_stays_counted():
    (decision, _) = ask("analyse", HILL, "--without", "hill")["messages"]
    assert (decision["reached_count"], decision["delivery_count"]) == (2, 3)


def test_an_absent_channel_takes_one_direction():
    (decision, concern) = ask("analyse", HILL, "--without", "board:forum")["messages"]
    assert (decision["reached_count"], concern["reached_count"]) == (0, 3)
    assert ask("analyse", HILL, "--without", "board->forum")["messages"][0]["reached_count"] == 0


def test_an_absent_shared_dependency_takes_all_that_depend_on_it():
    (concern,) = ask("analyse", MANY_HATS, "--without", "officer")["messages"]
    assert concern["reached_count"] == 0


def test_several_can_be_absent():
    answer = ask("analyse", HILL, "--without", "hill", "--without", "vale")
    assert answer["messages"][0]["reached_count"] == 1
    assert answer["options"]["without"] == ["hill", "vale"]


@pytest.mark.parametrize(
    "who", ["ford-group", "FORD-GROUP", "Ford patient group", "ford PATIENT group", " ford patient group "]
)
def test_trace_finds_an_end_by_id_or_name(who):
    (message,) = ask("trace", HILL, "concern", "--from", who)["messages"]
    assert [(each["sender"], each["receiver"]) for each in message["deliveries"]] == [("ford-group", "board")]


def test_trace_finds_an_end_by_alias_and_all_those_in_a_town(tmp_path):
    answer = ask("trace", EVERYTHING, "decision", "--from", "governing body", "--to", "yeovil")
    assert [each["receiver"] for each in answer["messages"][0]["deliveries"]] == ["L1"]


def test_trace_joins_any_two_even_if_no_message_does():
    (message,) = ask("trace", HILL, "--from", "hill", "--to", "vale")["messages"]
    (delivery,) = message["deliveries"]
    assert delivery["route"] == ["hill", "hill-group", "forum", "vale-group", "vale"]
    assert (delivery["hops"], delivery["reached"]) == (4, True)


def test_trace_from_one_to_itself_does_not_stumble():
    said = call("trace", HILL, "--from", "hill", "--to", "hill")
    assert said.status in {0, 2}
    assert said.data or said.error


def test_schemas_are_strict_json():
    for which in ("model", "standard", "results"):
        said = call("schema", which)
        assert said.status == 0
        assert read_strictly(said.text)["$schema"].startswith("http")


def test_no_number_of_an_answer_is_minus_nought_or_too_long():
    def check(value):
        if isinstance(value, dict):
            for each in value.values():
                check(each)
        elif isinstance(value, list):
            for each in value:
                check(each)
        elif isinstance(value, float):
            assert math.isfinite(value)
            assert math.copysign(1, value) > 0 or value != 0
            assert len(repr(value).replace(".", "").lstrip("-0")) <= 16

    check(ask("analyse", "models/somerset.yaml"))


def test_paths_are_shown_as_they_were_given():
    assert Path(HILL).parts[0] in call("validate", HILL).text
    assert call("validate", "./" + HILL).text.startswith("examples/")


@pytest.mark.parametrize(
    "words",
    [
        ("validate", "models/somerset.yaml"),
        ("weak-points", "models/somerset.yaml"),
        ("silos", "models/somerset.yaml"),
        ("analyse", "examples/ten-lines/place.yaml"),
        ("trace", "examples/ten-lines/place.yaml"),
    ],
    ids=" ".join,
)
def test_what_needs_no_clock_imports_nothing_heavy(words, tmp_path):
    """Importing numpy costs as much as all the answers for one place."""
    code = (
        "import sys\n"
        "from stakeholder_graph.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    heavy = {'numpy', 'numba', 'networkx', 'matplotlib', 'pyvis', 'holidays'} & set(sys.modules)\n"
        "    sys.stderr.write(str(sorted(heavy)))\n"
    )
    output = tmp_path / "answer.txt"
    command = [sys.executable, "-c", code, *words, "-o", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == "[]"
    assert output.stat().st_size > 0
