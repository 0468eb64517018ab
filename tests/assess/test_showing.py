"""A notebook is given the same page as a file, in a frame that can reach nothing around it."""

import html
import re

import pytest

from stakeholder_graph import Choice, Page, build_page, example_place, show
from stakeholder_graph.errors import UsageError
from tests.opened_models import MODELS, open_document

FRAME = re.compile(
    r'<iframe title="([^"<>]*)" sandbox="([^"]*)" [^<>]* srcdoc="([^"]*)"></iframe>', re.DOTALL
)


def small():
    kinds = {"ccg": "commissioner", "practice-1": "practice"}
    return example_place("ccg -> practice-1", kinds=kinds)


def test_the_frame_holds_the_very_page_and_has_no_origin():
    page = show(MODELS / "federated-shared-team.yaml")
    title, sandbox, held = FRAME.fullmatch(page._repr_html_()).groups()
    assert sandbox.split() == ["allow-scripts", "allow-downloads"]
    assert html.unescape(held) == page.html == build_page(open_document("federated-shared-team"))
    assert title.startswith("How messages travel in ")


def test_a_document_a_place_and_a_choice_can_be_shown():
    document = open_document("federated-shared-team")
    scenario = next(iter(document.place.scenarios))
    assert show(document, Choice(scenario=scenario)).html == build_page(document, Choice(scenario=scenario))
    assert "practice-1" in show(small()).html


def test_the_public_copy_can_be_shown():
    assert "Chair of the CCG" not in show(MODELS / "north-east-lincolnshire-2014.yaml", public=True).html


def test_a_model_with_errors_says_the_first(tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_text("format: stakeholder-graph/1\nplace: Wells\nsurprise: 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="surprise"):
        show(path)


def test_a_place_of_which_nothing_can_be_asked_says_what_is_missing():
    with pytest.raises(UsageError, match="defines no messages"):
        show(example_place("a -> b"))


def test_a_title_stays_a_title():
    page = Page(html="<p>", title='"><script>', height=10)
    assert FRAME.fullmatch(page._repr_html_())[1] == "&quot;&gt;&lt;script&gt;"


def test_the_page_can_be_saved(tmp_path):
    show(small()).save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == show(small()).html
