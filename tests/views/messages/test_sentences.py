"""Sentences are true, in the right number, and in the words of a board."""

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.answers import AssumedShare
from stakeholder_graph.results.chances import Chance
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.silos import Siblings, SiloGroup
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views import frame
from stakeholder_graph.views.analysis import silo_sentences, weak_point_sentences
from stakeholder_graph.views.analysis.headlines import find_headlines
from stakeholder_graph.views.escapes import escape_markdown, make_printable
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.messages.losses import find_losses, find_weak_points
from stakeholder_graph.views.trace import delivery_sentences
from stakeholder_graph.views.words import Names, join_words, list_some, say_date, say_number, say_share
from tests.views.answers import DOWN, NAMED, UP, make_answer, make_delivery

NAMES = Names(NAMED)


def make_message(count: int, reached: int, *, counted="receivers", people=None, of_reached=None, unknown=0):
    ids = ("L85001", "L85002", "L85003")[:count]
    deliveries = tuple(
        make_delivery(f"governing-body {id_}")
        if number < reached
        else Delivery(sender="governing-body", receiver=id_, reached=False)
        for number, id_ in enumerate(ids)
    )
    return MessageAnswer(
        message="news",
        says=None,
        kind=None,
        counted=counted,
        asks_answer=False,
        delivery_count=count,
        reached_count=reached,
        people=people,
        people_of_reached=of_reached,
        people_unknown_count=unknown,
        deliveries=deliveries,
    )


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (make_message(3, 3, people=18300, of_reached=18300),
         "Yes, on paper: all 3 practices hear, in 1 step. 18,300 people are registered with them."),
        (make_message(3, 1, people=18300, of_reached=8200),
         "In part, on paper: 1 of 3 practices hears, in 1 step. "
         "8,200 people are registered with practices that hear, 10,100 with those that do not."),
        (make_message(3, 2, people=12300, of_reached=12300, unknown=1),
         "In part, on paper: 2 of 3 practices hear, in 1 step. "
         "12,300 people are registered with practices that hear; people not known for 1 of the 3."),
        (make_message(3, 0, people=18300, of_reached=0),
         "No: none of the 3 practices hears: no route recorded. 18,300 people are registered with them."),
        (make_message(1, 1, people=1, of_reached=1),
         "Yes, on paper: Mill Surgery (L85001) hears, in 1 step. 1 person is registered with it."),
        (make_message(1, 0), "No: Mill Surgery (L85001) does not hear: no route recorded. People not known."),
        (make_message(3, 3, unknown=3), "Yes, on paper: all 3 practices hear, in 1 step. People not known."),
        (make_message(0, 0), "Nothing to check: nobody is named at one end of it, so nothing can be said."),
        (make_message(3, 2, counted="pairs"),
         "In part, on paper: 2 of 3 deliveries (one sender, one receiver) arrive, in 1 step."),
    ],
)  # fmt: skip
def test_verdict_says_who_hears_and_how_many_people_are_registered_with_them(message, sentence):
    assert sentences.describe_verdict(message, NAMES) == sentence


def test_unknown_people_are_never_zero():
    for message in (
        make_message(3, 3, unknown=3),
        make_message(3, 1, unknown=3),
        make_message(3, 0, unknown=3),
    ):
        assert "0 people" not in sentences.describe_people(message, NAMES)
        assert sentences.describe_people(message, NAMES) == "people not known"
    point = WeakPoint(type="stakeholder", id="west", cuts_off=("L85001",), people=None)
    assert weak_point_sentences.describe_weak_point(point, DOWN, NAMES) == (
        "Without West federation, Mill Surgery (L85001) does not hear (people not known) [assumed]"
    )


def test_opening_says_on_paper_however_much_is_stated():
    for existence in (0.58, 0.5, 0.0, None):
        answer = make_answer(assumed_share=AssumedShare(existence=existence))
        assert frame.describe_opening(answer).startswith("On paper, 1 of the 2 messages reaches everyone")


@pytest.mark.parametrize(
    ("messages", "sentence"),
    [
        ((DOWN, UP),
         "On paper, 1 of the 2 messages reaches everyone it should; "
         "2 of 3 voices (6,000 people) are not heard [concern]."),
        ((DOWN,),
         "On paper, the one message reaches everyone it should; "
         "without West federation, 2 practices (12,300 people) would not hear [decision]."),
        ((make_message(3, 3), make_message(2, 2)), "On paper, both messages reach everyone they should."),
        ((make_message(3, 0, people=18300, of_reached=0),),
         "On paper, the one message does not reach everyone it should; "
         "none of the 3 practices (18,300 people) hears [news]."),
        ((make_message(1, 0, people=8200, of_reached=0),),
         "On paper, the one message does not reach everyone it should; "
         "Mill Surgery (L85001) (8,200 people) does not hear [news]."),
        ((make_message(3, 2, people=100, of_reached=100, unknown=1),),
         "On paper, the one message does not reach everyone it should; Hill Surgery (L85003) does not hear [news]."),
    ],
)  # fmt: skip
def test_opening_names_the_worst_that_is_lost_or_would_be(messages, sentence):
    assert frame.describe_opening(make_answer(messages=messages)) == sentence


def test_opening_adds_who_would_be_lost_besides_in_the_worst_message():
    point = WeakPoint(type="channel", id="west->east", cuts_off=("L85001",), people=8200)
    message = replace(
        make_message(3, 1, counted="senders", people=8200, of_reached=8200, unknown=2), weak_points=(point,)
    )
    assert frame.describe_opening(make_answer(messages=(message,))).endswith(
        "; 2 of 3 boards are not heard, and without the channel from West federation to East federation "
        "1 more (8,200 people) would not be [news]."
    )


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (AssumedShare(existence=0.58, people=0.0, level=1.0),
         "Only assumed: 58% of the stakeholders and channels used, none of the people counts, "
         "all levels of involvement. Timing and reliability were not looked at."),
        (AssumedShare(existence=0.999, people=0.001, level=0.5, timing=1.0, reliability=0.25),
         "Only assumed: over 99% of the stakeholders and channels used, under 1% of the people counts, "
         "50% of the levels of involvement, all timings, 25% of the reliabilities."),
        (AssumedShare(existence=1.0, people=1.0, timing=0.2),
         "Only assumed: all stakeholders and channels used, all people counts, 20% of the timings. "
         "No levels of involvement were used. Reliability was not looked at."),
        (AssumedShare(),
         "No stakeholders and channels, no people counts and no levels of involvement were used. "
         "Timing and reliability were not looked at."),
    ],
)  # fmt: skip
def test_assumed_share_is_said_in_full_and_never_rounded_to_certainty(share, sentence):
    assert frame.describe_assumed(share) == sentence


def test_no_weak_point_differs_from_nothing_reached():
    assert weak_point_sentences.describe_no_weak_point(make_message(3, 3)) == (
        "No single stakeholder, channel or shared dependency is the only way through."
    )
    assert weak_point_sentences.describe_no_weak_point(make_message(3, 0)) == (
        "Nobody is reached to begin with, so nobody can be cut off."
    )


def test_weak_point_of_each_type_is_named_for_what_it_is():
    said = [
        weak_point_sentences.describe_weak_point(each, DOWN, NAMES) for each in (DOWN.weak_points or ())[1:4]
    ]
    assert said == [
        "Without West federation, 2 practices do not hear (12,300 people) [partly assumed]",
        "Without the channel from West federation to Mill Surgery (L85001), "
        "Mill Surgery (L85001) does not hear (8,200 people) [assumed]",
        "Without Pilot funding, Hill Surgery (L85003) does not hear (6,000 people) [assumed]",
    ]


def test_channel_is_left_out_where_a_stakeholder_at_its_end_cuts_off_as_many():
    assert [each.point.id for each in find_weak_points((DOWN, UP), "receivers")] == ["west", "pilot"]


def test_headlines_begin_with_what_cuts_off_most_people_and_open_to_their_proof():
    found = find_headlines(make_answer(options={"scenario": "posts-end", "without": ("a:b",)}))
    assert found[0].sentence == (
        "The only way through for 2 practices (12,300 people registered there) is West federation "
        "[decision; partly assumed]."
    )
    assert found[0].command == (
        "stakeholder-graph trace MODEL decision --without west --to L85001 --scenario posts-end --without a:b"
    )
    assert (found[0].message, found[0].point.id, found[0].member) == ("decision", "west", "L85001")
    assert found[2].sentence.startswith("Hill patient group (L85003-ppg) and People with no GP are not heard")
    assert found[2].command.startswith("stakeholder-graph trace MODEL concern --from L85003-ppg")


def test_who_is_left_out_and_who_would_be_are_ranked_together_by_people():
    """Of the same message neither hides the other: 10,100 left out, 8,200 who would be, then 2 not known."""
    point = WeakPoint(type="stakeholder", id="west", cuts_off=("L85001",), people=8200)
    both = replace(make_message(3, 1, people=18300, of_reached=8200), weak_points=(point,))
    unknown = replace(make_message(3, 1, people=8200, of_reached=8200, unknown=2), message="other")
    losses = find_losses((unknown, both))
    assert [(each.kind, each.message.message, each.people, each.count) for each in losses] == [
        ("missing", "news", 10100, 2),
        ("weak-point", "news", 8200, 1),
        ("missing", "other", None, 2),
    ]


def test_what_is_lost_comes_before_what_would_be_where_as_many_are_concerned():
    point = WeakPoint(type="stakeholder", id="west", cuts_off=("L85001",), people=None)
    both = replace(make_message(2, 1, unknown=2), weak_points=(point,))
    assert [each.kind for each in find_losses((both,))] == ["missing", "weak-point"]


def test_same_weak_point_in_two_directions_is_told_once():
    point = WeakPoint(type="stakeholder", id="west", cuts_off=("L85001",), people=8200, basis="stated")
    down = replace(make_message(1, 1), weak_points=(point,))
    up = replace(make_message(1, 1, counted="senders"), message="views", weak_points=(point,))
    told = [each.sentence for each in find_headlines(make_answer(messages=(down, up), silos=None))]
    assert [each for each in told if "West" in each] == [
        "The only way through for Mill Surgery (L85001) (8,200 people registered there) "
        "is West federation [news and views]."
    ]


@pytest.mark.parametrize(
    ("counted", "member", "options"),
    [
        ("receivers", "L85001", "--without 'a b:west' --to L85001"),
        ("senders", "L85001", "--without 'a b:west' --from L85001"),
        ("pairs", "east->L85001", "--without 'a b:west' --from east --to L85001"),
    ],
)
def test_weak_channel_is_proved_by_one_trace_without_it(counted, member, options):
    point = WeakPoint(type="channel", id="a b->west", cuts_off=(member,), people=1)
    message = replace(make_message(1, 1, counted=counted), weak_points=(point,))
    first = find_headlines(make_answer(messages=(message,)))[0]
    assert first.command == f"stakeholder-graph trace MODEL news {options}"


def test_one_route_is_not_told_again_of_those_whom_a_weak_point_cuts_off():
    message = replace(make_message(1, 1), weak_points=(
        WeakPoint(type="stakeholder", id="west", cuts_off=("L85001",), people=8200),
    ))  # fmt: skip
    assert len(find_headlines(make_answer(messages=(message,), silos=None))) == 1
    alone = find_headlines(make_answer(messages=(replace(message, weak_points=()),), silos=None))
    assert "one route only" in alone[0].sentence


def test_message_that_reaches_nobody_comes_first_where_most_people_are_behind_it():
    nobody = make_message(3, 0, people=18300, of_reached=0)
    first = find_headlines(make_answer(messages=(DOWN, nobody)))[0]
    assert (first.sentence, first.command) == (
        "Nobody hears (18,300 people): no route recorded [news].",
        "stakeholder-graph trace MODEL news",
    )


def test_a_healthy_place_has_no_headlines():
    deliveries = (make_delivery("governing-body west L85001", routes=2),)
    good = MessageAnswer(
        message="news", says=None, kind=None, counted="receivers", asks_answer=False, delivery_count=1,
        reached_count=1, people=1, people_of_reached=1, people_unknown_count=0, deliveries=deliveries,
        weak_points=(),
    )  # fmt: skip
    assert find_headlines(make_answer(messages=(good,), silos=None)) == ()


def test_ids_stand_beside_names_only_where_they_help():
    same = (Named(id="a", name="Forum", kind="forum", kind_plural="forums"),
            Named(id="b", name="Forum", kind="forum", kind_plural="forums"))  # fmt: skip
    assert NAMES.call("west") == "West federation"
    assert NAMES.call("L85001") == "Mill Surgery (L85001)"
    assert Names(same).call("a") == "Forum (a)"
    assert NAMES.call("nobody-knows") == "nobody-knows"
    assert NAMES.call("west->L85001#2") == "West federation to Mill Surgery (L85001)"


def test_kinds_are_counted_in_the_right_number():
    assert NAMES.count(("L85001",)) == "1 practice"
    assert NAMES.count(("L85001", "L85002")) == "2 practices"
    assert NAMES.count(("L85001-ppg", "L85003-ppg", "unregistered")) == "2 patient groups and 1 community"
    assert NAMES.count(("L85001", "west", "governing-body")) == "3 stakeholders"
    assert NAMES.count(("a->b", "b->a")) == "2 deliveries"


def test_figures_of_a_delivery_say_what_they_rest_on():
    later = Delivery(
        sender="a", receiver="b", reached=True, chance=Chance(value=0.66, basis="stated"), level="inform",
        independent_routes=2, independent_routes_by_shared=1, basis="stated",
    )  # fmt: skip
    assert delivery_sentences.describe_figures(later, NAMES) == (
        "Level kept all the way: inform. 2 routes that share nobody in between "
        "(1 if they may share no dependency either). "
        "Stated by sources or from memory. By one route or another it arrives 66% of the time."
    )


def test_small_words():
    assert [join_words(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert list_some(["a", "b", "c"], 2) == "a, b, c"
    assert list_some(["a", "b", "c", "d"], 2) == "a, b and 2 more"
    assert [say_number(1234567), say_number(38.0), say_number(4.5)] == ["1,234,567", "38", "4.5"]
    assert [say_share(each) for each in (0, 0.001, 0.5, 0.999, 1)] == [
        "0%",
        "under 1%",
        "50%",
        "over 99%",
        "100%",
    ]
    assert [say_date(each) for each in ("2012-10-01", "soon", None)] == [
        "1 October 2012",
        "soon",
        "date not stated",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zo\u00e9 \u5317", "Zo\u00e9 \u5317"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202eevil", "\\u202eevil"),
        ("a\tb\nc\x7f\x9b", "a\\tb\\nc\\x7f\\x9b"),
        ("\u200b\ufeff\u2028\udc80", "\\u200b\\ufeff\\u2028\\udc80"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_nothing_from_a_model_can_steer_a_terminal(text, shown):
    assert make_printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b*c_d[e](f)`g`<h>&", "a\\|b\\*c\\_d\\[e\\](f)\\`g\\`&lt;h\\>\\&"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("12. item", "12\\. item"),
        ("3.5 GPs", "3.5 GPs"),
        ("two\n\n# lines", "two # lines"),
        ("---", "\\---"),
    ],
)
def test_nothing_from_a_model_is_markup(text, shown):
    assert escape_markdown(text) == shown


def test_names_of_many_people_take_a_plural_verb():
    named = (Named(id="young", name="Young people", kind="community", kind_plural="communities"),)
    message = MessageAnswer(
        message="concern", says=None, kind=None, counted="senders", asks_answer=False, delivery_count=1,
        reached_count=0, people=None, people_of_reached=None, people_unknown_count=1,
        deliveries=(Delivery(sender="young", receiver="board", reached=False),),
    )  # fmt: skip
    said = sentences.describe_verdict(message, Names(named))
    assert said == "No: Young people are not heard: no route recorded. People not known."


def test_two_are_both():
    assert sentences.describe_reach(make_message(2, 2), NAMES) == "both practices hear, in 1 step"


def test_kind_is_not_guessed_where_deliveries_were_not_asked_for():
    message = replace(DOWN, deliveries=None)
    assert sentences.describe_reach(message, NAMES) == "all 3 receivers hear"
    assert sentences.describe_reach(replace(UP, deliveries=None), NAMES) == "1 of 3 voices is heard"


@pytest.mark.parametrize("code", ["messages-supplied", "absence-not-recorded", "no-day", "designed-place"])
def test_every_known_note_has_words(code):
    assert code not in frame.describe_note(code)


def test_unknown_note_is_shown_as_it_is():
    assert frame.describe_note("new-limit") == "Note: new-limit."


def test_sentences_about_a_hub_are_true_of_members_that_hear_nobody():
    siblings = Siblings(kind="practice", parent=None, hub="west", members=("L85001", "L85002", "L85003"))
    assert silo_sentences.describe_siblings([siblings], NAMES, 1) == (
        "No two of the 3 practices hear each other except through West federation: "
        "Mill Surgery (L85001), Quay Practice (L85002), Hill Surgery (L85003)."
    )
    two = replace(siblings, parent="west", members=("L85001", "L85002"))
    assert silo_sentences.describe_siblings([two], NAMES, 1) == (
        "The 2 practices of West federation do not hear each other except through it: "
        "Mill Surgery (L85001), Quay Practice (L85002)."
    )


def test_people_behind_those_not_heard_are_told_where_those_heard_are_unknown():
    message = make_message(3, 1, counted="senders", people=10100, of_reached=None, unknown=1)
    assert sentences.describe_people(message, NAMES) == (
        "10,100 people are registered with or represented by those not heard; "
        "people not known for 1 of the 3, all those heard among them"
    )


def test_a_body_that_is_the_way_to_its_own_members_is_no_finding():
    group = SiloGroup(
        by="part_of", group="west", members=("unregistered", "west"), ei_index=None, expected_ei_index=None,
        only_way_out="west", only_way_in="west",
    )  # fmt: skip
    assert silo_sentences.is_body_with_members(group, NAMES)
    assert not silo_sentences.is_body_with_members(replace(group, only_way_out=None), NAMES)
    assert not silo_sentences.is_body_with_members(
        replace(group, members=("L85001", "L85002", "west")), NAMES
    )


TWO = "2 federations (West federation, East federation)"


def make_service(ei_index, *members, group="hospital care"):
    return SiloGroup(
        by="service",
        group=group,
        members=members,
        ei_index=ei_index,
        expected_ei_index=0.9,
        only_way_out=None,
        only_way_in=None,
    )


@pytest.mark.parametrize(
    ("ei_index", "said"),
    [
        (None, f"for the {TWO} no channel in and none out is recorded."),
        (1.0, f"no channel between the {TWO} is recorded, only with others."),
        (-1.0, f"the {TWO} keep to themselves; no channel with anybody else is recorded."),
        (0.2, f"the {TWO} have channels between them, and with others."),
    ],
)  # fmt: skip
def test_a_service_is_told_by_the_channels_within_it_and_out_of_it(ei_index, said):
    assert silo_sentences.describe_services([make_service(ei_index, "west", "east")], NAMES) == (
        f"Hospital care: {said}",
    )


def test_services_that_one_stakeholder_has_are_told_together_and_other_groups_not_at_all():
    groups = [
        make_service(1.0, "west", group="dentistry"),
        make_service(None, "east", group="eye care"),
        replace(make_service(1.0, "west", "east"), by="sector"),
    ]
    assert silo_sentences.describe_services(groups, NAMES) == (
        "Dentistry, eye care: only one stakeholder has to do with each of them.",
    )
    assert silo_sentences.describe_services(groups[:1], NAMES) == (
        "Dentistry: only one stakeholder has to do with it.",
    )
    assert silo_sentences.describe_services(groups[2:], NAMES) == ()
