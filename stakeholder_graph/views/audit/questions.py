"""What would have to be found out before the open rules of an audit can be told?"""

from collections.abc import Iterable

from msgspec import Struct

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.audits import Audit, Check, Evidence
from stakeholder_graph.views.audit.evidence_groups import ROUTES, is_closing
from stakeholder_graph.views.audit.groups import HeldRule
from stakeholder_graph.views.audit.lack_sentences import ask_about
from stakeholder_graph.views.audit.sentences import make_telling
from stakeholder_graph.views.certainty import grade_certainty
from stakeholder_graph.views.relation_words import is_relation
from stakeholder_graph.views.words import Names, list_some, start_sentence

WRITE = {
    "channel": "write the channel, or list it under known_absent",
    "route": "write the channels of that route, or those known to be absent under known_absent",
    "heard_within": "write the channels of that way, with every and takes",
    "tie": "write it under ties, or under known_absent with the same 'is'",
    "seats": "write its seats, with chosen_by",
    "chosen": "write ties appoints or elects, or seats with chosen_by",
    "paid": "write ties pays or funds, or seats with paid_by",
    "run": "write the tie runs, or part_of",
    "doubtful": "write on its line how certain it is once somebody who knows has said so",
    "part": "or say under known_absent that there is none",
}
"""What to write into the model once it is known, by what was left unsaid."""


DOUBTED = ("channel", "tie", "route", "stakeholder")


class ToFindOut(Struct, frozen=True, kw_only=True):
    """One thing to find out: the question, what to write once it is known, and the rules that wait for it."""

    asks: str
    write: str
    rules: tuple[str, ...]

    def __str__(self) -> str:
        needed = f"needed for {list_some(self.rules, 4)}"
        return (
            f"{self.asks} {start_sentence(self.write)}. [{needed}]"
            if self.write
            else f"{self.asks} [{needed}]"
        )


def list_to_find_out(held: Iterable[HeldRule], answer: Answer, names: Names) -> tuple[ToFindOut, ...]:
    """List what would have to be found out before the open rules can be told, what most rules wait for first.

    Silences of one sort that one rule meets with many times are one question.
    """
    waiting: dict[tuple[str, str], list[str]] = {}
    for each in held:
        telling = make_telling(answer.audit, each.check.standard, names, 2)
        for silences in group_silences(each.of_result("cannot-tell")):
            asked = (ask_about(silences, telling), _say_write(silences[0], answer.audit))
            waiting.setdefault(asked, []).append(each.check.rule)
    found = [
        ToFindOut(asks=asks, write=write, rules=tuple(dict.fromkeys(rules)))
        for (asks, write), rules in waiting.items()
    ]
    return tuple(sorted(found, key=lambda each: -len(each.rules)))


def group_silences(checks: Iterable[Check]) -> tuple[tuple[Evidence, ...], ...]:
    """Gather what the checks of a rule found unsaid, by what was looked at; so are seats that are not counted.

    So is what the model doubts more than it believes, and so are ways on record that are too slow: of these is asked
    whether there is a quicker one, instead of which way there is. How many there were of a list that was cut is left
    out: the question is about all of them.
    """
    groups: dict[tuple[str | None, ...], list[Evidence]] = {}
    for check in checks:
        slow = {(each.ids[0], each.ids[-1]) for each in check.evidence if _is_slow_way(each)}
        for each in check.evidence:
            known = each.kind == "silent" and (*each.ids[:1], *each.ids[-1:]) in slow
            if each.supports == "cannot-tell" and _is_unsaid(each) and not known and not is_closing(each):
                groups.setdefault(_find_sort(each), []).append(each)
    return tuple(map(tuple, groups.values()))


def _is_slow_way(evidence: Evidence) -> bool:
    """Say whether evidence is a way on record that takes longer than is asked for."""
    slow = evidence.kind == "route" and evidence.aspect == "heard_within" and evidence.found is not None
    return slow and evidence.supports == "cannot-tell" and len(evidence.ids) > 1


def _is_unsaid(evidence: Evidence) -> bool:
    unsaid = evidence.kind == "silent" and bool(evidence.ids or evidence.role)
    if evidence.kind in DOUBTED and evidence.ids and grade_certainty(evidence.certainty) == "doubtful":
        return True
    return unsaid or (evidence.kind == "seats" and len(evidence.ids) == 1) or _is_slow_way(evidence)


def _find_sort(evidence: Evidence) -> tuple[str | None, ...]:
    """Return what silences must have in common to be one question; of seats all are."""
    if evidence.kind == "seats":
        return ("seats",)
    if grade_certainty(evidence.certainty) == "doubtful":
        return ("doubtful", evidence.kind, evidence.aspect if evidence.kind == "tie" else None)
    return (evidence.kind, evidence.aspect, evidence.role, str(len(evidence.ids[:2])))


def _say_write(evidence: Evidence, audit: Audit | None) -> str:
    """Say what to write into the model once the answer is known."""
    aspect, count = evidence.aspect, len(evidence.ids)
    if count == 0 or (count == 1 and aspect is None and evidence.kind == "silent"):
        by = _find_way(evidence.role, audit)
        return f"write it with {by}, {WRITE['part']}" if by else f"write it, {WRITE['part']}"
    if grade_certainty(evidence.certainty) == "doubtful":
        return WRITE["doubtful"]
    if aspect in ROUTES and aspect not in WRITE:
        return WRITE["route"]
    if is_relation(aspect):
        return WRITE["tie"]
    sort = aspect or ("channel" if count > 1 else "seats")
    return WRITE.get(sort, f"write {sort} on its line")


def _find_way(part: str | None, audit: Audit | None) -> str:
    """Return how somebody who plays a part would be found: the role or the kind to give them."""
    ways = [each.by for each in (audit.cast if audit is not None else ()) if each.part == part and each.by]
    return ways[0] if ways else ""


def find_beyond(held: Iterable[HeldRule]) -> tuple[HeldRule, ...]:
    """Keep the rules that nothing but what lies beyond structure could settle."""
    return tuple(
        each
        for each in held
        if {one.kind for check in each.checks for one in check.evidence} == {"beyond-structure"}
    )
