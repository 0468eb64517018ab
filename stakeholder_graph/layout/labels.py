"""How much room does a name take, and how is it broken into lines?

Widths are estimated from a common sans-serif face, so that the layout needs no font and gives the same
positions on every machine. The page measures again with the reader's own font.
"""

import re
import unicodedata

FONT_SIZE = 11.0
LINE_HEIGHT = 12.0

NARROW = frozenset("iljtfrI.,:;'|!()[] -")
BROAD = frozenset("mwMW@%&")


def measure_width(text: str, font_size: float = FONT_SIZE) -> float:
    """Return the width of one line of text in points, as a fair estimate."""
    ems = 0.0
    for character in text:
        if character in NARROW:
            ems += 0.32
        elif character in BROAD or unicodedata.east_asian_width(character) in "WF":
            ems += 0.95
        elif character.isupper():
            ems += 0.68
        elif unicodedata.category(character) not in ("Mn", "Cf"):
            ems += 0.55
    return ems * font_size


def cut_to_width(text: str, width: float, *, ends: bool = False) -> str:
    """Return the text, cut with an ellipsis if it is wider than ``width`` (or if it ``ends`` too early)."""
    if not ends and measure_width(text) <= width:
        return text
    kept = text[:200]
    while kept and measure_width(kept + "…") > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def break_into_lines(name: str, width: float, line_count: int) -> tuple[str, ...]:
    """Break a name at its spaces into at most ``line_count`` lines no wider than ``width`` points.

    What does not fit is cut with an ellipsis. Control characters and line breaks count as spaces.
    """
    words = [word for word in re.split(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", name[:400]) if word]
    lines: list[str] = []
    for word in words:
        if lines and measure_width(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    kept = [cut_to_width(line, width) for line in lines[:line_count]]
    if len(lines) > line_count:
        kept[-1] = cut_to_width(lines[line_count - 1], width, ends=True)
    return tuple(kept) or ("…",)
