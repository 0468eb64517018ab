"""What does each key of an intelligence review mean?"""

_LADDER = "on the ladder tokenistic, inform, consult, involve, collaborate, empower"
_BEST_CLAIM = f"The highest rung it claims by any of its ways, {_LADDER}; null if it claims none on record."
_BEST = "The highest rung it practises by any of its ways; null if none is recorded."
_SOURCE = "The id of the source that vouches for it; null where nothing does."
_ADDRESS = "Where that source can be read, or null."
_CERTAINTY = "How certain it is that this is so, 0 to 1: as the model states, else as its source has it."
_BASIS = "Whether a source vouches for it: `stated` or `assumed`."
_THOSE = "Whether an NHS commissioner, or a board it speaks to, {}; null where that cannot be told."

REVIEW_MEANINGS: dict[str, dict[str, str]] = {
    "Review": {
        "bodies": (
            "Every commissioner and every provider, in order of id: by kind, or by the role of leading the place, "
            "commissioning or delivering; those too of whom nothing is recorded."
        ),
        "ways": "Every way in which one of them involves people, by body, partner, part and medium.",
        "voices": "Everybody who speaks for people, by kind or role, in order of id.",
        "media": "The common ways of passing messages and those the place uses, in order of their names.",
    },
    "BodyReviewed": {
        "body": "Its id.",
        "kind": "Its kind.",
        "services": "The services it names.",
        "way_count": "How many ways of involving people are recorded; 0 is no finding about it.",
        "unknown_level_count": "For how many of them the practised level is not recorded.",
        "claimed_level": _BEST_CLAIM,
        "level": _BEST,
        "level_basis": "`stated` if a source vouches for that level by one of its ways, else `assumed`.",
        "basis": "Whether sources vouch for its ways and their levels: `stated`, `partly` or `assumed`.",
    },
    "EngagementRow": {
        "body": "The commissioner or provider whose way it is.",
        "through": "The part or the team of it that keeps it; null where that is the body itself.",
        "partner": "Who is involved: people, or those who speak for them.",
        "by": "The medium.",
        "hears": "Whether the body hears from them by it.",
        "tells": "Whether they hear from the body by it.",
        "standing": "False where it is open only at times, on listed days, or ends.",
        "claimed_level": f"The level it is said to be, {_LADDER}; null if none is recorded.",
        "level": "The level it is practised at; null if none is recorded.",
        "gap": (
            "How many rungs the claim stands above the practice, negative if below; null where one is not recorded. "
            "Never to be added up."
        ),
        "level_basis": "Whether a source vouches for the practised level: `stated` or `assumed`.",
        "purpose": "What it is for; null if unstated.",
        "evidence": (
            "How well its source knows: `paper`, `one end`, `both ends` or `observed`; null if it does not say."
        ),
        "source": _SOURCE,
        "address": _ADDRESS,
        "certainty": _CERTAINTY,
        "basis": _BASIS,
    },
    "VoiceReviewed": {
        "voice": "Its id.",
        "answers_to": (
            "Those it speaks to and holds to account: whom it scrutinises, at whose table it sits, and which "
            "commissioners, providers, boards and practices hear it; empty if none is recorded."
        ),
        "holders": "Who chose, pays or runs it; empty if none is recorded.",
        "chosen_by_those": _THOSE.format("chose it"),
        "paid_by_those": _THOSE.format("pays for it"),
        "run_by_those": _THOSE.format("runs it or is what it is part of"),
        "in_hands": (
            "Whether it is in their hands: of a forum if they chose or run it, of the others if they chose, pay or "
            "run it; null where that cannot be told."
        ),
        "in_hands_basis": "`stated` if a source vouches for some of what puts it there, else `assumed`.",
    },
    "Holder": {
        "holder": "Who.",
        "hold": "What they have: `chosen`, `paid` or `run`.",
        "relation": "What says so: the relation of a tie, `chosen_by` or `paid_by` of seats, or `part_of`.",
        "hand": (
            "Whose hand it is: `commissioner` (an NHS commissioner, its boards and parts, or a board the voice "
            "speaks to that is part of nobody), `council`, `practice`, `provider`, `other`, or `unclear`: who hosts "
            "or commissions, who is more doubted than believed, and a part of the commissioner where outsiders sit."
        ),
        "share": "The share of its own seats that is theirs; null where it is about none, or not all are counted.",
        "source": _SOURCE,
        "address": _ADDRESS,
        "certainty": _CERTAINTY,
        "basis": _BASIS,
    },
    "MediumUsed": {
        "medium": "What it is called.",
        "channel_count": "How many channels use it.",
        "way_count": "How many of the ways of involving people do.",
        "advantages": "What is commonly said for it, from memory; null for a word of the model's own.",
        "drawbacks": "What is commonly said against it.",
        "use_when": "When it is commonly used.",
    },
}
