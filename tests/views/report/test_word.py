"""A paper as Word: styles, lists, headings of tables and links are Word's own, and no word of it is a field."""

import io
import sys
from collections import Counter
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given

from stakeholder_graph.errors import UsageError
from stakeholder_graph.views.report.paper import Grid, Listed, Paragraph, Run
from stakeholder_graph.views.report.sound import clean
from stakeholder_graph.views.report.word import render_word
from tests.views.report.hostile import FEWER, SAID, build_hostile_paper
from tests.views.report.papers import ALTERNATIVE, PAPER, build_paper, build_picture, say
from tests.views.report.random_papers import PAPERS, list_words
from tests.views.report.reading import open_word, read_word, squeeze

CONTENT = render_word(PAPER)
READ = open_word(CONTENT)
BODY = READ.element.body


def find(name, place=BODY):
    return list(place.iter(qn(name)))


def test_the_same_paper_is_the_same_bytes():
    assert render_word(PAPER) == CONTENT


def test_no_part_of_the_file_carries_a_time():
    with ZipFile(io.BytesIO(CONTENT)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_says_what_it_is():
    about = READ.core_properties
    assert (about.title, about.author, about.comments) == (PAPER.title, PAPER.author, PAPER.about)
    assert (about.language, str(about.created)[:10], str(about.modified)[:10]) == (
        "en-GB",
        "2012-11-14",
        "2012-11-14",
    )
    assert find("w:lang", READ.styles.element)[0].get(qn("w:val")) == "en-GB"


def test_a_paper_without_a_date_or_author_carries_none():
    about = open_word(render_word(build_paper())).core_properties
    assert (about.created, about.modified, about.author, about.last_modified_by) == (None, None, "", "")


def test_everything_has_a_style_of_its_own():
    styles = Counter(each.style.name for each in READ.paragraphs)
    assert styles["Title"] == styles["Subtitle"] == 1
    assert (styles["Heading 1"], styles["Heading 2"]) == (5, 1)
    assert styles["Numbered Paragraph"] == 4
    assert {"Lead", "Caution", "Small Print", "Command", "Caption", "Table Caption", "List Bullet"} <= set(
        styles
    )


def test_headings_are_found_by_their_level():
    headings = [each.text for each in READ.paragraphs if each.style.name.startswith("Heading")]
    assert headings[:2] == ["1\u2003Recommendation", "2\u2003Summary on one page"]


def test_every_numbered_list_begins_at_one():
    lists = [Listed(items=(say("a"), say("b")), numbered=True)] * 2
    read = open_word(render_word(build_paper(*lists)))
    paragraphs = [each for each in read.paragraphs if each.style.name == "List Number"]
    numbers = [each._p.pPr.numPr.numId.val for each in paragraphs]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    assert len(find("w:startOverride", read.part.numbering_part.element)) == 2


def test_the_headings_of_a_table_are_repeated_and_no_row_is_torn():
    tables = [each for each in READ.tables if each.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert [len(each.rows) for each in tables] == [4, 101, 31]
    assert all(each._tr.trPr.find(qn("w:cantSplit")) is not None for table in tables for each in table.rows)
    looks = [each._tbl.tblPr.find(qn("w:tblLook")) for each in tables]
    assert {(each.get(qn("w:firstRow")), each.get(qn("w:firstColumn"))) for each in looks} == {("1", "1")}


def test_a_table_is_as_wide_as_the_page():
    for table in READ.tables[2:]:
        grid = [int(each.get(qn("w:w"))) for each in find("w:gridCol", table._tbl)]
        assert sum(grid) in range(9180, 9190) or sum(grid) in range(14565, 14575)


def test_a_picture_has_words_for_who_cannot_see_it():
    assert [each.get("descr") for each in find("wp:docPr")] == [ALTERNATIVE]


def test_a_picture_is_no_larger_than_the_page():
    read = open_word(render_word(build_paper(build_picture(width=3_000, height=900))))
    assert read.inline_shapes[0].width.mm == pytest.approx(162, abs=0.2)
    assert read.inline_shapes[0].height.mm == pytest.approx(162 * 0.3, abs=0.2)


def test_every_link_leads_to_one_named_place():
    names = [each.get(qn("w:name")) for each in find("w:bookmarkStart")]
    assert len(names) == len(set(names)) == len(find("w:bookmarkEnd"))
    links = [each.get(qn("w:anchor")) for each in find("w:hyperlink")]
    assert {each for each in links if each} == {"row_1", "annex_b"} <= set(names)


def test_a_web_address_can_be_followed():
    outside = [each.target_ref for each in READ.part.rels.values() if each.is_external]
    assert outside == ["https://example.org/p?a=1&b=2"]


def test_the_register_lies_on_its_side_and_no_page_is_empty():
    assert [each.page_width > each.page_height for each in READ.sections] == [False, True]
    with_break = [
        each for each in READ.paragraphs if each._p.pPr is not None and each._p.pPr.sectPr is not None
    ]
    assert [each.style.name for each in with_break] == ["Gap"]


def test_every_page_has_its_number_and_what_runs_at_the_foot():
    for section in READ.sections:
        foot = section.footer.paragraphs[0]
        assert foot.text.startswith(PAPER.running)
        assert [each.get(qn("w:instr")) for each in find("w:fldSimple", foot._p)] == ["PAGE", "NUMPAGES"]


def test_an_empty_line_of_the_cover_sheet_is_to_be_filled_in():
    cover = READ.tables[0]
    assert [each.cells[1].text for each in cover.rows].count("To be filled in") == 2


def test_a_cell_that_begins_like_a_formula_is_a_word():
    cells = tuple(say(each) for each in ("=1+1", "+1", "-1", "@SUM(A1)"))
    grid = Grid(caption="x", columns=("a", "b", "c", "d"), rows=(cells,), widths=(1, 1, 1, 1))
    read = open_word(render_word(build_paper(grid)))
    assert [each.text for each in read.tables[0].rows[1].cells] == ["=1+1", "+1", "-1", "@SUM(A1)"]
    assert find("w:fldSimple", read.element.body) == find("w:instrText", read.element.body) == []


def test_hostile_text_is_text():
    content = render_word(build_hostile_paper(*FEWER))
    words = read_word(content)
    assert [each for each in FEWER if words.count(squeeze(clean(each))) < SAID] == []
    with ZipFile(io.BytesIO(content)) as archive:
        assert not any("vba" in each or "embed" in each.lower() for each in archive.namelist())


@given(PAPERS)
def test_the_words_of_any_paper_come_out_again(paper):
    words = read_word(render_word(paper))
    assert [each for each in list_words(paper) if squeeze(clean(each)) not in words] == []


def test_strong_and_assumed_words_have_styles():
    words = (
        Run(text="a", strong=True),
        Run(text="b", assumed=True),
        Run(text="c", strong=True, assumed=True),
    )
    runs = open_word(render_word(build_paper(Paragraph(words=words)))).paragraphs[-1].runs
    assert [each.style.name for each in runs] == ["Strong", "Emphasis", "Intense Emphasis"]


def test_without_its_library_a_hint_is_given(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "stakeholder_graph.views.report.word_document")
    with pytest.raises(UsageError, match="python-docx") as caught:
        render_word(PAPER)
    assert ".pdf" in caught.value.hint
