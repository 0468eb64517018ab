"""Read what stands on the cover sheet of a report."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from stakeholder_graph.documents.cover_fields import COVER, COVER_FORMAT
from stakeholder_graph.documents.nodes import Mapping as MappingNode
from stakeholder_graph.documents.nodes import Node, Scalar
from stakeholder_graph.documents.records import RecordReader
from stakeholder_graph.documents.sources import read_bytes
from stakeholder_graph.documents.texts import Vocabulary
from stakeholder_graph.documents.yaml_events import read_tree
from stakeholder_graph.model.persons import HINT, find_person
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.selectors import Directory
from stakeholder_graph.readers.place_file import sort_problems
from stakeholder_graph.results.reports import Cover


class CoverFile(Struct, frozen=True, kw_only=True):
    """A cover file as it was read: the cover, None if any problem is an error, and everything that is wrong."""

    file: str
    cover: Cover | None
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, bytes]


def read_cover(path: Path | str) -> CoverFile:
    """Read a cover file, with everything that is wrong in it; nothing about its content is raised."""
    file = str(path)
    data = read_bytes(Path(path), file)
    if isinstance(data, Problem):
        return CoverFile(file=file, cover=None, problems=(data,), texts={})
    tree, found = read_tree(data, file)
    reader = RecordReader(file, Vocabulary(Directory({}, {}), set(), set(), set()))
    cover = _read(tree, reader) if tree is not None else None
    problems = sort_problems([*found, *reader.problems], file)
    sound = not any(each.is_error for each in problems)
    return CoverFile(file=file, cover=cover if sound else None, problems=problems, texts={file: data})


def _read(tree: Node, reader: RecordReader) -> Cover | None:
    values = reader.read_record(tree, COVER, what="a cover sheet")
    if not isinstance(tree, MappingNode) or values is None:
        return None
    written = {key.text: value for key, value in tree.entries}
    if values["format"] != COVER_FORMAT:
        message = f"this program reads no cover sheet of format {quote(values['format'])}"
        reader.report("unknown-format", message, f"write 'format: {COVER_FORMAT}'", node=written["format"])
        return None
    for node in written.values():
        person = find_person(node.text) if isinstance(node, Scalar) else None
        if person is not None:
            message = f"this names a person: {quote(person)}"
            reader.report("person-named", message, HINT, node=node, severity="warning")
    day = values.get("date")
    said = {name: value for name, value in values.items() if name not in ("format", "date")}
    return Cover(**said, date=day.isoformat() if day is not None else None)
