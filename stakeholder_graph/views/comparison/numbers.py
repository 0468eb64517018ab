"""The figures of a comparison as tables."""

from collections.abc import Sequence

from stakeholder_graph.results.comparisons import Comparison, Measure
from stakeholder_graph.views.blocks import Block, Say, Section, Table
from stakeholder_graph.views.comparison import phrases
from stakeholder_graph.views.comparison.choice import find_worth_showing
from stakeholder_graph.views.comparison.phrases import CRITERIA, SIDES_AS_COLUMNS

LABEL_WIDTH = 26
COLUMNS_AT_MOST = 8


def tabulate_figures(comparison: Comparison, *, full: bool) -> Section:
    """Put the figures of all sides into tables: few sides as columns, many as rows."""
    kept = find_worth_showing(comparison)
    shown = [each for each in comparison.measures if full or (each.measure, each.message) in kept]
    left_out = len(comparison.measures) - len(shown)
    more = f"{left_out} more measures: --format markdown." if left_out else ""
    doubt = "? assumptions or silence may change it, or others are reached than elsewhere"
    key = f"{doubt}; {phrases.NOT_KNOWN} not known. {more}".rstrip()
    if len(comparison.sides) <= SIDES_AS_COLUMNS:
        columns = ("Measure", *(_shorten(each.label, full=full) for each in comparison.sides))
        rows: list[tuple[str, ...]] = []
        for criterion, _ in CRITERIA:
            of_criterion = [each for each in shown if each.criterion == criterion]
            if of_criterion:
                rows.append((criterion.upper(), *("" for _ in comparison.sides)))
            rows += [
                (
                    phrases.describe_measure(each),
                    *(phrases.describe_value(each, one) for one in each.readings),
                )
                for each in of_criterion
            ]
        blocks: list[Block] = [Table(columns=columns, rows=tuple(rows))] if rows else []
        return Section(title="In numbers", blocks=(*blocks, Say(text=key)))
    blocks = []
    for message in dict.fromkeys(each.message for each in shown):
        of_message = [each for each in shown if each.message == message]
        of_message = [each for each in of_message if any(r.value is not None for r in each.readings)]
        width = len(of_message) if full else COLUMNS_AT_MOST
        if of_message:
            blocks.append(_tabulate(comparison, message, of_message[:width], full=full))
    return Section(title="In numbers", blocks=(*blocks, Say(text=key)))


def _tabulate(
    comparison: Comparison, message: str | None, measures: Sequence[Measure], *, full: bool
) -> Table:
    head = f"[{message}]" if message is not None else "The place"
    names = [phrases.MEASURE_WORDS[each.measure] for each in measures]
    return Table(
        columns=(head, *(each.name if full else each.short for each in names)),
        rows=tuple(
            (
                _shorten(side.label, full=full),
                *(phrases.describe_value(each, each.readings[number]) for each in measures),
            )
            for number, side in enumerate(comparison.sides)
        ),
    )


def _shorten(label: str, *, full: bool) -> str:
    return label if full or len(label) <= LABEL_WIDTH else f"{label[: LABEL_WIDTH - 1].rstrip()}…"
