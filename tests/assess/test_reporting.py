"""What a report finds: the weakest places, what was tried against them, and what it says of where it was learnt."""

from datetime import date, timedelta

import pytest

from stakeholder_graph.assess.questions import find_only_ways
from stakeholder_graph.assess.reporting import report
from stakeholder_graph.assess.setting import Choice
from stakeholder_graph.assess.trials import DOUBLED
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.json_form import build_json, render_json
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import ChangeEffect
from stakeholder_graph.scenarios.apply import apply_scenario
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


ENDING = """\
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
stakeholders:
  board: {name: Board, kind: board}
  officer: {name: Officer, kind: post}
  link: {name: LINk, kind: voice-body, until: 2013-03-31}
  network: {name: Network, kind: network, certainty: unsure}
  north: {name: North, kind: community, people: 300}
channels:
  - {from: north, to: officer, by: email}
  - {from: officer, to: board, by: report}
messages:
  concern: {from: every community, to: board, says: A concern reaches the board}
scenarios:
  over-link:
    says: The LINk carries it as well
    edits:
      - add_channel: {from: north, to: link, both_ways: true, by: visit, every: month, cost_hours: 6}
      - add_channel: {from: link, to: board, by: report}
  over-network:
    says: The network carries it as well
    edits:
      - add_channel: {from: north, to: network, by: meeting}
      - add_channel: {from: network, to: board, by: report}
  already:
    says: North writes to the board (nobody says so)
    may_be_so: true
    edits:
      - add_channel: {from: north, to: board, by: letter}
"""


MERGING = """\
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
stakeholders:
  board: {name: Board, kind: board}
  forum: {name: Forum, kind: forum}
  mill: {name: Mill Surgery, kind: practice, people: 100}
  quay: {name: Quay Practice, kind: practice, people: 200}
channels:
  - {from: board, to: forum, by: post}
  - {from: forum, to: every practice, by: post}
messages:
  news: {from: board, to: every practice}
scenarios:
  merged:
    says: The practices merge
    edits:
      - merge: {stakeholders: [mill, quay], into: {id: town, name: Town Surgery, kind: practice, people: 300}}
  merged-alone:
    says: They merge, and the forum closes
    edits:
      - merge: {stakeholders: [mill, quay], into: {id: town, name: Town Surgery, kind: practice, people: 300}}
      - remove: forum
  one-closes:
    says: One closes, and the other is written to
    edits:
      - remove: mill
      - add_channel: {from: board, to: quay, by: post}
"""


def open_text(folder, text: str) -> Answer:
    from stakeholder_graph.assess.setting import open_model

    path = folder / "vale.yaml"
    path.write_text(text, encoding="utf-8")
    return report(open_model(str(path)))


@pytest.fixture(scope="module")
def ending(tmp_path_factory) -> Answer:
    return open_text(tmp_path_factory.mktemp("ending"), ENDING)


def find_change(answer: Answer, scenario: str):
    (found,) = (each for each in answer.report.changes if each.scenario == scenario)
    return found


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


def list_tried(folder, text: str):
    report = open_text(folder, text).report
    return {each.scenario: each for each in (*report.changes, *report.idle_changes)}


def test_a_merge_that_leaves_everybody_as_they_were_does_nothing(tmp_path):
    merged = list_tried(tmp_path, MERGING)["merged"]
    assert (merged.better_count, merged.worse_count, merged.effects) == (0, 0, ())


def test_a_merged_practice_that_hears_no_more_is_told_of_how_many_there_then_are(tmp_path):
    (lost,) = list_tried(tmp_path, MERGING)["merged-alone"].effects
    assert (lost.kind, lost.before_count, lost.after_count, lost.after_total, lost.better) == (
        "reached",
        2,
        0,
        1,
        False,
    )


def test_who_is_heard_through_a_merger_gains_though_there_are_fewer_to_count(tmp_path):
    text = MERGING.replace("to: every practice, by", "to: mill, by")
    (gained,) = (each for each in list_tried(tmp_path, text)["merged"].effects if each.kind == "reached")
    assert (gained.before_count, gained.after_count, gained.after_total, gained.better) == (1, 1, 1, True)
    assert (gained.before_people, gained.after_people) == (100, 300)


def test_what_is_so_now_is_told_whole_though_one_of_them_goes(tmp_path):
    """By hand: the forum is the only way to both practices, 300 people, whatever is then done."""
    freed = list_tried(tmp_path, MERGING)["one-closes"].effects[0]
    assert (freed.kind, freed.id, freed.better) == ("cut-off", "forum", True)
    assert (freed.before_count, freed.before_people, freed.after_count, freed.after_people) == (2, 300, 0, 0)


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


def find_figure(message: MessageAnswer, effect: ChangeEffect) -> tuple[int, int | None]:
    """Find what an effect counts, in an answer: how many, and how many people."""
    if effect.kind == "reached":
        return message.reached_count, message.people_of_reached
    for point in message.weak_points or ():
        if (point.type, point.id) == (effect.type, effect.id):
            return len(point.cuts_off), point.people
    return 0, 0


@pytest.mark.parametrize("name", ["somerset", "gallery/hounslow", "north-east-lincolnshire-2014"])
def test_what_a_scenario_does_is_what_weak_points_says_of_it(name):
    for change in open_report(name).report.changes:
        if change.kind != "scenario":
            continue
        asked = find_only_ways(open_document(name), Choice(scenario=change.scenario))
        now = {each.message: each for each in open_report(name).messages or ()}
        then = {each.message: each for each in asked.messages or ()}
        for effect in change.effects:
            if effect.kind == "answered":
                continue
            before, after = (find_figure(each[effect.message], effect) for each in (now, then))
            assert before == (effect.before_count, effect.before_people)
            assert after == (effect.after_count, effect.after_people)
            assert then[effect.message].delivery_count == effect.after_total


@pytest.mark.parametrize("name", ALL)
def test_changes_to_propose_come_first_and_each_helps(name):
    found = open_report(name).report
    assert all(each.better_count and each.effects[0].better for each in found.changes)
    assert all(not each.better_count for each in found.idle_changes)
    mended = [set(each.mends) for each in found.changes[: found.told_change_count]]
    for number in range(len(found.weakest)):
        helped = any(number in each.mends for each in found.changes)
        assert not helped or any(number in each for each in mended)


@pytest.mark.parametrize("name", ALL)
def test_nobody_gets_a_second_board_council_or_healthwatch(name):
    kinds = {each.id: each.kind for each in open_report(name).stakeholders}
    found = open_report(name).report
    doubled = [each for each in (*found.changes, *found.idle_changes) if each.kind == "second-body"]
    assert {kinds[each.beside[0]] for each in doubled} <= set(DOUBLED)
    assert not {"board", "voice-body", "council", "forum", "committee"} & set(DOUBLED)


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


def test_a_message_from_each_to_each_is_neither_of_the_two_journeys(tmp_path):
    text = MERGING.replace("to: forum, by", "to: forum, both_ways: true, by")
    pairs = "  talk: {from: [board, forum], to: [forum, board]}\nscenarios:"
    answer = open_text(tmp_path, text.replace("scenarios:", pairs))
    assert {each.message: each.counted for each in answer.messages} == {"news": "receivers", "talk": "pairs"}
    assert [each.message for each in answer.report.traces] == ["news"]


def test_the_scenario_that_is_asked_about_is_not_tried_again():
    found = open_report("gallery/enfield", "representative-reports-back")
    assert found.options["scenario"] == "representative-reports-back"
    assert found.scenario_says
    tried = (*found.report.changes, *found.report.idle_changes)
    assert "representative-reports-back" not in {each.scenario for each in tried}


def test_a_change_that_rests_on_a_body_that_ends_is_dated_and_not_sound(ending):
    change = find_change(ending, "over-link")
    assert (change.until, change.ending, change.is_sound) == ("2013-03-31", ("link",), False)
    assert {each.until for each in change.effects if each.better} == {"2013-03-31"}


def test_the_same_change_lasts_where_its_body_does(tmp_path):
    answer = open_text(tmp_path, ENDING.replace(", until: 2013-03-31", ""))
    assert (find_change(answer, "over-link").until, find_change(answer, "over-link").is_sound) == (None, True)
    told = answer.report.changes[: answer.report.told_change_count]
    assert "over-link" in {each.scenario for each in told if each.is_sound}


def test_an_end_after_the_year_is_not_told(tmp_path):
    answer = open_text(tmp_path, ENDING.replace("2013-03-31", "2013-10-31"))
    assert find_change(answer, "over-link").until is None


def test_what_may_be_so_or_rests_on_whom_the_model_doubts_is_not_sound(ending):
    assert find_change(ending, "already").may_be_so
    assert not find_change(ending, "already").is_sound
    assert find_change(ending, "over-network").unsure == ("network",)
    assert not find_change(ending, "over-network").is_sound


def test_a_change_says_who_would_do_what_and_how_often(ending):
    way, on = find_change(ending, "over-link").ways
    assert (way.senders, way.receivers, way.by, way.every) == (("north",), ("link",), "visit", "month")
    assert (way.both_ways, way.channel_count, way.hours) == (True, 2, 12)
    assert (on.senders, on.receivers, on.both_ways, on.hours) == (("link",), ("board",), False, None)


@pytest.mark.parametrize("name", ALL)
def test_ways_count_every_channel_that_a_change_adds(name):
    found = open_report(name).report
    for change in (*found.changes, *found.idle_changes):
        assert change.channel_count == sum(each.channel_count for each in change.ways)
        if change.kind == "scenario":
            place = open_document(name).place
            changed, _ = apply_scenario(place, place.scenarios[change.scenario])
            known = {each.id for each in place.channels}
            assert change.channel_count == sum(each.id not in known for each in changed.channels)


@pytest.mark.parametrize("name", ALL)
def test_what_a_sound_scenario_mends_is_mended_at_the_end_of_the_year_as_well(name):
    found, day = open_report(name).report, open_document(name).place.as_of
    for change in found.changes[: found.told_change_count]:
        if change.kind != "scenario" or not change.is_sound or day is None:
            continue
        last = Choice(scenario=change.scenario, on=day + timedelta(days=364))
        later = {each.message: each for each in find_only_ways(open_document(name), last).messages}
        for weak in (found.weakest[each] for each in change.mends):
            if weak.kind == "weak-point":
                points = {(each.type, each.id): each for each in later[weak.message].weak_points}
                left = points[weak.type, weak.id].cuts_off if (weak.type, weak.id) in points else ()
                assert len(left) < weak.count


def test_somerset_proposes_nothing_that_rests_on_the_link():
    """The LINk ends on 31 March 2013; on 2 April the forums' views reach nobody but through the managers."""
    found = open_report("somerset").report
    bypass = next(each for each in found.changes if each.scenario == "link-bypass")
    assert (bypass.until, bypass.ending) == ("2013-03-31", ("link",))
    assert all(each.until is None for each in found.changes[: found.told_change_count])
    choice = Choice(scenario="link-bypass", without=("engagement-managers",), on=date(2013, 4, 2))
    later = {each.message: each for each in find_only_ways(open_document("somerset"), choice).messages}
    assert later["concern"].reached_count < 4


def test_weak_places_carry_what_the_model_notes_doubts_and_ends():
    weak = open_report("north-east-lincolnshire-2014").report.weakest
    noted = {line.id: line for each in weak for line in each.noted}
    assert noted["practices"].note == "One stands for all of them."
    assert noted["accord-members"].certainty == 0.5
    ends = {line.id: line.until for each in open_report("somerset").report.weakest for line in each.noted}
    assert ends["link"] == "2013-03-31"


def test_a_report_names_the_file_and_not_where_it_lay(tmp_path):
    text = LISTENING.replace(
        "stakeholders:",
        "stakeholders:\n  groups: {for_each: lists/groups.csv, id: '{id}', name: '{id}', kind: forum}",
        1,
    )
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists/groups.csv").write_text("id\nwest\n", encoding="utf-8")
    answer = open_text(tmp_path, text)
    assert (answer.model, set(answer.tables_sha256)) == ("vale.yaml", {"lists/groups.csv"})
    assert str(tmp_path).encode() not in render_json(answer).encode()
