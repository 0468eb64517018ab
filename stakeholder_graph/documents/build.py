"""The tree of a model -> the place it describes, with every problem met on the way.

Sections are read in the order in which they need each other: words first, then stakeholders, then what names
stakeholders. Selectors are resolved here, once.
"""

from datetime import date
from typing import Any

from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.edits import read_edits, read_scenario
from stakeholder_graph.documents.fields import Field
from stakeholder_graph.documents.joins import JoinReader
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.repeats import OpenTable
from stakeholder_graph.documents.sections import Line, SectionReader
from stakeholder_graph.documents.stakeholders import StakeholderReader
from stakeholder_graph.documents.texts import FaultError, Vocabulary
from stakeholder_graph.documents.values import read_value
from stakeholder_graph.model.lines import Edit
from stakeholder_graph.model.place import Place, Scenario
from stakeholder_graph.model.problem import Origin, Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import (
    KindOfStakeholder,
    SharedDependency,
    Source,
    Term,
)
from stakeholder_graph.model.selectors import Directory, suggest
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES

PLACE = Field(name="place", type="text", says=language.TOP["place"], required=True)
AS_OF = Field(name="as_of", type="date", says=language.TOP["as_of"])
ABOUT = Field(name="about", type="text", says=language.TOP["about"])
COMPLETE = Field(name="complete", type="yes or no", says=language.TOP["complete"], default="false")


STAND_IN_DAY = date.min
"""Stands where a day was written that is none, so that the day is not missed as well."""


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
        self.words = Vocabulary(Directory({}, dict(KINDS)), set(SECTORS), set(ROLES), set(SOURCES))
        self.sections = SectionReader(file, self.words, open_table)
        self.reader = self.sections.reader
        self.stakeholders = StakeholderReader(self.sections, self.words)

    def build(self, tree: Node) -> tuple[Place | None, list[Problem]]:
        sections = self._read_sections(tree)
        if sections is None:
            return None, self.reader.problems
        top = {name: sections.get(name) for name in language.TOP}
        kinds = self.sections.read_named(
            top["kinds"], "kinds", language.KIND, self._build_kind, _stand_in_kind
        )
        self.words.directory = Directory(self.stakeholders.stakeholders, KINDS | kinds)
        sectors = self.sections.read_named(
            top["sectors"], "sectors", language.TERM, self._build_term, _stand_in_term
        )
        self.words.sectors |= sectors.keys()
        roles = self.sections.read_named(
            top["roles"], "roles", language.TERM, self._build_term, _stand_in_term
        )
        self.words.roles |= roles.keys()
        sources = self.sections.read_named(
            top["sources"], "sources", language.SOURCE, self._build_source, _stand_in_source
        )
        self.words.sources |= sources.keys()
        shared = self.sections.read_named(
            top["shared"], "shared", language.SHARED, self._build_shared, _stand_in_shared
        )
        self.stakeholders.read(top["stakeholders"])
        joins = JoinReader(self.sections, self.stakeholders)
        absences, absent_stakeholders = joins.read_absences(top["known_absent"])
        corrections, correction_origins = self._read_corrections(top["corrections"])
        place = Place(
            name=self._read_top(PLACE, top) or "",
            as_of=self._read_top(AS_OF, top) or (STAND_IN_DAY if top["as_of"] else None),
            about=self._read_top(ABOUT, top),
            complete=self._read_top(COMPLETE, top) or False,
            kinds=KINDS | kinds,
            sectors=SECTORS | sectors,
            roles=ROLES | roles,
            sources=SOURCES | sources,
            stakeholders=self.stakeholders.stakeholders,
            channels=joins.read_channels(top["channels"]),
            ties=joins.read_ties(top["ties"]),
            shared=shared,
            messages=joins.read_messages(top["messages"]),
            known_absent=absences,
            absent_stakeholders=absent_stakeholders,
            checked=joins.read_checked(top["checked"]),
            corrections=corrections,
            correction_origins=correction_origins,
            scenarios=self._read_scenarios(top["scenarios"]),
        )
        is_whole = not (self.stakeholders.has_lost_a_group or self.reader.has_enough)
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

    def _read_top(self, field: Field, sections: dict[str, Node | None]) -> Any:
        node = sections[field.name]
        if node is None:
            return None
        try:
            return read_value(node, field, self.words)
        except FaultError as fault:
            self.reader.report_fault(fault, node)
            return None

    # ---------------------------------------------------------------- records by id

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

    # ---------------------------------------------------------------- edits

    def _read_corrections(self, section: Node | None) -> tuple[tuple[Edit, ...], tuple[Origin, ...]]:
        if section is None:
            return (), ()
        if not isinstance(section, Sequence):
            hint = "begin every line with '- '"
            self.reader.report("expected-list", "'corrections' takes a list", hint, node=section)
            return (), ()
        return read_edits(self.reader, section, "corrections", ("corrections",))

    def _read_scenarios(self, section: Node | None) -> dict[str, Scenario]:
        found: dict[str, Scenario] = {}
        if section is None:
            return found
        for name, node in self.reader.find_entries(section, "'scenarios'") or ():
            given = self.sections.read_id(name, "scenarios")
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
