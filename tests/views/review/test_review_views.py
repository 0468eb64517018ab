"""What a review says: whole outputs, every body in its place, and silence never as a finding."""

import csv
import io
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.names import Named
from stakeholder_graph.results.reviews import Holder, Review
from stakeholder_graph.views.markdown import render_markdown
from stakeholder_graph.views.review.involving_sentences import group_ways
from stakeholder_graph.views.review.sentences import describe_review
from stakeholder_graph.views.tables import render_csv
from stakeholder_graph.views.text import render_text
from tests.views.review.answers import (
    BODIES,
    PAGE,
    PEOPLE,
    REVIEW,
    VOICES,
    WAYS,
    make_reviewed_answer,
)

EXPECTED = Path(__file__).parents[1] / "expected"
RENDERERS = {"txt": render_text, "md": render_markdown, "csv": render_csv}
HOSTILE = "\x1b[2J|*_`<script>alert(1)</script>&amp; \u202e=cmd\n# x"
NOTHING = Review(bodies=(), ways=(), voices=(), media=())


def read_on_one_line(answer):
    return re.sub(r"\s+", " ", render_text(answer))


def read_rows(answer):
    return list(csv.DictReader(io.StringIO(render_csv(answer), newline="")))


@pytest.mark.parametrize("suffix", RENDERERS)
def test_whole_output_of_a_small_review(suffix):
    expected = (EXPECTED / f"review.{suffix}").read_bytes().decode()
    assert RENDERERS[suffix](make_reviewed_answer()) == expected


@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_a_review_ranks_nobody_and_averages_nothing(render):
    said = render(make_reviewed_answer()).rpartition("Only assumed")[0]
    assert re.findall(r"(?i)\d+ ?%|\b(?:score|average|mean|rank|best|worst|grade)\b", said) == []


def test_every_body_has_a_row_in_every_format():
    for render in RENDERERS.values():
        said = render(make_reviewed_answer())
        assert all(name in said for name in ("Vale Care", "Vale CCG", "Vale Hospice", "Vale Hospital"))
    assert [row["id"] for row in read_rows(make_reviewed_answer()) if row["record"] == "body"] == [
        each.body for each in BODIES
    ]


def test_a_body_of_whom_nothing_is_recorded_is_told_so_and_not_blamed():
    said = read_on_one_line(make_reviewed_answer())
    assert "Of Vale Hospice no way of involving people is recorded." in said
    assert "no finding about them" in said
    known = replace(REVIEW, bodies=tuple(each for each in BODIES if each.way_count))
    assert "no way of involving" not in read_on_one_line(make_reviewed_answer(known))


def test_a_place_where_nothing_is_recorded_is_told_so():
    unknown = tuple(replace(each, way_count=0, claimed_level=None, level=None) for each in BODIES)
    answer = make_reviewed_answer(replace(REVIEW, bodies=unknown, ways=(), voices=()))
    assert describe_review(answer) == (
        "For 4 commissioners and providers no way of involving people is recorded. "
        "Nobody who speaks for people is in the model."
    )


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ((1,), "The one claim that can be checked stands above what is practised"),
        ((0,), "The one claim that can be checked does not stand above what is practised."),
        ((0, -1), "None of 2 claims that can be checked stands above what is practised."),
        ((0, 2), "1 of 2 claims that can be checked stands above what is practised"),
        ((1, 2, 0), "2 of 3 claims that can be checked stand above what is practised"),
        ((1, 2), "Both claims that can be checked stand above what is practised"),
        (
            (None,),
            "For no way are both a claimed and a practised level recorded, so no claim can be checked.",
        ),
    ],
)
def test_claims_are_counted_among_those_that_can_be_checked(gaps, said):
    ways = tuple(replace(WAYS[0], gap=gap) for gap in gaps)
    assert said in describe_review(make_reviewed_answer(replace(REVIEW, ways=ways)))


def test_a_practice_that_is_only_assumed_is_said_beside_the_claim():
    assert "(in 2 what is practised is only assumed)" in describe_review(make_reviewed_answer())
    vouched = tuple(replace(each, level_basis="stated") for each in WAYS)
    assert "only assumed" not in describe_review(make_reviewed_answer(replace(REVIEW, ways=vouched)))


def test_the_widest_gap_is_told_first():
    said = read_on_one_line(make_reviewed_answer())
    assert said.index("4 rungs lower") < said.index("1 rung lower")


def test_bodies_that_do_the_same_with_the_same_people_are_told_together():
    alike = group_ways(WAYS)
    assert [(each.bodies, each.partners) for each in alike] == [
        (("care", "trust"), ("residents",)),
        (("ccg",), ("carers", "residents")),
        (("ccg",), ("peoples-board",)),
        (("trust",), ("healthwatch",)),
    ]


@pytest.mark.parametrize(
    ("hears", "tells", "said"),
    [(True, False, "only hears"), (False, True, "only tells"), (True, True, "hears and tells")],
)
def test_the_direction_of_a_way_is_told(hears, tells, said):
    way = replace(WAYS[1], hears=hears, tells=tells)
    answer = make_reviewed_answer(replace(REVIEW, ways=(way,)))
    assert f"Vale CCG, through CCG engagement team, {said} Carers by meeting" in read_on_one_line(answer)


def test_a_voice_in_the_hands_of_the_commissioner_is_told_with_what_says_so():
    said = read_on_one_line(make_reviewed_answer())
    assert (
        "People's Board speaks to Vale Governing Body. It is chosen, paid and run by Vale CCG (appoints it, fills "
        "some of its seats, pays it, has it as a part and runs it)."
    ) in said


def test_a_voice_that_is_only_part_of_the_commissioner_is_not_said_to_be_run_by_it():
    voice = replace(VOICES[-1], chosen_by_those=None, paid_by_those=None, holders=(VOICES[-1].holders[3],))
    said = read_on_one_line(make_reviewed_answer(replace(REVIEW, voices=(voice,))))
    assert "It is part of Vale CCG." in said
    assert "run by Vale CCG" not in said


def test_silence_others_and_doubt_are_three_things():
    hosted = Holder(holder="ccg", hold="run", relation="hosts", hand="unclear", **PAGE)
    unclear = replace(VOICES[5], holders=(hosted,), paid_by_those=None, in_hands=None)
    answer = make_reviewed_answer(replace(REVIEW, voices=(unclear, *VOICES[6:])))
    assert re.search(r"Healthwatch Vale +- +- +cannot tell", render_text(answer))
    assert re.search(r"Mill patient group \(L85001-ppg\) +- +- +-\n", render_text(answer))
    assert (
        "Healthwatch Vale: Vale CCG (hosts it); whether that is a hand in it cannot be told."
        in read_on_one_line(answer)
    )


def test_what_councils_pay_and_practices_have_is_told_apart_from_the_commissioners_hands():
    said = read_on_one_line(make_reviewed_answer())
    assert re.search(r"Healthwatch Vale +- +council +-", render_text(make_reviewed_answer()))
    assert "Healthwatch Vale is paid by Vale Council." in said
    assert "are part of Mill Surgery (L85001) [assumed, unsure]." in said


@pytest.mark.parametrize(
    ("certainty", "mark"), [(1.0, ""), (0.8, ""), (0.6, " [unsure]"), (0.2, " [doubtful]")]
)
def test_a_way_and_a_hand_say_how_sure_they_are(certainty, mark):
    way = replace(WAYS[1], certainty=certainty)
    held = replace(VOICES[5].holders[0], certainty=certainty)
    voice = replace(VOICES[5], holders=(held,))
    said = read_on_one_line(make_reviewed_answer(replace(REVIEW, ways=(way,), voices=(voice,))))
    assert f"evidence: both ends{mark}." in said
    assert f"Healthwatch Vale is paid by Vale Council{mark}." in said


def test_hands_that_are_only_assumed_are_told_after_those_that_a_source_states():
    assumed = replace(VOICES[-1], in_hands_basis="assumed")
    both = replace(REVIEW, voices=(*VOICES, replace(assumed, voice="residents")))
    said = describe_review(make_reviewed_answer(both))
    assert "1 is in the hands of an NHS commissioner or a board they hold to account (People's Board)" in said
    assert "(People's Board); 1 more on assumptions only; " in said
    only = replace(REVIEW, voices=(assumed, VOICES[0]))
    assert (
        "none is known to be in the hands of an NHS commissioner or a board they hold to account; 1 on"
        in (describe_review(make_reviewed_answer(only)))
    )


@pytest.mark.parametrize(
    ("voices", "said"),
    [
        (VOICES[-1:], "The one voice is in the hands of an NHS commissioner or a board it holds to account."),
        (VOICES[5:6], "The one voice is not known to be in the hands of an NHS commissioner"),
        (
            VOICES[-1:] * 2,
            "Both voices are in the hands of an NHS commissioner or a board they hold to account",
        ),
        (VOICES[5:7], "Of 2 voices, none is known to be in the hands of an NHS commissioner"),
        (VOICES[5:7], "; who chose, pays or runs 1 of them is not recorded."),
    ],
    ids=["one", "one in other hands", "both", "none", "not recorded"],
)
def test_voices_are_counted_by_whose_hands_they_are_in(voices, said):
    assert said in describe_review(make_reviewed_answer(replace(REVIEW, voices=voices)))


def test_nothing_is_claimed_of_a_medium_nobody_knows():
    said = read_on_one_line(make_reviewed_answer())
    assert "Citizens' jury (1 way): a word of this model's own, of which nothing is said here." in said
    assert "from memory: a reminder, and no finding about this place" in said


def test_the_page_of_techniques_has_those_that_the_place_does_not_use():
    assert "| Email | 0 | 0 | quick |" in render_markdown(make_reviewed_answer())
    assert "Email" not in render_text(make_reviewed_answer())


def test_long_lists_are_cut_in_text_and_whole_in_markdown_and_csv():
    many = tuple(
        Named(id=f"b{n}", name=f"Body {n:02}", kind="provider", kind_plural="providers") for n in range(60)
    )
    bodies = tuple(replace(BODIES[0], body=each.id) for each in many)
    ways = tuple(replace(WAYS[0], body=each.id, purpose=each.id) for each in many)
    answer = make_reviewed_answer(replace(REVIEW, bodies=bodies, ways=ways), stakeholders=(*PEOPLE, *many))
    text, page = render_text(answer), render_markdown(answer)
    assert "and 30 more: --format markdown or csv lists them all." in text
    assert " more: " not in page
    assert all(f"Body {n:02}" in page for n in range(60))
    assert sum(row["record"] == "way" for row in read_rows(answer)) == 60


def test_each_of_the_three_holds_of_every_voice_has_a_row():
    rows = [row for row in read_rows(make_reviewed_answer()) if row["record"] == "voice"]
    for voice in VOICES:
        assert {row["hold"] for row in rows if row["id"] == voice.voice} == {"chosen", "paid", "run"}
    unknown = [row for row in rows if row["id"] == "L85001-ppg"]
    assert {(row["partner"], row["held_by_those"]) for row in unknown} == {("", "")}


@pytest.mark.parametrize("suffix", RENDERERS)
def test_an_empty_review_is_said_and_does_not_fail(suffix):
    assert RENDERERS[suffix](make_reviewed_answer(NOTHING, stakeholders=()))
    assert "nobody who speaks for people is in the model" in describe_review(make_reviewed_answer(NOTHING))
    assert RENDERERS[suffix](make_reviewed_answer(None))


def test_hostile_names_stay_text():
    named = tuple(replace(each, name=f"{HOSTILE}{each.id}") for each in PEOPLE)
    ways = tuple(replace(each, by=HOSTILE, purpose=HOSTILE) for each in WAYS)
    answer = make_reviewed_answer(replace(REVIEW, ways=ways), stakeholders=named, place=HOSTILE)
    text, page, table = (render(answer) for render in RENDERERS.values())
    assert not any(char in text + page for char in "\x1b\u202e")
    assert "<script" not in page
    assert re.search(r"^# x", page, re.MULTILINE) is None
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    formula = make_reviewed_answer(replace(REVIEW, ways=(replace(WAYS[0], purpose="=1+1"),)))
    assert "'=1+1" in render_csv(formula)
