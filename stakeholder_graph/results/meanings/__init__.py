"""What does each key of an answer mean? One sentence each, for the schema and for docs/results.md."""

from stakeholder_graph.results.meanings.agreements import AGREEMENT_MEANINGS
from stakeholder_graph.results.meanings.answers import ANSWER_MEANINGS
from stakeholder_graph.results.meanings.audits import AUDIT_MEANINGS
from stakeholder_graph.results.meanings.chances import CHANCE_MEANINGS
from stakeholder_graph.results.meanings.comparisons import COMPARISON_MEANINGS
from stakeholder_graph.results.meanings.deliveries import DELIVERY_MEANINGS
from stakeholder_graph.results.meanings.expectations import EXPECTATION_MEANINGS
from stakeholder_graph.results.meanings.journeys import JOURNEY_MEANINGS
from stakeholder_graph.results.meanings.messages import MESSAGE_MEANINGS
from stakeholder_graph.results.meanings.names import NAME_MEANINGS
from stakeholder_graph.results.meanings.reports import REPORT_MEANINGS
from stakeholder_graph.results.meanings.reviews import REVIEW_MEANINGS
from stakeholder_graph.results.meanings.scenes import SCENE_MEANINGS
from stakeholder_graph.results.meanings.silos import SILO_MEANINGS
from stakeholder_graph.results.meanings.simulations import SIMULATION_MEANINGS
from stakeholder_graph.results.meanings.stability import STABILITY_MEANINGS
from stakeholder_graph.results.meanings.validation import VALIDATION_MEANINGS
from stakeholder_graph.results.meanings.weak_points import WEAK_POINT_MEANINGS

FORMAT_MEANING = "Always `stakeholder-graph/results/1`; it only ever gains keys."

MEANINGS: dict[str, dict[str, str]] = {
    **AGREEMENT_MEANINGS,
    **ANSWER_MEANINGS,
    **AUDIT_MEANINGS,
    **CHANCE_MEANINGS,
    **COMPARISON_MEANINGS,
    **DELIVERY_MEANINGS,
    **EXPECTATION_MEANINGS,
    **JOURNEY_MEANINGS,
    **MESSAGE_MEANINGS,
    **NAME_MEANINGS,
    **REPORT_MEANINGS,
    **REVIEW_MEANINGS,
    **SCENE_MEANINGS,
    **SILO_MEANINGS,
    **SIMULATION_MEANINGS,
    **STABILITY_MEANINGS,
    **VALIDATION_MEANINGS,
    **WEAK_POINT_MEANINGS,
}


def find_meaning(record: type, key: str) -> str:
    """Return what a key of a result value means; empty if nobody has said it yet (a test asks for it)."""
    return MEANINGS.get(record.__name__, {}).get(key, "")
