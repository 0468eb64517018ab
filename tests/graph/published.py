"""Networks with known results, so that the numbers can be checked against somebody else's."""

import csv
from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).parents[2].parent / "shared" / "data" / "networks"

KNOKE_NAMES = ["COUN", "COMM", "EDUC", "INDU", "MAYR", "WRO", "NEWS", "UWAY", "WELF", "WEST"]
KNOKE_ROWS = [
    "0100101010",
    "1011101110",
    "0101111001",
    "1100101000",
    "1111001111",
    "0010001010",
    "0101100000",
    "1101101010",
    "0100101000",
    "1110101000",
]
KNOKE = [(a, b) for a, row in enumerate(KNOKE_ROWS) for b, told in enumerate(row) if told == "1"]
"""Knoke's information exchange, ten city organisations (Hanneman & Riddle 2005); rows tell columns."""

BORGATTI = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"]
"""The undirected graph of Borgatti 1997, Connections 20(1):35-38; A is 0 … G is 6."""


def read_pairs(name: str) -> list[list[str]]:
    """The rows of one of the shared networks; skips the test where they do not lie beside the project."""
    path = SHARED_DATA / name
    if not path.exists():
        pytest.skip(f"the shared network {name} does not lie beside this project")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
