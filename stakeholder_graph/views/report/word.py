"""A paper as a Word file: real styles, headings, lists, tables and links, so that it can be edited and read aloud."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from stakeholder_graph.errors import UsageError
from stakeholder_graph.views.report.paper import Paper
from stakeholder_graph.views.report.sound import build_sound_paper

INSTEAD = "ask for a web page (.html) or for PDF (.pdf) instead"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that such a file can name: the day on which a paper was set does not belong in it."""


def render_word(paper: Paper) -> bytes:
    """Render a paper as a Word file (.docx) on A4.

    Returns
    -------
    The bytes of the file; the same for the same paper and the same version of the library that writes it.

    Raises
    ------
    UsageError
        If the library that writes Word files is not installed.
    """
    try:
        from stakeholder_graph.views.report.word_document import build_document
    except ImportError as error:
        message = "a Word file needs the package python-docx, which is not installed"
        raise UsageError(message, f"install it, or {INSTEAD}") from error
    written = io.BytesIO()
    build_document(build_sound_paper(paper)).save(written)
    return _forget_times(written)


def _forget_times(written: io.BytesIO) -> bytes:
    """Write the file again without the times at which its parts were written."""
    again = io.BytesIO()
    with ZipFile(written) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, EARLIEST), old.read(name), ZIP_DEFLATED)
    return again.getvalue()
