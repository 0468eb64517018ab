"""How a table is written so that spreadsheets open it and run nothing.

Spreadsheets run cells that begin with ``=``, ``+``, ``-`` or ``@`` as formulas. Writing puts an apostrophe
before these, and reading takes exactly one off again, so that a text survives the round trip.
"""

import re
from collections.abc import Iterable

FORMULA_SIGNS = "=+\\-@\t\r＝＋－＠"
"""What a formula may begin with, as the inside of a character class."""

_FORMULA = re.compile(rf"\s*'*[{FORMULA_SIGNS}]")
_NEEDS_QUOTES = re.compile(r'[",;\t\r\n]')


def render_table(columns: Iterable[str], rows: Iterable[Iterable[str | int | float]]) -> str:
    r"""Write a table as CSV text that spreadsheets open without running anything.

    Parameters
    ----------
    columns
        The names of the columns.
    rows
        Their cells. Numbers stay numbers, so a negative one is not taken for a formula.

    Returns
    -------
    str
        RFC 4180: commas, ``\r\n`` after each line, quotes where needed. Reading it back gives the same texts,
        without surrounding spaces and without rows whose cells are all empty.

    Examples
    --------
    >>> render_table(["name", "change"], [["=1+1", -5]])
    "name,change\r\n'=1+1,-5\r\n"
    """
    return "".join(",".join(map(_render_cell, row)) + "\r\n" for row in (columns, *rows))


def _render_cell(value: str | float) -> str:
    if not isinstance(value, str):
        return repr(value)
    if _FORMULA.match(value):
        value = "'" + value
    if _NEEDS_QUOTES.search(value):
        return '"' + value.replace('"', '""') + '"'
    return value
