"""Which media a place uses, and what is known of them."""

from stakeholder_graph.analysis.engagement.involving import find_ways
from stakeholder_graph.analysis.engagement.media_used import count_media
from stakeholder_graph.analysis.engagement.parties import Parties
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.media import MEDIA
from tests.analysis.engagement.reviewed import build, start


def count(draft):
    structure = Structure(build(draft))
    return {each.medium: each for each in count_media(structure, find_ways(structure, Parties(structure)))}


def test_channels_and_ways_of_involving_people_are_counted_apart():
    found = count(start().join("people", "ccg", by="survey").join("ccg", "trust", by="survey"))
    assert (found["survey"].channel_count, found["survey"].way_count) == (2, 1)
    assert found["survey"].use_when == MEDIA["survey"].use_when


def test_a_known_medium_is_known_however_it_is_written():
    found = count(
        start().join("people", "ccg", by="Focus-group").join("people", "trust", by="word of  mouth")
    )
    assert found["focus group"].way_count == found["word of mouth"].way_count == 1


def test_nothing_is_said_of_a_word_of_the_models_own():
    found = count(start().join("people", "ccg", by="Citizens' jury"))["Citizens' jury"]
    assert (found.way_count, found.advantages, found.drawbacks, found.use_when) == (1, None, None, None)


def test_common_media_that_are_not_used_are_there_with_nothing_counted():
    found = count(start())
    assert found.keys() == MEDIA.keys()
    assert {(each.channel_count, each.way_count) for each in found.values()} == {(0, 0)}
