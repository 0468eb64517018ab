"""What a public copy withholds, one by one for its author and counted for everybody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import KindOfStakeholder, Record
from stakeholder_graph.results.withheld import Treatment, Withheld, WithheldSort
from stakeholder_graph.scenarios.disguises import Disguises, find_own_kinds

R = TypeVar("R", bound=Record)


class LeftOut(Struct, frozen=True, kw_only=True):
    """One thing that is withheld, for the author alone: what it is called, and what it is called in public.

    ``became`` is None where it is left out altogether.
    """

    what: WithheldSort
    treatment: Treatment
    called: str
    became: str | None = None
    kind: str | None = None


class Ledger:
    """What is withheld, in the order it was found."""

    def __init__(self, kinds: Mapping[str, KindOfStakeholder]) -> None:
        self.entries: list[LeftOut] = []
        self._kinds = kinds

    def enter(self, what: WithheldSort, treatment: Treatment, called: Iterable[str]) -> None:
        """Enter several of one sort, as the model calls them."""
        self.entries += [LeftOut(what=what, treatment=treatment, called=each) for each in called]

    def keep_public(self, records: Sequence[R], what: WithheldSort) -> list[R]:
        """Return the records that are not private, and enter the others as left out."""
        self.enter(what, "left-out", (_name_record(each) for each in records if each.private))
        return [each for each in records if not each.private]

    def enter_disguises(self, place: Place, disguises: Disguises) -> None:
        """Enter whoever is not named, or is left out because nothing rests on it."""
        for old, each in disguises.stakeholders.items():
            self._enter_one(
                "post" if each.is_post else "stakeholder", old, f"{each.name} ({each.id})", each.kind
            )
        for old, each in disguises.shared.items():
            self._enter_one("post" if each.is_post else "shared", old, f"{each.name} ({each.id})", None)
        own = find_own_kinds(place)
        for old in sorted(disguises.left_out):
            known = place.stakeholders.get(old)
            kind = known.kind if known is not None and known.kind not in own else None
            self._enter_one("shared" if known is None else "stakeholder", old, None, kind)

    def _enter_one(self, what: WithheldSort, old: str, became: str | None, kind: str | None) -> None:
        treatment: Treatment = "left-out" if became is None else "unnamed"
        kind = kind if what == "stakeholder" else None
        self.entries.append(LeftOut(what=what, treatment=treatment, called=old, became=became, kind=kind))

    @property
    def has_gaps(self) -> bool:
        """Whether more is withheld than notes, so that what the copy does not have may still be there."""
        return any(each.what != "note" for each in self.entries)

    def count(self, changed_texts: int, undated_calendars: int) -> tuple[Withheld, ...]:
        """Count what is withheld, by sort and kind, in the order it was found."""
        counts = Counter((each.what, each.treatment, each.kind) for each in self.entries)
        if changed_texts:
            counts["text", "unnamed", None] = changed_texts
        if undated_calendars:
            counts["rhythm", "unnamed", None] = undated_calendars
        return tuple(
            Withheld(
                what=what,
                treatment=treatment,
                count=count,
                kind=kind,
                kind_plural=self._kinds[kind].plural if kind is not None else None,
            )
            for (what, treatment, kind), count in counts.items()
        )


def find_notes(place: Place) -> Iterator[str]:
    """Find every note of a place, once for each line it stands in."""
    seen: set[tuple[str, str]] = set()
    groups = (
        *(place.sources.values(), place.stakeholders.values(), place.removed.values()),
        *((each.terms for each in place.channels), place.ties, place.shared.values(), place.messages),
        *(place.known_absent, place.absent_stakeholders, place.scenarios.values(), place.checked),
    )
    for group in groups:
        for record in group:
            key = getattr(record, "line", "") or getattr(record, "id", ""), record.note or ""
            if record.note and key not in seen:
                seen.add(key)
                yield record.note


def _name_record(record: object) -> str:
    """Name a record that is left out, for its author."""
    id_ = getattr(record, "id", None)
    if id_ is not None:
        return str(id_)
    ends = getattr(record, "sender", None), getattr(record, "receiver", None)
    return f"{ends[0]}->{ends[1]}" if ends[0] else "a stakeholder looked for"
