"""What a report finds: the weakest places, what was tried against them, and what it says of where it was learnt."""

import pytest

from stakeholder_graph.assess.changes import BY_LAW
from stakeholder_graph.assess.questions import find_only_ways
from stakeholder_graph.assess.reporting import report
from stakeholder_graph.assess.setting import Choice
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.json_form import build_json
from tests.opened_models import ALL, ask, open_document
from tests.opened_reports import open_report

LISTENING = """\
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
complete: true
sources:
  survey: {title: A survey, kind: public, evidence: observed}
stakeholders:
  board: {name: Board, kind: board, source: survey}
  officer: {name: Officer, kind: post}
  north: {name: North, kind: community, people: 300}
  south: {name: South, kind: community, people: 200}
channels:
  - {from: north, to: officer, by: email, source: survey}
  - {from: officer, to: board, by: report}
messages:
  concern: {from: every community, to: board, says: A concern reaches the board}
"""


@pytest.fixture(scope="module")
def vale(tmp_path_factory) -> Answer:
    from stakeholder_graph.assess.setting import open_model

    path = tmp_path_factory.mktemp("vale") / "vale.yaml"
    path.write_text(LISTENING, encoding="utf-8")
    return report(open_model(str(path)))


def test_the_weakest_places_are_who_rests_on_one_and_who_is_left_out(vale):
    assert [(each.kind, each.id, each.members, each.people, each.basis) for each in vale.report.weakest] == [
        ("weak-point", "officer", ("north",), 300, "partly"),
        ("missing", None, ("south",), 200, "stated"),
    ]


def test_a_second_officer_frees_north_and_a_direct_channel_lets_south_be_heard(vale):
    """By hand: north -> officer -> board is the one way; with a second officer no single one is needed."""
    second, direct = vale.report.changes
    assert (second.kind, second.beside, second.channel_count, second.mends) == (
        "second-body",
        ("officer",),
        2,
        (0,),
    )
    first = second.effects[0]
    assert (first.id, first.before_count, first.after_count) == ("officer", 1, 0)
    assert (first.before_people, first.after_people) == (300, 0)
    assert (direct.kind, direct.beside, direct.to, direct.mends) == (
        "direct-channel",
        ("south",),
        "board",
        (1,),
    )
    (reached,) = (each for each in direct.effects if each.kind == "reached")
    assert (reached.before_count, reached.after_count, reached.after_people) == (1, 2, 500)


def test_evidence_is_counted_and_what_has_none_is_counted_too(vale):
    counts = {each.grade: (each.stakeholder_count, each.channel_count) for each in vale.report.evidence}
    assert counts == {
        "paper": (0, 0),
        "one end": (0, 0),
        "both ends": (0, 0),
        "observed": (1, 1),
        None: (3, 1),
    }


@pytest.mark.parametrize("name", ALL)
def test_evidence_counts_everybody_and_every_channel_once(name):
    answer = open_report(name)
    stakeholders = sum(each.stakeholder_count for each in answer.report.evidence)
    assert stakeholders == len(answer.report.scene.stakeholders)
    assert sum(each.channel_count for each in answer.report.evidence) == len(answer.report.scene.channels)


@pytest.mark.parametrize("name", ["somerset", "gallery/hounslow", "north-east-lincolnshire-2014"])
def test_what_a_scenario_does_is_what_weak_points_says_of_it(name):
    for change in open_report(name).report.changes:
        if change.kind != "scenario":
            continue
        asked = find_only_ways(open_document(name), Choice(scenario=change.scenario))
        by_id = {each.message: each for each in asked.messages or ()}
        for effect in change.effects:
            if effect.kind == "reached":
                assert by_id[effect.message].reached_count == effect.after_count
            elif effect.kind == "cut-off":
                left = [
                    each
                    for each in by_id[effect.message].weak_points or ()
                    if (each.type, each.id) == (effect.type, effect.id)
                ]
                assert max((len(each.cuts_off) for each in left), default=0) >= effect.after_count


@pytest.mark.parametrize("name", ALL)
def test_changes_to_propose_come_first_and_each_helps(name):
    found = open_report(name).report
    assert all(each.better_count and each.effects[0].better for each in found.changes)
    assert all(not each.better_count for each in found.idle_changes)
    mended = [set(each.mends) for each in found.changes[: len(found.weakest)]]
    for number in range(len(found.weakest)):
        helped = any(number in each.mends for each in found.changes)
        assert not helped or any(number in each for each in mended)


@pytest.mark.parametrize("name", ALL)
def test_nobody_gets_a_second_board_practice_or_commissioner(name):
    kinds = {each.id: each.kind for each in open_report(name).stakeholders}
    for change in open_report(name).report.changes:
        if change.kind == "second-body":
            named = open_document(name).place.messages
            assert kinds[change.beside[0]] not in BY_LAW or any(
                len(each.senders.members) > 1 for each in named
            )


@pytest.mark.parametrize("name", ALL)
def test_figures_are_those_of_an_analysis(name):
    analysed, told = ask(name, None), open_report(name)
    for before, after in zip(analysed.messages or (), told.messages or (), strict=True):
        assert (before.reached_count, build_json(before.loops)) == (
            after.reached_count,
            build_json(after.loops),
        )
        assert build_json(before.weak_points) == build_json(after.weak_points)
    assert told.assumed_share.existence == pytest.approx(analysed.assumed_share.existence)


def test_journeys_that_are_told_are_dated():
    answer = open_report("somerset")
    told = {each.message: each.member for each in answer.report.traces}
    assert told.keys() == {"decision-to-people", "concern"}
    (concern,) = (each for each in answer.messages or () if each.message == "concern")
    dated = [each.sender for each in concern.deliveries or () if each.itinerary is not None]
    assert dated == [told["concern"]]


def test_the_scenario_that_is_asked_about_is_not_tried_again():
    found = open_report("gallery/enfield", "representative-reports-back")
    assert found.options["scenario"] == "representative-reports-back"
    assert found.scenario_says
    tried = (*found.report.changes, *found.report.idle_changes)
    assert "representative-reports-back" not in {each.scenario for each in tried}
