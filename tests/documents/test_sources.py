"""Only ordinary files inside the folder, only UTF-8."""

import os
import socket
import time
from pathlib import Path

import pytest

from stakeholder_graph.documents.sources import FILE_SIZE_LIMIT, decode_text, read_bytes, resolve_beside
from stakeholder_graph.model.problem import Problem, Span

HERE = Span("place.yaml", 3, 7, 12)


def code_of(answer: object) -> str:
    assert isinstance(answer, Problem), answer
    assert answer.span is not None
    return answer.code


def test_an_ordinary_file_is_read(tmp_path):
    path = tmp_path / "-odd\nname.yaml"
    path.write_bytes(b"place: x")
    assert read_bytes(path, path.name) == b"place: x"


def test_a_missing_file_is_reported_where_it_was_asked_for(tmp_path):
    answer = read_bytes(tmp_path / "no.csv", "no.csv", HERE)
    assert code_of(answer) == "not-found"
    assert answer.span == HERE


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "socket"])
def test_what_is_not_an_ordinary_file_is_refused_at_once(tmp_path, kind):
    path = tmp_path / "x"
    with socket.socket(socket.AF_UNIX) as listener:
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        elif kind == "device":
            path = Path("/dev/zero")
        else:
            listener.bind(str(path))
        start = time.monotonic()
        assert code_of(read_bytes(path, "x")) == "not-a-file"
        assert time.monotonic() - start < 1


def test_a_file_below_a_file_is_not_found(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    assert code_of(read_bytes(tmp_path / "a" / "b", "a/b")) == "not-found"


def test_a_name_with_nul_is_not_found():
    assert code_of(read_bytes(Path("a\0b"), "a\0b")) == "not-found"


def test_links_in_a_circle_are_not_readable(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "a")
    assert code_of(read_bytes(tmp_path / "a", "a")) == "not-readable"


def test_permission_is_reported(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert code_of(read_bytes(tmp_path / "a", "a")) == "not-readable"


def test_the_size_limit_is_exact(tmp_path):
    path = tmp_path / "big"
    with path.open("wb") as stream:
        stream.truncate(FILE_SIZE_LIMIT)
    assert len(read_bytes(path, "big")) == FILE_SIZE_LIMIT
    with path.open("wb") as stream:
        stream.truncate(FILE_SIZE_LIMIT + 1)
    assert code_of(read_bytes(path, "big")) == "too-big"


@pytest.mark.parametrize(
    "reference", ["a.csv", "sub/a.csv", "./a.csv", "sub/../a.csv", "sub//a.csv", "missing.csv", "Zoé.csv"]
)
def test_files_inside_the_folder_are_found(tmp_path, reference):
    answer = resolve_beside(tmp_path, reference, HERE)
    assert isinstance(answer, Path)
    assert answer.is_relative_to(tmp_path.resolve())


BAD_REFERENCES = [
    "",
    ".",
    "..",
    "../a.csv",
    "sub/../../a.csv",
    "/etc/passwd",
    "~/a",
    "C:\\a",
    "C:a",
    "\\\\server\\x",
    "a\\b",
    "file:///etc/passwd",
    "http://x/y",
    "//server/x",
    "a\0b",
    "a\x1bb",
    "a\u202eb",
    "x" * 256,
    "CON",
    "sub/nul.csv",
    ".git/config",
    "a.",
    "a ",
    "con.txt",
    "sub/..",
]


@pytest.mark.parametrize("reference", BAD_REFERENCES)
def test_names_that_no_model_may_use_are_refused(tmp_path, reference):
    answer = resolve_beside(tmp_path, reference, HERE)
    assert code_of(answer) == "bad-path"
    assert answer.span == HERE
    assert answer.message.isprintable()


def test_a_link_that_leads_out_is_refused(tmp_path):
    (tmp_path / "root").mkdir()
    (tmp_path / "root-secret").mkdir()
    (tmp_path / "root" / "link").symlink_to(tmp_path / "root-secret")
    assert code_of(resolve_beside(tmp_path / "root", "link/a.csv", HERE)) == "outside-folder"


def test_a_link_that_stays_inside_is_followed(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "link.csv").symlink_to(tmp_path / "a.csv")
    assert resolve_beside(tmp_path, "link.csv", HERE) == (tmp_path / "a.csv").resolve()


def test_the_folder_itself_may_be_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert resolve_beside(tmp_path / "link", "a.csv", HERE) == (tmp_path / "real").resolve() / "a.csv"


def test_replaced_characters_keep_the_columns():
    text, problems = decode_text(b"a\xe9b\x00\x00c", "f", "save as UTF-8")
    assert text == "a\ufffdb\ufffd\ufffdc"
    assert [(p.code, p.span.column, p.span.end_column) for p in problems] == [
        ("encoding", 2, 3),
        ("bad-character", 4, 6),
    ]


def test_a_file_that_is_no_text_is_given_up():
    text, problems = decode_text(bytes(range(256)) * 100, "f", "save as UTF-8")
    assert text == ""
    assert [p.code for p in problems] == ["encoding"]
