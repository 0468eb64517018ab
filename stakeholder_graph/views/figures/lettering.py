"""How wide are letters on paper, and how is a name broken into lines that fit?

Widths are those of DejaVu Sans, which comes with matplotlib, so they are the same on every machine.
"""

import re
import warnings
from collections.abc import Sequence
from functools import lru_cache

from stakeholder_graph.views.figures.figure import clean_text

LONGEST_NAME = 400
FINENESS = 10
"""Letters are measured this much larger, where rounding to whole dots does not count."""


@lru_cache(maxsize=8192)
def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Measure one line of text, in points."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family=["DejaVu Sans"], weight="bold" if bold else "normal")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        font.set_size(size, 72 * FINENESS)
        font.set_text(text)
        width, _ = font.get_width_height()
    return float(width) / 64 / FINENESS


def measure_lines(lines: Sequence[str], size: float) -> float:
    """Measure the longest of several lines, in points; 0 if there is none."""
    return max([0.0, *(measure_text(each, size) for each in lines)])


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break a text at its spaces into lines of a width; a word that is wider stays whole."""
    lines: list[str] = []
    for word in re.split(r"\s+", text.strip()):
        if lines and measure_text(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        elif word:
            lines.append(word)
    return lines


def break_lines(text: str, width: float, most: int, size: float) -> tuple[str, ...]:
    """Break a name into at most ``most`` lines of a width; what does not fit ends in an ellipsis."""
    lines = wrap(clean_text(text, LONGEST_NAME), width, size)
    kept = [cut(each, width, size) for each in lines[:most]]
    if len(lines) > most:
        kept[-1] = cut(f"{lines[most - 1]} {lines[most]}…", width, size)
    return tuple(kept) or ("…",)


def cut(text: str, width: float, size: float) -> str:
    """Return a text, cut with an ellipsis where it is too wide."""
    if measure_text(text, size) <= width:
        return text
    kept = text
    while kept and measure_text(f"{kept}…", size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,&-')}…"
