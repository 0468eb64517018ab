"""Where a headline of the page leads: to the weak point it names, else to whom its command traces."""

import pytest

from stakeholder_graph.views.headlines import Headline
from stakeholder_graph.views.proofs import find_proof
from tests.layout.somerset_like import build_answer, build_place


@pytest.fixture(scope="module")
def answer():
    return build_answer(build_place({"East Mendip": 3, "Central Mendip": 2}))


@pytest.mark.parametrize(
    ("sentence", "command", "proof"),
    [
        (
            "Only Patient Engagement Managers [concern].",
            "",
            "at=stakeholder%3Aengagement-managers&weak=concern",
        ),
        ("Some are not heard [concern; partly assumed].", "", "message=concern&member=unregistered"),
        (
            "For some one route only [concern].",
            "stakeholder-graph trace x.yaml concern --from L85002-ppg",
            "message=concern&member=L85002-ppg",
        ),
        ("Some are not heard [nothing and concern].", "", "message=concern&member=unregistered"),
        ("No such message [nothing].", "", ""),
        ("No message.", "", ""),
    ],
)
def test_a_headline_leads_to_its_proof(answer, sentence, command, proof):
    assert find_proof(Headline(sentence=sentence, command=command), answer) == proof
