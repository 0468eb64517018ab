"""Returned sheets, as spreadsheets save them: what is understood, and where each cell that is not stands."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.documents.sheets import SHEET_COLUMNS, read_sheet
from stakeholder_graph.model.lines import Remove
from stakeholder_graph.model.replies import Remark
from tests.analysis.places import PlaceDraft

HEAD = ",".join(SHEET_COLUMNS)
PLACE = PlaceDraft("forum <-> hill; board -> hill").build()


def read(*rows: str, head: str = HEAD, delimiter: str = ","):
    text = "\r\n".join([head, *rows, ""]).replace(",", delimiter)
    return read_sheet(text.encode("utf-8-sig"), "back.csv", PLACE)


def understood(*rows: str):
    sheet, problems = read(*rows)
    assert problems == ()
    return [
        (each.channel, each.said, each.every and str(each.every), each.level, each.note)
        for each in sheet.replies
    ]


ANSWERS = {
    **dict.fromkeys(("true", "TRUE", "True.", "yes", "Y", " Correct "), "true"),
    **dict.fromkeys(("not so", "No", "FALSE", "not true", "NOT SO!"), "not so"),
    **dict.fromkeys(("don't know", "Don’t know", "dont know", "?", "not sure"), "don't know"),
}


@pytest.mark.parametrize(("written", "said"), ANSWERS.items())
def test_answers_are_understood_as_people_and_spreadsheets_write_them(written, said):
    assert understood(f"hill,board->hill,q,{written},,,") == [("board->hill", said, None, None, None)]


@pytest.mark.parametrize(
    ("written", "every"),
    [
        ("month", "month"),
        ("Monthly", "month"),
        ("once a month", "month"),
        ("every 2 weeks", "2 weeks"),
        ("fortnightly", "2 weeks"),
        ("Once a year", "year"),
        ("twice a year", "twice a year"),
        ("4 times a year", "4 times a year"),
        ("per week", "week"),
    ],
)
def test_how_often_is_understood_as_people_say_it(written, every):
    assert understood(f"hill,board->hill,q,instead,{written},Consult,since May") == [
        ("board->hill", "instead", every, "consult", "since May")
    ]


def test_what_is_filled_in_as_instead_says_so_by_itself():
    assert understood("hill,board->hill,q,,week,,") == [("board->hill", "instead", "week", None, None)]


def test_true_may_add_what_the_model_does_not_know():
    assert understood("hill,board->hill,q,true,month,inform,") == [
        ("board->hill", "true", "month", "inform", None)
    ]


def test_rows_that_are_left_empty_say_nothing():
    assert understood("hill,board->hill,q,,,,", "hill,,how to answer,,,,", "hill,left-out,who?,,,,") == []


def test_what_is_written_beside_the_questions_is_kept():
    sheet, problems = read("hill,left-out,who?,,quarter,,the mayor", "hill,board->hill,q,,,,ask at the desk")
    assert (problems, sheet.replies) == ((), ())
    assert [replace(each, span=None) for each in sheet.remarks] == [
        Remark(body="hill", text="quarter, the mayor"),
        Remark(body="hill", text="board->hill: ask at the desk"),
    ]


@pytest.mark.parametrize(
    ("line", "body", "text"),
    [
        ("filled in by the practice manager", "", "filled in by the practice manager"),
        ('"filled in by the manager, 3 October"', "", "filled in by the manager, 3 October"),
        ("filled in by the manager, 3 October", "", "filled in by the manager, 3 October"),
        ("filled in by the manager,,,,,,", "", "filled in by the manager"),
        ("hill,,,,,,filled in by the manager", "hill", "filled in by the manager"),
        (",,filled in by,,,,the manager", "", "the manager"),
    ],
)
def test_a_note_under_the_table_is_a_remark_and_stops_nothing(line, body, text):
    sheet, problems = read("hill,board->hill,q,true,,,", line)
    assert (problems, len(sheet.replies)) == ((), 1)
    assert [(each.body, each.text) for each in sheet.remarks] == [(body, text)]


def test_a_line_of_too_few_cells_that_speaks_of_a_channel_is_no_remark():
    _, (problem,) = read("hill,board->hill,true")
    assert problem.code == "ragged-row"


def test_a_remark_that_names_a_person_is_warned_of_at_its_cell():
    sheet, problems = read(
        "hill,left-out,who?,,,,ask Mrs Jane Smith",
        "hill,board->hill,q,true,,,Dr Brown",
        "Filled in by Cllr Ash",
    )
    told = [(each.code, each.severity, each.span.line, each.message) for each in problems]
    assert sorted(told) == [
        ("person-named", "warning", 2, "this names a person: 'Mrs Jane Smith'"),
        ("person-named", "warning", 3, "this names a person: 'Dr Brown'"),
        ("person-named", "warning", 4, "this names a person: 'Cllr Ash'"),
    ]
    assert (len(sheet.replies), len(sheet.remarks)) == (1, 2)


@pytest.mark.parametrize("said", ["only we hear", "only we tell"])
def test_one_way_only_may_be_answered_in_a_few_ways_and_with_how_often(said):
    verb = said.split()[-1]
    for written in (said, said.upper(), f"we only {verb}", f"Only {verb}.", f"{verb} only"):
        assert understood(f"hill,forum->hill,q,{written},month,,") == [
            ("forum->hill", said, "month", None, None)
        ]


def test_who_denies_what_a_correction_has_taken_away_is_heard_and_changes_nothing():
    place = replace(PLACE, corrections=(Remove(target="vale:hill"),))
    rows = {"not so": 1, "only we tell": 1, "true": 0, "only we hear": 0, "perhaps": 0}
    for answer, settled in rows.items():
        sheet, problems = read_sheet(f"{HEAD}\nhill,vale->hill,q,{answer},,,\n".encode(), "back.csv", place)
        assert (len(sheet.settled), len(sheet.replies)) == (settled, 0)
        assert bool(problems) is not bool(settled)


def test_sheets_with_semicolons_and_with_their_columns_in_another_order_are_read():
    sheet, problems = read("hill,board->hill,q,true,,,", delimiter=";")
    assert (problems, len(sheet.replies)) == ((), 1)
    sheet, problems = read("true,board->hill,hill", head="answer,channel,body")
    assert (problems, sheet.replies[0].said) == ((), "true")


FAULTS = {
    "an answer nobody understands": ("hill,board->hill,q,perhaps,,,", "2:20-27 unknown-answer"),
    "an unknown body": ("hull,board->hill,q,true,,,", "2:1-5 unknown-stakeholder: did you mean 'hill'?"),
    "a channel of others": ("hill,board->forum,q,true,,,", "2:6-18 unknown-channel"),
    "a channel it is no end of": ("board,forum->hill,q,true,,,", "2:7-18 unknown-channel"),
    "instead of what": ("hill,board->hill,q,instead,,,", "2:20-27 nothing-instead"),
    "not so, and yet": ("hill,board->hill,q,not so,month,,", "2:20-26 unclear-answer"),
    "how often that may mean two things": ("hill,board->hill,q,instead,bi-monthly,,", "2:28-38 bad-cadence"),
    "how often that is none": ("hill,board->hill,q,instead,now and then,,", "2:28-40 bad-cadence"),
    "a level that is none": (
        "hill,board->hill,q,instead,,consolt,",
        "2:29-36 unknown-word: did you mean 'consult'?",
    ),
    "an answer to how to answer": ("hill,,how to answer,true,,,", "2:6-6 unknown-channel"),
}


@pytest.mark.parametrize(("row", "expected"), FAULTS.values(), ids=FAULTS)
def test_what_is_not_understood_stands_at_its_cell(row, expected):
    sheet, (problem,) = read(row, "forum,hill->forum,q,true,,,")
    told = (
        f"{problem.span.line}:{problem.span.column}-{problem.span.end_column} {problem.code}: {problem.hint}"
    )
    assert told.startswith(expected)
    assert problem.hint
    assert [each.body for each in sheet.replies] == ["forum"], "the rest is read all the same"


def test_true_and_another_cadence_than_the_model_has_is_unclear():
    from stakeholder_graph.model.cadence import read_cadence

    place = PlaceDraft().add("a").add("b").join("a", "b", every=read_cadence("month")).build()
    for how_often, codes in (("month", []), ("week", ["unclear-answer"])):
        _, problems = read_sheet(f"{HEAD}\nb,a->b,q,true,{how_often},,\n".encode(), "back.csv", place)
        assert [each.code for each in problems] == codes


@pytest.mark.parametrize("column", ["body", "channel", "answer"])
def test_a_sheet_without_a_column_it_needs_is_refused(column):
    sheet, (problem,) = read(head=HEAD.replace(column, "x", 1))
    assert (problem.code, sheet.replies) == ("missing-column", ())


def test_a_file_that_is_no_table_is_refused():
    _, problems = read_sheet(b"\xff\xfe\x00", "back.csv", PLACE)
    assert [each.code for each in problems] == ["encoding"]
