"""What came of reading a file that says what is asked of a place, or what is accepted of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct

from stakeholder_graph.documents.nodes import Mapping, Node, Scalar
from stakeholder_graph.documents.records import RecordReader
from stakeholder_graph.documents.sources import PROBLEM_LIMIT, read_bytes
from stakeholder_graph.documents.texts import Vocabulary
from stakeholder_graph.documents.yaml_events import read_tree
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.selectors import Directory
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES

T = TypeVar("T")


class Written(Struct, Generic[T], frozen=True, kw_only=True):
    """A file as it was read: its value, None if any problem is an error, and everything that is wrong."""

    file: str
    value: T | None
    problems: tuple[Problem, ...] = ()
    data: bytes = b""


def read_file(
    path: Path, file: str, build: Callable[[Node, bytes], tuple[T | None, Sequence[Problem]]]
) -> Written[T]:
    """Read a YAML file and build what it says; nothing about its content is ever raised."""
    data = read_bytes(path, file)
    if isinstance(data, Problem):
        return Written(file=file, value=None, problems=(data,))
    tree, problems = read_tree(data, file)
    found = list(problems)
    value = None
    if tree is not None:
        value, more = build(tree, data)
        found += more
    found = list(dict.fromkeys(sorted(found, key=_find_place)))
    sound = not any(each.is_error for each in found)
    kept = sorted(found, key=lambda each: not each.is_error)[:PROBLEM_LIMIT]
    return Written(
        file=file,
        value=value if sound else None,
        problems=tuple(sorted(kept, key=_find_place)),
        data=data,
    )


def _find_place(problem: Problem) -> Span:
    return problem.span or Span("", 1, 1, 1)


def build_words(place: Place | None) -> Vocabulary:
    """Return the words that may be used: the built-in ones, and those of a place where one is given."""
    if place is None:
        return Vocabulary(Directory({}, KINDS), set(SECTORS), set(ROLES), set(SOURCES))
    directory = Directory(place.stakeholders, place.kinds)
    return Vocabulary(directory, set(place.sectors), set(place.roles), set(SOURCES))


def check_format(reader: RecordReader, tree: Node, wanted: str, what: str) -> Mapping | None:
    """Return the mapping a file is; None if it is no mapping, or one of another format: then nothing is read on."""
    if not isinstance(tree, Mapping):
        reader.report(
            "expected-mapping",
            f"a file of {what} is a mapping of keys to values",
            f"begin with 'format: {wanted}'",
            node=tree,
        )
        return None
    written: Any = next((value for key, value in tree.entries if key.text == "format"), None)
    if written is not None and not (isinstance(written, Scalar) and written.text == wanted):
        said = quote(written.text) if isinstance(written, Scalar) else "this"
        reader.report(
            "unknown-format",
            f"this program reads no {what} of format {said}",
            f"write 'format: {wanted}'",
            node=written,
        )
        return None
    return tree
