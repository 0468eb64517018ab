"""The values that only standards have: ends, parts, narrowings and expectations, each fault with its place."""

from collections.abc import Callable, Iterable

from stakeholder_graph.documents.fields import Field, RecordType
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.records import Entries, RecordReader, Values
from stakeholder_graph.documents.texts import FaultError, Vocabulary, read_scalars
from stakeholder_graph.model.quoting import list_some, quote
from stakeholder_graph.model.selectors import SelectionError, suggest
from stakeholder_graph.standards import fields as language
from stakeholder_graph.standards.rule_fields import RuleField
from stakeholder_graph.standards.rules import (
    ITSELF,
    AnyOf,
    Expectation,
    Gone,
    Group,
    Narrowing,
    Wishes,
)

RESERVED = (ITSELF, "every", "any", "its")
_ENDS_HINT = "write a part of the cast, 'every PART', 'any PART', 'its PART', 'it', or a list of these"


class RuleReader(RecordReader):
    """Reads the records of a standard; ``parts`` are the parts its cast names, ``used`` those that a rule names."""

    def __init__(self, file: str, words: Vocabulary) -> None:
        super().__init__(file, words)
        self.parts: set[str] = set()
        self.used: set[str] = set()
        self.rule_keys: set[str] = set()
        self._readers: dict[str, Callable[[Node, Field], object]] = {
            "source": self.read_source,
            "ends": self._read_ends,
            "part": self._read_part,
            "parts": self._read_parts,
            "narrowings": self._read_narrowings,
            "gone": self._read_gone,
            "words": self._read_words,
            "wishes": self._read_wishes,
            "expectations": self._read_expectations,
        }

    def read_entries(
        self, entries: Entries, node: Node, record: RecordType, *, what: str = "", known: Values | None = None
    ) -> Values | None:
        """Read the entries of a record; of a rule it must be known first which keys it has."""
        if record is language.RULE:
            self.rule_keys = {key.text for key, _ in entries}
        return super().read_entries(entries, node, record, what=what, known=known)

    def _read_field(self, value: Node, field: Field, record: RecordType) -> object:
        if isinstance(field, RuleField):
            return self._readers[field.takes](value, field)
        if field.type == "values":
            return value
        return super()._read_field(value, field, record)

    # ---------------------------------------------------------------- parts and ends

    def _find_part(self, text: str, node: Node) -> str:
        if text not in self.parts:
            hint = suggest(text, sorted(self.parts)) or f"the cast has: {list_some(sorted(self.parts))}"
            raise FaultError("unknown-part", f"the cast has no part {quote(text)}", hint, node=node)
        self.used.add(text)
        return text

    def _read_part(self, node: Node, field: Field) -> str:
        if not isinstance(node, Scalar):
            raise FaultError("expected-text", f"'{field.name}' takes one part of the cast", node=node)
        return self._find_part(node.text, node)

    def _read_parts(self, node: Node, field: Field) -> tuple[str, ...]:
        return tuple(self._find_part(each.text, each) for each in read_scalars(node, field))

    def _read_ends(self, node: Node, field: Field) -> tuple[Group, ...]:
        found = tuple(self._read_group(each, field) for each in read_scalars(node, field))
        if not found:
            raise FaultError("nobody-selected", f"'{field.name}' names nobody", _ENDS_HINT, node=node)
        return found

    def _read_group(self, node: Scalar, field: Field) -> Group:
        words = node.text.split()
        if words[:1] in ([ITSELF], ["its"]) and "applies_to" not in self.rule_keys:
            raise FaultError(
                "nobody-is-it",
                f"'{field.name}' says '{words[0]}', and the rule is asked once, of the place",
                "add 'applies_to: PART', or name a part",
                node=node,
            )
        if words == [ITSELF]:
            return Group(ITSELF)
        if len(words) == 2 and words[0] == "its":
            return Group(self._find_part(words[1], node), own=True)
        if len(words) == 2 and words[0] in ("every", "any"):
            return Group(self._find_part(words[1], node), "any" if words[0] == "any" else "every")
        return Group(self._find_part(node.text, node))

    def _read_words(self, node: Node, field: Field) -> tuple[str, ...]:
        found = []
        for each in read_scalars(node, field):
            if each.text not in field.words:
                hint = suggest(each.text, field.words) or f"write some of {', '.join(field.words)}"
                raise FaultError(
                    "unknown-word", f"'{field.name}' cannot be {quote(each.text)}", hint, node=each
                )
            found.append(each.text)
        if not found:
            raise FaultError("missing-key", f"'{field.name}' is an empty list", field.says, node=node)
        return tuple(dict.fromkeys(found))

    # ---------------------------------------------------------------- the cast

    def _read_narrowings(self, node: Node, field: Field) -> tuple[Narrowing, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        found = (self._read_narrowing(each) for each in items)
        narrowings = tuple(each for each in found if each is not None)
        if not items:
            raise FaultError("missing-key", "'who' is an empty list", field.says, node=node)
        return narrowings

    def _read_narrowing(self, node: Node) -> Narrowing | None:
        values = self.read_record(node, language.NARROWING, what="who plays a part")
        if values is None:
            return None
        if _is_empty(node):
            raise FaultError(
                "missing-key", "this says nothing of who plays the part", "write {kind: board}", node=node
            )
        written = {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}
        if "kind" in values:
            values["kind"] = self._find_kind(str(values["kind"]), written["kind"])
        for what, known in (("role", self.words.roles), ("sector", self.words.sectors)):
            if what in values and values[what] not in known:
                text = str(values[what])
                self._warn(f"unknown-{what}", what, text, suggest(text, sorted(known)), written[what])
        return Narrowing(**values)

    def _find_kind(self, text: str, node: Node) -> str:
        try:
            return self.words.directory.find_kind(text)
        except SelectionError as fault:
            self._warn(fault.code, "kind", text, fault.hint if "mean" in fault.hint else "", node)
            return text

    def _warn(self, code: str, what: str, text: str, hint: str, node: Node) -> None:
        """Warn that nobody can be found so: a place may still define the word."""
        self.report(
            code,
            f"neither the vocabulary nor the place knows a {what} {quote(text)}, so nobody is found by it",
            hint or f"define it in the model, under '{what}s'",
            node=node,
            severity="warning",
        )

    # ---------------------------------------------------------------- expectations

    def _read_gone(self, node: Node, field: Field) -> Gone:
        if not isinstance(node, Mapping):
            return Gone(parts=self._read_parts(node, field))
        values = self.read_record(node, language.GONE, what="'without'") or {}
        if _is_empty(node):
            raise FaultError(
                "missing-key", "'without' names nobody", "write a part, or {run_by: PART}", node=node
            )
        return Gone(**values)

    def _read_wishes(self, node: Node, field: Field) -> Wishes:
        values = self.read_record(node, language.WISHES, what=f"'{field.name}'") or {}
        fault = _find_contradiction("wishes", values)
        if fault is not None:
            raise FaultError("bad-expectation", fault[0], fault[1], node=node)
        if _is_empty(node):
            raise FaultError(
                "missing-key", f"'{field.name}' asks nothing", "write {standing: true}", node=node
            )
        return Wishes(**values)

    def _read_expectations(self, node: Node, field: Field) -> tuple[Expectation, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        if not items:
            raise FaultError("missing-key", f"'{field.name}' is an empty list", field.says, node=node)
        return self._read_each_expectation(items)

    def _read_each_expectation(self, items: Iterable[Node]) -> tuple[Expectation, ...]:
        """Read expectations; what is wrong with one is noted, and the others are read all the same."""
        found: list[Expectation] = []
        for node in items:
            try:
                expectation = self._read_expectation(node)
            except FaultError as fault:
                self.report_fault(fault, node)
                continue
            found += [expectation] if expectation is not None else []
        return tuple(found)

    def _read_expectation(self, node: Node) -> Expectation | None:
        known = [*language.EXPECTATIONS, language.ANY]
        if not isinstance(node, Mapping) or len(node.entries) != 1:
            raise FaultError(
                "bad-expectation",
                "an expectation is a mapping of one key",
                "write {exists: {who: board}}; begin each of several with '- '",
                node=node,
            )
        key, value = node.entries[0]
        if key.text == language.ANY:
            if not isinstance(value, Sequence) or not value.items:
                raise FaultError(
                    "expected-list", "'any' takes a list of expectations", "begin each with '- '", node=value
                )
            return AnyOf(self._read_each_expectation(value.items))
        if key.text not in language.EXPECTATIONS:
            hint = suggest(key.text, known) or f"known: {', '.join(known)}"
            raise FaultError(
                "unknown-expectation", f"there is no expectation {quote(key.text)}", hint, node=key
            )
        kind = language.EXPECTATIONS[key.text]
        values = self.read_record(value, kind.record, what=f"'{key.text}'")
        if values is None:
            return None
        self._check_together(key, values)
        built: Expectation = kind.build(**values)
        return built

    def _check_together(self, key: Scalar, values: Values) -> None:
        """Check what only shows when the keys of an expectation are seen together."""
        fault = _find_contradiction(key.text, values)
        if fault is not None:
            raise FaultError("bad-expectation", fault[0], fault[1], node=key)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Mapping) and not node.entries


def _find_contradiction(kind: str, values: Values) -> tuple[str, str] | None:
    """Say what is wrong with the keys of an expectation taken together, and what to do."""
    low, high = values.get("at_least"), values.get("at_most")
    if values.get("stated") and "carries" not in values:
        return "'stated' does not say which kind of message", "add 'carries'"
    if kind == "share" and low is None and high is None:
        return "'share' says no share", "add at_least or at_most, 0 to 1"
    if kind in ("share", "exists") and high is not None and high < (low or 0):
        return "'at_most' is less than 'at_least'", "swap the two"
    return _find_wrong_key(values) if kind == "states" else None


def _find_wrong_key(values: Values) -> tuple[str, str] | None:
    """Say what is wrong with a key that should be stated, and of whom."""
    of_channels = values["key"] in ("purpose", "carries", "level", "every")
    if of_channels and "of" in values:
        return f"'{values['key']}' is a key of channels", "write from and to instead of 'of'"
    if not of_channels and "of" not in values:
        return f"'{values['key']}' is a key of stakeholders", "write 'of' and leave out from and to"
    if not of_channels and ("sender" in values or "receiver" in values):
        return f"'{values['key']}' is a key of stakeholders", "leave out from and to"
    return None
