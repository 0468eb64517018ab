"""What does each key of a simulation mean?"""

_SPREAD = {
    "heard_share": "The share of all counted members that ever has it, over all worlds.",
    "mean_days": "The mean days of all journeys that arrive; null if none does.",
    "milestones": "By which day half, nine in ten and all of the counted members have it; empty if there are none.",
    "curve": "The share that has it by the end of each day, until all have it that ever do; later days thinned out.",
    "members": "Each counted member, latest first.",
}

SIMULATION_MEANINGS: dict[str, dict[str, str]] = {
    "Simulation": {
        "worlds": "How many worlds were drawn: a day to start, the unknown phases, and what works and what fails.",
        "seed": "The seed they were drawn from.",
        **_SPREAD,
        "lateness": "What the journeys that arrive wait for, and with whom they lie meanwhile; the longest first.",
        "losses": (
            "What a loss would do in the same worlds: the one asked for with `--lose`, else each of the five that "
            "most journeys pass through between their ends, the worst first."
        ),
        "answered": (
            "The same spread for the answer, from the start of the question to when the one who asked has it; null "
            "where none is asked for."
        ),
    },
    "Spread": _SPREAD,
    "CurvePoint": {
        "day": "Days since the start.",
        "low": "The share of all counted members that has heard, in a bad world: 95% of worlds are as good.",
        "median": "The same in the middle world.",
        "high": "The same in a good world: 5% of worlds are as good.",
        "mean": "The mean over all worlds.",
        "people": "The known sum of the people they speak for, in the middle world; null if unknown for all of them.",
    },
    "Milestone": {
        "share": "The share of all counted members.",
        "days": "Days since the start, in the middle world; null if so many never hear there.",
        "low_days": "The same in a quick world: 5% of worlds are no slower.",
        "high_days": "The same in a slow world: 95% of worlds are no slower; null if so many never hear there.",
    },
    "SimulatedMember": {
        "member": "The counted member; `sender->receiver` for pairs.",
        "heard_share": "The share of worlds in which it ever hears.",
        "typical_days": "The median of its days over all worlds; null if it hears in fewer than half of them.",
        "late_days": "By when it has heard in nine worlds of ten; null if it hears in fewer.",
    },
    "Wait": {
        "id": "With whom the message lies: for `meeting` the one who meets, else the sender of the channel.",
        "cause": (
            "`departure`: until the channel can be used next; `on-the-way`: until it arrives; `meeting`: until the "
            "receiver itself meets, its papers being due before."
        ),
        "by": "The medium of the channel; null for `meeting`.",
        "every": "How often that is, or how long it takes, as written; null where it waits for an opening.",
        "mean_days": "Mean days over all journeys that arrive; all waits together are the mean of the whole journey.",
        "journey_share": "The share of those journeys that come by here.",
    },
    "SimulatedLoss": {
        "type": "What is lost.",
        "id": "Its id.",
        "heard_share_before": "The share of all counted members that ever hears, over all worlds, without the loss.",
        "heard_share": "The same with it.",
        "half_days_before": "The day by which half have heard in the middle world, without the loss; null: never.",
        "half_days": "The same with it.",
        "delay_days": "How many days later it gets, on average, to those who still hear; null if nobody does.",
        "answered_share_before": "The share that has an answer, without the loss; null where none is asked for.",
        "answered_share": "The same with it.",
        "curve": "The curve with the loss; empty unless it was asked for with `--lose`.",
    },
}
