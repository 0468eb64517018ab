"""One written value -> one typed value, by the type its field has: nothing is guessed from how it looks."""

import re
import unicodedata
from collections.abc import Callable
from math import isfinite
from typing import Literal

from stakeholder_graph.documents.fields import SELECTOR, Field
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.tables import Row, Table
from stakeholder_graph.model.cadence import (
    NotUnderstoodError,
    read_cadence,
    read_cadence_dates,
    read_date,
    read_duration,
)
from stakeholder_graph.model.problem import Span
from stakeholder_graph.model.quoting import list_some, quote
from stakeholder_graph.model.selectors import Directory, SelectionError, Selector, read_selector, suggest
from stakeholder_graph.units import CERTAINTY_WORDS

ID_LENGTH_LIMIT = 100
_ID_HINT = (
    "write lower-case words joined by hyphens, such as 'health-forum', or an official code such as 'L85004'"
)
_MOMENT = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_SAFE_ADDRESS = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)


class FaultError(Exception):
    """A value that is not what its field takes: becomes a Problem at ``node``."""

    def __init__(
        self,
        code: str,
        message: str,
        hint: str = "",
        *,
        node: Node | None = None,
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.node = node
        self.severity = severity


class Cell(Scalar):
    """A value made from a row of a table: it stands in the cell it came from, which is looked up when asked."""

    __slots__ = ("cell_column", "row", "table")

    def __init__(self, text: str, table: Table, row: Row, cell_column: str) -> None:
        super().__init__(text, row.line, 1, 1, False)
        self.table = table
        self.row = row
        self.cell_column = cell_column

    def span(self, file: str) -> Span:
        """Tell in which cell this text stands."""
        return self.table.column_span(self.row, self.cell_column)


class Vocabulary:
    """The words a value may use in one model: kinds, sectors, roles and sources, built-in and its own.

    ``selector_nodes`` remembers where each selector was written, by its identity, for what is found out later.
    """

    def __init__(self, directory: Directory, sectors: set[str], roles: set[str], sources: set[str]) -> None:
        self.directory = directory
        self.sectors = sectors
        self.roles = roles
        self.sources = sources
        self.selector_nodes: dict[int, Node] = {}


def read_text(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the text of a scalar; a list or a mapping is not one."""
    if isinstance(node, Scalar):
        return node.text
    what = "a mapping" if isinstance(node, Mapping) else "a list"
    raise FaultError("expected-text", f"'{field.name}' takes one value, not {what}", node=node)


def read_texts(node: Node, field: Field, words: Vocabulary) -> tuple[str, ...]:
    """Return the texts of a list; one text alone is a list of one."""
    return tuple(scalar.text for scalar in _scalars(node, field))


def _scalars(node: Node, field: Field) -> list[Scalar]:
    if isinstance(node, Cell):  # a table has no lists: several texts in one cell are parted by bars
        texts = (text.strip() for text in node.text.split("|"))
        return [Cell(text, node.table, node.row, node.cell_column) for text in texts if text]
    items = node.items if isinstance(node, Sequence) else [node]
    for item in items:
        if not isinstance(item, Scalar):
            raise FaultError("expected-text", f"'{field.name}' takes a list of plain values", node=item)
    return [item for item in items if isinstance(item, Scalar)]


def check_id(text: str, node: Node | None = None) -> str:
    """Return an id if it may be one.

    Raises
    ------
    FaultError
        If it is neither lower-case words with hyphens nor an official code.
    """
    if text.isascii() and len(text) <= ID_LENGTH_LIMIT:
        parts = text.split("-")
        if all(part.isalnum() and (part == part.lower() or part == part.upper()) for part in parts):
            return text
    return _check_unusual_id(text, node)


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
    if not all(
        part.isalnum() and (part == part.lower() or part == part.upper()) for part in composed.split("-")
    ):
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


def _read_id(node: Node, field: Field, words: Vocabulary) -> str:
    return check_id(read_text(node, field, words), node)


def compose(text: str) -> str:
    """Write accented letters in the one way in which ids are kept (NFC), so that a name finds its id."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _read_reference(node: Node, field: Field, words: Vocabulary) -> str:
    return compose(read_text(node, field, words))


def _read_references(node: Node, field: Field, words: Vocabulary) -> tuple[str, ...]:
    return tuple(dict.fromkeys(compose(scalar.text) for scalar in _scalars(node, field)))


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


_NARROWING = {field.name: field for field in SELECTOR.fields}


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
    said: dict[str, str] = {}
    for key, value in narrowing.entries:
        if key.text not in _NARROWING:
            hint = suggest(key.text, _NARROWING) or f"known keys: {', '.join(_NARROWING)}"
            raise FaultError(
                "unknown-key", f"'{way}' cannot be narrowed by {quote(key.text)}", hint, node=key
            )
        said[key.text] = _read_narrowing(value, _NARROWING[key.text], words)
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


def _read_narrowing(node: Node, field: Field, words: Vocabulary) -> str:
    """Read one thing that is said of those meant; whom they are part of is looked up with them."""
    if field.name == "sector":
        return _read_sector(node, field, words)
    if field.name == "role":
        return _read_known(read_text(node, field, words), words.roles, "role", node)
    if field.name == "tier":
        return _read_word(node, field, words)
    text = _read_reference(node, field, words)
    if field.name == "kind":
        try:
            words.directory.find_kind(text)
        except SelectionError as fault:
            raise FaultError(fault.code, fault.message, fault.hint, node=node) from None
    return text


def _read_kind(node: Node, field: Field, words: Vocabulary) -> str:
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


def _read_known(text: str, known: set[str], what: str, node: Node) -> str:
    if text in known:
        return text
    hint = suggest(text, sorted(known)) or f"known: {list_some(sorted(known))}; or define it under '{what}s'"
    raise FaultError(f"unknown-{what}", f"there is no {what} {quote(text)}", hint, node=node)


def _read_sector(node: Node, field: Field, words: Vocabulary) -> str:
    return _read_known(read_text(node, field, words), words.sectors, "sector", node)


def _read_roles(node: Node, field: Field, words: Vocabulary) -> tuple[str, ...]:
    return tuple(_read_known(scalar.text, words.roles, "role", scalar) for scalar in _scalars(node, field))


def read_source_name(node: Node, field: Field, words: Vocabulary) -> str:
    """Return the name of a source that exists."""
    return _read_known(read_text(node, field, words), words.sources, "source", node)


def _read_number(node: Node, field: Field, words: Vocabulary) -> float:
    text = read_text(node, field, words)
    if not _NUMBER.fullmatch(text):
        raise FaultError("bad-number", f"{quote(text)} is not a number", _number_hint(text, field), node=node)
    number = float(text)
    if not isfinite(number):
        raise FaultError("bad-number", f"{quote(text)} is too large to be a number", node=node)
    _check_range(number, text, field, node)
    return number + 0.0


def _number_hint(text: str, field: Field) -> str:
    percent = text.strip().removesuffix("%")
    if text.strip().endswith("%") and _NUMBER.fullmatch(percent):
        return f"write {float(percent) / 100:g}"
    if field.type == "whole number" and _THOUSANDS.fullmatch(text):
        return f"write {text.replace(',', '')}"
    return (
        "write digits only, such as 0.8"
        if field.type in {"share", "certainty", "number"}
        else "write a whole number"
    )


def _check_range(number: float, text: str, field: Field, node: Node) -> None:
    low, high = field.low, field.high
    if (low is not None and number < low) or (high is not None and number > high):
        bounds = f"from {low:,.15g} to {high:,.15g}" if high is not None else f"{low:,.15g} or more"
        hint = ""
        if field.type in {"share", "certainty"} and 1 < number <= 100:
            hint = f"did you mean {number / 100:g}?"
        raise FaultError(
            "out-of-range", f"'{field.name}' must be {bounds}, not {quote(text)}", hint, node=node
        )


def _read_whole(node: Node, field: Field, words: Vocabulary) -> int:
    text = read_text(node, field, words)
    if not re.fullmatch(r"[-+]?\d{1,18}", text, re.ASCII):
        raise FaultError(
            "bad-number", f"{quote(text)} is not a whole number", _number_hint(text, field), node=node
        )
    _check_range(int(text), text, field, node)
    return int(text)


def _read_certainty(node: Node, field: Field, words: Vocabulary) -> float:
    text = read_text(node, field, words)
    if text in CERTAINTY_WORDS:
        return CERTAINTY_WORDS[text]
    if text.isalpha():
        hint = suggest(text, CERTAINTY_WORDS) or f"write 0 to 1, or one of {', '.join(CERTAINTY_WORDS)}"
        raise FaultError("unknown-word", f"{quote(text)} does not say how certain", hint, node=node)
    return _read_number(node, field, words)


def read_yes_no(node: Node, field: Field, words: Vocabulary) -> bool:
    """Return true or false, written as exactly that."""
    text = read_text(node, field, words)
    if text == "true":
        return True
    if text == "false":
        return False
    raise FaultError(
        "bad-yes-no",
        f"'{field.name}' takes true or false, not {quote(text)}",
        "write true or false",
        node=node,
    )


def _read_moment(node: Node, field: Field, words: Vocabulary) -> str:
    text = read_text(node, field, words)
    if not _MOMENT.fullmatch(text):
        raise FaultError(
            "bad-date", f"{quote(text)} is not a date", "write 2012, 2012-10 or 2012-10-31", node=node
        )
    if len(text) > 4:
        read_date(f"{text}-01"[:10])
    return text


def _read_cadence(node: Node, field: Field, words: Vocabulary) -> object:
    if isinstance(node, Sequence):
        return read_cadence_dates([_check_day(scalar) for scalar in _scalars(node, field)])
    return read_cadence(read_text(node, field, words))


def _check_day(scalar: Scalar) -> str:
    try:
        read_date(scalar.text)
    except NotUnderstoodError as fault:
        raise FaultError("bad-cadence", fault.message, fault.hint, node=scalar) from None
    return scalar.text


def _read_word(node: Node, field: Field, words: Vocabulary) -> str:
    text = read_text(node, field, words)
    if text in field.words:
        return text
    hint = suggest(text, field.words) or f"write one of {', '.join(field.words)}"
    raise FaultError("unknown-word", f"'{field.name}' cannot be {quote(text)}", hint, node=node)


def is_link(address: str) -> bool:
    """Say whether an address may become a link: http, https or mailto, and nothing that hides."""
    return _SAFE_ADDRESS.fullmatch(address) is not None


_CHANNELS = re.compile(r"([^:>\s]+)(?::|->)([^:>\s#]+)(#\d{1,6})?")


def _read_channels(node: Node, field: Field, words: Vocabulary) -> str:
    text = _read_reference(node, field, words)
    if not _CHANNELS.fullmatch(text):
        raise FaultError(
            "bad-channel", f"{quote(text)} does not name channels", "write 'sender:receiver'", node=node
        )
    return text


READERS: dict[str, Callable[[Node, Field, Vocabulary], object]] = {
    "text": read_text,
    "texts": read_texts,
    "id": _read_id,
    "reference": _read_reference,
    "references": _read_references,
    "shared references": _read_references,
    "selector": read_selector_node,
    "kind": _read_kind,
    "sector": _read_sector,
    "roles": _read_roles,
    "whole number": _read_whole,
    "number": _read_number,
    "share": _read_number,
    "certainty": _read_certainty,
    "yes or no": read_yes_no,
    "date": lambda node, field, words: read_date(read_text(node, field, words)),
    "moment": _read_moment,
    "duration": lambda node, field, words: read_duration(read_text(node, field, words)),
    "cadence": _read_cadence,
    "word": _read_word,
    "address": read_text,
    "channels": _read_channels,
}
"""How each simple field type is read; records within records are read where their fields are (records.py)."""

CODES_OF_NOT_UNDERSTOOD = {
    "date": "bad-date",
    "moment": "bad-date",
    "duration": "bad-duration",
    "cadence": "bad-cadence",
}


def read_value(node: Node, field: Field, words: Vocabulary) -> object:
    """Read one value as its field's type.

    Raises
    ------
    FaultError
        If the value is not what the field takes.
    """
    try:
        return READERS[field.type](node, field, words)
    except NotUnderstoodError as fault:
        code = CODES_OF_NOT_UNDERSTOOD.get(field.type, "bad-date")
        raise FaultError(code, fault.message, fault.hint, node=node) from None
