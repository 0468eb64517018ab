"""The doubt that the first answer tells stands, with its meaning, in the annexes that it leads to."""

import pytest

from stakeholder_graph.views.messages.doubt_sentences import EXPLAINED
from tests.opened_reports import open_paper
from tests.views.report.measured import find_summary, list_texts

DOUBT = "t least half of those 79 are heard in only 14% of the plausible versions of this model."
HELD = "Holds in 14% (12% to 15%) of plausible versions; in 86% they are not heard at all."


def read_annex(title: str) -> str:
    """What stands under the annex of this title and under each message in it."""
    parts = open_paper("somerset").parts
    first = next(place for place, part in enumerate(parts) if part.title == title)
    last = next((place for place in range(first + 1, len(parts)) if parts[place].level == 1), len(parts))
    return " ".join(text for part in parts[first:last] for text in list_texts(part))


@pytest.mark.parametrize("title", ["Every weak point", "Every message"])
def test_doubt_of_the_first_answer_is_told_and_explained_in_the_annexes(title):
    summary = " ".join(text for part in find_summary(open_paper("somerset")) for text in list_texts(part))
    assert DOUBT in summary
    said = read_annex(title)
    assert DOUBT in said
    assert EXPLAINED in said


def test_every_weak_point_says_in_how_many_versions_it_holds():
    assert HELD in read_annex("Every weak point")
