"""A phrase is found however it is written, and never within a word."""

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_graph.model.phrases import PhraseBook, fold, replace_phrase


@pytest.mark.parametrize(
    "text",
    [
        "the cedar lodge group",
        "CEDAR LODGE GROUP",
        "cedar\n  lodge-group",
        'label":"Cedar\\nLodge\\nGroup"',
        "Cedar&nbsp;Lodge&#32;Group",
        "Cedar \\u004codge Group",
        "**Cedar** Lodge\\-Group",
    ],
)
def test_a_phrase_is_found_however_it_is_written(text):
    assert PhraseBook(["Cedar Lodge Group"]).find_in(text) == ["Cedar Lodge Group"]


@pytest.mark.parametrize(
    "text", ["cedars lodge group", "cedar lodge groups", '"cedar","lodge group"', "cedar"]
)
def test_other_words_are_no_phrase(text):
    assert PhraseBook(["Cedar Lodge Group"]).find_in(text) == []


def test_a_script_without_blanks_is_searched_within_words():
    assert PhraseBook(["雪松"]).find_in("新雪松社") == ["雪松"]


def test_phrases_that_begin_alike_are_all_found():
    book = PhraseBook(["cedar", "cedar lodge", "cedar grove", "..."])
    assert book.find_in("in Cedar Lodge") == ["cedar", "cedar lodge"]


@given(st.text(min_size=1, max_size=30), st.text(max_size=20))
def test_what_pages_and_answers_escape_is_still_found(phrase, around):
    if not fold(phrase).replace('"', "").strip():
        return
    book = PhraseBook([phrase])
    for escaped in (html.escape(phrase), json.dumps(phrase), json.dumps(phrase, ensure_ascii=False)):
        assert book.find_in(f"{around} \n{escaped}\n {around}") == [phrase]


@given(st.text(max_size=40), st.text(min_size=1, max_size=10))
def test_what_is_replaced_is_said_no_more(text, phrase):
    if fold(phrase).replace('"', "").strip():
        assert phrase not in PhraseBook([phrase]).find_in(replace_phrase(text + phrase, phrase, "?"))
