"""How sure is all this, was it checked with those mapped, and what does it leave out?"""

from collections.abc import Iterator

from stakeholder_graph.results.reports import CheckedWith, EvidenceGrade
from stakeholder_graph.views.frame import describe_assumed, describe_note
from stakeholder_graph.views.report.blocks_of_paper import Numbering, plain, prove, tabulate
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Part
from stakeholder_graph.views.words import Names, end_sentence, join_words, say_date, say_number

NO_CHECK = "No check with those mapped is recorded."
WITH_NAMED = 4
GRADES = {
    "paper": "on paper: it is written down somewhere",
    "one end": "one end: somebody at one end says so",
    "both ends": "both ends: both ends say so",
    "observed": "observed: somebody saw it at work",
    None: "no grade: its source states none, or it is only assumed",
}
"""What each evidence grade means, weakest first."""
LIMITS = (
    "This paper tells of channels, and not of power, trust, or how good what is said is.",
    "A channel nobody wrote down may be there; one on paper may never be used.",
    "It knows posts and bodies, and no persons.",
    "What a change would do is on paper, and says nothing of money, time or will.",
    "There is no single score and no league table: places differ in what is recorded of them.",
)


def build_surety(material: Material, number: str) -> Part:
    """Build the part on evidence, checks, assumptions and limits."""
    numbering = Numbering(number)
    proofs, report = material.proofs, material.report
    where, anchor = proofs.call("method"), proofs.find_annex("method")
    blocks: list[Block] = [
        numbering.number(prove(describe_assumed(material.answer.assumed_share), anchor, where)),
        tabulate(
            "How well the stakeholders and channels of the model are known",
            ("Evidence", "Stakeholders", "Channels"),
            [_tell_grade(each) for each in report.evidence],
        ),
        *(numbering.number(plain(each)) for each in describe_checks(report.checked, material.names)),
        *(numbering.number(plain(describe_note(each))) for each in material.answer.notes),
        numbering.number(plain(" ".join(LIMITS))),
    ]
    return Part(
        title="How sure this is, and its limits", number=number, anchor="surety", blocks=tuple(blocks)
    )


def _tell_grade(grade: EvidenceGrade) -> tuple[str, str, str]:
    says = GRADES.get(grade.grade, grade.grade or "")
    return (says[:1].upper() + says[1:], say_number(grade.stakeholder_count), say_number(grade.channel_count))


def describe_checks(checked: tuple[CheckedWith, ...], names: Names) -> Iterator[str]:
    """Say whether and when the model was checked with those mapped, the latest first."""
    if not checked:
        yield NO_CHECK
    for each in checked:
        called = names.call_all(each.members)
        who = join_words(called) if len(called) <= WITH_NAMED else names.count(each.members)
        by = f" by the {each.by}" if each.by else ""
        note = f" {end_sentence(each.note)}" if each.note else ""
        yield f"Checked with {who} on {say_date(each.on)}{by}.{note}"
