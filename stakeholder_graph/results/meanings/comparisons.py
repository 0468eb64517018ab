"""What does each key of a comparison mean? One sentence each, merged with those of all other answers."""

_BASIS = "What it rests on: `stated`, `partly` or `assumed`."

COMPARISON_MEANINGS: dict[str, dict[str, str]] = {
    "Comparison": {
        "same_place": (
            "Whether all sides are one model, as it is and under scenarios: what it is silent about is then the same "
            "on every side, and what a scenario changes is supposed."
        ),
        "same_size": "Whether every side has the same people and deliveries, so that plain counts can be compared.",
        "supplied": "Whether the sides share no message of their own, so that each was asked the supplied two.",
        "sides": "What is compared, in the order given: of each model the place as it is, then its scenarios.",
        "parts": "Who plays which part on each side, and what is known to be absent or left unsaid.",
        "measures": "Every measure on every side, by criterion.",
        "differences": (
            "What differs and may be said as a finding, by criterion, the relatively largest first: measured on "
            "every side, not on assumptions alone, and whatever silence leaves open."
        ),
        "barred": "What differs on paper only and may not be said as a finding, each with the `bar` in its way.",
        "rules": "Rules of standards that do not come out alike on all sides.",
    },
    "Side": {
        "label": "What columns are headed with.",
        "place": "The place's name.",
        "scenario": "The scenario; null for the place as it is.",
        "scenario_says": "What the scenario is, in the model's words; null where it does not say.",
        "as_of": "The day it is looked at; null if the model has none and `--on` was not given.",
        "model": "The model's file, as the call named it.",
        "model_sha256": "The SHA-256 of the model's file.",
        "complete": "Whether what is not in the model is known to be absent.",
        "stakeholder_count": "How many stakeholders stand on the day.",
        "channel_count": "How many channels stand on the day.",
        "people": "The known sum of the people on its practices' lists; null if unknown for all of them.",
        "people_unknown_count": "How many practices have no known list.",
        "assumed_existence": "The share of its stakeholders and channels that is only assumed.",
        "assumed_people": "The same of the people counted; null if none are.",
        "assumed_level": "The same of its levels of involvement; null if it states none.",
        "assumed_timing": "The same of its timings.",
        "assumed_reliability": "The same of its reliabilities.",
        "found_count": "How many of the parts that are looked for somebody plays.",
        "absent_count": "How many of them are known to be absent.",
        "silent_count": "How many of them the model says nothing about.",
        "published_only": "Whether nothing but public pages vouches for it: as published, not as practised.",
        "stakeholders": "What every id that is given of this side stands for, in order of id.",
    },
    "PartAligned": {
        "part": "The part.",
        "name": "What it is called.",
        "sought": "For each side `found`, `absent` (known to be) or `silent`.",
        "members": "For each side the ids of those who play it.",
        "comparable": "Whether no side is silent.",
    },
    "Measure": {
        "measure": "Its code; see *Comparing* in docs/results.md.",
        "criterion": "The criterion it belongs to.",
        "message": "The message it is about; null for measures of structure.",
        "says": "What the message says, on the first side that has it.",
        "goes": "Over what its deliveries are counted; null for measures of structure.",
        "unit": "`share`, `people-share` and `chance` are 0 to 1; `per-thousand` is per thousand people on lists.",
        "more_is": "Whether more of it is better or worse for the criterion; `neither` where that depends.",
        "readings": "The figure on every side, in their order.",
        "comparable": "Whether every side has a figure and none of them is barred.",
    },
    "Reading": {
        "value": "The figure; null where it cannot be told.",
        "low": "How low it could be if silence and assumptions were resolved; null where they leave nothing open.",
        "high": "How high it could be; null where they leave nothing open.",
        "of": "What a share is of: members, people, stakeholders or groups; of hours, how many records state some.",
        "counted": "What is counted, in the plural of its kind; null where it is of several kinds.",
        "basis": _BASIS,
        "bar": (
            "Why there is no figure, or why it makes no headline: `silent` (not said), `assumed` (on assumptions "
            "alone), `untimed`, `not-asked`, `nobody` (nothing arrives, or nobody to ask), `never` (for some days to "
            "start), `gone` (not asked: the body it goes from, or to, is what the scenario takes away), `other-ends` "
            "(the message is about others on some sides), `other-members` (it reaches fewer or more there than "
            "elsewhere, so that what is true of those it reaches is about others); null where it may be said."
        ),
        "causes": "The structure behind it.",
    },
    "Cause": {
        "kind": (
            "What the ids are: the `only-way` through, who has `no-channel`, where it `stops` or never gets to, "
            "where the longest wait is (`slow`), the channel that has yet to open (`window`), what is there no "
            "longer after `until` (`ends`), what a scenario has `added`, `removed` or `changed`; "
            "`second-route` has none."
        ),
        "ids": "Stakeholders, and channels as `sender->receiver`.",
        "count": "How many members, or how many ids, it is about; null where that is no question.",
        "days": "How long the wait is; null for all other kinds.",
        "until": "The last day of what ends; null for all other kinds.",
        "basis": _BASIS,
    },
    "Difference": {
        "criterion": "The criterion it belongs to.",
        "measure": "The measure that differs.",
        "message": "The message it is about; null for measures of structure.",
        "sides": "The numbers of the sides, from 0: of one place as it is and one scenario, else all that have it.",
        "edits": "The whole edits of the scenario that it rests on; empty between places.",
        "basis": "The worst of its figures.",
        "bar": ("Why it may not be said as a finding, read like that of a reading; null where it may."),
    },
    "RuleAcross": {
        "rule": "The rule.",
        "standard": "The standard it belongs to.",
        "question": "What it asks.",
        "results": "For each side its worst result; null where it did not stand or was not asked.",
        "bases": "For each side what that result rests on.",
        "tallies": "For each side how often it is met, not met and unknown, subject by subject.",
        "counted": "What its subjects are, in the plural; null where they are of several kinds or it has none.",
        "sides": (
            "The numbers of the sides, from 0, between which it may be said as a finding: proved met on one and not "
            "met on another; of scenarios the place as it is and those that differ from it. Empty where it may not."
        ),
    },
    "Tally": {
        "met_count": "Of how many it is met.",
        "not_met_count": "Of how many it is not met.",
        "unknown_count": "Of how many nobody can tell.",
        "assumed_count": "How many of those met and not met are decided by assumptions alone.",
    },
}
