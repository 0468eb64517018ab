"""How long does it take? Days said in sentences, in full for one delivery and in few words for many."""

from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.units import Basis
from stakeholder_graph.views.words import say_date, say_days, say_number, say_share

Span = Delivery | AnswerBack | RoundTrip
"""Whatever has days: they are named and read alike."""

OUTWARD = "Over all days to start"
BACK = "For the answer, from the day the question is heard"
THERE_AND_BACK = "There and back, over all days to start"
NO_TIMES = "no times recorded"
NO_TIMES_IN_FULL = "No step has a time recorded, so how long it takes is not known."
TIMES: dict[Basis, str] = {"stated": "", "partly": "times partly assumed", "assumed": "times assumed"}
SOME_UNTIMED = "Some steps have no time recorded, so it may take longer."


def has_days(span: Span | None) -> bool:
    """Say whether days were computed; that a start is never heard counts too."""
    if span is None:
        return False
    known = (span.best_days, span.typical_days, span.worst_days, span.heard_share)
    return any(each is not None for each in known)


def is_untimed(span: Span) -> bool:
    """Say whether the days are 0 only because no time is recorded: no finding, and never told as one."""
    none = span.best_days == span.typical_days == span.worst_days == 0
    return none and span.days_basis in (None, "assumed")


def say_times(span: Span) -> str:
    """Say whether the times are only assumed, and whether some are missing; "" where sources state them all."""
    return ", ".join(
        filter(None, (TIMES[span.days_basis or "assumed"], "some not recorded" if span.untimed else ""))
    )


def describe_days(span: Span, lead: str) -> str:
    """Say how long it takes at best, typically and at worst, after ``lead``; "" where that was not computed."""
    if not has_days(span):
        return ""
    if is_untimed(span):
        return NO_TIMES_IN_FULL
    if span.best_days is None:
        return f"{lead}: never heard, whatever the day{_bracket(say_times(span))}."
    never = _describe_never(span)
    days = f"{lead}: {_say_all_three(span)}{_bracket(TIMES[span.days_basis or 'assumed'])}."
    return " ".join(filter(None, (days, never, SOME_UNTIMED if span.untimed else "")))


def _say_all_three(span: Span) -> str:
    best, typical, worst = span.best_days, span.typical_days, span.worst_days
    exact = span.days_exact is not False
    if exact and best is not None and best == worst:
        return f"always {_say_in(best)}"
    parts = [f"{'at best' if exact else 'never sooner than'} {_say_in(best or 0)}"]
    if typical is not None:
        parts.append(f"typically {_say_estimate(span, typical)}")
    if worst is not None:
        slowest = f" (for a start on {say_date(span.worst_start)})" if exact and span.worst_start else ""
        parts.append(f"{'at worst' if exact else 'at most'} {say_number(worst)}{slowest}")
    return ", ".join(parts)


def _say_estimate(span: Span, typical: int) -> str:
    """Say the typical days, with their interval where they are estimated."""
    if span.days_exact is not False:
        return say_number(typical)
    if span.typical_low_days is None:
        return f"about {say_number(typical)}"
    low, high = span.typical_low_days, span.typical_high_days
    if low == high == typical:
        return f"{'about ' if typical else ''}{_say_in(typical)}"
    between = f"{say_number(low)} or more" if high is None else f"{say_number(low)} to {say_number(high)}"
    return f"about {say_number(typical)} ({between})"


def _describe_never(span: Span) -> str:
    """Say how many starts are never heard, and name one; "" where all are."""
    if span.heard_share is None or span.heard_share == 1:
        return ""
    one = f", such as one on {say_date(span.worst_start)}" if span.worst_start else ""
    heard = "heard" if isinstance(span, Delivery) else "answered"
    return f"{say_share(1 - span.heard_share)} of starts are never {heard}{one}."


def say_briefly(span: Span | None, *, way: str = "", tells_basis: bool = True) -> str:
    """Say in few words how long it takes: "typically in 31 days, at worst 61 (times assumed)".

    ``way`` stands behind the days, such as " there and back". Empty where days were not computed.
    """
    if span is None or not has_days(span):
        return ""
    if is_untimed(span):
        return NO_TIMES
    exact = span.days_exact is not False
    basis = _bracket(say_times(span)) if tells_basis else ""
    if exact and span.best_days is not None and span.best_days == span.worst_days:
        return f"always {_say_after(span.best_days)}{way}{basis}"
    return f"{_say_typical(span)}{way}{_say_worst(span, exact=exact)}{basis}"


def _say_typical(span: Span) -> str:
    about = "about " if span.days_exact is False else ""
    if span.typical_days is not None:
        return f"typically {_say_after(span.typical_days, about)}"
    if span.best_days is None:
        return "but too late ever to be heard"
    return f"at best {_say_after(span.best_days)}, typically never"


def _say_worst(span: Span, *, exact: bool) -> str:
    if span.worst_days is None:
        return ", never on some days" if span.typical_days is not None else ""
    return f", {'at worst' if exact else 'at most'} {say_number(span.worst_days)}"


def say_range(span: Span | None) -> str:
    """Say in few words how long it takes there and back: "typically in 190 days there and back (from 30 to 320)".

    Empty where days were not computed.
    """
    if span is None or not has_days(span):
        return ""
    if is_untimed(span):
        return NO_TIMES
    if span.best_days is None:
        return f"{_say_typical(span)}{_bracket(say_times(span))}"
    if span.best_days == span.worst_days:
        return f"always {_say_after(span.best_days)} there and back{_bracket(say_times(span))}"
    ends = ""
    if span.typical_days is not None:
        worst = "never" if span.worst_days is None else say_number(span.worst_days)
        ends = f"from {say_number(span.best_days)}{' days' if worst == 'never' else ''} to {worst}"
    inner = "; ".join(filter(None, (ends, say_times(span))))
    return f"{_say_typical(span)} there and back{_bracket(inner)}"


def tabulate_days(span: Span | None) -> tuple[str, str]:
    """Write the typical and the worst days for a table: "-" where unknown, "never" where they have no end."""
    if span is None or not has_days(span) or is_untimed(span):
        return ("-", "-")
    typical, worst = (
        "never" if each is None else say_number(each) for each in (span.typical_days, span.worst_days)
    )
    return (typical, worst)


def _say_in(days: int) -> str:
    return "the same day" if days == 0 else say_days(days)


def _say_after(days: int, about: str = "") -> str:
    return "on the same day" if days == 0 else f"in {about}{say_days(days)}"


def _bracket(text: str) -> str:
    return f" ({text})" if text else ""
