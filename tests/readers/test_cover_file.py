import re
from pathlib import Path

import pytest

from stakeholder_graph.documents.cover_fields import COVER
from stakeholder_graph.readers.cover_file import read_cover
from stakeholder_graph.results.reports import Cover

GOOD = """\
format: stakeholder-graph/cover/1
meeting: Governing Body
date: 2013-03-28
author: Head of engagement
"""


def read(tmp_path, text):
    path = tmp_path / "cover.yaml"
    path.write_text(text, encoding="utf-8")
    return read_cover(path)


def test_cover_is_read_as_it_was_written(tmp_path):
    found = read(tmp_path, GOOD)
    assert found.problems == ()
    assert found.cover == Cover(meeting="Governing Body", date="2013-03-28", author="Head of engagement")


def test_every_field_has_its_key():
    assert {each.name for each in COVER.fields} - {"format"} == set(Cover.__struct_fields__)


BAD = {
    "an unknown key": (GOOD + "chair: x\n", "unknown-key", 5, 1),
    "a key that is nearly right": (GOOD + "meting: x\n", "unknown-key", 5, 1),
    "a day that is none": (GOOD.replace("2013-03-28", "2013-02-30"), "bad-date", 3, 7),
    "another format": (GOOD.replace("cover/1", "cover/2"), "unknown-format", 1, 9),
    "no format": (GOOD.partition("\n")[2], "missing-key", 1, 1),
    "a list": ("- a\n", "expected-mapping", 1, 1),
    "a key twice": (GOOD + "meeting: again\n", "duplicate-key", 5, 1),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_told_with_its_place_and_a_hint(tmp_path, case):
    text, code, line, column = BAD[case]
    found = read(tmp_path, text)
    assert found.cover is None
    assert [each.code for each in found.problems] == [code]
    assert (found.problems[0].span.line, found.problems[0].span.column) == (line, column)
    assert found.problems[0].hint


def test_a_person_on_the_cover_is_warned_of(tmp_path):
    found = read(tmp_path, GOOD.replace("Head of engagement", "Mrs Jane Smith"))
    assert [(each.code, each.severity) for each in found.problems] == [("person-named", "warning")]
    assert found.cover is not None


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    assert [each.code for each in read_cover(tmp_path / "none.yaml").problems] == ["not-found"]


def test_the_example_in_the_docs_is_read_without_a_problem(tmp_path):
    page = (Path(__file__).parents[2] / "docs/report.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml cover.yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    found = read(tmp_path, example)
    assert found.problems == ()
    assert found.cover.author == "Patient engagement manager"
