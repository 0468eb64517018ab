"""What holds whatever the place: more evidence never spoils what is met, and silence never breaks a rule."""

import random
from itertools import combinations, permutations

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, KnownAbsence, Stakeholder, Terms, Tie
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES
from stakeholder_graph.standards.casting import Cast
from stakeholder_graph.standards.checker import check_standards
from stakeholder_graph.standards.possible import could_have_routes
from stakeholder_graph.standards.records import Records
from tests.standards.asking import read_own, write_rule, write_standard

WANTED = {
    "there": "- exists: {who: council}",
    "channel": "- channel: {from: forum, to: board}",
    "both": "- channel: {from: any forum, to: board, both_ways: true}",
    "tie": "- tie: {from: forum, to: board, is: [reports_to, accountable_to]}",
    "funds": "- funded_by: {who: forum, every: [council, commissioner]}",
    "route": "- route: {from: community, to: board}",
    "answered": "- route: {from: any community, to: any board, both_ways: true}",
    "most": "- route: {from: community, to: any board, share: 0.5}",
    "past": "- route: {from: community, to: board, not_via: forum}",
    "gone": "- route: {from: community, to: board, without: forum}",
    "doubled": "- route: {from: community, to: board, routes: 2}",
    "high": "- route: {from: community, to: board, level: consult}",
    "answered-twice": "- route: {from: community, to: board, both_ways: true, routes: 2}",
    "answered-high": "- route: {from: community, to: board, both_ways: true, level: consult}",
    "survives": "- route: {from: community, to: board, without: {run_by: commissioner}}",
    "members": "- members: {of: board, include: forum}",
    "hands": "- in_other_hands: {who: forum, than: commissioner}",
    "crosses": "- crosses: {who: forum, by: service}",
    "reach": "- no_worse: {from: forum, than: community, to: board}",
    "as-many": "- no_worse: {from: forum, than: community, to: board, in: [routes]}",
    "as-high": "- no_worse: {from: forum, than: community, to: board, in: [level]}",
    "claims": "- claims: {of: board}",
    "purpose": "- states: {from: community, key: purpose}",
}
GROWING = ("channel", "both", "route", "answered", "most", "past", "gone", "doubled", "high")
"""What one more channel never spoils."""

SILENT = (
    "there",
    "channel",
    "both",
    "tie",
    "funds",
    "route",
    "answered",
    "past",
    "gone",
    "doubled",
    "members",
)
"""What the absence of a record alone never breaks."""


@pytest.fixture(scope="module")
def standard(tmp_path_factory):
    rules = "".join(write_rule(expects, name) for name, expects in WANTED.items())
    return read_own(write_standard(rules), tmp_path_factory.mktemp("own"))


def judge(place, standard):
    structure = Structure(place)
    return {each.rule: each.result for each in check_standards(structure, [Cast(standard, structure)])}


def draw_place(dice):
    kinds = ["board", "forum", "community", "commissioner", "council", "network"]
    ids = [f"{kind}-{number}" for kind in kinds for number in range(dice.choice((0, 1, 1, 2)))]
    dice.shuffle(ids)
    stakeholders = {
        each: Stakeholder(
            id=each,
            name=each,
            kind=each.rpartition("-")[0],
            part_of=next((whole for whole in ids[:number] if dice.random() < 0.15), None),
            services=tuple(s for s in ("cancer", "children") if dice.random() < 0.4),
            relays=dice.random() < 0.9,
        )
        for number, each in enumerate(ids)
    }
    pairs = list(permutations(ids, 2))
    joined = dice.sample(pairs, min(len(pairs), dice.randint(0, 8)))
    channels = tuple(draw_channel(dice, s, r) for s, r in joined)
    relations = ("reports_to", "funds", "member_of", "appoints", "runs")
    tied = dice.sample(pairs, min(len(pairs), dice.randint(0, 4)))
    ties = tuple(Tie(sender=s, receiver=r, relation=dice.choice(relations)) for s, r in tied)
    absent = dice.sample(pairs, int(len(pairs) * dice.choice((0, 0.3, 0.8))))
    return Place(
        name="Drawn",
        complete=dice.random() < 0.3,
        kinds=KINDS,
        sectors=SECTORS,
        roles=ROLES,
        sources=SOURCES,
        stakeholders=stakeholders,
        channels=channels,
        ties=ties,
        known_absent=tuple(KnownAbsence(sender=s, receiver=r) for s, r in absent if (s, r) not in joined),
    )


def draw_channel(dice, sender, receiver):
    terms = Terms(
        by="x", level=dice.choice((None, "inform", "consult")), purpose=dice.choice((None, "views"))
    )
    return Channel(id=f"{sender}->{receiver}", sender=sender, receiver=receiver, terms=terms)


def draw_places(count, seed):
    dice = random.Random(seed)
    for _ in range(count):
        place = draw_place(dice)
        if len(place.stakeholders) > 1:
            yield dice, place


def test_one_more_channel_never_spoils_what_is_met(standard):
    tried = 0
    for dice, place in draw_places(400, 1):
        before = judge(place, standard)
        joined = {(each.sender, each.receiver) for each in place.channels}
        free = [pair for pair in permutations(place.stakeholders, 2) if pair not in joined]
        if not free:
            continue
        added = draw_channel(dice, *dice.choice(free))
        after = judge(replace(place, channels=(*place.channels, added)), standard)
        for rule in GROWING:
            if before[rule] == "met":
                tried += 1
                assert after[rule] == "met", (rule, added.id, place)
    assert tried > 100


def test_silence_never_breaks_a_rule(standard):
    for dice, drawn in draw_places(150, 2):
        whole = {each: replace(known, part_of=None) for each, known in drawn.stakeholders.items()}
        # That the board goes with the forum it is part of is no silence.
        place = replace(drawn, complete=False, known_absent=(), stakeholders=whole)
        found = judge(place, standard)
        assert [rule for rule in SILENT if found[rule] == "not-met"] == []
        kept = dice.sample(place.channels, len(place.channels) // 2)
        found = judge(replace(place, channels=tuple(kept), ties=()), standard)
        assert [rule for rule in SILENT if found[rule] == "not-met"] == []


def test_in_a_complete_place_structure_leaves_nothing_open(standard):
    for _, drawn in draw_places(150, 3):
        found = judge(replace(drawn, complete=True), standard)
        # The level of a channel is a value: unstated it is unknown, also in a design.
        open_rules = {rule for rule, result in found.items() if result == "cannot-tell"}
        assert open_rules <= {"high", "answered-high", "as-high", "claims"}, drawn


def test_what_is_settled_in_a_place_stays_settled_when_it_turns_out_complete(standard):
    settled = ("met", "not-met")
    monotone = (*GROWING, "there", "tie", "funds", "members")
    for _, drawn in draw_places(150, 4):
        found = judge(replace(drawn, complete=False), standard)
        complete = judge(replace(drawn, complete=True), standard)
        for rule in monotone:
            if found[rule] in settled:
                assert complete[rule] == found[rule], (rule, drawn)


def complete_in_every_way(place, pairs):
    """Every place that this one could turn out to be: each channel that nobody wrote down is there or not."""
    for count in range(len(pairs) + 1):
        for chosen in combinations(pairs, count):
            added = tuple(
                Channel(id=f"{s}->{r}", sender=s, receiver=r, terms=Terms(by="x", level="consult"))
                for s, r in chosen
            )
            yield replace(place, complete=True, known_absent=(), channels=(*place.channels, *added))


def state_levels(place):
    """The same place with the level stated of every channel."""
    stated = (replace(each.terms, level=each.terms.level or "inform") for each in place.channels)
    channels = (replace(each, terms=terms) for each, terms in zip(place.channels, stated, strict=True))
    return replace(place, channels=tuple(channels))


@pytest.mark.parametrize(
    "rule",
    ["route", "answered", "most", "past", "gone", "doubled", "high", "answered-twice", "answered-high"],
)
def test_a_route_is_settled_just_where_every_completion_of_the_place_agrees(rule, standard):
    """The slow twin: go through all that could be, and see whether it comes out the same."""
    seen = set()
    alone = replace(standard, rules={rule: standard.rules[rule]})
    for _, drawn in draw_places(400, 5):
        if len(drawn.stakeholders) > 4 or not {"board", "community"} <= {
            each.kind for each in drawn.stakeholders.values()
        }:
            continue
        place = state_levels(replace(drawn, complete=False))
        known = {(each.sender, each.receiver) for each in (*place.channels, *place.known_absent)}
        unknown = [pair for pair in permutations(place.stakeholders, 2) if pair not in known]
        if len(unknown) > 7 or (rule in ("doubled", "answered-twice") and not place.known_absent):
            continue
        found = judge(place, alone)[rule]
        if rule in ("past", "gone") and "forum" not in {each.kind for each in place.stakeholders.values()}:
            continue  # who would be gone is not known
        could_be = {judge(each, alone)[rule] for each in complete_in_every_way(place, unknown)}
        seen.add(found)
        if found == "not-met":
            assert could_be == {"not-met"}, place
        elif found == "met":
            assert could_be == {"met"}, place
        else:
            assert "met" in could_be, place
    assert seen >= {"met", "cannot-tell"}


@pytest.mark.parametrize("rule", ["reach", "as-many", "as-high"])
def test_who_is_no_worse_off_stays_so_whatever_nobody_wrote_down(rule, standard):
    seen = set()
    alone = replace(standard, rules={rule: standard.rules[rule]})
    for _, drawn in draw_places(1500, 7):
        kinds = {each.kind for each in drawn.stakeholders.values()}
        if len(drawn.stakeholders) > 4 or not {"board", "community", "forum"} <= kinds:
            continue
        place = state_levels(replace(drawn, complete=False))
        known = {(each.sender, each.receiver) for each in (*place.channels, *place.known_absent)}
        unknown = [pair for pair in permutations(place.stakeholders, 2) if pair not in known]
        found = judge(place, alone)[rule]
        seen.add(found)
        if found in ("met", "not-met") and len(unknown) <= 7:
            assert {judge(each, alone)[rule] for each in complete_in_every_way(place, unknown)} == {found}, (
                place
            )
    assert seen >= {"met", "cannot-tell"}


def test_so_many_routes_are_possible_just_where_they_are_there_with_every_channel():
    for _, drawn in draw_places(200, 6):
        place = replace(drawn, complete=False)
        known = {(each.sender, each.receiver) for each in (*place.channels, *place.known_absent)}
        added = tuple(
            Channel(id=f"{s}->{r}", sender=s, receiver=r, terms=Terms(by="x"))
            for s, r in permutations(place.stakeholders, 2)
            if (s, r) not in known
        )
        whole = Records(Structure(replace(place, channels=(*place.channels, *added))))
        sender, receiver = list(place.stakeholders)[:2]
        if not any(each.sender == sender or each.receiver == receiver for each in place.known_absent):
            continue
        for wanted in (1, 2, 3):
            there = whole.count_routes((sender,), (receiver,), None) >= wanted
            assert could_have_routes(Records(Structure(place)), (sender,), (receiver,), None, wanted) == there
