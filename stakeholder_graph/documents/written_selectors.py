"""Who is meant, as written: an id, ``every KIND`` and its like, a list, or a narrowed mapping."""

from stakeholder_graph.documents.fields import SELECTOR, Field
from stakeholder_graph.documents.ids import compose, read_reference
from stakeholder_graph.documents.known_words import read_known, read_sector, read_word
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.texts import FaultError, Vocabulary, read_text
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.selectors import SelectionError, Selector, read_selector, suggest

_NARROWING = {field.name: field for field in SELECTOR.fields}


def read_selector_node(node: Node, field: Field, words: Vocabulary) -> Selector:
    """Understand who is meant: an id, ``every KIND`` and its like, a list of these, or a narrowed mapping."""
    if isinstance(node, Scalar):
        selector = read_selector(compose(node.text))
    elif isinstance(node, Sequence):
        if not node.items:
            raise FaultError("nobody-selected", f"'{field.name}' names nobody", node=node)
        parts = tuple(read_selector_node(item, field, words) for item in node.items)
        for part, item in zip(parts, node.items, strict=True):
            if part.way in {"any", "list"}:
                raise FaultError(
                    "bad-selector",
                    "a list takes ids and 'every …'",
                    "a list means every one of them",
                    node=item,
                )
        selector = Selector(way="list", parts=parts)
    else:
        selector = _read_narrowed(node, field, words)
    words.selector_nodes[id(selector)] = node
    return selector


def find_whole(node: Mapping) -> Node | None:
    """Find where a narrowed selector says whom they are part of."""
    for _, narrowing in node.entries:
        if isinstance(narrowing, Mapping):
            return next((value for key, value in narrowing.entries if key.text == "part_of"), None)
    return None


def _read_narrowed(node: Mapping, field: Field, words: Vocabulary) -> Selector:
    ways = {key.text: value for key, value in node.entries}
    if len(ways) != 1 or not ways.keys() <= {"every", "any"}:
        raise FaultError(
            "bad-selector",
            f"'{field.name}' takes an id, a list, or one of 'every' and 'any'",
            "write {every: {kind: practice, part_of: north}}",
            node=node,
        )
    (way, narrowing), *_ = ways.items()
    if isinstance(narrowing, Scalar):
        return Selector(way="every" if way == "every" else "any", kind=narrowing.text)
    if not isinstance(narrowing, Mapping) or not narrowing.entries:
        raise FaultError(
            "bad-selector", f"'{way}' takes a kind or a mapping", "write {kind: practice}", node=narrowing
        )
    said = _read_all_narrowing(narrowing, way, words)
    return Selector(
        way="every" if way == "every" else "any",
        kind=said.get("kind"),
        part_of=said.get("part_of"),
        sector=said.get("sector"),
        role=said.get("role"),
        tag=said.get("tag"),
        service=said.get("service"),
        tier=said.get("tier"),
    )


def read_narrowing_node(node: Node, field: Field, words: Vocabulary) -> dict[str, str]:
    """Understand what somebody would be, said in the keys that narrow a selector; a kind is told by its id."""
    if not isinstance(node, Mapping) or not node.entries:
        raise FaultError(
            "expected-mapping",
            f"'{field.name}' says what they would be",
            "write {kind: committee, role: ppi-committee}",
            node=node,
        )
    said = _read_all_narrowing(node, field.name, words)
    if "kind" in said:
        said["kind"] = words.directory.find_kind(said["kind"])
    return said


def _read_all_narrowing(narrowing: Mapping, name: str, words: Vocabulary) -> dict[str, str]:
    said: dict[str, str] = {}
    for key, value in narrowing.entries:
        if key.text not in _NARROWING:
            hint = suggest(key.text, _NARROWING) or f"known keys: {', '.join(_NARROWING)}"
            raise FaultError(
                "unknown-key", f"'{name}' cannot be narrowed by {quote(key.text)}", hint, node=key
            )
        said[key.text] = _read_narrowing(value, _NARROWING[key.text], words)
    return said


def _read_narrowing(node: Node, field: Field, words: Vocabulary) -> str:
    """Read one thing that is said of those meant; whom they are part of is looked up with them."""
    if field.name == "sector":
        return read_sector(node, field, words)
    if field.name == "role":
        return read_known(read_text(node, field, words), words.roles, "role", node)
    if field.name == "tier":
        return read_word(node, field, words)
    text = read_reference(node, field, words)
    if field.name == "kind":
        try:
            words.directory.find_kind(text)
        except SelectionError as fault:
            raise FaultError(fault.code, fault.message, fault.hint, node=node) from None
    return text
