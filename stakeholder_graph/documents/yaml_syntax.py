"""What is wrong with the YAML itself, in words for people who have never heard of a parser."""

import re
from collections.abc import Iterator

from msgspec.structs import replace
from yaml.error import MarkedYAMLError

from stakeholder_graph.documents.sources import (
    BAD_CHARACTER,
    bad_character,
    describe_code_point,
    line_and_column,
)
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote

_TAB_HINT = "indent with spaces; a tab is not allowed there"
_INDENTATION_HINT = "lines that belong together begin in the same column"

# How the two parsers say that a line does not fit into the block around it.
_MISFITS = ("expected <block end>", "did not find expected key", "did not find expected '-'")

# What the two parsers complain of (their wordings differ), what it means, and what to do.
_EXPLANATIONS = (
    ("unexpected end of stream", "the quote that is opened here is never closed", "add the missing quote"),
    ("unexpected document", "the quote that is opened here is never closed", "add the missing quote"),
    ("could not find expected ':'", "there is no ': ' after this key", "write it as key: value"),
    ("entries are not allowed", "a list item cannot begin here", "begin each '- ' on a line of its own"),
    ("keys are not allowed", "a key cannot begin here", "quote text that begins with '? '"),
    ("node content", "a value is missing here", "write the value, or put the text in quotes"),
    ("tab character", "a tab stands where the indentation is", _TAB_HINT),
    ("indentation indicator", "the number after | or > must be from 1 to 9", "leave the number out"),
    ("line break", "nothing else may stand on a line with | or >", "begin the text on the next line"),
    ("unexpected ':'", "a ':' cannot stand here", "quote text that contains ':'"),
)  # fmt: skip

_DIRECTIVE_HINT = "delete this line; a text that begins with % needs quotes"
_PLAIN_DIRECTIVE = re.compile(r"%YAML[ \t]+1\.[12][ \t]*(?:#.*)?")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
# Possessive, so that eight million comment lines take half a second and not a quarter of a minute.
_BLANKS_AND_COMMENTS = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_DOCUMENT_END = re.compile(r"\.\.\.(?=[ \t\r\n]|\Z)")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[xuU]|\r\n|([\s\S]))")
_NAMED_ESCAPES = {
    "0": "\x00",
    "a": "\x07",
    "b": "\x08",
    "v": "\x0b",
    "f": "\x0c",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_HARMLESS_ESCAPES = frozenset('tn r"/\\_\t\r\n')


def blank_directives(text: str, file: str) -> tuple[str, list[Problem]]:
    """Turn lines with % before the document into comments, and report those that mean something.

    The two parsers treat them differently, and many of them cost quadratic time.
    """
    problems: list[Problem] = []
    index = find_content(text, 0, stop_at_end_marks=True)[0]
    pieces: list[str] = []
    copied = 0
    while text.startswith("%", index) and _is_line_start(text, index):
        match = _REST_OF_LINE.match(text, index)
        line = match[0] if match else ""
        if not _PLAIN_DIRECTIVE.fullmatch(line) and len(problems) < 10:
            number, column = line_and_column(text, index)
            code = "tag" if line.startswith("%TAG") else "syntax"
            problems.append(
                Problem(
                    code=code,
                    message=f"{quote(line)} is not supported",
                    hint=_DIRECTIVE_HINT,
                    span=Span(file, number, column, column + len(line)),
                )
            )
        pieces += (text[copied:index], "#")
        copied = index + 1
        index = find_content(text, index + len(line), stop_at_end_marks=True)[0]
    return "".join((*pieces, text[copied:])), problems


def find_content(text: str, index: int, *, stop_at_end_marks: bool = False) -> tuple[int, bool]:
    """Find the next character that is neither blank nor comment nor the mark ``...`` that ends a document.

    Returns
    -------
    index and whether it begins another document
        The index is the length of the text if nothing follows.
    """
    ended = text.startswith("...", index - 3) and index >= 3
    while True:
        match = _BLANKS_AND_COMMENTS.match(text, index)
        index = match.end() if match else index
        end_mark = None if stop_at_end_marks else _DOCUMENT_END.match(text, index)
        if end_mark is None:
            return index, ended or text.startswith("---", index)
        ended = True
        index = end_mark.end()


def find_bad_escapes(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Find the escapes in a double-quoted text that stand for what is not allowed, and where each stands."""
    for escape in _ESCAPE.finditer(text, start, end):
        digits = escape[1] or escape[2] or escape[3]
        character = chr(int(digits, 16)) if digits else _NAMED_ESCAPES.get(escape[4] or "", "")
        if BAD_CHARACTER.match(character):
            yield character, escape.start(), escape.end()


def explain_syntax(error: MarkedYAMLError, text: str, file: str) -> Problem:  # noqa: PLR0911 - one per cause
    """Turn a parser's complaint into a problem at the place where a person would look."""
    words, context = error.problem or "", error.context or ""
    at_problem, at_context = error.problem_mark, error.context_mark
    start = at_context.index if at_context else 0
    if "escape" in words or "hexdecimal" in words or "hexadecimal" in words:
        return _explain_escape(text, start, file)
    if " tag" in context or "tag handle" in words:
        return _problem(
            "tag", "this tag is not supported", "a text that begins with ! needs quotes", text, start, file
        )
    if "alphabetic" in words:
        sign = text[start : start + 1]
        hint = "put the text in quotes"
        return _problem("syntax", f"a text cannot begin with {quote(sign)}", hint, text, start, file)
    index = at_problem.index if at_problem else start
    if "directive" in context:
        index = start
        words = "cannot start"
    if "quoted scalar" in context or "simple key" in context:
        index = start
    if index < len(text) and _is_tab_in_indentation(text, index):
        return _problem("syntax", "a tab stands where the indentation is", _TAB_HINT, text, index, file)
    if "cannot start" in words:
        message = f"a text cannot begin with {quote(text[index : index + 1])}"
        return _problem("syntax", message, "put the text in quotes", text, index, file)
    if "',' or" in words:
        return _explain_open_bracket(text, start, index, file)
    if "values are not allowed" in words or any(misfit in words for misfit in _MISFITS):
        return _explain_misfit(words, text, index, file)
    for complaint, message, hint in _EXPLANATIONS:
        if complaint in words:
            return _problem("syntax", message, hint, text, index, file)
    return _problem("syntax", f"this is not valid YAML: {quote(words)}", "", text, index, file)


def _problem(  # noqa: PLR0917 - called a dozen times in this file only
    code: str, message: str, hint: str, text: str, index: int, file: str
) -> Problem:
    line, column = line_and_column(text, index)
    return Problem(code=code, message=message, hint=hint, span=Span(file, line, column, column + 1))


def _explain_escape(text: str, start: int, file: str) -> Problem:
    # The parsers point at different characters of the escape; a person looks at its backslash.
    for escape in _ESCAPE.finditer(text, start):
        index = escape.start()
        digits = escape[1] or escape[2] or escape[3]
        if digits:
            code_point = int(digits, 16)
            if code_point > 0x10FFFF:
                message = f"{describe_code_point(code_point)} is not a character"
                return _problem("bad-character", message, "delete this escape", text, index, file)
            if 0xD800 <= code_point <= 0xDFFF:
                line, column = line_and_column(text, index)
                return bad_character(chr(code_point), Span(file, line, column, column + len(escape[0])))
        elif escape[4] is None or (escape[4] not in _HARMLESS_ESCAPES and escape[4] not in _NAMED_ESCAPES):
            message = f"{quote(escape[0])} has no meaning between double quotes"
            return _problem(
                "syntax", message, "use single quotes, or write the backslash twice", text, index, file
            )
    return _problem("syntax", "a backslash stands in the wrong place", "use single quotes", text, start, file)


def _explain_open_bracket(text: str, start: int, index: int, file: str) -> Problem:
    closing = "}" if text.startswith("{", start) else "]"
    if index >= len(text):
        return _problem("syntax", f"this is never closed by a {closing!r}", "", text, start, file)
    line, column = line_and_column(text, start)
    return replace(
        _problem(
            "syntax",
            f"a ',' or {closing!r} is missing before this",
            f"close what was opened; put text that contains , or {closing} in quotes",
            text,
            index,
            file,
        ),
        related=(Span(file, line, column, column + 1),),
    )


def _explain_misfit(words: str, text: str, index: int, file: str) -> Problem:
    before = text[max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1 : index].strip()
    if "values are not allowed" in words:
        if ": " in before:
            message, hint = "a second ': ' cannot stand on this line", "quote text that contains ': '"
        else:
            message = "a key cannot stand here"
            hint = "check the indentation, and that the line above ends as you meant it"
    elif before.strip("- "):
        message, hint = "this does not fit to what stands before it", "put the whole text in quotes"
    else:
        message, hint = "this does not fit to what stands above it", _INDENTATION_HINT
    return _problem("syntax", message, hint, text, index, file)


def _is_line_start(text: str, index: int) -> bool:
    return index == 0 or text[index - 1] in "\r\n"


def _is_tab_in_indentation(text: str, index: int) -> bool:
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    line = text[start : index + 1]
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    return "\t" in indentation
