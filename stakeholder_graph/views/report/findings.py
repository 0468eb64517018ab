"""What becomes of each message? In the paper a paragraph each; in its annex who is left out, and by which ways."""

from collections.abc import Iterator

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.views.analysis.outline import tabulate_messages
from stakeholder_graph.views.analysis.silo_outline import outline_silos
from stakeholder_graph.views.blocks import Table
from stakeholder_graph.views.frame import give_command
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.messages.chance_sentences import describe_chances, describe_tippings
from stakeholder_graph.views.messages.doubt_sentences import (
    EXPLAINED,
    describe_heard,
    describe_stability,
    tells_stability,
)
from stakeholder_graph.views.report.blocks_of_paper import (
    Numbering,
    convert_blocks,
    convert_sections,
    plain,
    prove,
)
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Paragraph, Part, Run
from stakeholder_graph.views.trace.outline import outline_trace
from stakeholder_graph.views.words import start_sentence

ROWS_KEPT = 12
"""A table of deliveries with more rows is left to the command that tells them."""
RESEARCH = "For researchers"


def build_findings(material: Material, number: str) -> Part:
    """Build the part that says of each message whether it does what is asked of it."""
    numbering = Numbering(number)
    blocks: list[Block] = []
    for message in material.messages:
        blocks.append(numbering.number(_tell_message(material, message)))
    isolated = material.answer.silos.isolated if material.answer.silos is not None else ()
    if isolated:
        told = sentences.describe_isolated(isolated, material.names, 3)
        blocks.append(
            numbering.number(
                prove(told, material.proofs.find_annex("messages"), material.proofs.call("messages"))
            )
        )
    return Part(title="What was found", number=number, anchor="findings", blocks=tuple(blocks))


def _tell_message(material: Material, message: MessageAnswer) -> tuple[Run, ...]:
    title = sentences.describe_message(message)
    verdict = sentences.describe_in_short(message, material.names)
    proof = prove(verdict, material.proofs.find_message(message.message), material.proofs.call("messages"))
    return (Run(text=f"{title}. ", strong=True), *proof)


def build_messages_annex(material: Material, number: str) -> Iterator[Part]:
    """Build the annex that tells each message in full, and then who does not hear whom."""
    proofs = material.proofs
    yield Part(
        title="Every message",
        number=number,
        anchor=proofs.find_annex("messages"),
        new_page=True,
        blocks=tuple(_open_annex(material)),
    )
    for section, message in zip(outline_trace(material.read(full=False)), material.messages, strict=True):
        blocks = [
            each for each in section.blocks if not isinstance(each, Table) or len(each.rows) <= ROWS_KEPT
        ]
        yield Part(
            title=section.title,
            level=2,
            anchor=proofs.find_message(message.message),
            blocks=(
                *convert_blocks(blocks, section.title),
                *_tell_more(material, message, is_cut=len(blocks) < len(section.blocks)),
            ),
        )
    for title, converted in convert_sections(outline_silos(material.read(full=False))):
        if not title.startswith(RESEARCH):
            yield Part(title=title, level=2, blocks=converted)


def _open_annex(material: Material) -> Iterator[Block]:
    if material.messages:
        yield from convert_blocks([tabulate_messages(material.messages)], "In numbers")
    if tells_stability(material.answer):
        yield Paragraph(words=plain(EXPLAINED), look="small")


def _tell_more(material: Material, message: MessageAnswer, *, is_cut: bool) -> Iterator[Block]:
    """Name who is left out, say how sure that is, and give the command that tells every delivery."""
    names = material.names
    missing = sentences.find_members(message, reached=False)
    one_way = sentences.find_loops(message, "one-way")
    for lead, ids in ((sentences.NO_ROUTE, missing), ("no way back", one_way)):
        if ids and message.delivery_count > 1:
            yield Paragraph(words=plain(f"{start_sentence(lead)}: {'; '.join(names.call_all(ids))}."))
    heard = describe_heard(message.heard_stability, message.counted, message.reached_count)
    if heard:
        yield Paragraph(words=plain(heard))
    held = describe_stability(message.reach_stability, message.counted).strip()
    if held:
        yield Paragraph(words=plain(f"{'Who is left out' if missing else 'That all are reached'}: {held}"))
    for told in filter(None, (describe_chances(message), *describe_tippings([message]))):
        yield Paragraph(words=plain(told))
    if is_cut:
        command = give_command(material.answer, "trace", message.message, "--format", "markdown")
        yield Paragraph(words=plain("Every delivery by itself, with its steps and days:"), look="small")
        yield Paragraph(words=plain(command), look="command")
