"""What is wrong in a file, shown to its writer: as text with the line itself, as Markdown and as CSV."""

from collections.abc import Iterator, Mapping, Sequence

from stakeholder_graph.documents.table_writing import render_table
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.views.escapes import escape_markdown, make_printable, measure_width

LinesOf = Mapping[str, Sequence[str]]
WIDTH = 100
FIELDS = ("code", "severity", "message", "hint", "file", "line", "column", "end_column")


def render_problems_text(problems: Sequence[Problem], lines_of: LinesOf, *, file: str = "") -> str:
    """Write problems for a terminal, each with the offending line and a mark under the place.

    Parameters
    ----------
    problems
        In the order they are to be shown.
    lines_of
        The lines of each file that is known, by its name as spans have it.
    file
        What was checked: named where there are no problems.
    """
    if not problems:
        return f"{make_printable(file)}: no problems\n" if file else "no problems\n"
    lines: list[str] = []
    for problem in problems:
        lines += _render_problem(problem, lines_of)
    return "\n".join([*lines, "", count_problems(problems)]) + "\n"


def count_problems(problems: Sequence[Problem]) -> str:
    """Count errors and warnings: "2 errors, 1 warning"."""
    errors = sum(problem.is_error for problem in problems)
    counts = (("error", errors), ("warning", len(problems) - errors))
    told = [f"{count:,} {word}{'' if count == 1 else 's'}" for word, count in counts if count]
    return ", ".join(told) or "no problems"


def _render_problem(problem: Problem, lines_of: LinesOf) -> Iterator[str]:
    span = problem.span
    where = f"{make_printable(str(span))}: " if span is not None else ""
    yield f"{where}{problem.severity}: {make_printable(problem.message)} [{problem.code}]"
    line = _find_line(span, lines_of) if span is not None else None
    margin = "    "
    if span is not None and line is not None:
        number = f"{span.line:>6} | "
        margin = " " * (len(number) - 2)
        source, mark = _mark_place(line, span, WIDTH - len(number))
        yield f"{number}{source}"
        yield f"{margin}| {mark}"
    hints = problem.hint.splitlines() or ()
    yield from (f"{margin}= {make_printable(hint)}" for hint in hints)
    for related in problem.related:
        yield f"{margin}= note: see also {make_printable(str(related))}"


def _find_line(span: Span, lines_of: LinesOf) -> str | None:
    lines = lines_of.get(span.file, ())
    return lines[span.line - 1].rstrip("\r\n") if 1 <= span.line <= len(lines) else None


def _mark_place(line: str, span: Span, room: int) -> tuple[str, str]:
    """Return the part of a line around the place, at most ``room`` columns wide, and the marks under it.

    Only as much of the line is looked at as can be shown: a line may be a million characters long.
    """
    start = max(span.column, 1) - 1
    end = max(min(span.end_column - 1, len(line)), start + 1)
    first = _find_first(line, start, room // 2)
    shown, marks = ("…", " ") if first else ("", "")
    used = len(shown)
    for place in range(first, min(max(len(line), end), first + 4 * room)):
        piece = _show(line[place]) if place < len(line) else " "
        used += measure_width(piece)
        if used > room - 1:
            shown += "…"
            break
        shown += piece
        marks += ("^" if start <= place < end else " ") * measure_width(piece)
    return shown.rstrip(" "), marks.rstrip(" ") or "^"


def _find_first(line: str, start: int, room: int) -> int:
    """Return where to begin so that ``start`` stands at most ``room`` columns from the left."""
    first, used = start, 0
    while first > max(start - 4 * room, 0):
        used += measure_width(_show(line[first - 1 : first]))
        if used > room:
            break
        first -= 1
    return first


def _show(char: str) -> str:
    return " " if char == "\t" else make_printable(char)


def render_problems_csv(problems: Sequence[Problem]) -> str:
    """Write problems as a table with one row each; a header alone if there are none."""
    return render_table(FIELDS, map(_list_cells, problems))


def _list_cells(problem: Problem) -> tuple[str | int, ...]:
    span = problem.span
    place = (span.file, span.line, span.column, span.end_column or "") if span is not None else ("",) * 4
    return (problem.code, problem.severity, problem.message, problem.hint, *place)


def render_problems_markdown(problems: Sequence[Problem], *, file: str = "") -> str:
    """Write problems as a table for a document."""
    heading = f"# Problems in {escape_markdown(file)}" if file else "# Problems"
    parts = [heading, f"{count_problems(problems).capitalize()}."]
    if problems:
        rows = [
            (str(each.span) if each.span else "", each.severity, each.message, each.hint, each.code)
            for each in problems
        ]
        lines = [
            "| Where | Severity | What is wrong | What to do | Code |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += ["| " + " | ".join(map(escape_markdown, row)) + " |" for row in rows]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
