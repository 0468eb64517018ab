"""Whole outputs, word for word, beside what every output must and must never say."""

import csv
import io
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.answers import AssumedShare
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views import frame
from stakeholder_graph.views.markdown import render_markdown
from stakeholder_graph.views.tables import render_csv
from stakeholder_graph.views.text import render_text
from tests.views.answers import DOWN, NAMED, SILOS, UP, make_answer, make_delivery
from tests.views.big_place import make_big_answer
from tests.views.timed_answers import make_timed_answer, time_everything

EXPECTED = Path(__file__).parent / "expected"
COMMANDS = ("analyse", "trace", "weak-points", "silos")
RENDERERS = {"txt": render_text, "md": render_markdown, "csv": render_csv}
HOSTILE = "\x1b[2J|*_`<script>alert(1)</script>&amp; \u202e=cmd\n# x"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("suffix", RENDERERS)
def test_whole_output_of_a_small_place(command, suffix):
    expected = (EXPECTED / f"{command}.{suffix}").read_bytes().decode()
    assert RENDERERS[suffix](make_answer(command)) == expected


@pytest.mark.parametrize("command", ["analyse", "trace"])
@pytest.mark.parametrize("suffix", RENDERERS)
def test_whole_output_of_a_small_place_with_a_clock(command, suffix):
    expected = (EXPECTED / f"timed-{command}.{suffix}").read_bytes().decode()
    assert RENDERERS[suffix](make_timed_answer(command)) == expected


@pytest.mark.parametrize(
    ("answer", "most"),
    [(make_big_answer(), 45), (time_everything(make_big_answer()), 70)],
    ids=["plain", "timed"],
)
def test_analysis_of_a_place_like_somerset_fits_a_screen(answer, most):
    lines = render_text(answer).splitlines()
    assert len(lines) <= most
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    "answer", [make_answer(), make_timed_answer(), make_big_answer()], ids=["small", "timed", "big"]
)
@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_analysis_speaks_no_graph_theory(answer, render):
    words = "nodes?|edges?|graph|dominators?|hops?|vert(ex|ices)|SPOF|centrality|E-I|brokers?|people reached"
    said = render(answer).replace("stakeholder-graph", "")
    assert re.findall(rf"(?i)\b(?:{words})\b", said) == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_every_output_ends_with_what_is_assumed_and_cautions_once(command, render):
    said = render(make_answer(command))
    assert re.sub(r"\s+", " ", said).strip().endswith(
        "Only assumed: 58% of the stakeholders and channels used, none of the people counts, "
        "all levels of involvement. Timing and reliability were not looked at."
    )  # fmt: skip
    said = re.sub(r"\s+", " ", said)
    assert said.count("This describes channels recorded in the model, not how well people use them.") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_long_lists_are_cut_in_text_and_whole_in_markdown_and_csv(command):
    answer = make_big_answer(command)
    assert command in ("silos", "trace") or " more" in render_text(answer)
    whole = render_markdown(answer)
    assert " more" not in whole
    if command in ("trace", "weak-points"):
        assert all(f"L85{n:03}" in whole for n in range(76))
        assert all(f"L85{n:03}" in render_csv(answer) for n in range(76))


def test_long_trace_is_grouped_by_who_stands_in_between():
    said = render_text(make_big_answer("trace"))
    assert "  - 9 practices in 2 steps, all through Bath federation\n" in said
    assert "\n  L85000  Practice number 0       2       1  bath\n" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_hostile_names_stay_text(command):
    named = tuple(
        Named(id=each.id, name=f"{HOSTILE}{each.id}", kind=each.kind, kind_plural=each.kind_plural)
        for each in NAMED
    )
    answer = make_answer(command, stakeholders=named, place=HOSTILE)
    text, page, table = (render(answer) for render in RENDERERS.values())
    assert not any(char in text + page for char in "\x1b\u202e")
    assert "<script" not in page
    assert re.search(r"^# x", page, re.MULTILINE) is None
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\uff1d"])
def test_csv_cells_never_begin_a_formula(sign):
    named = (Named(id="L85001", name=f"{sign}1+1", kind="practice", kind_plural="practices"),)
    rows = list(csv.reader(io.StringIO(render_csv(make_answer("trace", stakeholders=named)), newline="")))
    assert rows[1][rows[0].index("receiver_name")] == f"'{sign}1+1"


def test_csv_rows_can_be_traced_to_the_model():
    answer = make_answer("weak-points", options={"scenario": "posts-end"})
    rows = list(csv.DictReader(io.StringIO(render_csv(answer), newline="")))
    assert {(row["place"], row["as_of"], row["scenario"], row["model_sha256"]) for row in rows} == {
        ("Vale", "2012-10-01", "posts-end", "9f2c9f2c9f2c")
    }


def make_empty(**changes) -> MessageAnswer:
    values = {
        "message": "news", "says": None, "kind": None, "counted": "receivers", "asks_answer": False,
        "delivery_count": 0, "reached_count": 0, "people": None, "people_of_reached": None,
        "people_unknown_count": 0, "deliveries": (), "weak_points": (), "pairs": (),
    }  # fmt: skip
    return MessageAnswer(**{**values, **changes})


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("suffix", RENDERERS)
def test_empty_answers_are_said_and_do_not_fail(command, suffix):
    nothing = Silos(isolated=(), not_reached=(), no_way_up=(), one_way=(), siblings=(), groups=(), brokers=())
    for messages in ((), (make_empty(),), (make_empty(deliveries=None, weak_points=None, pairs=None),)):
        answer = make_answer(
            command,
            messages=messages,
            silos=nothing,
            stakeholders=(),
            as_of=None,
            assumed_share=AssumedShare(),
        )
        assert RENDERERS[suffix](answer)


def test_place_without_a_weakness_is_told_so():
    good = make_empty(
        delivery_count=1, reached_count=1, deliveries=(make_delivery("governing-body west L85001", routes=2),)
    )
    said = render_text(make_answer(messages=(good,), silos=None))
    assert (
        "When messages go out: no single stakeholder, channel or shared dependency is the only way through."
        in said
    )
    assert "Every message arrives by two routes or more" in said


def test_title_says_what_was_changed_for_this_answer():
    said = render_text(make_answer(options={"scenario": "posts-end", "without": ("west", "east:L85003")}))
    title = re.sub(r"\s+", " ", said).split(" On paper")[0]
    assert title == (
        "Vale, as it stands on 1 October 2012, in the scenario posts-end, without West federation "
        "and East federation to Hill Surgery (L85003)"
    )


def test_title_says_what_a_scenario_is_where_the_model_does():
    answer = make_answer(options={"scenario": "posts-end"}, scenario_says="The engagement posts end")
    assert frame.describe_title(answer) == (
        "Vale, as it stands on 1 October 2012, in the scenario posts-end (The engagement posts end)"
    )


def test_calendars_that_run_out_are_noted():
    said = re.sub(r"\s+", " ", render_text(make_answer(notes=("dates-run-out",))))
    assert "Some calendars list no dates for part of the year after the start" in said


def test_narrow_terminal_keeps_its_width():
    lines = render_text(make_big_answer(), width=60).splitlines()
    assert all(len(line) <= 60 for line in lines if "stakeholder-graph" not in line)


def test_same_answer_gives_the_same_bytes():
    for render in RENDERERS.values():
        assert render(make_answer(messages=(DOWN, UP), silos=SILOS)) == render(make_answer())


def test_nothing_is_called_healthy_where_nothing_was_asked():
    said = render_text(make_answer(messages=(), silos=None))
    assert "Nothing could be checked" in said
    assert "two routes" not in said


def test_where_to_look_first_stands_before_everything_else():
    for render, heading in (
        (render_text, "WHERE TO LOOK FIRST"),
        (render_markdown, "## Where to look first"),
    ):
        said = render(make_answer())
        assert said.lower().index("what reaches whom") > said.index(heading) > said.index("On paper")


def test_direction_in_which_most_people_are_cut_off_is_told_first():
    said = render_text(make_answer())
    assert said.index("When messages go out") < said.index("When voices come in")
    most = WeakPoint(type="stakeholder", id="west", cuts_off=("L85001-ppg",), people=99999)
    said = render_text(make_answer(messages=(DOWN, replace(UP, weak_points=(most,)))))
    assert said.index("When voices come in") < said.index("When messages go out")


def test_small_groups_are_left_out_of_the_table_on_a_screen_only():
    small = replace(SILOS.groups[0], group="board", members=("governing-body",))
    answer = make_answer("silos", silos=replace(SILOS, groups=(*SILOS.groups, small)))
    assert "1 group of fewer than 3 members is left out: --format csv lists them all." in render_text(answer)
    assert "| kind | board | 1 |" in render_markdown(answer)
    assert ",kind,board," in f",{render_csv(answer)}"
