"""What is doubtful proves nothing: what is left of a place without it, and what then comes of a rule."""

from msgspec.structs import replace

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Record
from stakeholder_graph.scenarios.apply import remove
from stakeholder_graph.standards.verdicts import UNSURE, Verdict


def leave_out_doubtful(structure: Structure) -> Structure | None:
    """Leave out every stakeholder, channel, tie and known absence that is doubtful; None where nothing is."""
    place = structure.place

    def is_firm(record: Record) -> bool:
        return place.find_certainty(record) >= UNSURE

    left = replace(
        place,
        channels=tuple(each for each in place.channels if is_firm(each.terms)),
        ties=tuple(filter(is_firm, place.ties)),
        known_absent=tuple(filter(is_firm, place.known_absent)),
        absent_stakeholders=tuple(filter(is_firm, place.absent_stakeholders)),
    )
    for each in place.stakeholders.values():
        if not is_firm(each):
            left = remove(left, each.id)
    return None if _count(left) == _count(place) else Structure(left, structure.day)


def _count(place: Place) -> tuple[int, ...]:
    listed = (place.channels, place.ties, place.known_absent, place.absent_stakeholders)
    return (len(place.stakeholders), *map(len, listed))


def weigh_doubts(verdict: Verdict, firm: Verdict | None) -> Verdict:
    """Weigh what comes of a rule against what comes of it without all that is doubtful.

    Where the two differ, it rests on something doubtful, and nobody can tell; ``firm`` is None where nobody is left
    of whom it could be asked.
    """
    if firm is not None and firm.result == verdict.result:
        return firm
    resting = [
        replace(each, supports="cannot-tell")
        for each in verdict.evidence
        if each.supports == verdict.result and each.certainty is not None and each.certainty < UNSURE
    ]
    asking = [each for each in (firm.evidence if firm is not None else ()) if each.supports == "cannot-tell"]
    others = [replace(each, supports="cannot-tell") for each in verdict.evidence if not resting]
    return Verdict("cannot-tell", tuple(dict.fromkeys((*resting, *asking, *others))))
