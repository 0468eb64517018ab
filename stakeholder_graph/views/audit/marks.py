"""How sure is what is told? What stands in brackets behind evidence: assumed, unsure, doubtful, looked for."""

from collections.abc import Sequence

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.views.audit.evidence_groups import grade_certainty
from stakeholder_graph.views.messages.sentences import HINTS

LOOKED_FOR = "looked for, and not there"
LEFT_OUT = "the model leaves nothing out"
OUR_READING = "our reading"
UNMARKED = ("silent", "beyond-structure")
ASSUMED_FIRST = (("[assumed, ", "["), (" [assumed]", ""))


def mark_evidence(group: Sequence[Evidence]) -> str:
    """Say in one bracket how evidence is known and how doubtful it is; "" where nothing needs saying."""
    kind = group[0].kind
    if kind in UNMARKED:
        return ""
    if kind == "complete":
        return f" [{LEFT_OUT}]"
    group = [each for each in group if each.kind not in (*UNMARKED, "complete")]
    bases = {each.basis for each in group}
    basis = HINTS[bases.pop() if len(bases) == 1 else "partly"]
    doubts = ", ".join(filter(None, (basis, _say_doubt(group))))
    told = "; ".join(filter(None, (LOOKED_FOR if kind == "known-absent" else "", doubts)))
    return f" [{told}]" if told else ""


def _say_doubt(group: Sequence[Evidence]) -> str:
    """Say how doubtful the least sure of a group is, and whether that is only how somebody read it."""
    grades = [grade_certainty(each) for each in group]
    worst = next((each for each in ("doubtful", "unsure") if each in grades), "")
    if not worst:
        return ""
    doubted = [each for each, grade in zip(group, grades, strict=True) if grade]
    reading = f": {OUR_READING}" if all(each.source == "assumption" for each in doubted) else ""
    return f"{worst if len(set(grades)) == 1 else f'partly {worst}'}{reading}"


def drop_assumed(told: str) -> str:
    """Leave out that a piece is assumed, where that is said of all of them at once."""
    for marked, plain in ASSUMED_FIRST:
        told = told.replace(marked, plain)
    return told
