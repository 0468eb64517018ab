"""What does each key of an answer mean? One sentence each, for the schema and for docs/results.md."""

from stakeholder_graph.results.meanings_of_agreements import AGREEMENT_MEANINGS
from stakeholder_graph.results.meanings_of_audits import AUDIT_MEANINGS
from stakeholder_graph.results.meanings_of_comparisons import COMPARISON_MEANINGS
from stakeholder_graph.results.meanings_of_reviews import REVIEW_MEANINGS

FORMAT_MEANING = "Always `stakeholder-graph/results/1`; it only ever gains keys."

_INFINITE = "null where that start, or no start, is heard, and where there is no route."
_CLOCK = {
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
}
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
    **_CLOCK,
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
_BASIS_OF_CUT = (
    "Whether sources vouch that it exists and that there is no other way: `stated`, `partly` or `assumed`. That "
    "there is no other way is assumed unless the model is `complete`."
)
_PEOPLE_CUT_OFF = "The known sum of the people those cut off speak for; null if unknown for all of them."

_SPREAD = {
    "heard_share": "The share of all counted members that ever has it, over all worlds.",
    "mean_days": "The mean days of all journeys that arrive; null if none does.",
    "milestones": "By which day half, nine in ten and all of the counted members have it; empty if there are none.",
    "curve": "The share that has it by the end of each day, until all have it that ever do; later days thinned out.",
    "members": "Each counted member, latest first.",
}

MEANINGS: dict[str, dict[str, str]] = {
    **AGREEMENT_MEANINGS,
    **AUDIT_MEANINGS,
    **COMPARISON_MEANINGS,
    **REVIEW_MEANINGS,
    "Answer": {
        "command": "The command that answered.",
        "place": "The place's name; null only where the model cannot be read.",
        "as_of": "The day the answer is about; null if the model has no `as_of` and `--on` was not given.",
        "tool_version": "The version of the program.",
        "model_sha256": "The SHA-256 of the model's file, so that an answer can be traced to what it was asked of.",
        "tables_sha256": "The SHA-256 of every table that was read, by its file name.",
        "options": "What was asked for: `scenario`, `without`, `on`, and the command's own options.",
        "assumed_share": "How much of what the answer used is only assumed.",
        "stakeholders": "What every id in the answer stands for, in order of id.",
        "model": "The model's file, as the call named it.",
        "scenario_says": "What the scenario is, in the model's words; null where none was asked, or it does not say.",
        "notes": "Limits a reader must know, as codes.",
        "messages": "What becomes of each message.",
        "silos": "Who does not hear whom.",
        "checks": "Each rule held against the place, of each whom it was asked of (`audit` only).",
        "audit": "The standards, who plays which part, and waivers that went stale (`audit` only).",
        "comparison": "Places or scenarios side by side (`compare` only).",
        "agreement": "Where two models of one place agree (`agree` only).",
        "sheet": "Questions for the people in the place (`check-sheet --for` only).",
        "sheet_edits": "What returned sheets say, and what becomes of it (`check-sheet --returned` only).",
        "review": "Who involves people how, in whose hands each voice is, by which media (`review` only).",
        "problems": "What is wrong in the file (`validate` only).",
        "expanded": "What every line became (`validate --expanded` only).",
    },
    "AssumedShare": {
        "existence": "Of the stakeholders and channels used: those that no source vouches for.",
        "people": "Of the people counts used.",
        "level": "Of the stated levels used.",
        "timing": "Of the cadences and durations used.",
        "reliability": "Of the reliabilities used.",
    },
    "Named": {
        "id": "The id.",
        "name": "What it is called.",
        "kind": "Its kind; `shared` for a shared dependency.",
        "kind_plural": "What several of that kind are called.",
        "part_of": "The stakeholder it belongs to, or null.",
        "people": "How many people are registered with it or represented by it; null if unknown, never 0 for that.",
    },
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
        "waits": "What the itinerary waits for, there and back, longest first; empty where there is none.",
    },
    "AnswerBack": _WAY,
    "RoundTrip": _CLOCK,
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
    },
    "ExpectationCount": {
        "expectation": "What is asked, by its key in the model.",
        "wanted": "What is wanted, as written.",
        "met_count": "Of how many deliveries it is met.",
        "not_met_count": "Of how many it is not.",
        "cannot_tell_count": "For how many the model does not say enough.",
        "share": "For days: the mean share of starts for which it is met; else null.",
        "basis": "Whether a source vouches for what is asked: `stated` or `assumed`.",
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
    "TippingPoint": {
        "member": "The delivery it is told of: the one with the middle chance.",
        "chance": "The wanted chance: the message's own floor, else a half.",
        "reliability": (
            "How reliable each assumed channel, stakeholder and dependency would have to be; null if even certainty "
            "is not enough."
        ),
        "assumed_count": "How many of those on its routes have a reliability that is only assumed.",
    },
    "Stability": {
        "share": "The share of sampled plausible versions of the model in which the finding holds.",
        "low": "The lower end of its 90% interval.",
        "high": "The upper end of its 90% interval.",
        "lost_share": (
            "The share of versions in which it fails because those it names are not reached at all; null where that "
            "does not apply."
        ),
    },
    "Chance": {
        "value": "The probability, 0 to 1.",
        "low": "The lower end of its interval; null where it is exact.",
        "high": "The upper end of its interval; null where it is exact.",
        "exact": "Whether it was computed and not estimated.",
        "worlds": "How many worlds it was estimated from; null where it is exact.",
        "seed": "The seed they were drawn from; null where it is exact.",
        "basis": "What the reliabilities rest on; an unstated one counts as 1, and as assumed.",
    },
    "WeakPoint": {
        "type": "What it is.",
        "id": "Its id; a channel's is `sender->receiver`, with `#2` and so on for further ones.",
        "cuts_off": "The counted members whose delivery fails without it, sorted; `sender->receiver` for pairs.",
        "people": _PEOPLE_CUT_OFF,
        "basis": _BASIS_OF_CUT,
        "stability": (
            "How stable it is that it cuts off half of them; null where it was not asked, and for all but the first "
            "ten of a message (fewer where it would take long)."
        ),
    },
    "CutPair": {
        "ids": "The two stakeholders.",
        "cuts_off": "The counted members whose delivery fails without both.",
        "people": _PEOPLE_CUT_OFF,
        "basis": _BASIS_OF_CUT,
    },
    "Silos": {
        "isolated": "Stakeholders with no channel in and none out.",
        "not_reached": "Receivers that some message does not reach.",
        "no_way_up": "Senders whose message does not arrive.",
        "one_way": "Voices that are heard and have no way back.",
        "siblings": "Stakeholders of one kind and one parent that hear each other only through somebody else.",
        "groups": "Every group of `kind`, and of the other groupings the model has.",
        "brokers": "Who joins groups, and how often.",
        "isolated_stability": (
            "How stable it is that half of the isolated are; null where nobody is, or where it was not asked."
        ),
    },
    "Siblings": {
        "kind": "Their kind.",
        "parent": "What they are part of, or null.",
        "hub": "Through whom alone they hear each other.",
        "members": "Who they are.",
    },
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
    "SiloGroup": {
        "by": "The grouping: `kind`, `sector`, `service`, `organisation` (topmost `part_of`) or `part_of`.",
        "group": "The group's name within it.",
        "members": "Who is in it.",
        "ei_index": (
            "Over ordered pairs joined by a channel: (with one end inside, less those with both) / their sum; "
            "-1 all inside, +1 all to others, null if none."
        ),
        "expected_ei_index": "What chance alone gives k of n: (2(n-k)-(k-1)) / (2(n-k)+(k-1)); null if undefined.",
        "only_way_out": "Whom every channel out touches, if it is one outsider or one member; else null.",
        "only_way_in": "The same for the channels in.",
    },
    "Broker": {
        "by": "The grouping.",
        "id": "Who joins.",
        "coordinator": "Times it stands between two of its own group.",
        "itinerant": "Times it stands between two of one other group.",
        "gatekeeper": "Times it lets in from another group to its own.",
        "representative": "Times it carries from its own group to another.",
        "liaison": "Times it stands between two different groups, neither its own.",
    },
    "ProblemEntry": {
        "code": "A short name that does not change, for programs.",
        "severity": "An error stops every other command; a warning does not.",
        "message": "What is wrong.",
        "hint": "What to do; may be empty.",
        "file": "In which file; null if it has no place.",
        "line": "On which line, from 1.",
        "column": "At which character of the line, from 1.",
        "end_column": "One after the last character that is meant.",
    },
    "ExpandedLine": {
        "section": "The section of the model.",
        "line": "The line: its section and its id or number.",
        "file": "The file it stands in.",
        "line_number": "The line of that file, from 1.",
        "ids": "The ids of the stakeholders or channels it made, or of its members, in the order made.",
    },
}


def find_meaning(record: type, key: str) -> str:
    """Return what a key of a result value means; empty if nobody has said it yet (a test asks for it)."""
    return MEANINGS.get(record.__name__, {}).get(key, "")
