"""No output of a public copy holds anything withheld; one that did would be refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.papers import set_paper
from stakeholder_graph.assess.publishing import make_public
from stakeholder_graph.assess.questions import analyse, find_who_does_not_hear, trace
from stakeholder_graph.assess.reporting import report
from stakeholder_graph.assess.reviewing import review
from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.results.json_form import render_json
from stakeholder_graph.views.markdown import render_markdown
from tests.opened_models import open_document
from tests.scenarios.private_places import private_places


def as_document(place):
    return Document(path=Path("mendip.yaml"), file="mendip.yaml", place=place, problems=(), sha256="0" * 64)


def private_document(folder, edit):
    text = f"""
format: stakeholder-graph/1
place: Mells
stakeholders:
  board: {{name: Mells Board, kind: board}}
  lodge: {{name: Cedar Lodge, kind: forum, private: true}}
channels: [{{from: lodge, to: board, by: meeting}}]
messages: {{concern: {{from: lodge, to: board}}}}
scenarios: {{closer: {{edits: [{edit}]}}}}
"""
    path = folder / "mells.yaml"
    path.write_text(text, encoding="utf-8")
    return open_model(str(path))


@given(private_places())
@settings(max_examples=15)
def test_no_canary_sings_in_a_page_or_an_answer(drawn):
    place, canaries = drawn
    copy = make_public(as_document(place))
    outputs = [build_page(copy.document, copy.choice)]
    for ask in (analyse, trace, find_who_does_not_hear, review):
        answer = ask(copy.document, copy.choice)
        outputs += [render_json(answer), render_markdown(answer)]
    for each in outputs:
        copy.check(each, "it")
        said = each.casefold()
        assert [word for word in canaries.hidden if word.casefold() in said] == []


@given(private_places())
@settings(max_examples=4)
def test_no_canary_sings_in_a_report(drawn):
    place, canaries = drawn
    copy = make_public(as_document(place))
    answer = report(copy.document, copy.choice)
    said = (render_json(answer) + set_paper(answer, "markdown")).casefold()
    copy.check(said, "the report")
    assert [word for word in canaries.hidden if word.casefold() in said] == []


@given(private_places())
@settings(max_examples=15)
def test_an_output_of_the_whole_place_is_refused(drawn):
    document = as_document(drawn[0])
    copy = make_public(document)
    with pytest.raises(UsageError, match="would still say"):
        copy.check(build_page(document), "the page")


def test_a_model_that_marks_nothing_as_private_still_loses_its_notes_and_posts():
    copy = make_public(open_document("somerset"))
    page = build_page(copy.document)
    copy.check(page, "the page")
    assert "Head of Patient Experience" not in page
    assert "a post of NHS Somerset (Primary Care Trust)" in page
    assert "Patient Engagement Managers" in page  # a post that two hold
    assert "25 notes of the model" in page


def test_figures_of_the_copy_are_those_of_the_model():
    document = open_document("somerset")
    copy = make_public(document)
    for whole, public in zip(analyse(document).messages, analyse(copy.document).messages, strict=True):
        assert public.reached_count == whole.reached_count
        assert public.people_of_reached == whole.people_of_reached
        assert [len(each.cuts_off) for each in public.weak_points] == [
            len(each.cuts_off) for each in whole.weak_points
        ]
        for one, other in zip(whole.deliveries, public.deliveries, strict=True):
            if one.chance is not None:
                assert other.chance.value == pytest.approx(one.chance.value, abs=0.05)
            assert one.best_days == other.best_days
            if one.typical_days is not None:  # estimated from drawn phases, which follow the lines' names
                assert other.typical_days == pytest.approx(one.typical_days, abs=4)


def test_what_is_drawn_in_the_copy_is_drawn_as_in_the_model():
    """The doubts, the days by estimate and the chances: nobody gets another number for the same place."""
    document = open_document("somerset")
    managers = document.place.stakeholders["engagement-managers"]
    stakeholders = {**document.place.stakeholders, managers.id: replace(managers, private=True, seats=())}
    hidden = replace(document, place=replace(document.place, stakeholders=stakeholders))
    copy = make_public(hidden)
    assert "engagement-managers" not in copy.document.place.stakeholders
    for ours, theirs in zip(
        analyse(hidden).messages, analyse(copy.document, copy.choice).messages, strict=True
    ):
        for name in ("heard_stability", "reach_stability", "days", "loops", "expectations", "people"):
            assert getattr(ours, name) == getattr(theirs, name), name
        held = [sorted(str(point.stability) for point in each.weak_points) for each in (ours, theirs)]
        assert held[0] == held[1]


def test_what_the_call_names_is_translated_into_the_copy():
    copy = make_public(
        open_document("somerset"), Choice(scenario="posts-end", without=("head-of-patient-experience",))
    )
    assert copy.choice == Choice(scenario="posts-end", without=("post-1",))


def test_a_scenario_that_rests_on_what_is_withheld_cannot_be_asked_for(tmp_path):
    document = private_document(tmp_path, "{add_tie: {from: board, to: lodge, is: funds, private: true}}")
    with pytest.raises(UsageError, match="rests on what is withheld"):
        make_public(document, Choice(scenario="closer"))
