"""What the rows of a CSV table say, and where each cell stands."""

import re
from typing import NamedTuple

from msgspec import Struct

from stakeholder_graph.documents.sources import (
    FILE_SIZE_LIMIT,
    PROBLEM_LIMIT,
    TEXT_LENGTH_LIMIT,
    decode_text,
    too_big,
)
from stakeholder_graph.documents.table_writing import FORMULA_SIGNS
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote

ROW_LIMIT = 200_000
COLUMN_LIMIT = 1_000

_QUOTED = re.compile(r'"[^"]*(?:"|\Z)')
_UP_TO_CLOSING_QUOTE = re.compile(r'(?:[^"]++|"")*+"')
_NEUTRALISED = re.compile(rf"'+[{FORMULA_SIGNS}]")


class Row(NamedTuple):
    """One row: the physical line it begins at, counted from 1, and its cells in the order of the columns."""

    line: int
    values: tuple[str, ...]


class Table(Struct, frozen=True, kw_only=True):
    """The header and rows of a CSV file; every cell is text without surrounding spaces.

    ``is_whole`` is false where rows that were wrong are left out.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str
    source_lines: tuple[str, ...]
    is_whole: bool = True

    def column_span(self, row: Row, column: str) -> Span:
        """Tell where the text of one cell stands in the file.

        Parameters
        ----------
        row
            A row of this table.
        column
            The name of one of its columns.

        Returns
        -------
        Span
            From the first character of the cell that is neither a space nor a quote; on the line where the
            cell begins, which is below ``row.line`` if a cell before it spans several lines.
        """
        cells = _split_record(self.source_lines, row.line - 1, self.delimiter).cells
        cell = cells[self.columns.index(column)]
        return Span(self.file, cell.line, cell.column, cell.end_column)


class _Cell(NamedTuple):
    text: str
    line: int
    column: int
    end_column: int


class _Record(NamedTuple):
    cells: list[_Cell]
    next_line_index: int
    fault: tuple[str, int, int] | None


def read_table(data: bytes, file: str) -> tuple[Table | None, tuple[Problem, ...]]:
    r"""Read a CSV table, with everything that is wrong in it.

    Cells are separated by commas; by semicolons or tabs if the header has no comma but one of these. Blank
    lines and rows of empty cells are skipped; empty cells to the right of the last column are ignored.
    Nothing else is guessed: ``NA``, ``007`` and ``12-Mar`` stay what they are, and a line that begins with #
    is a row.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name as messages should show it.

    Returns
    -------
    table and problems
        The table is None if the header cannot be trusted or the file could not be read to its end. Beside
        other problems it holds the rows that are right.

    Notes
    -----
    Codes: ``encoding``, ``bad-character``, ``too-big``, ``too-long``, ``empty``, ``empty-column-name``,
    ``duplicate-column``, ``ragged-row``, ``unterminated-quote``, ``stray-quote``.

    Examples
    --------
    >>> table, problems = read_table(b"code,name\nL85004,Park Street\n", "practices.csv")
    >>> table.rows
    (Row(line=2, values=('L85004', 'Park Street')),)
    >>> str(table.column_span(table.rows[0], "name"))
    'practices.csv:2:8'
    """
    if len(data) > FILE_SIZE_LIMIT:
        return None, (too_big(file, Span(file, 1, 1, 1)),)
    text, problems = decode_text(data, file, "save as CSV UTF-8")
    if problems and not text:
        return None, tuple(problems)
    reading = _TableReading(tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")), file, problems)
    table = reading.run()
    ordered = sorted(reading.problems, key=lambda p: (p.span.line, p.span.column) if p.span else (0, 0))
    return table, tuple(ordered[:PROBLEM_LIMIT])


class _TableReading:
    def __init__(self, lines: tuple[str, ...], file: str, problems: list[Problem]) -> None:
        self.lines = lines
        self.file = file
        self.problems = problems

    def run(self) -> Table | None:
        index = 0
        while index < len(self.lines) and not self.lines[index].strip():
            index += 1
        if index == len(self.lines):
            self._add(
                "empty", "this table is empty", "begin with a line of column names", Span(self.file, 1, 1, 1)
            )
            return None
        delimiter = _find_delimiter(self.lines[index])
        header = _split_record(self.lines, index, delimiter)
        if header.fault:
            self._add_fault(header.fault)
            return None
        columns = self._check_columns(header.cells)
        if columns is None:
            return None
        rows = self._read_rows(header.next_line_index, delimiter, columns)
        if rows is None:
            return None
        return Table(
            file=self.file,
            columns=columns,
            rows=tuple(rows),
            delimiter=delimiter,
            source_lines=self.lines,
            is_whole=not self.problems,
        )

    def _check_columns(self, cells: list[_Cell]) -> tuple[str, ...] | None:
        while cells and not cells[-1].text:
            cells.pop()
        problem_count = len(self.problems)
        first: dict[str, Span] = {}
        for number, cell in enumerate(cells, 1):
            span = Span(self.file, cell.line, cell.column, cell.end_column)
            if not cell.text:
                self._add(
                    "empty-column-name", f"column {number} has no name", "give it a name, or delete it", span
                )
            elif cell.text in first:
                message = f"the column {quote(cell.text)} is given twice"
                self._add("duplicate-column", message, "keep one of the two", span, first[cell.text])
            else:
                first[cell.text] = span
        if not cells:
            self._add(
                "empty",
                "this table has no column names",
                "begin with a line of column names",
                Span(self.file, 1, 1, 1),
            )
        return tuple(first) if len(self.problems) == problem_count else None

    def _read_rows(self, index: int, delimiter: str, columns: tuple[str, ...]) -> list[Row] | None:
        lines = self.lines
        rows: list[Row] = []
        width = len(columns)
        while index < len(lines) and len(self.problems) < PROBLEM_LIMIT:
            line = lines[index]
            row_line = index + 1
            if not line:
                index += 1
                continue
            if '"' in line:
                record = _split_record(lines, index, delimiter)
                index = record.next_line_index
                if record.fault:
                    self._add_fault(record.fault)
                    if record.fault[0] == "unterminated-quote":
                        return None
                    continue
                values = [cell.text for cell in record.cells]
            else:
                index += 1
                values = [_clean(cell) for cell in line.split(delimiter, COLUMN_LIMIT)]
            if not any(values):
                continue
            while len(values) > width and not values[-1]:
                values.pop()
            if len(values) != width:
                self._add_ragged(row_line, len(values), width)
                continue
            if len(line) > TEXT_LENGTH_LIMIT or '"' in line:
                self._check_lengths(row_line, delimiter, values)
            if len(rows) == ROW_LIMIT:
                self._add(
                    "too-big",
                    f"this table has more than {ROW_LIMIT} rows",
                    "",
                    Span(self.file, row_line, 1, 1),
                )
                return None
            rows.append(Row(row_line, tuple(values)))
        return rows

    def _check_lengths(self, row_line: int, delimiter: str, values: list[str]) -> None:
        if max(map(len, values)) <= TEXT_LENGTH_LIMIT:
            return
        for position, cell in enumerate(
            _split_record(self.lines, row_line - 1, delimiter).cells[: len(values)]
        ):
            if len(cell.text) > TEXT_LENGTH_LIMIT:
                message = (
                    f"this cell has {len(cell.text)} characters, more than the {TEXT_LENGTH_LIMIT} allowed"
                )
                self._add("too-long", message, "", Span(self.file, cell.line, cell.column, cell.end_column))
                values[position] = cell.text[:TEXT_LENGTH_LIMIT]

    def _add(self, code: str, message: str, hint: str, span: Span, *related: Span) -> None:
        self.problems.append(Problem(code=code, message=message, hint=hint, span=span, related=related))

    def _add_ragged(self, line: int, count: int, width: int) -> None:
        cells = "1 cell" if count == 1 else f"{count} cells"
        self._add(
            "ragged-row",
            f"{cells}, the header has {width}",
            "a cell that contains the separator needs double quotes",
            Span(self.file, line, 1, len(self.lines[line - 1]) + 1),
        )

    def _add_fault(self, fault: tuple[str, int, int]) -> None:
        code, line, column = fault
        if code == "unterminated-quote":
            message, hint = "the quote that is opened here is never closed", "add the missing quote"
        elif code == "too-big":
            message, hint = f"more than {COLUMN_LIMIT} cells stand in one row", ""
        else:
            message, hint = "text follows a closing quote", "write a quote inside a quoted cell twice"
        self._add(code, message, hint, Span(self.file, line, column, column + 1))


def _find_delimiter(header: str) -> str:
    outside_quotes = _QUOTED.sub("", header)
    if "," in outside_quotes:
        return ","
    semicolons, tabs = outside_quotes.count(";"), outside_quotes.count("\t")
    if semicolons or tabs:
        return ";" if semicolons >= tabs else "\t"
    return ","


def _clean(cell: str) -> str:
    cell = cell.strip()
    if cell.startswith("'") and _NEUTRALISED.match(cell):
        return cell[1:].strip()
    return cell


def _split_record(lines: tuple[str, ...], index: int, delimiter: str) -> _Record:
    """Split the record that begins at a line into its cells and their places.

    The standard library's csv module tells neither where a cell begins nor where a quote was opened, and
    joins text that follows a closing quote to the cell; so the few rows that need it are split here by hand.
    """
    cells: list[_Cell] = []
    line, position = lines[index], 0
    while True:
        if len(cells) == COLUMN_LIMIT:
            return _Record(cells, index + 1, ("too-big", index + 1, position + 1))
        start = position
        while start < len(line) and line[start] in " \t" and line[start] != delimiter:
            start += 1
        if line.startswith('"', start):
            opened_index = index
            quoted = _read_quoted(lines, index, start + 1)
            if quoted is None:
                return _Record(cells, len(lines), ("unterminated-quote", index + 1, start + 1))
            text, index, end = quoted
            line, position = lines[index], end + 1
            while position < len(line) and line[position] in " \t" and line[position] != delimiter:
                position += 1
            if position < len(line) and line[position] != delimiter:
                return _Record(cells, index + 1, ("stray-quote", index + 1, position + 1))
            end_column = (end if opened_index == index else len(lines[opened_index])) + 1
            cells.append(_Cell(_clean(text), opened_index + 1, start + 2, end_column))
        else:
            end = line.find(delimiter, start)
            position = end if end >= 0 else len(line)
            raw = line[start:position]
            lead = len(raw) - len(raw.lstrip())
            cells.append(
                _Cell(_clean(raw), index + 1, start + lead + 1, start + max(len(raw.rstrip()), lead) + 1)
            )
        if position == len(line):
            return _Record(cells, index + 1, None)
        position += 1


def _read_quoted(lines: tuple[str, ...], index: int, position: int) -> tuple[str, int, int] | None:
    """Read on to the closing quote, if there is one: the text, and the indices where the quote stands."""
    parts: list[str] = []
    while index < len(lines):
        line = lines[index]
        closing = _UP_TO_CLOSING_QUOTE.match(line, position)
        if closing:
            parts.append(line[position : closing.end() - 1])
            return "".join(parts).replace('""', '"'), index, closing.end() - 1
        parts += (line[position:], "\n")
        index, position = index + 1, 0
    return None
