"""What a comparison found, as the rows of one flat table: a row for each measure and side."""

from collections.abc import Iterator

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.comparisons import Cause, Comparison, Side
from stakeholder_graph.views.cells import JOIN, Cell, Row

COMPARISON_COLUMNS = (
    *("record", "criterion", "measure", "message", "unit", "more_is", "side_number", "side"),
    *("value", "low", "high", "of", "basis", "bar", "comparable", "detail"),
)


def list_comparison(answer: Answer, comparison: Comparison) -> Iterator[Row]:
    """List every measure, part and rule on every side, each row with the model that its own side comes from."""
    origins = [_find_origin(answer, each) for each in comparison.sides]
    for cells in (*_list_measures(comparison), *_list_parts(comparison), *_list_rules(comparison)):
        number = cells["side_number"]
        side = int(number) - 1 if isinstance(number, int) else 0
        known = {**cells, "side": comparison.sides[side].label}
        yield (*(known.get(column) for column in COMPARISON_COLUMNS), *origins[side])


def _find_origin(answer: Answer, side: Side) -> Row:
    return (
        side.place,
        side.as_of,
        side.scenario,
        side.model_sha256[:12],
        answer.tool_version,
        side.assumed_existence,
        side.assumed_people,
        side.assumed_level,
        side.assumed_timing,
        side.assumed_reliability,
    )


def _list_measures(comparison: Comparison) -> Iterator[dict[str, Cell]]:
    for measure in comparison.measures:
        for number, each in enumerate(measure.readings, start=1):
            yield {
                "record": "measure",
                "criterion": measure.criterion,
                "measure": measure.measure,
                "message": measure.message,
                "unit": measure.unit,
                "more_is": measure.more_is,
                "side_number": number,
                "value": each.value,
                "low": each.low,
                "high": each.high,
                "of": each.of,
                "basis": each.basis if each.value is not None else None,
                "bar": each.bar,
                "comparable": measure.comparable,
                "detail": JOIN.join(map(_write_cause, each.causes)),
            }


def _write_cause(cause: Cause) -> str:
    return f"{cause.kind}: {' '.join(cause.ids)}" if cause.ids else cause.kind


def _list_parts(comparison: Comparison) -> Iterator[dict[str, Cell]]:
    for part in comparison.parts:
        for number, sought in enumerate(part.sought, start=1):
            yield {
                "record": "part",
                "measure": part.part,
                "side_number": number,
                "value": sought,
                "comparable": part.comparable,
                "detail": JOIN.join(part.members[number - 1]),
            }


def _list_rules(comparison: Comparison) -> Iterator[dict[str, Cell]]:
    for rule in comparison.rules:
        for number, result in enumerate(rule.results, start=1):
            yield {
                "record": "rule",
                "measure": f"{rule.standard}: {rule.rule}",
                "side_number": number,
                "value": result,
                "basis": rule.bases[number - 1],
                "detail": rule.question,
            }
