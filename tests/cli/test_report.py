"""The command that writes the board paper, from a model and from what was stored of it."""

import json

import pytest

from bench.generate_place import generate_place
from stakeholder_graph.assess.papers import set_paper
from tests.cli.calling import ROOT, call
from tests.opened_models import ALL
from tests.opened_reports import open_report

SWALE = ROOT / "models/gallery/swale.yaml"
COVER = "format: stakeholder-graph/cover/1\nmeeting: Governing Body\n"
ONE_MESSAGE = """
messages:
  decision: {says: A decision reaches every practice, from: governing-body, to: every practice}
"""
DRAWN = ["html", "docx", "pdf"]


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    path = tmp_path_factory.mktemp("stored") / "stored.json"
    said = call("report", SWALE, "-o", path)
    assert said.status == 0, said.error
    return path


@pytest.mark.parametrize("form", ["md", "txt", "json", *DRAWN])
def test_a_stored_report_is_set_again_byte_for_byte(form, stored, tmp_path):
    first, again = tmp_path / f"first.{form}", tmp_path / f"again.{form}"
    assert call("report", SWALE, "-o", first).status == 0
    assert call("report", stored, "-o", again).status == 0
    assert first.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("name", ALL)
def test_every_model_has_a_paper_in_plain_words(name):
    text = set_paper(open_report(name), "text")
    assert text.startswith("Who hears whom: ")
    assert "Summary on one page" in text
    assert all(
        len(line) <= 100 or line.lstrip().startswith("stakeholder-graph ") for line in text.splitlines()
    )


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("name", ["gallery/enfield"])
def test_a_paper_is_written_in_every_form(name, form, tmp_path):
    path = tmp_path / f"paper.{form}"
    assert call("report", ROOT / "models" / f"{name}.yaml", "-o", path).status == 0
    assert path.read_bytes()[:2] in {b"<!", b"PK", b"%P"}


def test_a_paper_of_a_very_large_place_says_what_was_not_looked_at(tmp_path):
    model, path = tmp_path / "large.yaml", tmp_path / "paper.html"
    model.write_text(generate_place(1600, 2400, seed=1) + ONE_MESSAGE, encoding="utf-8")
    said = call("report", model, "-o", path)
    assert (said.status, said.error) == (0, "")
    written = path.read_text(encoding="utf-8")
    assert "How long a message takes was not looked at." in written
    assert "The place is so large that typical days, chances" in written
    assert written.count("data:image/svg+xml") == 2


def test_markdown_and_text_can_be_asked_for():
    markdown = call("report", SWALE, "--format", "markdown").text
    assert markdown.startswith("# Who hears whom")
    assert "| Weak place | What should happen |" in markdown
    assert "Weak place |" not in call("report", SWALE, "--format", "text").text


def test_what_is_stored_is_an_answer_with_a_report():
    answer = json.loads(call("report", SWALE, "--format", "json").text)
    assert (answer["format"], answer["command"]) == ("stakeholder-graph/results/1", "report")
    assert answer.keys() >= {"messages", "silos", "checks", "audit", "review", "report"}


def test_methods_are_a_note_of_their_own(stored):
    said = call("report", stored, "--methods").text
    assert said.startswith("How it was worked out: ")
    assert "SHA-256" in said
    assert "Recommendation" not in said


def test_a_cover_is_printed_and_can_be_put_on_what_was_stored(stored, tmp_path):
    cover = tmp_path / "cover.yaml"
    cover.write_text(COVER, encoding="utf-8")
    for model in (SWALE, stored):
        assert "Meeting: Governing Body" in call("report", model, "--cover", cover).text
    assert "Meeting: to be filled in" in call("report", stored).text


def test_a_bad_cover_stops_with_its_place(tmp_path):
    cover = tmp_path / "cover.yaml"
    cover.write_text(COVER + "meting: x\n", encoding="utf-8")
    said = call("report", SWALE, "--cover", cover)
    assert (said.status, said.data) == (2, b"")
    assert "cover.yaml:3:1" in said.error
    assert "meeting" in said.error


def test_a_damaged_report_stops_with_its_place(tmp_path):
    path = tmp_path / "stored.json"
    path.write_text('{"format": ', encoding="utf-8")
    said = call("report", path, "-o", tmp_path / "paper.html")
    assert said.status == 2
    assert "stored.json:1:" in said.error
    assert not (tmp_path / "paper.html").exists()


@pytest.mark.parametrize(
    "option", [("--scenario", "x"), ("--without", "ccg"), ("--on", "2019-01-01"), ("--public",)]
)
def test_what_was_stored_is_not_asked_anew(option, stored):
    said = call("report", stored, *option)
    assert said.status == 2
    assert "set as it was found" in said.error


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("-o", "paper.doc"), ".docx"),
        (("--format", "pdf"), "-o paper.pdf"),
        (("--format", "docx"), "-o paper.docx"),
        (("--format", "html", "-o", "paper.docx"), "leave out '--format html'"),
        (("--methods", "--format", "json"), "choose another format"),
        (("--scenario", "none"), "scenario"),
    ],
)
def test_a_wrong_call_says_what_to_do(words, hint):
    said = call("report", SWALE, *words)
    assert said.status == 2
    assert hint in said.error


def test_what_no_check_foresees_in_a_stored_report_is_told_without_a_traceback(stored, tmp_path):
    value = json.loads(stored.read_text(encoding="utf-8"))
    value["report"]["scene"]["stakeholders"][0]["fill"] = "no colour"
    path = tmp_path / "stored.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    said = call("report", path, "-o", tmp_path / "paper.pdf")
    assert said.status == 2
    assert "the stored report is damaged: its parts do not fit each other" in said.error
    assert "Traceback" not in said.error


def test_nothing_that_was_read_is_written_over(stored, tmp_path):
    assert call("report", stored, "-o", stored).status == 2
    cover = tmp_path / "cover.md"
    cover.write_text(COVER, encoding="utf-8")
    assert call("report", SWALE, "--cover", cover, "-o", cover).status == 2
    assert cover.read_text(encoding="utf-8") == COVER


def test_a_scenario_and_an_absence_are_told():
    said = call("report", SWALE, "--scenario", "other-groups", "--on", "2019-06-01").text
    assert "in the scenario other-groups" in said
    assert "1 June 2019" in said


def test_a_public_copy_lists_what_was_left_out():
    said = call("report", SWALE, "--public")
    assert said.status == 0, said.error
    assert "What is left out of this public copy" in said.text
    assert "This is a public copy." in said.text
