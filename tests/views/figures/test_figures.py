"""Figures: the same bytes every time, readable by programs, quiet about odd names."""

import re
import warnings
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from stakeholder_graph.layout import build_scene
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Stakeholder
from stakeholder_graph.views.figures.map_legend import build_legend
from stakeholder_graph.views.figures.maps import render_map
from stakeholder_graph.views.frame import describe_assumed
from tests.layout.hostile import build_hostile_place
from tests.layout.somerset_like import build_answer, build_place

SMALL = {"Central Mendip": 2, "East Mendip": 1}


@pytest.fixture(scope="module")
def small():
    place = build_place(SMALL)
    answer = build_answer(place) if len(place.stakeholders) > 60 else None
    return build_scene(place, answer)


@pytest.mark.parametrize(("file_format", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_figure_is_the_same_bytes_every_time(small, file_format, start):
    figure = render_map(small, None, file_format)
    assert figure.content.startswith(start)
    assert figure == render_map(small, None, file_format)


def test_a_figure_holds_no_date(small):
    assert b"<dc:date>" not in render_map(small, None, "svg").content
    assert b"CreationDate" not in render_map(small, None, "pdf").content


def test_an_svg_says_its_title_and_names_no_foreign_address_to_load(small):
    svg = render_map(small, None, "svg").content.decode()
    assert "<title>Somerset: how messages travel, 1 October 2012</title>" in svg
    assert not re.search(r"(?:href|src)=\"(?!#)", svg)
    assert "<script" not in svg


def test_a_pdf_holds_its_fonts_as_truetype(small):
    assert b"/FontFile2" in render_map(small, None, "pdf").content


def test_a_figure_may_say_how_much_is_assumed(small):
    answer = build_answer(build_place(SMALL | {"Taunton": 3}))
    assert render_map(small, answer, "svg") != render_map(small, None, "svg")


def text_of(scene, answer, monkeypatch):
    """Every text that is written on a figure."""
    from stakeholder_graph.views.figures import sheet

    written = []
    write = sheet.write
    monkeypatch.setattr(
        sheet,
        "write",
        lambda axes, x, y, text, **how: written.append(text) or write(axes, x, y, text, **how),
    )
    render_map(scene, answer, "png")
    return written


def test_a_figure_says_what_the_model_is_and_what_is_assumed_in_words(small, monkeypatch):
    answer = build_answer(build_place(SMALL | {"Taunton": 3}))
    about = "Rebuilt from words. " + "And more. " * 90 + "Which messages each channel carries is assumed."
    written = " ".join(text_of(replace(small, about=about), answer, monkeypatch))
    assert about in written  # the caveat at its end as well
    assert describe_assumed(answer.assumed_share) in written


def test_kinds_that_look_alike_share_one_entry_of_the_legend(small):
    written = [words for *_, words in build_legend(small, None)]
    entries = [each for each in written if "practices" in each]
    assert len(entries) == 1
    assert "providers" in entries[0]
    assert "providers" not in written


@pytest.mark.parametrize(
    "name",
    [
        "$\\frac{1}{2}$",
        "$",
        "漢字の名前",
        "\U0001f468\u200d\U0001f469",
        "\x00\x07",
        "\ud800",
        "<b>&amp;",
        "",
        "x" * 9_999,
    ],
)
def test_any_name_can_be_drawn_and_nothing_is_warned_of(name):
    place = Place(name=name, stakeholders={"a": Stakeholder(id="a", name=name, kind=name or "k")})
    scene = build_scene(place)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for file_format in ("svg", "png", "pdf"):
            assert render_map(scene, None, file_format)


def test_an_empty_place_has_a_figure():
    assert render_map(build_scene(Place(name="Nowhere")), None, "svg").content


def test_hostile_names_stay_text():
    svg = render_map(build_scene(build_hostile_place()), None, "svg").content
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    assert tags.isdisjoint({"script", "img", "a", "iframe", "foreignObject", "animate"})


def test_drawing_leaves_matplotlibs_own_settings_as_they_were(small):
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    render_map(small, None, "svg")
    assert dict(mpl.rcParams) == before
