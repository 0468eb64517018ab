"""Rows that become columns come back as they were, whatever they hold."""

import hypothesis.strategies as some
from hypothesis import given

from stakeholder_graph.views.page.columns import build_columns
from tests.views.page.columns import read_rows

VALUES = {
    "count_of": some.integers(-(10**6), 10**6),
    "share": some.integers(-(10**6), 10**6).map(lambda each: each / 100),
    "word": some.sampled_from(["a", "b", "", "\u2028</script>"]),
    "name": some.text(max_size=8),
    "is_so": some.booleans(),
    "route": some.lists(some.integers(0, 5000), max_size=4),
    "mixed": some.one_of(some.text(max_size=3), some.lists(some.integers(0, 9), max_size=2)),
}
ROWS = some.lists(some.fixed_dictionaries({}, optional=VALUES), max_size=30)


@given(ROWS)
def test_rows_come_back_as_they_were(rows):
    assert read_rows(build_columns(rows)) == rows


def test_what_repeats_itself_takes_little_room():
    rows = [{"kind": "practice", "assumed": True, "people": None, "x": 10 * number} for number in range(5000)]
    columns = build_columns(rows)
    assert sum(len(str(each)) for name, each in columns.items() if name != "x") < 100
    assert len(str(columns["x"])) <= 2 * 5000
