"""The schema takes what the reader takes, typed as an editor types it, and points at what the reader refuses."""

import csv
import io
import json
import random
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.model_schema import build_model_schema
from stakeholder_graph.readers.place_file import read_place
from stakeholder_graph.writers.starter import TEMPLATES, build_starter

ROOT = Path(__file__).parents[2]
MODELS = sorted([*ROOT.glob("models/*.yaml"), *ROOT.glob("examples/*/place.yaml")])

SCHEMA = build_model_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


class EditorLoader(yaml.SafeLoader):
    """Types what it reads much as an editor does (YAML 1.2): numbers, true and false; dates stay text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if not each[0].endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class TextLoader(yaml.BaseLoader):
    """Keeps every value the text it is, as our reader does; where nothing stands is nothing."""


TextLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
TextLoader.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)

LOADERS = {"as an editor types it": EditorLoader, "as plain texts": TextLoader}


def load(text, loader):
    # through JSON, because its keys are always texts
    return json.loads(json.dumps(yaml.load(text, loader)))


def faults_of(text, loader=EditorLoader):
    return [error.message for error in VALIDATOR.iter_errors(load(text, loader))]


def test_it_is_a_schema_of_the_draft_that_editors_read():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    json.dumps(SCHEMA, allow_nan=False)


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
@pytest.mark.parametrize("path", MODELS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_model_of_ours_conforms(path, loader):
    assert faults_of(path.read_text(encoding="utf-8"), loader) == []


@pytest.mark.parametrize("tables", [False, True])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_starter_conforms(template, tables):
    starter = build_starter(template, name="Hill & Vale: #1", file="hill.yaml", tables=tables)
    assert faults_of(starter.model) == []


EVERYTHING = """
format: stakeholder-graph/1
place: 2012
as_of: 2012-10-01
about:
complete: true
kinds: {hub: {plural: hubs, name: hub, tier: people}}
sectors: {faith: {name: Faith groups}}
roles: {bridge: {name: Bridge, note: a role of our own}}
sources:
  survey:
    {title: 12, kind: public, url: https://a.org, published: 2012, accessed: 2012-10, where: 7, evidence: both ends}
stakeholders:
  board:
    name: NO
    kind: board
    sector: faith
    roles: bridge
    tags: [1, yes]
    meets: monthly on the last Thursday
    papers_due: 5 working days
    people: 0
    reliability: .5
    relays: true
    certainty: likely
    private: false
    since: 2012-01-01
    until:
    seats: [{role: GP, count: 7, voting: true, chosen_by: 5E1}, {role: lay, held_by: hub, paid_by: board}]
    all_seats: true
    speaks_for: {every: {kind: practice, part_of: board, tier: practice}}
    source: {all: survey, meets: memory, people: assumption}
  5E1: {name: A practice, kind: practice, depends_on: room, meets: [2012-10-01, 2012-11-05]}
  hub: {name: Hub, kind: hub, meets: Every 2 Weeks from 2012-10-03, depends_on: [room]}
  My rows:
    for_each: t.csv
    id: "{code}"
    name: "{name}"
    kind: "{kind}"
    tier: "{tier}"
    people: "{people}"
    relays: "{relays}"
    meets: "{meets}"
    since: "{since}"
    reliability: "{reliability}"
    seats: [{role: GP, count: "{seats}"}]
    source: survey
channels:
  - {from: board, to: [hub, every practice], by: meeting, every: 4 times a year, takes: 1 week, level: involve}
  - {from: hub, to: its hub, by: our own, every: "RRULE:FREQ=MONTHLY;BYDAY=-1TH", open: 2012-10-01 to 2012-10-14}
  - {from: hub, to: board, by: post, both_ways: true, carries: view, cost_hours: 12.5, formal: false, trusted: true}
  - {from: hub, to: board, by: post, open: [2012-10-01 to 2012-10-14, {since: 2013-01-01, until: 2013-02-01}]}
  - {for_each: t.csv, from: "{code}", to: board, by: email, every: "{meets}", level: "{level}"}
ties:
  - {from: board, to: hub, is: accountable_to}
shared: {room: {name: A room, kind: venue, reliability: 0.9}}
messages:
  news: {from: board, to: any practice, says: News, heard_within: 10 working days, routes: 2, level: inform}
  view: {from: hub, to: board, answered: true, answer_takes: 0 days, answered_within: 1 month, chance: 1}
checked:
  - {on: 2012-11-20, with: every practice, by: engagement manager}
known_absent:
  - {from: hub, to: board, is: funds}
  - {stakeholder: {kind: practices, part_of: board, role: bridge, sector: faith, tag: 1, service: x, tier: place}}
  - {for_each: t.csv, stakeholder: {kind: "{kind}", part_of: "{code}"}, source: survey}
corrections:
  - change: {channel: "board:hub", set: {certainty: likely, level: inform}, source: survey, confirms: true}
  - change: {channel: "board:hub", set: {certainty: 0.2}, one_way: true}
  - remove: [hub, "a:b"]
scenarios:
  all:
    says: Everything at once
    note: so that each is tried
    edits:
      - remove: [hub, "a:b"]
      - remove: room
      - add_stakeholder: {id: x, name: X, kind: forum}
      - add_shared: {id: y, name: Y}
      - add_channel: {from: x, to: board, by: email}
      - add_tie: {from: x, to: board, is: funds}
      - change: {stakeholder: every practice, set: {meets: month}, source: survey}
      - change: {channel: "x:board", set: {every: quarter, level: inform}}
      - change: {shared: y, set: {reliability: 0.5}}
      - merge: {stakeholders: [x, hub], into: {id: z, name: Z, kind: forum}}
"""


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
def test_every_form_of_the_language_conforms(loader):
    assert faults_of(EVERYTHING, loader) == []


def test_the_model_of_every_form_uses_every_key_the_table_of_fields_knows_or_names_it_here():
    left_out = {
        "author",
        "aliases",
        "town",
        "services",
        "volunteers",
        "part_of",
        "claimed_level",
        "purpose",
        "kind",
    }
    said = set(re.findall(r"([a-z_]+):", EVERYTHING))
    records = (
        *(
            language.SOURCE,
            language.KIND,
            language.TERM,
            language.STAKEHOLDER,
            language.CHANNEL,
            language.TIE,
        ),
        *(
            language.SHARED,
            language.MESSAGE,
            language.ABSENCE,
            language.CHECKED,
            language.SEAT,
            language.WINDOW,
            language.CHANGE,
        ),
    )
    assert {field.name for record in records for field in record.fields} - said - left_out == set()
    assert language.EDITS.keys() <= said
    assert language.TOP.keys() <= said


HEALTHY = """
format: stakeholder-graph/1
place: Hill and Vale
stakeholders:
  board: {name: Board, kind: board}
  forum: {name: Forum, kind: forum}
channels:
  - {from: board, to: forum, by: meeting}
scenarios:
  end: {edits: [{remove: forum}]}
"""

# what is put for what in the healthy model; the reader refuses every one of these too
BAD = {
    "another format": ("stakeholder-graph/1", "stakeholder-graph/9"),
    "no place": ("place: Hill and Vale", ""),
    "an unknown section": ("place:", "chanels: []\nplace:"),
    "a day that is none": ("place:", "as_of: October 2012\nplace:"),
    "yes for true": ("place:", "complete: yes\nplace:"),
    "an id with a blank": ("place:", "shared: {a room: {name: A}}\nplace:"),
    "a stakeholder without a kind": ("name: Board, kind: board", "name: Board"),
    "an unknown key": ("kind: board", "kind: board, cadence: month"),
    "a cadence nobody understands": ("kind: board", "kind: board, meets: now and then"),
    "an adverb for a cadence": ("kind: board", "kind: board, meets: monthly"),
    "a duration without a unit": ("kind: board", "kind: board, papers_due: 7"),
    "a share above one": ("kind: board", "kind: board, reliability: 1.5"),
    "people below nought": ("kind: board", "kind: board, people: -1"),
    "people with a comma": ("kind: board", "kind: board, people: '9,000'"),
    "a tier that is none": ("kind: board", "kind: board, tier: top"),
    "a column without a table": ("kind: board", "kind: board, people: '{list_size}'"),
    "a seat without a role": ("kind: board", "kind: board, seats: [{count: 7}]"),
    "a source for a key that is none": ("kind: board", "kind: board, source: {size: memory}"),
    "a list of nobody": ("from: board", "from: []"),
    "a narrowing that is none": ("from: board", "from: {every: {cadence: board}}"),
    "two ways at once": ("from: board", "from: {every: board, any: board}"),
    "a channel without a medium": (", by: meeting", ""),
    "a rung that is none": ("by: meeting", "by: meeting, level: high"),
    "a table line without its table": ("  - {from", "  - {for_each: , from"),
    "an absence of nobody": ("scenarios:", "known_absent: [{note: x}]\nscenarios:"),
    "an absence of somebody of whom nothing is said": (
        "scenarios:",
        "known_absent: [{stakeholder: {}}]\nscenarios:",
    ),
    "an absence that names a stakeholder and ends": (
        "scenarios:",
        "known_absent: [{stakeholder: {kind: committee}, from: board, to: forum}]\nscenarios:",
    ),
    "an absence of somebody by name": ("scenarios:", "known_absent: [{stakeholder: committee}]\nscenarios:"),
    "a correction that is none": ("scenarios:", "corrections: [{delete: forum}]\nscenarios:"),
    "a relation that is none": ("scenarios:", "ties: [{from: board, to: forum, is: likes}]\nscenarios:"),
    "an edit that is none": ("remove: forum", "delete: forum"),
    "two edits in one": ("remove: forum", "remove: forum, add_tie: {from: board, to: forum, is: funds}"),
    "a merge of one": (
        "remove: forum",
        "merge: {stakeholders: [forum], into: {id: x, name: X, kind: forum}}",
    ),
    "a change of nothing": ("remove: forum", "change: {stakeholder: forum}"),
    "a change of two": ("remove: forum", "change: {stakeholder: forum, shared: x, set: {name: F}}"),
    "a change of what cannot change": ("remove: forum", "change: {channel: 'a:b', set: {name: F}}"),
    "a scenario without edits": ("edits: [{remove: forum}]", "says: nothing"),
}


@pytest.mark.parametrize(("old", "new"), BAD.values(), ids=BAD)
def test_what_the_reader_refuses_the_schema_points_at(old, new, tmp_path):
    assert HEALTHY.count(old) >= 1
    bad = HEALTHY.replace(old, new, 1)
    path = tmp_path / "bad.yaml"
    path.write_text(bad, encoding="utf-8")
    assert not read_place(path).is_sound
    assert faults_of(bad) != []


def test_the_healthy_model_is_healthy(tmp_path):
    path = tmp_path / "good.yaml"
    path.write_text(HEALTHY, encoding="utf-8")
    assert read_place(path).problems[1:] == ()
    assert faults_of(HEALTHY) == []


CADENCES = """day,every week,2 weeks,every 10 days,month,Every 2 Months,QUARTER,year,once a year,5 times a year,
twice a year,monthly on the first monday,every 2 weeks from 2012-10-03,RRULE:FREQ=MONTHLY;BYDAY=-1TH,
DTSTART:20121003 RRULE:FREQ=WEEKLY,month from 2012-10-01"""
DURATIONS = "0 days,1 day,5 working days,2 weeks,1 month,3  weeks"


@pytest.mark.parametrize("said", [each.strip() for each in CADENCES.split(",") if each.strip()])
def test_every_cadence_the_reader_takes_the_schema_takes(said, tmp_path):
    check_taken(f"meets: '{said}'", tmp_path)


@pytest.mark.parametrize("said", DURATIONS.split(","))
def test_every_duration_the_reader_takes_the_schema_takes(said, tmp_path):
    check_taken(f"papers_due: '{said}'", tmp_path)


def check_taken(said, tmp_path):
    text = HEALTHY.replace("kind: board", f"kind: board, {said}")
    path = tmp_path / "place.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_place(path).is_sound
    assert faults_of(text) == []


def test_every_key_is_described_in_the_words_of_the_table_of_fields():
    definitions = SCHEMA["definitions"]
    for record, name in ((language.STAKEHOLDER, "stakeholder"), (language.CHANNEL, "channel")):
        properties = definitions[name]["properties"]
        assert list(properties) == [field.name for field in record.fields]
        assert all(properties[field.name]["description"].startswith(field.says) for field in record.fields)
    assert (
        "Unit: people. If not stated: unknown, never 0."
        in definitions["stakeholder"]["properties"]["people"]["description"]
    )


def test_words_of_ones_own_are_offered_a_choice_and_never_refused():
    kind = SCHEMA["definitions"]["stakeholder"]["properties"]["kind"]
    assert "patient-group" in kind["anyOf"][0]["enum"]
    assert faults_of(HEALTHY.replace("kind: forum", "kind: moot")) == []


def test_the_tables_of_starters_have_the_columns_their_lines_name():
    for template in TEMPLATES:
        starter = build_starter(template, name="A", file="a.yaml", tables=True)
        for reference, content in starter.tables.items():
            (columns, *rows) = csv.reader(io.StringIO(content))
            assert rows
            assert reference in starter.model
            assert all(f"{{{column}}}" in starter.model for column in columns)


WRITTEN = """1|0|0.5|-1|1.5|true|yes|''|2012-10-01|2012|12:30|0x1F|1e3|.5|5E1|[a]|[]|[1, 2]|{a: b}|every month|2 weeks
5 working days|certain|inform|place|paper|memory|board|a:b|every practice|any board|funds|2012-10-01 to 2012-11-01
https://x.y|{all: memory}|{column}|1_000|+5|01|practices|twice a year|GP|[{role: GP}]|[2012-10-01]|{every: board}"""


@pytest.mark.parametrize(
    "field", [*language.STAKEHOLDER.fields[2:], *language.CHANNEL.fields[3:]], ids=lambda each: each.name
)
def test_whatever_is_written_what_the_reader_takes_the_schema_takes(field, tmp_path):
    before = "kind: board" if field in language.STAKEHOLDER.fields else "by: meeting"
    path = tmp_path / "place.yaml"
    for said in random.Random(field.name).sample(WRITTEN.replace("\n", "|").split("|"), 15):
        text = HEALTHY.replace(before, f"{before}, {field.name}: {said}")
        path.write_text(text, encoding="utf-8")
        assert not read_place(path).is_sound or faults_of(text) == [], said
