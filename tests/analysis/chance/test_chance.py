"""How surely does a message arrive? By hand on small places, against enumeration on random ones, and estimated."""

import random
from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.chance.chance import Luck, measure_answer_chances, measure_chances
from stakeholder_graph.analysis.chance.tipping import find_tipping_point
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.reliabilities import find_reliability_doubts
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.graph import reliability
from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.records import Source, Vouching
from tests.analysis.places import DAY, PlaceDraft, any_of, every, message, one, random_places
from tests.graph.chances import draft, enumerate_reliability

STATED = Vouching(rest="paper")
SOURCES = {"paper": Source(id="paper", title="A paper", kind="public")}


def ask(place, question, **said):
    structure = Structure(place)
    return measure_chances(Luck(structure, **said), question, find_asked(structure, question))


def ask_back(place, question):
    structure = Structure(place)
    return measure_answer_chances(Luck(structure), question, find_deliveries(structure, question))


def tip(place, question):
    structure = Structure(place)
    asked, luck = find_asked(structure, question), Luck(structure)
    return find_tipping_point(luck, question, asked, measure_chances(luck, question, asked))


def values(chances):
    return [each and each.value for each in chances]


def vouch(place):
    return replace(place, sources={**place.sources, **SOURCES})


def test_along_one_route_everything_must_work_both_ends_included():
    drawn = PlaceDraft().add("a", reliability=0.9).add("m", reliability=0.8).add("z", reliability=0.5)
    place = drawn.join("a", "m", reliability=0.7).join("m", "z").build()
    (chance,) = ask(place, message("a", "z"))
    assert chance.value == pytest.approx(0.9 * 0.8 * 0.5 * 0.7)
    assert (chance.exact, chance.low, chance.high, chance.worlds, chance.seed) == (
        True,
        None,
        None,
        None,
        None,
    )


def test_a_second_way_round_helps_and_parallel_channels_do_too():
    drawn = PlaceDraft().add("a").add("m").add("z").join("a", "z", reliability=0.5)
    assert values(ask(drawn.build(), message("a", "z"))) == [0.5]
    drawn.join("a", "m", reliability=0.5).join("m", "z")
    assert values(ask(drawn.build(), message("a", "z"))) == [0.75]
    drawn.join("a", "z", reliability=0.5)
    assert values(ask(drawn.build(), message("a", "z"))) == [0.875]


def test_who_share_a_funder_fail_together():
    drawn = PlaceDraft().share("grant", reliability=0.5).add("a").add("z")
    drawn.add("m", depends_on=("grant",)).add("n", depends_on=("grant",))
    drawn.join("a", "m").join("a", "n").join("m", "z").join("n", "z")
    assert values(ask(drawn.build(), message("a", "z"))) == [0.5]
    drawn.join("a", "z", reliability=0.5, depends_on=("grant",))
    assert values(ask(drawn.build(), message("a", "z"))) == [0.5]


def test_a_dependency_counts_only_while_it_stands():
    drawn = PlaceDraft().share("grant", reliability=0.5, until=date(2012, 9, 30))
    place = drawn.add("a", depends_on=("grant",)).add("z").join("a", "z").build(as_of=DAY)
    assert values(ask(place, message("a", "z"))) == [1.0]


def test_who_does_not_relay_is_no_way_through():
    drawn = (
        PlaceDraft().add("a").add("m", relays=False).add("z").join("a", "m", reliability=0.5).join("m", "z")
    )
    assert values(ask(drawn.build(), message("a", "z, m"))) == [None, 0.5]
    assert values(ask(drawn.build(), message("m", "z"))) == [1.0]


def test_where_no_route_is_recorded_there_is_no_chance():
    place = example_place("a -> b; z")
    assert ask(place, message("a", "z")) == [None]
    assert ask(place, message(any_of("a", "b"), any_of("z"))) == [None]
    assert ask(place, message("gone", "z")) == [None]


def test_a_route_that_always_fails_is_a_chance_of_nought():
    place = PlaceDraft().add("a").add("z").join("a", "z", reliability=0.0).build()
    assert values(ask(place, message("a", "z"))) == [0.0]


def test_any_of_several_may_send_or_hear():
    drawn = PlaceDraft().add("a", reliability=0.5).add("b", reliability=0.5).add("y").add("z")
    drawn.join("a", "y", reliability=0.8).join("b", "z", reliability=0.6)
    place = drawn.build()
    assert values(ask(place, message(any_of("a", "b"), every("y", "z")))) == [0.4, 0.3]
    assert values(ask(place, message(every("a", "b"), any_of("y", "z")))) == [0.4, 0.3]
    assert values(ask(place, message(any_of("a", "b"), any_of("y", "z")))) == [0.58]


def test_only_channels_that_carry_the_kind_count():
    drawn = (
        PlaceDraft()
        .add("a")
        .add("z")
        .join("a", "z", reliability=0.5, carries=("view",))
        .join("a", "z", reliability=0.4, carries=("concern",))
    )
    assert values(ask(drawn.build(), message("a", "z", kind="view"))) == [0.5]
    assert values(ask(drawn.build(), message("a", "z"))) == [0.7]


def test_the_answer_has_a_chance_of_its_own():
    drawn = PlaceDraft().add("a").add("b").add("z").join("a", "z", reliability=0.9).join("b", "z")
    place = drawn.join("z", "a", reliability=0.4).build()
    question = message("a, b", one("z"), answered=True)
    assert values(ask(place, question)) == [0.9, 1.0]
    assert values(ask_back(place, question)) == [0.4, None]
    assert ask_back(place, message("a", "z")) == [None]


def test_unstated_is_certain_and_says_that_it_is_assumed():
    (chance,) = ask(example_place("a -> b <-> c; c -> d; b -> d"), message("a", "d"))
    assert (chance.value, chance.exact, chance.basis) == (1.0, True, "assumed")


def test_the_basis_weighs_the_reliabilities_on_the_routes():
    def weigh(**said):
        drawn = PlaceDraft().add("a", reliability=0.9, vouching=STATED)
        drawn.add("z", reliability=0.9, vouching=STATED).add("aside").join("a", "aside").join("aside", "a")
        drawn.join("a", "z", **said)
        return ask(vouch(drawn.build()), message("a", "z"))[0].basis

    assert weigh(reliability=0.5, vouching=STATED) == "stated"
    assert weigh(reliability=0.5) == "partly"
    assert weigh(reliability=0.5, vouching=Vouching(existence="paper")) == "partly"
    assert (
        weigh(reliability=0.5, vouching=Vouching(rest="paper", values={"reliability": "assumption"}))
        == "partly"
    )
    assert weigh(vouching=STATED) == "partly"


def test_a_shared_dependency_is_weighed_too():
    drawn = PlaceDraft().share("grant", reliability=1.0).share("hall", reliability=0.5, vouching=STATED)
    drawn.add("a", reliability=0.9, vouching=STATED).add("z", reliability=0.9, vouching=STATED)
    stated = {"reliability": 0.9, "vouching": STATED}
    drawn.join("a", "z", depends_on=("hall",), **stated)
    assert ask(vouch(drawn.build()), message("a", "z"))[0].basis == "stated"
    drawn.join("a", "z", depends_on=("grant",), **stated)
    assert ask(vouch(drawn.build()), message("a", "z"))[0].basis == "partly"


def test_doubts_are_told_of_everything_in_use_and_of_what_it_depends_on():
    drawn = PlaceDraft().share("grant", reliability=0.5, vouching=STATED).share("hall")
    drawn.add("a", reliability=0.9, vouching=STATED, depends_on=("grant",)).add("b").add(
        "c", depends_on=("hall",)
    )
    structure = Structure(vouch(drawn.join("a", "b", depends_on=("grant",)).join("b", "c").build()))
    assert find_reliability_doubts(structure, [0, 1], [0]) == [False, True, True, False]
    assert find_reliability_doubts(structure, [2], []) == [True, True]
    assert find_reliability_doubts(structure, [], []) == []


# --- Against the twin ---


def give_reliabilities(place, dice):
    """Let some stakeholders, channels and dependencies fail."""
    stakeholders = {
        each.id: replace(each, reliability=dice.choice((None, None, 0.5, 0.8)))
        for each in place.stakeholders.values()
    }
    channels = tuple(
        replace(each, terms=replace(each.terms, reliability=dice.choice((None, 0.9, 0.4))))
        for each in place.channels
    )
    shared = {
        name: replace(each, reliability=dice.choice((None, 0.7))) for name, each in place.shared.items()
    }
    return replace(place, stakeholders=stakeholders, channels=channels, shared=shared)


def draft_from(structure, question):
    """The same as plain numbers, read from the records one by one."""
    place, number = structure.place, structure.number_of
    made = draft(len(number), [], Fraction(1))
    names = list(structure.fallen_with)
    made.shared = [exactly(place.shared[name]) for name in names]
    made.vertices = [exactly(place.stakeholders[each]) for each in structure.ids]
    made.vertex_needs = [needs(place.stakeholders[each], names) for each in structure.ids]
    made.relays = bytearray(place.stakeholders[each].relays for each in structure.ids)
    for each in structure.channels:
        if each.terms.can_carry(question.kind):
            ends = number[each.sender], number[each.receiver]
            made.add_arc(*ends, exactly(each.terms), needs(each.terms, names))
    return made


def exactly(record):
    return Fraction(str(1 if record.reliability is None else record.reliability))


def needs(record, names):
    return sum(1 << bit for bit, name in enumerate(names) if name in record.depends_on)


def compare(count, seed, **said):
    """Yield of each delivery of random places the chance told and the sum over every state; None if not reached."""
    dice = random.Random(seed)
    for drawn, question in random_places(count, seed=seed + 1, largest=5):
        structure = Structure(give_reliabilities(drawn, dice))
        made = draft_from(structure, question)
        if sum(each != 1 for each in (*made.vertices, *made.works, *made.shared)) > 9:
            continue
        asked = find_asked(structure, question)
        deliveries = find_deliveries(structure, question, asked)
        found = measure_chances(Luck(structure, **said), question, asked)
        for one_asked, delivery, chance in zip(asked, deliveries, found, strict=True):
            sides = (tuple(structure.find_numbers(each)) for each in (one_asked.senders, one_asked.receivers))
            yield chance, float(enumerate_reliability(made, *sides)) if delivery.reached else None


def test_random_places_agree_with_every_state_enumerated():
    compared = 0
    for chance, expected in compare(250, seed=41):
        assert (chance is None) == (expected is None)
        if chance is not None:
            assert chance.exact
            assert chance.value == pytest.approx(expected, abs=1e-9)
            compared += 1
    assert compared > 100


# --- Estimates ---


def tangle(**said):
    dice = random.Random(43)
    ids = [f"s{number:02}" for number in range(60)]
    drawn = PlaceDraft()
    for each in ids:
        drawn.add(each)
    for _ in range(240):
        drawn.join(*dice.sample(ids, 2), **said)
    return drawn


def test_what_is_too_tangled_is_estimated_and_says_so():
    place = tangle(reliability=0.4).build()
    question = message("s00", "s01, s02, s03")
    found = ask(place, question)
    for chance in found:
        assert (chance.exact, chance.worlds, chance.seed) == (False, 10_240, 1)
        assert chance.low < chance.value < chance.high < chance.low + 0.02
    assert found == ask(place, question)
    assert found != ask(place, question, seed=2)
    assert ask(place, question, worlds=1000)[0].worlds == 1000


def test_however_tangled_what_is_all_unstated_is_certain():
    (chance,) = ask(tangle().build(), message("s00", "s01"))
    assert (chance.value, chance.exact, chance.basis) == (1.0, True, "assumed")


@pytest.fixture
def _nothing_is_tried_exactly(monkeypatch):
    def give_up(_graph, _parts, asked, **_masks):
        return [reliability.Reliability(None, 1) for _ in asked]

    monkeypatch.setattr("stakeholder_graph.analysis.chance.chance.measure_reliabilities", give_up)


@pytest.mark.usefixtures("_nothing_is_tried_exactly")
def test_estimates_of_random_places_hold_what_is_exact():
    found = [
        chance.low <= expected <= chance.high
        for chance, expected in compare(300, seed=44, worlds=2048)
        if chance is not None and not chance.exact
    ]
    assert len(found) > 80
    assert sum(found) >= 0.93 * len(found)


@pytest.mark.usefixtures("_nothing_is_tried_exactly")
def test_a_channel_that_goes_both_ways_has_one_luck_and_adding_others_does_not_change_it():
    few = example_place("a <-> b")
    few = replace(
        few,
        channels=tuple(replace(each, terms=replace(each.terms, reliability=0.5)) for each in few.channels),
    )
    there, back = ask(few, message("a", "b")), ask(few, message("b", "a"))
    assert there == back
    more = (
        PlaceDraft()
        .add("c")
        .add("b")
        .add("a")
        .join("c", "a", reliability=0.3)
        .join("c", "b", reliability=0.2)
    )
    more.join("a", "c")
    place = replace(more.build(), channels=(*more.channels[:2], *few.channels))
    assert ask(place, message("a", "b")) == there


# --- The tipping point ---


def test_the_tipping_point_is_where_the_wanted_chance_is_just_reached():
    # Two channels in a row and three stakeholders, all unstated: r**5 >= 1/2 from 0.8706 on.
    found = tip(example_place("a -> m -> z"), message("a", "z"))
    assert (found.member, found.chance, found.reliability, found.assumed_count) == ("a", 0.5, 0.871, 5)
    assert tip(example_place("a -> m -> z"), message("a", "z", chance=0.9)).reliability == 0.98  # 0.9791


def test_what_is_vouched_for_stays_as_it_is():
    drawn = PlaceDraft().add("a", reliability=1.0, vouching=STATED).add("z", reliability=0.8, vouching=STATED)
    place = vouch(drawn.join("a", "z", reliability=0.1).build())
    found = tip(place, message("a", "z"))
    assert (found.reliability, found.assumed_count) == (0.625, 1)
    assert tip(place, message("a", "z", chance=0.9)).reliability is None


def test_where_nothing_on_the_routes_is_assumed_or_nothing_is_reached_there_is_none():
    drawn = PlaceDraft().add("a", reliability=0.9, vouching=STATED).add("z", reliability=0.8, vouching=STATED)
    place = vouch(
        drawn.add("aside").join("z", "aside").join("a", "z", reliability=0.5, vouching=STATED).build()
    )
    assert tip(place, message("a", "z")) is None
    assert tip(example_place("a; z"), message("a", "z")) is None


def test_it_is_told_of_the_delivery_whose_chance_is_the_middle_one():
    drawn = PlaceDraft().add("a").add("x").add("y").add("z").add("far")
    drawn.join("a", "z", reliability=0.2).join("a", "x", reliability=0.9).join("a", "y", reliability=0.5)
    assert tip(drawn.build(), message("a", "z, x, y, far")).member == "y"
    assert tip(drawn.build(), message(any_of("a"), any_of("z", "x"))).member == "a->z or x"


def test_enough_whatever_it_is():
    drawn = PlaceDraft()
    for each in "az":
        drawn.add(each, reliability=1.0, vouching=STATED)
    place = vouch(drawn.join("a", "z", reliability=0.6, vouching=STATED).join("a", "z").build())
    found = tip(place, message("a", "z"))
    assert (found.reliability, found.assumed_count) == (0.0, 1)


def test_the_tipping_point_of_a_tangled_place_is_estimated_from_the_same_worlds():
    question = message("s00", "s01")
    found = tip(tangle().build(), question)

    def measure_with(reliability):
        place = tangle(reliability=reliability).build()
        stakeholders = {
            each.id: replace(each, reliability=reliability) for each in place.stakeholders.values()
        }
        return ask(replace(place, stakeholders=stakeholders), question, worlds=2_560)[0].value

    assert measure_with(found.reliability - 0.001) < 0.5 <= measure_with(found.reliability)
