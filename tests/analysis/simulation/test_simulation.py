"""Many worlds at once: against the slow twin, full enumeration, the clock, and what a loss must and must not change.

Names of draws are part of what is checked: a world of ours is lived through by the twin in the same phases, and the
same thing fails in it.
"""

from collections import Counter
from datetime import timedelta
from itertools import product
from math import sqrt

import numpy as np
import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.simulation.simulation import LOSS_COUNT, simulate_message
from stakeholder_graph.analysis.simulation.spreads import POINT_COUNT, build_grid
from stakeholder_graph.analysis.simulation.trials import Trials, draw_starts, find_lost
from stakeholder_graph.graph.draws import build_key, draw_below
from stakeholder_graph.model.cadence import read_cadence, read_duration
from stakeholder_graph.scenarios.apply import remove
from tests.analysis.clocked import ask_all
from tests.analysis.day_by_day import find_periods, simulate, simulate_round_trip
from tests.analysis.oracle import Twin
from tests.analysis.places import DAY, PlaceDraft, any_of, every, message, random_places
from tests.analysis.timed_places import build_timed_place, draw_question


def run(place, asking, *, worlds=200, seed=1, lose=None):
    structure = Structure(place)
    trials = Trials(structure, worlds, seed)
    lost = find_lost(structure, lose) if lose is not None else None
    return simulate_message(trials, asking, find_asked(structure, asking), lost=lost)


def members(found) -> dict:
    return {each.member: each for each in found.members}


# --- against others ---


@pytest.mark.parametrize("chunk", range(2))
def test_in_one_world_everybody_hears_on_the_day_the_twin_says(chunk):
    """60 places drawn by chance, one world each, downwards and upwards."""
    compared, wrong = Counter(), []
    for seed in range(chunk * 30, chunk * 30 + 30):
        place = build_timed_place(seed)
        kind = draw_question(place, seed).message_kind
        ids = Structure(place).ids
        if len(ids) < 2:
            continue
        phases, start = draw_world(place, seed)
        last = start + timedelta(days=200)
        for asking in (
            message(ids[0], every(*ids[1:]), kind=kind),
            message(every(*ids[1:]), ids[0], kind=kind),
        ):
            reached = find_reached(place, asking)
            for member, told in members(run(place, asking, worlds=1, seed=seed)).items():
                down = asking.counted == "receivers"
                sender, receiver = (ids[0], member) if down else (member, ids[0])
                heard = simulate(place, kind, [sender], start, phases, last)[receiver].heard
                truly = (heard - start).days if heard is not None and member in reached else None
                found = told.typical_days if told.typical_days is None or told.typical_days <= 200 else None
                compared[down, found is not None] += 1
                if found != truly:
                    wrong.append((seed, asking.counted, member, found, truly))
    assert wrong == []
    assert min(compared.values()) >= 10


def find_reached(place, asking) -> set[str]:
    """Who is reached on paper: nobody else hears in our worlds, though a later channel may come."""
    structure = Structure(place)
    asked = find_asked(structure, asking)
    found = find_deliveries(structure, asking, asked)
    return {one.member for one, each in zip(asked, found, strict=True) if each.reached}


def draw_world(place, seed):
    """The phases and the day to start of the first world of a seed."""
    phases = {
        name: int(draw_below(build_key(seed, name), period.numerator, 1)[0])
        for name, period in find_periods(place).items()
    }
    return phases, place.as_of + timedelta(days=int(draw_starts(seed, 1)[0]))


@pytest.mark.parametrize("seed", range(40))
def test_in_one_world_the_answer_is_back_on_the_day_the_twin_says(seed):
    place = build_timed_place(seed)
    ids = Structure(place).ids
    if len(ids) < 2:
        return
    takes = read_duration("5 working days")
    asking = message(ids[0], ids[1], answered=True, answer_takes=takes)
    phases, start = draw_world(place, seed)
    found, last = run(place, asking, worlds=1, seed=seed), start + timedelta(days=700)
    truly = simulate_round_trip(place, None, ids[0], ids[1], start, phases, last, takes)
    told = found.answered.members[0].typical_days
    if told is None or told > 700:
        there, back = asking, message(ids[1], ids[0])
        assert truly.answered is None or not (find_reached(place, there) and find_reached(place, back))
    else:
        assert told == (truly.answered - start).days


ANCHORED = (
    PlaceDraft()
    .add("board")
    .add("forum", meets=read_cadence("monthly on the last thursday"), papers_due=read_duration("7 days"))
    .add("p1")
    .add("p2")
    .join("board", "forum", takes=read_duration("5 working days"))
    .join("forum", "p1", every=read_cadence("2 weeks from 2012-10-03"))
    .join("forum", "p2", takes=read_duration("3 days"))
    .join("p1", "forum")
    .join("forum", "board", every=read_cadence("2 weeks from 2012-10-04"))
    .build(DAY)
)


def test_where_all_is_known_the_figures_are_those_of_the_clock():
    """365 worlds start on every day of the year, so that their median is the exact one."""
    for senders, receivers in (("board", "p1, p2"), ("p1", "board")):
        asking = message(senders, receivers)
        told = members(run(ANCHORED, asking, worlds=365))
        for delivery in ask_all(ANCHORED, senders, receivers):
            member = delivery.receiver if senders == "board" else delivery.sender
            assert told[member].typical_days == delivery.typical_days
            assert told[member].heard_share == delivery.heard_share == 1
            last = max(each.day for each in run(ANCHORED, asking, worlds=365).curve)
            assert last >= delivery.worst_days
    (round_trip,) = [each.round_trip for each in ask_all(ANCHORED, "p1", "board", answered=True)]
    (back,) = run(ANCHORED, message("p1", "board", answered=True), worlds=365).answered.members
    assert back.typical_days == round_trip.typical_days


def test_every_day_to_start_is_drawn_once_in_365_worlds_and_evenly_in_more():
    assert sorted(draw_starts(1, 365).tolist()) == list(range(365))
    counts = Counter(draw_starts(5, 1000).tolist())
    assert set(counts) == set(range(365))
    assert set(counts.values()) <= {1, 2, 3, 4}


@pytest.mark.parametrize("direction", ["down", "up"])
def test_with_failures_and_no_times_the_heard_share_is_that_of_full_enumeration(direction):
    """Four standard deviations either way: it fails by chance once in 16,000, and the seed is fixed."""
    draft = (
        PlaceDraft("a -> b, c; b -> d; c -> d; d -> e")
        .add("b", reliability=0.7)
        .join("a", "d", reliability=0.4, depends_on=("grant",))
        .add("c", depends_on=("grant",))
        .add("e", reliability=0.9)
        .share("grant", reliability=0.6)
    )
    place = draft.build()
    if direction == "up":
        turned = [
            replace(each, sender=each.receiver, receiver=each.sender, id=f"{each.receiver}->{each.sender}")
            for each in place.channels
        ]
        place = replace(place, channels=tuple(turned))
    asking = message("a", "d, e") if direction == "down" else message("d, e", "a")
    truly = enumerate_heard(place, asking)
    worlds = 20_000
    for member, told in members(run(place, asking, worlds=worlds)).items():
        chance = truly[member]
        assert abs(told.heard_share - chance) < 4 * sqrt(chance * (1 - chance) / worlds)


def enumerate_heard(place, asking) -> dict[str, float]:
    """The chance of each delivery, from every combination of what works, asked of the slow twin."""
    items = [each.id for each in place.stakeholders.values() if each.reliability is not None]
    items += [each.id for each in place.shared.values()]
    items += [each.id for each in place.channels if each.terms.reliability is not None]
    rates = {each.id: each.reliability for each in (*place.stakeholders.values(), *place.shared.values())}
    rates |= {each.id: each.terms.reliability for each in place.channels}
    found = Counter()
    for works in product((True, False), repeat=len(items)):
        left, chance = place, 1.0
        for each, is_working in zip(items, works, strict=True):
            chance *= rates[each] if is_working else 1 - rates[each]
            known = {*left.stakeholders, *left.shared, *(channel.id for channel in left.channels)}
            if not is_working and each in known:
                left = remove(left, each)
        for one, told in zip(
            find_asked(Structure(place), asking), Twin(left).expect(asking, pairs=False), strict=True
        ):
            found[one.member] += chance * told.reached
    return found


# --- what a loss changes ---


FORUMS = "board -> f1, f2; f1 -> p1, p2; f2 -> p2, p3; lone"


def slow(place):
    """The same place with a meeting of unknown phase on every channel, failures here and there."""
    channels = tuple(
        replace(
            each,
            terms=replace(each.terms, every=read_cadence("month"), reliability=0.8 if number % 2 else None),
        )
        for number, each in enumerate(place.channels)
    )
    return replace(place, channels=channels, as_of=DAY)


def test_losing_what_nobody_uses_changes_nothing_exactly():
    place = slow(PlaceDraft(FORUMS).build())
    asking = message("board", "p1, p2, p3")
    found = run(place, asking, lose="lone")
    (loss,) = found.losses
    assert loss.curve == found.curve
    assert (loss.heard_share, loss.half_days, loss.delay_days) == (
        loss.heard_share_before,
        loss.half_days_before,
        0.0,
    )


def test_losing_a_weak_point_stops_exactly_those_it_cuts_off():
    place = slow(PlaceDraft(FORUMS).build())
    found = run(place, message("board", "p1, p2, p3"), lose="f1")
    (loss,) = found.losses
    assert loss.heard_share < loss.heard_share_before
    alone = run(remove(place, "f1"), message("board", "p1, p2, p3"))
    assert members(alone)["p1"].heard_share == 0
    assert members(alone)["p3"] == members(found)["p3"]
    assert loss.curve == curve_on(alone, loss.curve)


def curve_on(found, wanted):
    """The curve of another run, level after its last day, on the days of a curve."""
    days = [each.day for each in found.curve]
    return tuple(
        replace(found.curve[max(place for place, day in enumerate(days) if day <= each.day)], day=each.day)
        for each in wanted
    )


@pytest.mark.parametrize("chunk", range(2))
def test_a_loss_is_the_same_as_to_ask_again_without_it_in_the_same_worlds(chunk):
    """Places of every sort, some with answers, `any` sides, dates and shared dependencies; each stakeholder lost."""
    compared = 0
    for place, asking in random_places(25, chunk):
        for lose in (*list(place.stakeholders)[:3], *place.shared):
            found = run(slowed(place), asking, worlds=40, lose=lose)
            if not found.losses:
                continue
            (loss,) = found.losses
            again = run(remove(slowed(place), lose), asking, worlds=40)
            if len(again.members) != len(found.members):
                continue  # a group has lost a member: it is asked of fewer
            compared += 1
            assert (loss.heard_share, loss.half_days) == (again.heard_share, half(again)), (place, lose)
            if asking.answered:
                assert loss.answered_share == pytest.approx(again.answered.heard_share), (place, lose)
    assert compared > 30


def half(found):
    return found.milestones[0].days if found.milestones else None


def slowed(place):
    channels = tuple(
        replace(each, terms=replace(each.terms, every=read_cadence("2 weeks"), reliability=0.8))
        for each in place.channels
    )
    return replace(place, channels=channels, as_of=place.as_of or DAY)


def test_losing_a_shared_dependency_takes_all_that_depends_on_it():
    place = (
        PlaceDraft("board -> f1, f2; f1 -> p1; f2 -> p2")
        .add("f1", depends_on=("grant",))
        .share("grant")
        .build()
    )
    (loss,) = run(place, message("board", "p1, p2"), lose="grant").losses
    assert (loss.type, loss.heard_share_before, loss.heard_share) == ("shared", 1.0, 0.5)


def test_losing_one_end_is_heard_of_too():
    place = PlaceDraft("board -> p1, p2").build()
    asking = message("board", "p1, p2")
    assert run(place, asking, lose="board").losses[0].heard_share == 0
    assert run(place, asking, lose="p1").losses[0].heard_share == 0.5


def test_without_a_question_the_few_that_most_pass_through_are_lost_worst_first():
    places = "board -> " + "; board -> ".join(f"f{n} -> p{n}" for n in range(9))
    found = run(
        PlaceDraft(places + "; f0 -> q1, q2, q3").build(),
        message("board", "p0, p1, p2, p3, p4, p5, q1, q2, q3"),
    )
    assert [each.id for each in found.losses] == ["f0", "f1", "f2", "f3", "f4"]
    assert len(found.losses) == LOSS_COUNT
    assert all(each.curve == () for each in found.losses)


def test_who_sends_or_should_hear_is_lost_only_if_asked_for():
    place = PlaceDraft("board -> p1 -> forum -> p2").build()
    assert [each.id for each in run(place, message("board", "p1, p2")).losses] == ["forum"]


# --- worlds ---


def test_a_seed_repeats_exactly_and_another_differs():
    place = slow(PlaceDraft(FORUMS).build())
    asking = message("board", "p1, p2, p3")
    assert run(place, asking, seed=3) == run(place, asking, seed=3)
    assert run(place, asking, seed=3).curve != run(place, asking, seed=4).curve


def test_the_two_ways_of_one_line_fail_together():
    """Asked over a line that works half of the time, an answer comes back in each world in which it is heard."""
    place = PlaceDraft("a <-> b").build()
    terms = replace(place.channels[0].terms, reliability=0.5)
    together = replace(place, channels=tuple(replace(each, terms=terms) for each in place.channels))
    apart = replace(place, channels=tuple(replace(each, terms=terms, twin=None) for each in place.channels))
    asking = message("a", "b", answered=True)
    found = run(together, asking, worlds=4000)
    assert found.answered.heard_share == found.heard_share == pytest.approx(0.5, abs=0.04)
    assert run(apart, asking, worlds=4000).answered.heard_share == pytest.approx(0.25, abs=0.04)


def test_only_the_direction_of_a_channel_can_be_used():
    place = PlaceDraft("a -> b").build()
    assert run(place, message("a", "b")).heard_share == 1
    assert run(place, message("b", "a")).heard_share == 0


def test_a_sender_that_fails_does_not_send():
    place = PlaceDraft("a -> b").add("a", reliability=0.25).build()
    assert run(place, message("a", "b"), worlds=4000).heard_share == pytest.approx(0.25, abs=0.03)


def test_any_of_several_senders_or_receivers_is_enough():
    place = (
        PlaceDraft("a -> c; b -> c; c -> d, e").add("a", reliability=0.5).add("d", reliability=0.5).build()
    )
    assert run(place, message(any_of("a", "b"), "c")).heard_share == 1
    assert run(place, message("c", any_of("d", "e"))).heard_share == 1
    assert run(place, message(any_of("a", "b"), any_of("d", "e"))).heard_share == 1


# --- figures ---


def test_the_curve_rises_to_all_that_ever_hear_and_its_band_holds_it():
    found = run(slow(PlaceDraft(FORUMS).build()), message("board", "p1, p2, p3"))
    assert [each.day for each in found.curve] == sorted({each.day for each in found.curve})
    assert found.curve[-1].mean == pytest.approx(found.heard_share)
    for one, then in zip(found.curve, found.curve[1:], strict=False):
        assert (one.low, one.median, one.high) <= (then.low, then.median, then.high)
        assert one.mean <= then.mean
    assert all(each.low <= each.median <= each.high for each in found.curve)


def test_milestones_and_curve_say_the_same():
    found = run(slow(PlaceDraft(FORUMS).build()), message("board", "p1, p2, p3"))
    share = {each.day: each for each in found.curve}
    half_heard = found.milestones[0]
    assert share[half_heard.days].median >= 0.5 > share[half_heard.days - 1].median
    assert share[half_heard.low_days].high >= 0.5 > share[half_heard.low_days - 1].high


def test_long_curves_are_thinned_out_and_keep_their_last_day():
    days = np.array([[7, 1234]], dtype=np.int32)
    grid = build_grid(days)
    assert len(grid) <= POINT_COUNT
    assert (grid[0], grid[-1]) == (0, 1234)
    assert build_grid(np.array([[3]], dtype=np.int32)).tolist() == [0, 1, 2, 3]


def test_waits_add_up_to_the_average_journey_and_lie_with_whom_they_lie():
    """Five working days on the way, then the last Thursday of the month, then three days to the second practice."""
    found = run(ANCHORED, message("board", "p2"), worlds=365)
    waits = {(each.id, each.cause): each for each in found.lateness}
    assert set(waits) == {("board", "on-the-way"), ("forum", "meeting"), ("forum", "on-the-way")}
    assert sum(each.mean_days for each in found.lateness) == pytest.approx(found.mean_days)
    assert waits["forum", "on-the-way"].mean_days == 3
    assert waits["forum", "meeting"].every == "monthly on the last thursday"
    assert {each.journey_share for each in found.lateness} == {1.0}


def test_people_of_a_practice_and_its_group_count_once():
    place = (
        PlaceDraft("board -> practice, patients")
        .add("practice", kind="practice", people=900)
        .add("patients", kind="patient-group", part_of="practice")
        .build()
    )
    assert run(place, message("board", "practice, patients")).curve[-1].people == 900


def test_nobody_asked_for_is_an_empty_answer():
    found = run(PlaceDraft("a -> b").build(), message("a", every()))
    assert (found.curve, found.members, found.milestones, found.heard_share) == ((), (), (), 0.0)


def test_progress_rises_to_one():
    told = []
    structure = Structure(PlaceDraft(FORUMS).build())
    asking = message("p1, p2, p3", "board")
    simulate_message(Trials(structure, 10, 1), asking, find_asked(structure, asking), advance=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
