"""The chart of the only ways through and the table of groups: what is in them, what they say, and that it fits."""

import itertools
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from stakeholder_graph.assess.figures import draw_mixing, draw_weak_points
from stakeholder_graph.assess.questions import find_only_ways
from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.mixing import Mixing, MixingGroup
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.figures import mixing as mixing_figure
from stakeholder_graph.views.figures import weak_points as weak_point_figure
from stakeholder_graph.views.figures.arrangement import A4_LANDSCAPE
from stakeholder_graph.views.figures.figure import TWO_COLUMNS
from stakeholder_graph.views.figures.mixing import MOST_GROUPS, render_mixing
from stakeholder_graph.views.figures.weak_points import MOST_BARS, render_weak_points

SLACK = 0.6
"""In points: how far the boxes of two texts may run into each other before letters touch."""
SHARE = AssumedShare(existence=0.25)


def make_answer(*points, counted="receivers", more=()):
    ids = {each for point in points for each in (point.id, *point.cuts_off)}
    named = tuple(
        Named(id=each, name=each.capitalize(), kind="practice", kind_plural="practices")
        for each in sorted(ids)
    )
    message = MessageAnswer(
        message="decision",
        says=None,
        kind=None,
        counted=counted,
        asks_answer=False,
        delivery_count=9,
        reached_count=9,
        people=None,
        people_of_reached=None,
        people_unknown_count=0,
        weak_points=points,
    )
    return Answer(
        command="weak-points",
        place="Vale",
        as_of="2012-10-01",
        tool_version="0",
        model_sha256="",
        tables_sha256={},
        options={},
        assumed_share=SHARE,
        stakeholders=named,
        messages=(message, *more),
    )


def make_point(id_, count, people, basis="stated"):
    members = tuple(f"member-{number}" for number in range(count))
    return WeakPoint(type="stakeholder", id=id_, cuts_off=members, people=people, basis=basis)


def read_texts(module, monkeypatch, draw):
    """Every text of a figure with its box in points, and the size of the sheet."""
    found = []
    save = module.save_figure

    def look(sheet, *rest):
        renderer = sheet.canvas.get_renderer()
        for text in sheet.axes[0].texts:
            extents = text.get_window_extent(renderer).extents
            found.append((text.get_text(), *(side * 72 / sheet.dpi for side in extents)))
        return save(sheet, *rest)

    monkeypatch.setattr(module, "save_figure", look)
    figure = draw()
    return found, figure


def find_clashes(texts):
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(texts, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > SLACK
        and min(one[4], other[4]) - max(one[2], other[2]) > SLACK
    ]


def test_most_people_stand_first_and_whoever_is_unknown_says_so(monkeypatch):
    answer = make_answer(make_point("west", 2, 100), make_point("east", 3, 900), make_point("hub", 9, None))
    texts, figure = read_texts(weak_point_figure, monkeypatch, lambda: render_weak_points(answer, "svg"))
    heights = {each[0]: each[2] for each in texts}
    assert heights["East"] > heights["West"] > heights["Hub"]
    assert "not known" in heights
    assert figure.alternative.startswith(
        "Chart of the only ways through in Vale. Without East, 3 practices do not hear (900 people)."
    )


def test_all_bars_are_on_one_scale_with_an_axis_and_people_are_told_in_figures(monkeypatch):
    up = replace(make_answer(make_point("hub", 76, 900), counted="senders").messages[0], delivery_count=81)
    down = make_answer(make_point("west", 3, None), more=(up,))
    bars = {}
    monkeypatch.setattr(
        weak_point_figure,
        "_draw_bar",
        lambda axes, left, y, wide, basis: bars.setdefault(round(wide, 1), left),
    )
    texts, _ = read_texts(weak_point_figure, monkeypatch, lambda: render_weak_points(down, "svg"))
    short, long = sorted(bars)[0], sorted(bars)[-1]
    assert short / long == pytest.approx(3 / 76, rel=0.02)
    told = [each[0] for each in texts]
    assert {"3 of 9", "76 of 81", "not known", "900"} <= set(told)
    assert [told.count(each) for each in ("0", "20", "40", "60", "80")] == [2, 2, 2, 2, 2]


def test_of_many_twenty_are_drawn_and_the_rest_counted(monkeypatch):
    answer = make_answer(*(make_point(f"body-{number:02}", 1 + number, 10 * number) for number in range(30)))
    texts, figure = read_texts(weak_point_figure, monkeypatch, lambda: render_weak_points(answer, "svg"))
    shown = [each[0] for each in texts if each[0].startswith("Body-")]
    assert len(shown) == MOST_BARS - 1
    assert "and 11 more, for as many or fewer" in [each[0] for each in texts]
    assert "27 more cut off as many or fewer." in figure.alternative


def test_what_is_assumed_is_told_from_what_is_not_without_colour():
    def draw(basis):
        return render_weak_points(make_answer(make_point("hub", 2, 10, basis)), "svg").content

    assert len({draw("stated"), draw("partly"), draw("assumed")}) == 3
    assert draw("partly").count(b"<pattern") == draw("stated").count(b"<pattern") == 1
    assert draw("partly").count(b"fill: url(#") == draw("stated").count(b"fill: url(#") + 1


def test_a_place_without_one_says_so():
    figure = render_weak_points(make_answer(), "svg")
    assert figure.alternative.endswith("is the only way through.")


@pytest.mark.parametrize("model", ["models/somerset.yaml", "models/federated-shared-team.yaml"])
def test_no_text_of_the_chart_runs_into_another(model, monkeypatch):
    document = open_model(model)
    texts, figure = read_texts(weak_point_figure, monkeypatch, lambda: draw_weak_points(document, "pdf"))
    assert find_clashes(texts) == []
    assert figure.width == TWO_COLUMNS
    assert all(each[1] >= 0 and each[3] <= figure.width for each in texts)


def test_a_chart_of_one_message_has_only_its_own():
    answer = find_only_ways(open_model("models/somerset.yaml"), message="concern")
    said = render_weak_points(answer, "svg").alternative
    assert "without patient engagement managers, 76 communities" in said.lower()
    assert "do not hear" not in said


def make_mixing(count):
    return Mixing(
        by="sector",
        groups=tuple(
            MixingGroup(
                group=f"g{number}",
                name=f"Sector {number}",
                member_count=count - number,
                ei_index=None if number == 0 else 0.5,
                expected_ei_index=0.25,
            )
            for number in range(count)
        ),
        joined=tuple(tuple(i * j % 3 for j in range(count)) for i in range(count)),
        possible=tuple(tuple(12 for _ in range(count)) for _ in range(count)),
        ungrouped_count=1,
    )


def test_every_cell_has_its_number_and_its_share(monkeypatch):
    mixing = Mixing(
        by="sector",
        groups=make_mixing(2).groups,
        joined=((1, 3), (0, 0)),
        possible=((4, 4), (4, 0)),
    )
    texts, figure = read_texts(
        mixing_figure, monkeypatch, lambda: render_mixing(make_answer(), mixing, "svg")
    )
    written = [each[0] for each in texts]
    assert written.count("25%") == written.count("75%") == 1
    assert "–" in written
    assert "none (+0.25)" in written
    assert "1 of 4 joined pairs (25%) are inside a sector." in figure.alternative
    assert "most are from Sector 0 to Sector 1: 3, 75% of what is possible" in figure.alternative
    assert "No channel is recorded by which Sector 1 tell another." in figure.alternative


def test_of_too_many_groups_the_smallest_are_left_out_and_counted(monkeypatch):
    mixing = make_mixing(MOST_GROUPS + 4)
    texts, figure = read_texts(
        mixing_figure, monkeypatch, lambda: render_mixing(make_answer(), mixing, "svg")
    )
    assert "The 4 smallest groups are not drawn." in " ".join(each[0] for each in texts)
    assert figure.width == A4_LANDSCAPE


@pytest.mark.parametrize("by", ["sector", "kind", "service", "organisation", "part_of"])
def test_no_text_of_the_table_runs_into_another(by, monkeypatch):
    document = open_model("models/somerset.yaml")
    texts, figure = read_texts(mixing_figure, monkeypatch, lambda: draw_mixing(document, "pdf", by=by))
    assert find_clashes(texts) == []
    assert all(each[1] >= 0 and each[3] <= figure.width for each in texts)


def test_a_place_without_the_grouping_says_so():
    figure = render_mixing(make_answer(), replace(make_mixing(0), by="service"), "svg")
    assert (
        figure.alternative
        == "Table of which services tell which in Vale. The model says nothing of services."
    )


@pytest.mark.parametrize("file_format", ["svg", "png", "pdf"])
def test_charts_are_the_same_bytes_every_time(file_format):
    answer = make_answer(make_point("hub", 2, 10, "partly"))
    assert render_weak_points(answer, file_format) == render_weak_points(answer, file_format)
    assert render_mixing(answer, make_mixing(3), file_format) == render_mixing(
        answer, make_mixing(3), file_format
    )


def test_hostile_names_stay_text_in_charts():
    named = Named(id="hub", name="<script>$x^2$\x07</script>", kind="k", kind_plural="ks")
    answer = replace(make_answer(make_point("hub", 1, None)), stakeholders=(named,), place="<b>&")
    group = replace(make_mixing(1).groups[0], name="]]><script>")
    mixing = replace(make_mixing(1), groups=(group,))
    for figure in (render_weak_points(answer, "svg"), render_mixing(answer, mixing, "svg")):
        tags = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(figure.content).iter()}
        assert "script" not in tags
