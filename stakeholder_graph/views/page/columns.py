"""Rows of like values, written column by column, so that a page that holds thousands of them stays small.

A column of numbers becomes one short text (packing.py), one of words that repeat themselves a list of the words and
the number of each, and one of lists the lengths and the numbers. The script puts the rows together again
(columns.js).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from stakeholder_graph.results.json_form import Json
from stakeholder_graph.views.page.packing import pack, pack_runs, pack_steps

Row: TypeAlias = Mapping[str, Json]

FRACTION = 100
"""Numbers that are not whole are kept to hundredths."""


def build_columns(rows: Sequence[Row]) -> dict[str, Json]:
    """Build the columns of rows; a value that a row has not is None there.

    >>> build_columns([{"a": 1, "b": "x"}, {"a": 2, "b": "x"}])
    {'count': 2, 'a': ['p', 'EG'], 'b': [['x'], 'p', 'CC']}
    """
    names = dict.fromkeys(name for row in rows for name in row)
    columns: dict[str, Json] = {"count": len(rows)}
    for name in names:
        columns[name] = _build_column([row.get(name) for row in rows])
    return columns


def _build_column(values: Sequence[Json]) -> Json:
    known = [each for each in values if each is not None]
    if known and all(isinstance(each, bool) for each in known):
        return ["b", pack_runs(0 if each is None else 1 + int(bool(each)) for each in values)]
    if all(isinstance(each, int | float) for each in known):
        return _pack_numbers(values)
    if all(isinstance(each, str) for each in known):
        pool: dict[Json, int] = {}
        places = [None if each is None else pool.setdefault(each, len(pool)) for each in values]
        if len(pool) > len(values) // 2:
            return {"all": list(values)}
        return [list(pool), *_pack_numbers(places)]
    if all(isinstance(each, list) and all(type(one) is int for one in each) for each in known):
        lengths: list[Json] = [len(each) if isinstance(each, list) else None for each in values]
        numbers = [one for each in known if isinstance(each, list) for one in each]
        return {"lengths": _pack_numbers(lengths), "numbers": _pack_numbers(numbers)}
    return {"all": list(values)}


def _pack_numbers(values: Iterable[Json]) -> list[Json]:
    """Pack numbers the shortest way, None as 0 and each that is not negative as one more than it is.

    The first letter says how: "p" one by one, "s" by steps, "r" by runs; a capital one, that they are hundredths.
    Yes and no have the letter "b".
    """
    numbers = [each if isinstance(each, int | float) else None for each in values]
    whole = all(each is None or each == int(each) for each in numbers)
    by = 1 if whole else FRACTION
    shifted = [0 if each is None else _shift(round(each * by)) for each in numbers]
    ways = (("p", pack(shifted)), ("s", pack_steps(shifted)), ("r", pack_runs(shifted)))
    how, text = min(ways, key=lambda one: len(one[1]))
    return [how if whole else how.upper(), text]


def _shift(number: int) -> int:
    return number + 1 if number >= 0 else number
