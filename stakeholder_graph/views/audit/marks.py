"""How sure is what is told? What stands in brackets behind evidence: assumed, unsure, doubtful, looked for."""

from collections.abc import Sequence

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.views.certainty import say_doubt
from stakeholder_graph.views.messages.sentences import HINTS

LOOKED_FOR = "looked for, and not there"
LEFT_OUT = "the model leaves nothing out"
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
    doubt = say_doubt([each.certainty for each in group], [each.source for each in group])
    doubts = ", ".join(filter(None, (basis, doubt)))
    told = "; ".join(filter(None, (LOOKED_FOR if kind == "known-absent" else "", doubts)))
    return f" [{told}]" if told else ""


def drop_assumed(told: str) -> str:
    """Leave out that a piece is assumed, where that is said of all of them at once."""
    for marked, plain in ASSUMED_FIRST:
        told = told.replace(marked, plain)
    return told
