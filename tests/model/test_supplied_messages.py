"""The two messages a place is asked about when its model defines none."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.model.supplied_messages import supply_messages
from tests.analysis.places import PlaceDraft, message


@pytest.fixture
def draft():
    """A healthy place: one commissioner with its board, two practices, one with a patient group."""
    draft = PlaceDraft().add("ccg", kind="commissioner").add("board", kind="board", part_of="ccg")
    draft.add("p1", kind="practice").add("p2", kind="practice").add("g1", kind="patient-group", part_of="p1")
    return draft.add("travellers", kind="community").add("forum", kind="forum")


def ends(draft):
    messages, problem = supply_messages(draft.build())
    assert problem is None
    return {m.id: (" ".join(m.senders.members), " ".join(m.receivers.members)) for m in messages}


def test_down_from_the_board_and_up_from_everybody_with_a_voice(draft):
    assert ends(draft) == {"down": ("board", "p1 p2"), "up": ("p2 g1 travellers", "board")}


def test_down_is_counted_over_practices_and_up_over_voices_with_an_answer(draft):
    (down, up), _ = supply_messages(draft.build())
    assert (down.counted, down.answered, down.supplied) == ("receivers", False, True)
    assert (up.counted, up.answered, up.supplied) == ("senders", True, True)
    assert down.kind is None
    assert up.kind is None


def test_without_a_board_the_commissioner_itself(draft):
    del draft.stakeholders["board"]
    assert ends(draft)["down"] == ("ccg", "p1 p2")


def test_of_two_boards_neither_is_the_board(draft):
    draft.add("second", kind="board", part_of="ccg")
    assert ends(draft)["down"][0] == "ccg"


def test_a_board_of_somebody_else_is_not_the_commissioners(draft):
    draft.add("trust", kind="provider").add("board", kind="board", part_of="trust")
    assert ends(draft)["down"][0] == "ccg"


def test_of_several_commissioners_the_place_lead(draft):
    draft.add("pct", kind="commissioner")
    assert supply_messages(draft.build())[0] == ()
    draft.add("ccg", kind="commissioner", roles=("place-lead",))
    assert ends(draft)["down"][0] == "board"


def test_a_patient_group_elsewhere_does_not_speak_for_a_practice(draft):
    draft.add("g2", kind="patient-group", part_of="forum")
    assert ends(draft)["up"][0] == "p2 g1 travellers g2"


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        ("ccg", "the model defines no messages, and there is not one commissioner to send them"),
        ("practices", "the model defines no messages, and there is not a practice to receive them"),
    ],
)
def test_without_a_commissioner_or_a_practice_messages_are_asked_for(draft, gone, message):
    for each in ("p1", "p2") if gone == "practices" else ("ccg",):
        del draft.stakeholders[each]
    messages, problem = supply_messages(draft.build())
    assert messages == ()
    assert (problem.code, problem.severity, problem.message) == ("no-messages", "warning", message)
    assert problem.hint == "say under 'messages' what should travel, from whom to whom"


def test_two_place_leads_are_not_one_commissioner(draft):
    draft.add("ccg", kind="commissioner", roles=("place-lead",))
    draft.add("pct", kind="commissioner", roles=("place-lead",))
    assert supply_messages(draft.build())[1].code == "no-messages"


def test_a_model_with_messages_of_its_own_gets_none(draft):
    place = replace(draft.build(), messages=(message("board", "p1"),))
    assert supply_messages(place) == ((), None)
