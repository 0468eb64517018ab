"""Every answer conforms to the schema, and the schema knows every key and has a meaning for it."""

import json
from pathlib import Path

import jsonschema
import pytest

from stakeholder_graph.assess.agreeing import agree
from stakeholder_graph.assess.check_sheets import build_check_sheet
from stakeholder_graph.assess.questions import analyse, find_only_ways, find_who_does_not_hear, trace
from stakeholder_graph.assess.reporting import report
from stakeholder_graph.assess.reviewing import review
from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.assess.simulating import simulate
from stakeholder_graph.assess.validation import validate
from stakeholder_graph.results.json_form import render_json
from stakeholder_graph.results.meanings import MEANINGS
from stakeholder_graph.results.schema import build_results_schema, find_record_types

ROOT = Path(__file__).parents[2]
MODELS = [ROOT / "models/somerset.yaml", *sorted(ROOT.glob("examples/*/place.yaml"))]

SCHEMA = build_results_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

COMMANDS = {
    "analyse": analyse,
    "trace": trace,
    "weak-points": lambda document: find_only_ways(document, pairs=True),
    "silos": find_who_does_not_hear,
    "review": review,
    "report": report,
    "check-sheet": lambda document: build_check_sheet(document, ["all"]),
    "agree": lambda document: agree(document, open_model(str(MODELS[0]))),
    "simulate": lambda document: simulate(document, worlds=20, lose=next(iter(document.place.stakeholders))),
    "validate": validate,
    "validate --expanded": lambda document: validate(document, expanded=True),
}


def faults_of(answer):
    written = json.loads(render_json(answer))
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in VALIDATOR.iter_errors(written)]


def test_it_is_a_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    json.dumps(SCHEMA, allow_nan=False)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("model", MODELS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_answer_conforms(model, command):
    assert faults_of(COMMANDS[command](open_model(str(model)))) == []


def test_an_answer_about_a_scenario_conforms():
    choice = Choice(scenario="posts-end", without=("link",))
    assert faults_of(analyse(open_model(str(MODELS[0])), choice)) == []


def test_the_problems_of_a_broken_model_conform(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("format: stakeholder-graph/1\nplcae: x\n", encoding="utf-8")
    broken = validate(open_model(str(path)))
    assert broken.problems
    assert faults_of(broken) == []


def test_what_is_no_answer_does_not_conform():
    good = json.loads(render_json(analyse(open_model(str(MODELS[1])))))
    bad = {
        "a key too many": {**good, "score": 7},
        "another format": {**good, "format": "stakeholder-graph/results/2"},
        "a list that is null": {**good, "messages": None},
        "a message without its count": {
            **good,
            "messages": [
                {key: value for key, value in good["messages"][0].items() if key != "delivery_count"}
            ],
        },
        "a share that is text": {**good, "assumed_share": {**good["assumed_share"], "people": "0.5"}},
        "no place at all": {key: value for key, value in good.items() if key != "place"},
    }
    VALIDATOR.validate(good)
    assert [what for what, answer in bad.items() if VALIDATOR.is_valid(answer)] == []


@pytest.mark.parametrize("record", find_record_types(), ids=lambda record: record.__name__)
def test_every_key_has_a_meaning_and_no_meaning_lacks_its_key(record):
    keys = record.__struct_fields__
    assert set(MEANINGS[record.__name__]) == set(keys), "say what it means in results/meanings/"


def test_lists_that_were_not_asked_for_may_be_left_out_and_nothing_else():
    assert {"messages", "silos", "problems", "expanded"}.isdisjoint(SCHEMA["required"])
    message = SCHEMA["definitions"]["MessageAnswer"]
    assert set(message["properties"]) - set(message["required"]) == {
        "deliveries",
        "weak_points",
        "pairs",
        "simulation",
    }
