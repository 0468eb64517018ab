"""Numbers are packed so that a reader a few lines long gets them back, and short."""

from itertools import accumulate

import pytest

from stakeholder_graph.views.page.packing import WEEK, pack, pack_column, pack_table
from tests.views.page.columns import unpack, unpack_runs, unpack_steps

COLUMNS = [[], [0], [-1, 5, -1, 31, 32, -33, 1_000_000, -7], [4] * 500, list(range(3, 900)), [1, 0] * 40]


READERS = {"p": unpack, "s": unpack_steps, "r": unpack_runs}


def unpack_table(text):
    steps = unpack_runs(text[1:])
    if text[0] == "B":
        for at in range(WEEK, len(steps)):
            steps[at] += steps[at - WEEK]
    return list(accumulate(steps))


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_comes_back(column):
    assert unpack(pack(column)) == column
    packed = pack_column(column)
    assert READERS[packed[0]](packed[1:]) == column


def test_a_column_that_repeats_itself_and_one_that_goes_up_are_short():
    assert len(pack_column([4] * 500)) < 6
    assert len(pack_column(list(range(3, 900)))) < 900


def test_a_table_of_weekly_meetings_over_eleven_years_is_short_and_comes_back():
    weekly = [min(day + -day % WEEK, 4025) for day in range(4025)] + [4025]
    assert unpack_table(pack_table(weekly)) == weekly
    assert len(pack_table(weekly)) < 40
    assert unpack_table(pack_table(list(range(4026)))) == list(range(4026))
