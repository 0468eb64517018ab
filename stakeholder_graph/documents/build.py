"""The tree of a model -> the place it describes, with every problem met on the way.

Sections are read in the order in which they need each other: words first, then stakeholders, then what names
stakeholders. Selectors are resolved here, once.
"""

import unicodedata
from collections.abc import Callable, Iterator, Set
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.edits import build_channel_line, build_tie_line, read_scenario
from stakeholder_graph.documents.fields import Field, RecordType
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.records import RecordReader, Values, vouch_for_columns
from stakeholder_graph.documents.tables import Table
from stakeholder_graph.documents.values import (
    FaultError,
    Vocabulary,
    check_id,
    find_whole,
    read_value,
)
from stakeholder_graph.model.lines import (
    NOBODY,
    PAIR_LIMIT,
    TOO_MANY_HINT,
    AbsenceLine,
    MessageLine,
    Numbering,
    build_absences,
    build_channels,
    build_message,
    build_ties,
)
from stakeholder_graph.model.place import Place, Scenario
from stakeholder_graph.model.problem import Origin, Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import (
    Channel,
    KindOfStakeholder,
    KnownAbsence,
    Message,
    SharedDependency,
    Source,
    Stakeholder,
    Term,
    Tie,
)
from stakeholder_graph.model.selectors import Directory, SelectionError, Selector, suggest
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES

T = TypeVar("T")
OpenTable = Callable[[str, Node], Table | None]
Entries = list[tuple[Scalar, Node]]

PLACE = Field(name="place", type="text", says=language.TOP["place"], required=True)
AS_OF = Field(name="as_of", type="date", says=language.TOP["as_of"])
ABOUT = Field(name="about", type="text", says=language.TOP["about"])
COMPLETE = Field(name="complete", type="yes or no", says=language.TOP["complete"], default="false")


STAND_IN_DAY = date.min
"""Stands where a day was written that is none, so that the day is not missed as well."""


class Line(Struct, frozen=True):
    """One record as it is to be read: its values, and where it stands in the model."""

    values: Values
    node: Node
    origin: Origin
    name: str


def build_place(tree: Node, file: str, open_table: OpenTable) -> tuple[Place | None, list[Problem]]:
    """Build the place a model describes.

    Parameters
    ----------
    tree
        What was written.
    file
        The model's name as messages show it.
    open_table
        Returns the table a line names, or None after noting why there is none.

    Returns
    -------
    place and problems
        The place is None if the model lacks so much that checks of its meaning would miss what was only not
        read. Otherwise it holds every record, even beside errors, so that these checks can run on it too.
    """
    return _Builder(file, open_table).build(tree)


class _Builder:
    """Holds what is known so far while the sections of one model are read in turn."""

    def __init__(self, file: str, open_table: OpenTable) -> None:
        self.directory = Directory({}, dict(KINDS))
        self.words = Vocabulary(self.directory, set(SECTORS), set(ROLES), set(SOURCES))
        self.reader = RecordReader(file, self.words)
        self.open_table = open_table
        self.stakeholders: dict[str, Stakeholder] = {}
        self.shared: dict[str, SharedDependency] = {}
        self.taken: dict[tuple[str, str], tuple[str, Node]] = {}
        self.pending_voices: list[tuple[str, Selector]] = []
        # What could not be read is stood in for, so that it is not missed wherever it is named. A group whose
        # line could not be read is lost: nobody knows whom it would have held.
        self.has_stand_ins = False
        self.has_lost_a_group = False

    def build(self, tree: Node) -> tuple[Place | None, list[Problem]]:
        sections = self._read_sections(tree)
        if sections is None:
            return None, self.reader.problems
        top = {name: sections.get(name) for name in language.TOP}
        kinds = self._read_named(top["kinds"], "kinds", language.KIND, self._build_kind, _stand_in_kind)
        self.directory = Directory(self.stakeholders, KINDS | kinds)
        self.words.directory = self.directory
        sectors = self._read_named(top["sectors"], "sectors", language.TERM, self._build_term, _stand_in_term)
        self.words.sectors |= sectors.keys()
        roles = self._read_named(top["roles"], "roles", language.TERM, self._build_term, _stand_in_term)
        self.words.roles |= roles.keys()
        sources = self._read_named(
            top["sources"], "sources", language.SOURCE, self._build_source, _stand_in_source
        )
        self.words.sources |= sources.keys()
        self.shared = self._read_named(
            top["shared"], "shared", language.SHARED, self._build_shared, _stand_in_shared
        )
        self._read_stakeholders(top["stakeholders"])
        channels = self._read_channels(top["channels"])
        place = Place(
            name=self._read_top(PLACE, top) or "",
            as_of=self._read_top(AS_OF, top) or (STAND_IN_DAY if top["as_of"] else None),
            about=self._read_top(ABOUT, top),
            complete=self._read_top(COMPLETE, top) or False,
            kinds=KINDS | kinds,
            sectors=SECTORS | sectors,
            roles=ROLES | roles,
            sources=SOURCES | sources,
            stakeholders=self.stakeholders,
            channels=channels,
            ties=self._read_ties(top["ties"]),
            shared=self.shared,
            messages=self._read_messages(top["messages"]),
            known_absent=self._read_absences(top["known_absent"]),
            scenarios=self._read_scenarios(top["scenarios"]),
        )
        is_whole = not (self.has_lost_a_group or self.reader.has_enough)
        return place if is_whole else None, self.reader.problems

    # ---------------------------------------------------------------- top of the file

    def _read_sections(self, tree: Node) -> dict[str, Node] | None:
        if not isinstance(tree, Mapping):
            self.reader.report(
                "expected-mapping",
                "a model is a mapping of keys to values",
                "begin with 'format: stakeholder-graph/1'",
                node=tree,
            )
            return None
        sections: dict[str, Node] = {}
        for key, value in tree.entries:
            if key.text not in language.TOP:
                hint = suggest(key.text, language.TOP) or f"known keys: {', '.join(language.TOP)}"
                self.reader.report("unknown-key", f"a model has no key {quote(key.text)}", hint, node=key)
            elif not (isinstance(value, Scalar) and value.plain and not value.text):
                sections[key.text] = value
        self._check_format(sections, tree)
        named = sections.get("place")
        if named is None or (isinstance(named, Scalar) and not named.text.strip()):
            self.reader.report(
                "missing-key", "a model needs 'place'", "add 'place: NAME' at the top", node=tree
            )
        return sections

    def _check_format(self, sections: dict[str, Node], tree: Node) -> None:
        written = sections.get("format")
        if written is None:
            self.reader.report(
                "missing-key", "a model needs 'format'", f"begin with 'format: {language.FORMAT}'", node=tree
            )
        elif not isinstance(written, Scalar):
            self.reader.report(
                "expected-text",
                "'format' takes one value",
                f"write 'format: {language.FORMAT}'",
                node=written,
            )
        elif written.text != language.FORMAT:
            newer = written.text.startswith("stakeholder-graph/")
            hint = (
                "a newer version of this program may read it"
                if newer
                else f"write 'format: {language.FORMAT}'"
            )
            self.reader.report(
                "unknown-format",
                f"this program does not read format {quote(written.text)}",
                hint,
                node=written,
            )

    def _read_top(self, field: Field, sections: dict[str, Node | None]) -> Any:  # noqa: ANN401 - as the field says
        node = sections[field.name]
        if node is None:
            return None
        try:
            return read_value(node, field, self.words)
        except FaultError as fault:
            self.reader.report_fault(fault, node)
            return None

    # ---------------------------------------------------------------- records by id

    def _read_named(
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
            given = self._read_id(name, key)
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

    def _build_kind(self, line: Line) -> KindOfStakeholder:
        values = {"name": str(line.values["id"]).replace("-", " "), "tier": "place"} | line.values
        values.pop("note", None)
        return KindOfStakeholder(**values)

    def _build_term(self, line: Line) -> Term:
        return Term(id=str(line.values["id"]), name=str(line.values["name"]))

    def _build_source(self, line: Line) -> Source | None:
        source = Source(**line.values, line=line.name, origin=line.origin)
        if source.id in SOURCES:
            self.reader.report(
                "duplicate-id",
                f"the source {quote(source.id)} always exists",
                "choose another id",
                node=line.node,
            )
            return None
        return source

    def _build_shared(self, line: Line) -> SharedDependency:
        return SharedDependency(**line.values, line=line.name, origin=line.origin)

    def _read_id(self, name: Scalar, section: str) -> str | None:
        """Read the id a record is written under; None if it cannot be one or is used already."""
        try:
            given = check_id(name.text, name)
        except FaultError as fault:
            self.reader.report_fault(fault, name)
            return None
        return given if self._take_id(given, name, section) else None

    def _take_id(self, given: str, node: Node, section: str) -> bool:
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

    # ---------------------------------------------------------------- stakeholders

    def _read_stakeholders(self, section: Node | None) -> None:
        if section is None:
            return
        self.has_lost_a_group |= not isinstance(section, Mapping)
        for name, node in self.reader.find_entries(section, "'stakeholders'") or ():
            origin = Origin(("stakeholders", name.text))
            if self.reader.has_enough:
                break
            entries = self.reader.find_entries(node, f"stakeholder {quote(name.text)}")
            if entries is None:
                self._stand_in_stakeholder(name.text, [])
                continue
            if any(key.text == "for_each" for key, _ in entries):
                for line in self._read_rows(
                    entries, node, language.ADD_STAKEHOLDER, origin, f"stakeholders.{name.text}"
                ):
                    if self._take_id(str(line.values["id"]), line.node, "stakeholders"):
                        self._add_stakeholder(line)
                continue
            given = self._read_id(name, "stakeholders")
            if given is None:
                self._stand_in_stakeholder(name.text, entries)
                continue
            what = f"stakeholder {quote(given)}"
            values = self.reader.read_entries(
                entries, name, language.STAKEHOLDER, what=what, known={"id": given}
            )
            if values is None:
                self._stand_in_stakeholder(given, entries)
            else:
                self._add_stakeholder(Line(values, name, origin, f"stakeholders.{given}"))
        self._resolve_voices(section)

    def _resolve_voices(self, section: Node) -> None:
        for stakeholder, selector in self.pending_voices:
            try:
                members = self.directory.find_members(selector, of=stakeholder)
            except SelectionError as fault:
                self._report_selection(fault, section)
            else:
                self.stakeholders[stakeholder] = replace(self.stakeholders[stakeholder], speaks_for=members)

    def _add_stakeholder(self, line: Line) -> None:
        values = line.values
        voices = values.pop("speaks_for", None)
        stakeholder = Stakeholder(**values, line=line.name, origin=line.origin)
        self.stakeholders[stakeholder.id] = stakeholder
        if isinstance(voices, Selector):
            self.pending_voices.append((stakeholder.id, voices))

    def _stand_in_stakeholder(self, given: str, entries: Entries) -> None:
        """Let one that could not be read stand where it is named: its problems have been noted."""
        self.has_stand_ins = True
        said = {key.text: value.text for key, value in entries if isinstance(value, Scalar)}
        kind = said.get("kind", "")
        kind = kind if kind in self.directory.kinds else "group"
        self.stakeholders.setdefault(given, Stakeholder(id=given, name=given, kind=kind))

    def _read_rows(
        self, entries: Entries, node: Node, record: RecordType, origin: Origin, name: str
    ) -> Iterator[Line]:
        """Read a line once for every row of its table: what does not change is read once for all."""
        what = f"the line {quote(str(origin.keys[-1]))}"
        repeat = self.reader.repeat(entries, self.open_table)
        is_group = record is language.ADD_STAKEHOLDER
        if repeat is None or not self.reader.check_required(entries, node, record, what):
            self.has_lost_a_group |= is_group
            return
        self.has_lost_a_group |= is_group and not repeat.table.is_whole
        changing = {key.text for key, _ in repeat.changing}
        fixed = [
            (key, value) for key, value in entries if key.text != "for_each" and key.text not in changing
        ]
        given = {key.text for key, _ in fixed}
        line_type = _require(record, frozenset())
        row_type = _require(record, record.by_name.keys() - given)
        shared_values = self.reader.read_entries(fixed, node, line_type, what=what)
        if shared_values is None:
            self.has_lost_a_group |= is_group
            return
        from_row = [record.by_name[key].target for key in changing if key in record.by_name]
        shared_values["vouching"] = vouch_for_columns(shared_values.get("vouching"), from_row)
        for row in repeat.table.rows:
            if self.reader.has_enough:
                return
            filled = self.reader.fill_row(repeat, row)
            first = filled[0][1] if filled else node
            at = next((value for key, value in filled if key.text == "id"), first)
            values = self.reader.read_entries(filled, at, row_type, what=what, known=shared_values)
            if values is not None:
                yield Line(values, at, Origin(origin.keys, repeat.table.file, row.line), name)
            elif is_group and isinstance(at, Scalar):
                self._stand_in_stakeholder(at.text, [*fixed, *filled])

    # ---------------------------------------------------------------- lines with selectors

    def _read_lines(self, section: Node | None, key: str, record: RecordType) -> Iterator[Line]:
        """Read a section that is a list of lines, each of which may repeat over a table."""
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
            if any(each.text == "for_each" for each, _ in entries):
                yield from self._read_rows(entries, node, record, origin, name)
            else:
                values = self.reader.read_entries(entries, node, record)
                if values is not None:
                    yield Line(values, node, origin, name)

    def _read_channels(self, section: Node | None) -> tuple[Channel, ...]:
        numbering = Numbering()
        channels: list[Channel] = []
        for line in self._read_lines(section, "channels", language.CHANNEL):
            if len(channels) > PAIR_LIMIT:
                self.reader.report(
                    "too-many",
                    f"this model has more than {PAIR_LIMIT:,} channels",
                    TOO_MANY_HINT,
                    node=line.node,
                )
                break
            written = build_channel_line(line.values, line.name, line.origin)
            channels += self._resolve(line, build_channels, written, self.directory, numbering)
        return tuple(channels)

    def _read_ties(self, section: Node | None) -> tuple[Tie, ...]:
        ties: list[Tie] = []
        for line in self._read_lines(section, "ties", language.TIE):
            if len(ties) > PAIR_LIMIT:
                self.reader.report(
                    "too-many", f"this model has more than {PAIR_LIMIT:,} ties", TOO_MANY_HINT, node=line.node
                )
                break
            written = build_tie_line(line.values, line.name, line.origin)
            ties += self._resolve(line, build_ties, written, self.directory)
        return tuple(ties)

    def _read_absences(self, section: Node | None) -> tuple[KnownAbsence, ...]:
        absences: list[KnownAbsence] = []
        for line in self._read_lines(section, "known_absent", language.ABSENCE):
            sender, receiver = line.values.pop("from"), line.values.pop("to")
            absence = KnownAbsence(sender="", receiver="", **line.values, line=line.name, origin=line.origin)
            written = AbsenceLine(sender=sender, receiver=receiver, absence=absence)
            absences += self._resolve(line, build_absences, written, self.directory)
        return tuple(absences)

    def _read_messages(self, section: Node | None) -> tuple[Message, ...]:
        def build(line: Line) -> Message | None:
            sender, receiver = line.values.pop("from"), line.values.pop("to")
            message = Message(
                senders=NOBODY, receivers=NOBODY, **line.values, line=line.name, origin=line.origin
            )
            written = MessageLine(sender=sender, receiver=receiver, message=message)
            found = self._resolve(line, build_message, written, self.directory)
            return found[0] if found else None

        return tuple(self._read_named(section, "messages", language.MESSAGE, build).values())

    def _resolve(self, line: Line, build: Callable[..., Iterator[T]], *parts: object) -> list[T]:
        """Build what a line stands for; if a selector fails, note it where it was written."""
        try:
            return list(build(*parts))
        except SelectionError as fault:
            self._report_selection(fault, line.node)
            return []

    def _report_selection(self, fault: SelectionError, fallback: Node) -> None:
        doubtful = fault.code in {"nobody-selected", "several-its", "self-channel"}
        if self.has_lost_a_group and (doubtful or fault.code == "unknown-stakeholder"):
            return
        if self.has_stand_ins and doubtful:
            return
        node = self.words.selector_nodes.get(id(fault.selector), fallback)
        if isinstance(node, Mapping) and fault.code == "unknown-stakeholder":
            node = find_whole(node) or node
        self.reader.report(fault.code, fault.message, fault.hint, node=node)

    # ---------------------------------------------------------------- scenarios

    def _read_scenarios(self, section: Node | None) -> dict[str, Scenario]:
        found: dict[str, Scenario] = {}
        if section is None:
            return found
        for name, node in self.reader.find_entries(section, "'scenarios'") or ():
            given = self._read_id(name, "scenarios")
            if given is None:
                continue
            origin = Origin(("scenarios", name.text))
            scenario = read_scenario(self.reader, node, given, origin)
            if scenario is not None:
                found[given] = scenario
        return found


def _stand_in_kind(given: str) -> KindOfStakeholder:
    return KindOfStakeholder(id=given, name=given, plural=given, tier="place")


def _stand_in_term(given: str) -> Term:
    return Term(id=given, name=given)


def _stand_in_source(given: str) -> Source:
    return Source(id=given, title=given, kind="assumption")


def _stand_in_shared(given: str) -> SharedDependency:
    return SharedDependency(id=given, name=given)


def _require(record: RecordType, names: Set[str]) -> RecordType:
    """Return a record type that requires no more than the keys named.

    The keys that never change are read with the line, the others with each row.
    """
    fields = tuple(replace(each, required=each.required and each.name in names) for each in record.fields)
    return RecordType(name=record.name, says=record.says, fields=fields)
