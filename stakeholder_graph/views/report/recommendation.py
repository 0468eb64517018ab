"""What is the governing body asked to do? Proposals that follow from what was found, and nothing more."""

from collections.abc import Iterator

from stakeholder_graph.views.audit.groups import keep_result
from stakeholder_graph.views.report import change_sentences
from stakeholder_graph.views.report.blocks_of_paper import plain, prove
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Listed, Paragraph, Part, Words
from stakeholder_graph.views.report.summary import count_weak_people, name_weak_place
from stakeholder_graph.views.words import say_number

ASKED = "The governing body is asked to:"
PROPOSED = (
    "This is a proposal that follows from a model on paper. The decision, and the judgement, are the board's."
)


def build_recommendation(material: Material, number: str) -> Part:
    """Build the part that comes first: to note, to discuss, and to approve that something is worked up."""
    items = tuple(_list_asked(material))
    return Part(
        title="Recommendation",
        number=number,
        anchor="recommendation",
        boxed=True,
        blocks=(
            Paragraph(words=plain(ASKED), look="lead"),
            Listed(items=items, numbered=True),
            Paragraph(words=plain(PROPOSED), look="small"),
        ),
    )


def _list_asked(material: Material) -> Iterator[Words]:
    report, proofs = material.report, material.proofs
    yield prove(
        "Note who is heard, how long it takes, and whose absence would matter most, as the model has it.",
        "summary",
        "section 2",
    )
    if report.weakest:
        weak = report.weakest[0]
        more = len(report.weakest) - 1
        others = f", and {'one other weak place' if more == 1 else 'two other weak places'}" if more else ""
        place = f"{name_weak_place(material, weak)}{count_weak_people(weak)}"
        asked = {
            "weak-point": f"whether it accepts that so much rests on {place}",
            "one-way": f"how {place} could get an answer",
        }.get(weak.kind, f"how {place} could be reached")
        yield prove(f"Discuss {asked}{others}.", "summary", "section 2")
    breaches = keep_result(proofs.held, "not-met")
    if breaches:
        rules = "1 rule" if len(breaches) == 1 else f"{say_number(len(breaches))} rules"
        are = "is" if len(breaches) == 1 else "are"
        yield prove(f"Discuss {rules} of the standards that {are} not met.", "standards", "section 5")
    yield from _propose(material)
    if not report.checked:
        yield prove("Ask that those on the map check it before it is relied on.", "surety", "section 7")


def _propose(material: Material) -> Iterator[Words]:
    """Ask to find out what may be so already, and to approve the first change that is sound and lasts."""
    told = material.told_changes
    doubtful = next((number for number, each in enumerate(told) if each.may_be_so), None)
    sound = next((number for number, each in enumerate(told) if each.is_sound and each.mends), None)
    for number in (doubtful, sound):
        if number is None:
            continue
        change = change_sentences.describe_change(told[number], material.spoken)
        asked = (
            f"Ask to f{change[1:]}"
            if number == doubtful
            else f"Approve that one change is worked up with those who would carry it: “{change.rstrip('.')}”."
        )
        yield prove(asked, material.proofs.find_change(number), material.proofs.call("changes"))
