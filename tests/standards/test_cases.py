"""Every rule of every shipped standard, held against small places that meet it, do not, or leave it open.

The cases are data, in `cases/STANDARD/RULE.yaml`: under `meets`, `does_not_meet`, `cannot_tell` and
`not_applicable` a list of `{shows: a sentence, place: a model without its first two lines}`. A place that names no
day is looked at on the first day on which its rule holds.
"""

import textwrap
from pathlib import Path

import pytest
import yaml

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.setting import correct
from stakeholder_graph.readers.place_file import Tables, build_document
from stakeholder_graph.standards.casting import Cast
from stakeholder_graph.standards.checker import check_standards
from stakeholder_graph.standards.packs import list_packs, open_standard

CASES = Path(__file__).parent / "cases"
RESULTS = {
    "meets": "met",
    "does_not_meet": "not-met",
    "cannot_tell": "cannot-tell",
    "not_applicable": "not-applicable",
}
ORDER = ("not-met", "cannot-tell", "met", "not-applicable")
OPENED = {name: open_standard(name) for name in list_packs()}
RULES = [
    pytest.param(pack, rule, id=f"{pack}/{rule}")
    for pack, opened in OPENED.items()
    for rule in (opened.value.rules if opened.value is not None else ())
]


def read_cases(path):
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def find_models(path):
    """Return the text of every case's place as it is written, so that our own reader reads it."""
    tree = yaml.compose(path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    for sort, listed in ((key.value, value) for key, value in (tree.value if tree else ())):
        for case in listed.value:
            said = {key.value: value for key, value in case.value}
            place = said["place"]
            first, last = place.start_mark, place.end_mark
            written = text[first.index : last.index]
            model = f"{written}\n" if place.flow_style else textwrap.dedent(" " * first.column + written)
            yield sort, said["shows"].value, model


def read_model(written, path, day):
    top = "format: stakeholder-graph/1\nplace: A case\n"
    if written.startswith("{"):
        model = "{format: stakeholder-graph/1, place: A case, " + written[1:]
    else:
        model = top + written
    document = correct(build_document(path, model.encode(), Tables(path.parent, "case.yaml")))
    errors = [each for each in document.problems if each.is_error]
    assert errors == [], f"{model}\n{errors}"
    return Structure(document.place, day if document.place.as_of is None else None)


def list_all():
    for path in sorted(CASES.glob("*/*.yaml")):
        for number, (sort, shows, model) in enumerate(find_models(path)):
            name = f"{path.parent.name}/{path.stem} {sort} {number}"
            yield pytest.param(path, sort, shows, model, id=name)


@pytest.mark.parametrize("name", OPENED)
def test_a_shipped_standard_has_no_problem(name):
    assert OPENED[name].problems == ()


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_every_rule_has_cases_of_every_sort(pack, rule):
    path = CASES / pack / f"{rule}.yaml"
    assert path.exists(), f"write {path}"
    found = read_cases(path)
    needed = set(RESULTS) - {"not_applicable"}
    if not OPENED[pack].value.rules[rule].expects:
        needed = {"cannot_tell"}
    elif "cannot_tell" in found.get("impossible", {}):
        needed.discard("cannot_tell")
    assert needed - {sort for sort, cases in found.items() if cases} == set()


@pytest.mark.parametrize(("path", "sort", "shows", "model"), list(list_all()))
def test_a_case_comes_out_as_it_says(path, sort, shows, model):
    standard = OPENED[path.parent.name].value
    rule = standard.rules[path.stem]
    structure = read_model(model, path, rule.since or standard.since or rule.until or standard.until)
    checks = check_standards(structure, [Cast(standard, structure)])
    results = {each.result: each.evidence for each in checks if each.rule == rule.id}
    worst = next(each for each in ORDER if each in results)
    assert worst == RESULTS[sort], f"{shows}\n{results[worst]}"


def test_every_case_belongs_to_a_rule():
    known = {f"{pack}/{rule}" for pack, opened in OPENED.items() for rule in opened.value.rules}
    assert {f"{each.parent.name}/{each.stem}" for each in CASES.glob("*/*.yaml")} - known == set()
