"""What does each key of what a message asks mean?"""

EXPECTATION_MEANINGS: dict[str, dict[str, str]] = {
    "Expected": {
        "expectation": "What is asked, by its key in the model.",
        "wanted": "What is wanted, as written.",
        "result": "`met`, `not-met`, or `cannot-tell` where the model does not say enough.",
        "found": (
            "What there is: the most days it may take, the number of routes, the level or the chance; null if "
            "unknown."
        ),
        "share": "For days: the share of starts and phases for which it is met; else null.",
        "because": "The ids of what stands in the way: the only ways through where a second route is wanted.",
        "untimed": (
            "For days: whether they rest on a step with no time recorded, so that it is not known to be met; "
            "`share` is at most that then."
        ),
    },
    "ExpectationCount": {
        "expectation": "What is asked, by its key in the model.",
        "wanted": "What is wanted, as written.",
        "met_count": "Of how many deliveries it is met.",
        "not_met_count": "Of how many it is not.",
        "cannot_tell_count": "For how many the model does not say enough.",
        "share": "For days: the mean share of starts for which it is met; else null.",
        "untimed_count": (
            "For how many of them days rest on a step with no time recorded; `share` is at most that then."
        ),
        "basis": "Whether a source vouches for what is asked: `stated` or `assumed`.",
    },
}
