"""How surely does something get through? Against every state enumerated, and against published closed forms."""

import random
from fractions import Fraction
from itertools import permutations

import pytest

from stakeholder_graph.graph.reliability import Reliability, measure_reliabilities
from tests.graph.cases import two_way
from tests.graph.chances import Draft, draft, enumerate_reliability, random_drafts

# Source 0, target 3; the middle arc of the directed bridge leads from 1 to 2.
BRIDGE = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]
NINE, EIGHT, HALF = Fraction(9, 10), Fraction(8, 10), Fraction(1, 2)


def measure(made: Draft, *asked) -> list:
    return [each.value for each in measure_reliabilities(made.graph, made.parts, asked, **made.masks)]


def measure_one(made: Draft, source: int, target: int):
    (found,) = measure(made, ((source,), (target,)))
    return found


def test_it_is_the_sum_over_every_state_of_everything_that_may_fail():
    for made, asked in random_drafts(400, seed=21):
        expected = [enumerate_reliability(made, *ends) for ends in asked]
        assert measure(made, *asked) == expected, (made, asked)


def test_turned_round_it_is_the_same_from_receiver_to_sender():
    for made, asked in random_drafts(400, seed=22, most_unsure=40):
        turned = [(targets, sources) for sources, targets in asked]
        back = measure_reliabilities(made.graph.reversed(), made.parts, turned, **made.masks)
        assert [each.value for each in back] == measure(made, *asked)


def test_asked_together_or_one_by_one_is_the_same():
    for made, _ in random_drafts(60, seed=23, most_unsure=40):
        pairs = [((s,), (t,)) for s, t in permutations(range(made.vertex_count), 2)]
        assert measure(made, *pairs) == [measure(made, pair)[0] for pair in pairs]


def test_a_dependency_that_many_need_is_taken_both_ways_for_all_pairs_at_once():
    for seed in range(12):
        dice = random.Random(seed)
        arcs = [(0, each) for each in (1, 2, 3)] + [(each, 4) for each in (1, 2, 3)] + [(1, 2), (4, 5)]
        made = draft(6, arcs, NINE)
        made.shared = [Fraction(7, 10), Fraction(6, 10)]
        made.vertex_needs = [dice.choice((0, 1, 1, 1, 2, 3)) for _ in range(6)]
        made.arc_needs = [dice.choice((0, 1, 1, 1)) for _ in arcs]
        asked = [((0,), (4,)), ((0,), (5,)), ((1,), (2,)), ((1, 3), (5,)), ((5,), (0,))]
        assert measure(made, *asked) == [enumerate_reliability(made, *ends) for ends in asked]


def test_adding_a_channel_never_lowers_it():
    dice = random.Random(24)
    for made, asked in random_drafts(300, seed=25, most_unsure=40):
        before = measure(made, *asked)
        made.add_arc(
            dice.randrange(made.vertex_count),
            dice.randrange(made.vertex_count),
            Fraction(dice.randint(0, 10), 10),
            dice.randrange(1 << len(made.shared)),
        )
        assert all(old <= new for old, new in zip(before, measure(made, *asked), strict=True))


# Domain anchors: by hand, and by enumeration of all states as fractions; 2p²+2p³-5p⁴+2p⁵ for the two-way bridge.
@pytest.mark.parametrize(
    ("works", "expected"),
    [(NINE, Fraction(97848, 100000)), (EIGHT, Fraction(91136, 100000)), (HALF, HALF)],
)
def test_two_way_bridge_network(works, expected):
    assert measure_one(draft(4, two_way(BRIDGE), works), 0, 3) == expected


@pytest.mark.parametrize(("works", "expected"), [(NINE, Fraction(97119, 100000)), (HALF, Fraction(15, 32))])
def test_bridge_network_whose_middle_leads_one_way(works, expected):
    assert measure_one(draft(4, BRIDGE, works), 0, 3) == expected


@pytest.mark.parametrize(("works", "expected"), [(NINE, Fraction(997848, 1000000)), (HALF, Fraction(3, 4))])
def test_four_who_all_tell_each_other(works, expected):
    assert measure_one(draft(4, list(permutations(range(4), 2)), works), 0, 3) == expected


@pytest.mark.parametrize("between", [0, 1, 5, 30])
def test_along_a_row_the_reliabilities_multiply(between):
    row = [(each, each + 1) for each in range(between + 1)]
    assert measure_one(draft(between + 2, two_way(row), Fraction(1)), 0, between + 1) == 1
    assert measure_one(draft(between + 2, row, NINE), 0, between + 1) == NINE ** (between + 1)
    assert measure_one(draft(between + 2, row, NINE, EIGHT), 0, between + 1) == (
        NINE ** (between + 1) * EIGHT ** (between + 2)
    )


def test_side_by_side_all_must_fail():
    ways = [(0, each) for each in range(2, 12)] + [(each, 1) for each in range(2, 12)]
    assert measure_one(draft(12, ways, HALF), 0, 1) == 1 - Fraction(3, 4) ** 10
    assert measure_one(draft(2, [(0, 1)] * 3, HALF), 0, 1) == Fraction(7, 8)


def test_two_who_share_a_funder_are_no_surer_than_the_funder():
    made = draft(4, [(0, 1), (0, 2), (1, 3), (2, 3)], Fraction(1))
    made.shared, made.vertex_needs = [HALF], [0, 1, 1, 0]
    assert measure_one(made, 0, 3) == HALF
    made.vertex_needs = [0, 1, 0, 0]
    assert measure_one(made, 0, 3) == 1


def draw_grid(side, works):
    grid = [(side * i + j, side * i + j + 1) for i in range(side) for j in range(side - 1)]
    grid += [(side * i + j, side * i + j + side) for i in range(side - 1) for j in range(side)]
    return draft(side * side, two_way(grid), works)


def test_a_grid_can_be_gone_through_from_either_corner():
    there, back = measure(draw_grid(4, NINE), ((0,), (15,)), ((15,), (0,)))
    assert there == back
    assert float(there) == pytest.approx(0.9750463495770658, rel=1e-12)


def test_a_grid_of_five_by_five_is_exact_where_that_may_take_longer():
    made = draw_grid(5, 0.9)
    (found,) = measure_reliabilities(made.graph, made.parts, [((0,), (24,))], work_limit=100_000)
    assert found.value == pytest.approx(0.9755565895053692, rel=1e-12)


def test_no_route_is_nought_and_marks_nothing():
    made = draft(3, [(1, 0)], HALF)
    found = measure_reliabilities(made.graph, made.parts, [((0,), (1,)), ((), (1,)), ((0,), ())])
    assert found == [Reliability(0, 0)] * 3
    assert measure_reliabilities(made.graph, made.parts, []) == []


def test_who_does_not_relay_sends_and_hears_all_the_same():
    made = draft(3, [(0, 1), (1, 2)], HALF, HALF)
    made.relays = bytearray([1, 0, 1])
    assert measure(made, ((0,), (2,)), ((0,), (1,)), ((1,), (2,))) == [0, Fraction(1, 8), Fraction(1, 8)]


def test_marks_are_those_of_what_lies_on_the_routes():
    # 0 -> 1 -> 2, with 1 <-> 3 hanging on and 2 -> 4 leading away; 1 needs a dependency, so does 3 another.
    made = draft(5, [(0, 1), (1, 2), (1, 3), (3, 1), (2, 4)], Fraction(1))
    made.shared, made.vertex_needs = [Fraction(1), HALF], [0, 1, 0, 2, 0]
    parts = made.mark([1, 2, 4, 8, 16], [32, 64, 128, 256, 512], [1024, 2048])
    (found,) = measure_reliabilities(made.graph, parts, [((0,), (2,))])
    assert found == Reliability(1, 1 | 2 | 4 | 32 | 64 | 1024)


def draw_tangle(works):
    dice = random.Random(26)
    arcs = [dice.sample(range(60), 2) for _ in range(240)]
    return draft(60, [(tail, head) for tail, head in arcs], works)


def test_up_to_a_dozen_channels_it_is_always_exact():
    dice = random.Random(28)
    for _ in range(150):
        n = dice.randint(4, 10)
        channels = [tuple(dice.sample(range(n), 2)) for _ in range(12)]
        made = draft(n, two_way(channels), 0.9, 0.8)
        made.shared = [0.7] * 8
        made.vertex_needs = [dice.getrandbits(8) & dice.getrandbits(8) for _ in range(n)]
        made.arc_needs = [dice.getrandbits(8) & dice.getrandbits(8) for _ in range(12)] * 2
        assert None not in measure(made, *[((0,), (each,)) for each in range(1, n)])


def test_what_is_too_tangled_is_left_open_with_its_marks():
    assert measure_reliabilities(draw_tangle(0.9).graph, draw_tangle(0.9).parts, [((0,), (1,))]) == [
        Reliability(None, 1)
    ]


def test_however_tangled_what_never_fails_is_certain():
    assert measure(draw_tangle(1.0), *[((0,), (each,)) for each in range(1, 20)]) == [1] * 19


def test_where_the_work_allowed_is_used_up_the_rest_is_left_open():
    made = draft(4, two_way(BRIDGE), 0.9)
    asked = [((0,), (3,)), ((3,), (0,))]
    found = measure_reliabilities(made.graph, made.parts, asked, work_limit=-81)
    assert found == [Reliability(None, 1)] * 2


def test_many_dependencies_end_in_no_answer_and_not_in_a_crash():
    count = 400
    ways = [(0, each) for each in range(2, count)] + [(each, 1) for each in range(2, count)]
    asked = [((0,), (1,)), ((2,), (1,)), ((0,), (3,))]
    made = draft(count, ways, 0.9)
    made.shared = [0.9] * count
    made.vertex_needs = [3 << each & (1 << count) - 1 for each in range(count)]
    assert measure(made, *asked)[0] is None
    made.vertex_needs = [(1 << count) - 1] * count
    assert measure(made, *asked)[0] is None


def test_fractions_and_floats_agree():
    for made, asked in random_drafts(100, seed=27, most_unsure=40):
        exact = measure(made, *asked)
        made.vertices, made.works, made.shared = (
            [float(each) for each in row] for row in (made.vertices, made.works, made.shared)
        )
        assert measure(made, *asked) == [pytest.approx(float(each), abs=1e-12) for each in exact]
