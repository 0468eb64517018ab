"""Which rung does a message keep? Worked by hand from: weakest along a route, best over routes."""

import pytest

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from tests.analysis.places import PlaceDraft, any_of, message


def level(*routes, question=None):
    """The level from a to z over routes that share nobody, each given as the levels along it."""
    draft = PlaceDraft().add("a").add("z")
    for number, levels in enumerate(routes):
        stops = ["a", *(f"r{number}-{step}" for step in range(1, len(levels))), "z"]
        for stop in stops[1:-1]:
            draft.add(stop)
        for sender, receiver, rung in zip(stops, stops[1:], levels, strict=False):
            draft.join(sender, receiver, level=rung)
    (found,) = find_deliveries(Structure(draft.build()), question or message("a", "z"))
    return found.level


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        ([["consult"]], "consult"),
        ([["empower", "consult", "involve"]], "consult"),
        ([["empower", "consult", "involve"], ["tokenistic", "empower"]], "consult"),
        ([["inform"], ["involve", "involve"]], "involve"),
        ([["tokenistic"]], "tokenistic"),
    ],
)
def test_the_weakest_rung_along_a_route_and_the_best_over_routes(routes, expected):
    """The second and third are domain.md's 5-3-4, and 5-3-4 beside 2-5: both 3."""
    assert level(*routes) == expected


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        ([[None]], None),
        ([["consult", None]], None),  # at most consult, perhaps less
        ([["consult", None], ["consult"]], "consult"),  # one route of that rung is sure
        ([["consult", None], ["involve"]], "involve"),  # what is unknown cannot be better
        ([["involve", None], ["consult"]], None),  # it might be better
        ([[None], ["involve"]], None),  # what is wholly unknown is never taken for less
        ([[None], ["empower"]], "empower"),  # nothing is better
        ([[None, "tokenistic"], ["inform"]], "inform"),
    ],
)
def test_an_unknown_rung_hides_the_level_only_where_it_could_change_it(routes, expected):
    assert level(*routes) == expected


def test_the_better_of_two_parallel_channels_counts():
    assert level(["inform"], ["consult"]) == "consult"


def test_what_is_claimed_is_not_what_is_practised():
    place = PlaceDraft().add("a").add("z").join("a", "z", level="inform", claimed_level="involve").build()
    assert find_deliveries(Structure(place), message("a", "z"))[0].level == "inform"


def test_from_any_to_any_the_best_over_all_of_them_counts_not_only_the_nearest():
    draft = PlaceDraft().add("a").add("m").add("y").add("z")
    place = (
        draft.join("a", "y", level="inform")
        .join("a", "m", level="involve")
        .join("m", "z", level="involve")
        .build()
    )
    (found,) = find_deliveries(Structure(place), message(any_of("a"), any_of("y", "z")))
    assert (found.route, found.level) == (("a", "y"), "involve")
