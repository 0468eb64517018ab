"""Corrections always apply: before any scenario, for every question, and what was written stays as it is."""

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, open_model
from stakeholder_graph.assess.validation import validate

MODEL = """
format: stakeholder-graph/1
place: Hill
as_of: 2012-10-01
sources:
  sheet: {title: A check sheet, kind: memory, evidence: one end}
stakeholders:
  board: {name: Board, kind: board}
  forum: {name: Forum, kind: forum}
  hill: {name: Hill Surgery, kind: practice, part_of: forum}
  vale: {name: Vale Surgery, kind: practice, part_of: forum}
channels:
  - {from: board, to: forum, by: meeting}
  - {from: forum, to: every practice, by: meeting, every: month}
messages:
  decision: {from: board, to: every practice}
scenarios:
  no-forum: {edits: [{remove: forum}]}
"""
CORRECTIONS = """
corrections:
  - change: {channel: "forum:hill", set: {certainty: 0.9, every: week}, source: sheet, confirms: true}
  - remove: forum:vale
  - change: {stakeholder: every practice, set: {people: 100}}
  - add_channel: {from: board, to: vale, by: email, source: sheet}
"""


def read(tmp_path, text):
    path = tmp_path / "place.yaml"
    path.write_text(text, encoding="utf-8")
    document = open_model(str(path))
    assert document.problems == ()
    return document


def reached_by(document, choice=AS_IT_STANDS):
    (message,) = analyse(document, choice).messages
    return {each.receiver: each.route for each in message.deliveries if each.reached}


def test_every_question_is_asked_of_the_corrected_place(tmp_path):
    document = read(tmp_path, MODEL + CORRECTIONS)
    assert reached_by(document) == {"hill": ("board", "forum", "hill"), "vale": ("board", "vale")}
    (terms,) = (each.terms for each in document.place.channels if each.id == "forum->hill")
    assert (str(terms.every), terms.certainty) == ("week", 0.9)


def test_scenarios_begin_with_the_corrected_place(tmp_path):
    document = read(tmp_path, MODEL + CORRECTIONS)
    assert reached_by(document, Choice(scenario="no-forum")) == {"vale": ("board", "vale")}


def test_less_is_assumed_where_a_source_confirms(tmp_path):
    before, after = (analyse(read(tmp_path, text)).assumed_share for text in (MODEL, MODEL + CORRECTIONS))
    assert (before.existence, after.existence) == (
        1.0,
        5 / 7,
    )  # 4 stakeholders, 3 channels, of which 2 vouched for


def test_the_expanded_view_tells_of_every_correction_once(tmp_path):
    told = [
        (each.section, each.line, each.line_number, each.ids)
        for each in validate(read(tmp_path, MODEL + CORRECTIONS), expanded=True).expanded
        if each.line.startswith("corrections")
    ]
    assert told == [
        ("channels", "corrections.0", 21, ("forum->hill",)),
        ("channels", "corrections.3", 24, ("board->vale",)),
        ("corrections", "corrections.1", 22, ("forum:vale",)),
        ("corrections", "corrections.2", 23, ("every practice",)),
    ]
