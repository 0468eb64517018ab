"""In whose hands a voice is: ties, seats and belonging, each in its direction, and silence as silence."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.engagement.hands import LENDING
from stakeholder_graph.analysis.engagement.holding import HOLD_OF
from stakeholder_graph.model.records import Seats, Vouching
from tests.analysis.engagement.reviewed import build, list_voices, start


def with_watch(**said):
    return start().add("council", kind="council").add("watch", **({"kind": "voice-body"} | said))


def flags(voice):
    return (voice.chosen_by_those, voice.paid_by_those, voice.run_by_those)


def holders(voice):
    return [(each.holder, each.hold, each.relation) for each in voice.holders]


def hands(voice):
    return {each.relation: each.hand for each in voice.holders}


def test_nothing_recorded_is_neither_yes_nor_no():
    watch = list_voices(build(with_watch()))["watch"]
    assert (watch.answers_to, watch.holders, flags(watch)) == ((), (), (None, None, None))


@pytest.mark.parametrize(("relation", "hold"), HOLD_OF.items())
def test_a_tie_gives_a_hold_to_the_one_it_comes_from(relation, hold):
    place = build(with_watch().join("watch", "ccg"), f"ccg {relation} watch")
    watch = list_voices(place)["watch"]
    assert holders(watch) == [("ccg", hold, relation)]
    assert flags(watch).count(True) == (0 if relation in LENDING else 1)
    turned = build(with_watch().join("watch", "ccg"), f"watch {relation} ccg")
    assert list_voices(turned)["watch"].holders == ()


def test_what_the_council_pays_is_told_apart_from_what_the_commissioner_runs():
    place = build(with_watch().join("watch", "ccg"), "council funds watch", "ccg runs watch")
    watch = list_voices(place)["watch"]
    assert flags(watch) == (None, False, True)
    assert hands(watch) == {"funds": "council", "runs": "commissioner"}
    assert watch.in_hands


def test_a_council_that_a_voice_speaks_to_is_not_the_commissioner():
    draft = with_watch().add("cabinet", kind="board", part_of="council").join("watch", "cabinet")
    watch = list_voices(build(draft, "page: council funds watch"))["watch"]
    assert (watch.answers_to, watch.paid_by_those, watch.in_hands) == (("cabinet",), False, False)


@pytest.mark.parametrize("relation", sorted(LENDING))
def test_who_lends_a_room_or_buys_work_has_no_clear_hand(relation):
    watch = list_voices(build(with_watch(), f"ccg {relation} watch"))["watch"]
    assert hands(watch) == {relation: "unclear"}
    assert (flags(watch), watch.in_hands) == ((None, None, None), None)


def test_what_is_more_doubted_than_believed_puts_nobody_into_anybodys_hands():
    place = build(with_watch(), "page: ccg funds watch")
    doubted = replace(place, ties=tuple(replace(each, certainty=0.4) for each in place.ties))
    assert list_voices(place)["watch"].in_hands
    assert hands(list_voices(doubted)["watch"]) == {"funds": "unclear"}
    assert list_voices(doubted)["watch"].in_hands is None


def test_a_board_that_is_part_of_nobody_is_in_the_way_of_a_voice_that_speaks_to_it():
    draft = with_watch().add("group-board", kind="board").join("watch", "group-board")
    assert list_voices(build(draft, "group-board appoints watch"))["watch"].chosen_by_those
    apart = with_watch().add("group-board", kind="board")
    assert list_voices(build(apart, "group-board appoints watch"))["watch"].chosen_by_those is False


def test_a_forum_may_be_paid_by_the_commissioner_among_others():
    draft = with_watch(kind="forum").add("charity", kind="infrastructure-body")
    watch = list_voices(build(draft, "page: ccg funds watch", "page: charity runs watch"))["watch"]
    assert (flags(watch), watch.in_hands) == ((None, True, False), False)
    run = list_voices(build(draft, "page: ccg runs watch"))["watch"]
    assert (run.in_hands, run.in_hands_basis) == (True, "stated")


def test_hands_on_assumptions_only_say_so():
    watch = list_voices(build(with_watch(), "ccg runs watch"))["watch"]
    assert (watch.in_hands, watch.in_hands_basis) == (True, "assumed")
    both = list_voices(build(with_watch(), "ccg runs watch", "page: ccg pays watch"))["watch"]
    assert both.in_hands_basis == "stated"


def test_a_hold_of_the_organisation_counts_for_its_board_and_its_teams():
    place = build(with_watch().join("watch", "board"), "ccg appoints watch", "team runs watch")
    watch = list_voices(place)["watch"]
    assert watch.answers_to == ("board",)
    assert flags(watch) == (True, None, True)


def test_a_hold_of_another_organisation_does_not():
    place = build(with_watch().join("watch", "board"), "trust appoints watch")
    watch = list_voices(place)["watch"]
    assert flags(watch)[0] is False
    assert hands(watch) == {"appoints": "provider"}


def test_the_commissioners_hand_counts_also_where_it_is_not_recorded_who_hears_the_voice():
    watch = list_voices(build(with_watch(), "ccg appoints watch"))["watch"]
    assert (watch.answers_to, watch.in_hands) == ((), True)


def test_it_speaks_to_those_it_scrutinises_sits_with_and_reaches_and_to_those_who_answer_to_it():
    draft = with_watch().add("hwb", kind="partnership").add("north", kind="commissioner")
    draft.join("watch", "ccg").join("trust", "watch")
    place = build(draft, "watch scrutinises trust", "watch member_of hwb", "north accountable_to watch")
    assert list_voices(place)["watch"].answers_to == ("ccg", "hwb", "north", "trust")


def test_hearing_from_a_body_or_answering_to_it_is_not_speaking_to_it():
    place = build(
        with_watch().join("ccg", "watch"), "watch accountable_to council", "watch represents people"
    )
    assert list_voices(place)["watch"].answers_to == ()


def test_whoever_reaches_a_team_speaks_to_the_body_behind_it():
    assert list_voices(build(with_watch().join("watch", "team")))["watch"].answers_to == ("ccg",)


def test_a_patient_group_speaks_to_its_practice_which_is_what_it_is_part_of():
    draft = start().add("mill", kind="practice", part_of="ccg")
    draft.add("group", kind="patient-group", part_of="mill").join("group", "mill")
    group = list_voices(build(draft, "mill hosts group"))["group"]
    assert group.answers_to == ("mill",)
    assert holders(group) == [("mill", "run", "hosts"), ("mill", "run", "part_of")]
    assert flags(group) == (None, None, False)
    assert hands(group) == {"hosts": "unclear", "part_of": "practice"}


def test_a_voice_does_not_speak_to_another_voice_or_to_a_part_of_its_own():
    draft = with_watch().add("panel", kind="board", part_of="watch").add("talk", kind="forum")
    draft.join("watch", "panel").join("watch", "talk").join("watch", "people")
    assert list_voices(build(draft))["watch"].answers_to == ()


def test_seats_say_who_chose_and_who_pays_with_their_share():
    seats = (
        Seats(role="public", count=3, chosen_by="people"),
        Seats(role="appointed", count=1, chosen_by="ccg", paid_by="ccg"),
    )
    draft = with_watch(seats=seats, vouching=Vouching(values={"seats": "page"})).join("watch", "ccg")
    watch = list_voices(build(draft))["watch"]
    assert [(each.holder, each.relation, each.share) for each in watch.holders] == [
        ("ccg", "chosen_by", 0.25),
        ("people", "chosen_by", 0.75),
        ("ccg", "paid_by", 0.25),
    ]
    assert {(each.basis, each.source) for each in watch.holders} == {("stated", "page")}
    assert flags(watch) == (True, True, None)


def test_seats_that_are_not_all_counted_have_no_share():
    seats = (Seats(role="public", count=3, chosen_by="people"), Seats(role="other"))
    (holder,) = list_voices(build(with_watch(seats=seats)))["watch"].holders
    assert holder.share is None


def test_a_seat_held_elsewhere_says_who_chose_the_one_who_holds_it():
    seats = (
        Seats(role="lay member", count=1, chosen_by="people", paid_by="council", held_by="lay"),
        Seats(role="GP", count=7, chosen_by="ccg"),
    )
    draft = with_watch().add("lay", kind="post", roles=("lay-member",))
    draft.add("board", kind="board", part_of="ccg", seats=seats)
    lay = list_voices(build(draft))["lay"]
    assert lay.answers_to == ("board",)
    assert holders(lay) == [("people", "chosen", "chosen_by"), ("council", "paid", "paid_by")]
    assert flags(lay) == (False, False, None)


def with_lay(**panel):
    draft = start().add("panel", kind="committee", part_of="ccg", **panel).add("charity", kind="civic-body")
    return draft.add("lay", kind="post", roles=("lay-member",), part_of="board").join("lay", "board")


def test_a_panel_of_people_that_a_body_keeps_is_nobodys_clear_hand():
    lay = list_voices(build(with_lay(sector="voice"), "panel elects lay"))["lay"]
    assert (flags(lay), hands(lay), lay.in_hands) == ((None, None, None), {"elects": "unclear"}, None)


def test_a_committee_of_the_commissioner_is_its_hand_unless_outsiders_sit_in_it():
    own = list_voices(build(with_lay(), "panel elects lay", "team member_of panel"))["lay"]
    mixed = list_voices(build(with_lay(), "panel elects lay", "charity member_of panel"))["lay"]
    assert (own.in_hands, mixed.in_hands) == (True, None)


def test_a_post_is_not_run_by_the_body_it_has_a_seat_in():
    lay = list_voices(build(with_lay(), "people elects lay"))["lay"]
    assert [each.relation for each in lay.holders] == ["elects"]
    assert (flags(lay), lay.in_hands) == ((False, None, None), False)


def test_what_vouches_for_a_hold_is_told():
    draft = with_watch(part_of="council").join("watch", "ccg")
    watch = list_voices(build(draft, "page: council funds watch", "ccg pays watch"))["watch"]
    told = {(each.relation, each.basis, each.source, each.address) for each in watch.holders}
    assert told == {
        ("funds", "stated", "page", "https://example.org/page"),
        ("pays", "assumed", None, None),
        ("part_of", "assumed", None, None),
    }
    assert flags(watch) == (None, True, False)
    assert (watch.in_hands, watch.in_hands_basis) == (True, "assumed")
