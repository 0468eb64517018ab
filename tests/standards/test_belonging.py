"""Who is meant by `its PART`: those that belong to the one a rule is asked of."""

import pytest

from tests.standards.asking import ask_all

TWO_GROUPS = """
    stakeholders:
      north: {name: North, kind: commissioner}
      north-board: {name: North's board, kind: board, part_of: north}
      south: {name: South, kind: commissioner}
      south-board: {name: South's board, kind: board, part_of: south}
      hill: {name: Hill Practice, kind: practice, part_of: north}
      patients: {name: Patients of Hill, kind: community, part_of: hill}
      carers: {name: Carers, kind: community}
      lead: {name: North's lead, kind: post, roles: [ppi-lead], part_of: north}
    channels:
      - {from: patients, to: north-board, by: letter}
      - {from: carers, to: north-board, by: letter}
      - {from: lead, to: north-board, by: letter}
"""


def ask_each(expects, applies_to, tmp_path, complete="true"):
    model = f"{TWO_GROUPS}    complete: {complete}\n"
    checks = ask_all(expects, model, tmp_path, more=f"applies_to: {applies_to}\n")
    return {each.subject: each.result for each in checks}


def test_its_board_is_that_of_the_smallest_whole_it_is_in(tmp_path):
    found = ask_each("- channel: {from: it, to: its board}", "community", tmp_path)
    assert found["patients"] == "met"


def test_where_no_whole_tells_each_of_them_is_meant(tmp_path):
    found = ask_each("- channel: {from: it, to: its board}", "community", tmp_path)
    assert found["carers"] == "not-met"


@pytest.mark.parametrize(("complete", "lacking"), [("false", "cannot-tell"), ("true", "not-met")])
def test_who_belongs_to_another_of_whom_it_is_asked_is_not_its_own(complete, lacking, tmp_path):
    found = ask_each("- channel: {from: its ppi-lead, to: its board}", "commissioner", tmp_path, complete)
    assert found == {"north": "met", "south": lacking}
