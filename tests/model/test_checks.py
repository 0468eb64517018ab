"""What only shows when records are seen together: a healthy place, with one fault added at a time."""

from datetime import date

import pytest
from msgspec.structs import replace

from stakeholder_graph.model.cadence import Duration
from stakeholder_graph.model.checks import check_place
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import AbsentStakeholder, KnownAbsence, Seats, Terms, Tie
from tests.analysis.places import PlaceDraft, message

DAY = date(2012, 10, 1)


def draft() -> PlaceDraft:
    return PlaceDraft("board -> forum").share("pilot-funding").add("forum", part_of="board")


def healthy() -> Place:
    return draft().build(as_of=DAY)


def found(place: Place) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in check_place(place)]


def with_absence(**said) -> Place:
    absence = KnownAbsence(sender="board", receiver="forum", **said)
    return replace(
        healthy(), known_absent=(absence,), ties=(Tie(sender="board", receiver="forum", relation="funds"),)
    )


def with_message(**said) -> Place:
    place = draft().join("forum", "board", carries=("concern",)).build(as_of=DAY)
    return replace(place, messages=(message("board", "forum", **said),))


def test_a_healthy_place_has_no_problem():
    assert found(healthy()) == []


GALLERY = {
    "part of nobody": (draft().add("x", part_of="bord").build(DAY), "unknown-stakeholder", "error"),
    "seats chosen by nobody": (
        draft().add("x", seats=(Seats(role="lay member", chosen_by="ccg"),)).build(DAY),
        "unknown-stakeholder",
        "error",
    ),
    "seats held by nobody": (
        draft().add("x", seats=(Seats(role="lay member", held_by="ccg"),)).build(DAY),
        "unknown-stakeholder",
        "error",
    ),
    "seats paid by nobody": (
        draft().add("x", seats=(Seats(role="lay member", paid_by="ccg"),)).build(DAY),
        "unknown-stakeholder",
        "error",
    ),
    "a stakeholder that depends on nothing known": (
        draft().add("x", depends_on=("pilot",)).build(DAY),
        "unknown-shared",
        "error",
    ),
    "a channel that depends on nothing known": (
        draft().join("forum", "board", depends_on=("pilot",)).build(DAY),
        "unknown-shared",
        "error",
    ),
    "part of itself": (draft().add("x", part_of="x").build(DAY), "part-of-itself", "error"),
    "part of itself a long way round": (
        draft().add("x", part_of="y").add("y", part_of="z").add("z", part_of="x").build(DAY),
        "part-of-itself",
        "error",
    ),
    "the same channel said twice": (
        draft().join("board", "forum").build(DAY),
        "duplicate-channel",
        "warning",
    ),
    "absent and present": (with_absence(), "absent-and-present", "warning"),
    "a tie absent and present": (with_absence(relation="funds"), "absent-and-present", "warning"),
    "an answer in time that nobody asked for": (
        with_message(answered_within=Duration(5, "day")),
        "no-answer-asked",
        "warning",
    ),
    "an answer that takes time and nobody asked for": (
        with_message(answer_takes=Duration(5, "day")),
        "no-answer-asked",
        "warning",
    ),
    "a person for a post": (draft().add("x", name="Dr Brown").build(DAY), "person-named", "warning"),
    "a person for a board": (
        draft().add("x", aliases=("Cllr Ash's board",)).build(DAY),
        "person-named",
        "warning",
    ),
    "a person in a note": (
        draft().add("x", note="Ask Mrs Jane Smith.").build(DAY),
        "person-named",
        "warning",
    ),
    "a person in what a message says": (
        with_message(says="What Sir John decides"),
        "person-named",
        "warning",
    ),
    "a person in a purpose": (
        draft().join("forum", "board", purpose="to hear Prof Green").build(DAY),
        "person-named",
        "warning",
    ),
    "a kind that is almost carried": (with_message(kind="concerns"), "kind-nowhere-carried", "warning"),
    "an end before the beginning": (
        draft().add("x", since=date(2012, 2, 1), until=date(2012, 1, 31)).build(DAY),
        "ends-before-it-begins",
        "error",
    ),
    "dates without a day": (draft().add("x", until=DAY).build(), "no-day-to-describe", "warning"),
}


@pytest.mark.parametrize(("place", "code", "severity"), GALLERY.values(), ids=GALLERY.keys())
def test_one_fault_gives_one_problem(place, code, severity):
    assert found(place) == [(code, severity)]
    (problem,) = check_place(place)
    assert problem.message
    assert problem.hint or code == "unknown-stakeholder"


def test_a_name_almost_right_is_suggested():
    (problem,) = check_place(draft().add("x", part_of="bord").build(DAY))
    assert (problem.message, problem.hint) == ("there is no stakeholder 'bord'", "did you mean 'board'?")


def test_a_circle_is_told_once_with_everybody_in_it():
    place = draft().add("x", part_of="y").add("y", part_of="x").add("z", part_of="x").build(DAY)
    (problem,) = check_place(place)
    assert problem.message == "'x' is part of itself: 'x' in 'y' in 'x'"


@pytest.mark.parametrize(
    "place",
    [
        draft().join("board", "forum", carries=("concern",)).build(DAY),
        draft().join("board", "forum", until=DAY).build(DAY),
        draft().join("forum", "board").build(DAY),
        draft().add("x", since=DAY, until=DAY).build(DAY),
        with_absence(relation="appoints"),
        with_message(kind="newsflash"),  # nothing like it is carried: it travels where nothing is said
        with_message(answered=True, answered_within=Duration(5, "day")),
        replace(healthy(), known_absent=(KnownAbsence(sender="forum", receiver="board"),)),
    ],
)
def test_what_only_looks_like_a_fault_is_none(place):
    assert found(place) == []


def test_everything_wrong_is_told_at_once():
    place = draft().add("x", part_of="y", depends_on=("z",)).join("board", "forum").build()
    assert found(place) == [
        ("unknown-stakeholder", "error"),
        ("unknown-shared", "error"),
        ("duplicate-channel", "warning"),
    ]


def test_one_line_for_many_channels_is_told_once():
    terms = Terms(by="meeting", depends_on=("nothing",))
    channels = tuple(replace(each, terms=terms) for each in draft().join("forum", "board").channels)
    assert found(replace(healthy(), channels=channels)) == [("unknown-shared", "error")]


def test_somebody_known_to_be_absent_who_is_there_warns_on_any_day_that_both_hold():
    def asked(**said):
        absence = AbsentStakeholder(**({"kind": "group"} | said))
        place = draft().add("late", kind="committee", since=date(2013, 1, 1)).build(as_of=DAY)
        return found(replace(place, absent_stakeholders=(absence,)))

    assert asked() == [("absent-and-present", "warning")]
    assert asked(part_of="board") == [("absent-and-present", "warning")]
    assert asked(part_of="forum") == []
    assert asked(role="sponsor") == []
    assert asked(part_of="nobody") == [("unknown-stakeholder", "error")]
    assert asked(kind="committee", until=date(2012, 12, 31)) == []
    assert asked(kind="committee", until=date(2013, 1, 1)) == [("absent-and-present", "warning")]


def test_practices_and_their_patient_groups_may_be_called_after_a_doctor():
    practice = draft().add("x", kind="practice", name="Dr Smith & Partners")
    group = practice.add("y", kind="patient-group", name="Dr Smith & Partners patient group", part_of="x")
    assert found(group.build(DAY)) == []
    noted = group.add("x", kind="practice", name="Dr Smith & Partners", note="Ask Mrs Jane Smith.")
    assert found(noted.build(DAY)) == [("person-named", "warning")]
    other = group.add("x", kind="practice").add(
        "z", kind="patient-group", name="Dr Brown's group", part_of="board"
    )
    assert found(other.build(DAY)) == [("person-named", "warning")]
