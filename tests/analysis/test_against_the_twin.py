"""Every figure against the slow twin: on all small structures, and on thousands drawn by chance."""

import random

import pytest

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes import independence
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from tests.analysis.compared import (
    compare,
    compare_shared,
    compare_silos,
    gather,
    read_delivery,
    read_expected,
)
from tests.analysis.oracle import Twin
from tests.analysis.places import any_of, every_structure, message, random_places

DOWN = message("a", "b, c, d")
UP = message("b, c, d", "a", answered=True)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_small_structure_is_answered_as_by_hand(count):
    ids = "abcd"[:count]
    asked = [
        message("a", ", ".join(ids)),
        message(", ".join(ids), "a", answered=True),
        message(any_of(*ids), ids[-1]),
        message("a", any_of(*ids)),
        message(any_of(*ids[:2]), any_of(*ids[1:])),
    ]
    for place in every_structure(count):
        for each in asked:
            compare(place, each)
        compare_silos(place, asked[1])


@pytest.mark.parametrize("asked", [DOWN, UP], ids=["down", "up"])
def test_every_structure_of_four_delivers_and_depends_as_by_hand(asked):
    """All 4,096: routes, independent routes, levels, answers and weak points."""
    for place in every_structure(4):
        structure, twin = Structure(place), Twin(place)
        expected = twin.expect(asked, pairs=False)
        found = find_deliveries(structure, asked)
        assert [read_delivery(each) for each in found] == [read_expected(each) for each in expected]
        weak = {(w.type, w.id): (w.cuts_off, w.people) for w in find_weak_points(structure, asked)}
        assert weak == gather(twin, [(each.member, each.cuts) for each in expected])


def test_a_sample_of_structures_of_four_holds_pairs_and_silos_as_by_hand():
    """The heavier questions, on 200 of the 4,096."""
    for place in random.Random(4).sample(list(every_structure(4)), 200):
        compare(place, DOWN)
        compare(place, UP)
        compare_silos(place, UP)


@pytest.mark.parametrize("seed", range(6))
def test_places_drawn_by_chance_are_answered_as_by_hand(seed):
    """Parallel channels, kinds of message, who does not pass on, shared dependencies, dates, any and every."""
    for place, each in random_places(500, seed):
        compare(place, each)


@pytest.mark.parametrize("seed", range(10, 13))
def test_silos_of_places_drawn_by_chance_are_found_as_by_hand(seed):
    for place, each in random_places(300, seed):
        compare_silos(place, each)


def test_a_count_by_shared_dependency_that_gives_up_is_at_most_too_small(monkeypatch):
    monkeypatch.setattr(independence, "ROUTE_LIMIT", 0)
    given_up = 0
    for place, each in random_places(1500, 20):
        for found, wanted in zip(
            find_deliveries(Structure(place), each), Twin(place).expect(each, pairs=False), strict=True
        ):
            compare_shared(found, wanted)
            given_up += not found.independent_routes_by_shared_exact
    assert given_up > 0


def test_the_places_drawn_hold_what_changes_an_answer():
    """Were the dice to leave something out, the comparison above would prove less than it says."""
    seen = set()
    for place, each in random_places(500, 0):
        structure = Structure(place)
        found = find_deliveries(structure, each)
        seen.add((each.senders.quantity, each.receivers.quantity, each.counted))
        seen.update(w.type for w in find_weak_points(structure, each))
        seen.update(delivery.loop for delivery in found)
        seen.update(f"{delivery.independent_routes} routes" for delivery in found)
        seen.update("fewer by shared" for d in found if d.independent_routes_by_shared < d.independent_routes)
        seen.update("level" if delivery.level else "no level" for delivery in found)
        seen.update("nothing asked" for _ in range(not find_asked(structure, each)))
        seen.update("left out by date" for s in place.stakeholders if s not in structure.number_of)
    assert {
        ("every", "every", "pairs"),
        ("every", "every", "receivers"),
        ("every", "every", "senders"),
        ("any", "every", "receivers"),
        ("any", "every", "senders"),
        ("every", "any", "senders"),
        ("any", "any", "senders"),
        *("stakeholder", "channel", "shared", "two-way", "one-way", "no-route"),
        *("3 routes", "fewer by shared", "level", "no level", "nothing asked", "left out by date"),
    } <= seen
