"""The tables of the page beyond what is drawn: silos, rules with their answer and why, sources with their dates."""

from datetime import date

import pytest
from msgspec.structs import replace

from stakeholder_graph.assess.auditing import audit
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.layout import build_scene
from stakeholder_graph.model.place import Place
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.views.audit.groups import group_checks
from stakeholder_graph.views.page.tables import SILO_WORDS, build_tables
from tests.views.answers import make_answer

MODEL = """
format: stakeholder-graph/1
place: The Vale
as_of: 2014-05-08
sources:
  minutes:
    title: Minutes of the board
    kind: public
    url: https://example.org/m
    published: 2014-05-08
    evidence: paper
    where: page 2
  unused: {title: Never named, kind: public}
  bad: {title: Odd address, kind: public, url: "https://example.org/ok"}
stakeholders:
  ccg: {name: Vale CCG, kind: commissioner, roles: [place-lead], source: minutes}
  board: {name: Vale CCG Board, kind: board, part_of: ccg, source: minutes}
  people: {name: People of the Vale, kind: community, source: bad}
channels:
  - {from: people, to: board, by: letter, source: minutes}
messages:
  concern: {kind: concern, from: people, to: board}
"""


@pytest.fixture(scope="module")
def vale(tmp_path_factory):
    path = tmp_path_factory.mktemp("vale") / "vale.yaml"
    path.write_text(MODEL, encoding="utf-8")
    document = open_model(str(path))
    assert document.place.as_of == date(2014, 5, 8)
    answer = analyse(document)
    return build_scene(document.place, answer), answer, audit(document)


def test_every_rule_stands_in_the_table_once_what_is_not_met_first(vale):
    scene, answer, audited = vale
    rules = build_tables(scene, answer, audited)["rules"]
    held = group_checks(audited.checks)
    assert sorted(each[0] for each in rules) == sorted(each.check.question for each in held)
    order = ["not met", "waived", "cannot tell", "met", "does not apply"]
    results = [order.index(each[1]) for each in rules]
    assert results == sorted(results)
    counted = {each: sum(one.result == each for one in held) for each in ("met", "not-met", "cannot-tell")}
    assert counted["not-met"] == results.count(0)
    assert counted["cannot-tell"] == results.count(2)
    assert counted["met"] == results.count(3)


def test_silence_is_told_as_what_nobody_can_tell_and_every_rule_says_why(vale):
    scene, answer, audited = vale
    for question, result, _, _, told, *_ in build_tables(scene, answer, audited)["rules"]:
        assert told, question
        assert all(told), question
        if result == "cannot tell":
            assert not any("not met" in each.lower() for each in told)


def test_a_page_without_an_audit_has_no_rules(vale):
    scene, answer, _ = vale
    tables = build_tables(scene, answer)
    assert tables["rules"] == []
    assert tables["rule_counts"] == ""


def test_only_sources_that_vouch_for_something_are_told_with_their_dates(vale):
    scene, answer, _ = vale
    sources = {each[0]: each for each in build_tables(scene, answer)["sources"]}
    assert "Never named" not in sources
    title, kind, published, _, evidence, _, where, link = sources["Minutes of the board"]
    assert (title, kind, published, evidence) == ("Minutes of the board", "public", "2014-05-08", "paper")
    assert (where, link) == ("page 2", "https://example.org/m")


def test_every_silo_has_a_row_and_words_for_what_it_is():
    answer = make_answer("analyse")
    known = answer.stakeholders[0].id
    silos = Silos(
        isolated=(known,),
        not_reached=(known,),
        no_way_up=(known,),
        one_way=(known,),
        siblings=(),
        groups=(),
        brokers=(),
    )
    scene = build_scene(Place(name="Nowhere"))
    rows = build_tables(scene, replace(answer, silos=silos))["silos"]
    assert [each[0] for each in rows] == ["isolated", "not-reached", "no-way-up", "one-way"]
    assert {each[0] for each in rows} <= SILO_WORDS.keys()
    assert all(each[1] == [known] for each in rows)
