"""Words of a model are text in every output: they steer no terminal, no spreadsheet and no page."""

import csv
import io
import json
import re
import unicodedata

import pytest

from tests.cli.calling import call

ESCAPE, BIDI, LONG = "\x1b]0;pwned\x07\x1b[2J", "\u202egnp.exe\u2066", "W" * 9_000
NASTY = {
    "bidi": BIDI,
    "long": LONG,
    "formula": '=HYPERLINK("http://x","y")',
    "plus": "+1-2",
    "at": "@SUM(A1)",
    "wide formula": "＝1+1",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "markdown": "[x](javascript:alert(1)) ![y](http://z/p.png) `code` *bold* | cell\u2003# title",
    "template": "{{7*7}}${1}%s{0}",
    "joined": "👩\u200d⚕️ Zoe\u0301 نص",
    "zero width": "a\u200bb",
}  # fmt: skip

MODEL = """
format: stakeholder-graph/1
place: {label}
as_of: 2012-10-01
about: {label}
kinds: {{odd: {{name: {label}, plural: {label}}}}}
stakeholders:
  board: {{name: {label}, kind: board, aliases: [{label}], town: {label}, people: 5, note: {label}}}
  hub: {{name: {label}, kind: odd, tags: [{label}], services: [{label}]}}
  alone: {{name: {label}, kind: odd, sector: voice}}
  practice: {{name: {label}, kind: practice, people: 7, depends_on: [fund]}}
shared: {{fund: {{name: {label}, kind: {label}}}}}
channels:
  - {{from: board, to: hub, by: {label}, purpose: {label}, both_ways: true}}
  - {{from: hub, to: practice, by: {label}, note: {label}, both_ways: true}}
messages:
  down: {{says: {label}, from: board, to: every practice}}
  up: {{says: {label}, from: [practice, alone], to: board, answered: true}}
known_absent: [{{from: alone, to: hub, note: {label}}}]
scenarios:
  less: {{says: {label}, edits: [{{remove: hub}}]}}
"""
ASKING = ("validate", "analyse", "trace", "weak-points", "silos")


@pytest.fixture(params=NASTY, ids=list(NASTY))
def model(request, tmp_path):
    path = tmp_path / "place.yaml"
    label = json.dumps(NASTY[request.param], ensure_ascii=False)
    path.write_text(MODEL.format(label=label), encoding="utf-8")
    return path


def steers(text: str) -> set[str]:
    hidden = {each for each in set(text) if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    return hidden - {"\n", "\u200c", "\u200d"}  # joiners are how some scripts are spelled


@pytest.mark.parametrize("command", ASKING)
def test_no_word_steers_a_terminal(command, model):
    for options in (["--expanded"],) if command == "validate" else ([], ["--scenario", "less"]):
        said = call(command, model, *options)
        assert said.status == 0, said.error
        assert steers(said.text) == set()
        assert steers(said.error) == set()


def test_no_error_message_steers_a_terminal_or_fills_it(model):
    words = NASTY["bidi"] + ESCAPE
    for call_words in (
        ["trace", model, "--from", words],
        ["trace", model, "--from", words + LONG],
        ["trace", model, words],
        ["analyse", model, "--scenario", words + LONG],
        ["analyse", model, "--without", words],
        ["analyse", model, "--on", words],
        ["analyse", model, words],
        ["analyse", words],
        [words],
    ):
        said = call(*call_words)
        assert said.status == 2
        assert steers(said.error) == set()
        assert len(said.error) < 12_000


@pytest.mark.parametrize("command", ASKING)
def test_no_cell_is_a_formula(command, model):
    said = call(command, model, "--format", "csv")
    assert said.status == 0
    for row in csv.reader(io.StringIO(said.text)):
        for cell in row:
            assert not re.match(r"\s*[=+@＝＋＠]", cell)
            assert not re.match(r"\s*[-－](?!\d)", cell)


@pytest.mark.parametrize("command", ASKING)
def test_markdown_shows_words_as_they_are(command, model):
    text = call(command, model, "--format", "markdown").text
    assert not re.search(r"(?<!\\)<(script|img)", text)
    assert not re.search(r"(?<!\\)!?\[[^\]\\]*\]\(", text)
    assert steers(text) == set()
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == len(
                re.findall(r"(?<!\\)\|", _header_of(text, line))
            )


def _header_of(text: str, line: str) -> str:
    lines = text.splitlines()
    at = lines.index(line)
    while lines[at - 1].startswith("|"):
        at -= 1
    return lines[at]


@pytest.mark.parametrize("command", ASKING)
def test_json_keeps_words_as_they_were_written(command, model):
    said = call(command, model, "--format", "json")
    answer = json.loads(said.text)
    assert answer["place"] in NASTY.values()


def test_page_holds_words_as_text(model, tmp_path):
    said = call("view", model, "-o", tmp_path / "page.html")
    assert said.status == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("words", [ESCAPE, "\u2028", "\x85"], ids=["escape", "line separator", "next line"])
def test_characters_that_cannot_be_seen_are_refused_before_anything_is_shown(words, tmp_path):
    path = tmp_path / "place.yaml"
    for label in (words, json.dumps(words)):
        path.write_text(f"format: stakeholder-graph/1\nplace: {label}\n", encoding="utf-8")
        said = call("validate", path)
        assert said.status == 2
        assert "[bad-character]" in said.text
        assert steers(said.text) == set()
