"""Which texts name a person, and which only sound like it."""

import pytest

from stakeholder_graph.model.persons import find_person

NAMED = {
    "ask Mrs Jane Smith": "Mrs Jane Smith",
    "Dr. Brown, or whoever is in": "Dr. Brown",
    "Dr J Brown's list": "Dr J Brown's",
    "Ms O\N{RIGHT SINGLE QUOTATION MARK}Neill": "Ms O\N{RIGHT SINGLE QUOTATION MARK}Neill",
    "Mr and Mrs Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}": "Mrs Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}",
    "the seat of Cllr\nAsh": "Cllr Ash",
    "(Rev Green)": "Rev Green",
    "Dame Mary Ann Bell Ross": "Dame Mary Ann Bell",
}
UNNAMED = (
    "practice manager",
    "a Dr or a nurse",
    "the MS Society",
    "Miss a meeting",
    "Dr",
    "",
    "St Mary",
    "Prof of nursing",
    "non-Dr Staff",
    "Sirs and Madams",
)


@pytest.mark.parametrize(("text", "person"), NAMED.items())
def test_a_title_and_a_name_are_a_person(text, person):
    assert find_person(text) == person


@pytest.mark.parametrize("text", UNNAMED)
def test_without_a_name_after_a_title_nobody_is_named(text):
    assert find_person(text) is None
