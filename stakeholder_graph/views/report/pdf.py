"""A paper as PDF: tagged for screen readers, with bookmarks, its drawings as lines and its fonts inside the file."""

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
    sound = build_sound_paper(paper, write_drawable)
    template = files("stakeholder_graph.views.report") / "templates" / "paper.typ"
    try:
        compiler = typst.Compiler(
            template.read_bytes(),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(_find_fonts())]),
            sys_inputs={"paper": msgspec.json.encode(build_handed(sound)).decode("utf-8")},
        )
        content = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=0)
    except (typst.TypstError, ValueError) as error:
        said = str(error).splitlines()[0]
        raise MachineError(f"the PDF was not made ({said}); {INSTEAD}") from error
    if not isinstance(content, bytes):
        raise MachineError(f"the PDF was not made; {INSTEAD}")
    return content


def write_drawable(text: str) -> str:
    """Write text so that every letter of it is in a font of ours: others as their numbers."""
    cleaned = clean(text)
    drawable = _list_drawable()
    if drawable.issuperset(cleaned):
        return cleaned
    return "".join(
        each if each in drawable else each.encode("unicode_escape").decode("ascii") for each in cleaned
    )


def _find_fonts() -> Path:
    """Find the fonts that come with matplotlib: they are the same on every machine."""
    import matplotlib as mpl

    return Path(mpl.get_data_path()) / "fonts" / "ttf"


@cache
def _list_drawable() -> frozenset[str]:
    """List the letters of the font that stands in where the first has none."""
    from matplotlib.ft2font import FT2Font

    return frozenset(map(chr, FT2Font(str(_find_fonts() / "DejaVuSans.ttf")).get_charmap()))
