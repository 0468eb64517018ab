"""The figures of journeys: told once of all that take the same days, and the same as if told of each."""

from datetime import date

import numpy as np

from stakeholder_graph.analysis.clock.calendars import Stretch
from stakeholder_graph.analysis.clock.days import FOREVER, Figures, Span
from stakeholder_graph.model.cadence import read_duration

STRETCH = Stretch(date(2012, 10, 1), 3)


def span(*days: int, sampled: tuple[int, ...] | None = None) -> Span:
    soonest = np.array(days, dtype=np.int32)
    drawn = None if sampled is None else np.array(sampled, dtype=np.int32)
    return Span(soonest=soonest, latest=soonest + (0 if sampled is None else 2), sampled=drawn)


def test_journeys_that_take_the_same_days_differ_in_what_they_rest_on_alone():
    figures = Figures(STRETCH)
    stated, assumed = (figures.tell(span(4, 9, 2), each, untimed=False) for each in ("stated", "assumed"))
    assert (stated.best_days, stated.worst_days, stated.worst_start) == (2, 9, "2012-10-02")
    assert (stated.days_basis, assumed.days_basis) == ("stated", "assumed")
    assert assumed == Figures(STRETCH).tell(span(4, 9, 2), "assumed", untimed=False)


def test_journeys_whose_days_differ_anywhere_are_told_apart():
    figures = Figures(STRETCH)
    told = [
        figures.tell(each, "stated", untimed=False)
        for each in (
            span(4, 9, 2),
            span(9, 4, 2),
            span(4, 9, FOREVER - 2),
            span(4, 9, 2, sampled=(4, 9, 2)),
            span(4, 9, 2, sampled=(5, 10, 3)),
        )
    ]
    assert all(one != other for place, one in enumerate(told) for other in told[:place])


def test_a_worst_start_is_named_only_where_days_count_from_a_start():
    figures = Figures(STRETCH)
    assert figures.tell(span(4, 9, 2), "stated", untimed=False).worst_start == "2012-10-02"
    assert figures.tell(span(4, 9, 2), "stated", untimed=False, from_starts=False).worst_start is None


def test_the_same_journey_may_be_in_time_for_one_thing_that_is_asked_and_not_for_another():
    figures, week, fortnight = Figures(STRETCH), read_duration("1 week"), read_duration("2 weeks")
    asked = [("heard_within", week, 7), ("heard_within", fortnight, 14), ("answered_within", week, 7)]
    found = [
        figures.check(what, wanted, span(4, 9, 2), np.full(3, limit, dtype=np.int32))
        for what, wanted, limit in asked
    ]
    assert [each.result for each in found] == ["not-met", "met", "not-met"]
    assert [each.expectation for each in found] == ["heard_within", "heard_within", "answered_within"]
