"""What is asked of whom: every channel that stands, each pair both ways once, and nothing that is not there."""

from datetime import date

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.sheets import build_sheet, find_all_bodies, find_first_ways
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.cadence import read_cadence
from stakeholder_graph.model.records import Vouching
from tests.analysis.places import DAY, PlaceDraft, random_places


def ask(draft: PlaceDraft, body: str):
    sheet = build_sheet(Structure(draft.build(as_of=DAY)), [body])
    return [(each.channel, each.partner, each.hears, each.tells) for each in sheet.questions]


def test_a_channel_and_its_way_back_are_one_question_for_either_end():
    draft = PlaceDraft("forum <-> hill")
    assert ask(draft, "hill") == [("forum->hill", "forum", True, True)]
    assert ask(draft, "forum") == [("forum->hill", "hill", True, True)]


def test_a_channel_one_way_says_which_way_it_runs():
    draft = PlaceDraft("forum -> hill")
    assert ask(draft, "hill") == [("forum->hill", "forum", True, False)]
    assert ask(draft, "forum") == [("forum->hill", "hill", False, True)]


def test_parallel_channels_are_asked_about_one_by_one():
    draft = PlaceDraft("a -> b").join("a", "b", by="email")
    assert [each[0] for each in ask(draft, "b")] == ["a->b", "a->b#2"]


def test_what_does_not_stand_on_the_day_is_not_asked_about():
    draft = PlaceDraft("a -> b").join("c", "b", until=date(2012, 9, 30)).add("c")
    assert [each[0] for each in ask(draft, "b")] == ["a->b"]


def test_a_question_holds_what_the_model_says_and_how_sure_it_is():
    draft = PlaceDraft().add("a").add("b")
    draft.join("a", "b", by="report", every=read_cadence("quarter"), level="consult", certainty=0.3)
    place = draft.build(as_of=DAY)
    (question,) = build_sheet(Structure(place), ["b"]).questions
    assert (question.by, question.every, question.level) == ("report", "quarter", "consult")
    assert (question.certainty, question.assumed, question.source) == (0.3, True, None)
    (channel,) = place.channels
    terms = replace(channel.terms, vouching=Vouching(existence="memory"), certainty=None)
    (question,) = build_sheet(
        Structure(replace(place, channels=(replace(channel, terms=terms),))), ["a"]
    ).questions
    assert (question.certainty, question.assumed, question.source) == (0.8, False, "memory")


def test_everybody_who_can_be_asked_has_a_channel_and_a_desk():
    draft = PlaceDraft("board -> hill -> carers; board -> archive", carers="community", archive="artefact")
    draft.add("alone")
    assert find_all_bodies(Structure(draft.build())) == ("board", "hill")


def test_a_body_without_channels_is_in_the_sheet_without_a_question():
    sheet = build_sheet(Structure(PlaceDraft("a -> b").add("alone").build()), ["alone"])
    assert (sheet.bodies, sheet.questions) == (("alone",), ())


@pytest.mark.parametrize("seed", range(5))
def test_every_channel_that_stands_is_asked_about_at_both_its_ends(seed):
    for place, _ in random_places(20, seed):
        structure = Structure(place)
        sheet = build_sheet(structure, structure.ids)
        first_ways = find_first_ways(place)
        asked = sorted((each.body, each.channel) for each in sheet.questions)
        ends = {
            (end, first_ways[each.id]) for each in structure.channels for end in (each.sender, each.receiver)
        }
        assert asked == sorted(ends)
