"""The schema of standards takes what the reader takes, typed as an editor types it, and points at what it refuses."""

import json

import jsonschema
import pytest
import yaml

from stakeholder_graph.standards import fields as language
from stakeholder_graph.standards.packs import list_packs, open_standard
from stakeholder_graph.standards.schema import build_standard_schema
from tests.documents.test_model_schema import LOADERS, EditorLoader, load
from tests.standards.asking import write_rule, write_standard
from tests.standards.test_docs import BLOCKS
from tests.standards.test_gallery import CASES, HEALTHY, damage, read
from tests.standards.test_properties import WANTED

SCHEMA = build_standard_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
WRITTEN = {
    **{name: open_standard(name).data.decode() for name in list_packs()},
    **{f"example {number}": each for number, each in enumerate(BLOCKS) if "/standard/" in each},
    **{name: write_standard(write_rule(expects)) for name, expects in WANTED.items()},
    "healthy": HEALTHY,
}


def faults_of(text, loader=EditorLoader):
    return [error.message for error in VALIDATOR.iter_errors(load(text, loader))]


def test_it_is_a_schema_of_the_draft_that_editors_read():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    json.dumps(SCHEMA, allow_nan=False)


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
@pytest.mark.parametrize("name", WRITTEN)
def test_every_standard_of_ours_conforms(name, loader):
    assert faults_of(WRITTEN[name], loader) == []


ONLY_READ = {
    *("unknown-part", "unknown-source", "part-of-itself", "nobody-is-it"),  # what a name stands for
    *(
        "reserved-word",
        "near-duplicate-id",
        "duplicate-key",
        "bad-id",
        "bad-date",
    ),  # names and days themselves
    "bad-expectation",  # some of them only show when two keys are seen together
}
"""What no schema of a file can know."""


@pytest.mark.parametrize("case", CASES)
def test_what_the_reader_refuses_the_schema_points_at(case, tmp_path):
    found = read(tmp_path, damage(case))
    codes = {each.code for each in found.problems if each.is_error}
    try:
        pointed_at = faults_of(damage(case))
    except yaml.YAMLError:
        pointed_at = ["this is no YAML"]
    if not codes:
        assert pointed_at == []
    else:
        assert pointed_at or codes <= ONLY_READ


def test_every_key_is_described_in_the_words_of_the_table_of_fields():
    definitions = SCHEMA["definitions"]
    records = {"rule": language.RULE, "part": language.PART, "narrowing": language.NARROWING}
    records |= {name: kind.record for name, kind in language.EXPECTATIONS.items()}
    for name, record in records.items():
        properties = definitions[name]["properties"]
        assert list(properties) == [field.name for field in record.fields]
        assert all(properties[field.name]["description"].startswith(field.says) for field in record.fields)
    known = set(definitions["expectation"]["properties"])
    assert known == {*language.EXPECTATIONS, language.ANY}


def test_the_words_of_the_vocabulary_are_offered_and_a_places_own_are_never_refused():
    narrowing = SCHEMA["definitions"]["narrowing"]["properties"]
    assert "patient-group" in narrowing["kind"]["anyOf"][0]["enum"]
    assert "lay-member" in narrowing["role"]["anyOf"][0]["enum"]
    assert faults_of(HEALTHY.replace("role: board", "role: moot")) == []


HEALTHY_VALUES = {
    **dict.fromkeys(("of", "from", "to", "who", "than", "include", "every"), "board"),
    **{"is": "funds", "that": "{standing: true}", "at_least": "consult", "key": "purpose", "by": "service"},
}
ANYTHING = """1|0|0.5|-1|1.5|true|yes|''|2012-10-01|[a]|[]|[1, 2]|{a: b}|2 weeks|5 working days|consult|place|board
any board|every forum|its board|it|[board, any forum]|[every board]|any any board|funds|[funds, pays]|[paid, run]|paid
{run_by: board}|{parts: [board, forum]}|{}|{standing: true}|{level: consult, carries: view}|{trusted: }|view|reach
[reach, days]|service|purpose|people|1_000|+5|null|~""".replace("\n", "|")
BESIDE = {
    ("share", ""): {"at_least": "1"},
    ("channel", "stated"): {"carries": "view"},
    ("route", "stated"): {"carries": "view"},
    ("states", "of"): {"key": "people"},
}
"""What else has to be said beside a key, or beside any key of an expectation."""

KEYS = [
    pytest.param(name, field, id=f"{name} {field.name}")
    for name, kind in language.EXPECTATIONS.items()
    for field in kind.record.fields
]


SMALL = "  board: {name: the board, who: {kind: board}}\n  forum: {name: the forums, who: {kind: forum}}\n"


@pytest.mark.parametrize(("name", "field"), KEYS)
def test_whatever_is_written_what_the_reader_takes_the_schema_takes(name, field, tmp_path):
    said = {
        each.name: HEALTHY_VALUES[each.name]
        for each in language.EXPECTATIONS[name].record.fields
        if each.required
    }
    said |= BESIDE.get((name, field.name), BESIDE.get((name, ""), {}))
    taken = 0
    for value in ANYTHING.split("|"):
        entries = ", ".join(f"{key}: {each}" for key, each in (said | {field.name: value}).items())
        text = write_standard(write_rule(f"- {name}: {{{entries}}}", more="applies_to: forum\n"), SMALL)
        sound = read(tmp_path, text).value is not None
        taken += sound
        assert not sound or faults_of(text) == [], value
    assert taken
