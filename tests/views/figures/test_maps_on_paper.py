"""The map on paper: nothing written over anything else, who is reached and who is not, and its words."""

import io
import itertools
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from stakeholder_graph.assess.figures import draw_figure
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Setting, open_model
from stakeholder_graph.errors import UsageError
from stakeholder_graph.layout import build_scene
from stakeholder_graph.views.figures import maps
from stakeholder_graph.views.figures.arrangement import A4_LANDSCAPE, arrange, spread
from stakeholder_graph.views.figures.cards import arrange_cards
from stakeholder_graph.views.figures.figure import TWO_COLUMNS
from stakeholder_graph.views.figures.lettering import break_lines, cut, measure_text
from stakeholder_graph.views.figures.map_sentences import name_reached
from stakeholder_graph.views.figures.marks import draw_tick
from stakeholder_graph.views.figures.pen import Pen
from stakeholder_graph.views.figures.ways import find_direction, find_going, find_ways
from stakeholder_graph.views.report.pdf_data import LANDSCAPE

MODELS = (
    "models/somerset.yaml",
    "models/north-east-lincolnshire-2014.yaml",
    "models/today-independent-healthwatch.yaml",
    "models/gallery/hounslow.yaml",
    "models/gallery/swale.yaml",
)
SLACK = 0.6
"""In points: how far the boxes of two texts may run into each other before letters touch."""


def open_scene(model):
    document = open_model(model)
    answer = analyse(document, AS_IT_STANDS)
    return build_scene(Setting(document, AS_IT_STANDS).place, answer), answer


@pytest.fixture(scope="module")
def scenes():
    return {model: open_scene(model) for model in MODELS}


def measure_texts(scene, answer, shows, monkeypatch):
    """The box of every text of a figure, in points, by what it says."""
    boxes = []
    save = maps.save_figure

    def look(sheet, *rest):
        renderer = sheet.canvas.get_renderer()
        for text in sheet.axes[0].texts:
            box = text.get_window_extent(renderer)
            scale = 72 / sheet.dpi
            boxes.append((text.get_text(), *(side * scale for side in box.extents)))
        boxes.append(("sheet", 0.0, 0.0, *(72 * side for side in sheet.get_size_inches())))
        return save(sheet, *rest)

    monkeypatch.setattr(maps, "save_figure", look)
    maps.render_map(scene, answer, "pdf", shows)
    return boxes[:-1], boxes[-1]


def overlap(one, other):
    wide = min(one[3], other[3]) - max(one[1], other[1])
    tall = min(one[4], other[4]) - max(one[2], other[2])
    return wide > SLACK and tall > SLACK


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("shows", ["map", "up"])
def test_no_text_is_written_over_another_or_over_the_edge(scenes, model, shows, monkeypatch):
    texts, sheet = measure_texts(*scenes[model], shows, monkeypatch)
    written = [each for each in texts if each[0] != "!"]
    clashes = [(one[0], other[0]) for one, other in itertools.combinations(written, 2) if overlap(one, other)]
    assert clashes == []
    outside = [
        each[0] for each in texts if each[1] < 0 or each[2] < 0 or each[3] > sheet[3] or each[4] > sheet[4]
    ]
    assert outside == []


@pytest.mark.parametrize("model", MODELS)
def test_everybody_stands_on_the_sheet_and_nobody_on_another(scenes, model):
    scene, _ = scenes[model]
    arrangement = arrange(scene)
    assert set(arrangement.spots) == {each.id for each in scene.stakeholders}
    spots = list(arrangement.spots.values())
    for each in spots:
        assert each.r <= each.x <= arrangement.width - each.r
        assert 0 <= each.y <= arrangement.height
    for one, other in itertools.combinations(spots, 2):
        assert abs(one.x - other.x) > 2 or abs(one.y - other.y) > 2


def test_a_small_place_is_two_columns_of_a_journal_wide_and_a_large_one_a_page_on_its_side(scenes):
    assert arrange(scenes["models/gallery/swale.yaml"][0]).width == TWO_COLUMNS
    somerset = arrange(scenes["models/somerset.yaml"][0])
    assert somerset.width == A4_LANDSCAPE
    assert somerset.width / somerset.height > 1.35
    assert min(each.size for each in somerset.spots.values() if each.lines) >= 6.0


def test_above_a_caption_a_map_has_no_title_and_its_names_are_six_points_on_the_page(scenes):
    scene, answer = scenes["models/somerset.yaml"]
    whole = maps.render_map(scene, answer, "pdf", "up")
    figure = maps.render_map(scene, answer, "pdf", "up", captioned=True)
    assert figure.height < whole.height - 26
    assert figure.alternative == whole.alternative
    width, height = LANDSCAPE
    scale = min(width / figure.width, height / figure.height)
    assert scale * min(each.size for each in arrange(scene).spots.values() if each.lines) >= 6.0


def test_a_tick_stands_beside_its_shape():
    pen = Pen(None)
    draw_tick(pen, 100.0, 100.0, 4.0)
    for paths in pen._traced.values():
        for path in paths:
            assert all(x < 97.5 and y < 100 for x, y in path.vertices)


def test_of_a_large_place_practices_stand_below_their_own_federation(scenes):
    scene, _ = scenes["models/somerset.yaml"]
    arrangement = arrange_cards(scene)
    below = {}
    for trunk in arrangement.trunks:
        if "forum" not in trunk.body:
            below.setdefault(trunk.body, set()).update(trunk.ticks)
    by_id = {each.id: each for each in scene.stakeholders}
    practices = [each for each in scene.stakeholders if each.kind == "practice"]
    assert len(practices) == 76
    told = {each for members in below.values() for each in members}
    assert {each.id for each in practices} <= told
    for body, members in below.items():
        for each in members:
            if by_id[each].kind == "practice":
                assert by_id[each].part_of == body


def test_a_row_keeps_its_order_and_its_distances():
    assert spread([50, 50, 50], [20, 20, 20], 0, 100) == [30, 50, 70]
    assert spread([0, 100], [20, 20], 0, 100) == [10, 90]
    assert spread([5, 60], [10, 10], 0, 100) == [5, 60]


def test_names_are_broken_at_spaces_and_cut_where_they_do_not_fit():
    lines = break_lines("Chard, Crewkerne and Ilminster Health Forum", 60, 2, 7)
    assert lines[0].startswith("Chard,")
    assert lines[-1].endswith("…")
    assert all(measure_text(each, 7) <= 60 for each in lines)
    assert cut("Luson", 60, 7) == "Luson"


def test_a_message_goes_down_from_higher_tiers_and_up_from_lower_ones(scenes):
    scene, answer = scenes["models/somerset.yaml"]
    directions = {each.message: find_direction(scene, each) for each in answer.messages}
    assert directions == {
        "decision": "down",
        "decision-to-people": "down",
        "concern": "up",
        "practice-view": "up",
    }


def test_a_message_between_equals_goes_neither_way():
    scene, answer = open_scene("models/federated-shared-team.yaml")
    learning = next(each for each in answer.messages if each.message == "learning")
    assert find_direction(scene, learning) is None
    assert not find_going(scene, answer, "down")


def test_who_is_not_reached_is_told_from_who_is(scenes):
    scene, answer = scenes["models/somerset.yaml"]
    ways = find_ways(scene, find_going(scene, answer, "up", "concern"))
    assert ways.left_out == {"unregistered", "no-service"} or len(ways.left_out) == 2
    assert len(ways.reached) == 79
    assert ways.sources == {"governing-body"}
    assert "engagement-managers" in ways.only_ways
    assert ways.passing >= {"engagement-managers", "governing-body"}
    assert not ways.left_out & ways.passing


def test_the_tick_says_more_where_several_messages_are_drawn(scenes):
    scene, answer = scenes["models/somerset.yaml"]
    one = find_ways(scene, find_going(scene, answer, "up", "concern"))
    assert name_reached(one) == ("is heard", "is not heard")
    assert "one or more" in name_reached(find_ways(scene, find_going(scene, answer, "up")))[1]


def test_every_format_holds_the_words(scenes):
    from PIL import Image

    scene, answer = scenes["models/gallery/swale.yaml"]
    figures = {each: maps.render_map(scene, answer, each, "up") for each in ("svg", "png", "pdf")}
    said = figures["svg"].alternative
    assert said == figures["png"].alternative == figures["pdf"].alternative
    tree = ElementTree.fromstring(figures["svg"].content)
    assert tree.get("role") == "img"
    assert tree.findtext("{http://www.w3.org/2000/svg}desc") == said
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "NHS Swale CCG: what goes up, 1 April 2019"
    picture = Image.open(io.BytesIO(figures["png"].content))
    assert picture.text["Description"] == said
    assert b"/Subject" in figures["pdf"].content
    assert round(picture.width / figures["png"].width * 72) == 300


def test_the_words_of_a_map_say_who_hears_and_how_much_is_assumed(scenes):
    scene, answer = scenes["models/somerset.yaml"]
    said = maps.render_map(scene, answer, "svg", "up", "concern").alternative
    assert "79 of 81 communities are heard" in said
    assert "without Patient Engagement Managers, 76 communities are not heard" in said
    assert "Only assumed:" in said
    assert "practice-view" not in said


def test_a_way_that_no_message_goes_is_refused_with_what_to_do():
    document = open_model("models/federated-shared-team.yaml")
    with pytest.raises(UsageError, match="no message goes down"):
        draw_figure(document, "svg", shows="down")
    with pytest.raises(UsageError, match="'concern-north' does not go down"):
        draw_figure(document, "svg", shows="down", message="concern-north")


def test_a_map_without_an_answer_says_its_size_alone(scenes):
    scene, _ = scenes["models/gallery/swale.yaml"]
    figure = maps.render_map(replace(scene, about=""), None, "svg")
    assert figure.alternative.startswith("Map of NHS Swale CCG: 13 stakeholders, 34 channels.")
