"""An audit from document to answer: what it is asked of, what it says of itself, and what it may not cost."""

import subprocess
import sys

import pytest

from stakeholder_graph import Choice, UsageError, audit, open_model
from tests.cli.calling import ROOT

SOMERSET = open_model(str(ROOT / "models/somerset.yaml"))


def results(answer):
    return {(each.rule, each.subject): each.result for each in answer.checks}


def test_an_answer_says_what_it_was_held_against():
    answer = audit(SOMERSET, standards=["seeds"])
    assert answer.options["standard"] == ("seeds.yaml",)
    assert [each.standard for each in answer.audit.standards] == ["seeds"]
    assert len(answer.audit.standards[0].sha256) == 64
    assert answer.audit.has_baseline is False
    assert all(each.worse is None for each in answer.checks)


def test_every_piece_of_evidence_names_who_is_there():
    answer = audit(SOMERSET)
    known = {each.id for each in answer.stakeholders}
    for check in answer.checks:
        assert check.subject is None or check.subject in known
        for piece in check.evidence:
            assert set(piece.ids) <= known
            assert piece.source is None or piece.source in SOMERSET.place.sources


def test_evidence_is_short_and_what_decides_comes_first():
    for check in audit(SOMERSET).checks:
        assert len(check.evidence) <= 120
        if check.evidence and check.result != "not-applicable":
            assert check.evidence[0].supports == check.result


def test_a_place_that_is_not_complete_breaks_no_rule_by_silence():
    assert "not-met" not in results(audit(SOMERSET)).values()


def test_of_a_place_that_is_complete_it_is_noted_that_it_is_a_design():
    designed = open_model(str(ROOT / "models/gamsu-unclear-leadership.yaml"))
    assert "designed-place" in audit(designed).notes
    assert "designed-place" not in audit(SOMERSET).notes


def test_an_absence_asked_about_changes_the_answer():
    with_team = audit(SOMERSET, standards=["ccg-era"])
    without = audit(SOMERSET, Choice(without=("engagement-managers",)), standards=["ccg-era"])
    assert results(with_team) != results(without)


def test_a_standard_that_cannot_be_read_is_refused_with_its_first_problem(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("format: stakeholder-graph/standard/2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be used: this program reads no standards of format"):
        audit(SOMERSET, standards=[str(path)])


def test_numpy_is_imported_only_where_days_are_asked_for(tmp_path):
    model = tmp_path / "p.yaml"
    model.write_text(
        "format: stakeholder-graph/1\nplace: P\nas_of: 2024-01-01\nstakeholders: {a: {name: A, kind: board}}\n",
        encoding="utf-8",
    )
    said = (
        "import sys; from stakeholder_graph import audit, open_model; "
        f"audit(open_model({str(model)!r})); print('numpy' in sys.modules, 'networkx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False False\n"
