"""What does each key of how stable a finding is mean?"""

STABILITY_MEANINGS: dict[str, dict[str, str]] = {
    "Stability": {
        "share": "The share of sampled plausible versions of the model in which the finding holds.",
        "low": "The lower end of its 90% interval.",
        "high": "The upper end of its 90% interval.",
        "lost_share": (
            "The share of versions in which it fails because those it names are not reached at all; null where that "
            "does not apply."
        ),
    },
}
