"""What may be read, and when its bytes count as text.

Everything that comes from outside passes here first: only ordinary files of a bearable size, only files
inside the folder of the model that names them, only UTF-8 without characters that a screen cannot show.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote

FILE_SIZE_LIMIT = 16 * 1024 * 1024
TEXT_LENGTH_LIMIT = 10_000
PROBLEM_LIMIT = 100
REFERENCE_LENGTH_LIMIT = 255

# Characters that hide, end a line only for some programs, or stand for nothing at all.
_BAD_CHARACTERS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
BAD_CHARACTER = re.compile(f"[{_BAD_CHARACTERS}]")
_BAD_CHARACTER_RUN = re.compile(f"[{_BAD_CHARACTERS}]+")
# Reading with "surrogateescape" turns each byte that is not UTF-8 into one of these.
_UNDECODED_BYTE = re.compile("[\udc80-\udcff]")
_ASCII_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D}) + b"\x7f"
_REPLACEMENT = "\ufffd"

_CHARACTER_NAMES = {
    0x00: "NUL",
    0x07: "bell",
    0x08: "backspace",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0x2028: "line separator",
    0x2029: "paragraph separator",
    0xFEFF: "byte order mark",
}

_SCHEME_OR_DRIVE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Names that Windows keeps for devices: a model that uses them cannot be opened there.
_DEVICE_NAME = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def read_bytes(path: Path, file: str, asked_at: Span | None = None) -> bytes | Problem:
    """Read one ordinary file, or say why it cannot be read.

    Named pipes, devices, sockets and folders are refused without waiting for them.

    Parameters
    ----------
    path
        The file to open.
    file
        Its name as messages should show it.
    asked_at
        Where a model names this file; unknown (None) for the model itself.

    Returns
    -------
    bytes or Problem
        The content, or one of ``not-found``, ``not-readable``, ``not-a-file``, ``too-big``.
    """
    span = asked_at or Span(file, 1, 1, 1)
    try:
        # Without O_NONBLOCK, opening a named pipe waits until somebody writes to it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        return _opening_problem(error, file, span)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return _not_a_file(file, span)
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            # The size a file claims may have changed by now: what counts is what can be read.
            content = stream.read(FILE_SIZE_LIMIT + 1)
    except OSError as error:
        return _opening_problem(error, file, span)
    finally:
        os.close(descriptor)
    return too_big(file, span) if len(content) > FILE_SIZE_LIMIT else content


def resolve_beside(folder: Path, reference: str, span: Span) -> Path | Problem:
    """Find a file that a model names; it must lie inside the model's own folder.

    Parameters
    ----------
    folder
        The folder of the model.
    reference
        The name as the model writes it, with ``/`` between folders.
    span
        Where the model writes it.

    Returns
    -------
    Path or Problem
        The file with all links followed (it need not exist), or ``bad-path`` for a name no model may use, or
        ``outside-folder`` for a link that leads out.
    """
    reason = _bad_path_reason(reference)
    if reason:
        return Problem(
            code="bad-path",
            message=f"{quote(reference)} cannot be used as a file name: {reason}",
            hint="name a file inside the folder of this model, such as somerset/practices.csv",
            span=span,
        )
    try:
        home = Path(os.path.realpath(folder))
        target = Path(os.path.realpath(home / reference))
    except (OSError, ValueError):
        return Problem(code="not-found", message=f"{quote(reference)} cannot be found", span=span)
    if not target.is_relative_to(home):
        return Problem(
            code="outside-folder",
            message=f"{quote(reference)} is a link that leads out of the folder of this model",
            hint="copy the file into the folder of the model",
            span=span,
        )
    return target


def decode_text(data: bytes, file: str, encoding_hint: str) -> tuple[str, list[Problem]]:
    """Turn the bytes of a file into text whose every character can be shown.

    A byte order mark at the start is left out. What is wrong is reported and replaced, one character for one,
    so that the rest of the file can still be checked and columns stay true. A file with more than a hundred
    such places is no text, and the answer is the empty text.

    Parameters
    ----------
    data
        The whole file.
    file
        Its name for messages.
    encoding_hint
        What to do if the file is not UTF-8.

    Returns
    -------
    text and problems
        Problems have the codes ``encoding`` and ``bad-character``.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or (len(data) > 1 and 0 in data[:2] and any(data[:2])):
        return "", [
            Problem(
                code="encoding",
                message="this file is written in UTF-16, not in UTF-8",
                hint=encoding_hint,
                span=Span(file, 1, 1, 1),
            )
        ]
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if data.isascii() and len(data.translate(None, _ASCII_CONTROLS)) == len(data):
        return data.decode("ascii"), []
    text = data.decode("utf-8", "surrogateescape")
    if not BAD_CHARACTER.search(text):
        return text, []
    problems, undecoded_count = _encoding_problems(text, file, encoding_hint)
    if undecoded_count > PROBLEM_LIMIT:
        return "", problems
    text = _UNDECODED_BYTE.sub(_REPLACEMENT, text)
    problems.extend(islice(_bad_character_problems(text, file), PROBLEM_LIMIT - len(problems)))
    if len(problems) == PROBLEM_LIMIT:
        return "", problems
    return _BAD_CHARACTER_RUN.sub(lambda run: _REPLACEMENT * len(run[0]), text), problems


def bad_character(character: str, span: Span) -> Problem:
    """Report one character that no text of a model may contain."""
    return Problem(
        code="bad-character",
        message=f"the character {describe_code_point(ord(character))} is not allowed in a text",
        hint="delete it; it cannot be seen and may have come in by copy and paste",
        span=span,
    )


def describe_code_point(code_point: int) -> str:
    """Name a character that cannot be shown: ``U+001B (escape)``."""
    name = _CHARACTER_NAMES.get(code_point)
    if name is None and 0xD800 <= code_point <= 0xDFFF:
        name = "half of a character"
    return f"U+{code_point:04X} ({name})" if name else f"U+{code_point:04X}"


def too_big(file: str, span: Span) -> Problem:
    """Report a file above the size limit."""
    return Problem(
        code="too-big",
        message=f"{quote(file)} is larger than {FILE_SIZE_LIMIT // (1024 * 1024)} MiB",
        hint="a model of this size is a mistake or an attack; split it into several places",
        span=span,
    )


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Tell at which line and column, both from 1, a character of a text stands in an editor."""
    line = text.count("\n", 0, index) + text.count("\r", 0, index) - text.count("\r\n", 0, index) + 1
    return line, index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))


def _encoding_problems(text: str, file: str, hint: str) -> tuple[list[Problem], int]:
    found = list(islice(_UNDECODED_BYTE.finditer(text), PROBLEM_LIMIT + 1))
    if not found:
        return [], 0
    line, column = line_and_column(text, found[0].start())
    count = len(found)
    others = "" if count == 1 else f" (and {count - 1} more)"
    if count > PROBLEM_LIMIT:
        others = " (and many more)"
    problem = Problem(
        code="encoding",
        message=f"the byte 0x{ord(found[0][0]) - 0xDC00:02X} is not UTF-8{others}",
        hint=hint,
        span=Span(file, line, column, column + 1),
    )
    return [problem], count


def _bad_character_problems(text: str, file: str) -> Iterator[Problem]:
    # A run is one accident (a torn file is full of NUL), so it is one problem.
    line, counted = 1, 0
    for run in _BAD_CHARACTER_RUN.finditer(text):
        start, end = run.span()
        line += line_and_column(text[counted:start], start - counted)[0] - 1
        counted = start
        column = start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))
        yield bad_character(run[0][0], Span(file, line, column, column + end - start))


def _bad_path_reason(reference: str) -> str:  # noqa: PLR0911 - one line per reason
    if not reference:
        return "it is empty"
    if len(reference) > REFERENCE_LENGTH_LIMIT:
        return f"it is longer than {REFERENCE_LENGTH_LIMIT} characters"
    if BAD_CHARACTER.search(reference) or not reference.isprintable():
        return "it contains a character that cannot be seen"
    if "\\" in reference:
        return "folders are separated by /, not by a backslash"
    if _SCHEME_OR_DRIVE.match(reference):
        return "web addresses and drive letters are not allowed"
    if reference.startswith(("/", "~")):
        return "it must be relative to the folder of the model"
    depth = 0
    for part in reference.split("/"):
        if part == "..":
            depth -= 1
        elif part not in {"", "."}:
            depth += 1
            if _DEVICE_NAME.fullmatch(part) or part.endswith((".", " ")) or part.startswith("."):
                return f"{quote(part)} is not a name that every computer can use"
        if depth < 0:
            return "it climbs out of the folder of the model"
    return "" if depth else "it names a folder"


def _opening_problem(error: OSError | ValueError, file: str, span: Span) -> Problem:
    if isinstance(error, ValueError | FileNotFoundError | NotADirectoryError):
        return Problem(
            code="not-found",
            message=f"there is no file {quote(file)}",
            hint="check the spelling and the folder",
            span=span,
        )
    if error.errno in {errno.ENXIO, errno.EISDIR}:
        return _not_a_file(file, span)
    return Problem(
        code="not-readable",
        message=f"{quote(file)} cannot be read: {(error.strerror or 'unknown cause').lower()}",
        hint="check that you may read this file",
        span=span,
    )


def _not_a_file(file: str, span: Span) -> Problem:
    return Problem(
        code="not-a-file",
        message=f"{quote(file)} is not an ordinary file",
        hint="name a file, not a folder or a device",
        span=span,
    )
