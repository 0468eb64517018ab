"""What is said of a place too large for everything is what the analysis says, as far as it goes."""

from pathlib import Path

from bench.generate_place import generate_place
from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Setting, open_model
from stakeholder_graph.assess.surveying import is_surveyed, survey
from stakeholder_graph.views.page.page import SURVEYED

MODELS = Path(__file__).parents[2] / "models"
MESSAGES = """
messages:
  decision: {says: A decision reaches every practice, from: governing-body, to: every practice}
  concern: {says: A practice is heard and answered, from: every practice, to: governing-body, answered: true}
"""


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


def test_a_page_of_too_many_deliveries_over_too_many_channels_is_made_of_a_survey_and_says_so(tmp_path):
    model = tmp_path / "700.yaml"
    model.write_text(generate_place(700, 2100, seed=1) + MESSAGES, encoding="utf-8")
    assert SURVEYED in build_page(open_model(str(model)))


def test_every_shipped_model_is_analysed_whole():
    for file in (*MODELS.glob("*.yaml"), *MODELS.glob("gallery/*.yaml")):
        assert not is_surveyed(Setting(open_model(str(file)), AS_IT_STANDS)), file.name
