"""What is written as a line of a model is read back as the same."""

import pytest

from stakeholder_graph.assess.setting import correct
from stakeholder_graph.model.cadence import read_cadence, read_cadence_dates
from stakeholder_graph.model.lines import Change, Remove
from stakeholder_graph.model.records import Source
from stakeholder_graph.model.replies import Remark
from stakeholder_graph.readers.place_file import read_place
from stakeholder_graph.writers.edit_lines import render_edit, render_remark, render_source

HEAD = """format: stakeholder-graph/1
place: A
stakeholders:
  a: {name: A, kind: forum}
  L85004: {name: B, kind: practice}
channels:
  - {from: a, to: L85004, by: meeting}
  - {from: a, to: L85004, by: email}
messages:
  m: {from: a, to: L85004}
"""
HOSTILE = (
    "a: b",
    "# x",
    "{a}",
    "[b",
    "- c",
    "true",
    "'",
    '"',
    "\\",
    "a, b",
    "é — 1",
    "null",
    " x ",
    "*a",
    "!b",
)


def read(tmp_path, text):
    path = tmp_path / "place.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    document = correct(read_place(path))
    assert document.problems == ()
    return document.place


CADENCES = (
    *map(
        read_cadence,
        ("month", "2 weeks", "4 times a year", "monthly on the last thursday", "week from 2012-10-03"),
    ),
    read_cadence("RRULE:FREQ=MONTHLY;BYDAY=-1TH"),
    read_cadence_dates(["2012-10-08", "2012-11-05"]),
)


@pytest.mark.parametrize("cadence", CADENCES, ids=str)
def test_a_change_is_read_back_as_it_was(cadence, tmp_path):
    edit = Change(
        channel="a->L85004#2",
        values=(("certainty", 0.95), ("every", cadence), ("level", "consult"), ("note", "x: y")),
        source="memory",
        confirms=True,
        one_way=True,
    )
    place = read(tmp_path, f"corrections:\n  {render_edit(edit)}\n")
    (again,) = place.corrections
    keys = ("channel", "values", "source", "confirms", "one_way")
    assert [getattr(again, key) for key in keys] == [getattr(edit, key) for key in keys]


@pytest.mark.parametrize("target", ["a:L85004", "a->L85004#1"])
def test_a_removal_is_read_back_as_it_was(target, tmp_path):
    assert read(tmp_path, f"corrections:\n  {render_edit(Remove(target=target))}\n").corrections == (
        Remove(target=target),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_source_is_read_back_as_it_was_whatever_its_texts(text, tmp_path):
    source = Source(
        id="check-sheet-L85004-2012-10-01",
        title=f"Sheet, {text}",
        kind="memory",
        author=text,
        published="2012-10-01",
        evidence="one end",
    )
    again = read(tmp_path, f"sources:\n  {render_source(source)}\n").sources[source.id]
    assert (again.title, again.author, again.published, again.evidence) == (
        source.title,
        source.author,
        source.published,
        source.evidence,
    )


@pytest.mark.parametrize("text", [*HOSTILE, "a\nb", "a\r- remove: a", "\u2028x", "\x1b[2J", "x" * 9_000])
def test_what_people_wrote_is_a_comment_of_one_line_whatever_it_holds(text, tmp_path):
    (line,) = render_remark(Remark(body="L85004", text=text))
    assert line.startswith("# L85004 wrote: ")
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert len(line) < 400
    assert read(tmp_path, f"corrections:\n  {line}\n  - remove: a:L85004\n").corrections == (
        Remove(target="a:L85004"),
    )
