"""audit on the command line: what it exits with, what it writes, and what it refuses."""

import json

import pytest

from tests.cli.calling import ROOT, call

UNCLEAR = ROOT / "models/gamsu-unclear-leadership.yaml"
RECOMMENDED = ROOT / "models/gamsu-as-recommended.yaml"

PACK = """
format: stakeholder-graph/standard/1
standard: own
title: Our own
sources: {us: {title: What we want, kind: memory}}
cast:
  board: {name: the board, who: {kind: board}}
rules:
  board:
    question: Is there a board?
    why: Somebody must decide.
    source: us
    expects: [{exists: {who: board}}]
    says: Nobody decides.
    remedy: Set one up.
"""
WITHOUT = """
format: stakeholder-graph/1
place: P
complete: true
stakeholders:
  f: {name: F, kind: forum}
  g: {name: G, kind: forum}
messages: {m: {from: f, to: g}}
"""
WITH = WITHOUT.replace("stakeholders:\n", "stakeholders:\n  b: {name: B, kind: board}\n")
UNKNOWN = WITHOUT.replace("complete: true\n", "")
WAIVER = """
format: stakeholder-graph/waivers/1
waivers: [{rule: board, reason: It comes, owner: The chair, until: 2014-01-01}]
"""


@pytest.fixture
def folder(tmp_path):
    files = {
        "pack.yaml": PACK,
        "with.yaml": WITH,
        "without.yaml": WITHOUT,
        "unknown.yaml": UNKNOWN,
        "w.yaml": WAIVER,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    return tmp_path


def audit(folder, model, *words):
    return call(
        "audit", f"{model}.yaml", "--standard", "pack.yaml", "--format", "json", *words, folder=folder
    )


def result_of(said):
    (check,) = json.loads(said.text)["checks"]
    return check["result"]


@pytest.mark.parametrize(
    ("model", "status", "result", "error"),
    [
        ("with", 0, "met", ""),
        ("without", 1, "not-met", "fell short: not-met\n"),
        ("unknown", 0, "cannot-tell", ""),
    ],
)
def test_only_a_breach_falls_short(model, status, result, error, folder):
    said = audit(folder, model)
    assert (said.status, result_of(said), said.error) == (status, result, error)


def test_a_waiver_takes_the_breach_until_its_last_day(folder):
    said = audit(folder, "without", "--waivers", "w.yaml", "--on", "2014-01-01")
    assert (said.status, result_of(said), said.error) == (0, "waived", "")
    said = audit(folder, "without", "--waivers", "w.yaml", "--on", "2014-01-02")
    assert (said.status, result_of(said), said.error) == (1, "not-met", "fell short: not-met, stale-waiver\n")


def test_a_stale_waiver_falls_short_by_itself(folder):
    said = audit(folder, "with", "--waivers", "w.yaml")
    assert (said.status, said.error) == (1, "fell short: stale-waiver\n")
    assert json.loads(said.text)["audit"]["stale_waivers"] == [
        {"rule": "board", "owner": "The chair", "until": "2014-01-01", "because": "met"}
    ]


@pytest.mark.parametrize("standard", ["own", "seeds", "owm"])
def test_only_a_standard_that_is_neither_built_in_nor_given_is_warned_of(standard, folder):
    text = WAIVER.lstrip().replace("rule: board", f"rule: board, standard: {standard}")
    (folder / "w.yaml").write_text(text, encoding="utf-8")
    said = audit(folder, "without", "--waivers", "w.yaml", "--on", "2014-01-01")
    assert result_of(said) == ("waived" if standard == "own" else "not-met")
    assert ("w.yaml:2:35: warning: no standard that comes with the program" in said.error) == (
        standard == "owm"
    )


def test_with_a_baseline_only_what_is_worse_falls_short(folder):
    assert audit(folder, "without", "--write-baseline", "b.json").status == 0
    assert audit(folder, "without", "--baseline", "b.json").status == 0
    assert audit(folder, "with", "--baseline", "b.json").status == 0
    assert audit(folder, "with", "--write-baseline", "b.json").status == 0
    said = audit(folder, "without", "--baseline", "b.json")
    assert (said.status, said.error) == (1, "fell short: worse\n")
    (check,) = json.loads(said.text)["checks"]
    assert (check["baseline"], check["worse"]) == ("met", True)


def test_a_baseline_may_only_improve(folder):
    audit(folder, "with", "--write-baseline", "b.json")
    before = (folder / "b.json").read_bytes()
    said = audit(folder, "without", "--write-baseline", "b.json")
    assert said.status == 1
    assert said.error == "b.json was not written: 1 check is worse than there, and it may only improve\n"
    said = audit(folder, "without", "--waivers", "w.yaml", "--write-baseline", "b.json")
    assert said.status == 1
    assert (folder / "b.json").read_bytes() == before


def test_another_baseline_does_not_let_an_existing_one_get_worse(folder):
    audit(folder, "without", "--write-baseline", "low.json")
    audit(folder, "with", "--write-baseline", "b.json")
    before = (folder / "b.json").read_bytes()
    said = audit(folder, "without", "--baseline", "low.json", "--write-baseline", "b.json")
    assert said.status == 1
    assert said.error == "b.json was not written: 1 check is worse than there, and it may only improve\n"
    assert (folder / "b.json").read_bytes() == before


@pytest.mark.parametrize("exists", [False, True])
def test_a_new_baseline_is_no_worse_than_the_one_it_was_held_against(exists, folder):
    audit(folder, "with", "--write-baseline", "high.json")
    if exists:
        audit(folder, "without", "--write-baseline", "b.json")
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    said = audit(folder, "without", "--baseline", "high.json", "--write-baseline", "b.json")
    assert said.status == 1
    assert (
        said.error == "b.json was not written: 1 check is worse than in high.json, and it may only improve\n"
    )
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


@pytest.mark.parametrize("exists", [False, True])
def test_an_answer_is_not_written_where_the_baseline_is_to_be(exists, folder):
    if exists:
        audit(folder, "with", "--write-baseline", "b.json")
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    said = audit(folder, "without", "--write-baseline", "b.json", "-o", "b.json")
    assert (said.status, said.data) == (2, b"")
    assert "'-o' and '--write-baseline' name the same file" in said.error
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


@pytest.mark.parametrize("target", ["with.yaml", "pack.yaml", "w.yaml"])
def test_nothing_that_was_read_is_written_over(target, folder):
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    said = audit(folder, "with", "--waivers", "w.yaml", "-o", target)
    assert said.status == 2
    said = audit(folder, "with", "--waivers", "w.yaml", "--write-baseline", target)
    assert said.status == 2
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_an_answer_is_not_written_over_the_baseline_it_was_held_against(folder):
    audit(folder, "with", "--write-baseline", "b.json")
    before = (folder / "b.json").read_bytes()
    assert audit(folder, "with", "--baseline", "b.json", "-o", "b.json").status == 2
    assert (folder / "b.json").read_bytes() == before


def test_what_is_wrong_in_every_file_is_told_at_once(folder):
    (folder / "pack.yaml").write_text(PACK.lstrip().replace("who: board", "who: bored"), encoding="utf-8")
    (folder / "w.yaml").write_text(WAIVER.lstrip().replace("2014-01-01", "soon"), encoding="utf-8")
    said = audit(folder, "with", "--waivers", "w.yaml")
    assert (said.status, said.data) == (2, b"")
    assert "pack.yaml:12:30: error: the cast has no part 'bored' [unknown-part]" in said.error
    assert "did you mean 'board'?" in said.error
    assert "w.yaml:2:68: error: 'soon' is not a date [bad-date]" in said.error


def test_a_warning_is_told_and_the_answer_is_given(folder):
    (folder / "pack.yaml").write_text(PACK.lstrip().replace("kind: board", "role: bored"), encoding="utf-8")
    said = audit(folder, "with")
    assert said.status == 1
    assert "warning: neither the vocabulary nor the place knows a role 'bored'" in said.error


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--standard", "sedes"], "there is no standard 'sedes'"),
        (["--standard", "gone.yaml"], "there is no file 'gone.yaml'"),
        (["--waivers", "gone.yaml"], "there is no file 'gone.yaml'"),
        (["--baseline", "gone.json"], "there is no file 'gone.json'"),
        (["--scenario", "none"], "the model has no scenario 'none'"),
    ],
)
def test_what_is_not_there_is_refused(words, error, folder):
    said = call("audit", "with.yaml", *words, folder=folder)
    assert (said.status, said.data) == (2, b"")
    assert error in said.error


def test_two_standards_of_one_name_are_refused(folder):
    (folder / "again.yaml").write_text(PACK.lstrip(), encoding="utf-8")
    said = call("audit", "with.yaml", "--standard", "pack.yaml", "--standard", "again.yaml", folder=folder)
    assert said.status == 2
    assert "two standards are called own" in said.error


@pytest.mark.parametrize(
    ("day", "standards"), [("2013-06-01", ["ccg-era", "seeds"]), ("2024-06-01", ["icb-era", "seeds"])]
)
def test_every_built_in_standard_of_the_day_is_asked(day, standards, folder):
    said = call("audit", "unknown.yaml", "--on", day, "--format", "json", folder=folder)
    assert [each["standard"] for each in json.loads(said.text)["audit"]["standards"]] == standards


def test_without_a_day_all_of_them_are_asked(folder):
    said = call("audit", "unknown.yaml", "--format", "json", folder=folder)
    held = json.loads(said.text)["audit"]["standards"]
    assert [each["standard"] for each in held] == ["ccg-era", "icb-era", "seeds"]


@pytest.mark.parametrize("output_format", ["text", "markdown", "csv", "json"])
def test_every_form_of_the_answer_is_the_same_twice(output_format):
    said = [call("audit", UNCLEAR, "--format", output_format) for _ in range(2)]
    assert said[0].data == said[1].data
    assert said[0].status == said[1].status == 1


def test_the_two_designs_of_the_blog_come_out_as_it_tells_them():
    found = {}
    for model in (RECOMMENDED, UNCLEAR):
        said = call("audit", model, "--standard", "seeds", "--format", "json")
        found[model.stem] = {each["rule"]: each["result"] for each in json.loads(said.text)["checks"]}
    for rule in ("strategic-committee", "voice-in-other-hands", "place-leads"):
        assert found[RECOMMENDED.stem][rule] == "met"
    assert "not-met" not in found[RECOMMENDED.stem].values()
    for rule in ("strategic-committee", "place-leads", "engagement-strategy"):
        assert found[UNCLEAR.stem][rule] == "not-met"
