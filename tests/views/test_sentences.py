"""Sentences are true, in the right number, and in the words of a board."""



import pytest
from msgspec.structs import replace

from stakeholder_graph.results.answers import (
    AssumedShare,
    Chance,
    Delivery,
    MessageAnswer,
    Named,
    Siblings,
    WeakPoint,
)
from stakeholder_graph.views import frame, sentences, silo_sentences
from stakeholder_graph.views.escapes import escape_markdown, make_printable
from stakeholder_graph.views.headlines import find_headlines, find_weak_points
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
         "Yes: all 3 practices hear, in 1 step. 18,300 people are registered with them."),
        (make_message(3, 1, people=18300, of_reached=8200),
         "In part: 1 of 3 practices hears, in 1 step. "
         "8,200 people are registered with practices that hear, 10,100 with those that do not."),
        (make_message(3, 2, people=12300, of_reached=12300, unknown=1),
         "In part: 2 of 3 practices hear, in 1 step. "
         "12,300 people are registered with practices that hear; people not known for 1 of the 3."),
        (make_message(3, 0, people=18300, of_reached=0),
         "No: none of the 3 practices hears: no route recorded. 18,300 people are registered with them."),
        (make_message(1, 1, people=1, of_reached=1),
         "Yes: Mill Surgery (L85001) hears, in 1 step. 1 person is registered with it."),
        (make_message(1, 0), "No: Mill Surgery (L85001) does not hear: no route recorded. People not known."),
        (make_message(3, 3, unknown=3), "Yes: all 3 practices hear, in 1 step. People not known."),
        (make_message(0, 0), "Nothing to check: nobody is named at one end of it, so nothing can be said."),
        (make_message(3, 2, counted="pairs"),
         "In part: 2 of 3 deliveries (one sender, one receiver) arrive, in 1 step."),
    ],
)  # fmt: skip
def test_verdict_says_who_hears_and_how_many_people_are_registered_with_them(message, sentence):
    assert sentences.describe_verdict(message, NAMES, on_paper=False) == sentence


def test_unknown_people_are_never_zero():
    for message in (
        make_message(3, 3, unknown=3),
        make_message(3, 1, unknown=3),
        make_message(3, 0, unknown=3),
    ):
        assert "0 people" not in sentences.describe_people(message, NAMES)
        assert sentences.describe_people(message, NAMES) == "people not known"
    point = WeakPoint(type="stakeholder", id="west", cuts_off=("L85001",), people=None)
    assert sentences.describe_weak_point(point, DOWN, NAMES) == (
        "Without West federation, Mill Surgery (L85001) does not hear (people not known)"
    )


def test_on_paper_is_said_only_where_existence_is_mostly_assumed():
    for existence, opening in ((0.58, "On paper, 1 of"), (0.5, "1 of"), (0.0, "1 of"), (None, "1 of")):
        answer = make_answer(assumed_share=AssumedShare(existence=existence))
        assert frame.describe_opening(answer).startswith(opening)


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (AssumedShare(existence=0.58, people=0.0, level=1.0),
         "Assumed: 58% of the stakeholders and channels used, 0% of people counts, all levels; "
         "nothing about timing or reliability was used."),
        (AssumedShare(existence=0.999, people=0.001, level=0.5, timing=1.0, reliability=0.25),
         "Assumed: over 99% of the stakeholders and channels used, under 1% of people counts, "
         "50% of levels, all timing, 25% of reliability."),
        (AssumedShare(existence=1.0, people=1.0, level=0.2, timing=0.2),
         "Assumed: all the stakeholders and channels used, all people counts, 20% of levels, 20% of timing; "
         "nothing about reliability was used."),
        (AssumedShare(),
         "Assumed: nothing about stakeholders and channels, people counts, levels, timing or reliability "
         "was used."),
    ],
)  # fmt: skip
def test_assumed_share_is_said_in_full_and_never_rounded_to_certainty(share, sentence):
    assert frame.describe_assumed(share) == sentence


def test_no_weak_point_differs_from_nothing_reached():
    assert sentences.describe_no_weak_point(make_message(3, 3)) == (
        "No single stakeholder, channel or shared dependency is the only way through."
    )
    assert sentences.describe_no_weak_point(make_message(3, 0)) == (
        "Nobody is reached to begin with, so nobody can be cut off."
    )


def test_weak_point_of_each_type_is_named_for_what_it_is():
    said = [sentences.describe_weak_point(each, DOWN, NAMES) for each in (DOWN.weak_points or ())[1:4]]
    assert said == [
        "Without West federation, 2 practices do not hear (12,300 people)",
        "Without the channel from West federation to Mill Surgery (L85001), "
        "Mill Surgery (L85001) does not hear (8,200 people)",
        "Without Pilot funding, Hill Surgery (L85003) does not hear (6,000 people)",
    ]


def test_channel_is_left_out_where_a_stakeholder_at_its_end_cuts_off_as_many():
    assert [each.point.id for each in find_weak_points((DOWN, UP), "receivers")] == ["west", "pilot"]


def test_headlines_begin_with_what_cuts_off_most_people_and_open_to_their_proof():
    found = find_headlines(make_answer(options={"scenario": "posts-end", "without": ("a:b",)}))
    assert found[0].sentence == (
        "The only way through for 2 practices (12,300 people registered there) is West federation [decision]."
    )
    assert found[0].command == (
        "stakeholder-graph weak-points MODEL --message decision --scenario posts-end --without a:b"
    )
    assert "no route recorded" in found[1].sentence
    assert found[1].command.startswith("stakeholder-graph trace MODEL concern --from L85003-ppg")
    assert found[2].sentence == "For 2 of 3 practices one route only is recorded, and no second route [decision]."


def test_message_that_reaches_nobody_comes_first():
    nobody = make_message(3, 0)
    first = find_headlines(make_answer(messages=(DOWN, nobody)))[0]
    assert (first.sentence, first.command) == (
        "Nobody hears (people not known): no route recorded [news].",
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


def test_days_and_chance_are_said_once_they_are_known():
    known = make_delivery("governing-body west L85001")
    assert sentences.describe_days(known) == sentences.describe_chance(known.chance) == ""
    later = Delivery(
        sender="a", receiver="b", reached=True, best_days=4, typical_days=38, worst_days=75,
        chance=Chance(value=0.66), level="inform", independent_routes=2, independent_routes_by_shared=1,
        basis="stated",
    )  # fmt: skip
    assert sentences.describe_figures(later) == (
        "Level kept all the way: inform. 2 routes that share nobody in between "
        "(1 if they may share no dependency either). "
        "Typically 38 days, at best 4, at worst 75; arrives 66% of the time. Stated by sources or from memory."
    )
    assert sentences.describe_chance(Chance(value=0.5, low=0.4, high=0.6, exact=False)) == (
        "arrives, by estimate, 50% of the time (between 40% and 60%)"
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
    said = sentences.describe_verdict(message, Names(named), on_paper=False)
    assert said == "No: Young people are not heard: no route recorded. People not known."


def test_two_are_both():
    assert sentences.describe_reach(make_message(2, 2), NAMES) == "both practices hear, in 1 step"


def test_kind_is_not_guessed_where_deliveries_were_not_asked_for():
    message = replace(DOWN, deliveries=None)
    assert sentences.describe_reach(message, NAMES) == "all 3 receivers hear"
    assert (
        sentences.describe_reach(replace(UP, deliveries=None), NAMES) == "1 of 3 voices is heard"
    )


@pytest.mark.parametrize("code", ["messages-supplied", "absence-not-recorded", "no-day"])
def test_every_known_note_has_words(code):
    assert code not in frame.describe_note(code)


def test_unknown_note_is_shown_as_it_is():
    assert frame.describe_note("new-limit") == "Note: new-limit."


def test_sentences_about_a_hub_are_true_of_members_that_hear_nobody():
    siblings = Siblings(kind="practice", parent=None, hub="west", members=("L85001", "L85002", "L85003"))
    assert silo_sentences.describe_siblings([siblings], NAMES, 1) == (
        "No two of the 3 practices hear each other except through West federation."
    )
    two = replace(siblings, parent="west", members=("L85001", "L85002"))
    assert silo_sentences.describe_siblings([two], NAMES, 1) == (
        "The 2 practices of West federation do not hear each other except through it."
    )


def test_people_behind_those_not_heard_are_told_where_those_heard_are_unknown():
    message = make_message(3, 1, counted="senders", people=10100, of_reached=None, unknown=1)
    assert sentences.describe_people(message, NAMES) == (
        "10,100 people are registered with or represented by those not heard; "
        "people not known for 1 of the 3, all those heard among them"
    )
