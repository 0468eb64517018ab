"""What a public copy leaves out is told by number and kind."""

import pytest

from stakeholder_graph.results.withheld import Withheld
from stakeholder_graph.views.withheld_sentences import (
    PEOPLE,
    REST,
    STRUCTURE,
    describe_left_out,
    describe_unsearched,
    describe_withheld,
)


@pytest.mark.parametrize(
    ("withheld", "told"),
    [
        (
            Withheld(what="stakeholder", treatment="unnamed", count=2, kind="forum", kind_plural="forums"),
            "2 forums are not named.",
        ),
        (
            Withheld(
                what="stakeholder",
                treatment="left-out",
                count=1,
                kind="voice-body",
                kind_plural="voice bodies",
            ),
            "1 voice body is left out.",
        ),
        (
            Withheld(what="post", treatment="unnamed", count=1),
            "1 post that one person may hold is not named.",
        ),
        (Withheld(what="shared", treatment="unnamed", count=1), "1 shared dependency is not named."),
        (
            Withheld(what="channel", treatment="unnamed", count=3),
            "Of 3 channels only the ends and what findings rest on are told, not what sort of way it is.",
        ),
        (Withheld(what="note", treatment="left-out", count=1), "1 note of the model's authors is left out."),
        (Withheld(what="text", treatment="unnamed", count=1), "In 1 text a name was replaced."),
        (
            Withheld(what="rhythm", treatment="unnamed", count=2),
            "2 calendars are told only by how often, without the dates: days that rest on one of them are estimates.",
        ),
    ],
)
def test_each_sort_has_its_sentence(withheld, told):
    assert describe_withheld((withheld,))[1] == told


def test_a_copy_that_leaves_out_nothing_says_so():
    assert describe_withheld(()) == ["This is a public copy. Nothing had to be left out of it."]


def test_what_the_reader_cannot_know_is_said():
    forum = Withheld(what="stakeholder", treatment="unnamed", count=1, kind="forum", kind_plural="forums")
    tie = Withheld(what="tie", treatment="left-out", count=1)
    assert describe_withheld((forum, tie))[-3:] == [STRUCTURE, PEOPLE, REST]
    assert describe_withheld((tie,))[-1] == REST


def test_the_author_is_told_in_full():
    assert describe_left_out(
        "stakeholder", "unnamed", "lodge", "a forum that is not named here (not-named-1)"
    ) == ("stakeholder lodge: called a forum that is not named here (not-named-1)")
    assert describe_left_out("tie", "left-out", "ccg->lodge", None) == "formal tie ccg->lodge: left out"
    assert (
        describe_left_out("channel", "unnamed", "a->b", None)
        == "channel a->b: told without what describes it"
    )


def test_the_author_is_told_which_names_no_search_can_find():
    assert describe_unsearched(()) == []
    assert describe_unsearched(("chair",)) == [
        "too short or too ordinary to be searched for in what is written: 'chair'"
    ]
