"""What does each key of what becomes of a message mean?"""

MESSAGE_MEANINGS: dict[str, dict[str, str]] = {
    "MessageAnswer": {
        "message": "The id of the message; `down` and `up` for the two that are supplied.",
        "says": "What it is, in one sentence, or null.",
        "kind": "Its kind, or null.",
        "counted": (
            "Over what deliveries are counted: `receivers` where every one of them should hear, else `senders`; "
            "`pairs` where every sender should reach every receiver."
        ),
        "asks_answer": "Whether an answer is expected.",
        "delivery_count": "How many deliveries were asked for.",
        "reached_count": "How many of them are reached.",
        "people": "The known sum of the people all counted members speak for; null if unknown for every one.",
        "people_of_reached": 'The same for the members that are reached. Never read it as "people reached".',
        "people_unknown_count": "For how many counted members the people are unknown.",
        "loops": "The voices by loop; null where no answer is asked for.",
        "days": (
            "The outward days over all deliveries that are reached: the best of the best, the median of the typical, "
            "the worst of the worst; null where none has days."
        ),
        "expectations": "What the message asks of every delivery, and of how many it is met.",
        "tipping": (
            "How reliable what is only assumed would have to be for the wanted chance; null where it was not asked."
        ),
        "reach_stability": (
            "How stable the finding is about who is reached: that everyone is, or that half of those left out "
            "are not."
        ),
        "heard_stability": "How stable it is that half of those reached are; null if nobody is, or it was not asked.",
        "loop_stability": "How stable it is that half of the voices with no way back have none.",
        "one_route_stability": (
            "How stable it is that half of those with one route only have no way round the first weak point that "
            "cuts them off; null where all have a second route, or where it was not asked."
        ),
        "deliveries": "Each delivery, in the order of the model.",
        "weak_points": "Each weak point: most people first, then most cut off, then id. An empty list is a finding.",
        "pairs": "Each pair that fails together (`weak-points --pairs` only).",
        "simulation": "Who has heard by which day in many drawn worlds (`simulate` only).",
    },
    "Loops": {
        "two_way": "Voices with a way up and a way back to the same people, on paper.",
        "one_way": "Voices that are heard, with no way back.",
        "no_route": "Voices that are not heard.",
        "round_trip": "The days from asking to having the answer, over all two-way voices; null if there is none.",
    },
    "Voices": {
        "count": "How many.",
        "people": "The known sum of the people they speak for; null if unknown for all of them.",
        "people_unknown_count": "For how many of them the people are unknown.",
    },
}
