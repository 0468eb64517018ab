"""What was tried, and what came of it? Each change in full, in the annex."""

from collections.abc import Iterator

from stakeholder_graph.results.reports import ChangeEffect, TriedChange
from stakeholder_graph.views.report import change_sentences
from stakeholder_graph.views.report.blocks_of_paper import plain, tabulate
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Listed, Paragraph, Part
from stakeholder_graph.views.words import say_date, say_number, start_sentence

MEASURED = (
    "Measured again with each change: who is reached, who can be answered, and whom one absence cuts off; on the "
    "day, and on each day within the year on which something in the model begins or ends. Days and chances were "
    "not measured. Whether there is money, time or will for a change, no model can tell."
)


def build_changes_annex(material: Material, number: str) -> Iterator[Part]:
    """Build the annex with every change that helps somebody, and then those that help nobody."""
    changes = material.report.changes
    nothing = () if changes else (Paragraph(words=plain(change_sentences.NOTHING_HELPS)),)
    yield Part(
        title="What was tried",
        number=number,
        anchor=material.proofs.find_annex("changes"),
        new_page=True,
        blocks=(Paragraph(words=plain(MEASURED)), *nothing),
    )
    for at, change in enumerate(changes):
        yield Part(
            title=change_sentences.describe_change(change, material.names).rstrip("."),
            level=2,
            anchor=material.proofs.find_change(at),
            blocks=tuple(_tell_change(material, change)),
        )
    idle = tuple(_tell_idle(material))
    if idle:
        yield Part(title="Tried, and of no help to anybody", level=2, blocks=idle)


def _tell_change(material: Material, change: TriedChange) -> Iterator[Block]:
    """Tell whose idea it is, how much it adds, and the figures that change most."""
    names = material.names
    told = (
        start_sentence(f"{change_sentences.describe_maker(change)}."),
        f"What it asks of people: {change_sentences.describe_asked(change, names)}{_say_hours(change)}",
        *filter(None, (change_sentences.describe_limits(change, names).strip(),)),
        f"Figures that get better: {say_number(change.better_count)}; worse: {say_number(change.worse_count)}.",
    )
    yield Paragraph(words=plain(" ".join(told)))
    rows = [_tell_effect(material, each) for each in change.effects]
    cut = len(rows) < change.better_count + change.worse_count
    caption = "What changes most, on paper" if cut else "What changes, on paper"
    yield tabulate(caption, ("Message", "Now", "With it", "Better or worse"), rows)


def _say_hours(change: TriedChange) -> str:
    unknown = change.ways and all(each.hours is None for each in change.ways)
    return " How many hours that takes is not stated." if unknown else ""


def _tell_effect(material: Material, effect: ChangeEffect) -> tuple[str, str, str, str]:
    message, names = material.by_id[effect.message], material.names
    return (
        effect.message,
        change_sentences.describe_now(effect, message, names),
        change_sentences.describe_then(effect, message, names),
        _say_better(effect),
    )


def _say_better(effect: ChangeEffect) -> str:
    if not effect.better:
        return "worse"
    return f"better until {say_date(effect.until)}" if effect.until is not None else "better"


def _tell_idle(material: Material) -> Iterator[Block]:
    idle = material.report.idle_changes
    if idle:
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
