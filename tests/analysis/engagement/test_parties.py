"""Who is reviewed, who speaks for people, and who acts for whom."""

from datetime import date

import pytest

from tests.analysis.engagement.reviewed import build, find_parties, start


def test_every_commissioner_and_provider_is_reviewed_and_no_board_of_theirs():
    assert find_parties(build(start())).bodies == ("ccg", "trust")


def test_a_council_is_reviewed_where_its_role_says_that_it_leads_or_commissions():
    draft = start().add("council", kind="council").add("other", kind="council", roles=("place-lead",))
    assert find_parties(build(draft)).bodies == ("ccg", "other", "trust")


def test_what_a_body_does_through_a_part_with_a_role_of_its_own_is_the_bodys():
    draft = start().add("planners", kind="group", part_of="ccg", roles=("commissioning",))
    parties = find_parties(build(draft))
    assert parties.bodies == ("ccg", "trust")
    assert parties.find_bodies("planners") == ("ccg",)


def test_a_practice_that_is_part_of_a_commissioner_acts_for_itself():
    draft = start().add("mill", kind="practice", part_of="ccg").add("desk", kind="post", part_of="mill")
    parties = find_parties(build(draft))
    assert parties.find_bodies("mill") == parties.find_bodies("desk") == ()
    assert parties.find_bodies("team") == ("ccg",)


def test_a_forum_that_a_body_keeps_is_a_partner_and_no_part_that_acts_for_it():
    draft = start().add("panel", kind="board", part_of="ccg", roles=("representative",))
    parties = find_parties(build(draft))
    assert parties.is_partner("panel")
    assert parties.find_bodies("panel") == ()
    assert parties.voices == ("panel",)


def test_a_shared_team_acts_for_all_that_pay_or_run_it_and_for_nobody_else():
    draft = start().add("north", kind="commissioner").add("shared", roles=("engagement-team",))
    assert find_parties(build(draft)).find_bodies("shared") == ()
    parties = find_parties(build(draft, "ccg funds shared", "north runs shared", "shared reports_to trust"))
    assert parties.find_bodies("shared") == ("ccg", "north")


def test_another_group_that_a_body_pays_does_not_act_for_it():
    draft = start().add("charity", kind="infrastructure-body", sector="vcs")
    assert find_parties(build(draft, "ccg funds charity")).find_bodies("charity") == ()


def test_a_voice_is_one_by_kind_or_by_role():
    draft = (
        start().add("watch", kind="voice-body").add("group", kind="patient-group").add("talk", kind="forum")
    )
    draft.add("lay", kind="post", roles=("lay-member", "ppi-lead")).add("one", roles=("representative",))
    assert find_parties(build(draft)).voices == ("group", "lay", "one", "talk", "watch")


@pytest.mark.parametrize("role", ["ppi-lead", "engagement-team", "director"])
def test_officers_of_a_body_are_no_voices_whoever_they_listen_to(role):
    draft = start().add("lead", kind="post", roles=(role,)).add("head", roles=(role, "representative"))
    parties = find_parties(build(draft))
    assert parties.voices == ()
    assert not parties.is_partner("lead")


def test_nobody_is_reviewed_who_does_not_stand_on_the_day():
    draft = start().add("old", kind="provider", until=date(2012, 1, 1))
    assert find_parties(build(draft, on=date(2012, 10, 1))).bodies == ("ccg", "trust")


def test_parts_in_a_circle_end():
    draft = start().add("a", part_of="b").add("b", part_of="a")
    assert find_parties(build(draft)).find_bodies("a") == ()
