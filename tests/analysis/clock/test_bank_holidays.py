"""The table of bank holidays, held to the package that it is from.

    python tests/analysis/clock/test_bank_holidays.py --write

writes the table anew where the package knows of another holiday.
"""

import re
import sys
from datetime import date
from pathlib import Path

import holidays

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from stakeholder_graph.analysis.clock.bank_holidays import KNOWN, find_bank_holidays  # noqa: E402

MODULE = ROOT / "stakeholder_graph" / "analysis" / "clock" / "bank_holidays.py"


def ask(year: int) -> list[date]:
    """Ask the package."""
    known = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return sorted(day for day in known if day.year == year)


def test_every_year_of_the_table_is_what_the_package_says():
    for year in map(int, KNOWN):
        assert find_bank_holidays(year, year) == ask(year), f"{year}: write the table anew, see above"


def test_years_beyond_the_table_are_asked_of_the_package():
    assert find_bank_holidays(1998, 2001) == [day for year in range(1998, 2002) for day in ask(year)]
    assert find_bank_holidays(2034, 2036)[-8:] == ask(2036)


def test_days_that_are_in_every_paper_are_there():
    """The Diamond Jubilee, with the spring holiday moved to the day before; the royal wedding; VE Day moved."""
    known = find_bank_holidays(2011, 2020)
    for day in (date(2011, 4, 29), date(2012, 6, 4), date(2012, 6, 5), date(2020, 5, 8)):
        assert day in known
    assert date(2012, 5, 28) not in known
    assert date(2020, 5, 4) not in known


def write() -> None:
    """Write the table anew, for the same years."""
    lines = [f'    "{year}": "{" ".join(f"{day:%m-%d}" for day in ask(int(year)))}",' for year in KNOWN]
    table = "KNOWN = {\n" + "\n".join(lines) + "\n}\n"
    text = re.sub(r"KNOWN = \{\n.*?\n\}\n", table, MODULE.read_text(encoding="utf-8"), flags=re.DOTALL)
    MODULE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__" and "--write" in sys.argv:
    write()
