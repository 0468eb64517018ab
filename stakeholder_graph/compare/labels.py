"""What are the sides of a comparison called? By place; by day or file where two places have one name."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from stakeholder_graph.documents.document import Document

AS_IT_IS = "as it is"

Column = tuple[Document, str | None]
"""A model, and the scenario it is asked under, None for the place as it is."""


def label_sides(columns: Sequence[Column], on: date | None) -> list[str]:
    """Call each side by its place or, where all are of one place, by its scenario; no two are called alike."""
    if len({document.file for document, _ in columns}) == 1 and any(name for _, name in columns):
        return [name or AS_IT_IS for _, name in columns]
    files = {document.file: document for document, _ in columns}
    names = {file: document.place.name if document.place else file for file, document in files.items()}
    days = {file: _find_day(document, on) for file, document in files.items()}
    called = {file: _tell_apart(file, names, days) for file in files}
    labels = [
        called[document.file] if scenario is None else f"{called[document.file]}: {scenario}"
        for document, scenario in columns
    ]
    return _number_alike(labels)


def _find_day(document: Document, on: date | None) -> str:
    day = on or (document.place.as_of if document.place else None)
    return day.isoformat() if day else ""


def _tell_apart(file: str, names: dict[str, str], days: dict[str, str]) -> str:
    """Add the day to a name that another place has as well, or the file where the day does not tell them apart."""
    name = names[file]
    alike = [other for other in names if names[other] == name]
    if len(alike) == 1:
        return name
    if days[file] and Counter(days[other] for other in alike)[days[file]] == 1:
        return f"{name}, {days[file]}"
    return f"{name} ({Path(file).stem})"


def _number_alike(labels: Sequence[str]) -> list[str]:
    """Number the sides that are still called alike: the same file twice, or two of one name."""
    times, seen, told = Counter(labels), Counter[str](), []
    for label in labels:
        seen[label] += 1
        told.append(f"{label} [{seen[label]}]" if times[label] > 1 else label)
    return told
