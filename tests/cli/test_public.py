"""``view --public`` writes a copy for anybody, tells its author what it leaves out, and refuses to leak."""

import pytest

from tests.cli.calling import call

MODEL = """
format: stakeholder-graph/1
place: Mells
about: Drawn up with the Cedar Lodge Group.
sources:
  minutes: {title: Minutes of the Cedar Lodge Group, kind: public}
stakeholders:
  ccg: {name: Mells CCG, kind: commissioner, source: minutes, note: Ask again in May.}
  chair: {name: Clinical Chairwoman, kind: post, part_of: ccg, source: minutes}
  cedar-lodge: {name: Cedar Lodge Group, kind: forum, private: true, aliases: [The Lodgers], source: minutes}
channels:
  - {from: cedar-lodge, to: chair, by: quiet telephone call, every: month, private: true}
  - {from: chair, to: ccg, by: meeting}
messages:
  concern: {says: What the Cedar Lodge Group says is heard, from: cedar-lodge, to: ccg}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mells.yaml").write_text(MODEL, encoding="utf-8")
    return tmp_path


def test_the_public_page_names_nothing_that_is_withheld(folder):
    said = call("view", "mells.yaml", "--public", folder=folder)
    assert (said.status, said.text) == (0, "wrote mells-public.html\n")
    page = (folder / "mells-public.html").read_text(encoding="utf-8")
    for withheld in ("Cedar", "cedar-lodge", "Lodgers", "Chairwoman", "quiet telephone", "in May"):
        assert withheld not in page
    for told in (
        "Mells CCG",
        "a post of Mells CCG",
        "a forum that is not named here",
        "1 forum is not named.",
    ):
        assert told in page


def test_the_author_is_told_in_full_what_is_left_out(folder):
    said = call("view", "mells.yaml", "--public", folder=folder)
    assert said.error.splitlines() == [
        "post chair: called a post of Mells CCG (post-1)",
        "stakeholder cedar-lodge: called a forum that is not named here (not-named-1)",
        "note Ask again in May.: left out",
        "channel cedar-lodge->chair: told without what describes it",
        "too short or too ordinary to be searched for in what is written: 'chair'",
    ]


def test_without_the_option_nothing_is_left_out(folder):
    assert call("view", "mells.yaml", folder=folder).error == ""
    assert "Cedar Lodge Group" in (folder / "mells.html").read_text(encoding="utf-8")


def test_another_place_beside_it_is_made_public_too(folder):
    (folder / "nunney.yaml").write_text(
        MODEL.replace("Cedar", "Willow").replace("Mells", "Nunney"), encoding="utf-8"
    )
    said = call("view", "mells.yaml", "--public", "--beside", "nunney.yaml", folder=folder)
    assert said.status == 0
    page = (folder / "mells-public.html").read_text(encoding="utf-8")
    assert "Nunney CCG" in page
    assert "Willow" not in page


def test_no_model_that_was_read_is_written_over(folder):
    (folder / "nunney.yaml").write_text(MODEL, encoding="utf-8")
    said = call("view", "mells.yaml", "--beside", "nunney.yaml", "-o", "nunney.yaml", folder=folder)
    assert said.status == 2
    assert (folder / "nunney.yaml").read_text(encoding="utf-8") == MODEL


def test_two_models_of_one_name_can_both_stand_beside(folder):
    for place in ("one", "other"):
        (folder / place).mkdir()
        (folder / place / "hill.yaml").write_text(MODEL.replace("Mells", place.title()), encoding="utf-8")
    said = call(
        "view", "mells.yaml", "--beside", "one/hill.yaml", "--beside", "other/hill.yaml", folder=folder
    )
    assert said.status == 0
    page = (folder / "mells.html").read_text(encoding="utf-8")
    assert '"key":"hill"' in page
    assert '"key":"hill-2"' in page


@pytest.mark.parametrize("ending", ["html", "md", "json"])
def test_the_report_of_a_public_copy_names_nothing_that_is_withheld(folder, ending):
    said = call("report", "mells.yaml", "--public", "-o", f"paper.{ending}", folder=folder)
    assert said.status == 0
    assert "post chair: called a post of Mells CCG (post-1)" in said.error
    paper = (folder / f"paper.{ending}").read_text(encoding="utf-8")
    assert "Mells CCG" in paper
    for withheld in ("Cedar", "cedar-lodge", "Lodgers", "Chairwoman", "quiet telephone", "in May"):
        assert withheld not in paper


def test_a_page_that_would_leak_is_not_written(folder, monkeypatch):
    from stakeholder_graph.assess import drawing

    whole = drawing.build_page

    def leak(*given, **named):
        return whole(*given, **named) + "<p>The cedar\nlodge group</p>"

    monkeypatch.setattr(drawing, "build_page", leak)
    said = call("view", "mells.yaml", "--public", folder=folder)
    assert said.status == 2
    assert "the page would still say 'Cedar Lodge Group', 'cedar-lodge', which is withheld" in said.error
    assert "nothing was written" in said.error
    assert not (folder / "mells-public.html").exists()


def test_whoever_is_not_named_can_be_taken_away_by_the_name_in_the_model(folder):
    said = call("view", "mells.yaml", "--public", "--without", "chair", folder=folder)
    assert said.status == 0
