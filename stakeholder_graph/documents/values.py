"""One written value -> one typed value, by the type its field has: nothing is guessed from how it looks."""

import re
from collections.abc import Callable
from math import isfinite

from stakeholder_graph.documents.fields import Field
from stakeholder_graph.documents.ids import read_channels, read_id, read_reference, read_references
from stakeholder_graph.documents.known_words import read_kind, read_roles, read_sector, read_word
from stakeholder_graph.documents.nodes import Node, Scalar, Sequence
from stakeholder_graph.documents.texts import FaultError, Vocabulary, read_scalars, read_text, read_texts
from stakeholder_graph.documents.written_selectors import read_narrowing_node, read_selector_node
from stakeholder_graph.model.cadence import (
    NotUnderstoodError,
    read_cadence,
    read_cadence_dates,
    read_date,
    read_duration,
)
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.selectors import suggest
from stakeholder_graph.units import CERTAINTY_WORDS

_MOMENT = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_SAFE_ADDRESS = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)


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
        return read_cadence_dates([_check_day(scalar) for scalar in read_scalars(node, field)])
    return read_cadence(read_text(node, field, words))


def _check_day(scalar: Scalar) -> str:
    try:
        read_date(scalar.text)
    except NotUnderstoodError as fault:
        raise FaultError("bad-cadence", fault.message, fault.hint, node=scalar) from None
    return scalar.text


def is_link(address: str) -> bool:
    """Say whether an address may become a link: http, https or mailto, and nothing that hides."""
    return _SAFE_ADDRESS.fullmatch(address) is not None


READERS: dict[str, Callable[[Node, Field, Vocabulary], object]] = {
    "text": read_text,
    "texts": read_texts,
    "id": read_id,
    "reference": read_reference,
    "references": read_references,
    "shared references": read_references,
    "selector": read_selector_node,
    "narrowing": read_narrowing_node,
    "kind": read_kind,
    "sector": read_sector,
    "roles": read_roles,
    "whole number": _read_whole,
    "number": _read_number,
    "share": _read_number,
    "certainty": _read_certainty,
    "yes or no": read_yes_no,
    "date": lambda node, field, words: read_date(read_text(node, field, words)),
    "moment": _read_moment,
    "duration": lambda node, field, words: read_duration(read_text(node, field, words)),
    "cadence": _read_cadence,
    "word": read_word,
    "address": read_text,
    "channels": read_channels,
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
