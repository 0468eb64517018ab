"""Values in messages can neither flood nor fool the reader."""

from hypothesis import given
from hypothesis import strategies as st

from stakeholder_graph.model.quoting import quote


@given(st.text(alphabet=st.characters(), max_size=300))
def test_quoted_text_is_short_and_printable(text):
    shown = quote(text)
    assert shown.isprintable()
    assert 2 <= len(shown) <= 82


def test_ordinary_text_is_shown_as_it_is():
    assert quote("Zoé's café") == '"Zoé\'s café"'


def test_invisible_characters_are_escaped():
    assert quote("a\u202eb\u200bc\x1b]0;x\U000e0041") == r"'a\u202eb\u200bc\x1b]0;x\U000e0041'"


def test_a_megabyte_is_cut():
    assert quote("x" * 1_000_000) == "'" + "x" * 79 + "…'"


def test_exactly_the_limit_is_not_cut():
    assert quote("x" * 80) == "'" + "x" * 80 + "'"
