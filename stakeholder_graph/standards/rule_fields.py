"""What a key of a standard can take, beyond what a key of a model can."""

from typing import Any, Literal

from stakeholder_graph.documents.fields import Field, FieldType

Takes = Literal["source", "ends", "part", "parts", "narrowings", "gone", "words", "wishes", "expectations"]


class RuleField(Field, frozen=True, kw_only=True):
    """A key that takes what only standards have; ``takes`` says what."""

    takes: Takes


def plain(name: str, kind: FieldType, says: str, **more: Any) -> Field:
    """Build a key of a kind that models have too."""
    return Field(name=name, type=kind, says=says, **more)


def own(name: str, takes: Takes, says: str, **more: Any) -> RuleField:
    """Build a key that takes what only standards have."""
    return RuleField(name=name, type="text", takes=takes, says=says, **more)
