"""What does each key of an answer mean? One sentence each, for the schema and for docs/results.md."""

FORMAT_MEANING = "Always `stakeholder-graph/results/1`; it only ever gains keys."

_DAYS = "Null where it was not computed, and where there is no route."
_WAY = {
    "reached": "Whether a directed route of channels leads there.",
    "hops": "How many channels the route has; null if there is no route.",
    "route": (
        "The stakeholders from the first to the last: a shortest route, ties broken by ids in code-point order; "
        "empty if there is none."
    ),
    "channels": "The ids of the channels between them, in their order.",
    "independent_routes": (
        "The largest number of routes that share no stakeholder in between; a direct channel is one route, "
        "parallel direct channels are one; 0 if there is no route."
    ),
    "best_days": f"Days from ready to heard, for the luckiest day to start. {_DAYS}",
    "typical_days": f"The median of the days over all days to start. {_DAYS}",
    "worst_days": f"Days for the unluckiest day to start. {_DAYS}",
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

MEANINGS: dict[str, dict[str, str]] = {
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
        "notes": "Limits a reader must know, as codes.",
        "messages": "What becomes of each message.",
        "silos": "Who does not hear whom.",
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
        "deliveries": "Each delivery, in the order of the model.",
        "weak_points": "Each weak point: most people first, then most cut off, then id. An empty list is a finding.",
        "pairs": "Each pair that fails together (`weak-points --pairs` only).",
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
    },
    "AnswerBack": _WAY,
    "Chance": {
        "value": "The probability, 0 to 1.",
        "low": "The lower end of its interval; null where it is exact.",
        "high": "The upper end of its interval; null where it is exact.",
        "exact": "Whether it was computed and not estimated.",
    },
    "WeakPoint": {
        "type": "What it is.",
        "id": "Its id; a channel's is `sender->receiver`, with `#2` and so on for further ones.",
        "cuts_off": "The counted members whose delivery fails without it, sorted; `sender->receiver` for pairs.",
        "people": _PEOPLE_CUT_OFF,
        "basis": _BASIS_OF_CUT,
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
    },
    "Siblings": {
        "kind": "Their kind.",
        "parent": "What they are part of, or null.",
        "hub": "Through whom alone they hear each other.",
        "members": "Who they are.",
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
