"""The standards that come with the program, and how a standard is found by name or as a file."""

from datetime import date
from importlib.resources import files
from pathlib import Path

from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.quoting import list_some, quote
from stakeholder_graph.model.selectors import suggest
from stakeholder_graph.standards.reading import read_standard
from stakeholder_graph.standards.rules import Standard
from stakeholder_graph.standards.written import Written


def list_packs() -> tuple[str, ...]:
    """List the names of the built-in standards, sorted."""
    return tuple(sorted(each.stem for each in _find_folder().glob("*.yaml")))


def open_standard(given: str, place: Place | None = None) -> Written[Standard]:
    """Read a standard by the name of a built-in one, or from a file that ends in .yaml or .yml.

    Raises
    ------
    UsageError
        If it is neither.
    """
    if given in list_packs():
        return read_standard(_find_folder() / f"{given}.yaml", f"{given}.yaml", place)
    if Path(given).suffix in (".yaml", ".yml"):
        return read_standard(Path(given), given, place)
    hint = suggest(given, list_packs()) or f"built-in: {list_some(list_packs())}; or name a .yaml file"
    raise UsageError(f"there is no standard {quote(given)}", hint)


def open_standing(day: date | None, place: Place | None = None) -> tuple[Written[Standard], ...]:
    """Read every built-in standard that holds on a day; all of them where there is no day."""
    opened = [open_standard(each, place) for each in list_packs()]
    return tuple(each for each in opened if each.value is None or each.value.stands_on(day))


def _find_folder() -> Path:
    return Path(str(files("stakeholder_graph.standards"))) / "packs"
