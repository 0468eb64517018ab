"""Before a paper is set, nothing invisible is left in it, no link leads astray and no heading is out of step."""

import pytest

from stakeholder_graph.views.report.paper import Grid, Listed, Paper, Paragraph, Part, Run
from stakeholder_graph.views.report.sound import build_sound_paper, find_turned, share_width
from tests.views.report.papers import PAPER, build_paper, build_picture, say


def build_parts(*parts):
    return Paper(title="x", subtitle="", cover=(), parts=parts, running="", about="")


def links(paper):
    return [
        run
        for part in paper.parts
        for block in part.blocks
        for run in getattr(block, "words", ())
        if run.to or run.address
    ]


def test_a_sound_paper_made_sound_again_stays_as_it_is():
    once = build_sound_paper(PAPER)
    assert build_sound_paper(once) == once


def test_text_is_on_one_line_and_shows_what_is_invisible():
    words = (
        build_sound_paper(build_paper(Paragraph(words=say("a\n\tb\u202ec\ud800")))).parts[0].blocks[0].words
    )
    assert words == (Run(text="a b\\u202ec\\ud800"),)


def test_a_space_that_holds_a_number_together_stays():
    paper = build_sound_paper(build_paper(Paragraph(words=say("1,000\u00a0people"))))
    assert paper.parts[0].blocks[0].words[0].text == "1,000\u00a0people"


def test_a_short_reference_is_held_together():
    words = (Run(text=" (Annex B) ", to="found"), Run(text="what every practice hears", to="found"))
    held = links(build_sound_paper(build_paper(Paragraph(words=words))))
    assert [each.text for each in held] == [" (Annex\u00a0B) ", "what every practice hears"]


def test_anchors_become_plain_names_that_differ():
    blocks = [
        Paragraph(words=say("x"), anchor=each) for each in ("Annex A: ü", "annex a", "9", "***", "x" * 90)
    ]
    anchors = [each.anchor for each in build_sound_paper(build_paper(*blocks)).parts[0].blocks]
    assert anchors == ["annex_a", "annex_a_2", "at_9", "at", "x" * 32]


def test_an_anchor_belongs_to_the_first_that_asks_for_it():
    blocks = (
        Listed(items=(say("a"), say("b")), anchors=("here",)),
        Grid(caption="c", columns=("d",), rows=((say("e"),),), widths=(1,), anchors=("here",)),
        build_picture(anchor="here"),
    )
    listed, grid, picture = build_sound_paper(build_paper(*blocks)).parts[0].blocks
    assert (listed.anchors, grid.anchors, picture.anchor) == (("here", ""), ("",), "")


def test_a_link_to_nowhere_becomes_plain_words():
    words = (
        Run(text="a", to="gone"),
        Run(text="b", to="found"),
        Run(text="c", address="javascript:alert(1)"),
    )
    assert links(build_sound_paper(build_paper(Paragraph(words=words)))) == [Run(text="b", to="found")]


def test_only_a_whole_web_address_can_be_followed():
    addresses = (
        "https://example.org/a?b=1&c=2#d",
        "http://x",
        "https://a b",
        'https://a"><b',
        "file:///etc",
        "ftp://x",
    )
    words = tuple(Run(text="x", address=each) for each in addresses)
    followed = [each.address for each in links(build_sound_paper(build_paper(Paragraph(words=words))))]
    assert followed == ["https://example.org/a?b=1&c=2#d", "http://x"]


def test_a_heading_is_at_most_one_level_below_the_one_before():
    parts = [Part(title="x", blocks=(), level=each) for each in (3, 3, 1, 3, 3, 2)]
    assert [each.level for each in build_sound_paper(build_parts(*parts)).parts] == [1, 2, 1, 2, 3, 2]


def test_what_has_no_name_is_called_untitled():
    paper = build_sound_paper(build_parts(Part(title=" ", blocks=()), Part(title="", number="2", blocks=())))
    assert [each.title for each in paper.parts] == ["Untitled", ""]
    assert build_sound_paper(build_paper(title="\n")).title == "Untitled"


def test_a_picture_without_words_is_told_by_its_caption():
    picture = (
        build_sound_paper(build_paper(build_picture(alternative="", caption="The map"))).parts[0].blocks[0]
    )
    assert picture.alternative == "The map"


def test_a_part_is_turned_as_a_whole_and_takes_a_bare_heading_before_it_along():
    wide = build_picture(landscape=True)
    parts = (
        Part(title="a", blocks=(build_picture(),)),
        Part(title="b", blocks=()),
        Part(title="c", blocks=(Paragraph(words=say("d")), wide)),
        Part(title="e", blocks=()),
    )
    assert find_turned(build_parts(*parts)) == (False, True, True, False)


def test_columns_share_the_width_evenly_where_their_widths_make_no_sense():
    for widths in ((), (1.0,), (0.0, 1.0), (-1.0, 2.0)):
        grid = Grid(caption="x", columns=("a", "b"), rows=(), widths=widths)
        assert share_width(grid, 100) == (0.5, 0.5)
    assert share_width(Grid(caption="x", columns=("a", "b"), rows=(), widths=(1, 3)), 100) == (0.25, 0.75)


def test_a_column_is_wide_enough_for_its_words_if_the_others_can_spare_it():
    rows = ((say("548,997"), say("a b c")),)
    grid = Grid(caption="x", columns=("People", "Way"), rows=rows, widths=(1, 99))
    assert share_width(grid, 100) == pytest.approx((0.09, 0.91))
    assert share_width(grid, 10) == (0.01, 0.99)
