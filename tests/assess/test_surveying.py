"""What is said of a place too large for everything is what the analysis says, as far as it goes."""

from pathlib import Path

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.assess.surveying import survey

MODELS = Path(__file__).parents[2] / "models"


def test_a_survey_finds_the_same_routes_weak_points_and_silos_as_the_analysis():
    document = open_model(str(MODELS / "somerset.yaml"))
    whole, surveyed = analyse(document), survey(document)
    for one, other in zip(whole.messages, surveyed.messages, strict=True):
        assert (one.message, one.reached_count, one.people_of_reached) == (
            other.message,
            other.reached_count,
            other.people_of_reached,
        )
        assert [each.route for each in one.deliveries] == [each.route for each in other.deliveries]
        cuts = [[(each.type, each.id, each.cuts_off) for each in side.weak_points] for side in (one, other)]
        assert cuts[0] == cuts[1]
    assert whole.silos.not_reached == surveyed.silos.not_reached
    assert whole.silos.no_way_up == surveyed.silos.no_way_up


def test_a_survey_claims_no_days_and_no_chances():
    surveyed = survey(open_model(str(MODELS / "somerset.yaml")))
    for message in surveyed.messages:
        for each in message.deliveries:
            assert each.typical_days is None
            assert each.chance is None
            assert each.itinerary is None
    assert surveyed.assumed_share.timing is None
