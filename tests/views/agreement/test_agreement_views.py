"""Check sheets, what they change, and two models side by side: word for word, and inert whatever they hold."""

import base64
import csv
import hashlib
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from stakeholder_graph.documents.sheets import SHEET_COLUMNS
from stakeholder_graph.results.names import Named
from stakeholder_graph.views.markdown import render_markdown
from stakeholder_graph.views.sheets.page import render_sheet_page
from stakeholder_graph.views.sheets.rows import render_sheet_table
from stakeholder_graph.views.sheets.sentences import ask, describe_dispute, list_answers
from stakeholder_graph.views.tables import render_csv
from stakeholder_graph.views.text import render_text
from stakeholder_graph.views.words import Names
from tests.views.agreement.answers import AGREEMENT, EDITS, SHEET, make_agreement, make_returned, make_sheet
from tests.views.answers import NAMED

EXPECTED = Path(__file__).parents[1] / "expected"
OUTPUTS = {
    "check-sheet.txt": lambda: render_text(make_sheet()),
    "check-sheet.md": lambda: render_markdown(make_sheet()),
    "check-sheet.csv": lambda: render_sheet_table(SHEET, Names(NAMED)),
    "check-sheet.html": lambda: render_sheet_page(make_sheet(), SHEET),
    "returned-sheet.txt": lambda: render_text(make_returned()),
    "returned-sheet.md": lambda: render_markdown(make_returned(applied=True)),
    "returned-sheet.csv": lambda: render_csv(make_returned()),
    "agree.txt": lambda: render_text(make_agreement()),
    "agree.md": lambda: render_markdown(make_agreement()),
    "agree.csv": lambda: render_csv(make_agreement()),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_whole_output(name):
    assert OUTPUTS[name]() == (EXPECTED / name).read_bytes().decode()


NAMES = Names(NAMED)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    '"><b>',
    "=cmd|' /C calc'!A0",
    "\x1b[2J\u202e",
    'a\nb,c;d\r"e',
    "| # *x*",
)


def with_hostile_names(text: str):
    return tuple(Named(id=each.id, name=text, kind=each.kind, kind_plural=each.kind_plural) for each in NAMED)


class Elements(HTMLParser):
    """Lists the elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_holds_only_its_own_elements_whatever_the_model_says(text):
    plain = Elements(render_sheet_page(make_sheet(), SHEET))
    questions = tuple(replace(each, by=text, every=text) for each in SHEET.questions)
    hostile = render_sheet_page(
        make_sheet(stakeholders=with_hostile_names(text), place=text), replace(SHEET, questions=questions)
    )
    found = Elements(hostile)
    assert (found.found, found.attributes) == (plain.found, plain.attributes)
    assert "script" not in found.found
    assert not any(name.startswith("on") for name in found.attributes)
    assert "{{ 7 * 7 }}" not in text or "{{ 7 * 7 }}" in hostile


def test_a_page_allows_its_own_style_and_nothing_else():
    page = render_sheet_page(make_sheet(), SHEET)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
    assert not re.search(r"(?i)\b(?:src|href|action)\s*=|https?:", page)


def test_a_page_has_a_sheet_for_each_body_with_boxes_for_each_answer():
    page = render_sheet_page(make_sheet(), SHEET)
    assert page.count('<section class="sheet"') == 2
    assert page.count('<input type="checkbox">') == 4 * len(SHEET.questions) + 2, "one question is both ways"
    assert page.count("whom we left out") == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_stays_a_table_that_runs_nothing(text):
    table = render_sheet_table(SHEET, Names(with_hostile_names(text)))
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {len(SHEET_COLUMNS)}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert [row[1] for row in rows[1:]] == [
        "",
        "L85001-ppg->L85001",
        "west->L85001",
        "left-out",
        "",
        "west->governing-body",
        "left-out",
    ]
    assert {tuple(row[3:]) for row in rows[1:]} == {("", "", "", "")}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("make", [make_sheet, make_returned, make_agreement])
def test_text_and_markdown_stay_text(make, text):
    edits = tuple(replace(each, note=text) for each in EDITS)
    told = tuple(replace(each, first=text, second=text) for each in AGREEMENT.told_otherwise)
    more = {
        make_sheet: {},
        make_returned: {"sheet_edits": edits},
        make_agreement: {"agreement": replace(AGREEMENT, told_otherwise=told, models=(text, "b.yaml"))},
    }[make]
    answer = make(stakeholders=with_hostile_names(text), place=text, **more)
    for said in (render_text(answer), render_markdown(answer)):
        assert not any(sign in said for sign in "\x1b\u202e")
    assert "<script" not in render_markdown(answer)
    assert re.search(r"^# \*x", render_markdown(answer), re.MULTILINE) is None


QUESTIONS = {
    "both ways": (
        SHEET.questions[1],
        "We think you and West federation pass messages to each other: at a meeting. "
        "We read it in: The paper of May 2012. That it is every month is our guess.",
    ),
    "with how often from its source": (
        replace(SHEET.questions[1], every_assumed=False),
        "We think you and West federation pass messages to each other: at a meeting, every month. "
        "We read it in: The paper of May 2012.",
    ),
    "one way in": (
        SHEET.questions[0],
        "We think you hear from Mill patient group: by word of mouth. We assume it. "
        "We do not know how often: can you say?",
    ),
    "one way out": (
        SHEET.questions[2],
        "We think you pass messages to Vale Governing Body: by report, every 2 weeks. We assume it.",
    ),
}


@pytest.mark.parametrize(("question", "asked"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_says_which_way_a_channel_runs(question, asked):
    assert ask(replace(question, level=None), NAMES) == asked


def test_a_question_says_the_level_in_plain_words_too():
    assert "As we understand it, people are told (inform)." in ask(SHEET.questions[1], NAMES)


def test_a_question_says_where_it_was_read_or_that_it_is_assumed():
    read, assumed = SHEET.questions[1], replace(SHEET.questions[1], assumed=True)
    assert "We read it in: The paper of May 2012." in ask(read, NAMES)
    assert "We assume it." in ask(assumed, NAMES)
    long = replace(read, source_title="A title " * 100)
    assert len(ask(long, NAMES)) < 400


def test_only_what_goes_both_ways_can_be_answered_one_way():
    one_way, both_ways = (list_answers(each) for each in SHEET.questions[:2])
    assert (set(both_ways) - set(one_way), set(one_way) - set(both_ways)) == (
        {"only we hear", "only we tell"},
        set(),
    )


def test_a_screen_says_once_who_vouches_and_markdown_with_every_channel():
    source = replace(EDITS[0], key="source", was=None, becomes="check sheet")
    answer = make_returned(sheet_edits=(*EDITS, source))
    assert "who says so" not in render_text(answer)
    assert "has the sheet as its source from then on" in " ".join(render_text(answer).split())
    assert "| who says so | nobody | check sheet |" in render_markdown(answer)


def test_what_was_taken_away_before_and_a_remark_of_nobody_in_particular_are_told():
    gone = replace(EDITS[3], was=None)
    remark = replace(EDITS[5], body="", note="filled in by the practice manager")
    said = " ".join(render_text(make_returned(sheet_edits=(gone, remark))).split())
    assert "West federation answered. No answer changes anything." in said
    assert "taken away as it was" in said
    assert "On the sheet: filled in by the practice manager" in said


def test_what_changes_nothing_was_not_written():
    said = render_text(make_returned(sheet_edits=EDITS[4:5], applied=True))
    assert "No answer changes anything. Nothing was written." in said


def test_a_dispute_names_both_and_calls_neither_right():
    votes = {"west": True, "L85003": False}
    assert describe_dispute(votes, [], NAMES) == (
        "West federation says that there is such a channel, Hill Surgery (L85003) that there is not."
    )
    said = {"west": "month", "L85003": "week"}
    assert describe_dispute({"west": True, "L85003": True}, [("every", said)], NAMES) == (
        "How often: Hill Surgery (L85003) says week and West federation says month."
    )


def test_nothing_answered_and_nothing_changed_are_said():
    assert "Nothing was answered" in render_text(make_returned(sheet_edits=()))
    assert "No answer changes anything." in render_text(make_returned(sheet_edits=EDITS[4:5]))


def test_models_that_agree_in_all_are_told_so():
    whole = replace(
        AGREEMENT,
        only_in_one=(),
        told_otherwise=(),
        said_by_one=(),
        matched_names=(),
        stakeholder_share=1.0,
        channel_share=1.0,
    )
    said = render_text(make_agreement(agreement=whole))
    assert "The two models agree in all that was compared: all 9 stakeholders and all 6 channels" in said


def test_models_that_differ_only_in_what_one_says_do_not_agree_in_all():
    said_by_one = replace(AGREEMENT, only_in_one=(), told_otherwise=())
    said = render_text(make_agreement(agreement=said_by_one))
    assert "agree in all" not in said
    assert "2 values are said by one only" in " ".join(said.split())


def test_long_values_are_cut_on_a_screen_and_whole_in_markdown():
    told = (replace(AGREEMENT.told_otherwise[0], first="a value " * 20, second="1"),)
    answer = make_agreement(agreement=replace(AGREEMENT, told_otherwise=told))
    assert max(map(len, render_text(answer).splitlines())) <= 100
    assert "a value " * 19 in render_markdown(answer)


def test_no_output_calls_anybody_right_or_wrong():
    for render in (render_text, render_markdown):
        for answer in (make_agreement(), make_returned()):
            said = render(answer).replace("Neither model is called right here.", "")
            assert not re.search(r"(?i)\b(?:right|wrong|correct|error|score|better)\b", said)
