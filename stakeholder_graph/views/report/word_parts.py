"""The parts of a Word document that python-docx has no door to: links, named places, fields, lists, plain tables."""

from collections.abc import Sequence
from typing import cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from stakeholder_graph.views.report.paper import Words

Place = Document | _Cell

STYLES = {
    (False, False): None,
    (True, False): "Strong",
    (False, True): "Emphasis",
    (True, True): "Intense Emphasis",
}
"""How words look that are strong, or that say something is only assumed."""


class Places:
    """Marks the places in a document that its links lead to."""

    def __init__(self) -> None:
        self._count = 0

    def mark(self, paragraph: Paragraph, anchor: str) -> None:
        """Name the place where a paragraph ends so far, before anything more is written; nothing for no anchor."""
        if not anchor:
            return
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(name)
            mark.set(qn("w:id"), str(self._count))
            if name == "w:bookmarkStart":
                mark.set(qn("w:name"), anchor)
            paragraph._p.append(mark)
        self._count += 1


def add_words(paragraph: Paragraph, words: Words) -> None:
    """Write runs at the end of a paragraph, with links where they lead somewhere."""
    for each in words:
        style = STYLES[each.strong, each.assumed]
        if not each.to and not each.address:
            paragraph.add_run(each.text, style)
            continue
        run = paragraph.add_run(each.text, "Hyperlink")
        run.bold, run.italic = each.strong or None, each.assumed or None
        link = OxmlElement("w:hyperlink")
        if each.to:
            link.set(qn("w:anchor"), each.to)
        else:
            relation = paragraph.part.relate_to(each.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), relation)
        link.append(run._r)
        paragraph._p.append(link)


def add_field(paragraph: Paragraph, name: str) -> None:
    """Write what Word counts by itself: ``PAGE`` or ``NUMPAGES``."""
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)


def restart_numbers(document: Document) -> int:
    """Begin a numbered list of its own, and return its number."""
    numbering = document.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return number


def add_table(place: Place, style: str, widths: Sequence[int], caption: str, *, heads: bool) -> Table:
    """Write an empty table with fixed columns, widths in twentieths of a point; ``heads`` if its first row does."""
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"06A0" if heads else "0680"}" w:firstRow="{int(heads)}" w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption/></w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
    table.tblPr.find(qn("w:tblCaption")).set(qn("w:val"), caption)
    if isinstance(place, _Cell):
        place._tc.append(table)
    else:
        place.element.body.insert_element_before(table, "w:sectPr")
    return Table(cast(CT_Tbl, table), place)


def add_row(table: Table, style: str, *, heads: bool = False, splits: bool = False) -> list[Paragraph]:
    """Add a row to a table, and return the empty paragraph of each of its cells.

    ``heads`` repeats it on every page; ``splits`` lets it go on overleaf.
    """
    widths = [each.get(qn("w:w")) for each in table._tbl.tblGrid]
    about = "" if splits else "<w:cantSplit/>"
    about += "<w:tblHeader/>" if heads else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p></w:tc>'
        for width in widths
    )
    row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr>{about}</w:trPr>{cells}</w:tr>")
    table._tbl.append(row)
    return [Paragraph(each, table) for each in row.iter(qn("w:p"))]
