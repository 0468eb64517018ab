"""How often something happens and how long it takes, as written and understood."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, cast

from msgspec import Struct

from stakeholder_graph.model.quoting import quote

DurationUnit = Literal["day", "week", "month", "working day"]


class Duration(Struct, frozen=True):
    """A stretch of time as written: ``count`` units, 0 or more."""

    count: int
    unit: DurationUnit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


class Cadence(Struct, frozen=True, kw_only=True):
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

    @property
    def ends(self) -> bool:
        """Whether there is a last time: a list of dates, or a rule that says until when or how often."""
        rule = (self.rule or "").upper()
        return bool(self.dates) or "UNTIL=" in rule or "COUNT=" in rule


class NotUnderstoodError(ValueError):
    """A text that is no duration or cadence; carries a hint on how to write one."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


DURATION_HINT = "write a whole number and a unit, such as '5 working days', '2 weeks' or '1 month'"
CADENCE_HINT = (
    "write 'month', '2 weeks', 'quarter', '4 times a year', 'monthly on the last thursday', "
    "'2 weeks from 2012-10-03', 'RRULE:FREQ=MONTHLY', or a list of dates"
)
LARGEST_COUNT = 3660

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_DURATION = re.compile(r"(\d{1,9}) (working day|day|week|month)s?")
_INTERVAL = re.compile(r"(?:(\d{1,9}) )?(day|week|month)s?")
_TIMES = re.compile(r"(?:(\d{1,9}) times|once|twice) a year")
_MONTHLY = re.compile(r"monthly on the (first|second|third|fourth|last) ([a-z]+)")
_RULE = re.compile(
    r"(?!.*BYEASTER)(?:FREQ|INTERVAL|COUNT|UNTIL|BY[A-Z]+|WKST)=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*"
)
_NUMBERED_WEEKDAY = re.compile(r"[=,][-+]?(\d+)(MO|TU|WE|TH|FR|SA|SU)")
_RULED = re.compile(r"(?:DTSTART:(\d{8}) )?RRULE:(.*)")
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "fortnight": "2 weeks",
    "fortnightly": "2 weeks",
    "monthly": "month",
    "bi-monthly": "2 months",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_NAMED = {
    "quarter": Duration(3, "month"),
    "year": Duration(12, "month"),
    "day": Duration(1, "day"),
    "week": Duration(1, "week"),
    "month": Duration(1, "month"),
}


def read_date(text: str) -> date:
    """Read a day written as YYYY-MM-DD.

    Raises
    ------
    NotUnderstoodError
        If the text is no such day.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise NotUnderstoodError(f"{quote(text)} is not a date", "write a date as 2012-10-31")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotUnderstoodError(f"there is no day {text}", "write a date as 2012-10-31") from None


def read_duration(text: str) -> Duration:
    """Read how long something takes, such as ``5 working days``.

    Raises
    ------
    NotUnderstoodError
        If the text is no duration, or longer than ten years.
    """
    found = _DURATION.fullmatch(" ".join(text.split()))
    if not found:
        raise NotUnderstoodError(f"{quote(text)} is not a duration", DURATION_HINT)
    count, unit = int(found[1]), cast("DurationUnit", found[2])
    if count > LARGEST_COUNT:
        raise NotUnderstoodError(f"{quote(text)} is longer than ten years", DURATION_HINT)
    return Duration(count, unit)


def read_cadence(text: str) -> Cadence:
    """Read how often something happens, such as ``every 2 weeks``; a leading "every" makes no difference.

    Raises
    ------
    NotUnderstoodError
        If the text is none of the known forms.
    """
    said = " ".join(text.split())
    if found := _RULED.fullmatch(said):
        return Cadence(text=said, rule=_check_rule(said, found[2]), start=_read_rule_start(found[1]))
    plain = said.lower().removeprefix("every ")
    if plain in _NAMED:
        return Cadence(text=plain, interval=_NAMED[plain])
    if found := _TIMES.fullmatch(plain):
        times = int(found[1]) if found[1] else (1 if plain.startswith("once") else 2)
        if not 1 <= times <= 366:
            raise NotUnderstoodError(f"{quote(text)} does not fit into a year", CADENCE_HINT)
        return Cadence(text=plain, times_a_year=times)
    if found := _MONTHLY.fullmatch(plain):
        if found[2] not in _WEEKDAYS:
            raise NotUnderstoodError(f"{quote(found[2])} is not a weekday", CADENCE_HINT)
        return Cadence(text=plain, nth=_NTH[found[1]], weekday=_WEEKDAYS.index(found[2]))
    if plain in _ADVERBS:
        raise NotUnderstoodError(f"{quote(text)} does not say how often", f"write '{_ADVERBS[plain]}'")
    interval, _, start = plain.partition(" from ")
    if found := _INTERVAL.fullmatch(interval):
        count = int(found[1] or 1)
        if not 1 <= count <= LARGEST_COUNT:
            raise NotUnderstoodError(f"{quote(text)} is not between one day and ten years", CADENCE_HINT)
        every = Duration(count, cast("DurationUnit", found[2]))
        return Cadence(text=plain, interval=every, start=read_date(start) if start else None)
    raise NotUnderstoodError(f"{quote(text)} does not say how often", CADENCE_HINT)


def read_spoken_cadence(text: str) -> Cadence:
    """Read how often something happens as people say it, who never saw a model: "monthly", "once a week".

    Raises
    ------
    NotUnderstoodError
        If the text is none of the known forms, or may mean two things ("bi-monthly").
    """
    said = re.sub(r"^once (?:a|an|per|every|each) ", "", " ".join(text.lower().split()))
    said = re.sub(r"^(?:each|per) ", "", said).rstrip(".")
    if said in _ADVERBS and not said.startswith("bi-"):
        said = _ADVERBS[said]
    return read_cadence(said if "RRULE" not in text else text)


def read_cadence_dates(texts: Sequence[str]) -> Cadence:
    """Read a cadence written as a list of days; it never happens again after the last.

    Raises
    ------
    NotUnderstoodError
        If one of them is no date, or there is none.
    """
    if not texts:
        raise NotUnderstoodError("an empty list of dates never happens", CADENCE_HINT)
    days = tuple(sorted({read_date(text) for text in texts}))
    return Cadence(text=", ".join(day.isoformat() for day in days), dates=days)


def _read_rule_start(digits: str | None) -> date | None:
    """Read the day a rule starts on, written as in RFC 5545: 20121003."""
    return read_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if digits else None


def _check_rule(said: str, rule: str) -> str:
    """Return the RFC 5545 rule without its prefix, once dateutil has understood it."""
    hint = "write an RFC 5545 rule of whole days, such as RRULE:FREQ=MONTHLY;BYDAY=-1TH"
    if len(rule) > 200 or not _RULE.fullmatch(rule):
        raise NotUnderstoodError(f"{quote(said)} is not an RFC 5545 rule", hint)
    by_days = re.search(r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)", rule)
    if not by_days or re.search(r"BY(HOUR|MINUTE|SECOND)|INTERVAL=0*(;|$)", rule):
        raise NotUnderstoodError(f"{quote(said)} does not repeat by days, weeks, months or years", hint)
    most = 53 if "FREQ=YEARLY" in rule and "BYMONTH=" not in rule else 5
    for number, weekday in _NUMBERED_WEEKDAY.findall(rule):
        if not 1 <= int(number) <= most:  # dateutil takes such a rule and fails on the day it is asked for
            within = "year" if most > 5 else "month"
            raise NotUnderstoodError(f"{quote(said)} never happens: no {within} has {number}{weekday}", hint)
    from dateutil.rrule import rrulestr

    try:
        rrulestr(rule, dtstart=datetime(2012, 1, 1))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as fault:
        raise NotUnderstoodError(f"{quote(said)} is not an RFC 5545 rule: {fault}", hint) from None
    return rule
