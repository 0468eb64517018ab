"""What every figure shares: its colours and type, and how it becomes a file that also says what it shows.

Letters are drawn as outlines in SVG, so that they look the same on a machine without the font, and are embedded as
TrueType in PDF. No file holds a date, so that the same answer gives the same bytes.
"""

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

from msgspec import Struct

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

FileFormat = Literal["svg", "png", "pdf"]

INK = "#16202a"
QUIET = "#4c5966"
LINE = "#75828f"
PALE = "#c9d1d8"
ALARM = "#a4161a"
MAKER = "stakeholder-graph"
DPI = 300
TWO_COLUMNS = 493.0
"""The width of two columns of a journal, 174 mm, in points."""
LONGEST_LABEL = 120
LONGEST_ALTERNATIVE = 20_000
OUTLINE = re.compile(rb' d="[^"]*"|translate\([^)]*\)| [xy]="[^"]*"')
NUMBER = re.compile(rb"-?\d+\.\d{3,}")
"""Where an SVG has coordinates, and those that are finer than can be seen."""
SETTINGS: Mapping[Any, Any] = {
    "svg.hashsalt": MAKER,
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "text.parse_math": False,
    "text.usetex": False,
    "text.hinting": "no_hinting",
    "path.simplify": False,
    "hatch.linewidth": 0.5,
}


class Figure(Struct, frozen=True, kw_only=True):
    """A finished figure: the file, what it shows in words for whoever does not see it, and its size in points."""

    content: bytes
    alternative: str
    width: float
    height: float


@contextmanager
def open_sheet(width: float, height: float) -> Iterator["Sheet"]:
    """Open an empty sheet of a size in points; the settings of whoever else draws are left as they were."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Sheet

    with mpl.rc_context(dict(SETTINGS)), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        sheet = Sheet(figsize=(width / 72, height / 72), dpi=DPI)
        FigureCanvasAgg(sheet)
        yield sheet


def save_figure(sheet: "Sheet", file_format: FileFormat, title: str, alternative: str) -> Figure:
    """Write the file, with its title and its words inside."""
    said = clean_text(alternative, LONGEST_ALTERNATIVE)
    file = io.BytesIO()
    sheet.savefig(
        file, format=file_format, dpi=DPI, facecolor="white", **_describe_file(file_format, title, said)
    )
    content = file.getvalue()
    if file_format == "svg":
        content = _describe_svg(_round_svg(content), said)
    width, height = (float(72 * side) for side in sheet.get_size_inches())
    return Figure(content=content, alternative=said, width=round(width, 2), height=round(height, 2))


def _describe_file(file_format: FileFormat, title: str, said: str) -> dict[str, Any]:
    """Say in the manner of each format what the file is, and never when it was made."""
    if file_format == "svg":
        return {"metadata": {"Date": None, "Title": title, "Creator": MAKER, "Description": said}}
    if file_format == "pdf":
        dated = {"CreationDate": None, "Producer": "matplotlib", "Creator": MAKER}
        return {"metadata": {**dated, "Title": title, "Subject": said}}
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    for key, text in (("Software", MAKER), ("Title", title), ("Description", said)):
        words.add_itxt(key, text, "en-GB", key)
    return {"pil_kwargs": {"pnginfo": words}}


def _round_svg(content: bytes) -> bytes:
    """Round the outlines of an SVG to a hundredth of a point, which nobody can see and which halves it."""

    def round_all(found: re.Match[bytes]) -> bytes:
        return NUMBER.sub(lambda one: f"{float(one[0]):.2f}".rstrip("0").rstrip(".").encode(), found[0])

    return OUTLINE.sub(round_all, content)


def _describe_svg(content: bytes, said: str) -> bytes:
    """Give a screen reader the words of an SVG: it takes title and desc for them."""
    described = f"</title>\n <desc>{escape(said)}</desc>".encode()
    return content.replace(b"</title>", described, 1).replace(b"<svg ", b'<svg role="img" ', 1)


def clean_text(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return text without what no font can draw: control characters and lone surrogates."""
    kept = "".join(each if each.isprintable() else " " for each in text[:longest])
    return kept.encode("utf-8", "replace").decode("utf-8")
