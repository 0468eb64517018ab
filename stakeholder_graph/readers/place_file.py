"""Read a model from its YAML file and the tables beside it."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from stakeholder_graph.documents.build import build_place
from stakeholder_graph.documents.document import Document
from stakeholder_graph.documents.nodes import Node
from stakeholder_graph.documents.sources import PROBLEM_LIMIT, read_bytes, resolve_beside
from stakeholder_graph.documents.tables import Table, read_table
from stakeholder_graph.documents.yaml_events import read_tree
from stakeholder_graph.model.checks import check_place
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.supplied_messages import supply_messages


class Tables:
    """Opens each table of a model once, and remembers what was wrong with it.

    ``tables`` are None where they could not be read. ``texts`` are the bytes of the others. ``files`` are all
    that were looked for.
    """

    def __init__(self, folder: Path, file: str) -> None:
        self.folder = folder
        self.file = file
        self.tables: dict[str, Table | None] = {}
        self.texts: dict[str, bytes] = {}
        self.files: list[Path] = []
        self.problems: list[Problem] = []

    def open(self, reference: str, node: Node) -> Table | None:
        """Return the table a line names; None after noting why there is none."""
        shown = str(Path(self.file).parent / reference) if len(reference) < 256 else reference
        if shown not in self.tables:
            self.tables[shown] = self._read(reference, shown, node.span(self.file))
        return self.tables[shown]

    def _read(self, reference: str, shown: str, asked_at: Span) -> Table | None:
        data = self.find_bytes(reference, shown, asked_at)
        if isinstance(data, Problem):
            self.problems.append(data)
            return None
        self.texts[shown] = data
        table, problems = read_table(data, shown)
        self.problems += problems
        return table

    def find_bytes(self, reference: str, shown: str, asked_at: Span) -> bytes | Problem:
        """Return what a table holds, or say why it cannot be read."""
        path = resolve_beside(self.folder, reference, asked_at)
        if isinstance(path, Problem):
            return path
        self.files.append(path)
        return read_bytes(path, shown, asked_at)


def read_place(path: Path | str) -> Document:
    """Read the place a YAML file describes, with everything that is wrong in it.

    Nothing about the content of the file is raised: it is in the document's problems, sorted by where they
    stand, at most a hundred. The checks of meaning have run, and the messages a model leaves out are supplied.

    Parameters
    ----------
    path
        The model; tables it names must lie in its folder.
    """
    path = Path(path)
    file = str(path)
    data = read_bytes(path, file)
    if isinstance(data, Problem):
        return Document(path=path, file=file, place=None, problems=(data,), sha256="", files=(path,))
    return build_document(path, data, Tables(path.parent, file))


def build_document(path: Path, data: bytes, tables: Tables) -> Document:
    """Build what a model says of the bytes of its file and the tables beside it; see `read_place`."""
    file = tables.file
    tree, problems = read_tree(data, file)
    found = list(problems)
    place = None
    if tree is not None:
        place, more = build_place(tree, file, tables.open)
        found += [*more, *tables.problems]
    document = Document(
        path=path,
        file=file,
        place=place,
        problems=(),
        sha256=hashlib.sha256(data).hexdigest(),
        tables_sha256={name: hashlib.sha256(text).hexdigest() for name, text in sorted(tables.texts.items())},
        files=(path, *tables.files),
        texts={file: data} | tables.texts,
        tree=tree,
        tables={name: table for name, table in tables.tables.items() if table is not None},
    )
    if place is not None:
        found += map(document.locate, take_first(check_place(place)))
        if not any(problem.is_error for problem in found):
            messages, lacking = supply_messages(place)
            place = replace(place, messages=place.messages + messages)
            found += [lacking] if lacking else []
    ordered = sort_problems(found, file)
    sound = place if not any(problem.is_error for problem in ordered) else None
    return replace(document, place=sound, problems=ordered)


def sort_problems(problems: list[Problem], file: str) -> tuple[Problem, ...]:
    """Sort problems by where they stand, the model's own first, and keep a hundred, errors before warnings."""
    top = Span(file, 1, 1, 1)

    def rank(problem: Problem) -> tuple[bool, Span, str]:
        span = problem.span or top
        return span.file != file, span, problem.code

    placed = [problem if problem.span else replace(problem, span=top) for problem in problems]
    placed.sort(key=rank)
    unique = list(dict.fromkeys(placed))
    kept = sorted(unique, key=lambda problem: not problem.is_error)[:PROBLEM_LIMIT]
    return tuple(sorted(kept, key=rank))


def take_first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Take problems until there are a hundred errors, and no more than a hundred warnings."""
    left = {"error": PROBLEM_LIMIT, "warning": PROBLEM_LIMIT}
    for problem in problems:
        if left[problem.severity]:
            left[problem.severity] -= 1
            yield problem
        if not left["error"]:
            return
