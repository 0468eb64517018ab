"""Questions from the file to the answer: narrowed, dated, with absences, and what cannot be answered."""

from datetime import date

import pytest
from msgspec.structs import replace

from stakeholder_graph.assess.ends import find_readings
from stakeholder_graph.assess.questions import analyse, find_only_ways, find_who_does_not_hear, trace
from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.example import example_place

MODEL = """
format: stakeholder-graph/1
place: Vale
as_of: 2012-10-01
stakeholders:
  ccg: {name: Vale CCG, kind: commissioner}
  board: {name: Vale Board, kind: board, part_of: ccg, aliases: [the board]}
  fed: {name: East Federation, kind: federation, part_of: ccg}
  p1: {name: Mill Surgery, kind: practice, part_of: fed, people: 100, town: Wells}
  p2: {name: Quay Practice, kind: practice, part_of: fed, people: 30, town: Wells, until: 2012-10-01}
  g1: {name: Mill Group, kind: patient-group, part_of: p1}
shared:
  pot: {name: Pot, kind: funding}
channels:
  - {from: board, to: fed, by: meeting}
  - {from: fed, to: all its practices, by: meeting, both_ways: true}
  - {from: g1, to: p1, by: meeting}
  - {from: fed, to: board, by: report, depends_on: [pot]}
messages:
  decision: {from: board, to: every practice}
  concern: {from: every patient-group, to: board, answered: true}
  inward: {from: ccg, to: its board}
scenarios:
  no-fed: {says: No federation, edits: [{remove: fed}]}
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "vale.yaml"
    path.write_text(MODEL, encoding="utf-8")
    found = open_model(str(path))
    assert found.problems == ()
    return found


def counts(answer):
    return {each.message: (each.delivery_count, each.reached_count) for each in answer.messages}


def test_everything_is_asked_at_once(document):
    answer = analyse(document)
    assert counts(answer) == {"decision": (2, 2), "concern": (1, 1), "inward": (1, 0)}
    assert answer.silos.one_way == ("g1",)
    assert answer.silos.isolated == ("ccg",)
    assert answer.notes == ("absence-not-recorded", "doubts-not-recorded")


def test_a_whole_place_told_date_by_date_has_the_journeys_of_a_trace_and_is_else_the_same(tmp_path):
    path = tmp_path / "vale.yaml"
    path.write_text(
        MODEL.replace("to: fed, by: meeting}", "to: fed, by: meeting, every: month}"), encoding="utf-8"
    )
    document = open_model(str(path))
    plain, dated, traced = analyse(document), analyse(document, dated=True), trace(document)
    for one, other, told in zip(plain.messages, dated.messages, traced.messages, strict=True):
        assert other.deliveries == told.deliveries
        assert replace(other, deliveries=one.deliveries) == one
    assert dated.messages[0].deliveries[0].itinerary.days == 15


def test_the_day_may_be_another(document):
    """The second practice closes on the first of October, and counts that day."""
    assert counts(analyse(document, Choice(on=date(2012, 10, 1))))["decision"] == (2, 2)
    later = analyse(document, Choice(on=date(2012, 10, 2)))
    assert counts(later)["decision"] == (1, 1)
    assert later.as_of == "2012-10-02"
    assert "p2" not in {each.id for each in later.stakeholders}


def test_a_scenario_and_an_absence_give_the_same_place(document):
    by_scenario, by_absence = (
        analyse(document, each) for each in (Choice(scenario="no-fed"), Choice(without=("fed",)))
    )
    assert by_scenario.messages == by_absence.messages
    assert counts(by_absence) == {"decision": (2, 0), "concern": (1, 0), "inward": (1, 0)}
    assert "fed" in {each.id for each in by_absence.stakeholders}


def test_absences_add_up(document):
    assert counts(analyse(document, Choice(without=("fed:p1", "p2"))))["decision"] == (2, 0)


def test_a_shared_dependency_may_be_absent(document):
    found = find_only_ways(document, message="concern").messages[0].weak_points
    assert ("shared", "pot", ("g1",), 100) in {(w.type, w.id, w.cuts_off, w.people) for w in found}
    assert counts(analyse(document, Choice(without=("pot",))))["concern"] == (1, 0)


def test_a_trace_may_be_narrowed_to_who_is_named(document):
    answer = trace(document, receiver="Quay Practice")
    assert [(m.message, [d.receiver for d in m.deliveries]) for m in answer.messages] == [
        ("decision", ["p2"])
    ]
    answer = trace(document, sender="THE BOARD", receiver="wells")
    assert [d.receiver for d in answer.messages[0].deliveries] == ["p1", "p2"]


def test_between_two_that_no_message_joins_any_message_is_traced(document):
    (between,) = trace(document, sender="p1", receiver="p2").messages
    assert (between.message, [d.route for d in between.deliveries]) == ("between", [("p1", "fed", "p2")])


def test_of_any_of_several_a_trace_looks_at_the_one_named(tmp_path):
    path = tmp_path / "any.yaml"
    changed = MODEL.replace("{from: board, to: every practice}", "{from: any practice, to: any board}")
    path.write_text(changed, encoding="utf-8")
    document = open_model(str(path))
    assert [d.sender for d in trace(document, message="decision").messages[0].deliveries] == ["p1"]
    (found,) = trace(document, message="decision", sender="p2").messages[0].deliveries
    assert (found.sender, found.route) == ("p2", ("p2", "fed", "board"))


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda d: analyse(d, Choice(scenario="no-fedd")), "the model has no scenario 'no-fedd'"),
        (
            lambda d: analyse(d, Choice(without=("fedd",))),
            "there is no stakeholder or shared dependency 'fedd'",
        ),
        (lambda d: find_only_ways(d, message="decisio"), "the model has no message 'decisio'"),
        (lambda d: trace(d, sender="nowhere"), "nobody in Vale is called 'nowhere'"),
        (lambda d: trace(d, message="decision", sender="p1"), "this message has no delivery between them"),
    ],
)
def test_what_is_not_in_the_model_cannot_be_asked_about(document, ask, said):
    with pytest.raises(UsageError) as caught:
        ask(document)
    assert caught.value.message == said
    assert caught.value.hint


def test_a_model_with_errors_cannot_be_asked(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(MODEL.replace("[pot]", "[pott]"), encoding="utf-8")
    document = open_model(str(path))
    assert {each.code for each in document.problems} == {"unknown-shared"}
    with pytest.raises(UsageError):
        analyse(document)


def test_a_scenario_that_makes_no_sense_is_an_error_of_the_file(tmp_path):
    path = tmp_path / "bad.yaml"
    edits = "{edits: [{change: {stakeholder: ccg, set: {part_of: p1}}}]}"
    path.write_text(MODEL.replace("{says: No federation, edits: [{remove: fed}]}", edits), encoding="utf-8")
    (problem,) = open_model(str(path)).problems
    assert (problem.code, problem.is_error, problem.span.line) == ("part-of-itself", True, 24)


def test_without_messages_silos_can_be_asked_and_nothing_else(tmp_path):
    path = tmp_path / "quiet.yaml"
    quiet = MODEL[: MODEL.index("messages:")].replace("kind: commissioner", "kind: council")
    path.write_text(quiet, encoding="utf-8")
    document = open_model(str(path))
    assert [each.code for each in document.problems] == ["no-messages"]
    assert find_who_does_not_hear(document).silos.isolated == ("ccg",)
    with pytest.raises(UsageError, match="defines no messages"):
        analyse(document)


TOWN = """
format: stakeholder-graph/1
place: Towns
as_of: 2012-10-01
stakeholders:
  board: {name: Board, kind: board}
  taunton: {name: Taunton Deane Federation, kind: federation}
  fed: {name: Taunton, kind: federation}
  p1: {name: Mill Surgery, kind: practice, town: Taunton}
  p2: {name: Quay Practice, kind: practice, town: Taunton}
  p3: {name: Hill Practice, kind: practice, town: Wells}
channels:
  - {from: board, to: [taunton, fed], by: meeting, both_ways: true}
  - {from: taunton, to: every practice, by: meeting, both_ways: true}
messages:
  decision: {from: board, to: every practice}
  review: {from: board, to: every federation}
"""


@pytest.fixture
def towns(tmp_path):
    path = tmp_path / "towns.yaml"
    path.write_text(TOWN, encoding="utf-8")
    found = open_model(str(path))
    assert found.problems == ()
    return found


@pytest.mark.parametrize(
    ("given", "readings"),
    [
        ("taunton", (("taunton",), ("fed",), ("p1", "p2"))),
        (" TAUNTON ", (("taunton",), ("fed",), ("p1", "p2"))),
        ("Taunton Deane Federation", (("taunton",),)),
        ("fed", (("fed",),)),
        ("wells", (("p3",),)),
        ("board", (("board",),)),
    ],
)
def test_one_word_may_be_an_id_a_name_and_a_town(towns, given, readings):
    assert find_readings(towns.place, given) == readings


def test_an_id_as_it_is_written_comes_before_one_that_differs_in_capital_letters():
    place = example_place("north -> North")
    assert find_readings(place, "North")[0] == ("North",)
    assert find_readings(place, "north")[0] == ("north",)
    assert find_readings(place, "NORTH") == (("North", "north"),)


def test_a_trace_takes_the_reading_that_a_delivery_joins(towns):
    def find_receivers(**said):
        found = trace(towns, receiver="Taunton", **said).messages
        return {each.message: [d.receiver for d in each.deliveries] for each in found}

    assert find_receivers(message="decision") == {"decision": ["p1", "p2"]}
    assert find_receivers(message="review") == {"review": ["taunton"]}
    assert find_receivers() == {"review": ["taunton"]}
    assert find_receivers(sender="board") == {"review": ["taunton"]}


def test_between_two_that_no_message_joins_the_likeliest_reading_is_traced(towns):
    (between,) = trace(towns, sender="taunton", receiver="wells").messages
    assert (between.message, [d.route for d in between.deliveries]) == ("between", [("taunton", "p3")])


DATES = "to: fed, by: meeting, every: [2012-11-01, {last}]}}"


@pytest.mark.parametrize(
    ("last", "runs_out"), [("2013-09-29", True), ("2013-09-30", False), ("2014-01-01", False)]
)
def test_dates_that_end_before_the_last_start_are_noted_where_days_are_counted(tmp_path, last, runs_out):
    """365 starts from 1 October 2012 end on 30 September 2013."""
    path = tmp_path / "dates.yaml"
    said = MODEL.replace("to: fed, by: meeting}", DATES.format(last=last))
    path.write_text(said, encoding="utf-8")
    document = open_model(str(path))
    assert ("dates-run-out" in analyse(document).notes) == runs_out
    assert ("dates-run-out" in trace(document, message="decision").notes) == runs_out
    assert "dates-run-out" not in find_only_ways(document).notes
    assert "dates-run-out" not in find_who_does_not_hear(document).notes


def test_dates_of_a_meeting_may_run_out_too_and_a_later_day_moves_the_end(tmp_path):
    path = tmp_path / "dates.yaml"
    said = MODEL.replace("kind: board,", "kind: board, meets: [2012-11-01, 2013-10-01],")
    path.write_text(said, encoding="utf-8")
    document = open_model(str(path))
    assert "dates-run-out" not in analyse(document).notes
    assert "dates-run-out" in analyse(document, Choice(on=date(2012, 10, 3))).notes


def test_a_scenario_says_what_it_is(document):
    assert analyse(document, Choice(scenario="no-fed")).scenario_says == "No federation"
    assert analyse(document).scenario_says is None
