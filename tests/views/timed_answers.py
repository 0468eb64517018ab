"""The Vale again, with a clock: days, itineraries, loops, expectations, chances and stability, all by hand.

decision, to L85001, from Monday 5 November 2012, every day of it known: a report of 27 days reaches West federation
on 2 December, 3 days after the papers of its 6 December meeting were due (29 November); it meets again on 31 January
2013, 87 days after the start, and passes it on by email.

concern, from L85001-ppg, from the same day, the first meetings half-way: word of mouth, no time recorded; 15 days
for the next monthly meeting, about 20 November; a report of 5 working days, about 27 November; 36 days for the
board, about 2 January 2013, day 58. The answer is ready 14 days later, takes 7 days and 15 days and is home about
7 February, day 94.
"""

from msgspec.structs import replace

from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.chances import Chance, TippingPoint
from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.expectations import ExpectationCount, Expected
from stakeholder_graph.results.journeys import Itinerary, Leg, RoundTrip
from stakeholder_graph.results.messages import Loops, MessageAnswer, Voices
from stakeholder_graph.results.stability import Stability
from tests.views.answers import DOWN, UP, make_answer

EXACT = {"days_exact": True, "days_basis": "stated", "heard_share": 1.0}
ESTIMATED = {"days_exact": False, "days_basis": "assumed", "heard_share": 1.0}


def make_leg(sender: str, receiver: str, by: str, days: str, **known) -> Leg:
    """Make a step; ``days`` are the days it is ready, departs, arrives and is heard; the last is repeated."""
    ready, departs, arrives, heard = (days.split() + days.split()[-1:] * 3)[:4]
    ends = {"sender": sender, "receiver": receiver, "channel": f"{sender}->{receiver}", "by": by}
    return Leg(**ends, ready=ready, departs=departs, arrives=arrives, heard=heard, **known)


LATE = make_leg(
    "governing-body", "west", "report", "2012-11-05 2012-11-05 2012-12-02 2013-01-31",
    takes="27 days", meets="8 weeks from 2012-10-11", meets_dated=True, papers_due="7 days",
    missed="2012-12-06", late_by_days=3, basis="stated",
)  # fmt: skip
DATED = Itinerary(
    start="2012-11-05",
    heard="2013-01-31",
    days=87,
    dated=True,
    legs=(LATE, make_leg("west", "L85001", "email", "2013-01-31")),
)
UP_THERE = Itinerary(
    start="2012-11-05",
    heard="2013-01-02",
    days=58,
    dated=False,
    legs=(
        make_leg("L85001-ppg", "L85001", "word of mouth", "2012-11-05"),
        make_leg(
            "L85001", "west", "meeting", "2012-11-05 2012-11-20", every="month", every_dated=False
        ),
        make_leg(
            "west", "governing-body", "report", "2012-11-20 2012-11-20 2012-11-27 2013-01-02",
            takes="5 working days", meets="2 months", meets_dated=False, papers_due="7 days", basis="partly",
        ),
    ),
)  # fmt: skip
AND_BACK = Itinerary(
    start="2013-01-16",
    heard="2013-02-07",
    days=22,
    dated=False,
    legs=(
        make_leg(
            "governing-body", "west", "report", "2013-01-16 2013-01-16 2013-01-23",
            takes="5 working days", basis="stated",
        ),
        make_leg(
            "west", "L85001", "meeting", "2013-01-23 2013-02-07", every="month", every_dated=False
        ),
        make_leg("L85001", "L85001-ppg", "word of mouth", "2013-02-07"),
    ),
)  # fmt: skip
ROUND_TRIP = RoundTrip(
    best_days=41, typical_days=95, typical_low_days=88, typical_high_days=101, worst_days=138, **ESTIMATED
)


def _time_down() -> MessageAnswer:
    first, second, third = DOWN.deliveries or ()
    within = Expected(expectation="heard_within", wanted="10 working days", result="not-met", share=0.02)
    first = replace(
        first,
        best_days=28, typical_days=60, worst_days=87, worst_start="2012-11-05", **EXACT,
        itinerary=DATED,
        chance=Chance(value=0.72, basis="stated"),
        expectations=(
            replace(within, found="60"),
            Expected(expectation="routes", wanted="2", result="not-met", found="1", because=("west",)),
        ),
    )  # fmt: skip
    second = replace(
        second,
        best_days=27, typical_days=58, worst_days=None, worst_start="2013-09-01",
        **{**EXACT, "heard_share": 0.92, "days_basis": "partly"},
        chance=Chance(
            value=0.64, low=0.63, high=0.65, exact=False, worlds=10000, seed=1, basis="partly"
        ),
        expectations=(replace(within, found="58"),),
    )  # fmt: skip
    third = replace(
        third,
        best_days=0, typical_days=0, worst_days=0, **{**EXACT, "days_basis": "assumed"},
        chance=Chance(value=1.0, basis="assumed"),
        expectations=(
            replace(within, result="cannot-tell", share=None),
            Expected(expectation="routes", wanted="2", result="met", found="2"),
        ),
    )  # fmt: skip
    stable = Stability(share=0.93, low=0.91, high=0.95)
    return replace(
        DOWN,
        deliveries=(first, second, third),
        days=RoundTrip(best_days=0, typical_days=58, worst_days=None, days_exact=True, days_basis="partly"),
        expectations=(
            ExpectationCount(
                expectation="heard_within", wanted="10 working days",
                met_count=0, not_met_count=2, cannot_tell_count=1, share=0.02, basis="stated",
            ),
            ExpectationCount(
                expectation="routes", wanted="2", met_count=1, not_met_count=2, cannot_tell_count=0
            ),
        ),
        reach_stability=Stability(share=0.71, low=0.68, high=0.74),
        weak_points=tuple(
            replace(each, stability=stable) if each.id == "west" else each for each in DOWN.weak_points or ()
        ),
    )  # fmt: skip


def _time_up() -> MessageAnswer:
    heard, *unheard = UP.deliveries or ()
    assert heard.answer is not None
    way = {"typical_days": 58, "typical_low_days": 52, "typical_high_days": 64, "worst_days": 92, **ESTIMATED}
    answer = replace(
        heard.answer, best_days=7, **{**way, "typical_days": 22, "typical_low_days": 20,
        "typical_high_days": 25, "worst_days": 38}, itinerary=AND_BACK, chance=Chance(value=0.5),
    )  # fmt: skip
    heard = replace(
        heard, best_days=20, **way, itinerary=UP_THERE, chance=Chance(value=0.5), answer=answer,
        round_trip=ROUND_TRIP,
        expectations=(
            Expected(
                expectation="answered_within", wanted="120 days", result="met", found="95",
                share=0.88,
            ),
        ),
    )  # fmt: skip
    missed = Expected(expectation="answered_within", wanted="120 days", result="not-met")
    return replace(
        UP,
        deliveries=(heard, *(replace(each, expectations=(missed,)) for each in unheard)),
        days=RoundTrip(best_days=20, typical_days=58, worst_days=92, **ESTIMATED),
        loops=Loops(
            two_way=Voices(count=1, people=8200, people_unknown_count=0),
            one_way=Voices(count=0, people=None, people_unknown_count=0),
            no_route=Voices(count=2, people=6000, people_unknown_count=1),
            round_trip=ROUND_TRIP,
        ),
        expectations=(
            ExpectationCount(
                expectation="answered_within", wanted="120 days",
                met_count=1, not_met_count=2, cannot_tell_count=0,
            ),
        ),
        tipping=TippingPoint(member="L85001-ppg", chance=0.5, reliability=0.838, assumed_count=6),
        reach_stability=Stability(share=0.98, low=0.97, high=0.99),
        heard_stability=Stability(share=0.12, low=0.1, high=0.14),
        weak_points=tuple(
            replace(each, stability=Stability(share=0.09, low=0.07, high=0.11, lost_share=0.88))
            for each in UP.weak_points or ()
        ),
    )  # fmt: skip


TIMED_DOWN, TIMED_UP = _time_down(), _time_up()


def find_first(message: MessageAnswer) -> Delivery:
    """Return the first delivery of a message."""
    return (message.deliveries or ())[0]


def find_answer(message: MessageAnswer) -> AnswerBack:
    """Return the answer of the first delivery."""
    answer = find_first(message).answer
    assert answer is not None
    return answer


def make_timed_answer(command: str = "analyse", **changes) -> Answer:
    """Make the answer of one command about the Vale with a clock, with some of it changed."""
    share = AssumedShare(existence=0.58, people=0.0, level=1.0, timing=0.75, reliability=1.0)
    return make_answer(command, **{"messages": (TIMED_DOWN, TIMED_UP), "assumed_share": share, **changes})


def time_everything(answer: Answer) -> Answer:
    """Give every message of an answer days, a loop, an expectation, a tipping point and stability."""
    share = Stability(share=0.86, low=0.84, high=0.88)
    timed = []
    for each in answer.messages or ():
        both = sum(delivery.loop == "two-way" for delivery in each.deliveries or ())
        one_way = sum(delivery.loop == "one-way" for delivery in each.deliveries or ())
        none = each.delivery_count - both - one_way
        loops = Loops(
            two_way=Voices(count=both, people=400000, people_unknown_count=0),
            one_way=Voices(count=one_way, people=None, people_unknown_count=one_way),
            no_route=Voices(count=none, people=None, people_unknown_count=none),
            round_trip=ROUND_TRIP,
        )
        within = ExpectationCount(
            expectation="heard_within", wanted="60 days", met_count=12, cannot_tell_count=0,
            not_met_count=each.delivery_count - 12, share=0.16,
        )  # fmt: skip
        timed.append(
            replace(
                each,
                days=RoundTrip(best_days=20, typical_days=58, worst_days=92, **ESTIMATED),
                loops=loops if each.asks_answer else None,
                expectations=(within, replace(within, share=None)),
                tipping=TippingPoint(member="L85001-ppg", chance=0.5, reliability=0.838, assumed_count=6),
                reach_stability=share,
                loop_stability=share,
                weak_points=tuple(replace(point, stability=share) for point in each.weak_points or ()),
            )
        )
    share_assumed = AssumedShare(existence=0.58, people=0.0, level=1.0, timing=0.75, reliability=1.0)
    return replace(answer, messages=tuple(timed), assumed_share=share_assumed)
