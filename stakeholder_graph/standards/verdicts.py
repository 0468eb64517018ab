"""What an expectation came out as, with the evidence, and how several are weighed together."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import weigh
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.units import CERTAINTY_WORDS, Basis

Result = Literal["met", "not-met", "cannot-tell", "not-applicable"]

SURE, UNSURE = CERTAINTY_WORDS["likely"], CERTAINTY_WORDS["unsure"]
"""What is as certain as the first is sure; what is less certain than the second is doubtful, and proves nothing."""

SLACK = 1e-9
"""By so little two shares may differ and be the same: 0.29 of 100 is no whole number in a computer."""

EVIDENCE_LIMIT = 12
"""So many pieces of one sort are kept of one expectation: enough to check by hand."""


class Verdict(Struct, frozen=True):
    """How one expectation came out. Its evidence tells why, what decides first."""

    result: Result
    evidence: tuple[Evidence, ...] = ()

    @property
    def sureness(self) -> float:
        """How sure the proof is: as its least certain piece, in three steps (sure, unsure, doubtful)."""
        return min(
            (_weigh_certainty(each) for each in self.evidence if each.supports == self.result), default=SURE
        )


def judge_all(verdicts: Iterable[Verdict]) -> Verdict:
    """Judge what needs all of several: as bad as the worst of them.

    What does not apply counts for nothing; where nothing applies, neither does the whole.
    """
    return _judge(tuple(verdicts), ("not-met", "cannot-tell", "met", "not-applicable"))


def judge_any(verdicts: Iterable[Verdict]) -> Verdict:
    """Judge what needs one of several: as good as the best of them; only the surest proof is kept if one is met.

    Where none is met, what is there but falls short comes before what is not there at all.
    """
    found: list[Verdict] = []
    best: Verdict | None = None
    for each in verdicts:  # they are made one by one, and no more of them than are needed
        if each.result == "met" and (best is None or each.sureness > best.sureness):
            best = each
            if best.sureness == SURE:
                return best
        found.append(each)
    if best is not None:
        return best
    nearest_first = sorted(found, key=_find_nothing)
    return _judge(nearest_first, ("cannot-tell", "not-met", "not-applicable"))


def _find_nothing(verdict: Verdict) -> bool:
    """Say whether a verdict has nothing to show but what is absent or left unsaid."""
    return all(each.kind in ("silent", "complete", "known-absent") for each in verdict.evidence)


def keep_surest(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Keep, of pieces each of which is proof enough, those that are as sure as the surest."""
    found = tuple(evidence)
    best = max((_weigh_certainty(each) for each in found), default=SURE)
    return tuple(each for each in found if _weigh_certainty(each) == best)


def _weigh_certainty(piece: Evidence) -> float:
    certainty = piece.certainty if piece.certainty is not None else 1.0
    return next((each for each in (SURE, UNSURE) if certainty >= each), 0.0)


def _judge(found: Sequence[Verdict], order: Sequence[Result]) -> Verdict:
    results = {each.result for each in found}
    result: Result = next((each for each in order if each in results), "not-applicable")
    deciding = [each for each in found if each.result == result]
    others = [each for each in found if each.result != result]
    evidence = [piece for each in (*deciding, *others) for piece in each.evidence]
    return Verdict(result, tuple(dict.fromkeys(evidence)))


def judge_share(verdicts: Sequence[Verdict], share: float, *, said: Evidence) -> Verdict:
    """Judge what must hold for a share of several; ``said`` takes how many of them it is known to hold for."""
    counted = [each for each in verdicts if each.result != "not-applicable"]
    if not counted:
        return judge_all(verdicts)
    met = sum(each.result == "met" for each in counted)
    possible = sum(each.result in ("met", "cannot-tell") for each in counted)
    wanted = share * len(counted) - SLACK
    result: Result = "met" if met >= wanted else "cannot-tell" if possible >= wanted else "not-met"
    told = replace(said, supports=result, found=f"{met} of {len(counted)}", wanted=f"{share:g}")
    deciding = [each for each in counted if each.result == result]
    others = [each for each in counted if each.result != result]
    evidence = [piece for each in (*deciding, *others) for piece in each.evidence]
    return Verdict(result, tuple(dict.fromkeys([told, *evidence])))


def weigh_pieces(evidence: Iterable[Evidence]) -> Basis:
    """Weigh several pieces of evidence together: stated, assumed, or partly."""
    found = {each.basis for each in evidence}
    return "partly" if "partly" in found else weigh(each == "assumed" for each in found)


def cut(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Keep the first dozen of every sort of evidence, each sort closed by how many there were of it.

    A closing piece is of the same sort, names nobody and says the number in ``found``.
    """
    sorts: dict[tuple[str, str, str | None], list[Evidence]] = {}
    for each in evidence:
        sorts.setdefault((each.supports, each.kind, each.aspect), []).append(each)
    kept: list[Evidence] = []
    for same in sorts.values():
        kept += same[:EVIDENCE_LIMIT]
        if len(same) > EVIDENCE_LIMIT:
            first = same[0]
            closing = Evidence(
                supports=first.supports,
                kind=first.kind,
                role=first.role,
                aspect=first.aspect,
                found=str(len(same)),
                basis=first.basis,
            )
            kept.append(closing)
    return tuple(kept)
