"""What must hold of every place, whoever asks: found by looking for places where it does not."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_pairs, find_weak_points
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Message
from stakeholder_graph.scenarios.apply import remove
from tests.analysis.oracle import LADDER
from tests.analysis.places import PlaceDraft, any_of, every, message, one

IDS = ("a", "b", "c", "d", "e", "f")


@st.composite
def places(draw, *, levels=(None, *LADDER[:3])) -> Place:
    draft = PlaceDraft().share("pot")
    ids = IDS[: draw(st.integers(2, len(IDS)))]
    for each in ids:
        rests = draw(st.integers(0, 9)) == 0
        draft.add(each, relays=draw(st.integers(0, 5)) > 0, depends_on=("pot",) if rests else ())
    joined = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(levels), st.integers(0, 9))
    for sender, receiver, level, rests in draw(st.lists(joined, max_size=14)):
        if sender != receiver:
            draft.join(sender, receiver, level=level, depends_on=("pot",) if rests == 0 else ())
    return draft.build()


@st.composite
def asked(draw, place: Place) -> Message:
    """From one or any of several to every one of several: counted over the receivers."""
    ids = st.sampled_from(sorted(place.stakeholders))
    receivers = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    senders = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    sender = one(senders[0]) if draw(st.booleans()) else any_of(*senders)
    return message(sender, every(*receivers))


def deliver(place: Place, question: Message) -> dict:
    return {each.receiver: each for each in find_deliveries(Structure(place), question)}


def weaken(place: Place, question: Message) -> dict:
    return {(w.type, w.id): w.cuts_off for w in find_weak_points(Structure(place), question)}


@given(st.data())
def test_without_a_weak_point_exactly_those_it_cuts_off_hear_no_more(data):
    place = data.draw(places())
    question = data.draw(asked(place))
    before = deliver(place, question)
    for kind, each in weaken(place, question):
        target = each.replace("->", ":") if kind == "channel" else each
        after = deliver(remove(place, target), question)
        gone = {m for m, d in before.items() if d.reached and not after[m].reached}
        own = {each} & set(before) if kind == "stakeholder" else set()
        assert gone - own == set(weaken(place, question)[kind, each])
        assert [d.route for m, d in after.items() if m in gone] == [()] * len(gone)


@given(st.data())
def test_whoever_is_no_weak_point_can_go_unnoticed(data):
    place = data.draw(places())
    question = data.draw(asked(place))
    before, weak = deliver(place, question), weaken(place, question)
    for each in place.stakeholders:
        if ("stakeholder", each) not in weak and each not in question.senders.members:
            after = deliver(remove(place, each), question)
            assert all(after[m].reached == d.reached for m, d in before.items() if m != each)


@given(st.data())
def test_a_new_channel_never_lowers_reach_independent_routes_or_level(data):
    place = data.draw(places(levels=LADDER[:3]))
    question = data.draw(asked(place))
    ids = st.sampled_from(sorted(place.stakeholders))
    sender, receiver = data.draw(ids), data.draw(ids)
    assume(sender != receiver)
    terms = PlaceDraft().add("x").add("y").join("x", "y", level="inform").channels[0].terms
    channel = Channel(id=f"{sender}->{receiver}#99", sender=sender, receiver=receiver, terms=terms)
    more = deliver(replace(place, channels=(*place.channels, channel)), question)
    for member, before in deliver(place, question).items():
        after = more[member]
        assert after.reached >= before.reached
        assert after.independent_routes >= before.independent_routes
        assert after.independent_routes_by_shared >= before.independent_routes_by_shared
        if before.level is not None:
            assert LADDER.index(after.level) >= LADDER.index(before.level)


@given(st.data())
def test_reversing_every_channel_swaps_up_and_down(data):
    place = data.draw(places())
    question = data.draw(asked(place))
    turned = tuple(
        replace(each, id=f"turned:{each.id}", sender=each.receiver, receiver=each.sender)
        for each in place.channels
    )
    back = replace(question, senders=question.receivers, receivers=question.senders)
    down = find_deliveries(Structure(place), question)
    up = find_deliveries(Structure(replace(place, channels=turned)), back)
    figures = [
        [(d.reached, d.hops, d.independent_routes, d.independent_routes_by_shared, d.level) for d in way]
        for way in (down, up)
    ]
    assert figures[0] == figures[1]
    weak_up = find_weak_points(Structure(replace(place, channels=turned)), back)
    assert weaken(place, question) == {(w.type, w.id.removeprefix("turned:")): w.cuts_off for w in weak_up}


@given(st.data())
def test_other_names_in_the_same_order_change_nothing_but_the_names(data):
    place = data.draw(places())
    question = data.draw(asked(place))

    def rename(each: str) -> str:
        return f"ward-{each}"

    def rename_end(end):
        return replace(end, members=tuple(map(rename, end.members)))

    renamed = replace(
        place,
        stakeholders={rename(k): replace(v, id=rename(k)) for k, v in place.stakeholders.items()},
        channels=tuple(
            replace(
                c,
                id=f"{rename(c.sender)}->{rename(c.receiver)}{c.id[len(f'{c.sender}->{c.receiver}') :]}",
                sender=rename(c.sender),
                receiver=rename(c.receiver),
            )
            for c in place.channels
        ),
    )
    other = replace(question, senders=rename_end(question.senders), receivers=rename_end(question.receivers))
    found = find_deliveries(Structure(place), question)
    assert [tuple(map(rename, each.route)) for each in found] == [
        each.route for each in find_deliveries(Structure(renamed), other)
    ]
    weak = [tuple(map(rename, each.cuts_off)) for each in find_weak_points(Structure(place), question)]
    assert weak == [each.cuts_off for each in find_weak_points(Structure(renamed), other)]


@given(st.data(), st.randoms(use_true_random=False))
def test_the_order_of_lines_in_the_file_does_not_matter(data, dice: random.Random):
    place = data.draw(places())
    question = data.draw(asked(place))
    channels = dice.sample(place.channels, len(place.channels))
    stakeholders = dict(dice.sample(list(place.stakeholders.items()), len(place.stakeholders)))
    shuffled = replace(place, channels=tuple(channels), stakeholders=stakeholders)
    one_way, other = Structure(place), Structure(shuffled)
    assert find_deliveries(one_way, question) == find_deliveries(other, question)
    assert find_weak_points(one_way, question) == find_weak_points(other, question)
    assert find_pairs(one_way, question) == find_pairs(other, question)


@given(st.data())
def test_two_places_side_by_side_answer_as_each_alone(data):
    place, beside = data.draw(places()), data.draw(places())
    question = data.draw(asked(place))
    both = replace(
        place,
        stakeholders={
            **{f"0{each}": replace(one_of, id=f"0{each}") for each, one_of in beside.stakeholders.items()},
            **place.stakeholders,
        },
        channels=(
            *(
                replace(c, id=f"0{c.id}", sender=f"0{c.sender}", receiver=f"0{c.receiver}")
                for c in beside.channels
            ),
            *place.channels,
        ),
    )
    alone, together = Structure(place), Structure(both)
    assert find_deliveries(alone, question) == find_deliveries(together, question)
    assert find_pairs(alone, question) == find_pairs(together, question)
    assert {k: v for k, v in weaken(place, question).items() if k[0] != "shared"} == {
        k: v for k, v in weaken(both, question).items() if k[0] != "shared"
    }
