"""What a line of a model becomes: channels, ties and messages between everybody it names."""

import pytest

from stakeholder_graph.model.lines import (
    ChannelLine,
    MessageLine,
    Numbering,
    TieLine,
    build_channels,
    build_message,
    build_ties,
)
from stakeholder_graph.model.records import Terms, Tie
from stakeholder_graph.model.selectors import Directory, SelectionError, Selector, read_selector
from stakeholder_graph.model.vocabulary import KINDS
from tests.analysis.places import PlaceDraft, message

TERMS = Terms(by="meeting")


@pytest.fixture
def directory():
    draft = PlaceDraft().add("ccg", kind="commissioner").add("board", kind="board", part_of="ccg")
    draft.add("p1", kind="practice", part_of="ccg").add("p2", kind="practice", part_of="ccg")
    draft.add("g1", kind="patient-group", part_of="p1").add("g2", kind="patient-group", part_of="p2")
    return Directory(draft.build().stakeholders, KINDS)


def select(written):
    if isinstance(written, str):
        return read_selector(written)
    return Selector(way="list", parts=tuple(map(select, written)))


def ids(directory, sender, receiver, *, both_ways=False, numbering=None):
    line = ChannelLine(sender=select(sender), receiver=select(receiver), both_ways=both_ways, terms=TERMS)
    return [each.id for each in build_channels(line, directory, numbering or Numbering())]


@pytest.mark.parametrize(
    ("sender", "receiver", "both_ways", "made"),
    [
        ("board", "p1", False, "board->p1"),
        ("board", "p1", True, "board->p1 p1->board"),
        ("board", "every practice", False, "board->p1 board->p2"),
        ("every practice", "every practice", False, "p1->p2 p2->p1"),  # never to itself
        ("every practice", "every practice", True, "p1->p2 p2->p1"),  # and both ways only once
        (["p1", "p2"], ["p2", "g1"], True, "p1->p2 p2->p1 p1->g1 g1->p1 p2->g1 g1->p2"),
        ("every practice", "its patient-group", False, "p1->g1 p2->g2"),
        ("its patient-group", "every practice", False, "g1->p1 g2->p2"),
        ("every practice", "its commissioner", True, "p1->ccg ccg->p1 p2->ccg ccg->p2"),
        ("ccg", "all its practices", False, "ccg->p1 ccg->p2"),
        ("every patient-group", ["board", "p1"], False, "g1->board g1->p1 g2->board g2->p1"),
    ],
)
def test_one_channel_for_each_pair(directory, sender, receiver, both_ways, made):
    assert ids(directory, sender, receiver, both_ways=both_ways) == made.split()


def test_channels_of_a_line_both_ways_know_each_other(directory):
    line = ChannelLine(sender=select("board"), receiver=select("p1"), both_ways=True, terms=TERMS)
    there, back = build_channels(line, directory, Numbering())
    assert (there.twin, back.twin) == (back.id, there.id)
    assert there.terms is back.terms is TERMS


def test_further_channels_between_the_same_two_are_numbered(directory):
    numbering = Numbering()
    assert ids(directory, "board", "p1", numbering=numbering) == ["board->p1"]
    assert ids(directory, "p1", "board", both_ways=True, numbering=numbering) == ["p1->board", "board->p1#2"]
    assert ids(directory, "board", "every practice", numbering=numbering) == ["board->p1#3", "board->p2"]


@pytest.mark.parametrize(
    ("sender", "receiver", "code"),
    [
        ("board", "board", "self-channel"),
        ("board", ["board"], "self-channel"),
        ("board", "its board", "self-channel"),
        ("any practice", "board", "any-not-allowed"),
        ("board", "any practice", "any-not-allowed"),
        ("its practice", "its board", "its-without-other-end"),
        ("board", "p9", "unknown-stakeholder"),
        ("p9", "p9", "unknown-stakeholder"),
        ("ccg", "its practice", "several-its"),
    ],
)
def test_a_line_that_means_no_channel_is_refused(directory, sender, receiver, code):
    with pytest.raises(SelectionError) as caught:
        ids(directory, sender, receiver)
    assert caught.value.code == code


def test_one_tie_for_each_pair(directory):
    tie = Tie(sender="", receiver="", relation="funds")
    line = TieLine(sender=select("ccg"), receiver=select("every practice"), tie=tie)
    assert [(t.sender, t.receiver, t.relation) for t in build_ties(line, directory)] == [
        ("ccg", "p1", "funds"),
        ("ccg", "p2", "funds"),
    ]


def read_message(directory, sender, receiver):
    line = MessageLine(sender=select(sender), receiver=select(receiver), message=message("x", "x"))
    return next(iter(build_message(line, directory)))


@pytest.mark.parametrize(
    ("sender", "receiver", "counted", "senders", "receivers"),
    [
        ("board", "every practice", "receivers", "board", "p1 p2"),
        ("every practice", "board", "senders", "p1 p2", "board"),
        ("every practice", "every practice", "pairs", "p1 p2", "p1 p2"),
        ("every practice", "its patient-group", "senders", "p1 p2", "g1 g2"),
        ("its patient-group", "every practice", "receivers", "g1 g2", "p1 p2"),
        ("ccg", "its board", "senders", "ccg", "board"),  # one and its own: as if both were named
        ("its board", "ccg", "senders", "board", "ccg"),
        ("ccg", "all its practices", "receivers", "ccg", "p1 p2"),  # as if they were listed
        ("all its practices", "ccg", "senders", "p1 p2", "ccg"),
    ],
)
def test_the_sides_of_a_message_and_over_what_it_is_counted(
    directory, sender, receiver, counted, senders, receivers
):
    made = read_message(directory, sender, receiver)
    assert made.counted == counted
    assert (made.senders.members, made.receivers.members) == (
        tuple(senders.split()),
        tuple(receivers.split()),
    )


def test_each_is_asked_about_its_own_only(directory):
    made = read_message(directory, "every practice", "its patient-group")
    assert made.partners == {"p1": ("g1",), "p2": ("g2",)}
    assert read_message(directory, "ccg", "its board").partners is None


def test_where_each_has_several_of_its_own_pairs_are_counted(directory):
    made = read_message(directory, ["ccg", "board"], "all its practices")
    assert made.counted == "pairs"


def test_any_of_several_has_nothing_of_its_own(directory):
    with pytest.raises(SelectionError) as caught:
        read_message(directory, "any practice", "its patient-group")
    assert caught.value.code == "any-not-allowed"
    assert caught.value.hint == "write 'every …', or name one"
