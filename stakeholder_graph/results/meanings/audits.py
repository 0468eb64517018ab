"""What does each key of an audit mean?"""

AUDIT_MEANINGS: dict[str, dict[str, str]] = {
    "Check": {
        "rule": "The id of the rule.",
        "standard": "The id of the standard it stands in.",
        "result": (
            "`met`, `not-met`, `cannot-tell` (the model does not say enough; silence is never a breach), "
            "`not-applicable`, or `waived` (not met, and accepted for now)."
        ),
        "severity": "How much the standard makes of it: `high`, `medium` or `low`.",
        "question": "What the rule asks, in the words of the standard.",
        "why": "Why it is asked.",
        "says": "What it means for people if it is not met.",
        "remedy": "What to do then.",
        "reference": "The work that asks for it, and where in it.",
        "address": "Where that work can be read, or null.",
        "subject": "The stakeholder it was asked of; null where it was asked of the place as a whole.",
        "evidence": "Why it came out so; what decides comes first.",
        "basis": (
            "What the deciding evidence rests on: `stated`, `partly` or `assumed`. A rule may be met on assumptions "
            "only."
        ),
        "waiver": "The waiver that accepts the breach; null unless it is waived.",
        "baseline": "What it was in the baseline; null where there is none, or where it was not in it.",
        "worse": "Whether it is worse than in the baseline; null where there is none.",
    },
    "Evidence": {
        "supports": "The result it speaks for.",
        "kind": (
            "What `ids` are: one `stakeholder`; the sender and the receiver of a `channel` or `tie`; the "
            "stakeholders of a `route` in their order; a body and who chose, pays or holds its `seats`; whose "
            "`value` it is; what is `known-absent`, left unsaid (`silent`), or left out of a model that says it "
            "leaves nothing out (`complete`). `beyond-structure`: what no structure can show."
        ),
        "ids": "The ids of those it is about; empty where it is about a part that nobody plays.",
        "role": "The part of the rule that is spoken of, or the role of seats; null where there is none.",
        "aspect": "What was looked at: a relation of ties, a key of the model, or what a route was asked for.",
        "found": "What was found, as text; null where there is no value.",
        "wanted": "What was asked for, as text; null where there is no value.",
        "source": "The id of the source that vouches for it; null where none does.",
        "address": "Where that source can be read, or null.",
        "certainty": "How certain the model is of it, 0 to 1; null for what cannot be doubted, such as a silence.",
        "basis": "Whether sources vouch for it: `stated`, `partly` or `assumed`.",
    },
    "AppliedWaiver": {
        "reason": "Why the breach is accepted.",
        "owner": "The post that accepts it.",
        "until": "The last day on which it does.",
    },
    "Audit": {
        "standards": "The standards the place was held against.",
        "cast": "Who was taken to play each part that the rules speak of.",
        "stale_waivers": "Waivers that waive nothing any more; each is a finding.",
        "has_baseline": "Whether the checks were compared with a baseline.",
    },
    "StandardHeld": {
        "standard": "Its id.",
        "title": "Its title.",
        "about": "What it is.",
        "rule_count": "How many rules it has.",
        "standing_rule_count": "How many of them stand on the day.",
        "sha256": "The SHA-256 of its file.",
    },
    "CastMember": {
        "part": "The id of the part.",
        "name": "What the part is called.",
        "standard": "The standard that speaks of it.",
        "members": "Who plays it; empty if nobody does.",
        "by": "What they were found by, a role or a kind; null where nothing says.",
        "known_absent": "Whether the model says that there is nobody.",
    },
    "StaleWaiver": {
        "rule": "The rule it waives.",
        "owner": "The post that accepted the breach.",
        "until": "The last day on which it did.",
        "because": (
            "`ended`: its day has passed; `met`: its rule is met; `not-applicable`: its rule does not apply; "
            "`unknown-rule`: there is no such rule; `unknown-subject`: it is not asked of whom the waiver names."
        ),
    },
}
