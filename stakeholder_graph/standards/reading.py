"""Read a standard from its YAML file, with everything that is wrong in it."""

import hashlib
from collections.abc import Sequence as AbstractSequence
from pathlib import Path

from stakeholder_graph.documents.fields import SOURCE
from stakeholder_graph.documents.nodes import Mapping, Node
from stakeholder_graph.documents.records import Values
from stakeholder_graph.documents.sections import Line, SectionReader
from stakeholder_graph.documents.texts import Vocabulary
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import Source
from stakeholder_graph.model.vocabulary import SOURCES
from stakeholder_graph.standards import fields as language
from stakeholder_graph.standards.rule_reader import RESERVED, RuleReader
from stakeholder_graph.standards.rules import Part, Rule, Standard
from stakeholder_graph.standards.usefulness import check_usefulness
from stakeholder_graph.standards.written import Written, build_words, check_format, read_file


def read_standard(path: Path, file: str, place: Place | None = None) -> Written[Standard]:
    """Read the standard a YAML file holds, with everything that is wrong in it.

    Parameters
    ----------
    path
        The file.
    file
        Its name as messages should show it.
    place
        A place whose own kinds, sectors and roles the standard may use beside the built-in ones.
    """

    def build(tree: Node, data: bytes) -> tuple[Standard | None, AbstractSequence[Problem]]:
        builder = _Builder(file, build_words(place))
        return builder.build(tree, hashlib.sha256(data).hexdigest()), builder.reader.problems

    return read_file(path, file, build)


class _Builder:
    """Holds what is known so far while the sections of one standard are read in turn."""

    def __init__(self, file: str, words: Vocabulary) -> None:
        self.words = words
        self.reader = RuleReader(file, words)
        self.sections = SectionReader(file, words, lambda name, node: None)
        self.sections.reader = self.reader

    def build(self, tree: Node, sha256: str) -> Standard | None:
        top = check_format(self.reader, tree, language.FORMAT, "standards")
        if top is None:
            return None
        written = {key.text: value for key, value in top.entries}
        self.reader.parts = _find_keys(written.get("cast"))
        values = self.reader.read_record(tree, language.STANDARD, what="a standard")
        sources = self.sections.read_named(
            written.get("sources"), "sources", SOURCE, self._build_source, _stand_in_source
        )
        self.words.sources |= sources.keys()
        cast = self.sections.read_named(written.get("cast"), "cast", language.PART, self._build_part)
        rules = self.sections.read_named(written.get("rules"), "rules", language.RULE, self._build_rule)
        if values is None:
            return None
        standard = Standard(
            id=values["standard"],
            title=values["title"],
            about=values.get("about", ""),
            since=values.get("since"),
            until=values.get("until"),
            sources=SOURCES | sources,
            cast=cast,
            rules=rules,
            sha256=sha256,
        )
        check_usefulness(standard, top, self.reader)
        return standard

    def _build_source(self, line: Line) -> Source:
        return Source(**line.values, line=line.name, origin=line.origin)

    def _build_part(self, line: Line) -> Part | None:
        given = str(line.values["id"])
        if given in RESERVED:
            self.reader.report(
                "reserved-word",
                f"a part cannot be called {quote(given)}",
                "choose another id: rules use this word themselves",
                node=line.node,
            )
            return None
        return Part(**_leave_out_note(line.values))

    def _build_rule(self, line: Line) -> Rule:
        rule = Rule(**_leave_out_note(line.values))
        if not {"expects", "beyond_structure"} & self.reader.rule_keys:
            self.reader.report(
                "missing-key",
                f"the rule {quote(rule.id)} expects nothing",
                "say under 'expects' what must hold, or under 'beyond_structure' why no structure can show it",
                node=line.node,
            )
        return rule


def _leave_out_note(values: Values) -> Values:
    return {key: value for key, value in values.items() if key != "note"}


def _find_keys(section: Node | None) -> set[str]:
    return {key.text for key, _ in section.entries} if isinstance(section, Mapping) else set()


def _stand_in_source(given: str) -> Source:
    return Source(id=given, title=given, kind="assumption")
