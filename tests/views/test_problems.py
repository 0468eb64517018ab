"""Problems are shown with the line they stand on, and can do no harm."""

import csv
import io

from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.views.problems import (
    render_problems_csv,
    render_problems_markdown,
    render_problems_text,
)

KIND = Problem(
    code="unknown-kind",
    message="there is no kind 'practise'",
    hint="did you mean 'practice'?",
    span=Span("somerset.yaml", 2, 9, 17),
)


def show(line: str, column: int, end_column: int = 0) -> list[str]:
    """Return the line shown and the marks under it."""
    problem = Problem(code="x", message="m", span=Span("a.yaml", 1, column, end_column))
    return render_problems_text([problem], {"a.yaml": [line]}).splitlines()[1:3]


def test_problem_is_shown_with_its_line_and_what_to_do():
    again = Problem(
        code="duplicate-id",
        severity="warning",
        message="the id 'north' is given twice",
        span=Span("somerset.yaml", 1, 1, 6),
        related=(Span("x.yaml", 9, 3),),
    )
    lines = {"somerset.yaml": ["north: 1\n", "  kind: practise\n"]}
    assert render_problems_text([KIND, again, KIND], lines) == (
        "somerset.yaml:2:9: error: there is no kind 'practise' [unknown-kind]\n"
        "     2 |   kind: practise\n"
        "       |         ^^^^^^^^\n"
        "       = did you mean 'practice'?\n"
        "somerset.yaml:1:1: warning: the id 'north' is given twice [duplicate-id]\n"
        "     1 | north: 1\n"
        "       | ^^^^^\n"
        "       = note: see also x.yaml:9:3\n"
        "somerset.yaml:2:9: error: there is no kind 'practise' [unknown-kind]\n"
        "     2 |   kind: practise\n"
        "       |         ^^^^^^^^\n"
        "       = did you mean 'practice'?\n"
        "\n"
        "2 errors, 1 warning\n"
    )


def test_no_problems_are_said_for_the_file():
    assert render_problems_text([], {}, file="somerset.yaml") == "somerset.yaml: no problems\n"
    assert render_problems_text([], {}) == "no problems\n"


def test_line_that_cannot_be_read_is_left_out():
    head = "somerset.yaml:2:9: error: there is no kind 'practise' [unknown-kind]\n"
    for lines_of in ({}, {"somerset.yaml": []}):
        assert render_problems_text([KIND], lines_of).startswith(head + "    = did you mean")
    nowhere = Problem(code="x", message="m")
    assert render_problems_text([nowhere], {}) == "error: m [x]\n\n1 error\n"


def test_marks_stand_under_wide_hidden_and_tabbed_characters():
    assert show("\tname: 北京", 8, 10) == ["     1 |  name: 北京", "       |        ^^^^"]
    assert show("a\x1bb", 2, 3) == ["     1 | a\\x1bb", "       |  ^^^^"]
    assert show("e\u0301: x", 5, 6) == ["     1 | e\u0301: x", "       |    ^"]


def test_mark_stands_after_the_end_of_a_line_where_something_is_missing():
    assert show("key:", 5) == ["     1 | key:", "       |     ^"]
    assert show("", 1) == ["     1 | ", "       | ^"]


def test_long_line_is_cut_around_the_place():
    shown, marks = show("x" * 500_000 + "BAD" + "y" * 500_000, 500_001, 500_004)
    assert len(shown) <= 100
    assert shown.startswith("     1 | …x")
    assert shown.endswith("y…")
    start = shown.index("BAD")
    assert marks[start : start + 3] == "^^^"
    assert marks.count("^") == 3


def test_mark_longer_than_the_screen_is_cut_with_the_line():
    shown, marks = show("z" * 1000, 1, 1000)
    assert len(shown) <= 100
    assert len(marks) <= 100


def test_line_of_invisible_marks_takes_no_time():
    shown, _ = show("e" + "\u0301" * 1_000_000, 900_000, 900_001)
    assert len(shown) < 2000


def test_message_and_file_name_cannot_steer_the_terminal():
    bad = Problem(code="x", message="a\x1b[2Jb", hint="c\u202ed", span=Span("\x07.yaml", 1, 1))
    said = render_problems_text([bad], {})
    assert not any(char in said for char in "\x1b\u202e\x07")


def test_csv_and_markdown_have_a_row_for_each():
    rows = list(csv.DictReader(io.StringIO(render_problems_csv([KIND, Problem(code="x", message="=1")]))))
    assert [row["message"] for row in rows] == ["there is no kind 'practise'", "'=1"]
    assert rows[1]["line"] == ""
    assert render_problems_markdown([KIND], file="somerset.yaml") == (
        "# Problems in somerset.yaml\n\n1 error.\n\n"
        "| Where | Severity | What is wrong | What to do | Code |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| somerset.yaml:2:9 | error | there is no kind 'practise' "
        "| did you mean 'practice'? | unknown-kind |\n"
    )
    assert render_problems_markdown([]) == "# Problems\n\nNo problems.\n"
