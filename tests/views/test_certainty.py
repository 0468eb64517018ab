"""How doubtful a few things are together: the least sure speaks for them, and what was only read says so."""

import pytest

from stakeholder_graph.views.certainty import say_doubt


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ([], ""),
        ([(None, None), (0.8, "page")], ""),
        ([(0.5, "page")], "unsure"),
        ([(0.79, "page"), (0.5, "page")], "unsure"),
        ([(0.5, "assumption"), (0.5, "assumption")], "unsure: our reading"),
        ([(0.5, "assumption"), (0.5, "page")], "unsure"),
        ([(1.0, "page"), (0.5, "assumption")], "partly unsure: our reading"),
        ([(0.5, "page"), (0.49, "page")], "partly doubtful"),
        ([(0.2, None)], "doubtful"),
    ],
)
def test_the_least_sure_speaks_for_all(known, said):
    assert say_doubt([certainty for certainty, _ in known], [source for _, source in known]) == said
