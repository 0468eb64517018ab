"""What was accepted may only improve."""

import json

import pytest

from stakeholder_graph.standards.baseline import (
    build_baseline,
    compare_with_baseline,
    find_worse,
    read_baseline,
)
from tests.standards.test_waivers import check


def read(data, folder):
    path = folder / "b.json"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_baseline(path, "b.json")


CHECKS = [check("met", "b"), check("not-met", "a", subject="ccg"), check("waived", "a", subject="board")]


def test_a_baseline_is_written_sorted_one_line_for_each_check():
    assert build_baseline(CHECKS).decode() == (
        '{\n  "format": "stakeholder-graph/baseline/1",\n  "standards": {\n    "seeds": {\n'
        '      "a": {\n        "board": "not-met",\n        "ccg": "not-met"\n      },\n'
        '      "b": {\n        "the place": "met"\n      }\n    }\n  }\n}\n'
    )
    assert build_baseline(CHECKS) == build_baseline(CHECKS[::-1])


def test_what_is_written_is_read_back(tmp_path):
    assert read(build_baseline(CHECKS), tmp_path).value == {
        ("seeds", "b", None): "met",
        ("seeds", "a", "ccg"): "not-met",
        ("seeds", "a", "board"): "not-met",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", ["1:1 expected-mapping"]),
        ("{}", ["1:1 missing-key"]),
        ('{"format": "x", "standards": {}}', ["1:12 unknown-format"]),
        ('{"format": "stakeholder-graph/baseline/1", "standards": []}', ["1:57 expected-mapping"]),
        (
            '{"format": "stakeholder-graph/baseline/1", "standards": {"s": {"r": {"x": "good"}, "q": "met"}}}',
            ["1:75 unknown-word", "1:89 expected-mapping"],
        ),
        ('{"format": ', ["1:12 syntax"]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text, told, tmp_path):
    found = read(text, tmp_path)
    assert found.value is None
    assert [f"{each.span.line}:{each.span.column} {each.code}" for each in found.problems] == told


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        ("met", "met", False),
        ("met", "cannot-tell", True),
        ("met", "not-applicable", True),
        ("met", "not-met", True),
        ("cannot-tell", "not-applicable", False),
        ("not-applicable", "not-met", True),
        ("cannot-tell", "met", False),
        ("not-met", "not-met", False),
        ("not-met", "cannot-tell", False),
        (None, "not-met", True),
        (None, "cannot-tell", False),
        (None, "met", False),
    ],
)
def test_worse_is_what_fell_from_met_or_to_not_met(before, now, worse):
    known = {} if before is None else {("seeds", "committee", None): before}
    (found,) = compare_with_baseline([check(now)], known)
    assert (found.baseline, found.worse) == (before, worse)
    assert bool(find_worse([check(now)], known)) == worse


def test_what_is_waived_is_not_worse_but_does_not_lower_the_baseline_either():
    known = {("seeds", "committee", None): "met"}
    (found,) = compare_with_baseline([check("waived")], known)
    assert found.worse is False
    assert find_worse([check("waived")], known) == [check("waived")]


def test_a_rule_that_nobody_is_asked_any_more_is_as_bad_as_the_worst_of_those_who_were():
    known = {("seeds", "committee", "a"): "met", ("seeds", "committee", "b"): "cannot-tell"}
    (found,) = compare_with_baseline([check("cannot-tell")], known)
    assert (found.baseline, found.worse) == ("cannot-tell", False)
    (found,) = compare_with_baseline([check("cannot-tell")], {("seeds", "committee", "a"): "met"})
    assert found.worse is True


def test_what_was_accepted_of_a_standard_that_is_not_asked_is_kept():
    before = {("icb-era", "voice", None): "met", ("seeds", "gone", None): "met"}
    written = json.loads(build_baseline([check("met")], before))
    assert written["standards"] == {
        "icb-era": {"voice": {"the place": "met"}},
        "seeds": {"committee": {"the place": "met"}},
    }
