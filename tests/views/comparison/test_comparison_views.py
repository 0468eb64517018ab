"""A comparison in words, as rows and as a figure."""

import csv
import io
import re
import warnings
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from stakeholder_graph.compare.measures import MEASURES
from stakeholder_graph.results.comparisons import Cause, Reading, Tally
from stakeholder_graph.results.names import Named
from stakeholder_graph.views.comparison.choice import find_most_different, find_told
from stakeholder_graph.views.comparison.phrases import MEASURE_WORDS, PHRASES, describe_value
from stakeholder_graph.views.comparison.rule_sentences import describe_results
from stakeholder_graph.views.comparison.scenarios import describe_scenarios
from stakeholder_graph.views.comparison.sentences import describe_differences
from stakeholder_graph.views.figures.comparison import render_comparison
from stakeholder_graph.views.markdown import render_markdown
from stakeholder_graph.views.tables import COLUMNS, ORIGIN, render_csv
from stakeholder_graph.views.text import render_text
from tests.views.comparison.answers import (
    CUT_OFF,
    DAYS,
    REACHED,
    TWO,
    make_compared,
    make_difference,
    make_many,
    make_measure,
    make_reading,
    make_scenarios,
    make_side,
)

EXPECTED = Path(__file__).parents[1] / "expected"
RENDERERS = {"txt": render_text, "md": render_markdown, "csv": render_csv}


def describe_difference(comparison, difference, *, full):
    """Say one difference."""
    (said,) = describe_differences(comparison, [difference], full=full)
    return said


HOSTILE = "\x1b[2J|*_`<script>alert(1)</script>&amp; $\\frac{1}{2}$ \u202e=cmd\n# x"


def flat(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("suffix", RENDERERS)
def test_whole_output_of_a_comparison(suffix):
    expected = (EXPECTED / f"compare.{suffix}").read_bytes().decode()
    assert RENDERERS[suffix](make_compared()) == expected


def test_every_measure_has_words_and_a_phrase_or_a_figure():
    assert set(MEASURE_WORDS) == set(MEASURES)
    assert set(PHRASES) == set(MEASURES) - {"chance"}


def test_each_side_is_said_with_what_causes_it():
    said = describe_difference(TWO, TWO.differences[0], full=False)
    assert said == (
        "Vale: all 4 practices hear; Hill: no route recorded for 3 of 4 practices (it never gets to Vale Forum) "
        "[decision]."
    )


def test_a_complete_model_says_who_does_not_hear_and_not_what_is_not_recorded():
    sides = tuple(replace(each, complete=True) for each in TWO.sides)
    said = describe_difference(replace(TWO, sides=sides), TWO.differences[0], full=False)
    assert "Hill: 1 of 4 practices hears (it never gets to Vale Forum)" in said


def test_how_many_people_one_absence_cuts_off_is_said_where_it_is_the_same_absence():
    said = describe_difference(TWO, TWO.differences[1], full=False)
    assert said.endswith(
        "Hill: one absence would cut off 3 of 4 practices (2,000 people), that of Vale Forum [concern]."
    )


def test_a_scenario_is_said_with_what_was_and_which_edits_do_it():
    comparison = make_scenarios()
    said = describe_difference(comparison, comparison.differences[0], full=False)
    assert said == (
        "no-forum: 1 of 4 practices hears; as it is, 4 of 4. Gone: Vale Forum; added: the channel from "
        "Mill Surgery (p1) to Governing Body [decision]."
    )


def test_of_many_places_only_the_span_is_said_and_no_place_is_named():
    comparison = make_many()
    first, second = (describe_difference(comparison, each, full=True) for each in comparison.differences)
    assert first == "Arrives: all in 3 and none in 3 of the 6 places [decision]."
    assert second == "Typical days: from 1 day to 51 days in the 6 places [decision]."


def test_many_sides_stand_as_rows_in_the_order_given():
    said = render_text(make_compared(make_many()))
    rows = re.findall(r"^ +(Place \d) +(?:\d of 4|\d+ days?)", said, re.MULTILINE)
    assert rows == [f"Place {number}" for number in range(6)]


def test_what_is_true_of_several_messages_is_said_once():
    again = replace(REACHED, message="news")
    comparison = replace(TWO, measures=(REACHED, again))
    differences = [make_difference(each, 0, 1) for each in (REACHED, again)]
    (said,) = describe_differences(comparison, differences, full=False)
    assert said.endswith("[decision, news].")


def test_what_another_sentence_implies_is_not_said_again():
    told = [each.measure for each in find_told(TWO, TWO.differences)]
    assert told == ["reached", "cut-off", "isolated"]


def test_people_cut_off_by_another_absence_are_said_beside_it():
    other = TWO.measures[2].readings[1]
    elsewhere = replace(other, causes=(replace(other.causes[0], ids=("link",)),))
    people = replace(TWO.measures[2], readings=(TWO.measures[2].readings[0], elsewhere))
    comparison = replace(TWO, measures=(REACHED, CUT_OFF, people, *TWO.measures[3:]))
    assert "people-cut-off" in [each.measure for each in find_told(comparison, comparison.differences)]
    said = describe_difference(comparison, comparison.differences[1], full=False)
    assert "people" not in said


def test_a_question_mark_says_that_assumptions_or_silence_may_change_a_figure():
    assert describe_value(DAYS, DAYS.readings[0]) == "12 days ?"
    assert describe_value(DAYS, DAYS.readings[1]) == "40 days"
    assert describe_value(REACHED, make_reading(0.5, low=0.5, high=1.0, of=4)) == "2 of 4 ?"
    assert describe_value(REACHED, make_reading(None, bar="never")) == "mostly never"
    at_worst = replace(DAYS, measure="worst-days")
    assert describe_value(at_worst, make_reading(None, bar="never")) == "not always"
    assert describe_value(DAYS, make_reading(12, basis="assumed", bar="other-ends")) == "12 days ?"
    assert describe_value(REACHED, make_reading(None, bar="silent")) == "–"


def test_what_rests_on_assumptions_is_told_as_such_and_never_among_the_findings():
    said = flat(render_text(make_compared()))
    before, _, after = said.partition("ON PAPER ONLY")
    assert "12 days" not in before
    assert "rests on what is only assumed: - Vale: 12 days typically" in after


def test_silence_names_the_models_that_are_not_complete():
    silent = replace(TWO, differences=(), barred=(make_difference(REACHED, 0, 1, bar="silent"),))
    said = flat(render_text(make_compared(silent)))
    assert "is not known to be absent (not said to be complete: Hill):" in said
    assert "No difference that is measured may be said as a finding." in said


def test_as_published_is_said():
    assert "As published, not as practised: Hill." in flat(render_text(make_compared()))
    sides = tuple(replace(each, published_only=True) for each in TWO.sides)
    assert "All are described as published, not as practised" in flat(
        render_text(make_compared(replace(TWO, sides=sides)))
    )


def test_rules_are_put_together_by_how_they_come_out():
    said = flat(render_text(make_compared()))
    assert (
        "Met: Vale; not met: Hill: - Does a committee for involvement report to the board? Met for 4 of 5 boards, "
        "nobody can tell for 1: Vale; not met for the one board: Hill: - Is half of each board chosen by the public?"
        in said
    )
    assert (
        "On paper only, as it rests on what is only assumed: - Can anyone write to the board? Met: Vale; "
        "not met: Hill." in said
    )
    assert "1 more rule comes out otherwise, but on some side nobody can tell: --format" in said
    assert "Does a leader stand up" in render_markdown(make_compared())
    assert "Can anyone write to the board? (on assumptions only" in flat(render_markdown(make_compared()))


def test_rules_that_come_out_otherwise_are_counted_first_and_told_after_the_criteria():
    said = flat(render_text(make_compared(replace(TWO, differences=()))))
    assert said.startswith(
        "Vale beside Hill 2 rules of the standards come out otherwise, met on one side and not on another; no "
        "difference that is measured may be said as a finding"
    )
    titles = [said.index(each) for each in ("EFFECTIVE", "STANDARDS THAT", "ON PAPER ONLY", "IN NUMBERS")]
    assert titles == sorted(titles)


def test_for_all_who_are_asked_is_said_so():
    rule = replace(TWO.rules[1], tallies=(Tally(met_count=4), Tally(not_met_count=2)))
    assert describe_results(TWO, rule) == "Met for all 4 boards: Vale; not met for both boards: Hill"


@pytest.mark.parametrize("render", [render_text, render_markdown])
@pytest.mark.parametrize("comparison", [TWO, make_scenarios(), make_many()], ids=["two", "scenarios", "many"])
def test_a_comparison_ranks_nothing_and_speaks_no_graph_theory(render, comparison):
    words = (
        "nodes?|edges?|graph|dominators?|hops?|best|worst|better|worse|rank(ed|s)?|first|last|winner|"
        "overall|total score|people reached"
    )
    said = render(make_compared(comparison)).replace("stakeholder-graph", "")
    assert re.findall(rf"(?i)\b(?:{words})\b", said) == []
    assert flat(said).count("not how well people use them") == 1


def test_one_who_is_all_there_is_is_named_so():
    one = make_measure(
        "reached",
        make_reading(1.0, of=1, counted="communities"),
        make_reading(0.0, of=1, counted="communities"),
    )
    comparison = replace(TWO, measures=(one,), differences=(make_difference(one, 0, 1),), barred=())
    said = describe_difference(comparison, comparison.differences[0], full=False)
    assert said == "Vale: the one community hears; Hill: no route recorded for the one community [decision]."
    known = replace(comparison, sides=tuple(replace(each, complete=True) for each in comparison.sides))
    said = describe_difference(known, known.differences[0], full=False)
    assert said == "Vale: the one community hears; Hill: the one community does not hear [decision]."


def test_csv_has_a_row_for_each_measure_and_side_with_the_model_of_that_side():
    rows = list(csv.DictReader(io.StringIO(render_csv(make_compared()))))
    measures = [each for each in rows if each["record"] == "measure"]
    assert len(measures) == 2 * len(TWO.measures)
    assert {(each["side"], each["place"], each["side_number"]) for each in rows} == {
        ("Vale", "Vale", "1"),
        ("Hill", "Hill", "2"),
    }
    days = [each for each in measures if each["measure"] == "typical-days"]
    assert [(each["value"], each["bar"]) for each in days] == [("12", "assumed"), ("40", "")]
    assert tuple(rows[0]) == (*COLUMNS["compare"], *ORIGIN)


def make_hostile():
    named = tuple(
        Named(id=each.id, name=HOSTILE, kind=each.kind, kind_plural=HOSTILE)
        for each in TWO.sides[0].stakeholders
    )
    sides = tuple(
        replace(each, label=HOSTILE, place=HOSTILE, model=HOSTILE, stakeholders=named) for each in TWO.sides
    )
    measures = tuple(replace(each, message=each.message and HOSTILE) for each in TWO.measures)
    differences = tuple(replace(each, message=each.message and HOSTILE) for each in TWO.differences)
    return make_compared(replace(TWO, sides=sides, measures=measures, differences=differences, barred=()))


def test_names_from_a_model_stay_text_everywhere():
    answer = make_hostile()
    text = render_text(answer)
    assert "\x1b" not in text
    assert "\u202e" not in text
    markdown = render_markdown(answer)
    assert "<script" not in markdown
    cells = [cell for row in csv.reader(io.StringIO(render_csv(answer))) for cell in row]
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    ElementTree.fromstring(render_comparison(answer, answer.comparison, "svg").content)


@pytest.mark.parametrize("file_format", ["svg", "png", "pdf"])
def test_the_same_comparison_gives_the_same_bytes(file_format):
    answer = make_compared()
    first = render_comparison(answer, answer.comparison, file_format)
    assert first == render_comparison(answer, answer.comparison, file_format)
    assert first.content.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[file_format])


def test_the_figure_says_in_words_what_it_shows():
    answer = make_compared()
    tree = ElementTree.fromstring(render_comparison(answer, answer.comparison, "svg").content)
    said = " ".join(
        "".join(each.itertext()) for each in tree.iter("{http://purl.org/dc/elements/1.1/}description")
    )
    assert "Arrives [decision]: Vale, 4 of 4; Hill, 1 of 4" in said
    assert "no ranking and no score" in said


def test_a_figure_can_be_drawn_of_many_places_and_of_nothing_that_differs():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for comparison in (make_many(40), replace(TWO, differences=(), barred=())):
            assert render_comparison(make_compared(comparison), comparison, "svg")


def test_scenarios_that_change_nothing_of_a_criterion_are_named():
    comparison = make_scenarios()
    sides = (*comparison.sides, make_side("idle", scenario="idle"))
    measures = tuple(
        replace(each, readings=(*each.readings, each.readings[0])) for each in comparison.measures
    )
    answer = make_compared(replace(comparison, sides=sides, measures=measures))
    assert "No difference: idle." in render_markdown(answer)
    said = flat(render_text(answer))
    assert "1 of 2 scenarios changes something that may be said (idle does not)." in said
    assert "- idle: nothing that may be said." in said


def test_a_scenario_is_told_by_what_it_changes_most_and_its_edits_once():
    comparison = make_scenarios()
    sides = (comparison.sides[0], replace(comparison.sides[1], complete=False))
    comparison = replace(
        comparison,
        sides=sides,
        differences=tuple(
            replace(each, edits=comparison.differences[1].edits) for each in comparison.differences
        ),
    )
    assert list(describe_scenarios(comparison, full=False)) == [
        "no-forum: no route recorded for 3 of 4 practices; as it is, for none [decision]. One absence would cut off "
        "3 of 4 practices (2,000 people), that of Vale Forum; as it is, 0 of 4 [concern]. Gone: Vale Forum."
    ]


def test_what_the_scenario_itself_takes_away_is_not_asked_and_no_loss():
    gone = Reading(value=None, bar="gone", causes=(Cause(kind="removed", ids=("board",), count=1),))
    reached = replace(REACHED, readings=(REACHED.readings[0], gone))
    comparison = replace(make_scenarios(), measures=(reached,), differences=())
    assert list(describe_scenarios(comparison, full=False)) == [
        "no-forum: not asked: decision; the body it goes from or to is gone (Governing Body)."
    ]


def test_a_figure_that_cannot_be_for_every_start_says_what_ends():
    ends = Cause(kind="ends", ids=("link",), count=1, until="2013-03-31")
    never = make_measure(
        "worst-days", make_reading(60), make_reading(None, bar="never", causes=(ends,)), unit="days"
    )
    said = flat(render_text(make_compared(replace(TWO, measures=(*TWO.measures, never)))))
    assert "Hill: Vale LINk ends on 31 March 2013: what starts after that day is not heard this way." in said


def test_a_wait_for_a_channel_to_open_blames_nobody():
    opens = Cause(kind="window", ids=("p1->board",), days=80)
    days = replace(DAYS, readings=(make_reading(10), make_reading(90, causes=(opens,))))
    comparison = replace(TWO, measures=(days,), differences=(make_difference(days, 0, 1),), barred=())
    said = describe_difference(comparison, comparison.differences[0], full=False)
    assert "longest wait: until the channel from Mill Surgery (p1) to Governing Body opens" in said


def test_how_many_channels_there_are_is_no_sentence():
    channels = make_measure(
        "channels", make_reading(8), make_reading(9), message=None, criterion="efficient", unit="count"
    )
    comparison = replace(TWO, measures=(channels,), differences=(make_difference(channels, 0, 1),), barred=())
    assert find_told(comparison, comparison.differences) == []
    assert "9 in all" in render_markdown(make_compared(comparison))


def test_no_two_columns_of_a_table_have_one_name():
    assert len({each.short for each in MEASURE_WORDS.values()}) == len(MEASURE_WORDS)


def test_a_figure_of_scenarios_shows_a_dozen_of_what_differs_most():
    measures = tuple(
        make_measure(
            "reached", make_reading(1.0, of=100), make_reading(number / 100, of=100), message=f"m{number}"
        )
        for number in range(20)
    )
    comparison = replace(
        make_scenarios(),
        measures=measures,
        differences=tuple(make_difference(each, 0, 1) for each in measures),
    )
    shown = find_most_different(comparison, 12)
    assert shown == {("reached", f"m{number}") for number in range(12)}
