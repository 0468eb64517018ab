"""What the lines of a model became: each line with the stakeholders, channels or members it stands for."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.documents.table_writing import render_table
from stakeholder_graph.results.validation import ExpandedLine
from stakeholder_graph.views.escapes import escape_markdown, make_printable

SHOWN_AT_MOST = 6
FIELDS = ("section", "line", "file", "line_number", "id")


def render_expanded_text(lines: Sequence[ExpandedLine]) -> str:
    """Write for a terminal what each line became, the first few ids of each."""
    return "\n" + "".join(f"{make_printable(line)}\n" for line in _tell(lines, SHOWN_AT_MOST))


def render_expanded_markdown(lines: Sequence[ExpandedLine]) -> str:
    """Write as a Markdown list what each line became, with every id."""
    return "\n" + "".join(f"- {escape_markdown(line)}\n" for line in _tell(lines, None))


def render_expanded_csv(lines: Sequence[ExpandedLine]) -> str:
    """Write one row for every id a line became."""
    rows = [
        (line.section, line.line, line.file or "", "" if line.line_number is None else line.line_number, each)
        for line in lines
        for each in line.ids or ("",)
    ]
    return render_table(FIELDS, rows)


def _tell(lines: Sequence[ExpandedLine], shown: int | None) -> Iterator[str]:
    for line in lines:
        where = f"{line.file}:{line.line_number}: " if line.file else ""
        named = ", ".join(line.ids[:shown])
        rest = len(line.ids) - len(line.ids[:shown])
        more = f" and {rest:,} more" if rest else ""
        became = f"became {len(line.ids):,}: {named}{more}" if line.ids else "says that somebody is not there"
        yield f"{where}{line.line} {became}"
