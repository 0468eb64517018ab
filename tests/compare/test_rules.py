"""Rules that do not come out alike."""

from stakeholder_graph.compare.rules import Audited, align_rules
from stakeholder_graph.results.audits import Check
from stakeholder_graph.results.comparisons import Tally


def make_check(rule, result, *, subject=None, basis="stated", standard="seeds"):
    return Check(
        rule=rule,
        standard=standard,
        result=result,
        severity="high",
        question=f"{rule}?",
        why="",
        says="",
        remedy="",
        reference="",
        subject=subject,
        basis=basis,
    )


def align(*sides, same_place=False):
    kinds = {"p1": "practices", "p2": "practices", "b1": "boards", "b2": "boards", "b3": "boards"}
    return align_rules([Audited(checks=tuple(each), kinds=kinds) for each in sides], same_place=same_place)


def make_boards(*results, basis="stated"):
    return [
        make_check("a", each, subject=f"b{number}", basis=basis) for number, each in enumerate(results, 1)
    ]


def test_what_comes_out_alike_is_left_out():
    assert align([make_check("a", "met")], [make_check("a", "met")]) == ()


def test_of_a_rule_asked_of_several_the_worst_is_kept_and_all_are_counted():
    checks = [make_check("a", "met", subject="p1"), make_check("a", "not-met", subject="p2", basis="assumed")]
    (rule,) = align(checks, [make_check("a", "met", subject="p1")])
    assert (rule.results, rule.bases) == (("not-met", "met"), ("assumed", "stated"))
    assert rule.tallies == (Tally(met_count=1, not_met_count=1, assumed_count=1), Tally(met_count=1))
    assert rule.counted == "practices"


def test_a_rule_that_was_not_asked_has_no_result():
    (rule,) = align([make_check("a", "met")], [])
    assert (rule.results, rule.tallies[1], rule.sides) == (("met", None), Tally(), ())


def test_evidence_on_both_sides_is_a_finding_and_an_assumption_is_none():
    (rule,) = align([make_check("a", "met")], [make_check("a", "not-met", basis="partly")])
    assert rule.sides == (0, 1)
    (rule,) = align([make_check("a", "met")], [make_check("a", "not-met", basis="assumed")])
    assert rule.sides == ()


def test_one_board_of_which_nobody_can_tell_does_not_hide_the_others():
    # Two of three are met, so at least two thirds; there not one of one.
    (rule,) = align(make_boards("met", "met", "cannot-tell"), make_boards("not-met"))
    assert (rule.results, rule.sides, rule.counted) == (("cannot-tell", "not-met"), (0, 1), "boards")


def test_shares_that_may_be_the_same_are_no_finding():
    # One of three to two of three may be met here, one of two there.
    assert align(make_boards("met", "not-met", "cannot-tell"), make_boards("met", "not-met")) == ()
    (rule,) = align(make_boards("met", "cannot-tell"), make_boards("met", "not-met"))
    assert rule.sides == ()


def test_shares_that_differ_are_a_finding_even_where_the_worst_is_the_same():
    (rule,) = align(make_boards("met", "met", "not-met"), make_boards("met", "not-met"))
    assert (rule.results, rule.sides) == (("not-met", "not-met"), (0, 1))


def test_whom_a_rule_does_not_apply_to_is_not_counted():
    assert align(make_boards("met", "not-applicable"), make_boards("met")) == ()
    (rule,) = align(make_boards("not-applicable"), make_boards("met"))
    assert rule.sides == ()


def test_of_scenarios_those_are_told_that_differ_from_the_place_as_it_is():
    sides = [[make_check("a", each)] for each in ("met", "not-met", "cannot-tell", "not-met", "met")]
    (rule,) = align(*sides, same_place=True)
    assert rule.sides == (0, 1, 3)


def test_what_may_be_said_comes_before_what_nobody_can_tell():
    one = [make_check("a", "cannot-tell"), make_check("b", "met"), make_check("a", "met", standard="icb")]
    other = [make_check("a", "met"), make_check("b", "not-met"), make_check("a", "not-met", standard="icb")]
    assert [(each.standard, each.rule) for each in align(one, other)] == [
        ("seeds", "b"),
        ("icb", "a"),
        ("seeds", "a"),
    ]


def test_swapping_the_sides_mirrors_the_rules():
    one, other = make_boards("met", "met", "cannot-tell"), make_boards("not-met")
    (first,), (second,) = align(one, other), align(other, one)
    assert (first.results, first.tallies) == (second.results[::-1], second.tallies[::-1])
    assert first.sides == second.sides
