"""What is known to be absent is said and kept, and changes no figure of what is there."""

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.assess.validation import validate

MODEL = """
format: stakeholder-graph/1
place: Hill
stakeholders:
  board: {name: Board, kind: board}
  forum: {name: Forum, kind: forum, certainty: unsure}
  hill: {name: Hill Surgery, kind: practice}
channels:
  - {from: board, to: forum, by: meeting, certainty: unsure}
  - {from: forum, to: hill, by: meeting, certainty: likely}
messages:
  decision: {from: board, to: hill}
"""
NOBODY = """
known_absent:
  - {stakeholder: {kind: committee}}
  - {stakeholder: {role: sponsor, part_of: board}}
"""


def read(tmp_path, text):
    path = tmp_path / "place.yaml"
    path.write_text(text, encoding="utf-8")
    document = open_model(str(path))
    assert document.problems == ()
    return document


def test_an_absent_stakeholder_changes_no_share_of_versions(tmp_path):
    without = analyse(read(tmp_path, MODEL))
    with_absences = analyse(read(tmp_path, MODEL + NOBODY))
    assert with_absences.messages == without.messages
    assert with_absences.silos == without.silos
    assert with_absences.assumed_share == without.assumed_share


def test_the_expanded_view_names_the_lines_that_are_of_nobody(tmp_path):
    answer = validate(read(tmp_path, MODEL + NOBODY), expanded=True)
    told = [
        (each.line, each.line_number, each.ids) for each in answer.expanded if each.section == "known_absent"
    ]
    assert told == [("known_absent.0", 15, ()), ("known_absent.1", 16, ())]
