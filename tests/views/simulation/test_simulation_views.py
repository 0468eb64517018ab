"""A simulation in words, as rows and as a figure."""

import csv
import io
import re
import warnings
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.names import Named
from stakeholder_graph.views.figures.curves import render_curves
from stakeholder_graph.views.markdown import render_markdown
from stakeholder_graph.views.simulation import sentences as simulation_sentences
from stakeholder_graph.views.tables import render_csv
from stakeholder_graph.views.text import render_text
from stakeholder_graph.views.words import Names
from tests.views.simulation.answers import (
    ASKED_FOR,
    CURVE,
    MEMBERS,
    NOTHING,
    PLACES,
    SIMULATION,
    make_message,
    make_point,
    make_simulated_answer,
    make_voice,
)

EXPECTED = Path(__file__).parents[1] / "expected"
RENDERERS = {"txt": render_text, "md": render_markdown, "csv": render_csv}
NAMES = Names(PLACES)
HOSTILE = "\x1b[2J|*_`<script>alert(1)</script>&amp; $\\frac{1}{2}$ \u202e=cmd\n# x"
LOSING = make_message(replace(SIMULATION, losses=(ASKED_FOR,)))


@pytest.mark.parametrize("suffix", RENDERERS)
def test_whole_output_of_a_simulation(suffix):
    expected = (EXPECTED / f"simulate.{suffix}").read_bytes().decode()
    assert RENDERERS[suffix](make_simulated_answer()) == expected


def test_a_loss_that_was_asked_for_comes_first_and_has_a_column_of_its_own():
    said = render_text(make_simulated_answer(LOSING))
    assert said.index("Without West Federation") < said.index("By day  Have heard, middle world")
    assert re.search(r"By day +Have heard, middle world +In 90 of 100 worlds +Without West Federation", said)
    assert re.search(r"21 +50% +25% to 75% +25%", said)


def test_losses_that_do_the_same_are_told_together_and_one_that_does_nothing_says_so():
    said = re.sub(r"\s+", " ", render_text(make_simulated_answer()))
    assert "Without West Federation or Pilot grant: 25% of the 4 practices hear instead of 70%" in said
    assert "Without Engagement Managers: no difference." in said


@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_a_simulation_speaks_no_graph_theory_and_cautions_once(render):
    words = (
        "nodes?|edges?|graph|dominators?|hops?|vert(ex|ices)|quantile|percentile|median|Monte|people reached"
    )
    said = render(make_simulated_answer(LOSING, make_voice())).replace("stakeholder-graph", "")
    assert re.findall(rf"(?i)\b(?:{words})\b", said) == []
    assert re.sub(r"\s+", " ", said).count("not how well people use them") == 1


def test_how_many_worlds_and_which_seed_are_said():
    assert "1,000 worlds were drawn (seed 1)" in render_text(make_simulated_answer())


def test_nobody_heard_is_said_with_the_reason():
    silent = replace(SIMULATION, heard_share=0.0, losses=(), curve=(make_point(0, 0.0, 0.0, 0.0),))
    describe = simulation_sentences.describe_spread
    message = make_message(silent, reached_count=0)
    assert describe(message, silent, NAMES) == "None of the 4 practices hears: no route recorded."
    message = make_message(silent)
    assert describe(message, silent, NAMES) == "None of the 4 practices hears: never in any world."
    one = replace(silent, members=MEMBERS[:1])
    message = make_message(one, delivery_count=1, reached_count=0)
    assert describe(message, one, NAMES) == "Dell Surgery (L4) does not hear: no route recorded."
    assert "Who hears last" not in render_text(make_simulated_answer(make_message(silent)))


def test_a_place_without_times_is_not_told_as_quick():
    at_once = replace(
        SIMULATION,
        heard_share=1.0,
        mean_days=0.0,
        milestones=tuple(replace(each, days=0, low_days=0, high_days=0) for each in SIMULATION.milestones),
        curve=(make_point(0, 1.0, 1.0, 1.0, people=9000),),
        members=tuple(replace(each, heard_share=1.0, typical_days=0, late_days=0) for each in MEMBERS),
        lateness=(),
        losses=(NOTHING,),
    )
    said = render_text(make_simulated_answer(make_message(at_once)))
    assert "All of the 4 practices have heard on the same day: no times recorded." in said
    assert "By day  " not in said
    assert "Who hears last" not in said
    assert render_curves(make_simulated_answer(make_message(at_once)), "svg")


@pytest.mark.parametrize("suffix", RENDERERS)
def test_empty_simulations_are_said_and_do_not_fail(suffix):
    nobody = replace(
        SIMULATION,
        heard_share=0.0,
        mean_days=None,
        milestones=(),
        curve=(),
        members=(),
        lateness=(),
        losses=(),
    )
    message = make_message(nobody, delivery_count=0, reached_count=0, people=0, people_of_reached=0)
    assert RENDERERS[suffix](make_simulated_answer(message))
    assert render_curves(make_simulated_answer(message), "svg")
    assert RENDERERS[suffix](make_simulated_answer(messages=()))


def test_rows_have_every_point_and_every_member_and_can_be_drawn_again():
    rows = list(csv.DictReader(io.StringIO(render_csv(make_simulated_answer(LOSING)), newline="")))
    curve = [row for row in rows if row["record"] == "curve"]
    assert [int(row["day"]) for row in curve] == [each.day for each in CURVE]
    assert [float(row["value"]) for row in curve] == [each.median for each in CURVE]
    assert len([row for row in rows if row["record"] == "loss-curve"]) == len(ASKED_FOR.curve)
    assert {row["id"] for row in rows if row["record"] == "member"} == {"L1", "L2", "L3", "L4"}
    assert {row["seed"] for row in rows} == {"1"}


def test_hostile_names_stay_text():
    named = tuple(
        Named(id=each.id, name=f"{HOSTILE}{each.id}", kind=each.kind, kind_plural=each.kind_plural)
        for each in PLACES
    )
    answer = make_simulated_answer(replace(LOSING, says=HOSTILE), stakeholders=named, place=HOSTILE)
    text, page, table = (render(answer) for render in RENDERERS.values())
    assert not any(char in text + page for char in "\x1b\u202e")
    assert "<script" not in page
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = render_curves(answer, "svg").content.decode()
        assert render_curves(answer, "png")
        assert render_curves(answer, "pdf")
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    assert tags.isdisjoint({"script", "img", "a", "iframe", "foreignObject", "animate"})


# --- the figure ---


@pytest.mark.parametrize(("file_format", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_curve_is_the_same_bytes_every_time(file_format, start):
    answer = make_simulated_answer(LOSING, make_voice())
    figure = render_curves(answer, file_format).content
    assert figure.startswith(start)
    assert figure == render_curves(answer, file_format).content


def test_a_curve_says_in_words_what_it_shows_and_loads_nothing():
    svg = render_curves(make_simulated_answer(LOSING), "svg").content.decode()
    assert "<title>Vale, as it stands on 1 October 2012</title>" in svg
    assert "Half of the 4 practices have heard by day 20." in svg
    assert "Without West Federation: 25% of the 4 practices hear" in svg
    assert not re.search(r"(?:href|src)=\"(?!#)", svg)
    assert b"Half of the 4 practices" in render_curves(make_simulated_answer(LOSING), "png").content


def test_lines_differ_without_their_colours():
    svg = render_curves(
        make_simulated_answer(replace(make_voice(), delivery_count=4), LOSING), "svg"
    ).content.decode()
    dashes = set(re.findall(r"stroke-dasharray: ([\d., ]+)", svg))
    assert len(dashes) == 2  # answers are dotted, a loss is dashed; what is heard is solid


def test_a_curve_opens_as_a_picture():
    from matplotlib.image import imread

    picture = imread(io.BytesIO(render_curves(make_simulated_answer(LOSING), "png").content))
    assert picture.shape[0] > 600
    assert picture.std() > 0.05
