"""What are the channels between two sides like: level, claim, what they state, and the share that is so."""

import pytest

from tests.standards.asking import ask, ask_twice

WHO = """
as_of: 2012-10-01
stakeholders:
  p: {name: P, kind: community}
  b: {name: B, kind: board}
  f: {name: F, kind: forum}
"""


def place(*channels):
    def line(text):
        ends, _, said = text.partition(" ")
        sender, receiver = ends.split(">")
        return f"{{from: {sender}, to: {receiver}, by: x{', ' + said if said else ''}}}"

    return f"{WHO}channels: [{', '.join(map(line, channels))}]\n"


@pytest.mark.parametrize(
    ("wanted", "channels", "results"),
    [
        (
            "levels: {of: board, at_least: consult}",
            ("p>b level: consult", "b>p level: involve"),
            ("met", "met"),
        ),
        (
            "levels: {of: board, at_least: consult}",
            ("p>b level: consult", "b>p level: inform"),
            ("not-met", "not-met"),
        ),
        (
            "levels: {of: board, at_least: consult}",
            ("p>b level: consult", "b>p"),
            ("cannot-tell", "cannot-tell"),
        ),
        (
            "levels: {of: board, with: forum, at_least: consult}",
            ("f>b level: involve", "b>p level: inform"),
            ("met", "met"),
        ),
        ("levels: {of: board, at_least: consult}", ("p>f level: inform",), ("cannot-tell", "not-applicable")),
        ("claims: {of: board}", ("p>b level: consult, claimed_level: consult",), ("met", "met")),
        ("claims: {of: board}", ("b>p level: inform, claimed_level: consult",), ("not-met", "not-met")),
        ("claims: {of: board}", ("p>b level: consult, claimed_level: inform",), ("met", "met")),
        ("claims: {of: board}", ("p>b claimed_level: inform",), ("cannot-tell", "cannot-tell")),
        ("claims: {of: board}", ("p>b level: inform",), ("cannot-tell", "not-applicable")),
        (
            "claims: {of: board}",
            ("p>f level: inform, claimed_level: empower",),
            ("cannot-tell", "not-applicable"),
        ),
        ("claims: {of: council}", ("p>f",), ("cannot-tell", "not-applicable")),
        ("states: {from: community, to: board, key: purpose}", ("p>b purpose: views",), ("met", "met")),
        (
            "states: {from: community, to: board, key: purpose}",
            ("p>b purpose: views", "p>b"),
            ("cannot-tell", "not-met"),
        ),
        (
            "states: {from: community, to: board, key: purpose}",
            ("b>p purpose: views",),
            ("cannot-tell", "not-applicable"),
        ),
        (
            "states: {from: community, key: every}",
            ("p>b every: month", "p>f every: week", "f>p"),
            ("met", "met"),
        ),
        ("states: {to: board, key: carries}", ("p>b carries: [concern]", "f>b"), ("cannot-tell", "not-met")),
        ("states: {of: community, key: people}", ("p>b",), ("cannot-tell", "not-met")),
        (
            "share: {from: community, that: {standing: true}, at_least: 0.5}",
            ("p>b every: month", "p>f until: 2013-01-01"),
            ("cannot-tell", "met"),  # there may be more that nobody wrote down
        ),
        (
            "share: {from: community, that: {standing: true}, at_least: 0.6}",
            ("p>b", "p>f until: 2013-01-01"),
            ("cannot-tell", "not-met"),
        ),
        (
            "share: {from: community, that: {level_at_most: inform}, at_most: 0}",
            ("p>b level: inform", "p>f"),
            ("not-met", "not-met"),
        ),
        (
            "share: {from: community, that: {level_at_most: inform}, at_most: 0.5}",
            ("p>b level: inform", "p>f"),
            ("cannot-tell", "cannot-tell"),
        ),
        (
            "share: {from: community, that: {level_at_most: inform}, at_most: 0.5}",
            ("p>b level: inform", "p>f level: consult"),
            ("cannot-tell", "met"),
        ),
        (
            "share: {from: community, that: {standing: true}, at_least: 1}",
            ("p>b every: month", "p>f until: 2013-01-01"),
            ("not-met", "not-met"),  # no further one could mend it
        ),
        (
            "share: {from: board, that: {standing: true}, at_least: 0.5}",
            ("p>b",),
            ("cannot-tell", "not-applicable"),
        ),
    ],
)
def test_channels_are_so(wanted, channels, results, tmp_path):
    assert ask_twice(f"- {wanted}", place(*channels), tmp_path) == results


def test_a_key_of_stakeholders_is_shown_as_stated(tmp_path):
    model = place().replace("kind: community", "kind: community, people: 0")
    found = ask("- states: {of: community, key: people}", model, tmp_path)
    assert [(each.kind, each.ids, each.aspect, each.found) for each in found.evidence] == [
        ("value", ("p",), "people", "0")
    ]


def test_a_share_is_told_with_how_many_are_unknown(tmp_path):
    model = place("p>b level: inform", "p>f", "f>b level: consult")
    found = ask("- share: {that: {level_at_most: inform}, at_most: 0.5}", model, tmp_path)
    first = found.evidence[0]
    assert (first.kind, first.aspect, first.found, first.wanted) == (
        "channel", "share", "1 of 3, 1 unknown", "at most 0.5",
    )  # fmt: skip


def test_a_claim_that_is_not_kept_says_what_is_practised(tmp_path):
    found = ask("- claims: {of: board}", place("b>p level: inform, claimed_level: involve"), tmp_path)
    (piece,) = found.evidence
    assert (piece.ids, piece.aspect, piece.found, piece.wanted) == (
        ("b", "p"), "level", "inform", "involve, as claimed",
    )  # fmt: skip


def test_where_none_may_be_so_the_one_that_is_comes_first(tmp_path):
    wanted = "- share: {from: community, that: {level_at_most: tokenistic}, at_most: 0}"
    model = place("p>b level: involve", "p>f level: tokenistic", "p>b")
    found = ask(wanted, model, tmp_path)
    summary, offender = found.evidence[:2]
    assert (summary.found, summary.wanted) == ("1 of 3, 1 unknown", "none")
    assert (offender.supports, offender.ids, offender.found) == ("not-met", ("p", "f"), "tokenistic")
    assert offender.wanted == "none at most tokenistic"
    innocent = next(each for each in found.evidence if each.ids == ("p", "b") and each.found)
    assert innocent.supports == "met"
