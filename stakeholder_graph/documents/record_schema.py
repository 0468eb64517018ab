"""What an editor may make of one written record: the JSON Schema of a table of keys."""

from collections.abc import Iterable, Mapping

from stakeholder_graph.documents.fields import Field
from stakeholder_graph.documents.value_schema import Schema, or_nothing

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the YAML extension of VS Code promises to read."""


def record_schema(says: str, properties: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    """Take a mapping of these keys and no others, the required ones among them."""
    needed = [*required]
    return {
        "description": says,
        "type": "object",
        "properties": {**properties},
        **({"required": [*needed]} if needed else {}),
        "additionalProperties": False,
    }


def named_schema(record: Schema) -> Schema:
    """Take records under their ids."""
    return {
        "type": "object",
        "propertyNames": {"pattern": r"^[^\s_-]+(-[^\s_-]+)*$", "maxLength": 100},
        "additionalProperties": record,
    }


def field_schema(field: Field, value: Schema) -> Schema:
    """Take what stands behind a key, or nothing behind one that may be left out; say what the key is for."""
    needed = field.required or field.type == "table"
    return {"description": describe(field), **(value if needed else or_nothing(value))}


def describe(field: Field) -> str:
    """Say what a field takes, with its unit and what holds if it is not stated."""
    more = [f"Unit: {field.unit}."] if field.unit else []
    more += [f"If not stated: {field.default}."] if field.default else []
    return " ".join([field.says, *more])


def refer(name: str) -> Schema:
    """Refer to a definition."""
    return {"$ref": f"#/definitions/{name}"}


def all_of(reference: Schema) -> Schema:
    """Wrap a reference: in draft 7 nothing that stands beside a $ref counts, not even a description."""
    return {"allOf": [reference]}
