"""Which values do two models of one place tell otherwise, and which does only one of them say?"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import (
    Channel,
    Record,
    Seats,
    SharedDependency,
    Stakeholder,
    Tie,
    Window,
)
from stakeholder_graph.results.agreements import SaidByOne, Section, ToldOtherwise

CERTAINTY_APART = 0.3
"""Certainties that differ by less are not told: one word for how sure somebody is stands for about as much."""

OF_STAKEHOLDERS = (
    *("name", "kind", "part_of", "sector", "roles", "tier", "town", "services", "people", "meets"),
    *("papers_due", "seats", "speaks_for", "volunteers", "cost_hours", "relays", "reliability", "depends_on"),
    *("since", "until"),
)
OF_CHANNELS = (
    *(
        "by",
        "every",
        "open",
        "takes",
        "reliability",
        "level",
        "claimed_level",
        "carries",
        "formal",
        "trusted",
    ),
    *("cost_hours", "depends_on", "since", "until"),
)
OF_TIES = ("since", "until")
OF_SHARED = ("name", "kind", "reliability", "since", "until")
_REFERENCES = ("part_of", "speaks_for", "depends_on")

Rename = Callable[[str], str]
Difference = ToldOtherwise | SaidByOne


class Side(Struct, frozen=True):
    """One model, and how its ids are called in the first one."""

    place: Place
    number: int
    rename: Rename


def tell_stakeholders(
    sides: tuple[Side, Side], pairs: Iterable[tuple[Stakeholder, Stakeholder]]
) -> Iterator[Difference]:
    """Tell what two models say of the stakeholders that both have."""
    for one, other in pairs:
        yield from _tell(sides, "stakeholder", one.id, (one, other), OF_STAKEHOLDERS)


def tell_channels(sides: tuple[Side, Side], pairs: Iterable[tuple[Channel, Channel]]) -> Iterator[Difference]:
    """Tell what they say of the channels that both have."""
    for one, other in pairs:
        yield from _tell(sides, "channel", one.id, (one.terms, other.terms), OF_CHANNELS)


def tell_ties(sides: tuple[Side, Side], pairs: Iterable[tuple[str, Tie, Tie]]) -> Iterator[Difference]:
    """Tell what they say of the ties that both have, each under its name."""
    for named, one, other in pairs:
        yield from _tell(sides, "tie", named, (one, other), OF_TIES)


def tell_shared(
    sides: tuple[Side, Side], pairs: Iterable[tuple[SharedDependency, SharedDependency]]
) -> Iterator[Difference]:
    """Tell what they say of the shared dependencies that both have."""
    for one, other in pairs:
        yield from _tell(sides, "shared", one.id, (one, other), OF_SHARED)


def _tell(
    sides: tuple[Side, Side],
    section: Section,
    given: str,
    records: tuple[Record, Record],
    keys: Iterable[str],
) -> Iterator[Difference]:
    """Tell each value that only one record states, and each that both state and not alike."""
    for key in keys:
        values = [getattr(record, key) for record in records]
        stated = [each for each, value in enumerate(values) if value is not None and value != ()]
        if len(stated) == 1:
            (side,) = stated
            yield SaidByOne(section=section, id=given, key=key, side=side, value=_say(values[side]))
        elif stated and _are_unlike(sides, key, values):
            first, second = map(_say, values)
            yield ToldOtherwise(section=section, id=given, key=key, first=first, second=second)
    sure = [side.place.find_certainty(record) for side, record in zip(sides, records, strict=True)]
    if round(abs(sure[0] - sure[1]), 9) >= CERTAINTY_APART:
        first, second = map(_say, sure)
        yield ToldOtherwise(section=section, id=given, key="certainty", first=first, second=second)


def _are_unlike(sides: tuple[Side, Side], key: str, values: Iterable[object]) -> bool:
    first, second = (
        _weigh(_rename(key, value, side.rename)) for side, value in zip(sides, values, strict=True)
    )
    return first != second


def _rename(key: str, value: object, rename: Rename) -> object:
    """Call those whom a value names as the first model does."""
    if key in _REFERENCES:
        return tuple(map(rename, value)) if isinstance(value, tuple) else rename(str(value))
    if isinstance(value, tuple):
        return tuple(_rename_seats(each, rename) if isinstance(each, Seats) else each for each in value)
    return value


def _rename_seats(seats: Seats, rename: Rename) -> Seats:
    named = {key: getattr(seats, key) for key in ("chosen_by", "held_by", "paid_by")}
    return replace(seats, **{key: None if each is None else rename(each) for key, each in named.items()})


def _weigh(value: object) -> object:
    """Return what is compared of a value: in a list no order, of a cadence not how it was written."""
    if isinstance(value, Cadence):
        return replace(value, text="")
    if isinstance(value, str):
        return value.casefold()
    return frozenset(value) if isinstance(value, tuple) else value


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(_say, value))
    if isinstance(value, Window):
        return f"{value.since} to {value.until}"
    if isinstance(value, Seats):
        return _say_seats(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _say_seats(seats: Seats) -> str:
    """Write seats of one sort with all that is stated of them, as a model writes them."""
    keys = ("count", "voting", "chosen_by", "held_by", "paid_by")
    said = [f"{key}: {_say(value)}" for key in keys if (value := getattr(seats, key)) is not None]
    return f"{seats.role} ({', '.join(said)})" if said else seats.role
