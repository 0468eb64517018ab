"""Text from a model shown so that it stays text: in a terminal, in Markdown, in columns."""

import re
import unicodedata

JOINERS = ("\u200c", "\u200d")
"""Invisible, but part of how some scripts and emoji are spelled: left as they are."""
SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$]")
OPENING = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)])(?=\s|$))")
BREAKS = re.compile(r"\s+")


def make_printable(text: str) -> str:
    r"""Show control, escape, bidi and other invisible characters as escapes such as ``\x1b``.

    Text from a model can then neither steer a terminal nor pass for something else.
    """
    if text.isprintable():
        return text
    return "".join(_show(char) for char in text)


def _show(char: str) -> str:
    hidden = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    if char in JOINERS or not hidden:
        return char
    return char.encode("unicode_escape").decode("ascii")


def measure_width(text: str) -> int:
    """Count the columns a terminal gives to printable text: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    return sum(map(_measure_char, text))


def _measure_char(char: str) -> int:
    if unicodedata.combining(char) or char in JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut_to_width(text: str, width: int) -> str:
    """Cut text to so many columns, with an ellipsis where something was left out."""
    if measure_width(text) <= width:
        return text
    kept, room = [], width - 1
    for char in text:
        room -= _measure_char(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept) + "…"


def escape_markdown(text: str) -> str:
    """Write text so that Markdown shows it as it is, on one line, wherever it stands."""
    one_line = make_printable(BREAKS.sub(" ", text).strip())
    safe = SPECIAL.sub(lambda found: "&lt;" if found[0] == "<" else f"\\{found[0]}", one_line)
    return OPENING.sub(_escape_opening, safe)


def _escape_opening(found: re.Match[str]) -> str:
    space, sign, number, mark = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{mark}"
