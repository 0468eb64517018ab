"""What an id stands for, so that an answer can be read without the model."""

from msgspec import Struct


class Named(Struct, frozen=True, kw_only=True):
    """What an id stands for, so that an answer can be read without the model.

    ``kind`` is ``shared`` for a shared dependency; ``people`` is None where unknown.
    """

    id: str
    name: str
    kind: str
    kind_plural: str
    part_of: str | None = None
    people: int | None = None
