"""The answers as a JSON Schema, made from the types of the result values themselves.

What `render_json` writes conforms to it; the keys are described in `meanings`.
"""

import types
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from stakeholder_graph.results.answers import FORMAT, LEFT_OUT, Answer
from stakeholder_graph.results.json_form import Json
from stakeholder_graph.results.meanings import FORMAT_MEANING, find_meaning

Schema: TypeAlias = dict[str, Json]

DRAFT = "http://json-schema.org/draft-07/schema#"
_SIMPLE: dict[type, tuple[str, str]] = {
    str: ("string", "text"),
    int: ("integer", "whole number"),
    float: ("number", "number"),
    bool: ("boolean", "true or false"),
    types.NoneType: ("null", "null"),
}
"""How the simple types are called in JSON Schema, and in plain words."""


def build_results_schema() -> Schema:
    """Build the JSON Schema (draft 7) of every answer in ``--format json``.

    Returns
    -------
    dict
        Lists and mappings of JSON; the same on every machine.
    """
    answer = _record_schema(Answer)
    properties = answer["properties"]
    required = answer["required"]
    if not isinstance(properties, dict) or not isinstance(required, list):  # pragma: no cover - for the types
        raise TypeError("an answer is an object")
    return {
        "$schema": DRAFT,
        "title": "An answer of stakeholder-graph",
        "description": answer["description"],
        "type": "object",
        "properties": {"format": {"description": FORMAT_MEANING, "const": FORMAT}, **properties},
        "required": ["format", *required],
        "additionalProperties": False,
        "definitions": {each.__name__: _record_schema(each) for each in find_record_types()[1:]},
    }


def find_record_types() -> tuple[type[Struct], ...]:
    """Find every result value an answer is made of, the answer first, in the order they are met."""
    found: dict[type[Struct], None] = {Answer: None}
    waiting: list[type[Struct]] = [Answer]
    while waiting:
        for hint in get_type_hints(waiting.pop(0)).values():
            for each in _find_inner(hint):
                if each not in found:
                    found[each] = None
                    waiting.append(each)
    return tuple(found)


def describe_type(hint: object) -> str:
    """Say in plain words what JSON a type becomes: ``list of text``, ``number or null``."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint.__name__
    for simple, (_, words) in _SIMPLE.items():
        if hint is simple:
            return words
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in inner)
    if origin is tuple:
        items = describe_type(inner[0])
        return f"list of {items}" if inner[1:] == (...,) else f"list of {len(inner)}: {items}"
    if _is_mapping(origin):
        return f"object of {describe_type(inner[1])}"
    return " or ".join(map(describe_type, inner))


def list_fields(record: type[Struct]) -> list[tuple[str, object]]:
    """List the keys of a result value with their types, in their order."""
    hints = get_type_hints(record)
    return [(name, hints[name]) for name in record.__struct_fields__]


def summarise(record: type[Struct]) -> str:
    """Return the first line of what a result value says of itself, in the words of JSON."""
    first = (record.__doc__ or "").strip().split("\n", 1)[0]
    return first.replace("``", "`").replace("None", "null")


def _find_inner(hint: object) -> Iterator[type[Struct]]:
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for each in get_args(hint):
        yield from _find_inner(each)


def _record_schema(record: type[Struct]) -> Schema:
    properties: Schema = {}
    required: list[Json] = []
    for name, hint in list_fields(record):
        meaning = find_meaning(record, name)
        described: Schema = {"description": meaning} if meaning else {}
        kept = _without_none(hint) if name in LEFT_OUT else hint
        properties[name] = described | _type_schema(kept, wrapped=bool(meaning))
        if name not in LEFT_OUT:
            required.append(name)
    return {
        "description": summarise(record),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _type_schema(hint: object, *, wrapped: bool = False) -> Schema:
    """Build the schema of one type; ``wrapped`` where a description stands beside it, which a bare $ref loses."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        reference: Schema = {"$ref": f"#/definitions/{hint.__name__}"}
        return {"allOf": [reference]} if wrapped else reference
    for simple, (name, _) in _SIMPLE.items():
        if hint is simple:
            return {"type": name}
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return _tuple_schema(inner)
    if _is_mapping(origin):
        return {"type": "object", "additionalProperties": _type_schema(inner[1])}
    if origin in {Union, types.UnionType}:
        return {"anyOf": [_type_schema(each) for each in inner]}
    raise TypeError(f"{hint!r} has no JSON form")


def _tuple_schema(inner: tuple[object, ...]) -> Schema:
    if inner[1:] == (...,):
        return {"type": "array", "items": _type_schema(inner[0])}
    items: list[Json] = [_type_schema(each) for each in inner]
    return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}


def _is_mapping(origin: object) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _without_none(hint: object) -> object:
    kept = [each for each in get_args(hint) if each is not types.NoneType]
    return kept[0] if len(kept) == 1 else hint
