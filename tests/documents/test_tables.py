"""CSV: what is accepted, what is refused and where, and the way back."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_graph.documents.sources import FILE_SIZE_LIMIT
from stakeholder_graph.documents.table_writing import render_table
from stakeholder_graph.documents.tables import ROW_LIMIT, read_table


def rows_of(data: bytes):
    table, problems = read_table(data, "f.csv")
    assert problems == ()
    assert table is not None
    return table.columns, [row.values for row in table.rows]


GALLERY = [
    # what it shows, bytes, and code, line, column, end column of each problem
    ("nothing", b"", [("empty", 1, 1, 1)]),
    ("blank lines only", b"\r\n \n", [("empty", 1, 1, 1)]),
    ("separators only", b",,\n", [("empty", 1, 1, 1)]),
    ("the same column twice", b"id,label,id\n", [("duplicate-column", 1, 10, 12)]),
    ("a column without a name", b"id,,label\n", [("empty-column-name", 1, 4, 4)]),
    ("too many cells", b"a,b,c,d\n1,2,3,4\n1,2,3,4,5\n", [("ragged-row", 3, 1, 10)]),
    ("too few cells", b"a,b\n\n\n1\n", [("ragged-row", 4, 1, 2)]),
    ("a comment line is a row", b"a,b\n# no comment\n", [("ragged-row", 2, 1, 13)]),
    ("a quote never closed", b'a,b\n1,"x\n2,3\n4,5\n', [("unterminated-quote", 2, 3, 4)]),
    ("a quote never closed in the header", b'a,"b\n1,2\n', [("unterminated-quote", 1, 3, 4)]),
    ("text after a closing quote", b'a,b\n1,"x" y\n', [("stray-quote", 2, 7, 8)]),
    ("NUL", b"a,b\n1,x\0y\n", [("bad-character", 2, 4, 5)]),
    ("escape sequences", b"a\n\x1b[31m\n", [("bad-character", 2, 1, 2)]),
    ("Latin-1", "a,b\nx,Zoé\n".encode("latin-1"), [("encoding", 2, 5, 6)]),
    ("UTF-16", "a,b\n".encode("utf-16"), [("encoding", 1, 1, 1)]),
    ("too long a cell", b"a,b\n1," + b"x" * 10_001 + b"\n", [("too-long", 2, 3, 10_004)]),
    ("too long a quoted cell", b'a,b\n1,"' + b"x\n" * 5_001 + b'"\n', [("too-long", 2, 4, 5)]),
    ("too many columns", b"," * 2_000, [("too-big", 1, 1001, 1002)]),
    (
        "several at once",
        b"a,b\n1\n1,\x01\n1,2,3\n",
        [("ragged-row", 2, 1, 2), ("bad-character", 3, 3, 4), ("ragged-row", 4, 1, 6)],
    ),
]


@pytest.mark.parametrize(
    ("data", "expected"), [case[1:] for case in GALLERY], ids=[case[0] for case in GALLERY]
)
def test_what_is_wrong_is_reported_at_its_place(data, expected):
    _, problems = read_table(data, "f.csv")
    assert [(p.code, p.span.line, p.span.column, p.span.end_column) for p in problems] == expected
    assert all(p.message and p.message.isprintable() and len(p.message) <= 300 for p in problems)


def test_messages_say_what_to_do():
    _, (ragged,) = read_table(b"a,b,c,d\n1,2,3,4,5\n", "f.csv")
    assert ragged.message == "5 cells, the header has 4"
    _, (encoding,) = read_table(b"a\n\xe9\n", "f.csv")
    assert (encoding.message, encoding.hint) == ("the byte 0xE9 is not UTF-8", "save as CSV UTF-8")


def test_right_rows_remain_beside_wrong_ones():
    table, problems = read_table(b"a,b\n1\n3,4\n", "f.csv")
    assert len(problems) == 1
    assert [row.values for row in table.rows] == [("3", "4")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separators_line_ends_and_byte_order_marks(separator, line_end, mark):
    lines = [f"id{separator}label", f"1{separator}Zoé", f'2{separator}"x{separator}y"']
    data = (mark + line_end.join(lines)).encode()
    assert rows_of(data) == (("id", "label"), [("1", "Zoé"), ("2", f"x{separator}y")])


def test_a_header_with_a_comma_is_separated_by_commas():
    assert rows_of(b"a;b,c\n1;2,3\n") == (("a;b", "c"), [("1;2", "3")])


def test_separators_inside_quotes_do_not_count():
    assert rows_of(b'"a,b";c\n1;2\n') == (("a,b", "c"), [("1", "2")])


def test_cells_stay_text():
    cells = ["NA", "NULL", "None", "nan", "n/a", "TRUE", "007", "1e5", "12-Mar", "0,5"]
    table, problems = read_table(("v;w\n" + "".join(f"{cell};x\n" for cell in cells)).encode(), "f.csv")
    assert problems == ()
    assert [row.values[0] for row in table.rows] == cells


def test_blank_lines_and_trailing_separators_are_skipped_and_lines_stay_physical():
    table, problems = read_table(b"\nid,name,,\n\nx, y ,,\n,,,\n \nz,w\n", "f.csv")
    assert problems == ()
    assert table.columns == ("id", "name")
    assert [tuple(row) for row in table.rows] == [(4, ("x", "y")), (7, ("z", "w"))]


def test_quotes_inside_a_cell_without_quotes_are_text():
    assert rows_of(b'a,b\n5" pipe,it"s\n') == (("a", "b"), [('5" pipe', 'it"s')])


def test_cells_of_several_lines_and_doubled_quotes():
    assert rows_of(b'a,b\n"x\r\ny", "say ""hi""" \n""," "\n""\n1,2\n') == (
        ("a", "b"),
        [("x\ny", 'say "hi"'), ("1", "2")],
    )


def test_column_spans_point_at_characters():
    table, _ = read_table('\ufeffid,name,town\n  é , "Zoé" ,x\n1,"two\nlines",end\n'.encode(), "f.csv")
    first, second = table.rows
    places = [[str(table.column_span(row, c)) for c in table.columns] for row in (first, second)]
    assert places == [["f.csv:2:3", "f.csv:2:8", "f.csv:2:14"], ["f.csv:3:1", "f.csv:3:4", "f.csv:4:8"]]
    assert table.column_span(first, "name").end_column == 11
    assert table.column_span(second, "name").end_column == 7


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x","y")', "+1", "-2+3", "@SUM", "＝1", "＋1", "－1", "＠x", "'=x", "''=x"]
)
def test_formulas_are_disarmed_and_come_back(text):
    rendered = render_table(["a", "b"], [[text, "x"]])
    assert rendered.split("\r\n")[1].lstrip('"').startswith("'")
    assert rows_of(rendered.encode()) == (("a", "b"), [(text, "x")])


@pytest.mark.parametrize("text", ["\t=1", "\r=1", " =1", "\n=1"])
def test_formulas_behind_white_space_are_disarmed(text):
    assert render_table(["a"], [[text]]).split("\r\n", 1)[1].lstrip('"').startswith("'")


def test_an_apostrophe_is_taken_off_exactly_once():
    assert rows_of(b"a,b,c,d\n'=x,''=x,'tis,'\n")[1] == [("=x", "'=x", "'tis", "'")]


def test_numbers_stay_numbers():
    assert render_table(["a", "b", "c"], [[-5, -0.5, 7]]) == "a,b,c\r\n-5,-0.5,7\r\n"


cell = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@'\",;\t\n ＝ab0"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"),
    ),
    max_size=12,
).map(str.strip)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_reading_what_was_rendered_gives_the_same_texts(data):
    columns = data.draw(st.lists(cell.filter(bool), min_size=1, max_size=4, unique=True))
    row = st.lists(cell, min_size=len(columns), max_size=len(columns)).filter(any).map(tuple)
    rows = data.draw(st.lists(row, max_size=5))
    assert rows_of(render_table(columns, rows).encode()) == (tuple(columns), rows)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.text(alphabet="ab,;\"'=\t\r\n \0é", max_size=100).map(str.encode))
)
def test_no_input_raises(data):
    table, problems = read_table(data, "f.csv")
    assert table is not None or problems
    assert all(p.span.line >= 1 and 1 <= p.span.column <= p.span.end_column for p in problems)


def test_size_limits():
    assert read_table(b"a\n" + b"x" * FILE_SIZE_LIMIT, "f.csv")[1][0].code == "too-big"
    table, problems = read_table(b"a\n" + b"x\n" * ROW_LIMIT, "f.csv")
    assert not problems
    assert len(table.rows) == ROW_LIMIT
    _, (problem,) = read_table(b"a\n" + b"x\n" * (ROW_LIMIT + 1), "f.csv")
    assert (problem.code, problem.span.line) == ("too-big", ROW_LIMIT + 2)


def test_many_problems_are_cut_at_a_hundred():
    assert len(read_table(b"a,b\n" + b"x\n" * 1000, "f.csv")[1]) == 100


@pytest.mark.parametrize(
    "data",
    [
        b"," * 2_000_000,
        b"a,b\n" + b'"' * 1_999_999,
        b'a,b\n"' + b"x,\n" * 600_000,
        b"a,b\n" + b'"x"y\n' * 400_000,
        b"\n" * 2_000_000,
        b"a\n" + b'"",' * 600_000,
    ],
    ids=range(6),
)
def test_hostile_tables_are_refused_quickly(data):
    start = time.process_time()
    _, problems = read_table(data, "f.csv")
    assert problems
    assert time.process_time() - start < 2
