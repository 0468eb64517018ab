"""The JSON form of an answer: field names as keys, strict, the same bytes on every machine."""

import json
from collections.abc import Mapping

from msgspec import Struct

from stakeholder_graph.results.answers import FORMAT, LEFT_OUT

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def build_json(value: object) -> Json:
    """Turn a result value into plain JSON values.

    The fields in ``LEFT_OUT`` disappear where they are None. Floats are rounded to 12 significant
    digits, so that the last bit of a machine's arithmetic never shows.

    Raises
    ------
    TypeError
        If a value is no result value: a fault of the program, never of a model.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return float(f"{value:.12g}") + 0.0
    if isinstance(value, tuple | list):
        return [build_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): build_json(item) for key, item in value.items()}
    if isinstance(value, Struct):
        said = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return {name: build_json(item) for name, item in said if item is not None or name not in LEFT_OUT}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def render_json(value: object) -> str:
    """Write an answer as JSON text, ending in a newline, with the format's name first."""
    form = build_json(value)
    if not isinstance(form, dict):
        raise TypeError("an answer is an object")
    return json.dumps({"format": FORMAT, **form}, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
