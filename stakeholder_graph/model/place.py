"""What a place is: stakeholders, the channels and ties between them, and the messages that should travel.

Every value is frozen. A place is what is left when the text of a model has been read, its tables have been
gone through and its selectors have been resolved: it holds ids only, and nothing in it refers to a file except
``origin``, which says where a record was written.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from stakeholder_graph.model.lines import Edit
from stakeholder_graph.model.problem import Origin
from stakeholder_graph.model.records import (
    AbsentStakeholder,
    Channel,
    KindOfStakeholder,
    KnownAbsence,
    Message,
    SharedDependency,
    Source,
    Stakeholder,
    Term,
    Tie,
)


class Scenario(Struct, frozen=True, kw_only=True):
    """A named what-if. ``edit_origins`` says where each edit was written."""

    id: str
    says: str | None = None
    note: str | None = None
    edits: tuple[Edit, ...] = ()
    edit_origins: tuple[Origin, ...] = ()
    origin: Origin | None = None


class Place(Struct, frozen=True, kw_only=True, dict=True):
    """One modelled structure. Stakeholders, channels and the rest stand in the order they were written.

    ``removed`` remembers the stakeholders that edits took away: their own deliveries stay counted, and so do
    the people they speak for. ``spoke_for`` names the removed practice of each patient group that was part of it.
    """

    name: str
    as_of: date | None = None
    about: str | None = None
    complete: bool = False
    kinds: Mapping[str, KindOfStakeholder] = field(default_factory=dict)
    sectors: Mapping[str, Term] = field(default_factory=dict)
    roles: Mapping[str, Term] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    stakeholders: Mapping[str, Stakeholder] = field(default_factory=dict)
    channels: tuple[Channel, ...] = ()
    ties: tuple[Tie, ...] = ()
    shared: Mapping[str, SharedDependency] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    known_absent: tuple[KnownAbsence, ...] = ()
    absent_stakeholders: tuple[AbsentStakeholder, ...] = ()
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    removed: Mapping[str, Stakeholder] = field(default_factory=dict)
    spoke_for: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The direct parts of every stakeholder that has some, in the order written."""
        parts: dict[str, list[str]] = {}
        for each in self.stakeholders.values():
            if each.part_of is not None:
                parts.setdefault(each.part_of, []).append(each.id)
        return {whole: tuple(members) for whole, members in parts.items()}

    def is_assumed(self, source: str | None) -> bool:
        """Say whether what this source vouches for is only assumed: nothing vouches, or an assumption does."""
        known = self.sources.get(source) if source is not None else None
        return known is None or known.kind == "assumption"
