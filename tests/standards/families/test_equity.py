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
        ("routes", ("s>b", *ALL), ("met", "met")),
        (
            "routes",
            ("s>b", "p>f", "q>f", "f>b", *ALL),
            ("cannot-tell", "not-met"),
        ),  # two of three have a second way
        ("routes", ("s>b", "p>f", "f>b", *ALL), ("met", "met")),
        (
            "level",
            ("s>b level: involve", "p>b level: involve", "q>b level: inform", "r>b level: empower"),
            ("met", "met"),
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
            ("met", "met"),
        ),
        (
            "days",
            ("s>b takes: 8 days", "p>b takes: 7 days", "q>b takes: 1 day", "r>b takes: 30 days"),
            ("cannot-tell", "not-met"),
        ),
        ("days", ("s>b takes: 8 days", "p>b takes: 9 days"), ("met", "met")),  # two of the three never arrive
        ("days", ("s>b", *ALL), ("cannot-tell", "met")),  # nothing takes time in a design that names none
        (
            "days",
            ("s>f takes: 3 days", "p>f takes: 3 days", "q>f takes: 3 days", "r>f takes: 3 days", "f>b"),
            ("met", "met"),
        ),
    ],
)
def test_the_seldom_heard_are_no_worse_off(measure, channels, results, tmp_path):
    wanted = f"- no_worse: {{from: seldom-heard, than: community, to: board, in: [{measure}]}}"
    assert ask_twice(wanted, place(*channels), tmp_path) == results


def test_who_is_not_there_cannot_be_compared(tmp_path):
    wanted = "- no_worse: {from: lay-member, than: community, to: board}"
    assert ask_twice(wanted, place(*ALL), tmp_path) == ("cannot-tell", "not-applicable")
    alone = "- no_worse: {from: community, than: community, to: board}"
    assert ask_twice(alone, place(*ALL), tmp_path) == ("cannot-tell", "not-applicable")


def test_what_was_found_is_told_beside_the_middle_one(tmp_path):
    wanted = "- no_worse: {from: seldom-heard, than: community, to: board, in: [routes]}"
    found = ask(wanted, place("s>b", "p>f", "f>b", *ALL), tmp_path)
    value, route = found.evidence
    assert (value.ids, value.aspect, value.found) == (("s",), "routes", "1")
    assert value.wanted == "1, as the middle one of 3 others"
    assert route.ids == ("s", "b")
