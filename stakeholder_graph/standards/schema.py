"""The JSON Schema of standards: what an editor needs to complete and to check one while it is typed."""

from collections.abc import Callable, Iterable, Mapping

from stakeholder_graph.documents.fields import Field, RecordType
from stakeholder_graph.documents.record_schema import (
    DRAFT,
    all_of,
    field_schema,
    named_schema,
    record_schema,
    refer,
)
from stakeholder_graph.documents.value_schema import TEXT, VALUES, Schema, any_of, list_or_one, offer
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES
from stakeholder_graph.standards import fields as language
from stakeholder_graph.standards.rule_fields import RuleField, Takes

_RECORDS = {
    "source": language.SOURCE,
    "part": language.PART,
    "narrowing": language.NARROWING,
    "rule": language.RULE,
    "wishes": language.WISHES,
    "without": language.GONE,
    **{name: kind.record for name, kind in language.EXPECTATIONS.items()},
}
"""The records by the names of their definitions."""

_OFFERED: Mapping[str, Iterable[str]] = {"kind": KINDS, "role": ROLES, "sector": SECTORS}
"""The words that a narrowing may use beside those of a place."""

_END: Schema = {**TEXT, "pattern": r"^\s*(it|((every|any|its)\s+)?\S+)\s*$"}


def build_standard_schema() -> Schema:
    """Build the JSON Schema (draft 7) of a standard.

    Returns
    -------
    dict
        Lists and mappings of JSON; the same on every machine. Which parts the cast has only the reader knows.
    """
    sections: Mapping[str, Schema] = {
        "format": {"const": language.FORMAT},
        "sources": named_schema(refer("source")),
        "cast": named_schema(refer("part")),
        "rules": named_schema(refer("rule")),
    }
    fields = language.STANDARD.fields
    properties = {
        each.name: field_schema(each, sections[each.name] if each.name in sections else _value_schema(each))
        for each in fields
    }
    required = (each.name for each in fields if each.required)
    top = record_schema(language.STANDARD.says, properties, required)
    definitions = {name: _definition(name, record) for name, record in _RECORDS.items()}
    definitions["expectation"] = _expectation_schema()
    return {
        "$schema": DRAFT,
        "title": "A standard for stakeholder-graph",
        **top,
        "definitions": {**dict(sorted(definitions.items()))},
    }


def _definition(name: str, record: RecordType) -> Schema:
    properties = {each.name: field_schema(each, _value_schema(each, record)) for each in record.fields}
    required = (each.name for each in record.fields if each.required)
    return record_schema(record.says, properties, required) | _TOGETHER.get(name, {})


def _any_key(*names: str) -> Schema:
    return {"anyOf": [{"required": [each]} for each in names]}


_TOGETHER: Mapping[str, Schema] = {
    "rule": _any_key("expects", "beyond_structure"),
    "share": _any_key("at_least", "at_most"),
    "narrowing": {"minProperties": 1},
    "wishes": {"minProperties": 1},
    "without": {"minProperties": 1},
}
"""What shows only when the keys of a record are seen together."""


def _value_schema(field: Field, record: RecordType | None = None) -> Schema:
    if isinstance(field, RuleField):
        return _TAKES[field.takes](field)
    if record is language.NARROWING and field.name in _OFFERED:
        return offer(_OFFERED[field.name])
    return VALUES[field.type](field)


def _expectation_schema() -> Schema:
    """Build the schema of one expectation: a mapping with exactly one of the known keys."""
    kinds: dict[str, Schema] = {
        name: {"description": kind.record.says, **all_of(refer(name))}
        for name, kind in language.EXPECTATIONS.items()
    }
    several: Schema = {"type": "array", "items": refer("expectation"), "minItems": 1}
    return {
        "type": "object",
        "properties": {**kinds, language.ANY: {"description": "One of these is enough.", **several}},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _some(item: Schema) -> Schema:
    """Take a list that is not empty, or one item alone."""
    return any_of(item, {"type": "array", "items": item, "minItems": 1})


_TAKES: Mapping[Takes, Callable[[RuleField], Schema]] = {
    "source": lambda field: offer(SOURCES),
    "ends": lambda field: _some(_END),
    "part": lambda field: TEXT,
    "parts": lambda field: list_or_one(TEXT),
    "narrowings": lambda field: _some(refer("narrowing")),
    "gone": lambda field: any_of(list_or_one(TEXT), refer("without")),
    "words": lambda field: _some({"enum": [*field.words]}),
    "wishes": lambda field: all_of(refer("wishes")),
    "expectations": lambda field: _some(refer("expectation")),
}
"""What an editor may make of a value that only standards have."""
