"""What does each key of a check sheet, of what came back, and of an agreement mean?"""

AGREEMENT_MEANINGS: dict[str, dict[str, str]] = {
    "CheckSheet": {
        "bodies": "Whom the questions are for, in order of id; a body without channels has none.",
        "questions": "The questions, in order of the body, of the one at the other end, and of the channel.",
    },
    "SheetQuestion": {
        "body": "Whose people are asked.",
        "channel": "The channel they are asked about; of one that runs both ways, the way there.",
        "partner": "Who is at its other end.",
        "by": "The medium.",
        "hears": "Whether the body hears by it.",
        "tells": "Whether the body passes messages on by it.",
        "every": "How often it departs, as the model has it; null where that is not stated.",
        "every_assumed": "Whether no source vouches for how often that is.",
        "level": "The rung of the ladder of engagement it practises; null if unknown.",
        "claimed_level": "The rung it is said to stand on; null if unknown.",
        "source": "The source that vouches for it; null where none does.",
        "source_title": "What that source is called; null where none vouches.",
        "certainty": "How certain it is that there is such a channel, 0 to 1.",
        "assumed": "Whether it is only assumed that there is such a channel.",
    },
    "SheetEdit": {
        "body": "Whose people said so; empty where the sheet does not say.",
        "channel": "The channel they spoke of; empty for what they wrote beside the questions.",
        "said": (
            "What they answered: `true`, `not so`, `don't know`, `instead`, `only we hear` or `only we tell`; "
            "`left out` for what they wrote beside the questions."
        ),
        "key": (
            "What it is about: `certainty`, `every` or `level` of the channel, `source` for what vouches that it is "
            "there, `channel` where the channel itself goes, or `left out`."
        ),
        "was": "What the model says; null where it says nothing, and for a channel taken away before.",
        "becomes": (
            "What it becomes, the same as `was` where nothing changes; null for what is taken away, and for what has "
            "to be looked into by hand."
        ),
        "note": "What they wrote beside it, or null.",
        "both_ways": "Whether the channel has a way back, of which the same is said.",
    },
    "Agreement": {
        "models": "The two files, the first first.",
        "both_stakeholder_count": "How many stakeholders both have.",
        "stakeholder_share": "That many of all that either has, 0 to 1; null where neither has any.",
        "both_channel_count": "How many channels both have, from the same one to the same other.",
        "channel_share": "That many of all that either has; null where neither has any.",
        "both_tie_count": "How many ties both have.",
        "tie_share": "That many of all that either has; null where neither has any.",
        "matched_names": (
            "Pairs of ids, the first model's first, that were taken for the same stakeholder because they are called "
            "the same."
        ),
        "only_in_one": "What only one of the two has, the first model's first.",
        "told_otherwise": "Values that both state, and not alike, and certainties that are 0.3 or more apart.",
        "said_by_one": "Values of what both have that only one of them states.",
    },
    "OnlyInOne": {
        "section": "What it is: a stakeholder, channel, tie or shared dependency.",
        "id": "Its id in the model that has it; of a tie `sender->receiver: relation`.",
        "side": "Which model has it: 0 for the first, 1 for the second.",
        "denied": "Whether the other says that there is none, under `known_absent` or as a place that is `complete`.",
    },
    "ToldOtherwise": {
        "section": "What it is: a stakeholder, channel, tie or shared dependency.",
        "id": "Its id in the first model.",
        "key": "The key that both state; `certainty` also where it follows from the source.",
        "first": "What the first model says.",
        "second": "What the second says.",
    },
    "SaidByOne": {
        "section": "What it is: a stakeholder, channel, tie or shared dependency.",
        "id": "Its id in the first model.",
        "key": "The key that one states.",
        "side": "Which model states it: 0 for the first, 1 for the second.",
        "value": "What it says.",
    },
}
