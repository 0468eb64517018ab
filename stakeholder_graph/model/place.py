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
    CheckedWith,
    KindOfStakeholder,
    KnownAbsence,
    Message,
    Record,
    SharedDependency,
    Source,
    SourceKind,
    Stakeholder,
    Term,
    Tie,
)

CERTAINTY_BY_SOURCE: Mapping[SourceKind, float] = {
    "seed": 1.0,
    "public": 1.0,
    "memory": 0.8,
    "assumption": 0.5,
}


class Scenario(Struct, frozen=True, kw_only=True):
    """A named what-if. ``edit_origins`` says where each edit was written.

    ``may_be_so`` says that it may be so already, because the sources do not say: then it is nothing to propose.
    """

    id: str
    says: str | None = None
    may_be_so: bool = False
    note: str | None = None
    edits: tuple[Edit, ...] = ()
    edit_origins: tuple[Origin, ...] = ()
    origin: Origin | None = None


class Place(Struct, frozen=True, kw_only=True, dict=True):
    """One modelled structure. Stakeholders, channels and the rest stand in the order they were written.

    ``corrections`` are the edits that the model itself makes; a place that was opened for questions has had them
    made. ``removed`` remembers the stakeholders that edits took away: their own deliveries stay counted, and so do
    the people they speak for. ``spoke_for`` names the removed practice of each patient group that was part of it.
    ``drawn_as`` says, in a public copy, by which id or line of the whole model the luck of a renamed one is drawn:
    both tell the same shares then. No output tells it.
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
    checked: tuple[CheckedWith, ...] = ()
    corrections: tuple[Edit, ...] = ()
    correction_origins: tuple[Origin, ...] = ()
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    removed: Mapping[str, Stakeholder] = field(default_factory=dict)
    spoke_for: Mapping[str, str] = field(default_factory=dict)
    drawn_as: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The direct parts of every stakeholder that has some, in the order written."""
        parts: dict[str, list[str]] = {}
        for each in self.stakeholders.values():
            if each.part_of is not None:
                parts.setdefault(each.part_of, []).append(each.id)
        return {whole: tuple(members) for whole, members in parts.items()}

    def find_drawn(self, id_: str) -> str:
        """Return by which id the luck of something is drawn: its own, but in a public copy."""
        return self.drawn_as.get(id_, id_)

    def find_drawn_line(self, line: str) -> str:
        """Return by which line the luck of all that is said in one is drawn: its own, but in a public copy."""
        return self.drawn_as.get(f"line {line}", line)

    def find_certainty(self, record: Record) -> float:
        """Return how certain it is that a record exists, 0 to 1: as stated, else as its source has it.

        What a seed or public source vouches for is certain (1); from memory it is likely (0.8); what is only
        assumed, or vouched for by nothing, is unsure (0.5).
        """
        if record.certainty is not None:
            return record.certainty
        source = self.sources.get(record.vouching.existence or "")
        return CERTAINTY_BY_SOURCE[source.kind if source is not None else "assumption"]

    def is_assumed(self, source: str | None) -> bool:
        """Say whether what this source vouches for is only assumed: nothing vouches, or an assumption does."""
        known = self.sources.get(source) if source is not None else None
        return known is None or known.kind == "assumption"
