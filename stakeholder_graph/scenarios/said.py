"""Which texts does a value hold? Found field by field, so that a field added later is never forgotten."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

WHERE_WRITTEN = frozenset({"origin", "line", "edit_origins", "correction_origins", "drawn_as"})
"""Fields that say where something was written: no output tells them."""


def find_texts(value: object) -> Iterator[str]:
    """Find every text in a value and in what it is made of, keys included, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in WHERE_WRITTEN:
                yield from find_texts(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from find_texts(key)
            yield from find_texts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from find_texts(item)
