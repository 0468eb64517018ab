"""Which standards are met, which not, and where nobody can tell? Counts in the paper, every rule in its annex."""

from collections.abc import Iterator

from stakeholder_graph.results.audits import Outcome
from stakeholder_graph.views.audit import sentences as audit_sentences
from stakeholder_graph.views.audit.groups import HeldRule, keep_result
from stakeholder_graph.views.report.blocks_of_paper import Numbering, plain, prove, tabulate
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Grid, Listed, Paragraph, Part
from stakeholder_graph.views.words import say_number

BREACHES_SHOWN = 5
ALIKE_SHOWN = 3
COLUMNS: tuple[tuple[Outcome, str], ...] = (
    ("not-met", "Not met"),
    ("met", "Met"),
    ("cannot-tell", "Cannot tell"),
    ("waived", "Waived"),
    ("not-applicable", "Does not apply"),
)
NO_SCORE = (
    "The counts cannot be added up to a score: no rule weighs as much as another. What the model does not say "
    "cannot be told, which is not the same as not met."
)
NO_STANDARD = "No standard that comes with the program holds on the day of the model."


def build_standards(material: Material, number: str) -> Part:
    """Build the part with how many rules came out in which way, and those that are not met."""
    numbering = Numbering(number)
    proofs = material.proofs
    if not proofs.held:
        blocks: tuple[Block, ...] = (numbering.number(plain(NO_STANDARD)),)
    else:
        said = audit_sentences.describe_counts(material.answer)
        blocks = (
            numbering.number(prove(said, proofs.find_annex("standards"), proofs.call("standards"))),
            *_list_breaches(material, numbering),
            numbering.number(plain(NO_SCORE)),
        )
    return Part(title="Standards", number=number, anchor="standards", blocks=blocks)


def _count_results(material: Material) -> Grid:
    audit = material.answer.audit
    rows = []
    for standard in audit.standards if audit is not None else ():
        held = [each for each in material.proofs.held if each.check.standard == standard.standard]
        rows.append(
            (standard.title, *(say_number(len(keep_result(held, outcome))) for outcome, _ in COLUMNS))
        )
    columns = ("Standard", *(name for _, name in COLUMNS))
    return tabulate("How many rules of each standard came out in which way", columns, rows)


def _list_breaches(material: Material, numbering: Numbering) -> Iterator[Block]:
    breaches = keep_result(material.proofs.held, "not-met")
    if not breaches:
        return
    told = breaches[:BREACHES_SHOWN]
    more = len(breaches) - len(told)
    rest = f" The other {say_number(more)} are in the annex." if more > 1 else ""
    yield numbering.number(plain(f"Not met, the most severe first.{rest}"))
    yield Listed(
        items=tuple(
            prove(
                f"{each.check.question} {audit_sentences.describe_meaning(each)}",
                material.proofs.find_rule(each),
                material.proofs.call("standards"),
            )
            for each in (told if more != 1 else breaches)
        )
    )


def build_standards_annex(material: Material, number: str) -> Iterator[Part]:
    """Build the annex: the counts of each standard, then every rule, how it came out, why, and what to do."""
    proofs = material.proofs
    yield Part(
        title="Every rule",
        number=number,
        anchor=proofs.find_annex("standards"),
        new_page=True,
        blocks=(_count_results(material),) if proofs.held else (Paragraph(words=plain(NO_STANDARD)),),
    )
    for outcome, name in COLUMNS:
        held = keep_result(proofs.held, outcome)
        if held:
            yield Part(
                title=f"{name} ({say_number(len(held))})", level=2, blocks=(_tabulate(material, held, name),)
            )


def _tabulate(material: Material, held: tuple[HeldRule, ...], name: str) -> Grid:
    rows = [
        (
            each.check.question,
            _say_why(material, each),
            each.check.remedy if each.result == "not-met" else each.check.reference,
            each.check.severity,
        )
        for each in held
    ]
    last = "What to do" if name == "Not met" else "Who asks for it"
    return tabulate(
        f"Rules: {name.lower()}",
        ("Rule", "What is known", last, "Severity"),
        rows,
        anchors=[material.proofs.find_rule(each) for each in held],
    )


def _say_why(material: Material, held: HeldRule) -> str:
    """Say why a rule came out so: for how many of several, and the first reason."""
    names, audit = material.names, material.answer.audit
    telling = audit_sentences.make_telling(audit, held.check.standard, names, ALIKE_SHOWN)
    if held.result == "waived":
        return audit_sentences.describe_waived(held)
    reasons = audit_sentences.describe_reasons(held, telling, 1)
    several = audit_sentences.describe_several(held, names, ALIKE_SHOWN if held.result == "not-met" else 0)
    return " ".join(filter(None, (several, *reasons)))
