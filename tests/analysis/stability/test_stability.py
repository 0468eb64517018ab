"""Stability against three truths: every version asked by itself, all counted out, and places worked by hand."""

import random
from itertools import product
from statistics import mean

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.analysis.stability import asked_again
from stakeholder_graph.analysis.stability.asked_again import AskedAgain, find_still_isolated
from stakeholder_graph.analysis.stability.stability import POINTS_AT_MOST, estimate_stability
from stakeholder_graph.analysis.stability.versions import Sampling, draw_versions
from stakeholder_graph.graph.intervals import NORMAL_90, measure_interval
from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.records import KnownAbsence, Source, Terms, Vouching
from stakeholder_graph.model.vocabulary import SOURCES
from tests.analysis.each_version import OneVersion, add_doubts, build_version
from tests.analysis.places import PlaceDraft, any_of, message, random_places

CERTAIN = {"certainty": 1.0}


def prepare(place, asked):
    """What was found of a message: all that stability is estimated from."""
    structure = Structure(place)
    deliveries = find_asked(structure, asked)
    answer = summarise_message(
        structure,
        asked,
        deliveries,
        deliveries=find_deliveries(structure, asked, deliveries),
        weak_points=find_weak_points(structure, asked),
    )
    return structure, [(asked, deliveries)], [answer], find_silos(structure, [answer])


def estimate(place, asked, **sampling):
    """The message and the silos with their stability."""
    (found,), silos = estimate_stability(*prepare(place, asked), Sampling(**sampling))
    return found, silos


REACH, HEARD, ONE_WAY, ONE_ROUTE, ALONE = "reach", "heard", "one way", "one route", "alone"


def pick(answer, silos, name):
    """The stability of one finding; those that are not named here are weak points."""
    named = {
        REACH: answer.reach_stability,
        HEARD: answer.heard_stability,
        ONE_WAY: answer.loop_stability,
        ONE_ROUTE: answer.one_route_stability,
        ALONE: silos.isolated_stability,
    }
    return named[name] if name in named else point_of(answer, name)


def point_of(answer, name):
    return next(each.stability for each in answer.weak_points if each.id == name)


# --- Each version by itself ---


def compare_versions(place, asked_for, sampling):
    """Hold every finding in every version against that version, built and asked by itself; count the findings."""
    structure = Structure(place)
    asked = find_asked(structure, asked_for)
    versions = draw_versions(structure, sampling)
    again = AskedAgain(structure, versions, asked_for, asked)
    before = list(find_deliveries(structure, asked_for, asked))
    points = find_weak_points(structure, asked_for)
    one_way = [each for each in before if each.loop == "one-way"]
    isolated = find_silos(structure, []).isolated
    reach = again.find_still_reached([each.reached for each in before])
    heard = again.find_still_heard([each.reached for each in before])
    loops, alone = again.find_still_one_way(one_way), find_still_isolated(structure, versions, isolated)
    routes = again.find_still_one_route(before, points)
    cuts = [(point, again.find_still_cut_off(point)) for point in points]
    for version in range(versions.count):
        alone_now = OneVersion(structure, build_version(structure, versions, version), asked_for)
        if reach is not None:
            assert reach.holds[version] == alone_now.holds_reach(before)
        if heard is not None:
            assert heard.holds[version] == alone_now.holds_heard(before)
        for point, cut in cuts:
            assert (cut.holds[version], cut.lost[version]) == alone_now.holds_point(point)
        if loops is not None:
            assert (loops.holds[version], loops.lost[version]) == alone_now.holds_one_way(one_way)
        if routes is not None:
            found = alone_now.holds_one_route(before, points)
            assert (routes.holds[version], routes.lost[version]) == found
        if alone is not None:
            assert alone.holds[version] == alone_now.holds_isolated(isolated)
    return [
        reach is not None,
        heard is not None,
        loops is not None,
        routes is not None,
        alone is not None,
        len(points),
    ]


def test_in_every_version_a_finding_holds_as_if_that_version_were_the_model():
    """Both directions, any ends, shared dependencies, kinds of message, dates, group lines, unlisted channels."""
    dice = random.Random(21)
    seen = [0] * 6
    for number, (bare, asked) in enumerate(random_places(200, seed=22, largest=6)):
        place = add_doubts(bare, dice)
        rate = dice.choice((0.0, 0.1, 0.5))
        sampling = Sampling(seed=number, versions=dice.choice((7, 64)), unlisted_rate=rate)
        found = compare_versions(place, asked, sampling)
        seen = [count + more for count, more in zip(seen, found, strict=True)]
    assert min(seen) >= 20, seen


def test_versions_hold_together_what_one_line_says_and_nothing_else():
    """A line of channels is one doubt, a pair both ways is one, and any two others part in some version."""
    draft = PlaceDraft("a; b; c; d").join("a", "b", line="channels.0").join("b", "c", line="channels.0")
    place = draft.join("c", "d").join("d", "a").build()
    both = example_place("a <-> b; b <-> c")
    works = draw_versions(Structure(place), Sampling()).graph.works.tolist()
    assert works[0] == works[1]
    assert len({tuple(each) for each in works}) == 3
    there_and_back = draw_versions(Structure(both), Sampling()).graph.works.tolist()
    assert there_and_back[0] == there_and_back[1] != there_and_back[2] == there_and_back[3]


def test_where_the_less_certain_part_of_a_line_holds_so_does_the_more_certain():
    draft = PlaceDraft()
    for name, certainty in (("a", 0.2), ("b", 0.5), ("c", 0.9)):
        draft.add(name, line="stakeholders.groups", certainty=certainty)
    a, b, c = (int.from_bytes(row.tobytes(), "little") for row in draw(draft.build()).graph.there)
    assert a & ~b == b & ~c == 0 != c & ~b


def draw(place, **sampling):
    return draw_versions(Structure(place), Sampling(**sampling))


def test_versions_do_not_depend_on_other_lines_or_on_their_order():
    draft = PlaceDraft("x; y; z").add("a", line="stakeholders.a").add("b", line="stakeholders.b")
    few = draft.join("a", "b", line="channels.0").join("b", "x", line="channels.1").build()
    more = PlaceDraft("w; z; y; x").add("b", line="stakeholders.b").add("a", line="stakeholders.a")
    more.join("w", "z", line="channels.0").join("b", "x", line="channels.1").join("a", "b", line="channels.2")
    found = []
    for place in (few, more.build()):
        structure = Structure(place)
        graph = draw_versions(structure, Sampling()).graph
        rows = {each: graph.there[number].tolist() for each, number in structure.number_of.items()}
        rows |= {each.id: graph.works[number].tolist() for number, each in enumerate(structure.channels)}
        found.append({each: rows[each] for each in ("a", "b", "x", "y", "z", "a->b", "b->x")})
    assert found[0] == found[1]


def test_a_version_is_the_same_however_many_are_drawn():
    place = add_doubts(PlaceDraft("a -> b, c, d; d -> e, f").build(), random.Random(5))
    few, many = draw(place, versions=64), draw(place, versions=640)
    assert (few.graph.there == many.graph.there[:, :1]).all()
    assert (few.graph.works == many.graph.works[:, :1]).all()
    early = [each[many.graph.further.versions < 64].tolist() for each in many.graph.further]
    assert [each.tolist() for each in few.graph.further] == early


# --- All versions counted out ---


def count_out(place, asked_for):
    """The exact share of versions in which each finding holds: every version built, asked, and weighed."""
    structure = Structure(place)
    before = list(find_deliveries(structure, asked_for))
    points = find_weak_points(structure, asked_for)
    names = {each: place.stakeholders[each] for each in structure.ids}
    names |= {each.id: each.terms for each in structure.channels}
    doubts = {each: place.find_certainty(record) for each, record in names.items()}
    doubtful = [each for each, certainty in doubts.items() if certainty < 1]
    shares = dict.fromkeys([REACH, *(each.id for each in points)], 0.0)
    for kept in product((True, False), repeat=len(doubtful)):
        gone = {each for each, keep in zip(doubtful, kept, strict=True) if not keep}
        weight = 1.0
        for each, keep in zip(doubtful, kept, strict=True):
            weight *= doubts[each] if keep else 1 - doubts[each]
        left = replace(
            place,
            stakeholders={each: one for each, one in place.stakeholders.items() if each not in gone},
            channels=tuple(
                each for each in place.channels if not {each.id, each.sender, each.receiver} & gone
            ),
        )
        now = OneVersion(structure, left, asked_for)
        shares[REACH] += weight * now.holds_reach(before)
        for point in points:
            shares[point.id] += weight * now.holds_point(point)[0]
    return shares


@pytest.mark.parametrize(
    "asked",
    [message("a", "d, e, f"), message("d, e, f", "a"), message(any_of("b", "c"), "d, e, f")],
    ids=["down", "up", "any"],
)
def test_sampled_shares_agree_with_counting_out_every_version(asked):
    """Seven doubts, so 128 versions; the 90% intervals of 300 samples hold the exact share 85 to 95 times in 100."""
    draft = PlaceDraft().add("a", **CERTAIN)
    for each, certainty in (("b", 0.8), ("c", 0.6), ("d", 1.0), ("e", 1.0), ("f", 0.7)):
        draft.add(each, certainty=certainty)
    for ends, certainty in (("ab", 0.9), ("ac", 0.7), ("bd", 1.0), ("be", 0.8), ("ce", 0.6), ("bf", 1.0)):
        draft.join(*ends, certainty=certainty).join(*ends[::-1], **CERTAIN)
    place = draft.build()
    truths = count_out(place, asked)
    assert len(truths) >= 3
    check_planted(place, asked, truths, versions=150, seeds=300, unlisted_rate=0.0)


# --- Planted truths ---


def check_planted(place, asked, truths, *, versions=200, seeds=1000, **sampling):
    """Over many seeds the 90% interval of a finding must hold the truth planted for it 85 to 95 times in 100."""
    structure, deliveries, (answer,), silos = prepare(place, asked)
    points = tuple(each for each in answer.weak_points if each.id in truths)
    answer = replace(answer, weak_points=points)
    found = {name: [] for name in truths}
    for seed in range(seeds):
        drawn = Sampling(seed=seed, versions=versions, **sampling)
        (told,), alone = estimate_stability(structure, deliveries, [answer], silos, drawn)
        for name, all_found in found.items():
            all_found.append(pick(told, alone, name))
    for name, true in truths.items():
        assert 0.85 <= mean(each.low <= true <= each.high for each in found[name]) <= 0.95, name
        assert mean(each.share for each in found[name]) == pytest.approx(true, abs=0.005), name


def test_planted_products_of_doubts_are_covered_as_often_as_the_intervals_say():
    """One after another: f 0.8, a->f 0.9, f->p 0.75; a and p are certain, so p hears in 0.54 of the versions.

    There is no way back, so as often it is heard and cannot answer.
    """
    draft = PlaceDraft().add("a", **CERTAIN).add("f", certainty=0.8).add("p", **CERTAIN)
    place = draft.join("a", "f", certainty=0.9).join("f", "p", certainty=0.75).build()
    truths = dict.fromkeys((REACH, HEARD, "f", "a->f", ONE_WAY, ONE_ROUTE), 0.54)
    check_planted(place, message("a", "p", answered=True), truths, unlisted_rate=0.0)


def test_each_delivery_arrives_as_often_as_what_carries_it_holds():
    """p hears where f is there, 0.8; q is never reached; r hears straight, always."""
    draft = PlaceDraft().add("a", **CERTAIN).add("f", certainty=0.8)
    for each in "pqr":
        draft.add(each, **CERTAIN)
    place = draft.join("a", "f", **CERTAIN).join("f", "p", **CERTAIN).join("a", "r", **CERTAIN).build()
    answer, _ = estimate(place, message("a", "p, q, r"), unlisted_rate=0.0)
    found = {each.receiver: each.stability for each in answer.deliveries}
    assert found["q"] is None
    assert found["p"].low <= 0.8 <= found["p"].high
    assert found["r"].share == 1.0


def test_planted_groups_are_one_doubt_where_one_line_says_them():
    """Half of three: as often as their line holds, 0.8; said in three lines, 0.8^3 + 3 x 0.8^2 x 0.2 = 0.896.

    The three in one line are behind f, which rests on a pot (0.65), the others behind g; q stands alone (0.7).
    Half of the six are heard where the line holds, whatever the others; else only where all the others are.
    """
    draft = PlaceDraft().share("pot", certainty=0.65).add("a", **CERTAIN).add("q", certainty=0.7)
    heard = 0.8 + 0.2 * 0.8**3
    for hub, ids, line in (("f", "123", "stakeholders.practices"), ("g", "456", "")):
        draft.add(hub, **CERTAIN, depends_on=("pot",) if hub == "f" else ()).join("a", hub, **CERTAIN)
        for each in ids:
            draft.add(each, certainty=0.8, line=line).join(hub, each, **CERTAIN)
    truths = {"f": 0.8, "g": 0.896, "pot": 0.65 * 0.8, REACH: 0.7, ALONE: 0.7, HEARD: heard}
    check_planted(draft.build(), message("a", "1, 2, 3, 4, 5, 6, q"), truths, unlisted_rate=0.0)


def build_unlisted(*joined, **said):
    """A board a and practices p and q, all certain; q has no channel."""
    draft = PlaceDraft().add("a", kind="board", **CERTAIN)
    for each in ("p", "q"):
        draft.add(each, kind="practice", **CERTAIN)
    for ends in joined:
        draft.join(*ends, **CERTAIN)
    return replace(draft.build(), **said)


def test_planted_unlisted_channels_reach_whom_they_should():
    """A rate of 0.4: a channel like a->p leads to p, where one is listed, or as often to q: 0.2.

    So in 0.8 of the versions q does not hear; with one like p->a besides, nothing touches it in 0.8 x 0.8.
    """
    truths = {REACH: 0.8, ALONE: 0.64}
    check_planted(build_unlisted("ap", "pa"), message("a", "p, q"), truths, unlisted_rate=0.4)


def test_a_channel_nobody_listed_goes_both_ways_where_the_listed_one_does():
    """Worked by hand: one draw for the pair, so whoever hears is heard: always or never both."""
    kinds = {"a": "board", "p": "practice", "q": "practice"}
    place = replace(example_place("a <-> p; q", kinds=kinds), complete=False)
    further = draw(place, unlisted_rate=0.4).graph.further
    pairs = sorted(zip(*map(list, further[:3]), strict=True))
    down = [version for tail, head, version in pairs if (tail, head) == (0, 2)]
    up = [version for tail, head, version in pairs if (tail, head) == (2, 0)]
    assert down == up
    assert len(down) + len(up) == len(pairs)
    assert len(down) == pytest.approx(200, abs=40)


def test_a_channel_nobody_listed_carries_what_the_one_like_it_does():
    draft = PlaceDraft().add("a", kind="board", **CERTAIN).add("p", kind="practice", **CERTAIN)
    place = (
        draft.add("q", kind="practice", **CERTAIN).join("a", "p", carries=("decision",), **CERTAIN).build()
    )
    shares = {}
    for kind in ("decision", "concern"):
        answer, _ = estimate(place, message("a", "q", kind=kind), unlisted_rate=0.4)
        shares[kind] = answer.reach_stability.share
    assert shares["decision"] == pytest.approx(0.8, abs=0.04)
    assert shares["concern"] == 1.0


@pytest.mark.parametrize(
    "said",
    [
        {"complete": True},
        {"known_absent": (KnownAbsence(sender="a", receiver="q"), KnownAbsence(sender="q", receiver="a"))},
    ],
    ids=["complete", "known-absent"],
)
def test_nothing_is_added_where_it_is_known_to_be_absent(said):
    answer, silos = estimate(build_unlisted("ap", "pa", **said), message("a", "p, q"), unlisted_rate=1.0)
    assert answer.reach_stability.share == silos.isolated_stability.share == 1.0


def test_a_tie_known_to_be_absent_says_nothing_of_channels():
    absent = KnownAbsence(sender="a", receiver="q", relation="funds")
    answer, _ = estimate(
        build_unlisted("ap", known_absent=(absent,)), message("a", "p, q"), unlisted_rate=1.0
    )
    assert answer.reach_stability.share < 1


def test_as_many_channels_are_added_as_the_rate_says_and_none_leads_to_oneself():
    """Nobody listed 5% of 40 channels, so 2 in each version; 1,560 pairs are free, so hardly any is listed."""
    names = [f"p-{number:02}" for number in range(40)]
    ring = "; ".join(f"{one} -> {other}" for one, other in zip(names, names[1:] + names[:1], strict=True))
    versions = draw(replace(example_place(ring), complete=False))
    tails, heads, own, _ = versions.graph.further
    assert len(tails) / 1000 == pytest.approx(2 * (1 - 40 / 1560), abs=0.15)
    assert not (tails == heads).any()
    assert set(tails.tolist()) == set(heads.tolist()) == set(range(40))
    assert own.max() < 1000


# --- How certain a line is ---


@pytest.mark.parametrize(
    ("kind", "certainty"), [("seed", 1.0), ("public", 1.0), ("memory", 0.8), ("assumption", 0.5)]
)
def test_an_unstated_certainty_follows_the_source(kind, certainty):
    sources = {**SOURCES, "paper": Source(id="paper", title="A paper", kind=kind)}
    place = replace(example_place("a -> b"), sources=sources)
    record = Terms(by="meeting", vouching=Vouching(existence="paper"))
    assert place.find_certainty(record) == certainty
    assert place.find_certainty(replace(record, certainty=0.2)) == 0.2


def test_what_no_known_source_vouches_for_is_unsure():
    place = example_place("a -> b")
    assert place.find_certainty(Terms(by="meeting")) == 0.5
    assert place.find_certainty(Terms(by="meeting", vouching=Vouching(existence="nobody"))) == 0.5
    assert place.find_certainty(Terms(by="meeting", vouching=Vouching(rest="memory"))) == 0.5
    assert place.find_certainty(Terms(by="meeting", vouching=Vouching(existence="memory"))) == 0.8


# --- What is told of what ---


def test_a_certain_and_complete_model_has_nothing_to_doubt():
    draft = PlaceDraft().add("a", **CERTAIN).add("f", **CERTAIN).add("p", **CERTAIN).add("q", **CERTAIN)
    place = replace(draft.join("a", "f", **CERTAIN).join("f", "p", **CERTAIN).build(), complete=True)
    answer, silos = estimate(place, message("a", "p, q", answered=True))
    found = [answer.reach_stability, answer.loop_stability, answer.one_route_stability]
    found += [silos.isolated_stability, *(each.stability for each in answer.weak_points)]
    assert [(each.share, each.high, each.low > 0.997) for each in found] == [(1.0, 1.0, True)] * 7


def test_what_is_not_found_has_no_stability():
    place = example_place("a <-> b; b <-> c; a <-> c")
    answer, silos = estimate(place, message("a", "b, c", answered=True))
    assert (answer.loop_stability, answer.one_route_stability) == (None, None)
    silent, _ = estimate(example_place("a; b"), message("a", "b"))
    assert silent.heard_stability is None
    assert silos.isolated_stability is None
    assert answer.weak_points == ()
    nobody, _ = estimate(place, message(any_of("a"), any_of("a")))
    assert (nobody.delivery_count, nobody.reach_stability) == (0, None)


def test_only_the_first_ten_weak_points_are_asked_again_and_nothing_else_is_changed():
    place = example_place("a -> " + ", ".join(f"p{number}" for number in range(15)))
    asked = message("a", ", ".join(f"p{number}" for number in range(15)))
    answer, _ = estimate(place, asked)
    told = [each.stability is not None for each in answer.weak_points]
    assert told == [True] * POINTS_AT_MOST + [False] * 5
    bare = tuple(replace(each, stability=None) for each in answer.weak_points)
    assert bare == find_weak_points(Structure(place), asked)


def test_what_would_take_too_long_is_not_asked_again_but_for_the_first(monkeypatch):
    monkeypatch.setattr(asked_again, "SWEEPS_AT_MOST", 1)
    answer, _ = estimate(example_place("a -> f; f -> p, q"), message("a", "p, q"))
    assert [each.stability is not None for each in answer.weak_points] == [True, False, False, False]
    assert answer.one_route_stability is not None  # the first weak point, tried already, cuts both off
    answer, _ = estimate(example_place("a -> p, q"), message("a", "p, q"))
    assert (answer.weak_points[0].stability is None, answer.one_route_stability) == (False, None)


def test_whoever_an_edit_removed_is_not_reached_in_any_version():
    place = replace(
        PlaceDraft().add("a", **CERTAIN).build(), removed={"gone": example_place("gone").stakeholders["gone"]}
    )
    answer, _ = estimate(place, message("a", "gone"))
    assert answer.reach_stability.share == 1.0


def test_a_finding_that_mostly_fails_says_how_often_nobody_is_reached_at_all():
    """f is certain; a->f holds in 0.3 of the versions, and where it does, f is the only way: 0.7 are lost."""
    draft = PlaceDraft().add("a", **CERTAIN).add("f", **CERTAIN).add("p", **CERTAIN)
    place = draft.join("a", "f", certainty=0.3).join("f", "p", **CERTAIN).build()
    answer, _ = estimate(place, message("a", "p"), unlisted_rate=0.0)
    found = point_of(answer, "f")
    assert found.share + found.lost_share == 1
    assert found.lost_share == pytest.approx(0.7, abs=0.05)


@pytest.mark.parametrize(("successes", "trials"), [(0, 10), (1, 10), (15, 50), (640, 1000), (1000, 1000)])
def test_an_interval_ends_where_a_test_of_the_share_would_just_reject_it(successes, trials):
    """At each end the share lies 1.645 of its own standard deviations away; 0 and 1 are never passed."""
    for end, edge in zip(measure_interval(successes, trials, NORMAL_90), (0, trials), strict=True):
        if successes == edge:
            assert end == successes / trials
        else:
            away = abs(successes / trials - end) / (end * (1 - end) / trials) ** 0.5
            assert away == pytest.approx(1.644854, abs=1e-5)
