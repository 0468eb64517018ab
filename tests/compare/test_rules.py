"""Rules that do not come out alike."""

from stakeholder_graph.compare.rules import align_rules
from stakeholder_graph.results.audits import Check


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


def test_what_comes_out_alike_is_left_out():
    assert align_rules([[make_check("a", "met")], [make_check("a", "met")]]) == ()


def test_of_a_rule_asked_of_several_the_worst_counts_with_what_it_rests_on():
    checks = [make_check("a", "met", subject="p1"), make_check("a", "not-met", subject="p2", basis="assumed")]
    (rule,) = align_rules([checks, [make_check("a", "met")]])
    assert (rule.results, rule.bases) == (("not-met", "met"), ("assumed", "stated"))


def test_a_rule_that_was_not_asked_has_no_result():
    (rule,) = align_rules([[make_check("a", "met")], []])
    assert rule.results == ("met", None)


def test_what_is_met_here_and_not_there_comes_before_what_nobody_can_tell():
    one = [make_check("a", "cannot-tell"), make_check("b", "met"), make_check("a", "met", standard="icb")]
    other = [make_check("a", "met"), make_check("b", "not-met"), make_check("a", "not-met", standard="icb")]
    assert [(each.standard, each.rule) for each in align_rules([one, other])] == [
        ("seeds", "b"),
        ("icb", "a"),
        ("seeds", "a"),
    ]
