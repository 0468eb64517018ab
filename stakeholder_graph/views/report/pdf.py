"""A paper as PDF: tagged for screen readers, with bookmarks, its drawings as lines and its fonts inside the file."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from stakeholder_graph.errors import MachineError, UsageError
from stakeholder_graph.views.report.paper import Paper
from stakeholder_graph.views.report.pdf_data import build_handed
from stakeholder_graph.views.report.sound import build_sound_paper, clean

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: the file tells a screen reader what is a heading, a table and a picture, and in which order to read."""
UPRIGHT = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
"""The fonts that stand in where the first of the paper lacks a letter; they come with matplotlib."""
PLAINEST = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180), 0x2013, 0x2014, 0x2019))
)
NOT_DRAWN = "could not be displayed"
"""What the library says where a font has the letters and not the shape that they take together."""
INSTEAD = "ask for a web page (.html) or for Word (.docx) instead"


def render_pdf(paper: Paper) -> bytes:
    r"""Render a paper as a PDF file on A4.

    Returns
    -------
    The bytes of the file; the same for the same paper and the same version of the library that sets it. Letters that
    none of its fonts has are written as their numbers, such as ``\u65e5``.

    Raises
    ------
    UsageError
        If the library that sets PDF is not installed.
    MachineError
        If it fails.
    """
    try:
        import typst
    except ImportError as error:
        raise UsageError(
            "PDF needs the package typst, which is not installed", f"install it, or {INSTEAD}"
        ) from error
    try:
        return _set(paper, write_drawable)
    except typst.TypstError as error:
        if NOT_DRAWN not in str(error):
            raise _fail(error) from error
    try:
        return _set(paper, write_plainest)
    except typst.TypstError as error:
        raise _fail(error) from error


def write_drawable(text: str) -> str:
    """Write text so that every letter of it is in a font of ours: others as their numbers."""
    return _write(clean(text), _list_letters())


def write_plainest(text: str) -> str:
    """Write text so that every letter of it is one of a printer's plainest."""
    return _write(clean(text), PLAINEST)


def _write(text: str, drawable: frozenset[str]) -> str:
    if drawable.issuperset(text):
        return text
    return "".join(
        each if each in drawable else each.encode("unicode_escape").decode("ascii") for each in text
    )


def _set(paper: Paper, write: Callable[[str], str]) -> bytes:
    """Set a paper, its letters written in that way; raises what the library raises."""
    import typst

    handed = build_handed(build_sound_paper(paper, write))
    template = files("stakeholder_graph.views.report") / "templates" / "paper.typ"
    compiler = typst.Compiler(
        template.read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(_find_fonts())]),
        sys_inputs={"paper": msgspec.json.encode(handed).decode("utf-8")},
    )
    content = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=0)
    if not isinstance(content, bytes):
        raise MachineError(f"the PDF was not made; {INSTEAD}")
    return content


def _fail(error: Exception) -> MachineError:
    said = (str(error).strip().splitlines() or ["no reason given"])[0]
    return MachineError(f"the PDF was not made ({said}); {INSTEAD}")


def _find_fonts() -> Path:
    """Find the fonts that come with matplotlib: they are the same on every machine."""
    import matplotlib as mpl

    return Path(mpl.get_data_path()) / "fonts" / "ttf"


@cache
def _list_letters() -> frozenset[str]:
    """List the letters that are in both of the fonts that stand in."""
    from matplotlib.ft2font import FT2Font

    each = (frozenset(map(chr, FT2Font(str(_find_fonts() / name)).get_charmap())) for name in UPRIGHT)
    return frozenset.intersection(*each)
