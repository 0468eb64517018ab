"""What can be said of a place too large for everything: who hears whom, and whose absence cuts off whom.

Days and chances are found delivery by delivery, each over all channels, so that they take as long as there are both;
in a place of thousands of stakeholders they are asked for one message, or one pair, at a time.
"""

from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.layout import LARGE_PLACE
from stakeholder_graph.results.answers import Answer

MOST_STEPS = 2_500_000
"""Deliveries times channels: with more of them days, chances and standards would take a page over half a minute."""


def is_surveyed(setting: Setting) -> bool:
    """Say whether a page of the place does without days, chances and standards, because they would take too long."""
    place, structure = setting.place, setting.structure
    asked_count = sum(len(find_asked(structure, message)) for message in setting.find_messages())
    return len(place.stakeholders) > LARGE_PLACE or asked_count * len(place.channels) > MOST_STEPS


def survey(document: Document, choice: Choice = AS_IT_STANDS) -> Answer:
    """Answer as `analyse` does, but for days, chances and stability, which stay unknown.

    Raises
    ------
    UsageError
        As for `analyse`.
    """
    setting = Setting(document, choice)
    structure = setting.structure
    asked = [(message, find_asked(structure, message)) for message in setting.find_messages()]
    messages = tuple(
        summarise_message(
            structure,
            message,
            each,
            deliveries=find_deliveries(structure, message, each),
            weak_points=find_weak_points(structure, message),
        )
        for message, each in asked
    )
    assumed = measure_assumed_share(structure, asked, whole=True)
    return setting.answer(
        "analyse", {}, assumed=assumed, messages=messages, silos=find_silos(structure, messages)
    )
