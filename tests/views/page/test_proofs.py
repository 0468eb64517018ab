"""Where a headline of the page leads: to the weak point it tells of, else to the first member it concerns."""

import pytest

from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.analysis.headlines import Headline, find_headlines, find_opening
from stakeholder_graph.views.page.proofs import describe_proof, find_proof, find_whole_proof
from tests.layout.somerset_like import build_answer, build_place

MANAGERS = WeakPoint(type="stakeholder", id="engagement-managers", cuts_off=("a", "b"), people=None)


@pytest.mark.parametrize(
    ("about", "proof"),
    [
        (
            {"message": "concern", "point": MANAGERS, "member": "a"},
            "at=stakeholder%3Aengagement-managers&weak=concern&ask=weak",
        ),
        ({"message": "concern", "member": "unregistered"}, "message=concern&member=unregistered"),
        ({"message": "concern"}, ""),
        ({}, ""),
    ],
)
def test_a_headline_leads_to_its_proof(about, proof):
    assert find_proof(Headline(sentence="Something is weak.", command="", **about)) == proof


def test_what_tells_of_everybody_leads_to_the_table_of_everybody_and_a_weak_point_to_itself():
    whole = find_whole_proof(Headline(sentence="All are heard.", command="", message="concern", member="a"))
    assert whole == "view=table&table=messages&of=concern"
    absence = Headline(sentence="Without it nobody is heard.", command="", message="concern", point=MANAGERS)
    assert find_whole_proof(absence) == find_proof(absence)
    assert find_whole_proof(Headline(sentence="Nothing is said.", command="")) == ""


def test_a_link_says_what_it_leads_to():
    assert describe_proof("at=stakeholder%3Aa&weak=concern") == "See who is cut off"
    assert describe_proof("view=table&table=messages&of=concern") == "See each of them"
    assert describe_proof("message=concern&member=a") == "Follow one of them step by step"
    assert describe_proof("") == ""


def test_every_headline_of_a_message_and_the_opening_lead_somewhere():
    answer = build_answer(build_place({"East Mendip": 3, "Central Mendip": 2}))
    for each in (find_opening(answer), *find_headlines(answer)):
        assert bool(find_proof(each)) == (each.message is not None)
    assert find_proof(find_opening(answer))
