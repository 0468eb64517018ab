"""Who is meant: every form of selector, on one small tree."""

import pytest

from stakeholder_graph.model.selectors import Directory, SelectionError, Selector, read_selector
from stakeholder_graph.model.vocabulary import KINDS
from tests.analysis.places import PlaceDraft


@pytest.fixture
def directory():
    draft = PlaceDraft().add("ccg", kind="commissioner", sector="nhs-commissioning", roles=("place-lead",))
    draft.add("board", kind="board", part_of="ccg").add("council", kind="council", tier="system")
    for area in ("north", "south"):
        draft.add(area, kind="federation", part_of="ccg", services=("children",))
        draft.add(f"{area}-forum", kind="forum", part_of=area, tags=("new",) if area == "north" else ())
    for practice, area in (("p1", "north"), ("p2", "north"), ("p3", "south")):
        draft.add(practice, kind="practice", part_of=area, sector="general-practice")
        draft.add(f"{practice}-ppg", kind="patient-group", part_of=practice)
    draft.add("spare-ppg", kind="patient-group")
    return Directory(draft.build().stakeholders, KINDS)


def by(way="every", **said):
    return Selector(way=way, **said)


@pytest.mark.parametrize(
    ("selector", "members"),
    [
        (read_selector("ccg"), "ccg"),
        (read_selector("every practice"), "p1 p2 p3"),
        (read_selector("every practices"), "p1 p2 p3"),
        (read_selector("any practice"), "p1 p2 p3"),
        (read_selector("every patient-group"), "p1-ppg p2-ppg p3-ppg spare-ppg"),
        (read_selector("every patient groups"), "p1-ppg p2-ppg p3-ppg spare-ppg"),
        (read_selector("every Patient Group"), "p1-ppg p2-ppg p3-ppg spare-ppg"),
        (read_selector("  every   patient   group "), "p1-ppg p2-ppg p3-ppg spare-ppg"),
        (by(kind="practice", part_of="north"), "p1 p2"),
        (by(kind="patient-group", part_of="north"), "p1-ppg p2-ppg"),  # at any depth
        (by(kind="practice", part_of="ccg"), "p1 p2 p3"),
        (by(part_of="north"), "north-forum p1 p1-ppg p2 p2-ppg"),  # but never the whole itself
        (by(sector="general-practice"), "p1 p2 p3"),
        (by(role="place-lead"), "ccg"),
        (by(tag="new"), "north-forum"),
        (by(service="children"), "north south"),
        (by(tier="neighbourhood"), "north north-forum south south-forum"),  # the kind's usual tier
        (by(tier="system", kind="council"), "council"),
        (by("list", parts=(read_selector("p3"), read_selector("p1"))), "p3 p1"),
        (by("list", parts=(read_selector("p2"), read_selector("every practice"))), "p2 p1 p3"),
    ],
    ids=str,
)
def test_whom_a_selector_stands_for(directory, selector, members):
    found = directory.find_members(selector)
    assert found == tuple(members.split()) if selector.way == "list" else sorted(found) == members.split()


@pytest.mark.parametrize(
    ("written", "of", "members"),
    [
        ("its patient-group", "p1", "p1-ppg"),  # below
        ("its practice", "p1-ppg", "p1"),  # the first above
        ("its forum", "p1-ppg", "north-forum"),  # beside, two steps up
        ("its forum", "south", "south-forum"),
        ("its federation", "north-forum", "north"),
        ("its federation", "south", "south"),  # itself
        ("its board", "p3-ppg", "board"),
        ("its commissioner", "p3", "ccg"),
        ("all its practices", "north", "p1 p2"),
        ("all its practices", "ccg", "p1 p2 p3"),
        ("all its practices", "board", "p1 p2 p3"),
        ("all its patient groups", "north-forum", "p1-ppg p2-ppg"),
        ("all its board", "ccg", "board"),
        ("its practices", "south", "p3"),
    ],
)
def test_its_is_the_nearest_in_the_tree(directory, written, of, members):
    assert directory.find_members(read_selector(written), of=of) == tuple(members.split())


@pytest.mark.parametrize(
    ("selector", "of", "code", "message", "hint"),
    [
        (
            read_selector("its practice"),
            "north",
            "several-its",
            "'north' has 2 practices, from 'p1' to 'p2'",
            "write 'all its practice",
        ),
        (
            read_selector("its practice"),
            "spare-ppg",
            "nobody-selected",
            "'spare-ppg' has no practice near it",
            "set part_of so that one can be found, or name it",
        ),
        (
            read_selector("its forum"),
            "council",
            "nobody-selected",
            "'council' has no forum near it",
            "set part_of so that one can be found, or name it",
        ),
        (
            read_selector("its forum"),
            None,
            "its-without-other-end",
            "'its forum' needs stakeholders named at the other end",
            "write ids or 'every KIND' at the other end",
        ),
        (
            read_selector("every pratice"),
            None,
            "unknown-kind",
            "there is no kind 'pratice'",
            "did you mean 'practice'?",
        ),
        (
            read_selector("nroth"),
            None,
            "unknown-stakeholder",
            "there is no stakeholder 'nroth'",
            "did you mean 'north'?",
        ),
        (
            read_selector("every regulator"),
            None,
            "nobody-selected",
            "'every regulator' stands for nobody",
            "",
        ),
        (
            by(kind="practice", tag="new"),
            None,
            "nobody-selected",
            "'every {kind: practice, tag: new}' stands for nobody",
            "",
        ),
        (
            by(kind="practice", part_of="nrth"),
            None,
            "unknown-stakeholder",
            "there is no stakeholder 'nrth'",
            "did you mean 'north'?",
        ),
    ],
    ids=lambda value: str(value) if isinstance(value, Selector) else None,
)
def test_a_selector_that_stands_for_nobody_or_too_many_says_so(directory, selector, of, code, message, hint):
    with pytest.raises(SelectionError) as caught:
        directory.find_members(selector, of=of)
    assert (caught.value.code, caught.value.message) == (code, message)
    assert caught.value.hint.startswith(hint)
    assert bool(caught.value.hint) == bool(hint)
    assert caught.value.selector == selector


def test_the_part_of_a_list_that_fails_is_named(directory):
    with pytest.raises(SelectionError) as caught:
        directory.find_members(by("list", parts=(read_selector("p1"), read_selector("p9"))))
    assert caught.value.selector == read_selector("p9")


@pytest.mark.parametrize(
    ("written", "quantity", "is_group"),
    [("p1", "every", False), ("every practice", "every", True), ("any practice", "any", True)],
)
def test_the_side_of_a_message(directory, written, quantity, is_group):
    end = directory.read_end(read_selector(written))
    assert (end.quantity, end.is_group) == (quantity, is_group)


def test_a_list_is_every_even_of_one(directory):
    end = directory.read_end(by("list", parts=(read_selector("p1"),)))
    assert (end.members, end.quantity, end.is_group) == (("p1",), "every", True)


def test_a_circle_of_wholes_does_not_hang_a_selector():
    draft = PlaceDraft().add("a", part_of="b").add("b", part_of="a").add("p", kind="practice", part_of="a")
    directory = Directory(draft.build().stakeholders, KINDS)
    assert directory.find_members(by(kind="practice", part_of="b")) == ("p",)
    assert directory.find_members(read_selector("its practice"), of="b") == ("p",)
