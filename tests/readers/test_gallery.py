"""Every fault the reader knows, one at a time in a healthy model: where it is found and what hint it gives.

The cases are data, in `gallery/*.toml`: ``change`` replaces a piece of `gallery/healthy.yaml` (or of the table
beside it, with ``table = true``), and ``gives`` lists every problem as ``line:column-end code: hint``. After a
change of wording

    python tests/readers/test_gallery.py --write

fills ``gives`` anew; read the difference before you commit it.
"""

import json
import os
import re
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stakeholder_graph.assess.setting import open_model  # noqa: E402
from stakeholder_graph.model.problem import Problem  # noqa: E402

GALLERY = Path(__file__).parent / "gallery"
MODEL = (GALLERY / "healthy.yaml").read_text(encoding="utf-8")
TABLE = (GALLERY / "practices.csv").read_text(encoding="utf-8")
FILES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(GALLERY.glob("*.toml"))
}
CASES = [
    pytest.param(case, id=f"{name}: {case['shows']}") for name, file in FILES.items() for case in file["case"]
]

# These need a folder, a link, bytes that are no text, or a great many of something: see below.
SHOWN_BELOW = {"encoding", "not-a-file", "not-readable", "outside-folder", "too-big", "too-many"}


def read(folder: Path, model: str | bytes, table: str | bytes = TABLE) -> tuple[Problem, ...]:
    """Read a model in a folder of its own, with its name as a person would give it there."""
    for name, content in (("place.yaml", model), ("practices.csv", table)):
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    here = Path.cwd()
    os.chdir(folder)
    try:
        return open_model("place.yaml").problems
    finally:
        os.chdir(here)


def damage(case: dict) -> tuple[str, str]:
    old, new = case["change"]
    text = TABLE if case.get("table") else MODEL
    assert old in text
    text = text.replace(old, new, 1)
    return (MODEL, text) if case.get("table") else (text, TABLE)


def tell(problems: tuple[Problem, ...]) -> list[str]:
    told = []
    for each in problems:
        file = "" if each.span.file == "place.yaml" else f"{each.span.file}:"
        warning = "" if each.is_error else "warning "
        place = f"{each.span.line}:{each.span.column}-{each.span.end_column}"
        told.append(f"{file}{place} {warning}{each.code}" + (f": {each.hint}" if each.hint else ""))
    return told


def codes_of(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_the_healthy_model_has_no_problem(tmp_path):
    assert read(tmp_path, MODEL) == ()


@pytest.mark.parametrize("case", CASES)
def test_fault_is_found_where_it_stands_with_what_to_do(case, tmp_path):
    problems = read(tmp_path, *damage(case))
    assert tell(problems) == case["gives"]
    assert all(0 < len(problem.message) <= 300 and problem.message.isprintable() for problem in problems)
    assert all(problem.hint.isprintable() for problem in problems)


NO_MODELS = ("sheets.py", "stored_report.py")
"""What reads other files than models: see tests/documents/test_sheets.py and tests/readers/test_stored_report.py."""


def test_every_code_has_a_case():
    source = "".join(
        path.read_text(encoding="utf-8")
        for layer in ("documents", "readers", "model", "scenarios")
        for path in sorted((ROOT / "stakeholder_graph" / layer).glob("*.py"))
        if path.name not in NO_MODELS
    )
    makers = r"(?:code=|report\(\s*|_add\(\s*|_stop\(\s*|_problem\(\s*|(?:Fault|Selection)Error\(\s*)"
    codes = set(re.findall(makers + r'"([a-z]+(?:-[a-z]+)*)"', source))
    codes |= set(re.findall(r'"((?:bad|stray|unterminated|duplicate|near)-[a-z-]+)"', source))
    for what in ("sector", "role", "source", "stakeholder", "shared"):
        codes.add(f"unknown-{what}")
    assert len(codes) > 50
    shown = {
        each.split()[1 + (" warning " in each)].rstrip(":")
        for case in CASES
        for each in case.values[0]["gives"]
    }
    assert codes - shown - SHOWN_BELOW == set()
    assert shown - codes == set()


def test_all_faults_are_told_at_once_and_in_order(tmp_path):
    model = (
        MODEL.replace("kind: forum", "kind: forrum")
        .replace("is: funds", "is: fund")
        .replace("7 days", "soon")
    )
    problems = read(tmp_path, model, TABLE.replace("9000", "lots"))
    assert [f"{each.span.line} {each.code}" for each in problems] == [
        "9 bad-duration",
        "10 unknown-kind",
        "17 unknown-word",
        "2 bad-number",
    ]


def test_what_could_not_be_read_is_not_missed_wherever_it_is_named(tmp_path):
    # The forum, the fund and the paper are named in a dozen other places.
    model = MODEL.replace("kind: forum", "kind: forrum").replace("kind: funding, ", "kinds: funding, ")
    problems = read(tmp_path, model.replace("kind: public", "kind: publics"))
    assert codes_of(problems) == ["unknown-word", "unknown-key", "unknown-kind"]


def test_two_models_read_in_one_process_know_nothing_of_each_other(tmp_path):
    assert read(tmp_path, MODEL) == ()
    assert codes_of(read(tmp_path, MODEL.replace("kind: practice, ", ""))) == ["missing-key"]
    assert read(tmp_path, MODEL) == ()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("folder", "not-a-file"),
        ("pipe", "not-a-file"),
        ("link out", "outside-folder"),
        ("circle", "not-readable"),
    ],
)
def test_table_that_is_no_file_of_this_folder_is_refused_where_it_is_named(kind, code, tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    table = folder / "odd.csv"
    if kind == "folder":
        table.mkdir()
    elif kind == "pipe":
        os.mkfifo(table)
    elif kind == "link out":
        (tmp_path / "place-secret").mkdir()
        (tmp_path / "place-secret" / "x.csv").write_text(TABLE)
        table.symlink_to(tmp_path / "place-secret" / "x.csv")
    else:
        table.symlink_to(folder / "odd.csv")
    problems = read(folder, MODEL.replace("for_each: practices.csv", "for_each: odd.csv"))
    assert [(each.code, each.span.line, each.span.column) for each in problems] == [(code, 11, 25)]


def test_a_link_within_the_folder_is_followed(tmp_path):
    (tmp_path / "linked.csv").symlink_to("practices.csv")
    assert read(tmp_path, MODEL.replace("for_each: practices.csv", "for_each: linked.csv")) == ()


def test_bytes_that_are_no_text_are_shown_where_they_stand(tmp_path):
    problems = read(tmp_path, MODEL.replace("The Forum", "Zoé").encode("latin-1"))
    assert tell(problems) == ["10:19-20 encoding: save as UTF-8"]
    problems = read(tmp_path, MODEL, TABLE.replace("Hill", "Zoé").encode("cp1252"))
    assert tell(problems) == ["practices.csv:2:8-9 encoding: save as CSV UTF-8"]


def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path):
    for end in ("\r\n", "\r"):
        model = "\ufeff" + MODEL.replace("kind: forum", "kind: forrum").replace("\n", end)
        assert tell(read(tmp_path, model)) == ["10:34-40 unknown-kind: did you mean 'forum'?"]


def test_every_prefix_of_a_healthy_model_ends_in_problems_or_none(tmp_path):
    for end in range(0, len(MODEL), 7):
        problems = read(tmp_path, MODEL[:end])
        assert all(problem.span.line >= 1 and problem.span.column >= 1 for problem in problems)


def test_a_few_lines_of_every_do_not_fill_the_memory(tmp_path):
    boards = "".join(f"  b{number}: {{name: B, kind: board}}\n" for number in range(800))
    line = "  - {from: every board, to: every board, by: x}\n"
    model = MODEL.replace("stakeholders:\n", "stakeholders:\n" + boards).replace(
        "channels:\n", "channels:\n" + line
    )
    assert [each.code for each in read(tmp_path, model) if each.is_error] == ["too-many"]


def test_thousands_of_wrong_names_are_told_of_soon_and_a_hundred_at_most(tmp_path):
    rows = "".join(f"L{number:05},Surgery,board-{number},1\n" for number in range(5000))
    assert codes_of(read(tmp_path, MODEL, TABLE + rows)) == ["unknown-stakeholder"] * 100


def test_a_hundred_warnings_do_not_hide_an_error(tmp_path):
    again = "  - {from: group, to: forum, by: report, since: 2012-01-01, until: 2013-01-01}\n" * 150
    model = MODEL.replace("ties:\n", again + "ties:\n").replace("part_of: hill", "part_of: hil")
    problems = read(tmp_path, model)
    assert len(problems) == 100
    assert [each.code for each in problems if each.is_error] == ["unknown-stakeholder"]


def write_gallery() -> None:
    for name, file in FILES.items():
        parts = [f"about = {json.dumps(file['about'])}\n"]
        for case in file["case"]:
            with tempfile.TemporaryDirectory() as folder:
                gives = tell(read(Path(folder), *damage(case)))
            parts.append(f"\n[[case]]\nshows = {as_toml(case['shows'])}\n")
            parts.append("table = true\n" if case.get("table") else "")
            parts.append(f"change = [{', '.join(map(as_toml, case['change']))}]\n")
            inner = "".join(f"\n  {as_toml(each)}," for each in gives)
            parts.append(f"gives = [{inner}\n]\n" if gives else "gives = []\n")
        (GALLERY / f"{name}.toml").write_text("".join(parts), encoding="utf-8")


def as_toml(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in quoted)


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    write_gallery()
