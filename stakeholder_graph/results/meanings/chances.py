"""What does each key of a chance mean, and of what would tip it?"""

CHANCE_MEANINGS: dict[str, dict[str, str]] = {
    "Chance": {
        "value": "The probability, 0 to 1.",
        "low": "The lower end of its interval; null where it is exact.",
        "high": "The upper end of its interval; null where it is exact.",
        "exact": "Whether it was computed and not estimated.",
        "worlds": "How many worlds it was estimated from; null where it is exact.",
        "seed": "The seed they were drawn from; null where it is exact.",
        "basis": "What the reliabilities rest on; an unstated one counts as 1, and as assumed.",
    },
    "TippingPoint": {
        "member": "The delivery it is told of: the one with the middle chance.",
        "chance": "The wanted chance: the message's own floor, else a half.",
        "reliability": (
            "How reliable each assumed channel, stakeholder and dependency would have to be; null if even certainty "
            "is not enough."
        ),
        "assumed_count": "How many of those on its routes have a reliability that is only assumed.",
    },
}
