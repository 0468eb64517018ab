"""Is there a tie, the right way round, and does each of several fund somebody?"""

import pytest

from tests.standards.asking import ask, ask_twice

WHO = """
stakeholders:
  c: {name: C, kind: committee}
  b: {name: B, kind: board}
  ccg: {name: CCG, kind: commissioner}
  team: {name: Team, kind: post, part_of: ccg}
  la: {name: Council, kind: council}
  v: {name: V, kind: voice-body}
"""


def tie(sender, receiver, relation):
    return f"{{from: {sender}, to: {receiver}, is: {relation}}}"


@pytest.mark.parametrize(
    ("wanted", "ties", "results"),
    [
        ("{from: committee, to: board, is: reports_to}", [tie("c", "b", "reports_to")], ("met", "met")),
        (
            "{from: board, to: committee, is: reports_to}",
            [tie("c", "b", "reports_to")],
            ("cannot-tell", "not-met"),
        ),
        (
            "{from: committee, to: board, is: accountable_to}",
            [tie("c", "b", "reports_to")],
            ("cannot-tell", "not-met"),
        ),
        (
            "{from: committee, to: board, is: [accountable_to, reports_to]}",
            [tie("c", "b", "reports_to")],
            ("met", "met"),
        ),
        ("{from: council, to: commissioner, is: co_leads}", [tie("ccg", "la", "co_leads")], ("met", "met")),
        (
            "{from: council, to: commissioner, is: co_leads, both_ways: true}",
            [tie("ccg", "la", "co_leads")],
            ("met", "met"),
        ),
        ("{from: council, to: voice, is: funds}", [tie("v", "la", "funds")], ("cannot-tell", "not-met")),
    ],
)
def test_a_tie_is_there_the_right_way_round(wanted, ties, results, tmp_path):
    model = f"{WHO}ties: [{', '.join(ties)}]\n"
    assert ask_twice(f"- tie: {wanted}", model, tmp_path) == results


def test_where_several_relations_will_do_each_must_be_known_to_be_absent(tmp_path):
    wanted = "- tie: {from: committee, to: board, is: [reports_to, accountable_to]}"
    one = WHO + "known_absent: [{from: c, to: b, is: reports_to}]\n"
    both = WHO + "known_absent: [{from: c, to: b, is: reports_to}, {from: c, to: b, is: accountable_to}]\n"
    assert ask(wanted, one, tmp_path).result == "cannot-tell"
    assert ask(wanted, both, tmp_path).result == "not-met"


def test_no_channel_is_no_word_about_a_tie(tmp_path):
    model = WHO + "known_absent: [{from: c, to: b}]\n"
    assert ask("- tie: {from: committee, to: board, is: reports_to}", model, tmp_path).result == "cannot-tell"


@pytest.mark.parametrize(
    ("ties", "results"),
    [
        ([tie("ccg", "v", "funds"), tie("la", "v", "pays")], ("met", "met")),
        ([tie("ccg", "v", "funds")], ("cannot-tell", "not-met")),
        (
            [tie("team", "v", "commissions"), tie("la", "v", "funds")],
            ("met", "met"),
        ),  # the team is part of the CCG
        ([tie("v", "ccg", "funds"), tie("v", "la", "funds")], ("cannot-tell", "not-met")),
        ([tie("ccg", "v", "runs"), tie("la", "v", "funds")], ("cannot-tell", "not-met")),
    ],
)
def test_each_of_several_funds_somebody(ties, results, tmp_path):
    model = f"{WHO}ties: [{', '.join(ties)}]\n"
    assert ask_twice("- funded_by: {who: voice, every: [commissioner, council]}", model, tmp_path) == results


def test_one_who_plays_a_part_is_enough_to_fund(tmp_path):
    model = WHO + "  ccg-2: {name: Two, kind: commissioner}\n" + f"ties: [{tie('ccg-2', 'v', 'funds')}]\n"
    assert ask("- funded_by: {who: voice, every: commissioner}", model, tmp_path).result == "met"


def test_funding_that_is_known_to_be_absent_settles_it(tmp_path):
    wanted = "- funded_by: {who: voice, every: council}"
    each = [f"{{from: la, to: v, is: {relation}}}" for relation in ("funds", "pays", "commissions")]
    some = f"{WHO}known_absent: [{', '.join(each[:2])}]\n"
    assert ask(wanted, some, tmp_path).result == "cannot-tell"  # it may buy the work
    assert ask(wanted, some, tmp_path).evidence[0].aspect == "commissions"
    assert ask(wanted, f"{WHO}known_absent: [{', '.join(each)}]\n", tmp_path).result == "not-met"
