"""What may be an id, and how a name finds it."""

import re
import unicodedata

from stakeholder_graph.documents.fields import Field
from stakeholder_graph.documents.nodes import Node
from stakeholder_graph.documents.texts import FaultError, Vocabulary, read_scalars, read_text
from stakeholder_graph.model.lines import NAMED_CHANNELS
from stakeholder_graph.model.quoting import quote

ID_LENGTH_LIMIT = 100
_ID_HINT = (
    "write lower-case words joined by hyphens, such as 'health-forum', or an official code such as 'L85004'"
)


def check_id(text: str, node: Node | None = None) -> str:
    """Return an id if it may be one.

    Raises
    ------
    FaultError
        If it is neither lower-case words with hyphens nor an official code.
    """
    if text.isascii() and len(text) <= ID_LENGTH_LIMIT and _is_well_formed(text):
        return text
    return _check_unusual_id(text, node)


def _is_well_formed(text: str) -> bool:
    """Say whether a text is words joined by hyphens, each all in lower case or all in capitals."""
    return all(part.isalnum() and (part == part.lower() or part == part.upper()) for part in text.split("-"))


def _check_unusual_id(text: str, node: Node | None) -> str:
    if len(text) > ID_LENGTH_LIMIT:
        raise FaultError(
            "bad-id", f"the id {quote(text)} is longer than {ID_LENGTH_LIMIT} characters", _ID_HINT, node=node
        )
    if any(unicodedata.category(character) in {"Cf", "Cc"} for character in text):
        raise FaultError(
            "bad-id", f"the id {quote(text)} holds a character that cannot be seen", _ID_HINT, node=node
        )
    composed = unicodedata.normalize("NFC", text)
    if not _is_well_formed(composed):
        better = re.sub(r"[\W_]+", "-", composed.lower()).strip("-")
        hint = f"write '{better}'" if better and better != text else _ID_HINT
        raise FaultError("bad-id", f"{quote(text)} cannot be an id", hint, node=node)
    if not composed.isascii():
        scripts = {unicodedata.name(each, "?").split(" ")[0] for each in composed if each.isalpha()}
        if len(scripts) > 1:
            mixed = " and ".join(each.capitalize() for each in sorted(scripts))
            raise FaultError(
                "bad-id", f"the id {quote(text)} mixes {mixed} letters that look alike", _ID_HINT, node=node
            )
    return composed


def compose(text: str) -> str:
    """Write accented letters in the one way in which ids are kept (NFC), so that a name finds its id."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def read_id(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the text of a value if it may be an id."""
    return check_id(read_text(node, field, words), node)


def read_reference(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the id a value names, which need not exist."""
    return compose(read_text(node, field, words))


def read_references(node: Node, field: Field, words: Vocabulary) -> tuple[str, ...]:
    """Return the ids a list names, each once, in the order written."""
    return tuple(dict.fromkeys(compose(scalar.text) for scalar in read_scalars(node, field)))


def read_channels(node: Node, field: Field, words: Vocabulary) -> str:
    """Return a text that names channels, as ``sender:receiver``."""
    text = read_reference(node, field, words)
    if not NAMED_CHANNELS.fullmatch(text):
        raise FaultError(
            "bad-channel", f"{quote(text)} does not name channels", "write 'sender:receiver'", node=node
        )
    return text
