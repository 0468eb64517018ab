import json
import re

import pytest

from stakeholder_graph.readers.stored_report import read_stored_report
from stakeholder_graph.results.json_form import render_json
from tests.opened_reports import open_report

NAME = "gallery/swale"
STORED = render_json(open_report(NAME))


def read(tmp_path, data):
    path = tmp_path / "stored.json"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_stored_report(path)


def change(edit):
    value = json.loads(STORED)
    edit(value)
    return json.dumps(value)


def test_a_report_comes_back_as_it_was_stored(tmp_path):
    found = read(tmp_path, STORED)
    assert found.problems == ()
    assert found.answer == open_report(NAME)
    assert render_json(found.answer) == STORED


def test_how_its_json_is_laid_out_does_not_matter(tmp_path):
    assert read(tmp_path, json.dumps(json.loads(STORED))).answer == open_report(NAME)


DAMAGED = {
    "cut off": (STORED[:5000], "this is not JSON"),
    "empty": ("", "this is not JSON"),
    "not text": (b'{"a": "\xff"}', "this is not UTF-8 text"),
    "a list": ("[1]", "this is no stored report"),
    "another answer": (change(lambda value: value.update(command="analyse")), "this is no stored report"),
    "another format": (change(lambda value: value.update(format="x")), "this is no stored report"),
    "a number as text": (
        change(lambda value: value["messages"][0].update(reached_count="many")),
        "at `$.messages[0].reached_count`",
    ),
    "a key too many": (change(lambda value: value["report"].update(score=7)), "$.report.score"),
    "a word that is none": (
        change(lambda value: value["messages"][0].update(counted="all")),
        "at `$.messages[0].counted`",
    ),
    "no report": (change(lambda value: value.pop("report")), "needs 'report'"),
    "no checks": (change(lambda value: value.pop("checks")), "needs 'checks'"),
    "a message it does not hold": (
        change(lambda value: value["report"]["traces"][0].update(message="gone")),
        "does not hold",
    ),
    "a channel from nobody": (
        change(lambda value: value["report"]["scene"]["channels"][0].update(sender="nobody")),
        "a line with an end 'nobody'",
    ),
    "a row that is none": (
        change(lambda value: value["report"]["scene"]["stakeholders"][0].update(tier="attic")),
        "in a row 'attic'",
    ),
    "somebody twice": (
        change(
            lambda value: value["report"]["scene"]["stakeholders"].append(
                value["report"]["scene"]["stakeholders"][0]
            )
        ),
        "draws somebody, or a channel, twice",
    ),
    "a cover without a day": (
        change(lambda value: value["report"]["cover"].update(date="soon")),
        "no day at $.report.cover.date",
    ),
    "a place without a day": (change(lambda value: value.update(as_of="")), "no day at $.as_of"),
    "a change without effects": (
        change(lambda value: value["report"]["changes"][0].update(effects=[])),
        "a change that helps does not say whom",
    ),
    "a weak place it does not hold": (
        change(lambda value: value["report"]["changes"][0].update(mends=[9])),
        "mends a weak place that it does not hold",
    ),
    "endless": (
        re.sub(r'("scene":.*?"width": ?)[\d.]+', r"\g<1>1e999", STORED, count=1, flags=re.DOTALL),
        "this is not JSON",
    ),
    "too large": (
        re.sub(r'("scene":.*?"width": ?)[\d.]+', r"\g<1>1" + "0" * 400, STORED, count=1, flags=re.DOTALL),
        "out of range",
    ),
    "no number": (STORED.replace('"seed": 1', '"seed": NaN'), "this is not JSON"),
    "deep": ("[" * 100_000, "this is not JSON"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_report_is_a_problem_with_its_place_and_what_to_do(tmp_path, case):
    data, said = DAMAGED[case]
    found = read(tmp_path, data)
    assert found.answer is None
    (problem,) = found.problems
    assert said in problem.message
    assert problem.code == "damaged-report"
    assert problem.span.line >= 1
    assert "store it again" in problem.hint


def test_where_json_breaks_off_is_told(tmp_path):
    (problem,) = read(tmp_path, '{\n "a": 1,\n "b" 2}').problems
    assert (problem.span.line, problem.span.column) == (3, 6)
