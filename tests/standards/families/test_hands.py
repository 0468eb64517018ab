"""In whose hands is a voice: does the part choose, pay or run it, do only others, or does nobody know?"""

import pytest

from tests.standards.asking import ask, ask_twice

WHO = """
stakeholders:
  ccg: {{name: CCG, kind: commissioner}}
  team: {{name: Team, kind: post, part_of: ccg}}
  la: {{name: Council, kind: council}}
  b: {{name: B, kind: board{board}}}
  v: {{name: V, kind: voice-body{voice}}}
ties: [{ties}]
"""


def place(*ties, board="", voice=""):
    return WHO.format(ties=", ".join(ties), board=board, voice=voice)


def tie(sender, relation, receiver="v"):
    return f"{{from: {sender}, to: {receiver}, is: {relation}}}"


@pytest.mark.parametrize(
    ("hand", "model", "results"),
    [
        ("chosen", place(tie("ccg", "appoints")), ("not-met", "not-met")),
        ("chosen", place(tie("la", "elects")), ("met", "met")),
        ("chosen", place(tie("v", "appoints", "ccg")), ("cannot-tell", "met")),  # the other way round
        ("chosen", place(), ("cannot-tell", "met")),
        ("chosen", place(tie("team", "appoints")), ("not-met", "not-met")),  # part of it
        ("chosen", place(tie("la", "appoints"), tie("ccg", "appoints")), ("not-met", "not-met")),
        ("chosen", place(voice=", seats: [{role: chair, count: 1, chosen_by: ccg}]"), ("not-met", "not-met")),
        (
            "chosen",
            place(board=", seats: [{role: lay, count: 1, chosen_by: ccg, held_by: v}]"),
            ("not-met", "not-met"),
        ),
        (
            "chosen",
            place(board=", seats: [{role: lay, count: 1, chosen_by: la, held_by: v}]"),
            ("met", "met"),
        ),
        ("paid", place(tie("ccg", "funds")), ("not-met", "not-met")),
        ("paid", place(tie("la", "pays")), ("met", "met")),
        (
            "paid",
            place(board=", seats: [{role: lay, count: 1, paid_by: ccg, held_by: v}]"),
            ("not-met", "not-met"),
        ),
        ("run", place(tie("ccg", "runs")), ("not-met", "not-met")),
        (
            "run",
            place(tie("ccg", "hosts")),
            ("cannot-tell", "cannot-tell"),
        ),  # who lends a room may run it, or not
        ("run", place(tie("la", "hosts")), ("cannot-tell", "met")),
        ("run", place(tie("ccg", "hosts"), tie("la", "runs")), ("met", "met")),
        ("paid", place(tie("ccg", "commissions")), ("cannot-tell", "cannot-tell")),  # as a review says too
        ("paid", place(tie("la", "commissions")), ("cannot-tell", "met")),
        ("run", place(voice=", part_of: ccg"), ("not-met", "not-met")),
        ("run", place(voice=", part_of: la"), ("met", "met")),
        ("run", place(tie("ccg", "funds")), ("cannot-tell", "met")),  # paid is not run
        ("chosen, paid, run", place(tie("la", "funds")), ("cannot-tell", "met")),
        ("chosen, paid, run", place(tie("ccg", "runs")), ("not-met", "not-met")),
    ],
)
def test_a_voice_is_in_other_hands(hand, model, results, tmp_path):
    assert (
        ask_twice(f"- in_other_hands: {{who: voice, than: commissioner, in: [{hand}]}}", model, tmp_path)
        == results
    )


def test_hands_that_are_known_to_be_off_it_meet_it(tmp_path):
    wanted = "- in_other_hands: {who: voice, than: commissioner, in: [paid]}"
    both = "known_absent: [{from: ccg, to: v, is: funds}, {from: ccg, to: v, is: pays}]\n"
    assert ask(wanted, place() + both, tmp_path).result == "met"
    assert (
        ask(wanted, place() + both.replace(", {from: ccg, to: v, is: pays}", ""), tmp_path).result
        == "cannot-tell"
    )


def test_a_committee_on_which_outsiders_sit_is_nobodys_clear_hand(tmp_path):
    wanted = "- in_other_hands: {who: voice, than: commissioner, in: [chosen]}"
    panel = "  panel: {name: Panel, kind: committee, part_of: ccg%s}\nties:"
    inside = place(tie("panel", "elects")).replace("ties:", panel % "")
    outside = place(tie("panel", "elects"), tie("la", "member_of", "panel")).replace("ties:", panel % "")
    seated = place(tie("panel", "elects")).replace("ties:", panel % ", seats: [{role: x, chosen_by: la}]")
    assert ask(wanted, inside, tmp_path).result == "not-met"
    assert ask(wanted, outside, tmp_path).result == "cannot-tell"
    assert ask(wanted, seated, tmp_path).result == "cannot-tell"


def test_the_ties_say_in_which_way_somebody_has_it_in_hand(tmp_path):
    model = place(tie("ccg", "appoints"), tie("ccg", "funds"), tie("la", "runs"))
    found = ask("- in_other_hands: {who: voice, than: commissioner}", model, tmp_path)
    told = [(each.supports, each.aspect, each.found, each.ids) for each in found.evidence]
    assert told == [
        ("not-met", "appoints", "chosen", ("ccg", "v")),
        ("not-met", "funds", "paid", ("ccg", "v")),
        ("met", "runs", "run", ("la", "v")),
    ]


def test_nobody_is_in_the_hands_of_somebody_who_is_not_there(tmp_path):
    wanted = "- in_other_hands: {who: voice, than: provider}"
    assert ask_twice(wanted, place(tie("la", "runs")), tmp_path) == ("cannot-tell", "not-applicable")
