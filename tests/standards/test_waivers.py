"""Breaches accepted for now: read where they stand, applied on their days, stale when they waive nothing."""

from datetime import date

import pytest

from stakeholder_graph.results.audits import Check, StaleWaiver
from stakeholder_graph.standards.waivers import Waiver, apply_waivers, find_stale, read_waivers

TOP = "format: stakeholder-graph/waivers/1\nwaivers:\n"
GOOD = "  - {rule: committee, reason: The merger comes first, owner: Head of Engagement, until: 2014-03-31}\n"


def check(result, rule="committee", standard="seeds", subject=None):
    return Check(
        rule=rule,
        standard=standard,
        result=result,
        severity="high",
        question="?",
        why="w",
        says="s",
        remedy="r",
        reference="us",
        subject=subject,
    )


def waiver(**said):
    values = {"rule": "committee", "reason": "x", "owner": "The chair", "until": date(2014, 3, 31)} | said
    return Waiver(**values)


def read(text, folder):
    path = folder / "w.yaml"
    path.write_text(text, encoding="utf-8")
    return read_waivers(path, "w.yaml")


def test_a_waiver_is_read_with_its_reason_owner_and_last_day(tmp_path):
    found = read(TOP + GOOD, tmp_path)
    assert found.problems == ()
    assert found.value == (waiver(reason="The merger comes first", owner="Head of Engagement"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TOP + GOOD.replace("owner: Head of Engagement, ", ""), ["3:5 missing-key"]),
        (TOP + GOOD.replace("reason", "raeson"), ["3:5 missing-key", "3:23 unknown-key"]),
        (TOP + GOOD.replace("2014-03-31", "soon"), ["3:89 bad-date"]),
        (TOP + "  - committee\n", ["3:5 expected-mapping"]),
        (TOP.replace("waivers:", "weavers:") + GOOD, ["1:1 missing-key", "2:1 unknown-key"]),
        ("format: stakeholder-graph/waivers/1\nwaivers: {}\n", ["2:10 expected-list"]),
        (TOP.replace("/1", "/2") + GOOD, ["1:9 unknown-format"]),
        ("", ["1:1 empty"]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text, told, tmp_path):
    found = read(text, tmp_path)
    assert found.value is None
    assert [f"{each.span.line}:{each.span.column} {each.code}" for each in found.problems] == told


@pytest.mark.parametrize(
    ("day", "result"),
    [
        (date(2014, 3, 31), "waived"),
        (date(2014, 4, 1), "not-met"),
        (None, "waived"),  # without a day nothing has ended
    ],
)
def test_a_breach_is_waived_until_the_end_of_the_last_day(day, result):
    (found,) = apply_waivers([check("not-met")], [waiver()], day)
    assert found.result == result
    assert (found.waiver is not None) == (result == "waived")


@pytest.mark.parametrize(
    ("said", "waived"),
    [
        ({}, True),
        ({"standard": "seeds"}, True),
        ({"standard": "icb-era"}, False),
        ({"subject": "ccg"}, True),
        ({"subject": "council"}, False),
        ({"rule": "committees"}, False),
    ],
)
def test_only_what_a_waiver_is_about_is_waived(said, waived):
    (found,) = apply_waivers([check("not-met", subject="ccg")], [waiver(**said)], None)
    assert (found.result == "waived") == waived


@pytest.mark.parametrize("result", ["met", "cannot-tell", "not-applicable"])
def test_nothing_but_a_breach_is_waived(result):
    assert apply_waivers([check(result)], [waiver()], None) == (check(result),)


@pytest.mark.parametrize(
    ("results", "day", "because"),
    [
        (["not-met"], None, None),
        (["not-met"], date(2015, 1, 1), "ended"),
        (["met"], None, "met"),
        (["met", "not-met"], None, None),
        (["met", "not-applicable"], None, "met"),
        (["not-applicable"], None, "not-applicable"),
        (["met", "cannot-tell"], None, None),
        ([], None, "unknown-rule"),
    ],
)
def test_a_waiver_goes_stale(results, day, because):
    checks = [check(each, subject=str(number)) for number, each in enumerate(results)]
    stale = StaleWaiver(rule="committee", owner="The chair", until="2014-03-31", because=because or "met")
    assert find_stale(checks, [waiver()], day) == (() if because is None else (stale,))


@pytest.mark.parametrize(
    ("subject", "rule", "because"),
    [("1", "committee", None), ("one", "committee", "unknown-subject"), ("1", "committees", "unknown-rule")],
)
def test_whom_a_rule_is_not_asked_of_is_told_from_a_rule_that_is_not_there(subject, rule, because):
    checks = [check("not-met", subject="0"), check("not-met", subject="1")]
    found = find_stale(checks, [waiver(rule=rule, subject=subject)], None)
    assert [each.because for each in found] == ([] if because is None else [because])


@pytest.mark.parametrize(
    ("standard", "told"), [("seeds", []), ("seedz", ["3:111 unknown-standard did you mean 'seeds'?"])]
)
def test_a_waiver_of_a_standard_that_nobody_has_is_warned_of(standard, told, tmp_path):
    path = tmp_path / "w.yaml"
    path.write_text(TOP + GOOD.replace("}", f", standard: {standard}}}"), encoding="utf-8")
    found = read_waivers(path, "w.yaml", ["icb-era", "seeds"])
    assert found.value == (
        waiver(reason="The merger comes first", owner="Head of Engagement", standard=standard),
    )
    assert [f"{each.span.line}:{each.span.column} {each.code} {each.hint}" for each in found.problems] == told


def test_a_waiver_of_a_person_and_not_of_a_post_is_warned_of(tmp_path):
    found = read(TOP + GOOD.replace("Head of Engagement", "Dr Brown"), tmp_path)
    assert [(each.code, each.severity, str(each.span)[-4:]) for each in found.problems] == [
        ("person-named", "warning", "3:62")
    ]
    assert found.value == (waiver(reason="The merger comes first", owner="Dr Brown"),)


def test_a_waiver_of_a_standard_that_was_not_asked_is_left_alone():
    assert find_stale([check("met")], [waiver(standard="icb-era")], date(2020, 1, 1)) == ()
