"""A returned check sheet -> what its people said, with every cell that cannot be understood."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stakeholder_graph.documents.tables import Row, Table, read_table
from stakeholder_graph.model.cadence import Cadence, NotUnderstoodError, read_spoken_cadence
from stakeholder_graph.model.lines import Remove
from stakeholder_graph.model.persons import HINT as PERSON_HINT
from stakeholder_graph.model.persons import find_person
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.replies import Remark, Reply, ReturnedSheet, Said
from stakeholder_graph.model.selectors import suggest
from stakeholder_graph.units import LADDER

SHEET_COLUMNS = ("body", "channel", "question", "answer", "instead_how_often", "instead_level", "note")
"""The columns of a check sheet, in their order."""

LEFT_OUT = "left-out"
"""What stands for a channel in the row that asks whom the sheet left out."""

_NEEDED = ("body", "channel", "answer")
_ANSWERS: dict[str, Said] = {
    **dict.fromkeys(("true", "yes", "y", "correct", "right"), "true"),
    **dict.fromkeys(("not so", "no", "n", "false", "wrong", "not true"), "not so"),
    **dict.fromkeys(("don't know", "dont know", "do not know", "not sure", "unsure", "?"), "don't know"),
    "instead": "instead",
    **dict.fromkeys(("only we hear", "we only hear", "only hear", "hear only"), "only we hear"),
    **dict.fromkeys(("only we tell", "we only tell", "only tell", "tell only"), "only we tell"),
}
_ANSWER_HINT = "write true, not so, don't know, instead, only we hear or only we tell"
_HOW_OFTEN_HINT = "write week, 2 weeks, month, quarter, year or, for example, 4 times a year"


def read_sheet(data: bytes, file: str, place: Place) -> tuple[ReturnedSheet, tuple[Problem, ...]]:
    """Read one returned check sheet.

    Rows without an answer are left alone. What is written in one beside a question is kept as a remark, and so is a
    row that names no channel and answers nothing, such as a line under the table that says who filled it in.

    Parameters
    ----------
    data
        The bytes of the CSV file.
    file
        Its name as messages should show it.
    place
        The place the sheet asks about.

    Returns
    -------
    sheet and problems
        Every problem stands at its cell; a remark that names a person is a warning. Beside problems the sheet holds
        the answers that are right.
    """
    table, problems = read_table(data, file)
    if table is None:
        return ReturnedSheet(), problems
    reading = _SheetReading(table, place)
    lone = {each: remark for each in problems if (remark := _read_lone_line(table, each)) is not None}
    sheet = reading.run(list(lone.values()))
    return sheet, (*(each for each in problems if each not in lone), *reading.problems)


def _read_lone_line(table: Table, problem: Problem) -> Remark | None:
    """Read a line that has too few cells and speaks of no channel as what somebody wrote under the table."""
    if problem.code != "ragged-row" or problem.span is None:
        return None
    line = table.source_lines[problem.span.line - 1]
    if line.count(table.delimiter) >= len(table.columns) - 1 or "->" in line or LEFT_OUT in line:
        return None
    return Remark(body="", text=line.strip().strip('"'), span=problem.span)


class _Answer(Struct, frozen=True, kw_only=True):
    """What stands in the cells of one row that are for the answer."""

    answer: str
    how_often: str
    level: str
    note: str


class _SheetReading:
    """Goes through the rows of one sheet, and notes what it cannot understand."""

    def __init__(self, table: Table, place: Place) -> None:
        self.table = table
        self.place = place
        self.channels = {channel.id: channel for channel in place.channels}
        self.problems: list[Problem] = []

    def run(self, lone: Sequence[Remark]) -> ReturnedSheet:
        missing = [each for each in _NEEDED if each not in self.table.columns]
        if missing:
            self._report_missing(missing[0])
            return ReturnedSheet()
        found = [each for row in self.table.rows for each in self._read_row(row)]
        replies = [each for each in found if isinstance(each, Reply)]
        remarks = [*(each for each in found if isinstance(each, Remark)), *lone]
        said = [(each.note or "", each.span) for each in replies]
        for text, span in (*said, *((each.text, each.span) for each in remarks)):
            self._warn_of_persons(text, span)
        return ReturnedSheet(
            replies=tuple(each for each in replies if each.channel in self.channels),
            settled=tuple(each for each in replies if each.channel not in self.channels),
            remarks=tuple(remarks),
        )

    def _warn_of_persons(self, text: str, span: Span | None) -> None:
        person = find_person(text)
        if person is not None:
            self.problems.append(
                Problem(
                    code="person-named",
                    severity="warning",
                    message=f"this names a person: {quote(person)}",
                    hint=f"keep it out of the model; {PERSON_HINT}",
                    span=span,
                )
            )

    def _report_missing(self, column: str) -> None:
        hint = suggest(column, self.table.columns) or "return the sheet with the columns it came with"
        span = Span(self.table.file, 1, 1, 1)
        message = f"this sheet has no column {quote(column)}"
        self.problems.append(Problem(code="missing-column", message=message, hint=hint, span=span))

    def _report(self, code: str, message: str, hint: str, row: Row, column: str) -> None:
        span = self._find_span(row, column)
        self.problems.append(Problem(code=code, message=message, hint=hint, span=span))

    def _find_span(self, row: Row, column: str) -> Span:
        return self.table.column_span(row, column if column in self.table.columns else "body")

    def _find_cell(self, row: Row, column: str) -> str:
        return row.values[self.table.columns.index(column)] if column in self.table.columns else ""

    def _read_row(self, row: Row) -> Iterator[Reply | Remark]:
        written = _Answer(
            answer=self._find_cell(row, "answer"),
            how_often=self._find_cell(row, "instead_how_often"),
            level=self._find_cell(row, "instead_level"),
            note=self._find_cell(row, "note"),
        )
        body, channel = self._find_cell(row, "body"), self._find_cell(row, "channel")
        if not channel and not (written.answer or written.how_often or written.level):
            yield from self._read_loose_row(row, body, written)
            return
        if not any((written.answer, written.how_often, written.level, written.note)):
            return
        if body not in self.place.stakeholders:
            hint = suggest(body, self.place.stakeholders) or "leave the first two columns as they came"
            self._report("unknown-stakeholder", f"there is no stakeholder {quote(body)}", hint, row, "body")
            return
        if channel == LEFT_OUT:
            told = (written.answer, written.how_often, written.level, written.note)
            yield Remark(body=body, text=", ".join(filter(None, told)), span=self._find_span(row, "note"))
            return
        yield from self._read_answered(row, body, channel, written)

    def _read_answered(self, row: Row, body: str, channel: str, written: _Answer) -> Iterator[Reply | Remark]:
        """Read what a row says of a channel."""
        known = self.channels.get(channel)
        if known is None and self._is_taken_away(channel):
            reply = self._read_reply(row, body, channel, written)
            if reply is not None and _denies(reply):
                yield reply
                return
        if known is None or body not in (known.sender, known.receiver):
            message = f"{quote(body)} has no channel {quote(channel)} in this model"
            hint = "the model has changed, or the row was moved: write a new sheet"
            self._report("unknown-channel", message, hint, row, "channel")
            return
        if not (written.answer or written.how_often or written.level):
            yield Remark(body=body, text=f"{channel}: {written.note}", span=self._find_span(row, "note"))
            return
        reply = self._read_reply(row, body, channel, written)
        if reply is not None:
            yield reply

    def _read_loose_row(self, row: Row, body: str, written: _Answer) -> Iterator[Remark]:
        """Read a row that names no channel and answers nothing; what came with the sheet is no remark."""
        is_known = body in self.place.stakeholders
        text = ", ".join(filter(None, ("" if is_known else body, written.note)))
        if text:
            yield Remark(body=body if is_known else "", text=text, span=self._find_span(row, "body"))

    def _is_taken_away(self, channel: str) -> bool:
        """Say whether a correction of the model has taken away what this names."""
        names = {channel, f"{channel}#1", channel.partition("#")[0].replace("->", ":")}
        return any(isinstance(each, Remove) and each.target in names for each in self.place.corrections)

    def _read_reply(self, row: Row, body: str, channel: str, written: _Answer) -> Reply | None:
        problem_count = len(self.problems)
        said = self._read_answer(row, written)
        every = self._read_how_often(row, written.how_often)
        level = self._read_level(row, written.level)
        if said == "instead" and not (written.how_often or written.level):
            message = "this says 'instead', and not what instead"
            hint = "fill in instead_how_often or instead_level, or write not so"
            self._report("nothing-instead", message, hint, row, "answer")
        if said in {"not so", "don't know"} and (written.how_often or written.level):
            message = f"this says {quote(written.answer)}, and what is instead"
            hint = "write instead if it is so in another way, or empty the two cells"
            self._report("unclear-answer", message, hint, row, "answer")
        known = self.channels.get(channel)
        believed = known.terms.every if known is not None else None
        if said == "true" and None not in (every, believed) and str(every) != str(believed):
            message = "this says that it is true, and how often it is instead"
            hint = "write instead, or empty instead_how_often"
            self._report("unclear-answer", message, hint, row, "instead_how_often")
        if said is None or len(self.problems) > problem_count:
            return None
        has_question = "question" in self.table.columns
        return Reply(
            body=body,
            channel=channel,
            said=said,
            every=every,
            level=level,
            note=written.note or None,
            question=self._find_cell(row, "question"),
            span=self._find_span(row, "answer"),
            question_span=self._find_span(row, "question") if has_question else None,
        )

    def _read_answer(self, row: Row, written: _Answer) -> Said | None:
        """Understand the answer; what is filled in as instead says so by itself."""
        if not written.answer:
            return "instead"
        plain = " ".join(written.answer.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
        said = _ANSWERS.get(plain.rstrip(".!") or plain)
        if said is None:
            message = f"{quote(written.answer)} is no answer that could be read"
            self._report("unknown-answer", message, _ANSWER_HINT, row, "answer")
        return said

    def _read_how_often(self, row: Row, text: str) -> Cadence | None:
        if not text:
            return None
        try:
            return read_spoken_cadence(text)
        except NotUnderstoodError as fault:
            self._report("bad-cadence", fault.message, _HOW_OFTEN_HINT, row, "instead_how_often")
            return None

    def _read_level(self, row: Row, text: str) -> str | None:
        plain = text.casefold()
        if not text or plain in LADDER:
            return plain or None
        hint = suggest(plain, LADDER) or f"write one of {', '.join(LADDER)}"
        self._report("unknown-word", f"{quote(text)} is no level", hint, row, "instead_level")
        return None


def _denies(reply: Reply) -> bool:
    """Say whether an answer says of the way that its channel's id names that it is not there."""
    sender, _, receiver = reply.channel.partition("#")[0].partition("->")
    deniers = {"not so": (sender, receiver), "only we hear": (sender,), "only we tell": (receiver,)}
    return reply.body in deniers.get(reply.said, ())
