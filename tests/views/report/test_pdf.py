"""A paper as PDF: tagged, with bookmarks, links and fonts of its own, and no word of it is a command."""

import sys

import pytest
from hypothesis import given

from stakeholder_graph.errors import MachineError, UsageError
from stakeholder_graph.views.report.paper import Grid, Paragraph, Run
from stakeholder_graph.views.report.pdf import render_pdf, write_drawable
from stakeholder_graph.views.report.pdf_data import let_break
from tests.views.report.hostile import HOSTILE, SAID, build_hostile_paper
from tests.views.report.papers import ALTERNATIVE, PAPER, build_paper, build_picture, say
from tests.views.report.random_papers import PAPERS, list_words
from tests.views.report.reading import open_pdf, read_pdf, squeeze

CONTENT = render_pdf(PAPER)
READ = open_pdf(CONTENT)
PAGES = [each.extract_text() for each in READ.pages]


def list_tags(element, kind="/S"):
    """List what a screen reader is told of each part of the file, in order."""
    element = element.get_object()
    if isinstance(element, list):
        return [tag for each in element for tag in list_tags(each, kind)]
    if not isinstance(element, dict):
        return []
    own = [str(element[kind])] if kind in element else []
    return own + (list_tags(element["/K"], kind) if "/K" in element else [])


TAGS = list_tags(READ.trailer["/Root"]["/StructTreeRoot"])


def test_the_same_paper_is_the_same_bytes():
    assert render_pdf(PAPER) == CONTENT


def test_it_says_what_it_is():
    assert READ.metadata.title == PAPER.title
    assert READ.metadata.author == PAPER.author
    assert READ.metadata.subject == PAPER.about
    assert READ.trailer["/Root"]["/Lang"] == "en-GB"
    assert str(READ.metadata.creation_date).startswith("2012-11-14")


def test_a_paper_without_a_date_carries_none():
    metadata = open_pdf(render_pdf(build_paper())).metadata
    assert metadata.creation_date is None


def test_it_says_that_it_is_made_for_screen_readers():
    assert b"pdfuaid:part" in CONTENT
    assert READ.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_headings_tables_lists_and_pictures_are_tagged_as_such():
    headings = [each for each in TAGS if each in {"/Title", "/H1", "/H2", "/H3"}]
    assert headings == ["/Title", "/H1", "/H1", "/H1", "/H2", "/H1", "/H1"]
    assert TAGS.count("/TH") == 3 + 3 + 5
    assert TAGS.count("/L") == 2
    assert {"/Figure", "/Caption", "/Link"} <= set(TAGS)


def test_a_picture_has_words_for_who_cannot_see_it():
    assert ALTERNATIVE in list_tags(READ.trailer["/Root"]["/StructTreeRoot"], "/Alt")


def test_bookmarks_follow_the_headings():
    titles = [each.title for each in READ.outline if not isinstance(each, list)]
    assert titles[:3] == ["1\u2002Recommendation", "2\u2002Summary on one page", "3\u2002The map"]
    assert [each.title for each in READ.outline[3]] == ["3.1\u2002How the map is read"]


def test_every_font_is_inside_the_file():
    fonts = [
        font.get_object()
        for page in READ.pages
        for font in page["/Resources"].get("/Font", {}).values()
        for font in font["/DescendantFonts"]
    ]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(each["/FontDescriptor"].get_object()) for each in fonts)


def test_pages_are_a4_and_the_register_lies_on_its_side():
    sizes = [(round(each.mediabox.width), round(each.mediabox.height)) for each in READ.pages]
    assert set(sizes) == {(595, 842), (842, 595)}
    assert sizes[-1] == (842, 595)
    assert PAGES[sizes.index((842, 595))].startswith("Annex B")


def test_every_page_has_its_number_and_what_runs_at_the_foot():
    for number, text in enumerate(PAGES, start=1):
        assert f"Page {number} of {len(PAGES)}" in text
        assert PAPER.running in text


def test_the_headings_of_a_long_table_stand_on_each_of_its_pages():
    pages = [each for each in PAGES if "Practice 45" in each or "Practice 90" in each]
    assert len(pages) == 2
    assert all(each.split()[:3] == ["Practice", "Way", "Days"] for each in pages)


def test_a_finding_leads_to_its_proof():
    links = [each.get_object() for page in READ.pages for each in page.get("/Annots", ())]
    inside = [each for each in links if "/Dest" in each or each["/A"]["/S"] == "/GoTo"]
    outside = [each["/A"]["/URI"] for each in links if "/A" in each and each["/A"]["/S"] == "/URI"]
    assert len(inside) == 2
    assert outside == ["https://example.org/p?a=1&b=2"]


def test_a_drawing_stays_a_drawing():
    paper = build_paper(build_picture())
    assert [each for page in open_pdf(render_pdf(paper)).pages for each in page.images] == []


def test_a_picture_turned_on_its_side_stands_with_its_heading():
    paper = build_paper(Paragraph(words=say("x")), build_picture(landscape=True, width=900, height=640))
    pages = open_pdf(render_pdf(paper)).pages
    assert [(round(each.mediabox.width), "Figure 1" in each.extract_text()) for each in pages] == [
        (595, False),
        (842, True),
    ]


def test_hostile_text_is_text():
    texts = [each for each in HOSTILE if len(each) < 1_000]
    words = read_pdf(render_pdf(build_hostile_paper(*texts[:37], *texts[60:120:3])))
    said = [*texts[:37], *texts[60:120:3]]
    assert [each for each in said if words.count(squeeze(write_drawable(each))) < SAID] == []


@pytest.mark.parametrize("text", [each for each in HOSTILE if len(each) > 1_000 or not each.isascii()])
def test_odd_letters_and_endless_words_break_nothing(text):
    assert render_pdf(build_hostile_paper(text)).startswith(b"%PDF")


def test_letters_that_no_font_has_are_written_as_their_numbers():
    assert write_drawable("é Ж עב 日") == "é Ж עב \\u65e5"


def test_letters_that_take_no_shape_together_are_written_as_their_numbers():
    words = read_pdf(render_pdf(build_paper(Paragraph(words=say("العربية", assumed=True)))))
    assert "\\u0627\\u0644" in words


def test_headings_of_a_table_that_fill_a_page_end():
    grid = Grid(caption="x", columns=("W" * 10_000, "b"), rows=((say("c"), say("d")),), widths=(1, 1))
    assert len(open_pdf(render_pdf(build_paper(grid))).pages) > 2


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("short words stay", "short words stay"),
        ("a" * 9, "aaa\u200baaa\u200baaa"),
        ("L85003-ppg", "L85\u200b003\u200b-pp\u200bg"),
    ],
)
def test_a_line_may_end_inside_a_word_that_is_too_long_for_it(text, broken):
    assert squeeze(let_break(text, 9)) == squeeze(text)
    assert let_break(text, 8 if text.startswith("a") else 9) in (broken, text)


@given(PAPERS)
def test_the_words_of_any_paper_come_out_again(paper):
    content = render_pdf(paper)
    drawn = squeeze(read_pdf(content))
    texts = [squeeze(write_drawable(each)) for each in list_words(paper)]
    assert [each for each in texts if each.isascii() and each not in drawn] == []


def test_without_its_library_a_hint_is_given(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match="typst") as caught:
        render_pdf(PAPER)
    assert ".docx" in caught.value.hint


def test_a_drawing_that_is_none_is_the_fault_of_the_machine():
    with pytest.raises(MachineError, match="the PDF was not made"):
        render_pdf(build_paper(build_picture(svg=b"<svg")))


def test_words_of_a_link_are_words():
    words = (Run(text="#panic()", to="found"), Run(text="$x$", address="https://example.org/#a"))
    assert "#panic()$x$" in read_pdf(render_pdf(build_paper(Paragraph(words=words))))
