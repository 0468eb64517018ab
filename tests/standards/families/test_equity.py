"""Are the seldom heard heard at least as well as the middle one of the others?"""

import pytest

from tests.standards.asking import ask, ask_twice

WHO = """
as_of: 2012-10-01
stakeholders:
  s: {name: S, kind: community, roles: [seldom-heard]}
  p: {name: P, kind: community}
  q: {name: Q, kind: community}
  r: {name: R, kind: community}
  f: {name: F, kind: forum}
  n: {name: N, kind: network}
  b: {name: B, kind: board}
"""


def place(*channels):
    def line(text):
        ends, _, said = text.partition(" ")
        sender, receiver = ends.split(">")
        return f"{{from: {sender}, to: {receiver}, by: x{', ' + said if said else ''}}}"

    return f"{WHO}channels: [{', '.join(map(line, channels))}]\n"


ALL = ("p>b", "q>b", "r>b")


@pytest.mark.parametrize(
    ("measure", "channels", "results"),
    [
        ("reach", ("s>b", *ALL), ("met", "met")),
        ("reach", ALL, ("cannot-tell", "not-met")),
        ("reach", ("p>b",), ("cannot-tell", "met")),  # most of the others are not heard either
        ("reach", ("b>s", *ALL), ("cannot-tell", "not-met")),  # the wrong way round
        ("routes", ("s>b", *ALL), ("cannot-tell", "met")),  # the others may have ways nobody wrote down
        (
            "routes",
            ("s>b", "p>f", "q>f", "f>b", *ALL),
            ("cannot-tell", "not-met"),
        ),  # two of three have a second way
        ("routes", ("s>b", "p>f", "f>b", *ALL), ("cannot-tell", "met")),
        (
            "level",
            ("s>b level: involve", "p>b level: involve", "q>b level: inform", "r>b level: empower"),
            ("cannot-tell", "met"),
        ),
        (
            "level",
            ("s>b level: empower", "p>b level: involve", "q>b level: inform", "r>b level: empower"),
            ("met", "met"),  # nobody can be better off
        ),
        (
            "level",
            ("s>b level: consult", "p>b level: involve", "q>b level: inform", "r>b level: empower"),
            ("cannot-tell", "not-met"),
        ),
        ("level", ("s>b level: consult", *ALL), ("cannot-tell", "cannot-tell")),
        (
            "days",
            ("s>b takes: 7 days", "p>b takes: 7 days", "q>b takes: 1 day", "r>b takes: 30 days"),
            ("cannot-tell", "met"),
        ),
        (
            "days",
            ("s>b takes: 8 days", "p>b takes: 7 days", "q>b takes: 1 day", "r>b takes: 30 days"),
            ("cannot-tell", "not-met"),
        ),
        (
            "days",
            ("s>b takes: 8 days", "p>b takes: 9 days"),
            ("cannot-tell", "met"),
        ),  # two of the three never arrive
        ("days", ("s>b", *ALL), ("cannot-tell", "cannot-tell")),  # nothing on any way has a time
        (
            "days",
            ("s>f takes: 3 days", "p>f takes: 3 days", "q>f takes: 3 days", "r>f takes: 3 days", "f>b"),
            ("cannot-tell", "met"),
        ),
    ],
)
def test_the_seldom_heard_are_no_worse_off(measure, channels, results, tmp_path):
    wanted = f"- no_worse: {{from: seldom-heard, than: community, to: board, in: [{measure}]}}"
    assert ask_twice(wanted, place(*channels), tmp_path) == results


@pytest.mark.parametrize(("own", "result"), [(3, "met"), (7, "met"), (8, "not-met")])
def test_of_an_even_number_of_others_the_worse_of_the_two_in_the_middle_counts(own, result, tmp_path):
    # The two others take 3 and 7 days: the worse of the two in the middle is 7.
    wanted = "- no_worse: {from: seldom-heard, than: community, to: board, in: [days]}"
    ways = place(f"s>b takes: {own} days", "p>b takes: 3 days", "q>b takes: 7 days")
    two = ways.replace("{name: R, kind: community}", "{name: R, kind: network}")
    found = ask(wanted, f"complete: true\n{two}", tmp_path)
    assert found.result == result
    assert found.evidence[0].wanted == "7 days, as the middle one of 2 others"


@pytest.mark.parametrize(("cadence", "result"), [("30 days", "cannot-tell"), ("3 weeks", "not-met")])
def test_estimates_that_meet_do_not_tell_who_is_worse_off(cadence, result, tmp_path):
    # Nobody says on which day anything happens, so that days are drawn. Two waits of 0 to 30 days: 28 to 30 in the
    # middle; two of 0 to 29: 27 to 29, which meets it; two of 0 to 20: about 20, which does not.
    wanted = "- no_worse: {from: seldom-heard, than: community, to: board, in: [days]}"
    slow = ("s>f every: month", "f>b every: month", f"n>b every: {cadence}")
    quick = (f"{one}>n every: {cadence}" for one in "pqr")
    found = ask(wanted, f"complete: true\n{place(*slow, *quick)}", tmp_path)
    assert found.result == result


def test_who_is_not_there_cannot_be_compared(tmp_path):
    wanted = "- no_worse: {from: lay-member, than: community, to: board}"
    assert ask_twice(wanted, place(*ALL), tmp_path) == ("cannot-tell", "not-applicable")
    alone = "- no_worse: {from: community, than: community, to: board}"
    assert ask_twice(alone, place(*ALL), tmp_path) == ("cannot-tell", "not-applicable")


def test_others_who_cannot_be_better_off_leave_it_met(tmp_path):
    wanted = "- no_worse: {from: seldom-heard, than: community, to: board, in: [days, routes]}"
    known = "known_absent: [{from: [s, p, q, r], to: every forum}, {from: [s, p, q, r], to: every network}"
    apart = ", ".join(f"{{from: {one}, to: {other}}}" for one in "spqr" for other in "spqr" if one != other)
    ways = place("s>b takes: 3 days", "p>b takes: 3 days", "q>b takes: 4 days", "r>b takes: 5 days")
    assert ask(wanted, f"{ways}{known}, {apart}]\n", tmp_path).result == "met"


def test_those_who_are_left_out_are_none_of_the_others(tmp_path):
    wanted = "- no_worse: {from: seldom-heard, than: community, to: board%s}"
    model = f"complete: true\n{place('p>b', 'q>b')}".replace(
        "{name: R, kind: community}", "{name: R, kind: community, roles: [ppi-lead]}"
    )
    assert ask(wanted % "", model, tmp_path).evidence[0].wanted == "reached, as the middle one of 3 others"
    left = ask(wanted % ", leaving_out: [ppi-lead]", model, tmp_path)
    assert left.evidence[0].wanted == "reached, as the middle one of 2 others"


def test_what_was_found_is_told_beside_the_middle_one(tmp_path):
    wanted = "- no_worse: {from: seldom-heard, than: community, to: board, in: [routes]}"
    found = ask(wanted, f"complete: true\n{place('s>b', 'p>f', 'f>b', *ALL)}", tmp_path)
    value, route = found.evidence
    assert (value.ids, value.aspect, value.found) == (("s",), "routes", "1")
    assert value.wanted == "1, as the middle one of 3 others"
    assert route.ids == ("s", "b")
