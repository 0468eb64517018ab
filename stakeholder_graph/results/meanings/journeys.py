"""What does each key of a journey, and of its days, mean?"""

_INFINITE = "null where that start, or no start, is heard, and where there is no route."
CLOCK = {
    "best_days": f"Days from ready to heard, for the luckiest of the 365 days to start; {_INFINITE}",
    "typical_days": (
        "The median of the days over all days to start and unknown phases; null where at least half are never heard."
    ),
    "typical_low_days": "The lower end of its 95% interval; null where the days are exact.",
    "typical_high_days": "The upper end of its 95% interval; null where the days are exact, and where it has none.",
    "worst_days": "Days for the unluckiest day to start; null where some start is never heard.",
    "days_exact": (
        "Whether the days are exact. If not, best and worst are bounds, and typical is estimated from seeded worlds."
    ),
    "days_basis": "What the timings rest on, read like `basis`: an unstated cadence or duration counts as assumed.",
    "heard_share": "The share of days to start, and of unknown phases, that is ever heard.",
    "worst_start": "A day to start that takes longest, or is never heard.",
    "untimed": "Whether a step of the route has no time recorded: it counts as none, and the days are the least.",
}

JOURNEY_MEANINGS: dict[str, dict[str, str]] = {
    "RoundTrip": CLOCK,
    "Itinerary": {
        "start": "The day it is ready at its sender.",
        "heard": "The day its receiver has heard; null if a start on that day is never heard.",
        "days": "The days between the two, or null.",
        "dated": "Whether every calendar on it is known; if not, the first wait for one is half its interval.",
        "legs": "The steps, in order; empty if it is never heard.",
    },
    "Leg": {
        "sender": "Who passes it on.",
        "receiver": "Who hears it.",
        "channel": "The id of the channel.",
        "by": "What the channel is: a meeting, a report.",
        "ready": "The day the sender could pass it on.",
        "departs": "The day it does.",
        "arrives": "The day it arrives.",
        "heard": "The day the receiver has heard, and can pass it on: its meeting, if it meets.",
        "every": "How often the channel departs, as written; null if it is open every day.",
        "every_dated": "Whether the days it departs are known; null if it is open every day.",
        "takes": "How long it is on the way, as written; null if unstated, which counts as no time.",
        "meets": "How often the receiver meets, as written; null if it does not.",
        "meets_dated": "Whether the days of its meetings are known; null if it does not meet.",
        "papers_due": "How long before a meeting its papers are due, as written, or null.",
        "missed": "The first meeting after it arrived whose papers were due before; null if none was missed.",
        "late_by_days": "How many days too late it came for the papers of that meeting.",
        "basis": "What the timings rest on.",
    },
}
