"""What was tried, and what came of it? Each change in full, in the annex."""

from collections.abc import Iterator

from stakeholder_graph.results.reports import TriedChange
from stakeholder_graph.views.report import change_sentences
from stakeholder_graph.views.report.blocks_of_paper import plain, tabulate
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Listed, Paragraph, Part
from stakeholder_graph.views.words import say_number

MEASURED = (
    "Measured again with each change: who is reached, who can be answered, and whom one absence cuts off. Days and "
    "chances were not measured. Whether there is money, time or will for a change, no model can tell."
)


def build_changes_annex(material: Material, number: str) -> Iterator[Part]:
    """Build the annex with every change that helps somebody, and then those that help nobody."""
    yield Part(
        title="What was tried",
        number=number,
        anchor=material.proofs.find_annex("changes"),
        new_page=True,
        blocks=(Paragraph(words=plain(MEASURED)), *_tell_helping(material), *_tell_idle(material)),
    )


def _tell_helping(material: Material) -> Iterator[Block]:
    changes = material.report.changes
    if not changes:
        yield Paragraph(words=plain(change_sentences.NOTHING_HELPS))
        return
    rows = [
        (
            f"{change_sentences.describe_change(each, material.names)} ({change_sentences.describe_maker(each)})",
            " ".join(_list_effects(material, each, better=True)),
            " ".join(_list_effects(material, each, better=False)) or "Nothing.",
            say_number(each.channel_count),
        )
        for each in changes
    ]
    yield tabulate(
        "Changes that help somebody, on paper",
        ("Change", "What gets better", "What gets worse", "Channels added"),
        rows,
        anchors=[material.proofs.find_change(number) for number in range(len(changes))],
    )


def _list_effects(material: Material, change: TriedChange, *, better: bool) -> Iterator[str]:
    told = [each for each in change.effects if each.better == better]
    for each in told:
        yield change_sentences.describe_effect(each, material.by_id[each.message], material.names)
    total = change.better_count if better else change.worse_count
    if total > len(told):
        yield change_sentences.describe_more(total - len(told))


def _tell_idle(material: Material) -> Iterator[Block]:
    idle = material.report.idle_changes
    if idle:
        yield Paragraph(words=plain("Tried, and of no help to anybody:"))
        yield Listed(
            items=tuple(
                plain(
                    f"{change_sentences.describe_change(each, material.names)} "
                    f"({change_sentences.describe_maker(each)}) {_say_harm(each)}"
                )
                for each in idle
            )
        )


def _say_harm(change: TriedChange) -> str:
    if not change.worse_count:
        return "Nothing changes."
    return change_sentences.describe_harm(change.worse_count)
