"""How often, without the days: a calendar that says its dates may tell whose it is."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from stakeholder_graph.model.cadence import Cadence, Duration

_YEAR = 365


def forget_dates(cadence: Cadence | None) -> Cadence | None:
    """Return how often something happens, without saying on which days; a plain interval is left as it is.

    What happens on a weekday of each month becomes "month"; dates and rules become so many times a year, counted
    over the year from their start.
    """
    if cadence is None:
        return None
    if cadence.interval is not None:
        if cadence.start is None:
            return cadence
        return replace(cadence, text=cadence.text.partition(" from ")[0], start=None)
    if cadence.times_a_year is not None:
        return cadence
    if cadence.weekday is not None:
        return Cadence(text="month", interval=Duration(1, "month"))
    times = _count_dates(cadence.dates) if cadence.dates else _count_by_rule(cadence)
    return Cadence(text=f"{times} times a year", times_a_year=times)


def _count_dates(dates: tuple[date, ...]) -> int:
    """Count how often a year, from the days between the first and the last."""
    days = (dates[-1] - dates[0]).days
    return 1 if days == 0 else max(1, min(366, round((len(dates) - 1) * _YEAR / days)))


def _count_by_rule(cadence: Cadence) -> int:
    from dateutil.rrule import rrulestr

    start = cadence.start or date(2012, 1, 1)
    first = datetime(start.year, start.month, start.day)
    found = rrulestr(cadence.rule or "", dtstart=first).between(first, first + timedelta(days=_YEAR))
    return max(1, min(366, len(found)))
