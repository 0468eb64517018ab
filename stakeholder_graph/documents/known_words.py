"""Words that must be known: kinds, sectors, roles, sources, and the closed lists of the language."""

from stakeholder_graph.documents.fields import Field
from stakeholder_graph.documents.nodes import Node
from stakeholder_graph.documents.texts import FaultError, Vocabulary, read_scalars, read_text
from stakeholder_graph.model.quoting import list_some, quote
from stakeholder_graph.model.selectors import SelectionError, suggest


def read_kind(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the kind a word stands for; its plural will do."""
    text = read_text(node, field, words)
    if text in words.directory.kinds:
        return text
    try:
        kind = words.directory.find_kind(text)
        if text == text.lower():  # a plural will do, capitals will not: ids are lower-case
            return kind
        hint = f"did you mean '{kind}'?"
        raise FaultError("unknown-kind", f"there is no kind {quote(text)}", hint, node=node)
    except SelectionError as fault:
        raise FaultError(fault.code, fault.message, fault.hint, node=node) from None


def read_known(text: str, known: set[str], what: str, node: Node) -> str:
    """Return a word that is among those known; ``what`` says in a message what it is."""
    if text in known:
        return text
    hint = suggest(text, sorted(known)) or f"known: {list_some(sorted(known))}; or define it under '{what}s'"
    raise FaultError(f"unknown-{what}", f"there is no {what} {quote(text)}", hint, node=node)


def read_sector(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the name of a sector that exists."""
    return read_known(read_text(node, field, words), words.sectors, "sector", node)


def read_roles(node: Node, field: Field, words: Vocabulary) -> tuple[str, ...]:
    """Return the names of roles that exist."""
    return tuple(read_known(scalar.text, words.roles, "role", scalar) for scalar in read_scalars(node, field))


def read_source_name(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the name of a source that exists."""
    return read_known(read_text(node, field, words), words.sources, "source", node)


def read_word(node: Node, field: Field, words: Vocabulary) -> str:
    """Return one of the words a field is closed to."""
    text = read_text(node, field, words)
    if text in field.words:
        return text
    hint = suggest(text, field.words) or f"write one of {', '.join(field.words)}"
    raise FaultError("unknown-word", f"'{field.name}' cannot be {quote(text)}", hint, node=node)
