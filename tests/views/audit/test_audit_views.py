"""What an audit says: whole outputs, and the sentences that must not promise more than the evidence holds."""

import csv
import io
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.names import Named
from stakeholder_graph.views.audit.evidence_sentences import describe_evidence
from stakeholder_graph.views.audit.evidence_words import Telling
from stakeholder_graph.views.audit.groups import group_checks
from stakeholder_graph.views.markdown import render_markdown
from stakeholder_graph.views.tables import render_csv
from stakeholder_graph.views.text import render_text
from stakeholder_graph.views.words import Names
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
    SEATS,
    make_audited_answer,
    say,
)

EXPECTED = Path(__file__).parents[1] / "expected"
RENDERERS = {"txt": render_text, "md": render_markdown, "csv": render_csv}
NAMES = Names(PEOPLE)
TELLING = Telling(names=NAMES, parts={"voice": "the voice body", "ccg": "the commissioner"})
HOSTILE = "\x1b[2J|*_`<script>alert(1)</script>&amp; \u202e=cmd\n# x"


def tell(*evidence):
    return list(describe_evidence(evidence, TELLING))


def read_on_one_line(answer):
    return re.sub(r"\s+", " ", render_text(answer))


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


def test_every_rule_asked_is_counted_once():
    counts = [
        int(each)
        for each in re.findall(r"(\d+) (?:is|are|cannot|does)", read_on_one_line(make_audited_answer()))
    ]
    assert counts[:5] == [3, 2, 4, 1, 1]
    assert sum(counts[:5]) == len(group_checks(CHECKS)) == 11


def test_what_is_not_met_comes_first_and_the_most_severe_before_the_rest():
    severe = GROUPS.check("not-met", subject=None, severity="low")
    said = read_on_one_line(make_audited_answer(checks=(severe, CHECKS[0], CHECKS[3], CHECKS[6])))
    assert said.index("strategic committee") < said.index("every practice hear") < said.index("public choose")


def test_a_rule_that_one_of_several_breaks_is_not_met_and_told_once():
    said = render_text(make_audited_answer())
    assert said.count("Does every practice hear its patient group?") == 1
    assert "Not met for 1 of 3 (Hill Surgery (L85003)); met for 1 of 3; cannot be told for 1 of 3." in said


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


def test_one_body_in_anothers_hands_is_one_sentence():
    ties = [
        say("not-met", "tie", "ccg", "peoples-board", aspect=relation, found=hold, basis="stated")
        for relation, hold in (("appoints", "chosen"), ("funds", "paid"), ("hosts", "run"))
    ]
    assert tell(*ties) == [
        "People's Board is chosen, paid and run by Vale CCG, which appoints it, funds it and hosts it"
    ]
    assert tell(ties[1], ties[2]) == [
        "People's Board is paid and run by Vale CCG, which funds it and hosts it"
    ]


def test_a_hand_by_a_seat_or_by_belonging_is_told_with_the_ties():
    on_board = say("not-met", "seats", "governing-body", "ccg", "trust", aspect="chosen_by", found="chosen")
    inside = say("not-met", "value", "trust", "ccg", aspect="part_of", found="run")
    tie = say("not-met", "tie", "ccg", "trust", aspect="pays", found="paid", basis="stated")
    assert tell(on_board, inside, tie) == [
        "Vale Hospital is chosen, paid and run by Vale CCG, which fills its seat on Vale Governing Body, has it as "
        "a part and pays it [partly assumed]"
    ]


def test_what_joins_one_with_several_is_one_sentence():
    ids = ("west", "east", "L85001")
    hears = [say("met", "channel", each, "governing-body", basis="stated") for each in ids]
    assert tell(*hears) == [
        "Vale Governing Body hears from West federation, East federation and Mill Surgery (L85001)"
    ]
    told = [say("not-met", "complete", "governing-body", each, aspect="channel") for each in (*ids, "L85002")]
    assert tell(*told) == [
        "2 practices and 2 federations do not hear from Vale Governing Body [the model leaves nothing out]"
    ]
    ties = [say("met", "tie", each, "council", aspect="member_of", basis="stated") for each in ids[:2]]
    assert tell(*ties) == ["West federation and East federation are members of Vale Council"]


def test_a_list_that_was_cut_says_how_many_there_were():
    kept = say("not-met", "complete", "west", "east", aspect="channel")
    assert tell(kept, say("not-met", "complete", aspect="channel", found="76"))[-1] == "and so on, 76 in all"


def test_a_list_of_silences_that_was_cut_is_one_question():
    silent = [say("cannot-tell", "silent", f"L8500{n}", "trust", aspect="channel") for n in (1, 2, 3)]
    closing = say("cannot-tell", "silent", aspect="channel", found="180")
    said = read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", *silent, closing),)))
    assert "Does Vale Hospital hear from 3 practices?" in said
    assert "Somebody" not in said


def test_seats_that_are_not_counted_are_asked_about():
    unknown = say("cannot-tell", "seats", "governing-body", found="2 of 3 or more", wanted="over 0.5")
    sort = say("met", "seats", "governing-body", "unregistered", aspect="chosen_by", found="2")
    said = read_on_one_line(make_audited_answer(checks=(SEATS.check("cannot-tell", unknown, sort),)))
    assert "How many seats are there on Vale Governing Body, and who chose whom? Write its seats" in said


def test_a_comparison_with_others_names_both_figures():
    piece = say(
        "met", "value", "unregistered", aspect="routes", found="1", wanted="2, as the middle one of 4 others"
    )
    assert tell(piece) == [
        "People with no GP: routes that share nobody in between: 1; the middle one of 4 others: 2 [assumed]"
    ]


def test_a_half_is_called_one():
    piece = say("not-met", "seats", "governing-body", found="4 of 9", wanted="over 0.5", basis="stated")
    assert tell(piece) == ["4 of 9 seats of Vale Governing Body (asked for: over half)"]


def test_how_somebody_hears_is_said_once():
    plain = say("met", "channel", "ccg", "council", basis="stated")
    trusted = say("met", "channel", "ccg", "council", aspect="trusted", found="true", basis="stated")
    assert tell(plain, trusted) == ["Vale Council hears from Vale CCG by a way that is trusted"]
    level = say(
        "not-met", "channel", "ccg", "council", aspect="level", found="inform", wanted="involve, as claimed"
    )
    assert tell(level) == [
        "Vale Council hears from Vale CCG at the level “inform” (asked for: involve, as claimed) [assumed]"
    ]


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


def test_a_document_gives_the_reasons_for_each_of_whom_a_rule_was_asked():
    checks = [
        GROUPS.check("not-met", say("not-met", "complete", "west", each, aspect="channel"), subject=each)
        for each in ("L85001", "L85002")
    ]
    answer = make_audited_answer(checks=checks)
    for name in ("Mill Surgery (L85001)", "Quay Practice (L85002)"):
        assert f"- {name} does not hear from West federation" in render_markdown(answer)
    assert "Quay Practice (L85002) does not" not in render_text(answer)


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


def test_people_hear_in_the_plural():
    assert tell(say("met", "channel", "ccg", "unregistered", basis="stated")) == [
        "People with no GP hear from Vale CCG"
    ]
    assert tell(say("not-met", "complete", "unregistered", "governing-body", aspect="route"))[0].startswith(
        "what People with no GP say does not reach Vale Governing Body"
    )


def test_a_route_tested_without_somebody_says_without_whom():
    ids = ("unregistered", "healthwatch", "governing-body")
    assert tell(say("met", "route", *ids, aspect="run_by", role="ccg", basis="stated")) == [
        "what People with no GP say reaches Vale Governing Body by way of Healthwatch Vale without what the "
        "commissioner runs"
    ]
    lost = say("not-met", "complete", ids[0], ids[2], aspect="without", role="ccg")
    assert tell(lost) == [
        "what People with no GP say does not reach Vale Governing Body without the commissioner "
        "[the model leaves nothing out]"
    ]


def test_the_direction_of_a_tie_and_of_a_channel_is_kept():
    assert tell(say("met", "tie", "ccg", "council", aspect="accountable_to", basis="stated")) == [
        "Vale CCG is accountable to Vale Council"
    ]
    assert tell(say("met", "channel", "ccg", "council", basis="stated")) == [
        "Vale Council hears from Vale CCG"
    ]
    assert tell(say("not-met", "complete", "ccg", "council", aspect="channel")) == [
        "Vale Council does not hear from Vale CCG [the model leaves nothing out]"
    ]
    assert tell(say("not-met", "known-absent", "ccg", "council", aspect="member_of", basis="stated")) == [
        "Vale CCG is not a member of Vale Council [looked for, and not there]"
    ]


def test_a_silence_is_a_question_and_never_a_denial():
    for aspect in (None, "channel", "funds", "accountable_to", "route", "level"):
        said = tell(say("cannot-tell", "silent", "ccg", "council", aspect=aspect))[0]
        assert said.startswith("not recorded: ")
        assert said.endswith("?")
        assert " not " not in said.removeprefix("not recorded")


def test_assumed_evidence_is_marked_and_a_silence_needs_no_mark():
    assert tell(say("met", "channel", "ccg", "council")) == ["Vale Council hears from Vale CCG [assumed]"]
    assert "assumed" not in tell(say("cannot-tell", "silent", "ccg", "council"))[0]


@pytest.mark.parametrize(
    ("certainty", "more", "mark"),
    [
        (1.0, {"basis": "stated"}, ""),
        (0.8, {"basis": "stated"}, ""),
        (0.79, {"basis": "stated"}, " [unsure]"),
        (0.5, {"basis": "partly"}, " [partly assumed, unsure]"),
        (0.5, {"basis": "assumed", "source": "assumption"}, " [assumed, unsure: our reading]"),
        (0.49, {"basis": "stated"}, " [doubtful]"),
        (0.2, {"basis": "assumed"}, " [assumed, doubtful]"),
        (None, {"basis": "assumed"}, " [assumed]"),
    ],
)
def test_evidence_says_in_one_bracket_how_sure_it_is(certainty, more, mark):
    piece = say("met", "channel", "ccg", "council", certainty=certainty, **more)
    assert tell(piece) == [f"Vale Council hears from Vale CCG{mark}"]


def test_what_was_looked_for_says_how_sure_that_is():
    piece = say("not-met", "known-absent", "ccg", "council", aspect="channel", certainty=0.6, basis="stated")
    assert tell(piece)[0].endswith(" [looked for, and not there; unsure]")


def test_what_is_sure_is_not_told_in_one_breath_with_what_is_not():
    sure, unsure = (
        say("met", "channel", each, "council", certainty=certainty, basis="stated")
        for each, certainty in (("west", 1.0), ("east", 0.5))
    )
    assert tell(sure, unsure) == [
        "Vale Council hears from West federation",
        "Vale Council hears from East federation [unsure]",
    ]
    ties = [
        say(
            "not-met", "tie", "ccg", "peoples-board", aspect=aspect, found=found, certainty=at, basis="stated"
        )
        for aspect, found, at in (("appoints", "chosen", 1.0), ("runs", "run", 0.5))
    ]
    assert tell(*ties)[0].endswith("appoints it and runs it [partly unsure]")


def test_a_rule_met_on_assumptions_only_keeps_what_is_unsure():
    piece = say("met", "channel", "ccg", "council", certainty=0.5, source="assumption")
    said = read_on_one_line(make_audited_answer(checks=(JOINT.check("met", piece, basis="assumed"),)))
    assert "Vale Council hears from Vale CCG [unsure: our reading; on assumptions only]." in said


def test_where_none_may_be_so_the_one_that_is_comes_first():
    share = say(
        "not-met", "channel", aspect="share", found="1 of 40, 8 unknown", wanted="none", basis="partly"
    )
    wanted = "none at most tokenistic"
    ids = ("unregistered", "peoples-board")
    offender = say(
        "not-met", "channel", *ids, aspect="level", found="tokenistic", wanted=wanted, basis="stated"
    )
    innocent = say(
        "met", "channel", "ccg", "council", aspect="level", found="involve", wanted=wanted, basis="stated"
    )
    assert tell(share, offender, innocent) == [
        "none may be tokenistic; this one is: People's Board hears from People with no GP",
        "Vale Council hears from Vale CCG at the level “involve” (none may be tokenistic)",
        "of 40 channels 1 is so; for 8 nobody says [partly assumed]",
    ]
    low = replace(offender, wanted="none at most consult")
    assert tell(low)[0].startswith("none may be at “consult” or below; this one is: ")


@pytest.mark.parametrize(
    ("found", "wanted", "said"),
    [
        ("0 of 19, 19 unknown", "none", "of 19 channels none is known to be; for 19 nobody says"),
        ("0 of 3", "none", "of 3 channels none is so"),
        ("1 of 3", "at least 0.5", "of 3 channels 1 is so (asked for: at least half)"),
        ("38 of 1,040 or so", None, "38 of 1,040 or so channels are so"),
    ],
)
def test_a_share_of_channels_is_counted_in_words(found, wanted, said):
    assert tell(
        say("cannot-tell", "channel", aspect="share", found=found, wanted=wanted, basis="stated")
    ) == [said]


@pytest.mark.parametrize(
    ("aspect", "found", "said"),
    [
        ("by", "survey", "by survey"),
        ("every", "month", "every month"),
        ("until", "2013-03-31", "until 2013-03-31"),
        ("trusted", "true", "by a way that is trusted"),
    ],
)
def test_the_way_in_which_somebody_hears_is_said_plainly(aspect, found, said):
    piece = say("not-met", "channel", "ccg", "council", aspect=aspect, found=found, basis="stated")
    assert tell(piece) == [f"Vale Council hears from Vale CCG {said}"]


def test_of_a_way_that_is_too_slow_is_asked_whether_there_is_a_quicker_one():
    days = {"aspect": "heard_within", "wanted": "60 days"}
    slow = [
        say("cannot-tell", "route", each, "west", "governing-body", found=found, **days)
        for each, found in (("L85001", "48 days"), ("L85002", "248 days"))
    ]
    silent = [
        say("cannot-tell", "silent", each.ids[0], "governing-body", aspect="heard_within") for each in slow
    ]
    said = read_on_one_line(make_audited_answer(checks=(PROVIDERS.check("cannot-tell", *slow, *silent),)))
    assert (
        "By the way on record what Mill Surgery (L85001) and Quay Practice (L85002) say takes up to 248 days to "
        "reach Vale Governing Body (asked for: 60 days): is there a quicker one? Write the channels of that route"
    ) in said
    assert "By which route" not in said
    assert tell(slow[1]) == [
        "by the way on record what Quay Practice (L85002) says takes up to 248 days to reach Vale Governing Body by "
        "way of West federation (asked for: 60 days) [assumed]"
    ]


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


def test_questions_about_seats_are_asked_once():
    seats = [
        say("cannot-tell", "seats", "governing-body", role=role, found="unknown") for role in (None, "GP")
    ]
    said = read_on_one_line(make_audited_answer(checks=(SEATS.check("cannot-tell", *seats),)))
    assert said.count("How many seats are there on Vale Governing Body") == 1


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
        f"Question {n}? Healthwatch Vale hears from Vale Hospital; and 2 more." in said for n in range(30)
    )


def test_a_rule_met_on_assumptions_only_says_so():
    said = read_on_one_line(make_audited_answer())
    assert "1 on assumptions only" in said.partition("Not met")[0].replace("(1", "1")
    assert "(found: 45 days; asked for: 60 days) [unsure: our reading; on assumptions only]." in said


def test_the_same_question_of_two_rules_is_asked_once_and_first():
    silent = say("cannot-tell", "silent", role="dialogue")
    other = PROVIDERS.check("cannot-tell", say("cannot-tell", "silent", "trust", aspect="paid"))
    checks = (other, DIALOGUE.check("cannot-tell", silent), COMMITTEE.check("cannot-tell", silent))
    said = read_on_one_line(make_audited_answer(checks=checks))
    assert said.count("The ongoing programme of dialogue: who or what, if anything?") == 1
    assert "[needed for strategic-committee, dialogue]" in said
    assert said.index("who or what") < said.index("Who pays for Vale Hospital?")


def test_a_waived_breach_is_told_with_owner_and_end_and_counted_apart():
    waived = [each for each in CHECKS if each.result == "waived"]
    said = read_on_one_line(make_audited_answer(checks=waived))
    assert "none is not met, none is met and 1 is not met and waived for now." in said
    assert "accepted until 31 March 2013 by the Director of Finance: the budget is set in April." in said


def test_a_breach_beside_a_waived_one_is_still_not_met():
    waived = replace(CHECKS[9], subject="L85001")
    breach = JOINT.check("not-met", subject="L85002")
    assert [each.result for each in group_checks((waived, breach))] == ["not-met"]


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
