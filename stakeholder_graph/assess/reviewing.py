"""The intelligence review of a place: from document to answer."""

from msgspec.structs import replace

from stakeholder_graph.analysis.engagement.holding import review_voices
from stakeholder_graph.analysis.engagement.involving import find_ways, sum_up_bodies
from stakeholder_graph.analysis.engagement.media_used import count_media
from stakeholder_graph.analysis.engagement.parties import Parties
from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.reviews import Review


def review(document: Document, choice: Choice = AS_IT_STANDS) -> Answer:
    """Review who involves people in which ways, in whose hands each voice is, and which media are used.

    Every commissioner and every provider has a row, those too of whom nothing is known. The place needs no messages.

    Parameters
    ----------
    document
        A model without errors; it is not changed.
    choice
        What to change for this question.

    Raises
    ------
    UsageError
        If the choice names what the model does not have.
    """
    setting = Setting(document, choice)
    structure = setting.structure
    parties = Parties(structure)
    ways = find_ways(structure, parties)
    found = Review(
        bodies=sum_up_bodies(structure, parties, ways),
        ways=ways,
        voices=review_voices(structure, parties),
        media=count_media(structure, ways),
    )
    assumed = measure_assumed_share(structure, (), whole=True)
    return replace(setting.answer("review", {}, assumed=assumed), review=found)
