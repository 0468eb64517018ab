"""Where a headline of the page leads: to the weak point it tells of, else to the first member it concerns."""

import pytest

from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.analysis.headlines import Headline, find_headlines, find_opening
from stakeholder_graph.views.page.proofs import find_proof
from tests.layout.somerset_like import build_answer, build_place

MANAGERS = WeakPoint(type="stakeholder", id="engagement-managers", cuts_off=("a", "b"), people=None)


@pytest.mark.parametrize(
    ("about", "proof"),
    [
        (
            {"message": "concern", "point": MANAGERS, "member": "a"},
            "at=stakeholder%3Aengagement-managers&weak=concern",
        ),
        ({"message": "concern", "member": "unregistered"}, "message=concern&member=unregistered"),
        ({"message": "concern"}, ""),
        ({}, ""),
    ],
)
def test_a_headline_leads_to_its_proof(about, proof):
    assert find_proof(Headline(sentence="Something is weak.", command="", **about)) == proof


def test_every_headline_of_a_message_and_the_opening_lead_somewhere():
    answer = build_answer(build_place({"East Mendip": 3, "Central Mendip": 2}))
    for each in (find_opening(answer), *find_headlines(answer)):
        assert bool(find_proof(each)) == (each.message is not None)
    assert find_proof(find_opening(answer))
