"""Is there a direct channel, the right way round, and is it as it should be?"""

import pytest

from tests.standards.asking import ask, ask_twice

WHO = """
stakeholders:
  b: {name: B, kind: board}
  f: {name: F, kind: forum}
  g: {name: G, kind: forum}
"""
UP = WHO + "channels: [{from: every forum, to: b, by: meeting}]\n"
DOWN = WHO + "channels: [{from: b, to: every forum, by: meeting}]\n"
ONE_UP = WHO + "channels: [{from: f, to: b, by: meeting}]\n"


@pytest.mark.parametrize(
    ("wanted", "model", "results"),
    [
        ("{from: forum, to: board}", UP, ("met", "met")),
        ("{from: board, to: forum}", UP, ("cannot-tell", "not-met")),
        ("{from: forum, to: board}", DOWN, ("cannot-tell", "not-met")),
        ("{from: forum, to: board, both_ways: true}", UP, ("cannot-tell", "not-met")),
        ("{from: forum, to: board}", ONE_UP, ("cannot-tell", "not-met")),
        ("{from: any forum, to: board}", ONE_UP, ("met", "met")),
        ("{from: board, to: any forum}", ONE_UP, ("cannot-tell", "not-met")),
        ("{from: [board, forum], to: board}", UP, ("met", "met")),  # never to itself
        ("{from: board, to: board}", UP, ("cannot-tell", "not-applicable")),
        ("{from: forum, to: council}", UP, ("cannot-tell", "not-met")),
        ("{from: any forum, to: any forum}", UP, ("cannot-tell", "not-met")),
    ],
)
def test_a_channel_is_there_the_right_way_round(wanted, model, results, tmp_path):
    assert ask_twice(f"- channel: {wanted}", model, tmp_path) == results


def test_any_to_every_needs_one_sender_for_each_receiver(tmp_path):
    wanted = "- channel: {from: any board, to: every forum}"
    both = WHO + "channels: [{from: b, to: f, by: x}, {from: b, to: g, by: x}]\n"
    half = WHO + "channels: [{from: b, to: f, by: x}]\n"
    assert ask_twice(wanted, both, tmp_path) == ("met", "met")
    assert ask_twice(wanted, half, tmp_path) == ("cannot-tell", "not-met")


@pytest.mark.parametrize(
    ("wish", "said", "results"),
    [
        ("level: consult", "level: involve", ("met", "met")),
        ("level: consult", "level: consult", ("met", "met")),
        ("level: consult", "level: inform", ("not-met", "not-met")),
        (
            "level: consult",
            "note: x",
            ("cannot-tell", "cannot-tell"),
        ),  # a rung nobody states is never a low one
        ("level_at_most: inform", "level: tokenistic", ("met", "met")),
        ("level_at_most: inform", "level: consult", ("not-met", "not-met")),
        ("trusted: true", "trusted: true", ("met", "met")),
        ("trusted: true", "trusted: false", ("not-met", "not-met")),
        ("trusted: true", "note: x", ("cannot-tell", "cannot-tell")),
        ("purpose: true", "purpose: to hear views", ("met", "met")),
        ("purpose: true", "note: x", ("cannot-tell", "not-met")),
        ("standing: true", "note: x", ("cannot-tell", "met")),  # that it lasts must be said somewhere
        ("standing: true", "until: 2013-01-01", ("not-met", "not-met")),
        ("standing: true", "open: 2012-01-01 to 2012-12-01", ("not-met", "not-met")),
        ("standing: true", "every: [2012-11-01, 2013-02-01]", ("not-met", "not-met")),
        ("standing: true", "every: month", ("met", "met")),
        ("carries: concern", "carries: [concern]", ("met", "met")),
        ("carries: concern", "carries: [decision]", ("not-met", "not-met")),
        ("carries: concern", "note: x", ("met", "met")),
    ],
)
def test_a_channel_is_as_it_should_be(wish, said, results, tmp_path):
    who = WHO.replace("  g: {name: G, kind: forum}\n", "")
    model = f"as_of: 2012-10-01{who}channels: [{{from: f, to: b, by: x, {said}}}]\n"
    assert ask_twice(f"- channel: {{from: forum, to: board, {wish}}}", model, tmp_path) == results


@pytest.mark.parametrize(
    ("by", "said", "meets", "results"),
    [
        ("website", "note: x", "", ("met", "met")),
        ("conversation", "note: x", "", ("cannot-tell", "met")),
        ("meeting", "note: x", "", ("cannot-tell", "met")),
        ("meeting", "note: x", ", meets: month", ("met", "met")),  # of the forum that is spoken to
        ("meeting", "note: x", ", meets: [2012-11-01]", ("cannot-tell", "met")),
        ("event", "note: x", ", meets: month", ("met", "met")),
        ("event", "note: x", "", ("cannot-tell", "not-met")),
        ("survey", "note: x", ", meets: month", ("cannot-tell", "not-met")),
        ("Events, workshops and surveys", "note: x", "", ("cannot-tell", "not-met")),
        ("survey", "every: year", "", ("met", "met")),
    ],
)
def test_what_is_standing_says_so(by, said, meets, results, tmp_path):
    model = f"""
        as_of: 2012-10-01
        stakeholders:
          p: {{name: P, kind: community}}
          f: {{name: F, kind: forum{meets}}}
        channels: [{{from: p, to: f, by: "{by}", {said}}}]
    """
    wanted = "- channel: {from: community, to: forum, standing: true}"
    assert ask_twice(wanted, model, tmp_path) == results


@pytest.mark.parametrize(
    ("carries", "results"),
    [
        ("carries: [challenge]", ("met", "met")),
        ("carries: [decision]", ("not-met", "not-met")),
        ("note: x", ("cannot-tell", "cannot-tell")),
    ],
)
def test_what_it_carries_must_be_said_where_that_is_asked(carries, results, tmp_path):
    model = f"{ONE_UP[:-3]}, {carries}}}]\n".replace("  g: {name: G, kind: forum}\n", "")
    wanted = "- channel: {from: forum, to: board, carries: challenge, stated: true}"
    assert ask_twice(wanted, model, tmp_path) == results


@pytest.mark.parametrize(
    ("onward", "results"),
    [
        ("{from: f, to: b, by: report}", ("met", "met")),
        ("{from: f, to: n, by: report}, {from: n, to: b, by: report}", ("met", "met")),
        ("{from: f, to: b, by: report, carries: [decision]}", ("cannot-tell", "not-met")),
        (
            "{from: g, to: b, by: report}",
            ("cannot-tell", "not-met"),
        ),  # another forum can, which does not hear
    ],
)
def test_who_hears_must_be_able_to_pass_it_on_where_that_is_asked(onward, results, tmp_path):
    model = f"""
        stakeholders:
          p: {{name: P, kind: community}}
          f: {{name: F, kind: forum}}
          g: {{name: G, kind: forum}}
          n: {{name: N, kind: network}}
          b: {{name: B, kind: board}}
        channels: [{{from: p, to: f, by: meeting}}, {onward}]
    """
    wanted = "- channel: {from: community, to: any forum, carries: concern, onward_to: any board}"
    assert ask_twice(wanted, model, tmp_path) == results


@pytest.mark.parametrize(("complete", "result"), [("false", "cannot-tell"), ("true", "not-met")])
def test_where_only_one_way_is_there_it_is_shown_before_what_is_not(complete, result, tmp_path):
    model = f"""
        stakeholders:
          o: {{name: O, kind: community}}
          p: {{name: P, kind: community}}
          f: {{name: F, kind: forum}}
        channels: [{{from: p, to: f, by: survey}}]
        complete: {complete}
    """
    found = ask("- channel: {from: any community, to: forum, both_ways: true}", model, tmp_path)
    first, second = found.evidence[:2]
    assert (first.supports, first.kind, first.ids, first.aspect, first.found) == (
        result,
        "channel",
        ("p", "f"),
        "both_ways",
        "survey",
    )
    assert second.ids == ("f", "p")


def test_one_good_channel_of_several_is_enough(tmp_path):
    model = (
        WHO + "channels: [{from: f, to: b, by: x, level: inform}, {from: f, to: b, by: y, level: empower}]\n"
    )
    found = ask("- channel: {from: any forum, to: board, level: involve}", model, tmp_path)
    assert found.result == "met"
    assert [(each.aspect, each.found, each.wanted) for each in found.evidence] == [
        ("level", "empower", "involve")
    ]


def test_a_known_absence_settles_its_own_direction_only(tmp_path):
    model = WHO + "known_absent: [{from: every forum, to: b, source: memory}]\n"
    found = ask("- channel: {from: forum, to: board}", model, tmp_path)
    assert (found.result, found.evidence[0].kind, found.evidence[0].source) == (
        "not-met",
        "known-absent",
        "memory",
    )
    assert ask("- channel: {from: board, to: forum}", model, tmp_path).result == "cannot-tell"


def test_evidence_of_a_channel_says_what_vouches_for_it_and_for_its_values(tmp_path):
    paper = 'sources: {paper: {title: P, kind: public, url: "https://example.org/p"}}'
    line = "{from: f, to: b, by: x, level: involve, certainty: 0.9, source: {all: paper, level: memory}}"
    model = f"{paper}{WHO}channels: [{line}]\n"
    (there,) = ask("- channel: {from: any forum, to: board}", model, tmp_path).evidence
    assert (there.source, there.address, there.certainty) == ("paper", "https://example.org/p", 0.9)
    assert (there.kind, there.ids, there.basis) == ("channel", ("f", "b"), "stated")
    (level,) = ask("- channel: {from: any forum, to: board, level: consult}", model, tmp_path).evidence
    assert (level.source, level.address, level.found) == ("memory", None, "involve")


def test_a_level_that_is_only_assumed_is_met_on_assumptions(tmp_path):
    model = WHO + "channels: [{from: f, to: b, by: x, level: involve}]\n"
    found = ask("- channel: {from: any forum, to: board, level: consult}", model, tmp_path)
    assert (found.result, found.basis) == ("met", "assumed")


def test_of_many_that_fail_alike_a_dozen_are_shown_and_all_are_counted(tmp_path):
    forums = "".join(f"  f{number}: {{name: F{number}, kind: forum}}\n" for number in range(30))
    model = f"complete: true\nstakeholders:\n  b: {{name: B, kind: board}}\n{forums}"
    found = ask("- channel: {from: every forum, to: board}", model, tmp_path)
    assert len(found.evidence) == 13
    closing = found.evidence[-1]
    assert (closing.kind, closing.ids, closing.aspect, closing.found) == ("complete", (), "channel", "30")
