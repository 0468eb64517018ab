"""What the page is given of other sides: only what differs, and enough to put each side together again."""

import json

from stakeholder_graph.layout import LARGE_PLACE, build_scene, build_scenes_beside
from stakeholder_graph.model.example import example_place
from stakeholder_graph.results.beside import Beside
from stakeholder_graph.views.page.besides import build_besides
from stakeholder_graph.views.page.pyvis_door import describe_channel, describe_stakeholder
from tests.views.answers import make_answer

BEFORE = example_place("ccg -> forum; forum <-> practice-1, practice-2; practice-1 -> people-1")
AFTER = example_place(
    "ccg -> forum; forum -> practice-1, practice-2, practice-3, practice-4, practice-5, practice-6"
)
OWN_WAYS = {"ids": ["ccg"], "from": "AB", "clock": {"tables": ["A"], "lengths": "C"}}


def build(before, after):
    own = build_scene(before)
    here, there = build_scenes_beside((before, None), (after, None))
    side = Beside(key="k", label="L", says=None, same_place=True, here=here, there=there)
    island = json.loads(json.dumps(build_besides(own, make_answer("analyse"), OWN_WAYS, [side])))
    return own, here, there, island


def put_together(known, told, facts, describe):
    """What the script of the page does: leave out who is gone, change what differs, add who is new."""
    changed = {row[0]: values for values, rows in told["changed"] for row in rows}
    rows = []
    for each in known:
        if each.id not in told["gone"]:
            own = [[f.label, f.text, f.source, f.assumed, f.link] for f in each.facts]
            rows.append(fill({**describe(each), "facts": own}, changed.get(each.id, {}), facts))
    rows += [
        fill(values, dict(zip(("id", "from", "to", "twin"), names, strict=True)), facts)
        for values, those in told["new"]
        for names in those
    ]
    return {each["id"]: each for each in rows}


def fill(values, otherwise, facts):
    filled = {**values, **otherwise}
    if filled["facts"] and isinstance(filled["facts"][0], int):
        filled["facts"] = [facts[number] for number in filled["facts"]]
    return {name: value for name, value in filled.items() if value is not None}


def describe_all(things, describe):
    facts = {each.id: [[f.label, f.text, f.source, f.assumed, f.link] for f in each.facts] for each in things}
    return {each.id: {**describe(each), "facts": facts[each.id]} for each in things}


def test_each_side_can_be_put_together_again():
    own, here, there, island = build(BEFORE, AFTER)
    told = island["sides"][0]
    for side, scene in (("here", here), ("there", there)):
        for part, describe in (("stakeholders", describe_stakeholder), ("channels", describe_channel)):
            again = put_together(getattr(own, part), told[side][part], island["facts"], describe)
            assert again == describe_all(getattr(scene, part), describe)


def test_a_side_that_is_the_same_says_next_to_nothing():
    *_, island = build(BEFORE, BEFORE)
    told = island["sides"][0]["there"]
    for part in ("stakeholders", "channels"):
        assert told[part] == {"gone": [], "new": [], "changed": []}
    assert island["facts"] == []
    assert told["kinds"] == []


def test_channels_that_differ_only_in_their_ends_are_told_together():
    *_, island = build(BEFORE, AFTER)
    new = island["sides"][0]["there"]["channels"]["new"]
    ends = {tuple(each[1:3]) for _, those in new for each in those}
    assert ends == {("forum", f"practice-{number}") for number in (3, 4, 5, 6)}
    assert len(new) < len(ends)


def test_a_side_that_is_drawn_in_groups_tells_them():
    large = example_place(
        "forum -> " + ", ".join(f"practice-{number}" for number in range(LARGE_PLACE + 100))
    )
    _, _, there, island = build(BEFORE, large)
    (group,) = there.groups
    assert len(group.members) == LARGE_PLACE + 101
    (told,) = island["sides"][0]["there"]["groups"]
    assert told["members"] == list(group.members)
