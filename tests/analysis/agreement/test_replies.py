"""What replies make of a channel: worked by hand for every pair of answers, and never by who is right."""

from itertools import product

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.replies import name_source, weigh_replies
from stakeholder_graph.analysis.agreement.sheet_edits import build_corrections, name_channel, show_edits
from stakeholder_graph.model.cadence import read_cadence
from stakeholder_graph.model.lines import Change, Remove
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Vouching
from stakeholder_graph.model.replies import Remark, Reply
from stakeholder_graph.scenarios.apply import apply_edits
from tests.analysis.places import PlaceDraft, random_places

MONTH, WEEK = read_cadence("month"), read_cadence("week")


def place_with(**said) -> Place:
    draft = PlaceDraft("a <-> b").add("c")
    place = draft.build()
    terms = replace(place.channels[0].terms, **said)
    return replace(place, channels=tuple(replace(each, terms=terms) for each in place.channels))


def reply(body, said, **more) -> Reply:
    return Reply(body=body, channel="a->b", said=said, **more)


def weigh(place, *replies):
    (found,) = weigh_replies(place, replies)
    return found


def correct(place, *replies):
    corrections = build_corrections(
        place, weigh_replies(place, replies), " and ".join, lambda each: "They differ."
    )
    return [edit for each in corrections for edit in each.edits]


OUTCOMES = {
    # (what a says, what b says): what becomes of it, and how certain it is then, from 0.5
    ("true", None): ("confirmed", 0.9),
    ("instead", None): ("confirmed", 0.9),
    ("not so", None): ("denied", 0.2),
    ("don't know", None): ("open", None),
    ("true", "true"): ("confirmed", 0.95),
    ("true", "instead"): ("confirmed", 0.95),
    ("instead", "instead"): ("confirmed", 0.95),
    ("true", "don't know"): ("confirmed", 0.9),
    ("instead", "don't know"): ("confirmed", 0.9),
    ("true", "not so"): ("contradicted", 0.5),
    ("instead", "not so"): ("contradicted", 0.5),
    ("not so", "not so"): ("removed", None),
    ("not so", "don't know"): ("denied", 0.2),
    ("don't know", "don't know"): ("open", None),
}


@pytest.mark.parametrize(("said", "expected"), OUTCOMES.items(), ids=str)
def test_each_pair_of_answers_makes_of_the_channel_what_it_should_whoever_gives_which(said, expected):
    for bodies in (("a", "b"), ("b", "a")):
        replies = [
            reply(body, answer, level="consult" if answer == "instead" else None)
            for body, answer in zip(bodies, said, strict=True)
            if answer is not None
        ]
        found = weigh(place_with(), *replies)
        assert (found.outcome, found.certainty) == expected


def test_a_channel_that_was_surer_stays_as_sure():
    assert weigh(place_with(certainty=1.0), reply("a", "true")).certainty == 1.0
    assert weigh(place_with(certainty=0.93), reply("a", "true"), reply("b", "true")).certainty == 0.95
    assert weigh(place_with(certainty=1.0), reply("a", "not so")).certainty == 0.2


def test_the_way_back_is_the_same_question():
    place = place_with()
    back = Reply(body="b", channel="b->a", said="true")
    assert weigh(place, reply("a", "true"), back).certainty == 0.95


def test_what_is_true_as_it_stands_is_vouched_for_with_its_values_and_changes_none_of_them():
    place = place_with(every=MONTH, level="inform")
    (edit,) = correct(place, reply("a", "true"))
    assert edit == Change(
        channel="a:b",
        values=(("certainty", 0.9), ("every", MONTH), ("level", "inform")),
        source="a",
        confirms=True,
    )
    after, problems = apply_edits(place, [edit])
    assert problems == ()
    for before, now in zip(place.channels, after.channels, strict=True):
        assert replace(now.terms, certainty=None, vouching=before.terms.vouching) == before.terms


def test_what_is_otherwise_sets_only_what_was_said():
    place = place_with(every=MONTH, level="inform")
    (edit,) = correct(place, reply("a", "instead", level="consult"))
    assert edit.values == (("certainty", 0.9), ("level", "consult"))


def test_a_value_that_both_tell_alike_comes_from_both_and_one_that_one_tells_from_that_one():
    place = place_with()
    both, own = correct(
        place, reply("a", "instead", every=WEEK, level="consult"), reply("b", "instead", every=WEEK)
    )
    assert (both.source, both.values) == ("a and b", (("certainty", 0.95), ("every", WEEK)))
    assert (own.source, own.values, own.confirms) == ("a", (("level", "consult"),), False)


def test_a_value_on_which_they_differ_stays_as_it_was_with_a_note():
    place = place_with(every=MONTH, note="Seen.")
    (edit,) = correct(place, reply("a", "instead", every=WEEK), reply("b", "true"))
    assert edit.values == (("certainty", 0.95), ("note", "Seen. They differ."))
    assert edit.confirms


def test_ends_that_contradict_each_other_confirm_nothing():
    (edit,) = correct(place_with(), reply("a", "instead", every=WEEK), reply("b", "not so"))
    assert edit.values == (("certainty", 0.5), ("note", "They differ."))
    assert not edit.confirms


def test_what_both_deny_is_taken_away_both_ways():
    place = place_with()
    edits = correct(place, reply("a", "not so"), reply("b", "not so"))
    assert edits == [Remove(target="a:b"), Remove(target="b:a")]
    assert apply_edits(place, edits)[0].channels == ()


def vouched_by_sheet(*, confirmed: bool) -> Place:
    source = name_source("b", "2012-10-01")
    vouching = Vouching(existence=source if confirmed else None, values={"certainty": source})
    return place_with(certainty=0.9 if confirmed else 0.2, vouching=vouching)


def test_what_an_end_said_on_an_earlier_sheet_still_counts():
    assert weigh(vouched_by_sheet(confirmed=True), reply("a", "true")).certainty == 0.95
    assert weigh(vouched_by_sheet(confirmed=True), reply("a", "not so")).outcome == "contradicted"
    assert weigh(vouched_by_sheet(confirmed=False), reply("a", "not so")).outcome == "removed"
    assert weigh(vouched_by_sheet(confirmed=False), reply("a", "true")).outcome == "contradicted"


def test_what_both_ends_said_on_earlier_sheets_still_counts_for_the_one_that_is_silent_now():
    source = name_source("", "2012-10-01")
    vouching = Vouching(existence=source, values={"certainty": source})
    place = place_with(certainty=0.95, vouching=vouching)
    assert weigh(place, reply("a", "not so")).outcome == "contradicted"
    contradicted = place_with(certainty=0.5, vouching=replace(vouching, existence=None))
    assert weigh(contradicted, reply("a", "not so")).outcome == "denied"


def test_an_end_that_says_something_else_now_is_heard_now():
    assert weigh(vouched_by_sheet(confirmed=True), reply("b", "not so")).outcome == "denied"
    assert weigh(vouched_by_sheet(confirmed=False), reply("b", "true")).outcome == "confirmed"


def test_a_sheet_of_somebody_whose_id_begins_alike_is_not_taken_for_the_end():
    source = name_source("b-2", "2012-10-01")
    place = place_with(vouching=Vouching(existence=source, values={"certainty": source}))
    assert weigh(place, reply("a", "true")).certainty == 0.9


def test_one_of_several_channels_is_named_by_its_number():
    place = PlaceDraft("a -> b").join("a", "b").build()
    first, second = place.channels
    assert (name_channel(place, first), name_channel(place, second)) == ("a->b#1", "a->b#2")
    for target, kept in (("a->b#1", ["a->b#2"]), ("a->b#2", ["a->b"])):
        after, problems = apply_edits(place, [Remove(target=target)])
        assert (problems, [each.id for each in after.channels]) == ((), kept)


def test_every_answer_is_shown_with_what_was_and_what_becomes_of_it():
    place = place_with(every=MONTH)
    replies = [reply("a", "instead", every=WEEK, note="since May"), reply("b", "don't know")]
    shown = show_edits(weigh_replies(place, replies), [Remark(body="b", text="the mayor")])
    assert [(each.body, each.said, each.key, each.was, each.becomes, each.note) for each in shown] == [
        ("a", "instead", "certainty", "0.5", "0.9", "since May"),
        ("a", "instead", "source", None, "check sheet", "since May"),
        ("a", "instead", "every", "month", "week", "since May"),
        ("b", "don't know", "certainty", "0.5", "0.9", None),
        ("b", "left out", "left out", None, None, "the mayor"),
    ]


def test_a_place_whose_people_call_everything_true_has_the_same_channels_and_is_surer_of_each():
    for place, _ in random_places(40, seed=3):
        ends = [(each, end) for each in place.channels for end in (each.sender, each.receiver)]
        replies = [Reply(body=end, channel=channel.id, said="true") for channel, end in ends]
        after, problems = apply_edits(place, correct(place, *replies))
        assert problems == ()
        assert [each.id for each in after.channels] == [each.id for each in place.channels]
        assert all(after.find_certainty(each.terms) == 0.95 for each in after.channels)
        plain = [
            replace(each, terms=replace(each.terms, certainty=None, vouching=Vouching()))
            for each in after.channels
        ]
        assert plain == list(place.channels)


def test_weighing_does_not_depend_on_the_order_in_which_sheets_come_back():
    place = place_with(every=MONTH)
    for first, second in product(("true", "not so", "don't know"), repeat=2):
        replies = [reply("a", first), reply("b", second)]
        assert weigh_replies(place, replies) == weigh_replies(place, replies[::-1])
