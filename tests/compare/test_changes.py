"""What a scenario has more, less or otherwise."""

from msgspec.structs import replace

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.compare.changes import Changes, find_changes
from stakeholder_graph.scenarios.apply import remove
from tests.compare.measured import make_place

PLACE = make_place("board <-> forum; forum <-> p1")


def find(after):
    return find_changes(Structure(PLACE), Structure(after))


def test_nothing_changes_without_an_edit():
    assert find(PLACE) == Changes(added=(), removed=(), changed=())


def test_whoever_is_gone_is_told_without_the_channels_that_go_with_them():
    assert find(remove(PLACE, "forum")).removed == ("forum",)
    assert find(remove(PLACE, "p1:forum")).removed == ("p1->forum",)


def test_whoever_comes_is_told_without_the_channels_that_come_with_them():
    found = find_changes(Structure(remove(PLACE, "forum")), Structure(PLACE))
    assert found.added == ("forum",)


def test_another_value_is_a_change_and_another_place_in_the_file_is_none():
    forum = PLACE.stakeholders["forum"]
    louder = {**PLACE.stakeholders, "forum": replace(forum, reliability=0.5)}
    moved = {**PLACE.stakeholders, "forum": replace(forum, line="somewhere else")}
    assert find(replace(PLACE, stakeholders=louder)).changed == ("forum",)
    assert find(replace(PLACE, stakeholders=moved)).changed == ()
    first, *others = PLACE.channels
    slower = replace(first, terms=replace(first.terms, by="letter"))
    assert find(replace(PLACE, channels=(slower, *others))).changed == (first.id,)
