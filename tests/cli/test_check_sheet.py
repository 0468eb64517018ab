"""Sheets go out, come back and are taken up: nothing that stood in the model is lost, whatever goes wrong."""

import csv
import io
import json
import shutil

import pytest

from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.documents import saving
from tests.cli.calling import ROOT, call
from tests.cli.test_hostile import MODEL as HOSTILE_MODEL
from tests.cli.test_hostile import NASTY

MODEL = """# The Vale, as two people remember it.
format: stakeholder-graph/1
place: Vale   # and around
as_of: 2012-10-01

sources:
  plan: {title: The plan, kind: public}   # 2011

stakeholders:
  board: {name: The Board, kind: board}
  forum: {name: The Forum, kind: forum}
  hill: {name: Hill Surgery, kind: practice}
  vale: {name: Vale Surgery, kind: practice}
  carers: {name: Carers, kind: community}

channels:
  # the board tells the forum
  - {from: board, to: forum, by: report, every: quarter, source: plan}
  - {from: forum, to: every practice, both_ways: true, by: meeting, every: month}
  - {from: carers, to: hill, by: visit}

messages:
  decision: {from: board, to: every practice}
# the end
"""


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "vale.yaml"
    path.write_text(MODEL, encoding="utf-8")
    return path


def write_sheet(model, whom, **answers):
    """Write a sheet and fill it in: channels by their ids, with _ for ->."""
    rows = list(
        csv.reader(io.StringIO(call("check-sheet", model, "--for", whom, "--format", "csv").text[1:]))
    )
    filled = {key.replace("__", "->"): value for key, value in answers.items()}
    for row in rows[1:]:
        given = filled.get(row[1], filled.get("everything") if "->" in row[1] else None)
        if given is not None:
            row[3:] = [*given, *[""] * 4][:4]
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    path = model.parent / f"back-{whom}.csv"
    path.write_text(written.getvalue(), encoding="utf-8-sig", newline="")
    return path


TAKE_UP = ("--apply", "--by", "practice manager", "--date", "2012-10-20")


def take_up(model, *sheets, more=TAKE_UP):
    return call("check-sheet", model, *(word for each in sheets for word in ("--returned", each)), *more)


def terms_of(model):
    document = open_model(str(model))
    assert document.problems == ()
    return {each.id: each.terms for each in document.place.channels}


def test_a_sheet_of_all_leaves_out_who_has_no_desk(model):
    answer = json.loads(call("check-sheet", model, "--for", "all", "--format", "json").text)
    assert answer["sheet"]["bodies"] == ["board", "forum", "hill", "vale"]
    asked = [(each["body"], each["channel"]) for each in answer["sheet"]["questions"]]
    assert asked.count(("hill", "forum->hill")) == 1
    assert ("hill", "hill->forum") not in asked


@pytest.mark.parametrize("whom", ["hill", "Hill Surgery", "hill surgery"])
def test_whose_sheet_is_meant_is_found_by_id_and_name(model, whom):
    answer = json.loads(call("check-sheet", model, "--for", whom, "--format", "json").text)
    assert answer["sheet"]["bodies"] == ["hill"]


def test_a_group_gets_a_sheet_each_in_a_folder(model, tmp_path):
    folder = tmp_path / "sheets"
    folder.mkdir()
    said = call("check-sheet", model, "--for", "every practice", "-o", folder)
    assert (said.status, said.error) == (0, "")
    assert [each.name for each in sorted(folder.iterdir())] == [
        "check-sheet-hill.csv",
        "check-sheet-vale.csv",
    ]
    as_pages = ("-o", f"{folder}/", "--format", "html")
    assert call("check-sheet", model, "--for", "every practice", *as_pages).status == 0
    assert "Hill" not in (folder / "check-sheet-vale.html").read_text(encoding="utf-8")


def test_the_name_of_the_file_chooses_the_format(model, tmp_path):
    for name, begins in (
        ("a.csv", "\ufeffbody,"),
        ("a.html", "<!doctype"),
        ("a.json", "{"),
        ("a.md", "# "),
        ("a", "Vale"),
    ):
        call("check-sheet", model, "--for", "hill", "-o", tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_nothing_is_written_until_it_is_wanted(model):
    sheet = write_sheet(model, "hill", everything=["not so"])
    said = take_up(model, sheet, more=())
    assert said.status == 0
    assert "nothing has been written yet" in said.text.replace("\n  ", " ")
    assert model.read_text(encoding="utf-8") == MODEL


def test_one_end_that_calls_everything_true_makes_its_channels_likely_and_changes_nothing_else(model):
    before = terms_of(model)
    assert take_up(model, write_sheet(model, "hill", everything=["true"])).status == 0
    after = terms_of(model)
    assert {each: terms.certainty for each, terms in after.items()} == {
        "board->forum": None,
        "forum->hill": 0.9,
        "hill->forum": 0.9,
        "forum->vale": None,
        "vale->forum": None,
        "carers->hill": 0.9,
    }
    for each, terms in after.items():
        for key in ("by", "every", "takes", "reliability", "level", "carries", "note", "since", "until"):
            assert getattr(terms, key) == getattr(before[each], key), (each, key)


def test_what_stood_in_the_file_stays_to_the_last_character(model):
    assert (
        take_up(
            model, write_sheet(model, "hill", everything=["true"], **{"left-out": ["", "", "", "the mayor"]})
        ).status
        == 0
    )
    after = model.read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line not in MODEL.splitlines()]
    assert added == [
        '  check-sheet-hill-2012-10-20: {title: "Check sheet, Hill Surgery, 20 October 2012", kind: memory, '
        "author: practice manager, published: 2012-10-20, evidence: one end}",
        "corrections:",
        '  - change: {channel: "forum:hill", set: {certainty: 0.9, every: month}, '
        "source: check-sheet-hill-2012-10-20, confirms: true}",
        '  - change: {channel: "carers:hill", set: {certainty: 0.9}, '
        "source: check-sheet-hill-2012-10-20, confirms: true}",
    ]
    left = [line for line in after.splitlines() if line not in added]
    assert "\n".join(left).rstrip("\n") + "\n" == MODEL


@pytest.mark.parametrize(
    "answer", [["true"], ["instead", "week", "consult"], ["not so"], ["don't know"]], ids=str
)
@pytest.mark.parametrize(
    "bodies", [("hill",), ("forum", "hill"), ("board", "forum", "hill", "vale")], ids=str
)
def test_the_same_sheets_applied_again_say_that_nothing_changes_and_write_nothing(model, bodies, answer):
    sheets = [write_sheet(model, each, everything=answer) for each in bodies]
    assert take_up(model, *sheets).status == 0
    once = model.read_bytes()
    again = take_up(model, *sheets)
    assert (again.status, again.error) == (0, "")
    assert "No answer changes anything. Nothing was written." in again.text.replace("\n  ", " ")
    assert model.read_bytes() == once


def test_ends_that_contradict_each_other_again_say_nothing_new(model):
    sheets = [
        write_sheet(model, "forum", forum__hill=["true"]),
        write_sheet(model, "hill", forum__hill=["no"]),
    ]
    for _ in range(2):
        take_up(model, *sheets)
    after = model.read_text(encoding="utf-8")
    assert after.count("says that there is such a channel") == 1
    assert after.count("- change:") == 1


def test_each_of_two_that_contradict_each_other_says_nothing_new_when_heard_again(model):
    sheets = [
        write_sheet(model, "forum", forum__hill=["true"]),
        write_sheet(model, "hill", forum__hill=["no"]),
    ]
    for each in sheets:
        take_up(model, each)
    once = model.read_bytes()
    assert terms_of(model)["forum->hill"].certainty == 0.5
    for each in sheets:
        assert "Nothing was written." in take_up(model, each).text.replace("\n  ", " ")
    assert model.read_bytes() == once
    take_up(model, write_sheet(model, "hill", forum__hill=["true"]))
    assert terms_of(model)["forum->hill"].certainty == 0.95


def test_a_new_answer_after_an_old_one_is_written(model):
    take_up(model, write_sheet(model, "hill", everything=["true"]))
    once = model.read_bytes()
    assert take_up(model, write_sheet(model, "hill", forum__hill=["instead", "week"])).status == 0
    assert model.read_bytes() != once
    assert str(terms_of(model)["forum->hill"].every) == "week"


def test_one_end_that_says_only_one_way_doubts_the_other_way_and_no_more(model):
    take_up(model, write_sheet(model, "hill", forum__hill=["only we hear", "week"]))
    after = terms_of(model)
    assert (after["forum->hill"].certainty, str(after["forum->hill"].every)) == (0.9, "week")
    assert (after["hill->forum"].certainty, str(after["hill->forum"].every)) == (0.2, "month")
    assert after["forum->vale"].certainty is None
    document = open_model(str(model))
    assert [each.twin for each in document.place.channels if "hill" in each.id] == [None, None, None]


def test_both_ends_that_say_only_one_way_take_the_other_way_away(model):
    sheets = (
        write_sheet(model, "hill", forum__hill=["only we hear"]),
        write_sheet(model, "forum", forum__hill=["only we tell"]),
    )
    assert take_up(model, *sheets).status == 0
    after = terms_of(model)
    assert "hill->forum" not in after
    assert after["forum->hill"].certainty == 0.95
    once = model.read_bytes()
    again = take_up(model, *sheets)
    assert (again.status, "Nothing was written." in again.text) == (0, True)
    assert model.read_bytes() == once


@pytest.mark.parametrize("answers", [("only we hear", "true"), ("only we tell", "not so")])
def test_a_sheet_of_the_other_end_that_was_asked_before_still_speaks_of_both_ways(model, answers):
    sheets = [
        write_sheet(model, each, forum__hill=[said])
        for each, said in zip(("hill", "forum"), answers, strict=True)
    ]
    together = model.with_name("together.yaml")
    together.write_bytes(model.read_bytes())
    assert take_up(together, *sheets).status == 0
    for each in sheets:
        assert take_up(model, each).status == 0
    found = {each: terms.certainty for each, terms in terms_of(model).items()}
    assert found == {each: terms.certainty for each, terms in terms_of(together).items()}
    once = model.read_bytes()
    assert take_up(model, *sheets).status == 0
    assert model.read_bytes() == once


def test_a_way_back_that_is_gone_since_makes_true_a_new_question(model):
    sheet = write_sheet(model, "hill", forum__hill=["true"])
    model.write_text(MODEL.replace("both_ways: true, ", ""), encoding="utf-8")
    said = take_up(model, sheet)
    assert (said.status, "question-changed" in said.error) == (2, True)


def test_what_people_wrote_goes_into_the_model_only_if_that_is_wanted(model):
    sheet = write_sheet(
        model, "hill", forum__hill=["true", "", "", "since May"], **{"left-out": ["", "", "", "the mayor"]}
    )
    shown = take_up(model, sheet, more=())
    assert "the mayor" in shown.text
    untouched = model.read_bytes()
    assert take_up(model, sheet).status == 0
    assert not any(each in model.read_text(encoding="utf-8") for each in ("the mayor", "since May"))
    model.write_bytes(untouched)
    assert take_up(model, sheet, more=(*TAKE_UP, "--keep-remarks")).status == 0
    assert [
        line.strip() for line in model.read_text(encoding="utf-8").splitlines() if " wrote: " in line
    ] == [
        "# hill wrote: the mayor",
        "# hill wrote: forum->hill: since May",
    ]


def test_a_person_that_is_named_on_a_sheet_is_warned_of_and_not_written(model):
    sheet = write_sheet(model, "hill", forum__hill=["true", "", "", "ask Mrs Jane Smith"])
    said = take_up(model, sheet)
    assert said.status == 0
    assert "[person-named]" in said.error
    assert "Smith" not in model.read_text(encoding="utf-8")


@pytest.mark.parametrize("by", ["Mrs Jane Smith", "practice manager, Dr Brown", "Cllr Ash"])
def test_who_answered_is_a_post_and_no_person(model, by):
    said = take_up(
        model,
        write_sheet(model, "hill", everything=["true"]),
        more=("--apply", "--by", by, "--date", "2012-10-20"),
    )
    assert (said.status, 'name the post, such as --by "practice manager"' in said.error) == (2, True)
    assert model.read_text(encoding="utf-8") == MODEL


def test_a_line_under_the_table_stops_nothing(model):
    sheet = write_sheet(model, "hill", everything=["true"])
    with sheet.open("a", encoding="utf-8") as file:
        file.write("filled in by the practice manager\r\n")
    said = take_up(model, sheet)
    assert (said.status, said.error) == (0, "")
    assert "On the sheet: filled in by the practice manager" in said.text


def test_a_copy_that_was_corrected_does_not_agree_in_all(model):
    before = model.with_name("before.yaml")
    before.write_bytes(model.read_bytes())
    take_up(model, write_sheet(model, "hill", everything=["instead", "", "consult"]))
    said = " ".join(call("agree", before, model).text.split())
    assert "agree in all" not in said
    assert "3 values are told otherwise and 3 values are said by one only" in said


def test_sheets_of_both_ends_come_from_both_and_one_that_follows_later_counts_with_the_first(model):
    take_up(
        model,
        write_sheet(model, "forum", everything=["true"]),
        write_sheet(model, "hill", everything=["true"]),
    )
    place = open_model(str(model)).place
    both, one = (
        next(each.terms for each in place.channels if each.id == given)
        for given in ("forum->hill", "forum->vale")
    )
    assert (both.certainty, place.sources[both.vouching.existence].evidence) == (0.95, "both ends")
    assert (one.certainty, place.sources[one.vouching.existence].evidence) == (0.9, "one end")
    assert take_up(model, write_sheet(model, "vale", everything=["true"])).status == 0
    assert terms_of(model)["forum->vale"].certainty == 0.95


def test_what_both_ends_deny_goes_and_what_one_denies_stays_doubtful(model):
    take_up(
        model,
        write_sheet(model, "forum", everything=["not so"]),
        write_sheet(model, "hill", forum__hill=["no"]),
    )
    after = terms_of(model)
    assert not {"forum->hill", "hill->forum"} & after.keys()
    assert after["forum->vale"].certainty == 0.2


def test_ends_that_contradict_each_other_leave_a_note(model):
    take_up(
        model,
        write_sheet(model, "forum", forum__hill=["true"]),
        write_sheet(model, "hill", forum__hill=["no"]),
    )
    terms = terms_of(model)["forum->hill"]
    assert terms.certainty == 0.5
    assert terms.note == "The Forum says that there is such a channel, Hill Surgery that there is not."


def test_a_second_sheet_of_one_day_gets_a_source_of_its_own(model):
    for answer in ("true", "not so"):
        assert take_up(model, write_sheet(model, "vale", everything=[answer])).status == 0
    assert {"check-sheet-vale-2012-10-20", "check-sheet-vale-2012-10-20-2"} <= open_model(
        str(model)
    ).place.sources.keys()


def test_a_sheet_about_what_has_changed_since_is_refused(model):
    sheet = write_sheet(model, "hill", everything=["true"])
    changed = MODEL.replace("every: month", "every: week")
    model.write_text(changed, encoding="utf-8")
    said = take_up(model, sheet)
    assert (said.status, "question-changed" in said.error) == (2, True)
    assert model.read_text(encoding="utf-8") == changed


def test_a_sheet_that_was_asked_in_other_words_is_taken_up(model):
    sheet = write_sheet(model, "hill", everything=["true"])
    said = sheet.read_text(encoding="utf-8-sig").replace("We think you and", "Do you and")
    sheet.write_text(said, encoding="utf-8-sig")
    assert take_up(model, sheet).status == 0


def test_faults_in_a_sheet_are_all_told_at_their_cells_and_nothing_is_written(model):
    sheet = write_sheet(model, "hill", forum__hill=["perhaps"], carers__hill=["instead", "", "consolt"])
    said = take_up(model, sheet)
    assert said.status == 2
    assert said.data == b""
    assert [code for code in ("unknown-answer", "unknown-word") if f"[{code}]" in said.error] == [
        "unknown-answer",
        "unknown-word",
    ]
    assert model.read_text(encoding="utf-8") == MODEL


def test_one_body_cannot_answer_twice(model):
    first = write_sheet(model, "hill", everything=["true"])
    second = first.with_name("again.csv")
    shutil.copy(first, second)
    said = take_up(model, first, second)
    assert (said.status, said.error.count("[answered-twice]")) == (2, 2)


def test_a_file_that_is_not_there_is_said(model):
    assert "there is no file" in take_up(model, model.with_name("gone.csv")).error


@pytest.mark.parametrize(
    "layout",
    [
        MODEL.replace(
            "sources:\n  plan: {title: The plan, kind: public}   # 2011",
            "sources: {plan: {title: P, kind: public}}",
        ),
        MODEL + "corrections: []\n",
    ],
    ids=["sources on one line", "corrections on one line"],
)
def test_a_layout_that_cannot_be_added_to_is_refused_with_what_to_put_in_by_hand(model, layout):
    model.write_text(layout, encoding="utf-8")
    said = take_up(model, write_sheet(model, "hill", everything=["true"]))
    assert said.status == 2
    assert "put the lines in by hand" in said.error
    assert "check-sheet-hill-2012-10-20" in said.error
    assert model.read_text(encoding="utf-8") == layout


def test_a_disk_that_fails_leaves_the_model_as_it_was(model, monkeypatch):
    sheet = write_sheet(model, "hill", everything=["true"])

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", fail)
    said = take_up(model, sheet)
    assert (said.status, "the disk is full" in said.error) == (3, True)
    assert model.read_text(encoding="utf-8") == MODEL
    assert not list(model.parent.glob(".*tmp"))


def test_a_model_that_changed_meanwhile_is_not_written_over(model, monkeypatch):
    from stakeholder_graph.assess import returned_sheets

    sheet = write_sheet(model, "hill", everything=["true"])
    read = returned_sheets.read_returned

    def read_while_somebody_writes(document, sheets):
        found = read(document, sheets)
        model.write_text(MODEL + "# somebody was here\n", encoding="utf-8")
        return found

    monkeypatch.setattr(returned_sheets, "read_returned", read_while_somebody_writes)
    said = take_up(model, sheet)
    assert (said.status, "has changed since it was read" in said.error) == (2, True)
    assert model.read_text(encoding="utf-8") == MODEL + "# somebody was here\n"


@pytest.mark.parametrize("by", ["", "  ", "a\nb", "x" * 300])
def test_who_answered_must_be_said(model, by):
    sheet = write_sheet(model, "hill", everything=["true"])
    said = take_up(model, sheet, more=("--apply", "--by", by, "--date", "2012-10-20"))
    assert said.status == 2
    assert model.read_text(encoding="utf-8") == MODEL


@pytest.mark.parametrize("by", ['"} # x', "a: [b", "practice manager, {x}", "=1+1"])
def test_who_answered_may_be_called_anything(model, by):
    sheet = write_sheet(model, "hill", everything=["true"])
    assert take_up(model, sheet, more=("--apply", "--by", by, "--date", "2012-10-20")).status == 0
    assert open_model(str(model)).place.sources["check-sheet-hill-2012-10-20"].author == by


BAD_CALLS = {
    "neither": (),
    "both": ("--for", "hill", "--returned", "x.csv"),
    "a date without a sheet": ("--for", "hill", "--date", "2012-10-01"),
    "apply without a sheet": ("--for", "hill", "--apply"),
    "apply without a post": ("--returned", "x.csv", "--apply", "--date", "2012-10-01"),
    "apply without a day": ("--returned", "x.csv", "--apply", "--by", "x"),
    "another day for what came back": ("--returned", "x.csv", "--on", "2012-10-01"),
    "a page of what came back": ("--returned", "x.csv", "--format", "html"),
    "remarks without apply": ("--returned", "x.csv", "--keep-remarks"),
    "nobody there": ("--for", "hull"),
    "nobody of a kind": ("--for", "every council"),
}


@pytest.mark.parametrize("words", BAD_CALLS.values(), ids=BAD_CALLS)
def test_a_wrong_call_is_refused_with_a_hint(model, words):
    said = call("check-sheet", model, *words)
    assert (said.status, said.data) == (2, b"")
    assert said.error.startswith("error: ")


def test_a_sheet_is_never_written_over_the_model_or_what_came_back(model):
    sheet = write_sheet(model, "hill", everything=["true"])
    for target in (model, sheet):
        before = target.read_bytes()
        assert take_up(model, sheet, more=("-o", target)).status == 2
        assert target.read_bytes() == before


def test_all_practices_of_somerset_can_answer(tmp_path):
    for each in ("somerset.yaml", "somerset"):
        source = ROOT / "models" / each
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / each)
    model = tmp_path / "somerset.yaml"
    before = model.read_text(encoding="utf-8")
    sheet = write_sheet(model, "every practice", everything=["true"])
    assert take_up(model, sheet).status == 0
    after = model.read_text(encoding="utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    document = open_model(str(model))
    assert document.problems == ()
    assert len(document.place.corrections) >= 76


@pytest.mark.parametrize("label", NASTY.values(), ids=list(NASTY))
def test_whatever_things_are_called_sheets_go_out_and_come_back(label, tmp_path):
    model = tmp_path / "place.yaml"
    model.write_text(HOSTILE_MODEL.format(label=json.dumps(label, ensure_ascii=False)), encoding="utf-8")
    before = model.read_text(encoding="utf-8")
    ends = [write_sheet(model, each, everything=["true", "", "", label[:50]]) for each in ("hub", "board")]
    said = take_up(model, *ends)
    assert (said.status, said.error) == (0, "")
    after = model.read_text(encoding="utf-8")
    assert all(line in after for line in before.splitlines())
    assert terms_of(model)["board->hub"].certainty == 0.95
