import random
from fractions import Fraction

import networkx as nx
import pytest

from stakeholder_graph.graph.brokerage import (
    count_broker_roles,
    measure_ei_index,
    measure_expected_ei_index,
    measure_network_ei_index,
)
from tests.graph.published import KNOKE, KNOKE_NAMES, read_pairs

SAMPSON_LABELS = """
    Romul_10 Bonaven_5 Ambrose_9 Berth_6 Peter_4 Louis_11 Victor_8 Winf_12 John_1
    Greg_2 Hugh_14 Boni_15 Mark_7 Albert_16 Amand_13 Basil_3 Elias_17 Simp_18
"""


def test_the_four_brokers_of_cograph_come_out():
    # R package cograph, help of its brokerage function; by hand in domain.md 3.3.
    # Order: coordinator, itinerant, gatekeeper, representative, liaison.
    pairs = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 0)]
    roles = count_broker_roles(4, pairs, [1, 1, 2, 2])
    assert roles == [(0, 1, 1, 0, 0), (0, 0, 0, 1, 0), (0, 0, 1, 0, 0), (0, 1, 0, 1, 0)]


def test_the_brokers_among_knokes_organisations_come_out():
    # domain.md 3.8; computed there with other code.
    groups = {"COUN": 0, "EDUC": 0, "MAYR": 0, "COMM": 1, "INDU": 1, "NEWS": 1}
    roles = count_broker_roles(10, KNOKE, [groups.get(name, 2) for name in KNOKE_NAMES])
    by_name = dict(zip(KNOKE_NAMES, roles, strict=True))
    assert by_name["MAYR"] == (2, 5, 6, 5, 9)
    assert by_name["COMM"] == (0, 5, 3, 7, 6)
    assert by_name["EDUC"] == (0, 2, 1, 1, 5)
    assert by_name["NEWS"] == (0, 0, 5, 0, 1)
    assert by_name["UWAY"] == (0, 0, 0, 0, 0)
    assert (
        max(sum(by_name[name]) for name in KNOKE_NAMES if name not in {"MAYR", "COMM", "EDUC", "NEWS"}) == 2
    )


def test_each_role_alone_is_told_apart():
    for groups, role in [((0, 0, 0), 0), ((0, 1, 0), 1), ((0, 1, 1), 2), ((0, 0, 1), 3), ((0, 1, 2), 4)]:
        counts = count_broker_roles(3, [(0, 1), (1, 2)], groups)[1]
        assert counts == tuple(int(place == role) for place in range(5))


def test_turning_every_arc_swaps_gatekeeper_and_representative():
    dice = random.Random(16)
    for _ in range(200):
        pairs = [(dice.randrange(7), dice.randrange(7)) for _ in range(18)]
        groups = [dice.randint(-1, 2) for _ in range(7)]
        turned = count_broker_roles(7, [(b, a) for a, b in pairs], groups)
        assert count_broker_roles(7, pairs, groups) == [(c, i, r, g, lia) for c, i, g, r, lia in turned]


def test_the_roles_of_a_broker_add_up_to_its_open_two_steps():
    dice = random.Random(17)
    for _ in range(200):
        pairs = {(dice.randrange(7), dice.randrange(7)) for _ in range(18)}
        roles = count_broker_roles(7, pairs, [dice.randint(0, 2) for _ in range(7)])
        for b in range(7):
            steps = [(a, c) for a in range(7) for c in range(7) if {(a, b), (b, c)} <= pairs]
            open_steps = [(a, c) for a, c in steps if len({a, b, c}) == 3 and (a, c) not in pairs]
            assert sum(roles[b]) == len(open_steps)


def test_who_has_no_group_takes_no_part():
    assert count_broker_roles(3, [(0, 1), (1, 2)], [0, 0, -1]) == [(0,) * 5] * 3


def test_two_groups_that_only_meet_each_other_are_fully_outward():
    pairs = [(a, b) for a in range(3) for b in range(3, 7)]
    assert measure_network_ei_index(pairs, [0] * 3 + [1] * 4) == 1
    assert measure_ei_index(pairs, {0, 1, 2}) == 1


def test_two_groups_that_never_meet_are_fully_inward():
    pairs = [(0, 1), (1, 0), (2, 3)]
    assert measure_network_ei_index(pairs, [0, 0, 1, 1]) == -1
    assert measure_ei_index(pairs, {0, 1}) == -1


def test_an_ei_index_without_channels_is_not_a_number():
    assert measure_ei_index([(2, 3), (0, 0)], {0, 1}) is None
    assert measure_network_ei_index([(0, 1)], [0, -1]) is None


def test_repeats_and_pairs_of_one_with_itself_do_not_count():
    pairs = [(0, 1), (1, 2), (2, 1), (1, 2), (3, 3)]
    assert measure_ei_index(pairs, {0, 1}) == 1 / 3


def test_the_expected_index_is_what_counting_all_pairs_gives():
    for n in range(2, 8):
        for k in range(1, n + 1):
            everyone = [(a, b) for a in range(n) for b in range(n)]
            assert measure_expected_ei_index(k, n) == measure_ei_index(everyone, set(range(k)))
    assert measure_expected_ei_index(1, 1) is None
    assert measure_expected_ei_index(0, 5) is None


def test_knokes_groups_look_outwards():
    # domain.md 3.8: (37 - 12) / 49.
    groups = [0, 1, 0, 1, 0, 2, 1, 2, 2, 2]
    assert measure_network_ei_index(KNOKE, groups) == pytest.approx(float(Fraction(37 - 12, 49)))


def test_zacharys_club_keeps_its_value():
    # Regression, computed in domain.md 3.3 with networkx labels: E=11, I=67; Mr. Hi I=35, Officer I=32.
    club = nx.karate_club_graph()
    pairs = list(club.edges)
    sides = [0 if club.nodes[v]["club"] == "Mr. Hi" else 1 for v in club]
    assert measure_network_ei_index(pairs, sides) == pytest.approx((11 - 67) / 78)
    for side, internal in ((0, 35), (1, 32)):
        members = {v for v in club if sides[v] == side}
        assert measure_ei_index(pairs, members) == pytest.approx((11 - internal) / (11 + internal))


def test_sampsons_monks_have_the_published_value():
    # R package homophily, its help for ergm's samplike (three questions of liking together): -0.4318182.
    # The shared file has the arcs by Sampson's own numbers but took the names from a list in another order: a
    # name's place in that list is the monk's number ("Ambrose_9", the third there, is number 3, Basil).
    rows = read_pairs("sampson_monastery_10_relations.csv")
    liking = {(a, b) for relation, a, b in rows if relation in {"SAMPLK1", "SAMPLK2", "SAMPLK3"}}
    number = {name: place for place, name in enumerate(SAMPSON_LABELS.split(), start=1)}
    turks, outcasts = {1, 2, 7, 12, 14, 15, 16}, {3, 13, 17, 18}
    groups = [0 if monk in turks else 1 if monk in outcasts else 2 for monk in range(19)]
    assert (len(number), len(liking)) == (18, 88)
    pairs = [(number[a], number[b]) for a, b in liking]
    assert measure_network_ei_index(pairs, groups) == pytest.approx(-0.4318182, abs=5e-8)
