"""How often something happens and how long it takes, as written and understood."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DurationUnit = Literal["day", "week", "month", "working day"]


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time as written: ``count`` units, 0 or more."""

    count: int
    unit: DurationUnit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often something happens.

    Exactly one of these says it: ``interval`` (with ``start``, if anchored), ``times_a_year``, ``weekday`` with
    ``nth`` (``nth`` -1 is the last of each month), ``rule`` (RFC 5545) or ``dates``. ``text`` is what was
    written, and is what people read.
    """

    text: str
    interval: Duration | None = None
    start: date | None = None
    times_a_year: int | None = None
    nth: int | None = None
    weekday: int | None = None
    rule: str | None = None
    dates: tuple[date, ...] = ()

    def __str__(self) -> str:
        return self.text
