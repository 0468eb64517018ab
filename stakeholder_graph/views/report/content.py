"""What does a board paper say, and in which order? From one stored answer and its pictures to blocks."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.reports import Cover, Report
from stakeholder_graph.views.frame import describe_title
from stakeholder_graph.views.report.blocks_of_paper import plain
from stakeholder_graph.views.report.changes_annex import build_changes_annex
from stakeholder_graph.views.report.findings import build_findings, build_messages_annex
from stakeholder_graph.views.report.journeys import build_journeys_annex
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.method import build_method
from stakeholder_graph.views.report.paper import Block, CoverLine, Paper, Paragraph, Part, Picture
from stakeholder_graph.views.report.proofs import ANNEXES, Proofs
from stakeholder_graph.views.report.recommendation import build_recommendation
from stakeholder_graph.views.report.review_part import build_review, build_review_annex
from stakeholder_graph.views.report.risks import build_risks, build_weak_annex
from stakeholder_graph.views.report.standards_part import build_standards, build_standards_annex
from stakeholder_graph.views.report.summary import build_summary
from stakeholder_graph.views.report.surety import build_surety
from stakeholder_graph.views.withheld_sentences import describe_withheld
from stakeholder_graph.views.words import say_date

SUMMARY_AND_PURPOSE = (
    "To tell who hears whom in this place, how long it takes, and whose absence would cut people off. It is told of "
    "a model, on paper. Section 2 sums it up on one page."
)
MAP_TOLD = "What the map tells is told in words in the other annexes."


def build_paper(answer: Answer, pictures: Sequence[Picture] = ()) -> Paper:
    """Build the whole paper: cover, recommendation, summary, findings, and annexes that prove them.

    Parameters
    ----------
    answer
        What `report` answers.
    pictures
        The map, and what goes down and up; each is a page of the first annex. Without them there is no such annex.

    Raises
    ------
    ValueError
        If it is the answer of another command: a fault of the caller, never of a model.
    """
    report = _find_report(answer)
    material = Material(answer, report, Proofs(answer, _list_annexes(answer, report, pictures)))
    return Paper(
        title=f"Who hears whom: {answer.place}",
        subtitle=describe_title(answer),
        cover=tuple(_list_cover(report.cover)),
        parts=(*_build_body(material), *_build_annexes(material, pictures)),
        running=f"Who hears whom: {answer.place}",
        about=SUMMARY_AND_PURPOSE,
        date=report.cover.date or answer.as_of,
        author=report.cover.author or "",
    )


def build_methods_note(answer: Answer) -> Paper:
    """Build the note on methods alone, without a cover."""
    report = _find_report(answer)
    material = Material(answer, report, Proofs(answer, ("method",)))
    return Paper(
        title=f"How it was worked out: {answer.place}",
        subtitle=describe_title(answer),
        cover=(),
        parts=tuple(build_method(material, "")),
        running=f"Method: {answer.place}",
        about="Definitions, versions, options, sources and assumptions of a report.",
        date=report.cover.date or answer.as_of,
        author=report.cover.author or "",
    )


def _find_report(answer: Answer) -> Report:
    if answer.report is None:
        raise ValueError("only the answer of `report` can be set as a paper")
    return answer.report


def _list_annexes(answer: Answer, report: Report, pictures: Sequence[Picture]) -> Iterator[str]:
    yield from (
        *(("map",) if pictures else ()),
        *(("journeys",) if report.traces else ()),
        *("weak", "messages", "changes", "standards", "review", "method"),
        *(("withheld",) if answer.withheld is not None else ()),
    )


def _build_body(material: Material) -> Iterator[Part]:
    yield build_recommendation(material, "1")
    yield from build_summary(material, "2")
    yield build_findings(material, "3")
    yield build_risks(material, "4")
    yield build_standards(material, "5")
    yield build_review(material, "6")
    yield build_surety(material, "7")


def _build_annexes(material: Material, pictures: Sequence[Picture]) -> Iterator[Part]:
    call = material.proofs.call
    if pictures:
        blocks: tuple[Block, ...] = (Paragraph(words=plain(MAP_TOLD)), *pictures)
        anchor = material.proofs.find_annex("map")
        yield Part(title="The map", number=call("map"), anchor=anchor, new_page=True, blocks=blocks)
    if material.report.traces:
        yield from build_journeys_annex(material, call("journeys"))
    yield from build_weak_annex(material, call("weak"))
    yield from build_messages_annex(material, call("messages"))
    yield from build_changes_annex(material, call("changes"))
    yield from build_standards_annex(material, call("standards"))
    yield from build_review_annex(material, call("review"))
    yield from build_method(material, call("method"))
    if material.answer.withheld is not None:
        told = tuple(Paragraph(words=plain(each)) for each in describe_withheld(material.answer.withheld))
        anchor = material.proofs.find_annex("withheld")
        yield Part(title=ANNEXES["withheld"], number=call("withheld"), anchor=anchor, blocks=told)


def _list_cover(cover: Cover) -> Iterator[CoverLine]:
    """List the fields of the cover sheet; what nobody wrote is empty, and to be filled in."""
    day = say_date(cover.date) if cover.date else None
    for label, text in (
        ("Meeting", cover.meeting),
        ("Date of meeting", day),
        ("Agenda item", cover.item),
        ("Enclosure", cover.enclosure),
        ("Report author (post)", cover.author),
        ("Department", cover.department),
        ("Version or status", cover.version),
        ("Executive lead (post)", cover.executive_lead),
        ("Clinical lead (post)", cover.clinical_lead),
        ("Purpose or action required", cover.purpose),
        ("Summary and purpose", SUMMARY_AND_PURPOSE),
        ("Consultation or involvement so far", cover.involvement),
        ("Freedom of information", cover.freedom_of_information),
        ("Strategic objectives supported", cover.objectives),
        ("Conflicts of interest", cover.conflicts),
        ("Equality impact", cover.equality),
        ("Next steps", cover.next_steps),
        ("Recommendations", "See section 1."),
    ):
        yield CoverLine(label=label, text=text or "")
