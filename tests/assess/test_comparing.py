"""Places and scenarios compared, from files to the answer."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from stakeholder_graph.assess.comparing import compare_places, draw_comparison
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.errors import UsageError
from stakeholder_graph.results.json_form import render_json
from stakeholder_graph.results.schema import build_results_schema

ROOT = Path(__file__).parents[2]
VALE = """
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
complete: true
stakeholders:
  ccg: {name: Vale CCG, kind: commissioner, source: memory}
  board: {name: Vale Board, kind: board, part_of: ccg, source: memory}
  forum: {name: Vale Forum, kind: forum, source: memory}
  p1: {name: Mill Surgery, kind: practice, people: 1000, source: {all: memory, people: memory}}
  p2: {name: Quay Practice, kind: practice, people: 3000, source: {all: memory, people: memory}}
channels:
  - {from: board, to: forum, by: meeting, both_ways: true, source: memory}
  - {from: forum, to: every practice, by: meeting, both_ways: true, source: memory}
messages:
  decision: {kind: decision, from: board, to: every practice}
  concern: {kind: concern, from: every practice, to: board, answered: true}
scenarios:
  no-forum: {says: The forum ends, edits: [{remove: forum}]}
  door:
    says: Practices may write to the board
    edits:
      - add_channel: {from: every practice, to: board, both_ways: true, by: letter}
"""
HILL = VALE.replace("Vale", "Hill").replace("forum, to: every practice", "forum, to: p1")


@pytest.fixture
def open_text(tmp_path):
    def open_one(text, name="place"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        document = open_model(str(path))
        assert document.is_sound, document.problems
        return document

    return open_one


def labels(answer):
    return [each.label for each in answer.comparison.sides]


def find(answer, code, message=None):
    return next(
        each for each in answer.comparison.measures if (each.measure, each.message) == (code, message)
    )


def test_one_model_is_set_beside_all_its_scenarios_and_comes_first_as_it_is(open_text):
    answer = compare_places([open_text(VALE)])
    assert labels(answer) == ["as it is", "no-forum", "door"]
    assert answer.comparison.same_place
    assert [each.value for each in find(answer, "reached", "decision").readings] == [1.0, 0.0, 1.0]
    assert [each.value for each in find(answer, "cut-off", "concern").readings] == [1.0, None, 0.0]


def test_only_the_scenarios_that_are_named_are_asked(open_text):
    assert labels(compare_places([open_text(VALE)], ["door"])) == ["as it is", "door"]


def test_two_places_are_compared_by_the_messages_they_share(open_text):
    answer = compare_places([open_text(VALE), open_text(HILL, "hill")])
    assert labels(answer) == ["Vale", "Hill"]
    assert not answer.comparison.same_place
    assert [each.value for each in find(answer, "reached", "decision").readings] == [1.0, 0.5]
    assert [each.value for each in find(answer, "people-left-out", "decision").readings] == [0.0, 0.75]


def test_every_model_comes_as_it_is_and_then_under_each_scenario_named(open_text):
    found = labels(compare_places([open_text(VALE), open_text(HILL, "hill")], ["door"]))
    assert found == ["Vale", "Vale: door", "Hill", "Hill: door"]


def test_places_without_a_message_in_common_are_asked_the_supplied_ones(open_text):
    other = HILL.replace("  decision:", "  news:").replace("  concern:", "  worry:")
    answer = compare_places([open_text(VALE), open_text(other, "hill")])
    assert answer.comparison.supplied
    assert {each.message for each in answer.comparison.measures} == {None, "down", "up"}
    assert [each.value for each in find(answer, "reached", "down").readings] == [1.0, 0.5]


def test_the_same_file_twice_differs_in_nothing(open_text):
    answer = compare_places([open_text(VALE), open_text(VALE)])
    assert labels(answer) == ["Vale [1]", "Vale [2]"]
    assert (answer.comparison.differences, answer.comparison.barred) == ((), ())
    assert answer.comparison.rules == ()


def test_places_of_one_name_are_told_apart_by_day_or_file(open_text):
    later = VALE.replace("2012-10-01", "2014-10-01")
    assert labels(compare_places([open_text(VALE), open_text(later, "later")])) == [
        "Vale, 2012-10-01",
        "Vale, 2014-10-01",
    ]
    same_day = f"{VALE}\n# another hand\n"
    assert labels(compare_places([open_text(VALE), open_text(same_day, "other")])) == [
        "Vale (place)",
        "Vale (other)",
    ]


def test_another_day_may_be_looked_at(open_text):
    answer = compare_places([open_text(VALE)], ["door"], on=date(2013, 1, 1))
    assert (answer.as_of, answer.options["on"]) == ("2013-01-01", "2013-01-01")


def test_one_model_has_its_own_fingerprint_and_several_share_one_that_is_none_of_theirs(open_text):
    vale, hill = open_text(VALE), open_text(HILL, "hill")
    assert compare_places([vale]).model_sha256 == vale.sha256
    both = compare_places([vale, hill])
    assert both.model_sha256 not in (vale.sha256, hill.sha256)
    assert [each.model_sha256 for each in both.comparison.sides] == [vale.sha256, hill.sha256]


def test_a_scenario_nobody_has_is_refused(open_text):
    with pytest.raises(UsageError, match="no model has a scenario 'dor'"):
        compare_places([open_text(VALE)], ["dor"])


def test_one_place_without_scenarios_has_nothing_beside_it(open_text):
    with pytest.raises(UsageError, match="nothing to set beside it"):
        compare_places([open_text(VALE.partition("scenarios:")[0])])


def test_the_share_of_the_work_is_told_to_its_end(open_text):
    told = []
    compare_places([open_text(VALE)], advance=told.append)
    assert told == sorted(told)
    assert {1 / 3, 2 / 3, 1.0} <= set(told)
    assert told[-1] == 1.0


def test_the_answer_conforms_to_the_schema(open_text):
    answer = json.loads(render_json(compare_places([open_text(VALE), open_text(HILL, "hill")], ["door"])))
    assert list(jsonschema.Draft7Validator(build_results_schema()).iter_errors(answer)) == []


def test_the_two_designs_of_the_blog_differ_as_the_blog_tells():
    models = [
        open_model(str(ROOT / f"models/gamsu-{each}.yaml"))
        for each in ("as-recommended", "unclear-leadership")
    ]
    answer = compare_places(models)
    said = {(each.measure, each.message) for each in answer.comparison.differences}
    # No committee that providers' leads and dissent could go through, and one team that all answers pass.
    assert {("reached", "challenge"), ("reached", "learning"), ("cut-off", "concern")} <= said
    assert [each.value for each in find(answer, "reached", "challenge").readings] == [1.0, 0.0]
    committee = next(each for each in answer.comparison.parts if each.part == "committee")
    assert committee.sought == ("found", "absent")
    rule = next(each for each in answer.comparison.rules if each.rule == "strategic-committee")
    assert rule.results == ("met", "not-met")


def test_places_as_published_yield_no_finding_and_say_why():
    models = [open_model(str(path)) for path in sorted((ROOT / "models/gallery").glob("*.yaml"))]
    answer = compare_places(models)
    assert len(models) >= 6
    assert answer.comparison.differences == ()
    assert all(each.published_only and not each.complete for each in answer.comparison.sides)
    assert {each.bar for each in answer.comparison.barred} <= {
        *("silent", "assumed", "other-ends", "other-members"),
    }


def test_a_figure_of_too_many_sides_is_refused(open_text):
    answer = compare_places([open_text(VALE)] * 61)
    with pytest.raises(UsageError, match="room for 60 sides"):
        draw_comparison(answer, "svg")
