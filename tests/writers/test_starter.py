"""Every starter is a sound place that has something to say, and nothing that exists is ever written over."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.documents import fields as language
from stakeholder_graph.errors import MachineError, UsageError
from stakeholder_graph.writers import starter
from stakeholder_graph.writers.starter import TEMPLATES, build_starter, write_starter

FORMS = [(template, tables) for template in TEMPLATES for tables in (False, True)]


@pytest.fixture(
    params=FORMS, ids=[f"{template}{' with tables' if tables else ''}" for template, tables in FORMS]
)
def model(request, tmp_path):
    template, tables = request.param
    return write_starter(tmp_path / "my-place.yaml", template, tables=tables)[0]


def run(*arguments, cwd):
    command = [sys.executable, "-m", "stakeholder_graph", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_a_starter_validates_without_problems(model):
    assert open_model(str(model)).problems == ()


def test_a_starter_has_something_to_say(model):
    answer = analyse(open_model(str(model)))
    down, up = answer.messages
    assert (down.counted, up.counted) == ("receivers", "senders")
    assert down.reached_count == down.delivery_count >= 2
    assert 0 < up.reached_count < up.delivery_count
    assert up.weak_points
    assert down.people_unknown_count == 1
    assert {each.loop for each in up.deliveries} >= {"two-way", "no-route"}


def test_every_scenario_of_a_starter_can_be_asked(model):
    document = open_model(str(model))
    as_it_stands = analyse(document)
    for scenario in document.place.scenarios:
        assert analyse(document, Choice(scenario=scenario)).messages != as_it_stands.messages, scenario


def test_everything_in_a_starter_is_assumed(model):
    document = open_model(str(model))
    place = document.place
    records = [
        *place.stakeholders.values(),
        *place.ties,
        *place.shared.values(),
        *(c.terms for c in place.channels),
    ]
    assert {record.vouching.existence for record in records} == {"assumption"}
    assert analyse(document).assumed_share.existence == 1


def test_a_starter_says_the_same_with_tables_and_without(tmp_path):
    for template in TEMPLATES:
        plain, *_ = write_starter(tmp_path / f"{template}.yaml", template, name="A place")
        folded, *_ = write_starter(tmp_path / f"{template}-t.yaml", template, name="A place", tables=True)
        answers = [analyse(open_model(str(each))) for each in (plain, folded)]
        assert answers[0].messages == answers[1].messages
        assert answers[0].stakeholders == answers[1].stakeholders


def test_every_section_has_a_comment_before_it(model):
    lines = model.read_text(encoding="utf-8").splitlines()
    sections = [number for number, line in enumerate(lines) if re.fullmatch(r"[a-z_]+:", line)]
    assert sections
    assert [lines[number] for number in sections if not lines[number - 1].startswith("#")] == []


def test_the_fuller_starters_show_every_section_a_newcomer_needs():
    for template in ("ccg", "icb"):
        text = build_starter(template, name="A", file="a.yaml").model
        shown = set(re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE))
        assert language.TOP.keys() - shown == {"complete", "kinds", "sectors", "roles", "checked"}


def test_no_marker_of_a_template_is_left(model):
    text = model.read_text(encoding="utf-8")
    assert re.findall(r"#\?|<[A-Za-z]+>", text) == []
    assert max(map(len, text.splitlines())) <= 220


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("a.yaml", "a.yaml"),
        ("my place.yaml", '"my place.yaml"'),
        ("-x.yaml", "./-x.yaml"),
        ("a;b.yaml", '"a;b.yaml"'),
    ],
)
def test_the_commands_in_the_comments_name_the_file_as_it_must_be_typed(file, shown):
    text = build_starter("ccg", name="A", file=file).model
    assert f"stakeholder-graph validate {shown}\n" in text


@pytest.mark.parametrize("template", TEMPLATES)
def test_two_starters_are_the_same_bytes(template):
    first, second = (build_starter(template, name="A", file="a.yaml", tables=True) for _ in range(2))
    assert first == second


HARMLESS = [
    "Somerset",
    "NO",
    "2012",
    'The "Dales": #1 \\ {x} [y] & *z !t %d @e',
    "St. Helens – Knowsley, Îles d'Or",
    "- a: b",
    "<place> <folder>",
    "=cmd()",
    "{name}",
]


@pytest.mark.parametrize("tables", [False, True])
@pytest.mark.parametrize("name", HARMLESS)
def test_a_name_stands_in_the_file_as_it_was_given(name, tables, tmp_path):
    model, *_ = write_starter(tmp_path / "a.yaml", "ccg", name=name, tables=tables)
    document = open_model(str(model))
    assert document.problems == ()
    assert document.place.name == name
    assert document.place.stakeholders["ccg"].name == f"{name} CCG"
    assert yaml.safe_load(model.read_text(encoding="utf-8"))["place"] == name


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\x1b[31m", "a\u202eb", "a\u2028b", "x" * 81, "\ud800"])
def test_a_name_that_could_deceive_is_refused(name, tmp_path):
    with pytest.raises(UsageError):
        write_starter(tmp_path / "a.yaml", "blank", name=name)
    assert list(tmp_path.iterdir()) == []


def test_without_a_name_the_file_gives_it(tmp_path):
    model, *_ = write_starter(tmp_path / "hill_and-vale.yml", "blank")
    assert open_model(str(model)).place.name == "Hill and vale"


def test_an_ending_is_added_where_there_is_none(tmp_path):
    assert write_starter(tmp_path / "hill", "blank") == (tmp_path / "hill.yaml",)


@pytest.mark.parametrize(
    "target", ["st.helens", "a.json", ".yaml", "sub/a.yaml", "a\nb.yaml", 'a"b.yaml', "", "folder"]
)
def test_a_target_that_is_no_model_is_refused(target, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError) as fault:
        write_starter(Path(target), "blank")
    assert fault.value.hint
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("reference", ["con", "..a. ", "a\\b"])
def test_a_folder_of_tables_that_no_model_could_name_is_refused(reference, tmp_path):
    with pytest.raises(UsageError):
        write_starter(tmp_path / f"{reference}.yaml", "ccg", tables=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("existing", ["a.yaml", "a/federations.csv", "a/practices.csv"])
def test_nothing_that_exists_is_written_over(existing, tmp_path):
    path = tmp_path / existing
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="exists already"):
        write_starter(tmp_path / "a.yaml", "ccg", tables=True)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(UsageError, match="exists already"):
        write_starter(tmp_path / "a.yaml", "blank")
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_file_in_the_place_of_the_folder_of_tables_is_refused(tmp_path):
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="exists already"):
        write_starter(tmp_path / "a.yaml", "blank", tables=True)
    assert not (tmp_path / "a.yaml").exists()


def test_when_the_machine_fails_half_way_nothing_is_left_behind(tmp_path, monkeypatch):
    def save(path, content):
        if path.suffix == ".yaml":
            raise MachineError("the disk is full")
        path.write_text(content, encoding="utf-8")

    monkeypatch.setattr(starter, "save", save)
    with pytest.raises(MachineError):
        write_starter(tmp_path / "a.yaml", "ccg", tables=True)
    assert list(tmp_path.iterdir()) == []


def test_tables_open_in_a_spreadsheet(tmp_path):
    _, *tables = write_starter(tmp_path / "a.yaml", "icb", tables=True)
    names = ("networks.csv", "patient-groups.csv", "practices.csv")
    assert tables == [tmp_path / "a" / name for name in names]
    for table in tables:
        data = table.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")  # Excel takes it for UTF-8
        assert data.count(b"\r\n") == data.count(b"\n") > 2


def test_what_the_command_prints_is_what_a_newcomer_needs(tmp_path):
    done = run("new", "my place", "--template", "icb", "--tables", "--name", "Hill & Vale", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.replace("\\", "/") == (
        "wrote my place.yaml\n"
        "wrote my place/networks.csv\n"
        "wrote my place/patient-groups.csv\n"
        "wrote my place/practices.csv\n"
        "All in it is invented: open it in a text editor and make it yours. Then:\n"
        '  stakeholder-graph validate "my place.yaml"\n'
        '  stakeholder-graph analyse "my place.yaml"\n'
    )
    analysed = run("analyse", "my place.yaml", cwd=tmp_path)
    assert (analysed.returncode, analysed.stderr) == (0, "")
    assert analysed.stdout.startswith("Hill & Vale, as it stands on 1 April 2026\n")
    again = run("new", "my place.yaml", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")
    assert (
        again.stderr
        == "error: 'my place.yaml' exists already\n  hint: choose another name; nothing was written\n"
    )


@pytest.mark.parametrize("template", ["ccg", "icb"])
def test_what_is_commented_out_is_right_once_the_marks_are_taken_away(template, tmp_path):
    text = build_starter(template, name="A", file="a.yaml").model
    section = re.compile(r"^# (?:known_absent|corrections):\n(?:#   - .*\n)+", re.MULTILINE)
    shown = section.sub(lambda found: re.sub("^# ", "", found[0], flags=re.MULTILINE), text)
    assert shown.count("\nknown_absent:") == shown.count("\ncorrections:") == 1
    path = tmp_path / "a.yaml"
    path.write_text(shown, encoding="utf-8")
    document = open_model(str(path))
    assert document.problems == ()
    assert document.place.absent_stakeholders
    assert document.place.corrections
