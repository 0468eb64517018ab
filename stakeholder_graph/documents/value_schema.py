"""What an editor may make of one written value: the JSON Schema of every simple type of field.

Editors type what they read (``people: 12`` is a number, ``relays: true`` a boolean) where our reader keeps the
text, so a schema value is whatever an editor may make of a text that the reader takes.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from stakeholder_graph.documents.fields import Field
from stakeholder_graph.model.cadence import CADENCE_HINT, DURATION_HINT
from stakeholder_graph.model.media import MEDIA
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS
from stakeholder_graph.results.json_form import Json
from stakeholder_graph.units import CERTAINTY_WORDS

Schema: TypeAlias = dict[str, Json]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
_NUMBER_TEXT = r"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?$"
_WHOLE_TEXT = r"^[-+]?[0-9]{1,18}$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DURATION = r"^\s*[0-9]{1,9}\s+(working\s+day|day|week|month)s?\s*$"
_COMMON_CADENCES = ("week", "2 weeks", "month", "6 weeks", "2 months", "quarter", "year", "4 times a year")


def any_of(*schemas: Schema) -> Schema:
    """Take what fits any of some schemas; those that are alternatives themselves are laid open."""
    options: list[Json] = []
    for each in schemas:
        inner = each.get("anyOf") if each.keys() == {"anyOf"} else None
        options += inner if isinstance(inner, list) else [each]
    return {"anyOf": options}


def or_nothing(schema: Schema) -> Schema:
    """Let a key stand with nothing behind it, as if it were left out."""
    return any_of(schema, {"type": "null"})


def offer(words: Iterable[str], otherwise: Schema = TEXT) -> Schema:
    """Offer words, and take any other that fits."""
    return any_of({"enum": [*words]}, otherwise)


def list_or_one(item: Schema) -> Schema:
    """Take a list, or one item alone."""
    return any_of(item, {"type": "array", "items": item})


def _word_schema(field: Field) -> Schema:
    return {"enum": [*field.words]}


def _number_schema(field: Field) -> Schema:
    whole = field.type == "whole number"
    bounds: Schema = {
        key: value for key, value in (("minimum", field.low), ("maximum", field.high)) if value is not None
    }
    written: Schema = {"type": "string", "pattern": _WHOLE_TEXT if whole else _NUMBER_TEXT}
    return any_of({"type": "integer" if whole else "number", **bounds}, written)


def _certainty_schema(field: Field) -> Schema:
    return any_of({"enum": [*CERTAINTY_WORDS]}, _number_schema(field))


def yes_no_schema() -> Schema:
    """Take true or false."""
    return {"enum": [True, False, "true", "false"]}


def date_schema() -> Schema:
    """Take a day written as 2012-10-31."""
    return {"type": "string", "pattern": _DATE, "patternErrorMessage": "write a date as 2012-10-31"}


def _moment_schema(field: Field) -> Schema:
    written: Schema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
    return any_of({"type": "integer", "minimum": 0, "maximum": 9999}, written)


def _cadence_schema() -> Schema:
    every = r"(every\s+)?"
    forms = (
        r"(([0-9]{1,9}\s+)?(day|week|month)s?|quarter|year)",
        r"([0-9]{1,9}\s+times|once|twice)\s+a\s+year",
        r"monthly\s+on\s+the\s+(first|second|third|fourth|last)\s+[a-z]+day",
        r"([0-9]{1,9}\s+)?(day|week|month)s?\s+from\s+[0-9]{4}-[0-9]{2}-[0-9]{2}",
    )
    spoken = _ignore_case(rf"^\s*{every}({'|'.join(forms)})\s*$")
    written: Schema = {"type": "string", "pattern": spoken, "patternErrorMessage": CADENCE_HINT}
    rule: Schema = {"type": "string", "pattern": r"^\s*(DTSTART:[0-9]{8}\s+)?RRULE:"}
    dates: Schema = {"type": "array", "items": date_schema(), "minItems": 1}
    return any_of({"enum": [*_COMMON_CADENCES]}, written, rule, dates)


def _ignore_case(pattern: str) -> str:
    """Let a pattern take capitals too; JSON Schema has no flag for it."""
    made, escaped, in_class = "", False, False
    for character in pattern:
        in_class = character == "[" or (in_class and character != "]")
        plain = character.isalpha() and not escaped and not in_class
        made += f"[{character}{character.upper()}]" if plain else character
        escaped = character == "\\" and not escaped
    return made.replace("[a-z]", "[a-zA-Z]")


def _duration_schema() -> Schema:
    return {"type": "string", "pattern": _DURATION, "patternErrorMessage": DURATION_HINT}


def _text_schema(field: Field) -> Schema:
    return offer(MEDIA) if field.name == "by" else TEXT


VALUES: dict[str, Callable[[Field], Schema]] = {
    "text": _text_schema,
    "texts": lambda field: list_or_one(TEXT),
    "id": lambda field: TEXT,
    "reference": lambda field: TEXT,
    "references": lambda field: list_or_one(TEXT),
    "shared references": lambda field: list_or_one(TEXT),
    "selector": lambda field: {"allOf": [{"$ref": "#/definitions/selector"}]},
    "narrowing": lambda field: {"allOf": [{"$ref": "#/definitions/narrowing"}], "minProperties": 1},
    "kind": lambda field: offer(KINDS),
    "sector": lambda field: offer(SECTORS),
    "roles": lambda field: list_or_one(offer(ROLES)),
    "whole number": _number_schema,
    "number": _number_schema,
    "share": _number_schema,
    "certainty": _certainty_schema,
    "yes or no": lambda field: yes_no_schema(),
    "date": lambda field: date_schema(),
    "moment": _moment_schema,
    "duration": lambda field: _duration_schema(),
    "cadence": lambda field: _cadence_schema(),
    "word": _word_schema,
    "address": lambda field: TEXT,
    "table": lambda field: {"type": "string"},
}
"""What an editor may make of a value of each simple type."""
