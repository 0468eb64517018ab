"""What does each key of a delivery, and of its answer, mean?"""

from stakeholder_graph.results.meanings.journeys import CLOCK

_ITINERARY = "One journey, leg by leg, for a start on one day; null where it was not asked for."
_WAY = {
    "reached": "Whether a directed route of channels leads there.",
    "hops": "How many channels the route has; null if there is no route.",
    "route": (
        "The stakeholders from the first to the last: the route that arrives first for a start on `as_of` (after "
        "half the interval where a phase is unknown), then a shortest one, ties broken by ids in code-point order; "
        "empty if there is none."
    ),
    "channels": "The ids of the channels between them, in their order.",
    "only_ways": "The stakeholders in between whom every route goes through, from the first to the last.",
    "independent_routes": (
        "The largest number of routes that share no stakeholder in between; a direct channel is one route, "
        "parallel direct channels are one; 0 if there is no route."
    ),
    **CLOCK,
    "itinerary": _ITINERARY,
    "chance": "The probability that at least one route works; null where it was not computed.",
    "level": (
        "The rung of the ladder tokenistic, inform, consult, involve, collaborate, empower: the weakest along a "
        "route, the best over routes; null if unknown."
    ),
    "basis": (
        "What it rests on: `stated` if a source vouches for all of it, `assumed` if for "
        "nothing, else `partly`."
    ),
}

DELIVERY_MEANINGS: dict[str, dict[str, str]] = {
    "Delivery": {
        "sender": "Who sends; where any of several would do, the one used, null if none succeeds.",
        "receiver": "Who should hear; where any of several would do, the one used, null if none succeeds.",
        **_WAY,
        "independent_routes_by_shared": "The same, of routes that share no shared dependency either.",
        "independent_routes_by_shared_exact": "Whether that number is exact; if false it is at least that many.",
        "answer": "The way back; null where none is asked for, or the question is not heard.",
        "loop": (
            "`two-way`: a way up and a way back to the same people, on paper; `one-way`: heard, no way back; "
            "`no-route`: not heard; null where no answer is asked for."
        ),
        "round_trip": "From asking to having the answer; null unless the loop is two-way.",
        "expectations": "What the message asks of this delivery, and whether it is met.",
        "stability": "In how many plausible versions it still arrives; null where it does not, or was not asked.",
        "waits": "What the itinerary waits for, there and back, longest first; empty where there is none.",
    },
    "AnswerBack": _WAY,
}
