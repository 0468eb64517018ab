"""A short run of the fuzzer on every save: the same inputs each time. Longer ones are run by hand."""

import random

import pytest

from tests.fuzz.fuzz_reading import TARGETS, fuzz_model, mutate, run_once
from tests.fuzz.model_pieces import SECTIONS, build_model, mutate_model


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "model"])
def test_damaged_files_end_in_problems(name):
    chance = random.Random(7)
    for _ in range(200):
        run_once({name: TARGETS[name]}, mutate(chance))


def test_damaged_models_end_in_problems_or_answers():
    chance = random.Random(7)
    for _ in range(300):
        run_once({"model": fuzz_model}, mutate_model(chance))


def test_undamaged_models_are_sound():
    from pathlib import Path

    from stakeholder_graph.assess.setting import correct, try_scenarios
    from stakeholder_graph.readers.place_file import build_document
    from tests.fuzz.fuzz_reading import NOWHERE, TablesInMemory

    chance = random.Random(7)
    for _ in range(60):
        data = build_model(chance).encode()
        read = build_document(Path("p.yaml"), data, TablesInMemory(NOWHERE, "p.yaml"))
        document = try_scenarios(correct(read))
        assert [each.message for each in document.problems if each.is_error] == [], data.decode()


def test_every_key_is_in_some_piece():
    from stakeholder_graph.documents import fields as language

    pieces = "\n".join(piece for section in SECTIONS.values() for piece in section)
    records = (
        language.SOURCE,
        language.STAKEHOLDER,
        language.CHANNEL,
        language.TIE,
        language.MESSAGE,
        language.SHARED,
    )
    keys = {field.name for record in records for field in record.fields}
    assert [key for key in sorted(keys) if f"{key}:" not in pieces] == []
