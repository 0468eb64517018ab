"""What each edit does to a place, and what becomes of an edit that cannot be made."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.model.cadence import Cadence, Duration
from stakeholder_graph.model.checks import check_place
from stakeholder_graph.model.lines import (
    AddShared,
    AddStakeholder,
    Change,
    ChannelLine,
    Merge,
    Remove,
    TieLine,
)
from stakeholder_graph.model.place import Place, Scenario
from stakeholder_graph.model.problem import Origin
from stakeholder_graph.model.records import (
    AbsentStakeholder,
    KnownAbsence,
    Seats,
    SharedDependency,
    Source,
    Stakeholder,
    Terms,
    Tie,
    Vouching,
)
from stakeholder_graph.model.selectors import read_selector
from stakeholder_graph.scenarios.apply import apply_edits, apply_scenario, remove
from tests.analysis.places import PlaceDraft, every, message

MONTH = Cadence(text="month", interval=Duration(1, "month"))


def draft() -> PlaceDraft:
    """Board over a federation of two practices, each with its patient group; the second rests on a pot."""
    made = PlaceDraft("board <-> fed <-> p1, p2; p1 <-> g1; p2 <-> g2").share("pot")
    made.add("fed", kind="federation", part_of="board").add("board", kind="board")
    made.add("p1", kind="practice", part_of="fed", people=100)
    made.add("p2", kind="practice", part_of="fed", people=30, depends_on=("pot",))
    return made.add("g1", kind="patient-group", part_of="p1").add("g2", kind="patient-group", part_of="p2")


@pytest.fixture
def place() -> Place:
    return replace(
        draft().build(),
        ties=(Tie(sender="board", receiver="p1", relation="funds"),),
        known_absent=(KnownAbsence(sender="p1", receiver="board"),),
        messages=(message("board", "p1, p2"),),
    )


def edit(place, *edits):
    after, problems = apply_edits(place, edits)
    assert problems == ()
    return after


def refuse(place, *edits):
    """The code and words of the only problem; nothing may have changed."""
    after, (problem,) = apply_edits(place, edits)
    assert after == place
    return problem.code, problem.message, problem.hint


def channels(place):
    return [each.id for each in place.channels]


def channel_line(sender, receiver, *, both_ways=False, **terms):
    return ChannelLine(
        sender=read_selector(sender),
        receiver=read_selector(receiver),
        both_ways=both_ways,
        terms=Terms(**({"by": "email"} | terms)),
    )


def change(stakeholder, source=None, **values):
    return Change(stakeholder=read_selector(stakeholder), values=tuple(values.items()), source=source)


# --- remove ---


def test_removing_a_stakeholder_drops_its_channels_ties_and_absences_and_joins_nothing_up(place):
    after = edit(place, Remove(target="p1"))
    assert channels(after) == ["board->fed", "fed->board", "fed->p2", "p2->fed", "p2->g2", "g2->p2"]
    assert (after.ties, after.known_absent) == ((), ())
    assert "p1" not in after.stakeholders
    assert after.removed.keys() == {"p1"}


def test_removing_lifts_parts_to_the_parent(place):
    after = edit(place, Remove(target="fed"))
    assert (after.stakeholders["p1"].part_of, after.stakeholders["p2"].part_of) == ("board", "board")
    assert edit(after, Remove(target="board")).stakeholders["p1"].part_of is None


def test_the_place_that_was_is_left_as_it_is(place):
    before = channels(place), dict(place.stakeholders)
    edit(place, Remove(target="fed"), Remove(target="p1:g1"))
    assert (channels(place), dict(place.stakeholders)) == before


def test_its_own_deliveries_stay_counted_as_not_reached_with_their_people(place):
    (question,) = place.messages
    counts = []
    for each in (place, edit(place, Remove(target="p1"))):
        answer = summarise_message(Structure(each), each.messages[0])
        counts.append((answer.delivery_count, answer.reached_count, answer.people, answer.people_of_reached))
    assert counts == [(2, 2, 130, 130), (2, 1, 130, 30)]
    assert edit(place, Remove(target="p1")).messages == (question,)


def test_removing_a_channel_leaves_the_way_back(place):
    after = edit(place, Remove(target="board:fed"))
    assert set(channels(place)) - set(channels(after)) == {"board->fed"}
    (back,) = (each for each in after.channels if each.id == "fed->board")
    assert back.twin is None


def test_removing_a_channel_by_its_ends_takes_all_parallel_ones_and_by_number_only_that_one():
    place = draft().join("board", "fed").join("board", "fed").build()
    assert not {"board->fed", "board->fed#2", "board->fed#3"} & set(
        channels(edit(place, Remove(target="board:fed")))
    )
    after = edit(place, Remove(target="board->fed#2"))
    assert [each for each in channels(after) if each.startswith("board->fed")] == [
        "board->fed",
        "board->fed#3",
    ]


def test_removing_a_shared_dependency_takes_all_that_depends_on_it():
    place = draft().join("board", "p1", depends_on=("pot",)).build()
    after = edit(place, Remove(target="pot"))
    assert after.removed.keys() == {"p2"}
    assert "board->p1" not in channels(after)
    assert after.stakeholders["g2"].part_of == "fed"


@pytest.mark.parametrize(
    ("target", "code", "hint"),
    [
        ("boad", "unknown-stakeholder", "did you mean 'board'?"),
        ("x", "unknown-stakeholder", "a channel is named 'sender:receiver'"),
        ("board:feed", "unknown-stakeholder", "did you mean 'fed'?"),
        ("board:p1", "unknown-channel", "name it as 'sender:receiver'"),
        ("board->fed#7", "unknown-channel", "name it as 'sender:receiver'"),
        ("", "unknown-stakeholder", "a channel is named 'sender:receiver'"),
    ],
)
def test_what_is_not_there_cannot_be_removed(place, target, code, hint):
    found = refuse(place, Remove(target=target))
    assert (found[0], found[2]) == (code, hint)


def test_nothing_is_removed_twice(place):
    _, problems = apply_edits(place, [Remove(target="p1"), Remove(target="p1")])
    assert [each.code for each in problems] == ["unknown-stakeholder"]


# --- add ---


def test_a_stakeholder_is_added(place):
    after = edit(
        place, AddStakeholder(stakeholder=Stakeholder(id="new", name="New", kind="forum", part_of="fed"))
    )
    assert list(after.stakeholders)[-1] == "new"


def test_whoever_was_removed_can_be_added_again_and_is_there_once(place):
    back = Stakeholder(id="p1", name="P1", kind="practice", people=90)
    after = edit(place, Remove(target="p1"), AddStakeholder(stakeholder=back))
    assert after.removed == {}
    assert summarise_message(Structure(after), after.messages[0]).people == 120


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"id": "fed"}, "duplicate-id"),
        ({"id": "pot"}, "duplicate-id"),
        ({"id": "new", "part_of": "nobody"}, "unknown-stakeholder"),
        ({"id": "new", "part_of": "new"}, "part-of-itself"),
        ({"id": "new", "depends_on": ("nothing",)}, "unknown-shared"),
        ({"id": "new", "seats": (Seats(role="chair", held_by="nobody"),)}, "unknown-stakeholder"),
    ],
)
def test_a_stakeholder_that_makes_no_sense_is_not_added(place, said, code):
    assert refuse(place, AddStakeholder(stakeholder=Stakeholder(name="New", kind="forum", **said)))[0] == code


def test_a_shared_dependency_is_added_before_something_depends_on_it(place):
    grant = AddShared(shared=SharedDependency(id="grant", name="Grant"))
    assert edit(place, grant, change("p1", depends_on=("grant",))).stakeholders["p1"].depends_on == ("grant",)
    assert refuse(place, change("p1", depends_on=("grant",)))[0] == "unknown-shared"
    assert refuse(place, AddShared(shared=SharedDependency(id="p1", name="Grant")))[0] == "duplicate-id"


def test_channels_are_added_between_whom_their_selectors_mean_now(place):
    after = edit(place, channel_line("board", "every practice", both_ways=True))
    assert channels(after)[-4:] == ["board->p1", "p1->board", "board->p2", "p2->board"]
    after = edit(place, Remove(target="p2"), channel_line("board", "every practice"))
    assert channels(after)[-1] == "board->p1"


def test_an_added_channel_never_takes_an_id_in_use():
    """Of two channels the first falls with the pot; the next must not be called like the second."""
    made = PlaceDraft().add("a").add("b").share("pot").join("a", "b", depends_on=("pot",)).join("a", "b")
    after = edit(made.build(), Remove(target="pot"), channel_line("a", "b"))
    assert channels(after) == ["a->b#2", "a->b#3"]


def test_a_channel_that_comes_back_is_no_twin_of_the_one_that_stayed(place):
    after = edit(place, Remove(target="board:fed"), channel_line("board", "fed"))
    assert {each.id: each.twin for each in after.channels if "board" in each.id} == {
        "board->fed": None,
        "fed->board": None,
    }


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (channel_line("board", "every regulator"), "nobody-selected"),
        (channel_line("board", "any practice"), "any-not-allowed"),
        (channel_line("board", "board"), "self-channel"),
        (channel_line("board", "p9"), "unknown-stakeholder"),
        (channel_line("board", "p1", depends_on=("nothing",)), "unknown-shared"),
    ],
)
def test_a_channel_that_makes_no_sense_is_not_added(place, line, code):
    assert refuse(place, line)[0] == code


def test_ties_are_added(place):
    tie = Tie(sender="", receiver="", relation="hosts")
    line = TieLine(
        sender=read_selector("every practice"), receiver=read_selector("its patient-group"), tie=tie
    )
    assert [(t.sender, t.receiver, t.relation) for t in edit(place, line).ties[1:]] == [
        ("p1", "g1", "hosts"),
        ("p2", "g2", "hosts"),
    ]


# --- change ---


def test_only_the_edits_own_source_vouches_for_a_changed_value():
    vouched = Vouching(existence="paper", rest="paper", values={"people": "register"})
    place = draft().add("p1", kind="practice", people=100, vouching=vouched).build()
    place = replace(
        place, sources={**place.sources, "paper": Source(id="paper", title="Paper", kind="public")}
    )
    by_source = {
        source: edit(place, change("p1", source=source, people=80)).stakeholders["p1"]
        for source in (None, "paper")
    }
    assert [each.people for each in by_source.values()] == [80, 80]
    assert [each.vouching.find_source("people") for each in by_source.values()] == ["assumption", "paper"]
    assert {each.vouching.existence for each in by_source.values()} == {"paper"}
    assert {each.vouching.find_source("sector") for each in by_source.values()} == {"paper"}


def test_everybody_a_selector_means_is_changed(place):
    after = edit(place, change("every practice", relays=False))
    assert [each.relays for each in after.stakeholders.values() if each.kind == "practice"] == [False, False]
    assert after.stakeholders["g1"].relays


def test_a_channel_is_changed_both_ways_where_it_was_written_so():
    made = draft().join("p1", "p2", level="inform").build()
    twins = channel_line("g1", "g2", both_ways=True)
    after = edit(made, twins, Change(channel="g1:g2", values=(("level", "consult"),)))
    levels = {each.id: each.terms.level for each in after.channels if each.terms.level}
    assert levels == {"p1->p2": "inform", "g1->g2": "consult", "g2->g1": "consult"}
    assert edit(made, Change(channel="p1:p2", values=(("level", None),))).channels[-1].terms.level is None


def test_a_shared_dependency_is_changed(place):
    after = edit(place, Change(shared="pot", values=(("reliability", 0.2),)))
    assert after.shared["pot"].reliability == 0.2
    assert refuse(place, Change(shared="pott", values=(("reliability", 0.2),))) == (
        "unknown-shared",
        "there is no shared dependency 'pott'",
        "did you mean 'pot'?",
    )


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (change("board", part_of="p1"), "part-of-itself"),  # the board is above p1: this once hung for ever
        (change("p1", part_of="p1"), "part-of-itself"),
        (change("p1", part_of="nobody"), "unknown-stakeholder"),
        (change("p9", people=1), "unknown-stakeholder"),
        (change("every regulator", people=1), "nobody-selected"),
        (Change(channel="board:p1", values=(("level", "consult"),)), "unknown-channel"),
        (Change(channel="board:fed", values=(("depends_on", ("nothing",)),)), "unknown-shared"),
    ],
)
def test_a_change_that_makes_no_sense_is_not_made(place, made, code):
    assert refuse(place, made)[0] == code


# --- merge ---


def test_one_stakeholder_is_made_of_several_with_their_channels_ties_parts_and_messages(place):
    place = replace(place, known_absent=(KnownAbsence(sender="p1", receiver="board"),))
    both = Stakeholder(id="p", name="P", kind="practice", part_of="fed", people=130)
    after = edit(place, channel_line("p1", "p2"), Merge(stakeholders=("p1", "p2"), into=both))
    assert after.stakeholders.keys() == {"board", "fed", "p", "g1", "g2"}
    assert after.stakeholders["g1"].part_of == after.stakeholders["g2"].part_of == "p"
    assert channels(after)[2:6] == ["fed->p", "p->fed", "fed->p#2", "p->fed#2"]
    assert not any(each.sender == each.receiver for each in after.channels)
    twins = {each.id: each.twin for each in after.channels}
    assert all(twins[twin] == each for each, twin in twins.items() if twin)
    assert [(t.sender, t.receiver) for t in after.ties] == [("board", "p")]
    assert [(a.sender, a.receiver) for a in after.known_absent] == [("p", "board")]
    assert after.messages[0].receivers.members == ("p",)
    assert [each for each in check_place(after) if each.is_error] == []


def test_a_merger_may_keep_one_of_the_names(place):
    both = Stakeholder(id="p1", name="P", kind="practice", part_of="fed")
    after = edit(place, Merge(stakeholders=("p1", "p2"), into=both))
    assert "p2" not in after.stakeholders
    assert after.stakeholders["g2"].part_of == "p1"
    assert after.removed == {}


def test_a_merger_keeps_whom_each_has_as_its_own(place):
    own = replace(
        message(every("p1", "p2"), "g1, g2"),
        receivers=replace(every("g1", "g2"), is_group=False),
        partners={"p1": ("g1",), "p2": ("g2",)},
    )
    both = Stakeholder(id="p", name="P", kind="practice", part_of="fed")
    after = edit(replace(place, messages=(own,)), Merge(stakeholders=("p1", "p2"), into=both))
    assert after.messages[0].partners == {"p": ("g1", "g2")}
    assert summarise_message(Structure(after), after.messages[0]).reached_count == 2


@pytest.mark.parametrize(
    ("members", "into", "code"),
    [
        (("p1", "p9"), {"id": "p"}, "unknown-stakeholder"),
        (("p1", "p2"), {"id": "fed"}, "duplicate-id"),
        (("p1", "p2"), {"id": "p", "part_of": "p1"}, "unknown-stakeholder"),
        (("p1", "p2"), {"id": "p", "part_of": "g1"}, "part-of-itself"),
    ],
)
def test_a_merger_that_makes_no_sense_is_not_made(place, members, into, code):
    made = Merge(stakeholders=members, into=Stakeholder(name="P", kind="practice", **into))
    assert refuse(place, made)[0] == code


# --- several ---


def test_edits_are_made_in_their_order_and_each_sees_what_those_before_it_left(place):
    new = AddStakeholder(stakeholder=Stakeholder(id="p3", name="P3", kind="practice", part_of="fed"))
    line = channel_line("fed", "every practice")
    assert channels(edit(place, new, line))[-1] == "fed->p3"
    assert channels(edit(place, line, new))[-1] == "fed->p2#2"


def test_messages_keep_whom_they_meant_before_the_edits(place):
    new = AddStakeholder(stakeholder=Stakeholder(id="p3", name="P3", kind="practice", part_of="fed"))
    assert edit(place, new).messages == place.messages


def test_an_edit_that_cannot_be_made_does_not_stop_the_others_and_is_told_where_it_stands(place):
    edits = (Remove(target="x"), Remove(target="p1"), Remove(target="y"))
    origins = tuple(Origin(("scenarios", "s", "edits", number)) for number in range(3))
    after, problems = apply_scenario(place, Scenario(id="s", edits=edits, edit_origins=origins))
    assert after == remove(place, "p1")
    assert [each.origin for each in problems] == [origins[0], origins[2]]


def test_no_edit_changes_nothing(place):
    assert apply_edits(place, []) == (place, ())


# --- who is known to be absent ---


def without_a_committee(place, **said):
    return replace(place, absent_stakeholders=(AbsentStakeholder(**({"kind": "committee"} | said)),))


def add(given, **said):
    return AddStakeholder(stakeholder=Stakeholder(**({"id": given, "name": given, "kind": "forum"} | said)))


def test_an_edit_that_adds_somebody_who_fits_ends_the_absence(place):
    place = without_a_committee(place, part_of="fed")
    assert edit(place, add("new")).absent_stakeholders == place.absent_stakeholders
    assert edit(place, add("new", kind="committee")).absent_stakeholders == place.absent_stakeholders
    assert edit(place, add("new", kind="committee", part_of="p1")).absent_stakeholders == ()


def test_an_edit_that_gives_somebody_the_missing_role_ends_the_absence(place):
    place = without_a_committee(place, kind=None, role="sponsor")
    assert edit(place, change("fed", roles=("board",))).absent_stakeholders == place.absent_stakeholders
    assert edit(place, change("fed", roles=("sponsor",))).absent_stakeholders == ()


def test_an_absence_below_one_that_goes_goes_with_it_and_follows_one_that_is_merged(place):
    place = without_a_committee(place, part_of="p1")
    assert edit(place, Remove(target="p2")).absent_stakeholders == place.absent_stakeholders
    assert edit(place, Remove(target="p1")).absent_stakeholders == ()
    into = Stakeholder(id="p", name="P", kind="practice")
    (absence,) = edit(place, Merge(stakeholders=("p1", "p2"), into=into)).absent_stakeholders
    assert absence.part_of == "p"


def test_a_merger_into_one_that_fits_ends_the_absence(place):
    into = Stakeholder(id="p", name="P", kind="committee")
    place = without_a_committee(place)
    assert edit(place, Merge(stakeholders=("p1", "p2"), into=into)).absent_stakeholders == ()


# --- what a source confirms ---


def test_a_change_that_confirms_lets_its_source_vouch_that_the_channel_is_there_and_makes_it_a_doubt_of_its_own():
    made = PlaceDraft().add("a").add("b").add("c")
    terms = {"every": MONTH, "vouching": Vouching(existence="paper", rest="paper"), "line": "channels.0"}
    place = made.join("a", "b", by_membership=True, **terms).join("a", "c", **terms).build()
    confirmed = Change(
        channel="a:b", values=(("certainty", 0.9),), source="sheet", confirms=True, line="corrections.0"
    )
    after = edit(place, confirmed)
    changed, left = (each.terms for each in after.channels)
    assert changed.certainty == 0.9
    assert changed.vouching == Vouching(existence="sheet", rest="paper", values={"certainty": "sheet"})
    assert (changed.line, changed.by_membership, changed.every) == ("corrections.0", False, MONTH)
    assert left == place.channels[1].terms
    unconfirmed = edit(place, replace(confirmed, confirms=False)).channels[0].terms
    assert unconfirmed.vouching.existence == "paper"
    assert (unconfirmed.line, unconfirmed.by_membership) == ("channels.0", True)


def test_a_stakeholder_can_be_confirmed_too(place):
    confirmed = Change(
        stakeholder=read_selector("fed"), values=(("certainty", 1.0),), source="sheet", confirms=True
    )
    after = edit(place, confirmed).stakeholders["fed"]
    assert after.vouching == Vouching(existence="sheet", values={"certainty": "sheet"})
    assert after.kind == "federation"


def test_a_change_one_way_leaves_the_way_back_as_it_was_and_tells_the_two_apart():
    pair = PlaceDraft("a <-> b").build()
    after = edit(pair, Change(channel="a:b", values=(("certainty", 0.2),), one_way=True))
    assert [(each.id, each.terms.certainty, each.twin) for each in after.channels] == [
        ("a->b", 0.2, None),
        ("b->a", None, None),
    ]
    assert after.channels[1].terms == pair.channels[1].terms
    both = edit(pair, Change(channel="a:b", values=(("certainty", 0.2),)))
    assert [(each.terms.certainty, each.twin) for each in both.channels] == [(0.2, "b->a"), (0.2, "a->b")]
