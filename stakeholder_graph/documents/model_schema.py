"""The language as a JSON Schema, so that an editor can help while a model is written.

It is made from the table of fields. It helps and does not judge: what only shows when lines are seen together is
left to ``validate``.
"""

from collections.abc import Iterable

from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.fields import Field, RecordType
from stakeholder_graph.documents.record_schema import (
    DRAFT,
    all_of,
    field_schema,
    named_schema,
    record_schema,
    refer,
)
from stakeholder_graph.documents.value_schema import (
    TEXT,
    VALUES,
    Schema,
    any_of,
    date_schema,
    list_or_one,
    offer,
    or_nothing,
    yes_no_schema,
)
from stakeholder_graph.model.vocabulary import KINDS, SOURCES
from stakeholder_graph.results.json_form import Json

_COLUMN: Schema = {"type": "string", "pattern": r"\{[^{}]+\}"}
_SELECTORS = ("every practice", "every patient-group", "every community", "its practice", "all its practices")

_NAMED = {
    "kinds": language.KIND,
    "sectors": language.TERM,
    "roles": language.TERM,
    "sources": language.SOURCE,
    "shared": language.SHARED,
    "messages": language.MESSAGE,
}
"""The sections that are records under their ids."""

_LINES = {"channels": language.CHANNEL, "ties": language.TIE, "known_absent": language.ABSENCE}
"""The sections that are lists of lines, each of which may repeat over a table."""

_INNER = {language.SEAT, language.WINDOW, language.SELECTOR}
"""Records that stand inside others: in a line with ``for_each`` they may hold columns, and name no table."""


def build_model_schema() -> Schema:
    """Build the JSON Schema (draft 7) of a model.

    Returns
    -------
    dict
        Lists and mappings of JSON; the same on every machine.
    """
    sections: dict[str, Schema] = {
        "format": {"const": language.FORMAT},
        "place": TEXT,
        "as_of": date_schema(),
        "about": TEXT,
        "complete": yes_no_schema(),
        "stakeholders": {
            "type": "object",
            "additionalProperties": _line_schema(language.STAKEHOLDER, language.ADD_STAKEHOLDER),
        },
        "corrections": {"type": "array", "items": _edit_schema()},
        "scenarios": named_schema(_scenario_schema()),
    }
    sections |= {name: named_schema(_refer(record)) for name, record in _NAMED.items()}
    sections |= {
        name: {"type": "array", "items": _line_schema(record, record)} for name, record in _LINES.items()
    }
    sections["checked"] = {"type": "array", "items": _refer(language.CHECKED)}
    sections["known_absent"] = {"type": "array", "items": _absence_schema()}
    optional = set(language.TOP) - set(language.FIRST_LINES)
    properties: Schema = {
        name: {"description": says, **(or_nothing(sections[name]) if name in optional else sections[name])}
        for name, says in language.TOP.items()
    }
    return {
        "$schema": DRAFT,
        "title": "A place for stakeholder-graph",
        "type": "object",
        "properties": properties,
        "required": list(language.FIRST_LINES),
        "additionalProperties": False,
        "definitions": _build_definitions(),
    }


def _build_definitions() -> Schema:
    plain = (
        language.STAKEHOLDER,
        language.ADD_STAKEHOLDER,
        language.ADD_SHARED,
        *_NAMED.values(),
        *_LINES.values(),
        language.ABSENT_STAKEHOLDER,
        language.CHECKED,
        language.SEAT,
        language.WINDOW,
    )
    repeated = (
        *(language.ADD_STAKEHOLDER, *_LINES.values(), language.ABSENT_STAKEHOLDER),
        *(language.SEAT, language.WINDOW),
    )
    definitions: dict[str, Json] = {_name(each): _record_schema(each) for each in plain}
    definitions |= {_name(each, rows=True): _record_schema(each, rows=True) for each in repeated}
    definitions[_name(language.SELECTOR)] = _record_schema(language.SELECTOR, rows=True)
    return {"selector": _selector_schema(), **dict(sorted(definitions.items()))}


# ---------------------------------------------------------------- records


def _name(record: RecordType, *, rows: bool = False) -> str:
    name = "narrowing" if record is language.SELECTOR else record.name.replace(" ", "_")
    return f"{name}_rows" if rows else name


def _refer(record: RecordType, *, rows: bool = False) -> Schema:
    return refer(_name(record, rows=rows))


def _record_schema(record: RecordType, *, rows: bool = False) -> Schema:
    """Build the schema of one record; with ``rows``, of a line that repeats over a table."""
    table = (language.FOR_EACH,) if rows and record not in _INNER else ()
    properties = {each.name: _field_schema(each, record, rows=rows) for each in (*table, *record.fields)}
    required = (*(each.name for each in table), *(each.name for each in record.fields if each.required))
    return record_schema(record.says, properties, required)


def _line_schema(record: RecordType, repeated: RecordType) -> Schema:
    return {
        "if": {"required": [language.FOR_EACH.name]},
        "then": _refer(repeated, rows=True),
        "else": _refer(record),
    }


def _absence_schema() -> Schema:
    """Build the schema of a known absence: of a stakeholder where one is named, else of a channel or tie."""
    return {
        "if": {"required": [language.ABSENT_STAKEHOLDER.fields[0].name]},
        "then": _line_schema(language.ABSENT_STAKEHOLDER, language.ABSENT_STAKEHOLDER),
        "else": _line_schema(language.ABSENCE, language.ABSENCE),
    }


def _field_schema(field: Field, record: RecordType, *, rows: bool = False) -> Schema:
    if field.type == "vouching":
        value = _vouching_schema(record)
    elif field.type == "windows":
        value = _windows_schema(rows=rows)
    elif field.type == "seats":
        value = _seats_schema(rows=rows)
    else:
        value = VALUES[field.type](field)
    if rows and field.type != "table":
        value = any_of(value, _COLUMN)
    return field_schema(field, value)


def _windows_schema(*, rows: bool) -> Schema:
    written: Schema = {"type": "string", "pattern": r"^\S+ to \S+$"}
    return list_or_one(any_of(written, _refer(language.WINDOW, rows=rows)))


def _seats_schema(*, rows: bool) -> Schema:
    return {"type": "array", "items": _refer(language.SEAT, rows=rows)}


def _vouching_schema(record: RecordType) -> Schema:
    names = offer(SOURCES)
    by_key: Schema = {
        "type": "object",
        "propertyNames": {"enum": ["all", *(each.name for each in record.fields)]},
        "additionalProperties": names,
    }
    return any_of(names, by_key)


def _selector_schema() -> Schema:
    one = offer(_SELECTORS)
    way = any_of({"enum": [*KINDS]}, TEXT, _refer(language.SELECTOR))
    narrowed: Schema = {
        "type": "object",
        "properties": {"every": way, "any": way},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    listed: Schema = {"type": "array", "items": refer("selector"), "minItems": 1}
    says = "Who is meant: an id, a list, 'every KIND', 'any KIND', 'its KIND', or a narrowed {every: {...}}."
    return {"description": says, **any_of(one, narrowed, listed)}


# ---------------------------------------------------------------- scenarios


def _scenario_schema() -> Schema:
    says, may_be_so, edits, note = language.SCENARIO.fields
    return {
        "description": language.SCENARIO.says,
        "type": "object",
        "properties": {
            says.name: _field_schema(says, language.SCENARIO),
            may_be_so.name: _field_schema(may_be_so, language.SCENARIO),
            note.name: _field_schema(note, language.SCENARIO),
            edits.name: {"description": edits.says, "type": "array", "items": _edit_schema()},
        },
        "required": [edits.name],
        "additionalProperties": False,
    }


def _edit_schema() -> Schema:
    """Build the schema of one edit: a mapping with exactly one of the known keys."""
    members, into = language.MERGE.fields
    merge: Schema = {
        "type": "object",
        "properties": {
            members.name: {"description": members.says, "type": "array", "items": TEXT, "minItems": 2},
            into.name: {"description": into.says, **all_of(_refer(language.ADD_STAKEHOLDER))},
        },
        "required": [members.name, into.name],
        "additionalProperties": False,
    }
    edits = {
        "remove": list_or_one(TEXT),
        "add_stakeholder": all_of(_refer(language.ADD_STAKEHOLDER)),
        "add_shared": all_of(_refer(language.ADD_SHARED)),
        "add_channel": all_of(_refer(language.CHANNEL)),
        "add_tie": all_of(_refer(language.TIE)),
        "change": _change_schema(),
        "merge": merge,
    }
    return {
        "type": "object",
        "properties": {name: {"description": says, **edits[name]} for name, says in language.EDITS.items()},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _change_schema() -> Schema:
    """Build the schema of a change: one target, and new values for keys of that sort of record."""
    fields = {each.name: each for each in language.CHANGE.fields}
    targets = {
        "stakeholder": (language.STAKEHOLDER, language.STAKEHOLDER.fields),
        "channel": (language.CHANNEL, (*language.CHANNEL_TERMS, *language.COMMON)),
        "shared": (language.SHARED, language.SHARED.fields),
    }
    cases: list[Json] = [
        {
            "properties": {
                **dict.fromkeys((target, "source", "confirms"), True),
                **({"one_way": True} if target == "channel" else {}),
                "set": _set_schema(record, keys),
            },
            "required": [target],
            "additionalProperties": False,
        }
        for target, (record, keys) in targets.items()
    ]
    return {
        "type": "object",
        "properties": {
            "stakeholder": {
                "description": fields["stakeholder"].says,
                **all_of(refer("selector")),
            },
            "channel": {
                "description": fields["channel"].says,
                "type": "string",
                "pattern": r"^\S+(:|->)\S+$",
            },
            "shared": {"description": fields["shared"].says, **TEXT},
            "set": {"description": fields["set"].says, "type": "object", "minProperties": 1},
            "source": {"description": fields["source"].says, **offer(SOURCES)},
            "confirms": {"description": fields["confirms"].says, **yes_no_schema()},
            "one_way": {"description": fields["one_way"].says, **yes_no_schema()},
        },
        "required": ["set"],
        "oneOf": cases,
    }


def _set_schema(record: RecordType, fields: Iterable[Field]) -> Schema:
    kept = (each for each in fields if each.name not in {"source", "speaks_for"})
    return {
        "type": "object",
        "properties": {each.name: _field_schema(each, record) for each in kept},
        "additionalProperties": False,
    }
