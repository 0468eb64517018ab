"""The shapes a section of a model can have: records under their ids, lists of lines, lines over a table."""

import unicodedata
from collections.abc import Callable, Iterator, Set
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.documents.fields import RecordType
from stakeholder_graph.documents.ids import check_id
from stakeholder_graph.documents.nodes import Node, Scalar, Sequence
from stakeholder_graph.documents.records import Entries, RecordReader, Values
from stakeholder_graph.documents.repeats import OpenTable, fill_row, find_repeat, vouch_for_columns
from stakeholder_graph.documents.texts import FaultError, Vocabulary
from stakeholder_graph.model.problem import Origin
from stakeholder_graph.model.quoting import quote

T = TypeVar("T")


class Line(Struct, frozen=True):
    """One record as it is to be read: its values, and where it stands in the model."""

    values: Values
    node: Node
    origin: Origin
    name: str


class Unread:
    """Hears of lines over a table that could not be read, and of single rows; by itself it does nothing."""

    def lose_line(self) -> None:
        """Hear that a whole line is lost: nobody knows what it would have held."""

    def lose_row(self, given: str, entries: Entries) -> None:
        """Hear that one row is lost, by its id and what was written."""


class SectionReader:
    """Reads the sections of one model, whatever their records mean.

    It holds what is true of all of them: which ids are taken, and where the tables are.
    """

    def __init__(self, file: str, words: Vocabulary, open_table: OpenTable) -> None:
        self.reader = RecordReader(file, words)
        self.open_table = open_table
        self.taken: dict[tuple[str, str], tuple[str, Node]] = {}

    def read_named(
        self,
        section: Node | None,
        key: str,
        record: RecordType,
        build: Callable[[Line], T | None],
        stand_in: Callable[[str], T] | None = None,
    ) -> dict[str, T]:
        """Read a section of records written under their ids."""
        named = "shared dependency" if key == "shared" else key.removesuffix("s")
        found: dict[str, T] = {}
        if section is None:
            return found
        for name, node in self.reader.find_entries(section, f"'{key}'") or ():
            given = self.read_id(name, key)
            if given is None or self.reader.has_enough:
                continue
            values = self.reader.read_record(
                node, record, what=f"{named} {quote(given)}", known={"id": given}
            )
            if values is None:
                if stand_in is not None:
                    found[given] = stand_in(given)
                continue
            line = Line(values, name, Origin((key, name.text)), f"{key}.{given}")
            built = build(line)
            if built is not None:
                found[given] = built
        return found

    def read_id(self, name: Scalar, section: str) -> str | None:
        """Read the id a record is written under; None if it cannot be one or is used already."""
        try:
            given = check_id(name.text, name)
        except FaultError as fault:
            self.reader.report_fault(fault, name)
            return None
        return given if self.take_id(given, name, section) else None

    def take_id(self, given: str, node: Node, section: str) -> bool:
        """Note that an id is used; one that is used already, or looks like one that is, is a problem.

        Stakeholders and shared dependencies have one namespace, every other section has its own.
        """
        folded = given if given.isascii() else unicodedata.normalize("NFKC", given)
        taken = "stakeholders" if section == "shared" else section, folded.casefold()
        if taken in self.taken:
            first, where = self.taken[taken]
            same = first == given
            self.reader.report(
                "duplicate-id" if same else "near-duplicate-id",
                f"the id {quote(given)} is used already"
                if same
                else f"the id {quote(given)} looks like {quote(first)}",
                "every stakeholder and shared dependency needs an id of its own"
                if taken[0] == "stakeholders"
                else "choose another id",
                node=node,
                related=(where.span(self.reader.file),),
            )
            return False
        self.taken[taken] = (given, node)
        return True

    def read_lines(
        self, section: Node | None, key: str, record: RecordType, *, other: RecordType | None = None
    ) -> Iterator[Line]:
        """Read a section that is a list of lines, each of which may repeat over a table.

        A line that has the first key of the ``other`` type of record is one of that type.
        """
        if section is None:
            return
        if not isinstance(section, Sequence):
            self.reader.report(
                "expected-list", f"'{key}' takes a list", "begin every line with '- '", node=section
            )
            return
        for number, node in enumerate(section.items):
            if self.reader.has_enough:
                return
            entries = self.reader.find_entries(node, f"a {record.name}")
            if entries is None:
                continue
            origin, name = Origin((key, number)), f"{key}.{number}"
            said = {each.text for each, _ in entries}
            meant = other if other is not None and other.fields[0].name in said else record
            if "for_each" in said:
                yield from self.read_rows(entries, node, meant, origin, name)
            else:
                values = self.reader.read_entries(entries, node, meant)
                if values is not None:
                    yield Line(values, node, origin, name)

    def read_rows(
        self,
        entries: Entries,
        node: Node,
        record: RecordType,
        origin: Origin,
        name: str,
        *,
        unread: Unread | None = None,
    ) -> Iterator[Line]:
        """Read a line once for every row of its table: what does not change is read once for all.

        ``unread`` is told of what could not be read, where somebody must know.
        """
        unread = unread or Unread()
        what = f"the line {quote(str(origin.keys[-1]))}"
        repeat = find_repeat(self.reader, entries, self.open_table)
        if repeat is None or not self.reader.check_required(entries, node, record, what):
            unread.lose_line()
            return
        if not repeat.table.is_whole:
            unread.lose_line()
        changing = {key.text for key, _ in repeat.changing}
        fixed = [
            (key, value) for key, value in entries if key.text != "for_each" and key.text not in changing
        ]
        shared_values = self.reader.read_entries(fixed, node, _require(record, frozenset()), what=what)
        given = {key.text for key, _ in fixed}
        needed = {field.target for field in record.required if field.name in given}
        if shared_values is None or not needed <= shared_values.keys():
            unread.lose_line()
            return
        row_type = _require(record, record.by_name.keys() - given)
        from_row = [record.by_name[key].target for key in changing if key in record.by_name]
        shared_values["vouching"] = vouch_for_columns(shared_values.get("vouching"), from_row)
        for row in repeat.table.rows:
            if self.reader.has_enough:
                return
            filled = fill_row(repeat, row)
            first = filled[0][1] if filled else node
            at = next((value for key, value in filled if key.text == "id"), first)
            values = self.reader.read_entries(filled, at, row_type, what=what, known=shared_values)
            if values is not None:
                yield Line(values, at, Origin(origin.keys, repeat.table.file, row.line), name)
            elif isinstance(at, Scalar):
                unread.lose_row(at.text, [*fixed, *filled])


def _require(record: RecordType, names: Set[str]) -> RecordType:
    """Return a record type that requires no more than the keys named.

    The keys that never change are read with the line, the others with each row.
    """
    fields = tuple(replace(each, required=each.required and each.name in names) for each in record.fields)
    return RecordType(name=record.name, says=record.says, fields=fields)
