"""A check sheet as a table for a spreadsheet, and what returned sheets change as rows."""

from collections.abc import Iterator

from stakeholder_graph.documents.sheets import LEFT_OUT, SHEET_COLUMNS
from stakeholder_graph.documents.table_writing import render_table
from stakeholder_graph.results.agreements import CheckSheet
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.cells import Row
from stakeholder_graph.views.sheets.sentences import LEFT_OUT_QUESTION, ask, say_how_to_answer
from stakeholder_graph.views.words import Names

EDIT_COLUMNS = ("body", "name", "channel", "channel_name", "said", "key", "was", "becomes", "note")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something older


def render_sheet_table(sheet: CheckSheet, names: Names) -> str:
    """Write a check sheet as CSV: for each body how to answer, its questions, and one row for whom we left out.

    The columns after the question are empty: they are for the answer.
    """
    return BYTE_ORDER_MARK + render_table(SHEET_COLUMNS, _list_questions(sheet, names))


def _list_questions(sheet: CheckSheet, names: Names) -> Iterator[tuple[str, ...]]:
    empty = ("",) * (len(SHEET_COLUMNS) - 3)
    for body in sheet.bodies:
        yield (body, "", say_how_to_answer(body, names), *empty)
        for question in sheet.questions:
            if question.body == body:
                yield (body, question.channel, ask(question, names), *empty)
        yield (body, LEFT_OUT, LEFT_OUT_QUESTION, *empty)


def list_sheet_edits(answer: Answer, names: Names) -> Iterator[Row]:
    """List what returned sheets change, one row for each thing that somebody said."""
    for each in answer.sheet_edits or ():
        channel = names.find_name(each.channel) if each.channel else None
        who = (each.body, names.find_name(each.body), each.channel or None, channel)
        yield (*who, each.said, each.key, each.was, each.becomes, each.note)
