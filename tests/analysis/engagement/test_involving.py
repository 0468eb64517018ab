"""Ways of involving people: in both directions, as claimed and as practised, and where nothing is known."""

from datetime import date

import pytest

from stakeholder_graph.analysis.engagement.involving import measure_gap
from stakeholder_graph.model.cadence import Cadence, read_cadence
from stakeholder_graph.model.records import Vouching, Window
from stakeholder_graph.units import LADDER
from tests.analysis.engagement.reviewed import SAID, build, join_both, list_bodies, list_ways, start


@pytest.mark.parametrize(
    ("sender", "receiver", "hears", "tells"),
    [("people", "team", True, False), ("team", "people", False, True)],
)
def test_a_channel_one_way_is_heard_or_told_and_not_both(sender, receiver, hears, tells):
    (way,) = list_ways(build(start().join(sender, receiver)))
    assert (way.body, way.through, way.partner) == ("ccg", "team", "people")
    assert (way.hears, way.tells) == (hears, tells)


def test_a_line_both_ways_is_one_way_of_involving():
    (way,) = list_ways(join_both(build(start()), "people", "team"))
    assert (way.hears, way.tells) == (True, True)
    (way,) = list_ways(join_both(build(start()), "team", "people"))
    assert (way.hears, way.tells) == (True, True)


def test_two_lines_are_two_ways():
    ways = list_ways(build(start().join("people", "ccg").join("ccg", "people", by="newsletter")))
    assert [(way.by, way.hears, way.tells) for way in ways] == [
        ("meeting", True, False),
        ("newsletter", False, True),
    ]


def test_what_passes_between_bodies_or_between_people_is_no_way_of_involving():
    draft = start().add("group", kind="patient-group").join("trust", "ccg").join("people", "group")
    assert list_ways(build(draft)) == ()


def test_every_way_of_a_shared_team_is_told_of_each_body_it_works_for():
    draft = start().add("north", kind="commissioner").add("shared", roles=("engagement-team",))
    ways = list_ways(build(draft.join("people", "shared"), "ccg funds shared", "north funds shared"))
    assert [(way.body, way.through) for way in ways] == [("ccg", "shared"), ("north", "shared")]


def test_claimed_and_practised_levels_are_kept_apart_with_what_vouches_for_them():
    said = {"claimed_level": "collaborate", "level": "tokenistic"}
    (way,) = list_ways(build(start().join("people", "ccg", vouching=SAID, **said)))
    assert (way.claimed_level, way.level, way.gap) == ("collaborate", "tokenistic", 4)
    assert (way.basis, way.level_basis) == ("stated", "assumed")  # a source vouches for a line, not its level
    assert (way.evidence, way.source, way.address) == ("one end", "page", "https://example.org/page")
    assert way.certainty == 1
    vouched = Vouching(existence="page", values={"level": "page"})
    (way,) = list_ways(build(start().join("people", "ccg", vouching=vouched, **said)))
    assert way.level_basis == "stated"


def test_a_way_that_nothing_vouches_for_is_assumed():
    (way,) = list_ways(build(start().join("people", "ccg")))
    assert (way.basis, way.source, way.evidence, way.address, way.certainty) == (
        "assumed",
        None,
        None,
        None,
        0.5,
    )


@pytest.mark.parametrize(
    ("claimed", "practised", "gap"),
    [
        ("involve", "consult", 1),
        ("consult", "involve", -1),
        ("inform", "inform", 0),
        (None, "inform", None),
        ("inform", None, None),
    ],
)
def test_a_gap_is_counted_where_both_are_known(claimed, practised, gap):
    assert measure_gap(claimed, practised) == gap


def test_the_gap_from_the_lowest_to_the_highest_rung_is_five():
    assert measure_gap(LADDER[-1], LADDER[0]) == 5


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({}, True),
        ({"every": read_cadence("month")}, True),
        ({"every": Cadence(text="2012-10-03", dates=(date(2012, 10, 3),))}, False),
        ({"until": date(2030, 1, 1)}, False),
        ({"open": (Window(since=date(2012, 1, 1), until=date(2012, 3, 1)),)}, False),
    ],
    ids=["always", "monthly", "listed days", "ends", "windows"],
)
def test_a_way_stands_unless_it_ends_or_is_open_at_times(said, standing):
    (way,) = list_ways(build(start().join("people", "ccg", **said)))
    assert way.standing == standing


def test_a_body_of_whom_nothing_is_known_has_a_row():
    trust = list_bodies(build(start().join("people", "ccg", level="consult")))["trust"]
    assert (trust.way_count, trust.claimed_level, trust.level, trust.basis) == (0, None, None, "assumed")


def test_the_best_rung_over_all_ways_is_told_and_how_many_are_unknown():
    draft = start().join("people", "ccg", level="consult", claimed_level="empower")
    draft.join("people", "team", level="involve").join("people", "board")
    ccg = list_bodies(build(draft))["ccg"]
    assert (ccg.way_count, ccg.unknown_level_count) == (3, 1)
    assert (ccg.claimed_level, ccg.level, ccg.level_basis) == ("empower", "involve", "assumed")


def test_a_level_is_vouched_for_if_it_is_by_one_of_the_ways_that_reach_it():
    vouched = Vouching(existence="page", values={"level": "page"})
    draft = (
        start()
        .join("people", "ccg", level="involve")
        .join("people", "team", level="involve", vouching=vouched)
    )
    assert list_bodies(build(draft))["ccg"].level_basis == "stated"
    draft.join("people", "board", level="empower")
    assert list_bodies(build(draft))["ccg"].level_basis == "assumed"
