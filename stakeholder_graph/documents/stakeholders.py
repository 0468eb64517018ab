"""The stakeholders of a model: who is written, who stands in for what could not be read, who speaks for whom."""

from msgspec.structs import replace

from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar
from stakeholder_graph.documents.records import Entries
from stakeholder_graph.documents.sections import Line, SectionReader, Unread
from stakeholder_graph.documents.texts import Vocabulary
from stakeholder_graph.documents.written_selectors import find_whole
from stakeholder_graph.model.problem import Origin
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import Stakeholder
from stakeholder_graph.model.selectors import SelectionError, Selector


class StakeholderReader(Unread):
    """Reads the stakeholders of one model, and judges what is missed because something could not be read.

    What could not be read is stood in for, so that it is not missed wherever it is named. A group whose line
    could not be read is lost: nobody knows whom it would have held.
    """

    def __init__(self, sections: SectionReader, words: Vocabulary) -> None:
        self.sections = sections
        self.reader = sections.reader
        self.words = words
        self.stakeholders: dict[str, Stakeholder] = {}
        self.pending_voices: list[tuple[str, Selector]] = []
        self.has_stand_ins = False
        self.has_lost_a_group = False

    def read(self, section: Node | None) -> None:
        """Read the section; whoever it names then stands among the stakeholders, read or not."""
        if section is None:
            return
        problem_count = len(self.reader.problems)
        self.has_lost_a_group |= not isinstance(section, Mapping)
        for name, node in self.reader.find_entries(section, "'stakeholders'") or ():
            origin = Origin(("stakeholders", name.text))
            if self.reader.has_enough:
                break
            entries = self.reader.find_entries(node, f"stakeholder {quote(name.text)}")
            if entries is None:
                self.lose_row(name.text, [])
                continue
            if any(key.text == "for_each" for key, _ in entries):
                for line in self.sections.read_rows(
                    entries, node, language.ADD_STAKEHOLDER, origin, f"stakeholders.{name.text}", unread=self
                ):
                    if self.sections.take_id(str(line.values["id"]), line.node, "stakeholders"):
                        self._add_stakeholder(line)
                continue
            given = self.sections.read_id(name, "stakeholders")
            if given is None:
                self.lose_row(name.text, entries)
                continue
            what = f"stakeholder {quote(given)}"
            values = self.reader.read_entries(
                entries, name, language.STAKEHOLDER, what=what, known={"id": given}
            )
            if values is None:
                self.lose_row(given, entries)
            else:
                self._add_stakeholder(Line(values, name, origin, f"stakeholders.{given}"))
        # what a faulty line leaves out may be just what a selector looks for
        self.has_stand_ins |= len(self.reader.problems) > problem_count
        self._resolve_voices(section)

    def _resolve_voices(self, section: Node) -> None:
        for stakeholder, selector in self.pending_voices:
            try:
                members = self.words.directory.find_members(selector, of=stakeholder)
            except SelectionError as fault:
                self.report_selection(fault, section)
            else:
                self.stakeholders[stakeholder] = replace(self.stakeholders[stakeholder], speaks_for=members)

    def _add_stakeholder(self, line: Line) -> None:
        values = line.values
        voices = values.pop("speaks_for", None)
        stakeholder = Stakeholder(**values, line=line.name, origin=line.origin)
        self.stakeholders[stakeholder.id] = stakeholder
        if isinstance(voices, Selector):
            self.pending_voices.append((stakeholder.id, voices))

    def lose_line(self) -> None:
        """Hear that a group is lost: nobody knows whom it would have held."""
        self.has_lost_a_group = True

    def lose_row(self, given: str, entries: Entries) -> None:
        """Let one that could not be read stand where it is named: its problems have been noted."""
        self.has_stand_ins = True
        said = {key.text: value.text for key, value in entries if isinstance(value, Scalar)}
        kind = said.get("kind", "")
        kind = kind if kind in self.words.directory.kinds else "group"
        self.stakeholders.setdefault(given, Stakeholder(id=given, name=given, kind=kind))

    def report_selection(self, fault: SelectionError, fallback: Node) -> None:
        """Note that a selector failed, at the place where it was written, unless what was not read explains it."""
        doubtful = fault.code in {"nobody-selected", "several-its", "self-channel"}
        if self.has_lost_a_group and (doubtful or fault.code == "unknown-stakeholder"):
            return
        if self.has_stand_ins and doubtful:
            return
        node = self.words.selector_nodes.get(id(fault.selector), fallback)
        if isinstance(node, Mapping) and fault.code == "unknown-stakeholder":
            node = find_whole(node) or node
        self.reader.report(fault.code, fault.message, fault.hint, node=node)
