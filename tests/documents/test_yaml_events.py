"""YAML: every value is the text that was written, and whatever is wrong has its place."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.sources import FILE_SIZE_LIMIT
from stakeholder_graph.documents.yaml_events import read_tree

BOTH_PARSERS = pytest.mark.parametrize("use_libyaml", [True, False], ids=["C parser", "Python parser"])


def plain(node: Node | None) -> object:
    """The tree as the simplest values there are."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries} if isinstance(node, Mapping) else None


def outline(node: Node | None) -> str:
    """The tree without the places of texts left out: after a question mark the parsers differ in them."""
    return re.sub(r"'' at \d+:\d+", "''", repr(node))


def read(data: bytes | str, *, use_libyaml: bool = True) -> object:
    tree, problems = read_tree(
        data.encode() if isinstance(data, str) else data, "m.yaml", use_libyaml=use_libyaml
    )
    assert problems == ()
    return plain(tree)


def places(data: bytes, *, use_libyaml: bool = True) -> list[tuple[str, int, int]]:
    _, problems = read_tree(data, "m.yaml", use_libyaml=use_libyaml)
    assert all(len(p.message) <= 300 and p.message.isprintable() for p in problems)
    assert all(p.span.end_column >= p.span.column for p in problems)
    return [(p.code, p.span.line, p.span.column) for p in problems]


# The merge-key bomb: 641 bytes that keep a YAML loader busy for 36 seconds.
MERGE_BOMB = b"a0: &a0 {k: v}\n"
MERGE_BOMB += b"".join(b"a%d: &a%d {<<: [*a%d, *a%d]}\n" % (n, n, n - 1, n - 1) for n in range(1, 22))
LAUGHS = b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(9))

GALLERY = [
    # number in research/reliability.md, what it shows, bytes, and code, line, column of each problem
    ("Y01", "a key twice", b"n:\n  a:\n    owner: HR\n    owner: IT\n", [("duplicate-key", 4, 5)]),
    ("Y02", "a section twice", b"nodes: [a]\nx: y\nnodes: [b]\n", [("duplicate-key", 3, 1)]),
    ("Y03", "the same key with and without quotes", b"1: a\n'1': b\n", [("duplicate-key", 2, 1)]),
    ("Y12", "billion laughs", LAUGHS, [("anchor", 1, 4)]),
    ("Y13", "merge bomb", MERGE_BOMB, [("anchor", 1, 5)]),
    ("Y13", "a merge key", b"a: {b: c}\nd:\n  <<: {b: c}\n", [("merge-key", 3, 3)]),
    ("Y14", "deep brackets", b"[" * 26_000, [("too-deep", 1, 33)]),
    ("Y14", "deep braces", b"{a: " * 9_000, [("too-deep", 1, 129)]),
    ("Y14", "deep lists", b"- " * 26_000, [("too-deep", 1, 65)]),
    ("Y14", "deep keys", b"? " * 26_000, [("bad-key", 1, 3), ("too-deep", 1, 65)]),
    ("Y15", "a Python tag", b"a: !!python/object/apply:os.system [ls]\n", [("tag", 1, 4)]),
    ("Y15", "a tag of one's own", b"a: !foo x\n", [("tag", 1, 4)]),
    (
        "Y15",
        "tags of types",
        b"- !!int x\n- !!timestamp x\n- !!bool x\n- !!set {}\n",
        [("tag", n, 3) for n in (1, 2, 3, 4)],
    ),
    ("Y15", "an undefined tag handle", b"a: !x!foo b\n", [("tag", 1, 4)]),
    ("Y15", "a tag directive", b"%TAG ! tag:x,2000:\n---\na: b\n", [("tag", 1, 1)]),
    ("Y16", "an alias to nothing", b"a: *b\n", [("alias", 1, 4)]),
    ("Y16", "an anchor twice", b"a: &x b\nc: &x d\n", [("anchor", 1, 4), ("anchor", 2, 4)]),
    ("Y16", "a list in itself", b"&a [*a]\n", [("anchor", 1, 1), ("alias", 1, 5)]),
    ("Y17", "a tab as indentation", b"a:\n\tb: c\n", [("syntax", 2, 1)]),
    ("Y17", "a tab among spaces", b"a:\n  b: c\n\td: e\n", [("syntax", 3, 1)]),
    ("Y19", "UTF-16", "a: b".encode("utf-16"), [("encoding", 1, 1)]),
    ("Y19", "UTF-16 without its mark", "a: b".encode("utf-16-le"), [("encoding", 1, 1)]),
    ("Y19", "Latin-1", "x: y\nname: Zoé\n".encode("latin-1"), [("encoding", 2, 9)]),
    (
        "Y20",
        "raw control characters",
        b"a: x\0\nb: \x07y\nc: z\x1b[0m\nd: \x7f\n",
        [("bad-character", 1, 5), ("bad-character", 2, 4), ("bad-character", 3, 5), ("bad-character", 4, 4)],
    ),
    (
        "Y20",
        "raw line ends of other worlds",
        "a: x\u2028b\nc: \u2029\nd: \x85e\n".encode(),
        [("bad-character", 1, 5), ("bad-character", 2, 4), ("bad-character", 3, 4)],
    ),
    ("Y20", "an encoded surrogate", b"a: \xed\xa0\x80\n", [("encoding", 1, 4)]),
    ("Y20", "a byte order mark inside", "a: \ufeffb\n".encode(), [("bad-character", 1, 4)]),
    ("Y20", "escape by escape", rb'a: "x\e]0;x"' + b"\n", [("bad-character", 1, 6)]),
    (
        "Y20",
        "escapes on a second line",
        b'a: "x\n  y\\x07z\\L"\nb: c\n',
        [("bad-character", 2, 4), ("bad-character", 2, 9)],
    ),
    (
        "Y20",
        "a backslash before a harmless x",
        rb'a: "\\x07"' + b"\nb: '\\x07'\na: 1\n",
        [("duplicate-key", 3, 1)],
    ),
    ("Y20", "a surrogate by escape", rb'a: "\ud800"', [("bad-character", 1, 5)]),
    ("Y20", "a pair of surrogates by escape", rb'a: "x \ud83d\ude00"', [("bad-character", 1, 7)]),
    ("Y20", "beyond the last character", rb'a: "\UFFFFFFFF"', [("bad-character", 1, 5)]),
    ("Y25", "two documents", b"a: b\n---\nc: d\n", [("many-documents", 2, 1)]),
    ("Y25", "a document after an end mark", b"a: b\n...\n# x\nc: d\n", [("many-documents", 4, 1)]),
    ("Y26", "an empty file", b"", [("empty", 1, 1)]),
    ("Y26", "only a comment", b"# nothing\n\n", [("empty", 1, 1)]),
    ("Y26", "only a document mark", b"---\n", [("empty", 1, 1)]),
    ("Y27", "a list as key", b"? [a, b]\n: c\n", [("bad-key", 1, 3)]),
    ("Y27", "a mapping as key", b"x: {{a: b}: c, d: e}\n", [("bad-key", 1, 5)]),
    ("Y27", "braces without quotes", b"x: {{code}}\n", [("bad-key", 1, 5)]),
    ("Y27", "a very long key", b"? " + b"k" * 300 + b"\n: c\n", [("bad-key", 1, 3)]),
    ("Y28", "a long text", b"a: " + b"x" * 100_000 + b"\n", [("too-long", 1, 4)]),
    ("Y29", "a file above the limit", b"x" * (FILE_SIZE_LIMIT + 1), [("too-big", 1, 1)]),
    ("Y31", "a colon inside a text", b"label: a: b\n", [("syntax", 1, 9)]),
    ("", "a quote never closed", b"a: b\nc: 'd\ne: f\n", [("syntax", 2, 4)]),
    ("", "a bracket never closed", b"a: [b,\n  c\n", [("syntax", 1, 4)]),
    ("", "a bracket closed by a brace", b"a: [b}\n", [("syntax", 1, 6)]),
    ("", "text after a quote", b"a: 'it's'\n", [("syntax", 1, 8)]),
    ("", "no colon after a key", b"a: b\nfoo\nc: d\n", [("syntax", 2, 1)]),
    ("", "indented too far", b"a: b\n  c: d\n", [("syntax", 2, 4)]),
    ("", "indented too little", b"a:\n    b: c\n  d: e\n", [("syntax", 3, 3)]),
    ("", "a key after a list", b"- a\nb: c\n", [("syntax", 2, 1)]),
    ("", "an at sign", b"a: @b\n", [("syntax", 1, 4)]),
    ("", "a star that is no alias", b"a: *very* good\n", [("syntax", 1, 4)]),
    ("", "an unknown escape", b'a: "C:\\path"\n', [("syntax", 1, 7)]),
    ("", "a short escape", b'a: "\\u12"\n', [("syntax", 1, 5)]),
    ("", "a list on the line of its key", b"a: - b\n", [("syntax", 1, 4)]),
    ("", "a brace too many", b"{a: b}}\n", [("syntax", 1, 7)]),
    ("", "a directive in the middle", b"a: b\n%TAG ! x\n", [("syntax", 2, 1)]),
    ("", "an unknown directive", b"%FOO x\n---\na: b\n", [("syntax", 1, 1)]),
    (
        "",
        "everything at once",
        b"a: &x 1\na: 2\nb: !t *x\n",
        [("anchor", 1, 4), ("duplicate-key", 2, 1), ("tag", 3, 4), ("syntax", 3, 7)],
    ),
    (
        "",
        "different problems in one file",
        b"a: &x 1\na: 2\nb: *x\nc: \x07\n<<: d\n? [e]\n: f\n",
        [
            ("anchor", 1, 4),
            ("duplicate-key", 2, 1),
            ("alias", 3, 4),
            ("bad-character", 4, 4),
            ("merge-key", 5, 1),
            ("bad-key", 6, 3),
        ],
    ),
]


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("data", "expected"), [case[2:] for case in GALLERY], ids=[" ".join(case[:2]) for case in GALLERY]
)
def test_what_is_wrong_is_reported_at_its_place(data, expected, use_libyaml):
    found = places(data, use_libyaml=use_libyaml)
    # Bombs repeat their problem on every line: it is the first that counts.
    assert (found[: len(expected)] if data in {LAUGHS, MERGE_BOMB} else found) == expected


@pytest.mark.parametrize("case", GALLERY, ids=[" ".join(case[:2]) for case in GALLERY])
def test_both_parsers_give_the_same_problems(case):
    fast, slow = (read_tree(case[2], "m.yaml", use_libyaml=choice) for choice in (True, False))
    assert fast[1] == slow[1]
    assert repr(fast[0]) == repr(slow[0])


HINTS = [
    (b"a:\n\tb: c\n", "indent with spaces; a tab is not allowed there"),
    (b"label: a: b\n", "quote text that contains ': '"),
    (b"a: @b\n", "put the text in quotes"),
    (b"a: 'it's'\n", "put the whole text in quotes"),
    (b"a: [b}\n", "close what was opened; put text that contains , or ] in quotes"),
    (b"n: Zo\xe9\n", "save as UTF-8"),
]


@pytest.mark.parametrize(("data", "hint"), HINTS)
def test_hints_say_what_to_do(data, hint):
    assert [p.hint for p in read_tree(data, "m.yaml")[1]] == [hint]


def test_a_second_key_names_the_first():
    _, (problem,) = read_tree(b"owner: HR\nowner: IT\n", "m.yaml")
    assert problem.message == "the key 'owner' is already given in line 1"
    assert [str(span) for span in problem.related] == ["m.yaml:1:1"]


@BOTH_PARSERS
def test_values_stay_the_text_that_was_written(use_libyaml):
    # Y04 to Y11: what YAML loaders turn into booleans, numbers, dates and times.
    texts = [
        "NO",
        "off",
        "y",
        "yes",
        "True",
        "null",
        "~",
        "12:30",
        "9:00",
        "09:00",
        "007",
        "0755",
        "08",
        "1.10",
        "1e5",
        "1_000",
        "+44",
        ".nan",
        ".inf",
        "-0.0",
        "2023-02-29",
        "5E1",
        "0x1F",
    ]
    assert read("".join(f"- {text}\n" for text in texts), use_libyaml=use_libyaml) == texts
    assert read("on: off\nno: yes\n", use_libyaml=use_libyaml) == {"on": "off", "no": "yes"}


@BOTH_PARSERS
def test_texts_in_every_style(use_libyaml):
    data = "a: |\n  x\n  y\nb: >-\n  x\n  y\n"
    data += "c: 'it''s'\nd: \"\\u00e9\\n\"\ne: x\n  y\nf:\ng: ''\nh: C #dept\ni: a#b\n"
    assert read(data, use_libyaml=use_libyaml) == {
        "a": "x\ny\n",
        "b": "x y",
        "c": "it's",
        "d": "é\n",
        "e": "x y",
        "f": "",
        "g": "",
        "h": "C",
        "i": "a#b",
    }


@BOTH_PARSERS
def test_flow_style(use_libyaml):
    data = "{a: [1, {b: c}], # comment\n says: Are we heard? Yes,\n 'd': \"e\"}"
    assert read(data, use_libyaml=use_libyaml) == {
        "a": ["1", {"b": "c"}],
        "says": "Are we heard? Yes",
        "d": "e",
    }


@BOTH_PARSERS
def test_a_tab_after_a_colon_separates(use_libyaml):
    assert read(b"a:\tb\nc: d\te\t# f\n", use_libyaml=use_libyaml) == {"a": "b", "c": "d\te"}


@BOTH_PARSERS
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_as_in_an_editor(line_end, use_libyaml):
    data = line_end.join(["# c", "a: 1", "", "b: |", "  x", "  y", "c: 3", "c: 4", ""]).encode()
    tree, problems = read_tree(data, "m.yaml", use_libyaml=use_libyaml)
    assert plain(tree) == {"a": "1", "b": "x\ny\n", "c": "3"}
    assert [str(p.span) for p in problems] == ["m.yaml:8:1"]


@BOTH_PARSERS
def test_a_byte_order_mark_shifts_nothing(use_libyaml):
    tree, problems = read_tree("\ufeffa: b".encode(), "m.yaml", use_libyaml=use_libyaml)
    assert problems == ()
    assert repr(tree) == "Mapping([(Scalar('a' at 1:1), Scalar('b' at 1:4))] at 1:1)"


@BOTH_PARSERS
def test_version_lines_and_document_marks_are_accepted(use_libyaml):
    assert read(b"# x\n%YAML 1.2 # y\n---\na: b\n... # z\n\n# end", use_libyaml=use_libyaml) == {"a": "b"}


@BOTH_PARSERS
def test_columns_are_characters(use_libyaml):
    tree, _ = read_tree(
        "é𝄞: 'b c' # x\nk: one\n  two # y\nl: |\n  z\n".encode(), "m.yaml", use_libyaml=use_libyaml
    )
    spans = [(s.line, s.column, s.end_column, s.plain) for entry in tree.entries for s in entry]
    assert spans == [
        (1, 1, 3, True),
        (1, 5, 10, False),
        (2, 1, 2, True),
        (2, 4, 7, True),
        (4, 1, 2, True),
        (4, 4, 5, False),
    ]


def test_a_value_left_out_is_told_from_an_empty_text():
    tree, _ = read_tree(b"a:\nb: ''\n", "m.yaml")
    assert [(value.text, value.plain) for _, value in tree.entries] == [("", True), ("", False)]


@BOTH_PARSERS
def test_refused_pieces_are_left_out_and_the_rest_is_kept(use_libyaml):
    data = b"a: 1\na: {x: y}\n<<: {b: c}\n? [k, {l: m}]\n: v\n*n : o\np: *q\nr: s\n"
    tree, problems = read_tree(data, "m.yaml", use_libyaml=use_libyaml)
    assert plain(tree) == {"a": "1", "p": "", "r": "s"}
    assert [p.code for p in problems] == ["duplicate-key", "merge-key", "bad-key", "alias", "alias"]


def test_a_quoted_merge_key_is_an_ordinary_key():
    assert read(b"'<<': a") == {"<<": "a"}


def test_scalars_and_lists_at_the_top_are_left_to_the_caller():
    assert read(b"null") == "null"
    assert read(b"- a") == ["a"]


def test_the_depth_limit_is_exact():
    assert read(b"[" * 32 + b"]" * 32) is not None
    assert places(b"[" * 33 + b"]" * 33) == [("too-deep", 1, 33)]


def test_the_length_limit_is_exact():
    assert read(b"a: " + b"x" * 10_000) == {"a": "x" * 10_000}
    tree, problems = read_tree(b"a: " + b"x" * 10_001, "m.yaml")
    assert [p.code for p in problems] == ["too-long"]
    assert plain(tree) == {"a": "x" * 10_000}


def test_at_most_a_hundred_problems_are_reported():
    tree, problems = read_tree(b"a: 1\n" * 500, "m.yaml")
    assert tree is None
    assert len(problems) == 100


def test_long_values_never_flood_a_message():
    for data in (
        b"&" + b"a" * 1_000_000,
        b"!" + b"a" * 1_000_000 + b" x",
        b"%" + b"a" * 1_000_000,
        b"a: *" + b"a" * 1_000_000,
    ):
        assert places(data)


VALID = """\
# A place
format: stakeholder-graph/1
stakeholders:
  ccg: {name: "Somerset \\u00e9", kind: commissioner, roles: [place-lead]}
  board:
    name: 'Governing Body'
    seats: [{role: GP, count: 7}]
about: >-
  folded é
  text
channels:
  - from: every federation   # comment
    to: board
  - {from: a, to: b, takes: 5 working days}
""".encode()


@BOTH_PARSERS
def test_every_prefix_of_a_valid_file_gives_a_tree_or_a_problem(use_libyaml):
    assert read(VALID, use_libyaml=use_libyaml)
    for length in range(len(VALID)):
        tree, problems = read_tree(VALID[:length], "m.yaml", use_libyaml=use_libyaml)
        assert tree is not None or problems
        assert all(p.span.line >= 1 and p.span.column >= 1 for p in problems)


alphabet = st.one_of(st.sampled_from("a:-?[]{},&*!|>'\"%@`# \t\n\r\\<.0é\ufeff\u2028"), st.characters())


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=100),
        st.text(alphabet, max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
    )
)
def test_no_input_raises_and_both_parsers_accept_the_same(data):
    (fast, problems), (slow, other_problems) = (
        read_tree(data, "m.yaml", use_libyaml=choice) for choice in (True, False)
    )
    for found in (problems, other_problems):
        assert all(p.span.line >= 1 and 1 <= p.span.column <= p.span.end_column for p in found)
        assert all(len(p.message) <= 300 and p.message.isprintable() for p in found)
    assert fast is not None or problems
    assert bool(problems) == bool(other_problems)
    if not problems:
        assert outline(fast) == outline(slow)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(
                exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
            ),
            max_size=30,
        ),
        max_size=5,
    )
)
def test_quoted_texts_are_read_as_they_were_written(texts):
    data = "- x\n" + "".join("- '" + text.replace("'", "''") + "'\n" for text in texts)
    assert read(data) == ["x", *texts]


HOSTILE = {
    "brackets": b"[" * 2_000_000,
    "question marks": b"? " * 1_000_000,
    "dashes": b"- " * 1_000_000,
    "braces": b"{a: " * 500_000,
    "a label of 100 MB": b"a: " + b"x" * 100_000_000,
    "NUL": b"\0" * 2_000_000,
    "NUL among letters": b"\0a" * 1_000_000,
    "no UTF-8": b"\xe9" * 2_000_000,
    "tag directives": b"".join(b"%%TAG !a%d! b\n" % n for n in range(100_000)) + b"---\na: b\n",
    "tag directives at the end": b"a: b\n...\n" + b"".join(b"%%TAG !a%d! b\n" % n for n in range(100_000)),
    "comments": b"#\n" * 1_000_000,
    "stairs": b"".join(b" " * n + b"a:\n" for n in range(2_000)),
    "the same key": b"{" + b"a," * 1_000_000,
    "one text on many lines": b"a\n" * 1_000_000,
    "merge keys": MERGE_BOMB,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_quickly(name):
    start = time.process_time()
    assert places(HOSTILE[name])
    assert time.process_time() - start < 1


def test_deep_nesting_does_not_crash_the_process():
    # In a process of its own, because a crash in the C parser cannot be caught.
    code = (
        "from stakeholder_graph.documents.yaml_events import read_tree\n"
        "for piece in (b'[', b'{a: ', b'- ', b'? ', b'{? ', b'[{a: '):\n"
        "    assert read_tree(piece * 100_000, 'm.yaml')[1]\n"
    )
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
