"""The docs are up to date, mention every command and option, and every example in them is right."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.cli import COMMANDS
from stakeholder_graph.documents import fields as language

ROOT = Path(__file__).parents[1]
LANGUAGE = (ROOT / "docs/language.md").read_text(encoding="utf-8")
RESULTS = (ROOT / "docs/results.md").read_text(encoding="utf-8")
ALL = "\n".join(
    each.read_text(encoding="utf-8") for each in [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]
)

FRAGMENT = "# added to the example\n"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", LANGUAGE, re.DOTALL | re.MULTILINE)
TABLES = dict(re.findall(r"^```csv (\S+)\n(.*?)^```$", LANGUAGE, re.DOTALL | re.MULTILINE))
COMPLETE = [block for block in BLOCKS if block.startswith("format:")]
FRAGMENTS = [block for block in BLOCKS if block.startswith(FRAGMENT)]


def read_sections(text):
    """Split a model into its sections as written, by the keys at its top."""
    sections = {}
    for line in text.splitlines():
        key = re.match(r"([a-z_]+):", line)
        if key:
            sections[key[1]] = line
        elif sections:
            sections[list(sections)[-1]] += f"\n{line}"
    return sections


def complete(fragment):
    """Add the sections of a fragment to those of the example of the page."""
    sections = read_sections(COMPLETE[1])
    for key, text in read_sections(fragment).items():
        body = text.partition("\n")[2]
        sections[key] = f"{sections[key]}\n{body}" if key in sections else text
    return "\n".join(sections.values()) + "\n"


def open_example(text, folder):
    for name, content in TABLES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    path = folder / "place.yaml"
    path.write_text(text, encoding="utf-8")
    return open_model(str(path))


def test_the_pages_are_up_to_date():
    check = [sys.executable, ROOT / "docs/build_reference.py", "--check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_example_is_complete_or_marked_as_a_fragment():
    assert len(COMPLETE) == 2
    assert len(COMPLETE) + len(FRAGMENTS) == len(BLOCKS) == LANGUAGE.count("```yaml")
    assert TABLES


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_every_example_validates(block, tmp_path):
    text = complete(block) if block.startswith(FRAGMENT) else block
    document = open_example(text, tmp_path)
    assert document.problems == ()
    from stakeholder_graph.assess.questions import analyse

    for scenario in (None, *document.place.scenarios):
        assert analyse(document, Choice(scenario=scenario)).messages


def test_the_fragments_together_are_one_sound_place(tmp_path):
    once = [block for block in FRAGMENTS if "link: {name" not in block]
    text = COMPLETE[1]
    for block in once:
        sections = read_sections(text)
        for key, added in read_sections(block).items():
            sections[key] = f"{sections[key]}\n{added.partition(chr(10))[2]}" if key in sections else added
        text = "\n".join(sections.values()) + "\n"
    document = open_example(text, tmp_path)
    assert [problem for problem in document.problems if problem.is_error] == []


def test_the_examples_use_every_key_and_every_edit_of_the_language():
    said = set(re.findall(r"([a-z_]+):", "\n".join(BLOCKS)))
    records = (
        language.STAKEHOLDER,
        language.CHANNEL,
        language.TIE,
        language.SHARED,
        language.MESSAGE,
        language.SEAT,
    )
    rare = {
        "sector",
        "aliases",
        "tags",
        "tier",
        "reliability",
        "purpose",
        "private",
        "certainty",
        "until",
        "since",
    }
    assert {field.name for record in records for field in record.fields} - said - rare == set()
    assert language.EDITS.keys() <= said
    assert language.TOP.keys() - said == {"about", "complete"}


def list_options():
    for name in COMMANDS:
        command = import_module(f"stakeholder_graph.cli.{name.replace('-', '_')}").command
        for option in command.params:
            if isinstance(option, click.Option):
                yield from ((name, spelling) for spelling in option.opts)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_mentioned(name):
    assert f"`{name}`" in ALL or f"stakeholder-graph {name}" in ALL


@pytest.mark.parametrize(("command", "option"), list(list_options()))
def test_every_option_is_mentioned(command, option):
    part = RESULTS.partition(f"**`{command}`**")[2].partition("\n**`")[0]
    assert f"`{option}`" in part


def test_every_kind_of_exit_is_told():
    for status in (0, 1, 2, 3, 130):
        assert re.search(rf"^\| {status} \|", RESULTS, re.MULTILINE)


def test_every_note_an_answer_may_carry_is_told():
    from stakeholder_graph.views.frame import NOTES

    assert {code for code in NOTES if f"| `{code}` |" not in RESULTS} == set()


def test_every_link_within_the_docs_leads_somewhere():
    pages = {"language.md": LANGUAGE, "results.md": RESULTS}
    for page, text in pages.items():
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if target.startswith(("http", "mailto")):
                continue
            name, _, heading = target.partition("#")
            titles = re.findall(r"^#+ (.+)$", pages[name or page], re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
            assert heading in anchors, f"{page}: {target}"
