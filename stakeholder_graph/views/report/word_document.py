"""The Word document of a paper, block by block. All that it looks like is in the styles beside this file."""

import io
from collections.abc import Iterable
from datetime import datetime
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Mm, Pt

from stakeholder_graph.views.report import furniture
from stakeholder_graph.views.report.paper import (
    Block,
    CoverLine,
    Grid,
    Listed,
    Paper,
    Paragraph,
    Part,
    Picture,
)
from stakeholder_graph.views.report.sound import find_turned, share_width
from stakeholder_graph.views.report.word_parts import (
    Place,
    Places,
    add_field,
    add_row,
    add_table,
    add_words,
    restart_numbers,
)

LONG_SIDE, SHORT_SIDE = Mm(297), Mm(210)
SIDE, TURNED_SIDE = Mm(24), Mm(20)
"""The margins left and right, of a page upright and of one on its side."""
WIDTH, TURNED_WIDTH = 9184, 14570
"""What is left between them, in twentieths of a point."""
HEIGHT, TURNED_HEIGHT = Mm(215), Mm(140)
COVER_SHARES, BOXED_LESS = (0.3, 0.7), 520
TWENTIETH = Pt(1) // 20
LONG_ROW = 1200
"""Letters: a row of a table with more may go on overleaf."""
LETTER = 114
"""The width of a letter in a table, in twentieths of a point."""
LONGEST_PROPERTY = 255
"""Letters: Word allows no more in a property of a file."""
LOOKS = {
    "plain": "Normal",
    "lead": "Lead",
    "caution": "Caution",
    "small": "Small Print",
    "command": "Command",
}
NOT_NEEDED = (
    "/stylesWithEffects",
    "/customXml",
    "/thumbnail",
    "/extended-properties",
    "/webSettings",
    "/fontTable",
)
"""What python-docx brings along that says nothing of this paper."""


def build_document(paper: Paper) -> Document:
    """Build the document of a paper that is sound."""
    document = docx.Document()
    _use_own_styles(document)
    _describe(document, paper)
    writer = _Writer(document)
    section = document.sections[0]
    _turn(section, turned=False)
    _write_foot(section, paper.running, turned=False)
    document.add_paragraph(paper.title, "Title")
    document.add_paragraph(paper.subtitle, "Subtitle")
    if paper.cover:
        writer.write_cover(paper.cover)
    was_turned = False
    parts = groupby(zip(find_turned(paper), paper.parts, strict=True), key=itemgetter(0))
    for turned, group in parts:
        starts = turned != was_turned
        if starts:
            section = _begin_section(document)
            _turn(section, turned=turned)
            _write_foot(section, paper.running, turned=turned)
        for _, part in group:
            writer.write_part(part, turned=turned, starts=starts)
            starts = False
        was_turned = turned
    return document


class _Writer:
    """Writes the blocks of a paper one after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = Places()

    def write_cover(self, lines: Iterable[CoverLine]) -> None:
        """Write the cover sheet as a table of labels and what they stand for."""
        widths = [round(WIDTH * each) for each in COVER_SHARES]
        table = add_table(self._document, "PaperTable", widths, furniture.COVER, heads=False)
        for line in lines:
            label, text = add_row(table, "CoverText")
            label.add_run(line.label)
            text.add_run(line.text or furniture.TO_FILL_IN, None if line.text else "Emphasis")
        self._document.add_paragraph(style="Gap")

    def write_part(self, part: Part, *, turned: bool, starts: bool) -> None:
        """Write a heading and its blocks; ``starts`` where it is the first on a page anyhow."""
        heading = self._document.add_paragraph(style=f"Heading {part.level}")
        self._places.mark(heading, part.anchor)
        heading.add_run(f"{part.number}\u2003{part.title}" if part.number else part.title)
        if part.new_page and not starts:
            heading.paragraph_format.page_break_before = True
        width = TURNED_WIDTH if turned else WIDTH
        if not part.boxed:
            self._write_all(part.blocks, self._document, width, turned=turned)
            return
        table = add_table(self._document, "PaperBox", [width], "", heads=False)
        empty = add_row(table, "Gap", splits=True)[0]._p
        box = table.cell(0, 0)
        self._write_all(part.blocks, box, width - BOXED_LESS, turned=turned)
        # A cell must end in a paragraph, and this one is its last unless something else is.
        if part.blocks and not isinstance(part.blocks[-1], Grid):
            box._tc.remove(empty)
        self._document.add_paragraph(style="Gap")

    def _write_all(self, blocks: Iterable[Block], place: Place, width: int, *, turned: bool) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._write_paragraph(block, place)
            elif isinstance(block, Listed):
                self._write_list(block, place)
            elif isinstance(block, Grid):
                self._write_table(block, place, width)
            else:
                self._write_picture(block, place, width, TURNED_HEIGHT if turned else HEIGHT)

    def _write_paragraph(self, block: Paragraph, place: Place) -> None:
        style = "Numbered Paragraph" if block.number and block.look == "plain" else LOOKS[block.look]
        paragraph = place.add_paragraph(style=style)
        self._places.mark(paragraph, block.anchor)
        if block.number:
            paragraph.add_run(block.number, "Paragraph Number")
            paragraph.add_run("\t")
        add_words(paragraph, block.words)

    def _write_list(self, block: Listed, place: Place) -> None:
        number = restart_numbers(self._document) if block.numbered else 0
        for item, anchor in zip(block.items, block.anchors, strict=True):
            paragraph = place.add_paragraph(style="List Number" if number else "List Bullet")
            if number:
                numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = 0, number
            self._places.mark(paragraph, anchor)
            add_words(paragraph, item)

    def _write_table(self, block: Grid, place: Place, width: int) -> None:
        caption = place.add_paragraph(style="Table Caption")
        self._places.mark(caption, block.anchor)
        caption.add_run(block.caption)
        widths = [round(width * each) for each in share_width(block, width // LETTER)]
        table = add_table(place, "PaperTable", widths, block.caption, heads=True)
        headings = add_row(table, "TableText", heads=True)
        for cell, text in zip(headings, block.columns, strict=True):
            cell.add_run(text)
        for row, anchor in zip(block.rows, block.anchors, strict=True):
            length = sum(len(run.text) for words in row for run in words)
            cells = add_row(table, "TableText", splits=length > LONG_ROW)
            self._places.mark(cells[0], anchor)
            for cell, words in zip(cells, row, strict=True):
                add_words(cell, words)
        place.add_paragraph(style="Gap")

    def _write_picture(self, block: Picture, place: Place, width: int, height: int) -> None:
        scale = min(width * TWENTIETH / Pt(block.width), height / Pt(block.height), 1.0)
        paragraph = place.add_paragraph(style="Picture")
        self._places.mark(paragraph, block.anchor)
        size = Emu(round(Pt(block.width) * scale)), Emu(round(Pt(block.height) * scale))
        shape = paragraph.add_run().add_picture(io.BytesIO(block.png), *size)
        shape._inline.docPr.set("descr", block.alternative)
        if block.caption:
            place.add_paragraph(block.caption, "Caption")


def _use_own_styles(document: Document) -> None:
    """Put our styles, lists and settings in the place of those that python-docx brings along."""
    folder = files("stakeholder_graph.views.report") / "templates" / "word"
    for name, root in (
        ("styles.xml", document.styles.element),
        ("numbering.xml", document.part.numbering_part.element),
        ("settings.xml", document.settings.element),
    ):
        root[:] = list(parse_xml((folder / name).read_text(encoding="utf-8")))
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, each in rels.items() if each.reltype.endswith(NOT_NEEDED)]:
            del rels[key]


def _describe(document: Document, paper: Paper) -> None:
    """Say in the properties of the file what it is."""
    about = document.core_properties
    about.title, about.subject = paper.title[:LONGEST_PROPERTY], paper.subtitle[:LONGEST_PROPERTY]
    about.author = about.last_modified_by = paper.author[:LONGEST_PROPERTY]
    about.comments, about.language = paper.about[:LONGEST_PROPERTY], paper.language
    day = datetime.fromisoformat(paper.date) if paper.date else None
    if day:
        about.created = about.modified = day
    else:
        for name in ("dcterms:created", "dcterms:modified"):
            for each in about._element.findall(qn(name)):
                about._element.remove(each)


def _turn(section: Section, *, turned: bool) -> None:
    """Make a section A4, upright or on its side."""
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG_SIDE, SHORT_SIDE) if turned else (SHORT_SIDE, LONG_SIDE)
    section.left_margin = section.right_margin = TURNED_SIDE if turned else SIDE
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(11)


def _write_foot(section: Section, running: str, *, turned: bool) -> None:
    """Write what stands at the foot of every page of a section."""
    section.footer.is_linked_to_previous = False
    foot = section.footer.paragraphs[0]
    foot.style = "Footer Turned" if turned else "Footer"
    foot.add_run(f"{running}\t{furniture.PAGE} ")
    add_field(foot, "PAGE")
    foot.add_run(f" {furniture.OF} ")
    add_field(foot, "NUMPAGES")


def _begin_section(document: Document) -> Section:
    """Begin a section, without the empty paragraph that would end the one before it."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    *_, before, empty, _ = document.element.body
    if before.tag == qn("w:p"):
        before.get_or_add_pPr().append(empty.pPr.find(qn("w:sectPr")))
        document.element.body.remove(empty)
    return section
