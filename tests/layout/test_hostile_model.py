"""The hostile model holds every payload in every key of the language that takes a text of one's own."""

from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.documents import fields
from stakeholder_graph.documents.fields import RecordType
from stakeholder_graph.scenarios.said import find_texts
from tests.layout.hostile_model import SHORT, TEXT_TYPES, build_hostile_model, write_hostile_model

IN_SHARES = {("message", "says"), ("message", "kind"), ("message", "note")}
IN_SHARES |= {("scenario", "says"), ("scenario", "note"), ("stakeholder", "tags")}
NAMES_ONLY = {
    *(("scenario", "edits"), ("change", "shared"), ("change", "source")),
    *(("selector", each) for each in ("kind", "part_of", "sector", "role", "tag", "service")),
}
"""Texts that must name what there is."""


def test_every_key_that_takes_a_text_is_filled():
    records = [each for each in vars(fields).values() if isinstance(each, RecordType)]
    wanted = {
        (record.name, field.name) for record in records for field in record.fields if field.type in TEXT_TYPES
    }
    assert wanted - build_hostile_model()[1].filled - IN_SHARES == NAMES_ONLY


def test_the_model_is_read_whole_and_holds_every_payload(tmp_path):
    path = tmp_path / "hostile.yaml"
    path.write_text(write_hostile_model(), encoding="utf-8")
    document = open_model(str(path))
    assert {each.code for each in document.problems} == {"unsafe-address"}
    said = set(find_texts(document.place.stakeholders))
    assert [each for each in SHORT if each not in said] == []
    assert len(SHORT) > 100
