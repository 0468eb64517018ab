"""What does each key of what an id stands for mean?"""

NAME_MEANINGS: dict[str, dict[str, str]] = {
    "Named": {
        "id": "The id.",
        "name": "What it is called.",
        "kind": "Its kind; `shared` for a shared dependency.",
        "kind_plural": "What several of that kind are called.",
        "part_of": "The stakeholder it belongs to, or null.",
        "people": "How many people are registered with it or represented by it; null if unknown, never 0 for that.",
    },
}
