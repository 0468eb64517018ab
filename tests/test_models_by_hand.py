"""What the models say of their places, worked by hand from the files; the working stands beside each test."""

from collections import Counter
from datetime import date, timedelta
from difflib import SequenceMatcher

from stakeholder_graph.model.place import Place
from tests.opened_models import MODELS, PAIRS, count_reached, find_message, open_place


def list_only_ways(name: str, message: str) -> dict[str, int]:
    """The stakeholders and shared dependencies that are the only way through, with how many each cuts off."""
    weak = find_message(name, message).weak_points or ()
    return {each.id: len(each.cuts_off) for each in weak if each.type != "channel"}


def list_ties(place: Place, receiver: str) -> set[tuple[str, str]]:
    return {(tie.sender, tie.relation) for tie in place.ties if tie.receiver == receiver}


def sum_hours(place: Place, role: str) -> float:
    return sum(each.cost_hours or 0 for each in place.stakeholders.values() if role in each.roles)


# ---------------------------------------------------------------------------------------------
# The two designs after two posts of 2013
# ---------------------------------------------------------------------------------------------

RECOMMENDED, UNCLEAR = PAIRS[0]


def test_the_committee_reports_to_the_board_and_has_the_members_the_post_names():
    place = open_place(RECOMMENDED)
    assert ("ppi-committee", "reports_to") in list_ties(place, "ccg-board")
    assert {who for who, what in list_ties(place, "ppi-committee") if what == "member_of"} == {
        "director",
        "healthwatch",
        "lay-member",
    }
    assert "ppi-committee" not in open_place(UNCLEAR).stakeholders


def test_infrastructure_has_two_funders_where_there_is_a_joint_plan_and_one_where_there_is_none():
    for name, funders in ((RECOMMENDED, {"ccg", "council"}), (UNCLEAR, {"council"})):
        place = open_place(name)
        for body in ("cvs", "volunteer-centre", "healthy-living-centre", "development-trust"):
            assert {who for who, what in list_ties(place, body) if what == "funds"} == funders


def test_the_peoples_board_is_in_the_hands_of_the_ccg():
    ties = list_ties(open_place(UNCLEAR), "peoples-board")
    assert ties == {("ccg", "hosts"), ("ccg", "appoints"), ("ccg", "runs"), ("ccg", "pays")}


def test_lay_members_are_chosen_by_the_public_in_one_and_by_the_ccg_in_the_other():
    for name, chooser in ((RECOMMENDED, "residents"), (UNCLEAR, "ccg")):
        seats = open_place(name).stakeholders["ccg-board"].seats
        lay = [each for each in seats if each.role.startswith("lay")]
        assert [each.count for each in lay] == [1, 1]
        assert {each.chosen_by for each in lay} == {chooser}


def test_dissent_and_learning_arrive_as_recommended_and_not_without_clear_leadership():
    """Without it no line carries dissent to the board, and none leads from a provider to the Wellbeing Board."""
    assert set(count_reached(RECOMMENDED).values()) == {"3 of 3", "4 of 4", "6 of 6"}
    assert count_reached(UNCLEAR) == {
        "decision": "3 of 3",
        "decision-to-people": "2 of 4",  # those on no list, and those who use nothing, are told nothing
        "concern": "4 of 4",
        "challenge": "0 of 4",
        "planning": "4 of 4",  # by the annual report of Healthwatch
        "learning": "0 of 6",
    }
    # Healthwatch is the only way for those whom no consultation asks, and goes through the CCG's own team as all do.
    assert list_only_ways(UNCLEAR, "concern") == {"engagement-team": 4, "healthwatch": 2}
    assert all(
        (each.independent_routes or 0) >= 2
        for each in find_message(RECOMMENDED, "challenge").deliveries or ()
    )


def test_what_the_commissioner_can_turn_off():
    assert count_reached(RECOMMENDED, "switched-off")["concern"] == "4 of 4"
    assert count_reached(UNCLEAR, "switched-off")["concern"] == "0 of 4"


def test_what_is_left_when_the_commissioner_is_abolished():
    for name in (RECOMMENDED, UNCLEAR):
        left = count_reached(name, "commissioner-abolished")
        assert (left["concern"], left["planning"]) == ("0 of 4", "4 of 4")
    assert count_reached(RECOMMENDED, "commissioner-abolished")["learning"] == "6 of 6"


# ---------------------------------------------------------------------------------------------
# North East Lincolnshire
# ---------------------------------------------------------------------------------------------


def test_the_elected_public_are_the_majority_on_four_boards_in_2010():
    place = open_place("north-east-lincolnshire-2010")
    boards = [each for each in place.stakeholders.values() if "elected-majority" in each.tags]
    assert len(boards) == 4
    for board in boards:
        elected = sum(each.count or 0 for each in board.seats if each.chosen_by == "accord-members")
        assert elected / sum(each.count or 0 for each in board.seats) == 5 / 9
        assert (
            board.vouching.find_source("seats") == "assumption"
        )  # the majority is on record, the numbers are not
        assert board.vouching.existence == "supplier-blog"


def test_the_partnership_board_of_2014_has_the_18_roles_of_its_minutes():
    """15 present and 3 apologies; 3 of them lay or non-clinical, 2 councillors, none elected by the public."""
    place = open_place("north-east-lincolnshire-2014")
    board = place.stakeholders["top-board"]
    assert sum(each.count or 0 for each in board.seats) == 18
    assert sum(each.count or 0 for each in board.seats if "lay" in each.role.split()) == 3
    assert sum(each.count or 0 for each in board.seats if each.role == "councillor") == 2
    assert sum(each.count or 0 for each in board.seats if each.chosen_by is None) == 3  # the lay ones
    assert not {"accord-members", "residents"} & {each.chosen_by for each in board.seats}
    assert {board.vouching.find_source(each) for each in ("seats", "meets")} == {"minutes-2014"}


def test_nothing_found_leads_from_the_accord_members_to_anybody_in_2014():
    assert count_reached("north-east-lincolnshire-2010")["concern"] == "2 of 2"
    place = open_place("north-east-lincolnshire-2014")
    assert count_reached("north-east-lincolnshire-2014")["concern"] == "1 of 2"
    assert not any("accord-members" in (each.sender, each.receiver) for each in place.channels)
    assert place.known_absent == ()  # not found is not the same as not there


# ---------------------------------------------------------------------------------------------
# Four CCGs
# ---------------------------------------------------------------------------------------------


def test_sharing_a_team_halves_its_hours_and_adds_a_step():
    """Patients, patient group, team, CCG, board: four steps. With a team of its own the CCG is no step."""
    shared, four = map(open_place, PAIRS[1])
    assert (sum_hours(shared, "engagement-team"), sum_hours(four, "engagement-team")) == (3200, 4 * 1600)
    for name, hops in zip(PAIRS[1], (4, 3), strict=True):
        assert {each.hops for each in find_message(name, "concern-north").deliveries or ()} == {hops}


def test_a_shared_team_is_the_only_way_for_all_and_four_teams_meet_only_in_the_link():
    shared, four = PAIRS[1]
    assert {"shared-team": 12, "joint-budget": 12}.items() <= list_only_ways(shared, "concern-across").items()
    assert list_only_ways(four, "learning")["link"] == 12
    assert set(count_reached(shared, "team-ends").values()) == {"0 of 3", "0 of 12"}
    assert count_reached(four, "team-ends")["concern-east"] == "3 of 3"


# ---------------------------------------------------------------------------------------------
# The cycle, and a place that begins with the person
# ---------------------------------------------------------------------------------------------


def test_who_misses_a_window_of_the_cycle_waits_for_the_next():
    """The window of 2013 closes on 30 June; the next opens on 7 April 2014, 280 days after 1 July."""
    assert date(2013, 7, 1) + timedelta(days=280) == date(2014, 4, 7)
    for each in find_message("commissioning-cycle", "planning").deliveries or ():
        assert (each.best_days, each.worst_days, each.worst_start) == (0, 280, "2013-07-01")


def test_who_misses_the_renewal_of_the_programme_waits_for_years():
    """What is said by 30 June 2013 is with those who renew it on 3 February 2014, the rest on 6 February 2017."""
    best, worst = date(2014, 2, 3) - date(2013, 6, 30), date(2017, 2, 6) - date(2013, 7, 1)
    for each in find_message("commissioning-cycle", "programme-change").deliveries or ():
        assert (each.best_days, each.worst_days) == (best.days, worst.days) == (218, 1316)
    for each in find_message("public-centred", "programme-change").deliveries or ():
        assert (each.worst_days or 0) < 100


def test_listening_all_year_at_the_first_stage_changes_little():
    """Who came too late came on 1 July, the day after the window; now on 16 July, the day after the hand-over."""
    waits = [find_message("commissioning-cycle", "concern", each).days for each in (None, "always-open")]
    windows, open_all_year = [each.worst_days or 0 for each in waits if each]
    assert windows - open_all_year == 15
    assert open_all_year > 365


def test_what_outlasts_the_commissioner():
    for name, left in (("commissioning-cycle", "0 of 4"), ("public-centred", "4 of 4")):
        assert count_reached(name, "commissioner-abolished")["planning"] == left
        assert count_reached(name, "switched-off")["concern"] == left


def test_points_of_entry_are_trusted_always_open_and_have_two_funders():
    place = open_place("public-centred")
    for entry in ("development-trust", "healthy-living-centre"):
        ways = [
            each.terms for each in place.channels if each.receiver == entry and each.sender == "disadvantaged"
        ]
        assert [(each.trusted, each.formal, each.open, each.every) for each in ways] == [
            (True, False, (), None)
        ]
        assert {who for who, what in list_ties(place, entry) if what == "funds"} == {"ccg", "council"}


# ---------------------------------------------------------------------------------------------
# Today
# ---------------------------------------------------------------------------------------------

INDEPENDENT, ABSORBED = PAIRS[3]


def test_in_whose_hands_the_voice_is():
    assert list_ties(open_place(INDEPENDENT), "healthwatch") == {("council", "funds")}
    absorbed = open_place(ABSORBED)
    assert list_ties(absorbed, "icb-voice") == {("icb", "runs"), ("icb", "pays")}
    assert list_ties(absorbed, "council-voice") == {("council", "runs"), ("council", "pays")}
    assert absorbed.stakeholders["icb-voice"].services == ("health care",)
    assert absorbed.stakeholders["council-voice"].services == ("social care",)
    assert "healthwatch" not in absorbed.stakeholders


def test_the_seat_on_the_wellbeing_board_goes_with_healthwatch():
    assert ("healthwatch", "member_of") in list_ties(open_place(INDEPENDENT), "hwb")
    absent = {(each.sender, each.receiver, each.relation) for each in open_place(ABSORBED).known_absent}
    assert {("icb-voice", "hwb", "member_of"), ("council-voice", "hwb", "member_of")} <= absent


def test_everyone_is_heard_in_both_until_the_board_stops_its_own_involvement_work():
    for name in (INDEPENDENT, ABSORBED):
        assert count_reached(name)["concern"] == "5 of 5"
    assert set(count_reached(INDEPENDENT, "switched-off").values()) == {"1 of 1", "4 of 4", "5 of 5"}
    off = count_reached(ABSORBED, "switched-off")
    assert (off["concern"], off["national"]) == ("4 of 5", "0 of 5")


def test_both_functions_are_taken_to_meet_the_same_people():
    def met_by(name: str, body: str) -> set[str]:
        return {
            each.sender
            for each in open_place(name).channels
            if each.receiver == body and each.terms.by == "visit"
        }

    assert met_by(ABSORBED, "icb-voice") | met_by(ABSORBED, "council-voice") == met_by(
        INDEPENDENT, "healthwatch"
    )


# ---------------------------------------------------------------------------------------------
# Somerset
# ---------------------------------------------------------------------------------------------

FIVE = ("receptionist", "nurse", "practice-manager", "locum", "partner-gp")


def test_somerset_asks_what_the_documents_ask():
    assert {"posts-end", "link-bypass", "forums-talk", "commissioner-abolished"} <= set(
        open_place("somerset").scenarios
    )
    assert set(count_reached("somerset", "commissioner-abolished").values()) == {"0 of 76", "0 of 81"}


def test_five_audiences_adds_lines_to_somerset_and_changes_none():
    one, other = (
        (MODELS / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        for name in ("somerset", "somerset-five-audiences")
    )
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    assert {what for what, *_ in changes} == {"equal", "insert"}


def test_each_practice_has_five_audiences_and_locums_are_the_hardest_to_reach():
    place = open_place("somerset-five-audiences")
    audiences = [each for each in place.stakeholders.values() if each.kind == "practice-role"]
    assert Counter(role for each in audiences for role in each.roles) == dict.fromkeys(FIVE, 76)
    surely: dict[str, set[float | None]] = {}
    for each in place.channels:
        if place.stakeholders[each.receiver].kind == "practice-role":
            surely.setdefault(place.stakeholders[each.receiver].roles[0], set()).add(each.terms.reliability)
            assert each.terms.vouching.find_source("reliability") is None
    assert all(len(each) == 1 for each in surely.values())
    assert min(surely, key=lambda role: min(each or 1 for each in surely[role])) == "locum"


def test_who_in_a_practice_hears_more_often_than_not():
    """All but the locums: the way to the practice has no stated reliability, the last step has 0.3 for them."""
    heard = find_message("somerset-five-audiences", "decision-to-roles")
    assert (heard.delivery_count, heard.reached_count) == (380, 380)
    missed = {
        each.receiver for each in heard.deliveries or () if (each.chance.value if each.chance else 1) < 0.5
    }
    assert {(each or "").rsplit("-", 1)[-1] for each in missed} == {"locums"}
    assert len(missed) == 76


def test_the_added_lines_change_no_answer_of_somerset():
    added = count_reached("somerset-five-audiences")
    assert count_reached("somerset").items() <= added.items()
    for message in count_reached("somerset"):
        one, other = (find_message(name, message) for name in ("somerset", "somerset-five-audiences"))
        assert one.days == other.days
        assert one.weak_points is not None
        assert other.weak_points is not None
        assert [(each.id, each.cuts_off) for each in one.weak_points] == [
            (each.id, each.cuts_off) for each in other.weak_points
        ]
