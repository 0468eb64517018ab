"""What an audit says: whole outputs, and the sentences that must not promise more than the evidence holds."""

import csv
import io
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.names import Named
from stakeholder_graph.views.audit.groups import group_checks
from stakeholder_graph.views.markdown import render_markdown
from stakeholder_graph.views.tables import render_csv
from stakeholder_graph.views.text import render_text
from tests.views.audit.answers import (
    AUDIT,
    CHECKS,
    COMMITTEE,
    DIALOGUE,
    GROUPS,
    HANDS,
    JOINT,
    PEOPLE,
    PROVIDERS,
    make_audited_answer,
    say,
)
from tests.views.audit.reading import read_on_one_line, tell

EXPECTED = Path(__file__).parents[1] / "expected"
RENDERERS = {"txt": render_text, "md": render_markdown, "csv": render_csv}
HOSTILE = "\x1b[2J|*_`<script>alert(1)</script>&amp; \u202e=cmd\n# x"


@pytest.mark.parametrize("suffix", RENDERERS)
def test_whole_output_of_a_small_audit(suffix):
    expected = (EXPECTED / f"audit.{suffix}").read_bytes().decode()
    assert RENDERERS[suffix](make_audited_answer()) == expected


@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_an_audit_gives_no_score_and_no_colour(render):
    said = render(make_audited_answer()).rpartition("Only assumed")[0]
    assert (
        re.findall(r"(?i)\d+ ?%|\b(?:score|grade|rating|red|amber|green|pass|fail|compliant)\b", said) == []
    )


@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_an_audit_speaks_no_graph_theory(render):
    words = "nodes?|edges?|graph|dominators?|hops?|vert(ex|ices)|SPOF|centrality"
    said = render(make_audited_answer()).replace("stakeholder-graph", "")
    assert re.findall(rf"(?i)\b(?:{words})\b", said) == []


def test_what_is_not_met_comes_first_and_the_most_severe_before_the_rest():
    severe = GROUPS.check("not-met", subject=None, severity="low")
    said = read_on_one_line(make_audited_answer(checks=(severe, CHECKS[0], CHECKS[3], CHECKS[6])))
    assert said.index("strategic committee") < said.index("every practice hear") < said.index("public choose")


def test_a_rule_that_one_of_several_breaks_is_not_met_and_told_once():
    said = render_text(make_audited_answer())
    assert said.count("Does every practice hear its patient group?") == 1
    assert "Not met for 1 of 3 (Hill Surgery (L85003)); met for 1 of 3; cannot be told for 1 of 3." in said


def test_an_example_does_not_name_its_subject_twice():
    checks = [
        GROUPS.check("met", say("met", "channel", "west", each, basis="stated"), subject=each)
        for each in ("L85001", "L85002")
    ]
    said = read_on_one_line(make_audited_answer(checks=checks))
    assert "For example Mill Surgery (L85001) hears from West federation." in said
    lost = [
        GROUPS.check(
            "not-met", say("not-met", "complete", each, "governing-body", aspect="route"), subject=each
        )
        for each in ("L85001", "L85002")
    ]
    said = read_on_one_line(make_audited_answer(checks=lost))
    assert "For example what Mill Surgery (L85001) says does not reach Vale Governing Body" in said


def test_only_what_decides_is_vouched_for_and_never_by_an_assumption():
    source = {"source": "page", "address": "https://example.org/page", "basis": "stated"}
    beside = say("met", "tie", "ccg", "council", aspect="co_leads", **source)
    assumed = say("not-met", "tie", "ccg", "council", aspect="funds", source="assumption")
    page = render_markdown(make_audited_answer(checks=(JOINT.check("not-met", assumed, beside),)))
    assert "Vouched for by" not in page
    page = render_markdown(make_audited_answer(checks=(JOINT.check("met", beside), CHECKS[3])))
    assert "Vouched for by: blog-2013 (https://example.org/blog)." in page


def test_what_no_structure_can_show_is_said_beside_a_breach():
    beyond = say("cannot-tell", "beyond-structure", found="Whether the board acts on it.")
    lack = say("not-met", "complete", role="voice")
    page = render_markdown(make_audited_answer(checks=(JOINT.check("not-met", lack, beyond),)))
    assert "- What no structure can show: Whether the board acts on it." in page


def test_a_rule_met_on_assumptions_only_keeps_what_is_unsure():
    piece = say("met", "channel", "ccg", "council", certainty=0.5, source="assumption")
    said = read_on_one_line(make_audited_answer(checks=(JOINT.check("met", piece, basis="assumed"),)))
    assert "Vale Council hears from Vale CCG [unsure: our reading; on assumptions only]." in said


def test_a_part_that_nobody_plays_for_somebody_is_told_of_them():
    lack, silent = (
        say(*sort, "trust", role="voice") for sort in (("not-met", "complete"), ("cannot-tell", "silent"))
    )
    assert tell(lack) == ["Vale Hospital has none of: the voice body [the model leaves nothing out]"]
    said = read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", silent),)))
    assert (
        "The voice body, for Vale Hospital: who or what, if anything? Write it with kind voice-body, or"
        in said
    )


def test_a_rule_that_does_not_apply_says_why():
    late = say("not-applicable", "value", aspect="since", found="2012-10-01", wanted="2015-04-01")
    checks = (
        JOINT.check("not-applicable", late),
        COMMITTEE.check("not-applicable", say("not-applicable", "complete", role="voice")),
        DIALOGUE.check("not-applicable", say("not-applicable", "silent", role="voice")),
    )
    for render in (read_on_one_line, render_markdown):
        said = render(make_audited_answer(checks=checks)).replace("\\", "")
        assert "It is asked from 1 April 2015 on, and the day of this answer is 1 October 2012" in said
        assert "report to the commissioner's board? The voice body: there is none [the model leaves" in said
        assert "programme of dialogue? Nobody is recorded as the voice body." in said


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("Director of Finance", "by the Director of Finance:"),
        ("Dr Brown", "by Dr Brown:"),
        ("the Chair", "by the Chair:"),
    ],
)
def test_the_owner_of_a_waiver_has_one_article_at_most(owner, said):
    waived = next(each for each in CHECKS if each.result == "waived")
    changed = replace(waived, waiver=replace(waived.waiver, owner=owner))
    assert said in read_on_one_line(make_audited_answer(checks=(changed,)))


def test_on_a_screen_every_rule_met_has_a_line_with_its_proof():
    there = say("met", "stakeholder", "healthwatch", role="voice", basis="stated")
    hears = say("met", "channel", "trust", "healthwatch", basis="stated")
    funds = say("met", "tie", "council", "healthwatch", aspect="funds", basis="stated")
    checks = tuple(
        replace(PROVIDERS.check("met", there, hears, funds), rule=f"rule-{n}", question=f"Question {n}?")
        for n in range(30)
    )
    said = read_on_one_line(make_audited_answer(checks=checks))
    assert all(
        f"Question {n}? Healthwatch Vale hears from Vale Hospital; Vale Council funds Healthwatch Vale."
        in said
        for n in range(30)
    )


def test_a_rule_met_on_assumptions_only_says_so():
    said = read_on_one_line(make_audited_answer())
    assert "1 on assumptions only" in said.partition("Not met")[0].replace("(1", "1")
    assert "(found: 45 days; asked for: 60 days) [unsure: our reading; on assumptions only]." in said


def test_a_waived_breach_is_told_with_owner_and_end_and_counted_apart():
    waived = [each for each in CHECKS if each.result == "waived"]
    said = read_on_one_line(make_audited_answer(checks=waived))
    assert "none is not met, none is met and 1 is not met and waived for now." in said
    assert "accepted until 31 March 2013 by the Director of Finance: the budget is set in April." in said


def test_parts_that_nobody_plays_are_told_apart_from_those_known_to_be_absent():
    said = read_on_one_line(make_audited_answer())
    assert "Known to be absent: the strategic committee for patient and public involvement." in said
    assert "Nobody is recorded as: the ongoing programme of dialogue." in said


def test_of_many_parts_a_screen_names_those_that_were_found_without_a_role():
    board, voice = AUDIT.cast[0], AUDIT.cast[3]
    many = tuple(replace(board, part=f"board-{n}", name=f"board {n}") for n in range(9))
    answer = make_audited_answer(audit=replace(AUDIT, cast=(voice, *many)))
    said = read_on_one_line(answer)
    assert "The voice body: Healthwatch Vale (found by kind voice-body)." in said
    assert "9 parts were found by the roles that the model gives: --format markdown names them all." in said
    assert "Board 0" not in said
    assert "Board 0: Vale Governing Body (found by role board)." in render_markdown(answer)


def test_a_part_that_many_play_is_counted_on_a_screen_and_named_in_a_document():
    many = replace(AUDIT.cast[3], members=("west", "east", "L85001", "L85002"))
    answer = make_audited_answer(audit=replace(AUDIT, cast=(many,)))
    assert "The voice body: 2 practices and 2 federations (found by" in read_on_one_line(answer)
    assert "The voice body: West federation, East federation, Mill Surgery (L85001), Quay" in render_markdown(
        answer
    )


def test_a_better_place_than_the_baseline_is_told_without_a_list():
    checks = (HANDS.check("met", worse=False, baseline="not-met"),)
    said = read_on_one_line(make_audited_answer(checks=checks))
    assert "Nothing is worse than in the baseline." in said
    assert "Worse than in the baseline" not in said


@pytest.mark.parametrize("suffix", RENDERERS)
def test_an_audit_without_rules_is_said_and_does_not_fail(suffix):
    nothing = replace(AUDIT, standards=(), cast=(), stale_waivers=())
    for audit in (nothing, None):
        assert RENDERERS[suffix](make_audited_answer(checks=(), audit=audit, stakeholders=()))
    assert "No rule was asked" in render_text(make_audited_answer(checks=()))


def test_long_lists_are_cut_in_text_and_whole_in_markdown():
    checks = tuple(
        replace(COMMITTEE.check("not-met", say("not-met", "complete", role="voice")), rule=f"rule-{n}")
        for n in range(40)
    )
    answer = make_audited_answer(checks=checks)
    text = render_text(answer)
    assert "And 30 more that are not met, each with one reason:" in text
    assert text.count("The voice body: there is none") == 40
    assert text.count("Mend strategic-committee.") == 10
    assert " more that" not in render_markdown(answer)
    assert all(f"Rule rule-{n} of seeds" in render_markdown(answer) for n in range(40))


def test_every_piece_of_evidence_is_a_row():
    rows = list(csv.DictReader(io.StringIO(render_csv(make_audited_answer()), newline="")))
    checks = [row for row in rows if row["record"] == "check"]
    assert len(checks) == sum(max(1, len(each.evidence)) for each in CHECKS)
    assert {row["result"] for row in checks} == {"met", "not-met", "cannot-tell", "waived", "not-applicable"}
    assert [row["id"] for row in rows if row["record"] == "part"] == ["governing-body", "", "", "healthwatch"]
    assert [row["result"] for row in rows if row["record"] == "stale-waiver"] == ["ended", "unknown-rule"]


def test_hostile_packs_and_names_stay_text():
    named = tuple(replace(each, name=f"{HOSTILE}{each.id}") for each in PEOPLE)
    checks = tuple(
        replace(each, question=HOSTILE, says=HOSTILE, remedy=HOSTILE, reference=HOSTILE, why=HOSTILE)
        for each in CHECKS
    )
    cast = tuple(replace(each, name=HOSTILE, by=HOSTILE) for each in AUDIT.cast)
    answer = make_audited_answer(
        checks=checks, audit=replace(AUDIT, cast=cast), stakeholders=named, place=HOSTILE
    )
    text, page, table = (render(answer) for render in RENDERERS.values())
    assert not any(char in text + page for char in "\x1b\u202e")
    assert "<script" not in page
    assert re.search(r"^# x", page, re.MULTILINE) is None
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    formula = make_audited_answer(checks=(replace(CHECKS[3], question="=1+1"),))
    assert "'=1+1" in render_csv(formula)


def test_every_rule_asked_is_counted_once():
    counts = [
        int(each)
        for each in re.findall(r"(\d+) (?:is|are|cannot|does)", read_on_one_line(make_audited_answer()))
    ]
    assert counts[:5] == [3, 2, 4, 1, 1]
    assert sum(counts[:5]) == len(group_checks(CHECKS)) == 11


def test_a_rule_asked_of_many_is_one_line_with_the_first_few_names():
    many = tuple(
        Named(id=f"p{n}", name=f"Practice {n:02}", kind="practice", kind_plural="practices")
        for n in range(76)
    )
    checks = tuple(
        GROUPS.check(
            "not-met", say("not-met", "complete", "west", each.id, aspect="channel"), subject=each.id
        )
        for each in many
    )
    answer = make_audited_answer(checks=checks, stakeholders=(*PEOPLE, *many))
    said = read_on_one_line(answer)
    assert "(asked of 76 practices; severity medium)" in said
    assert "Not met for all 76 practices (" in said
    assert "and 72 more)." in said
    assert len(render_text(answer).splitlines()) < 40
    assert "Practice 75 (p75)" in render_markdown(answer)
    assert "p75" in render_csv(answer)


def test_a_document_gives_the_reasons_for_each_of_whom_a_rule_was_asked():
    checks = [
        GROUPS.check("not-met", say("not-met", "complete", "west", each, aspect="channel"), subject=each)
        for each in ("L85001", "L85002")
    ]
    answer = make_audited_answer(checks=checks)
    for name in ("Mill Surgery (L85001)", "Quay Practice (L85002)"):
        assert f"- {name} does not hear from West federation" in render_markdown(answer)
    assert "Quay Practice (L85002) does not" not in render_text(answer)
