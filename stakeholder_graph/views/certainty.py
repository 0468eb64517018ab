"""How doubtful is what is told? The word that stands in brackets behind it."""

from collections.abc import Sequence

BELIEVED_FROM = 0.5
SURE_FROM = 0.8
OUR_READING = "our reading"


def grade_certainty(certainty: float | None) -> str:
    """Say how doubtful something is: "doubtful" if less likely than not, "unsure", or "" where it is sure."""
    if certainty is None or certainty >= SURE_FROM:
        return ""
    return "doubtful" if certainty < BELIEVED_FROM else "unsure"


def say_doubt(certainties: Sequence[float | None], sources: Sequence[str | None]) -> str:
    """Say how doubtful the least sure of a few is, and whether that is only how somebody read it; "" if all are sure.

    Each has its source at the same place.
    """
    grades = [grade_certainty(each) for each in certainties]
    worst = next((each for each in ("doubtful", "unsure") if each in grades), "")
    if not worst:
        return ""
    read = all(source == "assumption" for source, grade in zip(sources, grades, strict=True) if grade)
    whole = worst if len(set(grades)) == 1 else f"partly {worst}"
    return f"{whole}: {OUR_READING}" if read else whole
