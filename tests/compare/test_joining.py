"""Sides beside each other: what differs, what of it may be said, and that no side is favoured."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stakeholder_graph.compare.joining import find_common_messages, join_sides
from stakeholder_graph.results.comparisons import Cause
from stakeholder_graph.scenarios.apply import remove
from tests.compare.measured import make_down, make_place, make_up, measure

PRACTICES = ("p1", "p2", "p3", "p4")
MESSAGES = (make_down(*PRACTICES), make_up(*PRACTICES))
WHOLE = make_place("board <-> forum; forum <-> p1, p2, p3, p4", messages=MESSAGES)
HALF = make_place("board <-> forum; forum <-> p1, p2; p3; p4", messages=MESSAGES)


def compare(*places, **options):
    return join_sides(
        [measure(each, str(number)) for number, each in enumerate(places)], **{"same_place": False, **options}
    )


def find(differences, code, message=None):
    return next((each for each in differences if (each.measure, each.message) == (code, message)), None)


def test_a_place_beside_itself_differs_in_nothing():
    found = compare(WHOLE, WHOLE)
    assert (found.differences, found.barred, found.rules) == ((), (), ())
    assert all(len({each.value for each in measure.readings}) == 1 for measure in found.measures)


def test_what_is_measured_and_stated_on_both_sides_may_be_said():
    found = compare(WHOLE, HALF)
    difference = find(found.differences, "reached", "down")
    assert (difference.sides, difference.basis, difference.bar) == ((0, 1), "stated", None)


def test_swapping_the_sides_mirrors_the_answer():
    one, other = compare(WHOLE, HALF), compare(HALF, WHOLE)
    assert [(each.measure, each.message) for each in one.differences] == [
        (each.measure, each.message) for each in other.differences
    ]
    for first, second in zip(one.measures, other.measures, strict=True):
        assert first.readings == second.readings[::-1]
    for first, second in zip(one.parts, other.parts, strict=True):
        assert first.members == second.members[::-1]


def test_silence_is_no_difference():
    # HALF has no route to p3 and p4, but does not say that there is none.
    found = compare(WHOLE, replace(HALF, complete=False))
    assert find(found.differences, "reached", "down") is None
    assert find(found.barred, "reached", "down").bar == "silent"


def test_that_nobody_is_known_to_succeed_is_silence_and_no_assumption():
    nobody = make_place("board; forum; p1; p2; p3; p4", messages=MESSAGES, complete=False)
    assert find(compare(WHOLE, nobody).barred, "reached", "down").bar == "silent"


def test_what_silence_cannot_close_may_be_said_of_an_incomplete_model():
    # Nothing arrives in the complete place; in the other at least two do, whatever is left out.
    nothing = make_place("board; forum; p1; p2; p3; p4", messages=MESSAGES)
    found = compare(nothing, replace(HALF, complete=False))
    assert find(found.differences, "reached", "down").bar is None


def test_assumptions_alone_make_no_headline():
    # Two steps that sources vouch for, beside one step that somebody assumed.
    found = compare(WHOLE, make_place("board <-> p1, p2, p3, p4; forum", stated=False, messages=MESSAGES))
    assert find(found.differences, "steps", "down") is None
    assert find(found.barred, "steps", "down").bar == "assumed"


def test_at_most_so_many_may_be_said_even_where_those_are_assumed():
    # The design is complete: two of four hear at most, whether or not its channels are there.
    assumed = make_place("board <-> forum; forum <-> p1, p2; p3; p4", stated=False, messages=MESSAGES)
    assert find(compare(WHOLE, assumed).differences, "reached", "down").bar is None


def test_what_is_true_of_those_reached_is_not_compared_where_fewer_are():
    # In HALF one absence cuts off two of four, in WHOLE all four: but only because two hear nothing at all.
    found = compare(WHOLE, HALF)
    assert find(found.differences, "cut-off", "down") is None
    assert find(found.barred, "cut-off", "down").bar == "other-members"


def test_a_message_about_others_is_told_as_such():
    groups = make_place("board <-> forum; forum <-> g1", messages=[make_down("g1")])
    practices = make_place("board; p1", messages=[make_down("p1")])
    found = compare(groups, practices)
    assert find(found.barred, "reached", "down").bar == "other-ends"


def test_plain_counts_are_compared_only_between_sides_of_one_size():
    codes = {each.measure for each in compare(WHOLE, HALF).measures}
    assert "channels" in codes
    assert "channels-per-thousand" not in codes
    small = make_place("board <-> p1", messages=[make_down("p1"), make_up("p1")], people={"p1": 500})
    large = make_place(
        "board <-> p1, p2",
        messages=[make_down("p1", "p2"), make_up("p1", "p2")],
        people={"p1": 500, "p2": 500},
    )
    found = compare(small, large)
    assert not found.same_size
    assert find(found.differences, "channels") is None
    assert find(found.differences, "channels-per-thousand") is None, (
        "two for 500 and four for 1,000 are as many"
    )


def test_differences_come_by_criterion_and_the_largest_first():
    found = compare(WHOLE, make_place("board -> forum; forum -> p1; p2; p3; p4", messages=MESSAGES))
    criteria = [each.criterion for each in found.differences]
    assert criteria == sorted(criteria, key=("effective", "inclusive", "efficient").index)
    effective = [each.measure for each in found.differences if each.criterion == "effective"]
    # Nobody is heard instead of four (1.0) before one of four hears (0.75).
    assert effective.index("answered") < len(effective) - 1
    assert find(found.differences, "reached", "up") == next(
        each for each in found.differences if each.criterion == "effective"
    )


def test_messages_are_common_where_all_have_them_and_ask_alike():
    one = measure(WHOLE).messages
    asks_nothing_back = replace(one[1], answered=False)
    assert find_common_messages([one, one]) == ("down", "up")
    assert find_common_messages([one, (one[0],)]) == ("down",)
    assert find_common_messages([one, (one[0], asks_nothing_back)]) == ("down",)


# ---------------------------------------------------------------- scenarios of one place


def suppose(before, after):
    sides = [measure(before, "as it is"), measure(after, "what-if", before=before)]
    return join_sides(sides, same_place=True)


def test_a_scenario_differs_by_its_edit_even_where_the_model_is_silent():
    # The model is not complete: that nothing takes the forum's place is what the scenario supposes.
    place = replace(WHOLE, complete=False)
    difference = find(suppose(place, remove(place, "forum")).differences, "reached", "down")
    assert difference.sides == (0, 1)
    assert difference.edits == (Cause(kind="removed", ids=("forum",), count=1),)


def test_a_scenario_of_a_place_that_is_only_assumed_makes_no_headline():
    place = make_place("board <-> forum; forum <-> p1, p2, p3, p4", stated=False, messages=MESSAGES)
    found = suppose(place, remove(place, "forum"))
    assert find(found.differences, "reached", "down") is None
    assert find(found.barred, "reached", "down").bar == "assumed"


def test_only_the_edits_on_the_routes_are_told():
    place = make_place("board <-> forum; forum <-> p1, p2, p3, p4; link", messages=MESSAGES)
    without_both = remove(remove(place, "forum"), "link")
    difference = find(suppose(place, without_both).differences, "reached", "down")
    assert difference.edits == (Cause(kind="removed", ids=("forum",), count=1),)


def test_taking_away_somebody_with_channels_makes_nobody_more_alone():
    place = make_place("board <-> forum; forum <-> p1, p2, p3, p4; link", messages=MESSAGES)
    added = replace(
        place, stakeholders={**place.stakeholders, "new": replace(place.stakeholders["forum"], id="new")}
    )
    assert find(suppose(added, place).differences, "reached", "down") is None
    assert find(suppose(place, remove(place, "p1")).differences, "isolated") is None


NAMES = ("board", "forum", "link", *PRACTICES)
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    max_size=12,
    unique=True,
)


def build(pairs):
    statements = [*NAMES, *(f"{sender} -> {receiver}" for sender, receiver in pairs)]
    return make_place("; ".join(statements), messages=MESSAGES)


@given(
    PAIRS, st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
)
def test_adding_a_channel_never_lowers_reach_answers_or_second_routes(pairs, added):
    before, after = build(pairs), build([*pairs, added])
    found = suppose(before, after)
    for measured in found.measures:
        if measured.measure in ("reached", "answered", "second-route"):
            was, becomes = measured.readings
            assert becomes.value >= was.value


@given(PAIRS, PAIRS)
def test_whatever_the_places_swapping_mirrors_and_no_difference_has_equal_values(one, other):
    first, second = compare(build(one), build(other)), compare(build(other), build(one))
    for there, back in zip(first.measures, second.measures, strict=True):
        assert there.readings == back.readings[::-1]
    assert {(each.measure, each.message, each.bar) for each in (*first.differences, *first.barred)} == {
        (each.measure, each.message, each.bar) for each in (*second.differences, *second.barred)
    }
    for each in (*first.differences, *first.barred):
        measured = next(m for m in first.measures if (m.measure, m.message) == (each.measure, each.message))
        assert len({measured.readings[side].value for side in each.sides}) > 1


def test_a_figure_about_others_is_barred_on_the_scenario_that_reaches_fewer_and_only_there():
    # Without p1 and p2 answering to the forum, only the two others are there to be cut off.
    before, fewer = build(PAIRS_OF_TREE), build([pair for pair in PAIRS_OF_TREE if "p1" not in pair])
    sides = [
        measure(before, "as it is"),
        measure(before, "idle", before=before),
        measure(fewer, "fewer", before=before),
    ]
    found = join_sides(sides, same_place=True)
    cut = next(each for each in found.measures if (each.measure, each.message) == ("cut-off", "down"))
    assert [each.bar for each in cut.readings] == [None, None, "other-members"]
    assert not cut.comparable


PAIRS_OF_TREE = [("board", "forum"), *(("forum", each) for each in PRACTICES)]


def test_what_rests_on_all_routes_has_the_whole_edit_as_its_cause():
    # The bypass does nothing without both of its channels, though no shortest route goes through it.
    place = make_place(
        "board <-> forum; forum <-> p1, p2, p3, p4; link; p1 -> link", messages=[make_up(*PRACTICES)]
    )
    bypass = make_place(
        "board <-> forum; forum <-> p1, p2, p3, p4; p1 -> link; p2, p3, p4 -> link; link -> board",
        messages=[make_up(*PRACTICES)],
    )
    difference = find(suppose(place, bypass).differences, "cut-off", "up")
    assert difference.edits == (
        Cause(kind="added", ids=("link->board", "p2->link", "p3->link", "p4->link"), count=4),
    )


def test_what_a_scenario_takes_away_itself_is_no_difference_in_reach():
    found = suppose(WHOLE, remove(WHOLE, "board"))
    assert find((*found.differences, *found.barred), "reached", "down") is None
    reached = next(each for each in found.measures if (each.measure, each.message) == ("reached", "down"))
    assert reached.readings[1].bar == "gone"
