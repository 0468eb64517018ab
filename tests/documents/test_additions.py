"""Lines put into a model's text: what was there stays to the last byte, or nothing is added at all."""

import random

import pytest

from stakeholder_graph.documents.additions import add_entries
from stakeholder_graph.documents.yaml_events import read_tree
from stakeholder_graph.errors import UsageError
from tests.fuzz.model_pieces import build_model, mutate_model

LINES = ("# why", "- remove: b")
RECORD = ("new: {title: N, kind: memory}",)


def add(text: str, section: str = "corrections", lines=LINES) -> str:
    return add_entries(text.encode(), section, lines).decode()


def test_a_section_that_is_not_there_begins_at_the_end():
    assert add("place: A\n") == "place: A\n\ncorrections:\n  # why\n  - remove: b\n"


def test_a_list_grows_at_its_end_and_as_deep_as_it_is():
    text = "corrections:\n- remove: a\n\n# scenarios follow\nscenarios:\n  x: {}\n"
    assert add(text) == (
        "corrections:\n- remove: a\n# why\n- remove: b\n\n# scenarios follow\nscenarios:\n  x: {}\n"
    )
    assert add("corrections:\n    - remove: a # first\n") == (
        "corrections:\n    - remove: a # first\n    # why\n    - remove: b\n"
    )


def test_records_grow_at_their_end():
    text = "sources:   # where from\n    old:\n      title: O\n      kind: memory\n\nplace: A\n"
    assert add(text, "sources", RECORD) == (
        "sources:   # where from\n    old:\n      title: O\n      kind: memory\n"
        "    new: {title: N, kind: memory}\n\nplace: A\n"
    )


@pytest.mark.parametrize(
    "empty", ["corrections:\n", "corrections:   # none yet\n", "corrections:\n  # none yet\n"]
)
def test_a_section_with_nothing_in_it_is_filled(empty):
    after = add(f"{empty}place: A\n")
    assert after.replace("  # why\n  - remove: b\n", "") == f"{empty}place: A\n"


UNTOUCHED = {
    "carriage returns": "place: A\r\ncorrections:\r\n  - remove: a\r\n",
    "a byte order mark": "\ufeffplace: A\ncorrections:\n  - remove: a\n",
    "no line end at the end": "place: A\ncorrections:\n  - remove: a",
    "mixed line ends": "place: A\r\nabout: B\ncorrections:\n  - remove: a\r\n",
    "a mark of the end": "place: A\ncorrections:\n  - remove: a\n...\n",
    "a mark of the beginning": "---\nplace: A\ncorrections:\n  - remove: a\n",
    "trailing blanks and comments": "place: A   \ncorrections:\n  - remove: a\n\n\n# the end\n",
    "a text over several lines": "about: |\n  one\n  # two\n\ncorrections:\n  - remove: a\n",
    "a long text that ends the section": "corrections:\n  - remove:\n      - a\n      - |\n        b\nplace: A\n",
    "flow inside": "corrections:\n  - {remove: [a,\n      c]}\nplace: A\n",
    "quotes and wide characters": "place: 'Zoë — \"A\"'\ncorrections:\n  - remove: a\n",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_nothing_else_changes(text):
    after = add(text)
    tree, problems = read_tree(after.encode(), "")
    assert problems == ()
    sections = {key.text: value for key, value in tree.entries}
    added = sections["corrections"].items[-1].entries
    assert [(key.text, value.text) for key, value in added] == [("remove", "b")]
    left = "".join(
        line for line in after.splitlines(keepends=True) if "# why" not in line and "- remove: b" not in line
    )
    assert left.rstrip("\r\n") == text.rstrip("\r\n")
    end = "\r\n" if text.startswith("place: A\r\n") else "\n"
    assert f"# why{end}" in after


REFUSED = {
    "a list on one line": "corrections: [{remove: a}]\n",
    "an empty list on one line": "corrections: []\n",
    "a model on one line": "{place: A, corrections: [{remove: a}]}\n",
    "a comment that is text": "corrections:\n  - remove: |\n      a\n      # not a comment\nplace: A\n",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_added_to_is_refused_with_the_lines_to_put_in_by_hand(text):
    with pytest.raises(UsageError) as fault:
        add(text)
    assert "nothing was written" in fault.value.message
    assert fault.value.hint.endswith("corrections:\n  # why\n  - remove: b")


def test_lines_that_would_end_the_section_are_refused():
    with pytest.raises(UsageError):
        add_entries(b"place: A\n", "corrections", ["- remove: b\nplace: B"])


def test_models_put_together_by_chance_keep_every_line_or_are_refused():
    chance = random.Random(21)
    refused = 0
    for _ in range(300):
        data = build_model(chance).encode() if chance.random() < 0.5 else mutate_model(chance)
        if read_tree(data, "")[1]:
            continue
        for section, lines in (("sources", RECORD), ("corrections", LINES)):
            try:
                after = add_entries(data, section, lines)
            except UsageError:
                refused += 1
                continue
            kept = iter(after.splitlines())
            assert all(line in kept for line in data.splitlines()), data.decode()
            assert read_tree(after, "")[1] == ()
    assert refused < 100
