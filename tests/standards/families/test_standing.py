"""Is somebody there? Met by whoever is, not met only where the model knows that there is nobody."""

import pytest

from tests.standards.asking import ask, ask_twice

ONE = "stakeholders: {a: {name: A, kind: board}}\n"
TWO = "stakeholders: {a: {name: A, kind: board}, b: {name: B, kind: board}}\n"
NONE = "stakeholders: {f: {name: F, kind: forum}}\n"


@pytest.mark.parametrize(
    ("wanted", "model", "results"),
    [
        ("{who: board}", ONE, ("met", "met")),
        ("{who: board}", NONE, ("cannot-tell", "not-met")),
        ("{who: board, at_least: 2}", ONE, ("cannot-tell", "not-met")),
        ("{who: board, at_least: 2}", TWO, ("met", "met")),
        (
            "{who: board, at_most: 1}",
            ONE,
            ("cannot-tell", "met"),
        ),  # there may be others that nobody wrote down
        ("{who: board, at_most: 1}", TWO, ("not-met", "not-met")),
        ("{who: board, at_least: 0, at_most: 0}", NONE, ("cannot-tell", "met")),
    ],
)
def test_so_many_are_there(wanted, model, results, tmp_path):
    assert ask_twice(f"- exists: {wanted}", model, tmp_path) == results


ABSENT = "known_absent: [{{stakeholder: {{{}}}, source: memory}}]\n"


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("kind: board", "not-met"),
        ("kind: board, part_of: ccg", "not-met"),
        ("part_of: ccg", "not-met"),
        ("kind: board, role: decision-maker", "cannot-tell"),  # another sort of board may be there
        ("kind: board, part_of: f", "cannot-tell"),
        ("kind: forum", "cannot-tell"),
    ],
)
def test_an_absence_covers_a_part_only_if_it_says_no_more_than_the_part(said, result, tmp_path):
    model = "stakeholders: {ccg: {name: C, kind: commissioner}, f: {name: F, kind: forum}}\n"
    found = ask("- exists: {who: arm}", model + ABSENT.format(said), tmp_path)
    assert found.result == result


def test_an_absence_below_somebody_covers_nothing_below_a_part_that_nobody_is_recorded_to_play(tmp_path):
    # The forum has no board; there may be a commissioner that nobody wrote down, and it may have one.
    found = ask("- exists: {who: arm}", NONE + ABSENT.format("kind: board, part_of: f"), tmp_path)
    assert found.result == "cannot-tell"


def test_who_is_known_to_be_absent_is_shown_with_what_vouches_for_it(tmp_path):
    found = ask("- exists: {who: board}", NONE + ABSENT.format("kind: board"), tmp_path)
    (piece,) = found.evidence
    assert (piece.kind, piece.role, piece.source, piece.certainty) == ("known-absent", "board", "memory", 0.8)
    assert (found.basis, piece.basis) == ("stated", "stated")


def test_a_part_with_several_ways_is_absent_only_if_every_way_is(tmp_path):
    half = NONE + ABSENT.format("role: voice-body")
    whole = NONE + ("known_absent: [{stakeholder: {role: voice-body}}, {stakeholder: {kind: voice-body}}]\n")
    assert ask("- exists: {who: voice}", half, tmp_path).result == "cannot-tell"
    assert ask("- exists: {who: voice}", whole, tmp_path).result == "not-met"


def test_of_several_ways_the_first_that_finds_anybody_counts(tmp_path):
    model = "stakeholders: {a: {name: A, kind: voice-body}, b: {name: B, kind: forum, roles: [voice-body]}}\n"
    found = ask("- exists: {who: voice}", model, tmp_path)
    assert [piece.ids for piece in found.evidence] == [("b",)]


def test_who_does_not_stand_on_the_day_is_not_there(tmp_path):
    model = "as_of: 2012-10-01\nstakeholders: {a: {name: A, kind: board, until: 2012-09-30}}\n"
    assert ask_twice("- exists: {who: board}", model, tmp_path) == ("cannot-tell", "not-met")
