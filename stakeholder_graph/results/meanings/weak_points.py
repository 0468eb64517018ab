"""What does each key of a weak point mean?"""

_BASIS_OF_CUT = (
    "Whether sources vouch that it exists and that there is no other way: `stated`, `partly` or `assumed`. That "
    "there is no other way is assumed unless the model is `complete`."
)
_PEOPLE_CUT_OFF = "The known sum of the people those cut off speak for; null if unknown for all of them."

WEAK_POINT_MEANINGS: dict[str, dict[str, str]] = {
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
}
