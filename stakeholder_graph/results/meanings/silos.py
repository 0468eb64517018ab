"""What does each key of the silos mean?"""

SILO_MEANINGS: dict[str, dict[str, str]] = {
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
}
