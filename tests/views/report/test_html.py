"""A paper as a page: its headings, tables and pictures are what they look like, and no word of it is markup."""

import base64
import hashlib
import re

from hypothesis import given

from stakeholder_graph.views.report.html import render_html
from stakeholder_graph.views.report.paper import Paragraph
from stakeholder_graph.views.report.sound import clean
from tests.views.report.hostile import HOSTILE, SAID, build_hostile_paper
from tests.views.report.papers import ALTERNATIVE, PAPER, SVG, build_paper, say
from tests.views.report.random_papers import PAPERS, list_words
from tests.views.report.reading import Reader, read_html, squeeze

PAGE = render_html(PAPER)
READ = Reader(PAGE)


def test_the_same_paper_is_the_same_page():
    assert render_html(PAPER) == PAGE


def test_the_page_has_no_script_and_allows_only_its_own_style():
    assert READ.find("script") == []
    policy = next(each["content"] for each in READ.find("meta") if each.get("http-equiv"))
    style = re.search(r"<style>(.*?)</style>", PAGE, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; style-src 'sha256-" + digest)
    assert not any(name == "style" or name.startswith("on") for _, each in READ.elements for name in each)


def test_the_page_asks_nobody_for_anything():
    assert {each.split(",")[0] for element in READ.find("img") for each in [element["src"]]} == {
        "data:image/svg+xml;base64"
    }
    assert [name for name, _ in READ.elements if name in {"link", "iframe", "object", "audio", "video"}] == []
    assert "url(" not in PAGE
    assert "@import" not in PAGE


def test_headings_stand_under_the_one_title():
    headings = [name for name, _ in READ.elements if re.fullmatch(r"h\d", name)]
    assert headings == ["h1", "h2", "h2", "h2", "h2", "h3", "h2", "h2"]


def test_every_table_has_a_caption_headings_and_row_headings():
    assert len(READ.find("table")) == len(READ.find("caption")) == 3
    assert {each.get("scope") for each in READ.find("th")} == {"col", "row"}


def test_wide_things_scroll_in_regions_that_the_keyboard_reaches():
    regions = [each for each in READ.find("div") if each.get("role") == "region"]
    assert len(regions) == 4
    assert all(each["tabindex"] == "0" for each in regions)
    assert all(each.get("aria-label") or each.get("aria-labelledby") for each in regions)


def test_a_picture_is_the_drawing_itself_with_words_for_who_cannot_see_it():
    image = READ.find("img")[0]
    assert image["alt"] == ALTERNATIVE
    assert base64.b64decode(image["src"].split(",")[1]) == SVG


def test_every_link_inside_the_page_leads_to_one_place():
    ids = [each["id"] for _, each in READ.elements if "id" in each]
    assert len(ids) == len(set(ids))
    assert {each["href"][1:] for each in READ.find("a") if each["href"].startswith("#")} <= set(ids)
    assert {"row_1", "annex_b"} <= {each["href"][1:] for each in READ.find("a")}


def test_a_web_address_can_be_followed():
    assert "https://example.org/p?a=1&b=2" in {each["href"] for each in READ.find("a")}


def test_an_empty_line_of_the_cover_sheet_is_to_be_filled_in():
    assert PAGE.count("To be filled in") == 2


def test_words_that_say_something_is_assumed_are_marked():
    assert "<em>where most of the days are assumed</em>" in PAGE


def test_the_language_of_the_paper_is_said():
    assert READ.find("html") == [{"lang": "en-GB"}]


def test_the_foot_of_a_printed_page_ends_no_rule_of_the_style():
    page = render_html(build_paper(running='"; } body { display: none } </style>'))
    assert "display: none }" not in re.search(r"@bottom-left[^}]*}", page)[0]
    assert page.count("</style>") == 1


def test_hostile_text_is_text():
    page = render_html(build_hostile_paper(*HOSTILE))
    words = read_html(page)
    assert [each for each in HOSTILE if words.count(squeeze(clean(each))) < SAID] == []
    reader = Reader(page)
    known = {name for name, _ in READ.elements}
    assert {name for name, _ in reader.elements} <= known
    assert {each["href"][:8] for each in reader.find("a") if not each["href"].startswith("#")} == set()


@given(PAPERS)
def test_the_words_of_any_paper_come_out_again(paper):
    words = read_html(render_html(paper))
    assert [each for each in list_words(paper) if squeeze(clean(each)) not in words] == []


def test_a_paper_of_nothing_is_a_page():
    assert "<h1>Untitled</h1>" in render_html(build_paper(title="", parts=()))
    assert render_html(build_paper(Paragraph(words=say("")))).endswith("</html>\n")
